/* The player and the learner's answers: what asks before they are lost, what the end says of them,
 * and that a resize does not lose them from sight. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "player/player.h"
#include "player/script.h"

/* One section of a text and cards, one of two questions, one of a challenge. */
static const char LESSON[] =
    "{\"format\": 1, \"id\": \"three\", \"title\": \"Three\", \"sections\": ["
    "{\"id\": \"cards\", \"title\": \"The cards\", \"blocks\": ["
    "  {\"kind\": \"prose\", \"text\": \"First of all.\"},"
    "  {\"kind\": \"cards\", \"id\": \"pair\", \"cards\": ["
    "    {\"id\": \"a\", \"title\": \"Alpha\", \"text\": \"Text of alpha.\"},"
    "    {\"id\": \"b\", \"title\": \"Beta\", \"text\": \"Text of beta.\"}]}]},"
    "{\"id\": \"two\", \"title\": \"The questions\", \"blocks\": ["
    "  {\"kind\": \"choice\", \"id\": \"q1\", \"ask\": \"One?\", \"choices\": ["
    "    {\"id\": \"y\", \"text\": \"Yes\", \"correct\": true, \"why\": \"So.\"},"
    "    {\"id\": \"n\", \"text\": \"No\", \"why\": \"Not so.\"}]},"
    "  {\"kind\": \"choice\", \"id\": \"q2\", \"ask\": \"Two?\", \"choices\": ["
    "    {\"id\": \"y\", \"text\": \"Yes\", \"correct\": true, \"why\": \"So.\"},"
    "    {\"id\": \"n\", \"text\": \"No\", \"why\": \"Not so.\"}]}]},"
    "{\"id\": \"third\", \"title\": \"The challenge\", \"blocks\": ["
    "  {\"kind\": \"challenge\", \"id\": \"place\", \"ask\": \"Place it.\", \"items\": ["
    "    {\"id\": \"bell\", \"title\": \"A bell\", \"model\": \"Soft.\", \"rubric\": ["
    "       {\"id\": \"r\", \"text\": \"Named it\"}], \"blocks\": ["
    "      {\"kind\": \"slider\", \"id\": \"window\", \"label\": \"How old?\", \"from\": \"50ms\","
    "       \"to\": \"10min\", \"start\": \"3s\", \"steps\": 120, \"bands\": ["
    "        {\"id\": \"hard\", \"title\": \"Hard\", \"below\": \"1s\", \"text\": \"Now.\"},"
    "        {\"id\": \"soft\", \"title\": \"Soft\", \"text\": \"Later.\"}]}]}]}]}"
    "]}";

static const char COURSE[] =
    "{\"format\": 1, \"id\": \"course\", \"title\": \"Course\", \"count\": 2, \"modules\": ["
    "{\"id\": \"m\", \"title\": \"Module\", \"lessons\": ["
    "  {\"number\": 1, \"id\": \"three\", \"title\": \"Three\", \"file\": \"three.json\"},"
    "  {\"number\": 2, \"id\": \"four\", \"title\": \"Four\", \"file\": \"four.json\"}]}]}";

struct stage {
    struct problems problems;
    struct lesson *lesson;
    struct course *course;
    struct player *player;
    struct canvas canvas;
    struct writer frame;
    int64_t now_usec;
};

static void size(struct stage *stage, int columns, int rows) {
    player_handle(stage->player, &(struct event){.type = EVENT_RESIZE,
                                                 .at_usec = stage->now_usec,
                                                 .columns = columns,
                                                 .rows = rows});
    canvas_release(&stage->canvas);
    assert_true(canvas_init(&stage->canvas, columns, rows, false));
}

static int set_up(void **state) {
    static struct stage stage;
    stage = (struct stage){0};
    stage.lesson =
        lesson_parse("three.json", LESSON, strlen(LESSON), registry_kinds(), &stage.problems);
    stage.course = course_parse("course.json", COURSE, strlen(COURSE), &stage.problems);
    assert_non_null(stage.lesson);
    assert_non_null(stage.course);
    stage.player = player_new(stage.lesson, stage.course, NULL);
    assert_non_null(stage.player);
    size(&stage, 80, 24);
    *state = &stage;
    return 0;
}

static int tear_down(void **state) {
    struct stage *stage = *state;
    player_free(stage->player);
    lesson_free(stage->lesson);
    course_free(stage->course);
    problems_release(&stage->problems);
    canvas_release(&stage->canvas);
    writer_release(&stage->frame);
    return 0;
}

static void press(struct stage *stage, const char *keys) {
    assert_true(script_check(keys, NULL));
    script_play(keys, stage->player, &stage->now_usec);
}

static bool shows(struct stage *stage, const char *text) {
    player_paint(stage->player, &stage->canvas);
    writer_release(&stage->frame);
    canvas_write(&stage->canvas, &stage->frame, false);
    return strstr(stage->frame.text, text) != NULL;
}

static void q_does_not_ask_for_what_was_only_opened(void **state) {
    struct stage *stage = *state;
    press(stage, "Enter");
    assert_true(shows(stage, "Text of alpha."));
    press(stage, "q");
    assert_true(player_ended(stage->player));
}

static void q_asks_where_a_choice_is_ticked(void **state) {
    struct stage *stage = *state;
    press(stage, "Right Enter q");
    assert_false(player_ended(stage->player));
    assert_true(shows(stage, "Leave the lesson?"));
}

static void q_asks_where_a_slider_of_a_challenge_is_placed(void **state) {
    struct stage *stage = *state;
    press(stage, "Right Right Enter Left Esc q");
    assert_false(player_ended(stage->player));
    assert_true(shows(stage, "Leave the lesson?"));
}

static void another_lesson_is_opened_after_a_question(void **state) {
    struct stage *stage = *state;
    press(stage, "Right Enter Right Right End Down Down Down Enter");
    assert_true(shows(stage, "Open the other lesson?"));
    assert_null(player_wants_lesson(stage->player));
    press(stage, "n");
    assert_false(shows(stage, "Open the other lesson?"));
    assert_null(player_wants_lesson(stage->player));
    press(stage, "Enter y");
    assert_string_equal(player_wants_lesson(stage->player), "four");
}

static void without_answers_another_lesson_is_opened_at_once(void **state) {
    struct stage *stage = *state;
    press(stage, "Enter Right Right Right End Down Down Down Enter");
    assert_string_equal(player_wants_lesson(stage->player), "four");
}

static void the_focus_stays_in_view_at_every_size(void **state) {
    struct stage *stage = *state;
    press(stage, "Right Down Down Down Down Enter");
    size(stage, 120, 50);
    size(stage, 40, 8);
    assert_true(shows(stage, "(•) No"));
    size(stage, 1, 1);
    size(stage, 30, 7);
    assert_true(shows(stage, "(•) No"));
}

static void half_of_it_is_not_called_more(void **state) {
    struct stage *stage = *state;
    press(stage, "Right Enter Down Down Enter Down Enter Down Enter Right Right");
    assert_true(shows(stage, "Half of it or more at once: 1 of 2 points with first tries."));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(q_does_not_ask_for_what_was_only_opened, set_up, tear_down),
        cmocka_unit_test_setup_teardown(q_asks_where_a_choice_is_ticked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(q_asks_where_a_slider_of_a_challenge_is_placed, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(another_lesson_is_opened_after_a_question, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_answers_another_lesson_is_opened_at_once, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_focus_stays_in_view_at_every_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(half_of_it_is_not_called_more, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
