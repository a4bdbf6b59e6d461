/* What each rule makes of an answer, beside what is said of it. */
#include "quiz/rules.h"

#include <assert.h>
#include <stddef.h>

/* Choices */

static struct score net(const struct ticked *ticked) {
    return score_of(ticked->right_ticked - ticked->wrong_ticked, ticked->right);
}

static struct score exact_ticks(const struct ticked *ticked) {
    return score_choice(ticked->right_ticked == ticked->right && ticked->wrong_ticked == 0);
}

static struct score each(const struct ticked *ticked) {
    int left = ticked->wrong - ticked->wrong_ticked;
    return score_of(ticked->right_ticked + left, ticked->right + ticked->wrong);
}

static struct score coverage(const struct ticked *ticked) {
    return score_of(ticked->right_ticked, ticked->right);
}

static struct score weights(const struct ticked *ticked) {
    assert(ticked->full_weight > 0); /* as the check of the choices has seen */
    int64_t most = ticked->full_weight;
    return score_of(ticked->weight < most ? ticked->weight : most, most);
}

const struct rule_of_choices rules_choices[] = {
    [CHOICES_NET] = {"net",
                     "What is ticked and right, less what is ticked and wrong, of what is right; "
                     "never below 0.",
                     "3 are right; 2 of them are ticked, and a wrong one: (2 - 1) / 3 = 1/3.", net},
    [CHOICES_EXACT] = {"exact", "All or nothing: 1 if just what is right is ticked, else 0.",
                       "3 are right; 2 of them are ticked: 0.", exact_ticks},
    [CHOICES_EACH] = {"each", "The share of boxes that are as they should be, ticked or not.",
                      "Of 5 boxes 3 are right; 2 of them are ticked, and a wrong one: the other "
                      "wrong one is rightly left, (2 + 1) / 5 = 3/5.",
                      each},
    [CHOICES_COVERAGE] = {"coverage",
                          "The share of what is right that is ticked; a wrong tick costs nothing.",
                          "3 are right; 2 of them are ticked, and a wrong one: 2/3.", coverage},
    [CHOICES_WEIGHTS] = {"weights",
                         "The weights of what is ticked, of the weights above 0; never below 0.",
                         "The weights are 3, 1 and -2; the first and the last are ticked: "
                         "(3 - 2) / (3 + 1) = 1/4.",
                         weights},
    {.name = NULL},
};

struct score rules_score_choices(enum choices_rule rule, const struct ticked *ticked) {
    if (ticked->right == 0)
        return score_choice(ticked->wrong_ticked == 0);
    return rules_choices[rule].score(ticked);
}

/* Sort */

static struct score items(const struct sorted *sorted) {
    int right = 0;
    for (int i = 0; i < sorted->items; i++)
        right += sorted->placed[i] == sorted->belongs[i];
    return score_of(right, sorted->items);
}

static bool holds_exactly_its_own(const struct sorted *sorted, int category) {
    for (int i = 0; i < sorted->items; i++)
        if ((sorted->placed[i] == category) != (sorted->belongs[i] == category))
            return false;
    return true;
}

static struct score rows(const struct sorted *sorted) {
    int right = 0;
    for (int category = 0; category < sorted->categories; category++)
        right += holds_exactly_its_own(sorted, category);
    return score_of(right, sorted->categories);
}

const struct rule_of_sort rules_sort[] = {
    [SORT_ITEMS] = {"items", "The share of items that are placed where they belong.",
                    "3 of 4 items are in their category: 3/4.", items},
    [SORT_ROWS] = {"rows", "The share of categories that hold exactly the items that belong there.",
                   "Of 3 categories one lacks an item, which stands in another: 1/3.", rows},
    {.name = NULL},
};

struct score rules_score_sort(enum sort_rule rule, const struct sorted *sorted) {
    return rules_sort[rule].score(sorted);
}

/* Order */

static struct score pairs(const struct ordered *ordered) {
    int right = 0, all = ordered->items * (ordered->items - 1) / 2;
    for (int i = 0; i < ordered->items; i++)
        for (int k = i + 1; k < ordered->items; k++)
            right += ordered->item_at[i] < ordered->item_at[k];
    return all > 0 ? score_of(right, all) : score_choice(true);
}

static struct score position(const struct ordered *ordered) {
    int right = 0;
    for (int i = 0; i < ordered->items; i++)
        right += ordered->item_at[i] == i;
    return score_of(right, ordered->items);
}

/* How many neighbours in the longest run stand behind the one that they belong behind. */
static int longest_run(const struct ordered *ordered) {
    int longest = 0, run = 0;
    for (int i = 1; i < ordered->items; i++) {
        run = ordered->item_at[i] == ordered->item_at[i - 1] + 1 ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static struct score run(const struct ordered *ordered) {
    int most = ordered->items - 1;
    return most > 0 ? score_of(longest_run(ordered), most) : score_choice(true);
}

static struct score exact_order(const struct ordered *ordered) {
    return score_choice(score_compare(position(ordered), score_choice(true)) == 0);
}

const struct rule_of_order rules_order[] = {
    [ORDER_PAIRS] = {"pairs", "The share of all pairs of items that stand in the right order.",
                     "b, a, c: of the pairs ab, ac and bc two are in order: 2/3.", pairs},
    [ORDER_POSITION] = {"position", "The share of items that stand at their place.",
                        "b, a, c: c alone stands at its place: 1/3.", position},
    [ORDER_RUN] = {"run",
                   "The longest run of neighbours that belong so, less 1, of all items less 1.",
                   "d, a, b, c: the run a, b, c is 3 long: (3 - 1) / (4 - 1) = 2/3.", run},
    [ORDER_EXACT] = {"exact", "All or nothing: 1 if all stand in the right order, else 0.",
                     "b, a, c: 0.", exact_order},
    {.name = NULL},
};

struct score rules_score_order(enum order_rule rule, const struct ordered *ordered) {
    return rules_order[rule].score(ordered);
}

/* Match */

struct score rules_score_match(const struct matched *matched) {
    return score_of(matched->right, matched->pairs);
}
