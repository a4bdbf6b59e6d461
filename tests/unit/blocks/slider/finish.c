/* What becomes of a slider as it was written, worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/writer.h"
#include "blocks/registry.h"
#include "blocks/slider/model.h"

static struct lesson *lesson;
static const struct slider *slider;

/* 1, 2, 4, 8 and 16 seconds; the steps of the bands are 0 and 1, 2, 3 and 4. */
static void load(const char *more) {
    struct problems problems = {0};
    struct writer text = {0};
    writer_printf(
        &text,
        "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\",\"title\":\"S\","
        "\"blocks\":[{\"kind\":\"slider\",\"id\":\"w\",\"label\":\"W\",\"from\":\"1s\","
        "\"to\":\"16s\",\"steps\":4,\"bands\":["
        "{\"id\":\"a\",\"title\":\"Hard\",\"below\":\"4s\",\"fits\":[\"SSE\",\"polls\"]},"
        "{\"id\":\"b\",\"title\":\"Near\",\"below\":\"5s\",\"examples\":[\"a\",\"b\",\"c\"]},"
        "{\"id\":\"c\",\"title\":\"Soft\"}]%s}]}]}",
        more);
    lesson = lesson_parse("l", text.text, text.length, registry_kinds(), &problems);
    assert_int_equal(problems.count, 0);
    assert_non_null(lesson);
    const struct section *section = lesson->sections.at;
    slider = ((const struct block *)section->blocks.at)->object;
    writer_release(&text);
    problems_release(&problems);
}

static int tear_down(void **state) {
    (void)state;
    lesson_free(lesson);
    lesson = NULL;
    return 0;
}

static void expect_band(int index, int64_t from_sec, int first_step, int last_step,
                        const char *range) {
    const struct slider_band *band = slider_band_at(slider, index);
    assert_int_equal(band->from_usec, from_sec * 1000000);
    assert_int_equal(band->first_step, first_step);
    assert_int_equal(band->last_step, last_step);
    assert_string_equal(band->range, range);
    for (int step = first_step; step <= last_step; step++)
        assert_int_equal(slider_band_of(slider, step), index);
}

static void bands_share_out_the_steps(void **state) {
    (void)state;
    load("");
    expect_band(0, 1, 0, 1, "below 4 s");
    expect_band(1, 4, 2, 2, "4 s to 5 s");
    expect_band(2, 5, 3, 4, "5 s and more");
}

static void without_a_start_it_is_nowhere(void **state) {
    (void)state;
    load("");
    assert_false(slider->starts);
    assert_int_equal(slider->start_step, 2); /* where the first key places it */
}

static void the_start_is_its_nearest_step(void **state) {
    (void)state;
    load(",\"start\":\"7s\"");
    assert_true(slider->starts);
    assert_int_equal(slider->start_step, 3);
}

static void words_are_made_of_lists(void **state) {
    (void)state;
    load("");
    const struct slider_band *bands = slider->bands.at;
    assert_string_equal(bands[0].fits_words, "What fits: SSE; or polls");
    assert_null(bands[0].examples_words);
    assert_string_equal(bands[1].examples_words, "For example: a, b, c");
    assert_null(bands[2].fits_words);
    assert_string_equal(slider->legend, "1\u00A0Hard   2\u00A0Near   3\u00A0Soft");
}

#define ASKS ",\"simulate\":{\"events\":\"every:1min\",\"server-time\":\"20ms\"}"

static void who_asks_nothing_assumes_nothing(void **state) {
    (void)state;
    load("");
    assert_false(slider->asks);
    assert_null(slider->assumed);
}

static void the_usual_techniques_are_run(void **state) {
    (void)state;
    load(ASKS);
    assert_true(slider->asks);
    assert_int_equal(slider->technique_count, 4);
    assert_int_equal(slider->techniques[0], TECHNIQUE_SHORT_POLL);
    assert_int_equal(slider->techniques[1], TECHNIQUE_LONG_POLL);
    assert_int_equal(slider->techniques[2], TECHNIQUE_SSE);
    assert_int_equal(slider->techniques[3], TECHNIQUE_WEBSOCKET);
}

static void the_authors_techniques_keep_their_order(void **state) {
    (void)state;
    load(ASKS ",\"techniques\":[\"websocket\",\"refresh\"]");
    assert_int_equal(slider->technique_count, 2);
    assert_int_equal(slider->techniques[0], TECHNIQUE_WEBSOCKET);
    assert_int_equal(slider->techniques[1], TECHNIQUE_REFRESH);
}

static void what_the_author_set_is_told_and_no_more(void **state) {
    (void)state;
    load(ASKS);
    assert_non_null(strstr(slider->assumed, " Updates: every 1 min; transit: 80 ms each way; "
                                            "server time 20 ms. Polls ask"));
}

/* Round values, and the author's in its place. */
static void expect_held(const char *more, int count, int index, int value) {
    load(more);
    assert_int_equal(slider->held_count, count);
    assert_int_equal(slider->held_values[index], value);
    for (int i = 1; i < count; i++)
        assert_true(slider->held_values[i - 1] < slider->held_values[i]);
    assert_int_equal(slider->held_values[0], 0);
    lesson_free(lesson);
    lesson = NULL;
}

static void the_dial_has_the_authors_value_in_its_place(void **state) {
    (void)state;
    expect_held(",\"held_costs\":500", 11, 6, 500);
    expect_held(",\"held_costs\":0", 11, 0, 0);
    expect_held(",\"held_costs\":7", 12, 1, 7);
    expect_held(",\"held_costs\":300", 12, 6, 300);
    expect_held(",\"held_costs\":20000", 12, 11, 20000);
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(bands_share_out_the_steps),
        TEST(without_a_start_it_is_nowhere),
        TEST(the_start_is_its_nearest_step),
        TEST(words_are_made_of_lists),
        TEST(who_asks_nothing_assumes_nothing),
        TEST(the_usual_techniques_are_run),
        TEST(the_authors_techniques_keep_their_order),
        TEST(what_the_author_set_is_told_and_no_more),
        TEST(the_dial_has_the_authors_value_in_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
