/*
 * How a diagram is shown and worked: what its files share. diagram_plan.c says what stands where,
 * diagram_words.c what stands beside and below the picture, diagram_draw.c draws, diagram_keys.c
 * has the keys. Each of these is a function of the block and the scene.
 *
 * The film of a script is drawn in as many rows as it needs. That of a simulated diagram has as
 * many as there are, whatever its knobs are at, so that nothing jumps when one is turned: only what
 * is in the rows changes. Its lanes stand side by side, or in several lines where that would make
 * them too narrow; each follows its own present moment.
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
    DIAGRAM_BILL,
    DIAGRAM_NOTE, /* what the bill's figures are */
    DIAGRAM_KNOB  /* and as many as there are knobs */
};

enum { DIAGRAM_INDENT = 2 /* columns kept for the mark of the focus */ };

/* --- What stands where (diagram_plan.c). --- */

struct diagram_lane_plan {
    struct trace trace;
    struct sequence sequence;
    const char *title; /* above it, or NULL */
    struct rect at;    /* in the picture's piece without its indent, the title included */
};

/* Rows of the picture's piece from its top: title, pictures, curves, what is told, the moment in
 * words. Not to be copied: the sequences point to the traces. */
struct diagram_plan {
    struct diagram_lane_plan lanes[SIMULATED_LANES]; /* a script has one */
    int lane_count;
    int across; /* how many stand side by side */
    int width;  /* without the indent */
    int title_rows;
    int gap_rows; /* between title, picture and words */
    int picture_rows;
    int header_rows;  /* of the tallest header of a lane: titles or legend of the actors */
    int curve_rows;   /* of all curves below the picture */
    int curve_height; /* rows of one curve, there or in the panel; 0: there is none */
    bool curve_axis;
    int panel_cells; /* beside the picture, with curve and bill; 0: they stand below it */
    int say_rows;
    int moment_rows;
    int least_moment_rows; /* so many are not taken from it: what is said of a prediction */
};

/* Lays the whole piece out for its width, in the scene's arena; false when out of memory. */
bool diagram_make_plan(const struct block *block, const struct scene *scene, int width,
                       struct diagram_plan *plan);

/* Rows of the pieces below the picture that are read together with it: bill, goal and knobs, with
 * those that are to appear. */
int diagram_rows_below(const struct block *block, const struct scene *scene, int width);

/* The rows where the picture and what is told begin, and all rows. */
int diagram_picture_row(const struct diagram_plan *plan);
int diagram_say_row(const struct diagram_plan *plan);
int diagram_plan_rows(const struct diagram_plan *plan);
int diagram_curve_row(const struct diagram_plan *plan);

/* The lanes and their place (diagram_lanes.c): the traces of all and their titles; then, when the
 * rows of the picture are known, where each stands and its sequence. */
bool diagram_take_lanes(const struct block *block, const struct scene *scene,
                        struct diagram_plan *plan);
void diagram_place_lanes(const struct scene *scene, enum sequence_room room, int wanted_rows,
                         struct diagram_plan *plan);
/* The cells of each, in how many lines they stand, and the least rows that their pictures need. */
int diagram_lane_cells(const struct diagram_plan *plan);
int diagram_lane_lines(const struct diagram_plan *plan);
int diagram_least_rows(const struct diagram_plan *plan);
/* Where the lane's sequence stands, below its title. */
struct rect diagram_lane_area(const struct diagram_lane_plan *lane);

/* Whether curve and bill stand beside the picture, and how wide. */
int diagram_panel_cells(const struct diagram *diagram, int width);

/* --- How far the screen is behind, as curves (diagram_curve.c): one a lane, on one scale. What has
 * not been played yet is shown only once the film was watched. --- */

bool diagram_has_curve(const struct diagram *diagram);
/* Rows that all of them take, each of so many rows, in the plan's place for them. */
int diagram_rows_of_curves(const struct scene *scene, const struct diagram_plan *plan, int height,
                           bool axis);
void diagram_draw_curves(const struct block *block, const struct scene *scene,
                         const struct diagram_plan *plan, struct canvas *canvas);

/* --- The bill (diagram_bill.c): requests, wasted requests, bytes and open connections, so far in
 * the film and an hour; of several lanes side by side. --- */

enum { DIAGRAM_BILL_ROWS = 5 }; /* of the table */
/* In the panel, or in a piece of its own: where there are few rows, a line a lane. While something
 * is to be predicted, what an hour comes to is not given away. */
void diagram_write_bill(const struct block *block, const struct scene *scene, bool panel,
                        struct pen *pen);
void diagram_write_note(const struct block *block, const struct scene *scene, struct pen *pen);

/* --- The film's state in words (diagram_words.c). Texts are the arena's or constant. --- */

extern const char DIAGRAM_GO_ON[]; /* what Space does at a beat that stops */

/* True at the very start, before it is played; at its end, where nothing more happens. */
bool diagram_is_unplayed(const struct block *block, const struct scene *scene);
bool diagram_is_over(const struct block *block, const struct scene *scene);

/* What Space does next; "" when that needs no saying. */
const char *diagram_hint(const struct block *block, const struct scene *scene);

/* What is said of a prediction while the film rests: that it comes first, or, as long as the film
 * is the one that was predicted, how it came; NULL when there is nothing. */
const char *diagram_prediction_words(const struct block *block, const struct scene *scene);

/* The moment of a lane in words, after its title: "Polling: the answer is on its way." */
const char *diagram_lane_moment(const struct diagram_lane_plan *lane, int64_t at_usec,
                                struct arena *arena);
/* True where nothing is under way in the lane, and nothing waits. */
bool diagram_lane_rests(const struct trace *trace, int64_t at_usec);

/* The moment of a trace in words, after what Space does there. */
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

/* All that a key may do on any of its pieces: one table, so one enum. */
enum diagram_action {
    /* The picture's (diagram_keys.c): what works the film by Space comes first. */
    ACTION_PLAY,
    ACTION_PAUSE,
    ACTION_GO_ON,
    ACTION_AGAIN,
    ACTION_DRIVE,
    ACTION_STEPS, /* only for the footer, as the other plurals */
    ACTION_STEP_BACK,
    ACTION_STEP_ON,
    ACTION_SEEKS,
    ACTION_SEEK_BACK,
    ACTION_SEEK_ON,
    ACTION_LEAP_BACK,
    ACTION_LEAP_ON,
    ACTION_SPEEDS,
    ACTION_FASTER,
    ACTION_SLOWER,
    ACTION_LOOP,
    ACTION_LOOP_END,
    ACTION_MARK,
    ACTION_UNMARK,
    ACTION_TO_MARK,
    ACTION_BEATS,
    ACTION_NEXT_BEAT,
    ACTION_BEAT_BEFORE,
    ACTION_MAKE_EVENT,
    ACTION_MAKE_DROP,
    ACTION_UNMAKE,
    ACTION_SHOW_TEXT,
    ACTION_HIDE_TEXT,
    ACTION_RESTART,
    ACTION_START,
    ACTION_END,
    ACTION_NEXT_STOP,
    ACTION_STOP_BEFORE,
    /* While it waits for a prediction. */
    DIAGRAM_SKIP,
    DIAGRAM_ASK,
    /* The sweep's (diagram_sweep.c). */
    DIAGRAM_SWEEP_UP,    /* from the run to the sweep, … */
    DIAGRAM_SWEEP_CLIMB, /* … the same by Esc, where Enter came down from it */
    DIAGRAM_SWEEP_STEER, /* only for the footer, as the next */
    DIAGRAM_SWEEP_MOVES,
    DIAGRAM_SWEEP_DOWN, /* into the run at the mark */
    DIAGRAM_SWEEP_LESS,
    DIAGRAM_SWEEP_MORE,
    /* A knob's (diagram_knob_keys.c). */
    DIAGRAM_KNOB_TURN,
    DIAGRAM_KNOB_DONE,
    DIAGRAM_KNOB_TURNS, /* only for the footer */
    DIAGRAM_KNOB_LESS,
    DIAGRAM_KNOB_MORE,
    DIAGRAM_KNOB_LEAST,
    DIAGRAM_KNOB_MOST,
    DIAGRAM_ACTIONS /* how many there are */
};
extern const struct binding diagram_bindings[];
uint64_t diagram_offers(const struct piece *piece, const struct scene *scene);
void diagram_act(const struct piece *piece, int action, struct session *session);

/* The moment that the learner marked, or -1. */
int64_t diagram_mark_usec(const struct block *block, const struct scene *scene);

/* --- Knobs as pieces (diagram_knob_keys.c): dials below each other. --- */

/* Rows of one of them. */
int diagram_knob_rows(const struct block *block, const struct scene *scene, int width);

void diagram_write_knob(const struct block *block, int part, const struct scene *scene,
                        struct pen *pen);
uint64_t diagram_knob_offers(const struct piece *piece, const struct scene *scene);
void diagram_knob_act(const struct piece *piece, int action, struct session *session);

/* When a connection was last cut up to a moment, as far as the film shows it; -1: never. */
int64_t diagram_last_cut_usec(const struct trace *trace, int64_t at_usec);

/* Turns a knob. */
void diagram_turn(const struct block *block, int index, int step, struct session *session);
/* To be called when what the film depends on was changed: it keeps its place in the new film, and
 * the goal is judged. had_gone_on: diagram_has_gone_on before the change. */
bool diagram_has_gone_on(const struct block *block, const struct session *session);
void diagram_changed(const struct block *block, bool had_gone_on, struct session *session);

/* --- The sweep: a rung above the single run (diagram_sweep.c). --- */

/* True while it stands in the picture's place: one knob along the axis, and over it what each of
 * its values comes to. */
bool diagram_is_swept(const struct block *block, const struct scene *scene);
int diagram_sweep_rows(const struct block *block, const struct scene *scene, int width);
void diagram_draw_sweep(const struct piece *piece, const struct scene *scene,
                        struct canvas *canvas);

/* While it stands there; and while the run does. */
uint64_t diagram_sweep_offers(const struct piece *piece, const struct scene *scene);
uint64_t diagram_run_offers(const struct piece *piece, const struct scene *scene);
/* True when the action was the sweep's. */
bool diagram_sweep_act(const struct piece *piece, int action, struct session *session);

/* True while the film stands as text below the picture, as the learner asked. */
bool diagram_shows_transcript(const struct block *block, const struct scene *scene);

#endif
