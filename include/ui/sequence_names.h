/*
 * What the actors of a sequence are called in its picture, as their titles are too long for most
 * places: titles above the lifelines, and names in the lines of a list.
 */
#ifndef RTLESSON_UI_SEQUENCE_NAMES_H
#define RTLESSON_UI_SEQUENCE_NAMES_H

#include "sim/trace.h"

/* The cells that a title may stand in, above its lifeline: two cells from the next one's. */
struct sequence_slot {
    int x, cells;
};
/* Of the actor's title, from the columns of all lifelines; the last one's ends before right. */
struct sequence_slot sequence_slot(const int *columns, int actor_count, int actor, int right);

/* The lines of a title in so many cells, and how many there are (at least 1). It is cut with "…"
 * where it takes more, and where a word is longer than a line. In the arena. */
enum { SEQUENCE_TITLE_ROWS = 2 };
int sequence_title_lines(const char *title, int cells, const char *lines[SEQUENCE_TITLE_ROWS],
                         struct arena *arena);

/* The names in a list. */
struct sequence_names {
    const char *const *of; /* of the actors */
    bool whole;            /* they are the titles; else they are short, and distinct */
    /* The lines that say what short names stand for: "C Client · S Server". */
    const char *const *legend;
    int legend_rows;
};
/* Whole titles where any two of them leave room for a label in the width, else a few letters of
 * each, or numbers where no few letters tell them apart. All is the arena's. */
struct sequence_names sequence_names(const struct trace *trace, int width_cells,
                                     struct arena *arena);

#endif
