/*
 * A record in a directory of its own, for one test, and what stands in it.
 */
#ifndef RTLESSON_TESTS_RECORD_FILE_H
#define RTLESSON_TESTS_RECORD_FILE_H

#include <stdint.h>

#include "record/record.h"

struct record_file {
    char directory[64]; /* removed with all that is in it */
    char path[128];     /* of the record, not made yet */
};

struct record_file record_file_make(void);
void record_file_remove(struct record_file *file);

/* The number that an SQL statement gives on the file; fails the test where it cannot be asked. */
int64_t record_file_number(const struct record_file *file, const char *sql);

/* Changes the file by statements, whatever it is. */
void record_file_run(const struct record_file *file, const char *sql);

/* A lesson "long-polling" of the course "real-time", or another of that id. */
struct record_key record_file_key(const char *lesson);

/* A try of a question with one part and, where text is none, its value. */
struct try record_file_try(const char *question, const struct try_part *part);

#endif
