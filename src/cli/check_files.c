/* How a folder is walked through, name by name. */
#include "cli/check_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/grow.h"

bool check_files_is_folder(const char *path) {
    struct stat at;
    return stat(path, &at) == 0 && S_ISDIR(at.st_mode);
}

/* A link is none, so that no folder is come to twice. */
static bool is_own_folder(const char *path) {
    struct stat at;
    return lstat(path, &at) == 0 && S_ISDIR(at.st_mode);
}

static bool ends_in_json(const char *name) {
    static const char end[] = ".json";
    size_t length = strlen(name), behind = sizeof end - 1;
    return length > behind && strcmp(name + length - behind, end) == 0;
}

static void add(struct check_files *files, const char *path) {
    files->list = grow_in_arena(&files->arena, files->list, files->count, &files->capacity,
                                sizeof *files->list);
    files->list[files->count++] = path;
}

static int compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Of the current folder the name alone. */
static const char *join(struct arena *arena, const char *folder, const char *name) {
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    if (strcmp(folder, ".") == 0)
        return arena_copy(arena, name, strlen(name));
    return arena_printf(arena, "%.*s%s%s", (int)length, folder,
                        folder[length - 1] == '/' ? "" : "/", name);
}

static const char *name_in(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* The paths of what a folder has, without what is hidden, sorted. */
static struct check_files entries_of(const char *folder) {
    struct check_files entries = {0};
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    while (directory != NULL && (entry = readdir(directory)) != NULL)
        if (*entry->d_name != '.')
            add(&entries, join(&entries.arena, folder, entry->d_name));
    if (directory != NULL)
        closedir(directory);
    if (entries.count > 1)
        qsort(entries.list, (size_t)entries.count, sizeof *entries.list, compare);
    return entries;
}

void check_files_find(struct check_files *files, const char *folder) {
    struct check_files entries = entries_of(folder);
    for (int i = 0; i < entries.count; i++) {
        const char *path = entries.list[i], *name = name_in(path);
        if (is_own_folder(path) && strcmp(name, "schema") != 0)
            check_files_find(files, path);
        else if (ends_in_json(name) && !check_files_is_folder(path))
            add(files, arena_copy(&files->arena, path, strlen(path)));
    }
    check_files_release(&entries);
}

void check_files_release(struct check_files *files) {
    arena_release(&files->arena);
    *files = (struct check_files){0};
}
