/* The kind "choices": a question of which any number of answers may be right. How it is worked is
 * in ticks.c. */
#include "blocks/ask/kinds.h"
#include "blocks/ask/ticks.h"
#include "lesson/check.h"

static bool check(const void *object, struct check *check) {
    const struct ticks *ticks = object;
    int correct = ticks_correct(ticks);
    if (!asked_will_score(&ticks->asked, check))
        return asked_check(&ticks->asked, check);
    ticks_check_reasons(ticks, check);
    if (correct == 0)
        return check_error(check, check_place(check, "choices"),
                           "no choice of \"%s\" is correct; mark the right ones, or say "
                           "\"scored\": false",
                           ticks->asked.id);
    return true;
}

const struct block_kind block_choices = {
    .noun = "the ticks",
    .schema = {.name = "choices",
               .summary = "A question with any number of answers to tick.",
               .fields = ticks_fields,
               .size = sizeof(struct ticks),
               .question = true,
               .check = check,
               .finish = ticks_finish},
    .question = &ticks_many,
    .layout = question_layout,
    .write = question_write,
    .bindings = ticks_bindings,
    .offers = question_offers,
    .act = question_act,
    .tally = question_tally,
    .plain = ticks_plain,
    .answers = ticks_answers,
};
