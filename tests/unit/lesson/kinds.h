/*
 * A few kinds of block for the loader's tests, which between them have every type of field: the
 * loader must know nothing of the program's own kinds.
 */
#ifndef RTLESSON_TESTS_LESSON_KINDS_H
#define RTLESSON_TESTS_LESSON_KINDS_H

#include <string.h>

#include "lesson/check.h"
#include "lesson/lesson.h"

struct test_part {
    const char *id, *text;
};

struct test_note {
    const char *id, *title, *text, *owner;
    bool loud;
    int maybe, size, tone;
    int64_t lasts_usec;
    struct list lines, owners, because, why, parts;
};

struct test_plain {
    const char *text;
};

struct test_box {
    const char *id;
    struct list blocks;
};

static const struct field test_part_fields[] = {
    {.name = "id", .type = FIELD_ID, .required = true, .at = offsetof(struct test_part, id)},
    {.name = "text", .type = FIELD_PROSE, .required = true, .at = offsetof(struct test_part, text)},
    {.name = NULL},
};
static const struct schema test_part_schema = {
    .name = "part", .fields = test_part_fields, .size = sizeof(struct test_part)};

static const char *const test_tones[] = {"calm", "cheerful", "stern", NULL};

static const struct field test_note_fields[] = {
    {.name = "id", .type = FIELD_ID, .required = true, .at = offsetof(struct test_note, id)},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct test_note, title)},
    {.name = "text", .type = FIELD_PROSE, .at = offsetof(struct test_note, text)},
    {.name = "owner", .type = FIELD_REF, .at = offsetof(struct test_note, owner)},
    {.name = "loud", .type = FIELD_BOOL, .preset = true, .at = offsetof(struct test_note, loud)},
    {.name = "maybe", .type = FIELD_MAYBE, .preset = -1, .at = offsetof(struct test_note, maybe)},
    {.name = "size",
     .type = FIELD_WHOLE,
     .low = -5,
     .high = 10,
     .preset = 3,
     .at = offsetof(struct test_note, size)},
    {.name = "tone",
     .type = FIELD_ONE_OF,
     .names = test_tones,
     .preset = 1,
     .at = offsetof(struct test_note, tone)},
    {.name = "lasts",
     .type = FIELD_DURATION,
     .low = 1000,
     .high = 60000000,
     .preset = 2000000,
     .at = offsetof(struct test_note, lasts_usec)},
    {.name = "lines", .type = FIELD_LINES, .at = offsetof(struct test_note, lines)},
    {.name = "owners",
     .type = FIELD_REFS,
     .low = 2,
     .high = 2,
     .at = offsetof(struct test_note, owners)},
    {.name = "because", .type = FIELD_REASONS, .low = 1, .at = offsetof(struct test_note, because)},
    {.name = "why", .type = FIELD_PAIRS, .low = 1, .at = offsetof(struct test_note, why)},
    {.name = "parts",
     .type = FIELD_OBJECTS,
     .of = &test_part_schema,
     .low = 1,
     .high = 3,
     .at = offsetof(struct test_note, parts)},
    {.name = NULL},
};
static const struct schema test_note_schema = {
    .name = "note", .fields = test_note_fields, .size = sizeof(struct test_note)};

static const struct field test_plain_fields[] = {
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct test_plain, text)},
    {.name = NULL},
};
static const struct schema test_plain_schema = {
    .name = "plain", .fields = test_plain_fields, .size = sizeof(struct test_plain)};

static const struct field test_box_fields[] = {
    {.name = "id", .type = FIELD_ID, .required = true, .at = offsetof(struct test_box, id)},
    {.name = "blocks",
     .type = FIELD_BLOCKS,
     .required = true,
     .at = offsetof(struct test_box, blocks)},
    {.name = NULL},
};
static const struct schema test_box_schema = {
    .name = "box", .fields = test_box_fields, .size = sizeof(struct test_box)};

static const struct field test_exam_fields[] = {
    {.name = "id", .type = FIELD_ID, .required = true, .at = offsetof(struct test_box, id)},
    {.name = "questions",
     .type = FIELD_QUESTIONS,
     .required = true,
     .low = 1,
     .at = offsetof(struct test_box, blocks)},
    {.name = NULL},
};
static const struct schema test_exam_schema = {
    .name = "exam", .fields = test_exam_fields, .size = sizeof(struct test_box)};

static bool stands_in_exam(const struct block *block) {
    while (block != NULL && block->schema != &test_exam_schema)
        block = block->outer;
    return block != NULL;
}

/* A question whose parts must come in the order of their ids, and which warns outside an exam. */
static bool test_check_ask(const void *object, struct check *check) {
    const struct test_note *ask = object;
    const struct test_part *parts = ask->parts.at;
    bool good = true;
    for (int i = 1; i < ask->parts.count; i++)
        if (strcmp(parts[i - 1].id, parts[i].id) > 0)
            good = check_error(check, check_place(check, "parts/%d/id", i), CODE_TWICE,
                               "the parts of \"%s\" must be sorted", ask->id);
    for (int i = 0; i < ask->why.count; i++)
        if (strcmp(((const struct pair *)ask->why.at)[i].key, "nobody") == 0)
            good = check_error(check, check_key_place(check, "why/%s", "nobody"), CODE_TWICE,
                               "nobody asked");
    if (!stands_in_exam(check_block(check)))
        check_warning(check, check_place(check, "text/deeper/%d", 1), CODE_TWICE,
                      "a question outside an exam");
    return good;
}

static const struct schema test_ask_schema = {.name = "ask",
                                              .fields = test_note_fields,
                                              .size = sizeof(struct test_note),
                                              .question = true,
                                              .check = test_check_ask};

static const struct schema *const test_schemas[] = {
    &test_note_schema, &test_plain_schema, &test_box_schema, &test_exam_schema, &test_ask_schema};
static const struct kinds test_kinds = {.schemas = test_schemas,
                                        .count = sizeof test_schemas / sizeof test_schemas[0]};

/* A right lesson with every type of field. */
static const char test_lesson[] =
    "{\n"
    "  \"$schema\": \"schema/lesson.schema.json\",\n"
    "  \"format\": 1, \"id\": \"all\", \"title\": \"Everything — once\", \"subtitle\": \"Sub\",\n"
    "  \"tags\": [\"one\", \"two\"], \"video\": \"https://example.org/\",\n"
    "  \"sections\": [\n"
    "    { \"id\": \"first\", \"kicker\": \"Kick\", \"title\": \"First\", \"sources\": [\"RFC "
    "1\"],\n"
    "      \"blocks\": [\n"
    "        { \"kind\": \"plain\", \"text\": \"Two\\nlines \\ud83d\\ude00\" },\n"
    "        { \"kind\": \"note\", \"id\": \"full\", \"title\": \"Title\", \"text\": \"*Prose*\",\n"
    "          \"owner\": \"a-b_C9\", \"loud\": false, \"maybe\": true, \"size\": -5,\n"
    "          \"tone\": \"stern\", \"lasts\": \"1.5s\", \"lines\": [\"l1\", \"l2\", \"l3\"],\n"
    "          \"owners\": [\"x\", \"y\"], \"why\": { \"x\": \"because\", \"y\": \"so\" },\n"
    "          \"parts\": [ { \"id\": \"p\", \"text\": \"P\" }, { \"text\": \"Q\", \"id\": \"q\" } "
    "] },\n"
    "        { \"kind\": \"note\", \"id\": \"bare\", \"title\": \"Bare\" }\n"
    "      ] },\n"
    "    { \"title\": \"Second\", \"id\": \"second\", \"blocks\": [\n"
    "        { \"kind\": \"box\", \"id\": \"outer\", \"blocks\": [\n"
    "          { \"kind\": \"box\", \"id\": \"inner\", \"blocks\": [\n"
    "            { \"kind\": \"exam\", \"id\": \"exam\", \"questions\": [\n"
    "              { \"kind\": \"ask\", \"id\": \"q1\", \"title\": \"Why?\",\n"
    "                \"parts\": [ { \"id\": \"p\", \"text\": \"P\" } ] } ] } ] } ] } ] }\n"
    "  ]\n"
    "}\n";

#endif
