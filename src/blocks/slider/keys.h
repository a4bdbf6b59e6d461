/*
 * The keys of a slider: its table, what it offers now, and what it does.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_KEYS_H
#define RTLESSON_BLOCKS_SLIDER_KEYS_H

#include "blocks/block.h"

extern const struct binding slider_bindings[];

/* As blocks/block.h wants them. */
int slider_keyrings(const struct block *block, int part, const struct scene *scene,
                    struct keyring rings[KEYRINGS]);
uint64_t slider_offers(const struct piece *piece, const struct scene *scene);
void slider_act(const struct piece *piece, int action, struct session *session);
bool slider_point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session);

#endif
