/* The world of one script: a fresh home with XDG directories in it, and an environment that owes
 * nothing to the one that the tests run in, but for the sanitizers' options. */
#ifndef E2E_SANDBOX_H
#define E2E_SANDBOX_H

#include <stdbool.h>

enum { SANDBOX_VARIABLES_MAX = 64 };

struct sandbox {
    char *home;
    char *variables[SANDBOX_VARIABLES_MAX + 1]; /* NAME=VALUE, NULL at the end */
    int count;
};

/* PROGRAM is the tested binary, ROOT the source tree: paths, relative ones from here. The variables
 * RTLESSON and ROOT name links to them in the home, and rtlesson is found by PATH. False with
 * errno. */
bool sandbox_make(struct sandbox *sandbox, const char *program, const char *root);
/* Removes the home with all that is in it. */
void sandbox_remove(struct sandbox *sandbox);

const char *sandbox_get(const struct sandbox *sandbox, const char *name);
/* A NULL value unsets. False: too many variables. */
bool sandbox_set(struct sandbox *sandbox, const char *name, const char *value);
/* A path relative to the home, or as it is if it begins with a slash; the caller frees it. */
char *sandbox_path(const struct sandbox *sandbox, const char *path);
/* Whether a program of this name is in the PATH. */
bool sandbox_has_program(const struct sandbox *sandbox, const char *name);

#endif
