/* Missions in a whole player: what is done in one is its own, and where they lead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/film/missions.h"
#include "play.h"
#include "player/state.h"

static struct play play;

static int open_at(int columns, int rows) {
    play_open_file(&play, "tests/kinds/missions.json");
    play_size(&play, columns, rows);
    return 0;
}

static int open(void **state) {
    (void)state;
    return open_at(80, 24);
}

static int open_small(void **state) {
    (void)state;
    return open_at(40, 12);
}

static int shut(void **state) {
    (void)state;
    play_close(&play);
    return 0;
}

static const struct block *playground(void) {
    const struct section *section = play.player->lesson->sections.at;
    return section->blocks.at;
}

static const struct block *mission(int index) {
    return (const struct block *)missions_of(playground()).at + index;
}

static struct tally tally_of(const struct block *block) {
    struct layout layout;
    player_layout(play.player, &layout);
    return block_tally(block, &layout.scene);
}

#define TO_TUNE "Tab Enter \"2.1\" Enter Enter Enter 5s 5s Enter "
#define WINS    TO_TUNE "Left Left "

/* --- What is done in it is its own. --- */

static void a_turned_knob_is_a_fact_of_its_mission(void **state) {
    (void)state;
    play_press(&play, TO_TUNE "Right");
    assert_true(facts_has(&play.player->facts, "fresh", "every"));
    assert_false(facts_has(&play.player->facts, "ground", "every"));
    assert_false(facts_has(&play.player->facts, "few", "every"));
    play_press(&play, "Esc Up Enter Enter 9s Enter");
    play_expect(&play, "Technique");
    play_expect_not(&play, "Mission");
}

static void what_it_fixes_is_no_knob_of_it(void **state) {
    (void)state;
    play_press(&play, TO_TUNE);
    play_expect(&play, "Interval");
    play_expect(&play, "Updates");
    play_expect_not(&play, "Technique");
    play_press(&play, "Esc Down Enter Enter 9s Enter");
    play_expect(&play, "Technique");
    play_expect(&play, "Interval");
    play_expect_not(&play, "Updates  ");
}

/* The guess of another attempt draws another interval, which its own scenario has not. */
static void its_prediction_varies_its_own_scenario(void **state) {
    (void)state;
    play_press(&play, "Tab Enter");
    play_expect(&play, "Asked every 4 s");
    play_press(&play, "\"2.1\" Enter Enter Enter 5s 5s Esc R y Tab Enter");
    play_expect(&play, "Asked every 8 s");
}

static void its_win_is_not_the_playgrounds(void **state) {
    (void)state;
    play_press(&play, WINS);
    play_expect(&play, "1 of 1, won");
    assert_true(facts_has(&play.player->facts, "fresh", own_won));
    assert_false(facts_has(&play.player->facts, "ground", own_won));
    play_press(&play, "Esc");
    play_expect(&play, "1 of 2 won");
}

/* --- Work and points. --- */

/* The film, two tasks, a prediction and what follows it: two questions. */
static void a_task_is_a_stop_of_work(void **state) {
    (void)state;
    struct tally before = tally_of(playground());
    assert_int_equal(before.stops, 5);
    assert_int_equal(before.worked, 0);
    assert_int_equal(before.questions, 2);
    play_press(&play, WINS);
    struct tally won = tally_of(mission(0));
    assert_int_equal(won.stops, 3);
    assert_int_equal(won.worked, 2);
    assert_int_equal(won.answered, 1);
    assert_int_equal(tally_of(mission(1)).worked, 0);
}

static void a_section_that_starts_anew_forgets_its_missions(void **state) {
    (void)state;
    play_press(&play, WINS "Esc R y");
    play_expect(&play, "0 of 2 won");
    assert_false(facts_has(&play.player->facts, "fresh", own_won));
    assert_false(facts_has(&play.player->facts, "fresh", "every"));
}

/* --- Where it leads. --- */

static void what_follows_waits_for_the_win(void **state) {
    (void)state;
    play_press(&play, TO_TUNE "Enter");
    play_expect(&play, "The rest appears once the mission is complete.");
    play_expect_not(&play, "What did it cost?");
    play_press(&play, "Esc Enter");
    play_expect(&play, "Interval"); /* it opens where it is to be won */
    play_press(&play, "Left Left Enter");
    play_expect(&play, "What did it cost?");
}

static void its_last_step_leads_to_the_next_and_the_page_is_left_there(void **state) {
    (void)state;
    play_press(&play, WINS "Enter Enter Down Down Enter Enter");
    play_expect(&play, "Mission 2 of 2: few requests at frequent news");
    assert_ptr_equal(play.player->staged.block, mission(1));
    play_press(&play, "Esc");
    play_expect(&play, "› ○  2  few requests");
}

static void the_last_leads_back_to_the_page(void **state) {
    (void)state;
    play_press(&play, "Tab Tab Enter Enter 9s Enter");
    play_expect(&play, "TASK");
    play_press(&play, "Down Enter");
    assert_ptr_equal(play.player->staged.block, NULL);
}

/* --- The head. --- */

static void it_stands_in_the_head_with_its_step(void **state) {
    (void)state;
    play_press(&play, "Tab Enter");
    play_expect(&play, "Mission 1 of 2: fresher, still by asking");
    play_expect(&play, "1 guess");
    play_expect_not(&play, "2 watch");
}

static void where_there_is_little_room_it_is_short_and_told_whole(void **state) {
    (void)state;
    play_press(&play, "Tab Tab Enter");
    play_expect(&play, "2/2 few requests at frequent news");
    play_expect(&play, "few requests at frequent news. Space");
    play_expect(&play, "watch");
}

/* --- As it is loaded. --- */

static uint64_t content_of(const char *interval) {
    struct writer text = {0};
    writer_printf(
        &text,
        "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\",\"title\":\"S\","
        "\"blocks\":["
        "{\"kind\":\"diagram\",\"id\":\"g\",\"title\":\"G\",\"lasts\":\"5s\","
        "\"simulate\":{\"technique\":\"short-poll\",\"interval\":\"%s\",\"events\":\"poisson:12/"
        "min\"},"
        "\"knobs\":[{\"id\":\"k\",\"turns\":\"latency\",\"from\":\"10ms\",\"to\":\"1s\"}],"
        "\"missions\":[{\"id\":\"m\",\"say\":\"M\",\"task\":{\"staleness_mean\":\"above 10s\"},"
        "\"predict\":[{\"kind\":\"numeric\",\"id\":\"q\",\"ask\":\"Q?\",\"unit\":\"s\","
        "\"figure\":\"staleness_mean\",\"tolerance\":\"20%%\",\"why\":\"W\"}]}]}]}]}",
        interval);
    play_open(&play, text.text, NULL);
    const struct block *question =
        ((const struct diagram *)mission(0)->object)->prediction.predict.at;
    uint64_t content = question->content;
    play_close(&play);
    writer_release(&text);
    return content;
}

/* The answer hangs on the playground's scenario, which stands around the mission. */
static void a_question_for_a_figure_is_another_where_the_playground_is(void **state) {
    (void)state;
    assert_true(content_of("4s") == content_of("4s"));
    assert_true(content_of("4s") != content_of("5s"));
}

#define AT(how, test) cmocka_unit_test_setup_teardown(test, how, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        AT(open, a_turned_knob_is_a_fact_of_its_mission),
        AT(open, what_it_fixes_is_no_knob_of_it),
        AT(open, its_prediction_varies_its_own_scenario),
        AT(open, its_win_is_not_the_playgrounds),
        AT(open, a_task_is_a_stop_of_work),
        AT(open, a_section_that_starts_anew_forgets_its_missions),
        AT(open, what_follows_waits_for_the_win),
        AT(open, its_last_step_leads_to_the_next_and_the_page_is_left_there),
        AT(open, the_last_leads_back_to_the_page),
        AT(open, it_stands_in_the_head_with_its_step),
        AT(open_small, where_there_is_little_room_it_is_short_and_told_whole),
        cmocka_unit_test(a_question_for_a_figure_is_another_where_the_playground_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
