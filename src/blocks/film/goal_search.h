/*
 * Settings of a diagram's knobs, sought for its check: one that wins the goal or comes nearest to
 * it, and one that meets all conditions but one and is best in that.
 *
 * Where there are few settings, all are tried; else some at random, and from the best of these and
 * from others knob by knob to where no knob alone is better.
 */
#ifndef RTLESSON_BLOCKS_FILM_GOAL_SEARCH_H
#define RTLESSON_BLOCKS_FILM_GOAL_SEARCH_H

#include "blocks/film/goal.h"

/* Each knob's step. */
struct goal_setting {
    int steps[SIMULATED_KNOBS];
};

struct goal_found {
    struct goal_setting setting; /* the best that was tried */
    bool wins;                   /* of goal_find_best: all but the one condition are met */
    bool all;                    /* every setting was tried */
    int64_t tried;
};

/* Ends at one that wins, or when all runs so far (simulate_steps) have come to so many steps. */
struct goal_found goal_find_nearest(const struct diagram *diagram, uint64_t until_steps);
/* With what that condition (one that has its bound) measures as far from the bound as it gets, on
 * the side where it is met. Begins at a setting that wins. */
struct goal_found goal_find_best(const struct diagram *diagram, int condition,
                                 const struct goal_setting *from, uint64_t until_steps);

/* The first lane as it is set there, and whether a knob does something in it, or in a run that it
 * is held against. */
struct scenario goal_setting_scenario(const struct diagram *diagram,
                                      const struct goal_setting *setting);
bool goal_knob_matters(const struct diagram *diagram, const struct scenario *scenario, int knob);

/* Runs what a scenario of the first lane is judged by. */
struct goal_runs {
    struct figures own, others[DIAGRAM_GOAL_LIMIT];
    struct goal_figures figures; /* of these */
};
void goal_run(const struct diagram *diagram, const struct scenario *scenario,
              struct goal_runs *runs);

#endif
