/* Every draw of the bundled lesson's varied predictions makes a question that is right: what its
 * "why" teaches is told as right, and what its slips are as wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "blocks/ask/vary.h"
#include "blocks/film/now.h"
#include "blocks/registry.h"

#define MSEC INT64_C(1000)

static struct lesson *lesson;
static struct facts facts, marks;
static struct films films;
static struct tries tries;
static struct arena arena;
static struct known known;
static struct scene scene;
static int varied; /* blocks that were seen */

static int set_up(void **state) {
    struct problems problems = {0};
    (void)state;
    lesson = lesson_load(RTLESSON_TEST_ROOT "/lessons/realtime-introduction.json", registry_kinds(),
                         &problems);
    assert_non_null(lesson);
    problems_release(&problems);
    scene = (struct scene){.lesson = lesson,
                           .facts = &facts,
                           .marks = &marks,
                           .films = &films,
                           .tries = &tries,
                           .arena = &arena,
                           .known = &known};
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    known_release(&known);
    arena_release(&arena);
    facts_release(&facts);
    lesson_free(lesson);
    return 0;
}

/* --- What is taught. --- */

/* "Half an interval for the next question, and then the latency on its way", in microseconds. */
static int64_t taught_age(const struct scenario *set) {
    return set->interval_usec / 2 + set->latency_down_usec;
}

/* "After each break the line is away until the client comes back, and 900 ms more; what was on its
 * way is lost, too", of two breaks a minute that are as far apart on average: in per cent. */
static int64_t taught_share(const struct scenario *set) {
    int64_t up = 30000 * MSEC, away = set->reconnect_usec + 900 * MSEC + set->latency_down_usec;
    return 100 * up / (up + away);
}

static int64_t taught(const struct block *film) {
    const struct scenario *set = &diagram_now(film, &scene).known->set[0];
    if (strcmp(film->id, "pull-film") == 0)
        return taught_age(set);
    if (strcmp(film->id, "duplex-film") == 0)
        return taught_share(set);
    fail_msg("what %s teaches is not known here", film->id);
    return 0;
}

/* --- Trying it. --- */

static void set_last(const struct block *question, const char *part, const char *text,
                     int64_t value) {
    char kept[FACTS_PART_BYTES];
    facts_part(kept, own_last, part);
    if (text != NULL)
        facts_set_text(&facts, question->id, kept, text);
    else
        facts_set(&facts, question->id, kept, value);
}

/* As typed: milliseconds, or a whole number. */
static bool is_right(const struct block *film, const struct block *question, int64_t value) {
    char typed[40];
    bool is_time = question_in_time(question);
    snprintf(typed, sizeof typed, "%lld%s", (long long)(is_time ? value / MSEC : value),
             is_time ? "ms" : "");
    set_last(question, own_right, NULL, block_kind(film)->supply(film, question, &scene));
    set_last(question, own_answer, typed, 0);
    struct score score = block_kind(question)->question->score(question, &facts, own_last);
    return score_compare(score, score_choice(true)) == 0;
}

static void expect_wrong(const struct block *film, const struct block *question) {
    static const char *const slips[] = {"{set: latency}", "{figure: staleness_max}"};
    const struct fills *fills = block_fills(question, &scene);
    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        struct placeholder placeholder;
        assert_true(placeholder_is_all(slips[i], &placeholder));
        const struct fill *fill = fills_find(fills, &placeholder);
        if (fill != NULL)
            assert_false(is_right(film, question, fill->value));
    }
}

static void try_draws(const struct block *film, void *data) {
    const struct block *question = prediction_question(film);
    (void)data;
    if (question == NULL || prediction_of(film)->siblings < 2)
        return;
    unsigned seen = 0;
    for (int attempt = 1; attempt <= prediction_of(film)->siblings; attempt++) {
        facts_set(&facts, question->id, own_attempt, attempt);
        known_begin(&known, &facts);
        seen |= 1u << vary_drawn(film, &facts);
        if (!is_right(film, question, taught(film)))
            fail_msg("%s, attempt %d: %lld is taught, the run says %lld", film->id, attempt,
                     (long long)taught(film),
                     (long long)block_kind(film)->supply(film, question, &scene));
        expect_wrong(film, question);
    }
    assert_int_equal(seen, (1u << prediction_of(film)->siblings) - 1);
    varied++;
}

static void what_is_taught_is_right_in_every_draw(void **state) {
    (void)state;
    const struct section *section = lesson->sections.at;
    for (int i = 0; i < lesson->sections.count; i++)
        blocks_walk(section[i].blocks, try_draws, NULL);
    assert_int_equal(varied, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_taught_is_right_in_every_draw, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
