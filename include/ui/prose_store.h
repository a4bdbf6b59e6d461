/*
 * Prose that is kept between frames: a text is parsed and laid out when it is met at a width for
 * the first time, and found again for as long as there is room.
 *
 * A text is known by what it says, not by where it is: one that a frame has made in its own arena
 * is found as safely as the lesson's own, and none can be stale. What stands for its placeholders
 * (ui/fills.h) is a part of that. What is kept is bounded: when it
 * comes to PROSE_STORE_BYTES, all of it is forgotten, and made anew as it is met.
 */
#ifndef RTLESSON_UI_PROSE_STORE_H
#define RTLESSON_UI_PROSE_STORE_H

#include "ui/prose.h"

enum { PROSE_STORE_BYTES = 1024 * 1024, PROSE_STORE_BUCKETS = 256 };

struct stored_prose;

struct prose_store {
    struct arena arena;                                /* of all that is kept */
    struct stored_prose *buckets[PROSE_STORE_BUCKETS]; /* by what a text is known by */
    size_t bytes;                                      /* texts, lines and spans together */
};                                                     /* { 0 }: empty */

/* The same as prose_layout gives, in memory of the store: it holds until the next call. */
struct prose prose_stored(struct prose_store *store, const char *markdown,
                          const struct fills *fills, int width_cells);

/* Forgets everything; the store is empty and usable again. */
void prose_store_release(struct prose_store *store);

#endif
