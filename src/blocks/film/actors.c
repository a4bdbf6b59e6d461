/* The actors of a diagram: found by the ids that its author wrote, and called by their titles. */
#include <string.h>

#include "base/text.h"
#include "blocks/film/written.h"

int written_actor_index(const struct written_diagram *written, const char *id) {
    const struct written_actor *actor = written->actors.at;
    for (int i = 0; i < written->actors.count; i++)
        if (strcmp(actor[i].id, id) == 0)
            return i;
    return -1;
}

const char *written_actor_title(const struct written_diagram *written, int actor,
                                struct arena *arena) {
    const struct written_actor *actors = written->actors.at;
    return text_cut(actors[actor].title, DIAGRAM_LABEL_CELLS, arena);
}
