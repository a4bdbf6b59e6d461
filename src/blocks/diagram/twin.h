/*
 * A twin: two lanes of which neither sets updates, server time or seed itself, so that one server
 * tells both the same. They are one trace of three actors, the server in the middle; an update is
 * there once, and waits until both have it.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_TWIN_H
#define RTLESSON_BLOCKS_DIAGRAM_TWIN_H

#include "blocks/film/now.h"

bool diagram_is_twin(const struct diagram_now *now);
/* Its trace, kept until a fact changes; only of a twin. */
const struct trace *diagram_twin_trace(const struct diagram_now *now);

#endif
