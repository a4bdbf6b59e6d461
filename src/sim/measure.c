/* The table of the measures: what each is made of, and how it is read and written. */
#include "sim/measure.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "base/number.h"
#include "base/suggest.h"
#include "base/wide.h"

static int64_t mean(const struct figures *figures) {
    return (figures->staleness.mean_nsec + 500) / 1000;
}

static int64_t p50(const struct figures *figures) {
    return figures->staleness.p50_usec;
}

static int64_t p95(const struct figures *figures) {
    return figures->staleness.p95_usec;
}

static int64_t p99(const struct figures *figures) {
    return figures->staleness.p99_usec;
}

static int64_t most(const struct figures *figures) {
    return figures->staleness.max_usec;
}

static int64_t behind(const struct figures *figures) {
    return (figures->behind_mean_nsec + 500) / 1000;
}

static int64_t fresh(const struct figures *figures) {
    return figures->fresh_milli;
}

static int64_t requests(const struct figures *figures) {
    return figures_per_hour(figures, figures->requests);
}

static int64_t wasted(const struct figures *figures) {
    return figures_per_hour(figures, figures->empty_answers);
}

static int64_t sent(const struct figures *figures) {
    return figures_per_hour(figures, figures->messages);
}

static int64_t started(const struct figures *figures) {
    return figures_per_hour(figures, figures->connections);
}

static int64_t bytes(const struct figures *figures) {
    return figures_per_hour(figures, figures_bytes(figures));
}

static int64_t lost(const struct figures *figures) {
    return figures_per_hour(figures, figures->lost);
}

static int64_t delivered(const struct figures *figures) {
    return figures_share_milli(figures->delivered, figures->appeared);
}

static int64_t wasted_share(const struct figures *figures) {
    int64_t asked = figures->requests - figures->posts;
    return asked > 0 ? figures_share_milli(figures->empty_answers, asked) : 0;
}

static int64_t lost_share(const struct figures *figures) {
    return figures->appeared > 0 ? figures_share_milli(figures->lost, figures->appeared) : 0;
}

/* All but the first of each client, which no break was before. */
static int64_t started_again(const struct figures *figures) {
    int64_t first = figures->from_usec > 0 ? 0 : figures->clients;
    return figures->connections > first ? figures_per_hour(figures, figures->connections - first)
                                        : 0;
}

/* Of those that may fetch updates. */
static int64_t requests_per_update(const struct figures *figures) {
    uint64_t asked = (uint64_t)(figures->requests - figures->posts);
    return wide_divide_count(wide_multiply(asked, 1000), (uint64_t)figures->delivered);
}

static int64_t open_connections(const struct figures *figures) {
    return (figures->open.mean_milli + figures->clients / 2) / figures->clients;
}

const struct measure measures[] = {
    [MEASURE_STALENESS_MEAN] = {"staleness_mean", "mean staleness", "mean", MEASURE_UNIT_DURATION,
                                mean, true, "How old an update is when it arrives, on average."},
    [MEASURE_STALENESS_P50] = {"staleness_p50", "staleness of half the updates", "half",
                               MEASURE_UNIT_DURATION, p50, true,
                               "Half of the updates are at most this old when they arrive."},
    [MEASURE_STALENESS_P95] = {"staleness_p95", "staleness of 95 % of updates", "95 %",
                               MEASURE_UNIT_DURATION, p95, true,
                               "95 % of the updates are at most this old when they arrive."},
    [MEASURE_STALENESS_P99] = {"staleness_p99", "staleness of 99 % of updates", "99 %",
                               MEASURE_UNIT_DURATION, p99, true,
                               "99 % of the updates are at most this old when they arrive."},
    [MEASURE_STALENESS_MAX] =
        {"staleness_max", "worst staleness", "worst", MEASURE_UNIT_DURATION, most, true,
         "The age of the oldest update when it arrives; one that never arrives does not count."},
    [MEASURE_BEHIND_MEAN] = {"behind_mean", "mean age of the screen", "behind",
                             MEASURE_UNIT_DURATION, behind, false,
                             "The age of the oldest update that is not on the screen, on average "
                             "over time; 0 while none is missing."},
    [MEASURE_FRESH_SHARE] = {"fresh_share", "time the screen is up to date", "up to date",
                             MEASURE_UNIT_SHARE, fresh, false,
                             "The share of time in which no update is missing from the screen."},
    [MEASURE_REQUESTS_PER_HOUR] =
        {"requests_per_hour", "requests", "requests", MEASURE_UNIT_COUNT, requests, false,
         "Requests and starts of streams, with the client's own messages."},
    [MEASURE_EMPTY_PER_HOUR] = {"empty_per_hour", "wasted requests", "empty", MEASURE_UNIT_COUNT,
                                wasted, false, "Answers without an update."},
    [MEASURE_MESSAGES_PER_HOUR] = {"messages_per_hour", "messages that the server sends",
                                   "messages", MEASURE_UNIT_COUNT, sent, false,
                                   "Answers, SSE events and frames that the server sends."},
    [MEASURE_CONNECTIONS_PER_HOUR] = {"connections_per_hour", "new connections", "starts",
                                      MEASURE_UNIT_COUNT, started, false,
                                      "Connections that the client starts."},
    [MEASURE_OPEN_CONNECTIONS] = {"open_connections", "open connections", "open",
                                  MEASURE_UNIT_LEVEL, open_connections, false,
                                  "How many connections are open, on average over time."},
    [MEASURE_BYTES_PER_HOUR] = {"bytes_per_hour", "bytes", "bytes", MEASURE_UNIT_BYTES, bytes,
                                false, "Bytes in both directions, headers included."},
    [MEASURE_LOST_PER_HOUR] = {"lost_per_hour", "lost updates", "lost", MEASURE_UNIT_COUNT, lost,
                               false, "Updates that never arrive."},
    [MEASURE_DELIVERED_SHARE] =
        {"delivered_share", "delivered updates", "delivered", MEASURE_UNIT_SHARE, delivered, false,
         "The share of updates that arrived; one still in transit at the end did not."},
    [MEASURE_EMPTY_SHARE] = {"empty_share", "wasted requests", "empty", MEASURE_UNIT_SHARE,
                             wasted_share, false,
                             "The share of requests for updates that are answered without one."},
    [MEASURE_LOST_SHARE] = {"lost_share", "lost updates", "lost", MEASURE_UNIT_SHARE, lost_share,
                            false, "The share of updates that never arrive."},
    [MEASURE_RECONNECTS_PER_HOUR] = {"reconnects_per_hour", "connections after the first",
                                     "reconnects", MEASURE_UNIT_COUNT, started_again, false,
                                     "Connections that the client starts after its first."},
    [MEASURE_REQUESTS_PER_UPDATE] =
        {"requests_per_update", "requests per update that arrives", "per update",
         MEASURE_UNIT_LEVEL, requests_per_update, true,
         "Requests per update that arrives; the client's own messages do not count."},
    [MEASURE_COUNT] = {.name = NULL},
};

const struct measure *measure_find(const char *name, char remedy[SUGGEST_REMEDY_BYTES]) {
    const char *names[MEASURE_COUNT];
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (strcmp(measures[i].name, name) == 0)
            return &measures[i];
        names[i] = measures[i].name;
    }
    if (remedy != NULL)
        suggest_remedy(remedy, name, names, MEASURE_COUNT);
    return NULL;
}

const char *measure_meant(const char *name) {
    const char *names[MEASURE_COUNT];
    for (int i = 0; i < MEASURE_COUNT; i++)
        names[i] = measures[i].name;
    return suggest_only(name, names, MEASURE_COUNT);
}

bool measure_is_age(const struct measure *measure) {
    return measure->of_delivered && measure->unit == MEASURE_UNIT_DURATION;
}

bool measure_value(const struct measure *measure, const struct figures *figures, int64_t *value) {
    if (measure->of_delivered && !figures->staleness.known)
        return false;
    *value = measure->value(figures);
    assert(*value >= 0);
    return true;
}

const char *measure_lost_words(const struct measure *measure, const struct figures *figures,
                               struct arena *arena) {
    char lost[NUMBER_TEXT_BYTES], appeared[NUMBER_TEXT_BYTES];
    if (!measure_is_age(measure) || figures->lost == 0)
        return NULL;
    return arena_printf(arena, "%s of %s never arrived", number_grouped(figures->lost, lost),
                        number_grouped(figures->appeared, appeared));
}

/* Hundredths of a level are enough. */
static int64_t hundredths(int64_t milli) {
    return milli < NUMBER_MORE - 5 ? (milli + 5) / 10 * 10 : milli;
}

const char *measure_words_brief(const struct measure *measure, int64_t value, int cells,
                                struct arena *arena) {
    char duration[DURATION_TEXT_BYTES], number[NUMBER_TEXT_BYTES];
    if (value < 0)
        return NUMBER_NONE;
    switch (measure->unit) {
    case MEASURE_UNIT_DURATION:
        return arena_printf(arena, "%s", duration_format(value, duration));
    case MEASURE_UNIT_COUNT:
        return arena_printf(arena, "%s", number_within(value, cells, number));
    case MEASURE_UNIT_BYTES:
        return arena_printf(arena, "%s", number_bytes(value, number));
    case MEASURE_UNIT_SHARE:
        return value % 10 == 0
                   ? arena_printf(arena, "%" PRId64 " %%", value / 10)
                   : arena_printf(arena, "%" PRId64 ".%" PRId64 " %%", value / 10, value % 10);
    case MEASURE_UNIT_LEVEL:
        return arena_printf(arena, "%s", number_short(hundredths(value), number));
    }
    return NUMBER_NONE;
}

static bool is_hourly(const struct measure *measure) {
    return measure->unit == MEASURE_UNIT_COUNT || measure->unit == MEASURE_UNIT_BYTES;
}

const char *measure_words_within(const struct measure *measure, int64_t value, int cells,
                                 struct arena *arena) {
    const char *brief = measure_words_brief(measure, value, cells, arena);
    if (value < 0 || !is_hourly(measure))
        return brief;
    return arena_printf(arena, "%s an hour", brief);
}

const char *measure_words(const struct measure *measure, int64_t value, struct arena *arena) {
    return measure_words_within(measure, value, NUMBER_TEXT_BYTES, arena);
}

/* The whole number that a text begins with: what stands behind it; NULL where there is none. */
static const char *parse_digits(const char *text, int64_t *value) {
    char *rest;
    errno = 0;
    long long number = strtoll(text, &rest, 10);
    if (rest == text || errno != 0 || number < 0 || text[0] < '0' || text[0] > '9')
        return NULL;
    *value = number;
    return rest;
}

/* A whole number with the sign that may follow it. */
static bool parse_whole(const char *text, const char *sign, int64_t *value) {
    const char *rest = parse_digits(text, value);
    return rest != NULL && strcmp(rest + strspn(rest, " "), sign) == 0;
}

/* A number with up to three decimals, in thousandths. */
static bool parse_milli(const char *text, int64_t *milli) {
    const char *rest = parse_digits(text, milli);
    if (rest == NULL || *milli > INT32_MAX)
        return false;
    bool point = *rest == '.' && rest[1] >= '0' && rest[1] <= '9';
    rest += point;
    for (int i = 0; i < 3; i++) {
        bool digit = point && *rest >= '0' && *rest <= '9';
        *milli = *milli * 10 + (digit ? *rest - '0' : 0);
        rest += digit;
    }
    return rest[strspn(rest, " ")] == '\0';
}

bool measure_parse(const struct measure *measure, const char *text, int64_t *value,
                   struct errbuf *err) {
    switch (measure->unit) {
    case MEASURE_UNIT_DURATION:
        return duration_parse(text, value, err);
    case MEASURE_UNIT_COUNT:
    case MEASURE_UNIT_BYTES:
        return parse_whole(text, "", value) ||
               errbuf_fail(err, "the bound must be a whole number an hour" HELP
                                "write it as in \"1000\"");
    case MEASURE_UNIT_SHARE:
        if (!parse_whole(text, "%", value) || *value > 100)
            return errbuf_fail(err, "the bound must be a share" HELP
                                    "write one from \"0%%\" to \"100%%\", in whole per cent");
        *value *= 10;
        return true;
    case MEASURE_UNIT_LEVEL:
        return parse_milli(text, value) || errbuf_fail(err, "the bound must be a number" HELP
                                                            "write it as in \"2\" or \"1.25\"");
    }
    return false;
}
