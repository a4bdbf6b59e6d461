/* How a file is read whole, and how it is found out whether a name leads out of its directory. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "lesson/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/json.h"

enum { FIRST_BYTES = 64 * 1024 };

static size_t next_capacity(size_t capacity) {
    if (capacity == 0)
        return FIRST_BYTES;
    return capacity < JSON_SIZE_LIMIT / 2 ? 2 * capacity : JSON_SIZE_LIMIT + 1;
}

/* Reads to the end, or one byte beyond the limit; NULL with errno set when it cannot. */
static char *read_all(FILE *file, size_t *length) {
    size_t capacity = 0;
    char *text = NULL;
    *length = 0;
    while (*length == capacity && capacity <= JSON_SIZE_LIMIT) {
        capacity = next_capacity(capacity);
        text = memory_resize(text, capacity, 1);
        *length += fread(text + *length, 1, capacity - *length, file);
        if (ferror(file)) {
            int reason = errno;
            free(text);
            errno = reason;
            return NULL;
        }
    }
    return text;
}

char *file_read_open(FILE *file, const char *path, size_t *length, struct problems *problems) {
    char *text = file != NULL ? read_all(file, length) : NULL;
    if (text == NULL && errno == ENOMEM)
        memory_fail();
    if (text == NULL)
        problems_add(problems, (struct source){.name = path}, (struct place){0}, PROBLEM_ERROR,
                     CODE_UNREADABLE, "cannot read: %s", strerror(errno));
    return text;
}

char *file_read(const char *path, size_t *length, struct problems *problems) {
    FILE *file = fopen(path, "rb");
    char *text = file_read_open(file, path, length, problems);
    if (file != NULL)
        fclose(file);
    return text;
}

bool file_is_named_outside(const char *name) {
    if (*name == '/')
        return true;
    while (*name != '\0') {
        size_t length = strcspn(name, "/");
        if (length == 2 && memcmp(name, "..", 2) == 0)
            return true;
        name += length + (name[length] == '/');
    }
    return false;
}

/* Up to and with the last "/". */
static int directory_bytes(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (int)(slash + 1 - path) : 0;
}

const char *file_beside(const char *path, const char *name, struct arena *arena) {
    return arena_printf(arena, "%.*s%s", directory_bytes(path), path, name);
}

/* With all links followed; NULL where nothing is there. The caller frees it. */
static char *real_path(const char *path) {
    char *real = realpath(path, NULL);
    if (real == NULL && errno == ENOMEM)
        memory_fail();
    return real;
}

static char *real_beside(const char *path, const char *name) {
    struct arena arena = {0};
    const char *joined = file_beside(path, name, &arena);
    char *real = real_path(joined);
    arena_release(&arena);
    return real;
}

static bool lies_in(const char *file, const char *directory, size_t length) {
    while (length > 0 && directory[length - 1] == '/')
        length--;
    return strncmp(file, directory, length) == 0 && file[length] == '/';
}

/* Where everything is a link into one other directory, the file at path is one as well: what lies
 * there beside it is inside, too. */
bool file_leads_outside(const char *path, const char *name) {
    char *file = real_beside(path, name), *here = real_beside(path, "."), *self = real_path(path);
    bool inside = file == NULL || here == NULL || lies_in(file, here, strlen(here)) ||
                  (self != NULL && lies_in(file, self, (size_t)directory_bytes(self)));
    free(file);
    free(here);
    free(self);
    return !inside;
}
