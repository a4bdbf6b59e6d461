/* Where the knobs of a simulated diagram stand, and which of them do something now. */
#include "blocks/simulated.h"

const struct diagram_knob *diagram_knob_at(const struct diagram *diagram, int index) {
    return (const struct diagram_knob *)diagram->knobs.at + index;
}

void diagram_knob_turn(const struct diagram_knob *knob, int step, struct scenario *scenario) {
    if (knob->values != NULL)
        knob_copy(scenario, knob->row, &knob->values[step]);
    else
        knob_put_number(scenario, knob->row, scale_value(&knob->scale, step));
}

int diagram_knob_step(const struct block *block, const struct scene *scene, int index) {
    const struct diagram *diagram = block->object;
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    int64_t step = facts_get(scene->facts, block->id, knob->id, knob->start);
    return step < 0 ? 0 : step > knob->last ? knob->last : (int)step;
}

int diagram_knob_lane(const struct block *block, const struct scene *scene, int index) {
    const struct diagram *diagram = block->object;
    const struct knob *row = diagram_knob_at(diagram, index)->row;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (knob_applies(row, diagram_setting(block, scene, lane).technique) &&
            !diagram_lane_says(diagram, lane, row))
            return lane;
    return -1;
}

bool diagram_knob_works(const struct block *block, const struct scene *scene, int index) {
    return diagram_knob_lane(block, scene, index) >= 0;
}

bool diagram_knob_shown(const struct block *block, const struct scene *scene, int index) {
    const struct diagram *diagram = block->object;
    if (prediction_locks(block, scene->facts))
        return false;
    if (diagram->one_by_one)
        for (int i = 0; i < index; i++)
            if (!facts_has(scene->facts, block->id, diagram_knob_at(diagram, i)->id))
                return false;
    return diagram_knob_works(block, scene, index);
}
