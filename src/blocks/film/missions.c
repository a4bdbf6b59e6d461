/* Which mission of its playground a block is. */
#include "blocks/film/missions.h"

#include <stddef.h>

static const struct diagram *diagram_of(const struct block *block) {
    return block->object;
}

struct list missions_of(const struct block *playground) {
    return diagram_of(playground)->missions;
}

bool mission_is(const struct block *block) {
    return diagram_of(block)->mission != NULL;
}

static const struct block *first_of(const struct block *mission) {
    return missions_of(mission->outer).at;
}

int mission_number(const struct block *mission) {
    return (int)(mission - first_of(mission)) + 1;
}

int mission_count(const struct block *mission) {
    return missions_of(mission->outer).count;
}

const struct block *mission_after(const struct block *mission) {
    return mission_number(mission) < mission_count(mission) ? mission + 1 : NULL;
}

bool mission_is_begun(const struct block *mission, const struct facts *facts) {
    static const char *const nothing[] = {NULL};
    return facts_has_other(facts, mission->id, nothing);
}
