#include "lesson/load.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "lesson/facts.h"
#include "lesson/suggest.h"

enum { MESSAGE_BYTES = 1024, QUOTE_BYTES = 64, LABEL_BYTES = 128 };

static const char kind_key[] = "kind";

/* One value on its way into the object. */
struct slot {
    const struct load_frame *frame;
    const struct field *field;
    const struct json *value;
    void *into;
    bool is_entry; /* of the list that the field is */
};

static bool load_object(struct loader *loader, const struct load_frame *frame);

/* Messages */

static const struct field *id_field(const struct schema *schema) {
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        if (field->type == FIELD_ID)
            return field;
    return NULL;
}

static bool fail_at(struct loader *loader, const struct json *value, bool at_key,
                    const char *format, va_list arguments) {
    struct place place = {0, 0};
    char text[MESSAGE_BYTES] = "";
    if (!problems_full(loader->problems)) {
        place =
            at_key ? json_key_place(loader->document, value) : json_place(loader->document, value);
        vsnprintf(text, sizeof text, format, arguments);
    }
    problems_add(loader->problems, loader->document->name, place, PROBLEM_ERROR, "%s", text);
    return false;
}

static bool fail(struct loader *loader, const struct json *value, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool fail(struct loader *loader, const struct json *value, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fail_at(loader, value, false, format, arguments);
    va_end(arguments);
    return false;
}

static bool fail_key(struct loader *loader, const struct json *member, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool fail_key(struct loader *loader, const struct json *member, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fail_at(loader, member, true, format, arguments);
    va_end(arguments);
    return false;
}

/* The line where the value begins, unless nobody will read it. */
static int line_of(const struct loader *loader, const struct json *value) {
    return problems_full(loader->problems) ? 0 : json_place(loader->document, value).line;
}

static bool fail_memory(struct loader *loader) {
    loader->problems->out_of_memory = true;
    return false;
}

/* The author's text in quotes, cut to what a message can hold. */
static const char *quote(char into[QUOTE_BYTES], const char *text) {
    size_t length = strlen(text), most = QUOTE_BYTES - 8;
    if (length <= most) {
        snprintf(into, QUOTE_BYTES, "\"%s\"", text);
        return into;
    }
    while (((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    snprintf(into, QUOTE_BYTES, "\"%.*s…\"", (int)most, text);
    return into;
}

static const char *label(char into[LABEL_BYTES], const struct slot *slot) {
    snprintf(into, LABEL_BYTES, slot->is_entry ? "every entry of \"%s\"" : "\"%s\"",
             slot->field->name);
    return into;
}

/* `card "bell"`, or `this card` where the id cannot be told. */
static const char *describe(char into[LABEL_BYTES], const struct load_frame *frame) {
    char quoted[QUOTE_BYTES];
    const struct field *field = id_field(frame->schema);
    const struct json *id = field != NULL ? json_member(frame->json, field->name) : NULL;
    if (id != NULL && json_type(id) == JSON_STRING && *json_string(id) != '\0')
        snprintf(into, LABEL_BYTES, "%s %s", frame->schema->name, quote(quoted, json_string(id)));
    else
        snprintf(into, LABEL_BYTES, "this %s", frame->schema->name);
    return into;
}

/* "a, b or c", cut to size. */
static const char *join(char *into, size_t size, const char *const *words, int count,
                        const char *last) {
    size_t used = 0;
    into[0] = '\0';
    for (int i = 0; i < count && used < size; i++) {
        const char *between = i == 0 ? "" : i == count - 1 ? last : ", ";
        int more = snprintf(into + used, size - used, "%s%s", between, words[i]);
        used += more > 0 ? (size_t)more : 0;
    }
    return into;
}

static bool wrong_type(struct loader *loader, const struct slot *slot, const char *wanted) {
    char name[LABEL_BYTES];
    return fail(loader, slot->value, "%s must be %s, found %s", label(name, slot), wanted,
                json_type_name(slot->value));
}

/* Names that must not come twice */

static bool note_id(struct id_uses *uses, const char *id, const struct json *value) {
    if (uses->count == uses->capacity) {
        int capacity = uses->capacity > 0 ? uses->capacity * 2 : 64;
        struct id_use *list = realloc(uses->list, (size_t)capacity * sizeof *list);
        if (list == NULL)
            return false;
        uses->list = list;
        uses->capacity = capacity;
    }
    uses->list[uses->count++] = (struct id_use){id, value};
    return true;
}

static int compare_uses(const void *a, const void *b) {
    const struct id_use *first = a, *second = b;
    int order = strcmp(first->id, second->id);
    if (order != 0)
        return order;
    size_t at_first = json_offset(first->value), at_second = json_offset(second->value);
    return at_first < at_second ? -1 : at_first > at_second;
}

/* Tells every use but the first; format takes the quoted id and the line of the first. */
static void tell_repeats(struct loader *loader, struct id_uses *uses, bool are_keys,
                         const char *where) {
    if (uses->count > 1)
        qsort(uses->list, (size_t)uses->count, sizeof *uses->list, compare_uses);
    int first = 0;
    for (int i = 1; i < uses->count; i++) {
        const struct id_use *use = &uses->list[i];
        if (strcmp(uses->list[first].id, use->id) != 0) {
            first = i;
            continue;
        }
        char quoted[QUOTE_BYTES];
        int line = line_of(loader, uses->list[first].value);
        (are_keys ? fail_key : fail)(loader, use->value,
                                     "the %s %s is used twice %s; first on line %d",
                                     are_keys ? "key" : "id", quote(quoted, use->id), where, line);
    }
}

/* Texts */

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool is_id(const char *text) {
    size_t length =
        strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    return length > 0 && length <= FACTS_ID_LIMIT && text[length] == '\0';
}

static bool check_text(struct loader *loader, const struct slot *slot, const char *wanted) {
    char name[LABEL_BYTES];
    if (json_type(slot->value) != JSON_STRING)
        return wrong_type(loader, slot, wanted);
    if (json_string_is_cut(loader->document, slot->value))
        return fail(loader, slot->value, "%s holds the character U+0000; remove \\u0000",
                    label(name, slot));
    if (is_blank(json_string(slot->value)))
        return fail(loader, slot->value, "%s must not be empty%s", label(name, slot),
                    slot->field->required || slot->is_entry ? "" : "; write it, or leave it out");
    return true;
}

static bool keep_text(struct loader *loader, const struct slot *slot) {
    const char *text = json_string(slot->value);
    const char *copy = arena_copy(loader->arena, text, strlen(text));
    memcpy(slot->into, &copy, sizeof copy);
    return copy != NULL || fail_memory(loader);
}

static bool load_prose(struct loader *loader, const struct slot *slot) {
    return check_text(loader, slot, "text") && keep_text(loader, slot);
}

static bool load_line(struct loader *loader, const struct slot *slot) {
    char name[LABEL_BYTES];
    if (!check_text(loader, slot, "text"))
        return false;
    if (strpbrk(json_string(slot->value), "\r\n") != NULL)
        return fail(loader, slot->value, "%s must be one line; remove the line break",
                    label(name, slot));
    return keep_text(loader, slot);
}

static bool load_ref(struct loader *loader, const struct slot *slot) {
    char name[LABEL_BYTES], quoted[QUOTE_BYTES];
    if (!check_text(loader, slot, "an id"))
        return false;
    const char *text = json_string(slot->value);
    if (strlen(text) > FACTS_ID_LIMIT)
        return fail(loader, slot->value, "%s must be an id of at most %d characters, found %zu",
                    label(name, slot), FACTS_ID_LIMIT, strlen(text));
    if (!is_id(text))
        return fail(loader, slot->value,
                    "%s must be an id: letters A-Z and a-z, digits, - and _, found %s",
                    label(name, slot), quote(quoted, text));
    return keep_text(loader, slot);
}

static bool load_id(struct loader *loader, const struct slot *slot) {
    if (!load_ref(loader, slot))
        return false;
    bool wide = slot->frame->block != NULL || slot->frame->schema->wide_id;
    return !wide || note_id(&loader->wide, json_string(slot->value), slot->value) ||
           fail_memory(loader);
}

/* Single values */

static bool has_high(const struct field *field) {
    return field->high != 0 || field->low < 0;
}

static bool in_range(const struct field *field, int64_t value) {
    if (field->low == 0 && field->high == 0)
        return true;
    return value >= field->low && (!has_high(field) || value <= field->high);
}

static bool load_bool(struct loader *loader, const struct slot *slot) {
    if (json_type(slot->value) != JSON_BOOL)
        return wrong_type(loader, slot, "true or false");
    *(bool *)slot->into = json_bool(slot->value);
    return true;
}

static bool load_maybe(struct loader *loader, const struct slot *slot) {
    if (json_type(slot->value) != JSON_BOOL)
        return wrong_type(loader, slot, "true or false");
    *(int *)slot->into = json_bool(slot->value);
    return true;
}

static bool load_whole(struct loader *loader, const struct slot *slot) {
    char name[LABEL_BYTES];
    const struct field *field = slot->field;
    if (json_type(slot->value) != JSON_NUMBER)
        return wrong_type(loader, slot, "a whole number");
    double value = json_number(slot->value);
    if (value != floor(value))
        return fail(loader, slot->value, "%s must be a whole number, found %.15g",
                    label(name, slot), value);
    bool limited = field->low != 0 || field->high != 0;
    double low = limited ? (double)field->low : INT_MIN;
    double high = limited && has_high(field) ? (double)field->high : INT_MAX;
    if (value < low && high == INT_MAX)
        return fail(loader, slot->value, "%s must be at least %.0f, found %.15g", label(name, slot),
                    low, value);
    if (value < low || value > high)
        return fail(loader, slot->value, "%s must be from %.0f to %.0f, found %.15g",
                    label(name, slot), low, high, value);
    *(int *)slot->into = (int)value;
    return true;
}

static bool load_duration(struct loader *loader, const struct slot *slot) {
    char name[LABEL_BYTES], low[DURATION_TEXT_BYTES], high[DURATION_TEXT_BYTES];
    char found[DURATION_TEXT_BYTES];
    struct errbuf err;
    int64_t usec;
    if (!check_text(loader, slot, "a duration in quotes, as in \"1.5s\""))
        return false;
    label(name, slot);
    if (!duration_parse(json_string(slot->value), &usec, &err))
        return fail(loader, slot->value, "%s is no duration: %s", name, err.text);
    if (!in_range(slot->field, usec)) {
        duration_format(slot->field->low, low);
        duration_format(usec, found);
        if (has_high(slot->field))
            return fail(loader, slot->value, "%s must be from %s to %s, found %s", name, low,
                        duration_format(slot->field->high, high), found);
        return fail(loader, slot->value, "%s must be at least %s, found %s", name, low, found);
    }
    *(int64_t *)slot->into = usec;
    return true;
}

static bool load_one_of(struct loader *loader, const struct slot *slot) {
    char name[LABEL_BYTES], quoted[QUOTE_BYTES], all[MESSAGE_BYTES / 2], meant[QUOTE_BYTES + 20];
    if (!check_text(loader, slot, "text"))
        return false;
    const char *text = json_string(slot->value);
    int count = 0;
    for (; slot->field->names[count] != NULL; count++)
        if (strcmp(slot->field->names[count], text) == 0) {
            *(int *)slot->into = count;
            return true;
        }
    const char *near = suggest(text, slot->field->names, count);
    snprintf(meant, sizeof meant, near != NULL ? "; did you mean \"%s\"?" : "%s",
             near != NULL ? near : "");
    return fail(loader, slot->value, "%s must be %s, found %s%s", label(name, slot),
                join(all, sizeof all, slot->field->names, count, " or "), quote(quoted, text),
                meant);
}

/* Lists */

static bool check_count(struct loader *loader, const struct slot *slot, int count) {
    const struct field *field = slot->field;
    long long low = field->low, high = field->high;
    const char *entries = low == 1 ? "entry" : "entries";
    if (in_range(field, count))
        return true;
    if (!has_high(field))
        return fail(loader, slot->value, "\"%s\" must have at least %lld %s, found %d", field->name,
                    low, entries, count);
    if (low == high)
        return fail(loader, slot->value, "\"%s\" must have exactly %lld %s, found %d", field->name,
                    low, entries, count);
    return fail(loader, slot->value, "\"%s\" must have %lld to %lld entries, found %d", field->name,
                low, high, count);
}

/* Makes room for the list's entries, each of size bytes; NULL when the list is wrong. */
static char *begin_list(struct loader *loader, const struct slot *slot, enum json_type type,
                        const char *wanted, size_t size) {
    if (json_type(slot->value) != type) {
        wrong_type(loader, slot, wanted);
        return NULL;
    }
    int count = json_count(slot->value);
    if (!check_count(loader, slot, count))
        return NULL;
    char *entries = arena_array(loader->arena, (size_t)count, size);
    if (entries == NULL)
        fail_memory(loader);
    *(struct list *)slot->into = (struct list){.at = entries, .count = count};
    return entries;
}

static bool load_texts(struct loader *loader, const struct slot *slot, const char *wanted,
                       bool (*load)(struct loader *, const struct slot *)) {
    char *entry = begin_list(loader, slot, JSON_ARRAY, wanted, sizeof(const char *));
    bool good = entry != NULL;
    const struct json *value = good ? json_first(slot->value) : NULL;
    for (; value != NULL; value = json_next(value), entry += sizeof(const char *)) {
        struct slot inner = {slot->frame, slot->field, value, entry, true};
        good = load(loader, &inner) && good;
    }
    return good;
}

static bool load_lines(struct loader *loader, const struct slot *slot) {
    return load_texts(loader, slot, "a list of text", load_line);
}

static bool load_refs(struct loader *loader, const struct slot *slot) {
    return load_texts(loader, slot, "a list of ids", load_ref);
}

static bool load_pair(struct loader *loader, const struct slot *slot, struct id_uses *uses) {
    const char *key = json_key(slot->value);
    struct pair *pair = slot->into;
    char quoted[QUOTE_BYTES];
    if (json_key_is_cut(loader->document, slot->value) || !is_id(key))
        return fail_key(loader, slot->value, "the keys of \"%s\" are ids, and %s is none",
                        slot->field->name, quote(quoted, key));
    pair->key = arena_copy(loader->arena, key, strlen(key));
    if (pair->key == NULL || !note_id(uses, pair->key, slot->value))
        return fail_memory(loader);
    struct slot text = *slot;
    text.into = &pair->text;
    return load_prose(loader, &text);
}

static bool load_pairs(struct loader *loader, const struct slot *slot) {
    struct pair *pair = (struct pair *)(void *)begin_list(
        loader, slot, JSON_OBJECT, "an object of ids and texts", sizeof *pair);
    bool good = pair != NULL;
    struct id_uses uses = {0};
    const struct json *value = good ? json_first(slot->value) : NULL;
    for (; value != NULL; value = json_next(value), pair++) {
        struct slot inner = {slot->frame, slot->field, value, pair, true};
        good = load_pair(loader, &inner, &uses) && good;
    }
    tell_repeats(loader, &uses, true, "here");
    free(uses.list);
    return good;
}

/* Tells the ids that stand twice among the objects of one list. */
static void check_part_ids(struct loader *loader, const struct slot *slot) {
    const struct field *field = id_field(slot->field->of);
    if (field == NULL || slot->field->of->wide_id)
        return;
    struct id_uses uses = {0};
    const struct json *object = json_first(slot->value);
    for (; object != NULL; object = json_next(object)) {
        const struct json *id = json_member(object, field->name);
        if (id == NULL || json_type(id) != JSON_STRING || !is_id(json_string(id)))
            continue;
        if (!note_id(&uses, json_string(id), id))
            fail_memory(loader);
    }
    tell_repeats(loader, &uses, false, "in this list");
    free(uses.list);
}

static bool load_objects(struct loader *loader, const struct slot *slot) {
    const struct schema *schema = slot->field->of;
    char *object = begin_list(loader, slot, JSON_ARRAY, "a list", schema->size);
    if (object == NULL)
        return false;
    bool good = true;
    const struct json *value = json_first(slot->value);
    for (; value != NULL; value = json_next(value), object += schema->size) {
        struct slot inner = {slot->frame, slot->field, value, object, true};
        struct load_frame frame = {schema, value, object, NULL, slot->frame};
        if (json_type(value) != JSON_OBJECT)
            good = wrong_type(loader, &inner, "an object");
        else
            good = load_object(loader, &frame) && good;
    }
    check_part_ids(loader, slot);
    return good;
}

/* Blocks */

static const struct schema *find_kind(const struct loader *loader, const char *name) {
    for (int i = 0; i < loader->kinds.count; i++)
        if (strcmp(loader->kinds.schemas[i]->name, name) == 0)
            return loader->kinds.schemas[i];
    return NULL;
}

/* Says that there is no such kind, or no such question, and which there are. */
static bool fail_kind(struct loader *loader, const struct json *kind, bool questions) {
    const char *names[SCHEMA_FIELD_LIMIT];
    char quoted[QUOTE_BYTES], all[MESSAGE_BYTES / 2], meant[QUOTE_BYTES + 24] = "the";
    int count = 0;
    for (int i = 0; i < loader->kinds.count && count < SCHEMA_FIELD_LIMIT; i++)
        if (!questions || loader->kinds.schemas[i]->question)
            names[count++] = loader->kinds.schemas[i]->name;
    const char *text = json_string(kind), *near = suggest(text, names, count);
    if (near != NULL)
        snprintf(meant, sizeof meant, "did you mean \"%s\"? The", near);
    return fail(loader, kind, "%s is no kind of %s; %s kinds are %s", quote(quoted, text),
                questions ? "question" : "block", meant,
                join(all, sizeof all, names, count, " and "));
}

/* The schema of a block by its "kind", or NULL when that is wrong. */
static const struct schema *schema_of(struct loader *loader, const struct slot *slot) {
    bool questions = slot->field->type == FIELD_QUESTIONS;
    if (json_type(slot->value) != JSON_OBJECT) {
        wrong_type(loader, slot, "an object");
        return NULL;
    }
    const struct json *kind = json_member(slot->value, kind_key);
    if (kind == NULL)
        fail(loader, slot->value, "this %s has no \"kind\"", questions ? "question" : "block");
    else if (json_type(kind) != JSON_STRING)
        fail(loader, kind, "\"kind\" must be text, found %s", json_type_name(kind));
    if (kind == NULL || json_type(kind) != JSON_STRING)
        return NULL;
    const struct schema *schema = find_kind(loader, json_string(kind));
    bool cut = json_string_is_cut(loader->document, kind);
    if (schema == NULL || cut || (questions && !schema->question)) {
        fail_kind(loader, kind, questions);
        return NULL;
    }
    return schema;
}

/* The id that a loaded object holds. */
static const char *id_of(const struct schema *schema, const void *object) {
    const struct field *field = id_field(schema);
    const char *id = NULL;
    if (field != NULL)
        memcpy(&id, (const char *)object + field->at, sizeof id);
    return id;
}

static const struct block *outer_of(const struct load_frame *frame) {
    while (frame != NULL && frame->block == NULL)
        frame = frame->outer;
    return frame != NULL ? frame->block : NULL;
}

static bool load_block(struct loader *loader, const struct slot *slot) {
    struct block *block = slot->into;
    const struct schema *schema = schema_of(loader, slot);
    if (schema == NULL)
        return false;
    void *object = arena_alloc(loader->arena, schema->size);
    if (object == NULL)
        return fail_memory(loader);
    *block = (struct block){.schema = schema, .object = object, .outer = outer_of(slot->frame)};
    struct load_frame frame = {schema, slot->value, object, block, slot->frame};
    bool good = load_object(loader, &frame);
    block->id = id_of(schema, object);
    return good;
}

static bool load_blocks(struct loader *loader, const struct slot *slot) {
    bool questions = slot->field->type == FIELD_QUESTIONS;
    struct block *block = (struct block *)(void *)begin_list(
        loader, slot, JSON_ARRAY, questions ? "a list of questions" : "a list of blocks",
        sizeof *block);
    bool good = block != NULL;
    const struct json *value = good ? json_first(slot->value) : NULL;
    for (; value != NULL; value = json_next(value), block++) {
        struct slot inner = {slot->frame, slot->field, value, block, true};
        good = load_block(loader, &inner) && good;
    }
    return good;
}

/* Objects */

static bool load_value(struct loader *loader, const struct slot *slot) {
    static bool (*const loaders[])(struct loader *, const struct slot *) = {
        [FIELD_LINE] = load_line,
        [FIELD_PROSE] = load_prose,
        [FIELD_ID] = load_id,
        [FIELD_REF] = load_ref,
        [FIELD_BOOL] = load_bool,
        [FIELD_MAYBE] = load_maybe,
        [FIELD_WHOLE] = load_whole,
        [FIELD_DURATION] = load_duration,
        [FIELD_ONE_OF] = load_one_of,
        [FIELD_LINES] = load_lines,
        [FIELD_REFS] = load_refs,
        [FIELD_PAIRS] = load_pairs,
        [FIELD_OBJECTS] = load_objects,
        [FIELD_BLOCKS] = load_blocks,
        [FIELD_QUESTIONS] = load_blocks,
    };
    return loaders[slot->field->type](loader, slot);
}

static void set_preset(const struct field *field, void *into) {
    switch (field->type) {
    case FIELD_BOOL:
        *(bool *)into = field->preset != 0;
        break;
    case FIELD_MAYBE:
    case FIELD_WHOLE:
    case FIELD_ONE_OF:
        *(int *)into = (int)field->preset;
        break;
    case FIELD_DURATION:
        *(int64_t *)into = field->preset;
        break;
    default: /* texts and lists: zeroed memory says that they are absent */
        break;
    }
}

/* The members of an object by the rows of its schema. */
struct members {
    const struct json *of_row[SCHEMA_FIELD_LIMIT];
    bool misnamed[SCHEMA_FIELD_LIMIT]; /* there, it seems, under a wrong name */
    const struct json *kind;
    char name[LABEL_BYTES]; /* of the object, for messages; "" until it is wanted */
};

static const char *object_name(const struct load_frame *frame, struct members *members) {
    return members->name[0] != '\0' ? members->name : describe(members->name, frame);
}

static const struct json **row_of(const struct load_frame *frame, struct members *members,
                                  const char *key) {
    const struct field *fields = frame->schema->fields;
    if (frame->block != NULL && strcmp(key, kind_key) == 0)
        return &members->kind;
    for (int i = 0; fields[i].name != NULL; i++)
        if (strcmp(fields[i].name, key) == 0)
            return &members->of_row[i];
    return NULL;
}

static bool match_member(struct loader *loader, const struct load_frame *frame,
                         struct members *members, const struct json *member) {
    char quoted[QUOTE_BYTES];
    if (json_key_is_cut(loader->document, member))
        return fail_key(loader, member, "the key holds the character U+0000; remove \\u0000");
    const struct json **row = row_of(frame, members, json_key(member));
    if (row == NULL)
        return true; /* told when all known ones are matched */
    if (*row != NULL)
        return fail_key(loader, member, "%s stands twice in %s; first on line %d",
                        quote(quoted, json_key(member)), object_name(frame, members),
                        line_of(loader, *row));
    *row = member;
    return true;
}

/* Suggests, of the fields that are missing, the one that the key may mean. */
static bool fail_unknown(struct loader *loader, const struct load_frame *frame,
                         struct members *members, const struct json *member) {
    const char *absent[SCHEMA_FIELD_LIMIT], *names[SCHEMA_FIELD_LIMIT];
    char quoted[QUOTE_BYTES], all[MESSAGE_BYTES / 2];
    const struct field *fields = frame->schema->fields;
    int count = 0;
    for (; fields[count].name != NULL; count++) {
        names[count] = fields[count].name;
        absent[count] = members->of_row[count] == NULL ? names[count] : NULL;
    }
    const char *near = suggest(json_key(member), absent, count);
    for (int i = 0; near != NULL && i < count; i++)
        members->misnamed[i] = members->misnamed[i] || absent[i] == near;
    const char *name = object_name(frame, members);
    quote(quoted, json_key(member));
    if (near != NULL)
        return fail_key(loader, member, "unknown field %s in %s; did you mean \"%s\"?", quoted,
                        name, near);
    return fail_key(loader, member, "unknown field %s in %s; it may have %s", quoted, name,
                    join(all, sizeof all, names, count, " and "));
}

static bool match_members(struct loader *loader, const struct load_frame *frame,
                          struct members *members) {
    bool good = true;
    const struct json *member = json_first(frame->json);
    for (; member != NULL; member = json_next(member))
        good = match_member(loader, frame, members, member) && good;
    for (member = json_first(frame->json); member != NULL; member = json_next(member))
        if (row_of(frame, members, json_key(member)) == NULL &&
            !json_key_is_cut(loader->document, member))
            good = fail_unknown(loader, frame, members, member);
    return good;
}

static bool load_field(struct loader *loader, const struct load_frame *frame,
                       const struct field *field, const struct json *value, bool misnamed) {
    char name[LABEL_BYTES];
    void *into = (char *)frame->object + field->at;
    set_preset(field, into);
    if (value != NULL) {
        struct slot slot = {frame, field, value, into, false};
        return load_value(loader, &slot);
    }
    if (!field->required || misnamed)
        return true;
    return fail(loader, frame->json, "%s has no \"%s\"", describe(name, frame), field->name);
}

static bool load_object(struct loader *loader, const struct load_frame *frame) {
    struct members members = {0};
    int errors = loader->problems->errors;
    match_members(loader, frame, &members);
    const struct field *fields = frame->schema->fields;
    bool good = true;
    for (int i = 0; fields[i].name != NULL; i++)
        good =
            load_field(loader, frame, &fields[i], members.of_row[i], members.misnamed[i]) && good;
    if (!good || loader->problems->errors > errors)
        return false;
    struct check check = {.loader = loader, .frame = frame};
    return frame->schema->check == NULL || frame->schema->check(frame->object, &check);
}

static bool is_format(struct loader *loader, const struct json *root, int format) {
    const struct json *member = json_member(root, "format");
    if (member == NULL || json_type(member) != JSON_NUMBER || json_number(member) == format)
        return true;
    return fail(loader, member, "format %.10g is not supported; this program reads format %d",
                json_number(member), format);
}

bool load_document(const struct json_document *document, const struct schema *schema, int format,
                   struct kinds kinds, struct arena *arena, struct problems *problems,
                   void *object) {
    struct loader loader = {
        .document = document, .kinds = kinds, .arena = arena, .problems = problems};
    int errors = problems->errors;
    const struct json *root = document->root;
    if (json_type(root) != JSON_OBJECT)
        return fail(&loader, root, "a %s must be an object, found %s", schema->name,
                    json_type_name(root));
    if (!is_format(&loader, root, format))
        return false;
    struct load_frame frame = {.schema = schema, .json = root, .object = object};
    bool good = load_object(&loader, &frame);
    tell_repeats(&loader, &loader.wide, false, "in this file");
    free(loader.wide.list);
    return good && problems->errors == errors && !problems->out_of_memory;
}
