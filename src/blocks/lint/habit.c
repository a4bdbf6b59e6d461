/* When what several questions have in common is more than chance. */
#include <math.h>

#include "blocks/lint/lint.h"

/* a ln(a/b), which is 0 where a is. */
static double weighed(double a, double b) {
    return a > 0 ? a * log(a / b) : 0;
}

/* By Chernoff's bound, which holds for questions of different chances, too (Hoeffding 1963): the
 * chance of a share of hits or more is at most e^(-n D), D = s ln(s/p) + (1-s) ln((1-s)/(1-p)). */
bool lint_is_habit(int hits, int questions, double expected) {
    static const double rare = 4.605170185988092; /* ln 100 */
    if (questions < LINT_QUESTIONS || hits * 4 < questions * 3)
        return false;
    double share = (double)hits / questions, chance = expected / questions;
    if (share <= chance)
        return false;
    return questions * (weighed(share, chance) + weighed(1 - share, 1 - chance)) > rare;
}
