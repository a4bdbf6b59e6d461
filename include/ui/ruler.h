/*
 * A ruler: the figures above a scale, and a tick for each where the scale's own line is below.
 */
#ifndef RTLESSON_UI_RULER_H
#define RTLESSON_UI_RULER_H

#include "ui/canvas.h"
#include "ui/scale.h"

struct ruler {
    struct scale scale;
    int row, width;    /* the figures' row; columns */
    const char *first; /* stands in place of the start's figure; NULL: nothing does */
    const int *edges;  /* columns where something comes up from below to the line */
    int edge_count;
};

/* Writes the figures, first those of the ends, then between them what has room, and the ticks into
 * the row below. */
void ruler_draw(const struct ruler *ruler, struct canvas *canvas);

#endif
