/* The page of the glossary: which terms were met, and what it says where none or all were; and the
 * glossary at the end of the plain text. How it looks is held by the frames glossary-…. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"
#include "player/plain.h"

#define TERM(id, says) "{\"id\": \"" id "\", \"term\": \"" id "\", \"says\": \"" says "\"}"
#define SECTION(id, more)                                                                          \
    "{\"id\": \"" id "\", \"title\": \"Section " id "\"" more                                      \
    ", \"blocks\": [{\"kind\": \"prose\", \"text\": \"Text.\"}]}"
#define LESSON(glossary, sections)                                                                 \
    "{\"format\": 1, \"id\": \"l\", \"title\": \"L\", \"glossary\": [" glossary                    \
    "], \"sections\": [" sections "]}"

static const char THREE[] = LESSON(
    TERM("gamma", "The *third*.") "," TERM("alpha", "The first.") "," TERM(
        "beta", "The second.") "," TERM("delta", "Nobody's."),
    SECTION("one", "") "," SECTION("two", ", \"tells\": [\"beta\"]") "," SECTION(
        "three", ", \"tells\": [\"alpha\"]") "," SECTION("four", ", \"tells\": [\"gamma\"]"));

static void begin(struct play *play, const char *lesson) {
    play_open(play, lesson, NULL);
    play_size(play, 60, 24);
}

static void terms_are_met_section_by_section(void **state) {
    (void)state;
    struct play play;
    begin(&play, THREE);
    play_press(&play, "g");
    play_expect(&play, "No term was told so far. 3 come later in this lesson.");
    play_expect_not(&play, "beta");
    play_press(&play, "g Right g");
    play_expect(&play, "\n  beta\n    The second.\n\n  2 more come later in this lesson.\n");
    play_press(&play, "Esc Right g");
    play_expect(&play, "\n  alpha\n    The first.\n\n  beta\n");
    play_expect(&play, "1 more comes later in this lesson.");
    play_press(&play, "Esc Right g");
    play_expect(&play, "\n  beta\n    The second.\n\n  gamma\n    The third.\n");
    play_expect_not(&play, "more come");
    play_expect_not(&play, "delta");
    play_close(&play);
}

/* What a section says builds on those before it, whoever leapt over them; and going back takes
 * nothing away. */
static void what_was_leapt_over_is_met(void **state) {
    (void)state;
    struct play play;
    begin(&play, THREE);
    play_press(&play, "o Down Down Enter g");
    play_expect(&play, "Section 3 of 4");
    play_expect(&play, "\n  alpha\n    The first.\n\n  beta\n    The second.\n");
    play_press(&play, "g Left Left g");
    play_expect(&play, "Section 1 of 4");
    play_expect(&play, "alpha");
    play_close(&play);
}

/* The end tells no term, and takes none for met. */
static void the_end_is_no_section(void **state) {
    (void)state;
    struct play play;
    begin(&play, THREE);
    play_press(&play, "o End Enter");
    play_expect(&play, "The end of this lesson");
    play_press(&play, "g");
    play_expect(&play, "No term was told so far. 3 come later in this lesson.");
    play_close(&play);
}

static void a_glossary_that_nobody_tells_says_so(void **state) {
    (void)state;
    struct play play;
    begin(&play, LESSON(TERM("alpha", "The first."), SECTION("one", "")));
    play_press(&play, "g");
    play_expect(&play, "No section tells a term.");
    play_close(&play);
}

static void a_lesson_without_one_says_so_and_does_not_offer_it(void **state) {
    (void)state;
    struct play play;
    begin(&play, "{\"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [" SECTION(
                     "one", "") "]}");
    play_expect_not(&play, "g glossary");
    play_press(&play, "g");
    play_expect(&play, "This lesson has no glossary.");
    play_expect(&play, "Section one");
    play_size(&play, 60, 60);
    play_press(&play, "?");
    play_expect(&play, "    o                 outline\n    z                 zoom\n    R  ");
    play_close(&play);
}

static void a_section_names_what_it_told(void **state) {
    (void)state;
    struct play play;
    begin(&play, THREE);
    play_expect_not(&play, "New term");
    play_press(&play, "Right");
    play_expect(&play, "  New term: beta. g explains it.\n");
    play_close(&play);
    begin(&play, LESSON(TERM("beta", "The second.") "," TERM("alpha", "The first."),
                        SECTION("one", ", \"tells\": [\"beta\", \"alpha\"]")));
    play_expect(&play, "  New terms: alpha, beta. g explains them.\n");
    play_close(&play);
}

static void it_scrolls(void **state) {
    (void)state;
    struct play play;
    begin(&play, THREE);
    play_press(&play, "o Down Down Down Enter g");
    play_size(&play, 40, 7);
    play_expect(&play, "alpha");
    play_expect_not(&play, "gamma");
    play_press(&play, "Down Down Down");
    play_expect(&play, "gamma");
    play_press(&play, "g g");
    play_expect(&play, "alpha"); /* from its start */
    play_close(&play);
}

static void plain_text_ends_with_all_of_it(void **state) {
    (void)state;
    struct play play;
    struct writer writer = {0};
    begin(&play, THREE);
    player_plain(play.lesson, NULL, 0, &writer);
    static const char end[] = "\n\nGlossary\n--------\n"
                              "\nalpha\n  The first.\n"
                              "\nbeta\n  The second.\n"
                              "\ndelta\n  Nobody's.\n"
                              "\ngamma\n  The third.\n";
    assert_true(writer.length > sizeof end);
    assert_string_equal(writer.text + writer.length - (sizeof end - 1), end);
    writer_release(&writer);
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_met_section_by_section),
        cmocka_unit_test(what_was_leapt_over_is_met),
        cmocka_unit_test(the_end_is_no_section),
        cmocka_unit_test(a_glossary_that_nobody_tells_says_so),
        cmocka_unit_test(a_lesson_without_one_says_so_and_does_not_offer_it),
        cmocka_unit_test(a_section_names_what_it_told),
        cmocka_unit_test(it_scrolls),
        cmocka_unit_test(plain_text_ends_with_all_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
