/* The figures that "simulate" writes: a table from which all of its forms are made. */
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "cli/simulate_report.h"

#define AT(member) offsetof(struct figures, member)
#define COUNT(path, member)                                                                        \
    { path, SIMULATE_COUNT, AT(member), false, false }
#define STALENESS(path, type, member)                                                              \
    { "staleness_us/" path, type, AT(staleness.member), true, false }
#define LOAD(path, member)                                                                         \
    {"server/" path "/mean", SIMULATE_MILLI, AT(member) + offsetof(struct load, mean_milli),       \
     false, false},                                                                                \
    {                                                                                              \
        "server/" path "/peak", SIMULATE_MILLI, AT(member) + offsetof(struct load, peak_milli),    \
            false, false                                                                           \
    }

const struct simulate_figure simulate_figures_table[] = {
    COUNT("clients", clients),
    COUNT("sampled", sampled),
    COUNT("duration_us", duration_usec),
    COUNT("appeared", appeared),
    COUNT("delivered", delivered),
    COUNT("undelivered", undelivered),
    COUNT("lost", lost),
    COUNT("requests", requests),
    COUNT("empty_answers", empty_answers),
    COUNT("connections", connections),
    COUNT("messages", messages),
    STALENESS("mean", SIMULATE_NSEC, mean_nsec),
    STALENESS("p50", SIMULATE_COUNT, p50_usec),
    STALENESS("p95", SIMULATE_COUNT, p95_usec),
    STALENESS("p99", SIMULATE_COUNT, p99_usec),
    STALENESS("max", SIMULATE_COUNT, max_usec),
    {"behind_mean_us", SIMULATE_NSEC, AT(behind_mean_nsec), false, false},
    {"fresh_share", SIMULATE_MILLI, AT(fresh_milli), false, false},
    COUNT("bytes/up/payload", up.payload),
    COUNT("bytes/up/overhead", up.overhead),
    COUNT("bytes/down/payload", down.payload),
    COUNT("bytes/down/overhead", down.overhead),
    {"up_messages/appeared", SIMULATE_COUNT, AT(up_appeared), false, true},
    {"up_messages/received", SIMULATE_COUNT, AT(up_received), false, true},
    COUNT("signs_of_life", signs),
    LOAD("requests_per_s", requests_rate),
    LOAD("later_requests_per_s", later_rate),
    LOAD("open_connections", open),
    LOAD("messages_per_s", messages_rate),
    LOAD("bytes_per_s", bytes_rate),
    {"server/bits_per_s/mean", SIMULATE_BITS, AT(bytes_rate.mean_milli), false, false},
    {"server/bits_per_s/peak", SIMULATE_BITS, AT(bytes_rate.peak_milli), false, false},
    COUNT("server/bin_us", bin_usec),
    {"server/peaks", SIMULATE_PEAKS, AT(sampled), false, false},
    COUNT("from_us", from_usec),
    {.path = NULL},
};

static bool has_up_messages(const struct scenario *scenario) {
    return !process_is_none(&scenario->up_events);
}

static int64_t value_of(const struct simulate_run *run, const struct simulate_figure *figure) {
    int64_t value;
    memcpy(&value, (const char *)&run->figures + figure->at, sizeof value);
    return value;
}

bool simulate_has(const struct simulate_run *run, const struct simulate_figure *figure) {
    if (figure->of_delivered)
        return run->figures.staleness.known;
    return !figure->of_up_messages || has_up_messages(&run->scenario);
}

bool simulate_is_sampled(const struct simulate_run *run) {
    return run->figures.sampled < run->figures.clients;
}

/* Thousandths as ones, without zeros at the end. */
static void write_thousandths(int64_t value, struct writer *writer) {
    int part = (int)(value % 1000), digits = 3;
    writer_printf(writer, "%" PRId64, value / 1000);
    if (part == 0)
        return;
    for (; part % 10 == 0; part /= 10)
        digits--;
    writer_printf(writer, ".%0*d", digits, part);
}

void simulate_write_value(const struct simulate_run *run, const struct simulate_figure *figure,
                          struct writer *writer) {
    switch (figure->type) {
    case SIMULATE_PEAKS:
        writer_printf(writer, simulate_is_sampled(run) ? "estimated" : "counted");
        break;
    case SIMULATE_COUNT:
        writer_printf(writer, "%" PRId64, value_of(run, figure));
        break;
    case SIMULATE_BITS:
        write_thousandths(8 * value_of(run, figure), writer);
        break;
    case SIMULATE_NSEC:
    case SIMULATE_MILLI:
        write_thousandths(value_of(run, figure), writer);
        break;
    }
}

static const char *swept_name(const struct knob *swept, struct arena *arena) {
    char *name =
        arena_printf(arena, "%s%s", swept->name, swept->type == KNOB_TYPE_WHOLE ? "" : "_us");
    for (char *at = name; *at != '\0'; at++)
        if (*at == '-')
            *at = '_';
    return name;
}

struct simulate_key simulate_key(const struct simulate_report *report) {
    return (struct simulate_key){
        report->several ? "technique" : "",
        report->swept != NULL ? swept_name(report->swept, report->arena) : "",
    };
}

int64_t simulate_swept_value(const struct simulate_report *report, const struct simulate_run *run) {
    if (!knob_applies(report->swept, run->scenario.technique))
        return -1;
    return report->swept->type == KNOB_TYPE_JITTER ? run->scenario.jitter.usec
                                                   : knob_number(&run->scenario, report->swept);
}
