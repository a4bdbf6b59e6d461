/*
 * A sequence: a trace as a picture of actors, lifelines and messages, with time running downwards.
 *
 * What happens gets its rows once, from the trace and the width alone, so that nothing jumps while
 * time passes; what a row shows is a pure function of trace, time and width. An author's film and
 * a simulated one are drawn by the same code. Where the lifelines would stand too close (below
 * about 30 cells, or with many actors) the sequence is a list: one occurrence after the other.
 */
#ifndef RTLESSON_UI_SEQUENCE_H
#define RTLESSON_UI_SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "sim/trace.h"
#include "ui/canvas.h"
#include "ui/sequence_names.h"

struct sequence_row {
    int64_t at_usec; /* from then on, the row lies in the past */
    int occurrence;  /* index, or -1: a row where nothing happens */
    int line, lines; /* which of the occurrence's rows this is */
};

struct sequence {
    const struct trace *trace;
    int width_cells;
    bool listed;                 /* the form for very narrow places */
    int time_cells;              /* of the column of times at the right; 0: none */
    const int *columns;          /* of the actors' lifelines */
    struct sequence_names names; /* of the actors, for a list */
    const struct trace_occurrence *occurrences;
    const struct sequence_row *rows;
    int row_count;
    int header_rows; /* above the rows: the actors' titles, or a list's legend */
};

/* How it uses rows that are not needed: not at all, or all of them in proportion to time. Abreast:
 * not at all, and lifelines as long as there are 22 cells, for those that are aligned. */
enum sequence_room { SEQUENCE_ROOM_TIGHT, SEQUENCE_ROOM_FULL, SEQUENCE_ROOM_ABREAST };

/* Lays the trace out for a width, in the arena. Blank rows stand where time passes, as room says,
 * while header and rows together stay within wanted_rows. The trace must outlive
 * it. */
struct sequence sequence_layout(const struct trace *trace, int width_cells, int wanted_rows,
                                enum sequence_room room, struct arena *arena);

/* The last row that lies in the past at a time, or -1. */
int sequence_present_row(const struct sequence *sequence, int64_t at_usec);

/* The first of its rows to be shown in a height at a time, so that the rows around the present
 * moment are. */
int sequence_first_row(const struct sequence *sequence, int64_t at_usec, int height);

/* Draws the sequence as it is at a time into an area of the canvas: the titles, and below them its
 * rows from one on. */
void sequence_draw_from(const struct sequence *sequence, int first, int64_t at_usec,
                        struct rect area, struct arena *arena, struct canvas *canvas);

/* The row of an area so high that shows what is the present at moment_usec, where the sequence is
 * drawn from a row on; -1: it is out of sight. */
int sequence_row_y(const struct sequence *sequence, int64_t moment_usec, int first, int height);

/* The time from which on what stands in a row of such an area lies in the past; of one above all
 * rows the film's start, of one below its end. */
int64_t sequence_time_at(const struct sequence *sequence, int y, int first);

/* Gives several that were laid out abreast, and stand beside each other, the same rows: what
 * happens at one moment stands in one row of all. Blank rows as SEQUENCE_ROOM_FULL has them. */
void sequence_align(struct sequence *sequences[], int count, int wanted_rows, struct arena *arena);

/* The first time after at when the picture differs; TRACE_NEVER: never. */
int64_t sequence_next_change(const struct sequence *sequence, int64_t at_usec);

/* The cells that a message between two actors crosses, from the sender's side. */
struct sequence_way {
    int start, step, cells; /* column of the first cell, +1 or -1, how many */
};
struct sequence_way sequence_way(const struct sequence *sequence, int from, int to);
/* True when the message's label stands inside its arrow, in one row. One that is cut where its
 * label would be has the label above. */
bool sequence_label_fits(const struct trace_message *message, const struct sequence_way *way);
/* The most that sign and age of data take beside its label, without a blank between; where it is
 * lost, with the word. */
int sequence_age_cells(const struct trace_data *data);
/* The cells in which an actor's title stands. */
struct sequence_slot sequence_title_slot(const struct sequence *sequence, int actor);
/* The cells beside an actor's lifeline that tell of data there: to the left of the last actor. */
struct sequence_way sequence_margin(const struct sequence *sequence, int actor);
/* How the end of a connection is told: "ends", "is cut". Static. */
const char *sequence_close_text(const struct trace_connection *connection);
/* The line of a list that tells of an occurrence. In the arena. */
const char *sequence_list_text(const struct sequence *sequence,
                               const struct trace_occurrence *occurrence, int64_t at_usec,
                               struct arena *arena);

#endif
