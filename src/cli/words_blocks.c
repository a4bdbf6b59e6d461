/* The words of a lesson's JSON: documents, kinds of block, objects inside, fields. */
#include <stdio.h>
#include <string.h>

#include "base/writer.h"
#include "cli/example.h"
#include "cli/words.h"
#include "lesson/course.h"
#include "lesson/lesson.h"

/* --- Rows. --- */

struct rows {
    struct page *page;
    const struct words *words;
    bool only_shared,
        only_own;    /* of a question: what most questions have, and what they have not */
    bool leaves_out; /* what is in the field that was visited last */
};

/* How many kinds that ask have such a row. */
static int count_alike(const struct words *words, const struct field *field) {
    int alike = 0;
    for (int i = 0; i < words->places_count; i++) {
        const struct reference_place *place = &words->places[i];
        alike += place->depth == 0 && place->root->question &&
                 strcmp(place->field->name, field->name) == 0 &&
                 strcmp(place->field->says, field->says) == 0;
    }
    return alike;
}

static bool is_shared(const struct words *words, const struct field *field) {
    int asking = 0;
    for (int i = 0; i < words->kinds.count; i++)
        asking += words->kinds.schemas[i]->question;
    return 2 * count_alike(words, field) > asking;
}

static void write_row(struct page *page, const struct reference_place *place) {
    page_row(page, (struct page_row){.depth = place->depth,
                                     .name = place->field->name,
                                     .path = place->path,
                                     .facts = reference_facts(place->field, &page->arena),
                                     .says = place->field->says});
}

static void visit_row(const struct reference_place *place, void *data) {
    struct rows *rows = data;
    if (place->depth == 0 && place->root->question) {
        bool shared = is_shared(rows->words, place->field);
        rows->leaves_out = shared ? rows->only_own : rows->only_shared;
    }
    if (!rows->leaves_out)
        write_row(rows->page, place);
}

static void write_rows(const struct rows *rows, const struct schema *schema) {
    struct rows of = *rows;
    reference_walk(schema, rows->words->kinds, &rows->page->arena, visit_row, &of);
}

void words_write_fields(const struct words *words, const struct schema *schema, struct page *page) {
    struct rows rows = {.page = page, .words = words};
    page_rows(page, "field", "what it takes", "what it is");
    write_rows(&rows, schema);
}

static void write_commons(struct page *page, unsigned of) {
    for (int i = 0; i < COMMON_COUNT; i++) {
        const struct field *field = &common_fields[i].field;
        if (i != COMMON_KIND && (common_fields[i].of & of) != 0)
            page_row(page, (struct page_row){.name = field->name,
                                             .facts = reference_facts(field, &page->arena),
                                             .says = field->says});
    }
}

/* --- Documents, and what they are made of. --- */

static const struct schema *document(int index) {
    return index < 2 ? reference_documents[index] : NULL;
}

static const char *document_word(const struct words *words, int index) {
    (void)words;
    return document(index) != NULL ? document(index)->name : NULL;
}

static const char *document_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return document(index)->summary;
}

static void write_document(const struct words *words, int index, struct page *page) {
    page_head(page, "Fields");
    words_write_fields(words, document(index), page);
    write_commons(page, schema_commons(document(index), document(index), false));
}

const struct words_group words_documents = {
    .name = "files",
    .title = "What is written in a file",
    .noun = "file",
    .says = "A lesson is one JSON file; a course is another, which lists lessons.",
    .pages = true,
    .word = document_word,
    .line = document_line,
    .write = write_document,
};

/* --- Kinds of block. --- */

static const struct schema *kind(const struct words *words, int index) {
    for (int i = 0; i < words->kinds.count; i++)
        if (!words->kinds.schemas[i]->part && index-- == 0)
            return words->kinds.schemas[i];
    return NULL;
}

static const char *kind_word(const struct words *words, int index) {
    const struct schema *schema = kind(words, index);
    return schema != NULL ? schema->name : NULL;
}

static const char *kind_line(const struct words *words, int index, struct arena *arena) {
    (void)arena;
    return kind(words, index)->summary;
}

static const char *kind_what(const struct words *words, int index, struct arena *arena) {
    (void)arena;
    return kind(words, index)->question ? "kind of block; a question" : "kind of block";
}

static void write_kind_row(const struct schema *schema, struct page *page) {
    const struct field *field = &common_fields[COMMON_KIND].field;
    page_row(page, (struct page_row){
                       .name = field->name,
                       .facts = arena_printf(&page->arena, "\"%s\"; required", schema->name),
                       .says = page->markdown ? "Names this kind." : NULL});
}

/* In Markdown the fields of every kind stand in a table of their own. */
static void write_kinds_commons(const struct schema *schema, struct page *page) {
    if (!page->markdown)
        write_commons(page, schema_commons(schema, &lesson_schema, true));
}

static void write_own_fields(const struct words *words, const struct schema *schema,
                             struct page *page) {
    struct rows rows = {.page = page, .words = words, .only_own = true};
    page_head(page, "Fields");
    page_rows(page, "field", "what it takes", "what it is");
    write_kind_row(schema, page);
    write_rows(&rows, schema);
    if (!schema->question)
        write_kinds_commons(schema, page);
}

static void write_shared_rows(const struct words *words, const struct schema *schema,
                              struct page *page) {
    struct rows rows = {.page = page, .words = words, .only_shared = true};
    page_rows(page, "field", "what it takes", "what it is");
    write_rows(&rows, schema);
}

static int count_shared(const struct words *words, const struct schema *schema) {
    int shared = 0;
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        shared += is_shared(words, field);
    return shared;
}

/* The kind that has most of them: all. */
static const struct schema *most_shared(const struct words *words) {
    const struct schema *most = NULL;
    for (int i = 0; i < words->kinds.count; i++) {
        const struct schema *schema = words->kinds.schemas[i];
        if (schema->question &&
            (most == NULL || count_shared(words, schema) > count_shared(words, most)))
            most = schema;
    }
    return most;
}

static const char shared_head[] = "Fields that most questions have";

void words_write_shared_fields(const struct words *words, struct page *page) {
    page_title(page, shared_head, "");
    write_shared_rows(words, most_shared(words), page);
}

static void write_shared_fields(const struct words *words, const struct schema *schema,
                                struct page *page) {
    bool all = count_shared(words, schema) == count_shared(words, most_shared(words));
    if (!schema->question)
        return;
    if (page->markdown && all) {
        page_link(page, "Besides:", shared_head);
        return;
    }
    page_head(page, shared_head);
    write_shared_rows(words, schema, page);
    write_kinds_commons(schema, page);
}

/* "goal, knobs and lanes": lessons besides its own that begin with a block of the kind. */
static const char *more_examples(const char *name, struct arena *arena) {
    struct writer names = {0};
    for (const struct bundle_file *file = EXAMPLES; file->path != NULL; file++)
        if (example_begins_with(file, name) && strcmp(example_name(file, arena), name) != 0)
            writer_join(&names, ", ", example_name(file, arena));
    return names.length > 0 ? writer_keep(&names, arena) : NULL;
}

static void write_example(const char *name, struct page *page) {
    const struct bundle_file *file = example_find(name);
    const char *block = file != NULL ? example_block(file, name, &page->arena) : NULL;
    const char *more = more_examples(name, &page->arena);
    if (block == NULL)
        return;
    page_head(page, "Example");
    page_code(page, "json", block, strlen(block));
    if (page->markdown)
        return;
    page_words(page, arena_printf(&page->arena,
                                  "In a lesson that plays: rtlesson explain %s --example", name));
    if (more != NULL)
        page_words(page, arena_printf(&page->arena, "Others, in place of %s: %s", name, more));
}

/* "knobs, measures": the groups whose words stand in the fields of the kind; NULL: none do. */
static const char *groups_in(const struct words *words, const struct schema *schema,
                             struct arena *arena) {
    struct writer writer = {0};
    for (int i = 0; i < words->places_count; i++) {
        const char *group = reference_group(words->places[i].field);
        if (words->places[i].root == schema && group != NULL &&
            (writer.length == 0 || strstr(writer.text, group) == NULL))
            writer_join(&writer, ", ", group);
    }
    return writer.length > 0 ? writer_keep(&writer, arena) : NULL;
}

static void write_kind(const struct words *words, int index, struct page *page) {
    const struct schema *schema = kind(words, index);
    const char *groups = groups_in(words, schema, &page->arena);
    write_own_fields(words, schema, page);
    write_shared_fields(words, schema, page);
    if (groups != NULL && !page->markdown)
        page_words(page, arena_printf(&page->arena, "Names that may stand there are words, too: %s",
                                      groups));
    write_example(schema->name, page);
}

const struct words_group words_kinds = {
    .name = "kinds",
    .title = "Kinds of block",
    .noun = "kind",
    .says = "What a section is made of: each block says in \"kind\" what it is.",
    .pages = true,
    .word = kind_word,
    .line = kind_line,
    .what = kind_what,
    .write = write_kind,
};

/* --- Objects inside. --- */

static const char *object_word(const struct words *words, int index) {
    return index < words->objects_count ? words->objects[index].schema->name : NULL;
}

static const char *object_line(const struct words *words, int index, struct arena *arena) {
    (void)arena;
    return words->objects[index].schema->summary;
}

static const char *object_what(const struct words *words, int index, struct arena *arena) {
    const struct words_object *object = &words->objects[index];
    return arena_printf(arena, "%s in %s", object->path, object->root->name);
}

static void write_object(const struct words *words, int index, struct page *page) {
    const struct words_object *object = &words->objects[index];
    bool in_course = object->root == &course_schema;
    const struct schema *document = in_course ? object->root : &lesson_schema;
    page_head(page, "Fields");
    words_write_fields(words, object->schema, page);
    write_commons(page, schema_commons(object->schema, document, false));
}

const struct words_group words_objects = {
    .name = "objects",
    .title = "Objects inside",
    .noun = "object",
    .says = "The entries of lists in lessons, courses and blocks.",
    .word = object_word,
    .line = object_line,
    .facts = object_what,
    .facts_are = "where",
    .what = object_what,
    .write = write_object,
};

/* --- Common fields. --- */

static const char *common_word(const struct words *words, int index) {
    (void)words;
    return common_fields[index].field.name;
}

static const char *common_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return common_fields[index].field.says;
}

static const char *common_facts(const struct words *words, int index, struct arena *arena) {
    (void)words;
    return index == COMMON_KIND ? "name of a kind; required"
                                : reference_facts(&common_fields[index].field, arena);
}

/* "of every block, and of whatever has an id" */
static const char *common_what(const struct words *words, int index, struct arena *arena) {
    static const struct {
        unsigned of;
        const char *words;
    } all[] = {{COMMON_OF_BLOCK, "of every block"},
               {COMMON_OF_ID, "of whatever has an id: the lesson, a section, a choice"}};
    struct writer writer = {0};
    (void)words;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if ((common_fields[index].of & all[i].of) != 0)
            writer_join(&writer, ", and ", all[i].words);
    return arena_printf(arena, "field %s", writer_keep(&writer, arena));
}

const struct words_group words_commons = {
    .name = "common",
    .title = "Fields of every kind",
    .noun = "field",
    .says = "Fields that a block has besides those of its kind. All but \"kind\" may stand beside "
            "any id, too: of the lesson, a section, a choice.",
    .word = common_word,
    .line = common_line,
    .facts = common_facts,
    .what = common_what,
};

/* --- Fields by their name, wherever they stand. --- */

static const char *field_word(const struct words *words, int index) {
    return index < words->fields_count ? words->fields[index] : NULL;
}

static bool is_alike(const struct reference_place *a, const struct reference_place *b,
                     struct arena *arena) {
    return strcmp(a->field->name, b->field->name) == 0 &&
           strcmp(a->field->says, b->field->says) == 0 &&
           strcmp(reference_facts(a->field, arena), reference_facts(b->field, arena)) == 0;
}

static bool is_said_before(const struct words *words, int index, struct arena *arena) {
    for (int i = 0; i < index; i++)
        if (is_alike(&words->places[i], &words->places[index], arena))
            return true;
    return false;
}

/* "choice, choices, diagram script[]": where the same is said. */
static const char *where_said(const struct words *words, int index, struct arena *arena) {
    struct writer writer = {0};
    for (int i = index; i < words->places_count; i++) {
        const struct reference_place *place = &words->places[i];
        int inside = (int)(strlen(place->path) - strlen(place->field->name));
        if (!is_alike(place, &words->places[index], arena))
            continue;
        writer_printf(&writer, "%s%s%s%.*s", writer.length > 0 ? ", " : "", place->root->name,
                      inside > 0 ? " " : "", inside > 0 ? inside - 1 : 0, place->path);
    }
    return writer_keep(&writer, arena);
}

/* The place of the next thing that is said of the name, from index on; -1: all was said. */
static int next_said(const struct words *words, const char *name, int index, struct arena *arena) {
    for (; index < words->places_count; index++)
        if (strcmp(words->places[index].field->name, name) == 0 &&
            !is_said_before(words, index, arena))
            return index;
    return -1;
}

static int count_said(const struct words *words, const char *name, struct arena *arena) {
    int count = 0, at = -1;
    while ((at = next_said(words, name, at + 1, arena)) >= 0)
        count++;
    return count;
}

static const char *field_line(const struct words *words, int index, struct arena *arena) {
    const char *name = words->fields[index];
    int count = count_said(words, name, arena);
    return count == 1 ? words->places[next_said(words, name, 0, arena)].field->says
                      : arena_printf(arena, "Is %d things, by where it stands.", count);
}

static void write_field(const struct words *words, int index, struct page *page) {
    const char *name = words->fields[index];
    bool one = count_said(words, name, &page->arena) == 1;
    for (int at = -1; (at = next_said(words, name, at + 1, &page->arena)) >= 0;) {
        const struct field *field = words->places[at].field;
        const char *takes = reference_facts(field, &page->arena);
        if (!one)
            page_words(page, field->says);
        if (one)
            page_rows(page, "of it", NULL, "is");
        page_row(page, (struct page_row){.name = "takes", .says = takes});
        if (field->of != NULL)
            page_row(page, (struct page_row){.name = "each is", .says = field->of->name});
        page_row(page, (struct page_row){.name = "stands in",
                                         .says = where_said(words, at, &page->arena)});
    }
}

const struct words_group words_fields = {
    .name = "fields",
    .title = "Fields by name",
    .noun = "field",
    .says =
        "The names that stand in lessons and courses; each page says where, and what it is there.",
    .word = field_word,
    .line = field_line,
    .write = write_field,
};
