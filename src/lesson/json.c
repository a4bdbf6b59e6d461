#include "lesson/json.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/scan.h"

enum { MARK_BYTES = 32 * 1024 };

/* struct json is cJSON's node, whose valueint, of no use to us, holds the value's offset. */
static const cJSON *node(const struct json *value) {
    return (const cJSON *)value;
}

static const struct json *value_of(const cJSON *node) {
    return (const struct json *)node;
}

/* The offset of the next value of a text that the scanner took: after what has no value of its own.
 * In an object that is a key, the only string that is followed by a colon. */
static size_t next_value(const char *text, size_t at, bool has_key) {
    const char *between = " \t\n\r,:]}";
    at += strspn(text + at, between);
    if (!has_key)
        return at;
    at = scan_string_end(text, at);
    return at + strspn(text + at, between);
}

static size_t value_end(const char *text, size_t at) {
    if (text[at] == '"')
        return scan_string_end(text, at);
    if (text[at] == '[' || text[at] == '{')
        return at + 1;
    return at + strcspn(text + at, " \t\n\r,]}");
}

/* Walks the tree in document order, in step with the text. */
static void place_nodes(cJSON *root, const char *text) {
    cJSON *parents[SCAN_DEPTH_LIMIT];
    int depth = 0;
    size_t at = 0;
    for (cJSON *item = root; item != NULL;) {
        at = next_value(text, at, item->string != NULL);
        item->valueint = (int)at;
        if (item->next == NULL && item->child == NULL && depth == 0)
            break;
        at = value_end(text, at);
        if (item->child != NULL) {
            parents[depth++] = item;
            item = item->child;
            continue;
        }
        while (item->next == NULL && depth > 0)
            item = parents[--depth];
        item = item->next;
    }
}

static bool mark_places(struct json_document *document) {
    size_t count = document->length / MARK_BYTES + 1;
    document->marks = calloc(count, sizeof *document->marks);
    if (document->marks == NULL)
        return false;
    document->marks[0] = (struct place){1, 1};
    for (size_t i = 1; i < count; i++)
        document->marks[i] = place_forward(document->marks[i - 1], document->text,
                                           (i - 1) * MARK_BYTES, i * MARK_BYTES);
    return true;
}

static bool build(struct json_document *document) {
    document->root = (struct json *)cJSON_ParseWithLength(document->text, document->length);
    if (document->root == NULL || !mark_places(document))
        return false;
    place_nodes((cJSON *)document->root, document->text);
    return true;
}

bool json_parse(struct json_document *document, const char *name, const char *text, size_t length,
                bool syntax_only, struct problems *problems) {
    const struct place whole = {0, 0};
    *document = (struct json_document){.name = name, .text = text, .length = length};
    if (length > JSON_SIZE_LIMIT) {
        problems_add(problems, name, whole, PROBLEM_ERROR, "the file is larger than %d MiB",
                     JSON_SIZE_LIMIT / (1024 * 1024));
        return false;
    }
    struct scan_result result;
    struct errbuf err;
    if (!scan_json(text, length, &result, &err)) {
        problems_add(problems, name, place_of(text, length, result.bad), PROBLEM_ERROR, "%s",
                     err.text);
        return false;
    }
    document->has_nul_escape = result.has_nul_escape;
    if (syntax_only || build(document))
        return true;
    problems_add(problems, name, whole, PROBLEM_ERROR, "out of memory");
    json_release(document);
    return false;
}

void json_release(struct json_document *document) {
    cJSON_Delete((cJSON *)document->root);
    free(document->marks);
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
    return cJSON_GetArraySize(node(container));
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

static struct place place_at(const struct json_document *document, size_t offset) {
    size_t mark = offset / MARK_BYTES;
    return place_forward(document->marks[mark], document->text, mark * MARK_BYTES, offset);
}

struct place json_place(const struct json_document *document, const struct json *value) {
    return place_at(document, json_offset(value));
}

struct place json_key_place(const struct json_document *document, const struct json *member) {
    if (node(member)->string == NULL)
        return json_place(document, member);
    return place_at(document, key_offset(document->text, json_offset(member)));
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
