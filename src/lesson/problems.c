/* How problems are gathered, up to a number, and written in the order of their places. */
#include "lesson/problems.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

struct place place_forward(struct place place, const char *text, size_t from, size_t to) {
    for (size_t at = from; at < to; at++) {
        if (text[at] == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)text[at] & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

struct place place_of(const char *text, size_t length, size_t offset) {
    return place_forward((struct place){1, 1}, text, 0, offset < length ? offset : length);
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

static char *keep_text(struct problems *problems, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(&problems->arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

void problems_add(struct problems *problems, const char *file, struct place place,
                  enum problem_severity severity, const char *format, ...) {
    if (severity == PROBLEM_ERROR)
        problems->errors++;
    if (problems_full(problems)) {
        problems->dropped++;
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    struct problem problem = {.file = keep_name(problems, file),
                              .place = place,
                              .severity = severity,
                              .text = keep_text(problems, format, arguments)};
    va_end(arguments);
    problems->list = grow_in_arena(&problems->arena, problems->list, problems->count,
                                   &problems->capacity, sizeof *problems->list);
    problems->list[problems->count++] = problem;
}

bool problems_full(const struct problems *problems) {
    return problems->count >= PROBLEMS_LIMIT;
}

bool problems_any(const struct problems *problems) {
    return problems->errors > 0;
}

/* A line, whatever the author's text or the file's name in it holds. */
static void write_problem(const struct problem *problem, struct writer *writer) {
    static const char *const severities[] = {
        [PROBLEM_ERROR] = "error", [PROBLEM_WARNING] = "warning"};
    _Static_assert(sizeof severities / sizeof *severities == PROBLEM_SEVERITIES, "a word each");
    writer_line(writer, problem->file);
    if (problem->place.line > 0)
        writer_printf(writer, ":%d:%d", problem->place.line, problem->place.column);
    writer_printf(writer, ": %s: ", severities[problem->severity]);
    writer_line(writer, problem->text);
    writer_printf(writer, "\n");
}

static int compare_places(const void *a, const void *b) {
    const struct problem *first = *(const struct problem *const *)a;
    const struct problem *second = *(const struct problem *const *)b;
    if (first->place.line != second->place.line)
        return first->place.line < second->place.line ? -1 : 1;
    if (first->place.column != second->place.column)
        return first->place.column < second->place.column ? -1 : 1;
    return first < second ? -1 : first > second; /* found first, told first */
}

void problems_write(const struct problems *problems, struct writer *writer) {
    struct arena arena = {0};
    size_t count = (size_t)problems->count;
    const struct problem **order = arena_array(&arena, count, sizeof(struct problem *));
    for (size_t i = 0; i < count; i++)
        order[i] = &problems->list[i];
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from; to < count && order[to]->file == order[from]->file;)
            to++;
        qsort(order + from, to - from, sizeof *order, compare_places);
        for (size_t i = from; i < to; i++)
            write_problem(order[i], writer);
    }
    if (problems->dropped > 0)
        writer_printf(writer, "%d more problems are not shown\n", problems->dropped);
    arena_release(&arena);
}

void problems_release(struct problems *problems) {
    arena_release(&problems->arena);
    *problems = (struct problems){0};
}
