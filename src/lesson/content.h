/*
 * The content of a question: a hash of what is asked and what is right, so that it is known of an
 * answer whether the question is still the same.
 *
 * It is made of the author's JSON as it is written, with the keys sorted, never of presets: a field
 * that a later program knows changes none. Rows that say CONTENT_BESIDE (schema.h) are left out at
 * every depth: a better "why" is no other question. Where the answer is a figure (CONTENT_FIGURE),
 * what the block around it has written in its rows that say CONTENT_RUN belongs to it.
 */
#ifndef RTLESSON_LESSON_CONTENT_H
#define RTLESSON_LESSON_CONTENT_H

#include <stdint.h>

#include "lesson/loader.h"

/* Of a block that was loaded without an error. */
uint64_t content_hash(const struct load_frame *frame);

#endif
