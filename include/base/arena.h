/*
 * An arena: many small allocations that are freed in one call.
 *
 * A lesson lives in one arena from its load to its end; a frame's layout lives in another that is
 * emptied before the next frame. Memory is zeroed and aligned for any type, and there is always
 * some: none of these returns NULL (base/memory.h).
 */
#ifndef RTLESSON_BASE_ARENA_H
#define RTLESSON_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *newest; /* NULL while empty; { 0 } is a valid empty arena */
};

/* Returns size zeroed bytes. The arena owns them. */
void *arena_alloc(struct arena *arena, size_t size);

/* As arena_alloc, for count objects of size bytes each. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Copies length bytes of text and ends them with a NUL. text may be NULL when length is 0. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* Formats into memory of the arena. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Empties the arena and keeps its newest block for the next round. */
void arena_reset(struct arena *arena);

/* Frees everything; the arena is empty and usable again. */
void arena_release(struct arena *arena);

#endif
