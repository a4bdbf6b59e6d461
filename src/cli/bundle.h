/*
 * The files that are inside the program: it plays its lessons, shows its examples, and writes what
 * new ones begin with, wherever it is put, without any other file.
 */
#ifndef RTLESSON_CLI_BUNDLE_H
#define RTLESSON_CLI_BUNDLE_H

#include <stddef.h>

struct bundle_file {
    const char *path; /* as in the source tree, "lessons/course.json"; stands in messages */
    const char *text; /* length bytes, none after them */
    size_t length;
};

/* The lessons; what is written for new ones (cli/template.h); a lesson for each kind of block
 * (cli/example.h); and a wrong one for each code, with one that is mended. Each list ends with a
 * path of NULL; cmake/BundleLessons.cmake writes it. */
extern const struct bundle_file BUNDLE[], TEMPLATES[], EXAMPLES[], MISTAKES[];

/* The file of that path in a list, or NULL. */
const struct bundle_file *bundle_find(const struct bundle_file *list, const char *path);

#endif
