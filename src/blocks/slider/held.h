/*
 * The dials of a slider that asks the simulator: what an open connection counts as (SLIDER_HELD),
 * and how long an idle one is kept (SLIDER_KEPT).
 */
#ifndef RTLESSON_BLOCKS_SLIDER_HELD_H
#define RTLESSON_BLOCKS_SLIDER_HELD_H

#include "blocks/slider/now.h"

/* How many there are, from SLIDER_HELD on: where no technique has a keep-alive, one. */
int slider_dial_count(const struct slider *slider);

/* The rows of each at a width, the columns of the mark among it; and its drawing at (0, 0). */
int slider_dial_rows(const struct slider_now *now, int width);
void slider_dial_draw(const struct slider_now *now, const struct piece *piece,
                      const struct scene *scene, struct canvas *canvas);

/* The step to which a mouse turns one; -1: it went down elsewhere than on what turns it. */
int slider_dial_step_at(const struct slider_now *now, const struct piece *piece,
                        const struct scene *scene, struct spot from, struct spot at);

/* One of them has the focus. */
bool slider_has_dial(const struct scene *scene, const struct block *block);

/* What it is, and what the lesson has. In the arena. */
const char *slider_dial_words(const struct slider_now *now, int part, struct arena *arena);

#endif
