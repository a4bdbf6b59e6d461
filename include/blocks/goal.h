/*
 * The goal of a simulated diagram: conditions on the figures of the learner's setting; nothing
 * delivered meets no condition on staleness.
 *
 * It is won by any setting that meets all conditions (fact ".won"), and stays won. Of several lanes
 * the first is judged.
 */
#ifndef RTLESSON_BLOCKS_GOAL_H
#define RTLESSON_BLOCKS_GOAL_H

#include <stdbool.h>

#include "blocks/simulated.h"

struct condition {
    const struct measure *measure;
    bool below;    /* else above */
    int64_t bound; /* in the measure's unit */
};

/* Judges the setting as it is now, and sets ".won" when it meets the goal for the first time: true
 * then. To be called when a knob was turned. */
bool goal_judge(const struct block *block, const struct scene *scene, struct facts *facts);
bool goal_is_won(const struct block *block, const struct facts *facts);

/* The schema's check: a start that does not win, and a setting of the knobs that does. */
bool goal_check(const struct diagram *diagram, struct check *check);

/* What stands in the goal's piece. */
void goal_write(const struct block *block, const struct scene *scene, struct pen *pen);

#endif
