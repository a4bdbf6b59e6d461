/* What one key and one second of a film may cost, in the bundled lesson: counted, not timed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/diagram/parts.h"
#include "blocks/diagram/was.h"
#include "counted.h"
#include "fixture.h"
#include "play.h"
#include "sim/simulate.h"
#include "ui/prose.h"

#define SECOND INT64_C(1000000)

static int set_up(void **state) {
    static struct play play;
    counted_release();
    play_open_file(&play, "lessons/realtime-introduction.json");
    play_size(&play, 80, 24);
    *state = &play;
    return 0;
}

static int tear_down(void **state) {
    play_close(*state);
    counted_release();
    return 0;
}

static void expect_at_most_of(int what, int most, const char *where) {
    if (counted[what] > most)
        fail_msg("%s: %d %s, and %d are the most", where, counted[what], counted_names[what], most);
}

static void expect_at_most(const char *where, const int most[COUNTED_COUNT]) {
    for (int i = 0; i < COUNTED_COUNT; i++)
        expect_at_most_of(i, most[i], where);
}

static void open_section(struct play *play, const char *section, const char *keys) {
    assert_true(player_goto(play->player, section));
    play_frame(play);
    play_press(play, keys);
    play_frame(play);
}

static const char LANES[] = "› Two ways to poll";

static void press_until(struct play *play, const char *key, const char *shown) {
    enum { STOPS = 30 };
    for (int i = 0; i < STOPS && !play_shows(play, shown); i++)
        play_press(play, key);
    play_expect(play, shown);
}

/* A stop of the stage of one of its films. */
static void open_stop(struct play *play, const char *film, const char *stop) {
    open_section(play, "client-pull", "");
    press_until(play, "Tab", film);
    play_press(play, "Enter");
    press_until(play, "Down", stop);
}

static int painting_layouts; /* of the key that was counted last */

/* Presses one key and paints what it brought. */
static void count_key(struct play *play, const char *key) {
    counted_begin();
    play_press(play, key);
    int layouts = counted[COUNTED_LAYOUTS];
    play_frame(play);
    painting_layouts = counted[COUNTED_LAYOUTS] - layouts;
}

/* Every change of a second's film is painted, as a terminal does; returns how many there were. */
static int count_second(struct play *play) {
    int frames = 0;
    int64_t until_usec = play->now_usec + SECOND;
    counted_begin();
    for (int64_t next; (next = player_next_change(play->player)) <= until_usec; frames++) {
        play->now_usec = next;
        player_handle(play->player, &(struct event){.type = EVENT_TICK, .at_usec = next});
        play_frame(play);
    }
    return frames;
}

/* --- That it is counted at all. --- */

static void a_frame_and_a_load_are_counted(void **state) {
    struct play *play = *state;
    assert_true(counted[COUNTED_KNOBS] > 0);
    assert_true(counted[COUNTED_MEASURES] > 0);
    counted_begin();
    open_section(play, "families", "");
    assert_true(counted[COUNTED_LAYOUTS] > 0);
    assert_true(counted[COUNTED_FILMS] > 0);
    assert_true(counted[COUNTED_PARSES] > 0);
    open_section(play, "spectrum", "PgDn");
    assert_true(counted[COUNTED_FIGURES] > 0);
    assert_int_equal(counted[COUNTED_RUNS],
                     counted[COUNTED_FILMS] + counted[COUNTED_LEDGERS] + counted[COUNTED_FIGURES]);
}

static int counted_again(void) {
    return counted[COUNTED_FILMS_AGAIN] + counted[COUNTED_LEDGERS_AGAIN] +
           counted[COUNTED_FIGURES_AGAIN];
}

static void run_for_all(const struct scenario *scenario) {
    struct simulate_names names = {"Client", "Server"};
    struct arena arena = {0};
    struct trace trace;
    struct ledger ledger;
    struct figures figures;
    assert_true(simulate_trace(scenario, &names, 10, &arena, &trace, NULL));
    assert_true(simulate_ledger(scenario, &arena, &ledger, NULL));
    assert_true(simulate_figures(scenario, 0, &figures, NULL));
    arena_release(&arena);
}

static void the_same_run_is_known_again(void **state) {
    const int64_t instants[] = {1, 1}, others[] = {1, 2};
    struct scenario scenario = scenario_default();
    (void)state;
    counted_begin();
    scenario.events.listed_usec = instants;
    scenario.events.listed_count = 2;
    run_for_all(&scenario);
    scenario.events.listed_usec = others;
    run_for_all(&scenario);
    scenario.jitter.kind = JITTER_UNIFORM;
    run_for_all(&scenario);
    scenario.keep_alive_usec++;
    run_for_all(&scenario);
    assert_int_equal(counted[COUNTED_FILMS], 4);
    assert_int_equal(counted[COUNTED_LEDGERS], 4);
    assert_int_equal(counted[COUNTED_FIGURES], 4);
    assert_int_equal(counted[COUNTED_RUNS], 12);
    assert_int_equal(counted_again(), 0);
    run_for_all(&scenario);
    assert_int_equal(counted[COUNTED_FILMS_AGAIN], 1);
    assert_int_equal(counted[COUNTED_LEDGERS_AGAIN], 1);
    assert_int_equal(counted[COUNTED_FIGURES_AGAIN], 1);
}

static void the_same_text_is_known_again(void **state) {
    struct arena arena = {0};
    (void)state;
    counted_begin();
    prose_layout("one", NULL, 80, &arena);
    prose_layout("two", NULL, 80, &arena);
    assert_int_equal(counted[COUNTED_PARSES_AGAIN], 0);
    prose_layout("one", NULL, 40, &arena);
    assert_int_equal(counted[COUNTED_PARSES], 3);
    assert_int_equal(counted[COUNTED_PARSES_AGAIN], 1);
    arena_release(&arena);
}

/* --- A key. --- */

static void a_tab_without_a_film_in_view(void **state) {
    static const int most[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 1};
    struct play *play = *state;
    open_section(play, "five-questions", "Tab");
    play_expect_not(play, "Server  ");
    count_key(play, "Tab");
    expect_at_most("the second Tab", most);
    count_key(play, "Tab");
    expect_at_most("the third Tab", most);
    assert_int_equal(painting_layouts, 0);
}

/* Whatever stands where: from the top of each section to its last stop. */
static void every_tab_of_the_lesson(void **state) {
    enum { TABS = 100 };
    struct play *play = *state;
    const struct section *sections = play->lesson->sections.at;
    int all = 0;
    for (int i = 0; i < play->lesson->sections.count; i++) {
        int tabs = 0;
        open_section(play, sections[i].id, "");
        do {
            count_key(play, "Tab");
            expect_at_most_of(COUNTED_LAYOUTS, 2, sections[i].id);
            expect_at_most_of(COUNTED_PARSES_AGAIN, 0, sections[i].id);
            assert_true(++tabs < TABS);
        } while (counted[COUNTED_LAYOUTS] > 0);
        all += tabs;
    }
    assert_true(all > 60);
}

static void a_tab_in_the_section_of_the_slider(void **state) {
    static const int most[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 1};
    struct play *play = *state;
    open_section(play, "spectrum", "");
    count_key(play, "Shift-Tab"); /* there is no stop before it */
    expect_at_most("a Tab without a stop", most);
}

/* Each technique runs once at the new window. */
static void a_step_of_a_slider(void **state) {
    static const int most[COUNTED_COUNT] = {
        [COUNTED_LAYOUTS] = 1, [COUNTED_FIGURES] = 4, [COUNTED_RUNS] = 4};
    struct play *play = *state;
    open_section(play, "spectrum", "Enter");
    play_expect(play, "Cheapest in time");
    play_press(play, "Right"); /* what waited for the slider is there from now on */
    count_key(play, "Right");
    assert_int_equal(counted[COUNTED_FIGURES], 4);
    expect_at_most("a step", most);
    play_press(play, "Space");
    count_key(play, "Left"); /* on its stage, with table and sum */
    expect_at_most("a step on the stage", most);
}

static void a_tab_on_the_knobs_of_a_film(void **state) {
    static const int most[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 1};
    struct play *play = *state;
    open_stop(play, LANES, "› Transit");
    count_key(play, "Up");
    expect_at_most("Up", most);
    count_key(play, "Down");
    expect_at_most("Down", most);
}

/* Each lane's film runs once, and its figures, which table and words share; what was before is not
 * run again. */
static void a_step_of_a_films_knob(void **state) {
    static const int most[COUNTED_COUNT] = {
        [COUNTED_LAYOUTS] = 1, [COUNTED_FILMS] = 2, [COUNTED_FIGURES] = 2, [COUNTED_RUNS] = 4};
    struct play *play = *state;
    open_stop(play, LANES, "› Transit");
    count_key(play, "Left");
    play_expect(play, "› Transit");
    assert_int_equal(counted[COUNTED_FIGURES], 2);
    expect_at_most("a step", most);
}

static void count_mouse(struct play *play, enum mouse does, struct spot at) {
    counted_begin();
    play_mouse(play, does, at);
    play_frame(play);
}

/* A press moves the focus as a Tab does; what is let go works it as Enter does. */
static void a_click_on_a_stop(void **state) {
    static const int most[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 1};
    struct play *play = *state;
    open_section(play, "root-problem", "");
    struct spot at = play_find(play, "Client ");
    play_mouse(play, MOUSE_PRESS, (struct spot){0, 0});
    count_mouse(play, MOUSE_PRESS, at);
    expect_at_most("a press", most);
    count_mouse(play, MOUSE_WHEEL_DOWN, at);
    expect_at_most("the wheel", most);
}

/* A drag from cell to cell costs no more than a key, and where it leads to the same step nothing.
 */
static void a_drag_of_a_films_knob(void **state) {
    static const int most[COUNTED_COUNT] = {
        [COUNTED_LAYOUTS] = 1, [COUNTED_FILMS] = 2, [COUNTED_FIGURES] = 2, [COUNTED_RUNS] = 4};
    static const int none[COUNTED_COUNT] = {0};
    struct play *play = *state;
    open_stop(play, LANES, "› Transit");
    struct spot at = {play_find(play, "├").x, play_find(play, "› Transit").y};
    play_mouse(play, MOUSE_PRESS, at);
    play_frame(play);
    at.x += 12;
    count_mouse(play, MOUSE_DRAG, at);
    assert_int_equal(counted[COUNTED_FIGURES], 2);
    expect_at_most("a drag", most);
    at.y += 3;
    count_mouse(play, MOUSE_DRAG, at);
    expect_at_most("a drag to the same step", none);
}

/* A frame that shows a film with its figures, and beside it the setting before. */
static void show_with_before(struct fixture *fixture) {
    const struct block *block = fixture_block(fixture, 0);
    fixture_layout(fixture, 80);
    struct diagram_now now = diagram_now(block, &fixture->scene);
    diagram_figures(&now, 0);
    struct diagram_was was;
    if (diagram_was(&now, &was))
        diagram_judged_figures(&was.judged, 0);
}

static void expect_shown(struct fixture *fixture, int films, int figures) {
    counted_begin();
    show_with_before(fixture);
    assert_int_equal(counted[COUNTED_FILMS], films);
    assert_int_equal(counted[COUNTED_FIGURES], figures);
    assert_int_equal(counted[COUNTED_RUNS], films + figures);
}

/* What was now is not run again to be what was. */
static void the_setting_before_is_kept(void **state) {
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "simulated");
    facts_set(&fixture.facts, "polling", ".won", 1); /* nothing is judged beside it */
    expect_shown(&fixture, 1, 1);
    fixture_stage(&fixture, fixture_block(&fixture, 0), STAGE_TUNE, 78, 19);
    fixture_focus(&fixture, fixture_block(&fixture, 0), DIAGRAM_KNOB);
    for (int i = 0; i < 2; i++) {
        counted_begin();
        assert_true(fixture_key(&fixture, KEYSYM_RIGHT)); /* runs the film that goes on */
        show_with_before(&fixture);
        assert_true(counted[COUNTED_FILMS] == 1 && counted[COUNTED_FIGURES] == 1);
    }
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    expect_shown(&fixture, 0, 0);
    known_release(&fixture.known);
    expect_shown(&fixture, 2, 2);
    fixture_close(&fixture);
}

/* The values of the swept knob run once each, and the goal's figures: those are of the value at the
 * mark, so that they are the only ones that are run for two purposes. */
static void a_sweep(void **state) {
    enum { VALUES = 13 };
    static const int most[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 2,
                                            [COUNTED_FIGURES] = VALUES + 1,
                                            [COUNTED_FIGURES_AGAIN] = 1,
                                            [COUNTED_RUNS] = VALUES + 1};
    static const int none[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 1};
    struct play *play = *state;
    open_stop(play, "› Short polling, by the clock", "› Interval");
    count_key(play, "s");
    play_expect(play, "not won.");
    expect_at_most("the sweep", most);
    count_key(play, "Tab");
    expect_at_most("Tab", none);
}

/* --- A second. --- */

static void a_second_of_a_scripts_film(void **state) {
    static const int most[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 64};
    struct play *play = *state;
    open_section(play, "root-problem", "Space");
    play_expect(play, "▶ 0.0 s");
    assert_int_equal(count_second(play), 64);
    play_expect(play, "▶ 1.0 s");
    expect_at_most("a second", most);
}

static void a_second_of_a_simulated_film(void **state) {
    static const int most[COUNTED_COUNT] = {[COUNTED_LAYOUTS] = 68};
    struct play *play = *state;
    open_stop(play, LANES, "› [ Skip the guess ]");
    play_press(play, "Enter Space");
    play_expect(play, "▶ 0.0 s");
    assert_int_equal(count_second(play), 68);
    play_expect(play, "▶ 2.0 s");
    expect_at_most("a second", most);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_frame_and_a_load_are_counted),
        TEST(the_same_run_is_known_again),
        TEST(the_same_text_is_known_again),
        TEST(a_tab_without_a_film_in_view),
        TEST(every_tab_of_the_lesson),
        TEST(a_tab_in_the_section_of_the_slider),
        TEST(a_step_of_a_slider),
        TEST(a_tab_on_the_knobs_of_a_film),
        TEST(a_step_of_a_films_knob),
        TEST(a_click_on_a_stop),
        TEST(a_drag_of_a_films_knob),
        cmocka_unit_test(the_setting_before_is_kept),
        TEST(a_sweep),
        TEST(a_second_of_a_scripts_film),
        TEST(a_second_of_a_simulated_film),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
