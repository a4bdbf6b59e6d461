/* No region of a stage changes size or place, and in it only what moves moves: every film of the
 * examples and of the lesson is played, its knobs are turned, and each frame is compared with the
 * one before (support/motion.h).
 *
 * usage: unit_player_motion [all]   all: at five sizes in place of two, at the edges of all that
 *                                   happens, and each knob to each step (`./dev motion`) */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/int.h"
#include "blocks/ask/prediction.h"
#include "blocks/diagram/kinds.h"
#include "blocks/diagram/knobs.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/registry.h"
#include "motion.h"

enum { PATH_BYTES = 512, WHERE_BYTES = 256, BLOCKS = 200, INSTANTS = 20, TIMES = 8000 };

static bool all; /* the long form */
static int films_played, knobs_turned;

static const struct size {
    int columns, rows;
    bool is_short; /* in the short form, too */
} sizes[] = {{40, 12, true}, {60, 20, false}, {80, 24, true}, {120, 40, false}, {160, 50, false}};

/* A stage that is open, and what was seen of it last. */
struct run {
    struct play play;
    const struct block *block;
    const char *name; /* of the file and the size */
    char where[WHERE_BYTES];
    struct motion_sight sight;
    int64_t times[TIMES]; /* at which it is looked at, rising */
    int time_count;
};

static struct player *player_of(struct run *run) {
    return run->play.player;
}

static void say_where(struct run *run, const char *doing) {
    snprintf(run->where, sizeof run->where, "%s, %s, %s", run->name, run->block->id, doing);
}

static void see(struct run *run) {
    motion_see(&run->play, &run->sight);
}

static void compare(struct run *run, enum motion_cause cause) {
    motion_compare(&run->play, &run->sight, cause, run->where);
}

static void press(struct run *run, const char *key, enum motion_cause cause) {
    play_press(&run->play, key);
    compare(run, cause);
}

/* --- Focus. --- */

static void focus_on(struct run *run, const struct piece *piece) {
    struct page *page = player_page(player_of(run));
    player_of(run)->entered = false;
    page->focus = piece->block;
    page->focus_part = piece->part;
    staged_show_focus(player_of(run));
}

/* The stop of a part; NULL: it is not there. */
static const struct piece *stop_of(struct run *run, struct layout *layout, int part) {
    player_layout(player_of(run), layout);
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if (piece->block == run->block && piece->part == part && (piece->flags & PIECE_STOP))
            return piece;
    }
    return NULL;
}

static bool focus_part(struct run *run, int part) {
    struct layout layout;
    const struct piece *stop = stop_of(run, &layout, part);
    if (stop != NULL)
        focus_on(run, stop);
    return stop != NULL;
}

/* The first stop of a leaf; false: there is none. */
static bool focus_leaf(struct run *run, int leaf) {
    struct layout layout;
    player_layout(player_of(run), &layout);
    for (int i = 0; i < layout.flow.count; i++) {
        const struct piece *piece = &layout.flow.pieces[i];
        if ((piece->flags & PIECE_STOP) && layout_region(&layout, piece)->leaf == leaf) {
            focus_on(run, piece);
            return true;
        }
    }
    return false;
}

/* --- The moments at which a film is looked at. --- */

static struct diagram_now film_now(struct run *run, struct layout *layout) {
    player_layout(player_of(run), layout);
    return diagram_now(run->block, &layout->scene);
}

static void add_time(struct run *run, int64_t at_usec, int64_t lasts_usec) {
    if (at_usec > 0 && at_usec <= lasts_usec && run->time_count < TIMES)
        run->times[run->time_count++] = at_usec;
}

/* Just before it, and then. */
static void add_edge(struct run *run, int64_t at_usec, int64_t lasts_usec) {
    add_time(run, at_usec - 1, lasts_usec);
    add_time(run, at_usec, lasts_usec);
}

static void add_edges(struct run *run, const struct trace *trace) {
    int64_t lasts_usec = trace->lasts_usec;
    for (int i = 0; i < trace->beat_count; i++)
        add_edge(run, trace->beats[i].at_usec, lasts_usec);
    for (int i = 0; i < trace->message_count; i++) {
        const struct trace_message *message = &trace->messages[i];
        add_edge(run, message->leaves_usec, lasts_usec);
        add_time(run, (message->leaves_usec + trace_message_ends(message)) / 2, lasts_usec);
        add_edge(run, trace_message_ends(message), lasts_usec);
    }
    for (int i = 0; i < trace->connection_count; i++) {
        add_edge(run, trace->connections[i].opens_usec, lasts_usec);
        add_edge(run, trace->connections[i].closes_usec, lasts_usec);
    }
    for (int i = 0; i < trace->data_count; i++) {
        add_edge(run, trace->data[i].appears_usec, lasts_usec);
        add_edge(run, trace_data_ends(&trace->data[i]), lasts_usec);
    }
}

static int compare_times(const void *a, const void *b) {
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

/* In the short form so many of them, evenly. */
static void thin_out(struct run *run) {
    if (all || run->time_count <= INSTANTS)
        return;
    for (int i = 0; i < INSTANTS; i++)
        run->times[i] = run->times[(i + 1) * run->time_count / INSTANTS - 1];
    run->time_count = INSTANTS;
}

static void find_times(struct run *run) {
    enum { PARTS = 40 };
    struct layout layout;
    struct diagram_now now = film_now(run, &layout);
    int64_t lasts_usec = now.known->traces[0].lasts_usec;
    run->time_count = 0;
    for (int lane = 0; lane < now.known->lane_count; lane++)
        add_edges(run, &now.known->traces[lane]);
    for (int i = 1; i <= PARTS; i++)
        add_time(run, lasts_usec * i / PARTS, lasts_usec);
    qsort(run->times, (size_t)run->time_count, sizeof *run->times, compare_times);
    thin_out(run);
}

/* --- It plays. --- */

static struct film film_of(struct run *run) {
    return films_at(&player_of(run)->films, run->block);
}

/* The event time at which it is there; FILM_NEVER: it does not play, or is past it. */
static int64_t when(struct run *run, int64_t at_usec) {
    struct layout layout;
    struct diagram_now now = film_now(run, &layout);
    return films_when(&player_of(run)->films, &now.known->reel, at_usec);
}

/* Not by its key, with which a knob may be worked. */
static void start(struct run *run) {
    struct layout layout;
    struct reel reel = film_now(run, &layout).known->reel;
    films_play(&player_of(run)->films, run->block, &reel, run->play.now_usec);
    compare(run, MOTION_PLAYS);
}

static int lane_shown(struct run *run) {
    struct layout layout;
    struct diagram_now now = film_now(run, &layout);
    return diagram_lane_shown(&now);
}

/* What it shows now, after time alone; the lane that is told of may be another than it was. */
static void compare_after(struct run *run, int lane) {
    if (lane_shown(run) != lane) {
        motion_compare_regions(&run->play, &run->sight, run->where);
        see(run);
        return;
    }
    compare(run, films_playing(&player_of(run)->films, run->block) ? MOTION_PLAYS : MOTION_ENDS);
}

/* Where a beat stops it, it goes on. */
static void play_to(struct run *run, int64_t to_usec) {
    enum { HALTS = 100 };
    for (int i = 0; i < HALTS && film_of(run).time_usec < to_usec; i++) {
        if (film_of(run).waiting)
            start(run);
        int64_t at_usec = when(run, to_usec);
        assert_true(at_usec != FILM_NEVER);
        int lane = lane_shown(run);
        run->play.now_usec = at_usec;
        player_handle(player_of(run), &(struct event){.type = EVENT_TICK, .at_usec = at_usec});
        compare_after(run, lane);
    }
    assert_true(film_of(run).time_usec >= to_usec);
}

static void play_leaf(struct run *run, enum stage_step step, int leaf) {
    films_forget(&player_of(run)->films, run->block);
    staged_to_step(player_of(run), step, false);
    if (!focus_leaf(run, leaf))
        return;
    find_times(run);
    see(run);
    start(run);
    for (int i = 0; i < run->time_count; i++)
        play_to(run, run->times[i]);
    films_played++;
}

static int leaf_count(struct run *run) {
    struct layout layout;
    int count = 0;
    player_layout(player_of(run), &layout);
    for (int i = 0; i < layout.region_count; i++)
        count = int_max(count, layout.regions[i].leaf + 1);
    return count;
}

static void play_film(struct run *run, enum stage_step step) {
    staged_to_step(player_of(run), step, false);
    for (int leaf = 0; leaf < leaf_count(run); leaf++)
        play_leaf(run, step, leaf);
}

/* --- It is guessed. --- */

static const char *answering_keys(const struct piece *stop) {
    return player_takes_text(stop) ? "\"1\" Enter" : "3 Right Enter"; /* 3: how sure */
}

/* Works the stop that has the focus, and goes to the next, where that did not lead elsewhere. */
static void work_question(struct run *run) {
    struct player *player = player_of(run);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop = layout_focus(&layout);
    const struct block *block = stop->block;
    int part = stop->part;
    if (block != run->block)
        play_press(&run->play, answering_keys(stop));
    player_layout(player, &layout);
    stop = layout_focus(&layout);
    if (stop != NULL && stop->block == block && stop->part == part)
        staged_to_stop(player, +1);
    if (player->staged.step != STAGE_GUESS)
        staged_to_step(player, STAGE_GUESS, false);
}

static void guess(struct run *run) {
    enum { STOPS = 30 };
    const struct facts *facts = &player_of(run)->facts;
    struct motion_sight asked = {.region_count = 0};
    staged_to_step(player_of(run), STAGE_GUESS, false);
    motion_see(&run->play, &asked);
    for (int i = 0; i < STOPS && !prediction_is_answered(run->block, facts); i++)
        work_question(run);
    if (!prediction_is_answered(run->block, facts))
        fail_msg("%s: the guess cannot be answered:\n%s", run->where, play_frame(&run->play));
    staged_to_step(player_of(run), STAGE_GUESS, false);
    motion_compare_regions(&run->play, &asked, run->where);
    motion_release(&asked);
}

/* --- It is tuned. --- */

static void unfold(struct run *run) {
    for (int group = 0; group < KNOB_GROUPS; group++)
        diagram_fold(run->block, (enum knob_group)group, false, &player_of(run)->marks);
}

/* What other knobs hang on. */
static enum motion_cause cause_of(const struct diagram *diagram, int knob) {
    bool chooses = diagram_knob_at(diagram, knob)->row == &knobs[KNOB_TECHNIQUE];
    return chooses || diagram->one_by_one ? MOTION_CHOOSES : MOTION_TURNS;
}

static void turn_knob(struct run *run, int knob) {
    const struct diagram *diagram = run->block->object;
    enum motion_cause cause = cause_of(diagram, knob);
    if (!focus_part(run, DIAGRAM_KNOB + knob))
        return;
    see(run);
    press(run, "Home", cause);
    int last = all ? diagram_knob_at(diagram, knob)->last : 1;
    for (int step = 0; step < last; step++, knobs_turned++)
        press(run, "Right", cause);
    press(run, "End", cause);
    press(run, "Left", cause);
}

static void expect_regions(struct run *run, const char *keys) {
    play_press(&run->play, keys);
    motion_compare_regions(&run->play, &run->sight, run->where);
}

/* All its values in the picture's place, and one of them into the run. */
static void sweep_knob(struct run *run, int knob) {
    if (!focus_part(run, DIAGRAM_KNOB + knob))
        return;
    see(run);
    expect_regions(run, "s");
    expect_regions(run, "Right");
    expect_regions(run, "s");
}

static int technique_knob(const struct diagram *diagram) {
    for (int i = 0; i < diagram->knobs.count; i++)
        if (diagram_knob_at(diagram, i)->row == &knobs[KNOB_TECHNIQUE])
            return i;
    return -1;
}

static void turn_others(struct run *run, int technique) {
    const struct diagram *diagram = run->block->object;
    for (int i = 0; i < diagram->knobs.count; i++)
        if (i != technique)
            turn_knob(run, i);
}

static void turn_knobs(struct run *run) {
    const struct diagram *diagram = run->block->object;
    int technique = technique_knob(diagram);
    turn_others(run, technique);
    if (technique < 0)
        return;
    turn_knob(run, technique);
    for (int step = 0; step <= diagram_knob_at(diagram, technique)->last; step++) {
        focus_part(run, DIAGRAM_KNOB + technique);
        play_press(&run->play, "Home");
        for (int i = 0; i < step; i++)
            play_press(&run->play, "Right");
        if (all || step == 1)
            turn_others(run, technique);
    }
}

static void make_happen(struct run *run) {
    static const char *const keys[] = {"e", "d", "e", "u", "u", "u"};
    focus_part(run, DIAGRAM_PICTURE);
    see(run);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        press(run, keys[i], MOTION_TURNS);
}

/* The film as text, and the sweep, in the picture's place. */
static void see_other_pictures(struct run *run) {
    focus_part(run, DIAGRAM_PICTURE);
    see(run);
    expect_regions(run, "t");
    expect_regions(run, "t");
    expect_regions(run, "s");
    expect_regions(run, "Right");
    expect_regions(run, "Left");
    expect_regions(run, "s");
}

static void seek(struct run *run, int64_t to_usec) {
    struct layout layout;
    struct reel reel = film_now(run, &layout).known->reel;
    films_seek(&player_of(run)->films, run->block, &reel, to_usec, run->play.now_usec);
}

static void tune(struct run *run) {
    const struct diagram *diagram = run->block->object;
    films_pause(&player_of(run)->films);
    staged_to_step(player_of(run), STAGE_TUNE, false);
    unfold(run);
    seek(run, diagram->lasts_usec / 2);
    make_happen(run);
    turn_knobs(run);
    for (int i = 0; i < diagram->knobs.count; i++)
        sweep_knob(run, i);
    see_other_pictures(run);
    play_film(run, STAGE_TUNE);
}

/* --- Stages that are no films. --- */

static void work_step(struct run *run, enum stage_step step) {
    enum { STOPS = 40 };
    static const char *const keys[] = {"Home", "Right", "Right", "End", "Left"};
    staged_to_step(player_of(run), step, false);
    see(run);
    for (int stop = 0; stop < STOPS && player_of(run)->staged.step == step; stop++) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            expect_regions(run, keys[i]);
        staged_line(player_of(run), +1);
    }
}

static void work(struct run *run, unsigned steps) {
    for (int step = 0; step < STAGE_STEPS; step++)
        if (steps & STAGE_BIT(step))
            work_step(run, (enum stage_step)step);
}

/* --- Every film, at every size. --- */

static void run_film(struct run *run, unsigned steps) {
    if (steps & STAGE_BIT(STAGE_GUESS)) {
        say_where(run, "watched before it is guessed");
        if (all)
            play_film(run, STAGE_WATCH);
        say_where(run, "guessed");
        guess(run);
    }
    say_where(run, "watched");
    play_film(run, STAGE_WATCH);
    say_where(run, "tuned");
    if (steps & STAGE_BIT(STAGE_TUNE))
        tune(run);
}

static void run_block(struct run *run, const struct block *block, const struct size *size) {
    const struct stage *stage = block_stage(block);
    run->block = block;
    run->play.player = player_new(run->play.lesson, NULL, origin_fixed);
    run->play.now_usec = 0;
    play_size(&run->play, size->columns, size->rows);
    say_where(run, "opened");
    staged_open(player_of(run), block);
    if (block->schema == &block_diagram.schema)
        run_film(run, stage->steps(block));
    else
        work(run, stage->steps(block));
    motion_release(&run->sight);
    player_free(run->play.player);
    run->play.player = NULL;
}

struct blocks {
    const struct block *list[BLOCKS];
    int count;
};

static void add_block(const struct block *block, void *data) {
    struct blocks *blocks = data;
    if (block_stage(block) != NULL && blocks->count < BLOCKS)
        blocks->list[blocks->count++] = block;
}

static struct blocks blocks_of(const struct lesson *lesson) {
    struct blocks blocks = {.count = 0};
    for (int i = 0; i < lesson->sections.count; i++)
        blocks_walk(((const struct section *)lesson->sections.at)[i].blocks, add_block, &blocks);
    return blocks;
}

static void run_file(const char *path) {
    static struct run run;
    char name[WHERE_BYTES];
    run = (struct run){.name = name};
    play_open_file(&run.play, path);
    player_free(run.play.player);
    run.play.player = NULL;
    struct blocks blocks = blocks_of(run.play.lesson);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        snprintf(name, sizeof name, "%s, %d×%d", path, sizes[i].columns, sizes[i].rows);
        for (int block = 0; block < blocks.count && (all || sizes[i].is_short); block++)
            run_block(&run, blocks.list[block], &sizes[i]);
    }
    play_close(&run.play);
}

static int is_json(const struct dirent *entry) {
    const char *end = strrchr(entry->d_name, '.');
    return end != NULL && strcmp(end, ".json") == 0;
}

static void only_what_moves_moves(void **state) {
    struct dirent **entries;
    int count = scandir(RTLESSON_TEST_ROOT "/tests/kinds", &entries, is_json, alphasort);
    (void)state;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "tests/kinds/%s", entries[i]->d_name);
        run_file(path);
        free(entries[i]);
    }
    free(entries);
    run_file("lessons/realtime-introduction.json");
    print_message("%d films were played, %d times a knob was turned\n", films_played, knobs_turned);
    assert_true(films_played > 0 && knobs_turned > 0);
    assert_int_equal(motion_failures, 0);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_what_moves_moves)};
    all = argc > 1 && strcmp(argv[1], "all") == 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
