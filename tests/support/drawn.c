#include "drawn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sim/scenario.h"

struct drawn_ranges drawn_crowded(int64_t run_most) {
    return (struct drawn_ranges){.grid_usec = 5,
                                 .run_least = 20,
                                 .run_most = run_most,
                                 .latency = 8,
                                 .server = 5,
                                 .interval_least = 1,
                                 .interval = 25,
                                 .hold = 30,
                                 .reconnect = 8,
                                 .phase = 20,
                                 .event_gap = 16,
                                 .drop_gap = 60,
                                 .by_chance = true};
}

struct drawn_ranges drawn_usual(void) {
    return (struct drawn_ranges){.grid_usec = 1000,
                                 .run_least = 60000,
                                 .run_most = 3600000,
                                 .latency = 500,
                                 .server = 50,
                                 .interval_least = 200,
                                 .interval = 20000,
                                 .hold = 60000,
                                 .reconnect = 5000,
                                 .phase = 1000,
                                 .event_gap = 10000,
                                 .drop_gap = 300000,
                                 .by_chance = true};
}

static void add(struct drawn *drawn, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    size_t room = sizeof drawn->text - drawn->length;
    drawn->length += (size_t)vsnprintf(drawn->text + drawn->length, room, format, arguments);
    va_end(arguments);
    assert_true(drawn->length < sizeof drawn->text);
}

int64_t drawn_between(struct drawn *drawn, int64_t low, int64_t high) {
    return low + random_below(&drawn->random, high - low + 1);
}

static bool one_in(struct drawn *drawn, int64_t count) {
    return random_below(&drawn->random, count) == 0;
}

/* A time of so many grid steps. */
static long long steps(struct drawn *drawn, int64_t low, int64_t high) {
    return (long long)drawn_between(drawn, low, high) * drawn->grid_usec;
}

static void add_time(struct drawn *drawn, const char *name, int64_t low, int64_t high) {
    add(drawn, " --%s %lldus", name, steps(drawn, low, high));
}

static void add_switch(struct drawn *drawn, const char *name) {
    if (one_in(drawn, 2))
        add(drawn, " --%s", name);
}

static void add_bursts(struct drawn *drawn, int64_t gap) {
    int64_t count = drawn_between(drawn, 1, 4), apart = drawn_between(drawn, 1, gap / 4 + 1);
    add(drawn, "bursts:%lld,%lldus,%lldus", (long long)count, (long long)apart * drawn->grid_usec,
        steps(drawn, count * apart, (count + 4) * (apart + gap)));
}

static void add_every(struct drawn *drawn, int64_t gap) {
    add(drawn, "every:%lldus", steps(drawn, gap / 2 + 1, gap * 2));
    if (one_in(drawn, 2))
        add(drawn, "+%lldus", steps(drawn, 0, gap));
}

static void add_listed(struct drawn *drawn, int64_t gap, int64_t run) {
    int64_t count = drawn_between(drawn, 1, run / gap < 20 ? run / gap + 1 : 20);
    for (int64_t i = 0; i < count; i++)
        add(drawn, "%s%lldus", i == 0 ? "at:" : ",", steps(drawn, 0, run));
}

/* About one in so many steps, over a run of so many. */
static void add_process(struct drawn *drawn, const char *name, int64_t gap, int64_t run,
                        bool by_chance) {
    add(drawn, " --%s ", name);
    if (by_chance && one_in(drawn, 2))
        add(drawn, "poisson:%lld/h", (long long)(3600000000 / (gap * drawn->grid_usec)));
    else if (one_in(drawn, 4))
        add_every(drawn, gap);
    else if (one_in(drawn, 3))
        add_bursts(drawn, gap);
    else
        add_listed(drawn, gap, run);
}

/* Some are those of the messages, of a browser or bare. */
static void add_sizes(struct drawn *drawn) {
    static const int payloads[] = {0, 1, 7, 100, 125, 126, 230, 243, 4079, 65535, 65536};
    add_switch(drawn, "bare");
    if (one_in(drawn, 4))
        return;
    int64_t which = drawn_between(drawn, 0, sizeof payloads / sizeof payloads[0] - 1);
    add(drawn, " --payload %d", payloads[which]);
    if (!one_in(drawn, 4))
        add(drawn, " --header-up %lld", (long long)drawn_between(drawn, 0, 300));
    if (!one_in(drawn, 4))
        add(drawn, " --header-down %lld", (long long)drawn_between(drawn, 0, 300));
}

static enum technique add_technique(struct drawn *drawn, bool by_chance) {
    int64_t least = by_chance ? TECHNIQUE_REFRESH : TECHNIQUE_SHORT_POLL;
    enum technique technique = (enum technique)drawn_between(drawn, least, TECHNIQUE_COUNT - 1);
    add(drawn, "--technique %s", technique_rows[technique].name);
    add(drawn, " --setup %lld", (long long)drawn_between(drawn, 0, 3) * 2 + 1);
    return technique;
}

static void add_short_poll(struct drawn *drawn, const struct drawn_ranges *ranges) {
    add_switch(drawn, "after-answer");
    add_switch(drawn, "backoff");
    if (ranges->by_chance && one_in(drawn, 2))
        add_time(drawn, "interval-jitter", 0, ranges->interval);
}

static void add_reconnect(struct drawn *drawn, const struct drawn_ranges *ranges) {
    add_time(drawn, "reconnect", 0, ranges->reconnect);
    if (ranges->by_chance && one_in(drawn, 2))
        add_time(drawn, "reconnect-jitter", 0, ranges->reconnect);
}

/* Nothing said: all. */
static void add_replay(struct drawn *drawn) {
    if (one_in(drawn, 3))
        add(drawn, " --replay none");
    else if (one_in(drawn, 2))
        add(drawn, " --replay %lld", (long long)drawn_between(drawn, 1, 4));
}

/* Often none, and often longer than the run. */
static void add_keep_alive(struct drawn *drawn, const struct drawn_ranges *ranges) {
    if (one_in(drawn, 4))
        add_time(drawn, "keep-alive", 0, 0);
    else if (one_in(drawn, 2))
        add_time(drawn, "keep-alive", 0, ranges->interval);
}

static void add_knobs(struct drawn *drawn, enum technique technique,
                      const struct drawn_ranges *ranges) {
    bool asks_at_intervals = technique == TECHNIQUE_SHORT_POLL || technique == TECHNIQUE_REFRESH;
    if (asks_at_intervals)
        add_time(drawn, "interval", ranges->interval_least, ranges->interval);
    else
        add_reconnect(drawn, ranges);
    if (technique == TECHNIQUE_SHORT_POLL)
        add_short_poll(drawn, ranges);
    if (technique == TECHNIQUE_LONG_POLL)
        add_time(drawn, "hold", 1, ranges->hold);
    if (knob_applies(&knobs[KNOB_KEEP_ALIVE], technique))
        add_keep_alive(drawn, ranges);
    if (!technique_rows[technique].streams)
        return;
    add_replay(drawn);
    if (one_in(drawn, 3))
        add_time(drawn, "heartbeat", 1, ranges->hold);
}

static void add_transits(struct drawn *drawn, const struct drawn_ranges *ranges) {
    add_time(drawn, "latency-up", 1, ranges->latency);
    add_time(drawn, "latency-down", 1, ranges->latency);
    add_time(drawn, "server-time", 0, ranges->server);
    add_time(drawn, "phase", 0, ranges->phase);
    if (!ranges->by_chance || one_in(drawn, 2))
        return;
    bool exponential = one_in(drawn, 2);
    add(drawn, " --jitter %s%lldus", exponential ? "exp:" : "", steps(drawn, 0, ranges->latency));
}

static void add_processes(struct drawn *drawn, int64_t run, const struct drawn_ranges *ranges) {
    bool by_chance = ranges->by_chance;
    add_process(drawn, "events", drawn_between(drawn, 1, ranges->event_gap), run, by_chance);
    if (!one_in(drawn, 3)) {
        int64_t gap = drawn_between(drawn, ranges->drop_gap / 8 + 1, ranges->drop_gap);
        add_process(drawn, "drops", gap, run, by_chance);
    }
    if (one_in(drawn, 2))
        add_process(drawn, "up-events", drawn_between(drawn, 1, ranges->event_gap), run, by_chance);
}

void drawn_make(struct drawn *drawn, uint64_t stream, uint64_t number,
                const struct drawn_ranges *ranges) {
    drawn->random = random_seeded(7, stream, number);
    drawn->length = 0;
    drawn->grid_usec = drawn_between(drawn, 1, ranges->grid_usec);
    int64_t run = drawn_between(drawn, ranges->run_least, ranges->run_most);
    enum technique technique = add_technique(drawn, ranges->by_chance);
    add_transits(drawn, ranges);
    add_knobs(drawn, technique, ranges);
    add_processes(drawn, run, ranges);
    add_sizes(drawn);
    add(drawn, " --duration %lldus", (long long)run * drawn->grid_usec);
    if (ranges->by_chance)
        add(drawn, " --seed %lld", (long long)drawn_between(drawn, 0, 1000000));
}

/* Where the option stands, or NULL. */
static char *option_in(char *text, const struct knob *knob) {
    char option[64];
    size_t length = (size_t)snprintf(option, sizeof option, "--%s", knob->name);
    for (char *at = strstr(text, option); at != NULL; at = strstr(at + length, option))
        if (at[length] == ' ' || at[length] == '\0')
            return at;
    return NULL;
}

bool drawn_without(struct drawn *drawn, const struct knob *knob) {
    char *at = option_in(drawn->text, knob);
    if (at == NULL)
        return false;
    char *rest = at + strcspn(at, " ");
    if (knob->type != KNOB_TYPE_SWITCH)
        rest += 1 + strcspn(rest + 1, " ");
    memmove(at, rest, strlen(rest) + 1);
    drawn->length = strlen(drawn->text);
    return true;
}
