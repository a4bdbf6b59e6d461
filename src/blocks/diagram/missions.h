/*
 * The missions of a playground as they stand on its page, a row each; and the words of one in the
 * head of its stage.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_MISSIONS_H
#define RTLESSON_BLOCKS_DIAGRAM_MISSIONS_H

#include "blocks/block.h"

/* Of a playground: the heading, part DIAGRAM_MISSIONS, and the rows; nothing where it has none. */
void diagram_layout_missions(const struct block *playground, const struct scene *scene,
                             struct flow *flow);
void diagram_write_missions(const struct block *playground, const struct scene *scene,
                            struct pen *pen);
/* The row of one, its part DIAGRAM_STILL. */
void diagram_write_mission(const struct block *mission, const struct scene *scene, struct pen *pen);

/* "Mission 2 of 6: who asks more often?", brief "2/6 who asks more often?"; NULL: it is none. */
const char *diagram_mission_head(const struct block *block, const struct scene *scene, bool brief);

/* A stop of work for each task, and what is asked in them. */
void diagram_tally_mission(const struct block *mission, const struct scene *scene,
                           struct tally *tally);

#endif
