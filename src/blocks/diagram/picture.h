/*
 * What stands where in a diagram's picture: its lanes side by side, or where they are too narrow
 * for that one of them, which is turned. What happens at one moment stands in one row of all. A
 * twin is one picture (diagram/twin.h).
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_PICTURE_H
#define RTLESSON_BLOCKS_DIAGRAM_PICTURE_H

#include "blocks/film/now.h"
#include "ui/sequence.h"

struct diagram_lane_plan {
    const struct trace *trace;
    struct sequence sequence;
    const char *title; /* above it, or NULL */
    struct rect at;    /* in the picture, the title included */
};

struct diagram_plan {
    struct diagram_lane_plan lanes[SIMULATED_LANES]; /* those that are shown; a script has one */
    int lane_count;
};

enum {
    DIAGRAM_LANE_GAP = 2,   /* cells between two lanes */
    DIAGRAM_LANE_LEAST = 22 /* cells of a lane beside another */
};

/* For a width and height, without the indent. What it points to lasts as long as the scene's
 * arena. */
struct diagram_plan diagram_make_plan(const struct diagram_now *now, int width, int height,
                                      enum sequence_room room);

/* The row of all lanes from which they are drawn. */
int diagram_first_row(const struct diagram_plan *plan, int64_t at_usec);

/* The film's time at a row of a picture of that size, with the indent, as it is drawn now. */
int64_t diagram_picture_time_at(const struct diagram_now *now, struct rect size, int y);

/* Where the lane's sequence stands, below its title. */
struct rect diagram_lane_area(const struct diagram_lane_plan *lane);

/* True where they do not stand side by side in the width: one is shown, and turned. */
bool diagram_turns_lanes(const struct diagram_now *now, int width);
/* The one that is shown then: that of what is told, until the learner turns; and turns. */
int diagram_lane_shown(const struct diagram_now *now);
void diagram_turn_lane(const struct diagram_now *now, int by, struct facts *marks);

#endif
