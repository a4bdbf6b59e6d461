/* What the bundled lesson shows as it is: the messages that the simulator counts, and a film that
 * is a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/duration.h"
#include "bundled.h"
#include "sim/simulate.h"
#include "sim/wire.h"

static struct bundled bundled;

static const struct json *item_named(const char *id) {
    const struct json *block = bundled_block(&bundled, "appendix", "on-the-wire");
    return bundled_item(json_member(block, "items"), id);
}

/* The index-th message that an item shows, as it stands. */
static const char *shown_message(const char *item, int index) {
    const char *at = json_string(json_member(item_named(item), "text"));
    for (int fence = 0; fence <= 2 * index; fence++) {
        at = strstr(at, "```\n");
        assert_non_null(at);
        at += 4;
    }
    return arena_copy(&bundled.arena, at, (size_t)(strstr(at, "```") - at));
}

static const char *with_crlf(const char *lines) {
    char *all = arena_alloc(&bundled.arena, 2 * strlen(lines) + 1), *to = all;
    for (; *lines != '\0'; lines++) {
        if (*lines == '\n')
            *to++ = '\r';
        *to++ = *lines;
    }
    return all;
}

/* An item shows what a page says, where it does, what a browser makes of that, and the answer. */
static void expect_messages(const char *item, const struct wire_text *text) {
    int index = 0;
    if (text->call[0] != '\0')
        assert_string_equal(shown_message(item, index++),
                            arena_printf(&bundled.arena, "%s\n", text->call));
    assert_string_equal(with_crlf(shown_message(item, index)), text->request);
    assert_string_equal(with_crlf(shown_message(item, index + 1)), text->answer);
}

static void messages_are_shown_as_they_are_counted(void **state) {
    (void)state;
    static const struct {
        const char *item;
        enum technique technique;
    } rows[] = {{"poll", TECHNIQUE_SHORT_POLL},
                {"poll", TECHNIQUE_LONG_POLL},
                {"stream", TECHNIQUE_SSE},
                {"socket", TECHNIQUE_WEBSOCKET},
                {"reload", TECHNIQUE_REFRESH}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_messages(rows[i].item, wire_text(rows[i].technique, false));
    expect_messages("post", wire_post(false));
}

static void news_is_shown_as_it_is_counted(void **state) {
    (void)state;
    const char *news = arena_printf(&bundled.arena, "%s\n", wire_payload());
    assert_string_equal(shown_message("poll", 3), news);
    /* The chunk: its length and its end are lines of their own, within it a line ends in one byte.
     */
    const char *lines = arena_printf(&bundled.arena, "id: 42\ndata: %s\n\n", wire_payload());
    assert_string_equal(shown_message("stream", 3),
                        arena_printf(&bundled.arena, "%zx\n%s\n", strlen(lines), lines));
    size_t bytes = strlen(arena_printf(&bundled.arena, "%zx\r\n%s\r\n", strlen(lines), lines));
    assert_int_equal(
        bytes, strlen(wire_payload()) +
                   (size_t)wire_event_overhead(TECHNIQUE_SSE, (int64_t)strlen(wire_payload()), 42));
    assert_int_equal(strlen(wire_payload()), 0x2e);
}

/* --- The film of the root problem is a run, but for the attempt that fails. --- */

static int64_t duration_at(const struct json *step, const char *key) {
    int64_t usec = -1;
    struct errbuf err;
    if (json_member(step, key) != NULL)
        assert_true(duration_parse(json_string(json_member(step, key)), &usec, &err));
    return usec;
}

static void the_film_of_the_root_problem_is_a_run(void **state) {
    (void)state;
    struct scenario scenario =
        bundled_scenario(&bundled, "technique=short-poll setup=1 phase=200ms interval=6400ms "
                                   "latency=500ms server-time=200ms events=at:2.4s duration=9s");
    struct simulate_names people = {"Client", "Server"};
    const struct json *block = bundled_block(&bundled, "root-problem", "only-client-asks");
    struct trace trace;
    struct errbuf err;
    int message = 0;
    assert_true(simulate_trace(&scenario, &people, 100, &bundled.arena, &trace, &err));
    for (const struct json *step = json_first(json_member(block, "script")); step != NULL;
         step = json_next(step)) {
        if (json_member(step, "takes") == NULL)
            continue;
        assert_true(message < trace.message_count);
        assert_int_equal(duration_at(step, "at"), trace.messages[message].leaves_usec);
        assert_int_equal(duration_at(step, "at") + duration_at(step, "takes"),
                         trace.messages[message].arrives_usec);
        message++;
    }
    assert_int_equal(message, trace.message_count);
}

static int open_lesson(void **state) {
    (void)state;
    bundled_open(&bundled);
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    bundled_close(&bundled);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_shown_as_they_are_counted),
        cmocka_unit_test(news_is_shown_as_it_is_counted),
        cmocka_unit_test(the_film_of_the_root_problem_is_a_run),
    };
    return cmocka_run_group_tests(tests, open_lesson, close_lesson);
}
