/* The diagram: its film by keys, what it shows meanwhile, and the facts that it leaves. The example
 * lasts 8 s and waits at 2 s and at 6.2 s. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/kinds.h"
#include "blocks/film/now.h"
#include "blocks/registry.h"
#include "fixture.h"

#define SECOND INT64_C(1000000)

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "diagram");
    block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, 0);
    fixture.scene.entered = true;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static int64_t film_time(void) {
    return films_at(&fixture.films, block).time_usec;
}

/* Lets time pass, as the player does. */
static bool pass(int64_t usec) {
    struct reel reel = block_kind(block)->reel(block, &fixture.scene);
    fixture.scene.now_usec += usec;
    return films_advance(&fixture.films, &reel, fixture.scene.now_usec);
}

static void its_script_becomes_a_trace(void **state) {
    (void)state;
    assert_ptr_equal(block_kind(block), &block_diagram);
    struct trace trace = diagram_now(block, &fixture.scene).known->traces[0];
    assert_int_equal(trace.lasts_usec, 8 * SECOND);
    assert_int_equal(trace.actor_count, 2);
    assert_string_equal(trace.actors[1], "Server");
    assert_int_equal(trace.message_count, 5);
    assert_int_equal(trace.messages[0].style, TRACE_STYLE_REQUEST);
    assert_int_equal(trace.messages[1].style, TRACE_STYLE_ANSWER);
    assert_int_equal(trace.messages[1].arrives_usec, 800000);
    assert_int_equal(trace.messages[1].from, 1);
    assert_true(trace.messages[2].fails);
    assert_int_equal(trace.data_count, 1);
    assert_int_equal(trace.data[0].seen_usec, 6 * SECOND);
    assert_int_equal(trace.connection_count, 1);
    assert_int_equal(trace.connections[0].closes_usec, 7 * SECOND);
    assert_int_equal(trace.beat_count, 3);
    assert_false(trace.beats[0].stops);
    assert_true(trace.beats[1].stops);
}

static void it_waits_until_it_is_played(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "▷ Space plays · 8 s");
    fixture_expect_hidden(&fixture, "At 0.0 s");
    fixture_focus(&fixture, NULL, 0);
    fixture_expect_shown(&fixture, "▷ 8 s");
    fixture_expect_hidden(&fixture, "Space");
    fixture_focus(&fixture, block, 0);
    fixture_expect_hidden(&fixture, "200, nothing new");
    assert_int_equal(
        block_kind(block)->next_change(fixture_piece(&fixture, block, 0), &fixture.scene),
        FILM_NEVER);
    fixture_expect_tally(&fixture, block, 1, 0);
}

static void space_plays_pauses_and_goes_on_from_a_beat(void **state) {
    (void)state;
    fixture.scene.entered = false;
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(SECOND);
    fixture_expect_shown(&fixture, "▶ 1.0 s of 8 s");
    fixture_expect_shown(&fixture, "The exchange is over.");
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    pass(SECOND);
    assert_int_equal(film_time(), SECOND);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(9 * SECOND);
    assert_int_equal(film_time(), 2 * SECOND);
    fixture_expect_shown(&fixture, "Something new. Who tells the client?");
    fixture_expect_shown(&fixture, "Space goes on");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(1400000);
    fixture_expect_shown(&fixture, "news  ◍ 1.4 s old ●");
    fixture_expect_shown(&fixture, "no way to start ✗══ ╏  2.2 s");
    fixture_expect_hidden(&fixture, "Space goes on");
}

static void its_end_can_be_played_again(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(fixture_key(&fixture, KEYSYM_SPACE));
        assert_int_equal(pass(20 * SECOND), i == 2);
    }
    fixture_expect_shown(&fixture, "■ 8.0 s of 8 s");
    fixture_expect_shown(&fixture, "Space plays again\n");
    fixture_expect_shown(&fixture, "news  ✓ 4.0 s old ●");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_int_equal(film_time(), 0);
}

/* Messages leave at 0, 0.4, 2.2, 5.5 and 6.2 s. */
static void steps_go_from_message_to_message(void **state) {
    (void)state;
    static const int64_t departures[] = {400000, 2200000, 5500000, 6200000, 8000000};
    assert_false(fixture_key(&fixture, ','));
    for (int i = 0; i < 5; i++) {
        fixture_expect_tally(&fixture, block, 1, 0);
        assert_true(fixture_key(&fixture, '.'));
        assert_int_equal(film_time(), departures[i]);
    }
    fixture_expect_tally(&fixture, block, 1, 1);
    assert_int_equal(facts_get(&fixture.facts, "knock", ".watched", 0), 1);
    assert_false(fixture_key(&fixture, '.'));
    for (int i = 3; i >= 0; i--) {
        assert_true(fixture_key(&fixture, ','));
        assert_int_equal(film_time(), departures[i]);
    }
    assert_true(fixture_key(&fixture, ','));
    assert_int_equal(film_time(), 0);
}

static void seeking_pauses(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(500000);
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_int_equal(film_time(), 1500000);
    assert_false(films_playing(&fixture.films, block));
    assert_true(fixture_key(&fixture, 'h'));
    assert_true(fixture_key(&fixture, 'h'));
    assert_int_equal(film_time(), 0);
    assert_false(fixture_key(&fixture, 'h'));
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_int_equal(film_time(), 8 * SECOND);
    fixture_expect_tally(&fixture, block, 1, 1);
    assert_true(fixture_key(&fixture, 'r'));
    assert_int_equal(film_time(), 0);
    assert_true(films_playing(&fixture.films, block));
}

static void leaps_are_ten_seconds_within_the_film(void **state) {
    (void)state;
    assert_false(fixture_key(&fixture, '['));
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_true(fixture_key(&fixture, ']'));
    assert_int_equal(film_time(), 8 * SECOND);
    assert_false(fixture_key(&fixture, KEYSYM_WORD_RIGHT));
    assert_true(fixture_key(&fixture, KEYSYM_WORD_LEFT));
    assert_int_equal(film_time(), 0);
}

/* Something is told at 1, 2 and 6.2 s. */
static void beats_are_gone_to(void **state) {
    (void)state;
    static const int64_t beats[] = {SECOND, 2 * SECOND, 6200000};
    assert_false(fixture_key(&fixture, 'p'));
    for (int i = 0; i < 3; i++) {
        assert_true(fixture_key(&fixture, 'n'));
        assert_int_equal(film_time(), beats[i]);
    }
    assert_false(fixture_key(&fixture, 'n'));
    assert_true(fixture_key(&fixture, 'p'));
    assert_int_equal(film_time(), 2 * SECOND);
    assert_true(films_at(&fixture.films, block).waiting);
    /* They are seen while the film is steered: below what left at 0.4 s, beside what appears at 2
     * s, and at 6.2 s among the rows that are yet to come. */
    fixture_expect_shown(&fixture, "200, nothing new ╌╌ │  0.4 s\n·      │     ");
    fixture_expect_shown(&fixture, "\n·      │                                             news");
    fixture_expect_shown(&fixture, "\n·      ┊ ");
    fixture.scene.entered = false;
    fixture_expect_hidden(&fixture, "\n· ");
}

static void mark_is_set_seen_and_gone_to(void **state) {
    (void)state;
    assert_false(fixture_key(&fixture, '\''));
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(1500000);
    assert_true(fixture_key(&fixture, 'm'));
    assert_string_equal(fixture.session.notice, "Marked at 1.5 s; ' comes back to it.");
    assert_true(films_playing(&fixture.films, block));
    assert_int_equal(fixture.facts.count, 0);
    assert_false(fixture_key(&fixture, '\''));
    pass(400000);
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_true(fixture_key(&fixture, '\''));
    assert_int_equal(film_time(), 1500000);
    assert_false(films_playing(&fixture.films, block));
    fixture.scene.entered = false;
    fixture_expect_shown(&fixture, "\n⚑ ");
    fixture.scene.entered = true;
    assert_true(fixture_key(&fixture, 'm'));
    fixture_expect_hidden(&fixture, "⚑");
    assert_false(fixture_key(&fixture, '\''));
}

/* The example's beats at 2 and 6.2 s stop the first round, and no other. */
static void looping_film_comes_round(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 'L'));
    fixture_expect_shown(&fixture, "▷ Space plays · 8 s  loop");
    assert_false(films_playing(&fixture.films, block));
    for (int i = 0; i < 2; i++) {
        assert_true(fixture_key(&fixture, KEYSYM_SPACE));
        assert_false(pass(7 * SECOND));
    }
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(pass(1800000));
    assert_false(pass(3 * SECOND));
    fixture_expect_shown(&fixture, "▶ 3.0 s of 8 s  loop");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_false(pass(60 * SECOND));
    fixture_expect_shown(&fixture, "‖ 3.0 s of 8 s  loop");
    assert_true(fixture_key(&fixture, 'L'));
    fixture_expect_hidden(&fixture, "loop");
}

static void speed_has_two_ends(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, '+'));
    fixture_expect_shown(&fixture, "▷ Space plays · 8 s  2×");
    assert_true(fixture_key(&fixture, '='));
    assert_true(fixture_key(&fixture, '+'));
    assert_false(fixture_key(&fixture, '+'));
    for (int i = 0; i < 5; i++)
        assert_true(fixture_key(&fixture, '-'));
    assert_false(fixture_key(&fixture, '_'));
    fixture_expect_shown(&fixture, "¼×");
}

static void text_is_shown_and_hidden(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 't'));
    fixture_expect_shown(&fixture,
                         "0.0 s  Client → Server: GET /messages (request, there at 0.4 s)");
    assert_int_equal(fixture.facts.count, 0);
    assert_true(fixture_key(&fixture, 't'));
    fixture_expect_hidden(&fixture, "Client → Server");
}

static void up_and_down_lead_out(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_DOWN));
    assert_true(fixture.session.leave && fixture.session.to_next);
    assert_true(fixture_key(&fixture, 'k'));
    assert_true(fixture.session.leave && fixture.session.to_previous);
    fixture.scene.entered = false;
    assert_false(fixture_key(&fixture, KEYSYM_DOWN));
    assert_false(fixture_key(&fixture, '.'));
}

static void changes_are_told_in_event_time(void **state) {
    (void)state;
    fixture.scene.now_usec = 7 * SECOND;
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(1500000);
    fixture_layout(&fixture, 80);
    const struct piece *piece = fixture_piece(&fixture, block, 0);
    /* Nothing travels at 1.5 s, the blank rows before 2 s lie behind: the clock is next. */
    assert_int_equal(block_kind(block)->next_change(piece, &fixture.scene), 7 * SECOND + 1600000);
    fixture.films.speed = FILM_FASTEST;
    assert_int_equal(block_kind(block)->next_change(piece, &fixture.scene),
                     7 * SECOND + 1500000 + 12500);
}

static void it_stays_within_a_low_body(void **state) {
    (void)state;
    for (int rows = 9; rows < 30; rows++) {
        fixture.scene.body_rows = rows;
        fixture_layout(&fixture, 80);
        const struct piece *piece = fixture_piece(&fixture, block, 0);
        assert_true(piece->at.height <= rows);
        int row = block_kind(block)->present_row(piece, &fixture.scene);
        assert_in_range(row, 1, piece->at.height - 1);
    }
}

static void it_draws_at_every_width_and_time(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++) {
        fixture_check_widths(&fixture);
        fixture_key(&fixture, i < 3 ? '.' : KEYSYM_END);
        fixture.scene.zoomed = i == 1;
        fixture.scene.body_rows = 8 * i + 1;
    }
    fixture_key(&fixture, 't');
    fixture_check_widths(&fixture);
}

static void it_reads_as_plain_text(void **state) {
    (void)state;
    fixture_expect_plain(&fixture,
                         "Only the client can knock\n"
                         "  0.0 s  Client → Server: GET /messages (request, there at 0.4 s)\n"
                         "  0.4 s  Server → Client: 200, nothing new (answer, there at 0.8 s)\n"
                         "  1.0 s  The exchange is over.\n"
                         "  2.0 s  Something new. Who tells the client?\n"
                         "  2.0 s  Server: news appears\n"
                         "  2.2 s  Server → Client: no way to start (pushed event, fails at the\n"
                         "         server)\n"
                         "  5.0 s  Client and Server: event stream (opens)\n"
                         "  5.5 s  Server → Client: event: news (pushed event, there at 6.0 s)\n"
                         "  6.0 s  Server: news is seen, 4.0 s old\n"
                         "  6.2 s  Down the open answer, news needs nobody to ask.\n"
                         "  6.2 s  Client → Server: seen (frame, there at 6.7 s)\n"
                         "  7.0 s  Client and Server: event stream (ends)\n"
                         "News waits at the server until the client asks.\n"
                         "Told step by step, not simulated. Left out: the set-up of connections,\n"
                         "packet loss, breaks, proxies that buffer or cut and a server that is "
                         "busy.\n");
}

/* --- Scripts that are wrong. --- */

static const char HEAD[] =
    "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"s\",\"title\":\"S\","
    "\"blocks\":[{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"D\",\"lasts\":\"5s\",\"actors\":["
    "{\"id\":\"client\",\"title\":\"C\"},{\"id\":\"server\",\"title\":\"S\"}],\"script\":[\n";
static const char TAIL[] = "\n]}]}]}";

/* Loads a diagram with this script; every message must hold what is wanted, in this order. */
static void expect_problems(const char *script, const char *const *wanted, int count) {
    char text[4096];
    struct problems problems = {0};
    int length = snprintf(text, sizeof text, "%s%s%s", HEAD, script, TAIL);
    assert_in_range(length, 1, sizeof text - 1);
    struct lesson *lesson = lesson_parse("x", text, (size_t)length, registry_kinds(), &problems);
    for (int i = 0; i < problems.count && i < count; i++)
        if (strstr(problems.list[i].text, wanted[i]) == NULL || problems.list[i].place.line < 2)
            fail_msg("line %d: %s\nwanted: %s", problems.list[i].place.line, problems.list[i].text,
                     wanted[i]);
    assert_int_equal(problems.count, count);
    assert_null(lesson);
    problems_release(&problems);
}

#define EXPECT(script, ...)                                                                        \
    do {                                                                                           \
        static const char *const wanted[] = {__VA_ARGS__};                                         \
        expect_problems(script, wanted, sizeof wanted / sizeof wanted[0]);                         \
    } while (0)

static void wrong_steps_are_told(void **state) {
    (void)state;
    EXPECT("{\"at\":\"1s\",\"from\":\"client\",\"to\":\"sever\",\"label\":\"a\",\"takes\":\"1s\"}",
           "\"sever\" is no actor of this diagram; did you mean \"server\"?");
    EXPECT("{\"at\":\"1s\",\"from\":\"client\",\"to\":\"client\",\"label\":\"a\",\"takes\":\"1s\"}",
           "another actor");
    EXPECT("{\"at\":\"1s\"}", "nothing happens");
    EXPECT("{\"at\":\"1s\",\"appears\":\"client\",\"opens\":[\"client\",\"server\"],"
           "\"label\":\"a\"}",
           "one thing");
    EXPECT("{\"at\":\"1s\",\"from\":\"client\",\"to\":\"server\",\"label\":\"a\"}",
           "needs \"takes\"");
    EXPECT("{\"at\":\"1s\",\"from\":\"client\",\"label\":\"a\"}", "both \"from\" and \"to\"");
    EXPECT("{\"at\":\"1s\",\"from\":\"client\",\"to\":\"server\",\"label\":\"a\","
           "\"takes\":\"4.1s\"}",
           "arrive after the film's end");
    EXPECT("{\"at\":\"6s\",\"say\":\"late\"}", "after the film's end");
    EXPECT("{\"at\":\"3s\",\"appears\":\"client\",\"label\":\"a\",\"until\":\"2s\"}",
           "must come after");
    EXPECT("{\"at\":\"1s\",\"appears\":\"client\"}", "need a \"label\"");
    EXPECT("{\"at\":\"1s\",\"opens\":[\"client\",\"client\"],\"label\":\"a\"}",
           "two different actors");
    EXPECT("{\"at\":\"1s\",\"appears\":\"client\",\"label\":\"a\",\"takes\":\"1s\","
           "\"style\":\"push\",\"fails\":true}",
           "\"takes\" is for messages", "\"style\" is for messages", "\"fails\" is for messages");
    EXPECT("{\"at\":\"1s\",\"appears\":\"client\",\"label\":\"a\",\"stop\":true}",
           "needs something to \"say\"");
    EXPECT("{\"at\":\"2s\",\"say\":\"a\"},\n{\"at\":\"1s\",\"say\":\"b\"}", "order of time");
    EXPECT("{\"at\":\"1s\",\"say\":\"a\"},\n{\"at\":\"1s\",\"say\":\"b\"}", "at the same time");
    EXPECT("{\"at\":\"1s\",\"appears\":\"client\","
           "\"label\":\"0123456789 0123456789 0123456789 0123456\"},\n"
           "{\"at\":\"1s\",\"appears\":\"client\","
           "\"label\":\"0123456789 0123456789 0123456789 01234567\"}",
           "takes 41 cells, and at most 40");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(its_script_becomes_a_trace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_waits_until_it_is_played, set_up, tear_down),
        cmocka_unit_test_setup_teardown(space_plays_pauses_and_goes_on_from_a_beat, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(its_end_can_be_played_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(steps_go_from_message_to_message, set_up, tear_down),
        cmocka_unit_test_setup_teardown(seeking_pauses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaps_are_ten_seconds_within_the_film, set_up, tear_down),
        cmocka_unit_test_setup_teardown(beats_are_gone_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mark_is_set_seen_and_gone_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(looping_film_comes_round, set_up, tear_down),
        cmocka_unit_test_setup_teardown(speed_has_two_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_is_shown_and_hidden, set_up, tear_down),
        cmocka_unit_test_setup_teardown(up_and_down_lead_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(changes_are_told_in_event_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_stays_within_a_low_body, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_draws_at_every_width_and_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_reads_as_plain_text, set_up, tear_down),
        cmocka_unit_test(wrong_steps_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
