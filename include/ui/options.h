/*
 * Options: a few values of which one is chosen, all of them in a row behind their title.
 *
 *     Technique   refresh  ▐short poll▌ long poll  SSE
 *     Set-up      1  3  5 ▐7▌
 *
 * Each keeps a cell at either side for the mark of the chosen one, so that choosing moves nothing.
 * Where the row has no room beside the title it stands below it, in as many rows as it takes.
 */
#ifndef RTLESSON_UI_OPTIONS_H
#define RTLESSON_UI_OPTIONS_H

#include <stdbool.h>

#include "ui/canvas.h"

struct options {
    const char *title;
    const char *const *words; /* of each value */
    int count, chosen;
    bool focused;
};

/* The rows that they take where titles have so many cells, in a width of at least 1. */
int options_rows(const struct options *options, int title_cells, int width_cells);

/* The one at a cell where the first row is 0; -1: none is. */
int options_at(const struct options *options, int title_cells, int width_cells, struct spot at);

/* Draws them with the first row at y. */
void options_draw(const struct options *options, int title_cells, int width_cells, int y,
                  struct canvas *canvas);

#endif
