/* How problems are gathered, up to a number, and written in the order of their places. */
#include "lesson/problems.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/text.h"

struct place place_forward(struct place place, const char *text, size_t from, size_t to) {
    for (size_t at = from; at < to; at++) {
        if (text[at] == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)text[at] & 0xC0) != 0x80) {
            place.column++;
        }
    }
    place.offset = to;
    return place;
}

struct place place_of(const char *text, size_t length, size_t offset) {
    return place_forward((struct place){.line = 1, .column = 1}, text, 0,
                         offset < length ? offset : length);
}

/* The file's name in the arena; problems come in runs of one file, which share it. */
static const char *keep_name(struct problems *problems, const char *file) {
    if (problems->count > 0) {
        const char *last = problems->list[problems->count - 1].file;
        if (strcmp(last, file) == 0)
            return last;
    }
    return arena_copy(&problems->arena, file, strlen(file));
}

static char *keep_format(struct problems *problems, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(&problems->arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

static const char *keep_text(struct problems *problems, const char *text) {
    return arena_copy(&problems->arena, text, strlen(text));
}

/* Ends the message where its help begins; further ones are of that. */
static void split_help(struct problem *problem, char *text) {
    char *mark = strchr(text, HELP_MARK);
    problem->text = text;
    if (mark == NULL)
        return;
    *mark = '\0';
    problem->help = mark + 1;
    while ((mark = strchr(mark + 1, HELP_MARK)) != NULL)
        *mark = ' ';
}

/* --- Excerpts -------------------------------------------------------------------------------- */

enum { EXCERPT_BEFORE = 120, EXCERPT_BYTES = 400 };

static bool is_inside_character(const char *text, size_t at) {
    return ((unsigned char)text[at] & 0xC0) == 0x80;
}

static size_t line_begin(const struct source *source, size_t at) {
    size_t begin = at;
    while (begin > 0 && source->text[begin - 1] != '\n' && at - begin < EXCERPT_BEFORE)
        begin--;
    while (begin < at && is_inside_character(source->text, begin))
        begin++;
    return begin;
}

static size_t line_end(const struct source *source, size_t begin) {
    size_t end = begin;
    while (end < source->length && source->text[end] != '\n' && end - begin < EXCERPT_BYTES)
        end++;
    while (end > begin && end < source->length && is_inside_character(source->text, end))
        end--;
    return end > begin && source->text[end - 1] == '\r' ? end - 1 : end;
}

static struct excerpt keep_excerpt(struct problems *problems, const struct source *source,
                                   struct place place) {
    if (source->text == NULL || place.line == 0 || place.offset > source->length)
        return (struct excerpt){0};
    size_t begin = line_begin(source, place.offset), end = line_end(source, begin);
    size_t mark = place.offset - begin;
    size_t room = end > place.offset ? end - place.offset : 0;
    return (struct excerpt){
        .text = arena_copy(&problems->arena, source->text + begin, end - begin),
        .mark = mark,
        .mark_length = place.length < room ? place.length : room,
    };
}

/* --- What is allowed ------------------------------------------------------------------------- */

void problems_allow(struct problems *problems, struct source source, size_t offset, size_t length,
                    enum code code, struct place place) {
    struct allowance allowance = {.file = keep_text(problems, source.name),
                                  .offset = offset,
                                  .length = length,
                                  .code = code,
                                  .place = place};
    problems->allowances =
        grow_in_arena(&problems->arena, problems->allowances, problems->allowance_count,
                      &problems->allowance_capacity, sizeof *problems->allowances);
    problems->allowances[problems->allowance_count++] = allowance;
}

static bool covers(const struct allowance *allowance, const char *file, size_t offset) {
    return offset >= allowance->offset && offset - allowance->offset < allowance->length &&
           strcmp(allowance->file, file) == 0;
}

/* All that allow it are used: who takes one of two away is not told of the other before. */
static bool is_allowed(struct problems *problems, const char *file, struct place place,
                       enum code code) {
    bool allowed = false;
    for (int i = 0; i < problems->allowance_count; i++) {
        struct allowance *allowance = &problems->allowances[i];
        if (allowance->code == code && covers(allowance, file, place.offset))
            allowed = allowance->used = true;
    }
    return allowed;
}

void problems_tell_unused(struct problems *problems, struct source source) {
    for (int i = 0; i < problems->allowance_count; i++) {
        const struct allowance *allowance = &problems->allowances[i];
        const char *name = code_rows[allowance->code].name;
        if (code_is_of_teacher(allowance->code) && !allowance->used &&
            strcmp(allowance->file, source.name) == 0)
            problems_add(problems, source, allowance->place, PROBLEM_WARNING, CODE_ALLOWS_NOTHING,
                         "no warning %s is told here" HELP "take it out of \"allow\"", name);
    }
}

/* --- The list -------------------------------------------------------------------------------- */

void problems_add(struct problems *problems, struct source source, struct place place,
                  enum problem_severity severity, enum code code, const char *format, ...) {
    problems->last_dropped =
        severity == PROBLEM_WARNING && is_allowed(problems, source.name, place, code);
    if (problems->last_dropped)
        return;
    if (severity == PROBLEM_ERROR)
        problems->errors++;
    problems->last_dropped = problems_full(problems);
    if (problems->last_dropped) {
        problems->dropped++;
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    struct problem problem = {.file = keep_name(problems, source.name),
                              .place = place,
                              .severity = severity,
                              .code = code,
                              .excerpt = keep_excerpt(problems, &source, place)};
    split_help(&problem, keep_format(problems, format, arguments));
    va_end(arguments);
    problems->list = grow_in_arena(&problems->arena, problems->list, problems->count,
                                   &problems->capacity, sizeof *problems->list);
    problems->list[problems->count++] = problem;
}

/* The problem that was added last; NULL: it is not kept. */
static struct problem *last_of(const struct problems *problems) {
    return problems->last_dropped || problems->count == 0 ? NULL
                                                          : &problems->list[problems->count - 1];
}

void problems_relate(struct problems *problems, struct place place, const char *says) {
    struct problem *last = last_of(problems);
    if (last == NULL)
        return;
    struct related **end = &last->related;
    while (*end != NULL)
        end = &(*end)->next;
    *end = arena_alloc(&problems->arena, sizeof **end);
    **end = (struct related){place, keep_text(problems, says), NULL};
}

void problems_fix(struct problems *problems, size_t offset, size_t length, const char *text) {
    struct problem *last = last_of(problems);
    if (last == NULL)
        return;
    struct fix **end = &last->fixes;
    while (*end != NULL)
        end = &(*end)->next;
    *end = arena_alloc(&problems->arena, sizeof **end);
    **end = (struct fix){offset, length, keep_text(problems, text), NULL};
}

bool problems_full(const struct problems *problems) {
    return problems->count >= (problems->limit != 0 ? problems->limit : PROBLEMS_LIMIT);
}

bool problems_any(const struct problems *problems) {
    return problems->errors > 0;
}

/* --- Written --------------------------------------------------------------------------------- */

static void write_place(const char *file, struct place place, struct writer *writer) {
    writer_line(writer, file);
    if (place.line > 0)
        writer_printf(writer, ":%d:%d", place.line, place.column);
}

/* Cell by cell, tabs as they are, so that what stands in the line below stands below. */
static void write_source(const char *text, struct writer *writer) {
    struct text_cell cell;
    for (size_t at = 0, length = strlen(text); at < length;) {
        bool tab = text[at] == '\t';
        at += text_cell(text + at, length - at, &cell);
        writer_printf(writer, "%s", tab ? "\t" : cell.bytes);
    }
}

static void write_mark(const struct excerpt *excerpt, struct writer *writer) {
    for (size_t at = 0; at < excerpt->mark;) {
        struct text_cell cell;
        bool tab = excerpt->text[at] == '\t';
        at += text_cell(excerpt->text + at, excerpt->mark - at, &cell);
        writer_printf(writer, "%*s", tab ? 0 : cell.width_cells, "");
        writer_printf(writer, "%s", tab ? "\t" : "");
    }
    int cells = text_width_of(excerpt->text + excerpt->mark, excerpt->mark_length);
    for (int i = 0; i < cells || i == 0; i++)
        writer_printf(writer, "^");
}

static void write_excerpt(const struct problem *problem, struct writer *writer) {
    if (problem->excerpt.text == NULL)
        return;
    writer_printf(writer, "%5d | ", problem->place.line);
    write_source(problem->excerpt.text, writer);
    writer_printf(writer, "\n%5s | ", "");
    write_mark(&problem->excerpt, writer);
    writer_printf(writer, "\n");
}

static void write_related(const struct problem *problem, struct writer *writer) {
    for (const struct related *related = problem->related; related != NULL;
         related = related->next) {
        writer_printf(writer, "  ");
        write_place(problem->file, related->place, writer);
        writer_printf(writer, ": note: ");
        writer_line(writer, related->says);
        writer_printf(writer, "\n");
    }
}

/* Lines, whatever the author's text or the file's name in it holds. */
static void write_problem(const struct problem *problem, struct writer *writer) {
    static const char *const severities[] = {
        [PROBLEM_ERROR] = "error", [PROBLEM_WARNING] = "warning"};
    _Static_assert(sizeof severities / sizeof *severities == PROBLEM_SEVERITIES, "a word each");
    write_place(problem->file, problem->place, writer);
    writer_printf(writer, ": %s[%s]: ", severities[problem->severity],
                  code_rows[problem->code].name);
    writer_line(writer, problem->text);
    writer_printf(writer, "\n");
    write_excerpt(problem, writer);
    if (problem->help != NULL) {
        writer_printf(writer, "  help: ");
        writer_line(writer, problem->help);
        writer_printf(writer, "\n");
    }
    write_related(problem, writer);
}

struct placed {
    struct problem problem;
    int index;
};

static int compare_places(const void *a, const void *b) {
    const struct placed *first = a, *second = b;
    const struct place *one = &first->problem.place, *other = &second->problem.place;
    if (one->line != other->line)
        return one->line < other->line ? -1 : 1;
    if (one->column != other->column)
        return one->column < other->column ? -1 : 1;
    return first->index < second->index ? -1 : 1; /* found first, told first */
}

static void sort_run(struct problem *list, int count) {
    struct arena arena = {0};
    struct placed *placed = arena_array(&arena, (size_t)count, sizeof *placed);
    for (int i = 0; i < count; i++)
        placed[i] = (struct placed){list[i], i};
    qsort(placed, (size_t)count, sizeof *placed, compare_places);
    for (int i = 0; i < count; i++)
        list[i] = placed[i].problem;
    arena_release(&arena);
}

void problems_sort(struct problems *problems) {
    for (int from = 0, to; from < problems->count; from = to) {
        const char *file = problems->list[from].file;
        for (to = from; to < problems->count && problems->list[to].file == file;)
            to++;
        sort_run(problems->list + from, to - from);
    }
}

void problems_write(struct problems *problems, struct writer *writer) {
    problems_sort(problems);
    for (int i = 0; i < problems->count; i++)
        write_problem(&problems->list[i], writer);
    if (problems->dropped > 0)
        writer_printf(writer, "%d more problems are not shown\n", problems->dropped);
}

void problems_release(struct problems *problems) {
    arena_release(&problems->arena);
    *problems = (struct problems){0};
}
