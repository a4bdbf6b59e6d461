/* How any question is tried: what a try keeps, when it counts, and what is said of it. */
#include "blocks/ask/question.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "blocks/ask/kinds.h"
#include "blocks/ask/prediction.h"
#include "blocks/attempt.h"
#include "lesson/check.h"

enum {
    CLOSED_RIGHT = 1, /* values of the fact ".closed" */
    CLOSED_SHOWN = 2,
    MARK_COLUMN = 2,
    BOX_COLUMN = 4,
    TEXT_COLUMN = 8,
    NARROW = 24 /* below this width a text stands below its box */
};

static const struct question *question_of(const struct block *block) {
    return block_kind(block)->question;
}

static bool stands_in_challenge(const struct block *block) {
    for (block = block->outer; block != NULL; block = block->outer)
        if (block->schema == &block_challenge.schema)
            return true;
    return false;
}

/* The answer that the container knows */

static const struct block *supplier(const struct block *block) {
    for (block = block->outer; block != NULL; block = block->outer)
        if (block_kind(block)->supply != NULL)
            return block;
    return NULL;
}

bool question_is_supplied(const struct block *block) {
    return supplier(block) != NULL;
}

const char *question_figure(const struct block *block) {
    const struct question *question = question_of(block);
    return question != NULL && question->figure != NULL ? question->figure(block) : NULL;
}

bool question_in_time(const struct block *block) {
    return question_figure(block) != NULL && question_of(block)->in_time(block);
}

int64_t question_answer(const struct block *block, const struct scene *scene) {
    const struct block *outer = supplier(block);
    assert(question_figure(block) != NULL && outer != NULL); /* as its check has seen */
    return block_kind(outer)->supply(outer, block, scene);
}

const char *question_answer_beside(const struct block *block, const struct scene *scene) {
    const struct block *outer = question_figure(block) != NULL ? supplier(block) : NULL;
    if (outer == NULL || block_kind(outer)->supply_beside == NULL)
        return NULL;
    return block_kind(outer)->supply_beside(outer, block, scene);
}

bool question_kept_answer(const struct block *block, const struct facts *facts, const char *prefix,
                          int64_t *value) {
    char part[FACTS_PART_BYTES];
    facts_part(part, prefix, own_right);
    if (!facts_has(facts, block->id, part))
        return false;
    *value = facts_get(facts, block->id, part, 0);
    return true;
}

bool question_will_score(const struct asked *asked, const struct check *check) {
    return asked->scored >= 0 ? asked->scored != 0
                              : !check_within(check, block_challenge.schema.name);
}

struct question_state question_state(const struct block *block, const struct facts *facts) {
    int written = asked_of(block)->scored;
    bool scored = written >= 0 ? written != 0 : !stands_in_challenge(block);
    int64_t closed = scored ? facts_get(facts, block->id, own_closed, 0) : 0;
    const struct block *asker = prediction_asker(block);
    if (closed != 0 && asker != NULL && !prediction_is_told(asker, facts))
        return (struct question_state){.scored = true, .kept = true};
    return (struct question_state){
        .scored = scored,
        .tries = facts_get(facts, block->id, own_tries, 0),
        .closed = closed != 0,
        .right = closed == CLOSED_RIGHT,
        .skipped = asker != NULL && prediction_is_skipped(asker, facts),
    };
}

const char *question_part(char into[FACTS_PART_BYTES], const char *prefix, const char *id) {
    if (prefix != NULL)
        return facts_part(into, prefix, id);
    snprintf(into, FACTS_PART_BYTES, "%s", id);
    return into;
}

/* The answer as it was kept */

static bool is_same(const char *a, const char *b) {
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* True when the present answer is the one that was tried last. */
static bool was_tried(const struct block *block, const struct facts *facts) {
    char kept[FACTS_PART_BYTES];
    for (int i = 0; i < question_of(block)->count(block); i++) {
        const char *id = question_of(block)->answer_id(block, i);
        facts_part(kept, own_last, id);
        if (facts_get(facts, block->id, id, 0) != facts_get(facts, block->id, kept, 0) ||
            !is_same(facts_text(facts, block->id, id), facts_text(facts, block->id, kept)))
            return false;
    }
    return true;
}

static void keep_one(struct facts *facts, const char *block_id, const char *id, const char *kept) {
    const char *text = facts_text(facts, block_id, id);
    if (text != NULL)
        facts_set_text(facts, block_id, kept, text);
    else if (facts_has(facts, block_id, id))
        facts_set(facts, block_id, kept, facts_get(facts, block_id, id, 0));
    else
        facts_clear(facts, block_id, kept);
}

static void keep(const struct block *block, struct session *session, const char *prefix) {
    struct facts *facts = session->facts;
    char kept[FACTS_PART_BYTES];
    for (int i = 0; i < question_of(block)->count(block); i++) {
        const char *id = question_of(block)->answer_id(block, i);
        keep_one(facts, block->id, id, facts_part(kept, prefix, id));
    }
    if (question_figure(block) != NULL)
        facts_set(facts, block->id, facts_part(kept, prefix, own_right),
                  question_answer(block, session->scene));
}

/* Words */

const char *question_points(struct score score, int of, struct arena *arena) {
    char points[SCORE_TEXT_BYTES];
    return arena_printf(arena, "%s of %d point%s", score_format(score, points), of,
                        of == 1 ? "" : "s");
}

static bool is_full(struct score score) {
    return score_compare(score, score_choice(true)) == 0;
}

static const char *not_right(const struct block *block, const struct facts *facts) {
    const struct question *question = question_of(block);
    return question->how_wrong != NULL ? question->how_wrong(block, facts) : question->not_right;
}

/* "3 of 6 pairs stand in order. ", or "". */
static const char *detail(const struct block *block, const struct facts *facts,
                          struct arena *arena) {
    const struct question *question = question_of(block);
    const char *words = question->detail != NULL ? question->detail(block, facts, arena) : NULL;
    return words != NULL ? arena_printf(arena, "%s ", words) : "";
}

static const char *verdict(const struct block *block, const struct facts *facts,
                           struct arena *arena) {
    struct question_state state = question_state(block, facts);
    if (state.skipped)
        return "Skipped: no point for this one.";
    if (state.kept)
        return "Kept. Now see what happens.";
    if (state.tries == 0)
        return NULL;
    struct score last = question_of(block)->score(block, facts, own_last);
    const char *first_points =
        question_points(question_of(block)->score(block, facts, own_first), 1, arena);
    const char *last_points = question_points(last, 1, arena);
    if (state.right && state.tries == 1)
        return arena_printf(arena, "Right: %s.", last_points);
    if (state.right)
        return arena_printf(arena, "Right this time: %s. The first try: %s.", last_points,
                            first_points);
    if (state.closed && state.tries == 1 && question_of(block)->how_wrong != NULL)
        return arena_printf(arena, "%s Your try: %s.", not_right(block, facts), first_points);
    if (state.closed && state.tries == 1)
        return arena_printf(arena, "Here is the answer. Your try: %s.", first_points);
    if (state.closed)
        return arena_printf(arena, "Here is the answer. Your first try: %s, the last: %s.",
                            first_points, last_points);
    const char *again = "Try again, or ask for the answer with a.";
    if (last.num > 0)
        return arena_printf(arena, "Partly right: %s. %s%s", last_points,
                            detail(block, facts, arena), again);
    return arena_printf(arena, "%s %s", not_right(block, facts), again);
}

/* Pieces */

int question_write_answer(struct pen *pen, enum question_mark mark, const char *box,
                          struct style style, const char *markdown) {
    if (mark == QUESTION_RIGHT)
        pen_mark(pen, MARK_COLUMN, theme_style(ROLE_GOOD), "✓");
    else if (mark == QUESTION_WRONG)
        pen_mark(pen, MARK_COLUMN, theme_style(ROLE_BAD), "✗");
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
    const char *words = verdict(block, scene->facts, pen->arena);
    bool neutral = state.closed || state.kept || state.skipped;
    enum role role = state.right ? ROLE_GOOD : neutral ? ROLE_NOTE : ROLE_BAD;
    pen_mark(pen, 0, theme_style(role), state.right ? "✓" : neutral ? "·" : "✗");
    pen_label(pen, 2, theme_style(ROLE_STRONG), words);
}

static void write_ask(const struct block *block, struct pen *pen) {
    pen_prose(pen, 0, theme_style(ROLE_HEADING), asked_of(block)->ask);
    pen_prose(pen, 0, theme_style(ROLE_QUIET), asked_of(block)->hint);
    if (question_of(block)->write_ask != NULL)
        question_of(block)->write_ask(block, pen);
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
    case QUESTION_CHECK:
        pen_label(pen, MARK_COLUMN, theme_style(focused ? ROLE_FOCUS : ROLE_TEXT), "[ Check ]");
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
    int count = question->count(block);
    int *at = arena_array(scene->arena, (size_t)count, sizeof *at);
    for (int i = 0; i < count; i++)
        at[i] = i;
    if (question->arrange != NULL)
        question->arrange(block, scene->facts, state, at);
    for (int i = 0; i < count; i++)
        block_add(block, QUESTION_FIRST + at[i], flags, scene, flow);
}

void question_layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct question_state state = question_state(block, scene->facts);
    bool over = state.closed || state.kept;
    block_add(block, QUESTION_ASK, 0, scene, flow);
    flow_gap(flow);
    if (state.skipped) {
        block_add(block, QUESTION_VERDICT, 0, scene, flow);
        return;
    }
    add_answers(block, &state, scene, flow);
    if (!state.scored)
        return;
    flow_gap(flow);
    if (state.tries > 0 || state.kept)
        block_add(block, QUESTION_VERDICT, 0, scene, flow);
    if (!over)
        block_add(block, QUESTION_CHECK, PIECE_STOP, scene, flow);
}

/* Keys */

uint64_t question_offers(const struct piece *piece, const struct scene *scene) {
    struct question_state state = question_state(piece->block, scene->facts);
    uint64_t offers = 0;
    if (!(piece->flags & PIECE_STOP))
        return 0;
    if (state.tries > 0)
        offers |= BINDING_BIT(QUESTION_SHOW);
    if (piece->part == QUESTION_CHECK)
        offers |= BINDING_BIT(QUESTION_TRY);
    else if (question_of(piece->block)
                 ->can_turn(piece->block, piece->part - QUESTION_FIRST, scene->facts))
        offers |= BINDING_BIT(QUESTION_TURN);
    return offers;
}

/* A try that would tell nothing is none: it is only said what is missing. */
static const char *why_no_try(const struct block *block, const struct scene *scene) {
    const struct facts *facts = scene->facts;
    const char *missing = question_of(block)->missing(block, facts, scene->arena);
    if (missing != NULL)
        return missing;
    if (facts_get(facts, block->id, own_tries, 0) > 0 && was_tried(block, facts))
        return "That is what you tried before. Change something first.";
    return NULL;
}

/* The answer as facts, in the arena: its parts, and where it is a figure what is right now. */
static int list_answer(const struct block *block, const struct session *session,
                       struct try_part **into) {
    const struct facts *facts = session->facts;
    int count = question_of(block)->count(block), kept = 0;
    struct try_part *answer = arena_array(session->scene->arena, (size_t)count + 1, sizeof *answer);
    for (int i = 0; i < count; i++) {
        const char *part = question_of(block)->answer_id(block, i);
        if (facts_has(facts, block->id, part))
            answer[kept++] = (struct try_part){part, facts_get(facts, block->id, part, 0),
                                               facts_text(facts, block->id, part)};
    }
    if (question_figure(block) != NULL)
        answer[kept++] = (struct try_part){own_right, question_answer(block, session->scene), NULL};
    *into = answer;
    return kept;
}

/* The one place where a try is written. */
static void add_try(const struct block *block, struct session *session) {
    int number = attempt_number(block, session->facts);
    struct try_part *answer;
    int count = list_answer(block, session, &answer);
    tries_append(session->tries,
                 &(struct try){
                     .question = block->id,
                     .attempt = number,
                     .content = block->content,
                     .seed = attempt_seed(block, session->facts, number),
                     .answer = answer,
                     .answer_count = count,
                     .score = question_of(block)->score(block, session->facts, own_last),
                     .spent_usec = facts_get(session->spent, block->id, own_spent, 0),
                     .wall_usec = session->wall_usec,
                 });
}

static void try_answer(const struct block *block, struct session *session) {
    struct facts *facts = session->facts;
    const char *why_not = why_no_try(block, session->scene);
    if (why_not != NULL) {
        session_say(session, "%s", why_not);
        return;
    }
    int64_t tries = facts_get(facts, block->id, own_tries, 0);
    if (tries == 0)
        keep(block, session, own_first);
    keep(block, session, own_last);
    facts_set(facts, block->id, own_tries, tries + 1);
    add_try(block, session);
    if (is_full(question_of(block)->score(block, facts, own_last)))
        facts_set(facts, block->id, own_closed, CLOSED_RIGHT);
    else if (prediction_asker(block) != NULL)
        facts_set(facts, block->id, own_closed, CLOSED_SHOWN);
}

/* The first answer beside which a reason is told, as a part; -1: none is. */
static int first_reason(const struct block *block, const struct facts *facts) {
    for (int i = 0; i < question_of(block)->count(block); i++)
        if (question_of(block)->explains(block, i, facts))
            return QUESTION_FIRST + i;
    return -1;
}

void question_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    if (action == QUESTION_TURN) {
        question_of(block)->turn(block, piece->part - QUESTION_FIRST, session->facts);
        return;
    }
    if (action == QUESTION_SHOW)
        facts_set(session->facts, block->id, own_closed, CLOSED_SHOWN);
    else
        try_answer(block, session);
    if (!facts_has(session->facts, block->id, own_closed))
        session->look_at = first_reason(block, session->facts);
    /* The verdict of a question that closes may be out of view, below all the reasons. */
    const char *words = verdict(block, session->facts, session->scene->arena);
    if (facts_has(session->facts, block->id, own_closed) && words != NULL)
        session_say(session, "%s", words);
    /* Nothing is told of a prediction yet: what it was about comes next. */
    session->to_next = question_state(block, session->facts).kept;
}

void question_tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    const struct facts *facts = scene->facts;
    struct question_state state = question_state(block, facts);
    tally->stops++;
    if (!state.scored) {
        tally->worked += question_of(block)->missing(block, facts, scene->arena) == NULL ? 1 : 0;
        return;
    }
    tally->questions++;
    tally->worked += state.tries > 0 || state.kept || state.skipped;
    if (state.tries == 0)
        return;
    tally->answered++;
    tally->first = score_add(tally->first, question_of(block)->score(block, facts, own_first));
    tally->last = score_add(tally->last, question_of(block)->score(block, facts, own_last));
}
