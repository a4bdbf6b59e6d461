/* How much room a list is given when it is full: twice as much, as long as its bytes can be
 * counted. */
#include "base/grow.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

/* 0: so many cannot be counted. */
static int next_capacity(int capacity, size_t size) {
    int next = capacity == 0 ? FIRST_CAPACITY : capacity <= INT_MAX / 2 ? capacity * 2 : 0;
    return (size_t)next <= SIZE_MAX / size ? next : 0;
}

void *grow_list(void *list, int count, int *capacity, size_t size) {
    if (count < *capacity)
        return list;
    int next = next_capacity(*capacity, size);
    void *grown = next > 0 ? realloc(list, (size_t)next * size) : NULL;
    if (grown != NULL)
        *capacity = next;
    return grown;
}

void *grow_in_arena(struct arena *arena, void *list, int count, int *capacity, size_t size) {
    if (count < *capacity)
        return list;
    int next = next_capacity(*capacity, size);
    void *grown = next > 0 ? arena_array(arena, (size_t)next, size) : NULL;
    if (grown == NULL)
        return NULL;
    if (count > 0)
        memcpy(grown, list, (size_t)count * size);
    *capacity = next;
    return grown;
}
