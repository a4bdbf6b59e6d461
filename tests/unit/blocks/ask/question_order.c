/* In which order the answers and questions of an attempt stand, and that it changes nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "blocks/attempt.h"
#include "blocks/registry.h"
#include "lesson/file.h"

/* One learner at the example, as it is written or without any "shuffle" and "pinned". */
struct side {
    struct lesson *lesson;
    struct facts facts, marks, spent;
    struct tries tries;
    struct arena arena;
    struct known known;
    struct scene scene;
};

static void blank_out(char *text, const char *part) {
    for (char *at = strstr(text, part); at != NULL; at = strstr(at, part))
        memset(at, ' ', strlen(part));
}

static void open_side(struct side *side, uint64_t seed, bool shuffled) {
    struct problems problems = {0};
    size_t length;
    char *text = file_read(RTLESSON_TEST_ROOT "/tests/kinds/shuffle.json", &length, &problems);
    assert_non_null(text);
    if (!shuffled)
        blank_out(text, "\"pinned\": true,"), blank_out(text, ", \"shuffle\": true");
    *side =
        (struct side){.lesson = lesson_parse("shuffle", text, length, registry_kinds(), &problems)};
    assert_non_null(side->lesson);
    problems_release(&problems);
    free(text);
    attempt_keep_seed(&side->facts, seed);
    side->scene = (struct scene){.lesson = side->lesson,
                                 .facts = &side->facts,
                                 .marks = &side->marks,
                                 .tries = &side->tries,
                                 .arena = &side->arena,
                                 .known = &side->known,
                                 .body_rows = 24};
}

static void close_side(struct side *side) {
    lesson_free(side->lesson);
    facts_release(&side->facts);
    facts_release(&side->marks);
    facts_release(&side->spent);
    tries_release(&side->tries);
    known_release(&side->known);
    arena_release(&side->arena);
}

static const struct block *block_at(const struct side *side, int index) {
    const struct section *section = side->lesson->sections.at;
    return (const struct block *)section->blocks.at + index;
}

enum { LETTER, SOUNDS, POOL };

/* The pieces of the section as they are laid out now. */
static struct flow lay_out(struct side *side) {
    const struct section *section = side->lesson->sections.at;
    struct flow flow;
    arena_reset(&side->arena);
    known_begin(&side->known, &side->facts);
    flow_init(&flow, &side->arena, 80);
    blocks_layout(section->blocks, &side->scene, &flow);
    return flow;
}

/* The answers of a block in the order of their pieces; returns how many. */
static int list_answers(struct side *side, const struct block *block, int into[26]) {
    struct flow flow = lay_out(side);
    int count = 0;
    for (int i = 0; i < flow.count; i++)
        if (flow.pieces[i].block == block && flow.pieces[i].part >= QUESTION_FIRST)
            into[count++] = flow.pieces[i].part - QUESTION_FIRST;
    return count;
}

static void act(struct side *side, const struct block *block, int part, int action) {
    struct session session = {.scene = &side->scene,
                              .facts = &side->facts,
                              .marks = &side->marks,
                              .spent = &side->spent,
                              .tries = &side->tries,
                              .look_at = -1};
    struct piece piece = {.block = block, .part = part, .flags = PIECE_STOP};
    question_act(&piece, action, &session);
}

static void each_answer_stands_once_and_the_pinned_at_its_place(void **state) {
    (void)state;
    bool first[5] = {false};
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct side side;
        int at[26], seen = 0;
        open_side(&side, seed, true);
        assert_int_equal(list_answers(&side, block_at(&side, LETTER), at), 5);
        for (int i = 0; i < 5; i++)
            seen |= 1 << at[i];
        assert_int_equal(seen, 31);
        assert_int_equal(at[4], 4);
        first[at[0]] = true;
        close_side(&side);
    }
    for (int i = 0; i < 4; i++)
        assert_true(first[i]); /* each is the first in some attempt */
}

static void the_order_is_the_attempts(void **state) {
    (void)state;
    struct side side;
    int before[26], after[26], other = 0;
    open_side(&side, 7, true);
    const struct block *letter = block_at(&side, LETTER);
    for (int attempt = 0; attempt < 12; attempt++) {
        list_answers(&side, letter, before);
        act(&side, letter, QUESTION_FIRST + 2, QUESTION_TURN);
        act(&side, letter, QUESTION_CHECK, QUESTION_TRY);
        list_answers(&side, letter, after);
        assert_memory_equal(before, after, 5 * sizeof *before);
        attempt_begin(letter, &side.facts, &side.tries);
        list_answers(&side, letter, after);
        other += memcmp(before, after, 5 * sizeof *before) != 0;
    }
    assert_in_range(other, 8, 12); /* of 24 orders one is seldom drawn twice on end */
    close_side(&side);
}

static void without_a_try_the_order_stays(void **state) {
    (void)state;
    struct side side;
    int before[26], after[26];
    open_side(&side, 3, true);
    const struct block *letter = block_at(&side, LETTER);
    list_answers(&side, letter, before);
    attempt_begin(letter, &side.facts, &side.tries);
    list_answers(&side, letter, after);
    assert_memory_equal(before, after, 5 * sizeof *before);
    close_side(&side);
}

/* Turns what stands at drawn places, and in the twin the same answers. */
static void work(struct side *side, struct side *twin, int index, struct random *random) {
    const struct block *block = block_at(side, index), *other = block_at(twin, index);
    int at[26], count = list_answers(side, block, at), turns = 1 + (int)random_below(random, 12);
    for (int i = 0; i < turns; i++) {
        int answer = QUESTION_FIRST + at[random_below(random, count)];
        act(side, block, answer, QUESTION_TURN);
        act(twin, other, answer, QUESTION_TURN);
    }
    if (question_state(block, &side->facts).closed)
        return;
    act(side, block, QUESTION_CHECK, QUESTION_TRY);
    act(twin, other, QUESTION_CHECK, QUESTION_TRY);
    assert_int_equal(
        score_compare(points_counted(block, &side->scene), points_counted(other, &twin->scene)), 0);
}

static void expect_same_facts(const struct facts *a, const struct facts *b) {
    assert_int_equal(a->count, b->count);
    for (int i = 0; i < a->count; i++) {
        assert_string_equal(a->list[i].id, b->list[i].id);
        assert_string_equal(a->list[i].part, b->list[i].part);
        assert_int_equal(a->list[i].value, b->list[i].value);
    }
}

static void a_shuffled_attempt_scores_as_its_twin(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct side side, twin;
        struct random random = random_seeded(seed, 0, 0);
        open_side(&side, seed, true);
        open_side(&twin, seed, false);
        for (int i = 0; i < 10; i++)
            work(&side, &twin, i % 2 == 0 ? LETTER : SOUNDS, &random);
        expect_same_facts(&side.facts, &twin.facts);
        assert_int_equal(side.tries.count, twin.tries.count);
        close_side(&side);
        close_side(&twin);
    }
}

/* Pools */

/* Which questions of the pool are shown, as bits; and the first of them. */
static int shown(struct side *side, const char **first) {
    struct flow flow = lay_out(side);
    int bits = 0;
    *first = NULL;
    for (int i = 0; i < flow.count; i++) {
        const struct block *block = flow.pieces[i].block;
        if (block->outer != block_at(side, POOL))
            continue;
        static const char *const ids[] = {"one", "two", "three", "four", "five"};
        for (int k = 0; k < 5; k++)
            bits |= strcmp(block->id, ids[k]) == 0 ? 1 << k : 0;
        *first = *first == NULL ? block->id : *first;
    }
    return bits;
}

static int count_bits(int bits) {
    return bits == 0 ? 0 : bits % 2 + count_bits(bits / 2);
}

static void so_many_questions_are_drawn(void **state) {
    (void)state;
    int all = 0, draws[32] = {0}, kinds = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct side side;
        const char *first;
        open_side(&side, seed, true);
        int bits = shown(&side, &first);
        assert_int_equal(count_bits(bits), 2);
        assert_int_equal(block_tally(block_at(&side, POOL), &side.scene).questions, 2);
        all |= bits;
        kinds += draws[bits]++ == 0;
        close_side(&side);
    }
    assert_int_equal(all, 31);
    assert_int_equal(kinds, 10); /* every pair of the five, in sixty draws */
}

static void another_draw_is_anothers_attempt(void **state) {
    (void)state;
    struct side side;
    const char *first;
    int others = 0;
    open_side(&side, 5, true);
    const struct block *pool = block_at(&side, POOL);
    for (int attempt = 1; attempt <= 10; attempt++) {
        int before = shown(&side, &first);
        struct try tried = {.question = first, .attempt = attempt, .score = {0, 1}};
        facts_set(&side.facts, first, own_tries, 1);
        assert_int_equal(shown(&side, &first), before); /* a try draws nothing anew */
        tries_append(&side.tries, &tried);
        attempt_begin(pool, &side.facts, &side.tries);
        assert_int_equal(attempt_number(pool, &side.facts), attempt + 1);
        others += shown(&side, &first) != before;
    }
    assert_in_range(others, 5, 10);
    close_side(&side);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_stands_once_and_the_pinned_at_its_place),
        cmocka_unit_test(the_order_is_the_attempts),
        cmocka_unit_test(without_a_try_the_order_stays),
        cmocka_unit_test(a_shuffled_attempt_scores_as_its_twin),
        cmocka_unit_test(so_many_questions_are_drawn),
        cmocka_unit_test(another_draw_is_anothers_attempt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
