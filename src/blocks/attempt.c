/* How attempts are numbered, and what their seeds are made of. */
#include "blocks/attempt.h"

#include "base/hash.h"
#include "base/int.h"
#include "base/random.h"

/* No block has this id: what is the lesson's own. */
static const char lesson_id[] = "";

/* Where no seed was kept, in a text without a learner. */
enum { USUAL_SEED = 1 };

int attempt_number(const struct block *block, const struct facts *facts) {
    return (int)facts_count(facts, block->id, own_attempt, 1, ATTEMPT_LIMIT);
}

int attempt_since(const struct block *block, const struct facts *facts) {
    return (int)facts_count(facts, block->id, own_since, 1, attempt_number(block, facts));
}

bool attempt_is_again(const struct block *block, const struct facts *facts) {
    return attempt_number(block, facts) > attempt_since(block, facts);
}

uint64_t attempt_seed(const struct block *block, const struct facts *facts, int number) {
    uint64_t seed = (uint64_t)facts_get(facts, lesson_id, own_seed, USUAL_SEED);
    struct random random = random_seeded(seed, hash_text(HASH_START, block->id), (uint64_t)number);
    return random_next(&random);
}

void attempt_shuffle(const struct block *block, const struct facts *facts, int *list, int count) {
    uint64_t seed = attempt_seed(block, facts, attempt_number(block, facts));
    struct random random = random_seeded(seed, 0, 0);
    random_shuffle(&random, list, count);
}

void attempt_keep_seed(struct facts *facts, uint64_t seed) {
    if (!facts_has(facts, lesson_id, own_seed))
        facts_set(facts, lesson_id, own_seed, (int64_t)seed);
}

/* The last attempt in a block or in what stands inside it in which something was tried. */
struct last {
    const struct tries *tries;
    int attempt;
};

static void look(const struct block *block, void *data) {
    struct last *last = data;
    if (block->id != NULL)
        last->attempt = int_max(last->attempt, tries_last_attempt(last->tries, block->id));
}

/* The one that is on, where nothing was tried in it. */
static int next_number(const struct block *block, const struct facts *facts,
                       const struct tries *tries) {
    struct last last = {tries, 0};
    blocks_walk((struct list){block, 1}, look, &last);
    int number = int_max(attempt_number(block, facts), int_min(last.attempt, ATTEMPT_LIMIT) + 1);
    return int_min(number, ATTEMPT_LIMIT);
}

static void set_attempt(const struct block *block, struct facts *facts, int number, int since) {
    facts_clear_all(facts, block->id);
    if (number > 1)
        facts_set(facts, block->id, own_attempt, number);
    if (since > 1)
        facts_set(facts, block->id, own_since, since);
}

void attempt_begin(const struct block *block, struct facts *facts, const struct tries *tries) {
    int number = next_number(block, facts, tries);
    set_attempt(block, facts, number, number);
}

void attempt_again(const struct block *block, struct facts *facts) {
    set_attempt(block, facts, attempt_number(block, facts) + 1, attempt_since(block, facts));
}
