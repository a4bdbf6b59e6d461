/*
 * A whole file as text.
 */
#ifndef RTLESSON_LESSON_FILE_H
#define RTLESSON_LESSON_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "lesson/problems.h"

/* Reads the file at path into memory for the caller to free. Of one that is larger than a document
 * may be (JSON_SIZE_LIMIT) one byte more than that, so that json_parse refuses it. NULL, with a
 * problem added, when it cannot be read. */
char *file_read(const char *path, size_t *length, struct problems *problems);

/* The same of what can be read there, to its end. */
char *file_read_open(FILE *file, const char *path, size_t *length, struct problems *problems);

/* The path of name, a path from the directory where the file at path lies, in the arena. */
const char *file_beside(const char *path, const char *name, struct arena *arena);

/* True when name, a path from the directory where the file at path lies, could be outside of it by
 * what is written: it begins with "/", or ".." is a part of it. */
bool file_is_named_outside(const char *name);

/* True when the file of that name, from the directory where the file at path lies, is outside of it
 * once links are followed. False where there is no such file. */
bool file_leads_outside(const char *path, const char *name);

#endif
