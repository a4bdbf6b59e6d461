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
    const int64_t *values;   /* rising, none twice; of a jitter its usec */
    int count;
    enum jitter_kind jitter; /* of a jitter that is swept */
};

/* What the command line asks for. */
struct simulate_request {
    struct scenario scenario; /* of any technique */
    unsigned techniques;      /* bits 1u << technique, at least one */
    bool several;             /* techniques were asked for: a row each, even of one that is swept */
    struct knob_set named;
    const struct knob *input; /* that has read standard input; NULL: none */
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
    /* One, or one for each value of a sweep; those of a technique together. One that has not the
     * knob that is swept is run once. */
    const struct simulate_run *runs;
    int count;
    bool several;              /* techniques were asked for, or one as a sweep */
    struct knob_set named;     /* what the command line names */
    const struct knob *swept;  /* NULL: no sweep */
    const struct trace *trace; /* NULL: not asked for; of the one run */
    struct arena *arena;       /* for what is made while writing */
};

void simulate_write_text(const struct simulate_report *report, struct writer *writer);
void simulate_write_json(const struct simulate_report *report, struct writer *writer);
void simulate_write_csv(const struct simulate_report *report, struct writer *writer);

/* The part of the text that is a sweep's table. */
void simulate_write_table(const struct simulate_report *report, struct writer *writer);

/* --- For those who write them: the figures in the order and by the names of both JSON and CSV. */

enum simulate_figure_type {
    SIMULATE_COUNT,
    SIMULATE_NSEC,  /* shown in microseconds */
    SIMULATE_MILLI, /* shown in ones */
    SIMULATE_BITS,  /* thousandths of bytes, shown as bits */
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
/* What names a run among several stands first in both: its technique, and the value that is swept;
 * the names of these members, "technique" and "interval_us" or "clients", "" where there is none.
 * The value is -1 where the technique has not the knob. */
struct simulate_key {
    const char *technique, *swept;
};
struct simulate_key simulate_key(const struct simulate_report *report);
int64_t simulate_swept_value(const struct simulate_report *report, const struct simulate_run *run);

#endif
