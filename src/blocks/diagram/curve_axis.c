/* How high the axis of a diagram's curves is. */
#include "blocks/diagram/curve.h"
#include "blocks/film/goal.h"
#include "ui/curve.h"

static int64_t larger(int64_t a, int64_t b) {
    return a > b ? a : b;
}

static int64_t goal_usec(const struct diagram *diagram) {
    int64_t most_usec = 0;
    for (int i = 0; i < diagram->goal.count; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        bool span = condition->is == CONDITION_WITHIN;
        if (condition->measure->unit == MEASURE_UNIT_DURATION && condition->other == NULL)
            most_usec = larger(most_usec, 2 * (span ? condition->to : condition->bound));
    }
    return most_usec;
}

/* --- The oldest in the film at its start. --- */

struct start {
    const struct diagram *diagram;
    int64_t oldest_usec;
};

static int64_t oldest_usec(const struct trace *traces, int count) {
    int64_t most_usec = 0;
    for (int lane = 0; lane < count; lane++) {
        int64_t its_usec;
        curve_of_trace(&traces[lane], &its_usec, 1);
        most_usec = larger(most_usec, its_usec);
    }
    return most_usec;
}

static void make_start(const struct block *block, const struct scene *scene, const void *key,
                       void *into) {
    const struct diagram *diagram = key;
    struct scenario authored[SIMULATED_LANES];
    struct start *start = into;
    start->diagram = diagram;
    if (!diagram->is_simulated) {
        start->oldest_usec = oldest_usec(&diagram->script, 1);
        return;
    }
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        authored[lane] = diagram_authored(diagram, lane);
    const struct diagram_film *film = diagram_film_of(block, scene, diagram, authored);
    start->oldest_usec = oldest_usec(film->traces, diagram_lane_count(diagram));
}

static bool is_start_of(const void *object, const void *key) {
    return ((const struct start *)object)->diagram == key;
}

static int64_t start_usec(const struct diagram_now *now) {
    static const struct known_by by = {make_start, is_start_of, KNOWN_BY_FEW};
    const struct start *start = known_by(now->block, now->scene, sizeof *start, &by, now->diagram);
    return start->oldest_usec;
}

/* --- What the knobs reach. --- */

/* A hold delays nothing: a request that is held is answered as soon as there is an update. With its
 * two minutes on the axis, ages of seconds would lie flat. */
static bool delays(const struct knob *row) {
    return row == &knobs[KNOB_INTERVAL] || row == &knobs[KNOB_RECONNECT];
}

/* True where it does something in a lane, with the technique as it is. */
static bool has_lane(const struct diagram_now *now, const struct knob *row) {
    for (int lane = 0; lane < now->known->lane_count; lane++)
        if (knob_applies(row, now->known->set[lane].technique) &&
            !diagram_lane_says(now->diagram, lane, row))
            return true;
    return false;
}

static int64_t longest_usec(const struct diagram *diagram, const struct diagram_knob *knob) {
    struct scenario turned = diagram_authored(diagram, 0);
    int64_t most_usec = 0;
    for (int step = knob->values != NULL ? 0 : knob->last; step <= knob->last; step++) {
        diagram_knob_turn(knob, step, &turned);
        most_usec = larger(most_usec, knob_number(&turned, knob->row));
    }
    return most_usec;
}

static int64_t reach_usec(const struct diagram_now *now) {
    int64_t most_usec = 0;
    for (int i = 0; i < now->diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(now->diagram, i);
        if (delays(knob->row) && has_lane(now, knob->row))
            most_usec = larger(most_usec, longest_usec(now->diagram, knob));
    }
    return most_usec;
}

int64_t diagram_curve_axis_usec(const struct diagram_now *now) {
    int64_t most_usec = larger(goal_usec(now->diagram), start_usec(now));
    return curve_step_usec(larger(most_usec, reach_usec(now)));
}
