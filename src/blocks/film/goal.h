/*
 * The goal of a simulated diagram: conditions on the figures of the learner's setting; nothing
 * delivered meets no condition on staleness.
 *
 * A condition holds a figure against a bound, a span, or what the same setting comes to with some
 * knobs set otherwise: then that run has the bound, another for every setting. The goal is won by
 * any setting that meets all conditions (fact ".won"), and stays won. Of several lanes the first is
 * judged.
 */
#ifndef RTLESSON_BLOCKS_FILM_GOAL_H
#define RTLESSON_BLOCKS_FILM_GOAL_H

#include <stdbool.h>

#include "blocks/film/simulated.h"

enum condition_is { CONDITION_BELOW, CONDITION_ABOVE, CONDITION_WITHIN /* both ends are in it */ };

/* The run that a relative condition is held against: the setting with these knobs laid over it. */
struct condition_other {
    struct scenario scenario; /* of which these count: */
    struct knob_set set;
    const char *words; /* to a learner: "long polling", "long polling, Hold 1 min" */
};

/* None: nothing is delivered in the run that would have it. */
#define CONDITION_NO_BOUND INT64_C(-1)

struct condition {
    const struct measure *measure;
    enum condition_is is;
    int64_t bound;                       /* in the measure's unit; of a span the lower end */
    int64_t to;                          /* of a span the upper end */
    const struct condition_other *other; /* NULL: the bound is the author's */
    const char *best; /* the author's words that the bound is nearly the best there is, or NULL */
};

/* What a setting comes to, and of each relative condition what the run does that it is held
 * against. */
struct goal_figures {
    const struct figures *own;
    const struct figures *others[DIAGRAM_GOAL_LIMIT]; /* NULL: its bound is the author's */
};

/* As the author wrote it: a relative one has no bound yet. */
const struct condition *goal_condition(const struct diagram *diagram, int index);
/* The same with the bound that it has for a setting. */
struct condition goal_condition_for(const struct diagram *diagram, int index,
                                    const struct goal_figures *figures);

/* Of one that has its bound. */
bool goal_condition_is_met(const struct condition *condition, const struct figures *figures);
/* How far a value that there is is beyond the bound, in the measure's unit, NUMBER_MORE of what is
 * more than a number holds; 0 at the bound itself, and where it is met. */
int64_t goal_condition_miss(const struct condition *condition, int64_t value);
/* True where a value is to become less. */
bool goal_condition_is_over(const struct condition *condition, int64_t value);

/* All of them are met. */
bool goal_is_met(const struct diagram *diagram, const struct goal_figures *figures);

/* The run that a relative condition is held against, for a setting of the first lane. */
struct scenario goal_other(const struct condition *condition, const struct scenario *set);
/* True where a condition before it is held against the same run. */
bool goal_other_is_shared(const struct diagram *diagram, int index);

bool goal_is_won(const struct block *block, const struct facts *facts);
void goal_win(const struct block *block, struct facts *facts);

#endif
