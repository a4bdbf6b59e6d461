/*
 * Where lessons are: the directories that may hold a course.json and the lessons it names.
 */
#ifndef RTLESSON_CLI_PATHS_H
#define RTLESSON_CLI_PATHS_H

#include "base/arena.h"

struct paths {
    const char **list; /* in the arena; the first one that has what is sought counts */
    int count, capacity;
    struct arena arena;
}; /* { 0 } is empty */

/* Gathers them: those of RTLESSON_PATH (separated by colons), and the one that was installed beside
 * this binary or, where the system does not tell where that is, of the prefix that the build was
 * configured for. */
void paths_init(struct paths *paths);

/* Adds the directory of length bytes; one that is empty is left out. */
void paths_add(struct paths *paths, const char *directory, size_t length);

void paths_release(struct paths *paths);

/* directory/name in the arena. */
const char *paths_join(struct arena *arena, const char *directory, const char *name);

/* The directory that a file's path names, "." for a bare name. */
const char *paths_directory_of(struct arena *arena, const char *path);

#endif
