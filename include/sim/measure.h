/*
 * Measures: the figures by the names that a lesson uses, for goals, predictions and tables.
 */
#ifndef RTLESSON_SIM_MEASURE_H
#define RTLESSON_SIM_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/errbuf.h"
#include "base/suggest.h"
#include "sim/figures.h"

enum measure_unit {
    MEASURE_UNIT_DURATION, /* microseconds */
    MEASURE_UNIT_COUNT,    /* an hour, for one client */
    MEASURE_UNIT_BYTES,    /* an hour, for one client */
    MEASURE_UNIT_SHARE,    /* thousandths of the whole */
    MEASURE_UNIT_LEVEL     /* thousandths of one, on average, for one client or update */
};
enum { MEASURE_UNITS = MEASURE_UNIT_LEVEL + 1 };

struct measure {
    const char *name;  /* "staleness_p95" */
    const char *title; /* "staleness of 95 %" */
    const char *brief; /* "95 %": at the head of a row or column of figures */
    enum measure_unit unit;
    int64_t (*value)(const struct figures *figures);
    bool of_delivered; /* there is none where nothing was delivered */
    const char *says;  /* what it counts, to an author: a sentence */
};

/* What the program itself shows is named here, so that a name that there is not does not compile.
 */
enum measure_id {
    MEASURE_STALENESS_MEAN,
    MEASURE_STALENESS_P50,
    MEASURE_STALENESS_P95,
    MEASURE_STALENESS_P99,
    MEASURE_STALENESS_MAX,
    MEASURE_BEHIND_MEAN,
    MEASURE_FRESH_SHARE,
    MEASURE_REQUESTS_PER_HOUR,
    MEASURE_EMPTY_PER_HOUR,
    MEASURE_MESSAGES_PER_HOUR,
    MEASURE_CONNECTIONS_PER_HOUR,
    MEASURE_OPEN_CONNECTIONS,
    MEASURE_BYTES_PER_HOUR,
    MEASURE_LOST_PER_HOUR,
    MEASURE_DELIVERED_SHARE,
    MEASURE_EMPTY_SHARE,
    MEASURE_LOST_SHARE,
    MEASURE_RECONNECTS_PER_HOUR,
    MEASURE_REQUESTS_PER_UPDATE,
    MEASURE_COUNT
};

/* By measure_id; ended by a row without a name. */
extern const struct measure measures[];
/* The row of the name that an author wrote, or NULL; then remedy (may be NULL) says which
 * there are, and which was perhaps meant (suggest_remedy). */
const struct measure *measure_find(const char *name, char remedy[SUGGEST_REMEDY_BYTES]);

/* The name of the one that must have been meant by an unknown name; NULL: none, or any of several
 * (suggest_only). */
const char *measure_meant(const char *name);

/* True of the ages of what is delivered. */
bool measure_is_age(const struct measure *measure);

/* False where there is none: nothing was delivered. */
bool measure_value(const struct measure *measure, const struct figures *figures, int64_t *value);

/* "67 of 549 never arrived", to be told beside an age where updates were lost: what does not come
 * has none. NULL where nothing was, or the measure is no age of what is delivered. In the arena. */
const char *measure_lost_words(const struct measure *measure, const struct figures *figures,
                               struct arena *arena);

/* "2.58 s", "720 an hour", "1.2 MB an hour", "97.5 %", "0.98"; NUMBER_NONE of what is negative. In
 * the arena. */
const char *measure_words(const struct measure *measure, int64_t value, struct arena *arena);
/* The same, with a count in at most so many cells (number_within): "1.8 M an hour". */
const char *measure_words_within(const struct measure *measure, int64_t value, int cells,
                                 struct arena *arena);

/* The same beside a value that says so already, not once more "an hour": "1.8 M". */
const char *measure_words_brief(const struct measure *measure, int64_t value, int cells,
                                struct arena *arena);

/* Reads a bound of that unit: "2s", "1000", "95%", "1.25"; false when it is none. */
bool measure_parse(const struct measure *measure, const char *text, int64_t *value,
                   struct errbuf *err);

#endif
