/* What is kept of each try, by the keys of a learner. */
#include "lesson/tries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "blocks/ask/prediction.h"
#include "blocks/attempt.h"
#include "play.h"
#include "player/state.h"

static struct play play;

static int open(void **state) {
    (void)state;
    play_open_file(&play, "tests/kinds/choice.json");
    play_size(&play, 80, 24);
    return 0;
}

static int shut(void **state) {
    (void)state;
    play_close(&play);
    return 0;
}

static const struct tries *tries(void) {
    return &play.player->tries;
}

static const struct block *news(void) {
    const struct section *section = play.lesson->sections.at;
    return section->blocks.at;
}

static int64_t wall(void) {
    return 1234567;
}

static void a_try_is_kept_whole(void **state) {
    (void)state;
    play.player->origin.wall_usec = wall;
    play_press(&play, "Down 2s Enter Down Down 1s Enter");
    assert_int_equal(tries()->count, 1);
    const struct try *kept = &tries()->list[0];
    assert_string_equal(kept->question, "news");
    assert_int_equal(kept->attempt, 1);
    assert_true(kept->content == news()->content && kept->content != 0);
    assert_true(kept->seed == attempt_seed(news(), &play.player->facts, 1));
    assert_int_equal(kept->answer_count, 1);
    assert_string_equal(kept->answer[0].part, "size");
    assert_int_equal(kept->answer[0].value, 1);
    assert_int_equal(kept->score.num, 0);
    assert_int_equal(kept->spent_usec, 3000000);
    assert_int_equal(kept->wall_usec, 1234567);
}

static void what_was_tried_before_is_no_try(void **state) {
    (void)state;
    play_press(&play, "Down Enter Down Down Enter Enter");
    assert_int_equal(tries()->count, 1);
    play_press(&play, "Up Enter Down Enter");
    assert_int_equal(tries()->count, 2);
    assert_int_equal(tries_at(tries(), "news", 1)->score.num, 1);
    assert_int_equal(tries_at(tries(), "news", 1)->attempt, 1);
}

static void a_section_anew_numbers_on_and_keeps_the_tries(void **state) {
    (void)state;
    play_press(&play, "Enter Down Down Down Enter R y");
    assert_int_equal(attempt_number(news(), &play.player->facts), 2);
    assert_int_equal(facts_get(&play.player->facts, "news", own_tries, 0), 0);
    play_press(&play, "1s Enter Down Down Down Enter");
    assert_int_equal(tries()->count, 2);
    const struct try *second = tries_at(tries(), "news", 1);
    assert_int_equal(second->attempt, 2);
    assert_int_equal(second->spent_usec, 1000000);
    assert_true(second->seed != tries_at(tries(), "news", 0)->seed);
}

static void without_a_try_it_stays_the_same_attempt(void **state) {
    (void)state;
    play_press(&play, "Enter R y");
    assert_int_equal(attempt_number(news(), &play.player->facts), 1);
    play_press(&play, "q");
    assert_true(player_ended(play.player)); /* nothing is there that could be lost */
}

static void a_new_attempt_alone_is_nothing_to_lose(void **state) {
    (void)state;
    play_press(&play, "Enter Down Down Down Enter R y q");
    assert_true(player_ended(play.player));
}

/* Of the first block of a section. */
static struct tally worked_in(int section) {
    const struct section *sections = play.lesson->sections.at;
    struct layout layout;
    player_layout(play.player, &layout);
    return block_tally(sections[section].blocks.at, &layout.scene);
}

static struct tally worked(void) {
    return worked_in(0);
}

#define WRONG_THEN_SHOWN "Down Enter Down Down Enter a "

static void a_closed_question_is_taken_again(void **state) {
    (void)state;
    play_press(&play, WRONG_THEN_SHOWN);
    play_expect(&play, "› · Here is the answer. Your try: 0 of 1 point.");
    play_expect(&play, "Enter next   A again");
    play_press(&play, "A");
    play_expect(&play, "›   ( ) HTTP is too slow");
    play_expect_not(&play, "Here is the answer.");
    assert_int_equal(attempt_number(news(), &play.player->facts), 2);
    assert_int_equal(worked().worked, 1); /* it stays done */
    assert_int_equal(worked().answered, 1);
    play_press(&play, "Down Down Enter Down Enter");
    play_expect(&play, "› ✓ Right: 1 of 1 point.");
    assert_int_equal(worked().first.num, 0);
    assert_int_equal(worked().counted.num, 1);
    assert_int_equal(worked().points, 1);
}

static void of_several_attempts_the_best_counts(void **state) {
    (void)state;
    play_press(&play, "Down Down Enter Down Enter A " WRONG_THEN_SHOWN);
    assert_int_equal(tries()->count, 2);
    assert_int_equal(worked().first.num, 1);
    assert_int_equal(worked().counted.num, 1);
    play_press(&play, "R y"); /* those before it count no more */
    assert_int_equal(attempt_number(news(), &play.player->facts), 3);
    assert_int_equal(worked().answered, 0);
    assert_int_equal(worked().counted.num, 0);
    play_press(&play, WRONG_THEN_SHOWN);
    assert_int_equal(worked().answered, 1);
    assert_int_equal(worked().counted.num, 0);
}

static void enter_goes_on_from_a_verdict(void **state) {
    (void)state;
    play_press(&play, WRONG_THEN_SHOWN "Enter");
    play_expect(&play, "›   ( ) Client pull");
    play_close(&play);
    play_open_file(&play, "tests/kinds/quiz-points.json");
    play_size(&play, 80, 40);
    play_press(&play, "Tab Tab Tab Tab Tab Tab Tab Enter \"2\" Enter Enter");
    play_expect(&play, "› → Next: The end");
    play_press(&play, "Right Tab Tab Enter"); /* the end has no way on */
    play_frame(&play);
}

static void without_a_try_again_is_the_same_attempt(void **state) {
    (void)state;
    play_press(&play, WRONG_THEN_SHOWN "A Enter R y R y");
    assert_int_equal(attempt_number(news(), &play.player->facts), 2);
    assert_int_equal(attempt_since(news(), &play.player->facts), 2);
}

static int open_predict(void **state) {
    (void)state;
    play_open_file(&play, "tests/kinds/predict.json");
    play_size(&play, 80, 40);
    return 0;
}

static const struct block *prediction(void) {
    return prediction_question(news());
}

/* Its film is to be watched again, and what was done stays done. */
static void a_prediction_is_taken_again_with_its_film(void **state) {
    (void)state;
    const struct facts *facts = &play.player->facts;
    play_press(&play, "Enter \"5\" Enter Space 20s Space 20s");
    play_expect(&play, "You said 5 s; the run says 2.5 s: too high.");
    int done = worked().worked;
    play_press(&play, "Up A"); /* back in the guess */
    play_expect(&play, "How old is news on the screen, on average?");
    play_expect(&play, "› │ a number, in s");
    play_expect_not(&play, "too high");
    assert_false(facts_has(facts, "polling", own_watched));
    assert_int_equal(worked().worked, done);
    play_press(&play, "Enter \"2.5\" Enter");
    play_expect(&play, "Saved. Now see what happens.");
    play_press(&play, "Space 20s Space 20s");
    play_expect(&play, "You said 2.5 s; the run says 2.5 s: right, within 10 %.");
    assert_int_equal(worked().first.num, 0);
    assert_int_equal(worked().counted.num, 1);
}

/* Who skipped may guess all the same: before the film was seen, as if nothing had been skipped. */
static void a_skip_is_taken_back(void **state) {
    (void)state;
    const struct facts *facts = &play.player->facts;
    play_press(&play, "Enter Down Down Enter Space 1s Up"); /* to where the film waits */
    play_expect(&play, "› · Skipped: no points for this one.");
    play_expect(&play, "Enter next   A again");
    play_press(&play, "A");
    play_expect(&play, "› │ a number, in s");
    play_expect_not(&play, "Skipped");
    assert_false(facts_has(facts, "polling", own_skipped));
    assert_int_equal(attempt_number(prediction(), facts), 1);
    assert_int_equal(worked().worked, 0);
    play_press(&play, "Enter \"2.5\" Enter Space 20s Space 20s");
    play_expect(&play, "You said 2.5 s; the run says 2.5 s: right, within 10 %.");
    assert_int_equal(worked().first.num, 1);
}

/* Or when it was: then all is as in another attempt at one that was guessed. */
static void a_skipped_prediction_is_taken_when_it_was_told(void **state) {
    (void)state;
    const struct facts *facts = &play.player->facts;
    play_press(&play, "Enter Down Down Enter Space 20s Space 20s");
    play_expect(&play, "2 watch ✓");
    play_expect_not(&play, "the run says"); /* a guess that was skipped has no verdict */
    int done = worked().worked;
    play_press(&play, "Up A");
    play_expect(&play, "› │ a number, in s");
    play_expect_not(&play, "the run says");
    assert_int_equal(attempt_number(prediction(), facts), 2);
    assert_int_equal(worked().worked, done);
    assert_int_equal(worked().answered, 0);
    play_press(&play, "Enter \"2.5\" Enter Space 20s Space 20s");
    play_expect(&play, "You said 2.5 s; the run says 2.5 s: right, within 10 %.");
    assert_int_equal(worked().first.num, 1); /* in the attempt before nothing was tried */
    assert_int_equal(worked().counted.num, 1);
}

/* As the film is, the knob is where it was before anything was seen. */
static void a_prediction_of_a_slider_is_taken_again(void **state) {
    (void)state;
    const struct facts *facts = &play.player->facts;
    play_press(&play, "Right Enter Right Enter Tab Enter"); /* says 126 ms: 10 s is right */
    play_expect(&play, "Saved. Now see what happens.");
    play_press(&play, "Enter End Esc");
    play_expect(&play, "What changed there?");
    assert_true(facts_has(facts, "window", own_watched));
    int done = worked_in(1).worked;
    play_press(&play, "Shift-Tab Shift-Tab");
    play_expect(&play, "Enter next   A again");
    play_press(&play, "A");
    play_expect_not(&play, "What changed there?");
    assert_false(facts_has_other(facts, "window", (const char *const[]){NULL}));
    assert_int_equal(worked_in(1).worked, done);
    assert_int_equal(worked_in(1).first.num, 0);
    play_press(&play,
               "Enter End Left Left Left Left Left Left Left Left Left Left Enter Tab Enter");
    play_press(&play, "Enter End Esc");
    play_expect(&play, "Right: 1 of 1 point.");
    assert_int_equal(worked_in(1).first.num, 0);
    assert_int_equal(worked_in(1).counted.num, 1);
}

/* Of 3 points: 0, then 3 less a quarter; in the next attempt 3 at once. */
static void the_end_says_first_and_best(void **state) {
    (void)state;
    play_close(&play);
    play_open_file(&play, "tests/kinds/quiz-points.json");
    play_size(&play, 100, 40);
    play_press(&play, "Down Enter Down Enter Up Up Enter Down Down Enter Right");
    play_expect(&play, "0 of 4 points on first tries. With your best attempts: 2.25.");
    play_press(&play, "Left A Enter Down Down Enter Right");
    play_expect(&play, "0 of 4 points on first tries. With your best attempts: 3.");
    play_press(&play, "Left A Down Enter Down Enter a Right"); /* a worse one takes nothing */
    play_expect(&play, "0 of 4 points on first tries. With your best attempts: 3.");
}

/* Who goes away for an hour has not thought for an hour. */
static void a_long_silence_counts_five_minutes(void **state) {
    (void)state;
    play_press(&play, "Enter 1h Down 1s Down 1s Down Enter");
    assert_int_equal(tries()->list[0].spent_usec, INT64_C(302000000));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_try_is_kept_whole, open, shut),
        cmocka_unit_test_setup_teardown(what_was_tried_before_is_no_try, open, shut),
        cmocka_unit_test_setup_teardown(a_section_anew_numbers_on_and_keeps_the_tries, open, shut),
        cmocka_unit_test_setup_teardown(without_a_try_it_stays_the_same_attempt, open, shut),
        cmocka_unit_test_setup_teardown(a_new_attempt_alone_is_nothing_to_lose, open, shut),
        cmocka_unit_test_setup_teardown(a_closed_question_is_taken_again, open, shut),
        cmocka_unit_test_setup_teardown(of_several_attempts_the_best_counts, open, shut),
        cmocka_unit_test_setup_teardown(a_prediction_is_taken_again_with_its_film, open_predict,
                                        shut),
        cmocka_unit_test_setup_teardown(a_skip_is_taken_back, open_predict, shut),
        cmocka_unit_test_setup_teardown(a_skipped_prediction_is_taken_when_it_was_told,
                                        open_predict, shut),
        cmocka_unit_test_setup_teardown(a_prediction_of_a_slider_is_taken_again, open_predict,
                                        shut),
        cmocka_unit_test_setup_teardown(the_end_says_first_and_best, open, shut),
        cmocka_unit_test_setup_teardown(enter_goes_on_from_a_verdict, open, shut),
        cmocka_unit_test_setup_teardown(without_a_try_again_is_the_same_attempt, open, shut),
        cmocka_unit_test_setup_teardown(a_long_silence_counts_five_minutes, open, shut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
