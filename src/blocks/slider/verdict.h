/*
 * What a slider's table decides, in a line: which technique is the cheapest of those in time.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_VERDICT_H
#define RTLESSON_BLOCKS_SLIDER_VERDICT_H

#include "blocks/slider/runs.h"
#include "ui/pen.h"

/* "✓ Cheapest in time: SSE, WebSocket or long polling", or that none is. Where the names have no
 * room in so many cells: "3 of these", which the table marks. Returns into. */
enum { SLIDER_VERDICT_BYTES = 128, SLIDER_VERDICT_LEAST_CELLS = 33 };
const char *slider_verdict(const struct slider_answer *answer, int cells,
                           char into[SLIDER_VERDICT_BYTES]);

/* All names, in as many rows as the longest takes at the width; answer NULL: they are blank. */
int slider_verdict_rows(const struct slider *slider, int width_cells);
void slider_write_verdict(const struct slider *slider, const struct slider_answer *answer,
                          struct pen *pen);
/* In one row that ends at the pen's right edge, in at most so many cells. */
void slider_write_verdict_beside(const struct slider_answer *answer, int cells, struct pen *pen);

#endif
