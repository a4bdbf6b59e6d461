/* A knob of a simulated diagram as a piece: what it shows, its keys, and what turning it does. */

#include "base/duration.h"
#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/diagram_view.h"
#include "blocks/goal.h"
#include "ui/dial.h"

static int knob_of(int part) {
    return part - DIAGRAM_KNOB;
}

/* What the knob is set to: by the first lane that it turns. */
static const char *value_words(const struct block *block, const struct scene *scene, int index) {
    const struct knob *row = diagram_knob_at(block->object, index)->row;
    int lane = diagram_knob_lane(block, scene, index);
    if (lane < 0)
        return "";
    struct scenario setting = diagram_setting(block, scene, lane);
    return knob_words(&setting, row, scene->arena);
}

/* Of the widest value: of listed ones, else of the ends and of any three digits with a unit. */
static int widest_value(const struct diagram *diagram, int index, struct arena *arena) {
    enum { DURATION_CELLS = 8 /* "1.67 min" */ };
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    const struct knob *row = knob->row;
    int by = knob->values != NULL ? 1 : knob->last;
    int widest = row->type == KNOB_TYPE_DURATION && knob->values == NULL ? DURATION_CELLS : 0;
    struct scenario scenario = diagram_start(diagram, 0);
    for (int step = 0; step <= knob->last; step += by) {
        diagram_knob_turn(knob, step, &scenario);
        widest = int_max(widest, text_width(knob_words(&scenario, row, arena)));
    }
    return widest;
}

/* All knobs of the diagram stand in one frame, those too that are not shown yet, so that none
 * moves when another appears. */
static struct dial_frame frame_of(const struct block *block, const struct scene *scene, int width) {
    const struct diagram *diagram = block->object;
    struct dial dials[SIMULATED_KNOBS];
    for (int i = 0; i < diagram->knobs.count; i++)
        dials[i] = (struct dial){.title = diagram_knob_at(diagram, i)->title,
                                 .value_cells = widest_value(diagram, i, scene->arena)};
    return dial_frame(dials, diagram->knobs.count, int_max(width - DIAGRAM_INDENT, 1));
}

int diagram_knob_rows(const struct block *block, const struct scene *scene, int width) {
    return frame_of(block, scene, width).rows;
}

void diagram_write_knob(const struct block *block, int part, const struct scene *scene,
                        struct pen *pen) {
    const struct diagram_knob *knob = diagram_knob_at(block->object, knob_of(part));
    struct dial_frame frame = frame_of(block, scene, pen->width_cells);
    struct dial dial = {.title = knob->title,
                        .value = value_words(block, scene, knob_of(part)),
                        .step = diagram_knob_step(block, scene, knob_of(part)),
                        .steps = int_max(knob->last, 1),
                        .focused = scene_focused(scene, block, part),
                        .entered = scene_entered(scene, block, part)};
    if (pen->canvas != NULL) {
        struct canvas_state state = canvas_push(
            pen->canvas, (struct rect){DIAGRAM_INDENT, pen->y, frame.width_cells, frame.rows});
        dial_draw(&dial, &frame, 0, pen->canvas);
        canvas_pop(pen->canvas, state);
    }
    pen_skip(pen, frame.rows);
}

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

uint64_t diagram_knob_offers(const struct piece *piece, const struct scene *scene) {
    const struct block *block = piece->block;
    const struct diagram_knob *knob = diagram_knob_at(block->object, knob_of(piece->part));
    if (!scene_entered(scene, block, piece->part))
        return BINDING_BIT(DIAGRAM_KNOB_TURN);
    int step = diagram_knob_step(block, scene, knob_of(piece->part));
    uint64_t offers = BINDING_BIT(DIAGRAM_KNOB_DONE);
    for (int action = DIAGRAM_KNOB_LESS; action <= DIAGRAM_KNOB_MOST; action++)
        if (target_step(knob, step, action) != step)
            offers |= BINDING_BIT(action);
    return offers;
}

bool diagram_has_gone_on(const struct block *block, const struct session *session) {
    struct reel reel;
    return diagram_reel(block, session->scene, &reel) &&
           films_has_gone_on(session->films, block, &reel);
}

void diagram_changed(const struct block *block, bool had_gone_on, struct session *session) {
    struct reel reel;
    int64_t at_usec = films_at(session->films, block).time_usec;
    if (diagram_reel(block, session->scene, &reel) && at_usec > 0)
        films_keep(session->films, block, &reel, had_gone_on, session->scene->now_usec);
    if (goal_judge(block, session->scene, session->facts))
        session_say(session, "You reached the goal.");
}

void diagram_turn(const struct block *block, int index, int step, struct session *session) {
    const struct diagram_knob *knob = diagram_knob_at(block->object, index);
    bool had_gone_on = diagram_has_gone_on(block, session);
    facts_set(session->facts, block->id, knob->id, step);
    diagram_changed(block, had_gone_on, session);
}

/* True where the pieces that are looked at together do not fit into one view. */
static bool is_out_of_view(const struct piece *piece, const struct scene *scene) {
    enum { LEAST_ROWS = 5 }; /* of a picture with its title */
    return diagram_rows_below(piece->block, scene, piece->at.width) + LEAST_ROWS > scene->body_rows;
}

/* What the setting comes to in the first lane that the knob turns, for the eyes that rest on it. */
static void tell_result(const struct block *block, int index, struct session *session) {
    const struct scene *scene = session->scene;
    int turned = diagram_knob_lane(block, scene, index);
    char age[DURATION_TEXT_BYTES], number[NUMBER_TEXT_BYTES];
    struct figures figures;
    if (turned < 0 || !diagram_figures(block, scene, turned, &figures))
        return;
    int64_t requests = figures_per_hour(&figures, figures.requests);
    const char *lane = diagram_lane_title(block->object, turned);
    session_say(session, "%s%s%s%s, %s request%s/h", lane != NULL ? lane : "",
                lane != NULL ? ": " : "", figures.staleness.known ? "mean age " : "nothing arrives",
                figures.staleness.known
                    ? duration_format((figures.staleness.mean_nsec + 500) / 1000, age)
                    : "",
                number_within(requests, NUMBER_TEXT_BYTES, number), requests == 1 ? "" : "s");
}

void diagram_knob_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    int index = knob_of(piece->part);
    int step = diagram_knob_step(block, session->scene, index);
    session->enter = action == DIAGRAM_KNOB_TURN;
    session->leave = action == DIAGRAM_KNOB_DONE;
    int target = target_step(diagram_knob_at(block->object, index), step, action);
    if (target == step)
        return;
    diagram_turn(block, index, target, session);
    if (session->notice[0] == '\0' && is_out_of_view(piece, session->scene))
        tell_result(block, index, session);
}
