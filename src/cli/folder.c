/* How a folder is filled beside its place, moved there, or taken away again. */
#include "cli/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/grow.h"
#include "cli/paths.h"

enum { MODE_BY_UMASK = 0777 };

static void add_entry(struct folder *folder, const char *entry) {
    folder->entries = grow_in_arena(&folder->arena, folder->entries, folder->count,
                                    &folder->capacity, sizeof *folder->entries);
    folder->entries[folder->count++] = entry;
}

/* mkdtemp's folder is its owner's alone; the one in it has the mode that any new folder has. */
bool folder_begin(struct folder *folder, const char *path, struct errbuf *err) {
    *folder = (struct folder){.path = path};
    const char *around = paths_directory_of(&folder->arena, path);
    char *scratch = arena_printf(&folder->arena, "%s/.rtlesson-XXXXXX", around);
    if (mkdtemp(scratch) == NULL)
        return errbuf_fail(err, "cannot make a folder in %s: %s", around, strerror(errno));
    folder->scratch = scratch;
    const char *made = arena_printf(&folder->arena, "%s/made", scratch);
    if (mkdir(made, MODE_BY_UMASK) != 0)
        return errbuf_fail(err, "cannot make a folder in %s: %s", around, strerror(errno));
    folder->made = made;
    return true;
}

/* The directories above the entry, within the folder. */
static bool make_directories(struct folder *folder, const char *entry) {
    const char *slash = strchr(entry + strlen(folder->made) + 1, '/');
    for (; slash != NULL; slash = strchr(slash + 1, '/')) {
        const char *directory = arena_copy(&folder->arena, entry, (size_t)(slash - entry));
        if (mkdir(directory, MODE_BY_UMASK) == 0)
            add_entry(folder, directory);
        else if (errno != EEXIST)
            return false;
    }
    return true;
}

static bool write_file(struct folder *folder, const char *entry, const char *bytes, size_t length) {
    FILE *file = fopen(entry, "wb");
    if (file == NULL)
        return false;
    add_entry(folder, entry);
    bool good = fwrite(bytes, 1, length, file) == length;
    int reason = errno;
    if (fclose(file) != 0)
        return false;
    errno = reason;
    return good;
}

bool folder_write(struct folder *folder, const char *name, const char *bytes, size_t length,
                  struct errbuf *err) {
    const char *entry = arena_printf(&folder->arena, "%s/%s", folder->made, name);
    if (!make_directories(folder, entry) || !write_file(folder, entry, bytes, length))
        return errbuf_fail(err, "cannot write %s/%s: %s", folder->path, name, strerror(errno));
    return true;
}

bool folder_finish(struct folder *folder, struct errbuf *err) {
    if (rename(folder->made, folder->path) != 0)
        return errbuf_fail(err, "cannot make %s: %s", folder->path, strerror(errno));
    folder->made = NULL;
    return true;
}

static void take_away(struct folder *folder) {
    while (folder->count > 0)
        remove(folder->entries[--folder->count]);
    rmdir(folder->made);
}

void folder_release(struct folder *folder) {
    if (folder->made != NULL)
        take_away(folder);
    if (folder->scratch != NULL)
        rmdir(folder->scratch);
    arena_release(&folder->arena);
    *folder = (struct folder){0};
}
