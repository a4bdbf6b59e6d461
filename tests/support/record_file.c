#define _XOPEN_SOURCE 700 /* nftw */

#include "record_file.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/db.h"

struct record_file record_file_make(void) {
    struct record_file file = {"/tmp/rtlesson-record-XXXXXX", ""};
    assert_non_null(mkdtemp(file.directory));
    snprintf(file.path, sizeof file.path, "%s/state/rtlesson/record.db", file.directory);
    return file;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void record_file_remove(struct record_file *file) {
    nftw(file->directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

int64_t record_file_number(const struct record_file *file, const char *sql) {
    struct db db;
    assert_true(db_open(&db, file->path, DB_READ, 1000));
    int64_t number = db_number(&db, sql, NULL, 0);
    assert_int_equal(db.trouble, DB_WELL);
    db_close(&db);
    return number;
}

void record_file_run(const struct record_file *file, const char *sql) {
    struct db db;
    assert_true(db_open(&db, file->path, DB_WRITE, 1000));
    assert_true(db_run(&db, sql));
    db_close(&db);
}

struct record_key record_file_key(const char *lesson) {
    return (struct record_key){
        .course = "real-time", .file = "", .lesson = lesson, .title = "Long polling"};
}

struct try record_file_try(const char *question, const struct try_part *part) {
    return (struct try){.question = question,
                        .attempt = 1,
                        .content = UINT64_C(0xfedcba9876543210),
                        .seed = UINT64_MAX,
                        .answer = part,
                        .answer_count = 1,
                        .score = {1, 3},
                        .spent_usec = 7000000,
                        .hints = 2,
                        .confidence = 3,
                        .wall_usec = 1800000000000000};
}
