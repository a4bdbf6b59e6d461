/* Whether a goal is reached, and the check that some setting reaches it and the start does not. */
#include "blocks/film/goal.h"

#include "base/progress.h"
#include "base/random.h"
#include "base/writer.h"
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

/* How far a value is beyond its bound, in thousandths of the bound; 0: the condition is met. */
static int64_t miss_of(const struct condition *condition, const struct figures *figures) {
    int64_t value, bound = condition->bound > 0 ? condition->bound : 1;
    if (goal_condition_is_met(condition, figures))
        return 0;
    if (!measure_value(condition->measure, figures, &value))
        return INT64_MAX; /* nothing is delivered */
    int64_t beyond = condition->below ? value - condition->bound : condition->bound - value;
    return beyond < INT64_MAX / 1000 ? 1 + beyond * 1000 / bound : INT64_MAX;
}

static int64_t worst_miss(const struct diagram *diagram, const struct figures *figures) {
    int64_t worst = 0;
    for (int i = 0; i < diagram->goal.count; i++) {
        int64_t miss = miss_of(goal_condition(diagram, i), figures);
        worst = miss > worst ? miss : worst;
    }
    return worst;
}

/* The setting that comes nearest to the goal: whose worst condition is missed least. */
struct nearest {
    int64_t number;       /* -1: none was tried */
    int64_t miss;         /* 0: it wins */
    uint64_t until_steps; /* none is tried after that */
};

static bool is_over(const struct nearest *nearest) {
    return simulate_steps() >= nearest->until_steps;
}

static bool setting_wins(const struct diagram *diagram, int64_t number, struct nearest *nearest) {
    struct scenario scenario;
    progress_piece();
    if (!setting_at(diagram, number, &scenario))
        return false;
    struct figures figures = diagram_run_figures(diagram, &scenario);
    int64_t miss = worst_miss(diagram, &figures);
    if (nearest->number < 0 || miss < nearest->miss) {
        nearest->number = number;
        nearest->miss = miss;
    }
    return miss == 0;
}

/* Tries settings here and there first: where many win, one is found soon. */
static void try_settings(const struct diagram *diagram, int64_t count, struct nearest *nearest) {
    struct random random = random_seeded(1, 0, 0);
    for (int i = 0; i < RANDOM_TRIES && count > RANDOM_TRIES && !is_over(nearest); i++)
        if (setting_wins(diagram, random_below(&random, count), nearest))
            return;
    for (int64_t number = 0; number < count && number < TRY_LIMIT && !is_over(nearest); number++)
        if (setting_wins(diagram, number, nearest))
            return;
}

static struct nearest find_nearest(const struct diagram *diagram, uint64_t until_steps) {
    int64_t count = setting_count(diagram);
    int64_t tries = count > TRY_LIMIT ? TRY_LIMIT : count;
    struct nearest nearest = {-1, INT64_MAX, until_steps};
    tries += count > RANDOM_TRIES ? RANDOM_TRIES : 0;
    struct progress outer = progress_begin("Trying settings of a goal", tries, 0);
    try_settings(diagram, count, &nearest);
    progress_end(outer);
    return nearest;
}

/* "interval 1 s and latency 10 ms". */
static void write_setting(const struct diagram *diagram, const struct scenario *setting,
                          struct writer *writer, struct arena *arena) {
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct knob *row = diagram_knob_at(diagram, i)->row;
        writer_printf(writer, "%s%s %s", i > 0 ? " and " : "", row->name,
                      knob_words(setting, row, arena));
    }
}

/* "staleness_max 1.55 s, not below 1 s, and requests_per_hour 3,600 an hour, not …", of what it
 * misses. */
static void write_missed(const struct diagram *diagram, const struct figures *figures,
                         struct writer *writer, struct arena *arena) {
    const char *between = "";
    for (int i = 0; i < diagram->goal.count; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        int64_t value;
        if (goal_condition_is_met(condition, figures))
            continue;
        bool known = measure_value(condition->measure, figures, &value);
        writer_printf(writer, "%s%s %s", between, condition->measure->name,
                      known ? measure_words(condition->measure, value, arena)
                            : "has no value, since nothing is delivered");
        if (known)
            writer_printf(writer, ", not %s %s", condition->below ? "below" : "above",
                          measure_words(condition->measure, condition->bound, arena));
        between = ", and ";
    }
}

static const char *nearest_words(const struct diagram *diagram, struct nearest nearest,
                                 struct arena *arena) {
    struct writer writer = {0};
    struct scenario setting;
    setting_at(diagram, nearest.number, &setting);
    struct figures figures = diagram_run_figures(diagram, &setting);
    writer_printf(&writer, "at best, with ");
    write_setting(diagram, &setting, &writer, arena);
    writer_printf(&writer, ", ");
    write_missed(diagram, &figures, &writer, arena);
    return writer_keep(&writer, arena);
}

static bool start_wins(const struct diagram *diagram) {
    struct scenario authored = diagram_authored(diagram, 0);
    struct figures figures = diagram_run_figures(diagram, &authored);
    return goal_is_met(diagram, &figures);
}

static bool check_can_be_won(const struct diagram *diagram, uint64_t until_steps,
                             struct check *check) {
    struct arena arena = {0};
    struct nearest nearest = find_nearest(diagram, until_steps);
    if (nearest.miss == 0 || is_over(&nearest))
        return true;
    const char *words = nearest_words(diagram, nearest, &arena);
    if (setting_count(diagram) > TRY_LIMIT)
        check_error(check, check_place(check, "goal"),
                    "none of the %d settings that were tried meets this goal; %s; ask for less, or "
                    "give the knobs fewer steps",
                    RANDOM_TRIES + TRY_LIMIT, words);
    else
        check_error(check, check_place(check, "goal"),
                    "no setting of the knobs meets this goal; %s; ask for less, or give the knobs "
                    "more room",
                    words);
    arena_release(&arena);
    return false;
}

bool goal_check(const struct diagram *diagram, uint64_t until_steps, struct check *check) {
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
    return check_can_be_won(diagram, until_steps, check);
}
