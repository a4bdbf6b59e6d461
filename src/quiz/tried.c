/* What each rule makes of the tries, beside what is said of it. */
#include "quiz/tried.h"

#include <stddef.h>

struct score tried_worth(const struct tried *tried, int number, struct score penalty) {
    return score_less(score_after_tries(tried->score, number, penalty), tried->prices);
}

static struct score best(const struct tried *tried, int count, struct score penalty) {
    struct score best = score_choice(false);
    for (int i = 0; i < count; i++) {
        struct score worth = tried_worth(&tried[i], i + 1, penalty);
        best = score_compare(worth, best) > 0 ? worth : best;
    }
    return best;
}

static struct score last(const struct tried *tried, int count, struct score penalty) {
    return count > 0 ? tried_worth(&tried[count - 1], count, penalty) : score_choice(false);
}

const struct rule_of_tries rules_tried[] = {
    [TRIED_BEST] = {"best", "The try that is worth most counts.",
                    "Each further try costs 1/4; the first is 1/2 right, the second is right: the "
                    "second counts, 1 - 1/4 = 3/4.",
                    best},
    [TRIED_LAST] = {"last", "The last try counts, though one before it was better.",
                    "The first try is 2/3 right, the second 1/3: 1/3.", last},
    {.name = NULL},
};

struct score tried_score(enum tried_rule rule, const struct tried *tried, int count,
                         struct score penalty) {
    return rules_tried[rule].score(tried, count, penalty);
}
