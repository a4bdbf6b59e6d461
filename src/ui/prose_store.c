/* How prose is found again: by a hash of its text, and then by text and width themselves.
 */
#include "ui/prose_store.h"

#include <stdint.h>
#include <string.h>

/* What a layout hangs on. */
struct key {
    const char *markdown;
    size_t length;
    const char *filled; /* the key of its fills; "": there are none */
    int width_cells;
};

struct stored_prose {
    struct stored_prose *next; /* of the bucket */
    struct key key;            /* its texts are the store's */
    struct prose prose;
};

/* FNV-1a of the text; its layouts at other widths, and filled otherwise, share the bucket. */
static size_t bucket_of(const struct key *key) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < key->length; i++)
        hash = (hash ^ (unsigned char)key->markdown[i]) * 16777619U;
    return hash % PROSE_STORE_BUCKETS;
}

static bool is_same(const struct key *a, const struct key *b) {
    return a->length == b->length && a->width_cells == b->width_cells &&
           memcmp(a->markdown, b->markdown, a->length) == 0 && strcmp(a->filled, b->filled) == 0;
}

static const struct stored_prose *find(const struct stored_prose *in, const struct key *key) {
    while (in != NULL && !is_same(&in->key, key))
        in = in->next;
    return in;
}

static size_t bytes_of(const struct stored_prose *stored) {
    const struct prose *prose = &stored->prose;
    size_t bytes = sizeof *stored + stored->key.length + strlen(stored->key.filled);
    for (int i = 0; i < prose->line_count; i++)
        bytes += sizeof prose->lines[i] +
                 (size_t)prose->lines[i].span_count * sizeof *prose->lines[i].spans;
    return bytes;
}

static const struct stored_prose *add(struct prose_store *store, struct key key,
                                      const struct fills *fills, size_t bucket) {
    if (store->bytes >= PROSE_STORE_BYTES)
        prose_store_release(store);
    struct stored_prose *stored = arena_alloc(&store->arena, sizeof *stored);
    key.markdown = arena_copy(&store->arena, key.markdown, key.length);
    key.filled = arena_copy(&store->arena, key.filled, strlen(key.filled));
    *stored = (struct stored_prose){
        .next = store->buckets[bucket],
        .key = key,
        .prose = prose_layout(key.markdown, fills, key.width_cells, &store->arena)};
    store->buckets[bucket] = stored;
    store->bytes += bytes_of(stored);
    return stored;
}

struct prose prose_stored(struct prose_store *store, const char *markdown,
                          const struct fills *fills, int width_cells) {
    struct key key = {markdown, strlen(markdown), fills_key(fills, markdown), width_cells};
    size_t bucket = bucket_of(&key);
    const struct stored_prose *stored = find(store->buckets[bucket], &key);
    if (stored == NULL)
        stored = add(store, key, fills, bucket);
    return stored->prose;
}

void prose_store_release(struct prose_store *store) {
    arena_release(&store->arena);
    *store = (struct prose_store){.bytes = 0};
}
