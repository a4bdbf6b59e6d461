/* Where the knobs of a simulated diagram stand, and how they are turned. */
#include "blocks/film/simulated.h"

#include "base/int.h"

const struct diagram_knob *diagram_knob_at(const struct diagram *diagram, int index) {
    return (const struct diagram_knob *)diagram->knobs.at + index;
}

void diagram_knob_turn(const struct diagram_knob *knob, int step, struct scenario *scenario) {
    if (knob->values != NULL)
        knob_copy(scenario, knob->row, &knob->values[step]);
    else
        knob_put_number(scenario, knob->row, scale_value(&knob->scale, step));
}

int diagram_knob_step(const struct block *block, const struct facts *facts, int index) {
    const struct diagram_knob *knob = diagram_knob_at(diagram_laid(block, facts), index);
    int64_t step = facts_get(facts, block->id, knob->id, knob->start);
    return step < 0 ? 0 : step > knob->last ? knob->last : (int)step;
}

struct diagram_setting diagram_setting_at_start(const struct diagram *diagram) {
    struct diagram_setting setting = {.made = ""};
    for (int i = 0; i < diagram->knobs.count; i++)
        setting.steps[i] = diagram_knob_at(diagram, i)->start;
    return setting;
}

struct diagram_setting diagram_setting_of(const struct block *block, const struct facts *facts) {
    const struct diagram *diagram = diagram_laid(block, facts);
    struct diagram_setting setting = {.made = diagram_made_text(block, facts)};
    for (int i = 0; i < diagram->knobs.count; i++) {
        setting.turned[i] = facts_has(facts, block->id, diagram_knob_at(diagram, i)->id);
        setting.steps[i] = diagram_knob_step(block, facts, i);
    }
    return setting;
}

static struct scenario set_of(const struct diagram *diagram, const struct diagram_setting *setting,
                              int lane) {
    struct scenario set = diagram_authored(diagram, lane);
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        if (setting->turned[i] && !diagram_lane_says(diagram, lane, knob->row))
            diagram_knob_turn(knob, setting->steps[i], &set);
    }
    return set;
}

void diagram_set(const struct diagram *diagram, const struct diagram_setting *setting,
                 struct scenario set[SIMULATED_LANES], struct scenario played[SIMULATED_LANES],
                 struct arena *arena) {
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
        set[lane] = set_of(diagram, setting, lane);
        played[lane] = set[lane];
        diagram_put_made(setting->made, &played[lane], arena);
    }
}

int diagram_sweep_count(const struct diagram_knob *knob) {
    return int_min(knob->last + 1, SIMULATED_SWEEP);
}

int diagram_sweep_step(const struct diagram_knob *knob, int index) {
    int apart = int_max(diagram_sweep_count(knob) - 1, 1);
    return (2 * index * knob->last + apart) / (2 * apart);
}

bool diagram_is_of_film(const struct knob *knob) {
    const enum knob_id id = (enum knob_id)(knob - knobs);
    return id != KNOB_DURATION && id != KNOB_CLIENTS && id != KNOB_SPREAD && id != KNOB_SHARED;
}

unsigned diagram_lane_techniques(const struct diagram *diagram, int lane) {
    const struct knob *row = &knobs[KNOB_TECHNIQUE];
    unsigned techniques = 1u << diagram_authored(diagram, lane).technique;
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        if (knob->row != row || diagram_lane_says(diagram, lane, row))
            continue;
        for (int step = 0; step <= knob->last; step++)
            techniques |= 1u << knob->values[step].technique;
    }
    return techniques;
}
