#define _GNU_SOURCE /* RTLD_NEXT */

#include "keys.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/writer.h"
#include "blocks/registry.h"
#include "player/script.h"
#include "record/record.h"
#include "sleep.h"

enum { COLUMNS = 100, ROWS = 30, QUESTIONS = 40, KEY_NSEC = 10000000, SYNC_MSEC = 500 };
enum { MSEC_NSEC = 1000000, WAIT_MSEC = 60000 };

/* --- The disk -------------------------------------------------------------------------------- */

static atomic_int sync_msec;

/* Stands before the system's, which SQLite would call else. */
int fdatasync(int fildes) {
    int (*real)(int);
    void *address = dlsym(RTLD_NEXT, "fdatasync");
    memcpy(&real, &address, sizeof real); /* C knows no way from an object to a function */
    for (int i = 0; i < sync_msec; i++)
        sleep_nsec(MSEC_NSEC);
    return real(fildes);
}

/* --- The keys -------------------------------------------------------------------------------- */

static double now_msec(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static struct lesson *make_lesson(void) {
    struct writer writer = {0};
    struct problems problems = {0};
    writer_text(&writer, "{\"format\":1,\"id\":\"keys\",\"title\":\"Keys\",\"sections\":[{\"id\":"
                         "\"only\",\"title\":\"Only\",\"blocks\":[");
    for (int i = 0; i < QUESTIONS; i++)
        writer_printf(&writer,
                      "%s{\"kind\":\"choice\",\"id\":\"c%d\",\"ask\":\"Which?\",\"choices\":["
                      "{\"id\":\"a\",\"text\":\"This\",\"correct\":true,\"why\":\"So.\"},"
                      "{\"id\":\"b\",\"text\":\"That\",\"why\":\"No.\"}]}",
                      i > 0 ? "," : "", i);
    writer_text(&writer, "]}]}");
    struct lesson *lesson =
        lesson_parse("keys.json", writer.text, writer.length, registry_kinds(), &problems);
    problems_release(&problems);
    writer_release(&writer);
    return lesson;
}

/* As the program does after each event (cli/keep.c). */
static void keep(struct record *record, struct player *player) {
    record_put(record, &(struct record_now){.facts = player_facts(player),
                                            .tries = player_tries(player),
                                            .place = player_place(player)});
    record_ask(record);
}

static double press(struct player *player, struct record *record, struct canvas *canvas,
                    const char *key) {
    int64_t now_usec = 0;
    double begin = now_msec();
    script_play(key, player, &now_usec);
    keep(record, player);
    player_paint(player, canvas);
    return now_msec() - begin;
}

/* Ticks, tries and goes on, a key each ten milliseconds. */
static void press_all(struct player *player, struct record *record, double *msec, int keys) {
    static const char *const pressed[] = {"Enter", "Down", "Down", "Enter", "Tab"};
    struct event resize = {.type = EVENT_RESIZE, .columns = COLUMNS, .rows = ROWS};
    struct canvas canvas;
    canvas_init(&canvas, COLUMNS, ROWS, false);
    player_handle(player, &resize);
    for (int i = 0; i < keys; i++) {
        msec[i] = press(player, record, &canvas, pressed[i % 5]);
        sleep_nsec(KEY_NSEC);
    }
    canvas_release(&canvas);
}

/* --- Both disks ------------------------------------------------------------------------------ */

/* The times, by their size. */
static bool play(const struct lesson *lesson, const char *path, double *msec, int keys) {
    struct player *player = player_new(lesson, NULL, origin_fixed);
    struct record *record = record_open(path);
    record_turn(record, &(struct record_key){
                            .course = "bench", .file = "", .lesson = "keys", .title = "Keys"});
    press_all(player, record, msec, keys);
    sync_msec = 0;
    keep(record, player);
    bool good = record_wait(record, WAIT_MSEC);
    record_close(record);
    player_free(player);
    qsort(msec, (size_t)keys, sizeof *msec, by_size);
    return good;
}

static void print_row(const char *disk, const double *msec, int keys) {
    printf("  a key and its frame, %-23s median %8.4f ms, 99%% %8.4f ms, most %8.4f ms\n", disk,
           msec[keys / 2], msec[(keys * 99 - 1) / 100], msec[keys - 1]);
}

static bool play_both(const struct lesson *lesson, const char *directory, double *fast,
                      double *slow, int keys) {
    struct writer path = {0};
    writer_printf(&path, "%s/keys.db", directory);
    bool good = play(lesson, path.text, fast, keys);
    good = good && unlink(path.text) == 0;
    sync_msec = SYNC_MSEC;
    good = good && play(lesson, path.text, slow, keys);
    writer_release(&path);
    return good;
}

bool keys_measure(const char *directory, int keys) {
    double *fast = calloc((size_t)keys, sizeof *fast), *slow = calloc((size_t)keys, sizeof *slow);
    struct lesson *lesson = make_lesson();
    bool good = fast != NULL && slow != NULL && lesson != NULL &&
                play_both(lesson, directory, fast, slow, keys);
    if (good) {
        print_row("the disk as it is", fast, keys);
        print_row("each sync 500 ms more", slow, keys);
        printf("  %-44s median %8.2f,    99%% %8.2f\n", "the slow disk to the other",
               slow[keys / 2] / fast[keys / 2],
               slow[(keys * 99 - 1) / 100] / fast[(keys * 99 - 1) / 100]);
    }
    lesson_free(lesson);
    free(fast);
    free(slow);
    return good;
}
