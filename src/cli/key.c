/* Keys of lessons: of a course by its id, outside one by the whole path of its file. */
#undef _XOPEN_SOURCE      /* curses' .pc file asks for an older one */
#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/key.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *key_path(const char *path, struct arena *arena) {
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return NULL;
    char *whole = realpath(path, NULL);
    const char *copy = whole != NULL ? arena_copy(arena, whole, strlen(whole)) : NULL;
    free(whole);
    return copy;
}

static void list_formerly(const struct lesson *lesson, struct arena *arena,
                          struct record_key *key) {
    const struct former *former = lesson->formers.at;
    const char **formerly = arena_array(arena, (size_t)lesson->formers.count, sizeof *formerly);
    for (int i = 0; i < lesson->formers.count; i++)
        if (former[i].of_lesson)
            formerly[key->formerly_count++] = former[i].was;
    key->formerly = formerly;
}

bool key_find(const struct lesson *lesson, const struct course *course, const char *file,
              struct arena *arena, struct record_key *key) {
    *key =
        (struct record_key){.course = "", .file = "", .lesson = lesson->id, .title = lesson->title};
    list_formerly(lesson, arena, key);
    key->opened = file != NULL ? key_path(file, arena) : NULL;
    if (course != NULL)
        key->course = course->id;
    else
        key->file = key->opened;
    return key->file != NULL;
}
