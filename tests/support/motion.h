/*
 * Motion on a stage: what was seen at one moment, and what of it may be other at the next.
 *
 * While a film plays only these move: the heads of messages on their way, ages, the clock, the
 * present moment in the curve; what happens appears in place. A picture that is higher than its
 * region scrolls as a whole, all lanes alike and only onwards: a row of it is compared with where
 * it stands then.
 *
 * What differs and may not is counted, and told with both frames, once of each film.
 */
#ifndef RTLESSON_TESTS_MOTION_H
#define RTLESSON_TESTS_MOTION_H

#include "blocks/film/now.h"
#include "play.h"
#include "player/state.h"

/* What was found so far. */
extern int motion_failures;

/* What changed the one frame into the other. */
enum motion_cause {
    MOTION_PLAYS,  /* time alone */
    MOTION_ENDS,   /* the film's end, with which a verdict may come */
    MOTION_TURNS,  /* a knob, or what is made to happen: the film is another */
    MOTION_CHOOSES /* a knob that other knobs, and the curve's axis, may hang on */
};

/* What was seen. {0}: nothing yet. */
struct motion_sight {
    struct region regions[STAGE_REGION_LIMIT];
    int region_count;
    struct canvas canvas;       /* a copy, owned */
    int64_t at_usec;            /* of the film */
    int64_t axis_usec;          /* the top of its curves; -1: it is no film */
    int first_row;              /* of its picture that is shown; -1: no picture of a film is */
    const struct diagram *laid; /* NULL: it is no film */
};

/* Paints the stage that is open, and sees it. */
void motion_see(struct play *play, struct motion_sight *sight);
void motion_release(struct motion_sight *sight);

/* Sees the stage and compares it with what was seen before, which becomes what is seen now. where
 * says for a failure which film it is. */
void motion_compare(struct play *play, struct motion_sight *before, enum motion_cause cause,
                    const char *where);

/* Regions alone: each as large and where it was, with the same rules. A sweep has the place of the
 * picture and its curve. */
void motion_compare_regions(struct play *play, const struct motion_sight *before,
                            const char *where);

#endif
