/* Queries on a trace, worked by hand from the small film below: a request of 0.4 s and its answer,
 * news that waits at the server from 2 s to 6 s, an attempt that fails, and a stream from 5 s on.
 */
#include "sim/trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const actors[] = {"Client", "Server"};
static const struct trace_message messages[] = {
    {0, 400000, 0, 1, TRACE_STYLE_REQUEST, false, .label = "GET /messages"},
    {400000, 800000, 1, 0, TRACE_STYLE_ANSWER, false, .label = "200, nothing new"},
    {2200000, 0, 1, 0, TRACE_STYLE_PUSH, true, .label = "no way to start"},
    {5500000, 6000000, 1, 0, TRACE_STYLE_PUSH, false, .label = "news"},
};
static const struct trace_data data[] = {
    {2000000, 6000000, 1, .label = "news"},
    {3000000, TRACE_NEVER, 1, .label = "more news"},
};
static const struct trace_connection connections[] = {
    {5000000, 7000000, {0, 1}, .label = "event stream"}};
static const struct trace_beat beats[] = {
    {0, "The client asks.", false, 0},
    {2000000, "Something new appears.", true, 0},
};
static const struct trace film = {
    .lasts_usec = 8000000,
    .actors = actors,
    .actor_count = 2,
    .messages = messages,
    .message_count = 4,
    .connections = connections,
    .connection_count = 1,
    .data = data,
    .data_count = 2,
    .beats = beats,
    .beat_count = 2,
};

static void a_message_has_four_phases(void **state) {
    (void)state;
    assert_int_equal(trace_message_phase(&messages[1], 399999), TRACE_PHASE_COMING);
    assert_int_equal(trace_message_phase(&messages[1], 400000), TRACE_PHASE_TRAVELLING);
    assert_int_equal(trace_message_phase(&messages[1], 799999), TRACE_PHASE_TRAVELLING);
    assert_int_equal(trace_message_phase(&messages[1], 800000), TRACE_PHASE_ARRIVED);
    assert_int_equal(trace_message_phase(&messages[2], 2199999), TRACE_PHASE_COMING);
    assert_int_equal(trace_message_phase(&messages[2], 2200000), TRACE_PHASE_FAILED);
    assert_int_equal(trace_message_phase(&messages[2], 9000000), TRACE_PHASE_FAILED);
}

/* 0.4 s over 30 cells: 13 1/3 ms a cell. */
static void a_message_goes_cell_by_cell(void **state) {
    (void)state;
    assert_int_equal(trace_message_cells(&messages[0], 0, 30), 0);
    assert_int_equal(trace_message_cells(&messages[0], 13333, 30), 0);
    assert_int_equal(trace_message_cells(&messages[0], 13334, 30), 1);
    assert_int_equal(trace_message_cells(&messages[0], 200000, 30), 15);
    assert_int_equal(trace_message_cells(&messages[0], 399999, 30), 29);
    assert_int_equal(trace_message_cells(&messages[0], 400000, 30), 30);
    assert_int_equal(trace_message_cells(&messages[2], 3000000, 30), 0);
    assert_int_equal(trace_message_when(&messages[0], 1, 30), 13334);
    assert_int_equal(trace_message_when(&messages[0], 15, 30), 200000);
    assert_int_equal(trace_message_when(&messages[1], 0, 30), 400000);
    assert_int_equal(trace_message_when(&messages[0], 31, 30), TRACE_NEVER);
    assert_int_equal(trace_message_when(&messages[2], 1, 30), TRACE_NEVER);
}

static void data_waits_and_ages(void **state) {
    (void)state;
    int count;
    assert_null(trace_oldest_waiting(&film, 1, 1999999, &count));
    assert_int_equal(count, 0);
    assert_ptr_equal(trace_oldest_waiting(&film, 1, 3500000, &count), &data[0]);
    assert_int_equal(count, 2);
    assert_ptr_equal(trace_oldest_waiting(&film, 1, 6000000, NULL), &data[1]);
    assert_null(trace_oldest_waiting(&film, 0, 3500000, NULL));
    assert_int_equal(trace_data_age_usec(&data[0], 1000000), 0);
    assert_int_equal(trace_data_age_usec(&data[0], 3400000), 1400000);
    assert_int_equal(trace_data_age_usec(&data[0], 7000000), 4000000);
    assert_int_equal(trace_data_age_usec(&data[1], 7000000), 4000000);
}

static void connections_are_open_for_a_while(void **state) {
    (void)state;
}

static void beats_and_departures_are_found(void **state) {
    (void)state;
    assert_string_equal(trace_latest_beat(&film, 1999999)->say, "The client asks.");
    assert_true(trace_latest_beat(&film, 2000000)->stops);
    assert_null(trace_latest_beat(&film, -1));
    assert_int_equal(trace_next_departure(&film, 0), 400000);
    assert_int_equal(trace_next_departure(&film, 400000), 2200000);
    assert_int_equal(trace_next_departure(&film, 5500000), TRACE_NEVER);
    assert_int_equal(trace_previous_departure(&film, 400000), 0);
    assert_int_equal(trace_previous_departure(&film, 400001), 400000);
    assert_int_equal(trace_previous_departure(&film, 0), TRACE_NEVER);
}

static void moments_are_told(void **state) {
    (void)state;
    struct arena arena = {0};
    static const struct {
        int64_t at_usec;
        const char *words;
    } rows[] = {
        {100000, "At 0.1 s: the request is on its way."},
        {400000, "At 0.4 s: the answer is on its way."},
        {1000000, "At 1.0 s: nothing is on its way."},
        {2100000, "At 2.1 s: news has waited 0.1 s at the server."},
        {2450000,
         "At 2.4 s: the pushed message could not leave the server; news has waited 0.4 s at "
         "the server."},
        /* What failed is past; what is on its way has left the server. */
        {4500000, "At 4.5 s: news has waited 2.5 s at the server, with 1 more behind it."},
        {5600000, "At 5.6 s: news is on its way, 3.6 s old; more news has waited 2.6 s at the "
                  "server; event stream is open."},
        {8000000, "At 8.0 s: more news has waited 5.0 s at the server."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(trace_moment(&film, rows[i].at_usec, &arena), rows[i].words);
    arena_release(&arena);
}

/* In place of the time, and said once. */
static void a_moment_is_told_of_what_has_a_title(void **state) {
    (void)state;
    struct arena arena = {0};
    assert_string_equal(trace_moment_of(&film, "Ada", 1000000, &arena),
                        "Ada: nothing is on its way.");
    assert_string_equal(trace_moment_of(&film, "Event stream", 5600000, &arena),
                        "Event stream: news is on its way, 3.6 s old; more news has waited 2.6 s "
                        "at the server; connection is open.");
    arena_release(&arena);
}

static void several_on_their_way_are_counted(void **state) {
    (void)state;
    struct arena arena = {0};
    static const char *const names[] = {"Ada", "Room", "Ben"};
    static const struct trace_message frames[] = {
        {0, 100, 0, 1, TRACE_STYLE_FRAME, false, .label = "hi"},
        {10, 100, 2, 1, TRACE_STYLE_FRAME, false, .label = "ho"},
        {20, 100, 2, 1, TRACE_STYLE_REQUEST, false, .label = "GET"},
    };
    struct trace trace = {.lasts_usec = 200,
                          .actors = names,
                          .actor_count = 3,
                          .messages = frames,
                          .message_count = 3};
    assert_string_equal(trace_moment(&trace, 15, &arena), "At 0.0 s: 2 frames are on their way.");
    assert_string_equal(trace_moment(&trace, 25, &arena), "At 0.0 s: 3 messages are on their way.");
    assert_string_equal(trace_actor_phrase(&trace, 1, &arena), "Room");
    arena_release(&arena);
}

static void occurrences_come_in_the_order_of_time(void **state) {
    (void)state;
    struct arena arena = {0};
    static const enum trace_what expected[] = {
        TRACE_SAYS,    TRACE_LEAVES, TRACE_LEAVES, TRACE_SAYS, TRACE_APPEARS, TRACE_LEAVES,
        TRACE_APPEARS, TRACE_OPENS,  TRACE_LEAVES, TRACE_SEEN, TRACE_CLOSES};
    int count;
    const struct trace_occurrence *all = trace_occurrences(&film, &arena, &count);
    assert_int_equal(count, 11);
    for (int i = 0; i < count; i++)
        assert_int_equal(all[i].what, expected[i]);
    arena_release(&arena);
}

static void the_transcript_has_a_line_an_occurrence(void **state) {
    (void)state;
    struct arena arena = {0};
    struct writer writer = {0};
    trace_transcript(&film, "  ", 76, &arena, &writer);
    assert_string_equal(
        writer.text, "  0.0 s  The client asks.\n"
                     "  0.0 s  Client → Server: GET /messages (request, arrives at 0.4 s)\n"
                     "  0.4 s  Server → Client: 200, nothing new (answer, arrives at 0.8 s)\n"
                     "  2.0 s  Something new appears.\n"
                     "  2.0 s  Server: news appears\n"
                     "  2.2 s  Server → Client: no way to start (pushed message, never leaves the\n"
                     "         server)\n"
                     "  3.0 s  Server: more news appears\n"
                     "  5.0 s  Client and Server: event stream (opens)\n"
                     "  5.5 s  Server → Client: news (pushed message, arrives at 6.0 s)\n"
                     "  6.0 s  Client: news is shown, 4.0 s old\n"
                     "  7.0 s  Client and Server: event stream (ends)\n");
    writer_release(&writer);
    arena_release(&arena);
}

/* A socket that is cut at 1.2 s: an event on its way is lost, and one that waited behind it; then
 * an answer that brings nothing. */
static const struct trace_message broken_messages[] = {
    {1000000, 1400000, 1, 0, TRACE_STYLE_PUSH, .cut_usec = 1200000, .label = "event: 1"},
    {2000000, 2400000, 1, 0, TRACE_STYLE_ANSWER, .empty = true, .label = "204"},
    {2100000, 2500000, 0, 1, TRACE_STYLE_SETUP, .label = "SYN"},
};
static const struct trace_data broken_data[] = {
    {900000, TRACE_NEVER, 1, 1200000, "event 1"},
    {1100000, TRACE_NEVER, 1, 1200000, "event 2"},
    {2900000, TRACE_NEVER, 1, 2900000, "event 3"},
};
static const struct trace_connection broken_connections[] = {
    {500000, 1200000, {0, 1}, .cut = true, .label = "socket"}};
static const struct trace broken = {
    .lasts_usec = 3000000,
    .actors = actors,
    .actor_count = 2,
    .messages = broken_messages,
    .message_count = 3,
    .connections = broken_connections,
    .connection_count = 1,
    .data = broken_data,
    .data_count = 3,
};

/* 0.4 s over 20 cells: 20 ms a cell, and 10 cells when it is cut. */
static void a_message_is_cut_on_its_way(void **state) {
    (void)state;
    const struct trace_message *message = &broken_messages[0];
    assert_int_equal(trace_message_phase(message, 1199999), TRACE_PHASE_TRAVELLING);
    assert_int_equal(trace_message_phase(message, 1200000), TRACE_PHASE_CUT);
    assert_int_equal(trace_message_phase(message, 1400000), TRACE_PHASE_CUT);
    assert_int_equal(trace_message_cells(message, 1199999, 20), 9);
    assert_int_equal(trace_message_cells(message, 1200000, 20), 10);
    assert_int_equal(trace_message_cells(message, 2000000, 20), 10);
    assert_int_equal(trace_message_when(message, 10, 20), 1200000);
    assert_int_equal(trace_message_when(message, 11, 20), TRACE_NEVER);
    assert_int_equal(trace_message_ends(message), 1200000);
    assert_int_equal(trace_message_ends(&messages[0]), 400000);
    assert_int_equal(trace_message_ends(&messages[2]), 2200000);
}

/* A start that fails at 2.2 s; an event and its socket at 1.2 s; a stream that ends by itself. */
static void the_last_cut_is_found(void **state) {
    (void)state;
    assert_int_equal(trace_last_cut_usec(&film, 2199999), -1);
    assert_int_equal(trace_last_cut_usec(&film, 2200000), 2200000);
    assert_int_equal(trace_last_cut_usec(&film, 8000000), 2200000);
    assert_int_equal(trace_last_cut_usec(&broken, 1199999), -1);
    assert_int_equal(trace_last_cut_usec(&broken, 3000000), 1200000);
}

static void lost_data_waits_no_longer(void **state) {
    (void)state;
    int count;
    assert_true(trace_data_is_waiting(&broken_data[0], 1199999));
    assert_false(trace_data_is_lost(&broken_data[0], 1199999));
    assert_false(trace_data_is_waiting(&broken_data[0], 1200000));
    assert_true(trace_data_is_lost(&broken_data[0], 1200000));
    assert_false(trace_data_is_lost(&data[0], 7000000));
    assert_int_equal(trace_data_age_usec(&broken_data[0], 3000000), 300000);
    assert_null(trace_oldest_waiting(&broken, 1, 1200000, &count));
    assert_int_equal(count, 0);
}

static void loss_is_told(void **state) {
    (void)state;
    struct arena arena = {0};
    static const struct {
        int64_t at_usec;
        const char *words;
    } rows[] = {
        {400000, "At 0.4 s: nothing is on its way."},
        {1150000, "At 1.1 s: event 1 is on its way, 0.2 s old; event 2 has waited 50 ms at the "
                  "server; socket is open."},
        {1200000,
         "At 1.2 s: the pushed message was lost in transit; event 2 and 1 more are lost; socket "
         "was cut."},
        {2050000, "At 2.0 s: the empty answer is on its way; event 2 and 1 more are lost; "
                  "socket was cut."},
        {2450000, "At 2.4 s: the set-up message is on its way; event 2 and 1 more are lost; "
                  "socket was cut."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(trace_moment(&broken, rows[i].at_usec, &arena), rows[i].words);
    arena_release(&arena);
}

/* What is cut at 1.2 s is kept, and sent again at 2.6 s: while it is on its way it waits nowhere;
 * one that appears behind it does. */
static void what_is_sent_again_is_on_its_way_twice(void **state) {
    (void)state;
    struct arena arena = {0};
    static const struct trace_message sent[] = {
        {1000000, 1400000, 1, 0, TRACE_STYLE_PUSH, .cut_usec = 1200000, .label = "event 1"},
        {2600000, 3000000, 1, 0, TRACE_STYLE_PUSH, .label = "event 1"},
        {2600000, 3000000, 1, 0, TRACE_STYLE_PUSH, .label = "event 2"},
    };
    static const struct trace_data kept[] = {{1000000, 3000000, 1, 0, "update 1"},
                                             {1100000, 3000000, 1, 0, "update 2"}};
    static const struct trace again = {.lasts_usec = 4000000,
                                       .actors = actors,
                                       .actor_count = 2,
                                       .messages = sent,
                                       .message_count = 3,
                                       .data = kept,
                                       .data_count = 2};
    static const struct {
        int64_t at_usec;
        const char *words;
    } rows[] = {
        {1050000, "At 1.0 s: update 1 is on its way, 50 ms old."},
        {1150000, "At 1.1 s: update 1 is on its way, 0.1 s old; update 2 has waited 50 ms at the "
                  "server."},
        {1300000,
         "At 1.3 s: the pushed message was lost in transit; update 1 has waited 0.3 s at the "
         "server, with 1 more behind it."},
        {2700000, "At 2.7 s: update 1 is on its way, 1.7 s old, with 1 more."},
        {3100000, "At 3.1 s: nothing is on its way."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(trace_moment(&again, rows[i].at_usec, &arena), rows[i].words);
    arena_release(&arena);
}

/* The cause first: the connection is cut, and so what waited is lost. */
static void the_transcript_tells_of_loss(void **state) {
    (void)state;
    struct arena arena = {0};
    struct writer writer = {0};
    trace_transcript(&broken, "", 80, &arena, &writer);
    assert_string_equal(
        writer.text, "0.5 s  Client and Server: socket (opens)\n"
                     "0.9 s  Server: event 1 appears\n"
                     "1.0 s  Server → Client: event: 1 (pushed message, lost in transit at 1.2 s)\n"
                     "1.1 s  Server: event 2 appears\n"
                     "1.2 s  Client and Server: socket (is cut)\n"
                     "1.2 s  Server: event 1 is lost, 0.3 s old\n"
                     "1.2 s  Server: event 2 is lost, 0.1 s old\n"
                     "2.0 s  Server → Client: 204 (empty answer, arrives at 2.4 s)\n"
                     "2.1 s  Client → Server: SYN (set-up message, arrives at 2.5 s)\n"
                     "2.9 s  Server: event 3 appears\n"
                     "2.9 s  Server: event 3 is lost at once\n");
    writer_release(&writer);
    arena_release(&arena);
}

static void what_is_lost_in_the_first_microsecond_is_lost(void **state) {
    (void)state;
    static const struct trace_data early[] = {{0, TRACE_NEVER, 1, 1, "event 1"}};
    static const struct trace lost = {
        .lasts_usec = 1000000, .actors = actors, .actor_count = 2, .data = early, .data_count = 1};
    struct arena arena = {0};
    assert_int_equal(trace_data_ends(&early[0]), 1);
    assert_true(trace_data_is_waiting(&early[0], 0));
    assert_true(trace_data_is_lost(&early[0], 1));
    assert_string_equal(trace_moment(&lost, 0, &arena),
                        "At 0.0 s: event 1 has waited 0.0 ms at the server.");
    assert_string_equal(trace_moment(&lost, 1, &arena), "At 0.0 s: event 1 is lost.");
    arena_release(&arena);
}

/* lost_usec 0 says that it is not lost, at whatever time it appears. */
static void what_appears_at_the_start_is_seen(void **state) {
    (void)state;
    static const struct trace_data early[] = {{0, 480000, 1, .label = "event 1"}};
    static const struct trace seen = {
        .lasts_usec = 1000000, .actors = actors, .actor_count = 2, .data = early, .data_count = 1};
    struct arena arena = {0};
    struct writer writer = {0};
    trace_transcript(&seen, "", 80, &arena, &writer);
    assert_string_equal(writer.text, "0.0 s  Server: event 1 appears\n"
                                     "0.4 s  event 1 is shown, 0.4 s old\n");
    writer_release(&writer);
    arena_release(&arena);
}

/* Each that tells of it asks the one function; when it ends follows. */
static void a_message_has_one_fate(void **state) {
    (void)state;
    const struct trace_message arrives = {.leaves_usec = 5, .arrives_usec = 9},
                               cut = {.leaves_usec = 5, .arrives_usec = 9, .cut_usec = 7},
                               fails = {.leaves_usec = 5, .arrives_usec = 9, .fails = true};
    assert_int_equal(trace_message_fate(&arrives), TRACE_FATE_ARRIVES);
    assert_int_equal(trace_message_fate(&cut), TRACE_FATE_CUT);
    assert_int_equal(trace_message_fate(&fails), TRACE_FATE_FAILS);
    assert_int_equal(trace_message_ends(&arrives), 9);
    assert_int_equal(trace_message_ends(&cut), 7);
    assert_int_equal(trace_message_ends(&fails), 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_has_one_fate),
        cmocka_unit_test(a_message_has_four_phases),
        cmocka_unit_test(a_message_goes_cell_by_cell),
        cmocka_unit_test(data_waits_and_ages),
        cmocka_unit_test(connections_are_open_for_a_while),
        cmocka_unit_test(beats_and_departures_are_found),
        cmocka_unit_test(moments_are_told),
        cmocka_unit_test(a_moment_is_told_of_what_has_a_title),
        cmocka_unit_test(several_on_their_way_are_counted),
        cmocka_unit_test(occurrences_come_in_the_order_of_time),
        cmocka_unit_test(the_transcript_has_a_line_an_occurrence),
        cmocka_unit_test(a_message_is_cut_on_its_way),
        cmocka_unit_test(the_last_cut_is_found),
        cmocka_unit_test(lost_data_waits_no_longer),
        cmocka_unit_test(loss_is_told),
        cmocka_unit_test(what_is_sent_again_is_on_its_way_twice),
        cmocka_unit_test(the_transcript_tells_of_loss),
        cmocka_unit_test(what_is_lost_in_the_first_microsecond_is_lost),
        cmocka_unit_test(what_appears_at_the_start_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
