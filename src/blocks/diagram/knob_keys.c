/* The keys of a diagram's knob as a piece. */
#include "blocks/diagram/knob_keys.h"

#include "base/duration.h"
#include "base/int.h"
#include "base/number.h"
#include "blocks/diagram/below.h"
#include "blocks/diagram/change.h"
#include "blocks/diagram/parts.h"

static int target_step(const struct diagram_knob *knob, int step, int action) {
    switch (action) {
    case DIAGRAM_KNOB_LESS:
        return int_max(step - 1, 0);
    case DIAGRAM_KNOB_MORE:
        return int_min(step + 1, knob->last);
    case DIAGRAM_KNOB_LEAST:
        return 0;
    case DIAGRAM_KNOB_MOST:
        return knob->last;
    default:
        return step;
    }
}

uint64_t diagram_knob_offers(const struct diagram_now *now, int knob) {
    if (!scene_entered(now->scene, now->block, DIAGRAM_KNOB + knob))
        return BINDING_BIT(DIAGRAM_KNOB_TURN);
    int step = now->known->knobs[knob].step;
    uint64_t offers = BINDING_BIT(DIAGRAM_KNOB_DONE);
    for (int action = DIAGRAM_KNOB_LESS; action <= DIAGRAM_KNOB_MOST; action++)
        if (target_step(diagram_knob_at(now->diagram, knob), step, action) != step)
            offers |= BINDING_BIT(action);
    return offers;
}

/* True where the pieces that are looked at together do not fit into one view. */
static bool is_out_of_view(const struct diagram_now *now, int width) {
    enum { LEAST_ROWS = 5 }; /* of a picture with its title */
    return diagram_rows_below(now, width) + LEAST_ROWS > now->scene->body_rows;
}

/* What the setting comes to in the first lane that the knob turns, for the eyes that rest on it. */
static void tell_result(const struct diagram_now *now, int knob, struct session *session) {
    int turned = now->known->knobs[knob].lane;
    char age[DURATION_TEXT_BYTES], number[NUMBER_TEXT_BYTES];
    if (turned < 0)
        return;
    const struct figures *figures = diagram_figures(now, turned);
    int64_t requests = figures_per_hour(figures, figures->requests);
    const char *lane = diagram_lane_title(now->diagram, turned);
    session_say(
        session, "%s%s%s%s, %s request%s/h", lane != NULL ? lane : "", lane != NULL ? ": " : "",
        figures->staleness.known ? "mean age " : "nothing arrives",
        figures->staleness.known ? duration_format((figures->staleness.mean_nsec + 500) / 1000, age)
                                 : "",
        number_within(requests, NUMBER_TEXT_BYTES, number), requests == 1 ? "" : "s");
}

void diagram_knob_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    int knob = piece->part - DIAGRAM_KNOB;
    int step = diagram_now(block, session->scene).known->knobs[knob].step;
    session->enter = action == DIAGRAM_KNOB_TURN;
    session->leave = action == DIAGRAM_KNOB_DONE;
    int target = target_step(diagram_knob_at(block->object, knob), step, action);
    if (target == step)
        return;
    diagram_turn(block, knob, target, session);
    struct diagram_now now = diagram_now(block, session->scene);
    if (session->notice[0] == '\0' && is_out_of_view(&now, piece->at.width))
        tell_result(&now, knob, session);
}
