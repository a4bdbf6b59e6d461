/*
 * What stands below a film: how its figures are counted, and one line of what it leaves out.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_NOTE_H
#define RTLESSON_BLOCKS_DIAGRAM_NOTE_H

#include "blocks/film/now.h"

void diagram_write_note(const struct diagram_now *now, struct pen *pen);
/* How its figures per hour are made: told by the first film of the lesson that is tuned (where none
 * is, by the first simulated one), of others only how long their run is, where that is not as long
 * as that one's; else "". In the arena. */
const char *diagram_hour_words(const struct diagram_now *now);
/* What the film leaves out, in the arena. */
const char *diagram_left_out(const struct diagram_now *now);

#endif
