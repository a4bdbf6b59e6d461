#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/check.h"
#include "lesson/load.h"
#include "one_line.h"
#include "sim/knob.h"

enum { MSEC = 1000, SEC = 1000 * MSEC };

/* A document with a scenario, and another to lay over it. */
struct page {
    struct arena arena;
    struct scenario_field simulate, over;
};

static bool check_page(const void *object, struct check *check) {
    const struct page *page = object;
    struct scenario_field both = page->simulate;
    knob_merge(&both.scenario, &both.set, &page->over.scenario, page->over.set);
    return check_scenario(check, "over", &both.scenario, page->over.set);
}

static const struct field page_fields[] = {
    {.name = "simulate",
     .type = FIELD_SCENARIO,
     .required = true,
     .at = offsetof(struct page, simulate)},
    {.name = "over", .type = FIELD_SCENARIO, .at = offsetof(struct page, over)},
    {.name = NULL},
};
static const struct schema page_schema = {
    .name = "page", .fields = page_fields, .size = sizeof(struct page), .check = check_page};

static const struct page *load(const char *text, struct arena *arena, struct problems *problems) {
    struct json_document document;
    if (!json_parse(&document, "t", text, strlen(text), false, problems))
        return NULL;
    const struct page *page = load_document(&document, &page_schema, (struct kinds){0}, problems);
    json_release(&document);
    if (page != NULL)
        *arena = page->arena;
    return page;
}

static void every_type_of_knob_is_read(void **state) {
    (void)state;
    struct arena arena = {0};
    struct problems problems = {0};
    const struct page *page =
        load("{\"simulate\": {\"technique\": \"short-poll\", \"interval\": \"2s\", \"latency\": "
             "\"30ms\", \"jitter\": \"exp:5ms\", \"events\": \"at:3s,1s\", \"clients\": 12, "
             "\"seed\": 7, \"keep-alive\": \"5s\", \"backoff\": false, \"setup\": 5}}",
             &arena, &problems);
    assert_non_null(page);
    const struct scenario *scenario = &page->simulate.scenario;
    assert_int_equal(scenario->technique, TECHNIQUE_SHORT_POLL);
    assert_int_equal(scenario->interval_usec, 2 * SEC);
    assert_int_equal(scenario->latency_up_usec, 30 * MSEC);
    assert_int_equal(scenario->latency_down_usec, 30 * MSEC);
    assert_int_equal(scenario->jitter.kind, JITTER_EXPONENTIAL);
    assert_int_equal(scenario->events.kind, PROCESS_NONE);
    assert_int_equal(scenario->events.listed_usec[0], SEC);
    assert_int_equal(scenario->clients, 12);
    assert_int_equal(scenario->seed, 7);
    assert_int_equal(scenario->setup_transits, 5);
    assert_int_equal(scenario->keep_alive_usec, 5000000);
    assert_false(scenario->backoff);
    assert_true(knob_is_named(page->simulate.set, knob_find("backoff", NULL)));
    assert_false(knob_is_named(page->simulate.set, knob_find("hold", NULL)));
    /* What is not named is as everywhere. */
    assert_int_equal(scenario->hold_usec, scenario_default().hold_usec);
    assert_int_equal(page->over.set.named, 0);
    assert_int_equal(page->over.scenario.clients, 1);
    arena_release(&arena);
    problems_release(&problems);
}

static void one_without_a_technique_lies_over_another(void **state) {
    (void)state;
    struct arena arena = {0};
    struct problems problems = {0};
    const struct page *page = load("{\"simulate\": {\"technique\": \"sse\"}, \"over\": "
                                   "{\"reconnect\": \"1s\", \"phase\": \"2s\"}}",
                                   &arena, &problems);
    assert_non_null(page);
    assert_int_equal(page->over.scenario.reconnect_usec, SEC);
    arena_release(&arena);
    problems_release(&problems);
}

static const struct {
    const char *text, *says;
} mistakes[] = {
    {"{\"simulate\": 1}", "t:1:14: error: \"simulate\" must be an object of knobs, found a number; "
                          "write it in { }, a value for each knob\n"},
    {"{}", "t:1:1: error: this page has no \"simulate\"; add it.\n"},
    {"{\"simulate\": {\"interval\": \"2s\",\n\"interval\": \"3s\"}}",
     "t:2:1: error: \"interval\" stands twice in \"simulate\"; first on line 1\n"},
    {"{\"simulate\": {\"shared\":\n1}}", "t:2:1: error: \"shared\" must be true or false, found a "
                                         "number; write true or false, without quotes\n"},
    {"{\"simulate\": {\"clients\":\n\"5\"}}", "t:2:1: error: \"clients\" must be a whole number, "
                                              "found text; write it in digits, without quotes\n"},
    {"{\"simulate\": {\"clients\":\n1.5}}",
     "t:2:1: error: \"clients\" must be a whole number, found 1.5; write a whole number from 1 to "
     "1000000000\n"},
    {"{\"simulate\": {\"clients\":\n0}}",
     "t:2:1: error: \"clients\" cannot be 0; it must be a whole number from 1 to 1000000000\n"},
    {"{\"simulate\": {\"clients\":\n-1e300}}", "t:2:1: error: \"clients\" cannot be -1e+300; it "
                                               "must be a whole number from 1 to 1000000000\n"},
    {"{\"simulate\": {\"payload\":\n1e300}}", "t:2:1: error: \"payload\" cannot be 1e+300; it must "
                                              "be a whole number from 0 to 1000000000\n"},
    {"{\"simulate\": {\"interval\":\n5}}",
     "t:2:1: error: \"interval\" must be a duration, found a number; write it in quotes with its "
     "unit, as in \"1.5s\"\n"},
    {"{\"simulate\": {\"technique\":\nnull}}", "t:2:1: error: \"technique\" must be text, found "
                                               "null; write it in quotes, as in \"short-poll\"\n"},
    {"{\"simulate\": {\"technique\":\n\"longpoll\"}}",
     "t:2:1: error: \"technique\" cannot be \"longpoll\"; did you mean "
     "\"long-poll\"? There are refresh, short-poll, long-poll, sse and websocket\n"},
    {"{\"simulate\": {\"events\":\ntrue}}",
     "t:2:1: error: \"events\" must be text, found true; write it in quotes, as in \"every:5s\"\n"},
    {"{\"simulate\": {\"events\":\n\"every:0s\"}}",
     "t:2:1: error: \"events\" cannot be \"every:0s\"; a period is at least 1 us\n"},
    {"{\"simulate\": {\"drops\":\n\"file:drops.txt\"}}",
     "t:2:1: error: \"drops\" cannot be read from a file in a lesson; list it as in "
     "\"at:1s,2.5s\"\n"},
    {"{\"simulate\": {\"jitter\":\n\"1\"}}",
     "t:2:1: error: \"jitter\" cannot be \"1\"; a duration needs a unit: us, ms, s, min or h, as "
     "in \"250ms\"\n"},
    {"{\"simulate\": {\"interval\":\n\"1s\\u0000\"}}",
     "t:2:1: error: \"interval\" holds the character U+0000; remove \\u0000\n"},
    {"{\"simulate\": {\n\"interval\\u0000\": \"1s\"}}",
     "t:2:1: error: the key holds the character U+0000; remove \\u0000\n"},
    {"{\"simulate\": {\"technique\": \"sse\",\n\"hold\": \"1s\",\n\"interval\": \"1s\"}}",
     "t:2:1: error: \"hold\" is no knob of sse; leave it out, or choose long-poll\n"
     "t:3:1: error: \"interval\" is no knob of sse; leave it out, or choose refresh or "
     "short-poll\n"},
    {"{\"simulate\": {\n\"close\": true}}",
     "t:2:1: error: there is no knob \"close\" any more; write \"keep-alive\": \"0s\"\n"},
    {"{\"simulate\": {\"technique\": \"sse\"}, \"over\": {\n\"hold\": \"1s\"}}",
     "t:2:1: error: \"hold\" is no knob of sse; leave it out, or choose long-poll\n"},
};

static void mistakes_are_told_where_they_stand(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct arena arena = {0};
        struct problems problems = {0};
        struct writer writer = {0};
        assert_null(load(mistakes[i].text, &arena, &problems));
        one_line_problems(&problems, &writer);
        assert_string_equal(writer.text, mistakes[i].says);
        writer_release(&writer);
        problems_release(&problems);
        arena_release(&arena);
    }
}

static void the_knobs_there_are_fit_into_one_message(void **state) {
    (void)state;
    struct arena arena = {0};
    struct problems problems = {0};
    assert_null(load("{\"simulate\": {\"frobnicate\": 1}}", &arena, &problems));
    assert_string_equal(problems.list[0].text, "unknown knob \"frobnicate\" in \"simulate\"");
    assert_non_null(strstr(problems.list[0].help, "there are technique, "));
    assert_non_null(strstr(problems.list[0].help, "shared and seed"));
    assert_null(load("{\"simulate\": {\"intervall\": \"2s\"}}", &arena, &problems));
    assert_string_equal(problems.list[1].text, "unknown knob \"intervall\" in \"simulate\"");
    assert_non_null(
        strstr(problems.list[1].help, "did you mean \"interval\"? There are technique, "));
    problems_release(&problems);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_of_knob_is_read),
        cmocka_unit_test(one_without_a_technique_lies_over_another),
        cmocka_unit_test(mistakes_are_told_where_they_stand),
        cmocka_unit_test(the_knobs_there_are_fit_into_one_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
