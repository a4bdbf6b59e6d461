/* How courses become one: their lessons in a row, each with the module that it stands in. */
#include <string.h>

#include "lesson/course.h"

struct entry {
    const struct course_module *module; /* the nearest of its id */
    struct course_lesson lesson;
};

struct row {
    struct entry *entries;
    int count;
};

static bool same_id(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

/* The first and the count of the entries of a module; where it has none, they end the row. */
struct span {
    int first, count;
};

static struct span span_of(const struct row *row, const char *module_id) {
    struct span span = {row->count, 0};
    for (int i = 0; i < row->count; i++)
        if (same_id(row->entries[i].module->id, module_id)) {
            span.first = span.count == 0 ? i : span.first;
            span.count++;
        }
    return span;
}

/* The first of the entries from first to end whose number is higher, or end. What has no number
 * stands behind all. */
static int place_by_number(const struct row *row, int first, int end, int number) {
    int at = first;
    while (at < end && (number == 0 || row->entries[at].lesson.number <= number))
        at++;
    return at;
}

/* A new module stands before another, never within one. */
static int place_of_module(const struct row *row, int number) {
    int at = place_by_number(row, 0, row->count, number);
    return at < row->count ? span_of(row, row->entries[at].module->id).first : at;
}

static int place_in(const struct row *row, const struct entry *entry) {
    struct span span = span_of(row, entry->module->id);
    return span.count > 0
               ? place_by_number(row, span.first, span.first + span.count, entry->lesson.number)
               : place_of_module(row, entry->lesson.number);
}

static int find_lesson(const struct row *row, const char *id) {
    int at = 0;
    while (at < row->count && !same_id(row->entries[at].lesson.id, id))
        at++;
    return at < row->count ? at : -1;
}

static void remove_at(struct row *row, int at) {
    struct entry *entry = &row->entries[at];
    memmove(entry, entry + 1, (size_t)(row->count - at - 1) * sizeof *entry);
    row->count--;
}

static void insert_at(struct row *row, int at, const struct entry *new_entry) {
    struct entry *entry = &row->entries[at];
    memmove(entry + 1, entry, (size_t)(row->count - at) * sizeof *entry);
    *entry = *new_entry;
    row->count++;
}

/* One that is nearer than all in the row. */
static void put_lesson(struct row *row, const struct entry *entry) {
    int farther = find_lesson(row, entry->lesson.id);
    const struct entry *old = farther >= 0 ? &row->entries[farther] : NULL;
    if (old != NULL && old->lesson.bundled && !entry->lesson.bundled)
        return;
    if (old != NULL && old->module == entry->module && old->lesson.number == entry->lesson.number) {
        row->entries[farther] = *entry;
        return;
    }
    if (old != NULL)
        remove_at(row, farther);
    insert_at(row, place_in(row, entry), entry);
}

static void put_module(struct row *row, const struct course_module *module) {
    const struct course_lesson *lessons = module->lessons.at;
    struct span span = span_of(row, module->id);
    for (int i = 0; i < span.count; i++)
        row->entries[span.first + i].module = module;
    for (int i = 0; i < module->lessons.count; i++)
        put_lesson(row, &(struct entry){module, lessons[i]});
}

static void put_course(struct row *row, const struct course *course) {
    const struct course_module *modules = course->modules.at;
    for (int i = 0; i < course->modules.count; i++)
        put_module(row, &modules[i]);
}

static size_t count_lessons(const struct course *const *courses, int count) {
    size_t lessons = 0;
    for (int i = 0; i < count; i++) {
        const struct course_module *modules = courses[i]->modules.at;
        for (int j = 0; j < courses[i]->modules.count; j++)
            lessons += (size_t)modules[j].lessons.count;
    }
    return lessons;
}

/* The row's lessons in a list of the arena, divided into modules. */
static struct list modules_of(const struct row *row, struct arena *arena) {
    struct course_module *modules = arena_array(arena, (size_t)row->count, sizeof *modules);
    struct course_lesson *lessons = arena_array(arena, (size_t)row->count, sizeof *lessons);
    int count = 0;
    for (int i = 0; i < row->count; i++) {
        lessons[i] = row->entries[i].lesson;
        if (i == 0 || row->entries[i].module != row->entries[i - 1].module) {
            modules[count] = *row->entries[i].module;
            modules[count++].lessons = (struct list){&lessons[i], 0};
        }
        modules[count - 1].lessons.count++;
    }
    return (struct list){modules, count};
}

struct course *course_merge(const struct course *const *courses, int count) {
    struct arena arena = {0}, kept = {0};
    struct row row = {arena_array(&arena, count_lessons(courses, count), sizeof(struct entry)), 0};
    struct course *merged = arena_alloc(&kept, sizeof *merged);
    *merged = *courses[0];
    for (int i = count - 1; i >= 0; i--) {
        put_course(&row, courses[i]);
        merged->count = courses[i]->count > merged->count ? courses[i]->count : merged->count;
    }
    merged->modules = modules_of(&row, &kept);
    merged->arena = kept;
    arena_release(&arena);
    return merged;
}
