#include "lesson/facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void what_was_never_set_has_the_fallback(void **state) {
    (void)state;
    struct facts facts = {0};
    assert_int_equal(facts_get(&facts, "cards", "a", -7), -7);
    assert_null(facts_text(&facts, "cards", "a"));
    assert_false(facts_has(&facts, "cards", "a"));
    facts_clear(&facts, "cards", "a");
    facts_clear_all(&facts, "cards");
    assert_int_equal(facts.changes, 0);
    facts_release(&facts);
}

static void a_count_is_held_within_its_bounds(void **state) {
    (void)state;
    struct facts facts = {0};
    assert_int_equal(facts_count(&facts, "q", "n", 1, 9), 1);
    facts_set(&facts, "q", "n", 5);
    assert_int_equal(facts_count(&facts, "q", "n", 1, 9), 5);
    facts_set(&facts, "q", "n", INT64_MAX);
    assert_int_equal(facts_count(&facts, "q", "n", 1, 9), 9);
    facts_set(&facts, "q", "n", INT64_MIN);
    assert_int_equal(facts_count(&facts, "q", "n", 1, 9), 1);
    facts_set_text(&facts, "q", "n", "7");
    assert_int_equal(facts_count(&facts, "q", "n", 1, 9), 1);
    facts_release(&facts);
}

static void a_fact_is_a_number_or_a_text(void **state) {
    (void)state;
    struct facts facts = {0};
    facts_set(&facts, "q", "a", 3);
    assert_int_equal(facts_get(&facts, "q", "a", 0), 3);
    assert_null(facts_text(&facts, "q", "a"));
    facts_set_text(&facts, "q", "a", "because");
    assert_string_equal(facts_text(&facts, "q", "a"), "because");
    assert_int_equal(facts_get(&facts, "q", "a", -1), -1);
    facts_set_text(&facts, "q", "a", "");
    assert_string_equal(facts_text(&facts, "q", "a"), "");
    facts_set(&facts, "q", "a", INT64_MIN);
    assert_int_equal(facts_get(&facts, "q", "a", 0), INT64_MIN);
    assert_null(facts_text(&facts, "q", "a"));
    assert_int_equal(facts.count, 1);
    facts_release(&facts);
}

static void a_fact_of_zero_is_there(void **state) {
    (void)state;
    struct facts facts = {0};
    facts_set(&facts, "q", ".tries", 0);
    assert_true(facts_has(&facts, "q", ".tries"));
    assert_int_equal(facts_get(&facts, "q", ".tries", 9), 0);
    facts_release(&facts);
}

static void another_part_of_an_id_is_found(void **state) {
    (void)state;
    struct facts facts = {0};
    assert_false(facts_has_other(&facts, "b", (const char *const[]){"x", NULL}));
    facts_set(&facts, "a", "y", 1);
    facts_set(&facts, "b", "x", 1);
    facts_set(&facts, "bb", "y", 1);
    assert_false(facts_has_other(&facts, "b", (const char *const[]){"x", NULL}));
    assert_true(facts_has_other(&facts, "b", (const char *const[]){"y", NULL}));
    facts_set(&facts, "b", "z", 0);
    assert_true(facts_has_other(&facts, "b", (const char *const[]){"x", NULL}));
    facts_release(&facts);
}

static void only_a_change_is_counted(void **state) {
    (void)state;
    struct facts facts = {0};
    facts_set(&facts, "q", "a", 1);
    unsigned before = facts.changes;
    facts_set(&facts, "q", "a", 1);
    assert_int_equal(facts.changes, before);
    facts_set(&facts, "q", "a", 2);
    assert_int_not_equal(facts.changes, before);
    facts_set_text(&facts, "q", "t", "x");
    before = facts.changes;
    facts_set_text(&facts, "q", "t", "x");
    assert_int_equal(facts.changes, before);
    facts_clear(&facts, "q", "t");
    assert_int_not_equal(facts.changes, before);
    facts_release(&facts);
}

/* Sets 200 facts in a scattered order (73 and 200 have no common divisor). */
static void facts_stay_sorted(void **state) {
    (void)state;
    struct facts facts = {0};
    char id[16], part[16];
    for (int i = 0; i < 200; i++) {
        int n = i * 73 % 200;
        snprintf(id, sizeof id, "id%d", n / 10);
        snprintf(part, sizeof part, "%d", n % 10);
        facts_set(&facts, id, part, n);
    }
    assert_int_equal(facts.count, 200);
    for (int i = 1; i < facts.count; i++) {
        int order = strcmp(facts.list[i - 1].id, facts.list[i].id);
        if (order == 0)
            order = strcmp(facts.list[i - 1].part, facts.list[i].part);
        assert_true(order < 0);
    }
    assert_int_equal(facts_get(&facts, "id13", "7", 0), 137);
    facts_release(&facts);
}

static void clearing_takes_one_part_or_all_of_an_id(void **state) {
    (void)state;
    struct facts facts = {0};
    facts_set(&facts, "a", "x", 1);
    facts_set(&facts, "ab", ".closed", 2);
    facts_set(&facts, "ab", "x", 3);
    facts_set(&facts, "ab", "y", 4);
    facts_set(&facts, "abc", "x", 5);
    facts_clear(&facts, "ab", "x");
    assert_false(facts_has(&facts, "ab", "x"));
    assert_true(facts_has(&facts, "ab", "y"));
    facts_clear_all(&facts, "ab");
    assert_int_equal(facts.count, 2);
    assert_int_equal(facts_get(&facts, "a", "x", 0), 1);
    assert_int_equal(facts_get(&facts, "abc", "x", 0), 5);
    facts_release(&facts);
    assert_int_equal(facts.count, 0);
}

static void a_part_is_a_path_of_ids(void **state) {
    (void)state;
    char part[FACTS_PART_BYTES], deeper[FACTS_PART_BYTES];
    assert_string_equal(facts_part(part, "bell", "reason"), "bell/reason");
    assert_string_equal(facts_part(deeper, part, "0"), "bell/reason/0");
    char longest[FACTS_ID_LIMIT + 1];
    memset(longest, 'i', FACTS_ID_LIMIT);
    longest[FACTS_ID_LIMIT] = '\0';
    facts_part(part, longest, longest);
    assert_int_equal(strlen(facts_part(deeper, part, longest)), 3 * FACTS_ID_LIMIT + 2);
}

struct told {
    char text[256];
};

static void note(const struct fact *fact, bool gone, void *data) {
    struct told *told = data;
    size_t length = strlen(told->text);
    snprintf(told->text + length, sizeof told->text - length, "%s%s/%s=%s%d ", gone ? "-" : "",
             fact->id, fact->part, fact->text != NULL ? fact->text : "", (int)fact->value);
}

static const char *follow(struct facts *followed, const struct facts *facts, struct told *told) {
    *told = (struct told){""};
    facts_follow(followed, facts, note, told);
    return told->text;
}

static void who_follows_is_told_each_change_once(void **state) {
    (void)state;
    struct facts facts = {0}, followed = {0};
    struct told told;
    facts_set(&facts, "q", "b", 2);
    facts_set_text(&facts, "p", "a", "why");
    facts_set(&facts, "q", "zero", 0);
    assert_string_equal(follow(&followed, &facts, &told), "p/a=why0 q/b=2 q/zero=0 ");
    assert_string_equal(follow(&followed, &facts, &told), "");
    facts_set(&facts, "p", "a", 0); /* a number now */
    facts_clear(&facts, "q", "b");
    facts_set(&facts, "a", "first", 1);
    assert_string_equal(follow(&followed, &facts, &told), "a/first=1 p/a=0 -q/b=2 ");
    facts_clear(&facts, "q", "zero");
    assert_string_equal(follow(&followed, &facts, &told), "-q/zero=0 ");
    assert_string_equal(follow(&followed, &facts, &told), "");
    facts_release(&facts);
    facts_release(&followed);
}

static void a_copy_goes_over_what_is_there(void **state) {
    (void)state;
    struct facts facts = {0}, into = {0};
    facts_set(&facts, "q", "a", 1);
    facts_set_text(&facts, "q", "b", "text");
    facts_set(&into, "q", "a", 7);
    facts_set(&into, "q", "c", 8);
    facts_copy(&into, &facts);
    assert_int_equal(into.count, 3);
    assert_int_equal(facts_get(&into, "q", "a", 0), 1);
    assert_string_equal(facts_text(&into, "q", "b"), "text");
    assert_int_equal(facts_get(&into, "q", "c", 0), 8);
    facts_release(&facts);
    facts_release(&into);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_never_set_has_the_fallback),
        cmocka_unit_test(a_count_is_held_within_its_bounds),
        cmocka_unit_test(a_fact_is_a_number_or_a_text),
        cmocka_unit_test(a_fact_of_zero_is_there),
        cmocka_unit_test(another_part_of_an_id_is_found),
        cmocka_unit_test(only_a_change_is_counted),
        cmocka_unit_test(facts_stay_sorted),
        cmocka_unit_test(clearing_takes_one_part_or_all_of_an_id),
        cmocka_unit_test(a_part_is_a_path_of_ids),
        cmocka_unit_test(who_follows_is_told_each_change_once),
        cmocka_unit_test(a_copy_goes_over_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
