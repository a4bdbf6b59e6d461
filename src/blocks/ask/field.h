/*
 * Fields of questions that are answered by typing.
 */
#ifndef RTLESSON_BLOCKS_ASK_FIELD_H
#define RTLESSON_BLOCKS_ASK_FIELD_H

#include "blocks/block.h"

/* Checks from inside the field. A try leaves it for the row of Check, where what it told can be
 * acted on, and so does what waits there for how sure the learner is; what is no try stays to be
 * put right. */
void field_check(const struct piece *piece, struct session *session);

#endif
