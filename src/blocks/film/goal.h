/*
 * The goal of a simulated diagram: conditions on the figures of the learner's setting; nothing
 * delivered meets no condition on staleness.
 *
 * It is won by any setting that meets all conditions (fact ".won"), and stays won. Of several lanes
 * the first is judged.
 */
#ifndef RTLESSON_BLOCKS_FILM_GOAL_H
#define RTLESSON_BLOCKS_FILM_GOAL_H

#include <stdbool.h>

#include "blocks/film/simulated.h"

struct condition {
    const struct measure *measure;
    bool below;    /* else above */
    int64_t bound; /* in the measure's unit */
};

const struct condition *goal_condition(const struct diagram *diagram, int index);
bool goal_condition_is_met(const struct condition *condition, const struct figures *figures);
/* All of them are. */
bool goal_is_met(const struct diagram *diagram, const struct figures *figures);

bool goal_is_won(const struct block *block, const struct facts *facts);
void goal_win(const struct block *block, struct facts *facts);

/* The schema's check: a start that does not win, and a setting of the knobs that does. It is sought
 * until all runs so far (simulate_steps) have come to so many steps; then it is taken for granted.
 */
#define GOAL_SOUGHT_TO_THE_END UINT64_MAX
bool goal_check(const struct diagram *diagram, uint64_t until_steps, struct check *check);

#endif
