/*
 * The keys of a diagram's knob, and of the head of a group of them.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_KNOB_KEYS_H
#define RTLESSON_BLOCKS_DIAGRAM_KNOB_KEYS_H

#include "blocks/diagram/action.h"
#include "blocks/film/now.h"

uint64_t diagram_knob_offers(const struct diagram_now *now, int knob);
void diagram_knob_act(const struct piece *piece, int action, struct session *session);

uint64_t diagram_head_offers(const struct diagram_now *now, enum knob_group group);
void diagram_head_act(const struct piece *piece, int action, struct session *session);

#endif
