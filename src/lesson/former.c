/* How ids of old are read, and how they are held apart from those that stand. */
#include "lesson/former.h"

#include "base/grow.h"
#include "lesson/value.h"

/* The block whose part the object is; NULL: it is none. */
static const struct block *inside_of(const struct load_frame *frame) {
    if (frame->block != NULL)
        return NULL;
    while (frame != NULL && frame->block == NULL)
        frame = frame->outer;
    return frame != NULL ? frame->block : NULL;
}

static bool is_wide(const struct load_frame *frame) {
    return frame->block != NULL || frame->schema->wide_id;
}

void former_uses(const struct json *value, struct id_uses *uses) {
    if (value == NULL || json_type(value) != JSON_ARRAY)
        return;
    for (const struct json *id = json_first(value); id != NULL; id = json_next(id))
        if (json_type(id) == JSON_STRING)
            id_uses_add(uses, json_string(id), id);
}

static void add(struct loader *loader, struct former former) {
    loader->formers = grow_in_arena(loader->arena, loader->formers, loader->formers_count,
                                    &loader->formers_capacity, sizeof *loader->formers);
    loader->formers[loader->formers_count++] = former;
}

/* A part of the lesson whose id is not unique in it, as a term, has nothing kept under its id. */
static bool keeps(const struct load_frame *frame) {
    return is_wide(frame) || inside_of(frame) != NULL || frame->outer == NULL;
}

bool former_load(struct loader *loader, const struct load_frame *frame, const struct json *value) {
    struct list ids = {0};
    struct load_slot slot = {frame, &common_fields[COMMON_FORMERLY].field, value, &ids, false};
    if (!value_load(loader, &slot))
        return false;
    const char *const *was = ids.at;
    for (int i = 0; keeps(frame) && i < ids.count; i++)
        add(loader, (struct former){inside_of(frame), frame->outer == NULL, was[i],
                                    schema_id(frame->schema, frame->object)});
    if (is_wide(frame))
        former_uses(value, &loader->wide);
    return true;
}
