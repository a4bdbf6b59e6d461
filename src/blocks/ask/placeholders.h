/*
 * The placeholders (ui/fills.h) in the texts of a block that runs the simulator: each name becomes
 * a knob or a measure, once, when the block is loaded; what these come to in a run is put in.
 */
#ifndef RTLESSON_BLOCKS_ASK_PLACEHOLDERS_H
#define RTLESSON_BLOCKS_ASK_PLACEHOLDERS_H

#include "lesson/schema.h"
#include "sim/knob.h"
#include "sim/measure.h"
#include "ui/fills.h"

/* What stands for a placeholder. */
struct placeholder_value {
    enum fill_of of;
    const char *name; /* as it is written: "push/staleness_mean" */
    int lane;
    const struct knob *row;        /* FILL_SET */
    const struct measure *measure; /* FILL_FIGURE */
    bool asked, told;              /* in what is asked; in what is told of the run */
    const char *path;              /* where it stands first, as check_place wants it */
};
enum { PLACEHOLDER_LIMIT = 32 };

/* Whose texts are read. */
struct placeholder_texts {
    const struct field *fields;
    const void *object;
    const char *const *told; /* the fields that tell of the run, ended by NULL; the others ask */
    bool fills_told;         /* else placeholders in what is told stay as they are */
    /* Fills in lane, row and measure for what the value's name says; NULL, or why there is none, as
     * it follows "in {set: interval}, ". */
    const char *(*find)(const void *data, struct placeholder_value *value, struct arena *arena);
    const void *data;
};

/* Lists a value for each name in all texts of the object and of what is inside it, but for a block
 * in it that fills its own. Each that has none is told to the check, which may be NULL where it has
 * found none before; then the list is empty, and it returns false. The list is the arena's. */
struct check;
bool placeholders_read(const struct placeholder_texts *texts, struct check *check,
                       struct list *into, struct arena *arena);

/* For find: the row of this name; NULL, or why there is none. In the arena. */
const char *placeholder_find_knob(const char *name, const struct knob **row, struct arena *arena);
const char *placeholder_find_measure(const char *name, const struct measure **measure,
                                     struct arena *arena);

/* What is put in for the values (ask/placeholder_fills.c): of what is asked, or else of what is
 * told, by a scenario for each lane, and figures that are asked for where one stands for a figure.
 * In the arena, as what figures gives lasts. */
struct fills placeholder_fills(struct list values, bool asked, const struct scenario *set,
                               const struct figures *(*figures)(void *data, int lane), void *data,
                               struct arena *arena);
/* A figure of a run as a question takes it: shares are whole per cents. False where there is none.
 */
bool placeholder_figure(const struct measure *measure, const struct figures *figures,
                        int64_t *value);
/* Whether any of them is a figure. */
bool placeholders_name_figures(struct list values, bool asked);

#endif
