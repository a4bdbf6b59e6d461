/* How what is known of blocks is kept: each in an arena of its own, until facts have changed. */
#include "blocks/known.h"

#include <assert.h>

#include "blocks/block.h"

enum { KEPT_MOST = 128 /* objects, some with the traces of several lanes */ };

/* What is asked for: by its make alone, or by a key. */
struct wanted {
    const struct block *block;
    known_make *make;          /* or NULL: */
    const struct known_by *by; /* and */
    const void *key;
    size_t size;
    bool lasts; /* it hangs on no fact */
};

struct known_block {
    struct known_block *older;
    struct arena arena; /* in which it lies itself */
    struct wanted of;   /* its key is of that time alone */
    unsigned changes;   /* of the facts when it was made; by a key, when it was asked for last */
    void *object;
};

static void *make_in(struct arena *arena, const struct wanted *of, const struct scene *scene) {
    struct scene its = *scene;
    void *object = arena_alloc(arena, of->size);
    its.arena = arena;
    assert(of->by != NULL || of->make != NULL);
    if (of->by != NULL)
        of->by->make(of->block, &its, of->key, object);
    else
        of->make(of->block, &its, object);
    return object;
}

static bool holds(const struct known_block *known, const struct facts *facts) {
    return known->of.lasts || known->changes == facts->changes;
}

/* The same but for the key. */
static bool is_alike(const struct wanted *a, const struct wanted *b) {
    return a->block == b->block && a->make == b->make && a->by == b->by;
}

static bool answers(const struct known_block *known, const struct wanted *of,
                    const struct facts *facts) {
    return is_alike(&known->of, of) && holds(known, facts) &&
           (of->by == NULL || of->by->is_of(known->object, of->key));
}

static void put_latest(struct known *known, struct known_block *block) {
    block->older = known->latest;
    known->latest = block;
}

static struct known_block *find(const struct scene *scene, const struct wanted *of) {
    struct known_block **at = &scene->known->latest;
    while (*at != NULL && !answers(*at, of, scene->facts))
        at = &(*at)->older;
    struct known_block *found = *at;
    if (found == NULL || of->by == NULL)
        return found;
    *at = found->older;
    found->changes = scene->facts->changes;
    put_latest(scene->known, found);
    return found;
}

static struct known_block *add(const struct wanted *of, const struct scene *scene) {
    struct arena arena = {0};
    struct known_block *added = arena_alloc(&arena, sizeof *added);
    *added = (struct known_block){.arena = arena, .of = *of, .changes = scene->facts->changes};
    added->object = make_in(&added->arena, of, scene);
    put_latest(scene->known, added); /* only now: to make it may have taken others */
    scene->known->count++;
    return added;
}

static void *known(const struct wanted *of, const struct scene *scene) {
    if (scene->known == NULL)
        return make_in(scene->arena, of, scene);
    struct known_block *found = find(scene, of);
    return (found != NULL ? found : add(of, scene))->object;
}

void *known_now(const struct block *block, const struct scene *scene, size_t size,
                known_make *make) {
    return known(&(struct wanted){.block = block, .make = make, .size = size}, scene);
}

void *known_always(const struct block *block, const struct scene *scene, size_t size,
                   known_make *make) {
    return known(&(struct wanted){.block = block, .make = make, .size = size, .lasts = true},
                 scene);
}

void *known_by(const struct block *block, const struct scene *scene, size_t size,
               const struct known_by *by, const void *key) {
    return known(
        &(struct wanted){.block = block, .by = by, .key = key, .size = size, .lasts = true}, scene);
}

static struct known_block *release_one(struct known_block *known) {
    struct known_block *older = known->older;
    struct arena arena = known->arena;
    arena_release(&arena);
    return older;
}

/* By a key: not asked for by the present facts, and others of its kind were, or later. */
static bool is_old(const struct known *known, const struct known_block *block,
                   const struct facts *facts) {
    int later = 0;
    if (block->of.by == NULL || block->changes == facts->changes)
        return false;
    for (const struct known_block *at = known->latest; at != block; at = at->older)
        later += is_alike(&at->of, &block->of);
    return later >= block->of.by->keeps;
}

void known_begin(struct known *known, const struct facts *facts) {
    bool all = known->count > KEPT_MOST;
    for (struct known_block **at = &known->latest; *at != NULL;)
        if (all || !holds(*at, facts) || is_old(known, *at, facts)) {
            *at = release_one(*at);
            known->count--;
        } else {
            at = &(*at)->older;
        }
}

void known_release(struct known *known) {
    while (known->latest != NULL)
        known->latest = release_one(known->latest);
    known->count = 0;
}
