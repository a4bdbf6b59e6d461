/* What is known of a block: how long it is kept, and what throws it away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

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

static const struct seen *see(const struct stage *stage) {
    return known_now(stage_block(stage, 0), &stage->scene, sizeof(struct seen), make_seen);
}

static void open(struct stage *stage) {
    made = 0;
    stage_open(stage, "prose");
}

static void it_is_made_once_while_no_fact_changes(void **state) {
    (void)state;
    struct stage stage;
    open(&stage);
    const struct seen *seen = see(&stage);
    facts_set(&stage.marks, "m", "p", 1);
    films_change_speed(&stage.films, 1);
    stage_layout(&stage, 80);
    assert_ptr_equal(see(&stage), seen);
    assert_int_equal(made, 1);
    stage_close(&stage);
}

static void a_changed_fact_makes_it_anew(void **state) {
    (void)state;
    struct stage stage;
    open(&stage);
    const struct seen *before = see(&stage);
    facts_set(&stage.facts, "f", "p", 1);
    assert_int_equal(see(&stage)->facts, 1);
    assert_int_equal(before->facts, 0); /* still there, up to the next layout */
    assert_int_equal(made, 2);
    stage_layout(&stage, 80);
    assert_int_equal(see(&stage)->facts, 1);
    assert_int_equal(made, 2);
    facts_clear(&stage.facts, "f", "p");
    stage_layout(&stage, 80);
    assert_int_equal(see(&stage)->facts, 0);
    assert_int_equal(made, 3);
    stage_close(&stage);
}

static void what_hangs_on_no_fact_stays(void **state) {
    (void)state;
    struct stage stage;
    open(&stage);
    const struct block *block = stage_block(&stage, 0);
    const void *seen = known_always(block, &stage.scene, sizeof(struct seen), make_seen);
    facts_set(&stage.facts, "f", "p", 1);
    stage_layout(&stage, 80);
    assert_ptr_equal(known_always(block, &stage.scene, sizeof(struct seen), make_seen), seen);
    assert_int_equal(made, 1);
    stage_close(&stage);
}

static void each_block_has_its_own(void **state) {
    (void)state;
    struct stage stage;
    struct block other = {0};
    open(&stage);
    const struct seen *seen = see(&stage);
    assert_ptr_not_equal(known_now(&other, &stage.scene, sizeof *seen, make_seen), seen);
    assert_ptr_equal(see(&stage), seen);
    stage_close(&stage);
}

static void without_a_store_it_lies_in_the_scene(void **state) {
    (void)state;
    struct stage stage;
    open(&stage);
    assert_ptr_not_equal(see(&stage)->arena, &stage.arena);
    stage.scene.known = NULL;
    assert_ptr_equal(see(&stage)->arena, &stage.arena);
    assert_int_equal(made, 2);
    stage_close(&stage);
}

/* A learner who walks through a long lesson and touches nothing. */
static void what_is_kept_is_bounded(void **state) {
    (void)state;
    enum { BLOCKS = 1000, MOST = 200 };
    static struct block blocks[BLOCKS];
    struct stage stage;
    int most = 0;
    open(&stage);
    for (int i = 0; i < BLOCKS; i++) {
        stage_layout(&stage, 80);
        known_now(&blocks[i], &stage.scene, sizeof(struct seen), make_seen);
        most = stage.known.count > most ? stage.known.count : most;
    }
    assert_in_range(most, 1, MOST);
    stage_close(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_made_once_while_no_fact_changes),
        cmocka_unit_test(a_changed_fact_makes_it_anew),
        cmocka_unit_test(what_hangs_on_no_fact_stays),
        cmocka_unit_test(each_block_has_its_own),
        cmocka_unit_test(without_a_store_it_lies_in_the_scene),
        cmocka_unit_test(what_is_kept_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
