/*
 * A film on the page: a still of its present moment, how it stands, and how it is opened.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_STILL_H
#define RTLESSON_BLOCKS_DIAGRAM_STILL_H

#include "blocks/film/now.h"

/* Its rows hang on the room alone. */
int diagram_still_rows(const struct scene *scene);
void diagram_draw_still(const struct diagram_now *now, struct rect size, struct canvas *canvas);

#endif
