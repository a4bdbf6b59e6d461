/* Where the knobs of a simulated diagram stand, and which of them do something now. */
#include "blocks/simulated.h"

#include <string.h>

#include "base/int.h"
#include "ui/scale.h"

int diagram_find_knob(const struct diagram *diagram, const char *id) {
    for (int i = 0; i < diagram->knobs.count; i++)
        if (strcmp(diagram_knob_at(diagram, i)->id, id) == 0)
            return i;
    return -1;
}

const struct diagram_knob *diagram_knob_at(const struct diagram *diagram, int index) {
    return (const struct diagram_knob *)diagram->knobs.at + index;
}

const struct knob *diagram_knob_row(const struct diagram_knob *knob) {
    return knob_find(knob->turns, NULL);
}

const char *diagram_knob_title(const struct diagram_knob *knob) {
    return knob->title != NULL ? knob->title : diagram_knob_row(knob)->title;
}

int diagram_knob_last(const struct diagram_knob *knob) {
    return knob->values.count > 0 ? knob->values.count - 1 : knob->steps;
}

/* The scale of a knob that goes from one value to another. */
static bool knob_scale(const struct diagram_knob *knob, struct scale *scale, struct errbuf *err) {
    const struct knob *row = diagram_knob_row(knob);
    struct scenario from = scenario_default(), to = from;
    if (!knob_set(&from, row, knob->from, NULL, err) || !knob_set(&to, row, knob->to, NULL, err))
        return false;
    *scale = (struct scale){.from_usec = knob_number(&from, row),
                            .to_usec = knob_number(&to, row),
                            .steps = knob->steps};
    return true;
}

bool diagram_knob_turn(const struct diagram_knob *knob, int step, struct scenario *scenario,
                       struct arena *arena) {
    const struct knob *row = diagram_knob_row(knob);
    const char *const *values = knob->values.at;
    struct scale scale;
    struct errbuf err;
    if (knob->values.count > 0)
        return knob_set(scenario, row, values[step], arena, &err);
    if (!knob_scale(knob, &scale, &err))
        return false;
    return knob_set_number(scenario, row, scale_value(&scale, step), &err);
}

/* The listed value that says the same as the scenario does, or the first. */
static int listed_start(const struct diagram_knob *knob, const struct scenario *scenario,
                        struct arena *arena) {
    const struct knob *row = diagram_knob_row(knob);
    const char *words = knob_words(scenario, row, arena);
    for (int step = 0; step < knob->values.count; step++) {
        struct scenario turned = *scenario;
        if (diagram_knob_turn(knob, step, &turned, arena) &&
            strcmp(knob_words(&turned, row, arena), words) == 0)
            return step;
    }
    return -1;
}

int diagram_knob_start(const struct diagram *diagram, int index, struct arena *arena) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    struct scenario scenario = diagram->simulate.scenario; /* whatever a lane says of itself */
    struct scale scale;
    struct errbuf err;
    if (knob->values.count > 0)
        return listed_start(knob, &scenario, arena);
    return knob_scale(knob, &scale, &err)
               ? scale_nearest(&scale, knob_number(&scenario, diagram_knob_row(knob)))
               : 0;
}

int diagram_knob_step(const struct block *block, const struct scene *scene, int index) {
    const struct diagram *diagram = block->object;
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    int last = diagram_knob_last(knob);
    if (!facts_has(scene->facts, block->id, knob->id))
        return int_max(diagram_knob_start(diagram, index, scene->arena), 0);
    int64_t step = facts_get(scene->facts, block->id, knob->id, 0);
    return step < 0 ? 0 : step > last ? last : (int)step;
}

int diagram_knob_lane(const struct block *block, const struct scene *scene, int index) {
    const struct diagram *diagram = block->object;
    const struct knob *row = diagram_knob_row(diagram_knob_at(diagram, index));
    struct scenario setting;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (diagram_setting(block, scene, lane, &setting) && knob_applies(row, setting.technique) &&
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
