/* How it is read from the facts whether a prediction was given, skipped or told. */
#include "blocks/ask/prediction.h"

#include <stddef.h>

#include "blocks/attempt.h"

const struct prediction *prediction_of(const struct block *block) {
    static const struct prediction none = {.predict = {NULL, 0}};
    const struct block_kind *kind = block_kind(block);
    return kind->prediction != NULL ? kind->prediction(block) : &none;
}

const struct block *prediction_question(const struct block *block) {
    const struct prediction *prediction = prediction_of(block);
    return prediction->predict.count > 0 ? prediction->predict.at : NULL;
}

static bool is_answered(const struct block *question, const struct facts *facts) {
    return facts_get(facts, question->id, own_tries, 0) > 0;
}

static bool is_skipped(const struct block *block, const struct facts *facts) {
    return facts_has(facts, block->id, own_skipped);
}

bool prediction_is_answered(const struct block *block, const struct facts *facts) {
    const struct block *question = prediction_question(block);
    return question != NULL && is_answered(question, facts);
}

bool prediction_is_open(const struct block *block, const struct facts *facts) {
    const struct block *question = prediction_question(block);
    return question != NULL && !is_answered(question, facts) && !is_skipped(block, facts);
}

bool prediction_is_skipped(const struct block *block, const struct facts *facts) {
    const struct block *question = prediction_question(block);
    return question != NULL && !is_answered(question, facts) && is_skipped(block, facts);
}

bool prediction_locks(const struct block *block, const struct facts *facts) {
    return prediction_question(block) != NULL && !prediction_is_skipped(block, facts) &&
           !prediction_is_told(block, facts) && !facts_has(facts, block->id, own_loose);
}

bool prediction_is_told(const struct block *block, const struct facts *facts) {
    return prediction_question(block) != NULL && !prediction_is_open(block, facts) &&
           facts_has(facts, block->id, own_watched);
}

bool prediction_is_again(const struct block *block, const struct facts *facts) {
    const struct block *question = prediction_question(block);
    return question != NULL && attempt_is_again(question, facts);
}

const struct block *prediction_asker(const struct block *question) {
    const struct block *outer = question->outer;
    return outer != NULL && prediction_question(outer) == question ? outer : NULL;
}

void prediction_set_skipped(const struct block *block, struct facts *facts) {
    facts_set(facts, block->id, own_skipped, 1);
}

void prediction_see(const struct block *block, struct session *session) {
    if (prediction_question(block) != NULL && !prediction_is_open(block, session->facts))
        facts_set(session->facts, block->id, own_watched, 1);
}
