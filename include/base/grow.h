/*
 * Lists that grow: entries in a row, their count, and for how many there is room.
 */
#ifndef RTLESSON_BASE_GROW_H
#define RTLESSON_BASE_GROW_H

#include <stddef.h>

#include "base/arena.h"

/* The list of count entries of size bytes each, with room for one more: as it is, or moved, with
 * *capacity risen; never NULL. grow_list is for a list that the caller frees, grow_in_arena for one
 * in an arena, where a list that was moved stays. */
void *grow_list(void *list, int count, int *capacity, size_t size);
void *grow_in_arena(struct arena *arena, void *list, int count, int *capacity, size_t size);

#endif
