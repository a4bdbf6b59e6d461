/*
 * Which keys of a diagram are told together, part by part.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_KEYRINGS_H
#define RTLESSON_BLOCKS_DIAGRAM_KEYRINGS_H

#include "blocks/block.h"

/* As blocks/block.h wants it. */
int diagram_keyrings(const struct block *block, int part, const struct scene *scene,
                     struct keyring rings[KEYRINGS]);

#endif
