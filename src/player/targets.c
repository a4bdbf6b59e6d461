/* What of the frame can be clicked: noted where it is painted. */
#include "player/state.h"

#include <stddef.h>

void targets_add(struct player *player, struct rect at, enum target_does does, uint32_t value) {
    struct targets *targets = &player->targets;
    if (targets->count < TARGET_LIMIT)
        targets->at[targets->count++] = (struct target){at, does, value};
}

const struct target *targets_find(const struct player *player, struct spot at) {
    for (int i = 0; i < player->targets.count; i++)
        if (canvas_rect_has(player->targets.at[i].at, at))
            return &player->targets.at[i];
    return NULL;
}
