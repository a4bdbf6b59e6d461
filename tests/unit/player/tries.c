/* What is kept of each try, by the keys of a learner. */
#include "lesson/tries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

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

static struct tally worked(void) {
    struct layout layout;
    player_layout(play.player, &layout);
    return block_tally(news(), &layout.scene);
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
    play_expect(&play, "› ✓ Right.");
    play_expect(&play, "Nothing more to work follows here.");
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

/* Its film is to be watched again, and what was done stays done. */
static void a_prediction_is_taken_again_with_its_film(void **state) {
    (void)state;
    const struct facts *facts = &play.player->facts;
    play_press(&play, "Enter \"5\" Enter Space 20s Space 20s");
    play_expect(&play, "You said 5 s; the run says 2.5 s: too high.");
    int done = worked().worked;
    play_press(&play, "Shift-Tab A");
    play_expect(&play, "How old is news on the screen, on average?");
    play_expect(&play, "› │ a number, in s");
    play_expect_not(&play, "too high");
    assert_false(facts_has(facts, "polling", own_watched));
    assert_int_equal(worked().worked, done);
    play_press(&play, "Enter \"2.5\" Enter");
    play_expect(&play, "Kept. Now see what happens.");
    play_press(&play, "Space 20s Space 20s");
    play_expect(&play, "You said 2.5 s; the run says 2.5 s: right, within 10 %.");
    assert_int_equal(worked().first.num, 0);
    assert_int_equal(worked().counted.num, 1);
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
        cmocka_unit_test_setup_teardown(enter_goes_on_from_a_verdict, open, shut),
        cmocka_unit_test_setup_teardown(without_a_try_again_is_the_same_attempt, open, shut),
        cmocka_unit_test_setup_teardown(a_long_silence_counts_five_minutes, open, shut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
