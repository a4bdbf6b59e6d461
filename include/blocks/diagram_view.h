/*
 * How a diagram is shown and worked: what its files share. diagram_plan.c says what stands where,
 * diagram_words.c what stands beside and below the picture, diagram_draw.c draws, diagram_keys.c
 * has the keys. Each of these is a function of the block and the scene.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_VIEW_H
#define RTLESSON_BLOCKS_DIAGRAM_VIEW_H

#include "blocks/simulated.h"
#include "ui/sequence.h"

enum diagram_part {
    DIAGRAM_PICTURE,
    DIAGRAM_CAPTION,
    DIAGRAM_TRANSCRIPT,
    DIAGRAM_GOAL,
    DIAGRAM_KNOB = 100 /* and as many as there are knobs */
};

enum { DIAGRAM_INDENT = 2 /* columns kept for the mark of the focus */ };

/* --- What stands where (diagram_plan.c). --- */

/* Rows of the picture's piece from its top: title, picture, what is told, the moment in words. */
struct diagram_plan {
    struct trace trace;
    struct sequence sequence;
    int width; /* without the indent */
    int title_rows;
    int gap_rows; /* between title, picture and words */
    int picture_rows;
    int say_rows;
    int moment_rows;
};

/* Lays the whole piece out for its width, in the scene's arena; false when out of memory. */
bool diagram_make_plan(const struct block *block, const struct scene *scene, int width,
                       struct diagram_plan *plan);

/* Rows of the pieces below the picture that are read together with it: knobs and goal. */
int diagram_rows_below(const struct block *block, const struct scene *scene, int width);

/* The rows where the picture and what is told begin, and all rows. */
int diagram_picture_row(const struct diagram_plan *plan);
int diagram_say_row(const struct diagram_plan *plan);
int diagram_plan_rows(const struct diagram_plan *plan);

/* --- The film's state in words (diagram_words.c). Texts are the arena's or constant. --- */

extern const char DIAGRAM_GO_ON[]; /* what Space does at a beat that stops */

/* True at the very start, before it is played; at its end, where nothing more happens. */
bool diagram_is_unplayed(const struct block *block, const struct scene *scene);
bool diagram_is_over(const struct block *block, const struct scene *scene);

/* What Space does next; "" when that needs no saying. */
const char *diagram_hint(const struct block *block, const struct scene *scene);

/* The moment in words, after what Space does there. */
const char *diagram_moment(const struct trace *trace, int64_t at_usec, const char *hint,
                           struct arena *arena);

/* How it plays, where not as usual: "  2×  loop". */
const char *diagram_manner(const struct block *block, const struct scene *scene);

enum { DIAGRAM_STATE_BYTES = 128 }; /* room for each of these */

/* "▷ Space plays · 8 s", or without its key where that does nothing or has no room beside the
 * title. Returns whether the key is in it. */
bool diagram_unplayed(const struct block *block, const struct scene *scene, int width, bool ascii,
                      char *into, size_t size);

/* "▶ 3.4 s of 8 s  2×  loop", or without the total where there is no room for it beside the title.
 */
void diagram_played(const struct block *block, const struct scene *scene, int width, bool ascii,
                    char *into, size_t size);

/* The film as text, for a width; the writer is the caller's to release. */
struct writer diagram_transcript(const struct block *block, const struct scene *scene,
                                 const char *indent, int width);

/* --- Operations of the kind. --- */

void diagram_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas);

extern const struct binding diagram_bindings[];
uint64_t diagram_offers(const struct piece *piece, const struct scene *scene);
void diagram_act(const struct piece *piece, int action, struct session *session);

/* The moment that the learner marked, or -1. */
int64_t diagram_mark_usec(const struct block *block, const struct scene *scene);

/* --- Knobs as pieces (diagram_knob_keys.c). --- */

/* Its actions, in the same table as the picture's. */
enum diagram_knob_action {
    DIAGRAM_KNOB_TURN = 48,
    DIAGRAM_KNOB_DONE,
    DIAGRAM_KNOB_TURNS, /* only for the footer */
    DIAGRAM_KNOB_LESS,
    DIAGRAM_KNOB_MORE,
    DIAGRAM_KNOB_LEAST,
    DIAGRAM_KNOB_MOST
};
void diagram_write_knob(const struct block *block, int part, const struct scene *scene,
                        struct pen *pen);
uint64_t diagram_knob_offers(const struct piece *piece, const struct scene *scene);
void diagram_knob_act(const struct piece *piece, int action, struct session *session);

/* Turns a knob. */
void diagram_turn(const struct block *block, int index, int step, struct session *session);
/* To be called when what the film depends on was changed: it keeps its place in the new film, and
 * the goal is judged. */
void diagram_changed(const struct block *block, struct session *session);

/* --- The sweep: a rung above the single run (diagram_sweep.c). --- */

/* True while it stands in the picture's place: one knob along the axis, and over it what each of
 * its values comes to. */
bool diagram_is_swept(const struct block *block, const struct scene *scene);
int diagram_sweep_rows(const struct block *block, const struct scene *scene, int width);
void diagram_draw_sweep(const struct piece *piece, const struct scene *scene,
                        struct canvas *canvas);

/* Its actions, in the same table as the picture's. */
enum diagram_sweep_action {
    DIAGRAM_SWEEP_UP = 40, /* from the run to the sweep, … */
    DIAGRAM_SWEEP_CLIMB,   /* … the same by Esc, where Enter came down from it */
    DIAGRAM_SWEEP_STEER,   /* only for the footer, as the next */
    DIAGRAM_SWEEP_MOVES,
    DIAGRAM_SWEEP_DOWN, /* into the run at the mark */
    DIAGRAM_SWEEP_LESS,
    DIAGRAM_SWEEP_MORE
};
/* While it stands there; and while the run does. */
uint64_t diagram_sweep_offers(const struct piece *piece, const struct scene *scene);
uint64_t diagram_run_offers(const struct piece *piece, const struct scene *scene);
/* True when the action was the sweep's. */
bool diagram_sweep_act(const struct piece *piece, int action, struct session *session);

/* True while the film stands as text below the picture, as the learner asked. */
bool diagram_shows_transcript(const struct block *block, const struct scene *scene);

#endif
