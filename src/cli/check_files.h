/*
 * The files that a command is told of by their names, or by that of a folder above them.
 */
#ifndef RTLESSON_CLI_CHECK_FILES_H
#define RTLESSON_CLI_CHECK_FILES_H

#include <stdbool.h>

#include "base/arena.h"

struct check_files {
    const char **list; /* in the arena, each folder's in the order of their names */
    int count, capacity;
    struct arena arena;
}; /* { 0 } is empty */

/* True when path names a folder. */
bool check_files_is_folder(const char *path);

/* Adds the files NAME.json in the folder and in those beneath it. What is hidden is left out, and
 * folders that are named "schema" or are links. A folder that cannot be read has none. */
void check_files_find(struct check_files *files, const char *folder);

void check_files_release(struct check_files *files);

#endif
