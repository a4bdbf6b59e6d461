/* Where the knobs of a simulated diagram stand, and how they are turned. */
#include "blocks/film/simulated.h"

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
