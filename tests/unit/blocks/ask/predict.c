/* Predictions. The example's diagram polls every 4 s over 0.5 s each way, news appears at 1, 6, 11
 * and 16 s, and 20 s are measured: it is seen at 5, 9, 13 and 17 s, 4, 3, 2 and 1 s old, so that
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
#include "play.h"
#include "stage.h"

static struct stage stage;
static const struct block *block, *age, *saw;

static int set_up(void **state) {
    (void)state;
    stage_open(&stage, "predict");
    block = stage_block(&stage, 0);
    age = stage_inner(block, "age");
    saw = stage_inner(block, "saw");
    stage_focus(&stage, block, DIAGRAM_PICTURE);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    stage_close(&stage);
    return 0;
}

static void answer(const char *text) {
    struct session session = {.scene = &stage.scene,
                              .facts = &stage.facts,
                              .marks = &stage.marks,
                              .spent = &stage.spent,
                              .tries = &stage.tries,
                              .films = &stage.films,
                              .look_at = -1};
    struct piece piece = {.block = age, .part = QUESTION_FIRST, .flags = PIECE_STOP};
    facts_set_text(&stage.facts, "age", ".answer", text);
    question_act(&piece, QUESTION_TRY, &session);
}

static void watch(void) {
    facts_set(&stage.facts, "polling", ".watched", 1);
}

static bool has_piece(const struct block *of, int part) {
    stage_layout(&stage, 80);
    return stage_piece(&stage, of, part) != NULL;
}

static unsigned flags_of(const struct block *of, int part) {
    stage_layout(&stage, 80);
    return stage_piece(&stage, of, part)->flags;
}

static void a_film_waits_for_its_prediction(void **state) {
    (void)state;
    struct reel reel = diagram_reel(block, &stage.scene);
    assert_int_equal(reel.stop_count, 2);
    assert_int_equal(reel.stops_usec[0], 0);
    assert_false(flags_of(block, DIAGRAM_PICTURE) & PIECE_ENTERS);
    assert_false(has_piece(block, DIAGRAM_KNOB));
    assert_false(has_piece(block, DIAGRAM_GOAL));
    stage_expect_shown(&stage, "First, your prediction: answer above, or Space skips.");
    stage_expect_hidden(&stage, "Space plays");
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    assert_string_equal(stage.session.notice,
                        "First, your prediction: answer above, or Space skips.");
    assert_false(films_playing(&stage.films, block));
}

static void the_first_answer_is_kept_and_nothing_told(void **state) {
    (void)state;
    answer("5");
    assert_true(question_state(age, &stage.facts).kept);
    assert_false(flags_of(age, QUESTION_FIRST) & PIECE_STOP);
    stage_expect_shown(&stage, "Kept. Now see what happens.");
    stage_expect_hidden(&stage, "Too high");
    stage_expect_hidden(&stage, "2.5 s");
    stage_expect_hidden(&stage, "Half an interval");
    struct tally tally = block_tally(age, &stage.scene);
    assert_int_equal(tally.worked, 1);
    assert_int_equal(tally.questions, 1);
    assert_int_equal(tally.answered, 0); /* or the score would tell */
}

static void what_was_predicted_is_what_plays(void **state) {
    (void)state;
    answer("5");
    stage_focus(&stage, block, DIAGRAM_PICTURE);
    stage.scene.entered = true;
    assert_false(has_piece(block, DIAGRAM_KNOB));
    assert_false(stage_key(&stage, 'e'));
    assert_false(stage_key(&stage, 'd'));
    assert_false(stage_key(&stage, 's'));
    assert_true(stage_key(&stage, KEYSYM_SPACE));
    assert_true(films_playing(&stage.films, block));
    watch();
    assert_true(has_piece(block, DIAGRAM_KNOB));
    assert_true(stage_key(&stage, 'e'));
}

static void prediction_and_result_stand_side_by_side(void **state) {
    (void)state;
    answer("5");
    watch();
    stage_expect_shown(&stage, "You said 5 s; the run says 2.5 s: too high. Read on below.");
    stage_expect_shown(&stage, "The answer: 2.5 s, give or take 10 % of it");
    stage_expect_shown(&stage, "Too high. Your try: 0 of 1 point.");
    struct tally tally = block_tally(age, &stage.scene);
    assert_int_equal(tally.answered, 1);
    assert_int_equal(tally.first.num, 0);
}

static void a_near_answer_is_right(void **state) {
    (void)state;
    answer("2700ms");
    watch();
    stage_expect_shown(&stage, "You said 2.7 s; the run says 2.5 s: right, within 10 %.");
    assert_int_equal(block_tally(age, &stage.scene).first.num, 1);
}

static void another_setting_is_not_what_was_predicted(void **state) {
    (void)state;
    answer("5");
    watch();
    facts_set(&stage.facts, "polling", "interval", 0);
    stage_expect_hidden(&stage, "You said");
    stage_expect_shown(&stage, "The answer: 2.5 s, give or take 10 % of it");
}

static void a_skipped_question_is_done_with_and_scores_nothing(void **state) {
    (void)state;
    assert_true(stage_key(&stage, KEYSYM_SPACE));
    assert_string_equal(stage.session.notice, "The question is skipped.");
    assert_true(films_playing(&stage.films, block));
    assert_true(has_piece(block, DIAGRAM_KNOB));
    assert_false(has_piece(age, QUESTION_FIRST));
    stage_expect_shown(&stage, "Skipped: no point for this one.");
    struct tally tally = block_tally(age, &stage.scene);
    assert_int_equal(tally.worked, 1);
    assert_int_equal(tally.questions, 1);
    assert_int_equal(tally.answered, 0);
    films_pause(&stage.films);
    films_forget(&stage.films, block);
    stage_expect_hidden(&stage, "the run says");
    watch();
    stage_expect_shown(&stage, "You skipped the prediction; the run says 2.5 s.");
}

static void what_follows_is_shown_once_it_was_seen(void **state) {
    (void)state;
    assert_false(has_piece(saw, QUESTION_ASK));
    answer("5");
    assert_false(has_piece(saw, QUESTION_ASK));
    stage_expect_tally(&stage, block, 4, 1); /* two questions, film and goal */
    watch();
    assert_true(has_piece(saw, QUESTION_CHECK));
    facts_set(&stage.facts, "saw", "sent", 1);
    stage_focus(&stage, saw, QUESTION_CHECK);
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    assert_false(question_state(saw, &stage.facts).closed); /* it may be looked at again */
    stage_expect_hidden(&stage, "Read on below.");
    stage_expect_tally(&stage, block, 4, 3);
}

static void the_figure_is_of_the_run_as_it_starts(void **state) {
    (void)state;
    assert_int_equal(question_answer(age, &stage.scene), 2500000);
    facts_set(&stage.facts, "polling", "interval", 4);
    assert_int_equal(question_answer(age, &stage.scene), 2500000);
}

static void it_fits_every_width(void **state) {
    (void)state;
    stage_check_widths(&stage);
    answer("5");
    stage_check_widths(&stage);
    watch();
    stage_check_widths(&stage);
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
#define STAGED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        STAGED(a_film_waits_for_its_prediction),
        STAGED(the_first_answer_is_kept_and_nothing_told),
        STAGED(what_was_predicted_is_what_plays),
        STAGED(prediction_and_result_stand_side_by_side),
        STAGED(a_near_answer_is_right),
        STAGED(another_setting_is_not_what_was_predicted),
        STAGED(a_skipped_question_is_done_with_and_scores_nothing),
        STAGED(what_follows_is_shown_once_it_was_seen),
        STAGED(the_figure_is_of_the_run_as_it_starts),
        STAGED(it_fits_every_width),
        cmocka_unit_test(a_slider_tells_when_its_place_is_passed),
        cmocka_unit_test(a_programme_asks_and_waits_to_be_read),
        cmocka_unit_test(a_programme_goes_on_when_the_question_is_skipped),
        cmocka_unit_test(an_answer_that_was_begun_is_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
