/* How cJSON's tree gets the scanner's places, and is read without cJSON being seen. */
#include "lesson/json.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/scan.h"

enum { MARK_BYTES = 2 * 1024 };

/* struct json is cJSON's node. Two of its members are of no use to us there and hold something
 * else: valueint the value's offset, and a container's valuedouble how many are in it. */
static const cJSON *node(const struct json *value) {
    return (const cJSON *)value;
}

static const struct json *value_of(const cJSON *node) {
    return (const struct json *)node;
}

/* Places */

/* Walks the tree in document order, in step with the places that the scanner found. */
static void place_nodes(cJSON *root, const uint32_t *begin) {
    cJSON *parents[SCAN_DEPTH_LIMIT];
    int depth = 0;
    for (cJSON *item = root; item != NULL;) {
        item->valueint = (int)*begin++;
        if (depth > 0)
            parents[depth - 1]->valuedouble += 1;
        if (item->child != NULL) {
            parents[depth++] = item;
            item = item->child;
            continue;
        }
        while (depth > 0 && item->next == NULL)
            item = parents[--depth];
        item = depth > 0 ? item->next : NULL;
    }
}

/* Memory: all of a tree is in its document's arena, so that it is made and freed fast. */

static struct arena *tree_arena; /* cJSON hands its hooks nothing, and they are one for all */

static void *tree_alloc(size_t size) {
    return arena_alloc(tree_arena, size);
}

static void tree_free(void *memory) {
    (void)memory; /* with the arena */
}

static cJSON *parse_into(struct arena *arena, const char *text, size_t length) {
    cJSON_Hooks hooks = {tree_alloc, tree_free};
    tree_arena = arena;
    cJSON_InitHooks(&hooks);
    cJSON *root = cJSON_ParseWithLength(text, length);
    cJSON_InitHooks(NULL);
    tree_arena = NULL;
    return root;
}

/* Numbers: some versions of cJSON read no more than 63 characters of one. */

static size_t number_bytes(const char *text, size_t length, size_t at) {
    size_t end = at;
    while (end < length && strchr("+-.eE0123456789", text[end]) != NULL && text[end] != '\0')
        end++;
    return end - at;
}

/* Writes the same double in few characters in place of each long number, and blanks behind it, so
 * that everything stays where it is. text has a NUL behind it. */
static void shorten_numbers(char *text, size_t length, const struct scan_values *values) {
    for (int i = 0; i < values->count; i++) {
        char *number = text + values->begin[i], brief[SCAN_LONG_NUMBER];
        size_t bytes = number_bytes(text, length, values->begin[i]);
        if (bytes < SCAN_LONG_NUMBER)
            continue;
        int used = snprintf(brief, sizeof brief, "%.17g", strtod(number, NULL));
        memset(number, ' ', bytes);
        memcpy(number, brief, (size_t)used);
    }
}

static void build(struct json_document *document, const struct scan_values *values,
                  bool has_long_number) {
    const char *text = document->text;
    if (has_long_number) {
        char *copy = arena_copy(&document->arena, text, document->length);
        shorten_numbers(copy, document->length, values);
        text = copy;
    }
    size_t marks = document->length / MARK_BYTES + 1;
    document->marks = arena_array(&document->arena, marks, sizeof *document->marks);
    cJSON *root = parse_into(&document->arena, text, document->length);
    assert(root != NULL); /* the scanner has proven it */
    place_nodes(root, values->begin);
    document->root = (struct json *)root;
}

bool json_parse(struct json_document *document, const char *name, const char *text, size_t length,
                bool syntax_only, struct problems *problems) {
    const struct place whole = {0};
    *document = (struct json_document){.name = name, .text = text, .length = length};
    if (length > JSON_SIZE_LIMIT) {
        problems_add(problems, json_source(document), whole, PROBLEM_ERROR, CODE_UNSORTED,
                     "the file is larger than %d MiB", JSON_SIZE_LIMIT / (1024 * 1024));
        return false;
    }
    struct scan_result result;
    struct scan_values values = {0};
    struct errbuf err;
    bool good = scan_values(text, length, syntax_only ? NULL : &values, &result, &err);
    document->has_nul_escape = result.has_nul_escape;
    if (!good)
        problems_add(problems, json_source(document), place_of(text, length, result.bad),
                     PROBLEM_ERROR, CODE_UNSORTED, "%s", err.text);
    if (good && !syntax_only)
        build(document, &values, result.has_long_number);
    free(values.begin);
    return good;
}

void json_release(struct json_document *document) {
    arena_release(&document->arena);
    document->root = NULL;
    document->marks = NULL;
}

enum json_type json_type(const struct json *value) {
    switch (node(value)->type & 0xFF) {
    case cJSON_False:
    case cJSON_True:
        return JSON_BOOL;
    case cJSON_Number:
        return JSON_NUMBER;
    case cJSON_String:
        return JSON_STRING;
    case cJSON_Array:
        return JSON_ARRAY;
    case cJSON_Object:
        return JSON_OBJECT;
    default:
        return JSON_NULL;
    }
}

const char *json_type_name(const struct json *value) {
    static const char *const names[] = {
        [JSON_NULL] = "null",   [JSON_BOOL] = "true or false", [JSON_NUMBER] = "a number",
        [JSON_STRING] = "text", [JSON_ARRAY] = "a list",       [JSON_OBJECT] = "an object",
    };
    _Static_assert(sizeof names / sizeof *names == JSON_TYPES, "a name each");
    if (json_type(value) == JSON_BOOL)
        return json_bool(value) ? "true" : "false";
    return names[json_type(value)];
}

const struct json *json_first(const struct json *container) {
    return value_of(node(container)->child);
}

const struct json *json_next(const struct json *value) {
    return value_of(node(value)->next);
}

int json_count(const struct json *container) {
    bool holds = (node(container)->type & (cJSON_Array | cJSON_Object)) != 0;
    return holds ? (int)node(container)->valuedouble : 0;
}

const char *json_key(const struct json *member) {
    return node(member)->string;
}

const struct json *json_member(const struct json *object, const char *key) {
    if (json_type(object) != JSON_OBJECT)
        return NULL;
    return value_of(cJSON_GetObjectItemCaseSensitive(node(object), key));
}

const struct json *json_item(const struct json *array, int index) {
    if (json_type(array) != JSON_ARRAY)
        return NULL;
    return value_of(cJSON_GetArrayItem(node(array), index));
}

const char *json_string(const struct json *value) {
    return node(value)->valuestring;
}

double json_number(const struct json *value) {
    return node(value)->valuedouble;
}

bool json_bool(const struct json *value) {
    return (node(value)->type & 0xFF) == cJSON_True;
}

size_t json_offset(const struct json *value) {
    return (size_t)node(value)->valueint;
}

/* The offset of the key before a member's value: back over the colon to the closing quote, then to
 * the quote that no backslash stands before (a key's inner quotes all have an odd number). */
static size_t key_offset(const char *text, size_t value_at) {
    size_t at = value_at;
    while (text[at - 1] != '"')
        at--;
    for (at--;;) {
        while (text[at - 1] != '"')
            at--;
        at--;
        size_t slashes = 0;
        while (slashes < at && text[at - 1 - slashes] == '\\')
            slashes++;
        if (slashes % 2 == 0)
            return at;
    }
}

struct source json_source(const struct json_document *document) {
    return (struct source){document->name, document->text, document->length};
}

/* Notes the places of the marks up to this one that are not known yet: whoever asks for one has
 * a problem to tell, and most lessons have none. */
static void note_marks(const struct json_document *document, size_t mark) {
    size_t known = mark;
    while (known > 0 && document->marks[known].line == 0)
        known--;
    if (known == 0)
        document->marks[0] = (struct place){.line = 1, .column = 1};
    for (; known < mark; known++)
        document->marks[known + 1] = place_forward(document->marks[known], document->text,
                                                   known * MARK_BYTES, (known + 1) * MARK_BYTES);
}

static struct place place_at(const struct json_document *document, size_t offset) {
    size_t mark = offset / MARK_BYTES;
    note_marks(document, mark);
    return place_forward(document->marks[mark], document->text, mark * MARK_BYTES, offset);
}

struct place json_place(const struct json_document *document, const struct json *value) {
    struct place place = place_at(document, json_offset(value));
    bool holds = json_type(value) == JSON_OBJECT || json_type(value) == JSON_ARRAY;
    place.length = holds ? 1 : scan_value_end(document->text, place.offset) - place.offset;
    return place;
}

struct place json_key_place(const struct json_document *document, const struct json *member) {
    if (node(member)->string == NULL)
        return json_place(document, member);
    struct place place = place_at(document, key_offset(document->text, json_offset(member)));
    place.length = scan_string_end(document->text, place.offset) - place.offset;
    return place;
}

static bool holds_nul(const char *text, size_t string_at) {
    size_t end = scan_string_end(text, string_at);
    for (size_t at = string_at; at + 6 < end; at++)
        if (text[at] == '\\' && memcmp(text + ++at, "u0000", 5) == 0)
            return true;
    return false;
}

bool json_string_is_cut(const struct json_document *document, const struct json *value) {
    return document->has_nul_escape && json_type(value) == JSON_STRING &&
           holds_nul(document->text, json_offset(value));
}

bool json_key_is_cut(const struct json_document *document, const struct json *member) {
    return document->has_nul_escape && node(member)->string != NULL &&
           holds_nul(document->text, key_offset(document->text, json_offset(member)));
}
