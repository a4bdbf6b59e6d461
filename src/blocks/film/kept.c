/* Films and figures, each kept by the scenarios that it is the run of. */
#include "blocks/film/kept.h"

#include <string.h>

struct key {
    const struct diagram *diagram;
    const struct scenario *scenarios; /* one a lane */
};

/* --- Which run it is. --- */

static bool is_same_scenario(const struct scenario *a, const struct scenario *b) {
    for (int i = 0; i < KNOB_COUNT; i++)
        if (!knob_same(a, b, &knobs[i]))
            return false;
    return a->post_up_bytes == b->post_up_bytes && a->post_down_bytes == b->post_down_bytes &&
           a->from_usec == b->from_usec;
}

static bool is_run_of(const struct diagram *diagram, const struct scenario *scenarios,
                      const struct key *key) {
    if (diagram != key->diagram)
        return false;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (!is_same_scenario(&scenarios[lane], &key->scenarios[lane]))
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

static void keep_scenarios(const struct key *key, struct arena *arena, struct scenario *into) {
    for (int lane = 0; lane < diagram_lane_count(key->diagram); lane++) {
        into[lane] = key->scenarios[lane];
        keep_listed(&into[lane].events, arena);
        keep_listed(&into[lane].up_events, arena);
        keep_listed(&into[lane].drops, arena);
    }
}

/* --- Films. --- */

static void make_film(const struct block *block, const struct scene *scene, const void *key,
                      void *into) {
    struct diagram_film *film = into;
    (void)block;
    film->diagram = ((const struct key *)key)->diagram;
    film->arena = scene->arena;
    keep_scenarios(key, film->arena, film->played);
    diagram_run_film(film->diagram, film->played, film->traces, film->arena);
}

static bool is_film_of(const void *object, const void *key) {
    const struct diagram_film *film = object;
    return is_run_of(film->diagram, film->played, key);
}

struct diagram_film *diagram_film_of(const struct block *block, const struct scene *scene,
                                     const struct diagram *diagram,
                                     const struct scenario played[SIMULATED_LANES]) {
    static const struct known_by by = {make_film, is_film_of};
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

static void make_judged(const struct block *block, const struct scene *scene, const void *key,
                        void *into) {
    struct diagram_judged *judged = into;
    (void)block;
    judged->diagram = ((const struct key *)key)->diagram;
    keep_scenarios(key, scene->arena, judged->set);
}

static bool is_judged_of(const void *object, const void *key) {
    const struct diagram_judged *judged = object;
    return is_run_of(judged->diagram, judged->set, key);
}

struct diagram_judged *diagram_judged_of(const struct block *block, const struct scene *scene,
                                         const struct diagram *diagram,
                                         const struct scenario set[SIMULATED_LANES]) {
    static const struct known_by by = {make_judged, is_judged_of};
    const struct key key = {diagram, set};
    return known_by(block, scene, sizeof(struct diagram_judged), &by, &key);
}

const struct figures *diagram_judged_figures(struct diagram_judged *judged, int lane) {
    if (!judged->has_figures[lane])
        judged->figures[lane] = diagram_run_figures(judged->diagram, &judged->set[lane]);
    judged->has_figures[lane] = true;
    return &judged->figures[lane];
}
