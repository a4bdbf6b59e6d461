/*
 * "after": the block that has to be worked before another one is shown.
 */
#ifndef RTLESSON_LESSON_AFTER_H
#define RTLESSON_LESSON_AFTER_H

#include "lesson/loader.h"

/* Tells what is wrong with the value by itself, and returns false. */
bool after_check(struct loader *loader, const struct load_frame *frame, const struct json *value);

/* Notes a block that was read from the value, with errors or without, or could not be (NULL), so
 * that after_resolve finds it, and what it comes after. */
void after_note(struct loader *loader, const struct json *value, struct block *block);

/* Once all blocks are there: makes each id in an "after" the block that it names (struct block);
 * tells what names none, or one that cannot be worked before. is_sound: there was no other error.
 */
void after_resolve(struct loader *loader, bool is_sound);

#endif
