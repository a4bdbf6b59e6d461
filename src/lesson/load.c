/* How a file becomes an object, and how an object is read by its rows: its kind, its fields, the
 * blocks in it, what is left over. */
#include "lesson/load.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "lesson/after.h"
#include "lesson/allow.h"
#include "lesson/content.h"
#include "lesson/file.h"
#include "lesson/former.h"
#include "lesson/id.h"
#include "lesson/json.h"
#include "lesson/loader.h"
#include "lesson/tell.h"
#include "lesson/value.h"

static bool load_object(struct loader *loader, const struct load_frame *frame);

static const char *common_name(enum common common) {
    return common_fields[common].field.name;
}

/* Most names differ in their first letter. */
static bool same_name(const char *a, const char *b) {
    return *a == *b && strcmp(a, b) == 0;
}

/* What may be left out */

static const struct block *outer_of(const struct load_frame *frame) {
    while (frame != NULL && frame->block == NULL)
        frame = frame->outer;
    return frame != NULL ? frame->block : NULL;
}

/* The errors so far but for those of what was left out. */
static int errors_kept(const struct loader *loader) {
    return loader->problems->errors - loader->errors_left_out;
}

/* True of an entry of a list that the rest of the document can do without, where only what is sound
 * is wanted: a section, a term, and a block that its author named by its kind. Parts and questions
 * belong to what they stand in. */
static bool may_leave_out(const struct loader *loader, const struct load_slot *slot) {
    return loader->kinds.sound_alone && slot->field->type != FIELD_QUESTIONS &&
           slot->field->of_kind == NULL &&
           (slot->field->type == FIELD_BLOCKS || outer_of(slot->frame) == NULL);
}

struct left_out {
    int errors, formers, placed; /* before the entry */
};

static struct left_out before_entry(const struct loader *loader) {
    return (struct left_out){errors_kept(loader), loader->formers_count, loader->placed_count};
}

/* What was told of an entry that is left out counts no more against what it stands in. */
static void leave_out(struct loader *loader, struct left_out before) {
    loader->errors_left_out = loader->problems->errors - before.errors;
    loader->formers_count = before.formers;
    loader->placed_count = before.placed;
}

/* A list without what was left out; false when nothing remains. */
static bool keep_count(const struct load_slot *slot, int count) {
    struct list *list = slot->into;
    bool was_empty = list->count == 0;
    list->count = count;
    return count > 0 || was_empty;
}

/* Lists of objects */

/* Tells the ids that stand twice among the objects of one list. */
static void check_part_ids(struct loader *loader, const struct load_slot *slot) {
    const struct field *field = schema_id_field(slot->field->of);
    if (field == NULL || slot->field->of->wide_id)
        return;
    struct id_uses uses = {0};
    const struct json *object = json_first(slot->value);
    for (; object != NULL; object = json_next(object)) {
        const struct json *id = json_member(object, field->name);
        if (id != NULL && json_type(id) == JSON_STRING && id_is_valid(json_string(id)))
            id_uses_add(&uses, json_string(id), id);
        former_uses(json_member(object, common_name(COMMON_FORMERLY)), &uses);
    }
    id_uses_tell(loader, &uses, false, "in this list");
    free(uses.list);
}

/* What stands in place of an object: the remedy names what the object has to have. */
static bool tell_no_object(struct loader *loader, const struct load_slot *slot,
                           const struct schema *schema) {
    const char *names[SCHEMA_FIELD_LIMIT];
    char all[TELL_BYTES / 4], wanted[TELL_BYTES / 2];
    int count = 0;
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        if (field->required)
            names[count++] = field->name;
    tell_join(all, sizeof all, names, count, " and ");
    snprintf(wanted, sizeof wanted, "an object" HELP "write it in { }%s%s",
             count > 0 ? ", with " : "", all);
    return tell_type(loader, slot, wanted);
}

static bool load_objects(struct loader *loader, const struct load_slot *slot) {
    const struct schema *schema = slot->field->of;
    char *object =
        value_list(loader, slot, JSON_ARRAY, "a list" HELP "write it in [ ]", schema->size);
    if (object == NULL)
        return false;
    bool good = true;
    int kept = 0;
    const struct json *value = json_first(slot->value);
    for (; value != NULL; value = json_next(value)) {
        struct load_slot inner = {slot->frame, slot->field, value, object, true};
        struct load_frame frame = {
            .schema = schema, .json = value, .object = object, .outer = slot->frame};
        struct left_out before = before_entry(loader);
        bool is_sound = json_type(value) == JSON_OBJECT ? load_object(loader, &frame)
                                                        : tell_no_object(loader, &inner, schema);
        if (!is_sound && may_leave_out(loader, slot)) {
            leave_out(loader, before);
            memset(object, 0, schema->size);
            continue;
        }
        good = is_sound && good;
        kept++;
        object += schema->size;
    }
    check_part_ids(loader, slot);
    return keep_count(slot, kept) && good;
}

/* Blocks */

static const struct schema *find_kind(const struct loader *loader, const char *name, bool part) {
    for (int i = 0; i < loader->kinds.count; i++)
        if (loader->kinds.schemas[i]->part == part &&
            same_name(loader->kinds.schemas[i]->name, name))
            return loader->kinds.schemas[i];
    return NULL;
}

/* The kinds that a block or a question may have. Returns how many. */
static int kind_names(const struct loader *loader, bool questions,
                      const char *names[SCHEMA_FIELD_LIMIT]) {
    int count = 0;
    assert(loader->kinds.count <= SCHEMA_FIELD_LIMIT);
    for (int i = 0; i < loader->kinds.count; i++)
        if (questions ? loader->kinds.schemas[i]->question : !loader->kinds.schemas[i]->part)
            names[count++] = loader->kinds.schemas[i]->name;
    return count;
}

static const char *kind_word(bool questions) {
    return questions ? "question" : "block";
}

/* Says that there is no such kind, or no such question, and which there are. */
static bool fail_kind(struct loader *loader, const struct json *kind, bool questions) {
    const char *names[SCHEMA_FIELD_LIMIT];
    char quoted[TELL_QUOTE_BYTES], all[TELL_BYTES / 2], meant[TELL_QUOTE_BYTES + 24] = "the";
    int count = kind_names(loader, questions, names);
    const char *text = json_string(kind), *near = suggest(text, names, count);
    if (near != NULL)
        snprintf(meant, sizeof meant, "did you mean \"%s\"? The", near);
    tell(loader, kind, CODE_UNKNOWN_KIND, "%s is no kind of %s" HELP "%s kinds are %s",
         tell_quote(quoted, text), kind_word(questions), meant,
         tell_join(all, sizeof all, names, count, " and "));
    return tell_fix_name(loader, kind, suggest_only(text, names, count));
}

static bool fail_no_kind(struct loader *loader, const struct json *object, bool questions) {
    const char *names[SCHEMA_FIELD_LIMIT];
    char all[TELL_BYTES / 2];
    int count = kind_names(loader, questions, names);
    return tell(loader, object, CODE_MISSING_FIELD,
                "this %s has no \"kind\"" HELP "add it; it may be %s", kind_word(questions),
                tell_join(all, sizeof all, names, count, " or "));
}

/* The schema of a block by its "kind", or NULL when that is wrong. */
static const struct schema *schema_of(struct loader *loader, const struct load_slot *slot) {
    bool questions = slot->field->type == FIELD_QUESTIONS;
    bool is_object = json_type(slot->value) == JSON_OBJECT;
    if (slot->field->of_kind != NULL) {
        const struct schema *schema = find_kind(loader, slot->field->of_kind, true);
        assert(schema != NULL);
        return is_object || tell_no_object(loader, slot, schema) ? schema : NULL;
    }
    if (!is_object) {
        tell_type(loader, slot, "an object" HELP "write it in { }, with kind");
        return NULL;
    }
    const struct json *kind = json_member(slot->value, common_name(COMMON_KIND));
    if (kind == NULL)
        fail_no_kind(loader, slot->value, questions);
    else if (json_type(kind) != JSON_STRING)
        tell_type_of(loader, kind, "\"kind\"", "text", "write it in quotes");
    if (kind == NULL || json_type(kind) != JSON_STRING)
        return NULL;
    const struct schema *schema = find_kind(loader, json_string(kind), false);
    bool cut = json_string_is_cut(loader->document, kind);
    if (schema == NULL || cut || (questions && !schema->question)) {
        fail_kind(loader, kind, questions);
        return NULL;
    }
    return schema;
}

static bool load_block(struct loader *loader, const struct load_slot *slot) {
    struct block *block = slot->into;
    const struct schema *schema = schema_of(loader, slot);
    if (schema == NULL) {
        after_note(loader, slot->value, NULL);
        return false;
    }
    void *object = arena_alloc(loader->arena, schema->size);
    *block = (struct block){.schema = schema,
                            .object = object,
                            .outer = outer_of(slot->frame),
                            .offset = json_offset(slot->value)};
    struct load_frame frame = {.schema = schema,
                               .json = slot->value,
                               .object = object,
                               .block = block,
                               .is_asked = slot->field->type == FIELD_QUESTIONS,
                               .outer = slot->frame};
    bool good = load_object(loader, &frame);
    block->id = schema_id(schema, object);
    after_note(loader, slot->value, block);
    if (good && schema->question)
        block->content = content_hash(&frame);
    return good;
}

static bool load_blocks(struct loader *loader, const struct load_slot *slot) {
    bool questions = slot->field->type == FIELD_QUESTIONS;
    struct block *block = (struct block *)(void *)value_list(
        loader, slot, JSON_ARRAY,
        questions                      ? "a list of questions" HELP "write it in [ ]"
        : slot->field->of_kind != NULL ? "a list" HELP "write it in [ ]"
                                       : "a list of blocks" HELP "write it in [ ]",
        sizeof *block);
    if (block == NULL)
        return false;
    bool good = true;
    int kept = 0;
    const struct json *value = json_first(slot->value);
    for (; value != NULL; value = json_next(value)) {
        struct load_slot inner = {slot->frame, slot->field, value, block, true};
        struct left_out before = before_entry(loader);
        bool is_sound = load_block(loader, &inner);
        if (!is_sound && may_leave_out(loader, slot)) {
            leave_out(loader, before);
            continue;
        }
        good = is_sound && good;
        kept++;
        block++;
    }
    return keep_count(slot, kept) && good;
}

/* Objects */

static bool load_value(struct loader *loader, const struct load_slot *slot) {
    switch (slot->field->type) {
    case FIELD_OBJECTS:
        return load_objects(loader, slot);
    case FIELD_BLOCKS:
    case FIELD_QUESTIONS:
        return load_blocks(loader, slot);
    case FIELD_VARY:
        return value_load_vary(loader, slot);
    default:
        return value_load(loader, slot);
    }
}

/* The members of an object by the rows of its schema. */
struct members {
    const struct json *of_row[SCHEMA_FIELD_LIMIT];
    bool misnamed[SCHEMA_FIELD_LIMIT]; /* there, it seems, under a wrong name */
    const struct json *of_common[COMMON_COUNT];
    int unknown;                 /* how many have no row */
    char name[TELL_LABEL_BYTES]; /* of the object, for messages; "" until it is wanted */
};

static const char *object_name(const struct load_frame *frame, struct members *members) {
    return members->name[0] != '\0' ? members->name : tell_object(members->name, frame);
}

static unsigned commons_of(const struct load_frame *frame) {
    const struct load_frame *root = frame;
    while (root->outer != NULL)
        root = root->outer;
    unsigned commons = schema_commons(frame->schema, root->schema, frame->block != NULL);
    return frame->is_asked ? commons & ~(unsigned)COMMON_OF_PLACED : commons;
}

static const struct json **common_row_of(const struct load_frame *frame, struct members *members,
                                         const char *key) {
    for (int i = 0; i < COMMON_COUNT; i++)
        if (same_name(common_name((enum common)i), key) &&
            (common_fields[i].of & commons_of(frame)) != 0)
            return &members->of_common[i];
    return NULL;
}

static const struct json **row_of(const struct load_frame *frame, struct members *members,
                                  const char *key) {
    const struct field *fields = frame->schema->fields;
    assert(members != NULL); /* so that NULL says but this: there is no such row */
    for (int i = 0; fields[i].name != NULL; i++) {
        assert(i < SCHEMA_FIELD_LIMIT);
        if (same_name(fields[i].name, key))
            return &members->of_row[i];
    }
    return common_row_of(frame, members, key);
}

static bool fail_twice(struct loader *loader, const struct load_frame *frame,
                       struct members *members, const struct json *first,
                       const struct json *second) {
    char quoted[TELL_QUOTE_BYTES];
    tell_key(loader, second, CODE_TWICE, "%s stands twice in %s",
             tell_quote(quoted, json_key(second)), object_name(frame, members));
    return tell_key_beside(loader, first, "first");
}

static bool match_member(struct loader *loader, const struct load_frame *frame,
                         struct members *members, const struct json *member) {
    if (json_key_is_cut(loader->document, member))
        return tell_key(loader, member, CODE_NUL,
                        "the key holds the character U+0000" HELP "remove \\u0000");
    const struct json **row = row_of(frame, members, json_key(member));
    members->unknown += row == NULL;
    if (row == NULL)
        return true; /* told when all known ones are matched */
    if (*row != NULL)
        return fail_twice(loader, frame, members, *row, member);
    *row = member;
    return true;
}

/* Fields of older lessons, and what has taken their place. */
static const struct { const char *was, *is; } renamed[] = {{"happened", "then"}};

/* The one of names (some NULL) in whose place the key stood; NULL: none. */
static const char *find_renamed(const char *key, const char *const *names, int count) {
    for (size_t row = 0; row < sizeof renamed / sizeof *renamed; row++)
        for (int i = 0; i < count; i++)
            if (names[i] != NULL && same_name(key, renamed[row].was) &&
                same_name(names[i], renamed[row].is))
                return names[i];
    return NULL;
}

/* Suggests, of the fields that are missing, the one that the key may mean. */
static bool fail_unknown(struct loader *loader, const struct load_frame *frame,
                         struct members *members, const struct json *member) {
    const char *absent[SCHEMA_FIELD_LIMIT], *names[SCHEMA_FIELD_LIMIT];
    char quoted[TELL_QUOTE_BYTES], all[TELL_BYTES / 2];
    const struct field *fields = frame->schema->fields;
    int count = 0;
    for (; fields[count].name != NULL; count++) {
        names[count] = fields[count].name;
        absent[count] = members->of_row[count] == NULL ? names[count] : NULL;
    }
    const char *now = find_renamed(json_key(member), absent, count);
    const char *near = now != NULL ? now : suggest(json_key(member), absent, count);
    for (int i = 0; near != NULL && i < count; i++)
        members->misnamed[i] = members->misnamed[i] || absent[i] == near;
    const char *name = object_name(frame, members);
    tell_quote(quoted, json_key(member));
    tell_join(all, sizeof all, names, count, " and ");
    if (now != NULL)
        tell_key(loader, member, CODE_UNKNOWN_FIELD, "unknown field %s in %s" HELP "write \"%s\"",
                 quoted, name, now);
    else if (near != NULL)
        tell_key(loader, member, CODE_UNKNOWN_FIELD,
                 "unknown field %s in %s" HELP "did you mean \"%s\"? It may have %s", quoted, name,
                 near, all);
    else
        tell_key(loader, member, CODE_UNKNOWN_FIELD, "unknown field %s in %s" HELP "it may have %s",
                 quoted, name, all);
    return tell_key_fix_name(loader, member,
                             now != NULL ? now : suggest_only(json_key(member), absent, count));
}

static bool match_members(struct loader *loader, const struct load_frame *frame,
                          struct members *members) {
    bool good = true;
    const struct json *member = json_first(frame->json);
    for (; member != NULL; member = json_next(member))
        good = match_member(loader, frame, members, member) && good;
    member = members->unknown > 0 ? json_first(frame->json) : NULL;
    for (; member != NULL; member = json_next(member))
        if (row_of(frame, members, json_key(member)) == NULL &&
            !json_key_is_cut(loader->document, member))
            good = fail_unknown(loader, frame, members, member);
    return good;
}

/* " It may be note or tip.", where the field is one of some names; else "". */
static const char *choice_words(char into[TELL_BYTES / 2], const struct field *field) {
    const char *names[SCHEMA_FIELD_LIMIT];
    char all[TELL_BYTES / 2 - 16];
    int count = field->type == FIELD_ONE_OF ? schema_names(field, names) : 0;
    into[0] = '\0';
    if (count > 0)
        snprintf(into, TELL_BYTES / 2, " It may be %s.",
                 tell_join(all, sizeof all, names, count, " or "));
    return into;
}

static bool fail_missing(struct loader *loader, const struct load_frame *frame,
                         const struct field *field) {
    char name[TELL_LABEL_BYTES], choice[TELL_BYTES / 2];
    return tell(loader, frame->json, CODE_MISSING_FIELD, "%s has no \"%s\"" HELP "add it.%s%s%s",
                tell_object(name, frame), field->name, field->says != NULL ? " " : "",
                field->says != NULL ? field->says : "", choice_words(choice, field));
}

static bool load_field(struct loader *loader, const struct load_frame *frame,
                       const struct field *field, const struct json *value, bool misnamed) {
    void *into = (char *)frame->object + field->at;
    value_preset(field, into);
    if (value != NULL) {
        struct load_slot slot = {frame, field, value, into, false};
        return load_value(loader, &slot);
    }
    if (!field->required || misnamed)
        return true;
    return fail_missing(loader, frame, field);
}

static void finish(struct loader *loader, const struct load_frame *frame) {
    if (frame->schema->finish != NULL)
        frame->schema->finish(frame->object, loader->arena);
}

/* Of a lesson or a section of which only what is sound is wanted: mistakes of its own are made up
 * for, so that the blocks in it can be shown. False when there are none. */
static bool make_up(struct loader *loader, const struct load_frame *frame, struct left_out before) {
    static const char no_text[] = "untitled";
    bool is_term = frame->outer != NULL && !frame->schema->wide_id;
    if (!loader->kinds.sound_alone || outer_of(frame) != NULL || is_term)
        return false;
    for (const struct field *field = frame->schema->fields; field->name != NULL; field++) {
        void *at = (char *)frame->object + field->at;
        bool is_list = field->type == FIELD_BLOCKS || field->type == FIELD_OBJECTS;
        if (is_list && field->required && ((const struct list *)at)->count == 0)
            return false;
        if (field->required && (field->type == FIELD_LINE || field->type == FIELD_ID) &&
            *(const char **)at == NULL)
            *(const char **)at = no_text;
    }
    leave_out(loader, before);
    return true;
}

static bool load_object(struct loader *loader, const struct load_frame *frame) {
    struct members members = {0};
    struct left_out before = before_entry(loader);
    match_members(loader, frame, &members);
    const struct field *fields = frame->schema->fields;
    const struct json *allow = members.of_common[COMMON_ALLOW];
    const struct json *after = members.of_common[COMMON_AFTER];
    bool good = allow == NULL || allow_load(loader, frame, allow);
    good = (after == NULL || after_check(loader, frame, after)) && good;
    for (int i = 0; fields[i].name != NULL; i++)
        good =
            load_field(loader, frame, &fields[i], members.of_row[i], members.misnamed[i]) && good;
    const struct json *formerly = members.of_common[COMMON_FORMERLY];
    if (formerly != NULL)
        good = former_load(loader, frame, formerly) && good;
    if (!good || errors_kept(loader) > before.errors)
        return make_up(loader, frame, before);
    struct check check = {.loader = loader, .frame = frame};
    if (frame->schema->check != NULL && !frame->schema->check(frame->object, &check))
        return false;
    finish(loader, frame);
    return true;
}

static bool is_format(struct loader *loader, const struct json *root) {
    const struct json *member = json_member(root, "format");
    if (member == NULL || json_type(member) != JSON_NUMBER || json_number(member) == LESSON_FORMAT)
        return true;
    return tell(loader, member, CODE_OTHER_FORMAT,
                "format %.10g is not supported" HELP "write %d, the format that this program reads",
                json_number(member), LESSON_FORMAT);
}

static bool fail_root(struct loader *loader, const struct schema *schema) {
    char name[TELL_LABEL_BYTES];
    snprintf(name, sizeof name, "a %s", schema->name);
    return tell_type_of(loader, loader->document->root, name, "an object", "write it in { }");
}

static bool load_root(struct loader *loader, const struct schema *schema, void *object) {
    const struct json *root = loader->document->root;
    if (json_type(root) != JSON_OBJECT)
        return fail_root(loader, schema);
    if (!is_format(loader, root))
        return false;
    struct load_frame frame = {.schema = schema, .json = root, .object = object};
    bool good = load_object(loader, &frame);
    after_resolve(loader, good && errors_kept(loader) == 0);
    id_uses_tell(loader, &loader->wide, false, "in this file");
    free(loader->wide.list);
    if (good && loader->kinds.thorough)
        problems_tell_unused(loader->problems, json_source(loader->document));
    return good;
}

void *load_document(const struct json_document *document, const struct schema *schema,
                    struct kinds kinds, struct problems *problems) {
    int errors = problems->errors;
    struct arena arena = {0};
    struct loader loader = {
        .document = document, .kinds = kinds, .arena = &arena, .problems = problems};
    void *object = arena_alloc(&arena, schema->size);
    bool good = load_root(&loader, schema, object);
    bool any = problems->errors > errors || document->mistakes > 0;
    if (!good || (any && !kinds.sound_alone)) {
        arena_release(&arena);
        return NULL;
    }
    if (schema->formers_at != 0)
        *(struct list *)(void *)((char *)object + schema->formers_at) =
            (struct list){loader.formers, loader.formers_count};
    *(struct arena *)object = arena;
    return object;
}

static void *load_named(const char *name, bool is_file, const char *text, size_t length,
                        const struct schema *schema, struct kinds kinds,
                        struct problems *problems) {
    struct json_document document;
    if (!json_parse(&document, name, text, length, false, problems))
        return NULL;
    document.is_file = is_file;
    void *object = load_document(&document, schema, kinds, problems);
    json_release(&document);
    return object;
}

void *load_text(const char *name, const char *text, size_t length, const struct schema *schema,
                struct kinds kinds, struct problems *problems) {
    return load_named(name, false, text, length, schema, kinds, problems);
}

void *load_file(const char *path, const struct schema *schema, struct kinds kinds,
                struct problems *problems) {
    size_t length;
    char *text = file_read(path, &length, problems);
    void *object =
        text != NULL ? load_named(path, true, text, length, schema, kinds, problems) : NULL;
    free(text);
    return object;
}

void load_free(void *object) {
    if (object == NULL)
        return;
    struct arena arena = *(struct arena *)object; /* the object itself is in it */
    arena_release(&arena);
}
