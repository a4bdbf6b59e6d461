/*
 * The missions of a playground: tasks, one after the other, each a block of its own in the
 * playground's, whose object is a diagram: the playground's, with what the mission fixes laid over
 * its scenario, its task for a goal, and its own prediction. So all that a diagram is and does, a
 * mission is and does; what is done in it are facts under the mission's id.
 */
#ifndef RTLESSON_BLOCKS_FILM_MISSIONS_H
#define RTLESSON_BLOCKS_FILM_MISSIONS_H

#include <stdbool.h>

#include "blocks/film/diagram.h"

bool mission_is(const struct block *block);
/* Of a mission: which one it is, from 1 up, of how many; the one after it, or NULL. */
int mission_number(const struct block *mission);
int mission_count(const struct block *mission);
const struct block *mission_after(const struct block *mission);

/* Anything was done in it. */
bool mission_is_begun(const struct block *mission, const struct facts *facts);

/* Of a playground. */
struct list missions_of(const struct block *playground);

#endif
