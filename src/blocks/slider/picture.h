/*
 * A slider's scale with its bands and its knob, as rows: on the page below the label, on the stage
 * at the top of its picture.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_PICTURE_H
#define RTLESSON_BLOCKS_SLIDER_PICTURE_H

#include "blocks/slider/now.h"

enum { SLIDER_MARK = 2 /* the columns of the focus mark, before all that a slider shows */ };

/* What is left of a width beside the mark: at least 1. */
int slider_inner(int width);

/* What stands in its place while the knob is nowhere; and the cells to keep for either, two before
 * it. */
const char *slider_nowhere_words(bool entered);
int slider_value_cells(const struct slider *slider);

/* How the knob's window is written: "5 seconds", or where that has no room "5 s". Returns into. */
enum { SLIDER_VALUE_CELLS = 22 /* of the widest in words, and two before it */ };
const char *slider_window_words(const struct slider_now *now, int cells,
                                char into[DURATION_TEXT_BYTES]);

struct slider_picture {
    int width_cells;
    bool narrow;                      /* one line for the scale, and a list of bands below it */
    int edges[SLIDER_BAND_LIMIT + 1]; /* the columns of the bands' bounds */
    int name_rows;                    /* of the names on the scale; 0: the bands are numbered */
    const char *legend;               /* what the numbers mean; NULL: there are none */
    int list_row;                     /* of the list or the legend */
    int rows;
};

/* The same wherever the knob is, so that nothing jumps as it moves. */
struct slider_picture slider_picture(const struct slider *slider, int width_cells);

/* The step to which a mouse moves the knob that went down at one cell of the picture and is at
 * another: on the scale, or on the name of a band in a list of them; -1: elsewhere. */
int slider_picture_step_at(const struct slider *slider, const struct slider_picture *picture,
                           struct spot from, struct spot at);

/* At (0, 0). */
void slider_picture_draw(const struct slider_now *now, const struct slider_picture *picture,
                         struct canvas *canvas);

#endif
