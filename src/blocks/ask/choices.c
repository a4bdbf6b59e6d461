/* The kind "choices": a question of which any number of answers may be right. How it is worked is
 * in ticks.c. */
#include "blocks/ask/kinds.h"
#include "blocks/ask/ticks.h"
#include "lesson/check.h"
#include "quiz/rules.h"

/* By their weights a right choice is what weighs more than nothing. */
static bool check_weight(const struct ticks *ticks, int index, struct check *check) {
    const struct tick *tick = (const struct tick *)ticks->choices.at + index;
    struct place place = check_place(check, "choices/%d/weight", index);
    if (ticks->rule != CHOICES_WEIGHTS)
        return tick->weight == 0 ||
               check_error(check, check_key_place(check, "choices/%d/weight", index),
                           CODE_LONE_FIELD,
                           "\"weight\" counts nothing where \"score\" is not \"weights\"" HELP
                           "leave it out, or write \"score\": \"weights\"");
    if (tick->correct && tick->weight <= 0)
        return check_error(check, place, CODE_WEIGHT,
                           "choice \"%s\" is correct and weighs %d" HELP
                           "let a right one weigh more than 0",
                           tick->id, tick->weight);
    return tick->correct || tick->weight <= 0 ||
           check_error(check, place, CODE_WEIGHT,
                       "choice \"%s\" weighs %d and is not correct" HELP
                       "write \"correct\": true, or "
                       "a weight of 0 or less",
                       tick->id, tick->weight);
}

/* That none is right is said on purpose: it is what a forgotten "correct" looks like. */
static bool check_any(const struct ticks *ticks, struct check *check) {
    if (ticks_correct(ticks) > 0 || ticks->asked.scored > 0)
        return true;
    return check_error(check, check_key_place(check, "choices"), CODE_SAY_WHAT_IS_RIGHT,
                       "no choice of \"%s\" is correct" HELP "mark the right ones, or say "
                       "\"scored\": true if none is, or \"scored\": false",
                       ticks->asked.id);
}

static bool check(const void *object, struct check *check) {
    const struct ticks *ticks = object;
    bool good = ticks_check_pinned(ticks, check);
    for (int i = 0; i < ticks->choices.count; i++)
        good = check_weight(ticks, i, check) && good;
    if (!asked_will_score(&ticks->asked, check))
        return asked_check(&ticks->asked, check) && good;
    ticks_check_reasons(ticks, check);
    return check_any(ticks, check) && good;
}

const struct block_kind block_choices = {
    .noun = "the ticks",
    .schema = {.name = "choices",
               .summary = "A question with any number of answers to tick.",
               .fields = ticks_many_fields,
               .size = sizeof(struct ticks),
               .question = true,
               .check = check,
               .finish = ticks_finish},
    .question = &ticks_many,
    QUESTION_OPERATIONS,
    .bindings = ticks_many_bindings,
    .offers = ticks_offers,
    .act = ticks_act,
    .point = question_point,
    .names = ticks_names,
};
