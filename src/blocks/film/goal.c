/* Whether a goal is reached, and how far a setting is from it. */
#include "blocks/film/goal.h"

#include <assert.h>

#include "base/number.h"

const struct condition *goal_condition(const struct diagram *diagram, int index) {
    return (const struct condition *)diagram->goal.at + index;
}

struct condition goal_condition_for(const struct diagram *diagram, int index,
                                    const struct goal_figures *figures) {
    struct condition condition = *goal_condition(diagram, index);
    if (condition.other == NULL)
        return condition;
    assert(figures->others[index] != NULL);
    if (!measure_value(condition.measure, figures->others[index], &condition.bound))
        condition.bound = CONDITION_NO_BOUND;
    return condition;
}

static bool is_in(const struct condition *condition, int64_t value) {
    switch (condition->is) {
    case CONDITION_BELOW:
        return value < condition->bound;
    case CONDITION_ABOVE:
        return value > condition->bound;
    case CONDITION_WITHIN:
        return value >= condition->bound && value <= condition->to;
    }
    return false;
}

bool goal_condition_is_met(const struct condition *condition, const struct figures *figures) {
    int64_t value;
    return condition->bound != CONDITION_NO_BOUND &&
           measure_value(condition->measure, figures, &value) && is_in(condition, value);
}

bool goal_condition_is_over(const struct condition *condition, int64_t value) {
    return condition->is == CONDITION_BELOW ||
           (condition->is == CONDITION_WITHIN && value > condition->to);
}

int64_t goal_condition_miss(const struct condition *condition, int64_t value) {
    if (is_in(condition, value))
        return 0;
    if (value == NUMBER_MORE)
        return NUMBER_MORE;
    if (condition->is == CONDITION_WITHIN && value > condition->to)
        return value - condition->to;
    return goal_condition_is_over(condition, value) ? value - condition->bound
                                                    : condition->bound - value;
}

bool goal_is_met(const struct diagram *diagram, const struct goal_figures *figures) {
    for (int i = 0; i < diagram->goal.count; i++) {
        struct condition condition = goal_condition_for(diagram, i, figures);
        if (!goal_condition_is_met(&condition, figures->own))
            return false;
    }
    return true;
}

struct scenario goal_other(const struct condition *condition, const struct scenario *set) {
    struct scenario other = *set;
    struct knob_set named = {0};
    knob_merge(&other, &named, &condition->other->scenario, condition->other->set);
    return other;
}

bool goal_other_is_shared(const struct diagram *diagram, int index) {
    for (int i = 0; i < index; i++)
        if (goal_condition(diagram, i)->other == goal_condition(diagram, index)->other)
            return true;
    return false;
}

bool goal_is_won(const struct block *block, const struct facts *facts) {
    return facts_get(facts, block->id, own_won, 0) != 0;
}

void goal_win(const struct block *block, struct facts *facts) {
    facts_set(facts, block->id, own_won, 1);
}
