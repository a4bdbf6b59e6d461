/* The kind "choice": a question of which one answer is right. How it is worked is in ticks.c. */
#include "blocks/ask/kinds.h"
#include "blocks/ask/ticks.h"
#include "lesson/check.h"

static bool check(const void *object, struct check *check) {
    const struct ticks *ticks = object;
    int correct = ticks_correct(ticks);
    if (!ticks_check_pinned(ticks, check))
        return false;
    if (!asked_will_score(&ticks->asked, check))
        return asked_check(&ticks->asked, check);
    ticks_check_reasons(ticks, check);
    if (correct == 0)
        return check_error(check, check_place(check, "choices"), CODE_UNSORTED,
                           "no choice of \"%s\" is correct" HELP "mark the right one, or say "
                           "\"scored\": false",
                           ticks->asked.id);
    if (correct > 1)
        return check_error(check, check_place(check, "choices"), CODE_UNSORTED,
                           "%d choices of \"%s\" are correct" HELP
                           "the kind \"choices\" takes several",
                           correct, ticks->asked.id);
    return true;
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
