/* What a try keeps, when it counts as one, and when it closes the question. */
#include "blocks/ask/try.h"

#include <string.h>

#include "blocks/ask/hints.h"
#include "blocks/ask/prediction.h"
#include "blocks/ask/question.h"
#include "blocks/attempt.h"

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

static bool is_full(struct score score) {
    return score_compare(score, score_choice(true)) == 0;
}

bool try_is_of_another_edition(const struct block *block, const struct scene *scene) {
    int count = tries_count(scene->tries, block->id);
    if (count == 0)
        return false;
    const struct try *last = tries_at(scene->tries, block->id, count - 1);
    return last->attempt == attempt_number(block, scene->facts) && last->content != block->content;
}

/* A try that would tell nothing is none: it is only said what is missing. */
static const char *why_no_try(const struct block *block, const struct scene *scene) {
    const struct facts *facts = scene->facts;
    const char *missing = question_of(block)->missing(block, facts, scene->arena);
    if (missing != NULL)
        return missing;
    if (facts_get(facts, block->id, own_tries, 0) > 0 && was_tried(block, facts) &&
        !try_is_of_another_edition(block, scene))
        return "You tried that already. Change something first.";
    return NULL;
}

static const char *asks_first(const struct block *block, const struct session *session) {
    const struct question *question = question_of(block);
    return question->asks_first != NULL && !session->confirmed
               ? question->asks_first(block, session->facts)
               : NULL;
}

static bool lacks_confidence(const struct block *block, const struct facts *facts) {
    return asked_of(block)->confidence && !facts_has(facts, block->id, own_confidence);
}

bool try_wants_confidence(const struct block *block, const struct scene *scene) {
    return why_no_try(block, scene) == NULL && lacks_confidence(block, scene->facts);
}

/* Whether the answer may be tried; else it was said why not, or is asked first. */
static bool may_try(const struct block *block, struct session *session) {
    const char *why_not = why_no_try(block, session->scene);
    if (why_not == NULL && lacks_confidence(block, session->facts))
        why_not = "How sure are you? Press 1, 2 or 3 at Check: guess, likely, sure.";
    const char *asks = why_not == NULL ? asks_first(block, session) : NULL;
    if (why_not != NULL)
        session_say(session, "%s", why_not);
    else if (asks != NULL)
        session_ask(session, "%s", asks);
    return why_not == NULL && asks == NULL;
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
                     .confidence = (int)facts_get(session->facts, block->id, own_confidence, 0),
                     .hints = hints_taken(block, session->facts),
                     .spent_usec = facts_get(session->spent, block->id, own_spent, 0),
                     .wall_usec = session->wall_usec,
                 });
}

void try_answer(const struct block *block, struct session *session) {
    struct facts *facts = session->facts;
    if (!may_try(block, session))
        return;
    int64_t tries = facts_count(facts, block->id, own_tries, 0, INT64_MAX - 1);
    if (tries == 0)
        keep(block, session, own_first);
    keep(block, session, own_last);
    add_try(block, session); /* before a fact counts it: what is known then knows the try */
    facts_set(facts, block->id, own_tries, tries + 1);
    facts_clear(facts, block->id, own_confidence);
    if (is_full(question_of(block)->score(block, facts, own_last)))
        facts_set(facts, block->id, own_closed, CLOSED_RIGHT);
    else if (prediction_asker(block) != NULL)
        facts_set(facts, block->id, own_closed, CLOSED_SHOWN);
}
