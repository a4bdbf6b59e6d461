/* How points are made of tries. */
#include "blocks/ask/points.h"

#include <inttypes.h>

#include "base/int.h"
#include "blocks/attempt.h"
#include "quiz/quantity.h"

int points_of(const struct block *block) {
    int points = asked_of(block)->points;
    return points >= 0 ? points : 1;
}

/* What the quiz around says; else that nothing is written. */
static struct counting counting_around(const struct block *block) {
    for (block = block->outer; block != NULL; block = block->outer)
        if (block_kind(block)->counting != NULL)
            return *block_kind(block)->counting(block);
    return (struct counting){-1, -1};
}

int64_t points_penalty(const struct block *block) {
    int64_t penalty = asked_of(block)->counting.penalty;
    if (penalty < 0)
        penalty = counting_around(block).penalty;
    return penalty > 0 ? penalty : 0;
}

static struct score penalty_of(const struct block *block) {
    return score_of(points_penalty(block), SCHEMA_WHOLE);
}

enum tried_rule points_rule(const struct block *block) {
    int rule = asked_of(block)->counting.counts;
    if (rule < 0)
        rule = counting_around(block).counts;
    return rule >= 0 ? (enum tried_rule)rule : TRIED_BEST;
}

struct score points_prices(const struct block *block, int hints) {
    const struct list list = asked_of(block)->hints;
    const struct asked_hint *hint = list.at;
    struct score sum = score_choice(false);
    for (int i = 0; i < int_min(hints, list.count); i++)
        sum = score_add(sum, score_of(hint[i].price, SCHEMA_WHOLE));
    return sum;
}

/* The tries of one attempt in their order, in the arena. */
struct attempt {
    struct tried *tried;
    int count;
};

static struct attempt list_attempt(const struct block *block, const struct scene *scene,
                                   int number) {
    int all = tries_count(scene->tries, block->id);
    struct attempt attempt = {arena_array(scene->arena, (size_t)all + 1, sizeof *attempt.tried), 0};
    for (int i = 0; i < all; i++) {
        const struct try *try = tries_at(scene->tries, block->id, i);
        if (try->attempt == number)
            attempt.tried[attempt.count++] =
                (struct tried){try->score, points_prices(block, try->hints)};
    }
    return attempt;
}

/* Of the try at index, from 0. */
static struct score worth(const struct block *block, const struct attempt *attempt, int index) {
    if (attempt->count == 0)
        return score_choice(false);
    struct score score = tried_worth(&attempt->tried[index], index + 1, penalty_of(block));
    return score_times(score, points_of(block));
}

bool points_are_tried(const struct block *block, const struct scene *scene) {
    int since = attempt_since(block, scene->facts), count = tries_count(scene->tries, block->id);
    return count > 0 && tries_at(scene->tries, block->id, count - 1)->attempt >= since;
}

struct score points_first(const struct block *block, const struct scene *scene) {
    struct attempt attempt = {NULL, 0};
    int last = attempt_number(block, scene->facts);
    for (int i = attempt_since(block, scene->facts); i <= last && attempt.count == 0; i++)
        attempt = list_attempt(block, scene, i);
    return worth(block, &attempt, 0);
}

struct score points_first_now(const struct block *block, const struct scene *scene) {
    struct attempt attempt = list_attempt(block, scene, attempt_number(block, scene->facts));
    return worth(block, &attempt, 0);
}

struct score points_last(const struct block *block, const struct scene *scene) {
    struct attempt attempt = list_attempt(block, scene, attempt_number(block, scene->facts));
    return worth(block, &attempt, attempt.count - 1);
}

static struct score counted_in(const struct block *block, const struct scene *scene, int number) {
    struct attempt attempt = list_attempt(block, scene, number);
    struct score score =
        tried_score(points_rule(block), attempt.tried, attempt.count, penalty_of(block));
    return score_times(score, points_of(block));
}

struct score points_counted(const struct block *block, const struct scene *scene) {
    struct score best = score_choice(false);
    int last = attempt_number(block, scene->facts);
    for (int i = attempt_since(block, scene->facts); i <= last; i++) {
        struct score counted = counted_in(block, scene, i);
        best = score_compare(counted, best) > 0 ? counted : best;
    }
    return best;
}

const char *points_words(struct score got, int64_t of, struct arena *arena) {
    char points[SCORE_TEXT_BYTES];
    return arena_printf(arena, "%s of %" PRId64 " point%s", score_format(got, points), of,
                        of == 1 ? "" : "s");
}

const char *points_percent(int64_t share, struct arena *arena) {
    char text[QUANTITY_TEXT_BYTES];
    return arena_printf(arena, "%s", quantity_format(share, &unit_percent, text));
}
