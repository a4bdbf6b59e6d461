/*
 * What the files of the kind "diagram" share: the author's script, and the trace that it gives.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_H
#define RTLESSON_BLOCKS_DIAGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "lesson/schema.h"
#include "sim/trace.h"

enum { DIAGRAM_LABEL_CELLS = 40 };

struct diagram_actor {
    const char *id, *title;
};

/* One step: a message (from, to), data (appears), a connection (opens), or only something to say.
 * What the author left out is NULL, empty, or as the schema presets it. */
struct diagram_step {
    int64_t at_usec;
    const char *from, *to;
    const char *appears;
    struct list opens; /* of const char *: two actors */
    const char *label;
    int64_t takes_usec; /* -1: not said */
    int64_t until_usec; /* TRACE_NEVER: not said */
    int style;          /* enum trace_style; -1: not said */
    bool fails;
    const char *say;
    bool stop;
};

struct diagram {
    const char *id, *title, *caption; /* caption: CommonMark, or NULL */
    int64_t lasts_usec;
    struct list actors; /* of struct diagram_actor */
    struct list script; /* of struct diagram_step */
};

extern const struct field diagram_fields[];

/* The schema's check: steps in order, each one thing, actors that are declared, times that lie
 * within the film, labels that fit. */
bool diagram_check(const void *object, struct check *check);

/* The trace of a diagram that passed the check, in the arena. A connection that is open until the
 * film's end never closes. False when out of memory. */
bool diagram_trace(const struct diagram *diagram, struct trace *trace, struct arena *arena);

#endif
