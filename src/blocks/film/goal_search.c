/* How a setting of the knobs is sought that meets a goal. */
#include "blocks/film/goal_search.h"

#include "base/int.h"
#include "base/progress.h"
#include "base/random.h"
#include "sim/simulate.h"

enum { RANDOM_TRIES = 200, ALL_MOST = 20000, CLIMBS = 12 };

/* --- Settings. --- */

struct scenario goal_setting_scenario(const struct diagram *diagram,
                                      const struct goal_setting *setting) {
    struct scenario scenario = diagram_authored(diagram, 0);
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        if (!diagram_lane_says(diagram, 0, knob->row))
            diagram_knob_turn(knob, setting->steps[i], &scenario);
    }
    return scenario;
}

bool goal_knob_matters(const struct diagram *diagram, const struct scenario *scenario, int knob) {
    const struct knob *row = diagram_knob_at(diagram, knob)->row;
    if (diagram_lane_says(diagram, 0, row) || diagram_knob_at(diagram, knob)->last == 0)
        return false;
    bool matters = knob_applies(row, scenario->technique);
    for (int i = 0; i < diagram->goal.count && !matters; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        matters = condition->other != NULL &&
                  knob_applies(row, goal_other(condition, scenario).technique);
    }
    return matters;
}

/* Of settings that differ in nothing that matters one is tried: the knobs where they start. */
static bool is_tried_elsewhere(const struct diagram *diagram, const struct goal_setting *setting) {
    struct scenario scenario = goal_setting_scenario(diagram, setting);
    for (int i = 0; i < diagram->knobs.count; i++)
        if (setting->steps[i] != diagram_knob_at(diagram, i)->start &&
            !goal_knob_matters(diagram, &scenario, i))
            return true;
    return false;
}

static int64_t setting_count(const struct diagram *diagram) {
    int64_t count = 1;
    for (int i = 0; i < diagram->knobs.count && count < INT64_MAX / 2048; i++)
        count *= diagram_knob_at(diagram, i)->last + 1;
    return count;
}

static struct goal_setting random_setting(const struct diagram *diagram, struct random *random) {
    struct goal_setting setting = {0};
    for (int i = 0; i < diagram->knobs.count; i++)
        setting.steps[i] = (int)random_below(random, diagram_knob_at(diagram, i)->last + 1);
    return setting;
}

/* The one behind it, each knob's step a digit; false behind the last. */
static bool next_setting(const struct diagram *diagram, struct goal_setting *setting) {
    for (int i = 0; i < diagram->knobs.count; i++) {
        if (setting->steps[i] < diagram_knob_at(diagram, i)->last) {
            setting->steps[i]++;
            return true;
        }
        setting->steps[i] = 0;
    }
    return false;
}

/* --- How good one is. --- */

/* Less is better, the first that differs says. */
struct rank {
    int64_t worst, all; /* misses, in thousandths of their bounds */
    int64_t value;      /* of a best one: what is measured, towards the better */
};
#define FARTHEST (INT64_MAX / (2 * DIAGRAM_GOAL_LIMIT))

static bool is_better(const struct rank *a, const struct rank *b) {
    if (a->worst != b->worst)
        return a->worst < b->worst;
    return a->all != b->all ? a->all < b->all : a->value < b->value;
}

static int64_t miss_of(const struct condition *condition, const struct figures *figures) {
    int64_t value, bound = condition->bound > 0 ? condition->bound : 1;
    if (goal_condition_is_met(condition, figures))
        return 0;
    if (condition->bound == CONDITION_NO_BOUND ||
        !measure_value(condition->measure, figures, &value))
        return FARTHEST; /* nothing is delivered */
    int64_t miss = goal_condition_miss(condition, value);
    return miss < FARTHEST / 1000 ? 1 + miss * 1000 / bound : FARTHEST;
}

void goal_run(const struct diagram *diagram, const struct scenario *scenario,
              struct goal_runs *runs) {
    runs->own = diagram_run_figures(diagram, scenario);
    runs->figures = (struct goal_figures){.own = &runs->own};
    for (int i = 0; i < diagram->goal.count; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        if (condition->other == NULL)
            continue;
        struct scenario other = goal_other(condition, scenario);
        runs->others[i] = diagram_run_figures(diagram, &other);
        runs->figures.others[i] = &runs->others[i];
    }
}

/* --- Trying. --- */

struct search {
    const struct diagram *diagram;
    int best_of; /* the condition in which it is to be best; -1: any that wins will do */
    uint64_t until_steps;
    struct goal_setting at; /* the best so far */
    struct rank rank;
    int64_t tried;
};

static bool is_over(const struct search *search) {
    bool won = search->tried > 0 && search->rank.worst == 0 && search->best_of < 0;
    return won || simulate_steps() >= search->until_steps;
}

static struct rank rank_of(const struct search *search, const struct scenario *scenario) {
    struct goal_runs runs;
    struct rank rank = {0};
    goal_run(search->diagram, scenario, &runs);
    for (int i = 0; i < search->diagram->goal.count; i++) {
        struct condition condition = goal_condition_for(search->diagram, i, &runs.figures);
        int64_t miss = miss_of(&condition, &runs.own);
        int64_t value;
        if (i == search->best_of && measure_value(condition.measure, &runs.own, &value)) {
            rank.value = goal_condition_is_over(&condition, value) ? value : -value;
            continue;
        }
        rank.worst = miss > rank.worst ? miss : rank.worst;
        rank.all += miss;
    }
    return rank;
}

/* True where it is better than all before. */
static bool try_setting(struct search *search, const struct goal_setting *setting) {
    struct scenario scenario = goal_setting_scenario(search->diagram, setting);
    progress_piece();
    struct rank rank = rank_of(search, &scenario);
    bool better = search->tried++ == 0 || is_better(&rank, &search->rank);
    if (better) {
        search->at = *setting;
        search->rank = rank;
    }
    return better;
}

static void try_all(struct search *search) {
    struct goal_setting setting = {0};
    do {
        if (!is_tried_elsewhere(search->diagram, &setting))
            try_setting(search, &setting);
    } while (!is_over(search) && next_setting(search->diagram, &setting));
}

static void try_random(struct search *search, struct random *random) {
    for (int i = 0; i < RANDOM_TRIES && !is_over(search); i++) {
        struct goal_setting setting = random_setting(search->diagram, random);
        try_setting(search, &setting);
    }
}

static bool try_steps(struct search *search, int knob, int from, int to, int apart) {
    struct goal_setting setting = search->at;
    bool better = false;
    int last = diagram_knob_at(search->diagram, knob)->last;
    for (int step = int_max(from, 0); step <= int_min(to, last) && !is_over(search);
         step += apart) {
        setting.steps[knob] = step;
        better = try_setting(search, &setting) || better;
    }
    return better;
}

/* Turns one knob to where it is best, the others as they are; false where it is best as it is. Of
 * many steps some are tried, then those about the best of these. */
static bool turn_to_best(struct search *search, int knob) {
    enum { TRIED = 24 };
    int last = diagram_knob_at(search->diagram, knob)->last, apart = last / TRIED + 1;
    bool better = try_steps(search, knob, 0, last, apart);
    int best = search->at.steps[knob];
    if (apart > 1)
        better = try_steps(search, knob, best - apart, best + apart, 1) || better;
    return better;
}

static void climb(struct search *search) {
    for (bool better = true; better && !is_over(search);) {
        better = false;
        for (int i = 0; i < search->diagram->knobs.count && !is_over(search); i++) {
            struct scenario scenario = goal_setting_scenario(search->diagram, &search->at);
            if (goal_knob_matters(search->diagram, &scenario, i))
                better = turn_to_best(search, i) || better;
        }
    }
}

/* From somewhere else, too: where no knob alone is better need not be the best there is. */
static void climb_from(struct search *search, struct goal_setting start) {
    struct search its = *search;
    its.tried = 0;
    try_setting(&its, &start);
    climb(&its);
    search->tried += its.tried;
    if (is_better(&its.rank, &search->rank)) {
        search->at = its.at;
        search->rank = its.rank;
    }
}

static void try_some(struct search *search, struct random *random) {
    climb(search);
    for (int i = 0; i < CLIMBS && !is_over(search); i++)
        climb_from(search, random_setting(search->diagram, random));
}

/* Leaves the knobs where they start that need not be turned: what is told of it is what matters. */
static void settle(struct search *search) {
    for (int i = 0; i < search->diagram->knobs.count; i++) {
        struct goal_setting setting = search->at;
        setting.steps[i] = diagram_knob_at(search->diagram, i)->start;
        if (setting.steps[i] == search->at.steps[i] || simulate_steps() >= search->until_steps)
            continue;
        struct scenario scenario = goal_setting_scenario(search->diagram, &setting);
        struct rank rank = rank_of(search, &scenario);
        if (is_better(&search->rank, &rank))
            continue;
        search->at = setting;
        search->rank = rank;
    }
}

static struct goal_found run_search(struct search *search) {
    struct random random = random_seeded(1, 0, 0);
    int64_t count = setting_count(search->diagram);
    bool is_few = count <= ALL_MOST;
    struct progress outer =
        progress_begin("Trying settings of a goal", is_few ? count + RANDOM_TRIES : 0, 0);
    if (count > RANDOM_TRIES)
        try_random(search, &random);
    if (!is_over(search) && is_few)
        try_all(search);
    if (!is_over(search) && !is_few)
        try_some(search, &random);
    progress_end(outer);
    if (search->tried > 0)
        settle(search);
    return (struct goal_found){.setting = search->at,
                               .wins = search->tried > 0 && search->rank.worst == 0,
                               .all = is_few && simulate_steps() < search->until_steps,
                               .tried = search->tried};
}

struct goal_found goal_find_nearest(const struct diagram *diagram, uint64_t until_steps) {
    struct search search = {.diagram = diagram, .best_of = -1, .until_steps = until_steps};
    return run_search(&search);
}

struct goal_found goal_find_best(const struct diagram *diagram, int condition,
                                 const struct goal_setting *from, uint64_t until_steps) {
    struct search search = {.diagram = diagram, .best_of = condition, .until_steps = until_steps};
    try_setting(&search, from);
    return run_search(&search);
}
