/* How a lesson is written from its first section to the answers and the glossary at its end. */
#include "player/plain.h"

#include <string.h>

#include "base/int.h"
#include "blocks/block.h"
#include "ui/prose.h"

static void write_heading(struct writer *writer, const char *text, char underline) {
    int widest = 0, width;
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        struct text_line line;
        at = text_wrap(text, length, at, PLAIN_WIDTH, &line);
        width = line.width_cells;
        widest = width > widest ? width : widest;
    }
    writer_wrapped(writer, "", "", PLAIN_WIDTH, text);
    for (int i = 0; i < widest; i++)
        writer_bytes(writer, &underline, 1);
    writer_bytes(writer, "\n", 1);
}

static void write_place_in_course(struct writer *writer, const struct course *course,
                                  const struct course_position *at) {
    writer_text(writer, course->title);
    writer_printf(writer, " / ");
    writer_text(writer, at->module->title);
    writer_printf(writer, "\n");
    if (at->lesson->number > 0)
        writer_printf(writer, "Lesson %d of %d\n", at->lesson->number, course->count);
    else
        writer_printf(writer, "Extra lesson\n");
    writer_printf(writer, "\n");
}

static void write_tags(struct writer *writer, const struct lesson *lesson) {
    struct arena arena = {0};
    const char *tags = lesson_join_tags(lesson, &arena);
    if (tags != NULL) {
        writer_text(writer, tags);
        writer_printf(writer, "\n");
    }
    arena_release(&arena);
}

static void write_title(struct writer *writer, const struct lesson *lesson,
                        const struct course *course) {
    struct course_position at = course_find(course, lesson->id);
    if (at.lesson != NULL)
        write_place_in_course(writer, course, &at);
    write_heading(writer, lesson->title, '=');
    if (lesson->subtitle != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, lesson->subtitle);
    write_tags(writer, lesson);
    if (lesson->video != NULL)
        writer_wrapped(writer, "Video: ", "       ", PLAIN_WIDTH, lesson->video);
}

static void write_sources(struct writer *writer, struct list sources) {
    const char *const *source = sources.at;
    if (sources.count > 0)
        writer_printf(writer, "\n%s\n", sources.count > 1 ? "Sources:" : "Source:");
    for (int i = 0; i < sources.count; i++)
        writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, source[i]);
}

/* Some of a lesson's sections, from first on, before end. */
struct range {
    int first, end;
};

static void write_section(struct writer *writer, const struct section *section,
                          const struct scene *scene) {
    writer_printf(writer, "\n\n");
    if (section->kicker != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, section->kicker);
    write_heading(writer, section->title, '-');
    if (section->blocks.count > 0)
        writer_printf(writer, "\n");
    blocks_plain(section->blocks, scene, writer);
    write_sources(writer, section->sources);
}

static void write_sections(struct writer *writer, struct range range, struct scene *scene) {
    const struct section *sections = scene->lesson->sections.at;
    for (int i = range.first; i < range.end; i++) {
        write_section(writer, &sections[i], scene);
        arena_reset(scene->arena);
        known_begin(scene->known, scene->facts);
    }
}

/* Sections without a question give nothing, so the heading waits for the first that gives any. */
static void write_answers(struct writer *writer, struct range range, const struct scene *scene) {
    const struct section *sections = scene->lesson->sections.at;
    bool any = false;
    for (int i = range.first; i < range.end; i++) {
        struct writer answers = {0};
        blocks_answers(sections[i].blocks, scene, &answers);
        if (answers.length > 0 && !any) {
            writer_printf(writer, "\n\n");
            write_heading(writer, "Answers", '-');
            any = true;
        }
        if (answers.length > 0) {
            writer_printf(writer, "\n");
            writer_bytes(writer, answers.text, answers.length);
        }
        writer_release(&answers);
    }
}

static void write_appendix(struct writer *writer, struct range range, struct scene *scene) {
    if (range.first == range.end)
        return;
    writer_printf(writer, "\n\n");
    write_heading(writer, "Appendix", '=');
    write_sections(writer, range, scene);
    write_answers(writer, range, scene);
}

static void write_glossary(struct writer *writer, const struct lesson *lesson) {
    const struct glossary_entry *entry = lesson->glossary.at;
    if (lesson->glossary.count == 0)
        return;
    writer_printf(writer, "\n\n");
    write_heading(writer, "Glossary", '-');
    for (int i = 0; i < lesson->glossary.count; i++) {
        writer_printf(writer, "\n");
        writer_wrapped(writer, "", "", PLAIN_WIDTH, entry[i].term);
        prose_plain(entry[i].says, PLAIN_WIDTH, "  ", "  ", writer);
    }
}

void player_plain(const struct lesson *lesson, const struct course *course, int from,
                  struct writer *writer) {
    struct facts nothing_done = {0}, no_marks = {0};
    struct films no_films = {0};
    struct tries no_tries = {0};
    struct arena arena = {0};
    struct known known = {0};
    struct scene scene = {
        .lesson = lesson,
        .facts = &nothing_done,
        .marks = &no_marks,
        .tries = &no_tries,
        .films = &no_films,
        .arena = &arena,
        .known = &known,
        .body_rows = 1,
    };
    write_title(writer, lesson, course);
    int end = lesson_ordinary(lesson);
    struct range ordinary = {from, end};
    struct range appendix = {int_max(from, end), lesson->sections.count};
    write_sections(writer, ordinary, &scene);
    write_answers(writer, ordinary, &scene);
    write_appendix(writer, appendix, &scene);
    write_glossary(writer, lesson);
    known_release(&known);
    arena_release(&arena);
}
