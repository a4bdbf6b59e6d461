/* Which texts of an object are visited, and where they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/writer.h"
#include "lesson/lesson.h"
#include "lesson/texts.h"

struct part {
    const char *is, *why;
};

static const struct field part_fields[] = {
    {.name = "is", .type = FIELD_LINE, .fills = true, .at = offsetof(struct part, is)},
    {.name = "why", .type = FIELD_PROSE, .at = offsetof(struct part, why)},
    {.name = NULL},
};
static const struct schema part_schema = {
    .name = "part", .fields = part_fields, .size = sizeof(struct part)};

struct whole {
    const char *id, *title, *text;
    int count;
    struct list parts, items, names, pairs, reasons, blocks;
};

static const struct field whole_fields[] = {
    {.name = "id", .type = FIELD_ID, .at = offsetof(struct whole, id)},
    {.name = "title", .type = FIELD_LINE, .at = offsetof(struct whole, title)},
    {.name = "count", .type = FIELD_WHOLE, .at = offsetof(struct whole, count)},
    {.name = "text", .type = FIELD_PROSE, .at = offsetof(struct whole, text)},
    {.name = "parts",
     .type = FIELD_OBJECTS,
     .of = &part_schema,
     .at = offsetof(struct whole, parts)},
    {.name = "items", .type = FIELD_LINES, .commonmark = true, .at = offsetof(struct whole, items)},
    {.name = "names", .type = FIELD_LINES, .at = offsetof(struct whole, names)},
    {.name = "pairs", .type = FIELD_PAIRS, .at = offsetof(struct whole, pairs)},
    {.name = "reasons", .type = FIELD_REASONS, .at = offsetof(struct whole, reasons)},
    {.name = "blocks", .type = FIELD_BLOCKS, .at = offsetof(struct whole, blocks)},
    {.name = NULL},
};
static const struct schema whole_schema = {
    .name = "whole", .fields = whole_fields, .size = sizeof(struct whole)};

/* "text=T parts/0/is=I": all that is visited, one behind the other. */
static void write_text(const struct text_at *at, void *data) {
    struct writer *writer = data;
    if (text_is_filled(at->field))
        writer_printf(writer, "%s%s=%s", writer->length > 0 ? " " : "", at->path, at->text);
}

static bool is_entered(const struct block *block, const char *path, void *data) {
    (void)path, (void)data;
    return strcmp(block->id, "closed") != 0;
}

static void expect(const struct whole *whole, const char *wanted) {
    struct writer writer = {0};
    texts_visit(whole_fields, whole, &(struct texts_visitor){is_entered, write_text, &writer});
    assert_string_equal(writer.text != NULL ? writer.text : "", wanted);
    writer_release(&writer);
}

static void what_is_absent_is_no_text(void **state) {
    (void)state;
    expect(&(struct whole){.id = "id", .title = "a line is none", .count = 3}, "");
}

static void prose_and_lines_that_say_so_are(void **state) {
    (void)state;
    static const struct part parts[] = {{"I", "W"}, {"J", NULL}};
    static const char *const items[] = {"first", "second"}, *const names[] = {"none"};
    static const struct pair pairs[] = {{"key", "P"}}, alone[] = {{NULL, "R"}};
    expect(&(struct whole){.text = "T",
                           .parts = {parts, 2},
                           .items = {items, 2},
                           .names = {names, 1},
                           .pairs = {pairs, 1},
                           .reasons = {alone, 1}},
           "text=T parts/0/is=I parts/0/why=W parts/1/is=J items/0=first items/1=second "
           "pairs/key=P reasons=R");
}

static void blocks_are_entered_that_may_be(void **state) {
    (void)state;
    static const struct whole inner = {.text = "T"};
    static const struct block blocks[] = {
        {.id = "closed", .schema = &whole_schema, .object = &inner},
        {.id = "open", .schema = &whole_schema, .object = &inner}};
    expect(&(struct whole){.text = "outer", .blocks = {blocks, 2}}, "text=outer blocks/1/text=T");
}

static void count_text(const struct text_at *at, void *data) {
    (void)at;
    ++*(int *)data;
}

static bool note_path(const struct block *block, const char *path, void *data) {
    (void)block, (void)data;
    assert_string_equal(path, "blocks/0");
    return true;
}

static void all_others_are_visited_too(void **state) {
    (void)state;
    static const char *const names[] = {"one", "two"};
    static const struct whole inner = {.title = "T"};
    static const struct block blocks[] = {{.schema = &whole_schema, .object = &inner}};
    const struct whole whole = {.title = "T", .names = {names, 2}, .blocks = {blocks, 1}};
    int count = 0;
    texts_visit(whole_fields, &whole, &(struct texts_visitor){note_path, count_text, &count});
    assert_int_equal(count, 4);
    texts_visit(whole_fields, &whole, &(struct texts_visitor){note_path, NULL, NULL});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_absent_is_no_text),
        cmocka_unit_test(prose_and_lines_that_say_so_are),
        cmocka_unit_test(blocks_are_entered_that_may_be),
        cmocka_unit_test(all_others_are_visited_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
