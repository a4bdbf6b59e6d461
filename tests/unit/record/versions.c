/* Records of every version that there ever was are read, and written: tests/records holds one of
 * each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "record/migrate.h"
#include "record_file.h"

static char *sql_of(int version) {
    char path[128];
    snprintf(path, sizeof path, RTLESSON_TEST_ROOT "/tests/records/version-%d.sql", version);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("%s is not there: a version that was published needs its record", path);
    char *text = calloc(1, 1 << 16);
    assert_in_range(fread(text, 1, (1 << 16) - 1, file), 1, (1 << 16) - 2);
    fclose(file);
    return text;
}

static struct record_file make(int version) {
    struct record_file file = record_file_make();
    char *sql = sql_of(version);
    record_file_run(&file, sql);
    free(sql);
    assert_int_equal(record_file_number(&file, "PRAGMA user_version"), version);
    return file;
}

/* What each of them holds: a wrong answer to "news". */
static void expect_content(const struct record_kept *known) {
    const struct kept *kept = &known->kept;
    assert_false(known->is_new);
    assert_int_equal(kept->facts.count, 6);
    assert_int_equal(facts_get(&kept->facts, "news", own_tries, 0), 1);
    assert_int_equal(kept->tries.count, 1);
    assert_string_equal(kept->tries.list[0].question, "news");
    assert_string_equal(kept->tries.list[0].answer[0].part, "slow");
    assert_string_equal(kept->place.section, "only");
}

static void each_is_read_and_stays_as_it_is(void **state) {
    (void)state;
    struct record_key key = record_file_key("long-polling");
    for (int version = 1; version <= MIGRATE_VERSION; version++) {
        struct record_file file = make(version);
        struct record_kept known = record_look(file.path, &key);
        expect_content(&known);
        assert_int_equal(record_file_number(&file, "PRAGMA user_version"), version);
        kept_release(&known.kept);
        record_file_remove(&file);
    }
}

static void each_is_brought_up_to_date_when_it_is_written(void **state) {
    (void)state;
    struct record_key key = record_file_key("long-polling");
    for (int version = 1; version <= MIGRATE_VERSION; version++) {
        struct record_file file = make(version);
        struct record *record = record_open(file.path);
        const struct record_kept *known = record_turn(record, &key);
        expect_content(known);
        struct facts facts = {0};
        facts_copy(&facts, &known->kept.facts);
        facts_set(&facts, "news", "size", 1);
        record_put(record, &(struct record_now){.facts = &facts, .tries = &known->kept.tries});
        assert_true(record_wait(record, 60000));
        record_close(record);
        facts_release(&facts);
        assert_int_equal(record_file_number(&file, "PRAGMA user_version"), MIGRATE_VERSION);
        assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact"), 7);
        record_file_remove(&file);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_read_and_stays_as_it_is),
        cmocka_unit_test(each_is_brought_up_to_date_when_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
