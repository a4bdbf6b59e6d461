/* What a slider is by the facts: how they are read and set. */
#include "blocks/slider/now.h"

#include <assert.h>
#include <string.h>

#include "base/duration.h"
#include "base/number.h"

bool slider_is_placed(const struct block *block, const struct facts *facts) {
    return facts_has(facts, block->id, own_step);
}

static int step_of(const struct slider *slider, const struct block *block,
                   const struct facts *facts) {
    int64_t step = facts_get(facts, block->id, own_step, slider->start_step);
    if (step < 0)
        return 0;
    return step < slider->scale.steps ? (int)step : slider->scale.steps;
}

static int64_t held_costs_of(const struct slider *slider, const struct block *block,
                             const struct facts *facts) {
    int64_t held_costs = facts_get(facts, block->id, own_held_costs, slider->held_costs);
    return held_costs >= 0 ? held_costs : slider->held_costs;
}

static int held_step_of(const struct slider *slider, int64_t held_costs) {
    int step = 0;
    while (step < slider->held_count - 1 && slider->held_values[step] < held_costs)
        step++;
    return step;
}

static int64_t keep_alive_of(const struct slider *slider, const struct block *block,
                             const struct facts *facts) {
    int64_t own = slider->scenario.keep_alive_usec;
    int64_t usec = facts_get(facts, block->id, own_keep_alive, own);
    return usec >= 0 && usec <= knobs[KNOB_KEEP_ALIVE].high ? usec : own;
}

static int kept_step_of(const struct slider *slider, int64_t keep_alive_usec) {
    int step = 0;
    while (step < slider->kept_count - 1 && slider->kept_usec[step] < keep_alive_usec)
        step++;
    return step;
}

const char *slider_terms_words(const struct slider *slider, int64_t held_costs,
                               int64_t keep_alive_usec, struct arena *arena) {
    char held[NUMBER_TEXT_BYTES], kept[DURATION_TEXT_BYTES];
    bool keeps = slider->kept_count > 0;
    duration_format(keep_alive_usec, kept);
    return arena_printf(arena, "An open connection counts as %s requests an hour%s%s.",
                        number_grouped(held_costs, held), keeps ? "; an idle one is kept for " : "",
                        keeps ? kept : "");
}

static void make(const struct block *block, const struct scene *scene, void *into) {
    const struct slider *slider = slider_laid(block, scene->facts);
    int step = step_of(slider, block, scene->facts);
    int64_t held_costs = held_costs_of(slider, block, scene->facts);
    int64_t keep_alive = keep_alive_of(slider, block, scene->facts);
    bool placed = slider_is_placed(block, scene->facts);
    *(struct slider_now *)into = (struct slider_now){
        .block = block,
        .slider = slider,
        .step = step,
        .band = slider_band_of(slider, step),
        .window_usec = scale_value(&slider->scale, step),
        .placed = placed,
        .nowhere = !placed && !slider->starts,
        .waits = prediction_is_open(block, scene->facts),
        .held_costs = held_costs,
        .held_step = held_step_of(slider, held_costs),
        .keep_alive_usec = keep_alive,
        .kept_step = kept_step_of(slider, keep_alive),
    };
}

const struct slider_now *slider_now(const struct block *block, const struct scene *scene) {
    return known_now(block, scene, sizeof(struct slider_now), make);
}

static void make_answer(const struct block *block, const struct scene *scene, void *into) {
    const struct slider_now *now = slider_now(block, scene);
    struct slider turned = *now->slider;
    turned.scenario.keep_alive_usec = now->keep_alive_usec;
    *(struct slider_answer *)into = slider_ask(&turned, now->window_usec, now->held_costs);
}

const struct slider_answer *slider_now_answer(const struct slider_now *now,
                                              const struct scene *scene) {
    assert(now->slider->asks);
    return known_now(now->block, scene, sizeof(struct slider_answer), make_answer);
}

bool slider_now_says(const struct slider_now *now, const struct pair *reason) {
    bool turned = now->keep_alive_usec != now->slider->scenario.keep_alive_usec;
    return !turned || reason->key == NULL || strcmp(reason->key, knobs[KNOB_KEEP_ALIVE].name) != 0;
}

void slider_now_move(const struct slider_now *now, int step, struct facts *facts) {
    assert(step >= 0 && step <= now->slider->scale.steps);
    facts_set(facts, now->block->id, own_step, step);
}

void slider_now_turn(const struct slider_now *now, int held_step, struct facts *facts) {
    assert(held_step >= 0 && held_step < now->slider->held_count);
    facts_set(facts, now->block->id, own_held_costs, now->slider->held_values[held_step]);
}

void slider_now_keep(const struct slider_now *now, int kept_step, struct facts *facts) {
    assert(kept_step >= 0 && kept_step < now->slider->kept_count);
    facts_set(facts, now->block->id, own_keep_alive, now->slider->kept_usec[kept_step]);
}
