#include "frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/writer.h"
#include "blocks/registry.h"
#include "player/script.h"

enum { COLUMNS = 100, ROWS = 30, ROUNDS = 4 };

/* What a lesson is full of. "%d" is the number of one of many. */
struct stuff {
    const char *name, *before, *one, *after;
};

#define SECTION "{\"id\":\"only\",\"title\":\"Only\",\"blocks\":["
#define TEXT    "{\"kind\":\"prose\",\"text\":\"Number **%d** of many, with *some* text.\"}"

static const struct stuff stuffs[] = {
    {"texts", SECTION, TEXT, "]}"},
    {"questions", SECTION,
     "{\"kind\":\"choice\",\"id\":\"c%d\",\"ask\":\"Which?\",\"choices\":["
     "{\"id\":\"a\",\"text\":\"This\",\"correct\":true,\"why\":\"So it is.\"},"
     "{\"id\":\"b\",\"text\":\"That\",\"why\":\"It is not.\"}]}",
     "]}"},
    {"texts in a tab",
     SECTION "{\"kind\":\"tabs\",\"id\":\"t\",\"tabs\":[{\"id\":\"a\",\"title\":\"A\",\"blocks\":[",
     TEXT,
     "]},{\"id\":\"b\",\"title\":\"B\",\"blocks\":[{\"kind\":\"prose\",\"text\":\"None.\"}]}]}]}"},
    {"items that unfold", SECTION "{\"kind\":\"accordion\",\"id\":\"a\",\"items\":[",
     "{\"id\":\"i%d\",\"title\":\"An item\",\"text\":\"Its *text*.\"}", "]}]}"},
    {"sections", "",
     "{\"id\":\"s%d\",\"title\":\"One\",\"blocks\":[{\"kind\":\"prose\",\"text\":\"Short.\"}]}",
     ""},
};

static const char *const keys[] = {"PgDn", "Down", "Tab",       "Enter", "Space",
                                   "End",  "Up",   "Shift-Tab", "Home",  "o",
                                   "PgDn", "Down", "Esc",       "Right", "Left"};
enum { KEYS = sizeof keys / sizeof *keys };

struct taken {
    double first_msec, median_msec, most_msec;
};

static double now_msec(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void write_lesson(const struct stuff *stuff, int blocks, struct writer *writer) {
    writer_printf(writer, "{\"format\":1,\"id\":\"long\",\"title\":\"Long\",\"sections\":[%s",
                  stuff->before);
    for (int i = 0; i < blocks; i++) {
        const char *number = strstr(stuff->one, "%d");
        writer_printf(writer, "%s%.*s%d%s", i > 0 ? "," : "", (int)(number - stuff->one),
                      stuff->one, i, number + strlen("%d"));
    }
    writer_printf(writer, "%s]}", stuff->after);
}

static struct lesson *make_lesson(const struct stuff *stuff, int blocks) {
    struct writer writer = {0};
    struct problems problems = {0};
    write_lesson(stuff, blocks, &writer);
    struct lesson *lesson =
        lesson_parse("long.json", writer.text, writer.length, registry_kinds(), &problems);
    problems_release(&problems);
    writer_release(&writer);
    return lesson;
}

static int compare(const void *a, const void *b) {
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

/* The time of one key and the frame after it. */
static double press(const char *key, struct player *player, struct canvas *canvas) {
    int64_t now_usec = 0;
    double begin = now_msec();
    script_play(key, player, &now_usec);
    player_paint(player, canvas);
    return now_msec() - begin;
}

static struct taken measure(struct player *player, struct canvas *canvas) {
    struct taken taken;
    double times[ROUNDS * KEYS];
    struct event resize = {.type = EVENT_RESIZE, .columns = COLUMNS, .rows = ROWS};
    double begin = now_msec();
    player_handle(player, &resize);
    player_paint(player, canvas);
    taken.first_msec = now_msec() - begin;
    for (int i = 0; i < ROUNDS * KEYS; i++)
        times[i] = press(keys[i % KEYS], player, canvas);
    qsort(times, ROUNDS * KEYS, sizeof *times, compare);
    taken.median_msec = times[ROUNDS * KEYS / 2];
    taken.most_msec = times[ROUNDS * KEYS - 1];
    return taken;
}

static bool play(const struct stuff *stuff, int blocks, struct taken *taken) {
    struct lesson *lesson = make_lesson(stuff, blocks);
    if (lesson == NULL)
        return false;
    struct player *player = player_new(lesson, NULL, origin_fixed);
    struct canvas canvas;
    canvas_init(&canvas, COLUMNS, ROWS, false);
    *taken = measure(player, &canvas);
    canvas_release(&canvas);
    player_free(player);
    lesson_free(lesson);
    return true;
}

static void print(const char *name, int blocks, struct taken taken, struct taken tenth) {
    printf(
        " %7d %-16s first frame %9.1f ms (%4.1f times a tenth of it)  a key and its frame: median "
        "%7.2f ms (%4.1f times), most %8.2f ms\n",
        blocks, name, taken.first_msec, taken.first_msec / tenth.first_msec, taken.median_msec,
        taken.median_msec / tenth.median_msec, taken.most_msec);
}

bool frames_measure(int blocks) {
    printf("\nframes of a section of many blocks, %d×%d\n", COLUMNS, ROWS);
    for (size_t i = 0; i < sizeof stuffs / sizeof *stuffs; i++) {
        struct taken taken, tenth;
        if (!play(&stuffs[i], blocks / 10, &tenth) || !play(&stuffs[i], blocks, &taken))
            return false;
        print(stuffs[i].name, blocks, taken, tenth);
    }
    return true;
}
