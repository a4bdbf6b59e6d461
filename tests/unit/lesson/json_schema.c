#include "lesson/json_schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "lesson/course.h"

/* Kinds with each type of field; nothing is loaded, so that no place in an object is named. */

static const char *const tones[] = {"calm", "stern", NULL};

static const struct field part_fields[] = {
    {.name = "id", .type = FIELD_ID, .required = true, .says = "Its id."},
    {.name = "text", .type = FIELD_PROSE, .says = "Its text."},
    {.name = NULL},
};
static const struct schema part_schema = {
    .name = "part", .summary = "A part.", .fields = part_fields};

static const struct field note_fields[] = {
    {.name = "line", .type = FIELD_LINE, .says = "A \"line\"."},
    {.name = "named", .type = FIELD_LINE, .names = tones, .says = "S."},
    {.name = "prose", .type = FIELD_PROSE, .required = true, .says = "S."},
    {.name = "ref", .type = FIELD_REF, .required = true, .says = "S."},
    {.name = "bool", .type = FIELD_BOOL, .preset = true, .says = "S."},
    {.name = "sure", .type = FIELD_BOOL, .required = true, .says = "S."},
    {.name = "maybe", .type = FIELD_MAYBE, .preset = -1, .says = "S."},
    {.name = "often", .type = FIELD_WHOLE, .low = 1, .high = 9, .without = "2", .says = "S."},
    {.name = "told", .type = FIELD_WHOLE, .low = 1, .high = 9, .without = "all", .says = "S."},
    {.name = "whole", .type = FIELD_WHOLE, .low = -5, .high = 10, .preset = 3, .says = "S."},
    {.name = "least", .type = FIELD_WHOLE, .low = 2, .says = "S."},
    {.name = "any", .type = FIELD_WHOLE, .says = "S."},
    {.name = "one", .type = FIELD_WHOLE, .low = 1, .high = 1, .required = true, .says = "S."},
    {.name = "span",
     .type = FIELD_DURATION,
     .low = 1000,
     .high = 60000000,
     .preset = 1500000,
     .says = "S."},
    {.name = "long", .type = FIELD_DURATION, .low = 1000000, .says = "S."},
    {.name = "never", .type = FIELD_DURATION, .preset = INT64_MAX, .says = "S."},
    {.name = "share", .type = FIELD_SHARE, .preset = 25000000, .says = "S."},
    {.name = "bare", .type = FIELD_SHARE, .preset = -1, .says = "S."},
    {.name = "tone", .type = FIELD_ONE_OF, .names = tones, .preset = 1, .says = "S."},
    {.name = "mood", .type = FIELD_ONE_OF, .names = tones, .preset = -1, .says = "S."},
    {.name = "lines", .type = FIELD_LINES, .says = "S."},
    {.name = "refs", .type = FIELD_REFS, .low = 2, .high = 2, .says = "S."},
    {.name = "pairs", .type = FIELD_PAIRS, .low = 1, .high = 3, .says = "S."},
    {.name = "moods", .type = FIELD_PAIRS, .names = tones, .says = "S."},
    {.name = "reasons", .type = FIELD_REASONS, .low = 1, .says = "S."},
    {.name = "run", .type = FIELD_SCENARIO, .says = "S."},
    {.name = "vary", .type = FIELD_VARY, .low = 1, .says = "S."},
    {.name = "parts", .type = FIELD_OBJECTS, .low = 1, .of = &part_schema, .says = "S."},
    {.name = "blocks", .type = FIELD_BLOCKS, .says = "S."},
    {.name = "tasks", .type = FIELD_BLOCKS, .of_kind = "task", .low = 1, .says = "S."},
    {.name = "asks", .type = FIELD_QUESTIONS, .says = "S."},
    {.name = NULL},
};
static const struct schema note_schema = {
    .name = "note", .summary = "A note.", .fields = note_fields};
static const struct schema quest_schema = {
    .name = "quest", .summary = "A question.", .fields = part_fields, .question = true};
static const struct schema task_schema = {
    .name = "task", .summary = "A task.", .fields = part_fields, .part = true};

static const struct schema *const schemas[] = {&note_schema, &quest_schema, &task_schema};
static const struct kinds kinds = {.schemas = schemas, .count = 3};

static char *made(const struct schema *root, struct kinds of) {
    struct writer writer = {0};
    json_schema_write(root, of, &writer);
    return writer.text;
}

/* The line on which that member begins, behind this text of another line; without indent and comma.
 */
static const char *line_of(const char *text, const char *behind, const char *name) {
    static char line[512];
    char quoted[64];
    const char *at = strstr(text, behind);
    assert_non_null(at);
    snprintf(quoted, sizeof quoted, " \"%s\": ", name);
    at = strstr(at + 1, quoted);
    if (at == NULL)
        fail_msg("there is no \"%s\" behind %s", name, behind);
    size_t length = strcspn(at + 1, "\n");
    assert_true(length < sizeof line);
    memcpy(line, at + 1, length);
    line[length - (line[length - 1] == ',')] = '\0';
    return line;
}

/* What stands behind a field's description in its own line. */
static void expect(const char *text, const char *name, const char *says, const char *value) {
    char expected[512];
    snprintf(expected, sizeof expected, "\"%s\": { \"description\": \"%s\", %s }", name, says,
             value);
    assert_string_equal(line_of(text, "\"kind.note\": {", name), expected);
}

static void each_type_of_field_has_its_form(void **state) {
    (void)state;
    char *text = made(&lesson_schema, kinds);
    expect(text, "kind", "The kind of block; it decides which other fields there are.",
           "\"const\": \"note\"");
    expect(text, "line", "A \\\"line\\\".", "\"$ref\": \"#/$defs/text.line\"");
    expect(text, "named", "S.",
           "\"$ref\": \"#/$defs/text.line\", \"examples\": [ \"calm\", \"stern\" ]");
    expect(text, "prose", "S.", "\"$ref\": \"#/$defs/text.prose\"");
    expect(text, "ref", "S.", "\"$ref\": \"#/$defs/id\"");
    expect(text, "bool", "S.", "\"type\": \"boolean\", \"default\": true");
    expect(text, "sure", "S.", "\"type\": \"boolean\"");
    expect(text, "maybe", "S.", "\"type\": \"boolean\"");
    expect(text, "often", "S.",
           "\"type\": \"integer\", \"minimum\": 1, \"maximum\": 9, \"default\": 2");
    expect(text, "told", "S. Without it: all.",
           "\"type\": \"integer\", \"minimum\": 1, \"maximum\": 9");
    expect(text, "whole", "S.",
           "\"type\": \"integer\", \"minimum\": -5, \"maximum\": 10, \"default\": 3");
    expect(text, "least", "S.", "\"type\": \"integer\", \"minimum\": 2, \"maximum\": 2147483647");
    expect(text, "any", "S.",
           "\"type\": \"integer\", \"minimum\": -2147483648, \"maximum\": 2147483647");
    expect(text, "one", "S.", "\"type\": \"integer\", \"const\": 1");
    expect(text, "span", "S. From 1ms to 1min.",
           "\"$ref\": \"#/$defs/duration\", \"default\": \"1500ms\"");
    expect(text, "long", "S. At least 1s.", "\"$ref\": \"#/$defs/duration\"");
    expect(text, "never", "S.", "\"$ref\": \"#/$defs/duration\"");
    expect(text, "share", "S.", "\"$ref\": \"#/$defs/share\", \"default\": \"25%\"");
    expect(text, "bare", "S.", "\"$ref\": \"#/$defs/share\"");
    expect(text, "tone", "S.", "\"enum\": [ \"calm\", \"stern\" ], \"default\": \"stern\"");
    expect(text, "mood", "S.", "\"enum\": [ \"calm\", \"stern\" ]");
    expect(text, "lines", "S.",
           "\"type\": \"array\", \"items\": { \"$ref\": \"#/$defs/text.line\" }");
    expect(text, "refs", "S.",
           "\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2, "
           "\"items\": { \"$ref\": \"#/$defs/id\" }");
    expect(text, "pairs", "S.",
           "\"type\": \"object\", \"propertyNames\": { \"$ref\": \"#/$defs/id\" }, "
           "\"additionalProperties\": { \"$ref\": \"#/$defs/text.prose\" }, "
           "\"minProperties\": 1, \"maxProperties\": 3");
    expect(text, "moods", "S.",
           "\"type\": \"object\", \"propertyNames\": { \"enum\": [ \"calm\", \"stern\" ] }, "
           "\"additionalProperties\": { \"$ref\": \"#/$defs/text.prose\" }");
    expect(text, "reasons", "S.",
           "\"type\": [ \"string\", \"object\" ], \"pattern\": \"[^ \\\\t\\\\r\\\\n]\", "
           "\"propertyNames\": { \"$ref\": \"#/$defs/id\" }, "
           "\"additionalProperties\": { \"$ref\": \"#/$defs/text.prose\" }, \"minProperties\": 1");
    expect(text, "run", "S.", "\"$ref\": \"#/$defs/scenario\"");
    expect(text, "vary", "S.", "\"$ref\": \"#/$defs/vary\", \"minProperties\": 1");
    expect(text, "blocks", "S.", "\"type\": \"array\", \"items\": { \"$ref\": \"#/$defs/block\" }");
    expect(text, "tasks", "S.",
           "\"type\": \"array\", \"minItems\": 1, \"items\": { \"$ref\": \"#/$defs/kind.task\" }");
    expect(text, "asks", "S.",
           "\"type\": \"array\", \"items\": { \"$ref\": \"#/$defs/question\" }");
    free(text);
}

static void an_object_has_its_members(void **state) {
    (void)state;
    char *text = made(&lesson_schema, kinds);
    const char *parts = "\"parts\": {", *note = "\"kind.note\": {";
    assert_string_equal(line_of(text, parts, "minItems"), "\"minItems\": 1");
    assert_string_equal(line_of(text, parts, "title"), "\"title\": \"part\"");
    assert_string_equal(line_of(text, parts, "description"), "\"description\": \"S.\"");
    assert_string_equal(line_of(text, parts, "required"), "\"required\": [ \"id\" ]");
    assert_string_equal(line_of(text, parts, "additionalProperties"),
                        "\"additionalProperties\": false");
    assert_string_equal(line_of(text, note, "title"), "\"title\": \"note\"");
    assert_string_equal(line_of(text, note, "description"), "\"description\": \"A note.\"");
    /* Behind the parts stand the note's own. */
    assert_string_equal(line_of(text, "\"asks\": {", "required"),
                        "\"required\": [ \"kind\", \"prose\", \"ref\", \"sure\", \"one\" ]");
    /* The common fields of what has an id: the part, not the note. */
    assert_non_null(strstr(line_of(text, parts, "formerly"), "\"#/$defs/id\""));
    const char *end = strstr(text, "\"asks\": {");
    assert_ptr_not_equal(strstr(end, "\"formerly\""), NULL);
    assert_true(strstr(end, "\"formerly\"") > strstr(end, "\"kind.quest\": {"));
    free(text);
}

static void blocks_are_told_apart_by_kind(void **state) {
    (void)state;
    char *text = made(&lesson_schema, kinds);
    const char *block = "\n    \"block\": {", *question = "\n    \"question\": {";
    assert_string_equal(line_of(text, block, "enum"), "\"enum\": [ \"note\", \"quest\" ]");
    assert_string_equal(line_of(text, question, "enum"), "\"enum\": [ \"quest\" ]");
    assert_non_null(
        strstr(strstr(text, block),
               "{ \"if\": { \"properties\": { \"kind\": { \"const\": \"note\" } }, \"required\": [ "
               "\"kind\" ] }, \"then\": { \"$ref\": \"#/$defs/kind.note\" } },\n"));
    /* A part names no kind. */
    const char *task = strstr(text, "\"kind.task\": {");
    assert_null(strstr(text, "\"const\": \"task\""));
    assert_string_equal(line_of(text, "\"kind.task\": {", "required"), "\"required\": [ \"id\" ]");
    assert_non_null(task);
    free(text);
}

static void a_scenario_has_its_techniques_knobs(void **state) {
    (void)state;
    char *text = made(&lesson_schema, kinds);
    const char *poll = "\"const\": \"long-poll\"", *sse = "\"const\": \"sse\"";
    assert_string_equal(line_of(text, poll, "hold"),
                        "\"hold\": { \"$ref\": \"#/$defs/knob.hold\" }");
    char *from = strstr(text, sse), *until = strstr(from, "\"const\": \"websocket\"");
    *until = '\0';
    assert_null(strstr(from, "\"hold\""));
    assert_non_null(strstr(from, "\"replay\""));
    *until = '"';
    assert_non_null(strstr(text, "\"if\": { \"not\": { \"required\": [ \"technique\" ] } }"));
    assert_string_equal(line_of(text, "\n    \"vary\": {", "setup"),
                        "\"setup\": { \"type\": \"array\", \"minItems\": 1, \"uniqueItems\": true, "
                        "\"items\": { \"$ref\": \"#/$defs/knob.setup\" } }");
    assert_string_equal(line_of(text, "\"knob.setup\": {", "enum"), "\"enum\": [ 1, 3, 5, 7 ]");
    assert_string_equal(line_of(text, "\"knob.setup\": {", "default"), "\"default\": 3");
    assert_string_equal(
        line_of(text, "\"knob.hold\": {", "description"),
        "\"description\": \"How long the server holds a request while there is no update. "
        "With long-poll alone.\"");
    assert_string_equal(line_of(text, "\"knob.replay\": {", "anyOf"),
                        "\"anyOf\": [ { \"type\": \"integer\", \"minimum\": 1, \"maximum\": "
                        "1000000000 }, { \"enum\": [ \"none\", \"all\" ] } ]");
    assert_string_equal(line_of(text, "\"knob.heartbeat\": {", "anyOf"),
                        "\"anyOf\": [ { \"$ref\": \"#/$defs/duration\" }, { \"enum\": [ \"none\" ] "
                        "} ]");
    assert_string_equal(line_of(text, "\"knob.backoff\": {", "type"), "\"type\": \"boolean\"");
    assert_string_equal(line_of(text, "\"knob.clients\": {", "default"), "\"default\": 1");
    free(text);
}

static void what_is_not_used_is_not_defined(void **state) {
    (void)state;
    char *text = made(&course_schema, registry_kinds());
    assert_non_null(strstr(text, "\"$id\": \"urn:rtlesson:course:1\""));
    assert_non_null(strstr(text, "\n    \"id\": {"));
    assert_non_null(strstr(text, "\n    \"text.line\": {"));
    assert_null(strstr(text, "kind."));
    assert_null(strstr(text, "knob."));
    assert_null(strstr(text, "\n    \"duration\": {"));
    /* A course's ids have no ids of old. */
    assert_null(strstr(text, "formerly"));
    free(text);
}

/* Each "$ref" names a definition. */
static void every_reference_leads_somewhere(void **state) {
    (void)state;
    static const char ref[] = "\"#/$defs/";
    char *text = made(&lesson_schema, registry_kinds());
    int count = 0;
    for (const char *at = strstr(text, ref); at != NULL; at = strstr(at + 1, ref), count++) {
        char definition[96];
        int length = (int)strcspn(at + sizeof ref - 1, "\"");
        snprintf(definition, sizeof definition, "\n    \"%.*s\": {", length, at + sizeof ref - 1);
        if (strstr(text, definition) == NULL)
            fail_msg("%.*s is not defined", length, at + sizeof ref - 1);
    }
    assert_true(count > 400);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_type_of_field_has_its_form),
        cmocka_unit_test(an_object_has_its_members),
        cmocka_unit_test(blocks_are_told_apart_by_kind),
        cmocka_unit_test(a_scenario_has_its_techniques_knobs),
        cmocka_unit_test(what_is_not_used_is_not_defined),
        cmocka_unit_test(every_reference_leads_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
