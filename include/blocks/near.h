/*
 * Of a long page only what is near the view is laid out: of everything else its rows are kept.
 *
 * What a block takes hangs on the size of the screen, on the focus, on what plays, and on facts and
 * marks of its own and of what stands inside it; these change by its own keys and its own film
 * alone; what hangs on what it stands in, as a prediction does, is laid out with that
 * (blocks_layout_all). So what can be another than at the last layout is the block with the focus,
 * that of the film and that of the programme that are on, now or then, and what these stand in:
 * they are always laid out, and all that a container shows anew. Whoever changes facts otherwise
 * says so with near_forget, as is done where a block is shown that waited for another. Beside these
 * the stops that a key may lead to are laid out: the nearest on both sides of the view and of the
 * focus.
 */
#ifndef RTLESSON_BLOCKS_NEAR_H
#define RTLESSON_BLOCKS_NEAR_H

#include <stdbool.h>

#include "lesson/lesson.h"
#include "ui/flow.h"

struct scene;

/* The blocks that may be another than at the last layout: those of the focus, the film and the
 * programme that are on. */
enum { CHANGING_COUNT = 3 };

struct kept_list;

/* What is kept of one page's blocks, for one size of it. */
struct keeping {
    struct kept_list *lists; /* owned, sorted by where their blocks are */
    int count, capacity;
    int width, body_rows;
    const struct block *changing[CHANGING_COUNT];
}; /* { 0 }: nothing is kept */

/* One layout of the page. */
struct near {
    struct keeping *keeping;
    int top, end;             /* the rows near the view: from top to before end */
    int focus_y;              /* the row of the focus, or where it was last */
    const struct block *also; /* is laid out wherever it stands; NULL: none */
    const struct block *changing[2 * CHANGING_COUNT]; /* now, and at the layout before */
    bool all;                                         /* everything is laid out */
    long long laid_out;                               /* how many blocks were */
    bool as_kept; /* all took the rows that were kept of them: else the layout may lack what
                     came near by that, and the next one is right */
    /* Of the block that is being laid out: how often it was, and whether a stop in it is left out.
     */
    unsigned layouts;
    bool leaves_stop;
};

/* Begins a layout of lists of blocks, in a flow of that width and a view of body_rows rows that
 * begins at row scroll, or at the last that it can begin at. */
struct near near_begin(struct keeping *keeping, const struct list *lists, int count,
                       const struct scene *scene, int width, int scroll, int focus_y);

/* Lays out those of the blocks that are near, with a gap between them, and counts the rows of the
 * others. Lists of blocks inside them are laid out by the same (blocks_layout). */
void near_layout(struct near *near, struct list blocks, const struct scene *scene,
                 struct flow *flow);

/* Forgets what stands inside a block, or (NULL) everything. */
void near_forget(struct keeping *keeping, const struct block *inside);
void near_release(struct keeping *keeping);

#endif
