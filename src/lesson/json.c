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
static void place_nodes(cJSON *root, const struct scan_value *value) {
    cJSON *parents[SCAN_DEPTH_LIMIT];
    int depth = 0;
    for (cJSON *item = root; item != NULL;) {
        item->valueint = (int)value++->begin;
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
static void shorten_numbers(char *text, size_t length, const struct scan_result *scanned) {
    for (int i = 0; i < scanned->value_count; i++) {
        size_t at = scanned->values[i].begin, bytes = number_bytes(text, length, at);
        char *number = text + at, brief[SCAN_LONG_NUMBER];
        if (bytes < SCAN_LONG_NUMBER)
            continue;
        int used = snprintf(brief, sizeof brief, "%.17g", strtod(number, NULL));
        memset(number, ' ', bytes);
        memcpy(number, brief, (size_t)used);
    }
}

/* The tree of a text that was scanned whole. */
static cJSON *build(struct json_document *document, const char *text, size_t length,
                    const struct scan_result *scanned) {
    if (scanned->has_long_number) {
        char *copy = arena_copy(&document->arena, text, length);
        shorten_numbers(copy, length, scanned);
        text = copy;
    }
    cJSON *root = parse_into(&document->arena, text, length);
    assert(root != NULL); /* the scanner has proven it */
    return root;
}

/* Of a text with mistakes that were mended the tree is that of a mended copy, and the places are
 * those of the text as it stands: both have the same values in the same order. NULL: the edits did
 * not make JSON of it. */
static cJSON *build_mended(struct json_document *document, const struct scan_result *scanned) {
    size_t length = document->length;
    struct scan_result again;
    cJSON *root = NULL;
    char *text = scan_mended(scanned, document->text, &length, &document->arena);
    if (scan_json(text, length, true, &again) && again.value_count == scanned->value_count)
        root = build(document, text, length, &again);
    document->has_nul_escape |= again.has_nul_escape;
    scan_release(&again);
    return root;
}

static void take_tree(struct json_document *document, cJSON *root, struct scan_result *scanned) {
    place_nodes(root, scanned->values);
    document->root = (struct json *)root;
    document->values = scanned->values;
    document->value_count = scanned->value_count;
    scanned->values = NULL;
}

/* Mistakes */

static struct place place_at(const struct json_document *document, size_t offset, size_t length);

static void tell_mistake(const struct json_document *document, const struct scan_result *scanned,
                         const struct scan_mistake *mistake, struct problems *problems) {
    struct place place = place_at(document, mistake->offset, mistake->length);
    problems_add(problems, json_source(document), place, PROBLEM_ERROR, mistake->code, "%s",
                 mistake->words);
    if (mistake->opened != mistake->offset)
        problems_relate(problems, place_at(document, mistake->opened, 1), "it begins here");
    const struct scan_edit *edits = scanned->edits + mistake->first_edit;
    for (int i = 0; mistake->is_certain && i < mistake->edit_count; i++)
        problems_fix(problems, edits[i].offset, edits[i].length, edits[i].text);
}

/* Reads the text; false where there is no tree. */
static bool read_text(struct json_document *document, bool syntax_only, struct scan_result *scanned,
                      struct problems *problems) {
    bool good = scan_json(document->text, document->length, !syntax_only, scanned);
    size_t marks = document->length / MARK_BYTES + 1;
    document->has_nul_escape = scanned->has_nul_escape;
    document->mistakes = scanned->mistake_count;
    if (!good || !syntax_only)
        document->marks = arena_array(&document->arena, marks, sizeof *document->marks);
    for (int i = 0; i < scanned->mistake_count; i++)
        tell_mistake(document, scanned, &scanned->mistakes[i], problems);
    if (syntax_only || !scanned->is_whole)
        return good;
    cJSON *root = good ? build(document, document->text, document->length, scanned)
                       : build_mended(document, scanned);
    if (root != NULL)
        take_tree(document, root, scanned);
    return root != NULL;
}

bool json_parse(struct json_document *document, const char *name, const char *text, size_t length,
                bool syntax_only, struct problems *problems) {
    const struct place whole = {0};
    struct scan_result scanned;
    *document = (struct json_document){.name = name, .text = text, .length = length};
    if (length > JSON_SIZE_LIMIT) {
        problems_add(problems, json_source(document), whole, PROBLEM_ERROR, CODE_FILE_TOO_LARGE,
                     "the file is larger than %d MiB" HELP "write less into one file",
                     JSON_SIZE_LIMIT / (1024 * 1024));
        return false;
    }
    bool good = read_text(document, syntax_only, &scanned, problems);
    scan_release(&scanned);
    if (!good)
        json_release(document);
    return good;
}

void json_release(struct json_document *document) {
    arena_release(&document->arena);
    free(document->values);
    document->values = NULL;
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

/* Where the value and its key stand: values are in the order in which they begin. */
static const struct scan_value *span_of(const struct json_document *document,
                                        const struct json *value) {
    int low = 0, high = document->value_count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (document->values[middle].begin <= json_offset(value))
            low = middle;
        else
            high = middle - 1;
    }
    assert(document->values[low].begin == json_offset(value));
    return &document->values[low];
}

bool json_is_mistake(const struct json_document *document, const struct json *value) {
    const struct scan_value *span = document->mistakes > 0 ? span_of(document, value) : NULL;
    return span != NULL && span->begin == span->end;
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

static struct place place_at(const struct json_document *document, size_t offset, size_t length) {
    size_t mark = offset / MARK_BYTES;
    note_marks(document, mark);
    struct place place =
        place_forward(document->marks[mark], document->text, mark * MARK_BYTES, offset);
    place.length = length;
    return place;
}

struct place json_place(const struct json_document *document, const struct json *value) {
    const struct scan_value *span = span_of(document, value);
    bool is_container = json_type(value) == JSON_OBJECT || json_type(value) == JSON_ARRAY;
    return place_at(document, span->begin, is_container ? 1 : span->end - span->begin);
}

size_t json_end(const struct json_document *document, const struct json *value) {
    return span_of(document, value)->end;
}

struct place json_key_place(const struct json_document *document, const struct json *member) {
    const struct scan_value *span = span_of(document, member);
    if (span->key == span->key_end)
        return json_place(document, member);
    return place_at(document, span->key, span->key_end - span->key);
}

static bool holds_nul(const char *text, size_t begin, size_t end) {
    for (size_t at = begin; at + 6 < end; at++)
        if (text[at] == '\\' && memcmp(text + ++at, "u0000", 5) == 0)
            return true;
    return false;
}

bool json_string_is_cut(const struct json_document *document, const struct json *value) {
    if (!document->has_nul_escape || json_type(value) != JSON_STRING)
        return false;
    const struct scan_value *span = span_of(document, value);
    return holds_nul(document->text, span->begin, span->end);
}

bool json_key_is_cut(const struct json_document *document, const struct json *member) {
    if (!document->has_nul_escape || node(member)->string == NULL)
        return false;
    const struct scan_value *span = span_of(document, member);
    return holds_nul(document->text, span->key, span->key_end);
}
