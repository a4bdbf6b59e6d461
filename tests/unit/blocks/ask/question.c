/* What a question may be asked to do by what it stands in: to be closed by its first answer, as a
 * prediction is, and to be answered by a figure that is known only while the program runs. */
#include "blocks/ask/question.h"
#include "blocks/ask/predict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"

/* A container of the test's own: its figures are the facts of the same name. */

struct guess {
    const char *id;
    struct list questions;
};

static int64_t supply(const struct block *block, const struct block *question,
                      const struct scene *scene) {
    return facts_get(scene->facts, block->id, question_figure(question), 0);
}

static struct prediction asked; /* of it, the question that is tried */

static const struct prediction *prediction(const struct block *block) {
    (void)block;
    return &asked;
}

static const struct field guess_fields[] = {
    {.name = "id", .type = FIELD_ID, .required = true, .at = offsetof(struct guess, id)},
    {.name = "questions",
     .type = FIELD_QUESTIONS,
     .required = true,
     .at = offsetof(struct guess, questions)},
    {.name = NULL},
};

static const struct block_kind guess_kind = {
    .schema = {.name = "guess", .fields = guess_fields, .size = sizeof(struct guess)},
    .prediction = prediction,
    .supply = supply,
};

static const char LESSON[] =
    "{\"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [{\"id\": \"s\", \"title\": "
    "\"S\", \"blocks\": ["
    "{\"kind\": \"guess\", \"id\": \"run\", \"questions\": ["
    "{\"kind\": \"choice\", \"id\": \"which\", \"ask\": \"Which?\", \"choices\": [{\"id\": \"a\", "
    "\"text\": \"This\", \"correct\": true, \"why\": \"Yes.\"}, {\"id\": \"b\", \"text\": "
    "\"That\", \"why\": \"No.\"}]},"
    "{\"kind\": \"numeric\", \"id\": \"age\", \"ask\": \"How old?\", \"unit\": \"s\", \"figure\": "
    "\"staleness\", \"tolerance\": \"10%\", \"why\": \"So.\"},"
    "{\"kind\": \"numeric\", \"id\": \"count\", \"ask\": \"How many?\", \"unit\": \"requests\", "
    "\"figure\": \"requests\", \"tolerance\": \"0\", \"why\": \"So.\"},"
    "{\"kind\": \"mark\", \"id\": \"place\", \"ask\": \"Where?\", \"from\": \"1s\", \"to\": "
    "\"100s\", \"steps\": 20, \"figure\": \"staleness\", \"tolerance\": \"10%\", \"why\": \"So.\"}"
    "]}]}]}";

static struct lesson *lesson;
static const struct block *run, *which, *age, *count, *place;
static struct facts facts;
static struct tries tries;
static struct arena arena;
static struct scene scene;

static int set_up(void **state) {
    (void)state;
    const struct schema *schemas[SCHEMA_FIELD_LIMIT];
    struct kinds kinds = registry_kinds();
    struct problems problems = {0};
    memcpy(schemas, kinds.schemas, (size_t)kinds.count * sizeof *schemas);
    schemas[kinds.count] = &guess_kind.schema;
    lesson = lesson_parse("l.json", LESSON, strlen(LESSON),
                          (struct kinds){.schemas = schemas, .count = kinds.count + 1}, &problems);
    assert_int_equal(problems.count, 0);
    problems_release(&problems);
    run = ((const struct section *)lesson->sections.at)->blocks.at;
    which = ((const struct guess *)run->object)->questions.at;
    age = which + 1;
    count = which + 2;
    place = which + 3;
    facts_set(&facts, "run", ".watched", 1); /* so that the verdict is told at once */
    asked = (struct prediction){.predict = {NULL, 0}};
    scene = (struct scene){
        .lesson = lesson, .facts = &facts, .marks = &facts, .tries = &tries, .arena = &arena};
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    lesson_free(lesson);
    facts_release(&facts);
    tries_release(&tries);
    arena_release(&arena);
    facts = (struct facts){0};
    arena = (struct arena){0};
    return 0;
}

/* What a try leaves in the session. */
static struct session try(const struct block *question) {
    struct session session = {.scene = &scene,
                              .facts = &facts,
                              .marks = &facts,
                              .spent = &facts,
                              .tries = &tries,
                              .look_at = -1};
    struct piece piece = {.block = question, .part = QUESTION_CHECK, .flags = PIECE_STOP};
    asked.predict = (struct list){question, 1};
    question_act(&piece, QUESTION_TRY, &session);
    return session;
}

static int64_t first_points(const struct block *question) {
    return block_tally(question, &scene).first.num;
}

static void the_first_answer_closes_though_it_is_wrong(void **state) {
    (void)state;
    facts_set(&facts, "which", "b", 1);
    struct session session = try(which);
    assert_string_equal(session.notice, "Here is the answer. Your try: 0 of 1 point.");
    assert_true(question_state(which, &facts).closed);
    assert_false(question_state(which, &facts).right);
    struct tally tally = block_tally(which, &scene);
    assert_int_equal(tally.questions, 1);
    assert_int_equal(tally.answered, 1);
    assert_int_equal(tally.counted.num, 0);
}

static void the_first_answer_closes_when_it_is_right(void **state) {
    (void)state;
    facts_set(&facts, "which", "a", 1);
    struct session session = try(which);
    assert_string_equal(session.notice, "Right: 1 of 1 point.");
    assert_true(question_state(which, &facts).right);
}

static void the_figure_is_what_is_right(void **state) {
    (void)state;
    facts_set(&facts, "run", "staleness", 2580000); /* a time: microseconds */
    facts_set(&facts, "run", "requests", 1440);     /* anything else: a whole number */
    facts_set_text(&facts, "age", ".answer", "2.6");
    facts_set_text(&facts, "count", ".answer", "1441");
    facts_set(&facts, "place", ".answer", 4); /* 100^(4/20) = 2.51 s, shown 2.5 s */
    assert_string_equal(try(age).notice, "Right: 1 of 1 point.");
    assert_string_equal(try(count).notice, "Too high. Your try: 0 of 1 point.");
    assert_string_equal(try(place).notice, "Right: 1 of 1 point.");
    assert_int_equal(first_points(age), 1);
    assert_int_equal(first_points(count), 0);
    assert_int_equal(first_points(place), 1);
}

static void a_later_figure_rescores_nothing(void **state) {
    (void)state;
    facts_set(&facts, "run", "staleness", 2580000);
    facts_set_text(&facts, "age", ".answer", "2.6");
    try(age);
    facts_set(&facts, "run", "staleness", 9000000);
    assert_int_equal(first_points(age), 1);
    assert_int_equal(block_tally(age, &scene).counted.num, 1);
    assert_int_equal(facts_get(&facts, "age", ".first/.right", 0), 2580000);
    assert_int_equal(facts_get(&facts, "age", ".last/.right", 0), 2580000);
}

static void a_container_can_ask_for_the_figure(void **state) {
    (void)state;
    assert_null(question_figure(run));
    assert_null(question_figure(which));
    assert_false(question_in_time(which));
    assert_string_equal(question_figure(age), "staleness");
    assert_true(question_in_time(age));
    assert_string_equal(question_figure(count), "requests");
    assert_false(question_in_time(count));
    assert_true(question_in_time(place));
    facts_set(&facts, "run", "staleness", 7);
    assert_int_equal(question_answer(age, &scene), 7);
}

static void what_is_shown_of_a_figure_is_rounded(void **state) {
    (void)state;
    struct writer writer = {0};
    facts_set(&facts, "run", "staleness", 2583417);
    block_kind(age)->answers(age, &scene, &writer);
    assert_non_null(strstr(writer.text, "  right: 2.58 s (within 10 %)\n"));
    writer_release(&writer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_first_answer_closes_though_it_is_wrong, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_first_answer_closes_when_it_is_right, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_figure_is_what_is_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_later_figure_rescores_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_container_can_ask_for_the_figure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_shown_of_a_figure_is_rounded, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
