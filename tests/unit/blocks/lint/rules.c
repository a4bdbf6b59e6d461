/* What each rule of a teacher's eye tells of a lesson, on both sides of its border, and what an
 * "allow" silences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/writer.h"
#include "blocks/registry.h"
#include "lesson/lesson.h"

/* --- What is told. --- */

static struct problems look(const char *text) {
    struct problems problems = {0};
    struct kinds kinds = registry_kinds();
    kinds.thorough = true;
    struct lesson *lesson = lesson_parse("test.json", text, strlen(text), kinds, &problems);
    lesson_free(lesson);
    problems_sort(&problems);
    return problems;
}

/* "T003 T010": the codes in the order of their places. */
static void expect(const char *text, const char *codes) {
    struct problems problems = look(text);
    struct writer writer = {0};
    for (int i = 0; i < problems.count; i++)
        writer_join(&writer, " ", code_rows[problems.list[i].code].name);
    if (strcmp(writer.length > 0 ? writer.text : "", codes) != 0)
        fail_msg("told \"%s\", not \"%s\": %s", writer.length > 0 ? writer.text : "", codes, text);
    writer_release(&writer);
    problems_release(&problems);
}

/* Text that the next call of it overwrites. */
static struct writer made;

static void begin(const char *more) {
    writer_release(&made);
    made = (struct writer){0};
    writer_printf(&made, "{\"format\": 1, \"id\": \"l\", \"title\": \"L\"%s, \"sections\": [",
                  more);
}

static void add_section(const char *id, const char *more) {
    writer_printf(&made, "%s{\"id\": \"%s\", \"title\": \"S\"%s, \"blocks\": [",
                  made.text[made.length - 1] == '[' ? "" : ", ", id, more);
}

static void end_section(void) {
    writer_printf(&made, "]}");
}

static const char *end(void) {
    writer_printf(&made, "]}");
    return made.text;
}

/* --- What is allowed. --- */

#define LESSON(more, blocks)                                                                       \
    "{\"format\": 1, \"id\": \"l\", \"title\": \"L\"" more                                         \
    ", \"sections\": [{\"id\": \"s\", \"title\": \"S\", \"blocks\": [" blocks "]}]}"
/* One wrong choice without a reason: T003. */
#define ASKS(id, more, of_wrong)                                                                   \
    "{\"kind\": \"choice\", \"id\": \"" id "\", \"ask\": \"Which?\"" more                          \
    ", \"choices\": [{\"id\": \"a\", \"text\": \"A\", \"correct\": true}, "                        \
    "{\"id\": \"b\", \"text\": \"B\"" of_wrong "}]}"
#define ALLOWS(code) ", \"allow\": [\"" code "\"]"

static void a_wrong_choice_needs_a_reason(void **state) {
    (void)state;
    expect(LESSON("", ASKS("q", "", "")), "T003");
    expect(LESSON("", ASKS("q", "", ", \"why\": \"No.\"")), "");
    expect(LESSON("", ASKS("q", ", \"scored\": false", "")), "");
}

static void what_is_allowed_is_silent_inside_and_told_beside(void **state) {
    (void)state;
    expect(LESSON("", ASKS("p", "", "") "," ASKS("q", "", "")), "T003 T003");
    expect(LESSON("", ASKS("p", ALLOWS("T003"), "") "," ASKS("q", "", "")), "T003");
    expect(LESSON("", ASKS("p", "", ALLOWS("T003")) "," ASKS("q", "", "")), "T003");
    expect(LESSON(ALLOWS("T003"), ASKS("p", "", "") "," ASKS("q", "", "")), "");
    begin("");
    add_section("one", ALLOWS("T003"));
    writer_printf(&made, ASKS("p", "", "") "," ASKS("q", "", ""));
    end_section();
    add_section("two", "");
    writer_printf(&made, ASKS("r", "", ""));
    end_section();
    expect(end(), "T003");
}

static void what_silences_nothing_is_told(void **state) {
    (void)state;
    expect(LESSON("", ASKS("q", ALLOWS("T003"), ", \"why\": \"No.\"")), "T010");
    expect(LESSON("", ASKS("q", ALLOWS("T004"), "")), "T010 T003");
    /* A code of a render is told by a render alone. */
    expect(LESSON("", ASKS("q", ALLOWS("R001"), ", \"why\": \"No.\"")), "");
    /* Of two that silence the same, neither is idle. */
    expect(LESSON(ALLOWS("T003"), ASKS("q", ALLOWS("T003"), "")), "");
}

static void only_what_may_be_allowed_is(void **state) {
    (void)state;
    expect(LESSON(ALLOWS("T999"), ASKS("q", "", ", \"why\": \"No.\"")), "F006");
    expect(LESSON(ALLOWS("F006"), ASKS("q", "", ", \"why\": \"No.\"")), "F006");
}

/* --- Choices. --- */

/* Of three choices, of which that index is right. */
static void ask_of_three(int question, int right, const char *right_text, const char *more) {
    writer_printf(&made,
                  "%s{\"kind\": \"choice\", \"id\": \"q%d\", \"ask\": \"Which?\"%s, "
                  "\"choices\": [",
                  question > 0 ? ", " : "", question, more);
    for (int i = 0; i < 3; i++)
        writer_printf(&made, "%s{\"id\": \"c%d\", \"text\": \"%s%d\", \"why\": \"So.\"%s}",
                      i > 0 ? ", " : "", i, i == right ? right_text : "123456789", i,
                      i == right ? ", \"correct\": true" : "");
    writer_printf(&made, "]}");
}

/* Questions of which the first so many have the right choice first; others last. */
static const char *places(int questions, int first, const char *more) {
    begin("");
    add_section("s", "");
    for (int i = 0; i < questions; i++)
        ask_of_three(i, i < first ? 0 : 2, "123456789", more);
    end_section();
    return end();
}

/* By Chernoff's bound for choices of three: n of n by chance 3^-n, 1/81 for 4 and 1/243 for 5. Of 9
 * questions e^(-9 D): 8 with D = 8/9 ln(8/3) + 1/9 ln(1/6) = 0.6728, 1/426; 7 with D = 7/9 ln(7/3)
 * + 2/9 ln(1/3) = 0.4149, 1/42. */
static void right_choices_in_one_place_are_told(void **state) {
    (void)state;
    expect(places(4, 4, ""), "");
    expect(places(5, 5, ""), "T002");
    expect(places(5, 0, ""), "T002");
    expect(places(9, 7, ""), "");
    expect(places(9, 8, ""), "T002");
    expect(places(5, 5, ", \"shuffle\": true"), "");
}

/* All right choices that long in characters, the wrong ones 10, shuffled so that no place shows. */
static const char *lengths(int questions, const char *right) {
    begin("");
    add_section("s", "");
    for (int i = 0; i < questions; i++)
        ask_of_three(i, 0, right, ", \"shuffle\": true");
    end_section();
    return end();
}

/* A tenth longer is longer; marks are not seen, so not counted. */
static void right_choices_that_are_longest_are_told(void **state) {
    (void)state;
    expect(lengths(5, "1234567890"), "T001"); /* 11, with its index */
    expect(lengths(4, "1234567890"), "");
    expect(lengths(5, "123456789"), "");
    expect(lengths(5, "**123456789** "), "T001");
    expect(lengths(5, "**12345678**9"), "");
}

/* --- Reading. --- */

static void read_words(int count) {
    writer_printf(&made, "%s{\"kind\": \"prose\", \"text\": \"",
                  made.text[made.length - 1] == '[' ? "" : ", ");
    for (int i = 0; i < count; i++)
        writer_printf(&made, "%sword", i > 0 ? " " : "");
    writer_printf(&made, "\"}");
}

static void ask(const char *id) {
    writer_printf(&made, ", ");
    writer_printf(&made,
                  "{\"kind\": \"choice\", \"id\": \"%s\", \"ask\": \"Which?\", \"choices\": "
                  "[{\"id\": \"a\", \"text\": \"A\", \"correct\": true}, "
                  "{\"id\": \"b\", \"text\": \"B\", \"why\": \"No.\"}]}",
                  id);
}

static const char *only_read(int words) {
    begin("");
    add_section("s", "");
    read_words(words);
    end_section();
    return end();
}

static void a_section_of_fifty_words_needs_something_to_do(void **state) {
    (void)state;
    expect(only_read(49), "");
    expect(only_read(50), "T004");
}

/* The first of several may only introduce. */
static void the_first_of_several_may_introduce(void **state) {
    (void)state;
    begin("");
    add_section("one", "");
    read_words(50);
    end_section();
    add_section("two", "");
    read_words(50);
    end_section();
    expect(end(), "T004");
}

static const char *read_two(int first, int second, bool asks_between) {
    begin("");
    add_section("s", "");
    read_words(first);
    if (asks_between)
        ask("between");
    read_words(second);
    ask("last");
    end_section();
    return end();
}

static void two_hundred_words_may_be_read_at_once(void **state) {
    (void)state;
    expect(read_two(150, 50, false), "");
    expect(read_two(150, 51, false), "T005");
    expect(read_two(150, 51, true), "");
    expect(read_two(201, 50, true), "T005");
}

/* --- Wording. --- */

#define SAYS(lang, text)                                                                           \
    LESSON(", \"lang\": \"" lang "\"", "{\"kind\": \"prose\", \"text\": \"" text "\"}")

static void links_are_read_in_the_language_of_the_lesson(void **state) {
    (void)state;
    expect(SAYS("en", "Read [here](https://example.org)."), "T007");
    expect(SAYS("en-GB", "Read [Click  HERE!](https://example.org)."), "T007");
    expect(SAYS("en", "Read [here is RFC 1](https://example.org)."), "");
    expect(SAYS("de", "Mehr [hier](https://example.org)."), "T007");
    expect(SAYS("en", "Mehr [hier](https://example.org)."), "");
    expect(SAYS("fr", "Voir [here](https://example.org), [ici](https://example.org)."), "");
}

static void colours_are_read_in_the_language_of_the_lesson(void **state) {
    (void)state;
    expect(SAYS("en", "Look at the red one."), "T008");
    expect(SAYS("en", "Look at the red line above."), "");
    expect(SAYS("de", "Der rote Pfeil bricht."), "T008");
    expect(SAYS("de", "Der rote Pfeil oben bricht."), "");
    expect(SAYS("fr", "Look at the red one. Der rote Pfeil bricht."), "");
}

static void a_language_is_a_tag(void **state) {
    (void)state;
    expect(SAYS("de-CH", "Gut."), "");
    expect(SAYS("zh-Hant-TW", "Gut."), "");
    expect(SAYS("abcdefgh", "Gut."), "");
    expect(SAYS("abcdefghi", "Gut."), "F006"); /* 9 letters */
    expect(SAYS("e", "Gut."), "F006");
    expect(SAYS("d3", "Gut."), "F006");
    expect(SAYS("de-", "Gut."), "F006");
    expect(SAYS("de--CH", "Gut."), "F006");
    expect(SAYS("de_CH", "Gut."), "F006");
}

/* --- Order. --- */

static const char *const sections[] = {
    "{\"id\": \"one\", \"title\": \"S\", \"blocks\": [" ASKS("p", "", "") "]}",
    "{\"id\": \"two\", \"title\": \"S\", \"blocks\": [" ASKS(
        "q", ALLOWS("T003"), "") ", "
                                 "{\"kind\": \"prose\", \"text\": \"Look at the red one.\"}]}",
    "{\"id\": \"three\", \"title\": \"S\", \"blocks\": ["
    "{\"kind\": \"prose\", \"text\": \"See [here](https://example.org).\"}]}",
    "{\"id\": \"four\", \"title\": \"S\", \"allow\": [\"T004\"], \"blocks\": ["
    "{\"kind\": \"prose\", \"text\": \"Short.\"}]}",
};
enum { SECTIONS = sizeof sections / sizeof *sections };

static const char *in_order(const int *order) {
    begin("");
    for (int i = 0; i < SECTIONS; i++)
        writer_printf(&made, "%s%s", i > 0 ? ", " : "", sections[order[i]]);
    return end();
}

static void permute(int *order, int from, void (*visit)(const int *order)) {
    if (from == SECTIONS)
        visit(order);
    for (int i = from; i < SECTIONS; i++) {
        int was = order[from];
        order[from] = order[i];
        order[i] = was;
        permute(order, from + 1, visit);
        order[i] = order[from];
        order[from] = was;
    }
}

/* What is told of each section is told of it wherever it stands. */
static void expect_in_order(const int *order) {
    static const char *const told[] = {"T003", "T008", "T007", "T010"};
    struct writer codes = {0};
    for (int i = 0; i < SECTIONS; i++)
        writer_join(&codes, " ", told[order[i]]);
    expect(in_order(order), codes.text);
    writer_release(&codes);
}

static void sections_in_another_order_are_told_the_same(void **state) {
    (void)state;
    int order[SECTIONS] = {0, 1, 2, 3};
    permute(order, 0, expect_in_order);
}

static int release_made(void **state) {
    (void)state;
    writer_release(&made);
    return 0;
}

/* --- Terms. --- */

/* Two sections with a text each: the second one tells all three terms. */
static const char *terms_in(const char *more, const char *of_first, const char *first) {
    begin("");
    made.length = 0;
    writer_printf(
        &made,
        "{\"format\": 1, \"id\": \"l\", \"title\": \"Polling\"%s, \"glossary\": ["
        "{\"id\": \"p\", \"term\": \"polling\", \"says\": \"Asks.\", \"also\": [\"poll\"]}, "
        "{\"id\": \"lp\", \"term\": \"Long polling\", \"says\": \"Waits, as polling.\"}, "
        "{\"id\": \"d\", \"term\": \"Delay\", \"says\": \"Late.\"}], \"sections\": [",
        more);
    add_section("one", of_first);
    writer_printf(&made, "{\"kind\": \"prose\", \"text\": \"%s\"}", first);
    end_section();
    add_section("two", ", \"tells\": [\"p\", \"lp\", \"d\"]");
    writer_printf(&made, "{\"kind\": \"prose\", \"text\": \"Long polling, a delay.\"}");
    end_section();
    return end();
}

static void a_term_is_a_whole_word_in_any_case(void **state) {
    (void)state;
    expect(terms_in("", "", "Nothing of it: pollen, pollings_x, delayed, longpolling."), "");
    expect(terms_in("", "", "A POLL."), "T012");
    expect(terms_in("", "", "The poll's end."), "T012");
    expect(terms_in("", "", "Polls, and delays."), "T012 T012");
    expect(terms_in("", "", "A poll, polls, polling."), "T012"); /* one term, once in a text */
    expect(terms_in(", \"lang\": \"fr\"", "", "Polls, and delays."), "");
}

static void the_longest_term_is_meant(void **state) {
    (void)state;
    expect(terms_in("", "", "Long polling."), "T012");
    expect(terms_in("", "", "A **long**-*polling*\\nclient."), "T012");
    expect(terms_in("", "", "Long; polling."), "T012"); /* polling alone */
    expect(terms_in("", "", "Polling, and long polling."), "T012 T012");
    expect(terms_in("", "", "- long\\n- delay"), "T012");
}

static void code_gaps_and_sources_are_not_read(void **state) {
    (void)state;
    expect(terms_in("", "", "See `poll` and `a delay`."), "");
    expect(terms_in("", "", "See\\n\\n    poll"), "");
    expect(terms_in("", ", \"sources\": [\"Of long polling\"]", "Text."), "");
    expect(terms_in("", "", "A {poll} b."), "");
    expect(terms_in("", ", \"kicker\": \"Polling\"", "Text."), "T012");
}

static void a_term_that_is_told_is_silent(void **state) {
    (void)state;
    expect(terms_in("", ", \"allow\": [\"T012\"]", "A poll."), "");
    expect(terms_in("", ", \"tells\": [\"p\"]", "A poll."), "F009"); /* told twice */
    begin(", \"glossary\": [{\"id\": \"p\", \"term\": \"poll\", \"says\": \"Asks.\"}]");
    add_section("s", ", \"tells\": [\"p\"]");
    writer_printf(&made, "{\"kind\": \"prose\", \"text\": \"A poll.\"}");
    end_section();
    expect(end(), "");
    begin(", \"glossary\": [{\"id\": \"p\", \"term\": \"poll\", \"says\": \"Asks.\"}]");
    add_section("s", "");
    writer_printf(&made, "{\"kind\": \"prose\", \"text\": \"A poll.\"}");
    end_section();
    expect(end(), "T013");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_choice_needs_a_reason),
        cmocka_unit_test(what_is_allowed_is_silent_inside_and_told_beside),
        cmocka_unit_test(what_silences_nothing_is_told),
        cmocka_unit_test(only_what_may_be_allowed_is),
        cmocka_unit_test(right_choices_in_one_place_are_told),
        cmocka_unit_test(right_choices_that_are_longest_are_told),
        cmocka_unit_test(a_section_of_fifty_words_needs_something_to_do),
        cmocka_unit_test(the_first_of_several_may_introduce),
        cmocka_unit_test(two_hundred_words_may_be_read_at_once),
        cmocka_unit_test(links_are_read_in_the_language_of_the_lesson),
        cmocka_unit_test(colours_are_read_in_the_language_of_the_lesson),
        cmocka_unit_test(a_term_is_a_whole_word_in_any_case),
        cmocka_unit_test(the_longest_term_is_meant),
        cmocka_unit_test(code_gaps_and_sources_are_not_read),
        cmocka_unit_test(a_term_that_is_told_is_silent),
        cmocka_unit_test(a_language_is_a_tag),
        cmocka_unit_test(sections_in_another_order_are_told_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, release_made);
}
