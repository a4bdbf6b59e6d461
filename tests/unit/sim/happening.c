/* Moments by name, on a trace written by hand, in seconds:
 *
 *   connection   0.5 – 3 (cut), 5 – 7 (cut), 9 – 9.5, 10 – the end
 *   set-up       7.9, cut at 8; 8.2, stopped as it leaves
 *   request      0, 2, 8.5
 *   empty answer arrives 1.5; another would have arrived at 3.5 and is cut at 3
 *   the client's a message at 0.2, seen at 0.7; another at 4.5, lost at 4.6
 *   data         a 1 – 6, b 1 – 6, c 2 lost at 3, d 5.5 – 5.8, e 9.2 – not before the end
 */
#include "sim/happening.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SECONDS(n) ((int64_t)((n)*1000000))

static const char *const actors[] = {"Client", "Server"};
static const struct trace_message messages[] = {
    {.leaves_usec = 0, .arrives_usec = SECONDS(0.5), .to = 1, .style = TRACE_STYLE_REQUEST},
    {.leaves_usec = SECONDS(1),
     .arrives_usec = SECONDS(1.5),
     .from = 1,
     .style = TRACE_STYLE_ANSWER,
     .empty = true},
    {.leaves_usec = SECONDS(2), .arrives_usec = SECONDS(2.5), .to = 1},
    {.leaves_usec = SECONDS(2.8),
     .arrives_usec = SECONDS(3.5),
     .from = 1,
     .style = TRACE_STYLE_ANSWER,
     .empty = true,
     .cut_usec = SECONDS(3)},
    {.leaves_usec = SECONDS(7.9),
     .arrives_usec = SECONDS(8.4),
     .to = 1,
     .style = TRACE_STYLE_SETUP,
     .cut_usec = SECONDS(8)},
    {.leaves_usec = SECONDS(8.2), .from = 1, .style = TRACE_STYLE_SETUP, .fails = true},
    {.leaves_usec = SECONDS(8.5), .arrives_usec = SECONDS(9), .to = 1},
};
static const struct trace_connection connections[] = {
    {.opens_usec = SECONDS(0.5), .closes_usec = SECONDS(3), .between = {0, 1}, .cut = true},
    {.opens_usec = SECONDS(5), .closes_usec = SECONDS(7), .between = {0, 1}, .cut = true},
    {.opens_usec = SECONDS(9), .closes_usec = SECONDS(9.5), .between = {0, 1}},
    {.opens_usec = SECONDS(10), .closes_usec = TRACE_NEVER, .between = {0, 1}},
};
static const struct trace_data data[] = {
    {SECONDS(0.2), SECONDS(0.7), 0, 0, "message"},
    {SECONDS(1), SECONDS(6), 1, 0, "a"},
    {SECONDS(1), SECONDS(6), 1, 0, "b"},
    {SECONDS(2), TRACE_NEVER, 1, SECONDS(3), "c"},
    {SECONDS(4.5), TRACE_NEVER, 0, SECONDS(4.6), "another message"},
    {SECONDS(5.5), SECONDS(5.8), 1, 0, "d"},
    {SECONDS(9.2), SECONDS(13), 1, 0, "e"},
};
static const struct trace film = {
    .lasts_usec = SECONDS(12),
    .actors = actors,
    .actor_count = 2,
    .messages = messages,
    .message_count = 7,
    .connections = connections,
    .connection_count = 4,
    .data = data,
    .data_count = 7,
};

static const int64_t never = TRACE_NEVER;

static int64_t when(enum happening happening, int nth) {
    return happening_when(&film, happening, nth, 0);
}

static void requests_are_those_that_leave(void **state) {
    (void)state;
    assert_int_equal(when(HAPPENING_REQUEST, 1), 0);
    assert_int_equal(when(HAPPENING_REQUEST, 2), SECONDS(2));
    assert_int_equal(when(HAPPENING_REQUEST, 3), SECONDS(8.5));
    assert_int_equal(when(HAPPENING_REQUEST, 4), never);
}

static void empty_answers_are_those_that_arrive(void **state) {
    (void)state;
    assert_int_equal(when(HAPPENING_EMPTY_ANSWER, 1), SECONDS(1.5));
    assert_int_equal(when(HAPPENING_EMPTY_ANSWER, 2), never);
}

static void two_at_once_are_two_events_and_two_deliveries(void **state) {
    (void)state;
    assert_int_equal(when(HAPPENING_EVENT, 1), SECONDS(1));
    assert_int_equal(when(HAPPENING_EVENT, 2), SECONDS(1));
    assert_int_equal(when(HAPPENING_EVENT, 3), SECONDS(2));
    assert_int_equal(when(HAPPENING_EVENT, 5), SECONDS(9.2));
    assert_int_equal(when(HAPPENING_EVENT, 6), never);
    /* By the time they are seen, not by that of their appearance; e comes after the end. */
    assert_int_equal(when(HAPPENING_DELIVERY, 1), SECONDS(5.8));
    assert_int_equal(when(HAPPENING_DELIVERY, 2), SECONDS(6));
    assert_int_equal(when(HAPPENING_DELIVERY, 3), SECONDS(6));
    assert_int_equal(when(HAPPENING_DELIVERY, 4), never);
}

static void losses_and_drops_happen_once_each(void **state) {
    (void)state;
    assert_int_equal(when(HAPPENING_LOST, 1), SECONDS(3));
    assert_int_equal(when(HAPPENING_LOST, 2), never);
    /* At 3 s one drop ends the connection and the answer on it. */
    assert_int_equal(when(HAPPENING_DROP, 1), SECONDS(3));
    assert_int_equal(when(HAPPENING_DROP, 2), SECONDS(7));
    assert_int_equal(when(HAPPENING_DROP, 3), SECONDS(8));
    assert_int_equal(when(HAPPENING_DROP, 4), SECONDS(8.2));
    assert_int_equal(when(HAPPENING_DROP, 5), never);
}

static void only_the_first_opening_after_a_cut_is_a_reopening(void **state) {
    (void)state;
    assert_int_equal(when(HAPPENING_REOPENING, 1), SECONDS(5));
    assert_int_equal(when(HAPPENING_REOPENING, 2), SECONDS(9));
    assert_int_equal(when(HAPPENING_REOPENING, 3), never);
}

/* A drop may meet the first set-up: what opens after it opens again, as the client sees it. */
static void the_first_opening_may_be_a_reopening(void **state) {
    (void)state;
    static const struct trace_message begun[] = {{.leaves_usec = 0,
                                                  .arrives_usec = SECONDS(0.5),
                                                  .to = 1,
                                                  .style = TRACE_STYLE_SETUP,
                                                  .cut_usec = SECONDS(0.2)}};
    static const struct trace_connection opened[] = {
        {.opens_usec = SECONDS(1), .closes_usec = TRACE_NEVER, .between = {0, 1}}};
    struct trace trace = {.lasts_usec = SECONDS(2),
                          .actors = actors,
                          .actor_count = 2,
                          .messages = begun,
                          .message_count = 1,
                          .connections = opened,
                          .connection_count = 1};
    assert_int_equal(happening_when(&trace, HAPPENING_REOPENING, 1, 0), SECONDS(1));
    assert_int_equal(happening_when(&trace, HAPPENING_REOPENING, 2, 0), never);
    trace.message_count = 0;
    assert_int_equal(happening_when(&trace, HAPPENING_REOPENING, 1, 0), never);
}

/* Limit 2 s: a and b are older from just after 3 s until 6 s, e from just after 11.2 s. With 5 s
 * a and b are seen at the moment when they are as old as that; with 3 s e gets so old only after
 * the end. */
static void staleness_over_a_limit_comes_in_spells(void **state) {
    (void)state;
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 1, SECONDS(2)), SECONDS(3) + 1);
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 2, SECONDS(2)), SECONDS(11.2) + 1);
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 3, SECONDS(2)), never);
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 1, SECONDS(5)), never);
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 2, SECONDS(3)), never);
    /* d lies within the spell of a and b. */
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 2, SECONDS(0.1)), SECONDS(9.3) + 1);
}

/* Of the cuts at 3 s two are one drop; c is lost, and the client's messages are none. */
static void happenings_are_counted(void **state) {
    (void)state;
    assert_int_equal(happening_count(&film, HAPPENING_REQUEST, 0), 3);
    assert_int_equal(happening_count(&film, HAPPENING_EVENT, 0), 5);
    assert_int_equal(happening_count(&film, HAPPENING_DROP, 0), 4);
    assert_int_equal(happening_count(&film, HAPPENING_END, 0), 1);
    assert_int_equal(happening_count(&film, HAPPENING_STALE, SECONDS(2)), 2);
    assert_int_equal(happening_count(&film, HAPPENING_STALE, SECONDS(5)), 0);
}

/* a waits 5 s, and e for the 2.8 s that are left. */
static void the_farthest_is_the_longest_wait(void **state) {
    (void)state;
    struct trace late = film;
    late.data = &data[4];
    late.data_count = 3;
    assert_int_equal(trace_farthest_behind_usec(&film), SECONDS(5));
    assert_int_equal(trace_farthest_behind_usec(&late), SECONDS(12) - SECONDS(9.2));
    late.data_count = 0;
    assert_int_equal(trace_farthest_behind_usec(&late), 0);
}

/* a and b appear at 1 s and are seen at 6 s: what may be one microsecond less old than that is too
 * old for its last one alone, and is seen in the next. */
static void what_is_seen_as_it_becomes_too_old_never_was(void **state) {
    (void)state;
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 1, SECONDS(5) - 2), SECONDS(6) - 1);
    assert_int_equal(happening_when(&film, HAPPENING_STALE, 1, SECONDS(5) - 1), never);
}

/* With a limit of 1 s the first is too old from just after 1 s up to 3 s, and the second from that
 * very moment: one spell. The third begins a microsecond after it has ended: another. */
static void spells_that_touch_are_one(void **state) {
    (void)state;
    static const struct trace_data touching[] = {
        {0, SECONDS(3), 1, 0, "a"},
        {SECONDS(2) - 1, SECONDS(4), 1, 0, "b"},
        {SECONDS(3), SECONDS(5), 1, 0, "c"},
    };
    struct trace trace = {.lasts_usec = SECONDS(12),
                          .actors = actors,
                          .actor_count = 2,
                          .data = touching,
                          .data_count = 3};
    assert_int_equal(happening_when(&trace, HAPPENING_STALE, 1, SECONDS(1)), SECONDS(1) + 1);
    assert_int_equal(happening_when(&trace, HAPPENING_STALE, 2, SECONDS(1)), SECONDS(4) + 1);
    assert_int_equal(happening_when(&trace, HAPPENING_STALE, 3, SECONDS(1)), never);
}

static void the_end_comes_once(void **state) {
    (void)state;
    assert_int_equal(when(HAPPENING_END, 1), SECONDS(12));
    assert_int_equal(when(HAPPENING_END, 2), never);
}

/* a waits from 1 to 6 s; c is lost, and so not late. */
static void the_screen_is_as_old_as_the_oldest_that_is_not_lost(void **state) {
    (void)state;
    assert_int_equal(trace_farthest_behind_usec(&film), SECONDS(5));
}

/* A connection opens at 1, 11, 21, … s and is cut 9 s later; of the drops told of twice, as
 * a connection's and as a message's, each counts once. */
static void of_hundreds_each_is_found(void **state) {
    (void)state;
    enum { MANY = 200 };
    static struct trace_connection cut[MANY];
    static struct trace_message stopped[MANY];
    for (int i = 0; i < MANY; i++) {
        cut[i] = (struct trace_connection){
            .opens_usec = SECONDS(10 * i + 1), .closes_usec = SECONDS(10 * i + 10), .cut = true};
        stopped[i] = (struct trace_message){.leaves_usec = SECONDS(10 * i + 9),
                                            .arrives_usec = SECONDS(10 * i + 11),
                                            .cut_usec = SECONDS(10 * i + 10)};
    }
    struct trace long_film = {.lasts_usec = SECONDS(10 * MANY + 10),
                              .messages = stopped,
                              .message_count = MANY,
                              .connections = cut,
                              .connection_count = MANY};
    for (int nth = 1; nth <= MANY; nth++) {
        assert_int_equal(happening_when(&long_film, HAPPENING_DROP, nth, 0), SECONDS(10 * nth));
        assert_int_equal(happening_when(&long_film, HAPPENING_REOPENING, nth, 0),
                         nth < MANY ? SECONDS(10 * nth + 1) : TRACE_NEVER);
    }
    assert_int_equal(happening_when(&long_film, HAPPENING_DROP, MANY + 1, 0), TRACE_NEVER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_are_those_that_leave),
        cmocka_unit_test(empty_answers_are_those_that_arrive),
        cmocka_unit_test(two_at_once_are_two_events_and_two_deliveries),
        cmocka_unit_test(losses_and_drops_happen_once_each),
        cmocka_unit_test(only_the_first_opening_after_a_cut_is_a_reopening),
        cmocka_unit_test(the_first_opening_may_be_a_reopening),
        cmocka_unit_test(staleness_over_a_limit_comes_in_spells),
        cmocka_unit_test(happenings_are_counted),
        cmocka_unit_test(the_farthest_is_the_longest_wait),
        cmocka_unit_test(what_is_seen_as_it_becomes_too_old_never_was),
        cmocka_unit_test(spells_that_touch_are_one),
        cmocka_unit_test(the_end_comes_once),
        cmocka_unit_test(the_screen_is_as_old_as_the_oldest_that_is_not_lost),
        cmocka_unit_test(of_hundreds_each_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
