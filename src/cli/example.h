/*
 * The examples that are inside the program: small lessons that play, one for each kind of block at
 * least (tests/kinds).
 */
#ifndef RTLESSON_CLI_EXAMPLE_H
#define RTLESSON_CLI_EXAMPLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "cli/bundle.h"

/* The lesson of that name, "choice"; NULL: there is none. */
const struct bundle_file *example_find(const char *name);

/* The name of a lesson, "choice". In the arena. */
const char *example_name(const struct bundle_file *file, struct arena *arena);

/* The JSON of the first block of that kind, as it is written, its lines moved to the left margin;
 * in the arena. NULL: the lesson has none. */
const char *example_block(const struct bundle_file *file, const char *kind, struct arena *arena);

/* Whether the first block of the lesson is of that kind. */
bool example_begins_with(const struct bundle_file *file, const char *kind);

#endif
