#include "lesson/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/json.h"

/* Reads to the end, or one byte beyond the limit; NULL with errno set when it cannot. */
static char *read_all(FILE *file, size_t *length) {
    size_t capacity = 64 * 1024, used = 0;
    char *text = malloc(capacity);
    while (text != NULL) {
        used += fread(text + used, 1, capacity - used, file);
        if (ferror(file)) {
            int reason = errno;
            free(text);
            errno = reason;
            return NULL;
        }
        if (used < capacity || used > JSON_SIZE_LIMIT)
            break;
        char *larger = realloc(text, capacity *= 2);
        if (larger == NULL)
            free(text);
        text = larger;
    }
    *length = used;
    return text;
}

char *file_read(const char *path, size_t *length, struct problems *problems) {
    FILE *file = fopen(path, "rb");
    char *text = file != NULL ? read_all(file, length) : NULL;
    if (text == NULL)
        problems_add(problems, path, (struct place){0, 0}, PROBLEM_ERROR, "cannot read: %s",
                     strerror(errno));
    if (file != NULL)
        fclose(file);
    return text;
}
