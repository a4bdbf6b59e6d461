/*
 * What is said of a slider in words: of the band in which the knob stands, of what a dial turns, of
 * what the figures take for granted.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_TOLD_H
#define RTLESSON_BLOCKS_SLIDER_TOLD_H

#include "blocks/slider/now.h"

/* Of a band: "Soft" and "5 s to 1 min" at both ends of a row; what fits and what it is like; what
 * its author says of it. */
void slider_write_title(const struct slider_band *band, struct pen *pen);
void slider_write_brief(const struct slider_band *band, struct pen *pen);
void slider_write_text(const struct slider_band *band, struct pen *pen);

/* The rows of the band of which most is said so: what is below does not jump from band to band. */
typedef void slider_band_writer(const struct slider_band *band, struct pen *pen);
int slider_band_rows(const struct slider *slider, slider_band_writer *write,
                     const struct scene *scene, int width_cells);

/* Below it on the page: what its figures leave out, and why its terms are not the films'. */
void slider_write_note(const struct slider_now *now, struct pen *pen);

/* How the prediction came, once its place was seen; before that, what is still to do. */
const char *slider_outcome_words(const struct block *block, const struct scene *scene);
/* The same on the stage, in the rows that prediction_rows keeps for it.
 */
void slider_write_told(const struct slider_now *now, const struct scene *scene, struct pen *pen);

/* The words of the stage, which are as many rows wherever the knob is: how the prediction came; of
 * the band, or of the dial that has the focus; what the figures take for granted. */
void slider_write_words(const struct slider_now *now, const struct scene *scene, struct pen *pen);
/* The same as far as it has room in so many rows, without the last: where the words have a leaf of
 * their own. */
void slider_write_some_words(const struct slider_now *now, const struct scene *scene, int rows,
                             struct pen *pen);

#endif
