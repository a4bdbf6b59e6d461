/*
 * The keys of a diagram, all of them in one table.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_KEYS_H
#define RTLESSON_BLOCKS_DIAGRAM_KEYS_H

#include "blocks/block.h"

/* The kind's. */
extern const struct binding diagram_bindings[];
uint64_t diagram_offers(const struct piece *piece, const struct scene *scene);
void diagram_act(const struct piece *piece, int action, struct session *session);

#endif
