/*
 * What a slider is: its scale, its bands, and what the simulator is asked of it. A knob on it holds
 * a whole-number step of the scale, never a column of the screen.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_MODEL_H
#define RTLESSON_BLOCKS_SLIDER_MODEL_H

#include "blocks/ask/placeholders.h"
#include "blocks/ask/predict.h"
#include "blocks/block.h"
#include "sim/knob.h"
#include "ui/scale.h"

enum {
    SLIDER_BAND_LIMIT = 9,   /* a band's number is one digit */
    SLIDER_HELD_VALUES = 12, /* what an open connection may count as */
    SLIDER_KEPT_VALUES = 5   /* how long an idle one may be kept */
};

/* How long servers keep an idle connection as they come, rising, from not at all on. */
enum { SLIDER_SERVERS = SLIDER_KEPT_VALUES - 1 /* and the author's */ };
struct slider_server {
    int64_t usec;
    const char *whose; /* NULL: nobody's */
};
extern const struct slider_server slider_servers[SLIDER_SERVERS];

/* A part of the scale: from the band before it up to, not including, the next. */
struct slider_band {
    const char *id, *title, *text;
    const char *other_choice; /* why the simulator chooses otherwise than what fits; or NULL */
    int64_t from_usec;
    int first_step, last_step;
    /* What is said of it: "1 s to 5 s", what fits, what it is like; NULL: nothing. */
    const char *range, *fits_words, *examples_words;
    struct {
        int64_t below_usec; /* 0: no bound */
        struct list examples, fits;
    } written; /* for check and finish alone */
};

struct slider {
    const char *id, *label;
    struct scale scale;
    bool starts;        /* at its start_step; else nowhere, until the learner places it */
    int start_step;     /* else where the first key places it */
    struct list bands;  /* of struct slider_band */
    const char *legend; /* what the numbers on the scale mean, where the names have no room */
    /* What the simulator is asked (slider/runs.h). */
    bool asks;
    struct scenario scenario;
    enum technique techniques[TECHNIQUE_COUNT]; /* in the author's order */
    int technique_count;
    int users;      /* 0: not said */
    int held_costs; /* requests an hour that an open connection counts as … */
    int held_values[SLIDER_HELD_VALUES], held_count; /* … or as the learner turns it: rising */
    /* How long an idle connection is kept, as the learner turns it: rising; 0 values where no
     * technique has one. The author's is the scenario's. */
    int64_t kept_usec[SLIDER_KEPT_VALUES];
    int kept_count;
    int64_t judged_usec;
    const char
        *assumed; /* what its figures take for granted, and leave out; NULL: it asks nothing */
    const char *left_out;    /* what they leave out */
    struct list other_terms; /* of struct pair: why its terms are not those of the lesson's films */
    struct prediction prediction;
    struct list fills;    /* of struct placeholder_value */
    struct list siblings; /* of struct slider: as each draw of what varies makes it, but for the
                             author's own, which this is; empty: nothing varies */
    struct {
        int64_t from_usec, to_usec, start_usec; /* start: 0: not said */
        int steps;
        struct scenario_field simulate; /* no knob named: it is not asked */
        struct list techniques;         /* of const char *; empty: the usual ones */
    } written;                          /* for check and finish alone */
};

/* The parts of a slider. One that asks nothing has the scale, its band, and what is said of its
 * prediction. */
enum {
    SLIDER_SCALE,
    SLIDER_PREDICTION, /* on the page, … */
    SLIDER_NOTE,       /* … what the figures leave out */
    SLIDER_HELD,       /* on the stage, … */
    SLIDER_KEPT,
    SLIDER_FIGURES,
    SLIDER_WORDS,
    SLIDER_HINT, /* … where the words have a leaf of their own: the first of them; the verdict */
    SLIDER_SKIP_ROW,
    SLIDER_LATER, /* in place of what follows, before that may be told */
    SLIDER_BAND   /* on the page: what is told of the band, below the scale */
};

const struct slider_band *slider_band_at(const struct slider *slider, int index);
/* The band in which a step lies, by its index. */
int slider_band_of(const struct slider *slider, int step);
/* Whether what it asks of a technique may lose events for good. */
bool slider_may_lose(const struct slider *slider, int index);

/* The slider with a sibling's values (blocks/ask/vary.h) in place of the author's; the author's own
 * is the first. Of a block: the one that the attempt at its prediction has drawn; and the one that
 * it is now: that, until the verdict is told, then the author's own (slider/siblings.c). */
const struct slider *slider_sibling(const struct slider *slider, int sibling);
const struct slider *slider_drawn(const struct block *block, const struct facts *facts);
const struct slider *slider_laid(const struct block *block, const struct facts *facts);
/* As blocks/block.h wants it: of what the attempt has drawn. */
const struct fills *slider_fills(const struct block *block, const struct scene *scene);
/* The same of a slider, in the arena. */
struct fills slider_fill(const struct slider *slider, struct arena *arena);

#endif
