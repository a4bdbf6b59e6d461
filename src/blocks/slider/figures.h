/*
 * A slider's figures on its stage: what the simulator says of each technique, the sum that its
 * verdict is made of, and what many users come to. Where there is room the sum stands in the table,
 * and beside it the users; else below. The rows depend on the width alone.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_FIGURES_H
#define RTLESSON_BLOCKS_SLIDER_FIGURES_H

#include "blocks/slider/now.h"

/* In a width without the columns of the mark: all rows; and those that are to be in view, the rest
 * may be scrolled. */
int slider_figures_rows(const struct slider *slider, int width);
int slider_figures_least_rows(const struct slider *slider, int width);

/* At (0, 0). */
void slider_figures_draw(const struct slider_now *now, const struct slider_answer *answer,
                         int width, struct canvas *canvas);

#endif
