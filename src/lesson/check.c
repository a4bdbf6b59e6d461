/* How a check finds its place in the document again, by names and indices, and adds a problem
 * there. */
#include "lesson/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/loader.h"
#include "lesson/tell.h"
#include "sim/cost.h"

enum { PATH_BYTES = 512, MESSAGE_BYTES = 1024 };

static const struct json *step_into(const struct json *value, const char *name) {
    if (json_type(value) == JSON_ARRAY)
        return json_item(value, atoi(name));
    return json_member(value, name);
}

/* Follows the path as far as it goes. */
static const struct json *follow(const struct json *value, const char *path) {
    char name[PATH_BYTES];
    while (*path != '\0') {
        size_t length = strcspn(path, "/");
        snprintf(name, sizeof name, "%.*s", (int)length, path);
        const struct json *inner = step_into(value, name);
        if (inner == NULL)
            return value;
        value = inner;
        path += length + (path[length] == '/');
    }
    return value;
}

/* Where a path begins. */
static const struct json *base_of(const struct check *check, const char *path) {
    char name[PATH_BYTES];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(path, "/"), path);
    bool is_of_entry = check->entry != NULL && json_member(check->entry, name) != NULL;
    return is_of_entry ? check->entry : check->frame->json;
}

static const struct json *target(const struct check *check, const char *format, va_list arguments) {
    char path[PATH_BYTES];
    vsnprintf(path, sizeof path, format, arguments);
    return follow(base_of(check, path), path);
}

/* Where no more problems are kept, nobody asks for places either: each is sought from the start. */
static bool is_told_no_more(const struct check *check) {
    return problems_full(check->loader->problems);
}

struct place check_place(const struct check *check, const char *path, ...) {
    va_list arguments;
    if (is_told_no_more(check))
        return (struct place){0};
    va_start(arguments, path);
    const struct json *value = target(check, path, arguments);
    va_end(arguments);
    return json_place(check->loader->document, value);
}

struct place check_key_place(const struct check *check, const char *path, ...) {
    va_list arguments;
    if (is_told_no_more(check))
        return (struct place){0};
    va_start(arguments, path);
    const struct json *value = target(check, path, arguments);
    va_end(arguments);
    return json_key_place(check->loader->document, value);
}

struct place check_words_place(const struct check *check, struct place text, const char *words) {
    const char *source = check->loader->document->text;
    size_t bytes = strlen(words);
    for (size_t at = text.offset; at + bytes <= text.offset + text.length; at++)
        if (memcmp(source + at, words, bytes) == 0) {
            text = place_forward(text, source, text.offset, at);
            text.length = bytes;
            break;
        }
    return text;
}

static const struct json *section_of(const struct check *check) {
    const struct load_frame *at = check->frame;
    while (at != NULL && strcmp(at->schema->name, "section") != 0)
        at = at->outer;
    return at != NULL ? at->json : NULL;
}

uint64_t check_frame(struct check *check, uint64_t steps) {
    struct loader *loader = check->loader;
    const struct json *section = section_of(check);
    if (section != loader->section)
        loader->section_steps = 0;
    loader->section = section;
    loader->section_steps = cost_plus(loader->section_steps, steps);
    return loader->section_steps;
}

const char *check_path(const struct check *check) {
    const struct json_document *document = check->loader->document;
    return document->is_file ? document->name : NULL;
}

const struct block *check_block(const struct check *check) {
    const struct load_frame *at = check->frame;
    while (at != NULL && at->block == NULL)
        at = at->outer;
    return at != NULL ? at->block : NULL;
}

bool check_is_thorough(const struct check *check) {
    return check->loader->kinds.thorough;
}

struct kinds check_kinds(const struct check *check) {
    return check->loader->kinds;
}

static void add(struct check *check, struct place place, enum problem_severity severity,
                enum code code, const char *format, va_list arguments) {
    char text[MESSAGE_BYTES];
    errbuf_format(text, sizeof text, format, arguments);
    bool variant = check->variant != NULL;
    bool entry = check->entry != NULL;
    problems_add(check->loader->problems, json_source(check->loader->document),
                 variant ? check->variant_place : place, severity, code, "%s%s%s%s%s%s",
                 entry ? check->entry_words : "", entry && variant ? ", " : "",
                 variant ? "with " : "", variant ? check->variant : "",
                 entry || variant ? ": " : "", text);
    if (variant && place.offset != check->variant_place.offset)
        problems_relate(check->loader->problems, place, "here");
}

bool check_is_variant(const struct check *check) {
    return check->variant != NULL;
}

void check_variant(struct check *check, struct place place, const char *words) {
    check->variant = words;
    check->variant_place = place;
}

void check_within(struct check *check, const char *field, int index, const char *words) {
    const struct json *list = field != NULL ? json_member(check->frame->json, field) : NULL;
    check->entry = list != NULL ? json_item(list, index) : NULL;
    check->entry_words = words;
}

bool check_error(struct check *check, struct place place, enum code code, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    add(check, place, PROBLEM_ERROR, code, format, arguments);
    va_end(arguments);
    return false;
}

void check_warning(struct check *check, struct place place, enum code code, const char *format,
                   ...) {
    va_list arguments;
    if (code_is_of_teacher(code) && !check_is_thorough(check))
        return;
    va_start(arguments, format);
    add(check, place, PROBLEM_WARNING, code, format, arguments);
    va_end(arguments);
}

bool check_beside(struct check *check, struct place place, const char *says) {
    problems_relate(check->loader->problems, place, says);
    return false;
}

bool check_fix(struct check *check, struct place place, const char *name) {
    char quoted[PATH_BYTES];
    if (name == NULL || strlen(name) + sizeof "\"\"" > sizeof quoted)
        return false;
    snprintf(quoted, sizeof quoted, "\"%s\"", name);
    problems_fix(check->loader->problems, place.offset, place.length, quoted);
    return false;
}

bool check_value(struct check *check, enum code code, const char *reason, const char *path, ...) {
    va_list arguments;
    va_start(arguments, path);
    const struct json *value = target(check, path, arguments);
    va_end(arguments);
    char found[TELL_QUOTE_BYTES];
    size_t before = strcspn(reason, HELP);
    struct place place = {0};
    if (!is_told_no_more(check))
        place = json_place(check->loader->document, value);
    return check_error(check, place, code, "%.*s, found %s%s", (int)before, reason,
                       tell_found(found, value), reason + before);
}

bool check_scenario(struct check *check, const char *path, const struct scenario *scenario,
                    struct knob_set set) {
    struct errbuf why;
    bool good = true;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(set, knob) && !knob_check(scenario, knob_set_of(knob), &why))
            good = check_error(check, check_key_place(check, "%s/%s", path, knob->name),
                               CODE_KNOB_ELSEWHERE, "\"%s\"%s", knob->name,
                               why.text + strlen(knob->name));
    return good;
}
