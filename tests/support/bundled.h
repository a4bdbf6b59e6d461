/*
 * The bundled lesson as the text that it is: its tree of JSON, for tests of what it tells.
 *
 * Every function fails the running test where it cannot do what it says.
 */
#ifndef RTLESSON_TESTS_BUNDLED_H
#define RTLESSON_TESTS_BUNDLED_H

#include "base/arena.h"
#include "lesson/json.h"
#include "sim/scenario.h"

struct bundled {
    char *text;
    struct json_document document;
    struct arena arena;
};

void bundled_open(struct bundled *bundled);
void bundled_close(struct bundled *bundled);

/* The section, and a block of it, with this id. */
const struct json *bundled_section(const struct bundled *bundled, const char *id);
const struct json *bundled_block(const struct bundled *bundled, const char *section,
                                 const char *id);
/* The member of a list with this id. */
const struct json *bundled_item(const struct json *list, const char *id);

/* A scenario from its settings, "technique=sse latency=80ms"; its lists are the bundled arena's. */
struct scenario bundled_scenario(struct bundled *bundled, const char *settings);

#endif
