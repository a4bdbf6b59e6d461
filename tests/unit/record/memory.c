/* SQLite without memory, at one place after the other: a save that fails, is told, and is made once
 * there is some. The limit is SQLite's own, so that the rest of the program has all it wants. */
#include "record/record.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "record_file.h"

enum { WAIT_MSEC = 60000, STEPS = 10, STEP_BYTES = 1300 };

static void put(struct record *record, struct facts *facts, int64_t number) {
    struct tries tries = {0};
    facts_set(facts, "age", "some-part", number);
    assert_true(record_put(record, &(struct record_now){.facts = facts, .tries = &tries}));
}

/* So much more than there is in use; 0: as much as it wants. */
static void limit_memory(int64_t more) {
    sqlite3_hard_heap_limit64(more > 0 ? sqlite3_memory_used() + more : 0);
}

/* Until a save that is tried again has succeeded. */
static void wait_saved(struct record *record) {
    struct pollfd news = {.fd = record_fd(record), .events = POLLIN};
    while (!record_wait(record, WAIT_MSEC))
        assert_true(poll(&news, 1, WAIT_MSEC) > 0 || record_wait(record, WAIT_MSEC));
    assert_int_equal(record_ask(record).state, RECORD_SAVED);
}

/* Whether it failed with so much. */
static bool save_with(int64_t more, int64_t number) {
    struct record_file file = record_file_make();
    struct record *record = record_open(file.path);
    struct record_key key = record_file_key("long-polling");
    struct facts facts = {0};
    record_turn(record, &key);
    put(record, &facts, 1);
    wait_saved(record);
    limit_memory(more);
    put(record, &facts, number);
    bool failed = !record_wait(record, WAIT_MSEC);
    struct record_status status = record_ask(record);
    limit_memory(0);
    if (failed) {
        assert_int_equal(status.state, RECORD_FAILING);
        assert_non_null(strstr(status.says, "needs more memory"));
    }
    wait_saved(record);
    record_close(record);
    facts_release(&facts);
    assert_int_equal(record_file_number(&file, "SELECT value FROM fact"), number);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM pragma_integrity_check"
                                               " WHERE integrity_check <> 'ok'"),
                     0);
    record_file_remove(&file);
    return failed;
}

static void what_finds_no_memory_is_saved_later(void **state) {
    (void)state;
    int failed = 0;
    limit_memory(1);
    if (sqlite3_hard_heap_limit64(-1) == 0)
        skip(); /* this SQLite counts no memory */
    limit_memory(0);
    for (int i = 0; i < STEPS; i++)
        failed += save_with(1 + i * STEP_BYTES, 2 + i);
    printf("%d of %d saves failed first\n", failed, STEPS);
    assert_true(failed > 0);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_finds_no_memory_is_saved_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
