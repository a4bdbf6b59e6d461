/* The tables of a record, and the steps from each version to the next. */
#include "record/migrate.h"

#include <stddef.h>
#include <stdio.h>

// clang-format off
/* At the index of a version the statements that make it of the one before. Those that were ever
 * published are never changed: records were made by them. Every time is in microseconds since 1970,
 * UTC; every order is by rowid, since clocks run backwards at times. docs/record.md tells what the
 * columns mean. */
static const char *const STEPS[MIGRATE_VERSION + 1] = {
    [1] =
    "CREATE TABLE meta(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;"
    /* A random UUID (RFC 9562, version 4). */
    "INSERT INTO meta(key, value) SELECT 'uuid', substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' ||"
    "  substr(h, 14, 3) || '-' || substr('89ab', 1 + abs(random() % 4), 1) || substr(h, 18, 3) || '-' ||"
    "  substr(h, 21) FROM (SELECT lower(hex(randomblob(16))) AS h);"
    "CREATE TABLE lesson(id INTEGER PRIMARY KEY, course TEXT NOT NULL, file TEXT NOT NULL,"
    "  name TEXT NOT NULL, title TEXT NOT NULL, played_usec INTEGER NOT NULL,"
    "  UNIQUE(course, file, name)) STRICT;"
    "CREATE TABLE fact(id INTEGER PRIMARY KEY, lesson INTEGER NOT NULL, block TEXT NOT NULL,"
    "  part TEXT NOT NULL, value INTEGER NOT NULL, text TEXT, written_usec INTEGER NOT NULL,"
    "  UNIQUE(lesson, block, part)) STRICT;"
    "CREATE TABLE try(id INTEGER PRIMARY KEY, lesson INTEGER NOT NULL, question TEXT NOT NULL,"
    "  attempt INTEGER NOT NULL, content INTEGER NOT NULL, seed INTEGER NOT NULL,"
    "  score_num INTEGER NOT NULL, score_den INTEGER NOT NULL, spent_usec INTEGER NOT NULL,"
    "  hints INTEGER NOT NULL, confidence INTEGER NOT NULL, given_usec INTEGER NOT NULL,"
    "  player TEXT NOT NULL, number INTEGER NOT NULL, before_reset INTEGER NOT NULL DEFAULT 0,"
    "  UNIQUE(player, number)) STRICT;"
    "CREATE INDEX try_by_lesson ON try(lesson);"
    "CREATE TABLE answer(id INTEGER PRIMARY KEY, try INTEGER NOT NULL, part TEXT NOT NULL,"
    "  value INTEGER NOT NULL, text TEXT, UNIQUE(try, part)) STRICT;"
    "CREATE TABLE content(id INTEGER PRIMARY KEY, question TEXT NOT NULL) STRICT;"
    "CREATE TABLE place(id INTEGER PRIMARY KEY, lesson INTEGER NOT NULL UNIQUE,"
    "  section TEXT NOT NULL, at_end INTEGER NOT NULL, block TEXT NOT NULL, part INTEGER NOT NULL,"
    "  scroll INTEGER NOT NULL, left_usec INTEGER NOT NULL) STRICT;"
    "CREATE TABLE draft(id INTEGER PRIMARY KEY, lesson INTEGER NOT NULL, block TEXT NOT NULL,"
    "  part TEXT NOT NULL, player TEXT NOT NULL, text TEXT NOT NULL, written_usec INTEGER NOT NULL,"
    "  UNIQUE(lesson, block, part, player)) STRICT",
    /* The file by which it was opened last. */
    [2] = "ALTER TABLE lesson ADD COLUMN opened TEXT NOT NULL DEFAULT '';"
    "UPDATE lesson SET opened = file",
};
// clang-format on

const char *const migrate_tables[] = {"meta",    "lesson", "fact",  "try", "answer",
                                      "content", "place",  "draft", NULL};

static int64_t version_of(struct db *db) {
    return db_number(db, "PRAGMA user_version", NULL, 0);
}

static bool mark(struct db *db) {
    char sql[96];
    snprintf(sql, sizeof sql, "PRAGMA application_id=%d; PRAGMA user_version=%d", DB_APPLICATION_ID,
             MIGRATE_VERSION);
    return db_run(db, sql);
}

/* Asked for the version again, since another player may have been faster. */
static bool step_up(struct db *db) {
    if (!db_run(db, "BEGIN IMMEDIATE"))
        return false;
    int64_t version = version_of(db);
    for (int64_t next = version + 1; next <= MIGRATE_VERSION; next++)
        db_run(db, STEPS[next]);
    if (version < MIGRATE_VERSION)
        mark(db);
    return db_commit(db);
}

static bool migrate(struct db *db, enum db_mode mode) {
    int64_t version = version_of(db);
    if (db->trouble != DB_WELL || version == MIGRATE_VERSION)
        return db->trouble == DB_WELL;
    if (version > MIGRATE_VERSION)
        return db_fail(db, DB_NEWER);
    if (mode == DB_WRITE)
        return step_up(db);
    return (version > 0 || db_fail(db, DB_ABSENT)) && db_copy_to_memory(db) && step_up(db);
}

bool migrate_open(struct db *db, const char *path, enum db_mode mode, int wait_msec) {
    if (db_open(db, path, mode, wait_msec) && migrate(db, mode))
        return true;
    db_close(db);
    return false;
}
