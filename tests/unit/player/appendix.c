/* A lesson whose end stands before its last sections. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "play.h"
#include "player/plain.h"
#include "player/state.h"

#define PROSE(text) "\"blocks\": [{\"kind\": \"prose\", \"text\": \"" text "\"}]"
#define CHOICE(id)                                                                                 \
    "\"blocks\": [{\"kind\": \"choice\", \"id\": \"" id "\", \"ask\": \"Ask " id "\", "            \
    "\"choices\": [{\"id\": \"a\", \"text\": \"A\", \"correct\": true, \"why\": \"W\"}, "          \
    "{\"id\": \"b\", \"text\": \"B\", \"why\": \"W\"}]}]"
#define LESSON(sections)                                                                           \
    "{\"format\": 1, \"id\": \"l\", \"title\": \"Lesson\", \"sections\": [" sections "]}"

static const char lesson[] = LESSON("{\"id\": \"one\", \"title\": \"One\", " CHOICE(
    "q") "}, {\"id\": \"two\", \"title\": \"Two\", "
         "\"appendix\": true, " CHOICE("r") "}, "
                                            "{\"id\": \"three\", \"title\": "
                                            "\"Three\", \"appendix\": "
                                            "true, " PROSE("Last.") "}");

static struct play play;

static int open(void **state) {
    (void)state;
    play_open(&play, lesson, NULL);
    play_size(&play, 80, 24);
    return 0;
}

static int shut(void **state) {
    (void)state;
    play_close(&play);
    return 0;
}

static void the_end_comes_before_it(void **state) {
    (void)state;
    play_expect(&play, "Section 1 of 1");
    play_press(&play, "Right");
    play_expect(&play, "The end of this lesson");
    play_press(&play, "Right");
    play_expect(&play, "Ask r");
    play_press(&play, "Right Right");
    play_expect(&play, "Last.");
    play_press(&play, "Left Left");
    play_expect(&play, "The end of this lesson");
}

static void its_foot_leads_on_and_then_back(void **state) {
    (void)state;
    play_press(&play, "Right Right");
    play_expect(&play, "Next: Three");
    play_press(&play, "Right");
    play_expect(&play, "Back: The end");
    play_press(&play, "End Enter");
    play_expect(&play, "The end of this lesson");
}

static void the_head_names_it(void **state) {
    (void)state;
    play_press(&play, "Right Right");
    play_expect(&play, "  Appendix\n");
    play_expect_not(&play, "Section 2");
    play_size(&play, 40, 12);
    play_expect(&play, "Appendix · Two");
}

/* Neither its questions, nor that it was seen. */
static void it_is_counted_nowhere(void **state) {
    (void)state;
    play_press(&play, "1 Enter Right");
    play_expect(&play, "You worked through everything in this lesson.");
    play_expect(&play, "1 of 1 point on first tries.");
    play_expect_not(&play, "Not done yet");
    struct player_progress before = player_progress(play.player);
    assert_int_equal(before.sections, 1);
    assert_int_equal(before.points, 1);
    play_press(&play, "Right 2 Enter Right");
    struct player_progress after = player_progress(play.player);
    assert_int_equal(after.sections, 1);
    assert_int_equal(after.points, 1);
    assert_int_equal(score_compare(before.counted, after.counted), 0);
}

static void the_end_opens_each_of_its_sections(void **state) {
    (void)state;
    play_press(&play, "Right");
    play_expect(&play, "Appendix (optional): Enter opens it\n");
    play_press(&play, "End");
    play_expect(&play, "›      Three\n");
    play_press(&play, "Enter");
    play_expect(&play, "Last.");
    play_press(&play, "Left Left End Up Enter");
    play_expect(&play, "Ask r");
}

static void the_outline_has_it_below_the_end(void **state) {
    (void)state;
    play_press(&play, "o");
    play_expect(&play, "       The end\n      Appendix\n         Two\n         Three\n");
    play_press(&play, "End Enter");
    play_expect(&play, "Last.");
    play_press(&play, "o");
    play_expect(&play, "› ◆    Three\n");
    play_press(&play, "Up Enter");
    play_expect(&play, "Ask r");
}

static void its_sections_are_clicked_beside_the_page(void **state) {
    (void)state;
    play_size(&play, 160, 50);
    play_click(&play, "Three");
    play_expect(&play, "Last.");
    play_click(&play, "Two");
    play_expect(&play, "Ask r");
    play_click(&play, "One");
    play_expect(&play, "Ask q");
}

static struct lesson *read(const char *text, struct problems *problems) {
    return lesson_parse("l.json", text, strlen(text), registry_kinds(), problems);
}

static void plain_text_has_it_behind_the_answers(void **state) {
    (void)state;
    struct problems problems = {0};
    struct writer written = {0};
    struct lesson *of = read(lesson, &problems);
    player_plain(of, NULL, 0, &written);
    const char *answers = strstr(written.text, "Answers\n"), *at;
    assert_non_null(answers);
    assert_non_null(at = strstr(answers, "\nAppendix\n========\n"));
    assert_non_null(at = strstr(at, "Two\n---\n"));
    assert_non_null(at = strstr(at, "Three\n-----\n"));
    assert_non_null(strstr(at, "Answers\n"));
    writer_release(&written);
    player_plain(of, NULL, 2, &written);
    assert_null(strstr(written.text, "Two\n---"));
    assert_non_null(strstr(written.text, "Appendix\n========\n"));
    writer_release(&written);
    lesson_free(of);
    problems_release(&problems);
}

static void expect_refused(const char *text, const char *reason) {
    struct problems problems = {0};
    assert_null(read(text, &problems));
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.list[0].text, reason));
    problems_release(&problems);
}

static void it_is_last_and_not_all(void **state) {
    (void)state;
    expect_refused(LESSON("{\"id\": \"one\", \"title\": \"One\", \"appendix\": true, " PROSE(
                       "x") "}, {\"id\": \"two\", \"title\": \"Two\", " PROSE("x") "}"),
                   "all sections are an appendix");
    expect_refused(LESSON("{\"id\": \"one\", \"title\": \"One\", " PROSE(
                       "x") "}, {\"id\": \"two\", \"title\": \"Two\", \"appendix\": "
                            "true, " PROSE("x") "}, "
                                                "{\"id\": \"three\", \"title\": \"Three\", "
                                                "\"appendix\": false, " PROSE("x") "}"),
                   "this section stands behind an appendix");
}

#define OPEN(test) cmocka_unit_test_setup_teardown(test, open, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        OPEN(the_end_comes_before_it),
        OPEN(its_foot_leads_on_and_then_back),
        OPEN(the_head_names_it),
        OPEN(it_is_counted_nowhere),
        OPEN(the_end_opens_each_of_its_sections),
        OPEN(the_outline_has_it_below_the_end),
        OPEN(its_sections_are_clicked_beside_the_page),
        cmocka_unit_test(plain_text_has_it_behind_the_answers),
        cmocka_unit_test(it_is_last_and_not_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
