/*
 * What a run leaves out of what a real one has, by its scenario, and a script by what it shows: a
 * line under each film and table.
 */
#ifndef RTLESSON_SIM_LEFT_OUT_H
#define RTLESSON_SIM_LEFT_OUT_H

#include "base/arena.h"
#include "sim/scenario.h"
#include "sim/trace.h"

/* As a set, to be joined with that of others that are shown together. */
unsigned left_out(const struct scenario *scenario);
unsigned left_out_of_script(const struct trace *script);

/* What the bytes of every run are. */
#define LEFT_OUT_BYTES "Bytes are those of HTTP/1.1 messages and frames. "

/* "Left out: …"; of what others before it did not leave out, "Also left out here: …"; of nothing
 * "". In the arena. */
const char *left_out_words(unsigned set, struct arena *arena);
const char *left_out_also_words(unsigned set, struct arena *arena);

#endif
