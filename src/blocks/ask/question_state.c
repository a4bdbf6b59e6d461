/* How far a question is, and what is right, by what it stands in. */
#include <assert.h>
#include <stdio.h>

#include "blocks/ask/prediction.h"
#include "blocks/ask/question.h"

const struct question *question_of(const struct block *block) {
    return block_kind(block)->question;
}

/* The answer that the container knows */

const struct block *question_supplier(const struct block *block) {
    for (block = block->outer; block != NULL; block = block->outer)
        if (block_kind(block)->supply != NULL)
            return block;
    return NULL;
}

const char *question_figure(const struct block *block) {
    const struct question *question = question_of(block);
    return question != NULL && question->figure != NULL ? question->figure(block) : NULL;
}

bool question_in_time(const struct block *block) {
    return question_figure(block) != NULL && question_of(block)->in_time(block);
}

bool question_reaches(const struct block *block, int64_t value, struct errbuf *how_near) {
    const struct question *question = question_of(block);
    return question->reaches == NULL || question->reaches(block, value, how_near);
}

int64_t question_answer(const struct block *block, const struct scene *scene) {
    const struct block *outer = question_supplier(block);
    assert(question_figure(block) != NULL && outer != NULL); /* as its check has seen */
    return block_kind(outer)->supply(outer, block, scene);
}

const char *question_answer_beside(const struct block *block, const struct scene *scene) {
    const struct block *outer = question_figure(block) != NULL ? question_supplier(block) : NULL;
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

struct question_state question_state(const struct block *block, const struct facts *facts) {
    bool scored = asked_is_scored(block);
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
