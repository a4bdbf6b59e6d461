/* The diagram: the still on its page; on its stage the film by keys, what it shows meanwhile, and
 * the facts that it leaves. The example lasts 8 s and waits at 2 s and at 6.2 s. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/kinds.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/now.h"
#include "blocks/registry.h"
#include "fixture.h"
#include "one_line.h"

#define SECOND INT64_C(1000000)

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "diagram");
    block = fixture_block(&fixture, 0);
    fixture_stage(&fixture, block, STAGE_WATCH, 78, 19);
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
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
    bool ended = films_advance(&fixture.films, &reel, fixture.scene.now_usec);
    if (ended)
        block_stage(block)->ended(block, &fixture.facts);
    return ended;
}

/* How the film stands, beside the stage's title, behind blanks. */
static void expect_state(const char *words) {
    enum { ROOM = 60 };
    fixture_layout(&fixture, ROOM);
    const char *state = block_stage(block)->state(block, &fixture.scene, ROOM);
    assert_string_equal(state + strspn(state, " "), words);
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

/* --- On the page. --- */

static void on_the_page_it_is_one_stop_of_few_rows(void **state) {
    (void)state;
    fixture_page(&fixture);
    for (int rows = 1; rows <= 50; rows++)
        for (int width = 16; width <= 100; width += 7) {
            int stops = 0;
            fixture.scene.body_rows = rows;
            fixture_layout(&fixture, width);
            for (int i = 0; i < fixture.flow.count; i++)
                stops += (fixture.flow.pieces[i].flags & PIECE_STOP) != 0;
            assert_int_equal(stops, 1);
            assert_in_range(fixture_piece(&fixture, block, DIAGRAM_STILL)->at.height, 6, 8);
        }
}

static void its_still_says_how_it_stands_and_what_opens_it(void **state) {
    (void)state;
    fixture_page(&fixture);
    fixture_focus(&fixture, block, DIAGRAM_STILL);
    fixture_expect_shown(&fixture, "▷ 8 s\n");
    fixture_expect_shown(&fixture, "Not played yet.\n");
    fixture_expect_shown(&fixture, "Enter opens it · Space plays it\n");
    fixture_expect_hidden(&fixture, "200, nothing new");
    fixture_focus(&fixture, NULL, 0);
    fixture_expect_shown(&fixture, "Not played yet.\n");
    fixture_expect_hidden(&fixture, "Enter"); /* which does something else there */
    struct reel reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, 3 * SECOND, 0);
    fixture_expect_shown(&fixture, "‖ 3.0 s of 8 s\n");
    fixture_expect_shown(&fixture, "Not watched to the end yet.\n");
    fixture_expect_shown(&fixture, "no way to start ✗══ ╏  2.2 s\n"); /* its present moment */
    fixture_expect_hidden(&fixture, "GET /messages");
    facts_set(&fixture.facts, "knock", ".watched", 1);
    fixture_expect_shown(&fixture, "Watched to the end.\n");
}

/* The caption and what is left out stand on the page under the still. */
static void below_its_still_stands_what_is_left_out(void **state) {
    (void)state;
    fixture_page(&fixture);
    fixture_layout(&fixture, 80);
    int end = fixture_piece(&fixture, block, DIAGRAM_STILL)->at.y +
              fixture_piece(&fixture, block, DIAGRAM_STILL)->at.height;
    assert_true(fixture_piece(&fixture, block, DIAGRAM_CAPTION)->at.y > end);
    assert_true(fixture_piece(&fixture, block, DIAGRAM_NOTE)->at.y > end);
    fixture_expect_shown(&fixture, "News waits at the server until the client asks.");
    fixture_expect_shown(&fixture, "Scripted, not simulated. Left out:");
}

static void enter_opens_its_stage_and_space_plays_it_there(void **state) {
    (void)state;
    fixture_page(&fixture);
    fixture_focus(&fixture, block, DIAGRAM_STILL);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_int_equal(fixture.session.stage, STAGE_OPEN);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_int_equal(fixture.session.stage, STAGE_OPEN_AND_PLAY);
    assert_null(fixture.films.playing);
    assert_false(fixture_key(&fixture, '.'));
    assert_false(fixture_key(&fixture, 't'));
    assert_int_equal(film_time(), 0);
}

/* --- On its stage. --- */

/* Neither knobs nor figures nor steps: the picture takes all that the words leave. */
static void a_script_has_a_picture_and_words(void **state) {
    (void)state;
    fixture_layout(&fixture, 80);
    assert_int_equal(fixture_region(&fixture, STAGE_PICTURE).at.height, 19 - 5 - 1);
    assert_int_equal(fixture_region(&fixture, STAGE_WORDS).at.height, 5);
    static const enum stage_region none[] = {STAGE_CURVE, STAGE_FIGURES, STAGE_KNOBS,
                                             STAGE_QUESTION};
    for (int i = 0; i < 4; i++)
        assert_int_equal(fixture_region(&fixture, none[i]).at.width, 0);
    assert_int_equal(block_stage(block)->steps(block), STAGE_BIT(STAGE_WATCH));
}

static void it_rests_until_it_is_played(void **state) {
    (void)state;
    expect_state("▷ 8 s");
    fixture_expect_shown(&fixture, "Space plays it.");
    fixture_expect_hidden(&fixture, "At 0.0 s");
    fixture_expect_hidden(&fixture, "200, nothing new");
    const struct piece *picture = fixture_piece(&fixture, block, DIAGRAM_PICTURE);
    assert_int_equal(block_kind(block)->next_change(picture, &fixture.scene), FILM_NEVER);
    fixture_expect_tally(&fixture, block, 1, 0);
}

static void space_plays_pauses_and_goes_on_from_a_beat(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(SECOND);
    expect_state("▶ 1.0 s of 8 s");
    fixture_expect_shown(&fixture, "The exchange is over.");
    assert_false(fixture_key(&fixture, KEYSYM_ENTER)); /* that is the step's own next thing */
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(SECOND);
    assert_int_equal(film_time(), SECOND);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(9 * SECOND);
    assert_int_equal(film_time(), 2 * SECOND);
    fixture_expect_shown(&fixture, "Something new. Who tells the client?");
    fixture_expect_shown(&fixture, "At 2.0 s: news has waited 0.0 ms at the server.");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(1400000);
    fixture_expect_shown(&fixture, "news  ◍ 1.4 s old ●");
    fixture_expect_shown(&fixture, "no way to start ✗══ ╏  2.2 s");
}

static void its_end_can_be_played_again(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(fixture_key(&fixture, KEYSYM_SPACE));
        assert_int_equal(pass(20 * SECOND), i == 2);
    }
    expect_state("■ 8.0 s of 8 s");
    fixture_expect_tally(&fixture, block, 1, 1);
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
    /* They are seen in the margin: beside what left at 0.4 s (one row stands for all the time up to
     * 2 s, and for its middle), beside what appears at 2 s, and at 6.2 s among the rows that are
     * yet to come. */
    fixture_expect_shown(&fixture, "\n·      │ ◀╌");
    fixture_expect_shown(&fixture, "\n·      │                                            news ◍");
    fixture_expect_shown(&fixture, "\n·      ┊ ");
}

static void mark_is_set_seen_and_gone_to(void **state) {
    (void)state;
    assert_false(fixture_key(&fixture, '\''));
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(1500000);
    assert_true(fixture_key(&fixture, 'm'));
    assert_string_equal(fixture.session.notice, "Marked 1.5 s; ' returns to it.");
    assert_true(films_playing(&fixture.films, block));
    assert_int_equal(fixture.facts.count, 0);
    assert_false(fixture_key(&fixture, '\''));
    pass(400000);
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_true(fixture_key(&fixture, '\''));
    assert_int_equal(film_time(), 1500000);
    assert_false(films_playing(&fixture.films, block));
    fixture_expect_shown(&fixture, "\n⚑ ");
    assert_true(fixture_key(&fixture, 'm'));
    fixture_expect_hidden(&fixture, "⚑");
    assert_false(fixture_key(&fixture, '\''));
}

/* The example's beats at 2 and 6.2 s stop the first round, and no other. */
static void looping_film_comes_round(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 'L'));
    expect_state("▷ 8 s  loop");
    assert_false(films_playing(&fixture.films, block));
    for (int i = 0; i < 2; i++) {
        assert_true(fixture_key(&fixture, KEYSYM_SPACE));
        assert_false(pass(7 * SECOND));
    }
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(pass(1800000));
    assert_false(pass(3 * SECOND));
    expect_state("▶ 3.0 s of 8 s  loop");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_false(pass(60 * SECOND));
    expect_state("‖ 3.0 s of 8 s  loop");
    assert_true(fixture_key(&fixture, 'L'));
    expect_state("‖ 3.0 s of 8 s");
}

static void speed_has_two_ends(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, '+'));
    expect_state("▷ 8 s  2×");
    assert_true(fixture_key(&fixture, '='));
    assert_true(fixture_key(&fixture, '+'));
    assert_false(fixture_key(&fixture, '+'));
    for (int i = 0; i < 5; i++)
        assert_true(fixture_key(&fixture, '-'));
    assert_false(fixture_key(&fixture, '_'));
    expect_state("▷ 8 s  ¼×");
}

static void text_is_shown_and_hidden(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 't'));
    fixture_expect_shown(&fixture,
                         "0.0 s  Client → Server: GET /messages (request, arrives at 0.4 s)");
    assert_int_equal(fixture.facts.count, 0);
    assert_true(fixture_key(&fixture, 't'));
    fixture_expect_hidden(&fixture, "Client → Server");
}

/* Up, Down and Tab are the stage's: they lead to the next stop, region or step. */
static void what_leads_on_is_none_of_its_keys(void **state) {
    (void)state;
    static const uint32_t keys[] = {KEYSYM_UP,  KEYSYM_DOWN,      'j', 'k',
                                    KEYSYM_TAB, KEYSYM_SHIFT_TAB, 's', 'e'};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_false(fixture_key(&fixture, keys[i]));
}

static void changes_are_told_in_event_time(void **state) {
    (void)state;
    fixture.scene.now_usec = 7 * SECOND;
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    pass(1500000);
    fixture_layout(&fixture, 80);
    const struct piece *piece = fixture_piece(&fixture, block, DIAGRAM_PICTURE);
    /* Nothing travels at 1.5 s, the blank rows before 2 s lie behind: the clock is next. */
    assert_int_equal(block_kind(block)->next_change(piece, &fixture.scene), 7 * SECOND + 1600000);
    fixture.films.speed = FILM_FASTEST;
    assert_int_equal(block_kind(block)->next_change(piece, &fixture.scene),
                     7 * SECOND + 1500000 + 12500);
}

/* What is told has as many rows as there are, and says so where it is cut. */
static void what_is_told_is_never_cut_in_silence(void **state) {
    (void)state;
    fixture_close(&fixture);
    fixture_open_block(
        &fixture,
        "{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"D\",\"lasts\":\"5s\",\"actors\":["
        "{\"id\":\"c\",\"title\":\"C\"},{\"id\":\"s\",\"title\":\"S\"}],\"script\":["
        "{\"at\":\"1s\",\"from\":\"c\",\"to\":\"s\",\"label\":\"m\",\"takes\":\"1s\",\"say\":"
        "\"One two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty, and that is the very end.\"}]}");
    block = fixture_block(&fixture, 0);
    struct reel reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, 3 * SECOND, 0);
    for (int columns = 18; columns <= 158; columns += 5)
        for (int rows = 3; rows <= 45; rows += 6) {
            fixture_stage(&fixture, block, STAGE_WATCH, columns, rows);
            fixture_focus(&fixture, block, DIAGRAM_PICTURE);
            char *text = fixture_text(&fixture, columns, false);
            bool told = strstr(text, "One") != NULL;
            assert_true(told || rows < 4);
            if (told && strstr(text, "end.") == NULL)
                assert_non_null(strstr(text, "…"));
            free(text);
        }
}

/* At every size, time and step the regions stay within the body and off each other. */
static void its_regions_share_the_body(void **state) {
    (void)state;
    static const struct {
        int columns, rows;
    } bodies[] = {{158, 45}, {118, 35}, {78, 19}, {74, 17}, {58, 17}, {38, 9}, {18, 3}};
    for (size_t size = 0; size < sizeof bodies / sizeof *bodies; size++)
        for (int i = 0; i < 5; i++) {
            int columns = bodies[size].columns, rows = bodies[size].rows;
            fixture_stage(&fixture, block, STAGE_WATCH, columns, rows);
            free(fixture_text(&fixture, columns, i % 2 == 0));
            for (int k = 0; k < fixture.regions.count; k++) {
                struct rect at = fixture.regions.regions[k].at;
                assert_true(at.x >= 0 && at.y >= 0 && at.x + at.width <= columns &&
                            at.y + at.height <= rows);
                for (int other = 0; other < k; other++) {
                    struct rect its = fixture.regions.regions[other].at;
                    bool one_leaf =
                        fixture.regions.regions[other].leaf == fixture.regions.regions[k].leaf;
                    bool apart = its.x + its.width <= at.x || at.x + at.width <= its.x ||
                                 its.y + its.height <= at.y || at.y + at.height <= its.y;
                    assert_true(!one_leaf || apart);
                }
            }
            fixture_key(&fixture, i < 3 ? '.' : KEYSYM_END);
        }
}

static void its_still_draws_at_every_width_and_time(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++) {
        fixture_page(&fixture);
        fixture.scene.body_rows = 8 * i + 1;
        fixture_check_widths(&fixture);
        fixture_stage(&fixture, block, STAGE_WATCH, 78, 19);
        fixture_key(&fixture, i < 3 ? '.' : KEYSYM_END);
    }
}

/* In place of the picture, and as long as it is; the region scrolls. */
static void its_text_stands_in_the_place_of_the_picture(void **state) {
    (void)state;
    fixture_layout(&fixture, 80);
    struct rect picture = fixture_region(&fixture, STAGE_PICTURE).at;
    assert_true(fixture_key(&fixture, 't'));
    fixture_layout(&fixture, 80);
    struct region text = fixture_region(&fixture, STAGE_PICTURE);
    assert_memory_equal(&text.at, &picture, sizeof picture);
    assert_int_equal(text.rows, 13); /* a line each, and one of two */
    fixture_stage(&fixture, block, STAGE_WATCH, 38, 9);
    fixture_layout(&fixture, 40);
    text = fixture_region(&fixture, STAGE_PICTURE);
    assert_true(text.rows > text.at.height);
}

static void it_reads_as_plain_text(void **state) {
    (void)state;
    fixture_expect_plain(
        &fixture, "Only the client can knock\n"
                  "  0.0 s  Client → Server: GET /messages (request, arrives at 0.4 s)\n"
                  "  0.4 s  Server → Client: 200, nothing new (answer, arrives at 0.8 s)\n"
                  "  1.0 s  The exchange is over.\n"
                  "  2.0 s  Something new. Who tells the client?\n"
                  "  2.0 s  Server: news appears\n"
                  "  2.2 s  Server → Client: no way to start (pushed message, never leaves the\n"
                  "         server)\n"
                  "  5.0 s  Client and Server: event stream (opens)\n"
                  "  5.5 s  Server → Client: event: news (pushed message, arrives at 6.0 s)\n"
                  "  6.0 s  Client: news is shown, 4.0 s old\n"
                  "  6.2 s  Down the open answer, news needs nobody to ask.\n"
                  "  6.2 s  Client → Server: seen (frame, arrives at 6.7 s)\n"
                  "  7.0 s  Client and Server: event stream (ends)\n"
                  "News waits at the server until the client asks.\n"
                  "Scripted, not simulated. Left out: connection set-up, packet loss, dropped\n"
                  "connections, proxies that buffer or cut and server load.\n");
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
    struct writer told = {0};
    int length = snprintf(text, sizeof text, "%s%s%s", HEAD, script, TAIL);
    assert_in_range(length, 1, sizeof text - 1);
    struct lesson *lesson = lesson_parse("x", text, (size_t)length, registry_kinds(), &problems);
    one_line_problems(&problems, &told);
    const char *at = told.text;
    for (int i = 0; i < problems.count && i < count; i++) {
        assert_true(problems.list[i].place.line >= 2);
        at = strstr(at, wanted[i]);
        if (at == NULL)
            fail_msg("%swanted: %s", told.text, wanted[i]);
        at = strchr(at, '\n');
    }
    assert_int_equal(problems.count, count);
    assert_null(lesson);
    writer_release(&told);
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
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(its_script_becomes_a_trace),
        TEST(on_the_page_it_is_one_stop_of_few_rows),
        TEST(its_still_says_how_it_stands_and_what_opens_it),
        TEST(below_its_still_stands_what_is_left_out),
        TEST(enter_opens_its_stage_and_space_plays_it_there),
        TEST(a_script_has_a_picture_and_words),
        TEST(it_rests_until_it_is_played),
        TEST(space_plays_pauses_and_goes_on_from_a_beat),
        TEST(its_end_can_be_played_again),
        TEST(steps_go_from_message_to_message),
        TEST(seeking_pauses),
        TEST(leaps_are_ten_seconds_within_the_film),
        TEST(beats_are_gone_to),
        TEST(mark_is_set_seen_and_gone_to),
        TEST(looping_film_comes_round),
        TEST(speed_has_two_ends),
        TEST(text_is_shown_and_hidden),
        TEST(what_leads_on_is_none_of_its_keys),
        TEST(changes_are_told_in_event_time),
        TEST(what_is_told_is_never_cut_in_silence),
        TEST(its_regions_share_the_body),
        TEST(its_still_draws_at_every_width_and_time),
        TEST(its_text_stands_in_the_place_of_the_picture),
        TEST(it_reads_as_plain_text),
        cmocka_unit_test(wrong_steps_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
