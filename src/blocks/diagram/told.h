/*
 * The words of a diagram's stage: what is told now, how the prediction came, the moment in words;
 * and last, where they are scrolled, what stands under the still on the page.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_TOLD_H
#define RTLESSON_BLOCKS_DIAGRAM_TOLD_H

#include "blocks/film/now.h"

/* Of so many in which it is told, and of the note below them. */
int diagram_told_rows(const struct diagram_now *now, int width, int told_rows);
/* has_note: those of the note are among the size's. What is longer than the rest is cut. */
void diagram_draw_told(const struct diagram_now *now, struct rect size, bool has_note,
                       struct canvas *canvas);

#endif
