/* The words of mistakes: the codes that check tells, each with a wrong example and the same mended.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/writer.h"
#include "cli/bundle.h"
#include "cli/check_render.h"
#include "cli/words.h"
#include "lesson/code.h"
#include "lesson/course.h"
#include "lesson/json.h"

/* The row at that index of those that are told of; NULL: behind the last. */
static const struct code_row *code(int index) {
    for (int i = 0; i < CODES; i++)
        if (code_rows[i].name != NULL && index-- == 0)
            return &code_rows[i];
    return NULL;
}

static const char *code_word(const struct words *words, int index) {
    (void)words;
    return code(index) != NULL ? code(index)->name : NULL;
}

static const char *code_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return code(index)->says;
}

static const char *code_what(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return code(index)->title;
}

static const struct bundle_file *find_example(const char *name, const char *ending,
                                              struct arena *arena) {
    return bundle_find(MISTAKES, arena_printf(arena, "tests/wrong/codes/%s%s", name, ending));
}

/* Wrong text may hold any byte: harmless. */
static void write_harmless(const char *text, size_t length, struct writer *writer) {
    for (size_t at = 0; at < length;) {
        struct text_cell cell;
        bool ends = text[at] == '\n';
        at += text_cell(text + at, length - at, &cell);
        writer_printf(writer, "%s", ends ? "\n" : cell.bytes);
    }
}

/* With a line's number before each, as an editor shows them. */
static const char *numbered(const struct bundle_file *file, struct arena *arena) {
    struct writer writer = {0};
    const char *line = file->text, *end = file->text + file->length;
    for (int number = 1; line < end; number++) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        size_t length = (size_t)((next != NULL ? next + 1 : end) - line);
        writer_printf(&writer, "%2d  ", number);
        write_harmless(line, length, &writer);
        line += length;
    }
    return writer_keep(&writer, arena);
}

static void write_text(const struct bundle_file *file, struct page *page) {
    const char *lines = numbered(file, &page->arena);
    page_code(page, NULL, lines, strlen(lines));
}

/* Whether all is well there, warnings and all; what is told of it goes to the writer. */
static void check(const struct words *words, const char *name, const struct bundle_file *file,
                  struct writer *writer) {
    struct problems problems = {0};
    struct json_document document;
    struct kinds kinds = words->kinds;
    kinds.thorough = true;
    if (json_parse(&document, name, file->text, file->length, false, &problems)) {
        if (course_is(&document))
            course_free(course_read(&document, kinds, &problems));
        else
            check_rendered(&document, kinds, *name == 'R', &problems);
        json_release(&document);
    }
    problems_write(&problems, writer);
    problems_release(&problems);
}

static void write_wrong(const struct words *words, const char *name, const struct bundle_file *file,
                        struct page *page) {
    struct writer told = {0};
    check(words, arena_printf(&page->arena, "%s.json", name), file, &told);
    page_head(page, "Wrong");
    write_text(file, page);
    page_head(page, "What check says of it");
    page_code(page, NULL, told.text != NULL ? told.text : "", told.length);
    writer_release(&told);
}

static void write_code(const struct words *words, int index, struct page *page) {
    const char *name = code(index)->name;
    const struct bundle_file *wrong = find_example(name, ".json", &page->arena);
    const struct bundle_file *right = find_example(name, ".right.json", &page->arena);
    if (wrong != NULL)
        write_wrong(words, name, wrong, page);
    if (right != NULL) {
        page_head(page, "Right");
        write_text(right, page);
    }
}

const struct words_group words_codes = {
    .name = "codes",
    .title = "Codes of mistakes",
    .noun = "code",
    .says =
        "What rtlesson check tells stands behind a code, \"error[F004]\": a letter (J: the file "
        "and "
        "its JSON; F: fields; B: blocks; S: simulations; C: courses; T: with a teacher's eye; R: "
        "what is shown) and a number that stays.",
    .word = code_word,
    .line = code_line,
    .facts = code_what,
    .facts_are = "what is wrong",
    .what = code_what,
    .write = write_code,
};
