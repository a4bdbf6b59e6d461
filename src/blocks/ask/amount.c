/* How a quantity that was given is held against the right one, and told: within what, or too high
 * or low. */
#include "blocks/ask/amount.h"

#include <assert.h>

#include "base/duration.h"
#include "lesson/check.h"
#include "ui/prose.h"

static const struct amount *amount_of(const struct block *block) {
    return block->object;
}

int amount_count(const struct block *block) {
    (void)block;
    return 1;
}

const char *amount_answer_id(const struct block *block, int index) {
    (void)block, (void)index;
    return own_answer;
}

bool amount_explains(const struct block *block, int index, const struct facts *facts) {
    (void)block, (void)index, (void)facts;
    return false;
}

const char *amount_figure(const struct block *block) {
    return amount_of(block)->figure;
}

const struct unit *amount_unit(const struct block *block) {
    return &amount_of(block)->unit;
}

bool amount_in_time(const struct block *block) {
    return amount_unit(block)->is_time;
}

/* What is right */

static bool author_says(const struct block *block, int64_t *micro) {
    *micro = amount_of(block)->answer;
    return amount_of(block)->is_said;
}

/* A figure that is no time is a whole number. */
int64_t amount_of_figure(int64_t value, bool is_time) {
    const int64_t most = QUANTITY_MOST_MICRO / 1000000;
    if (is_time)
        return value;
    return (value > most ? most : value < -most ? -most : value) * 1000000;
}

static int64_t from_figure(const struct block *block, int64_t value) {
    return amount_of_figure(value, amount_in_time(block));
}

bool amount_right_of(const struct block *block, const int64_t *figure, int64_t *micro) {
    if (amount_figure(block) == NULL)
        return author_says(block, micro);
    *micro = figure != NULL ? from_figure(block, *figure) : 0;
    return figure != NULL;
}

static bool right_now(const struct block *block, const struct scene *scene, int64_t *micro) {
    if (amount_figure(block) == NULL)
        return author_says(block, micro);
    *micro = from_figure(block, question_answer(block, scene));
    return true;
}

bool amount_kept_right(const struct block *block, const struct facts *facts, const char *prefix,
                       int64_t *micro) {
    int64_t value;
    if (amount_figure(block) == NULL)
        return author_says(block, micro);
    if (!question_kept_answer(block, facts, prefix, &value))
        return false;
    *micro = from_figure(block, value);
    return true;
}

static int64_t given(const struct block *block, const struct facts *facts, const char *prefix) {
    return block_kind(block)->question->given(block, facts, prefix);
}

struct score amount_score(const struct block *block, const struct facts *facts,
                          const char *prefix) {
    int64_t right;
    return score_choice(
        amount_kept_right(block, facts, prefix, &right) &&
        quantity_compare(given(block, facts, prefix), right, amount_of(block)->tolerance) == 0);
}

const char *amount_how_wrong(const struct block *block, const struct facts *facts) {
    int64_t right;
    if (!amount_kept_right(block, facts, own_last, &right))
        return "Not this one.";
    return given(block, facts, own_last) > right ? "Too high." : "Too low.";
}

/* Words */

/* A mark has no unit of its own: what it shows is in the unit that suits it. */
static const char *quantity_words(const struct block *block, int64_t micro, struct arena *arena) {
    char duration[DURATION_TEXT_BYTES], quantity[QUANTITY_TEXT_BYTES];
    const struct amount *amount = amount_of(block);
    if (amount->suits)
        return arena_printf(arena, "%s", duration_format(micro, duration));
    if (amount->figure != NULL)
        micro = quantity_rounded(micro, &amount->unit);
    return arena_printf(arena, "%s", quantity_format(micro, &amount->unit, quantity));
}

/* " (within 10 %)"; "" where there is no tolerance. */
static const char *tolerance_words(const struct block *block, struct arena *arena) {
    struct tolerance tolerance = amount_of(block)->tolerance;
    char share[QUANTITY_TEXT_BYTES];
    if (tolerance.micro == 0)
        return "";
    if (tolerance.is_share)
        return arena_printf(arena, " (within %s)",
                            quantity_format(tolerance.micro, &unit_percent, share));
    return arena_printf(arena, " (within %s)", quantity_words(block, tolerance.micro, arena));
}

/* "2.58 s (within 10 %); 67 of 549 never arrived". */
static const char *right_words(const struct block *block, int64_t right,
                               const struct scene *scene) {
    struct arena *arena = scene->arena;
    const char *lost = question_answer_beside(block, scene);
    return arena_printf(arena, "%s%s%s%s", quantity_words(block, right, arena),
                        tolerance_words(block, arena), lost != NULL ? "; " : "",
                        lost != NULL ? lost : "");
}

const char *amount_words(const struct block *block, int64_t right_micro,
                         const struct scene *scene) {
    return arena_printf(scene->arena, "The answer: %s", right_words(block, right_micro, scene));
}

/* "right, within 10 %", "too high". */
static const char *nearness_words(const struct block *block, int64_t given, int64_t right,
                                  struct arena *arena) {
    struct tolerance tolerance = amount_of(block)->tolerance;
    char share[QUANTITY_TEXT_BYTES];
    int side = quantity_compare(given, right, tolerance);
    if (side != 0)
        return side > 0 ? "too high" : "too low";
    if (tolerance.micro == 0)
        return "right";
    const char *within = tolerance.is_share ? quantity_format(tolerance.micro, &unit_percent, share)
                                            : quantity_words(block, tolerance.micro, arena);
    return arena_printf(arena, "right, within %s", within);
}

/* What was given is not rounded: it was not measured. */
static const char *given_words(const struct block *block, int64_t micro, struct arena *arena) {
    char quantity[QUANTITY_TEXT_BYTES];
    if (amount_of(block)->suits)
        return quantity_words(block, micro, arena);
    return arena_printf(arena, "%s", quantity_format(micro, amount_unit(block), quantity));
}

/* "0.3 s", or "0.3 s (67 of 549 never arrived)". */
static const char *told_words(const struct block *block, int64_t right, const struct scene *scene) {
    const char *words = quantity_words(block, right, scene->arena);
    const char *lost = question_answer_beside(block, scene);
    return lost != NULL ? arena_printf(scene->arena, "%s (%s)", words, lost) : words;
}

const char *amount_reason(const struct block *block, const struct scene *scene) {
    (void)scene;
    return amount_of(block)->why;
}

const char *amount_beside(const struct block *block, const struct scene *scene) {
    struct arena *arena = scene->arena;
    const char *says = amount_figure(block) != NULL ? "the run says" : "it is";
    int64_t right;
    if (!amount_kept_right(block, scene->facts, own_last, &right))
        return NULL;
    const char *words = told_words(block, right, scene);
    int64_t said = given(block, scene->facts, own_last);
    return arena_printf(arena, "You said %s; %s %s: %s.", given_words(block, said, arena), says,
                        words, nearness_words(block, said, right, arena));
}

bool amount_moment(const struct block *block, const struct scene *scene, int64_t *usec) {
    return amount_in_time(block) && right_now(block, scene, usec);
}

/* Plain text */

void amount_plain(const struct block *block, const char *wanted, struct writer *writer) {
    asked_plain(block, writer);
    writer_wrapped(writer, "  ", "  ", PLAIN_WIDTH, wanted);
}

void amount_answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    bool scored = question_state(block, scene->facts).scored;
    const char *why = amount_of(block)->why;
    int64_t right;
    if (!scored && why == NULL)
        return;
    prose_plain(asked_of(block)->ask, PLAIN_WIDTH, "", "", writer);
    if (scored && right_now(block, scene, &right))
        writer_wrapped(writer, "  right: ", "         ", PLAIN_WIDTH,
                       right_words(block, right, scene));
    if (why != NULL)
        prose_plain(why, PLAIN_WIDTH, scored ? "         " : "    ", scored ? "         " : "    ",
                    writer);
}

/* The document */

struct unit amount_unit_written(const struct amount *amount) {
    return amount->written.unit != NULL ? unit_of(amount->written.unit) : unit_second;
}

static bool check_answer(const struct amount *amount, const struct unit *unit,
                         struct check *check) {
    int64_t micro;
    if (quantity_read_plain(amount->written.answer, unit, &micro))
        return true;
    return check_value(check, CODE_QUANTITY,
                       unit->is_time ? "\"answer\" must be a number or a time" HELP
                                       "write it as in \"2.58\" or \"2.58s\""
                                     : "\"answer\" must be a number" HELP "write it as in \"2.58\"",
                       "answer");
}

static bool check_figure(const struct amount *amount, struct check *check) {
    struct place place = check_key_place(check, "figure");
    if (amount->written.answer != NULL) {
        check_error(check, place, CODE_ONE_OF,
                    "\"%s\" has an \"answer\" and a \"figure\"" HELP "leave one out",
                    amount->asked.id);
        return check_beside(check, check_key_place(check, "answer"), "the answer");
    }
    if (question_supplier(check_block(check)) == NULL)
        return check_error(check, place, CODE_FIGURE,
                           "nothing around \"%s\" has figures" HELP
                           "write an \"answer\" in place of \"figure\"",
                           amount->asked.id);
    if (amount->written.tolerance == NULL)
        return check_error(check, place, CODE_LONE_FIELD,
                           "\"%s\" has a \"figure\" and no \"tolerance\"" HELP
                           "say how far off is still right, as in \"10%%\", or \"0\"",
                           amount->asked.id);
    return true;
}

bool amount_check(const struct amount *amount, struct check *check) {
    bool will_score = asked_will_score(&amount->asked, check);
    bool good = asked_check(&amount->asked, check);
    struct unit unit = amount_unit_written(amount);
    struct tolerance tolerance;
    if (amount->figure != NULL)
        good = check_figure(amount, check) && good;
    else if (amount->written.answer != NULL)
        good = check_answer(amount, &unit, check) && good;
    else if (will_score)
        good =
            check_error(check, check_place(check, "id"), CODE_SAY_WHAT_IS_RIGHT,
                        "\"%s\" has neither \"answer\" nor \"figure\"" HELP "say what is right, or "
                        "\"scored\": false",
                        amount->asked.id);
    if (!tolerance_read(amount->written.tolerance, &unit, &tolerance))
        good = check_value(check, CODE_QUANTITY,
                           "\"tolerance\" must be a share or an amount" HELP
                           "write a share up to \"100%\", or an amount such as \"0.2\"",
                           "tolerance");
    if (will_score && amount->why == NULL)
        check_warning(check, check_place(check, "id"), CODE_SAY_WHY,
                      "\"%s\" has no \"why\", and a learner is told no reason" HELP
                      "say why the answer is right",
                      amount->asked.id);
    return good;
}

void amount_finish(struct amount *amount) {
    const char *answer = amount->written.answer;
    amount->unit = amount_unit_written(amount);
    amount->suits = amount->written.unit == NULL;
    amount->is_said = answer != NULL;
    bool good = tolerance_read(amount->written.tolerance, &amount->unit, &amount->tolerance);
    if (amount->is_said)
        good = quantity_read_plain(answer, &amount->unit, &amount->answer) && good;
    assert(good);
    (void)good;
}
