/*
 * The pieces of a diagram, on the page and on its stage: the part of each, and how they are
 * indented.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_PARTS_H
#define RTLESSON_BLOCKS_DIAGRAM_PARTS_H

#include "sim/knob.h"

enum diagram_part {
    /* On the page. */
    DIAGRAM_STILL,
    DIAGRAM_MISSIONS, /* the heading of their rows; each row is its mission's still */
    DIAGRAM_CAPTION,
    DIAGRAM_NOTE, /* how an hour is reckoned, and what the film leaves out */
    /* On the stage. */
    DIAGRAM_PICTURE, /* the film, the sweep or the film as text */
    DIAGRAM_CURVE,
    DIAGRAM_FIGURES,
    DIAGRAM_GOAL, /* its conditions alone, beside the knobs of a leaf */
    DIAGRAM_WORDS,
    DIAGRAM_SKIP_ROW,
    DIAGRAM_LATER, /* in place of what follows, before that may be told */
    DIAGRAM_HEAD,  /* of a group of knobs, and as many as there are groups */
    DIAGRAM_KNOB = DIAGRAM_HEAD + KNOB_GROUPS /* and as many as there are knobs */
};

enum { DIAGRAM_INDENT = 2 /* columns kept for the mark of the focus */ };

#endif
