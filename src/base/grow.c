/* How much room a list is given when it is full: twice as much. */
#include "base/grow.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CAPACITY = 16 };

/* More than can be counted is more than there is. */
static int next_capacity(int capacity) {
    if (capacity > INT_MAX / 2)
        memory_fail();
    return capacity == 0 ? FIRST_CAPACITY : capacity * 2;
}

void *grow_list(void *list, int count, int *capacity, size_t size) {
    if (count < *capacity)
        return list;
    *capacity = next_capacity(*capacity);
    return memory_resize(list, (size_t)*capacity, size);
}

void *grow_in_arena(struct arena *arena, void *list, int count, int *capacity, size_t size) {
    if (count < *capacity)
        return list;
    *capacity = next_capacity(*capacity);
    void *grown = arena_array(arena, (size_t)*capacity, size);
    if (count > 0)
        memcpy(grown, list, (size_t)count * size);
    return grown;
}
