/* Which slip a wrong quantity is, and what an author may say of one. */
#include "blocks/ask/slips.h"

#include <assert.h>

#include "lesson/check.h"
#include "ui/prose.h"

static const struct field fields[] = {
    {.name = "is",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct slip, is),
     .fills = true,
     .says = "The wrong answer: a quantity such as \"2\" (or \"2s\" for a time), or one value of "
             "the film around the question, such as \"{set: interval}\" or \"{figure: "
             "staleness_max}\". It matches within \"tolerance\"."},
    {.name = "why",
     .type = FIELD_PROSE,
     .content = CONTENT_BESIDE,
     .required = true,
     .at = offsetof(struct slip, why),
     .says = "What to tell learners who give it: what they had in mind, and what they missed."},
    {.name = NULL},
};

const struct schema slip_schema = {
    .name = "slip",
    .summary = "A typical wrong answer with an explanation of its own.",
    .fields = fields,
    .size = sizeof(struct slip),
};

static const struct slip *slip_at(struct list slips, int index) {
    return (const struct slip *)slips.at + index;
}

static int64_t apart(int64_t a, int64_t b) {
    return a > b ? a - b : b - a;
}

/* False where nothing stands for it. */
static bool micro_of(const struct slip *slip, const struct slips *slips, int64_t *micro) {
    const struct fill *fill = slip->is_filled ? fills_find(slips->fills, &slip->filled) : NULL;
    *micro = fill != NULL ? amount_of_figure(fill->value, fill->is_time) : slip->micro;
    return fill != NULL || !slip->is_filled;
}

const char *slips_why(const struct slips *slips, int64_t given_micro) {
    const struct slip *nearest = NULL;
    int64_t micro, least = 0;
    for (int i = 0; i < slips->list.count; i++) {
        const struct slip *slip = slip_at(slips->list, i);
        if (!micro_of(slip, slips, &micro) ||
            quantity_compare(given_micro, micro, slips->tolerance) != 0 ||
            (nearest != NULL && apart(given_micro, micro) >= least))
            continue;
        nearest = slip;
        least = apart(given_micro, micro);
    }
    return nearest != NULL ? nearest->why : NULL;
}

static const char *quantity_words(const struct slip *slip, const struct slips *slips, int64_t micro,
                                  char into[QUANTITY_TEXT_BYTES]) {
    return quantity_format(slip->is_filled ? quantity_rounded(micro, slips->unit) : micro,
                           slips->unit, into);
}

void slips_plain(const struct slips *slips, struct writer *writer) {
    for (int i = 0; i < slips->list.count; i++) {
        const struct slip *slip = slip_at(slips->list, i);
        char quantity[QUANTITY_TEXT_BYTES];
        int64_t micro;
        if (!micro_of(slip, slips, &micro))
            continue;
        writer_wrapped(writer, "  wrong: ", "         ", PLAIN_WIDTH,
                       quantity_words(slip, slips, micro, quantity));
        prose_plain(slip->why, PLAIN_WIDTH, "         ", "         ", writer);
    }
}

/* Where the right answer is a figure, what is near to it is told as right. */
static bool is_right(const struct amount *amount, const struct unit *unit, int64_t micro) {
    struct tolerance tolerance;
    int64_t answer;
    return amount->written.answer != NULL &&
           quantity_read_plain(amount->written.answer, unit, &answer) &&
           tolerance_read(amount->written.tolerance, unit, &tolerance) &&
           quantity_compare(micro, answer, tolerance) == 0;
}

/* By the block that the question is asked of, which checks what it fills. */
static bool check_filled(const char *is, struct place place, struct check *check) {
    const struct block *outer = check_block(check)->outer;
    return (outer != NULL && block_kind(outer)->fills != NULL) ||
           check_error(check, place, CODE_PLACEHOLDER,
                       "nothing around the question has values for %s" HELP
                       "write the quantity itself",
                       is);
}

static bool check_slip(const struct slip *slip, int index, const struct amount *amount,
                       struct check *check) {
    struct unit unit = amount_unit_written(amount);
    struct place place = check_place(check, "slips/%d/is", index);
    struct placeholder filled;
    int64_t micro;
    if (placeholder_is_all(slip->is, &filled))
        return check_filled(slip->is, place, check);
    if (!quantity_read_plain(slip->is, &unit, &micro))
        return check_value(check, CODE_QUANTITY,
                           unit.is_time ? "\"is\" must be a number or a time" HELP
                                          "write it as in \"2.58\" or \"2.58s\""
                                        : "\"is\" must be a number" HELP "write it as in \"2.58\"",
                           "slips/%d/is", index);
    return !is_right(amount, &unit, micro) ||
           check_error(check, place, CODE_SLIP_IS_RIGHT,
                       "%s is right, as near to the answer as \"tolerance\" says" HELP
                       "write a slip that is wrong, or leave it out",
                       slip->is);
}

bool slips_check(struct list slips, const struct amount *amount, struct check *check) {
    bool good = true;
    if (slips.count > 0 && !asked_will_score(&amount->asked, check))
        return check_error(check, check_key_place(check, "slips"), CODE_NOT_SCORED,
                           "nothing is told of an answer that is not scored" HELP
                           "leave \"slips\" out, or say \"scored\": true");
    for (int i = 0; i < slips.count; i++)
        good = check_slip(slip_at(slips, i), i, amount, check) && good;
    return good;
}

static bool check_unit(const struct slips *slips, const struct slip *slip, struct place place,
                       struct check *check) {
    const struct fill *fill = fills_find(slips->fills, &slip->filled);
    if (fill == NULL || (fill->is_number && fill->is_time == slips->unit->is_time))
        return true; /* what has no fill is told of */
    return check_error(check, place, CODE_QUANTITY,
                       !fill->is_number ? "%s is no quantity" HELP
                                          "write one, or leave the slip out"
                       : fill->is_time ? "%s is a time, and the question asks for none" HELP
                                         "write another quantity, or leave the slip out"
                                       : "%s is no time, and the question asks for one" HELP
                                         "write another quantity, or leave the slip out",
                       slip->is);
}

static bool check_wrong(const struct slips *slips, const struct slip *slip, int64_t right,
                        struct place place, struct check *check) {
    char quantity[QUANTITY_TEXT_BYTES];
    int64_t micro;
    if (!micro_of(slip, slips, &micro) || quantity_compare(micro, right, slips->tolerance) != 0)
        return true;
    return check_error(check, place, CODE_SLIP_IS_RIGHT,
                       "%s is right, as near to the answer as \"tolerance\" says" HELP
                       "write a slip that is wrong, or leave it out",
                       quantity_words(slip, slips, micro, quantity));
}

bool slips_check_filled(const struct slips *slips, const int64_t *right, const char *path,
                        struct check *check) {
    bool good = true;
    for (int i = 0; i < slips->list.count; i++) {
        const struct slip *slip = slip_at(slips->list, i);
        struct place place = check_place(check, "%s/slips/%d/is", path, i);
        good = (!slip->is_filled || check_unit(slips, slip, place, check)) &&
               (right == NULL || check_wrong(slips, slip, *right, place, check)) && good;
    }
    return good;
}

/* They lie in the arena, and are the question's own. */
void slips_finish(struct list slips, const struct unit *unit) {
    struct slip *all = (struct slip *)slips.at;
    bool good = true;
    for (int i = 0; i < slips.count; i++) {
        all[i].is_filled = placeholder_is_all(all[i].is, &all[i].filled);
        good = (all[i].is_filled || quantity_read_plain(all[i].is, unit, &all[i].micro)) && good;
    }
    assert(good);
    (void)good;
}
