/*
 * What stands below a film, in fine print: how its figures are counted, and what it leaves out.
 * Each is told once a lesson, under its first film with figures; under others what differs from it.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_NOTE_H
#define RTLESSON_BLOCKS_DIAGRAM_NOTE_H

#include "blocks/film/now.h"

/* In the arena; "" under a simulated film without figures. What is left out of a script is told
 * under the lesson's first script. */
const char *diagram_note(const struct diagram_now *now);

#endif
