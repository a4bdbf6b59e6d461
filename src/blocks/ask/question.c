/* How any question is shown and worked. */
#include "blocks/ask/question.h"

#include "blocks/ask/hints.h"
#include "blocks/ask/points.h"
#include "blocks/ask/prediction.h"
#include "blocks/ask/try.h"
#include "blocks/ask/verdict.h"
#include "blocks/attempt.h"
#include "ui/prose.h"

enum {
    MARK_COLUMN = 2,
    BOX_COLUMN = 4,
    TEXT_COLUMN = 8,
    NARROW = 24 /* below this width a text stands below its box */
};

/* Pieces */

void question_write_mark(struct pen *pen, enum question_mark mark) {
    if (mark == QUESTION_RIGHT)
        pen_mark(pen, MARK_COLUMN, theme_style(ROLE_GOOD), "✓");
    else if (mark == QUESTION_WRONG)
        pen_mark(pen, MARK_COLUMN, theme_style(ROLE_BAD), "✗");
}

int question_write_answer(struct pen *pen, enum question_mark mark, const char *box,
                          struct style style, const char *markdown) {
    question_write_mark(pen, mark);
    pen_mark(pen, BOX_COLUMN, theme_style(ROLE_TEXT), box);
    int indent = *box != '\0' ? TEXT_COLUMN : BOX_COLUMN;
    if (pen->width_cells < NARROW && *box != '\0') {
        pen_skip(pen, 1);
        indent = MARK_COLUMN;
    }
    pen_prose(pen, indent, style, markdown);
    return indent;
}

static void write_verdict(const struct block *block, const struct scene *scene, struct pen *pen) {
    struct question_state state = question_state(block, scene->facts);
    const char *words = verdict_words(block, scene);
    bool neutral = state.closed || state.kept || state.skipped;
    enum role role = state.right ? ROLE_GOOD : neutral ? ROLE_STRONG : ROLE_BAD;
    bool focused = scene_focused(scene, block, QUESTION_VERDICT);
    pen_mark(pen, MARK_COLUMN, theme_style(role), state.right ? "✓" : neutral ? "·" : "✗");
    pen_label(pen, BOX_COLUMN, theme_style(focused ? ROLE_FOCUS : ROLE_STRONG), words);
}

static void write_ask(const struct block *block, struct pen *pen) {
    pen_prose(pen, 0, theme_style(ROLE_HEADING), asked_of(block)->ask);
    pen_prose(pen, 0, theme_style(ROLE_QUIET), asked_of(block)->hint);
    if (question_of(block)->write_ask != NULL)
        question_of(block)->write_ask(block, pen);
}

static const char check_words[] = "[ Check ]  How sure are you? 1-3";
static const char *const sure_words[] = {"guess", "likely", "sure"};
enum { SURES = sizeof sure_words / sizeof *sure_words };

/* "( ) guess  (•) likely  ( ) sure", or as many of them. */
static const char *sure_text(int64_t said, int count, struct arena *arena) {
    struct writer text = {0};
    for (int i = 0; i < count; i++)
        writer_printf(&text, "%s(%s) %s", i > 0 ? "  " : "",
                      said == CONFIDENCE_GUESS + i ? "•" : " ", sure_words[i]);
    return writer_keep(&text, arena);
}

/* With the row in which it is said how sure the learner is, where that is asked. */
static void write_check(const struct block *block, const struct scene *scene, bool focused,
                        struct pen *pen) {
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_TEXT);
    int64_t said = facts_get(scene->facts, block->id, own_confidence, CONFIDENCE_NONE);
    if (!asked_of(block)->confidence) {
        pen_label(pen, MARK_COLUMN, style, "[ Check ]");
        return;
    }
    pen_label(pen, MARK_COLUMN, style, check_words);
    pen_label(pen, BOX_COLUMN, theme_style(ROLE_TEXT), sure_text(said, SURES, pen->arena));
}

void question_write(const struct block *block, int part, const struct scene *scene,
                    struct pen *pen) {
    struct question_state state = question_state(block, scene->facts);
    bool focused = scene_focused(scene, block, part);
    switch (part) {
    case QUESTION_ASK:
        write_ask(block, pen);
        break;
    case QUESTION_VERDICT:
        write_verdict(block, scene, pen);
        break;
    case QUESTION_HINTS:
        hints_write(block, scene, pen);
        break;
    case QUESTION_CHECK:
        write_check(block, scene, focused, pen);
        break;
    default:
        question_of(block)->write(block, part - QUESTION_FIRST, scene, &state, pen);
        break;
    }
}

/* In the order in which they stand now. */
static void add_answers(const struct block *block, const struct question_state *state,
                        const struct scene *scene, struct flow *flow) {
    const struct question *question = question_of(block);
    bool over = state->closed || state->kept;
    unsigned flags = over ? 0 : PIECE_STOP | question->flags;
    const int *at = question_order(block, scene);
    for (int i = 0; i < question->count(block); i++)
        block_add(block, QUESTION_FIRST + at[i], flags, scene, flow);
}

void question_layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct question_state state = question_state(block, scene->facts);
    bool over = state.closed || state.kept;
    block_add(block, QUESTION_ASK, 0, scene, flow);
    flow_gap(flow);
    if (state.skipped) {
        block_add(block, QUESTION_VERDICT, PIECE_STOP, scene, flow);
        return;
    }
    add_answers(block, &state, scene, flow);
    if (!state.scored)
        return;
    if (hints_taken(block, scene->facts) > 0) {
        flow_gap(flow);
        block_add(block, QUESTION_HINTS, 0, scene, flow);
    }
    flow_gap(flow);
    if (state.tries > 0 || state.kept)
        block_add(block, QUESTION_VERDICT, state.closed ? PIECE_STOP : 0, scene, flow);
    if (!over)
        block_add(block, QUESTION_CHECK, PIECE_STOP, scene, flow);
    if (state.closed || scene->shows_all)
        blocks_layout(asked_of(block)->then, scene, flow);
}

/* Keys */

uint64_t question_hints(const struct piece *piece, const struct scene *scene) {
    bool left = hints_are_left(piece->block, scene->facts);
    return BINDING_BIT(left ? QUESTION_HINT : QUESTION_NO_HINT);
}

uint64_t question_offers(const struct piece *piece, const struct scene *scene) {
    struct question_state state = question_state(piece->block, scene->facts);
    if (!(piece->flags & PIECE_STOP))
        return 0;
    if (piece->part == QUESTION_VERDICT)
        return BINDING_BIT(QUESTION_NEXT) | BINDING_BIT(QUESTION_AGAIN) |
               BINDING_BIT(QUESTION_NO_HINT);
    uint64_t offers = question_hints(piece, scene);
    if (asked_of(piece->block)->confidence)
        offers |= BINDING_BIT(QUESTION_SURE);
    if (state.tries > 0 && asked_reveal(piece->block) == REVEAL_ASKED)
        offers |= BINDING_BIT(QUESTION_SHOW);
    if (piece->part == QUESTION_CHECK)
        offers |= BINDING_BIT(QUESTION_TRY);
    else if (question_of(piece->block)->turn != NULL)
        offers |= BINDING_BIT(QUESTION_TURN);
    return offers;
}

int question_keyrings(const struct block *block, int part, const struct scene *scene,
                      struct keyring rings[KEYRINGS]) {
    uint64_t lacks = 0;
    (void)part;
    (void)scene;
    if (!asked_is_scored(block))
        lacks |= BINDING_BIT(QUESTION_TRY) | BINDING_BIT(QUESTION_SHOW) |
                 BINDING_BIT(QUESTION_NEXT) | BINDING_BIT(QUESTION_AGAIN);
    if (!asked_of(block)->confidence)
        lacks |= BINDING_BIT(QUESTION_SURE);
    if (asked_of(block)->hints.count == 0)
        lacks |= BINDING_BIT(QUESTION_HINT) | BINDING_BIT(QUESTION_NO_HINT);
    rings[0] = (struct keyring){block_kind(block)->called, ~lacks};
    return 1;
}

/* The first answer beside which a reason is told, as a part; -1: none is. */
static int first_reason(const struct block *block, const struct scene *scene) {
    const int *at = question_order(block, scene);
    for (int i = 0; i < question_of(block)->count(block); i++)
        if (question_of(block)->explains(block, at[i], scene->facts))
            return QUESTION_FIRST + at[i];
    return -1;
}

/* What is won by the answers in what the block stands in, NULL: nothing. */
static const char *won_around(const struct block *block, const struct scene *scene) {
    const char *won = NULL;
    for (block = block->outer; block != NULL && won == NULL; block = block->outer)
        if (block_kind(block)->won != NULL)
            won = block_kind(block)->won(block, scene);
    return won;
}

/* The verdict may be out of view, below all the reasons. */
static void say_verdict(const struct block *block, const char *won, struct session *session) {
    const char *words = verdict_words(block, session->scene);
    if (won != NULL)
        session_win(session, "%s%s%s", words != NULL ? words : "", words != NULL ? " " : "", won);
    else if (words != NULL)
        session_say_at(session, block, QUESTION_VERDICT, "%s", words);
}

/* Checks the answer, or shows the right one. The first try leads back to why it is wrong; later
 * ones do not, or who goes on by Down and Enter alone would be led back for ever. */
static void try_or_show(const struct block *block, int action, struct session *session) {
    bool had_won = won_around(block, session->scene) != NULL;
    int tries = tries_count(session->tries, block->id);
    bool is_first = facts_count(session->facts, block->id, own_tries, 0, INT64_MAX) == 0;
    if (action == QUESTION_SHOW)
        facts_set(session->facts, block->id, own_closed, CLOSED_SHOWN);
    else
        try_answer(block, session);
    bool was_tried = tries_count(session->tries, block->id) > tries;
    if (is_first && was_tried && !facts_has(session->facts, block->id, own_closed))
        session->look_at = first_reason(block, session->scene);
    if (action == QUESTION_SHOW || was_tried)
        say_verdict(block, had_won ? NULL : won_around(block, session->scene), session);
    /* Nothing is told of a prediction yet: what it was about comes next. */
    session->to_next = question_state(block, session->facts).kept;
}

static void set_sure(const struct block *block, int sure, struct facts *facts) {
    facts_set(facts, block->id, own_confidence, CONFIDENCE_GUESS + sure);
}

/* By the key. The row in which it stands may be out of view. */
static void say_sure(const struct piece *piece, struct session *session) {
    static const char *const words[] = {"a guess", "likely", "sure"};
    int sure = (int)(session->key - '1');
    set_sure(piece->block, sure, session->facts);
    if (piece->part != QUESTION_CHECK)
        session_say(session, "Your next try: %s.", words[sure]);
}

/* What a prediction was about is as before it was seen, but for a goal that was reached. */
static void forget_seen(const struct block *asker, struct session *session) {
    bool won = facts_has(session->facts, asker->id, own_won);
    facts_clear_all(session->facts, asker->id);
    facts_clear_all(session->marks, asker->id);
    films_forget(session->films, asker);
    if (won)
        facts_set(session->facts, asker->id, own_won, 1);
}

/* Of a prediction that was skipped nothing may have been told yet: then that is taken back. */
static bool is_over(const struct block *asker, const struct facts *facts) {
    return asker == NULL || prediction_is_told(asker, facts);
}

/* Another attempt at a question that is closed, or at a prediction that was skipped. */
static void again(const struct block *block, struct session *session) {
    const struct block *asker = prediction_asker(block);
    if (is_over(asker, session->facts))
        attempt_again(block, session->facts);
    facts_clear_all(session->marks, block->id);
    facts_clear_all(session->spent, block->id);
    session->focus_part = QUESTION_FIRST + question_order(block, session->scene)[0];
    session->look_at = QUESTION_ASK;
    if (asker != NULL)
        forget_seen(asker, session);
}

void question_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    if (action == QUESTION_TURN)
        question_of(block)->turn(block, piece->part - QUESTION_FIRST, session->facts);
    else if (action == QUESTION_SURE)
        say_sure(piece, session);
    else if (action == QUESTION_NEXT)
        session->to_next = true;
    else if (action == QUESTION_AGAIN)
        again(block, session);
    else if (action == QUESTION_HINT)
        hints_take(block, session);
    else if (action == QUESTION_NO_HINT)
        hints_say_none(block, session);
    else
        try_or_show(block, action, session);
}

/* Which of them stands at a column; SURES: none, or they have no room in one row. */
static int sure_at(int column, int width, struct arena *arena) {
    int sure = 0;
    if (text_width(sure_text(CONFIDENCE_NONE, SURES, arena)) > width)
        return SURES;
    while (sure < SURES && column >= text_width(sure_text(CONFIDENCE_NONE, sure + 1, arena)))
        sure++;
    return column < 0 ? SURES : sure;
}

/* A click beside them is none on Check. */
bool question_point(const struct piece *piece, const struct pointed *pointed,
                    struct session *session) {
    int width = piece->at.width - MARK_COLUMN;
    int below = text_lines(check_words, sizeof check_words - 1, width);
    if (piece->part != QUESTION_CHECK || !asked_of(piece->block)->confidence ||
        pointed->from.y < below)
        return false;
    int sure = pointed->at.y == below ? sure_at(pointed->at.x - BOX_COLUMN,
                                                piece->at.width - BOX_COLUMN, session->scene->arena)
                                      : SURES;
    if (sure < SURES)
        set_sure(piece->block, sure, session->facts);
    return true;
}

static void tally_own(const struct block *block, const struct scene *scene, struct tally *tally) {
    const struct facts *facts = scene->facts;
    struct question_state state = question_state(block, facts);
    tally->stops++;
    if (!state.scored) {
        tally->worked += question_of(block)->missing(block, facts, scene->arena) == NULL ? 1 : 0;
        return;
    }
    tally->questions++;
    tally->points += points_of(block);
    tally->worked +=
        state.tries > 0 || state.kept || state.skipped || attempt_is_again(block, facts);
    if (!points_are_tried(block, scene) || state.kept)
        return;
    tally->answered++;
    tally->first = score_add(tally->first, points_first(block, scene));
    tally->counted = score_add(tally->counted, points_counted(block, scene));
}

void question_tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    tally_own(block, scene, tally);
    blocks_tally(asked_of(block)->then, scene, tally);
}

/* What stands inside, and text */

void question_children(const struct block *block,
                       void (*visit)(const struct block *child, void *data), void *data) {
    blocks_visit(asked_of(block)->then, visit, data);
}

void question_plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    question_of(block)->plain(block, scene, writer);
}

void question_write_name(const char *id, const char *markdown, struct writer *writer) {
    enum { ONE_LINE = 1 << 16 };
    writer_printf(writer, "%s: ", id);
    prose_plain(markdown, ONE_LINE, "", "  ", writer);
}

static void write_untold(const struct block *block, struct writer *writer) {
    prose_plain(asked_of(block)->ask, PLAIN_WIDTH, "", "", writer);
    writer_printf(writer, "  (the answer is not shown)\n");
}

void question_answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct list then = asked_of(block)->then;
    if (asked_reveal(block) == REVEAL_NEVER)
        write_untold(block, writer);
    else
        question_of(block)->answers(block, scene, writer);
    hints_plain(block, scene, writer);
    if (then.count == 0)
        return;
    writer_printf(writer, "\n");
    blocks_plain(then, scene, writer);
    struct writer answers = {0};
    blocks_answers(then, scene, &answers);
    writer_printf(writer, answers.length > 0 ? "\n" : "");
    writer_bytes(writer, answers.text, answers.length);
    writer_release(&answers);
}
