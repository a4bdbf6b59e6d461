/*
 * Hints that are asked for: how one is taken, paid and told. How many were taken of a question is a
 * fact of the attempt (own_hints); each try keeps it, and is worth less by what they cost.
 */
#ifndef RTLESSON_BLOCKS_ASK_HINTS_H
#define RTLESSON_BLOCKS_ASK_HINTS_H

#include "blocks/block.h"

/* How many were taken in the attempt that is on; whether there is another. */
int hints_taken(const struct block *block, const struct facts *facts);
bool hints_are_left(const struct block *block, const struct facts *facts);

/* All that were taken, each with its number and its price. */
void hints_write(const struct block *block, const struct scene *scene, struct pen *pen);

/* All of them as plain text, each with its number and its price. */
void hints_plain(const struct block *block, const struct scene *scene, struct writer *writer);

/* Takes the next, which must be left; one that costs is asked about first. Says it at once, too,
 * since the place where they stand may be out of view. */
void hints_take(const struct block *block, struct session *session);

/* Says that none is left, or that there never was one. */
void hints_say_none(const struct block *block, struct session *session);

#endif
