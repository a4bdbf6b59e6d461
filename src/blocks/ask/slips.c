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
     .says = "The quantity that is given for a known reason: \"2\", where it is a time also "
             "\"2s\"; the question's tolerance is its own."},
    {.name = "why",
     .type = FIELD_PROSE,
     .content = CONTENT_BESIDE,
     .required = true,
     .at = offsetof(struct slip, why),
     .says = "What is told whoever gives it: what was thought, and what was forgotten."},
    {.name = NULL},
};

const struct schema slip_schema = {
    .name = "slip",
    .summary = "A wrong answer that is given for a known reason.",
    .fields = fields,
    .size = sizeof(struct slip),
};

static const struct slip *slip_at(struct list slips, int index) {
    return (const struct slip *)slips.at + index;
}

static int64_t apart(int64_t a, int64_t b) {
    return a > b ? a - b : b - a;
}

const char *slips_why(struct list slips, int64_t given_micro, struct tolerance tolerance) {
    const struct slip *nearest = NULL;
    for (int i = 0; i < slips.count; i++) {
        const struct slip *slip = slip_at(slips, i);
        bool near = quantity_compare(given_micro, slip->micro, tolerance) == 0;
        if (near && (nearest == NULL ||
                     apart(given_micro, slip->micro) < apart(given_micro, nearest->micro)))
            nearest = slip;
    }
    return nearest != NULL ? nearest->why : NULL;
}

void slips_plain(struct list slips, const struct unit *unit, struct writer *writer) {
    for (int i = 0; i < slips.count; i++) {
        char quantity[QUANTITY_TEXT_BYTES];
        writer_wrapped(writer, "  wrong: ", "         ", PLAIN_WIDTH,
                       quantity_format(slip_at(slips, i)->micro, unit, quantity));
        prose_plain(slip_at(slips, i)->why, PLAIN_WIDTH, "         ", "         ", writer);
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

static bool check_slip(const struct slip *slip, int index, const struct amount *amount,
                       struct check *check) {
    struct unit unit = amount_unit_written(amount);
    struct place place = check_place(check, "slips/%d/is", index);
    int64_t micro;
    if (!quantity_read_plain(slip->is, &unit, &micro))
        return check_value(check,
                           unit.is_time ? "\"is\" must be a number or a time, as in \"2.58\" or "
                                          "\"2.58s\""
                                        : "\"is\" must be a number, as in \"2.58\"",
                           "slips/%d/is", index);
    return !is_right(amount, &unit, micro) ||
           check_error(check, place,
                       "%s is right, as near to the answer as \"tolerance\" says; a slip is wrong",
                       slip->is);
}

bool slips_check(struct list slips, const struct amount *amount, struct check *check) {
    bool good = true;
    if (slips.count > 0 && !asked_will_score(&amount->asked, check))
        return check_error(check, check_key_place(check, "slips"),
                           "nothing is told of an answer that is not scored; leave \"slips\" out");
    for (int i = 0; i < slips.count; i++)
        good = check_slip(slip_at(slips, i), i, amount, check) && good;
    return good;
}

/* They lie in the arena, and are the question's own. */
void slips_finish(struct list slips, const struct unit *unit) {
    struct slip *all = (struct slip *)slips.at;
    bool good = true;
    for (int i = 0; i < slips.count; i++)
        good = quantity_read_plain(all[i].is, unit, &all[i].micro) && good;
    assert(good);
    (void)good;
}
