/*
 * How a slider shows what the simulator says: the table, what it assumes, and the dial of what an
 * open connection counts as.
 *
 * Where there is room each technique has one line with all its figures, then two, and under some 35
 * cells a list. The rows depend on the width alone, so that nothing jumps while the slider moves.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_TABLE_H
#define RTLESSON_BLOCKS_SLIDER_TABLE_H

#include "base/writer.h"
#include "blocks/slider_runs.h"

/* "✓ Cheapest in time: SSE", or that none is; and the longest that it says. */
enum { SLIDER_VERDICT_BYTES = 80 };
const char *slider_verdict(const struct slider_answer *answer, char into[SLIDER_VERDICT_BYTES]);
extern const char slider_longest_verdict[];

/* The rows of verdict and table in a width without the columns of the mark (slider_table.c). */
int slider_table_rows(const struct slider *slider, int width);
/* Draws them with the first row at y. */
void slider_table_draw(const struct slider *slider, const struct slider_answer *answer, int width,
                       int y, struct canvas *canvas);
/* The same as lines of text. */
void slider_table_plain(const struct slider *slider, int64_t window_usec, struct arena *arena,
                        struct writer *writer);

/* What is assumed, as one paragraph; NULL when out of memory (slider_assumed.c). */
const char *slider_assumed(const struct slider *slider, int64_t held_costs, struct arena *arena);

/* The dial: what an open connection counts as, by the author's assumption or as the learner turned
 * it; its step of 0 … *last; its rows and its drawing at (0, 0) (slider_held.c). */
int64_t slider_held_costs(const struct block *block, const struct scene *scene);
int slider_held_step(const struct block *block, const struct scene *scene, int *last);
void slider_held_turn(const struct block *block, int step, struct session *session);
int slider_held_rows(const struct block *block, const struct scene *scene, int width);
void slider_held_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas);

#endif
