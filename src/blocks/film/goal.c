/* Whether a goal is reached, and the check that some setting reaches it and the start does not. */
#include "blocks/film/goal.h"

#include "base/progress.h"
#include "base/random.h"
#include "lesson/check.h"

const struct condition *goal_condition(const struct diagram *diagram, int index) {
    return (const struct condition *)diagram->goal.at + index;
}

bool goal_condition_is_met(const struct condition *condition, const struct figures *figures) {
    int64_t value;
    if (!measure_value(condition->measure, figures, &value))
        return false;
    return condition->below ? value < condition->bound : value > condition->bound;
}

bool goal_is_met(const struct diagram *diagram, const struct figures *figures) {
    for (int i = 0; i < diagram->goal.count; i++)
        if (!goal_condition_is_met(goal_condition(diagram, i), figures))
            return false;
    return true;
}

bool goal_is_won(const struct block *block, const struct facts *facts) {
    return facts_get(facts, block->id, own_won, 0) != 0;
}

void goal_win(const struct block *block, struct facts *facts) {
    facts_set(facts, block->id, own_won, 1);
}

/* --- The check. --- */

enum { RANDOM_TRIES = 200, TRY_LIMIT = 20000 };

/* A setting by its number: each knob's step is a digit. Beyond the last there is none. */
static bool setting_at(const struct diagram *diagram, int64_t number, struct scenario *scenario) {
    *scenario = diagram_authored(diagram, 0);
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        int steps = knob->last + 1;
        diagram_knob_turn(knob, (int)(number % steps), scenario);
        number /= steps;
    }
    return number == 0;
}

static int64_t setting_count(const struct diagram *diagram) {
    int64_t count = 1;
    for (int i = 0; i < diagram->knobs.count && count < INT64_MAX / 2048; i++)
        count *= diagram_knob_at(diagram, i)->last + 1;
    return count;
}

static bool setting_wins(const struct diagram *diagram, int64_t number) {
    struct scenario scenario;
    progress_piece();
    if (!setting_at(diagram, number, &scenario))
        return false;
    struct figures figures = diagram_run_figures(diagram, &scenario);
    return goal_is_met(diagram, &figures);
}

/* Tries settings here and there first: where many win, one is found soon. */
static bool try_settings(const struct diagram *diagram, int64_t count) {
    struct random random = random_seeded(1, 0, 0);
    for (int i = 0; i < RANDOM_TRIES && count > RANDOM_TRIES; i++)
        if (setting_wins(diagram, random_below(&random, count)))
            return true;
    for (int64_t number = 0; number < count && number < TRY_LIMIT; number++)
        if (setting_wins(diagram, number))
            return true;
    return false;
}

static bool find_win(const struct diagram *diagram) {
    int64_t count = setting_count(diagram);
    int64_t tries = count > TRY_LIMIT ? TRY_LIMIT : count;
    tries += count > RANDOM_TRIES ? RANDOM_TRIES : 0;
    struct progress outer = progress_begin("Trying settings of a goal", tries, 0);
    bool found = try_settings(diagram, count);
    progress_end(outer);
    return found;
}

static bool start_wins(const struct diagram *diagram) {
    struct scenario authored = diagram_authored(diagram, 0);
    struct figures figures = diagram_run_figures(diagram, &authored);
    return goal_is_met(diagram, &figures);
}

bool goal_check(const struct diagram *diagram, struct check *check) {
    if (diagram->goal.count == 0)
        return true;
    if (diagram->knobs.count == 0)
        return check_error(check, check_place(check, "goal"),
                           "a goal needs \"knobs\" with which it can be won");
    if (!check_is_thorough(check))
        return true;
    if (start_wins(diagram))
        return check_error(check, check_place(check, "goal"),
                           "the scenario meets this goal before anything was turned; ask for more, "
                           "or start elsewhere");
    if (find_win(diagram))
        return true;
    if (setting_count(diagram) > TRY_LIMIT)
        return check_error(check, check_place(check, "goal"),
                           "none of the %d settings that were tried meets this goal; ask for less, "
                           "or give the knobs fewer steps",
                           RANDOM_TRIES + TRY_LIMIT);
    return check_error(check, check_place(check, "goal"),
                       "no setting of the knobs meets this goal; ask for less, or give the "
                       "knobs more room");
}
