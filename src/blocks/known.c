/* How what is known of blocks is kept: each in an arena of its own, until facts have changed. */
#include "blocks/known.h"

#include "blocks/block.h"

enum { KEPT_MOST = 64 /* objects, some with the traces of several lanes */ };

struct known_block {
    struct known_block *older;
    struct arena arena; /* in which it lies itself */
    const struct block *block;
    known_make *make;
    bool lasts;       /* it hangs on no fact */
    unsigned changes; /* of the facts when it was made */
    void *object;
};

static void *make_in(struct arena *arena, const struct block *block, const struct scene *scene,
                     size_t size, known_make *make) {
    struct scene its = *scene;
    void *object = arena_alloc(arena, size);
    its.arena = arena;
    make(block, &its, object);
    return object;
}

static bool holds(const struct known_block *known, const struct facts *facts) {
    return known->lasts || known->changes == facts->changes;
}

static struct known_block *find(const struct scene *scene, const struct block *block,
                                known_make *make) {
    struct known_block *at = scene->known->latest;
    while (at != NULL && (at->block != block || at->make != make || !holds(at, scene->facts)))
        at = at->older;
    return at;
}

static struct known_block *add(const struct block *block, const struct scene *scene, size_t size,
                               known_make *make, bool lasts) {
    struct arena arena = {0};
    struct known_block *added = arena_alloc(&arena, sizeof *added);
    *added = (struct known_block){.arena = arena,
                                  .block = block,
                                  .make = make,
                                  .lasts = lasts,
                                  .changes = scene->facts->changes};
    added->object = make_in(&added->arena, block, scene, size, make);
    added->older = scene->known->latest; /* only now: to make it may have taken others */
    scene->known->latest = added;
    scene->known->count++;
    return added;
}

static void *known(const struct block *block, const struct scene *scene, size_t size,
                   known_make *make, bool lasts) {
    if (scene->known == NULL)
        return make_in(scene->arena, block, scene, size, make);
    struct known_block *found = find(scene, block, make);
    return (found != NULL ? found : add(block, scene, size, make, lasts))->object;
}

void *known_now(const struct block *block, const struct scene *scene, size_t size,
                known_make *make) {
    return known(block, scene, size, make, false);
}

void *known_always(const struct block *block, const struct scene *scene, size_t size,
                   known_make *make) {
    return known(block, scene, size, make, true);
}

static struct known_block *release_one(struct known_block *known) {
    struct known_block *older = known->older;
    struct arena arena = known->arena;
    arena_release(&arena);
    return older;
}

void known_begin(struct known *known, const struct facts *facts) {
    bool all = known->count > KEPT_MOST;
    for (struct known_block **at = &known->latest; *at != NULL;)
        if (all || !holds(*at, facts)) {
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
