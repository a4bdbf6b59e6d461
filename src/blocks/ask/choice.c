/* The kind "choice": a question of which one answer is right. How it is worked is in ticks.c. */
#include "blocks/ask/kinds.h"
#include "blocks/ask/ticks.h"
#include "lesson/check.h"

static int first_correct(const struct ticks *ticks, int from) {
    const struct tick *tick = ticks->choices.at;
    while (!tick[from].correct)
        from++;
    return from;
}

static bool fail_several(const struct ticks *ticks, int correct, struct check *check) {
    int first = first_correct(ticks, 0), second = first_correct(ticks, first + 1);
    check_error(check, check_key_place(check, "choices/%d/correct", second), CODE_ONE_RIGHT,
                "%d choices of \"%s\" are correct" HELP
                "leave one of them correct, or write the kind \"choices\", which takes several",
                correct, ticks->asked.id);
    return check_beside(check, check_key_place(check, "choices/%d/correct", first),
                        "the first that is correct");
}

static bool check(const void *object, struct check *check) {
    const struct ticks *ticks = object;
    int correct = ticks_correct(ticks);
    if (!ticks_check_pinned(ticks, check))
        return false;
    if (!asked_will_score(&ticks->asked, check))
        return asked_check(&ticks->asked, check);
    ticks_check_reasons(ticks, check);
    if (correct == 0)
        return check_error(check, check_key_place(check, "choices"), CODE_SAY_WHAT_IS_RIGHT,
                           "no choice of \"%s\" is correct" HELP "mark the right one, or say "
                           "\"scored\": false",
                           ticks->asked.id);
    return correct == 1 || fail_several(ticks, correct, check);
}

const struct block_kind block_choice = {
    .schema = {.name = "choice",
               .summary = "A question with one answer to tick.",
               .fields = ticks_one_fields,
               .size = sizeof(struct ticks),
               .question = true,
               .check = check,
               .finish = ticks_finish},
    .question = &ticks_one,
    QUESTION_OPERATIONS,
    .bindings = ticks_one_bindings,
    .offers = ticks_offers,
    .act = ticks_act,
    .point = question_point,
    .names = ticks_names,
};
