/*
 * Nothing on a stage jumps: no region changes its size or place while a film plays, a knob turns or
 * a verdict comes.
 *
 * Every film of the examples and of the lesson is looked at on its stage, at some of the moments at
 * which a message leaves or arrives or something is told, with every knob at its ends. In the suite
 * at two sizes and 20 moments; with the argument "all", as `./dev motion` gives it, at five sizes
 * and every moment.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/film/now.h"
#include "blocks/registry.h"
#include "play.h"
#include "player/state.h"

static bool looks_at_all;

enum { SOME_SIZES = 2, SOME_MOMENTS = 20 };

static const struct {
    int columns, rows;
} sizes[] = {{80, 24}, {40, 12}, {60, 20}, {120, 40}, {160, 50}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static const char *const lessons[] = {
    "tests/kinds/diagram.json",
    "tests/kinds/simulated.json",
    "tests/kinds/lanes.json",
    "tests/kinds/predict.json",
    "tests/kinds/predict-mark.json",
    "tests/kinds/then.json",
    "tests/kinds/vary.json",
    "tests/kinds/tabs.json",
    "lessons/realtime-introduction.json",
};
enum { LESSONS = sizeof lessons / sizeof *lessons };

/* --- Where everything is. --- */

struct places {
    struct region regions[STAGE_REGION_LIMIT];
    int count;
};

static struct places places_of(struct player *player) {
    struct places places = {.count = 0};
    struct layout layout;
    player_layout(player, &layout);
    places.count = layout.region_count;
    memcpy(places.regions, layout.regions, sizeof places.regions);
    return places;
}

static bool are_same(const struct places *a, const struct places *b) {
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++) {
        const struct region *one = &a->regions[i], *other = &b->regions[i];
        same = one->name == other->name && one->at.x == other->at.x && one->at.y == other->at.y &&
               one->at.width == other->at.width && one->at.height == other->at.height &&
               one->shown == other->shown;
    }
    return same;
}

/* A film that is looked at, and where all was first. */
struct look {
    struct player *player;
    const struct block *film;
    const char *lesson;
    struct places first;
    int columns, rows, looks;
};

static void begin(struct look *look, enum stage_step step) {
    staged_to_step(look->player, step, false);
    look->first = places_of(look->player);
}

static void expect_still(struct look *look, const char *what, int64_t of) {
    struct places now = places_of(look->player);
    look->looks++;
    if (!are_same(&look->first, &now))
        fail_msg("%s: %s at %d×%d: a region moved, %s %lld", look->lesson, look->film->id,
                 look->columns, look->rows, what, (long long)of);
}

/* --- While it plays. --- */

static struct diagram_now now_of(const struct look *look, struct layout *layout) {
    player_layout(look->player, layout);
    return diagram_now(look->film, &layout->scene);
}

static int compare_times(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a < b ? -1 : a > b;
}

/* When something happens in it, rising, for the caller to free. */
static int64_t *moments_of(const struct diagram_known *known, int *count) {
    size_t most = 2;
    for (int i = 0; i < known->lane_count; i++)
        most += 2 * (size_t)known->traces[i].message_count + (size_t)known->traces[i].beat_count;
    int64_t *moments = malloc(most * sizeof *moments);
    assert_non_null(moments);
    *count = 0;
    moments[(*count)++] = 0;
    moments[(*count)++] = known->traces[0].lasts_usec;
    for (int lane = 0; lane < known->lane_count; lane++) {
        const struct trace *trace = &known->traces[lane];
        for (int i = 0; i < trace->message_count; i++) {
            moments[(*count)++] = trace->messages[i].leaves_usec;
            moments[(*count)++] = trace_message_ends(&trace->messages[i]);
        }
        for (int i = 0; i < trace->beat_count; i++)
            moments[(*count)++] = trace->beats[i].at_usec;
    }
    qsort(moments, (size_t)*count, sizeof *moments, compare_times);
    return moments;
}

static void play_through(struct look *look) {
    struct layout layout;
    struct diagram_now now = now_of(look, &layout);
    struct reel reel = now.known->reel;
    int count;
    int64_t *moments = moments_of(now.known, &count);
    int step = looks_at_all || count <= SOME_MOMENTS ? 1 : count / SOME_MOMENTS;
    for (int i = 0; i < count; i += step) {
        films_seek(&look->player->films, look->film, &reel, moments[i], 0);
        expect_still(look, "when the film is at µs", moments[i]);
    }
    free(moments);
}

/* --- While a knob turns. --- */

static void turn_to(struct look *look, const struct diagram_knob *knob, int step) {
    facts_set(&look->player->facts, look->film->id, knob->id, step);
    expect_still(look, knob->id, step);
}

static void turn_all(struct look *look) {
    struct layout layout;
    const struct diagram *diagram = now_of(look, &layout).diagram;
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        turn_to(look, knob, 0);
        turn_to(look, knob, knob->last / 2);
        turn_to(look, knob, knob->last);
        facts_clear(&look->player->facts, look->film->id, knob->id);
    }
}

/* --- When a verdict comes. --- */

static void answer_and_watch(struct look *look) {
    const struct block *question = prediction_question(look->film);
    if (question == NULL)
        return;
    facts_set(&look->player->facts, question->id, own_tries, 1);
    expect_still(look, "answered", 1);
    facts_set(&look->player->facts, look->film->id, own_watched, 1);
    expect_still(look, "told", 1);
    facts_clear(&look->player->facts, question->id, own_tries);
    facts_clear(&look->player->facts, look->film->id, own_watched);
}

/* --- All of it. --- */

static void look_at(struct look *look, int size) {
    look->columns = sizes[size].columns;
    look->rows = sizes[size].rows;
    player_handle(
        look->player,
        &(struct event){.type = EVENT_RESIZE, .columns = look->columns, .rows = look->rows});
    staged_open(look->player, look->film);
    begin(look, STAGE_WATCH);
    play_through(look);
    answer_and_watch(look);
    if (block_stage(look->film)->steps(look->film) & STAGE_BIT(STAGE_TUNE)) {
        begin(look, STAGE_TUNE);
        play_through(look);
        turn_all(look);
    }
    staged_close(look->player);
}

static void look_at_film(const struct block *block, void *data) {
    struct look *look = data;
    if (block_kind(block)->reel == NULL)
        return;
    look->film = block;
    for (int size = 0; size < (looks_at_all ? SIZES : SOME_SIZES); size++)
        look_at(look, size);
}

static void nothing_jumps(void **state) {
    (void)state;
    int looks = 0;
    for (int i = 0; i < LESSONS; i++) {
        struct play play;
        play_open_file(&play, lessons[i]);
        play_size(&play, sizes[0].columns, sizes[0].rows);
        struct look look = {.player = play.player, .lesson = lessons[i]};
        const struct section *sections = play.lesson->sections.at;
        for (int section = 0; section < play.lesson->sections.count; section++)
            blocks_walk(sections[section].blocks, look_at_film, &look);
        assert_true(look.looks > 0);
        looks += look.looks;
        play_close(&play);
    }
    printf("%d looks\n", looks);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_jumps)};
    looks_at_all = argc > 1 && strcmp(argv[1], "all") == 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
