/* Films in the player: what is played comes into view, and what leaves it rests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "player/player.h"
#include "ui/keys.h"

#define SECOND INT64_C(1000000)

enum { COLUMNS = 70, ROWS = 12 };

static struct lesson *lesson;
static struct player *player;
static int64_t now_usec;

static int set_up(void **state) {
    (void)state;
    struct problems problems = {0};
    lesson = lesson_load(RTLESSON_TEST_ROOT "/tests/kinds/tabs.json", registry_kinds(), &problems);
    problems_release(&problems);
    assert_non_null(lesson);
    player = player_new(lesson, NULL, NULL);
    assert_non_null(player);
    now_usec = 0;
    player_handle(player, &(struct event){.type = EVENT_RESIZE, .columns = COLUMNS, .rows = ROWS});
    assert_true(player_goto(player, "only"));
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    player_free(player);
    lesson_free(lesson);
    return 0;
}

static void press(const char *key) {
    struct event event = {
        .type = EVENT_KEY, .at_usec = now_usec, .key = key_from_name(key, strlen(key))};
    assert_int_not_equal(event.key, KEYSYM_NONE);
    player_handle(player, &event);
}

/* Time passes as a terminal lets it: from one change to the next. Returns how many there were. */
static int pass(int64_t usec) {
    int changes = 0;
    int64_t until_usec = now_usec + usec;
    for (int64_t next; (next = player_next_change(player)) <= until_usec; changes++) {
        assert_true(next > now_usec);
        now_usec = next;
        player_handle(player, &(struct event){.type = EVENT_TICK, .at_usec = now_usec});
    }
    now_usec = until_usec;
    player_handle(player, &(struct event){.type = EVENT_TICK, .at_usec = now_usec});
    return changes;
}

static bool shows(const char *text) {
    struct canvas canvas;
    struct writer writer = {0};
    assert_true(canvas_init(&canvas, COLUMNS, ROWS, false));
    player_paint(player, &canvas);
    canvas_write(&canvas, &writer, false);
    bool found = strstr(writer.text, text) != NULL;
    canvas_release(&canvas);
    writer_release(&writer);
    return found;
}

/* The row that plays all stands above the fold, the film below it. */
static void a_programme_brings_its_films_into_view(void **state) {
    (void)state;
    assert_int_equal(player_next_change(player), PLAYER_NEVER);
    for (int i = 0; i < 9 && !shows("› ▶ Play all"); i++)
        press("Down");
    press("Enter");
    assert_true(pass(SECOND) >= 10);
    assert_true(shows("▶ 1.0 s"));
    pass(SECOND + SECOND / 2);
    assert_true(shows("Telling"));
    assert_true(shows("▶ 0.5 s"));
    pass(SECOND);
    assert_true(shows("Nobody asked."));
    assert_int_equal(player_next_change(player), PLAYER_NEVER);
    press("Space");
    pass(9 * SECOND);
    assert_true(shows("■ 3.0 s"));
    assert_int_equal(player_next_change(player), PLAYER_NEVER);
}

/* Its keys stay with the row that plays all, out of sight; to pause must not lead back there. */
static void a_paused_programme_keeps_its_film_in_view(void **state) {
    (void)state;
    for (int i = 0; i < 9 && !shows("› ▶ Play all"); i++)
        press("Down");
    press("Enter");
    pass(SECOND);
    assert_false(shows("›"));
    press("Space");
    assert_true(shows("‖ 1.0 s"));
    assert_false(shows("›"));
    press("Space");
    pass(SECOND / 2);
    assert_true(shows("▶ 1.5 s"));
}

static void a_film_out_of_view_rests(void **state) {
    (void)state;
    for (int i = 0; i < 30 && !shows("› Asking"); i++)
        press("Tab");
    press("Space");
    pass(SECOND);
    press("Home");
    assert_int_equal(player_next_change(player), PLAYER_NEVER);
    pass(SECOND);
    press("End");
    assert_true(shows("› Asking"));
    assert_true(shows("‖ 1.0 s"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_programme_brings_its_films_into_view, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_paused_programme_keeps_its_film_in_view, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_film_out_of_view_rests, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
