/*
 * A hash of bytes that is the same on every machine and in every version: what is kept under one
 * must be found again. It is no protection against who wants two texts to have the same.
 *
 * FNV-1a of 64 bits, by Fowler, Noll and Vo (http://www.isthe.com/chongo/tech/comp/fnv/).
 */
#ifndef RTLESSON_BASE_HASH_H
#define RTLESSON_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The hash of nothing, from which the first is made. */
#define HASH_START UINT64_C(0xcbf29ce484222325)

/* The hash of what was hashed before and these bytes. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t count);

/* The same of a text and its NUL, so that "ab", "c" is another than "a", "bc". */
uint64_t hash_text(uint64_t hash, const char *text);

#endif
