/* The rows of a lesson's JSON and of its sections, and what is asked of a loaded lesson. */
#include "lesson/lesson.h"

#include <string.h>

#include "lesson/check.h"
#include "lesson/glossary.h"
#include "lesson/load.h"

static const struct field section_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct section, id),
     .says = "Identifies the section; unique in the lesson."},
    {.name = "kicker",
     .type = FIELD_LINE,
     .at = offsetof(struct section, kicker),
     .says = "A short label above the title."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct section, title),
     .says = "The section's title."},
    {.name = "tells",
     .type = FIELD_REFS,
     .low = 1,
     .at = offsetof(struct section, tells),
     .says = "The ids of the glossary terms that it explains."},
    {.name = "sources",
     .type = FIELD_LINES,
     .at = offsetof(struct section, sources),
     .says = "The sources for the section's claims."},
    {.name = "appendix",
     .type = FIELD_BOOL,
     .at = offsetof(struct section, appendix),
     .says = "Whether it follows the end of the lesson as reference material and is not counted."},
    {.name = "blocks",
     .type = FIELD_BLOCKS,
     .required = true,
     .low = 1,
     .at = offsetof(struct section, blocks),
     .says = "The section's blocks, from top to bottom."},
    {.name = NULL},
};

static const struct schema section_schema = {
    .name = "section",
    .summary = "Part of a lesson, with its own title.",
    .fields = section_fields,
    .size = sizeof(struct section),
    .wide_id = true,
};

static const struct field lesson_fields[] = {
    {.name = "$schema",
     .type = FIELD_LINE,
     .at = offsetof(struct lesson, schema_address),
     .says = "Where an editor can find the JSON Schema of this format."},
    {.name = "format",
     .type = FIELD_WHOLE,
     .required = true,
     .low = LESSON_FORMAT,
     .high = LESSON_FORMAT,
     .at = offsetof(struct lesson, format),
     .says = "The version of this format."},
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct lesson, id),
     .says = "Identifies the lesson; learners' records depend on it."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct lesson, title),
     .says = "The lesson's title."},
    {.name = "lang",
     .type = FIELD_LINE,
     .at = offsetof(struct lesson, lang),
     .says = "The language of its texts (BCP 47), such as \"de\" or \"en-GB\"; \"en\" by default."},
    {.name = "subtitle",
     .type = FIELD_LINE,
     .at = offsetof(struct lesson, subtitle),
     .says = "One line below the title."},
    {.name = "tags",
     .type = FIELD_LINES,
     .at = offsetof(struct lesson, tags),
     .says = "The topics of the lesson, one word each."},
    {.name = "video",
     .type = FIELD_LINE,
     .at = offsetof(struct lesson, video),
     .says = "The address of the lesson's video."},
    {.name = "glossary",
     .type = FIELD_OBJECTS,
     .low = 1,
     .of = &glossary_schema,
     .at = offsetof(struct lesson, glossary),
     .says = "The terms that the lesson explains; the key g shows those met so far."},
    {.name = "sections",
     .type = FIELD_OBJECTS,
     .required = true,
     .low = 1,
     .of = &section_schema,
     .at = offsetof(struct lesson, sections),
     .says = "The lesson's sections, in order."},
    {.name = NULL},
};

static const char letters_and_digits[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

static bool is_subtag(const char *at, size_t length) {
    return length >= 1 && length <= 8 && strspn(at, letters_and_digits) >= length;
}

/* As far as BCP 47 can be told without its register: subtags of 1 to 8 letters and digits, the
 * first of 2 letters or more. */
static bool is_lang(const char *lang) {
    size_t length = strcspn(lang, "-");
    bool good = length >= 2 && strcspn(lang, "0123456789") >= length;
    while (good && lang[length] == '-') {
        good = is_subtag(lang, length);
        lang += length + 1;
        length = strcspn(lang, "-");
    }
    return good && is_subtag(lang, length);
}

/* A lesson has its end before its appendix. */
static bool check_appendix(const struct lesson *lesson, struct check *check) {
    const struct section *sections = lesson->sections.at;
    int end = lesson_ordinary(lesson);
    if (end == 0)
        return check_error(check, check_place(check, "sections/0/appendix"), CODE_APPENDIX,
                           "all sections are an appendix" HELP
                           "take \"appendix\" from those that everybody is to read");
    for (int i = end; i < lesson->sections.count; i++)
        if (!sections[i].appendix) {
            check_error(check, check_place(check, "sections/%d/id", i), CODE_APPENDIX,
                        "this section stands behind an appendix" HELP
                        "move it before the first section with \"appendix\": true");
            return check_beside(check, check_place(check, "sections/%d/appendix", end),
                                "the appendix begins here");
        }
    return true;
}

static bool check(const void *object, struct check *check) {
    const struct lesson *lesson = object;
    struct kinds kinds = check_kinds(check);
    if (!check_appendix(lesson, check))
        return false;
    if (lesson->lang != NULL && !is_lang(lesson->lang))
        return check_value(check, CODE_NOT_ONE_OF,
                           "\"lang\" must be a tag of a language, as \"en\" or \"pt-BR\"", "lang");
    /* Where some is left out, an id may be of a term that is. */
    if (!kinds.sound_alone && !glossary_check(lesson, check))
        return false;
    if (kinds.thorough && !kinds.sound_alone && kinds.review != NULL)
        kinds.review(lesson, check);
    return true;
}

static void finish(void *object, struct arena *arena) {
    (void)arena;
    glossary_finish(object);
}

const struct schema lesson_schema = {
    .name = "lesson",
    .summary = "A lesson in one file.",
    .fields = lesson_fields,
    .size = sizeof(struct lesson),
    .formers_at = offsetof(struct lesson, formers),
    .check = check,
    .finish = finish,
};

_Static_assert(offsetof(struct lesson, arena) == 0, "load.h wants it there");

struct lesson *lesson_read(const struct json_document *document, struct kinds kinds,
                           struct problems *problems) {
    return load_document(document, &lesson_schema, kinds, problems);
}

struct lesson *lesson_parse(const char *name, const char *text, size_t length, struct kinds kinds,
                            struct problems *problems) {
    return load_text(name, text, length, &lesson_schema, kinds, problems);
}

struct lesson *lesson_load(const char *path, struct kinds kinds, struct problems *problems) {
    return load_file(path, &lesson_schema, kinds, problems);
}

void lesson_free(struct lesson *lesson) {
    load_free(lesson);
}

const char *lesson_join_tags(const struct lesson *lesson, struct arena *arena) {
    const char *const *tag = lesson->tags.at;
    struct writer joined = {0};
    for (int i = 0; i < lesson->tags.count; i++)
        writer_join(&joined, " · ", tag[i]);
    const char *kept = writer_keep(&joined, arena);
    return lesson->tags.count > 0 ? kept : NULL;
}

int lesson_ordinary(const struct lesson *lesson) {
    const struct section *sections = lesson->sections.at;
    int count = 0;
    while (count < lesson->sections.count && !sections[count].appendix)
        count++;
    return count;
}

int lesson_find_section(const struct lesson *lesson, const char *id) {
    const struct section *sections = lesson->sections.at;
    for (int i = 0; i < lesson->sections.count; i++)
        if (strcmp(sections[i].id, id) == 0)
            return i;
    return -1;
}
