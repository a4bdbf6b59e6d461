/* The figures' region, drawn at the sizes that a stage gives it. The film asks every 4 s, half a
 * second each way; an update appears every 5 s from 1 s on: they are 4, 3, 2 and 1 s old when they
 * come, over and over, and of five polls in 20 s one is empty. In 10 min there are 150 polls and
 * 120 updates, of 100 + 200 bytes and 20 each: an hour comes to 900 and 720, and 284,400 bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/change_words.h"
#include "blocks/diagram/figures.h"
#include "blocks/diagram/was.h"
#include "fixture.h"

#define SECOND INT64_C(1000000)

#define FILM                                                                                       \
    "{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"F\",\"lasts\":\"12s\",\"measure\":\"10min\","  \
    "\"simulate\":{\"technique\":\"short-poll\",\"interval\":\"4s\",\"latency\":\"500ms\","        \
    "\"setup\":1,\"events\":\"every:5s+1s\",\"header-up\":100,\"header-down\":200,\"payload\":20}"
#define KNOBS                                                                                      \
    ",\"knobs\":[{\"id\":\"every\",\"turns\":\"interval\",\"values\":[\"1s\",\"4s\",\"16s\"]}]"
#define GOAL ",\"goal\":{\"staleness_max\":\"below 3s\",\"requests_per_hour\":\"below 2000\"}"

static struct fixture fixture;
static const struct block *block;

static void open_film(const char *json) {
    fixture_open_block(&fixture, json);
    block = fixture_block(&fixture, 0);
}

static void seek(int64_t to_usec) {
    struct reel reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, to_usec, 0);
}

static void draw(int width, int height, bool ascii, struct writer *writer) {
    struct diagram_now now = diagram_now(block, &fixture.scene);
    struct canvas canvas;
    canvas_init(&canvas, width, height, ascii);
    diagram_draw_figures(&now, (struct rect){0, 0, width, height}, &canvas);
    canvas_write(&canvas, writer, false);
    canvas_release(&canvas);
}

static void expect_form(int width, int height, bool ascii, const char *lines) {
    struct writer writer = {0};
    draw(width, height, ascii, &writer);
    if (strcmp(writer.text, lines) != 0)
        fail_msg("%dx%d:\n%s", width, height, writer.text);
    writer_release(&writer);
}

#define TWIN                                                                                       \
    ",\"lanes\":[{\"id\":\"a\",\"title\":\"Short: every 4 "                                        \
    "s\",\"set\":{}},{\"id\":\"b\",\"title\":"                                                     \
    "\"Long\",\"set\":{\"technique\":\"long-poll\"}}]"
#define THREE                                                                                      \
    ",\"lanes\":[{\"id\":\"a\",\"title\":\"Short\",\"set\":{}},{\"id\":\"b\",\"title\":\"Long\","  \
    "\"set\":{"                                                                                    \
    "\"technique\":\"long-poll\"}},{\"id\":\"c\",\"title\":\"A stream of "                         \
    "events\",\"set\":{\"technique\":"                                                             \
    "\"sse\",\"replay\":\"none\"}}]"

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

/* --- One lane. --- */

/* Polls at 0 and 4 s, answers at 0.5 (empty) and 4.5 s. */
static void all_of_it_stands_where_there_is_room(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    seek(7 * SECOND);
    expect_form(31, 14, false,
                "GOAL                     1 of 2\n"
                "✗ worst below 3 s           4 s\n"
                "  ├─────┊─●──┤        1 s to go\n"
                "✓ requests below 2,000      900\n"
                "  ├───●───┊──┤\n"
                "\n"
                "              so far   per hour\n"
                "mean                      2.5 s\n"
                "95 %                        4 s\n"
                "requests           2        900\n"
                "empty              1        180\n"
                "messages           2        900\n"
                "open               1          1\n"
                "bytes          620 B     284 kB\n");
    expect_form(36, 15, false,
                "GOAL                          1 of 2\n"
                "✗ worst below 3 s                4 s\n"
                "  ├────────┊──●───┤        1 s to go\n"
                "✓ requests below 2,000           900\n"
                "  ├─────●─────┊───┤\n"
                "\n"
                "PER HOUR                now   so far\n"
                "mean                  2.5 s\n"
                "95 %                    4 s\n"
                "requests                900        2\n"
                "empty                   180        1\n"
                "messages                900        2\n"
                "open                      1        1\n"
                "bytes                284 kB    620 B\n"
                "\n");
}

static void it_gives_way_in_its_order(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    expect_form(31, 11, false,
                "GOAL                     1 of 2\n"
                "✗ worst below 3 s           4 s\n"
                "✓ requests below 2,000      900\n"
                "              so far   per hour\n"
                "mean                      2.5 s\n"
                "95 %                        4 s\n"
                "requests           1        900\n"
                "empty              0        180\n"
                "messages           0        900\n"
                "open               0          1\n"
                "bytes          100 B     284 kB\n");
    expect_form(31, 8, false,
                "GOAL                     1 of 2\n"
                "✗ worst below 3 s           4 s\n"
                "✓ requests below 2,000      900\n"
                "PER HOUR\n"
                "mean      2.5 s 95 %        4 s\n"
                "requests    900 empty       180\n"
                "messages    900 open          1\n"
                "bytes    284 kB\n");
    expect_form(38, 7, false,
                "GOAL                            1 of 2\n"
                "✗ worst below 3 s                  4 s\n"
                "✓ requests below 2,000             900\n"
                "PER HOUR\n"
                "mean        2.5 s   95 %           4 s\n"
                "requests      900   empty          180\n"
                "messages      900   open             1\n");
    expect_form(31, 6, false,
                "✗ worst below 3 s           4 s\n"
                "✓ requests below 2,000      900\n"
                "PER HOUR\n"
                "mean      2.5 s 95 %        4 s\n"
                "requests    900 empty       180\n"
                "messages    900\n");
}

/* The first condition has its bar where there is room for one. */
static void as_many_conditions_as_fit_have_a_bar(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    expect_form(31, 12, false,
                "GOAL                     1 of 2\n"
                "✗ worst below 3 s           4 s\n"
                "  ├─────┊─●──┤        1 s to go\n"
                "✓ requests below 2,000      900\n"
                "              so far   per hour\n"
                "mean                      2.5 s\n"
                "95 %                        4 s\n"
                "requests           1        900\n"
                "empty              0        180\n"
                "messages           0        900\n"
                "open               0          1\n"
                "bytes          100 B     284 kB\n");
}

static void it_says_how_many_rows_it_takes(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    struct diagram_now now = diagram_now(block, &fixture.scene);
    static const int rows[][2] = {{20, 14}, {14, 14}, {13, 13}, {12, 12},
                                  {11, 11}, {10, 9}, /* in pairs, and a gap */
                                  {8, 8},   {7, 7},   {6, 6},   {3, 6}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(diagram_figures_rows_within(&now, (struct rect){0, 0, 31, rows[i][0]}),
                         rows[i][1]);
}

/* How far it is stands beside the value where the bars gave way and there is room. */
static void a_wide_condition_says_how_far_it_is(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    expect_form(60, 4, false,
                "✗ worst below 3 s              4 s, 1 s to go\n"
                "✓ requests below 2,000                    900\n"
                "PER HOUR\n"
                "mean            2.5 s   95 %              4 s\n");
}

static void a_narrow_condition_has_its_value_below(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    expect_form(18, 9, false,
                "✗ worst below 3 s\n"
                "               4 s\n"
                "✓ requests < 2,000\n"
                "               900\n"
                "PER HOUR\n"
                "mean         2.5 s\n"
                "95 %           4 s\n"
                "requests       900\n"
                "empty          180\n");
}

static void ascii_has_the_same_cells(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    expect_form(31, 13, true,
                "GOAL                     1 of 2\n"
                "! worst below 3 s           4 s\n"
                "  +-----|-@--+        1 s to go\n"
                "* requests below 2,000      900\n"
                "  +---@---|--+\n"
                "              so far   per hour\n"
                "mean                      2.5 s\n"
                "95 %                        4 s\n"
                "requests           1        900\n"
                "empty              0        180\n"
                "messages           0        900\n"
                "open               0          1\n"
                "bytes          100 B     284 kB\n");
}

/* --- So far in the film. --- */

/* Fails unless the text stands in what is drawn. */
static void expect_drawn(int width, int height, const char *text) {
    struct writer writer = {0};
    draw(width, height, false, &writer);
    if (strstr(writer.text, text) == NULL)
        fail_msg("no \"%s\" in:\n%s", text, writer.text);
    writer_release(&writer);
}

/* The request of 4 s counts at 4 s, not yet its answer. */
static void this_very_moment_is_counted(void **state) {
    (void)state;
    open_film(FILM "}");
    seek(4 * SECOND - 1);
    expect_drawn(31, 8, "\nrequests           1        900\n");
    expect_drawn(31, 8, "\nmessages           1        900\n");
    seek(4 * SECOND);
    expect_drawn(31, 8, "\nrequests           2        900\n");
    expect_drawn(31, 8, "\nmessages           1        900\n");
}

/* What is counted is what the film shows. */
static void it_counts_what_the_film_shows(void **state) {
    (void)state;
    open_film(FILM "}");
    struct diagram_now now = diagram_now(block, &fixture.scene);
    const struct trace *trace = &now.known->traces[0];
    for (int64_t at_usec = 0; at_usec < 12 * SECOND; at_usec += SECOND / 4) {
        int64_t asked = 0, empty = 0;
        struct ledger_line until = ledger_until(diagram_ledger(&now, 0), at_usec);
        for (int i = 0; i < trace->message_count; i++) {
            const struct trace_message *message = &trace->messages[i];
            asked += message->style == TRACE_STYLE_REQUEST && message->leaves_usec <= at_usec;
            empty += message->empty && message->arrives_usec <= at_usec;
        }
        assert_int_equal(until.requests, asked);
        assert_int_equal(until.empty_answers, empty);
    }
}

/* The first request is at the server at 0.5 s. Cut at 2 s, the client asks again at 4 s, which is
 * there at 4.5 s. What an hour comes to knows of no such cut. */
static void what_is_open_follows_what_was_made_happen(void **state) {
    (void)state;
    open_film(FILM "}");
    expect_drawn(31, 8, "\nopen               0          1\n");
    seek(SECOND / 2);
    expect_drawn(31, 8, "\nopen               1          1\n");
    assert_true(diagram_make(block, DIAGRAM_MADE_DROP, 2 * SECOND, &fixture.facts));
    seek(2 * SECOND);
    expect_drawn(31, 8, "\nopen               0          1\n");
    seek(9 * SECOND / 2);
    expect_drawn(31, 8, "\nopen               1          1\n");
}

/* --- The goal. --- */

static void set_knob(int step) {
    facts_set(&fixture.facts, "d", "every", step);
}

/* Each second: each update is there 1 s after it appeared, and of 600 polls in 10 min 599 are
 * answered, 120 of them with an update: 479 are empty, 2,874 an hour. */
static void what_was_won_before_is_said_to_be(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"staleness_max\":\"below 3s\"}}");
    set_knob(0);
    expect_form(31, 3, false,
                "✓ worst below 3 s           1 s\n"
                "PER HOUR\n"
                "mean        1 s 95 %        1 s\n");
    facts_set(&fixture.facts, "d", ".won", 1);
    expect_form(31, 6, false,
                "GOAL                1 of 1, won\n"
                "✓ worst below 3 s           1 s\n"
                "PER HOUR\n"
                "mean        1 s 95 %        1 s\n"
                "requests  3,600 empty     2,874\n"
                "messages  3,600 open          1\n");
    set_knob(1);
    expect_form(31, 6, false,
                "GOAL     won before, now 0 of 1\n"
                "✗ worst below 3 s           4 s\n"
                "PER HOUR\n"
                "mean      2.5 s 95 %        4 s\n"
                "requests    900 empty       180\n"
                "messages    900 open          1\n");
}

/* From nothing to 5 s: a quarter more than the start's 4 s. So 3 s is in column 6 of 0 to 10, 1 s
 * in 2, 4 s in 8, and 16 s beyond the end. */
static void a_bar_keeps_its_scale(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"staleness_max\":\"below 3s\"}}");
    set_knob(0);
    expect_drawn(31, 11, "\n  ├──●──┊────┤\n");
    set_knob(1);
    expect_drawn(31, 11, "\n  ├─────┊─●──┤        1 s to go\n");
    set_knob(2);
    expect_drawn(31, 11, "\n  ├─────┊───●┤       13 s to go\n");
}

/* From half the bound of 10 to a quarter more than the start's 900, 5 to 1,126: of ten columns 10
 * is at 1.3, 900 at 9.6, 228 at 7.1. */
static void a_far_bound_is_on_a_logarithmic_bar(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"requests_per_hour\":\"below 10\"}}");
    expect_drawn(31, 11, "\n  ├─┊───────●┤     890 too many\n");
    set_knob(2);
    expect_drawn(31, 11, "\n  ├─┊────●───┤     218 too many\n");
}

/* What is beside its bound by less than a cell is on the right side of it. */
static void a_value_beside_its_bound_is_on_its_side(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"requests_per_hour\":\"below 901\",\"staleness_max\":"
                         "\"above 3999ms\",\"empty_per_hour\":\"below 180\"}}");
    expect_drawn(31, 15, "\n✓ requests below 901        900\n  ├──────●┊──┤\n");
    expect_drawn(31, 15, "\n✓ worst above 4 s           4 s\n  ├───────┊●─┤\n");
    expect_drawn(31, 15, "\n✗ empty below 180           180\n  ├───────┊●─┤      just missed\n");
}

/* The start is at 20 %, the upper bound at 45: up to 56.3 % on ten columns 20 is at 3.2 and 35 at
 * 5.6; 45 is at 7.2, but one column stays between. Every second there are 79.8 % in vain, every 16
 * s 2.6 %. */
static void a_span_has_both_bounds_on_its_bar(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"empty_share\":\"35% to 45%\"}}");
    expect_drawn(31, 11, "\n✗ empty 35 % to 45 %       20 %\n  ├───●──┊─┊─┤       15 % to go\n");
    set_knob(0);
    expect_drawn(31, 11, "\n✗ empty 35 % to 45 %     79.8 %\n  ├──────┊─┊●┤     34.8 % to go\n");
    set_knob(2);
    expect_drawn(31, 11, "\n✗ empty 35 % to 45 %      2.6 %\n  ├●─────┊─┊─┤     32.4 % to go\n");
}

/* Up to 1,126 all three are at 7.2. */
static void what_is_in_a_narrow_span_stands_between(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"requests_per_hour\":\"899 to 901\"}}");
    expect_drawn(31, 11, "\n✓ requests 899 to 901       900\n  ├───────┊●┊┤\n");
}

/* It stands in two rows, also where others have one: what is wanted, and both figures. */
static void a_run_stands_beside_what_it_is_held_against(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"requests_per_hour\":\"above technique=long-poll\","
                         "\"staleness_max\":\"below 3s\"}}");
    expect_drawn(31, 11, "\n✓ requests above long polling\n                 900 >      726\n");
    set_knob(2);
    expect_drawn(31, 11, "\n✗ requests above long polling\n                 228 <      726\n");
    expect_drawn(40, 11,
                 "\n✗ requests above long polling\n"
                 "          498 to go       228 <      726\n");
    expect_form(31, 6, false,
                "✗ requests above long polling\n"
                "                 228 <      726\n"
                "✗ worst below 3 s          16 s\n"
                "PER HOUR\n"
                "mean     8.46 s 95 %       16 s\n"
                "requests    228 empty         6\n");
}

/* A run every 4 s against one every 4 s. */
static void the_same_is_said_to_be_the_same(void **state) {
    (void)state;
    open_film(FILM KNOBS ",\"goal\":{\"staleness_max\":\"below interval=4s\"}}");
    expect_drawn(31, 9, "\n✗ worst below Interval 4 s\n  the same       4 s =      4 s\n");
}

/* Of the figures an hour nothing is run then. */
static void what_is_to_be_predicted_is_kept(void **state) {
    (void)state;
    open_film(
        FILM KNOBS GOAL
        ",\"predict\":[{\"kind\":\"choice\",\"id\":\"q\",\"ask\":\"?\",\"choices\":[{\"id\":"
        "\"a\",\"text\":\"A\",\"correct\":true,\"why\":\"Yes.\"},{\"id\":\"b\",\"text\":\"B\","
        "\"why\":\"No.\"}]}]}");
    struct diagram_now now = diagram_now(block, &fixture.scene);
    diagram_ledger(&now, 0);
    uint64_t before = simulate_steps();
    expect_form(31, 14, false,
                "GOAL                     ? of 2\n"
                "· worst below 3 s             ?\n"
                "  ├──────────┤\n"
                "· requests below 2,000        ?\n"
                "  ├──────────┤\n"
                "\n"
                "              so far   per hour\n"
                "mean                          ?\n"
                "95 %                          ?\n"
                "requests           1          ?\n"
                "empty              0          ?\n"
                "messages           0          ?\n"
                "open               0          ?\n"
                "bytes          100 B          ?\n");
    assert_int_equal(simulate_steps(), before);
}

/* A poll each 16 min in a film of 12 s and a run of 10 min: its only answer is empty. */
static void where_nothing_arrives_there_is_no_age(void **state) {
    (void)state;
    open_film("{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"F\",\"lasts\":\"12s\","
              "\"measure\":\"10min\",\"simulate\":{\"technique\":\"short-poll\",\"interval\":"
              "\"16min\",\"latency\":\"500ms\",\"setup\":1,\"events\":\"every:5s+1s\"},"
              "\"knobs\":[{\"id\":\"every\",\"turns\":\"interval\",\"values\":[\"16min\",\"1s\"]}],"
              "\"goal\":{\"staleness_max\":\"below 3s\"}}");
    expect_drawn(31, 13, "\n✗ worst below 3 s             –\n");
    expect_drawn(31, 13, " nothing arrives\n");
    expect_drawn(31, 13, "\nmean                          –\n");
}

/* --- Lanes. --- */

/* Long polling has each update half a second after it appeared. It asks at 0 s, and each time an
 * answer is in, 121 times in 10 min. */
static void two_lanes_are_a_table_where_it_is_wide(void **state) {
    (void)state;
    open_film(FILM TWIN KNOBS "}");
    expect_form(76, 4, false,
                "PER HOUR              mean     95 % requests  empty messages  open   bytes\n"
                "Short: every 4 s     2.5 s      4 s      900    180      900     1  284 kB\n"
                "Long                500 ms   500 ms      726      0      720     1  231 kB\n"
                "\n");
    expect_form(31, 9, false,
                "PER HOUR  Short: ev…       Long\n"
                "mean           2.5 s     500 ms\n"
                "95 %             4 s     500 ms\n"
                "requests         900        726\n"
                "empty            180          0\n"
                "messages         900        720\n"
                "open               1          1\n"
                "bytes         284 kB     231 kB\n"
                "\n");
}

/* At 7 s: polls at 0 and 4 s; long polling had the updates of 1 and 6 s, and waits again. */
static void a_table_has_what_there_was_so_far_where_rows_allow(void **state) {
    (void)state;
    open_film(FILM TWIN KNOBS "}");
    seek(7 * SECOND);
    expect_form(76, 5, false,
                "PER HOUR              mean     95 % requests  empty messages  open   bytes\n"
                "Short: every 4 s     2.5 s      4 s      900    180      900     1  284 kB\n"
                "  so far                                   2      1        2     1   620 B\n"
                "Long                500 ms   500 ms      726      0      720     1  231 kB\n"
                "  so far                                   3      0        2     1   740 B\n");
}

static void conditions_stand_side_by_side_where_it_is_wide(void **state) {
    (void)state;
    open_film(FILM TWIN KNOBS GOAL "}");
    expect_form(76, 4, false,
                "✗ worst below 3 s                4 s   ✓ requests below 2,000           900\n"
                "PER HOUR              mean     95 % requests  empty messages  open   bytes\n"
                "Short: every 4 s     2.5 s      4 s      900    180      900     1  284 kB\n"
                "Long                500 ms   500 ms      726      0      720     1  231 kB\n");
    expect_form(76, 6, false,
                "GOAL Short: every 4 s                                                1 of 2\n"
                "✗ worst below 3 s                4 s   ✓ requests below 2,000           900\n"
                "\n"
                "PER HOUR              mean     95 % requests  empty messages  open   bytes\n"
                "Short: every 4 s     2.5 s      4 s      900    180      900     1  284 kB\n"
                "Long                500 ms   500 ms      726      0      720     1  231 kB\n");
}

static void three_lanes_have_what_may_be_lost_beside(void **state) {
    (void)state;
    open_film(FILM THREE KNOBS "}");
    expect_form(38, 9, false,
                "PER HOUR     Short     Long A strea…\n"
                "mean         2.5 s   500 ms   500 ms\n"
                "95 %           4 s   500 ms   500 ms\n"
                "lost             0        0        0\n"
                "requests       900      726        6\n"
                "empty          180        0        0\n"
                "messages       900      720      720\n"
                "open             1        1        1\n"
                "bytes       284 kB   231 kB  26.3 kB\n");
    expect_form(31, 8, false,
                "PER HOUR         mean     95 %\n"
                "Short           2.5 s      4 s\n"
                "Long           500 ms   500 ms\n"
                "A stream o…    500 ms   500 ms\n"
                "PER HOUR       lost requests\n"
                "Short             0      900\n"
                "Long              0      726\n"
                "A stream o…       0        6\n");
}

/* --- What it was. --- */

/* As a learner does who takes a knob in hand and turns it. */
static void take_and_turn(int knob, const char *id, int step) {
    struct diagram_now before = diagram_now(block, &fixture.scene);
    diagram_take(&before, knob, &fixture.marks);
    facts_set(&fixture.facts, "d", id, step);
}

/* To a poll each second: see what_was_won_before_is_said_to_be. 3,600 * 300 + 720 * 20 bytes. */
static void what_it_was_stands_beside_what_it_is(void **state) {
    (void)state;
    open_film(FILM KNOBS "}");
    take_and_turn(0, "every", 0);
    expect_form(31, 8, false,
                "PER HOUR         was        now\n"
                "mean           2.5 s        1 s\n"
                "95 %             4 s        1 s\n"
                "requests         900      3,600\n"
                "empty            180      2,874\n"
                "messages         900      3,600\n"
                "open               1          1\n"
                "bytes         284 kB    1.09 MB\n");
    expect_form(36, 8, false,
                "PER HOUR       was      now   so far\n"
                "mean         2.5 s      1 s\n"
                "95 %           4 s      1 s\n"
                "requests       900    3,600        1\n"
                "empty          180    2,874        0\n"
                "messages       900    3,600        0\n"
                "open             1        1        0\n"
                "bytes       284 kB  1.09 MB    100 B\n");
    struct diagram_now now = diagram_now(block, &fixture.scene);
    assert_string_equal(diagram_change_words(&now), "Fresher by 3 s for 2,700 more requests.");
    facts_set(&fixture.facts, "d", "every", 1);
    expect_drawn(31, 8, "\nmean           2.5 s      2.5 s\n");
}

/* A frame as the player has it: what was laid out before is thrown away, what is known stays. */
static void draw_frame(void) {
    struct writer writer = {0};
    arena_reset(&fixture.arena);
    known_begin(&fixture.known, &fixture.facts);
    draw(31, 14, false, &writer);
    writer_release(&writer);
}

/* What was is what was now: it, the start and what is there again are in no frame run again. */
static void a_setting_that_was_run_is_not_run_again(void **state) {
    (void)state;
    open_film(FILM KNOBS GOAL "}");
    draw_frame();
    take_and_turn(0, "every", 0);
    draw_frame();
    uint64_t before = simulate_steps();
    draw_frame();
    facts_set(&fixture.facts, "d", "every", 1);
    draw_frame();
    assert_int_equal(simulate_steps(), before);
}

/* The row in which the text stands. */
static int row_of(const char *text, const char *word) {
    int row = 0;
    const char *at = strstr(text, word);
    assert_non_null(at);
    for (const char *c = text; c < at; c++)
        row += *c == '\n';
    return row;
}

/* Neither rows nor what stands in them hang on the setting, the time or what was won. */
static void no_row_moves_when_a_knob_turns(void **state) {
    (void)state;
    static const struct rect rooms[] = {{0, 0, 31, 14}, {0, 0, 31, 9}, {0, 0, 38, 7}};
    static const int mean_from_end[] = {7, 4, 3};
    open_film(FILM KNOBS GOAL "}");
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        struct diagram_now now = diagram_now(block, &fixture.scene);
        int rows = diagram_figures_rows_within(&now, rooms[i]);
        for (int step = 0; step < 3; step++) {
            take_and_turn(0, "every", step);
            seek(step * 5 * SECOND);
            facts_set(&fixture.facts, "d", ".won", step);
            now = diagram_now(block, &fixture.scene);
            assert_int_equal(diagram_figures_rows_within(&now, rooms[i]), rows);
            struct writer writer = {0};
            draw(rooms[i].width, rooms[i].height, false, &writer);
            assert_int_equal(row_of(writer.text, "worst"), 1);
            assert_int_equal(row_of(writer.text, "mean"), rows - mean_from_end[i]);
            writer_release(&writer);
        }
    }
}

/* An hour knows nothing of what is made to happen: then there stands what there was so far. */
static void what_is_made_to_happen_has_no_hour_before(void **state) {
    (void)state;
    open_film(FILM KNOBS "}");
    take_and_turn(0, "every", 0);
    struct diagram_now now = diagram_now(block, &fixture.scene);
    diagram_take(&now, DIAGRAM_TAKE_MADE, &fixture.marks);
    assert_true(diagram_make(block, DIAGRAM_MADE_EVENT, SECOND, &fixture.facts));
    expect_drawn(31, 8, "              so far   per hour\n");
    now = diagram_now(block, &fixture.scene);
    assert_null(diagram_change_words(&now));
}

static void two_lanes_have_what_they_were_where_rows_allow(void **state) {
    (void)state;
    open_film(FILM TWIN KNOBS ",\"goal\":{\"staleness_max\":\"below 3s\"}}");
    take_and_turn(0, "every", 0);
    expect_form(76, 7, false,
                "GOAL Short: every 4 s                  1 of 1\n"
                "✓ worst below 3 s                         1 s\n"
                "PER HOUR              mean     95 % requests  empty messages  open   bytes\n"
                "Short: every 4 s       1 s      1 s    3,600  2,874    3,600     1 1.09 MB\n"
                "  was                2.5 s      4 s      900    180      900     1  284 kB\n"
                "Long                500 ms   500 ms      726      0      720     1  231 kB\n"
                "  was               500 ms   500 ms      726      0      720     1  231 kB\n");
    struct diagram_now now = diagram_now(block, &fixture.scene);
    assert_string_equal(
        diagram_change_words(&now),
        "Short: every 4 s: fresher by 3 s for 2,700 more requests. The goal is met.");
}

/* --- Every figure is whole, and touches none. --- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Two values touch where a unit or a digit is followed by a digit: "12.3 kB4 s". */
static void expect_apart(const char *text) {
    for (const char *at = text + 1; *at != '\0'; at++)
        if (is_digit(*at) && at[-1] != ' ' && at[-1] != '\n' && at[-1] != '.' && at[-1] != ',' &&
            !is_digit(at[-1]))
            fail_msg("touches at \"%.12s\":\n%s", at, text);
    if (strstr(text, "…") != NULL)
        fail_msg("is cut:\n%s", text);
}

/* A poll each millisecond of 1 GB each way: as long as figures are. */
#define LARGE                                                                                      \
    "{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"F\",\"lasts\":\"100ms\",\"measure\":\"10s\","  \
    "\"simulate\":{\"technique\":\"short-poll\",\"interval\":\"1ms\",\"latency\":\"1us\","         \
    "\"header-up\":"                                                                               \
    "1000000000,\"header-down\":1000000000}"

static void the_longest_figures_never_touch(void **state) {
    (void)state;
    static const char *const lanes[] = {
        "",
        ",\"lanes\":[{\"id\":\"a\",\"title\":\"A\",\"set\":{}},{\"id\":\"b\",\"title\":\"B\","
        "\"set\":{"
        "\"interval\":\"3ms\"}}]",
        ",\"lanes\":[{\"id\":\"a\",\"title\":\"A\",\"set\":{}},{\"id\":\"b\",\"title\":\"B\","
        "\"set\":{"
        "\"interval\":\"3ms\"}},{\"id\":\"c\",\"title\":\"C\",\"set\":{\"technique\":\"sse\","
        "\"replay\":"
        "\"none\"}},{\"id\":\"e\",\"title\":\"E\",\"set\":{\"technique\":\"long-poll\"}}]"};
    for (size_t i = 0; i < sizeof lanes / sizeof *lanes; i++) {
        struct writer json = {0};
        writer_printf(&json, "%s%s}", LARGE, lanes[i]);
        open_film(json.text);
        seek(99999);
        for (int width = 20; width <= 130; width++)
            for (int height = 3; height <= 24; height += 3) {
                struct writer writer = {0};
                draw(width, height, false, &writer);
                expect_apart(writer.text);
                writer_release(&writer);
            }
        fixture_close(&fixture);
        writer_release(&json);
    }
}

/* --- What a turn changed. --- */

#define HOUR INT64_C(3600000000)

static struct figures run_of(int64_t p95_usec, int64_t requests, int64_t lost) {
    return (struct figures){.clients = 1,
                            .duration_usec = HOUR,
                            .appeared = 720,
                            .delivered = 720 - lost,
                            .lost = lost,
                            .requests = requests,
                            .messages = 900,
                            .staleness = {.known = true, .p95_usec = p95_usec}};
}

static void expect_change(struct figures was, struct figures is, const char *words) {
    struct goal_figures before = {.own = &was}, after = {.own = &is};
    assert_string_equal(diagram_change_between(block->object, 0, &before, &after, &fixture.arena),
                        words);
}

static void a_turn_is_told_by_age_and_cost(void **state) {
    (void)state;
    struct figures start = run_of(4120000, 900, 0);
    open_film(FILM KNOBS "}");
    expect_change(start, run_of(3320000, 1126, 0), "Fresher by 800 ms for 226 more requests.");
    expect_change(start, run_of(5120000, 899, 0), "Staler by 1 s for 1 fewer request.");
    expect_change(start, run_of(3120000, 800, 0), "Fresher by 1 s, with 100 fewer requests.");
    expect_change(start, run_of(5120000, 1800, 0), "Staler by 1 s, with 900 more requests.");
    expect_change(start, run_of(3120000, 900, 0), "Fresher by 1 s at the same cost.");
    expect_change(start, run_of(4120000, 901, 0), "As fresh as before, with 1 more request.");
    expect_change(start, run_of(4120001, 900, 0), "Neither age nor cost changes.");
    expect_change(start, run_of(3120000, 900, 3),
                  "Fresher by 1 s at the same cost. 3 more lost "
                  "an hour.");
    expect_change(run_of(1, 900, 3), run_of(1, 900, 0),
                  "Neither age nor cost changes. No update is lost any more.");
}

static void where_95_percent_are_as_old_the_mean_is_told(void **state) {
    (void)state;
    struct figures start = run_of(4000000, 900, 0), is = start;
    open_film(FILM KNOBS "}");
    start.staleness.mean_nsec = INT64_C(2500000000);
    is.staleness.mean_nsec = INT64_C(2000000000);
    expect_change(start, is, "Fresher by 500 ms on average at the same cost.");
}

/* The first of the costs that is another. */
static void a_turn_that_asks_as_often_has_other_costs(void **state) {
    (void)state;
    struct figures start = run_of(1000000, 900, 0), is = start;
    open_film(FILM KNOBS "}");
    is.down.overhead = 12000;
    is.open.mean_milli = 1000;
    expect_change(start, is, "As fresh as before, with 12 kB more.");
    expect_change(is, start, "As fresh as before, with 12 kB less.");
    is.messages = 899;
    expect_change(start, is, "As fresh as before, with 1 fewer message.");
    is = start;
    is.open.mean_milli = 500;
    expect_change(start, is, "As fresh as before, with 0.5 more open connections.");
}

static void a_turn_says_what_is_left_to_the_goal(void **state) {
    (void)state;
    struct figures start = run_of(4120000, 900, 0);
    open_film(FILM KNOBS ",\"goal\":{\"staleness_p95\":\"below 2s\",\"requests_per_hour\":"
                         "\"below 2000\"}}");
    expect_change(start, run_of(3320000, 1126, 0),
                  "Fresher by 800 ms for 226 more requests. 1.32 s to go.");
    expect_change(start, run_of(1000000, 1999, 0),
                  "Fresher by 3.12 s for 1,099 more requests. The goal is met.");
    expect_change(start, run_of(1000000, 2226, 0),
                  "Fresher by 3.12 s for 1,326 more requests. 226 requests too many.");
    expect_change(run_of(1000000, 1999, 0), run_of(3000000, 1999, 0),
                  "Staler by 2 s at the same cost. The goal is no longer met: 1 s to go.");
}

static void a_turn_after_which_nothing_arrives_says_so(void **state) {
    (void)state;
    struct figures start = run_of(4120000, 900, 0), none = start;
    none.staleness.known = false;
    open_film(FILM KNOBS "}");
    expect_change(start, none, "Now no update arrives.");
    expect_change(none, none, "Still no update arrives.");
    expect_change(none, start, "Now updates arrive.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(all_of_it_stands_where_there_is_room, tear_down),
        cmocka_unit_test_teardown(it_gives_way_in_its_order, tear_down),
        cmocka_unit_test_teardown(as_many_conditions_as_fit_have_a_bar, tear_down),
        cmocka_unit_test_teardown(it_says_how_many_rows_it_takes, tear_down),
        cmocka_unit_test_teardown(a_wide_condition_says_how_far_it_is, tear_down),
        cmocka_unit_test_teardown(a_narrow_condition_has_its_value_below, tear_down),
        cmocka_unit_test_teardown(ascii_has_the_same_cells, tear_down),
        cmocka_unit_test_teardown(this_very_moment_is_counted, tear_down),
        cmocka_unit_test_teardown(it_counts_what_the_film_shows, tear_down),
        cmocka_unit_test_teardown(what_is_open_follows_what_was_made_happen, tear_down),
        cmocka_unit_test_teardown(what_was_won_before_is_said_to_be, tear_down),
        cmocka_unit_test_teardown(a_bar_keeps_its_scale, tear_down),
        cmocka_unit_test_teardown(a_value_beside_its_bound_is_on_its_side, tear_down),
        cmocka_unit_test_teardown(a_span_has_both_bounds_on_its_bar, tear_down),
        cmocka_unit_test_teardown(what_is_in_a_narrow_span_stands_between, tear_down),
        cmocka_unit_test_teardown(a_run_stands_beside_what_it_is_held_against, tear_down),
        cmocka_unit_test_teardown(the_same_is_said_to_be_the_same, tear_down),
        cmocka_unit_test_teardown(a_far_bound_is_on_a_logarithmic_bar, tear_down),
        cmocka_unit_test_teardown(where_nothing_arrives_there_is_no_age, tear_down),
        cmocka_unit_test_teardown(what_is_to_be_predicted_is_kept, tear_down),
        cmocka_unit_test_teardown(two_lanes_are_a_table_where_it_is_wide, tear_down),
        cmocka_unit_test_teardown(a_table_has_what_there_was_so_far_where_rows_allow, tear_down),
        cmocka_unit_test_teardown(conditions_stand_side_by_side_where_it_is_wide, tear_down),
        cmocka_unit_test_teardown(three_lanes_have_what_may_be_lost_beside, tear_down),
        cmocka_unit_test_teardown(what_it_was_stands_beside_what_it_is, tear_down),
        cmocka_unit_test_teardown(a_setting_that_was_run_is_not_run_again, tear_down),
        cmocka_unit_test_teardown(no_row_moves_when_a_knob_turns, tear_down),
        cmocka_unit_test_teardown(what_is_made_to_happen_has_no_hour_before, tear_down),
        cmocka_unit_test_teardown(two_lanes_have_what_they_were_where_rows_allow, tear_down),
        cmocka_unit_test(the_longest_figures_never_touch),
        cmocka_unit_test_teardown(a_turn_is_told_by_age_and_cost, tear_down),
        cmocka_unit_test_teardown(where_95_percent_are_as_old_the_mean_is_told, tear_down),
        cmocka_unit_test_teardown(a_turn_that_asks_as_often_has_other_costs, tear_down),
        cmocka_unit_test_teardown(a_turn_says_what_is_left_to_the_goal, tear_down),
        cmocka_unit_test_teardown(a_turn_after_which_nothing_arrives_says_so, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
