/*
 * A new folder that is there whole or not at all: it is filled beside its place, under a name that
 * nobody looks for, and then moved there.
 */
#ifndef RTLESSON_CLI_FOLDER_H
#define RTLESSON_CLI_FOLDER_H

#include "base/arena.h"
#include "base/errbuf.h"

struct folder {
    const char *path;           /* where it will be */
    const char *scratch, *made; /* beside it, and in there the folder that is filled */
    const char **entries;       /* what was made in there, in this order */
    int count, capacity;
    struct arena arena;
};

/* Begins one for path, which must outlive it and ends without "/". False with nothing left behind
 * when the folder around it is missing or takes none. */
bool folder_begin(struct folder *folder, const char *path, struct errbuf *err);

/* Writes a file of length bytes; name is a path in the folder, whose directories are made. */
bool folder_write(struct folder *folder, const char *name, const char *bytes, size_t length,
                  struct errbuf *err);

/* Moves it to its place. */
bool folder_finish(struct folder *folder, struct errbuf *err);

/* Frees it; of one that was not finished nothing is left. */
void folder_release(struct folder *folder);

#endif
