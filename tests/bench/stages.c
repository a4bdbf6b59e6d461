#include "stages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "blocks/ask/prediction.h"
#include "blocks/diagram/parts.h"
#include "blocks/registry.h"
#include "player/script.h"
#include "player/state.h"

enum { COLUMNS = 100, ROWS = 30, TIMES = 20000, STOPS = 60 };

static const char lesson_path[] = "lessons/realtime-introduction.json";

/* A section of the lesson, and a film in it. */
static const struct film_of {
    const char *section, *id;
} films[] = {{"families", "pull-film"}, {"families", "pull-held"}, {"families", "playground"}};

struct times {
    double msec[TIMES];
    int count;
};

/* What is measured of one film. */
struct stage_bench {
    struct lesson *lesson;
    struct player *player;
    const struct block *film;
    struct canvas canvas;
    int64_t now_usec;
    struct times on, back;    /* a knob to its next value, and to one before */
    struct times moved, made; /* a key that moves the film, one that makes something happen */
    struct times swept;       /* the sweep, opened and closed */
    struct times frames;      /* as it plays */
    int seconds;
};

static double now_msec(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b) {
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

static void add(struct times *times, double msec) {
    if (times->count < TIMES)
        times->msec[times->count++] = msec;
}

static double median(struct times *times) {
    qsort(times->msec, (size_t)times->count, sizeof *times->msec, compare);
    return times->count > 0 ? times->msec[times->count / 2] : 0;
}

static double most(const struct times *times) {
    return times->count > 0 ? times->msec[times->count - 1] : 0;
}

static double sum(const struct times *times) {
    double all = 0;
    for (int i = 0; i < times->count; i++)
        all += times->msec[i];
    return all;
}

/* --- Keys. --- */

static void press(struct stage_bench *bench, const char *key) {
    script_play(key, bench->player, &bench->now_usec);
    player_paint(bench->player, &bench->canvas);
}

static unsigned changes(const struct player *player) {
    return player->facts.changes + player->marks.changes + player->films.changes;
}

/* A key that does nothing, such as one at a knob's end, does not count. */
static void press_timed(struct stage_bench *bench, const char *key, struct times *times) {
    unsigned before = changes(bench->player);
    double begin = now_msec();
    press(bench, key);
    if (changes(bench->player) != before)
        add(times, now_msec() - begin);
}

/* The knob that has the focus; -1: none has. */
static int knob_in_focus(const struct stage_bench *bench) {
    const struct page *page = player_page(bench->player);
    bool is_knob = page->focus == bench->film && page->focus_part >= DIAGRAM_KNOB;
    return is_knob ? page->focus_part - DIAGRAM_KNOB : -1;
}

static void turn_knobs(struct stage_bench *bench) {
    enum { TURNS = 6 };
    staged_open(bench->player, bench->film);
    staged_to_step(bench->player, STAGE_TUNE, false);
    /* Past the last stop Down leads out of the stage. */
    for (int stop = 0; stop < STOPS && bench->player->staged.block != NULL;
         stop++, press(bench, "Down")) {
        if (knob_in_focus(bench) < 0)
            continue;
        for (int i = 0; i < TURNS; i++)
            press_timed(bench, "Right", &bench->on);
        for (int i = 0; i < TURNS; i++)
            press_timed(bench, "Left", &bench->back);
    }
}

/* From anywhere: past the last knob Down leads out of the stage. */
static void work_film(struct stage_bench *bench) {
    static const char *const moves[] = {".", ".", ",", "Right", "Left", "n", "p"};
    static const char *const making[] = {"e", "d", "u", "u"};
    staged_open(bench->player, bench->film);
    staged_to_step(bench->player, STAGE_TUNE, false);
    player_page(bench->player)->focus_part = DIAGRAM_PICTURE;
    press(bench, "Home");
    press(bench, "]");
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        press_timed(bench, moves[i], &bench->moved);
    for (size_t i = 0; i < sizeof making / sizeof *making; i++)
        press_timed(bench, making[i], &bench->made);
    press_timed(bench, "s", &bench->swept);
    press_timed(bench, "s", &bench->swept);
}

/* What was asked before it is answered, and told. */
static void tell(struct stage_bench *bench) {
    const struct block *question = prediction_question(bench->film);
    if (question == NULL)
        return;
    facts_set(&bench->player->facts, question->id, own_tries, 1);
    facts_set(&bench->player->facts, bench->film->id, own_watched, 1);
}

/* --- As it plays. --- */

static void play(struct stage_bench *bench, int seconds) {
    struct layout layout;
    int64_t until_usec = bench->now_usec + seconds * INT64_C(1000000);
    staged_open(bench->player, bench->film);
    player_layout(bench->player, &layout);
    struct reel reel = block_kind(bench->film)->reel(bench->film, &layout.scene);
    films_play(&bench->player->films, bench->film, &reel, bench->now_usec);
    for (int64_t next; (next = player_next_change(bench->player)) <= until_usec;) {
        double begin = now_msec();
        bench->now_usec = next;
        player_handle(bench->player, &(struct event){.type = EVENT_TICK, .at_usec = next});
        player_paint(bench->player, &bench->canvas);
        player_next_change(bench->player);
        add(&bench->frames, now_msec() - begin);
    }
    bench->now_usec = until_usec;
    bench->seconds += seconds;
    player_handle(bench->player, &(struct event){.type = EVENT_TICK, .at_usec = until_usec});
}

/* --- The whole. --- */

struct wanted {
    const char *id;
    const struct block *found;
};

static void find(const struct block *block, void *data) {
    struct wanted *wanted = data;
    if (block->id != NULL && strcmp(block->id, wanted->id) == 0)
        wanted->found = block;
}

static const struct block *find_film(const struct lesson *lesson, const char *id) {
    struct wanted wanted = {.id = id};
    for (int i = 0; i < lesson->sections.count; i++)
        blocks_walk(((const struct section *)lesson->sections.at)[i].blocks, find, &wanted);
    return wanted.found;
}

static void print_key(const char *name, struct times *times) {
    double its = median(times);
    if (times->count > 0)
        printf(" %s %6.3f ms (most %6.3f)", name, its, most(times));
}

static void print(const struct film_of *film, struct stage_bench *bench) {
    double frame = median(&bench->frames);
    printf(" %-12s a key and its frame:", film->id);
    print_key("a knob on", &bench->on);
    print_key("back", &bench->back);
    print_key("film moved", &bench->moved);
    print_key("something made", &bench->made);
    print_key("sweep", &bench->swept);
    printf("\n %-12s a second of the film: %5.1f frames of %6.3f ms, %7.2f ms in all\n", "",
           (double)bench->frames.count / bench->seconds, frame,
           sum(&bench->frames) / bench->seconds);
}

static void measure(const struct film_of *film, struct lesson *lesson, int rounds) {
    enum { SECONDS = 3 };
    static struct stage_bench bench;
    bench = (struct stage_bench){.lesson = lesson, .film = find_film(lesson, film->id)};
    canvas_init(&bench.canvas, COLUMNS, ROWS, false);
    for (int i = 0; i < rounds; i++) {
        struct event resize = {.type = EVENT_RESIZE, .columns = COLUMNS, .rows = ROWS};
        bench.player = player_new(lesson, NULL, origin_fixed);
        bench.now_usec = 0;
        player_handle(bench.player, &resize);
        player_goto(bench.player, film->section);
        tell(&bench);
        play(&bench, SECONDS);
        turn_knobs(&bench);
        work_film(&bench);
        player_free(bench.player);
    }
    print(film, &bench);
    canvas_release(&bench.canvas);
}

bool stages_measure(int rounds) {
    struct problems problems = {0};
    struct lesson *lesson = lesson_load(lesson_path, registry_kinds(), &problems);
    problems_release(&problems);
    if (lesson == NULL)
        return false;
    printf("\nstages of %s, %d×%d\n", lesson_path, COLUMNS, ROWS);
    for (size_t i = 0; i < sizeof films / sizeof *films; i++)
        measure(&films[i], lesson, rounds);
    lesson_free(lesson);
    return true;
}
