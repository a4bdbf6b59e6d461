/* The examples in tests/kinds show every field of every kind, and of all that stands inside one. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "lesson/file.h"
#include "lesson/json.h"

#define EXAMPLES RTLESSON_TEST_ROOT "/tests/kinds/"

enum { ROWS = 2000 };

/* The rows that some example writes. */
static const struct field *seen[ROWS];
static int seen_count;

static bool is_seen(const struct field *row) {
    for (int i = 0; i < seen_count; i++)
        if (seen[i] == row)
            return true;
    return false;
}

static void see(const struct field *row) {
    if (is_seen(row))
        return;
    assert_true(seen_count < ROWS);
    seen[seen_count++] = row;
}

static const struct schema *kind_named(const char *name) {
    struct kinds kinds = registry_kinds();
    for (int i = 0; i < kinds.count; i++)
        if (strcmp(kinds.schemas[i]->name, name) == 0)
            return kinds.schemas[i];
    return NULL;
}

/* Of what stands in a list of that field, where it is always the same. */
static const struct schema *items_of(const struct field *row) {
    return row->of_kind != NULL ? kind_named(row->of_kind) : row->of;
}

static const struct field *row_of(const struct schema *schema, const char *key) {
    for (const struct field *row = schema->fields; row->name != NULL; row++)
        if (strcmp(row->name, key) == 0)
            return row;
    return NULL;
}

static void read_object(const struct schema *schema, const struct json *object) {
    for (const struct json *member = json_first(object); member != NULL;
         member = json_next(member)) {
        const struct field *row = row_of(schema, json_key(member));
        if (row == NULL)
            continue;
        see(row);
        const struct schema *items = items_of(row);
        for (const struct json *item = json_first(member); items != NULL && item != NULL;
             item = json_next(item))
            read_object(items, item);
    }
}

static void read_block(const struct json *object) {
    const struct json *kind = json_member(object, "kind");
    const struct schema *schema = kind != NULL ? kind_named(json_string(kind)) : NULL;
    if (schema != NULL)
        read_object(schema, object);
}

static void read_all(const struct json *value) {
    if (json_type(value) == JSON_OBJECT)
        read_block(value);
    for (const struct json *inner = json_first(value); inner != NULL; inner = json_next(inner))
        read_all(inner);
}

static void read_file(const char *name) {
    char path[512];
    struct problems problems = {0};
    struct json_document document;
    size_t length;
    snprintf(path, sizeof path, EXAMPLES "%s", name);
    char *text = file_read(path, &length, &problems);
    assert_non_null(text);
    assert_true(json_parse(&document, path, text, length, false, &problems));
    read_all(document.root);
    json_release(&document);
    problems_release(&problems);
    free(text);
}

static int count_unseen(const struct schema *schema, const char *kind) {
    int unseen = 0;
    for (const struct field *row = schema->fields; row->name != NULL; row++) {
        if (!is_seen(row))
            print_error("no example of the kind %s has \"%s\" of %s\n", kind, row->name,
                        schema->name);
        unseen += !is_seen(row);
        if (row->of != NULL && row->of != schema)
            unseen += count_unseen(row->of, kind);
    }
    return unseen;
}

static void every_field_has_an_example(void **state) {
    (void)state;
    struct kinds kinds = registry_kinds();
    DIR *directory = opendir(EXAMPLES);
    int unseen = 0;
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        if (strstr(entry->d_name, ".json") != NULL)
            read_file(entry->d_name);
    closedir(directory);
    for (int i = 0; i < kinds.count; i++)
        unseen += count_unseen(kinds.schemas[i], kinds.schemas[i]->name);
    assert_int_equal(unseen, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_field_has_an_example)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
