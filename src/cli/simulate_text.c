/* Figures for a reader: a page of one run, or the table of a sweep. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/number.h"
#include "base/text.h"
#include "cli/simulate_report.h"
#include "sim/left_out.h"

enum { WIDTH_CELLS = 80, NAME_CELLS = 28, CELL_CELLS = 16, TEXT_BYTES = 48 };

/* --- Cells. --- */

static void write_name(const char *name, struct writer *writer) {
    writer_printf(writer, "  %-*s", NAME_CELLS, name);
}

/* At the right of so many cells, and never without a space before it. */
static void write_right(int cells, const char *text, struct writer *writer) {
    int blanks = cells - 1 - text_width(text);
    writer_printf(writer, " %*s%s", blanks > 0 ? blanks : 0, "", text);
}

static void write_cell(const char *text, struct writer *writer) {
    write_right(CELL_CELLS, text, writer);
}

static void write_count(int64_t count, struct writer *writer) {
    char text[NUMBER_TEXT_BYTES];
    write_cell(number_within(count, CELL_CELLS - 1, text), writer);
}

/* Thousandths, as a whole number where they are large, else with up to three digits. */
static void write_milli(int64_t milli, struct writer *writer) {
    char text[TEXT_BYTES], whole[NUMBER_TEXT_BYTES];
    int part = (int)(milli % 1000), digits = 3;
    if (milli >= 1000000 || part == 0) {
        write_count(milli / 1000 + (part >= 500), writer);
        return;
    }
    for (; part % 10 == 0; part /= 10)
        digits--;
    snprintf(text, sizeof text, "%s.%0*d", number_grouped(milli / 1000, whole), digits, part);
    write_cell(text, writer);
}

static int64_t nsec_to_usec(int64_t nsec) {
    return (nsec + 500) / 1000;
}

/* --- One run. --- */

static void write_title(const struct simulate_report *report, struct writer *writer) {
    enum technique first = report->runs[0].scenario.technique;
    bool one = report->runs[report->count - 1].scenario.technique == first;
    const char *title = one ? technique_rows[first].title : "several techniques";
    writer_printf(writer, "%c%s, simulated\n", toupper((unsigned char)title[0]), title + 1);
}

/* The first that has the knob, or NULL. */
static const struct simulate_run *run_with(const struct simulate_report *report,
                                           const struct knob *knob) {
    for (int i = 0; i < report->count; i++)
        if (knob_applies(knob, report->runs[i].scenario.technique))
            return &report->runs[i];
    return NULL;
}

static void write_from(int64_t from_usec, struct writer *writer) {
    char text[DURATION_TEXT_BYTES];
    if (from_usec == 0)
        return;
    write_name("Figures from", writer);
    writer_printf(writer, " %s on\n", duration_format(from_usec, text));
}

static void write_scenario(const struct simulate_report *report, struct writer *writer) {
    static const enum knob_id always[] = {KNOB_EVENTS,  KNOB_DURATION, KNOB_LATENCY,
                                          KNOB_CLIENTS, KNOB_INTERVAL, KNOB_HOLD};
    for (const struct knob *knob = &knobs[KNOB_TECHNIQUE + 1]; knob->name != NULL; knob++) {
        bool shown = knob_is_named(report->named, knob);
        for (size_t i = 0; i < sizeof always / sizeof *always; i++)
            shown = shown || knob == &knobs[always[i]];
        const struct simulate_run *run = run_with(report, knob);
        if (!shown || knob == report->swept || run == NULL)
            continue;
        write_name(knob->title, writer);
        writer_printf(writer, " %s\n", knob_words(&run->scenario, knob, report->arena));
    }
    write_from(report->runs->scenario.from_usec, writer);
}

static void write_counts(const char *name, int64_t count, const struct figures *figures,
                         struct writer *writer) {
    write_name(name, writer);
    write_count(count, writer);
    write_count(figures_per_hour(figures, count), writer);
    writer_printf(writer, "\n");
}

static void write_age(const char *name, int64_t usec, struct writer *writer) {
    char text[DURATION_TEXT_BYTES];
    write_name(name, writer);
    write_cell(duration_format(usec, text), writer);
    writer_printf(writer, "\n");
}

static void write_staleness(const struct figures *figures, struct writer *writer) {
    const struct staleness *staleness = &figures->staleness;
    char lost[NUMBER_TEXT_BYTES], appeared[NUMBER_TEXT_BYTES], fresh[TEXT_BYTES];
    writer_printf(writer, "\nHow old an update is when it arrives");
    if (figures->lost > 0)
        writer_printf(writer, "; %s of %s never arrived", number_grouped(figures->lost, lost),
                      number_grouped(figures->appeared, appeared));
    writer_printf(writer, "\n");
    if (staleness->known) {
        write_age("mean", nsec_to_usec(staleness->mean_nsec), writer);
        write_age("half are at most", staleness->p50_usec, writer);
        write_age("95 % are at most", staleness->p95_usec, writer);
        write_age("99 % are at most", staleness->p99_usec, writer);
        write_age("all are at most", staleness->max_usec, writer);
    } else {
        write_name("(nothing was delivered)", writer);
        writer_printf(writer, "\n");
    }
    write_age("age of the screen, mean", nsec_to_usec(figures->behind_mean_nsec), writer);
    snprintf(fresh, sizeof fresh, "%d.%d %%", (int)(figures->fresh_milli / 10),
             (int)(figures->fresh_milli % 10));
    write_name("time it is up to date", writer);
    write_cell(fresh, writer);
    writer_printf(writer, "\n");
}

static void write_columns(const char *name, const char *first, const char *second,
                          struct writer *writer) {
    writer_printf(writer, "\n%-*s", NAME_CELLS + 2, name);
    write_cell(first, writer);
    write_cell(second, writer);
    writer_printf(writer, "\n");
}

static void write_bytes(const char *name, struct bytes bytes, struct writer *writer) {
    write_name(name, writer);
    write_count(bytes.payload, writer);
    write_count(bytes.overhead, writer);
    writer_printf(writer, "\n");
}

static void write_load(const char *name, struct load load, struct writer *writer) {
    write_name(name, writer);
    write_milli(load.mean_milli, writer);
    write_milli(load.peak_milli, writer);
    writer_printf(writer, "\n");
}

/* They have room where scenario_has_room. */
static struct load bits_of(struct load bytes) {
    return (struct load){8 * bytes.mean_milli, 8 * bytes.peak_milli};
}

static void write_server(const struct simulate_run *run, struct writer *writer) {
    const struct figures *figures = &run->figures;
    const char *name =
        simulate_is_sampled(run) ? "At the server; peaks estimated" : "At the server";
    char bin[DURATION_TEXT_BYTES], peak[TEXT_BYTES];
    snprintf(peak, sizeof peak, "most in %s", duration_format(figures->bin_usec, bin));
    write_columns(name, "mean", peak, writer);
    write_load("requests a second", figures->requests_rate, writer);
    write_load("without each one's first", figures->later_rate, writer);
    write_load("open connections", figures->open, writer);
    write_load("messages out a second", figures->messages_rate, writer);
    write_load("bytes a second", figures->bytes_rate, writer);
    write_load("bits a second", bits_of(figures->bytes_rate), writer);
}

static void write_page(const struct simulate_report *report, struct writer *writer) {
    const struct figures *figures = &report->runs->figures;
    write_title(report, writer);
    write_scenario(report, writer);
    write_columns("What happens", "in all", "each, an hour", writer);
    write_counts("updates appear", figures->appeared, figures, writer);
    write_counts("are delivered", figures->delivered, figures, writer);
    write_counts("are not", figures->undelivered, figures, writer);
    write_counts("of these lost for good", figures->lost, figures, writer);
    write_counts("requests and starts", figures->requests, figures, writer);
    write_counts("empty answers", figures->empty_answers, figures, writer);
    write_counts("connections", figures->connections, figures, writer);
    if (figures->signs > 0)
        write_counts("heartbeats", figures->signs, figures, writer);
    if (figures->up_appeared > 0) {
        write_counts("client messages", figures->up_appeared, figures, writer);
        write_counts("are received", figures->up_received, figures, writer);
    }
    write_staleness(figures, writer);
    write_columns("Bytes", "payload", "overhead", writer);
    write_bytes("up", figures->up, writer);
    write_bytes("down", figures->down, writer);
    write_server(report->runs, writer);
}

/* --- All of it. --- */

/* How many were run, at the end of a page or of a sweep. */
static void write_sampled(const struct simulate_report *report, struct writer *writer) {
    static const char rest[] = "stand for all: counts are scaled, ages are the sample's, peaks are "
                               "estimates. --exact runs all.";
    char clients[NUMBER_TEXT_BYTES], run[NUMBER_TEXT_BYTES];
    const struct figures *figures = &report->runs->figures;
    const char *text = arena_printf(report->arena, "*: a sample. Those that were run %s", rest);
    bool sampled = false;
    for (int i = 0; i < report->count; i++)
        sampled = sampled || simulate_is_sampled(&report->runs[i]);
    if (report->count == 1)
        text = arena_printf(report->arena, "Sampled: %s of %s clients were run and %s",
                            number_grouped(figures->sampled, run),
                            number_grouped(figures->clients, clients), rest);
    if (sampled)
        writer_wrapped(writer, "", "", WIDTH_CELLS, text);
}

static void write_left_out(const struct simulate_report *report, struct writer *writer) {
    unsigned set = 0;
    for (int i = 0; i < report->count; i++)
        set |= left_out(&report->runs[i].scenario);
    writer_wrapped(
        writer, "", "", WIDTH_CELLS,
        arena_printf(report->arena, LEFT_OUT_BYTES "%s", left_out_words(set, report->arena)));
}

void simulate_write_text(const struct simulate_report *report, struct writer *writer) {
    if (report->trace != NULL) {
        trace_transcript(report->trace, "", WIDTH_CELLS, report->arena, writer);
        writer_printf(writer, "%s\n", report->trace->shortened ? "(the rest is left out)\n" : "");
    }
    if (report->several || report->swept != NULL) {
        write_title(report, writer);
        write_scenario(report, writer);
        simulate_write_table(report, writer);
    } else {
        write_page(report, writer);
        writer_printf(writer, "\n");
    }
    write_sampled(report, writer);
    write_left_out(report, writer);
}
