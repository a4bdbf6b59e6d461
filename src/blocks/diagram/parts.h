/*
 * The pieces of a diagram on a page: the part of each, and how they are indented.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_PARTS_H
#define RTLESSON_BLOCKS_DIAGRAM_PARTS_H

enum diagram_part {
    DIAGRAM_PICTURE,
    DIAGRAM_CAPTION,
    DIAGRAM_TRANSCRIPT,
    DIAGRAM_GOAL,
    DIAGRAM_BILL,
    DIAGRAM_NOTE, /* what the bill's figures are, and what the film leaves out */
    DIAGRAM_KNOB  /* and as many as there are knobs */
};

enum { DIAGRAM_INDENT = 2 /* columns kept for the mark of the focus */ };

#endif
