/* Predictions. The example's diagram polls every 4 s over 0.5 s each way, updates appear at 1, 6,
 * 11 and 16 s, and 20 s are measured: it is seen at 5, 9, 13 and 17 s, 4, 3, 2 and 1 s old, so that
 * the mean staleness is 2.5 s. */
#include "blocks/ask/predict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/now.h"
#include "fixture.h"
#include "play.h"

static struct fixture fixture;
static const struct block *block, *age, *saw;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "predict");
    block = fixture_block(&fixture, 0);
    age = fixture_inner(block, "age");
    saw = fixture_inner(block, "saw");
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void answer(const char *text) {
    struct session session = {.scene = &fixture.scene,
                              .facts = &fixture.facts,
                              .marks = &fixture.marks,
                              .spent = &fixture.spent,
                              .tries = &fixture.tries,
                              .films = &fixture.films,
                              .look_at = -1};
    struct piece piece = {.block = age, .part = QUESTION_FIRST, .flags = PIECE_STOP};
    facts_set_text(&fixture.facts, "age", ".answer", text);
    question_act(&piece, QUESTION_TRY, &session);
}

static void watch(void) {
    facts_set(&fixture.facts, "polling", ".watched", 1);
}

static bool has_piece(const struct block *of, int part) {
    fixture_layout(&fixture, 80);
    return fixture_piece(&fixture, of, part) != NULL;
}

static unsigned flags_of(const struct block *of, int part) {
    fixture_layout(&fixture, 80);
    return fixture_piece(&fixture, of, part)->flags;
}

static void a_film_waits_for_its_prediction(void **state) {
    (void)state;
    struct reel reel = diagram_reel(block, &fixture.scene);
    assert_int_equal(reel.stop_count, 2);
    assert_int_equal(reel.stops_usec[0], 0);
    assert_false(flags_of(block, DIAGRAM_PICTURE) & PIECE_ENTERS);
    assert_false(has_piece(block, DIAGRAM_KNOB));
    assert_false(has_piece(block, DIAGRAM_FIGURES));
    fixture_expect_shown(&fixture, "First, your prediction: answer above, or Space skips.");
    fixture_expect_hidden(&fixture, "Space plays");
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice,
                        "First, your prediction: answer above, or Space skips.");
    assert_false(films_playing(&fixture.films, block));
}

static void the_first_answer_is_kept_and_nothing_told(void **state) {
    (void)state;
    answer("5");
    assert_true(question_state(age, &fixture.facts).kept);
    assert_false(flags_of(age, QUESTION_FIRST) & PIECE_STOP);
    fixture_expect_shown(&fixture, "Kept. Now see what happens.");
    fixture_expect_hidden(&fixture, "Too high");
    fixture_expect_hidden(&fixture, "2.5 s");
    fixture_expect_hidden(&fixture, "Half an interval");
    struct tally tally = block_tally(age, &fixture.scene);
    assert_int_equal(tally.worked, 1);
    assert_int_equal(tally.questions, 1);
    assert_int_equal(tally.answered, 0); /* or the score would tell */
}

static void what_was_predicted_is_what_plays(void **state) {
    (void)state;
    answer("5");
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
    fixture.scene.entered = true;
    assert_false(has_piece(block, DIAGRAM_KNOB));
    assert_false(fixture_key(&fixture, 'e'));
    assert_false(fixture_key(&fixture, 'd'));
    assert_false(fixture_key(&fixture, 's'));
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(films_playing(&fixture.films, block));
    watch();
    assert_true(has_piece(block, DIAGRAM_KNOB));
    assert_true(fixture_key(&fixture, 'e'));
}

static void prediction_and_result_stand_side_by_side(void **state) {
    (void)state;
    answer("5");
    watch();
    fixture_expect_shown(&fixture, "You said 5 s; the run says 2.5 s: too high. Read on below.");
    fixture_expect_shown(&fixture, "The answer: 2.5 s, give or take 10 % of it");
    fixture_expect_shown(&fixture, "Too high. Your try: 0 of 1 point.");
    struct tally tally = block_tally(age, &fixture.scene);
    assert_int_equal(tally.answered, 1);
    assert_int_equal(tally.first.num, 0);
}

static void a_near_answer_is_right(void **state) {
    (void)state;
    answer("2700ms");
    watch();
    fixture_expect_shown(&fixture, "You said 2.7 s; the run says 2.5 s: right, within 10 %.");
    assert_int_equal(block_tally(age, &fixture.scene).first.num, 1);
}

static void another_setting_is_not_what_was_predicted(void **state) {
    (void)state;
    answer("5");
    watch();
    facts_set(&fixture.facts, "polling", "interval", 0);
    fixture_expect_hidden(&fixture, "You said");
    fixture_expect_shown(&fixture, "The answer: 2.5 s, give or take 10 % of it");
}

static void a_skipped_question_is_done_with_and_scores_nothing(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_string_equal(fixture.session.notice, "The question is skipped.");
    assert_true(films_playing(&fixture.films, block));
    assert_true(has_piece(block, DIAGRAM_KNOB));
    assert_false(has_piece(age, QUESTION_FIRST));
    fixture_expect_shown(&fixture, "Skipped: no point for this one.");
    struct tally tally = block_tally(age, &fixture.scene);
    assert_int_equal(tally.worked, 1);
    assert_int_equal(tally.questions, 1);
    assert_int_equal(tally.answered, 0);
    films_pause(&fixture.films);
    films_forget(&fixture.films, block);
    fixture_expect_hidden(&fixture, "the run says");
    watch();
    fixture_expect_shown(&fixture, "You skipped the prediction; the run says 2.5 s.");
}

static void what_follows_is_shown_once_it_was_seen(void **state) {
    (void)state;
    assert_false(has_piece(saw, QUESTION_ASK));
    answer("5");
    assert_false(has_piece(saw, QUESTION_ASK));
    fixture_expect_tally(&fixture, block, 4, 1); /* two questions, film and goal */
    watch();
    assert_true(has_piece(saw, QUESTION_CHECK));
    facts_set(&fixture.facts, "saw", "sent", 1);
    fixture_focus(&fixture, saw, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_false(question_state(saw, &fixture.facts).closed); /* it may be looked at again */
    fixture_expect_hidden(&fixture, "Read on below.");
    fixture_expect_tally(&fixture, block, 4, 3);
}

static void the_figure_is_of_the_run_as_it_starts(void **state) {
    (void)state;
    assert_int_equal(question_answer(age, &fixture.scene), 2500000);
    facts_set(&fixture.facts, "polling", "interval", 4);
    assert_int_equal(question_answer(age, &fixture.scene), 2500000);
}

static void it_fits_every_width(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    answer("5");
    fixture_check_widths(&fixture);
    watch();
    fixture_check_widths(&fixture);
}

/* The example's slider and its tabs, in a whole player. */

static struct play play;

static void open_section(const char *keys) {
    play_open_file(&play, "tests/kinds/predict.json");
    play_size(&play, 80, 40);
    play_press(&play, keys);
}

static void a_slider_tells_when_its_place_is_passed(void **state) {
    (void)state;
    open_section("Right Tab Tab Enter");
    play_expect(&play, "First, your prediction: answer above, or Space skips.");
    play_expect_not(&play, "done");
    /* From the middle of the scale, 3.2 s, and up to there on the slider. */
    play_press(&play, "Shift-Tab Shift-Tab Enter Enter Tab Enter");
    play_expect(&play, "Kept. Now see what happens.");
    play_expect(&play, "Now move it, and see.");
    play_press(&play, "Enter 6"); /* six tenths of it: 6.3 s */
    play_expect(&play, "Now move it, and see.");
    play_press(&play, "7"); /* ten seconds are two thirds of it */
    play_expect(&play, "You said 3.2 s; it is 10 s: too low.");
    play_expect(&play, "What changed there?");
    play_close(&play);
}

static void a_programme_asks_and_waits_to_be_read(void **state) {
    (void)state;
    open_section("Right Right Enter 5s");
    play_expect(&play, "Asks in 1 of 2: Pull");
    play_press(&play, "Enter 5s");
    play_expect(&play, "Asks in 1 of 2: Pull");
    play_press(&play, "Tab Tab Tab Enter Tab Tab Enter");
    play_expect(&play, "Kept. Now see what happens.");
    play_expect_not(&play, "It asks."); /* its reason */
    play_press(&play, "Space 5s");
    play_expect(&play, "Waits in 1 of 2: Pull");
    play_expect(&play, "It came as you said.");
    play_expect(&play, "It asks.");
    play_press(&play, "Space 1s");
    play_expect(&play, "Playing 2 of 2: Push");
    play_close(&play);
}

static void a_programme_goes_on_when_the_question_is_skipped(void **state) {
    (void)state;
    open_section("Right Right Enter 5s Space 3s");
    play_expect(&play, "Playing 2 of 2: Push");
    play_close(&play);
}

/* In a film, on a slider, in a programme: what was given and not checked is not lost to one key. */
static void an_answer_that_was_begun_is_asked_about(void **state) {
    (void)state;
    static const char *const KEYS[] = {"2 . 6 Tab Tab", "Right Enter Right Tab Tab",
                                       "Right Right Enter 5s Tab Tab Tab Enter Tab Tab Tab"};
    for (int i = 0; i < 3; i++) {
        open_section(KEYS[i]);
        play_press(&play, "Space");
        play_expect(&play, "Your prediction is not checked yet. Skip it?");
        play_expect(&play, "y yes, anyway   any other key no");
        play_press(&play, "Space");
        play_expect_not(&play, "Skip it?");
        play_expect_not(&play, "Skipped");
        play_press(&play, "Space y");
        play_expect(&play, "The question is skipped.");
        play_close(&play);
    }
}

int main(void) {
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(a_film_waits_for_its_prediction),
        WITH_FIXTURE(the_first_answer_is_kept_and_nothing_told),
        WITH_FIXTURE(what_was_predicted_is_what_plays),
        WITH_FIXTURE(prediction_and_result_stand_side_by_side),
        WITH_FIXTURE(a_near_answer_is_right),
        WITH_FIXTURE(another_setting_is_not_what_was_predicted),
        WITH_FIXTURE(a_skipped_question_is_done_with_and_scores_nothing),
        WITH_FIXTURE(what_follows_is_shown_once_it_was_seen),
        WITH_FIXTURE(the_figure_is_of_the_run_as_it_starts),
        WITH_FIXTURE(it_fits_every_width),
        cmocka_unit_test(a_slider_tells_when_its_place_is_passed),
        cmocka_unit_test(a_programme_asks_and_waits_to_be_read),
        cmocka_unit_test(a_programme_goes_on_when_the_question_is_skipped),
        cmocka_unit_test(an_answer_that_was_begun_is_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
