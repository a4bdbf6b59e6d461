/*
 * What the simulator says of each technique, as a table without the sum: where that has no room in
 * it (slider/figures.h). Each technique has a line or two, and under some 35 cells a list. The rows
 * depend on the width alone, so that nothing jumps while the slider moves.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_TABLE_H
#define RTLESSON_BLOCKS_SLIDER_TABLE_H

#include "base/number.h"
#include "base/writer.h"
#include "blocks/slider/runs.h"

enum slider_figure {
    SLIDER_IN_TIME,
    SLIDER_REQUESTS,
    SLIDER_BYTES,
    SLIDER_USERS_REQUESTS,
    SLIDER_USERS_SENT,
    SLIDER_USERS_OPEN,
    SLIDER_USERS_BYTES
};
enum { SLIDER_FIGURES_OF_ONE = SLIDER_BYTES + 1, SLIDER_FIGURES_OF_ALL = SLIDER_USERS_BYTES + 1 };

/* One of a row, in at most NUMBER_SHORT_CELLS; and "10,000 users". Return into. */
enum { SLIDER_FIGURE_BYTES = NUMBER_TEXT_BYTES + 8 /* a number and a word, or a sign */ };
const char *slider_figure(const struct slider_row *row, enum slider_figure figure,
                          char into[SLIDER_FIGURE_BYTES]);
const char *slider_users(const struct slider *slider, char into[SLIDER_FIGURE_BYTES]);

/* The rows of the table in a width without the columns of the mark. */
int slider_table_rows(const struct slider *slider, int width);
/* Draws it with the first row at y. */
void slider_table_draw(const struct slider *slider, const struct slider_answer *answer, int width,
                       int y, struct canvas *canvas);
/* The same as lines of text, and the verdict. */
void slider_table_plain(const struct slider *slider, const struct slider_answer *answer,
                        struct writer *writer);

#endif
