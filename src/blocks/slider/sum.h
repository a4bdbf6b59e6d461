/*
 * The sum behind a slider's verdict: what each technique costs, and of what that is made.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_SUM_H
#define RTLESSON_BLOCKS_SLIDER_SUM_H

#include "base/writer.h"
#include "blocks/slider/now.h"

/* The rows of the answer, SLIDER's technique_count of them, in the order in which the sum tells
 * them: those that keep the window, the cheapest first; then the others, in theirs. */
void slider_sum_order(const struct slider *slider, const struct slider_answer *answer,
                      int order[TECHNIQUE_COUNT]);

/* Its rows, which do not depend on the window, and its drawing at (0, 0). */
int slider_sum_rows(const struct slider *slider, int width);
void slider_sum_draw(const struct slider_now *now, const struct slider_answer *answer, int width,
                     struct canvas *canvas);
/* The same as lines of text. */
void slider_sum_plain(const struct slider *slider, const struct slider_answer *answer,
                      int64_t held_costs, struct writer *writer);

#endif
