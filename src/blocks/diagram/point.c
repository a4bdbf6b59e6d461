/* From a cell of a diagram's piece to the knob's step or the film's time that stands there. */
#include "blocks/diagram/point.h"

#include "blocks/diagram/change.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/knob.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/sweep.h"
#include "blocks/diagram/transcript.h"

/* True where there is such a step. */
static bool turn_to(const struct diagram_now *now, int knob, int step, struct session *session) {
    if (step >= 0 && step != now->known->knobs[knob].step)
        diagram_turn(now->block, knob, step, session);
    return step >= 0;
}

static bool point_at_knob(const struct diagram_now *now, const struct piece *piece,
                          const struct pointed *pointed, struct session *session) {
    int knob = piece->part - DIAGRAM_KNOB;
    int step = diagram_knob_step_at(now, knob, piece->at.width, pointed->from, pointed->at);
    return turn_to(now, knob, step, session);
}

static bool point_at_curve(const struct diagram_now *now, const struct piece *piece,
                           const struct pointed *pointed, struct session *session) {
    int64_t time_usec = diagram_curve_time_at(now, piece->at, pointed->from, pointed->at);
    if (time_usec >= 0)
        diagram_move_film(now->block, time_usec, session);
    return time_usec >= 0;
}

static bool point_at_sweep(const struct diagram_now *now, const struct piece *piece,
                           const struct pointed *pointed, struct session *session) {
    int step = diagram_sweep_step_at(now, piece, pointed->from, pointed->at);
    return turn_to(now, now->sweep, step, session);
}

/* A click plays and pauses it: only who drags it from row to row moves the film. */
static bool point_at_picture(const struct diagram_now *now, const struct piece *piece,
                             const struct pointed *pointed, struct session *session) {
    if (now->swept)
        return point_at_sweep(now, piece, pointed, session);
    if (pointed->does != MOUSE_DRAG || pointed->at.y == pointed->from.y ||
        diagram_shows_transcript(now->block, now->scene->marks))
        return false;
    diagram_move_film(now->block, diagram_picture_time_at(now, piece->at, pointed->at.y), session);
    return true;
}

bool diagram_point(const struct piece *piece, const struct pointed *pointed,
                   struct session *session) {
    struct diagram_now now = diagram_now(piece->block, session->scene);
    if (pointed->does == MOUSE_RELEASE)
        return true;
    if (piece->part >= DIAGRAM_KNOB)
        return point_at_knob(&now, piece, pointed, session);
    if (piece->part == DIAGRAM_CURVE)
        return point_at_curve(&now, piece, pointed, session);
    return piece->part == DIAGRAM_PICTURE && point_at_picture(&now, piece, pointed, session);
}
