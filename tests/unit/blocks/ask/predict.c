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

/* Goes to a step of the film's stage, and to its picture. */
static void look_at(enum stage_step step) {
    fixture_stage(&fixture, block, step, 78, 19);
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
}

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "predict");
    block = fixture_block(&fixture, 0);
    age = fixture_inner(block, "age");
    saw = fixture_inner(block, "saw");
    look_at(STAGE_GUESS);
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

static bool step_is_done(enum stage_step step) {
    return block_stage(block)->is_done(block, &fixture.facts, &fixture.scene, step);
}

/* On the page stands the still alone, which leads to the guess. */
static void a_film_asks_on_its_stage(void **state) {
    (void)state;
    fixture_page(&fixture);
    fixture_focus(&fixture, block, DIAGRAM_STILL);
    assert_false(has_piece(age, QUESTION_FIRST));
    fixture_expect_shown(&fixture, "Enter or Space: guess first\n");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_false(prediction_is_skipped(block, &fixture.facts));
    assert_null(fixture.films.playing);
}

/* All below the picture is the question's. */
static void the_guess_stands_beside_the_picture_at_rest(void **state) {
    (void)state;
    assert_true(has_piece(age, QUESTION_FIRST));
    assert_true(has_piece(block, DIAGRAM_SKIP_ROW));
    struct rect picture = fixture_region(&fixture, STAGE_PICTURE).at;
    struct rect question = fixture_region(&fixture, STAGE_QUESTION).at;
    assert_int_equal(question.y, picture.height + 1); /* a rule */
    assert_int_equal(question.y + question.height, 19);
    assert_int_equal(question.width, 78);
    assert_int_equal(fixture.regions.count, 2);
    assert_int_equal(fixture_piece(&fixture, block, DIAGRAM_PICTURE)->at.height, picture.height);
    assert_false(fixture_key(&fixture, KEYSYM_SPACE)); /* to play it is the next step's */
    assert_false(step_is_done(STAGE_GUESS));
}

static void the_first_answer_is_kept_and_nothing_told(void **state) {
    (void)state;
    answer("5");
    assert_true(question_state(age, &fixture.facts).kept);
    assert_true(step_is_done(STAGE_GUESS));
    assert_false(flags_of(age, QUESTION_FIRST) & PIECE_STOP);
    assert_false(has_piece(block, DIAGRAM_SKIP_ROW));
    fixture_expect_shown(&fixture, "Saved. Now see what happens.");
    fixture_expect_hidden(&fixture, "Too high");
    fixture_expect_hidden(&fixture, "2.5 s");
    fixture_expect_hidden(&fixture, "Half an interval");
    struct tally tally = block_tally(age, &fixture.scene);
    assert_int_equal(tally.worked, 1);
    assert_int_equal(tally.questions, 1);
    assert_int_equal(tally.answered, 0); /* or the score would tell */
}

/* Nothing of what an hour comes to is told before the verdict. */
static void what_was_predicted_is_what_plays(void **state) {
    (void)state;
    answer("5");
    look_at(STAGE_WATCH);
    assert_false(has_piece(block, DIAGRAM_KNOB));
    assert_false(fixture_key(&fixture, 'e'));
    assert_false(fixture_key(&fixture, 'd'));
    assert_false(fixture_key(&fixture, 's'));
    fixture_expect_shown(&fixture, "mean                          ?\n");
    fixture_expect_shown(&fixture, "· mean below 2 s              ?\n");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(films_playing(&fixture.films, block));
    watch();
    assert_true(step_is_done(STAGE_WATCH));
    fixture_expect_shown(&fixture, "mean                      2.5 s\n");
    assert_true(fixture_key(&fixture, 'e'));
    look_at(STAGE_TUNE);
    assert_true(has_piece(block, DIAGRAM_KNOB));
}

/* No step bars the way: where the knobs are, the run is theirs, and what it comes to is told. Back
 * at the guess it is the author's again, and what the knobs came to is no end of it. */
static void tuned_before_it_was_told_the_run_is_the_knobs(void **state) {
    (void)state;
    answer("5");
    look_at(STAGE_TUNE);
    fixture_focus(&fixture, block, DIAGRAM_KNOB);
    assert_true(fixture_key(&fixture, KEYSYM_LEFT)); /* 2 s: a mean of 2, 1 s, 2 and 1 s */
    fixture_expect_shown(&fixture, "mean           2.5 s      1.5 s\n");
    block_stage(block)->ended(block, &fixture.facts);
    assert_false(prediction_is_told(block, &fixture.facts));
    fixture_expect_hidden(&fixture, "You said");
    look_at(STAGE_WATCH);
    fixture_expect_shown(&fixture, "mean                          ?\n");
    struct diagram_now now = diagram_now(block, &fixture.scene);
    assert_int_equal(now.known->traces[0].messages[2].leaves_usec, 4000000);
    block_stage(block)->ended(block, &fixture.facts);
    assert_true(prediction_is_told(block, &fixture.facts));
}

static void prediction_and_result_stand_side_by_side(void **state) {
    (void)state;
    answer("5");
    look_at(STAGE_WATCH);
    fixture_expect_hidden(&fixture, "You said");
    watch();
    fixture_expect_shown(&fixture, "You said 5 s; the run says 2.5 s: too high.\n");
    fixture_expect_shown(&fixture, "Half an interval, and one transit.\n"); /* its reason */
    look_at(STAGE_GUESS);
    fixture_expect_shown(&fixture, "The answer: 2.5 s (within 10 %)");
    fixture_expect_shown(&fixture, "Too high. Your try: 0 of 1 point.");
    fixture_page(&fixture);
    fixture_expect_shown(&fixture, "You said 5 s; the run says 2.5 s: too high.\n");
    struct tally tally = block_tally(age, &fixture.scene);
    assert_int_equal(tally.answered, 1);
    assert_int_equal(tally.first.num, 0);
}

static void a_near_answer_is_right(void **state) {
    (void)state;
    answer("2700ms");
    watch();
    look_at(STAGE_WATCH);
    fixture_expect_shown(&fixture, "You said 2.7 s; the run says 2.5 s: right, within 10 %.");
    assert_int_equal(block_tally(age, &fixture.scene).first.num, 1);
}

static void a_slip_is_told_before_the_reason(void **state) {
    (void)state;
    tear_down(NULL);
    fixture_open(&fixture, "vary");
    block = fixture_block(&fixture, 0);
    age = fixture_inner(block, "age");
    look_at(STAGE_GUESS);
    answer("0.5");
    fixture_expect_hidden(&fixture, "That is the way down alone.");
    watch();
    look_at(STAGE_WATCH);
    fixture_expect_shown(&fixture, "That is the way down alone. News waits for one of the");
}

static void another_setting_is_not_what_was_predicted(void **state) {
    (void)state;
    answer("5");
    watch();
    look_at(STAGE_WATCH);
    facts_set(&fixture.facts, "polling", "interval", 0);
    fixture_expect_hidden(&fixture, "You said");
    look_at(STAGE_GUESS);
    fixture_expect_shown(&fixture, "The answer: 2.5 s (within 10 %)");
}

/* A row of the guess skips it, and leads on; no verdict comes of it, the rest is open. */
static void a_skipped_guess_is_done_and_scores_nothing(void **state) {
    (void)state;
    fixture_focus(&fixture, block, DIAGRAM_SKIP_ROW);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(prediction_is_skipped(block, &fixture.facts));
    assert_int_equal(fixture.session.stage, STAGE_GO_ON);
    assert_true(step_is_done(STAGE_GUESS));
    assert_null(fixture.films.playing);
    assert_false(has_piece(block, DIAGRAM_SKIP_ROW));
    fixture_expect_shown(&fixture, "Skipped: no points for this one.");
    struct tally tally = block_tally(age, &fixture.scene);
    assert_int_equal(tally.worked, 1);
    assert_int_equal(tally.questions, 1);
    assert_int_equal(tally.answered, 0);
    look_at(STAGE_WATCH);
    assert_true(fixture_key(&fixture, 'e'));
    assert_true(fixture_key(&fixture, 'u'));
    watch();
    fixture_expect_hidden(&fixture, "You s");
    fixture_expect_hidden(&fixture, "the run says");
    look_at(STAGE_EXPLAIN);
    assert_true(has_piece(saw, QUESTION_CHECK));
}

/* Playing passes over the guess: it stays open, and the end says nothing of it. */
static void playing_without_an_answer_leaves_the_guess_open(void **state) {
    (void)state;
    look_at(STAGE_WATCH);
    struct reel reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, 11 * 1000000, 0);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(films_advance(&fixture.films, &reel, 100 * 1000000));
    block_stage(block)->ended(block, &fixture.facts);
    assert_false(facts_has(&fixture.facts, "polling", ".watched"));
    assert_false(facts_has(&fixture.facts, "polling", ".skipped"));
    assert_false(step_is_done(STAGE_GUESS));
    assert_false(step_is_done(STAGE_WATCH));
    fixture_expect_hidden(&fixture, "the run says");
    fixture_expect_hidden(&fixture, "Half an interval");
    fixture_expect_shown(&fixture, "mean                          ?\n");
}

static void what_follows_is_shown_once_it_was_seen(void **state) {
    (void)state;
    look_at(STAGE_EXPLAIN);
    assert_false(has_piece(saw, QUESTION_ASK));
    answer("5");
    look_at(STAGE_EXPLAIN);
    assert_false(has_piece(saw, QUESTION_ASK));
    fixture_expect_shown(&fixture, "The rest appears once you have guessed and watched the");
    fixture_expect_tally(&fixture, block, 4, 1); /* two questions, film and goal */
    watch();
    assert_true(has_piece(saw, QUESTION_CHECK));
    assert_false(step_is_done(STAGE_EXPLAIN));
    facts_set(&fixture.facts, "saw", "sent", 1);
    fixture_focus(&fixture, saw, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(step_is_done(STAGE_EXPLAIN));
    assert_false(question_state(saw, &fixture.facts).closed); /* it may be looked at again */
    fixture_expect_tally(&fixture, block, 4, 3);
}

static void the_figure_is_of_the_run_as_it_starts(void **state) {
    (void)state;
    assert_int_equal(question_answer(age, &fixture.scene), 2500000);
    facts_set(&fixture.facts, "polling", "interval", 4);
    assert_int_equal(question_answer(age, &fixture.scene), 2500000);
}

static void its_still_fits_every_width(void **state) {
    (void)state;
    fixture_page(&fixture);
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
    play_expect(&play, "First, your prediction: answer above, or Space skips it.");
    play_expect_not(&play, "done");
    /* From the middle of the scale, 3.2 s, and up to there on the slider. */
    play_press(&play, "Shift-Tab Shift-Tab Enter Enter Tab Enter");
    play_expect(&play, "Saved. Now see what happens.");
    play_expect(&play, "Now move it and see.");
    play_press(&play, "Enter 6"); /* six tenths of it: 6.3 s */
    play_expect(&play, "Now move it and see.");
    play_press(&play, "7"); /* ten seconds are two thirds of it */
    play_expect(&play, "You said 3.2 s; it is 10 s: too low.");
    play_expect(&play, "What changed there?");
    play_close(&play);
}

/* A programme has neither steps nor predictions: its films play through, and the guess is as open
 * as before. */
static void a_programme_asks_nothing(void **state) {
    (void)state;
    open_section("Right Right Enter 1s");
    play_expect(&play, "Films in tabs");
    play_expect(&play, "1 of 2");
    play_expect(&play, "▶ 1.0 s of 2 s");
    play_expect_not(&play, "Who speaks first?");
    play_expect_not(&play, "guess");
    play_press(&play, "2s");
    play_expect(&play, "2 of 2");
    play_press(&play, "2s");
    play_expect(&play, "▶ Play all, one after the other");
    play_press(&play, "Tab Left Tab Enter"); /* the first tab again, and its film */
    play_expect(&play, "◆1 guess    2 watch");
    play_expect(&play, "Who speaks first?");
    play_close(&play);
}

/* In a film, on a slider: what was given and not checked is not lost to one key. */
static void an_answer_that_was_begun_is_asked_about(void **state) {
    (void)state;
    static const char *const KEYS[][2] = {{"Enter 2 . 6 Down Down", "Enter"},
                                          {"Right Enter Right Tab Tab", "Space"}};
    for (int i = 0; i < 2; i++) {
        open_section(KEYS[i][0]);
        play_press(&play, KEYS[i][1]);
        play_expect(&play, "Your prediction is not checked yet. Skip it?");
        play_expect(&play, "y yes, anyway   any other key no");
        play_press(&play, "Space");
        play_expect_not(&play, "Skip it?");
        play_expect_not(&play, "Skipped");
        play_press(&play, KEYS[i][1]);
        play_press(&play, "y");
        play_expect(&play, "Question skipped.");
        play_close(&play);
    }
}

int main(void) {
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(a_film_asks_on_its_stage),
        WITH_FIXTURE(the_guess_stands_beside_the_picture_at_rest),
        WITH_FIXTURE(the_first_answer_is_kept_and_nothing_told),
        WITH_FIXTURE(what_was_predicted_is_what_plays),
        WITH_FIXTURE(tuned_before_it_was_told_the_run_is_the_knobs),
        WITH_FIXTURE(prediction_and_result_stand_side_by_side),
        WITH_FIXTURE(a_near_answer_is_right),
        WITH_FIXTURE(a_slip_is_told_before_the_reason),
        WITH_FIXTURE(another_setting_is_not_what_was_predicted),
        WITH_FIXTURE(a_skipped_guess_is_done_and_scores_nothing),
        WITH_FIXTURE(playing_without_an_answer_leaves_the_guess_open),
        WITH_FIXTURE(what_follows_is_shown_once_it_was_seen),
        WITH_FIXTURE(the_figure_is_of_the_run_as_it_starts),
        WITH_FIXTURE(its_still_fits_every_width),
        cmocka_unit_test(a_slider_tells_when_its_place_is_passed),
        cmocka_unit_test(a_programme_asks_nothing),
        cmocka_unit_test(an_answer_that_was_begun_is_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
