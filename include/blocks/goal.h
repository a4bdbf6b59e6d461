/*
 * The goal of a simulated diagram: conditions on the figures of the learner's setting.
 *
 * It is won by any setting that meets all conditions (fact ".won"), and stays won. Of several lanes
 * the first is judged.
 */
#ifndef RTLESSON_BLOCKS_GOAL_H
#define RTLESSON_BLOCKS_GOAL_H

#include <stdbool.h>
#include <stdint.h>

#include "blocks/simulated.h"
#include "sim/measure.h"

struct goal_condition {
    const struct measure *measure;
    bool below;    /* else above */
    int64_t bound; /* in the measure's unit */
};

/* Reads a condition: the pair's key names a measure, its text is "below 2s" or "above 95%". */
bool goal_read(const struct pair *pair, struct goal_condition *condition, struct errbuf *err);

/* Whether the figures meet it; nothing delivered meets no condition on staleness. */
bool goal_condition_met(const struct goal_condition *condition, const struct figures *figures);
bool goal_met(const struct diagram *diagram, const struct figures *figures);

/* "mean staleness: 1.2 s, below 2 s" or "requests: 3,600 an hour; wanted below 1,000, off by
 * 2,600". In the arena; "" when out of memory. */
const char *goal_words(const struct goal_condition *condition, const struct figures *figures,
                       struct arena *arena);

/* Judges the setting as it is now, and sets ".won" when it meets the goal for the first time: true
 * then. To be called when a knob was turned. */
bool goal_judge(const struct block *block, const struct scene *scene, struct facts *facts);
bool goal_is_won(const struct block *block, const struct facts *facts);

/* The schema's check: measures that there are, bounds that can be read, a start that does not win,
 * and a setting of the knobs that does. */
bool goal_check(const struct diagram *diagram, struct arena *arena, struct check *check);

/* What stands in the goal's piece. */
void goal_write(const struct block *block, const struct scene *scene, struct pen *pen);

#endif
