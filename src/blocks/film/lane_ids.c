/* The lanes of a diagram, found by the ids that its author wrote. */
#include <string.h>

#include "base/suggest.h"
#include "blocks/film/written.h"

int written_lane_index(const struct written_diagram *written, const char *id, size_t bytes) {
    const struct written_lane *lanes = written->lanes.at;
    for (int i = 0; i < written->lanes.count; i++)
        if (strlen(lanes[i].id) == bytes && strncmp(lanes[i].id, id, bytes) == 0)
            return i;
    return -1;
}

static void ids_of(const struct written_diagram *written, const char *ids[SIMULATED_LANES]) {
    const struct written_lane *lanes = written->lanes.at;
    for (int i = 0; i < written->lanes.count; i++)
        ids[i] = lanes[i].id;
}

const char *written_no_lane(const struct written_diagram *written, const char *id,
                            struct arena *arena) {
    const char *ids[SIMULATED_LANES];
    char remedy[SUGGEST_REMEDY_BYTES];
    ids_of(written, ids);
    if (written->lanes.count == 0)
        return arena_printf(
            arena, "\"%s\" is no lane: this diagram has no \"lanes\"" HELP "leave it out", id);
    return arena_printf(arena, "\"%s\" is no lane of this diagram%s", id,
                        suggest_remedy(remedy, id, ids, written->lanes.count));
}

const char *written_lane_meant(const struct written_diagram *written, const char *id) {
    const char *ids[SIMULATED_LANES];
    ids_of(written, ids);
    return suggest_only(id, ids, written->lanes.count);
}
