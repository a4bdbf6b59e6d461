/* How an arena grows: by blocks, each twice as large as the one before up to a megabyte, none ever
 * moved. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BLOCK_BYTES = 64 * 1024, BLOCK_BYTES_MOST = 1024 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

static size_t align_up(size_t size) {
    const size_t unit = alignof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

/* Blocks grow with the arena, so that the system is asked seldom. */
static size_t next_size(const struct arena_block *newest) {
    if (newest == NULL || newest->size < BLOCK_BYTES)
        return BLOCK_BYTES;
    return newest->size < BLOCK_BYTES_MOST / 2 ? newest->size * 2 : BLOCK_BYTES_MOST;
}

static struct arena_block *add_block(struct arena *arena, size_t least) {
    size_t size = next_size(arena->newest);
    size = least > size ? least : size;
    struct arena_block *block = memory_resize(NULL, sizeof *block + size, 1);
    *block = (struct arena_block){.older = arena->newest, .size = size};
    arena->newest = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        memory_fail();
    size = align_up(size > 0 ? size : 1);
    struct arena_block *block = arena->newest;
    if (block == NULL || block->size - block->used < size)
        block = add_block(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size > 0 && count > SIZE_MAX / size)
        memory_fail();
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0) /* so does the C library say that it had no memory */
        memory_fail();
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

static void free_blocks(struct arena_block *block) {
    while (block != NULL) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_reset(struct arena *arena) {
    if (arena->newest == NULL)
        return;
    free_blocks(arena->newest->older);
    arena->newest->older = NULL;
    arena->newest->used = 0;
}

void arena_release(struct arena *arena) {
    free_blocks(arena->newest);
    arena->newest = NULL;
}
