/* How answers are ticked, one or many, and told: what the kinds choice and choices share. */
#include "blocks/ask/ticks.h"

#include <assert.h>

#include "blocks/ask/try.h"
#include "lesson/check.h"
#include "quiz/rules.h"
#include "ui/prose.h"

static const struct tick *tick_at(const struct block *block, int index) {
    return (const struct tick *)((const struct ticks *)block->object)->choices.at + index;
}

static const struct ticks *ticks_of(const struct block *block) {
    return block->object;
}

static int count(const struct block *block) {
    return ticks_of(block)->choices.count;
}

static const char *answer_id(const struct block *block, int index) {
    return tick_at(block, index)->id;
}

static bool is_pinned(const struct block *block, int index) {
    return tick_at(block, index)->pinned;
}

static bool is_ticked(const struct block *block, int index, const struct facts *facts,
                      const char *prefix) {
    char part[FACTS_PART_BYTES];
    question_part(part, prefix, answer_id(block, index));
    return facts_get(facts, block->id, part, 0) != 0;
}

static int count_ticked(const struct block *block, const struct facts *facts, const char *prefix,
                        bool correct) {
    int ticked = 0;
    for (int i = 0; i < count(block); i++)
        if (tick_at(block, i)->correct == correct && is_ticked(block, i, facts, prefix))
            ticked++;
    return ticked;
}

static bool any_ticked(const struct block *block, const struct facts *facts) {
    return count_ticked(block, facts, NULL, true) + count_ticked(block, facts, NULL, false) > 0;
}

static const char *missing_one(const struct block *block, const struct facts *facts,
                               struct arena *arena) {
    (void)arena;
    return any_ticked(block, facts) ? NULL : "Tick an answer first.";
}

/* Where something is right or wrong, it may be that none is right. */
static const char *missing_many(const struct block *block, const struct facts *facts,
                                struct arena *arena) {
    return asked_is_scored(block) ? NULL : missing_one(block, facts, arena);
}

static const char *asks_if_none(const struct block *block, const struct facts *facts) {
    return any_ticked(block, facts) ? NULL : "Nothing is ticked. Submit that as your answer?";
}

static void tick_one(const struct block *block, int index, struct facts *facts) {
    for (int i = 0; i < count(block); i++)
        facts_clear(facts, block->id, answer_id(block, i));
    facts_set(facts, block->id, answer_id(block, index), 1);
}

static struct score score_one(const struct block *block, const struct facts *facts,
                              const char *prefix) {
    return score_choice(count_ticked(block, facts, prefix, true) == 1);
}

static void tick_many(const struct block *block, int index, struct facts *facts) {
    if (is_ticked(block, index, facts, NULL))
        facts_clear(facts, block->id, answer_id(block, index));
    else
        facts_set(facts, block->id, answer_id(block, index), 1);
}

static int64_t add_weights(const struct block *block, const struct facts *facts,
                           const char *prefix) {
    int64_t sum = 0;
    for (int i = 0; i < count(block); i++)
        sum += is_ticked(block, i, facts, prefix) ? tick_at(block, i)->weight : 0;
    return sum;
}

static int64_t full_weight(const struct block *block) {
    int64_t sum = 0;
    for (int i = 0; i < count(block); i++)
        sum += tick_at(block, i)->weight > 0 ? tick_at(block, i)->weight : 0;
    return sum;
}

static struct ticked ticked(const struct block *block, const struct facts *facts,
                            const char *prefix) {
    int correct = ticks_of(block)->correct;
    return (struct ticked){
        .right = correct,
        .wrong = count(block) - correct,
        .right_ticked = count_ticked(block, facts, prefix, true),
        .wrong_ticked = count_ticked(block, facts, prefix, false),
        .weight = add_weights(block, facts, prefix),
        .full_weight = full_weight(block),
    };
}

static struct score score_many(const struct block *block, const struct facts *facts,
                               const char *prefix) {
    struct ticked of = ticked(block, facts, prefix);
    return rules_score_choices((enum choices_rule)ticks_of(block)->rule, &of);
}

/* What was counted, where the points do not say it. */
static const char *detail(const struct block *block, const struct facts *facts,
                          struct arena *arena) {
    struct ticked of = ticked(block, facts, own_last);
    switch ((enum choices_rule)ticks_of(block)->rule) {
    case CHOICES_NET:
        return of.wrong_ticked > 0 ? "A wrong tick cancels a right one." : NULL;
    case CHOICES_EACH:
        return arena_printf(arena, "%d of %d boxes are set correctly.",
                            of.right_ticked + of.wrong - of.wrong_ticked, of.right + of.wrong);
    case CHOICES_COVERAGE:
        return arena_printf(arena, "%d of %d right ones %s ticked.", of.right_ticked, of.right,
                            of.right_ticked == 1 ? "is" : "are");
    case CHOICES_WEIGHTS:
        return "Not all ticks count the same.";
    case CHOICES_EXACT:
        break; /* is never right in part */
    }
    return NULL;
}

static bool explains(const struct block *block, int index, const struct facts *facts) {
    return is_ticked(block, index, facts, own_last);
}

/* A reason is told of what was tried; of the right answer once the question is closed; and of all
 * when it was closed by a right try. Where nothing is right or wrong, of what is ticked. */
static bool tells_why(const struct block *block, int index, const struct facts *facts,
                      const struct question_state *state) {
    if (!state->scored)
        return is_ticked(block, index, facts, NULL);
    if (state->kept)
        return false;
    bool reveals = state->closed && asked_reveal(block) != REVEAL_NEVER;
    return (reveals && (state->right || tick_at(block, index)->correct)) ||
           explains(block, index, facts);
}

/* Of what was ticked, else of what is right. */
static const char *reason(const struct block *block, const struct scene *scene) {
    const char *why = NULL;
    for (int i = ticks_of(block)->choices.count - 1; i >= 0; i--) {
        bool ticked = is_ticked(block, i, scene->facts, own_last);
        if (tick_at(block, i)->why != NULL &&
            (ticked || (why == NULL && tick_at(block, i)->correct)))
            why = tick_at(block, i)->why;
    }
    return why;
}

static enum question_mark mark_of(const struct block *block, int index, const struct facts *facts,
                                  const struct question_state *state) {
    bool tried = is_ticked(block, index, facts, own_last);
    bool correct = tick_at(block, index)->correct;
    if (!state->scored || state->kept)
        return QUESTION_UNTOLD;
    if (correct)
        return tried || (state->closed && asked_reveal(block) != REVEAL_NEVER) ? QUESTION_RIGHT
                                                                               : QUESTION_UNTOLD;
    return tried ? QUESTION_WRONG : QUESTION_UNTOLD;
}

static void write_choice(const struct block *block, int index, const struct scene *scene,
                         const struct question_state *state, const char *box, struct pen *pen) {
    const struct tick *tick = tick_at(block, index);
    bool focused = scene_focused(scene, block, QUESTION_FIRST + index);
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_TEXT);
    enum question_mark mark = mark_of(block, index, scene->facts, state);
    int indent = question_write_answer(pen, mark, box, style, tick->text);
    if (tells_why(block, index, scene->facts, state))
        pen_prose(pen, indent + 2, theme_style(ROLE_TEXT), tick->why);
}

static void write_one(const struct block *block, int index, const struct scene *scene,
                      const struct question_state *state, struct pen *pen) {
    bool ticked = is_ticked(block, index, scene->facts, NULL);
    write_choice(block, index, scene, state, ticked ? "(•)" : "( )", pen);
}

static void write_many(const struct block *block, int index, const struct scene *scene,
                       const struct question_state *state, struct pen *pen) {
    bool ticked = is_ticked(block, index, scene->facts, NULL);
    write_choice(block, index, scene, state, ticked ? "[x]" : "[ ]", pen);
}

/* Keys */

enum action {
    CHECK_HERE = QUESTION_ACTIONS, /* on the one that is ticked, without going to the row below */
    UNTICK,
    KEEP, /* so that Space does nothing else on the one that is ticked */
    CHOOSE
};

// clang-format off
#define CHOOSE_BINDING                                                                             \
    {{'1', '2', '3', '4', '5', '6', '7', '8', '9'}, "1-9", "choose", CHOOSE}
// clang-format on

const struct binding ticks_one_bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "tick", QUESTION_TURN},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "check", QUESTION_TRY},
    {{KEYSYM_ENTER}, "Enter", "check", CHECK_HERE},
    {{KEYSYM_SPACE}, NULL, "keeps the tick", KEEP},
    QUESTION_BINDINGS,
    CHOOSE_BINDING,
    {.does = NULL},
};

const struct binding ticks_many_bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "tick", QUESTION_TURN},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "untick", UNTICK},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "check", QUESTION_TRY},
    QUESTION_BINDINGS,
    CHOOSE_BINDING,
    {.does = NULL},
};

static bool takes_one(const struct block *block) {
    return block_kind(block)->question == &ticks_one;
}

/* What Enter and Space do on the choice. */
static uint64_t offers_of_choice(const struct block *block, int index, const struct facts *facts) {
    if (!is_ticked(block, index, facts, NULL))
        return BINDING_BIT(QUESTION_TURN);
    if (!takes_one(block))
        return BINDING_BIT(UNTICK);
    return BINDING_BIT(KEEP) | (question_state(block, facts).scored ? BINDING_BIT(CHECK_HERE) : 0);
}

/* At Check digits say how sure the learner is, where that is asked; else they choose. */
uint64_t ticks_offers(const struct piece *piece, const struct scene *scene) {
    uint64_t offers = question_offers(piece, scene);
    const uint64_t sure = BINDING_BIT(QUESTION_SURE);
    if (!(piece->flags & PIECE_STOP) || piece->part == QUESTION_VERDICT)
        return offers;
    if (piece->part == QUESTION_CHECK)
        return offers | (offers & sure ? 0 : BINDING_BIT(CHOOSE));
    offers &= ~(sure | BINDING_BIT(QUESTION_TURN));
    return offers | BINDING_BIT(CHOOSE) |
           offers_of_choice(piece->block, piece->part - QUESTION_FIRST, scene->facts);
}

/* What waits for how sure the learner is waits at Check, where that can be said. */
static void check_here(const struct piece *piece, struct session *session) {
    if (try_wants_confidence(piece->block, session->scene))
        session->focus_part = QUESTION_CHECK;
    question_act(piece, QUESTION_TRY, session);
}

/* The choice that stands at the place that the digit says gets the focus, and the tick. */
static void choose(const struct block *block, struct session *session) {
    int place = (int)(session->key - '1');
    if (place >= count(block)) {
        session_say(session, "There are %d choices.", count(block));
        return;
    }
    int index = question_order(block, session->scene)[place];
    session->focus_part = QUESTION_FIRST + index;
    question_of(block)->turn(block, index, session->facts);
}

void ticks_act(const struct piece *piece, int action, struct session *session) {
    if (action == CHECK_HERE)
        check_here(piece, session);
    else if (action == UNTICK)
        question_act(piece, QUESTION_TURN, session);
    else if (action == CHOOSE)
        choose(piece->block, session);
    else if (action != KEEP)
        question_act(piece, action, session);
}

int ticks_correct(const struct ticks *ticks) {
    const struct tick *tick = ticks->choices.at;
    int correct = 0;
    for (int i = 0; i < ticks->choices.count; i++)
        correct += tick[i].correct ? 1 : 0;
    return correct;
}

void ticks_finish(void *object, struct arena *arena) {
    struct ticks *ticks = object;
    (void)arena;
    ticks->correct = ticks_correct(ticks);
}

bool ticks_check_pinned(const struct ticks *ticks, struct check *check) {
    const struct tick *tick = ticks->choices.at;
    bool good = true;
    for (int i = 0; i < ticks->choices.count; i++)
        if (tick[i].pinned && !ticks->asked.shuffle)
            good =
                check_error(check, check_key_place(check, "choices/%d/pinned", i), CODE_LONE_FIELD,
                            "nothing is shuffled here, and each choice keeps its place" HELP
                            "say \"shuffle\": true, or leave \"pinned\" out");
    return good;
}

void ticks_check_reasons(const struct ticks *ticks, struct check *check) {
    const struct tick *tick = ticks->choices.at;
    for (int i = 0; i < ticks->choices.count; i++)
        if (tick[i].why == NULL && !tick[i].correct)
            check_warning(
                check, check_place(check, "choices/%d/id", i), CODE_SAY_WHY,
                "choice \"%s\" is wrong, and a learner who ticks it is told no reason" HELP
                "say in its \"why\" what makes it wrong",
                tick[i].id);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const char *box = block_kind(block)->question == &ticks_one ? "  ( ) " : "  [ ] ";
    const int *at = question_order(block, scene);
    asked_plain(block, writer);
    for (int i = 0; i < count(block); i++)
        prose_plain(tick_at(block, at[i])->text, PLAIN_WIDTH, box, "      ", writer);
}

void ticks_names(const struct block *block, const struct scene *scene, struct writer *writer) {
    (void)scene;
    for (int i = 0; i < count(block); i++)
        question_write_name(answer_id(block, i), tick_at(block, i)->text, writer);
}

static bool any_why(const struct block *block) {
    for (int i = 0; i < count(block); i++)
        if (tick_at(block, i)->why != NULL)
            return true;
    return false;
}

/* Where nothing is right or wrong, what is said of each choice. */
static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    bool scored = question_state(block, scene->facts).scored;
    if (!scored && !any_why(block))
        return;
    const int *at = question_order(block, scene);
    const char *indent = scored ? "         " : "    ";
    prose_plain(asked_of(block)->ask, PLAIN_WIDTH, "", "", writer);
    if (scored && ticks_of(block)->correct == 0)
        writer_printf(writer, "  right: none of them\n");
    for (int i = 0; i < count(block); i++) {
        const struct tick *tick = tick_at(block, at[i]);
        if (!scored && tick->why == NULL)
            continue;
        const char *mark = !scored ? "  - " : tick->correct ? "  right: " : "  wrong: ";
        prose_plain(tick->text, PLAIN_WIDTH, mark, indent, writer);
        if (tick->why != NULL)
            prose_plain(tick->why, PLAIN_WIDTH, indent, indent, writer);
    }
}

/* The rows that both kinds have. */
// clang-format off
#define TICK_FIELDS                                                                                \
    {.name = "id",                                                                                 \
     .type = FIELD_ID,                                                                             \
     .required = true,                                                                             \
     .at = offsetof(struct tick, id),                                                              \
     .says = "Unique in its question."},                                                           \
    {.name = "text",                                                                               \
     .type = FIELD_PROSE,                                                                          \
     .required = true,                                                                             \
     .at = offsetof(struct tick, text),                                                            \
     .says = "The text of the choice."},                                                                       \
    {.name = "correct",                                                                            \
     .type = FIELD_BOOL,                                                                           \
     .at = offsetof(struct tick, correct),                                                         \
     .says = "Whether it is right."},                                                              \
    {.name = "pinned",                                                                             \
     .type = FIELD_BOOL,                                                                           \
     .at = offsetof(struct tick, pinned),                                                          \
     .says = "Whether it keeps its place when the choices are shuffled, as \"None of these\" should."},      \
    {.name = "why",                                                                                \
     .type = FIELD_PROSE,                                                                          \
     .content = CONTENT_BESIDE,                                                                    \
     .at = offsetof(struct tick, why),                                                             \
     .says = "Why it is right or wrong; shown after a try."}

#define CHOICES_FIELD(schema)                                                                      \
    {.name = "choices",                                                                            \
     .type = FIELD_OBJECTS,                                                                        \
     .required = true,                                                                             \
     .at = offsetof(struct ticks, choices),                                                        \
     .low = 2,                                                                                     \
     .high = 26,                                                                                   \
     .of = &(schema),                                                                              \
     .says = "The choices, in order."},                                                       \
    SHUFFLE_FIELD
// clang-format on

static const struct field tick_fields[] = {
    TICK_FIELDS,
    {.name = NULL},
};

static const struct field weighed_fields[] = {
    TICK_FIELDS,
    {.name = "weight",
     .type = FIELD_WHOLE,
     .at = offsetof(struct tick, weight),
     .low = -1000,
     .high = 1000,
     .says = "What a tick counts if \"score\" is \"weights\": more than 0 if it is right, "
             "otherwise 0 or less."},
    {.name = NULL},
};

static const struct schema tick_schema = {
    .name = "choice",
    .summary = "One of the choices to tick.",
    .fields = tick_fields,
    .size = sizeof(struct tick),
};

static const struct schema weighed_schema = {
    .name = "choice",
    .summary = "One of the choices to tick.",
    .fields = weighed_fields,
    .size = sizeof(struct tick),
};

const struct field ticks_one_fields[] = {
    ASKED_FIELDS,
    SCORED_FIELDS,
    CHOICES_FIELD(tick_schema),
    {.name = NULL},
};

const struct field ticks_many_fields[] = {
    ASKED_FIELDS,
    SCORED_FIELDS,
    {.name = "score",
     .type = FIELD_ONE_OF,
     .at = offsetof(struct ticks, rule),
     .names = &rules_choices[0].name,
     .names_apart = sizeof *rules_choices,
     .says = "How a try is scored: right ticks minus wrong ones, all or nothing, the share of "
             "boxes set correctly, the share of right choices ticked, or weights."},
    CHOICES_FIELD(weighed_schema),
    {.name = NULL},
};

const struct question ticks_one = {
    .count = count,
    .answer_id = answer_id,
    .pinned = is_pinned,
    .turn = tick_one,
    .missing = missing_one,
    .score = score_one,
    .explains = explains,
    .reason = reason,
    .not_right = "Not this one.",
    .write = write_one,
    .plain = plain,
    .answers = answers,
};

const struct question ticks_many = {
    .count = count,
    .answer_id = answer_id,
    .pinned = is_pinned,
    .turn = tick_many,
    .missing = missing_many,
    .score = score_many,
    .explains = explains,
    .reason = reason,
    .detail = detail,
    .not_right = "Not yet.",
    .asks_first = asks_if_none,
    .write = write_many,
    .plain = plain,
    .answers = answers,
};
