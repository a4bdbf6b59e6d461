/*
 * What the parts of `simulate` hand one another: what is asked for, what was found, and the forms
 * in which it is written.
 */
#ifndef RTLESSON_CLI_SIMULATE_REPORT_H
#define RTLESSON_CLI_SIMULATE_REPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/writer.h"
#include "cli/options.h"
#include "sim/figures.h"
#include "sim/knob.h"
#include "sim/trace.h"

struct simulate_report;

struct simulate_format {
    const char *name;
    void (*write)(const struct simulate_report *report, struct writer *writer);
    bool as_it_is;       /* UTF-8 whatever the locale */
    bool says_shortened; /* that a trace was, in what it writes */
};

struct simulate_sweep {
    const struct knob *knob; /* NULL: none */
    int64_t from, to;        /* 0 < from <= to */
    int count;
};

/* What the command line asks for. */
struct simulate_request {
    struct scenario scenario;
    struct knob_set named;
    const struct simulate_format *format;
    struct simulate_sweep sweep;
    bool trace;
    bool exact;          /* all clients are run, however long it takes */
    struct arena *arena; /* given by who reads it */
};

/* The command's own options; the knobs stand behind them. */
extern const struct option simulate_options[];

/* Reads the command line; false after saying on standard error what is wrong. */
bool simulate_read(const struct arguments *arguments, struct simulate_request *request);

struct simulate_run {
    struct scenario scenario;
    struct figures figures;
};

struct simulate_report {
    const struct simulate_run *runs; /* one, or one for each value of a sweep */
    int count;
    struct knob_set named;     /* what the command line names */
    const struct knob *swept;  /* NULL: no sweep */
    const struct trace *trace; /* NULL: not asked for; of the one run */
    struct arena *arena;       /* for what is made while writing */
};

void simulate_write_text(const struct simulate_report *report, struct writer *writer);
void simulate_write_json(const struct simulate_report *report, struct writer *writer);
void simulate_write_csv(const struct simulate_report *report, struct writer *writer);

/* --- For those who write them: the figures in the order and by the names of both JSON and CSV. */

enum simulate_figure_type {
    SIMULATE_COUNT,
    SIMULATE_NSEC,  /* shown in microseconds */
    SIMULATE_MILLI, /* shown in ones */
    SIMULATE_PEAKS  /* whether the peaks were counted or are estimates */
};

struct simulate_figure {
    const char *path; /* "bytes/up/payload": objects, and the member */
    enum simulate_figure_type type;
    size_t at;           /* in struct figures */
    bool of_delivered;   /* there is none where nothing was delivered */
    bool of_up_messages; /* there is none where the client has no messages */
};

/* Ended by a row without a path. */
extern const struct simulate_figure simulate_figures_table[];

/* True when a sample of the clients was run. */
bool simulate_is_sampled(const struct simulate_run *run);
/* True when the run has the figure at all. */
bool simulate_has(const struct simulate_run *run, const struct simulate_figure *figure);
/* Writes its value: a number, with up to three digits after a point where it is not whole, or a
 * name. */
void simulate_write_value(const struct simulate_run *run, const struct simulate_figure *figure,
                          struct writer *writer);
/* The name of the swept knob as that of a member: "interval_us", "clients". In the arena. */
const char *simulate_swept_name(const struct knob *swept, struct arena *arena);

#endif
