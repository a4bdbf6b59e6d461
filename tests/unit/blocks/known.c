/* What is known of a block: how long it is kept, and what throws it away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static int made;

/* How many facts there are, and where what is found out later may lie. */
struct seen {
    int facts;
    struct arena *arena;
};

static void make_seen(const struct block *block, const struct scene *scene, void *into) {
    (void)block;
    *(struct seen *)into = (struct seen){scene->facts->count, scene->arena};
    made++;
}

static const struct seen *see(const struct fixture *fixture) {
    return known_now(fixture_block(fixture, 0), &fixture->scene, sizeof(struct seen), make_seen);
}

static void open(struct fixture *fixture) {
    made = 0;
    fixture_open(fixture, "prose");
}

static void it_is_made_once_while_no_fact_changes(void **state) {
    (void)state;
    struct fixture fixture;
    open(&fixture);
    const struct seen *seen = see(&fixture);
    facts_set(&fixture.marks, "m", "p", 1);
    films_change_speed(&fixture.films, 1);
    fixture_layout(&fixture, 80);
    assert_ptr_equal(see(&fixture), seen);
    assert_int_equal(made, 1);
    fixture_close(&fixture);
}

static void a_changed_fact_makes_it_anew(void **state) {
    (void)state;
    struct fixture fixture;
    open(&fixture);
    const struct seen *before = see(&fixture);
    facts_set(&fixture.facts, "f", "p", 1);
    assert_int_equal(see(&fixture)->facts, 1);
    assert_int_equal(before->facts, 0); /* still there, up to the next layout */
    assert_int_equal(made, 2);
    fixture_layout(&fixture, 80);
    assert_int_equal(see(&fixture)->facts, 1);
    assert_int_equal(made, 2);
    facts_clear(&fixture.facts, "f", "p");
    fixture_layout(&fixture, 80);
    assert_int_equal(see(&fixture)->facts, 0);
    assert_int_equal(made, 3);
    fixture_close(&fixture);
}

static void what_hangs_on_no_fact_stays(void **state) {
    (void)state;
    struct fixture fixture;
    open(&fixture);
    const struct block *block = fixture_block(&fixture, 0);
    const void *seen = known_always(block, &fixture.scene, sizeof(struct seen), make_seen);
    facts_set(&fixture.facts, "f", "p", 1);
    fixture_layout(&fixture, 80);
    assert_ptr_equal(known_always(block, &fixture.scene, sizeof(struct seen), make_seen), seen);
    assert_int_equal(made, 1);
    fixture_close(&fixture);
}

static void each_block_has_its_own(void **state) {
    (void)state;
    struct fixture fixture;
    struct block other = {0};
    open(&fixture);
    const struct seen *seen = see(&fixture);
    assert_ptr_not_equal(known_now(&other, &fixture.scene, sizeof *seen, make_seen), seen);
    assert_ptr_equal(see(&fixture), seen);
    fixture_close(&fixture);
}

/* --- By a key. --- */

struct keyed {
    int key, facts;
};

static void make_keyed(const struct block *block, const struct scene *scene, const void *key,
                       void *into) {
    (void)block;
    *(struct keyed *)into = (struct keyed){*(const int *)key, scene->facts->count};
    made++;
}

static bool is_of_key(const void *object, const void *key) {
    return ((const struct keyed *)object)->key == *(const int *)key;
}

static const struct keyed *see_by(const struct fixture *fixture, int key) {
    static const struct known_by by = {make_keyed, is_of_key, KNOWN_BY_FEW};
    const struct keyed *keyed =
        known_by(fixture_block(fixture, 0), &fixture->scene, sizeof(struct keyed), &by, &key);
    assert_int_equal(keyed->key, key);
    return keyed;
}

/* Another fact, and the layout that comes of it. */
static void change(struct fixture *fixture) {
    static int64_t value;
    facts_set(&fixture->facts, "f", "p", ++value);
    fixture_layout(fixture, 80);
}

static void by_a_key_it_is_found_whatever_facts_change(void **state) {
    (void)state;
    struct fixture fixture;
    open(&fixture);
    const struct keyed *one = see_by(&fixture, 1);
    assert_ptr_not_equal(see_by(&fixture, 2), one);
    change(&fixture);
    assert_ptr_equal(see_by(&fixture, 1), one);
    assert_int_equal(made, 2);
    fixture_close(&fixture);
}

/* Five are asked for at once, and stay. Then 5 is asked for at each change, and one of 1, 2 and 3:
 * made anew each time, since there is room for the two others that came between. */
static void of_those_by_a_key_the_latest_are_kept(void **state) {
    (void)state;
    struct fixture fixture;
    open(&fixture);
    for (int round = 0; round < 2; round++)
        for (int key = 1; key <= 5; key++)
            see_by(&fixture, key);
    fixture_layout(&fixture, 80);
    assert_int_equal(made, 5);
    assert_int_equal(fixture.known.count, 5);
    for (int i = 0; i < 6; i++) {
        change(&fixture);
        see_by(&fixture, 5);
        see_by(&fixture, i % 3 + 1);
    }
    assert_int_equal(made, 5 + 6);
    change(&fixture);
    assert_int_equal(fixture.known.count, KNOWN_BY_FEW);
    see_by(&fixture, 5);
    see_by(&fixture, 3);
    assert_int_equal(made, 5 + 6);
    fixture_close(&fixture);
}

static void without_a_store_it_lies_in_the_scene(void **state) {
    (void)state;
    struct fixture fixture;
    open(&fixture);
    assert_ptr_not_equal(see(&fixture)->arena, &fixture.arena);
    fixture.scene.known = NULL;
    assert_ptr_equal(see(&fixture)->arena, &fixture.arena);
    assert_int_equal(made, 2);
    fixture_close(&fixture);
}

/* A learner who walks through a long lesson and touches nothing. */
static void what_is_kept_is_bounded(void **state) {
    (void)state;
    enum { BLOCKS = 1000, MOST = 200 };
    static struct block blocks[BLOCKS];
    struct fixture fixture;
    int most = 0;
    open(&fixture);
    for (int i = 0; i < BLOCKS; i++) {
        fixture_layout(&fixture, 80);
        known_now(&blocks[i], &fixture.scene, sizeof(struct seen), make_seen);
        most = fixture.known.count > most ? fixture.known.count : most;
    }
    assert_in_range(most, 1, MOST);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_made_once_while_no_fact_changes),
        cmocka_unit_test(a_changed_fact_makes_it_anew),
        cmocka_unit_test(what_hangs_on_no_fact_stays),
        cmocka_unit_test(each_block_has_its_own),
        cmocka_unit_test(by_a_key_it_is_found_whatever_facts_change),
        cmocka_unit_test(of_those_by_a_key_the_latest_are_kept),
        cmocka_unit_test(without_a_store_it_lies_in_the_scene),
        cmocka_unit_test(what_is_kept_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
