/* How the list of directories is made: those of RTLESSON_PATH, then the one beside the program. */
#include "cli/paths.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/grow.h"

#ifndef PATH_MAX
enum { PATH_MAX = 4096 };
#endif

void paths_add(struct paths *paths, const char *directory, size_t length) {
    if (length == 0)
        return;
    paths->list = grow_in_arena(&paths->arena, paths->list, paths->count, &paths->capacity,
                                sizeof *paths->list);
    paths->list[paths->count++] = arena_copy(&paths->arena, directory, length);
}

static void add_listed(struct paths *paths, const char *list) {
    while (list != NULL && *list != '\0') {
        size_t length = strcspn(list, ":");
        paths_add(paths, list, length);
        list += length + (list[length] == ':');
    }
}

/* What is installed moves with its prefix, so the way from the binary to its lessons counts. */
static bool add_beside_binary(struct paths *paths) {
    char binary[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", binary, sizeof binary);
    if (length <= 0 || (size_t)length >= sizeof binary)
        return false;
    binary[length] = '\0';
    const char *directory = paths_directory_of(&paths->arena, binary);
    const char *lessons = paths_join(&paths->arena, directory, RTLESSON_LESSONS_FROM_BINARY);
    paths_add(paths, lessons, strlen(lessons));
    return true;
}

void paths_init(struct paths *paths) {
    *paths = (struct paths){0};
    add_listed(paths, getenv("RTLESSON_PATH"));
    if (!add_beside_binary(paths))
        paths_add(paths, RTLESSON_INSTALLED_LESSONS, strlen(RTLESSON_INSTALLED_LESSONS));
}

void paths_release(struct paths *paths) {
    arena_release(&paths->arena);
    *paths = (struct paths){0};
}

const char *paths_join(struct arena *arena, const char *directory, const char *name) {
    if (name[0] == '/')
        return arena_copy(arena, name, strlen(name));
    return arena_printf(arena, "%s/%s", directory, name);
}

const char *paths_directory_of(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return arena_copy(arena, ".", 1);
    return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}
