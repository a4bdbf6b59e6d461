/*
 * Where lessons are: the directories that may hold a course.json and the lessons it names.
 */
#ifndef RTLESSON_CLI_PATHS_H
#define RTLESSON_CLI_PATHS_H

#include "base/arena.h"

enum { PATHS_LIMIT = 32 };

struct paths {
    const char *list[PATHS_LIMIT]; /* in the arena; the first one that has what is sought counts */
    int count;
    struct arena arena;
};

/* Gathers them: those of RTLESSON_PATH (separated by colons), and the one that was installed beside
 * this binary or, where the system does not tell where that is, of the prefix that the build was
 * configured for. */
void paths_init(struct paths *paths);
void paths_release(struct paths *paths);

/* directory/name in the arena; NULL when out of memory. */
const char *paths_join(struct arena *arena, const char *directory, const char *name);

/* The directory that a file's path names, "." for a bare name. */
const char *paths_directory_of(struct arena *arena, const char *path);

#endif
