/*
 * Rendering: a whole lesson is laid out at several sizes, worked and played through, to find what
 * is cut, and what keys do not come to.
 *
 * That a text is cut the canvas says, where it is drawn (canvas_cuts): no frame is searched for it.
 */
#ifndef RTLESSON_PLAYER_RENDER_H
#define RTLESSON_PLAYER_RENDER_H

#include "blocks/stage.h"
#include "lesson/course.h"
#include "lesson/lesson.h"

/* At which a lesson is rendered; the last one is plain text, without columns and rows. */
struct render_size {
    int columns, rows;
};
enum { RENDER_SIZES = 5, RENDER_AS_TEXT = RENDER_SIZES - 1 };
extern const struct render_size render_sizes[RENDER_SIZES];

enum render_fault {
    RENDER_CUT,      /* a text has less room than it wants */
    RENDER_NO_STOP,  /* what can be worked, and Down does not come to */
    RENDER_NOT_SEEN, /* rows that no key brings into view */
    RENDER_FAULTS
};

/* One finding, valid during the call. */
struct render_found {
    enum render_fault fault;
    const struct block *block; /* NULL: the section's own */
    int section, size;
    enum stage_step step; /* of the block's stage; STAGE_STEPS: on the page */
    const char *text;     /* RENDER_CUT: all of it, and how many of its cells are shown */
    size_t length;
    int shown_cells;
};

/* Calls found for each finding, the same one as often as it is come upon. course may be NULL. */
void player_render(const struct lesson *lesson, const struct course *course,
                   void (*found)(const struct render_found *found, void *data), void *data);

#endif
