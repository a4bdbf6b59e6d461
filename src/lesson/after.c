/* How the id in an "after" becomes the block that it names: once all are read, by a sorted list. */
#include "lesson/after.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "lesson/tell.h"
#include "lesson/value.h"

static const char EARLIER[] = "name a block that comes before this one, or leave \"after\" out";

static const char *text_of(const struct json *object, const char *key) {
    const struct json *value = json_member(object, key);
    return value != NULL && json_type(value) == JSON_STRING ? json_string(value) : NULL;
}

static const struct json *after_of(const struct json *object) {
    const char *key = common_fields[COMMON_AFTER].field.name;
    const char *id = text_of(object, key);
    return id != NULL && id_is_valid(id) ? json_member(object, key) : NULL;
}

bool after_check(struct loader *loader, const struct load_frame *frame, const struct json *value) {
    const char *id;
    struct load_slot slot = {frame, &common_fields[COMMON_AFTER].field, value, &id, false};
    return value_load(loader, &slot);
}

void after_note(struct loader *loader, const struct json *value, struct block *block) {
    if (json_type(value) != JSON_OBJECT)
        return;
    struct placed placed = {.id = block != NULL ? block->id : text_of(value, "id"),
                            .block = block,
                            .object = value,
                            .after = block != NULL ? after_of(value) : NULL};
    if (placed.id == NULL && placed.after == NULL)
        return;
    loader->placed = grow_in_arena(loader->arena, loader->placed, loader->placed_count,
                                   &loader->placed_capacity, sizeof *loader->placed);
    loader->placed[loader->placed_count++] = placed;
}

/* Those without an id first. */
static int compare_ids(const void *a, const void *b) {
    const struct placed *first = a, *second = b;
    if (first->id == NULL || second->id == NULL)
        return (first->id != NULL) - (second->id != NULL);
    return strcmp(first->id, second->id);
}

static const struct placed *find(const struct loader *loader, const char *id) {
    struct placed key = {.id = id};
    return bsearch(&key, loader->placed, (size_t)loader->placed_count, sizeof key, compare_ids);
}

static bool comes_before(const struct placed *one, const struct placed *other) {
    return json_offset(one->object) < json_offset(other->object);
}

static bool stands_in(const struct block *block, const struct block *outer) {
    while (block != NULL && block != outer)
        block = block->outer;
    return block != NULL;
}

/* True of an id that no block has, but something else, as a section. In a lesson of which only what
 * is sound is read it may be that of a block that was left out. */
static bool is_of_another(const struct loader *loader, const char *id) {
    for (int i = 0; i < loader->wide.count; i++)
        if (strcmp(loader->wide.list[i].id, id) == 0)
            return true;
    return false;
}

static bool fail_unknown(struct loader *loader, const struct placed *placed) {
    const char **ids = memory_alloc((size_t)loader->placed_count, sizeof *ids);
    const char *id = json_string(placed->after);
    char quoted[TELL_QUOTE_BYTES];
    for (int i = 0; i < loader->placed_count; i++)
        ids[i] = comes_before(&loader->placed[i], placed) ? loader->placed[i].id : NULL;
    const char *near = suggest(id, ids, loader->placed_count);
    tell_quote(quoted, id);
    if (near != NULL)
        tell(loader, placed->after, CODE_NO_SUCH_BLOCK,
             "no block has the id %s" HELP "did you mean \"%s\"?", quoted, near);
    else
        tell(loader, placed->after, CODE_NO_SUCH_BLOCK, "no block has the id %s" HELP "%s", quoted,
             EARLIER);
    tell_fix_name(loader, placed->after, suggest_only(id, ids, loader->placed_count));
    free(ids);
    return false;
}

static bool fail_other(struct loader *loader, const struct placed *placed) {
    char quoted[TELL_QUOTE_BYTES];
    if (loader->kinds.sound_alone)
        return false;
    return tell(loader, placed->after, CODE_NO_SUCH_BLOCK, "%s is no block" HELP "%s",
                tell_quote(quoted, json_string(placed->after)), EARLIER);
}

static bool fail_order(struct loader *loader, const struct placed *placed,
                       const struct placed *named, const char *what) {
    char quoted[TELL_QUOTE_BYTES];
    tell(loader, placed->after, CODE_NOT_BEFORE, "%s %s" HELP "%s", tell_quote(quoted, named->id),
         what, EARLIER);
    return named == placed ? false : tell_beside(loader, named->object, "here");
}

/* What stands in the other one is a part of its work, which is not done before. */
static bool check_order(struct loader *loader, const struct placed *placed,
                        const struct placed *named) {
    if (named->block == placed->block)
        return fail_order(loader, placed, named, "is this block itself");
    if (stands_in(placed->block, named->block))
        return fail_order(loader, placed, named, "is the block that this one stands in");
    if (!comes_before(named, placed))
        return fail_order(loader, placed, named, "comes after this block");
    return true;
}

static bool check_there(struct loader *loader, const struct placed *placed,
                        const struct placed *named) {
    const struct kinds *kinds = &loader->kinds;
    char quoted[TELL_QUOTE_BYTES];
    if (kinds->is_always_there == NULL || kinds->is_always_there(named->block))
        return true;
    tell(loader, placed->after, CODE_NOT_ALWAYS_THERE,
         "%s is drawn in some attempts only, so that this block might never be shown" HELP
         "name the block that draws it, or have that draw all",
         tell_quote(quoted, named->id));
    return tell_beside(loader, named->object, "here");
}

static void resolve(struct loader *loader, const struct placed *placed, bool is_sound) {
    const char *id = json_string(placed->after);
    const struct placed *named = find(loader, id);
    if (named == NULL) {
        is_of_another(loader, id) ? fail_other(loader, placed) : fail_unknown(loader, placed);
        return;
    }
    if (named->block == NULL || !check_order(loader, placed, named))
        return;
    if (is_sound && check_there(loader, placed, named))
        placed->block->after = named->block;
}

void after_resolve(struct loader *loader, bool is_sound) {
    if (loader->placed_count > 1)
        qsort(loader->placed, (size_t)loader->placed_count, sizeof *loader->placed, compare_ids);
    for (int i = 0; i < loader->placed_count; i++)
        if (loader->placed[i].after != NULL)
            resolve(loader, &loader->placed[i], is_sound);
}
