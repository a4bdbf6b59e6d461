/* Films and figures, each kept by the scenarios that it is the run of. */
#include "blocks/film/kept.h"

#include <string.h>

struct key {
    const struct diagram *diagram;
    const struct scenario *scenarios; /* of a film one a lane, of figures the one */
};

/* --- Which run it is. --- */

bool diagram_is_same_run(const struct scenario *a, const struct scenario *b) {
    if (a->technique != b->technique)
        return false;
    for (int i = 0; i < KNOB_COUNT; i++)
        if (knob_applies(&knobs[i], a->technique) && !knob_same(a, b, &knobs[i]))
            return false;
    return a->post_up_bytes == b->post_up_bytes && a->post_down_bytes == b->post_down_bytes &&
           a->from_usec == b->from_usec;
}

static bool is_played(const struct diagram *diagram, const struct scenario *scenarios,
                      const struct key *key) {
    if (diagram != key->diagram)
        return false;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (!diagram_is_same_run(&scenarios[lane], &key->scenarios[lane]))
            return false;
    return true;
}

static void keep_listed(struct process *process, struct arena *arena) {
    size_t count = (size_t)process->listed_count;
    int64_t *listed_usec = arena_array(arena, count + 1, sizeof *listed_usec);
    if (count > 0)
        memcpy(listed_usec, process->listed_usec, count * sizeof *listed_usec);
    process->listed_usec = listed_usec;
}

static struct scenario keep_scenario(const struct scenario *scenario, struct arena *arena) {
    struct scenario kept = *scenario;
    keep_listed(&kept.events, arena);
    keep_listed(&kept.up_events, arena);
    keep_listed(&kept.drops, arena);
    return kept;
}

/* --- Films. --- */

static void make_film(const struct block *block, const struct scene *scene, const void *key,
                      void *into) {
    struct diagram_film *film = into;
    (void)block;
    film->diagram = ((const struct key *)key)->diagram;
    film->arena = scene->arena;
    for (int lane = 0; lane < diagram_lane_count(film->diagram); lane++)
        film->played[lane] =
            keep_scenario(&((const struct key *)key)->scenarios[lane], film->arena);
    diagram_run_film(film->diagram, film->played, film->traces, film->arena);
}

static bool is_film_of(const void *object, const void *key) {
    const struct diagram_film *film = object;
    return is_played(film->diagram, film->played, key);
}

struct diagram_film *diagram_film_of(const struct block *block, const struct scene *scene,
                                     const struct diagram *diagram,
                                     const struct scenario played[SIMULATED_LANES]) {
    static const struct known_by by = {make_film, is_film_of, KNOWN_BY_FEW};
    const struct key key = {diagram, played};
    return known_by(block, scene, sizeof(struct diagram_film), &by, &key);
}

const struct ledger *diagram_film_ledger(struct diagram_film *film, int lane) {
    if (!film->has_ledger[lane])
        film->ledgers[lane] = diagram_run_ledger(&film->played[lane], film->arena);
    film->has_ledger[lane] = true;
    return &film->ledgers[lane];
}

/* --- Figures. --- */

/* A setting and the one before, with what they are held against, and the start. */
enum { RUNS_KEPT = 2 * (SIMULATED_LANES + DIAGRAM_GOAL_LIMIT) + 1 };

static void make_run(const struct block *block, const struct scene *scene, const void *of,
                     void *into) {
    const struct key *key = of;
    struct diagram_run *run = into;
    (void)block;
    run->diagram = key->diagram;
    run->set = keep_scenario(key->scenarios, scene->arena);
}

static bool is_run_of(const void *object, const void *of) {
    const struct diagram_run *run = object;
    const struct key *key = of;
    return run->diagram == key->diagram && diagram_is_same_run(&run->set, key->scenarios);
}

static struct diagram_run *run_of(const struct block *block, const struct scene *scene,
                                  const struct diagram *diagram, const struct scenario *set) {
    static const struct known_by by = {make_run, is_run_of, RUNS_KEPT};
    const struct key key = {diagram, set};
    return known_by(block, scene, sizeof(struct diagram_run), &by, &key);
}

struct diagram_judged diagram_judged_of(const struct block *block, const struct scene *scene,
                                        const struct diagram *diagram,
                                        const struct scenario set[SIMULATED_LANES]) {
    struct diagram_judged judged = {0};
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        judged.lanes[lane] = run_of(block, scene, diagram, &set[lane]);
    for (int i = 0; i < diagram->goal.count; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        if (condition->other == NULL)
            continue;
        struct scenario other = goal_other(condition, &set[0]);
        judged.others[i] = run_of(block, scene, diagram, &other);
    }
    return judged;
}

static const struct figures *figures_of(struct diagram_run *run) {
    if (!run->has_figures)
        run->figures = diagram_run_figures(run->diagram, &run->set);
    run->has_figures = true;
    return &run->figures;
}

const struct figures *diagram_judged_figures(const struct diagram_judged *judged, int lane) {
    return figures_of(judged->lanes[lane]);
}

struct goal_figures diagram_judged_goal(const struct diagram_judged *judged) {
    struct goal_figures figures = {.own = figures_of(judged->lanes[0])};
    for (int i = 0; i < DIAGRAM_GOAL_LIMIT; i++)
        figures.others[i] = judged->others[i] != NULL ? figures_of(judged->others[i]) : NULL;
    return figures;
}
