/* What rows of schemas say in words, and how the rows of one are walked. */
#include "lesson/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/writer.h"
#include "sim/happening.h"
#include "sim/knob.h"
#include "sim/measure.h"

static const char *const three[] = {"asked", "closed", "never", NULL};

static void types_are_told_with_their_range(void **state) {
    static const struct {
        struct field field;
        const char *type;
    } cases[] = {
        {{.type = FIELD_LINE}, "text, one line"},
        {{.type = FIELD_LINE, .names = &knobs[0].name}, "name of a knob"},
        {{.type = FIELD_PROSE}, "text in Markdown"},
        {{.type = FIELD_ID}, "id"},
        {{.type = FIELD_BOOL}, "true or false"},
        {{.type = FIELD_WHOLE}, "whole number"},
        {{.type = FIELD_WHOLE, .low = 1, .high = 9}, "whole number from 1 to 9"},
        {{.type = FIELD_WHOLE, .low = 2}, "whole number of at least 2"},
        {{.type = FIELD_WHOLE, .low = 1, .high = 1}, "whole number 1"},
        {{.type = FIELD_WHOLE, .low = -3, .high = 0}, "whole number from -3 to 0"},
        {{.type = FIELD_DURATION}, "duration"},
        {{.type = FIELD_DURATION, .low = 1}, "duration above 0s"},
        {{.type = FIELD_DURATION, .low = 100000, .high = 600000000},
         "duration from 100ms to 10min"},
        {{.type = FIELD_SHARE}, "share from 0% to 100%"},
        {{.type = FIELD_ONE_OF, .names = three}, "\"asked\", \"closed\" or \"never\""},
        {{.type = FIELD_LINES, .low = 2, .high = 6}, "list of 2 to 6 texts, one line each"},
        {{.type = FIELD_LINES, .commonmark = true, .low = 1},
         "list of 1 or more texts in Markdown, one line each"},
        {{.type = FIELD_REFS, .low = 2, .high = 2}, "list of 2 ids"},
        {{.type = FIELD_PAIRS}, "object of names, each with a text"},
        {{.type = FIELD_PAIRS, .low = 1, .high = 6, .names = &measures[0].name},
         "object of 1 to 6 measures, each with a text"},
        {{.type = FIELD_SCENARIO}, "object of knobs, each with its value"},
        {{.type = FIELD_OBJECTS, .low = 1, .high = 1}, "list of 1 object"},
        {{.type = FIELD_BLOCKS, .low = 1}, "list of 1 or more blocks"},
        {{.type = FIELD_QUESTIONS, .low = 1, .high = 1}, "list of 1 question"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(reference_type(&cases[i].field, &arena), cases[i].type);
    arena_release(&arena);
}

static void expect_default(struct field field, const char *wanted) {
    struct arena arena = {0};
    const char *found = reference_default(&field, &arena);
    if (wanted == NULL)
        assert_null(found);
    else
        assert_string_equal(found, wanted);
    arena_release(&arena);
}

static void a_default_is_told_where_the_row_has_one(void **state) {
    (void)state;
    expect_default((struct field){.type = FIELD_LINE}, NULL);
    expect_default((struct field){.type = FIELD_BOOL}, "false");
    expect_default((struct field){.type = FIELD_BOOL, .preset = true}, "true");
    expect_default((struct field){.type = FIELD_BOOL, .required = true}, NULL);
    expect_default((struct field){.type = FIELD_MAYBE, .preset = -1}, NULL);
    expect_default((struct field){.type = FIELD_MAYBE, .preset = 1}, "true");
    expect_default((struct field){.type = FIELD_WHOLE, .low = 1, .high = 9, .preset = 4}, "4");
    expect_default((struct field){.type = FIELD_WHOLE, .low = 0, .high = 9, .preset = -1}, NULL);
    expect_default((struct field){.type = FIELD_WHOLE, .preset = 0, .low = 1, .high = 9}, NULL);
    expect_default((struct field){.type = FIELD_DURATION, .preset = 600000000}, "\"10min\"");
    expect_default((struct field){.type = FIELD_DURATION, .preset = 90000000}, "\"90s\"");
    expect_default((struct field){.type = FIELD_DURATION, .preset = -1}, NULL);
    expect_default((struct field){.type = FIELD_DURATION, .preset = INT64_MAX}, NULL);
    expect_default((struct field){.type = FIELD_DURATION, .low = 1}, NULL);
    expect_default((struct field){.type = FIELD_SHARE}, "\"0%\"");
    expect_default((struct field){.type = FIELD_SHARE, .preset = SCHEMA_WHOLE / 4}, "\"25%\"");
    expect_default((struct field){.type = FIELD_SHARE, .preset = -1}, NULL);
    expect_default((struct field){.type = FIELD_ONE_OF, .names = three, .preset = 1}, "\"closed\"");
    expect_default((struct field){.type = FIELD_ONE_OF, .names = three, .preset = -1}, NULL);
    expect_default((struct field){.type = FIELD_WHOLE, .preset = -1, .without = "all"}, "all");
}

static void facts_are_type_and_default_or_that_it_is_required(void **state) {
    struct arena arena = {0};
    struct field field = {.type = FIELD_WHOLE, .low = 1, .high = 9, .preset = 4};
    (void)state;
    assert_string_equal(reference_facts(&field, &arena), "whole number from 1 to 9; default 4");
    field.required = true;
    assert_string_equal(reference_facts(&field, &arena), "whole number from 1 to 9; required");
    field = (struct field){.type = FIELD_PROSE};
    assert_string_equal(reference_facts(&field, &arena), "text in Markdown");
    arena_release(&arena);
}

static void names_of_a_table_lead_to_its_words(void **state) {
    struct field when = {.type = FIELD_ONE_OF, .names = &happening_names[0].name};
    struct field goal = {.type = FIELD_PAIRS, .names = &measures[0].name};
    struct field simulate = {.type = FIELD_SCENARIO}, reveal = {.type = FIELD_ONE_OF};
    (void)state;
    reveal.names = three;
    assert_string_equal(reference_group(&when), "moments");
    assert_string_equal(reference_group(&goal), "measures");
    assert_string_equal(reference_group(&simulate), "knobs");
    assert_null(reference_group(&reveal));
}

static const struct field leaf_fields[] = {
    {.name = "id", .type = FIELD_ID}, {.name = "why", .type = FIELD_PROSE}, {.name = NULL}};
static const struct schema leaf = {.name = "leaf", .fields = leaf_fields};
static const struct field twig_fields[] = {{.name = "leaves", .type = FIELD_OBJECTS, .of = &leaf},
                                           {.name = NULL}};
static const struct schema twig = {.name = "twig", .fields = twig_fields, .part = true};
static const struct field tree_fields[] = {
    {.name = "title", .type = FIELD_LINE},
    {.name = "twigs", .type = FIELD_BLOCKS, .of_kind = "twig"},
    {.name = "blocks", .type = FIELD_BLOCKS},
    {.name = NULL}};
static const struct schema tree = {.name = "tree", .fields = tree_fields};

static void note(const struct reference_place *place, void *data) {
    writer_printf(data, "%d %s of %s in %s\n", place->depth, place->path, place->schema->name,
                  place->root->name);
}

static void rows_are_walked_as_deep_as_they_go(void **state) {
    const struct schema *const schemas[] = {&tree, &twig};
    struct kinds kinds = {.schemas = schemas, .count = 2};
    struct arena arena = {0};
    struct writer writer = {0};
    (void)state;
    reference_walk(&tree, kinds, &arena, note, &writer);
    assert_string_equal(writer.text, "0 title of tree in tree\n"
                                     "0 twigs of tree in tree\n"
                                     "1 twigs[].leaves of twig in tree\n"
                                     "2 twigs[].leaves[].id of leaf in tree\n"
                                     "2 twigs[].leaves[].why of leaf in tree\n"
                                     "0 blocks of tree in tree\n");
    assert_ptr_equal(reference_kind(kinds, "twig"), &twig);
    assert_null(reference_kind(kinds, "bough"));
    writer_release(&writer);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_told_with_their_range),
        cmocka_unit_test(a_default_is_told_where_the_row_has_one),
        cmocka_unit_test(facts_are_type_and_default_or_that_it_is_required),
        cmocka_unit_test(names_of_a_table_lead_to_its_words),
        cmocka_unit_test(rows_are_walked_as_deep_as_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
