/*
 * What a new lesson is called, where only its folder has a name.
 */
#ifndef RTLESSON_CLI_NAMING_H
#define RTLESSON_CLI_NAMING_H

#include "base/arena.h"

/* A title for learners: the name with a capital, one line and harmless (base/text.h); in a name
 * without blanks - and _ stand for them. In the arena. */
const char *naming_title(const char *name, struct arena *arena);

/* An id of A-Z, a-z, 0-9, _ and -, short enough that a lesson of a course adds its number: the
 * letters of the name without their accents, - for what stands between. Where the name has other
 * letters, a hash of it is a part, so that two such names have two ids. In the arena. */
const char *naming_id(const char *name, struct arena *arena);

#endif
