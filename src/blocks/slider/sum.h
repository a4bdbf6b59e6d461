/*
 * The sum behind a slider's verdict, what each technique costs, and of what that is made: as rows
 * of its own, where it has no room in the table (slider/figures.h).
 */
#ifndef RTLESSON_BLOCKS_SLIDER_SUM_H
#define RTLESSON_BLOCKS_SLIDER_SUM_H

#include "base/number.h"
#include "base/writer.h"
#include "blocks/slider/now.h"

/* The rows of the answer, SLIDER's technique_count of them, in the order in which the sum tells
 * them: those that keep the window, the cheapest first; then the others, in theirs. */
void slider_sum_order(const struct slider *slider, const struct slider_answer *answer,
                      int order[TECHNIQUE_COUNT]);

/* What a row costs, exactly where its requests are: "1,797.5"; else it is as short as they, so that
 * they add up: "3.6 M". Returns into. */
enum { SLIDER_REQUESTS_CELLS = 7, SLIDER_REQUESTS_END = 1000000, SLIDER_COST_CELLS = 9 };
const char *slider_cost_words(const struct slider_row *row, char into[NUMBER_TEXT_BYTES]);

/* What was lost, beside the shares that are in time: "Never came: SSE 67 of 549", of each that may
 * lose some. Without an answer it only measures. */
void slider_write_lost(const struct slider *slider, const struct slider_answer *answer,
                       struct pen *pen);

/* The sum, in rows that do not depend on the window. Without an answer it only measures. */
void slider_write_sum(const struct slider *slider, const struct slider_answer *answer,
                      int64_t held_costs, struct pen *pen);
/* Both as lines of text. */
void slider_sum_plain(const struct slider *slider, const struct slider_answer *answer,
                      int64_t held_costs, struct writer *writer);

#endif
