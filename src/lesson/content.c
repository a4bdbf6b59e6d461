/* How the JSON of a question is brought into one form, and hashed as it goes. */
#include "lesson/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

/* Which members of an object count: all but what stands beside, or the run alone. */
enum part { PART_ASKED, PART_RUN };

static uint64_t hash_value(uint64_t hash, const struct field *row, const struct json *value,
                           enum part part);

static const struct field *row_of(const struct schema *schema, const char *key) {
    for (const struct field *row = schema != NULL ? schema->fields : NULL;
         row != NULL && row->name != NULL; row++)
        if (strcmp(row->name, key) == 0)
            return row;
    return NULL;
}

/* What any block may have besides asks nothing, but for its kind: ids of old, what it comes after.
 */
static bool is_beside(const char *key) {
    for (int i = COMMON_KIND + 1; i < COMMON_COUNT; i++)
        if (strcmp(key, common_fields[i].field.name) == 0)
            return true;
    return false;
}

/* What no row describes (a "kind", an author's own key) was written as well. */
static bool counts(const struct field *row, const char *key, enum part part) {
    if (part == PART_RUN)
        return row != NULL && row->content == CONTENT_RUN;
    return row != NULL ? row->content != CONTENT_BESIDE : !is_beside(key);
}

static int compare_keys(const void *a, const void *b) {
    return strcmp(json_key(*(const struct json *const *)a),
                  json_key(*(const struct json *const *)b));
}

static uint64_t hash_object(uint64_t hash, const struct schema *schema, const struct json *object,
                            enum part part) {
    int count = json_count(object), at = 0;
    const struct json **members = memory_alloc((size_t)count + 1, sizeof *members);
    for (const struct json *member = json_first(object); member != NULL; member = json_next(member))
        members[at++] = member;
    qsort(members, (size_t)count, sizeof *members, compare_keys);
    hash = hash_text(hash, "{");
    for (int i = 0; i < count; i++) {
        const struct field *row = row_of(schema, json_key(members[i]));
        if (counts(row, json_key(members[i]), part))
            hash = hash_value(hash_text(hash, json_key(members[i])), row, members[i], part);
    }
    free(members);
    return hash_text(hash, "}");
}

static uint64_t hash_array(uint64_t hash, const struct field *row, const struct json *array,
                           enum part part) {
    hash = hash_text(hash, "[");
    for (const struct json *item = json_first(array); item != NULL; item = json_next(item))
        hash = hash_value(hash, row, item, part);
    return hash_text(hash, "]");
}

/* 1 and 1.0 are one number; 17 digits tell any two apart. */
static uint64_t hash_number(uint64_t hash, double number) {
    char text[32];
    snprintf(text, sizeof text, "%.17g", number);
    return hash_text(hash, text);
}

static uint64_t hash_value(uint64_t hash, const struct field *row, const struct json *value,
                           enum part part) {
    const struct schema *of = row != NULL ? row->of : NULL;
    switch (json_type(value)) {
    case JSON_OBJECT:
        return hash_object(hash, of, value, of != NULL ? part : PART_ASKED);
    case JSON_ARRAY:
        return hash_array(hash, row, value, part);
    case JSON_STRING:
        return hash_text(hash_text(hash, "\""), json_string(value));
    case JSON_NUMBER:
        return hash_number(hash, json_number(value));
    case JSON_BOOL:
        return hash_text(hash, json_bool(value) ? "true" : "false");
    default:
        return hash_text(hash, "null");
    }
}

static bool wants_figure(const struct load_frame *frame) {
    for (const struct field *row = frame->schema->fields; row->name != NULL; row++)
        if (row->content == CONTENT_FIGURE && json_member(frame->json, row->name) != NULL)
            return true;
    return false;
}

static bool has_run(const struct schema *schema) {
    for (const struct field *row = schema->fields; row->name != NULL; row++)
        if (row->content == CONTENT_RUN)
            return true;
    return false;
}

static const struct load_frame *run_around(const struct load_frame *frame) {
    while (frame != NULL && !has_run(frame->schema))
        frame = frame->outer;
    return frame;
}

/* The run of a part is that of what it stands in, changed by it. */
uint64_t content_hash(const struct load_frame *frame) {
    uint64_t hash = hash_object(HASH_START, frame->schema, frame->json, PART_ASKED);
    const struct load_frame *run = wants_figure(frame) ? run_around(frame->outer) : NULL;
    while (run != NULL) {
        hash = hash_object(hash, run->schema, run->json, PART_RUN);
        run = run->schema->part ? run_around(run->outer) : NULL;
    }
    return hash;
}
