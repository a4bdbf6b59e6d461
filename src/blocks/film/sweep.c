/* What a sweep runs, and whether a frame has steps for it. */
#include "blocks/film/sweep.h"

#include "blocks/film/goal.h"
#include "sim/cost.h"

/* How the swept lane is set with the knob at the value of an index. */
static struct scenario setting_at(const struct diagram_known *known, int knob, int index) {
    const struct diagram_knob *its = diagram_knob_at(known->diagram, knob);
    struct scenario setting = known->set[known->knobs[knob].lane];
    diagram_knob_turn(its, diagram_sweep_step(its, index), &setting);
    return setting;
}

/* Above zero. */
static uint64_t cost_of(const struct diagram_known *known, int knob) {
    uint64_t sum = diagram_frame_cost(known->diagram, known->set);
    for (int i = 0; i < diagram_sweep_count(diagram_knob_at(known->diagram, knob)); i++) {
        struct scenario setting = setting_at(known, knob, i);
        sum = cost_plus(sum, diagram_judged_cost(known->diagram, &setting));
        if (diagram_sweep_has_goal(known, knob))
            sum = cost_plus(sum, diagram_others_cost(known->diagram, &setting));
    }
    return sum;
}

bool diagram_sweep_fits(struct diagram_known *known, int knob) {
    if (known->knobs[knob].lane < 0)
        return false;
    if (known->sweep_costs[knob] == 0)
        known->sweep_costs[knob] = cost_of(known, knob);
    return known->sweep_costs[knob] <= FRAME_STEPS;
}

bool diagram_sweep_has_goal(const struct diagram_known *known, int knob) {
    return known->diagram->goal.count > 0 && known->knobs[knob].lane == 0;
}

/* Of the value before, too: where a knob does nothing in what it is held against, that is the same.
 */
struct others {
    struct scenario scenarios[DIAGRAM_GOAL_LIMIT];
    struct figures figures[DIAGRAM_GOAL_LIMIT];
    bool known[DIAGRAM_GOAL_LIMIT];
};

static const struct figures *run_other(const struct diagram *diagram, int index,
                                       const struct scenario *setting, struct others *others) {
    const struct condition *condition = goal_condition(diagram, index);
    struct scenario other = goal_other(condition, setting);
    for (int i = 0; i <= index; i++)
        if (others->known[i] && diagram_is_same_run(&others->scenarios[i], &other))
            return &others->figures[i];
    others->scenarios[index] = other;
    others->figures[index] = diagram_run_figures(diagram, &other);
    others->known[index] = true;
    return &others->figures[index];
}

static void judge_value(const struct diagram *diagram, int index, const struct scenario *setting,
                        const struct figures *own, struct others *others,
                        struct diagram_sweep *sweep) {
    struct goal_figures figures = {.own = own};
    for (int i = 0; i < diagram->goal.count; i++) {
        if (goal_condition(diagram, i)->other != NULL)
            figures.others[i] = run_other(diagram, i, setting, others);
        struct condition condition = goal_condition_for(diagram, i, &figures);
        sweep->bounds[i][index] = condition.bound;
    }
    sweep->won[index] = goal_is_met(diagram, &figures);
}

static void run_value(const struct diagram_known *known, int knob, int index, struct others *others,
                      struct diagram_sweep *sweep) {
    struct scenario setting = setting_at(known, knob, index);
    struct figures figures = diagram_run_figures(known->diagram, &setting);
    for (int i = 0; i < MEASURE_COUNT; i++)
        if (!measure_value(&measures[i], &figures, &sweep->values[i][index]))
            sweep->values[i][index] = -1;
    if (diagram_sweep_has_goal(known, knob))
        judge_value(known->diagram, index, &setting, &figures, others, sweep);
}

const struct diagram_sweep *diagram_sweep(struct diagram_known *known, int knob) {
    struct diagram_sweep *sweep;
    struct others others = {0};
    if (known->sweeps[knob] != NULL)
        return known->sweeps[knob];
    sweep = arena_alloc(known->arena, sizeof *sweep);
    *sweep =
        (struct diagram_sweep){.lane = known->knobs[knob].lane,
                               .count = diagram_sweep_count(diagram_knob_at(known->diagram, knob))};
    for (int i = 0; i < sweep->count; i++)
        run_value(known, knob, i, &others, sweep);
    known->sweeps[knob] = sweep;
    return sweep;
}
