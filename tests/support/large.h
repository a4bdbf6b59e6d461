/*
 * Lessons as large as one likes, each with very many of one thing: for what must take time and
 * memory in proportion to its size.
 */
#ifndef RTLESSON_TESTS_LARGE_H
#define RTLESSON_TESTS_LARGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/writer.h"

/* The names of the shapes, ended by NULL: "tags", "blocks", … */
extern const char *const large_shapes[];

/* Writes a lesson of that shape and at least so many bytes, that has no problem; false when there
 * is no such shape. */
bool large_lesson(const char *shape, size_t bytes, struct writer *writer);

#endif
