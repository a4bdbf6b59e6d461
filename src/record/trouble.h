/*
 * What is said to a learner where a record cannot be read or written.
 */
#ifndef RTLESSON_RECORD_TROUBLE_H
#define RTLESSON_RECORD_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/errbuf.h"
#include "record/db.h"

/* Whether another try may succeed: not where the file is another's. */
bool trouble_passes(enum db_trouble trouble);

/* Whether there was none, or only no file; else err says the reason: "… is no record of rtlesson".
 */
bool trouble_told(enum db_trouble trouble, const char *path, struct errbuf *err);

/* The sentences for the footer: "Not saved: …", with what can be done; and while a lesson could not
 * be read, so that nothing of it is written either. */
void trouble_says(enum db_trouble trouble, const char *path, char *into, size_t size);
void trouble_says_unread(enum db_trouble trouble, const char *path, char *into, size_t size);

#endif
