/*
 * What an author wrote of a challenge: its rows, their check, and what becomes of them.
 */
#ifndef RTLESSON_BLOCKS_CHALLENGE_WRITTEN_H
#define RTLESSON_BLOCKS_CHALLENGE_WRITTEN_H

#include "blocks/challenge/model.h"

extern const struct field challenge_fields[];

/* The schema's check: a case that is run has one slider, one choice of families, a scenario that
 * each of them can be run on, and what its model answer chose; and all cases together take no
 * longer than a frame may. */
bool challenge_check(const void *object, struct check *check);
/* A family's own: it names its technique, and nothing that the window decides. */
bool challenge_check_family(const void *object, struct check *check);

/* The schema's finish. */
void challenge_finish(void *object, struct arena *arena);
/* Its parts, for the check: the case's slider and choice (the only ones, or NULL); the scenario of
 * a family in a case. */
const struct block *challenge_window_of(const struct challenge_item *item);
const struct block *challenge_family_block_of(const struct challenge_item *item);
struct scenario challenge_scenario_of(const struct challenge_item *item,
                                      const struct challenge_family *family, struct knob_set *set);
/* The index of the family with that id, or -1. */
int challenge_family_index(const struct challenge *challenge, const char *id);

#endif
