/* Keys of lessons: of a course by its id, outside one by the whole path of its file. */
#include "cli/key.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The whole path of a file that will be there again; NULL: it is a pipe, or gone. */
static const char *lasting_path(const char *path, struct arena *arena) {
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return NULL;
    char *whole = realpath(path, NULL);
    const char *copy = whole != NULL ? arena_copy(arena, whole, strlen(whole)) : NULL;
    free(whole);
    return copy;
}

bool key_find(const struct opened *opened, struct arena *arena, struct record_key *key) {
    const struct lesson *lesson = opened->lesson;
    *key = (struct record_key){"", "", lesson->id, lesson->title};
    if (opened->course != NULL)
        key->course = opened->course->id;
    else
        key->file = lasting_path(opened->file, arena);
    return key->file != NULL;
}
