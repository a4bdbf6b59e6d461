/* The picture of a trace, drawn and compared by eye with what the trace says: pictures below were
 * worked out by hand from widths and times (see the comments), not copied from the program. */
#include "ui/sequence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const two[] = {"Client", "Server"};
static const char *const three[] = {"Ada", "Room", "Ben"};

/* Draws the trace at a time into a canvas of its own and returns the text; free() it. */
static char *picture(const struct trace *trace, int width, int rows, int64_t at_usec, bool ascii) {
    struct arena arena = {0};
    struct canvas canvas;
    struct writer writer = {0};
    canvas_init(&canvas, width, rows, ascii);
    struct sequence sequence = sequence_layout(trace, width, 0, SEQUENCE_ROOM_TIGHT, &arena);
    sequence_draw_from(&sequence, sequence_first_row(&sequence, at_usec, rows), at_usec,
                       (struct rect){0, 0, width, rows}, &arena, &canvas);
    canvas_write(&canvas, &writer, false);
    canvas_release(&canvas);
    arena_release(&arena);
    return writer.text;
}

static void expect(const struct trace *trace, int width, int rows, int64_t at_usec, bool ascii,
                   const char *expected) {
    char *drawn = picture(trace, width, rows, at_usec, ascii);
    assert_string_equal(drawn, expected);
    free(drawn);
}

/* At 36 cells: a margin of 4 for "1.0" and a gap, lifelines at columns 4 and 30, so that a message
 * crosses 23 cells, columns 6 to 28, in 22 steps. At half its way its head stands on the 12th. */
static const struct trace_message exchange[] = {
    {0, 440000, 0, 1, TRACE_STYLE_REQUEST, false, .label = "GET /"},
    {500000, 940000, 1, 0, TRACE_STYLE_ANSWER, false, .label = "200"},
};
static const struct trace exchanging = {.lasts_usec = 1000000,
                                        .actors = two,
                                        .actor_count = 2,
                                        .messages = exchange,
                                        .message_count = 2};

static void a_request_travels_cell_by_cell(void **state) {
    (void)state;
    expect(&exchanging, 36, 4, 0, false,
           " Client                   Server\n"
           "    │ ▶  GET /                │  0.0\n"
           "    ┊                         ┊\n"
           "    ┊                         ┊\n");
    expect(&exchanging, 36, 4, 220000, false,
           " Client                   Server\n"
           "    │ ── GET / ──▶            │  0.0\n"
           "    ┊                         ┊\n"
           "    ┊                         ┊\n");
    expect(&exchanging, 36, 4, 720000, false,
           " Client                   Server\n"
           "    │ ── GET / ─────────────▶ │  0.0\n"
           "    │            ◀╌╌╌╌ 200 ╌╌ │  0.5\n"
           "    ┊                         ┊\n");
}

static void ascii_says_the_same(void **state) {
    (void)state;
    expect(&exchanging, 36, 4, 1000000, true,
           " Client                   Server\n"
           "    | -- GET / -------------> |  0.0\n"
           "    | <~~~~~~~~~~~~~~~ 200 ~~ |  0.5\n"
           "    |                         |\n");
}

/* All there is: a failure at 1 s, data from 0.5 s to 3 s, a stream from 2 s to 4 s, an event on it.
 */
static const struct trace_message events[] = {
    {1000000, 0, 1, 0, TRACE_STYLE_PUSH, true, .label = "no way"},
    {2500000, 3000000, 1, 0, TRACE_STYLE_PUSH, false, .label = "news"},
};
static const struct trace_data updates[] = {{500000, 3000000, 1, .label = "the update"}};
static const struct trace_connection streams[] = {{2000000, 4000000, {0, 1}, .label = "stream"}};
static const struct trace full = {.lasts_usec = 5000000,
                                  .actors = two,
                                  .actor_count = 2,
                                  .messages = events,
                                  .message_count = 2,
                                  .connections = streams,
                                  .connection_count = 1,
                                  .data = updates,
                                  .data_count = 1};

/* The data's label and age do not fit into 23 cells, and so take a row each; 24 hold both. The
 * server's lifeline is dashed as long as the data waits there. */
static void data_ages_and_is_seen(void **state) {
    (void)state;
    expect(&full, 36, 8, 1900000, false,
           " Client                   Server\n"
           "    │              the update ●  0.5\n"
           "    │             ◍ 1.4 s old ╏\n"
           "    │              no way ✗══ ╏  1.0\n"
           "    ┊                         ┊\n"
           "    ┊                         ┊\n"
           "    ┊                         ┊\n"
           "    ┊                         ┊\n");
    expect(&full, 36, 8, 5000000, false,
           " Client                   Server\n"
           "    │              the update ●  0.5\n"
           "    │             ✓ 2.5 s old ╏\n"
           "    │              no way ✗══ ╏  1.0\n"
           "    ┠┄┄ stream ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┨  2.0\n"
           "    ┃ ◀══════════════ news ══ ┃  2.5\n"
           "    ┠┄┄ ends ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┨  4.0\n"
           "    │                         │\n");
    expect(&full, 37, 5, 900000, false,
           " Client                    Server\n"
           "    │  the update  ◍ 0.4 s old ●  0.5\n"
           "    ┊                          ┊\n"
           "    ┊                          ┊\n"
           "    ┊                          ┊\n");
}

/* Four rows below the titles: the present one (the event) is the third, two rows lie above. */
static void a_low_area_follows_the_moment(void **state) {
    (void)state;
    expect(&full, 36, 5, 2500000, true,
           " Client                   Server  ^2\n"
           "    |              no way X== !  1.0\n"
           "    #__ stream _______________#  2.0\n"
           "    #                 news  < #  2.5\n"
           "    :                         :\n");
}

/* With the stream as the present, two rows above it would begin with the data's age: it is shown
 * with its label. With three rows the stream has no room below both. */
static void a_low_area_begins_with_the_whole_of_what_happens(void **state) {
    (void)state;
    expect(&full, 36, 5, 2000000, true,
           " Client                   Server\n"
           "    |              the update @  0.5\n"
           "    |             % 1.5 s old !\n"
           "    |              no way X== !  1.0\n"
           "    #__ stream _______________#  2.0\n");
    expect(&full, 36, 4, 2000000, true,
           " Client                   Server  ^1\n"
           "    |             % 1.5 s old !\n"
           "    |              no way X== !  1.0\n"
           "    #__ stream _______________#  2.0\n");
}

static void narrow_places_get_a_list(void **state) {
    (void)state;
    expect(&full, 20, 8, 2750000, false,
           "C Client · S Server\n"
           "S● the update\n"
           "◍ 2.2 s old\n"
           "S✗C no way\n"
           "C═S stream\n"
           "S⇢C news\n"
           "\n"
           "\n");
    expect(&full, 12, 10, 5000000, true,
           "C Client\n"
           "S Server\n"
           "S@ the\n"
           "update\n"
           "* 2.5 s old\n"
           "S!C no way\n"
           "C=S stream\n"
           "S>C news\n"
           "C/S stream:\n"
           "ends\n");
}

static const struct trace_message passing[] = {
    {0, 100, 0, 2, TRACE_STYLE_FRAME, false, .label = "over the head of the room between them"},
    {200, 300, 2, 1, TRACE_STYLE_FRAME, false, .label = "hi"},
};
static const struct trace passes = {
    .lasts_usec = 300, .actors = three, .actor_count = 3, .messages = passing, .message_count = 2};

/* Lifelines at 2, 22 and 42 of 48 cells; Ada's way to Ben is 37 cells wide, too few for her
 * label of 39, which stands above the arrow. */
static void three_actors_share_the_width(void **state) {
    (void)state;
    expect(&passes, 48, 6, 300, false,
           " Ada                Room                 Ben\n"
           "  │ over the head of the room between     │\n"
           "  │ them              │                   │\n"
           "  │ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━▶ │  0.0\n"
           "  │                   │ ◀━━━━━━━━━━ hi ━━ │  0.0\n"
           "  │                   │                   │\n");
}

/* A socket that is cut at 1.3 s with two events on their way, 20 ms a cell: the first got 15 cells
 * far, the second 5, where its label would stand, and so has it above. */
static const struct trace_message cut_messages[] = {
    {1000000, 1440000, 1, 0, TRACE_STYLE_PUSH, .cut_usec = 1300000, .label = "event"},
    {1200000, 1640000, 1, 0, TRACE_STYLE_PUSH, .cut_usec = 1300000, .label = "event"},
};
static const struct trace_data cut_data[] = {{900000, TRACE_NEVER, 1, 1300000, "event"}};
static const struct trace_connection cut_connections[] = {
    {500000, 1300000, {0, 1}, .cut = true, .label = "socket"}};
static const struct trace cutting = {.lasts_usec = 2000000,
                                     .actors = two,
                                     .actor_count = 2,
                                     .messages = cut_messages,
                                     .message_count = 2,
                                     .connections = cut_connections,
                                     .connection_count = 1,
                                     .data = cut_data,
                                     .data_count = 1};

static void a_cut_is_seen(void **state) {
    (void)state;
    expect(&cutting, 36, 9, 1280000, false,
           " Client                   Server\n"
           "    ┠┄┄ socket ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┨  0.5\n"
           "    ┃                   event ●  0.9\n"
           "    ┃             ◍ 0.3 s old ┃\n"
           "    ┃         ◀═════ event ══ ┃  1.0\n"
           "    ┃                   event ┃\n"
           "    ┃                   ◀════ ┃  1.2\n"
           "    ┊                         ┊\n"
           "    ┊                         ┊\n");
    expect(&cutting, 36, 9, 2000000, false,
           " Client                   Server\n"
           "    ┠┄┄ socket ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┨  0.5\n"
           "    ┃                   event ●  0.9\n"
           "    ┃       ✗ lost, 0.4 s old ┃\n"
           "    ┃        ✗══════ event ══ ┃  1.0\n"
           "    ┃                   event ┃\n"
           "    ┃                  ✗═════ ┃  1.2\n"
           "    ╳┄┄ is cut ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄╳  1.3\n"
           "    │                         │\n");
    expect(&cutting, 36, 9, 2000000, true,
           " Client                   Server\n"
           "    #__ socket _______________#  0.5\n"
           "    #                   event @  0.9\n"
           "    #       X lost, 0.4 s old #\n"
           "    #        X====== event == #  1.0\n"
           "    #                   event #\n"
           "    #                  X===== #  1.2\n"
           "    x__ is cut _______________x  1.3\n"
           "    |                         |\n");
}

static void a_list_tells_of_a_cut(void **state) {
    (void)state;
    expect(&cutting, 20, 7, 1280000, false,
           "C Client · S Server\n"
           "C═S socket\n"
           "S● event\n"
           "◍ 0.3 s old\n"
           "S⇢C event\n"
           "S⇢C event\n"
           "\n");
    expect(&cutting, 20, 7, 1300000, false,
           "C Client · S Server\n"
           "C═S socket\n"
           "S● event\n"
           "✗ lost, 0.4 s old\n"
           "S✗C event\n"
           "S✗C event\n"
           "C╳S socket: is cut\n");
}

static void what_nobody_waits_for_is_lost_at_once(void **state) {
    (void)state;
    static const struct trace_data data[] = {{500000, TRACE_NEVER, 1, 500000, "event"}};
    static const struct trace trace = {
        .lasts_usec = 1000000, .actors = two, .actor_count = 2, .data = data, .data_count = 1};
    expect(&trace, 36, 4, 1000000, false,
           " Client                   Server\n"
           "    │   event  ✗ lost at once ●  0.5\n"
           "    │                         │\n"
           "\n");
    expect(&trace, 12, 4, 1000000, true,
           "C Client\n"
           "S Server\n"
           "S@ event\n"
           "X lost\n");
}

/* An answer that brings nothing has a hollow head, the set-up of a connection a dotted line. */
static void waste_and_set_up_have_forms_of_their_own(void **state) {
    (void)state;
    static const struct trace_message messages[] = {
        {0, 100000, 0, 1, TRACE_STYLE_SETUP, .label = "SYN"},
        {100000, 200000, 1, 0, TRACE_STYLE_ANSWER, .empty = true, .label = "204"},
    };
    static const struct trace trace = {.lasts_usec = 200000,
                                       .actors = two,
                                       .actor_count = 2,
                                       .messages = messages,
                                       .message_count = 2};
    expect(&trace, 36, 4, 200000, false,
           " Client                   Server\n"
           "    │ ┈┈ SYN ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈▶ │  0.0\n"
           "    │ ◁╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 204 ╌╌ │  0.1\n"
           "    │                         │\n");
    expect(&trace, 36, 4, 200000, true,
           " Client                   Server\n"
           "    | .. SYN ...............> |  0.0\n"
           "    | (~~~~~~~~~~~~~~~ 204 ~~ |  0.1\n"
           "    |                         |\n");
}

/* Six lifelines would stand too close at 60 cells. Of the two longest titles and the 5 cells of
 * arrow and colon 60 - 13 - 8 - 5 = 34 cells are left for a label; at 36 there are 10, fewer
 * than 12. */
static void many_actors_are_named_whole_or_explained(void **state) {
    (void)state;
    static const char *const six[] = {"Mobile phone", "Auth",  "API",
                                      "Database",     "Cache", "Dispatcher-7x"};
    static const struct trace_message messages[] = {
        {0, 100000, 0, 5, TRACE_STYLE_REQUEST, .label = "GET /"},
        {100000, 200000, 3, 2, TRACE_STYLE_ANSWER, .label = "200"},
    };
    static const struct trace_data data[] = {{150000, TRACE_NEVER, 1, .label = "token"}};
    static const struct trace trace = {.lasts_usec = 200000,
                                       .actors = six,
                                       .actor_count = 6,
                                       .messages = messages,
                                       .message_count = 2,
                                       .data = data,
                                       .data_count = 1};
    expect(&trace, 60, 4, 200000, false,
           "Mobile phone → Dispatcher-7x: GET /\n"
           "Database → API: 200\n"
           "Auth ● token\n"
           "◍ 50 ms old\n");
    expect(&trace, 36, 7, 200000, true,
           "M Mobile phone . Au Auth . AP API\n"
           "Da Database . C Cache\n"
           "Di Dispatcher-7x\n"
           "M>Di GET /\n"
           "Da>AP 200\n"
           "Au@ token\n"
           "% 50 ms old\n");
}

/* At 48 cells the lifelines stand at 2, 21 and 40, half-way between them 11 and 30, and with a cell
 * free on each side of that the titles have 10 cells, 17 from 12 on, and 13 from 31 on. */
static void long_titles_take_two_rows_and_are_cut(void **state) {
    (void)state;
    static const char *const titles[] = {"Ada", "A room for all who come here and stay",
                                         "Ben, who waits"};
    static const struct trace trace = {.lasts_usec = 300,
                                       .actors = titles,
                                       .actor_count = 3,
                                       .messages = passing,
                                       .message_count = 2};
    expect(&trace, 48, 6, 0, false,
           "              A room for all        Ben, who\n"
           " Ada        who come here an…         waits\n"
           "  │ over the head of the room between   │\n"
           "  │ them             │                  │\n"
           "  │ ▶                │                  │    0.0\n"
           "  ┊                  ┊                  ┊\n");
    static const char *const longer[] = {"Ada", "Authentication service", "Verständlichkeit"};
    struct trace words = trace;
    words.actors = longer;
    /* A word that is longer than its line is cut, and not broken. */
    expect(&words, 36, 4, 300, false,
           " Ada     Authenticat…  Verständl… ▲2\n"
           "  │ ━━━━━━━━━━━━━━━━━━━━━━━▶ │   0.0\n"
           "  │            │ ◀━━━━ hi ━━ │   0.0\n"
           "  │            │             │\n");
}

/* Nothing is drawn outside, nothing is torn, at any width; and rows never move with time. */
static void every_width_is_drawn(void **state) {
    (void)state;
    static const struct trace *const traces[] = {&exchanging, &full, &passes, &cutting};
    for (int width = 1; width <= 160; width++)
        for (size_t i = 0; i < 4; i++) {
            struct arena arena = {0};
            struct sequence tight =
                sequence_layout(traces[i], width, 0, SEQUENCE_ROOM_TIGHT, &arena);
            struct sequence wide =
                sequence_layout(traces[i], width, 40, SEQUENCE_ROOM_FULL, &arena);
            assert_true(tight.row_count > 0);
            assert_true(wide.listed || wide.row_count + wide.header_rows == 40);
            for (int row = 1; row < wide.row_count; row++)
                assert_true(wide.rows[row - 1].at_usec <= wide.rows[row].at_usec);
            for (int64_t at = 0; at <= traces[i]->lasts_usec; at += traces[i]->lasts_usec / 7)
                free(picture(traces[i], width, 12, at, width % 2 == 0));
            arena_release(&arena);
        }
}

/* Between two changes every picture is the same; returns at how many of them it is another one. */
static int count_changes(const struct trace *trace, int width) {
    struct arena arena = {0};
    struct sequence sequence = sequence_layout(trace, width, 0, SEQUENCE_ROOM_TIGHT, &arena);
    int64_t at = 0;
    int changes = 0;
    for (int64_t next; (next = sequence_next_change(&sequence, at)) != TRACE_NEVER; at = next) {
        char *now = picture(trace, width, 12, at, false);
        char *before = picture(trace, width, 12, next - 1, false);
        char *then = picture(trace, width, 12, next, false);
        assert_string_equal(now, before);
        changes += strcmp(now, then) != 0;
        assert_true(next > at);
        free(now);
        free(before);
        free(then);
    }
    assert_true(at <= trace->lasts_usec);
    arena_release(&arena);
    return changes;
}

/* The titles, then a row for each message. */
static void a_row_leads_to_its_time(void **state) {
    struct arena arena = {0};
    (void)state;
    struct sequence sequence = sequence_layout(&exchanging, 36, 0, SEQUENCE_ROOM_TIGHT, &arena);
    assert_int_equal(sequence_time_at(&sequence, -3, 0), 0);
    assert_int_equal(sequence_time_at(&sequence, 0, 0), 0);
    assert_int_equal(sequence_time_at(&sequence, 1, 0), 0);
    assert_int_equal(sequence_time_at(&sequence, 2, 0), 500000);
    assert_int_equal(sequence_time_at(&sequence, 1, 1), 500000); /* scrolled by a row */
    assert_int_equal(sequence_time_at(&sequence, 9, 0), 1000000);
    arena_release(&arena);
}

static void changes_are_exact(void **state) {
    (void)state;
    static const int widths[] = {20, 36, 80};
    for (size_t i = 0; i < 3; i++) {
        assert_true(count_changes(&full, widths[i]) > 25);    /* 25 digits of age alone */
        assert_true(count_changes(&cutting, widths[i]) >= 6); /* 0.5, 0.9, 1.0, 1.1, 1.2, 1.3 s */
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_travels_cell_by_cell),
        cmocka_unit_test(ascii_says_the_same),
        cmocka_unit_test(data_ages_and_is_seen),
        cmocka_unit_test(a_low_area_follows_the_moment),
        cmocka_unit_test(a_low_area_begins_with_the_whole_of_what_happens),
        cmocka_unit_test(narrow_places_get_a_list),
        cmocka_unit_test(three_actors_share_the_width),
        cmocka_unit_test(a_cut_is_seen),
        cmocka_unit_test(a_list_tells_of_a_cut),
        cmocka_unit_test(what_nobody_waits_for_is_lost_at_once),
        cmocka_unit_test(waste_and_set_up_have_forms_of_their_own),
        cmocka_unit_test(many_actors_are_named_whole_or_explained),
        cmocka_unit_test(long_titles_take_two_rows_and_are_cut),
        cmocka_unit_test(every_width_is_drawn),
        cmocka_unit_test(a_row_leads_to_its_time),
        cmocka_unit_test(changes_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
