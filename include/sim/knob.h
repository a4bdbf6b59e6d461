/*
 * The knobs of a scenario: one table from which the options of `simulate`, the "simulate" object of
 * a lesson, the knobs that a learner turns, and the axis of a sweep are made.
 */
#ifndef RTLESSON_SIM_KNOB_H
#define RTLESSON_SIM_KNOB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/errbuf.h"
#include "base/suggest.h"
#include "sim/scenario.h"

enum knob_type {
    KNOB_TYPE_TECHNIQUE, /* "short-poll" */
    KNOB_TYPE_PROCESS,   /* "every:5s", … (process.h) */
    KNOB_TYPE_DURATION,  /* "80ms" */
    KNOB_TYPE_JITTER,    /* "20ms", "exp:20ms" */
    KNOB_TYPE_WHOLE,     /* "3", and where the knob has such words "none", "all" */
    KNOB_TYPE_SWITCH     /* "on", "off"; as an option it has no value */
};

/* By purpose, as a learner looks for them. */
enum knob_group {
    KNOB_GROUP_FIRST, /* before all others: the technique itself, which says what others there are
                       */
    KNOB_GROUP_NETWORK,
    KNOB_GROUP_TECHNIQUE,
    KNOB_GROUP_UPDATES,
    KNOB_GROUP_SIZES,
    KNOB_GROUP_CHANCE,
    KNOB_GROUPS
};

/* Their words, by enum knob_group: "the network". */
extern const char *const knob_groups[];

struct knob {
    const char *name; /* "interval": the option's, the field's */
    enum knob_type type;
    size_t at, size;     /* of the member in struct scenario */
    unsigned techniques; /* bits 1u << technique that have it */
    /* Inclusive, of durations (in usec, a jitter's too) and whole numbers; of the latter every
     * step-th from low. */
    int64_t low, high, step;
    /* What a number is called that stands besides the range: 0, as "none", and SCENARIO_ALL. NULL:
     * there is none. */
    const char *none, *all;
    /* What holds where nothing is said, as it would be written: "80ms"; NULL: off, 0, or what
     * another row says. Where that depends on the technique (scenario_complete), the scenario has
     * SCENARIO_PRESET, and these words stand before it; else NULL. */
    const char *preset, *depends;
    int64_t number;    /* the preset's, where it depends on the technique and is one */
    const char *value; /* what its value is called in a help: "T", "N", "SPEC"; NULL: a switch */
    const char *unit;  /* of a whole number, for one of them: "byte"; or NULL */
    const char *title; /* to a learner: "Poll interval" */
    const char *says;  /* one line of documentation; of the technique "": the names say it */
    enum knob_group group;
    const char *tells; /* what it is, to whoever turns it: a sentence */
};

enum knob_id {
    KNOB_TECHNIQUE,
    KNOB_EVENTS,
    KNOB_UP_EVENTS,
    KNOB_DURATION,
    KNOB_LATENCY,
    KNOB_LATENCY_UP,
    KNOB_LATENCY_DOWN,
    KNOB_JITTER,
    KNOB_SERVER_TIME,
    KNOB_INTERVAL,
    KNOB_INTERVAL_JITTER,
    KNOB_AFTER_ANSWER,
    KNOB_BACKOFF,
    KNOB_HOLD,
    KNOB_PHASE,
    KNOB_SPREAD,
    KNOB_SETUP,
    KNOB_KEEP_ALIVE,
    KNOB_RECONNECT,
    KNOB_RECONNECT_JITTER,
    KNOB_DROPS,
    KNOB_REPLAY,
    KNOB_HEARTBEAT,
    KNOB_BARE,
    KNOB_HEADER_UP,
    KNOB_HEADER_DOWN,
    KNOB_PAYLOAD,
    KNOB_CLIENTS,
    KNOB_SHARED,
    KNOB_SEED,
    KNOB_COUNT
};

/* The table by knob_id, ended by a row without a name. */
extern const struct knob knobs[];

/* The row of the name that an author or caller wrote, or NULL; then remedy (may be NULL) says which
 * there are, and which was perhaps meant (suggest_remedy). */
const struct knob *knob_find(const char *name, char remedy[SUGGEST_REMEDY_BYTES]);

/* The name of the one that must have been meant by an unknown name; NULL: none, or any of several
 * (suggest_only). */
const char *knob_meant(const char *name);

/* A knob that there was once, and what does the same now: "close", "keep-alive", "0s"; or NULL. */
struct knob_gone {
    const char *name, *now, *value;
};
const struct knob_gone *knob_gone(const char *name);

/* True of "latency": what is set is the latency up, and the one down with it. */
bool knob_sets_both_ways(const struct knob *knob);

bool knob_applies(const struct knob *knob, enum technique technique);
/* Those that have it: "every technique", "long-poll, sse and websocket"; constant, or in into. */
const char *knob_techniques(const struct knob *knob, char into[TECHNIQUE_NAMES_BYTES]);

/* Sets the knob from its text; what it points to is the arena's. The reason begins with the knob's
 * name and does not repeat the text: "interval must be at least 1 us". A switch takes "on", "true",
 * "" and "off", "false". Whether the technique has the knob is not asked. */
bool knob_set(struct scenario *scenario, const struct knob *knob, const char *text,
              struct arena *arena, struct errbuf *err);
/* The value of a duration or whole number (of latency: up), what SCENARIO_PRESET stands for put in
 * its place; and setting it, as knob_set. */
int64_t knob_number(const struct scenario *scenario, const struct knob *knob);
bool knob_set_number(struct scenario *scenario, const struct knob *knob, int64_t number,
                     struct errbuf *err);
/* "none" and "all", as they may be written besides numbers: "none, all or ", "none or ", or "". */
enum { KNOB_BESIDES_BYTES = 32 };
const char *knob_besides(const struct knob *knob, char into[KNOB_BESIDES_BYTES]);
/* The same of a number that the knob has proven to hold. */
void knob_put_number(struct scenario *scenario, const struct knob *knob, int64_t number);
/* … and of one that stands besides the range: 0, SCENARIO_ALL. */
void knob_put_besides(struct scenario *scenario, const struct knob *knob, int64_t number);
/* Sets it to SCENARIO_PRESET, where the table says that it depends on the technique. */
void knob_unset(struct scenario *scenario, const struct knob *knob);
bool knob_is_unset(const struct scenario *scenario, const struct knob *knob);
/* True when what the scenario holds is a value of the knob: its range, or what process_check says.
 * SCENARIO_PRESET is one. The reason is as knob_set's. */
bool knob_holds(const struct scenario *scenario, const struct knob *knob, struct errbuf *err);
/* Takes one knob over from another scenario. */
void knob_copy(struct scenario *into, const struct knob *knob, const struct scenario *from);
/* True when both hold the same value of the knob, what SCENARIO_PRESET stands for put in its place.
 */
bool knob_same(const struct scenario *a, const struct scenario *b, const struct knob *knob);
/* The value as a learner reads it: "2.5 s", "on", "short polling", "every 2 s". In the arena. */
const char *knob_words(const struct scenario *scenario, const struct knob *knob,
                       struct arena *arena);

/* A whole scenario from its parts, for both ways in. Which knobs were named; a knob that was named
 * and that the technique does not have is an error that says which techniques have it, and begins
 * with the knob's name. */
struct knob_set {
    uint64_t named; /* bits 1 << row */
};
_Static_assert(KNOB_COUNT <= 64, "a set of knobs is bits");
bool knob_is_named(struct knob_set set, const struct knob *knob);
void knob_name(struct knob_set *set, const struct knob *knob);
struct knob_set knob_set_of(const struct knob *knob); /* this one alone */
bool knob_check(const struct scenario *scenario, struct knob_set set, struct errbuf *err);
/* The same for several techniques, as bits 1u << technique: one that has it is enough. */
bool knob_check_any(unsigned techniques, struct knob_set set, struct errbuf *err);
/* Takes over what was named in the other, which then counts as named too. */
void knob_merge(struct scenario *into, struct knob_set *set, const struct scenario *from,
                struct knob_set from_set);

/* What a field of a lesson (FIELD_SCENARIO) becomes. It starts from scenario_default; one that
 * names no technique is for laying over another, with knob_merge. */
struct scenario_field {
    struct scenario scenario;
    struct knob_set set;
};

#endif
