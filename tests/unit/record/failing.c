/* What a record does where it cannot be read or written: it never takes away what was there, says
 * what is wrong, and saves all once it can. */
#include "record/record.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/db.h"
#include "record/writer.h"
#include "record_file.h"

enum { WAIT_MSEC = 60000, PAGE_BYTES = 4096 };

static const struct record_now NOTHING;

/* Hands over one fact of the lesson; what there was before stays as it was read. */
static bool put(struct record *record, const struct record_kept *kept, const char *block) {
    struct facts facts = {0};
    facts_copy(&facts, &kept->kept.facts);
    facts_set(&facts, block, "x", 1);
    struct record_now now = NOTHING;
    now.facts = &facts;
    now.tries = &kept->kept.tries;
    bool handed_over = record_put(record, &now);
    facts_release(&facts);
    return handed_over;
}

static const struct record_kept *turn(struct record *record) {
    struct record_key key = record_file_key("long-polling");
    return record_turn(record, &key);
}

/* A record with so many facts of the lesson. */
static void fill(const struct record_file *file, int count) {
    struct record *record = record_open(file->path);
    struct facts facts = {0};
    struct tries tries = {0};
    for (int i = 0; i < count; i++) {
        char block[32];
        snprintf(block, sizeof block, "b%05d", i);
        facts_set(&facts, block, "some-part-with-a-long-name", i);
    }
    turn(record);
    struct record_now now = {.facts = &facts, .tries = &tries};
    assert_true(record_put(record, &now));
    assert_true(record_wait(record, WAIT_MSEC));
    record_close(record);
    facts_release(&facts);
}

/* Until a save that is tried again has succeeded. */
static void wait_saved(struct record *record) {
    struct pollfd news = {.fd = record_fd(record), .events = POLLIN};
    while (!record_wait(record, WAIT_MSEC))
        assert_true(poll(&news, 1, WAIT_MSEC) > 0);
    assert_int_equal(record_ask(record).state, RECORD_SAVED);
    assert_string_equal(record_ask(record).says, "");
}

static void expect_failing(struct record *record, const char *says) {
    assert_false(record_wait(record, WAIT_MSEC));
    struct record_status status = record_ask(record);
    assert_int_equal(status.state, RECORD_FAILING);
    assert_string_equal(status.says, says);
    assert_int_equal(status.told, record_ask(record).told); /* once */
}

/* The file's bytes, for the caller to free. */
static char *bytes_of(const char *path, size_t *count) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = calloc(1, 1 << 20);
    *count = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void write_at(const char *path, long offset, const void *bytes, size_t count) {
    FILE *file = fopen(path, offset < 0 ? "wb" : "r+b");
    assert_non_null(file);
    fseek(file, offset < 0 ? 0 : offset, SEEK_SET);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    fclose(file);
}

/* Nothing is kept in the file, which stays as it is, nor beside it. */
static void expect_refused(const struct record_file *file, const char *says) {
    char journal[160];
    size_t before_count, after_count;
    char *before = bytes_of(file->path, &before_count);
    struct record *record = record_open(file->path);
    const struct record_kept *kept = turn(record);
    assert_int_equal(kept->kept.facts.count, 0);
    assert_true(put(record, kept, "a"));
    record_wait(record, WAIT_MSEC);
    struct record_status status = record_ask(record);
    assert_int_equal(status.state, RECORD_OFF);
    assert_string_equal(status.says, says);
    assert_true(put(record, kept, "b")); /* it plays on */
    record_close(record);
    char *after = bytes_of(file->path, &after_count);
    assert_int_equal(before_count, after_count);
    assert_memory_equal(before, after, before_count);
    snprintf(journal, sizeof journal, "%s-journal", file->path);
    struct stat beside = {0};
    stat(journal, &beside);
    assert_int_equal(beside.st_size, 0);
    free(before);
    free(after);
}

static void a_file_of_another_program_is_left_alone(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    fill(&file, 1);
    record_file_run(&file, "PRAGMA application_id=7");
    expect_refused(&file,
                   "Not saved: record.db is not a record of rtlesson. It stays as it is; --record"
                   " FILE names another.");
    write_at(file.path, -1, "A letter.", 9);
    expect_refused(&file,
                   "Not saved: record.db is not a record of rtlesson. It stays as it is; --record"
                   " FILE names another.");
    record_file_remove(&file);
}

static void a_newer_record_is_left_alone(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    fill(&file, 1);
    record_file_run(&file, "PRAGMA user_version=99");
    expect_refused(&file,
                   "Not saved: record.db comes from a newer rtlesson. It stays as it is; --record"
                   " FILE names another.");
    record_file_remove(&file);
}

static void what_is_locked_is_saved_later(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    fill(&file, 1);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    struct db other;
    assert_true(db_open(&other, file.path, DB_WRITE, 0) && db_run(&other, "BEGIN EXCLUSIVE"));
    assert_true(put(record, kept, "a"));
    expect_failing(record, "Not saved: record.db is in use by another program. It is tried again.");
    db_commit(&other);
    db_close(&other);
    wait_saved(record);
    record_close(record);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact"), 2);
    record_file_remove(&file);
}

/* Until what could not be read is read. */
static const struct record_kept *wait_read(struct record *record) {
    struct pollfd news = {.fd = record_fd(record), .events = POLLIN};
    const struct record_kept *found = record_read_again(record);
    while (found == NULL) {
        record_put(record, &(struct record_now){.facts = &(struct facts){0}});
        assert_true(poll(&news, 1, WAIT_MSEC) > 0);
        found = record_read_again(record);
    }
    return found;
}

static void what_could_not_be_read_is_read_before_it_is_written(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct try_part part = {"ticked", 1, NULL};
    struct try tried = record_file_try("age", &part);
    struct facts facts = {0};
    struct tries tries = {0};
    fill(&file, 2);
    struct db other;
    assert_true(db_open(&other, file.path, DB_WRITE, 0) && db_run(&other, "BEGIN EXCLUSIVE"));
    struct record *record = record_open(file.path);
    assert_int_equal(turn(record)->kept.facts.count, 0);
    assert_string_equal(
        record_ask(record).says,
        "Nothing is read or saved yet: record.db is in use by another program. It is tried again.");
    facts_set(&facts, "b00001", "some-part-with-a-long-name", 7);
    tries_append(&tries, &tried);
    struct record_now now = {.facts = &facts, .tries = &tries};
    assert_null(record_read_again(record));
    assert_false(record_put(record, &now));
    assert_int_equal(record_ask(record).state, RECORD_FAILING);
    assert_false(record_wait(record, WAIT_MSEC)); /* at most the second until it is tried again */
    assert_null(record_read_again(record));
    db_commit(&other);
    db_close(&other);
    const struct kept *kept = &wait_read(record)->kept;
    assert_null(record_read_again(record)); /* once */
    assert_int_equal(kept->facts.count, 2);
    assert_int_equal(facts_get(&kept->facts, "b00001", "some-part-with-a-long-name", 0), 1);
    facts_set(&facts, "b00000", "some-part-with-a-long-name", 0);
    assert_true(record_put(record, &now));
    wait_saved(record);
    record_close(record);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact"), 2);
    assert_int_equal(record_file_number(&file, "SELECT value FROM fact WHERE block = 'b00001'"), 7);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM try"), 1);
    facts_release(&facts);
    tries_release(&tries);
    record_file_remove(&file);
}

/* A question that is started anew before it could be read: what is read then is as after that. */
static void a_reset_of_what_could_not_be_read_comes_before_it(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    fill(&file, 2);
    struct db other;
    assert_true(db_open(&other, file.path, DB_WRITE, 0) && db_run(&other, "BEGIN EXCLUSIVE"));
    struct record *record = record_open(file.path);
    turn(record);
    assert_true(record_put_reset(record, "b00000", 1));
    db_commit(&other);
    db_close(&other);
    const struct kept *kept = &wait_read(record)->kept;
    assert_int_equal(kept->facts.count, 1);
    assert_string_equal(kept->facts.list[0].id, "b00001");
    record_close(record);
    record_file_remove(&file);
}

static void limit_file_size(rlim_t bytes) {
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

static void what_finds_no_room_is_saved_later(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    limit_file_size((rlim_t)2 * PAGE_BYTES);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    assert_true(put(record, kept, "a"));
    expect_failing(record, "Not saved: record.db does not fit on the disk. It is tried again; or"
                           " --record FILE.");
    limit_file_size(before.rlim_cur);
    assert_true(put(record, kept, "b")); /* which wakes it */
    wait_saved(record);
    record_close(record);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact"), 2);
    record_file_remove(&file);
}

static void what_cannot_be_made_is_saved_later(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    char state_home[80];
    snprintf(state_home, sizeof state_home, "%s/state", file.directory);
    write_at(state_home, -1, "A file.", 7);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    assert_true(put(record, kept, "a"));
    expect_failing(record, "Not saved: record.db cannot be opened. It is tried again; or --record"
                           " FILE.");
    unlink(state_home);
    wait_saved(record);
    record_close(record);
    record_file_remove(&file);
}

static void who_may_not_write_is_told(void **state) {
    (void)state;
    if (geteuid() == 0) /* who may write everywhere */
        skip();
    struct record_file file = record_file_make();
    fill(&file, 1);
    chmod(file.path, 0400);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    assert_int_equal(kept->kept.facts.count, 1);
    assert_true(put(record, kept, "a"));
    expect_failing(record,
                   "Not saved: record.db cannot be written to. It is tried again; or --record"
                   " FILE.");
    record_close(record);
    record_file_remove(&file);
}

static void a_queue_that_is_full_is_handed_over_later(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    fill(&file, 1);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    struct db other;
    assert_true(db_open(&other, file.path, DB_WRITE, 0) && db_run(&other, "BEGIN EXCLUSIVE"));
    for (int i = 0; i < WRITER_QUEUE_LIMIT; i++) {
        char block[16];
        snprintf(block, sizeof block, "q%d", i);
        assert_true(put(record, kept, block));
    }
    assert_false(put(record, kept, "last"));
    assert_int_not_equal(record_ask(record).state, RECORD_SAVED);
    assert_false(record_wait(record, 0));
    db_commit(&other);
    db_close(&other);
    struct pollfd news = {.fd = record_fd(record), .events = POLLIN};
    while (!put(record, kept, "last"))
        poll(&news, 1, WAIT_MSEC);
    wait_saved(record);
    record_close(record);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact"),
                     1 + WRITER_QUEUE_LIMIT + 1);
    record_file_remove(&file);
}

static void a_file_that_was_taken_away_is_made_again(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    assert_true(put(record, kept, "a"));
    wait_saved(record);
    unlink(file.path);
    assert_true(put(record, kept, "b"));
    wait_saved(record);
    record_close(record);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact WHERE block = 'b'"), 1);
    record_file_remove(&file);
}

/* --- Damage ---------------------------------------------------------------------------------- */

static const char SET_ASIDE[] =
    "The record was damaged: it was set aside as record.db.damaged-1, and "
    "whatever could be read was copied.";

static void expect_aside(const struct record_file *file, const char *damaged, size_t count) {
    char aside[160];
    size_t aside_count;
    snprintf(aside, sizeof aside, "%s.damaged-1", file->path);
    char *bytes = bytes_of(aside, &aside_count);
    assert_int_equal(aside_count, count);
    assert_memory_equal(bytes, damaged, count);
    free(bytes);
}

static void of_a_damaged_record_both_ends_are_copied(void **state) {
    (void)state;
    enum { FACTS = 3000 };
    static const char zeros[PAGE_BYTES];
    struct record_file file = record_file_make();
    size_t count;
    fill(&file, FACTS);
    free(bytes_of(file.path, &count));
    long middle = (long)count / PAGE_BYTES / 2 * PAGE_BYTES;
    for (int i = 0; i < 4; i++)
        write_at(file.path, middle + i * PAGE_BYTES, zeros, PAGE_BYTES);
    char *damaged = bytes_of(file.path, &count);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    assert_string_equal(record_ask(record).says, SET_ASIDE);
    assert_in_range(kept->kept.facts.count, FACTS / 2, FACTS - 1);
    assert_true(facts_has(&kept->kept.facts, "b00000", "some-part-with-a-long-name"));
    assert_true(facts_has(&kept->kept.facts, "b02999", "some-part-with-a-long-name"));
    assert_true(put(record, kept, "a"));
    assert_true(record_wait(record, WAIT_MSEC));
    record_close(record);
    expect_aside(&file, damaged, count);
    free(damaged);
    record_file_remove(&file);
}

/* As by a copy that broke off. */
static void of_a_record_that_ends_too_soon_what_is_there_is_copied(void **state) {
    (void)state;
    enum { FACTS = 3000 };
    struct record_file file = record_file_make();
    size_t count;
    fill(&file, FACTS);
    free(bytes_of(file.path, &count));
    assert_int_equal(truncate(file.path, (off_t)(count / PAGE_BYTES * 2 / 3 * PAGE_BYTES)), 0);
    char *damaged = bytes_of(file.path, &count);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    assert_string_equal(record_ask(record).says, SET_ASIDE);
    assert_in_range(kept->kept.facts.count, FACTS / 3, FACTS - 1);
    assert_true(facts_has(&kept->kept.facts, "b00000", "some-part-with-a-long-name"));
    record_close(record);
    expect_aside(&file, damaged, count);
    free(damaged);
    record_file_remove(&file);
}

static void damage_that_shows_when_it_is_written_is_met_there(void **state) {
    (void)state;
    static const char zeros[16];
    struct record_file file = record_file_make();
    size_t count;
    fill(&file, 3);
    struct record *record = record_open(file.path);
    const struct record_kept *kept = turn(record);
    assert_int_equal(kept->kept.facts.count, 3);
    write_at(file.path, 0, zeros, sizeof zeros); /* its first line */
    char *damaged = bytes_of(file.path, &count);
    assert_true(put(record, kept, "a"));
    assert_true(record_wait(record, WAIT_MSEC));
    assert_string_equal(record_ask(record).says, SET_ASIDE);
    record_close(record);
    expect_aside(&file, damaged, count);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact WHERE block = 'a'"), 1);
    free(damaged);
    record_file_remove(&file);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_of_another_program_is_left_alone),
        cmocka_unit_test(a_newer_record_is_left_alone),
        cmocka_unit_test(what_is_locked_is_saved_later),
        cmocka_unit_test(what_could_not_be_read_is_read_before_it_is_written),
        cmocka_unit_test(a_reset_of_what_could_not_be_read_comes_before_it),
        cmocka_unit_test(what_finds_no_room_is_saved_later),
        cmocka_unit_test(what_cannot_be_made_is_saved_later),
        cmocka_unit_test(who_may_not_write_is_told),
        cmocka_unit_test(a_queue_that_is_full_is_handed_over_later),
        cmocka_unit_test(a_file_that_was_taken_away_is_made_again),
        cmocka_unit_test(of_a_damaged_record_both_ends_are_copied),
        cmocka_unit_test(of_a_record_that_ends_too_soon_what_is_there_is_copied),
        cmocka_unit_test(damage_that_shows_when_it_is_written_is_met_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
