/* How two runs differ, in a sentence or three. */
#include "blocks/diagram/change_words.h"

#include <string.h>

#include "base/int.h"
#include "base/number.h"
#include "blocks/diagram/goal_rows.h"
#include "blocks/diagram/was.h"
#include "blocks/film/goal.h"

enum { ANY_CELLS = NUMBER_TEXT_BYTES };

static const char *brief(const struct measure *measure, int64_t value, struct arena *arena) {
    return measure_words_brief(measure, value, ANY_CELLS, arena);
}

/* What one of them is more than the other. */
struct difference {
    bool differs; /* as it is shown */
    bool more;
    const char *amount;
};

static struct difference difference_of(const struct measure *measure, int64_t was, int64_t now,
                                       struct arena *arena) {
    const char *before = brief(measure, was, arena), *after = brief(measure, now, arena);
    return (struct difference){.differs = strcmp(before, after) != 0,
                               .more = now > was,
                               .amount = brief(measure, now > was ? now - was : was - now, arena)};
}

/* --- Its age. --- */

static const struct measure *age_of(const struct diagram *diagram) {
    for (int i = 0; i < diagram->goal.count; i++)
        if (measure_is_age(goal_condition(diagram, i)->measure))
            return goal_condition(diagram, i)->measure;
    return &measures[MEASURE_STALENESS_P95];
}

/* Where that age is the same, the mean may be another. Both runs deliver something. */
static struct difference age_between(const struct diagram *diagram, const struct figures *was,
                                     const struct figures *now, struct arena *arena) {
    const struct measure *age = age_of(diagram), *mean = &measures[MEASURE_STALENESS_MEAN];
    struct difference by = difference_of(age, age->value(was), age->value(now), arena);
    if (by.differs || age == mean)
        return by;
    by = difference_of(mean, mean->value(was), mean->value(now), arena);
    by.amount = arena_printf(arena, "%s on average", by.amount);
    return by;
}

/* --- Its cost. --- */

static const struct {
    enum measure_id measure;
    const char *one, *many, *less; /* "1 fewer request", "12 kB less" */
} costs[] = {
    {MEASURE_REQUESTS_PER_HOUR, " request", " requests", "fewer"},
    {MEASURE_MESSAGES_PER_HOUR, " message", " messages", "fewer"},
    {MEASURE_BYTES_PER_HOUR, "", "", "less"},
    {MEASURE_OPEN_CONNECTIONS, " open connection", " open connections", "fewer"},
};

struct cost {
    const char *words; /* "226 more requests"; NULL: it costs the same */
    bool more;
};

static struct cost cost_between(const struct figures *was, const struct figures *now,
                                struct arena *arena) {
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        const struct measure *measure = &measures[costs[i].measure];
        struct difference by =
            difference_of(measure, measure->value(was), measure->value(now), arena);
        if (!by.differs)
            continue;
        const char *noun = strcmp(by.amount, "1") == 0 ? costs[i].one : costs[i].many;
        return (struct cost){
            arena_printf(arena, "%s %s%s", by.amount, by.more ? "more" : costs[i].less, noun),
            by.more};
    }
    return (struct cost){NULL, false};
}

/* "Fresher by 800 ms for 226 more requests.": what is gained for what it costs; what goes the same
 * way is only told beside it. */
static const char *trade_words(const struct difference *age, const struct cost *cost,
                               struct arena *arena) {
    if (!age->differs && cost->words == NULL)
        return "Neither age nor cost changes.";
    if (!age->differs)
        return arena_printf(arena, "As fresh as before, with %s.", cost->words);
    const char *word = age->more ? "Staler" : "Fresher";
    if (cost->words == NULL)
        return arena_printf(arena, "%s by %s at the same cost.", word, age->amount);
    bool is_trade = age->more != cost->more;
    return arena_printf(arena, "%s by %s%s %s.", word, age->amount, is_trade ? " for" : ", with",
                        cost->words);
}

static const char *change_words(const struct diagram *diagram, const struct figures *was,
                                const struct figures *now, struct arena *arena) {
    if (!now->staleness.known)
        return was->staleness.known ? "Now no update arrives." : "Still no update arrives.";
    if (!was->staleness.known)
        return "Now updates arrive.";
    struct difference age = age_between(diagram, was, now, arena);
    struct cost cost = cost_between(was, now, arena);
    return trade_words(&age, &cost, arena);
}

/* --- What is lost, and the goal. --- */

static const char *lost_words(const struct figures *was, const struct figures *now,
                              struct arena *arena) {
    const struct measure *measure = &measures[MEASURE_LOST_PER_HOUR];
    int64_t before = measure->value(was), after = measure->value(now);
    struct difference by = difference_of(measure, before, after, arena);
    if (!by.differs)
        return "";
    if (after == 0)
        return " No update is lost any more.";
    return arena_printf(arena, " %s %s lost an hour.", by.amount, by.more ? "more" : "fewer");
}

/* Of those that are missed the first that is away from its bound, not at it, with how far: at the
 * very bound there is nothing to go but to pass it. NULL: there is none. */
static const char *distance_words(const struct diagram *diagram, const struct goal_figures *figures,
                                  struct arena *arena) {
    for (int i = 0; i < diagram->goal.count; i++) {
        struct condition condition = goal_condition_for(diagram, i, figures);
        int64_t value;
        if (!goal_condition_is_met(&condition, figures->own) &&
            condition.bound != CONDITION_NO_BOUND &&
            measure_value(condition.measure, figures->own, &value) &&
            goal_condition_miss(&condition, value) > 0)
            return diagram_goal_distance(&condition, value, true, arena);
    }
    return NULL;
}

static const char *goal_words(const struct diagram *diagram, const struct goal_figures *was,
                              const struct goal_figures *now, struct arena *arena) {
    const char *name = diagram->mission != NULL ? "task" : "goal";
    if (diagram->goal.count == 0)
        return "";
    if (goal_is_met(diagram, now))
        return arena_printf(arena, " The %s is met.", name);
    const char *distance = distance_words(diagram, now, arena);
    if (distance == NULL)
        return "";
    return goal_is_met(diagram, was)
               ? arena_printf(arena, " The %s is no longer met: %s.", name, distance)
               : arena_printf(arena, " %s.", distance);
}

const char *diagram_change_between(const struct diagram *diagram, int lane,
                                   const struct goal_figures *was, const struct goal_figures *now,
                                   struct arena *arena) {
    return arena_printf(arena, "%s%s%s", change_words(diagram, was->own, now->own, arena),
                        lost_words(was->own, now->own, arena),
                        lane == 0 ? goal_words(diagram, was, now, arena) : "");
}

/* Of the first lane with what its goal is judged by. */
static struct goal_figures figures_of(const struct diagram_judged *judged, int lane) {
    return lane == 0 ? diagram_judged_goal(judged)
                     : (struct goal_figures){.own = diagram_judged_figures(judged, lane)};
}

const char *diagram_change_words(const struct diagram_now *now) {
    struct arena *arena = now->scene->arena;
    struct diagram_was was;
    if (!diagram_was(now, &was) || was.knob == DIAGRAM_TAKE_MADE)
        return NULL;
    int lane = int_max(now->known->knobs[was.knob].lane, 0);
    const char *title = diagram_lane_title(now->diagram, lane);
    struct goal_figures before = figures_of(&was.judged, lane);
    struct goal_figures after = figures_of(&now->known->judged, lane);
    const char *words = diagram_change_between(now->diagram, lane, &before, &after, arena);
    return title != NULL ? arena_printf(arena, "%s: %c%s", title, words[0] - 'A' + 'a', words + 1)
                         : words;
}
