/* What the rows of a goal cannot say: that what it is held against can be run, that it can be won
 * and is not won yet, and that a bound is nearly the best where its author says so. */
#include "base/number.h"
#include "base/writer.h"
#include "blocks/film/goal_search.h"
#include "blocks/film/written.h"
#include "lesson/check.h"
#include "sim/simulate.h"

/* --- The runs that it is held against. --- */

/* Of a knob that the condition sets, in what it is laid over. */
struct laid {
    const struct diagram *diagram;
    const struct condition_other *other;
    const struct knob *row;
    struct place place;
};

static unsigned techniques_of(const struct laid *laid) {
    return knob_is_named(laid->other->set, &knobs[KNOB_TECHNIQUE])
               ? 1u << laid->other->scenario.technique
               : diagram_lane_techniques(laid->diagram, 0);
}

/* True where some setting has another value of it. */
static bool changes(const struct laid *laid) {
    struct scenario turned = diagram_authored(laid->diagram, 0);
    bool other = !knob_same(&turned, &laid->other->scenario, laid->row);
    for (int i = 0; i < laid->diagram->knobs.count && !other; i++) {
        const struct diagram_knob *knob = diagram_knob_at(laid->diagram, i);
        for (int step = 0; step <= knob->last && !diagram_lane_says(laid->diagram, 0, knob->row);
             step++) {
            turned = diagram_authored(laid->diagram, 0);
            diagram_knob_turn(knob, step, &turned);
            other = other || !knob_same(&turned, &laid->other->scenario, laid->row);
        }
    }
    return other;
}

static bool check_laid(const struct laid *laid, struct arena *arena, struct check *check) {
    char names[TECHNIQUE_NAMES_BYTES];
    const char *name = laid->row->name;
    if (!diagram_is_of_film(laid->row))
        return check_error(
            check, laid->place, CODE_SET_BY_BLOCK,
            "a film shows one client as long as it \"lasts\"" HELP "leave \"%s\" out", name);
    if ((laid->row->techniques & techniques_of(laid)) == 0)
        return check_error(check, laid->place, CODE_KNOB_ELSEWHERE,
                           "\"%s\" changes nothing there: it is for %s" HELP "leave it out", name,
                           knob_techniques(laid->row, names));
    if (!changes(laid))
        return check_error(check, laid->place, CODE_NO_CHANGE,
                           "\"%s\" changes nothing there: it is %s in every setting" HELP
                           "leave it out, or set it otherwise",
                           name, knob_words(&laid->other->scenario, laid->row, arena));
    return true;
}

static bool check_other(const struct diagram *diagram, int index, struct place place,
                        struct arena *arena, struct check *check) {
    const struct condition *condition = goal_condition(diagram, index);
    struct laid laid = {.diagram = diagram, .other = condition->other, .place = place};
    struct scenario authored = diagram_authored(diagram, 0);
    struct scenario other = goal_other(condition, &authored);
    struct errbuf err;
    bool good = true;
    for (laid.row = knobs; laid.row->name != NULL; laid.row++)
        if (knob_is_named(laid.other->set, laid.row))
            good = check_laid(&laid, arena, check) && good;
    if (good && !scenario_check(&other, &err))
        return check_error(check, place, CODE_KNOB_VALUE, "held against this, %s", err.text);
    return good;
}

/* Of the condition, in what is checked. */
static struct place condition_place(const struct diagram *diagram, const char *path, int index,
                                    const struct check *check) {
    return check_place(check, "%s/%s", path, goal_condition(diagram, index)->measure->name);
}

bool goal_check_others(const struct diagram *diagram, const char *path, struct check *check) {
    struct arena arena = {0};
    bool good = true;
    for (int i = 0; i < diagram->goal.count; i++)
        if (goal_condition(diagram, i)->other != NULL)
            good =
                check_other(diagram, i, condition_place(diagram, path, i, check), &arena, check) &&
                good;
    arena_release(&arena);
    return good;
}

/* --- A setting and what it comes to, in words. --- */

enum { FEW_KNOBS = 3 };

/* "interval 1 s and latency 10 ms"; of many knobs those that are turned. */
static void write_setting(const struct diagram *diagram, const struct goal_setting *setting,
                          struct writer *writer, struct arena *arena) {
    const char *between = "";
    struct scenario scenario = goal_setting_scenario(diagram, setting);
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct knob *row = diagram_knob_at(diagram, i)->row;
        bool stands = setting->steps[i] == diagram_knob_at(diagram, i)->start;
        if (!goal_knob_matters(diagram, &scenario, i) ||
            (stands && diagram->knobs.count > FEW_KNOBS))
            continue;
        writer_printf(writer, "%s%s %s", between, row->name, knob_words(&scenario, row, arena));
        between = " and ";
    }
}

/* "below 1 s", "35 % to 39 %", "above 900 an hour (short polling)". */
static const char *wanted_words(const struct condition *condition, struct arena *arena) {
    const struct measure *measure = condition->measure;
    const char *bound = measure_words(measure, condition->bound, arena);
    if (condition->is == CONDITION_WITHIN)
        return arena_printf(
            arena, "%s to %s",
            measure_words_brief(measure, condition->bound, NUMBER_TEXT_BYTES, arena),
            measure_words(measure, condition->to, arena));
    bool relative = condition->other != NULL;
    return arena_printf(arena, "%s %s%s%s%s", condition->is == CONDITION_BELOW ? "below" : "above",
                        bound, relative ? " (" : "", relative ? condition->other->words : "",
                        relative ? ")" : "");
}

/* "staleness_max 1.55 s, not below 1 s, and requests_per_hour 3,600 an hour, not …", of what it
 * misses. */
static void write_missed(const struct diagram *diagram, const struct goal_figures *figures,
                         struct writer *writer, struct arena *arena) {
    const char *between = "";
    for (int i = 0; i < diagram->goal.count; i++) {
        struct condition condition = goal_condition_for(diagram, i, figures);
        int64_t value;
        if (goal_condition_is_met(&condition, figures->own))
            continue;
        writer_printf(writer, "%s%s ", between, condition.measure->name);
        if (!measure_value(condition.measure, figures->own, &value))
            writer_printf(writer, "has no value, since nothing is delivered");
        else if (condition.bound == CONDITION_NO_BOUND)
            writer_printf(writer,
                          "has nothing to be held against, since with %s nothing is "
                          "delivered",
                          condition.other->words);
        else
            writer_printf(writer, "%s, not %s", measure_words(condition.measure, value, arena),
                          wanted_words(&condition, arena));
        between = ", and ";
    }
}

static const char *nearest_words(const struct diagram *diagram, const struct goal_found *found,
                                 struct arena *arena) {
    struct scenario scenario = goal_setting_scenario(diagram, &found->setting);
    struct writer writer = {0};
    struct goal_runs runs;
    goal_run(diagram, &scenario, &runs);
    writer_printf(&writer, "at best, with ");
    write_setting(diagram, &found->setting, &writer, arena);
    writer_printf(&writer, ", ");
    write_missed(diagram, &runs.figures, &writer, arena);
    return writer_keep(&writer, arena);
}

/* --- That it can be won, and is not won at the start. --- */

static bool start_wins(const struct diagram *diagram) {
    struct scenario authored = diagram_authored(diagram, 0);
    struct goal_runs runs;
    goal_run(diagram, &authored, &runs);
    return goal_is_met(diagram, &runs.figures);
}

static bool tell_not_won(const struct diagram *diagram, const char *path,
                         const struct goal_found *found, struct check *check) {
    struct arena arena = {0};
    const char *words = nearest_words(diagram, found, &arena);
    struct place place = check_key_place(check, "%s", path);
    if (found->all)
        check_error(check, place, CODE_GOAL_TOO_HARD,
                    "no setting of the knobs meets this goal: %s" HELP
                    "ask for less, or give the knobs more room",
                    words);
    else
        check_error(check, place, CODE_GOAL_TOO_HARD,
                    "none of the %lld settings that were tried meets this goal: %s" HELP
                    "ask for less, or give the knobs fewer steps",
                    (long long)found->tried, words);
    arena_release(&arena);
    return false;
}

/* --- That a bound is nearly the best. --- */

enum { LARGE_PERCENT = 10 };

/* Beyond the best by more than that, and by more than the next bound that can be written. */
static bool is_far(const struct condition *condition, int64_t best) {
    static const int64_t grains[MEASURE_UNITS] = {[MEASURE_UNIT_DURATION] = 1,
                                                  [MEASURE_UNIT_COUNT] = 1,
                                                  [MEASURE_UNIT_BYTES] = 1,
                                                  [MEASURE_UNIT_SHARE] = 10,
                                                  [MEASURE_UNIT_LEVEL] = 1000};
    bool below = condition->is == CONDITION_BELOW;
    int64_t apart = below ? condition->bound - best : best - condition->bound;
    return apart > best / 100 * LARGE_PERCENT + best % 100 * LARGE_PERCENT / 100 &&
           apart > grains[condition->measure->unit];
}

static bool check_best(const struct diagram *diagram, int index, struct place place,
                       const struct goal_found *best, struct check *check) {
    const struct condition *condition = goal_condition(diagram, index);
    struct scenario scenario = goal_setting_scenario(diagram, &best->setting);
    struct figures figures = diagram_run_figures(diagram, &scenario);
    struct arena arena = {0};
    struct writer writer = {0};
    int64_t value;
    if (!measure_value(condition->measure, &figures, &value) || !is_far(condition, value))
        return true;
    write_setting(diagram, &best->setting, &writer, &arena);
    check_error(check, place, CODE_NOT_THE_BEST,
                "this is not \"%s\": with %s it is %s" HELP
                "set a bound at most %d %% %s that, or leave \"%s\" out",
                condition->best, writer_keep(&writer, &arena),
                measure_words(condition->measure, value, &arena), LARGE_PERCENT,
                condition->is == CONDITION_BELOW ? "above" : "below", condition->best);
    arena_release(&arena);
    return false;
}

static bool check_bests(const struct diagram *diagram, const char *path,
                        const struct goal_setting *won, uint64_t until_steps, struct check *check) {
    bool good = true;
    for (int i = 0; i < diagram->goal.count; i++) {
        if (goal_condition(diagram, i)->best == NULL)
            continue;
        struct goal_found best = goal_find_best(diagram, i, won, until_steps);
        good =
            check_best(diagram, i, condition_place(diagram, path, i, check), &best, check) && good;
    }
    return good;
}

bool goal_check(const struct diagram *diagram, const char *path, uint64_t until_steps,
                struct check *check) {
    if (diagram->goal.count == 0)
        return true;
    if (diagram->knobs.count == 0)
        return check_error(check, check_key_place(check, "%s", path), CODE_LONE_FIELD,
                           "a goal needs \"knobs\" with which it can be won" HELP
                           "give the diagram some, or leave the goal out");
    if (!check_is_thorough(check))
        return true;
    if (start_wins(diagram))
        return check_error(check, check_key_place(check, "%s", path), CODE_GOAL_TOO_EASY,
                           "the scenario meets this goal before anything was turned" HELP
                           "ask for more, or start elsewhere");
    struct goal_found found = goal_find_nearest(diagram, until_steps);
    if (!found.wins && simulate_steps() >= until_steps)
        return true;
    return found.wins ? check_bests(diagram, path, &found.setting, until_steps, check)
                      : tell_not_won(diagram, path, &found, check);
}
