/* How far a learner is, in figures, for who shows no frame. */
#include "player/state.h"

struct player_progress player_progress(struct player *player) {
    struct layout layout;
    player_layout(player, &layout);
    struct worked worked = worked_count(&layout.scene);
    return (struct player_progress){worked.done, worked.sections, worked.tally.points,
                                    worked.tally.counted};
}
