/* Which films show figures, and what of the fine print below them is told where: each thing once.
 */
#include "blocks/diagram/note.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/parts.h"
#include "fixture.h"

#define POLL                                                                                       \
    "\"title\":\"T\",\"lasts\":\"5s\",\"simulate\":{\"technique\":\"short-poll\",\"interval\":"    \
    "\"1s\",\"latency\":\"100ms\",\"events\":\"every:2s\"}"
#define STREAM                                                                                     \
    "\"title\":\"T\",\"lasts\":\"5s\",\"simulate\":{\"technique\":\"sse\",\"latency\":\"100ms\","  \
    "\"events\":\"every:2s\"}"
#define ASKS                                                                                       \
    "[{\"kind\":\"choice\",\"id\":\"q\",\"ask\":\"A?\",\"choices\":[{\"id\":\"y\",\"text\":"       \
    "\"Yes\",\"correct\":true,\"why\":\"So.\"},{\"id\":\"n\",\"text\":\"No\",\"why\":\"So.\"}]}]"
#define FILM(id, rest) "{\"kind\":\"diagram\",\"id\":\"" id "\"," rest "}"
#define SCRIPT                                                                                     \
    "\"title\":\"T\",\"lasts\":\"5s\",\"actors\":[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\","   \
    "\"title\":\"B\"}],\"script\":[{\"at\":\"1s\",\"from\":\"a\",\"to\":\"b\",\"label\":\"x\","    \
    "\"takes\":\"1s\"}]"

static struct fixture fixture;

static int close_fixture(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static struct diagram_now now_of(int index) {
    return diagram_now(fixture_block(&fixture, index), &fixture.scene);
}

static void expect_note(int index, const char *note) {
    struct diagram_now now = now_of(index);
    assert_string_equal(diagram_note(&now), note);
}

/* Whether figures stand on the stage of a lesson's only film. */
static void expect_figures(const char *film, bool shown) {
    fixture_open_block(&fixture, film);
    const struct block *block = fixture_block(&fixture, 0);
    fixture_stage(&fixture, block, STAGE_WATCH, 78, 19);
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
    fixture_layout(&fixture, 78);
    assert_int_equal(fixture_region(&fixture, STAGE_FIGURES).at.width > 0, shown);
    assert_int_equal(fixture_region(&fixture, STAGE_PICTURE).at.width == 78, !shown);
    struct diagram_now now = now_of(0);
    assert_int_equal(diagram_note(&now)[0] != '\0', shown);
}

static void a_film_that_is_only_watched_has_no_figures(void **state) {
    (void)state;
    expect_figures(FILM("f", POLL), false);
}

static void a_knob_shows_figures(void **state) {
    (void)state;
    expect_figures(FILM("f", POLL
                        ",\"knobs\":[{\"id\":\"k\",\"turns\":\"latency\",\"values\":[\"100ms\","
                        "\"1s\"]}]"),
                   true);
}

static void a_question_shows_figures(void **state) {
    (void)state;
    expect_figures(FILM("f", POLL ",\"predict\":" ASKS), true);
}

static void an_author_shows_figures_by_the_length_of_their_run(void **state) {
    (void)state;
    expect_figures(FILM("f", POLL ",\"measure\":\"10min\""), true);
}

#define HOUR                                                                                       \
    "Figures per hour are estimated from a run of 10 min at this setting, without the updates "    \
    "and cuts that you make. Messages are the answers, SSE events and frames that the server "     \
    "sends; the response that opens a stream is not one. Bytes are those of HTTP/1.1 messages "    \
    "and frames. "
#define LEFT_OUT                                                                                   \
    "Left out: the bytes of TCP, IP and TLS, TLS set-up, header compression, packet loss, "        \
    "jitter, dropped connections, proxies that buffer or cut and server load."

/* Only watched; the first with figures; the same again; a stream, with its heartbeats; the same
 * stream, measured for longer. */
static void each_thing_is_told_once(void **state) {
    (void)state;
    fixture_open_block(
        &fixture,
        FILM("watched", STREAM) "," FILM("first", POLL ",\"measure\":\"10min\"") "," FILM(
            "again", POLL
            ",\"measure\":\"10min\"") "," FILM("stream", STREAM
                                               ",\"measure\":\"10min\"") "," FILM("longer", STREAM
                                                                                  ",\"measure\":"
                                                                                  "\"1h\""));
    expect_note(0, "");
    expect_note(1, HOUR LEFT_OUT);
    expect_note(2, "");
    expect_note(3, "Also left out here: heartbeats.");
    expect_note(4, "Figures per hour are estimated from a run of 1 h. ");
}

/* A script says of itself that it is one; its list is told once, whatever films are before it. */
static void scripts_are_told_apart_from_runs(void **state) {
    (void)state;
    fixture_open_block(&fixture, FILM("run", POLL ",\"measure\":\"10min\"") "," FILM(
                                     "one", SCRIPT) "," FILM("two", SCRIPT));
    expect_note(0, HOUR LEFT_OUT);
    expect_note(1, "Scripted, not simulated. Left out: connection set-up, packet loss, dropped "
                   "connections, proxies that buffer or cut and server load.");
    expect_note(2, "Scripted, not simulated. ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_film_that_is_only_watched_has_no_figures, close_fixture),
        cmocka_unit_test_teardown(a_knob_shows_figures, close_fixture),
        cmocka_unit_test_teardown(a_question_shows_figures, close_fixture),
        cmocka_unit_test_teardown(an_author_shows_figures_by_the_length_of_their_run,
                                  close_fixture),
        cmocka_unit_test_teardown(each_thing_is_told_once, close_fixture),
        cmocka_unit_test_teardown(scripts_are_told_apart_from_runs, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
