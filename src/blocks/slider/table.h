/*
 * How a slider shows what the simulator says: the table, and the verdict above it.
 *
 * Where there is room each technique has one line with all its figures, then two, and under some 35
 * cells a list. The rows depend on the width alone, so that nothing jumps while the slider moves.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_TABLE_H
#define RTLESSON_BLOCKS_SLIDER_TABLE_H

#include "base/writer.h"
#include "blocks/slider/runs.h"

/* "✓ Cheapest in time: SSE or WebSocket", or that none is; where their names have no room,
 * "2 of these", which the table marks; and the longest that it says. */
enum { SLIDER_VERDICT_BYTES = 80 };
const char *slider_verdict(const struct slider_answer *answer, char into[SLIDER_VERDICT_BYTES]);
extern const char slider_longest_verdict[];

/* The rows of verdict and table in a width without the columns of the mark (slider/table.c). */
int slider_table_rows(const struct slider *slider, int width);
/* Draws them with the first row at y. */
void slider_table_draw(const struct slider *slider, const struct slider_answer *answer, int width,
                       int y, struct canvas *canvas);
/* The same as lines of text. */
void slider_table_plain(const struct slider *slider, const struct slider_answer *answer,
                        struct writer *writer);

#endif
