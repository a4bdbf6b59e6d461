/* What a diagram is now: how the learner has set it, and the film that comes of that, the author's
 * script or the simulator's run. */
#include "blocks/film/now.h"

#include <string.h>

#include "blocks/film/goal.h"
#include "blocks/film/sweep.h"

/* --- How it is set. --- */

static void find_steps(const struct diagram_setting *setting, struct diagram_known *known) {
    for (int i = 0; i < known->diagram->knobs.count; i++) {
        known->knobs[i].turned = setting->turned[i];
        known->knobs[i].step = setting->steps[i];
        known->changed |= setting->turned[i];
    }
}

static int first_lane(const struct diagram *diagram, const struct diagram_known *known,
                      const struct knob *row) {
    for (int lane = 0; lane < known->lane_count; lane++)
        if (knob_applies(row, known->set[lane].technique) && !diagram_lane_says(diagram, lane, row))
            return lane;
    return -1;
}

static void find_knobs(const struct diagram *diagram, struct diagram_known *known) {
    bool shown = !known->locked;
    for (int i = 0; i < diagram->knobs.count; i++) {
        struct diagram_knob_now *knob = &known->knobs[i];
        knob->lane = first_lane(diagram, known, diagram_knob_at(diagram, i)->row);
        bool fixed = diagram_knob_at(diagram, i)->fixed;
        knob->shown = shown && knob->lane >= 0 && !fixed;
        shown = shown && (knob->turned || fixed || !diagram->one_by_one);
    }
}

static void find_set(const struct block *block, const struct facts *facts,
                     struct diagram_known *known) {
    const struct diagram *diagram = known->diagram;
    struct diagram_setting setting =
        known->locked ? diagram_setting_at_start(diagram) : diagram_setting_of(block, facts);
    find_steps(&setting, known);
    known->made = arena_copy(known->arena, setting.made, strlen(setting.made));
    known->made_count = known->locked ? 0 : diagram_made_count(block, facts);
    known->changed |= known->made_count > 0;
    diagram_set(diagram, &setting, known->set, known->played, known->arena);
    find_knobs(diagram, known);
}

/* --- Its figures. --- */

static const struct figures *known_figures(void *data, int lane) {
    const struct diagram_known *known = data;
    return diagram_judged_figures(&known->judged, lane);
}

const struct figures *diagram_figures(const struct diagram_now *now, int lane) {
    return known_figures(now->known, lane);
}

struct goal_figures diagram_goal_figures(const struct diagram_now *now) {
    return diagram_judged_goal(&now->known->judged);
}

/* --- Its film. --- */

/* What is told of it, with what it is set to put in. */
static void fill_beats(struct diagram_known *known) {
    struct trace *told = &known->traces[0];
    struct trace_beat *beats =
        arena_array(known->arena, (size_t)told->beat_count + 1, sizeof *beats);
    known->fills = placeholder_fills(known->diagram->fills, false, known->set, known_figures, known,
                                     known->arena);
    for (int i = 0; i < told->beat_count; i++) {
        beats[i] = told->beats[i];
        beats[i].say = fills_put(&known->fills, beats[i].say, known->arena);
    }
    told->beats = beats;
}

static struct reel reel_of(const struct diagram_known *known) {
    const struct diagram *diagram = known->diagram;
    const struct trace *told = &known->traces[0];
    int64_t *stops = arena_array(known->arena, (size_t)told->beat_count + 1, sizeof *stops);
    struct reel reel = {.lasts_usec = diagram->lasts_usec,
                        .stops_usec = stops,
                        .pace_quarters = diagram->pace_quarters};
    for (int i = 0; i < told->beat_count; i++)
        if (told->beats[i].stops)
            stops[reel.stop_count++] = told->beats[i].at_usec;
    return reel;
}

static void make_known(const struct block *block, const struct scene *scene, void *into) {
    const struct facts *facts = scene->facts;
    const struct diagram *diagram = diagram_laid(block, facts);
    struct diagram_known *known = into;
    known->arena = scene->arena;
    known->diagram = diagram;
    known->lane_count = diagram_lane_count(diagram);
    known->waits = prediction_is_open(block, facts);
    known->locked = prediction_locks(block, facts);
    known->watched = facts_get(facts, block->id, own_watched, 0) != 0;
    known->won = goal_is_won(block, facts);
    if (diagram->is_simulated) {
        find_set(block, facts, known);
        known->judged = diagram_judged_of(block, scene, diagram, known->set);
        known->film = diagram_film_of(block, scene, diagram, known->played);
        memcpy(known->traces, known->film->traces, sizeof known->traces);
        fill_beats(known);
    } else {
        known->traces[0] = diagram->script;
    }
    known->reel = reel_of(known);
}

/* --- And now. --- */

void diagram_set_sweep(const struct block *block, int knob, struct facts *marks) {
    facts_set(marks, block->id, own_sweep, knob);
}

void diagram_clear_sweep(const struct block *block, struct facts *marks) {
    facts_clear(marks, block->id, own_sweep);
}

void diagram_set_mark(const struct block *block, int64_t at_usec, struct facts *marks) {
    facts_set(marks, block->id, own_mark, at_usec);
}

void diagram_clear_mark(const struct block *block, struct facts *marks) {
    facts_clear(marks, block->id, own_mark);
}

/* In the step in which knobs are turned. Where another knob turned to a technique that has not the
 * swept one, or to where its runs are too much for a frame, the run stands there. */
static bool shows_sweep(const struct diagram_now *now) {
    return stage_is_at(now->scene, STAGE_TUNE) && now->sweep >= 0 && !now->playing &&
           !now->known->locked && diagram_sweep_fits(now->known, now->sweep);
}

struct diagram_now diagram_now(const struct block *block, const struct scene *scene) {
    struct diagram_known *known = known_now(block, scene, sizeof *known, make_known);
    struct diagram_now now = {
        .block = block,
        .diagram = known->diagram,
        .scene = scene,
        .known = known,
        .film = films_at(scene->films, block),
        .playing = films_playing(scene->films, block),
        .mark_usec = facts_get(scene->marks, block->id, own_mark, -1),
        .sweep = (int)facts_get(scene->marks, block->id, own_sweep, -1),
    };
    now.swept = shows_sweep(&now);
    return now;
}

const struct ledger *diagram_ledger(const struct diagram_now *now, int lane) {
    return diagram_film_ledger(now->known->film, lane);
}

struct reel diagram_reel(const struct block *block, const struct scene *scene) {
    return diagram_now(block, scene).known->reel;
}
