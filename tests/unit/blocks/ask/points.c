/* Points of tries: by the fields of questions and quizzes, and whatever is answered. */
#include "blocks/ask/points.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "blocks/ask/question.h"
#include "blocks/ask/try.h"
#include "fixture.h"

static struct fixture fixture;

static int close_fixture(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

/* A quiz with points, penalties and a share to pass */

static const struct block *quiz, *dear, *last, *gratis;

static int open_quiz(void **state) {
    (void)state;
    fixture_open(&fixture, "quiz-points");
    quiz = fixture_block(&fixture, 0);
    dear = fixture_inner(quiz, "dear");
    last = fixture_inner(quiz, "last");
    gratis = fixture_inner(quiz, "free");
    return 0;
}

static void press(const struct block *block, int part, uint32_t key) {
    fixture_focus(&fixture, block, part);
    assert_true(fixture_key(&fixture, key));
}

/* Turns the answer and checks. */
static void try(const struct block *block, int answer) {
    press(block, QUESTION_FIRST + answer, KEYSYM_ENTER);
    press(block, QUESTION_CHECK, KEYSYM_ENTER);
}

static void expect(struct score score, int64_t num, int64_t den) {
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

static void a_quiz_speaks_for_those_that_say_nothing(void **state) {
    (void)state;
    assert_int_equal(points_of(dear), 3);
    assert_int_equal(points_penalty(dear), SCHEMA_WHOLE / 4);
    assert_int_equal(points_rule(dear), TRIED_BEST);
    assert_int_equal(points_of(last), 1);
    assert_int_equal(points_penalty(last), 0);
    assert_int_equal(points_rule(last), TRIED_LAST);
    assert_int_equal(points_of(gratis), 0);
    fixture_expect_shown(&fixture, "Each try after the first costs 25 % of the points. 60 % of all "
                                   "points is enough");
    fixture_expect_shown(&fixture, "Question 1 of 3 · 3 points");
    fixture_expect_shown(&fixture, "Question 2 of 3\n");
    fixture_expect_shown(&fixture, "Question 3 of 3 · no points");
}

static void each_further_try_costs(void **state) {
    (void)state;
    try(dear, 1);
    fixture_expect_shown(&fixture, "Not this one. Try again for 25 % less, or ask");
    try(dear, 0);
    expect(points_counted(dear, &fixture.scene), 9, 4);
    fixture_expect_shown(&fixture,
                         "Right this time: 2.25 of 3 points. The first try: 0 of 3 points.");
}

static void the_last_try_may_count(void **state) {
    (void)state;
    try(last, 0);
    fixture_expect_shown(&fixture,
                         "Partly right: 0.5 of 1 point. Try again (the last try counts), or");
    expect(points_counted(last, &fixture.scene), 1, 2);
    try(last, 2); /* this, and wrongly neither: nothing */
    expect(points_counted(last, &fixture.scene), 0, 1);
    expect(points_first(last, &fixture.scene), 1, 2);
}

static void answer_free(const char *text) {
    facts_set_text(&fixture.facts, "free", own_answer, text);
    press(gratis, QUESTION_CHECK, KEYSYM_ENTER);
}

static void no_points_are_not_spoken_of(void **state) {
    (void)state;
    answer_free("1");
    fixture_expect_shown(&fixture, "Too low. Try again, or ask for the answer with a.");
    answer_free("2");
    fixture_expect_shown(&fixture, "✓ Right this time.\n");
    fixture_expect_shown(&fixture, "1 of 3 questions answered. First tries so far: 0 of 4 points.");
    struct tally tally = block_tally(quiz, &fixture.scene);
    assert_int_equal(tally.points, 4);
    assert_int_equal(tally.questions, 3);
}

static void passing_is_told_at_the_end(void **state) {
    (void)state;
    try(dear, 1);
    fixture_expect_hidden(&fixture, "assed");
    answer_free("2");
    try(last, 0);
    fixture_expect_shown(&fixture, "Not passed yet: 12 %; you need 60 %.");
    assert_int_equal(block_tally(quiz, &fixture.scene).graded, 1);
    assert_int_equal(block_tally(quiz, &fixture.scene).passed, 0);
    try(dear, 0); /* 2.25 and 0.5 of 4: 68.75 % */
    fixture_expect_shown(&fixture,
                         "First tries: 0.5 of 4 points. With all tries: 2.75 of 4 points.");
    fixture_expect_shown(&fixture, "Passed: 68 %;\n  60 % is enough.");
    assert_int_equal(block_tally(quiz, &fixture.scene).passed, 1);
}

/* Anything answered, in any kind */

static const struct block *questions[16];
static int question_count;

static void collect(const struct block *block, void *data) {
    (void)data;
    if (block->schema->question && question_of(block) != NULL)
        questions[question_count++] = block;
}

static void open_all(const char *kind) {
    const struct section *section;
    fixture_open(&fixture, kind);
    section = fixture.lesson->sections.at;
    question_count = 0;
    blocks_walk(section->blocks, collect, NULL);
    assert_true(question_count > 0);
}

static bool is_a(const struct block *block, const char *kind) {
    return strcmp(block->schema->name, kind) == 0;
}

/* Carries the rows to drawn places: an item has its place as a fact, or a place its row. */
static void carry(const struct block *block, struct random *random) {
    const struct question *question = question_of(block);
    int count = question->count(block), at[26];
    for (int i = 0; i < count; i++)
        at[i] = i;
    random_shuffle(random, at, count);
    for (int i = 0; i < count; i++)
        if (is_a(block, "order"))
            facts_set(&fixture.facts, block->id, question->answer_id(block, at[i]), i + 1);
        else
            facts_set_text(&fixture.facts, block->id, question->answer_id(block, i),
                           question->answer_id(block, at[i]));
}

/* Answers something else, by what the kind takes. */
static void answer(const struct block *block, struct random *random) {
    static const char *const typed[] = {"1", "2", "3,5", "2.58", "nonsense"};
    static const char *const words[] = {"EventSource",  "event streams", "200",   "web socket",
                                        "Last-Event-I", "retry",         "Retry", "(x*)*"};
    const struct question *question = question_of(block);
    int index = (int)random_below(random, question->count(block));
    if (is_a(block, "order") || is_a(block, "match"))
        carry(block, random);
    else if (is_a(block, "numeric"))
        facts_set_text(&fixture.facts, block->id, own_answer, typed[random_below(random, 5)]);
    else if (is_a(block, "text"))
        facts_set_text(&fixture.facts, block->id, question->answer_id(block, index),
                       words[random_below(random, 8)]);
    else if (is_a(block, "mark"))
        facts_set(&fixture.facts, block->id, own_answer, random_below(random, 60));
    else
        question->turn(block, index, &fixture.facts);
}

static struct session session_of(struct facts *facts, struct tries *tries, struct scene *scene) {
    scene->facts = facts;
    scene->tries = tries;
    scene->known = NULL;
    return (struct session){.scene = scene,
                            .facts = facts,
                            .marks = &fixture.marks,
                            .spent = &fixture.spent,
                            .tries = tries,
                            .confirmed = true,
                            .look_at = -1};
}

/* How much the present answers say: another try begins where the last one ended. */
static int64_t sum_of_answers(const struct block *block) {
    int64_t sum = 0;
    for (int i = 0; i < question_of(block)->count(block); i++) {
        const char *part = question_of(block)->answer_id(block, i);
        const char *text = facts_text(&fixture.facts, block->id, part);
        sum =
            31 * sum + facts_get(&fixture.facts, block->id, part, -1) + (text != NULL ? *text : 0);
    }
    return sum;
}

static void try_all(struct random *random) {
    struct scene scene = fixture.scene;
    struct session session = session_of(&fixture.facts, &fixture.tries, &scene);
    for (int i = 0; i < 40; i++) {
        const struct block *block = questions[random_below(random, question_count)];
        struct score before = points_counted(block, &scene);
        answer(block, random);
        if (!asked_is_scored(block) || question_state(block, &fixture.facts).closed)
            continue;
        int64_t given = sum_of_answers(block);
        try_answer(block, &session);
        assert_true(sum_of_answers(block) == given);
        struct score after = points_counted(block, &scene);
        assert_true(score_compare(after, score_of(points_of(block), 1)) <= 0 && after.num >= 0);
        assert_true(points_rule(block) == TRIED_LAST || score_compare(after, before) >= 0);
    }
}

static const struct block *find(const char *id) {
    for (int i = 0; i < question_count; i++)
        if (strcmp(questions[i]->id, id) == 0)
            return questions[i];
    fail();
    return NULL;
}

/* Gives the answer of a try anew. */
static void give(const struct block *block, const struct try *tried, struct facts *facts) {
    for (int i = 0; i < question_of(block)->count(block); i++)
        facts_clear(facts, block->id, question_of(block)->answer_id(block, i));
    for (int i = 0; i < tried->answer_count; i++) {
        const struct try_part *part = &tried->answer[i];
        if (part->text != NULL)
            facts_set_text(facts, block->id, part->part, part->text);
        else
            facts_set(facts, block->id, part->part, part->value);
    }
}

static bool is_of_tries(const char *part) {
    return strcmp(part, own_tries) == 0 || strcmp(part, own_closed) == 0 ||
           strncmp(part, own_first, strlen(own_first)) == 0 ||
           strncmp(part, own_last, strlen(own_last)) == 0;
}

/* What a holds of tries, b holds as well. */
static void expect_within(const struct facts *a, const struct facts *b) {
    for (int i = 0; i < a->count; i++) {
        const struct fact *fact = &a->list[i];
        if (!is_of_tries(fact->part))
            continue;
        assert_true(facts_has(b, fact->id, fact->part));
        assert_int_equal(facts_get(b, fact->id, fact->part, 0), fact->value);
        if (fact->text != NULL)
            assert_string_equal(facts_text(b, fact->id, fact->part), fact->text);
    }
}

static void replay(void) {
    struct facts facts = {0};
    struct tries tries = {0};
    struct scene scene = fixture.scene;
    struct session session = session_of(&facts, &tries, &scene);
    for (int i = 0; i < fixture.tries.count; i++) {
        const struct try *tried = &fixture.tries.list[i];
        const struct block *block = find(tried->question);
        give(block, tried, &facts);
        try_answer(block, &session);
        assert_int_equal(tries.count, i + 1);
        assert_int_equal(score_compare(tries.list[i].score, tried->score), 0);
    }
    expect_within(&fixture.facts, &facts);
    expect_within(&facts, &fixture.facts);
    facts_release(&facts);
    tries_release(&tries);
}

static void replayed_tries_give_the_same_facts(void **state) {
    (void)state;
    static const char *const kinds[] = {
        "choice",  "choices", "choices-scored", "sort",        "sort-rows", "order", "match",
        "numeric", "mark",    "quiz",           "quiz-points", "shuffle",   "text"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (uint64_t seed = 0; seed < 20; seed++) {
            struct random random = random_seeded(seed, 14, 0);
            open_all(kinds[i]);
            try_all(&random);
            assert_true(fixture.tries.count > 0);
            replay();
            fixture_close(&fixture);
        }
}

/* Who reads a try without the lesson finds what it says among the names of its question. */

static void expect_name(const struct writer *names, const char *id) {
    char line[FACTS_ID_LIMIT + 3];
    snprintf(line, sizeof line, "\n%s: ", id);
    if (strstr(names->text, line) != NULL)
        return;
    snprintf(line, sizeof line, "\n%s, ", id); /* of a pair the left, or the right */
    assert_non_null(strstr(names->text, line));
}

static void expect_part_named(const struct block *block, const struct try_part *part,
                              const struct writer *names) {
    expect_name(names, part->part);
    if (is_a(block, "sort") || is_a(block, "match"))
        expect_name(names, part->text);
}

static void expect_all_named(const struct try *tried) {
    const struct block *block = find(tried->question);
    struct writer names = {0};
    writer_text(&names, "\n");
    block_names(block, &fixture.scene, &names);
    bool is_alone = is_a(block, "text") && tried->answer_count == 1;
    for (int i = 0; i < tried->answer_count && !is_alone; i++)
        expect_part_named(block, &tried->answer[i], &names);
    writer_release(&names);
}

static void what_a_try_names_is_named(void **state) {
    (void)state;
    static const char *const kinds[] = {"choice", "choices", "sort", "order", "match", "text"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct random random = random_seeded(i, 15, 0);
        open_all(kinds[i]);
        try_all(&random);
        assert_true(fixture.tries.count > 0);
        for (int k = 0; k < fixture.tries.count; k++)
            expect_all_named(&fixture.tries.list[k]);
        fixture_close(&fixture);
    }
}

static void names_stand_beside_what_was_read(void **state) {
    (void)state;
    struct writer names = {0};
    block_names(last, &fixture.scene, &names);
    assert_string_equal(names.text, "this: This\nthat: That\nneither: Neither\n");
    writer_release(&names);
}

static void a_mark_has_its_steps_named(void **state) {
    (void)state;
    struct writer names = {0};
    open_all("mark");
    block_names(find("worst"), &fixture.scene, &names);
    assert_non_null(strstr(names.text, "0: 0 s\n1: 500 ms\n2: 1 s\n"));
    assert_non_null(strstr(names.text, "\n20: 10 s\n"));
    writer_release(&names);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_quiz_speaks_for_those_that_say_nothing, open_quiz,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(each_further_try_costs, open_quiz, close_fixture),
        cmocka_unit_test_setup_teardown(the_last_try_may_count, open_quiz, close_fixture),
        cmocka_unit_test_setup_teardown(no_points_are_not_spoken_of, open_quiz, close_fixture),
        cmocka_unit_test_setup_teardown(passing_is_told_at_the_end, open_quiz, close_fixture),
        cmocka_unit_test_setup_teardown(names_stand_beside_what_was_read, open_quiz, close_fixture),
        cmocka_unit_test(what_a_try_names_is_named),
        cmocka_unit_test(a_mark_has_its_steps_named),
        cmocka_unit_test(replayed_tries_give_the_same_facts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
