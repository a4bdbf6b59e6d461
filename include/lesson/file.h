/*
 * A whole file as text.
 */
#ifndef RTLESSON_LESSON_FILE_H
#define RTLESSON_LESSON_FILE_H

#include <stddef.h>

#include "lesson/problems.h"

/* Reads the file at path into memory for the caller to free. Of one that is larger than a document
 * may be (JSON_SIZE_LIMIT) at least so much that json_parse refuses it. NULL, with a problem added,
 * when it cannot be read. */
char *file_read(const char *path, size_t *length, struct problems *problems);

#endif
