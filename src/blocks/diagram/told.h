/*
 * The words of a diagram's stage: what is told now, how the prediction came, the moment in words;
 * and last, where they are scrolled, what stands under the still on the page.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_TOLD_H
#define RTLESSON_BLOCKS_DIAGRAM_TOLD_H

#include "blocks/film/now.h"

/* So many rows are told, those of the note stand below them. */
int diagram_told_rows(const struct diagram_now *now, int width, int told_rows);
/* told_rows: as they were measured. What is longer is cut. */
void diagram_draw_told(const struct diagram_now *now, int width, int told_rows,
                       struct canvas *canvas);

#endif
