#include "scenarios.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/duration.h"
#include "sim/knob.h"
#include "sim/simulate.h"

static const char *word(char *text, char **rest) {
    return strtok_r(text, " ", rest);
}

struct scenario scenario_from(const char *options, struct arena *arena) {
    struct scenario scenario = scenario_default();
    struct errbuf err = {""};
    char *text = arena_copy(arena, options, strlen(options)), *rest;
    assert_non_null(text);
    for (const char *name = word(text, &rest); name != NULL; name = word(NULL, &rest)) {
        if (strcmp(name, "--from") == 0) {
            assert_true(duration_parse(word(NULL, &rest), &scenario.from_usec, &err));
            continue;
        }
        const struct knob *knob = knob_find(name + strlen("--"), NULL);
        if (knob == NULL)
            fail_msg("unknown option %s", name);
        const char *value = knob->type == KNOB_TYPE_SWITCH ? "on" : word(NULL, &rest);
        if (value == NULL || !knob_set(&scenario, knob, value, arena, &err))
            fail_msg("%s: %s", options, err.text);
    }
    scenario_complete(&scenario);
    if (!scenario_check(&scenario, &err))
        fail_msg("%s: %s", options, err.text);
    return scenario;
}

struct figures figures_of(const struct scenario *scenario) {
    struct figures figures;
    struct errbuf err = {""};
    if (!simulate_figures(scenario, 1000000, &figures, &err))
        fail_msg("%s", err.text);
    return figures;
}

struct figures figures_from(const char *options) {
    struct arena arena = {NULL};
    struct scenario scenario = scenario_from(options, &arena);
    struct figures figures = figures_of(&scenario);
    arena_release(&arena);
    return figures;
}

/* With two digits after the point, cut. */
static const char *mean_text(int64_t nsec, char into[32]) {
    snprintf(into, 32, "%lld.%02lld", (long long)(nsec / 1000), (long long)(nsec % 1000 / 10));
    return into;
}

const char *figures_text(const struct figures *figures, char into[FIGURES_TEXT_BYTES]) {
    char ages[192] = "none", mean[32], signs[48] = "";
    const struct staleness *staleness = &figures->staleness;
    if (staleness->known)
        snprintf(ages, sizeof ages, "%s us, %lld %lld %lld max %lld",
                 mean_text(staleness->mean_nsec, mean), (long long)staleness->p50_usec,
                 (long long)staleness->p95_usec, (long long)staleness->p99_usec,
                 (long long)staleness->max_usec);
    if (figures->signs > 0)
        snprintf(signs, sizeof signs, "; %lld heartbeats", (long long)figures->signs);
    snprintf(into, FIGURES_TEXT_BYTES,
             "%lld appeared, %lld delivered, %lld lost; %lld requests, %lld empty, %lld "
             "connections; age %s; behind %s us; up %lld+%lld, down %lld+%lld; messages %lld of "
             "%lld%s",
             (long long)figures->appeared, (long long)figures->delivered, (long long)figures->lost,
             (long long)figures->requests, (long long)figures->empty_answers,
             (long long)figures->connections, ages, mean_text(figures->behind_mean_nsec, mean),
             (long long)figures->up.payload, (long long)figures->up.overhead,
             (long long)figures->down.payload, (long long)figures->down.overhead,
             (long long)figures->up_received, (long long)figures->up_appeared, signs);
    return into;
}

/* --- Figures against each other. --- */

static bool close_to(int64_t a, int64_t b, int64_t apart) {
    return a - b <= apart && b - a <= apart;
}

static bool same_staleness(const struct staleness *a, const struct staleness *b, int64_t apart) {
    return a->known == b->known &&
           (!a->known || (close_to(a->mean_nsec, b->mean_nsec, apart) &&
                          a->p50_usec == b->p50_usec && a->p95_usec == b->p95_usec &&
                          a->p99_usec == b->p99_usec && a->max_usec == b->max_usec));
}

static bool same_bytes(const struct bytes *a, const struct bytes *b) {
    return a->payload == b->payload && a->overhead == b->overhead;
}

static bool same_load(const struct load *a, const struct load *b, int64_t apart) {
    return close_to(a->mean_milli, b->mean_milli, apart) &&
           close_to(a->peak_milli, b->peak_milli, apart);
}

static bool same_loads(const struct figures *a, const struct figures *b, int64_t apart) {
    return a->bin_usec == b->bin_usec && same_load(&a->requests_rate, &b->requests_rate, apart) &&
           same_load(&a->later_rate, &b->later_rate, apart) &&
           same_load(&a->open, &b->open, apart) &&
           same_load(&a->messages_rate, &b->messages_rate, apart) &&
           same_load(&a->bytes_rate, &b->bytes_rate, apart);
}

static bool same_counts(const struct figures *a, const struct figures *b) {
    return a->clients == b->clients && a->sampled == b->sampled && a->from_usec == b->from_usec &&
           a->duration_usec == b->duration_usec && a->appeared == b->appeared &&
           a->delivered == b->delivered && a->undelivered == b->undelivered && a->lost == b->lost &&
           a->requests == b->requests && a->empty_answers == b->empty_answers &&
           a->connections == b->connections && a->messages == b->messages && a->posts == b->posts &&
           a->within == b->within && a->up_appeared == b->up_appeared &&
           a->up_received == b->up_received && a->signs == b->signs;
}

bool figures_same(const struct figures *a, const struct figures *b, int64_t apart) {
    return same_counts(a, b) && same_staleness(&a->staleness, &b->staleness, apart) &&
           close_to(a->behind_mean_nsec, b->behind_mean_nsec, apart) &&
           close_to(a->fresh_milli, b->fresh_milli, apart) && same_bytes(&a->up, &b->up) &&
           same_bytes(&a->down, &b->down) && same_loads(a, b, apart);
}
