/*
 * What is said to a learner where a record cannot be read or written.
 */
#ifndef RTLESSON_RECORD_TROUBLE_H
#define RTLESSON_RECORD_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "record/db.h"

/* Whether another try may succeed: not where the file is another's. */
bool trouble_passes(enum db_trouble trouble);

/* "the disk is full", "… is no record of rtlesson": the reason, as half a sentence. */
void trouble_reason(enum db_trouble trouble, const char *path, char *into, size_t size);

/* The sentences for the footer: "Not saved: …", with what can be done; and of what was saved
 * before and could not be read. */
void trouble_says(enum db_trouble trouble, const char *path, char *into, size_t size);
void trouble_says_unread(enum db_trouble trouble, const char *path, char *into, size_t size);

#endif
