/*
 * The machine of a challenge: a family run against the scenario of a case, as whoever has a window
 * would run it.
 *
 * A poll asks as seldom as the window allows for 95 % of the updates. An update waits for the next
 * question, evenly from nothing to the interval T, and is one transit older when it arrives: 95 %
 * arrive within 0.95 T + transit. So
 *
 *     T = (window - transit) / 0.95
 *
 * with the transit down, jitter left out. Who reloads at random (refresh) waits exponentially, 95 %
 * at most ln 20 times the mean: T = (window - transit) / 2.996. T is rounded down to two
 * significant digits, and is never shorter than an answer takes to be back; counted from the answer
 * (after-answer) it is shorter by that. All else is as the scenario says, and the same for each
 * family.
 *
 * A run is of many sessions of the author's "measure" (of a poll at least 20 intervals long), which
 * begin at moments drawn from the scenario's seed; where very much happens the sessions are cut
 * short, since their rates stay the same. How old the updates of a poll get does not hang on how
 * rare they are, where they come at random: of rare ones it is told by runs in which each question
 * finds one on average, and the sessions are short and many. The share in time is of the updates
 * that arrived or were lost; those on their way at a session's end do not count. It is a sample's:
 * 94 % keeps the window that T gives 95 %.
 */
#ifndef RTLESSON_BLOCKS_CHALLENGE_MACHINE_H
#define RTLESSON_BLOCKS_CHALLENGE_MACHINE_H

#include "blocks/challenge/model.h"
#include "sim/figures.h"

/* The share of updates, in thousandths, that keeps a window. */
enum { CHALLENGE_KEEPS_MILLI = 940 };

struct challenge_run {
    const struct challenge_item *item;
    int family;
    int64_t window_usec;
    int64_t interval_usec; /* 0: it does not ask by the clock */
    struct figures figures;
    int64_t within_milli; /* the share of updates in time */
    bool keeps;           /* the window */
};

/* What the learner has decided in a case that is run; false: not all of it. */
struct challenge_choice {
    int64_t window_usec;
    int family;
};
bool challenge_decided(const struct challenge_item *item, const struct scene *scene,
                       struct challenge_choice *choice);

/* The interval of a technique that asks, at a window. */
int64_t challenge_interval(const struct scenario *scenario, int64_t window_usec);

/* Run once, and kept while it is asked for. */
const struct challenge_run *challenge_run(const struct block *block,
                                          const struct challenge_item *item,
                                          struct challenge_choice choice,
                                          const struct scene *scene);

/* What the runs of a case cost at a window of the learner's (sim/cost.h), with that of the model
 * answer; and whether all that they count has room (scenario_has_room). */
uint64_t challenge_cost(const struct challenge *challenge, const struct challenge_item *item,
                        int64_t window_usec);
bool challenge_has_room(const struct challenge *challenge, const struct challenge_item *item,
                        int64_t window_usec, struct errbuf *err);

#endif
