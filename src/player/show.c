/* How a block is found by its id and shown alone, or in a step of its stage, for a frame that is
 * asked for from outside. */
#include "player/player.h"

#include <string.h>

#include "base/suggest.h"
#include "player/state.h"

/* The ids of a lesson's blocks, in reading order, and the block that is sought. */
struct search {
    const char *id;
    const struct block *found; /* the first */
    struct arena *arena;
    const char **ids; /* in the arena, with room for as many as the program suggests of */
    int count;
};
enum { IDS = 1024 };

static void look_at(const struct block *block, void *data) {
    struct search *search = data;
    if (block->id == NULL)
        return;
    if (search->found == NULL && strcmp(block->id, search->id) == 0)
        search->found = block;
    if (search->count < IDS)
        search->ids[search->count++] = block->id;
}

/* The page that the block stands on. */
static int find_page(const struct player *player, struct search *search) {
    const struct section *sections = player->lesson->sections.at;
    for (int i = 0; i < player->lesson->sections.count; i++) {
        blocks_walk(sections[i].blocks, look_at, search);
        if (search->found != NULL)
            return i;
    }
    return -1;
}

static bool refuse_id(const struct player *player, const struct search *search,
                      struct errbuf *err) {
    char remedy[SUGGEST_REMEDY_BYTES];
    const char *id = search->id;
    if (lesson_find_section(player->lesson, id) >= 0)
        return errbuf_fail(err, "\"%s\" is a section, and no block: --section %s shows it", id, id);
    if (search->count == 0)
        return errbuf_fail(err, "there is no block \"%s\": a block without an id cannot be named",
                           id);
    suggest_remedy(remedy, id, search->ids, search->count);
    return errbuf_fail(err, "there is no block \"%s\"%s%s", id, remedy,
                       *remedy != '\0' ? "" : "; a block without an id cannot be named");
}

/* The step of that name; STAGE_STEPS: the block's stage has none, which is said. */
static enum stage_step find_step(const struct block *block, const char *name, struct errbuf *err) {
    const struct stage *stage = block_stage(block);
    const char *names[STAGE_STEPS] = {NULL};
    char remedy[SUGGEST_REMEDY_BYTES];
    if (stage == NULL) {
        errbuf_fail(err, "the block \"%s\" has no stage, and so no steps", block->id);
        return STAGE_STEPS;
    }
    for (int step = 0; step < STAGE_STEPS; step++)
        if (stage->steps(block) & STAGE_BIT(step)) {
            names[step] = stage_step_names[step];
            if (strcmp(name, names[step]) == 0)
                return (enum stage_step)step;
        }
    errbuf_fail(err, "the stage of \"%s\" has no step \"%s\"%s", block->id, name,
                suggest_remedy(remedy, name, names, STAGE_STEPS));
    return STAGE_STEPS;
}

/* A part of another block has no place on the page by itself: its stage is what there is of it. */
static void show(struct player *player, const struct block *block, enum stage_step step) {
    player_page(player)->focus = block;
    player_page(player)->focus_part = 0;
    bool stages = step != STAGE_STEPS || (block->schema->part && block_stage(block) != NULL);
    if (!stages) {
        navigate_zoom(player, block, 0);
        return;
    }
    staged_open(player, block);
    if (step != STAGE_STEPS)
        staged_to_step(player, step, false);
}

bool player_show_block(struct player *player, const char *id, const char *step,
                       struct errbuf *err) {
    struct arena arena = {0};
    struct search search = {.id = id, .arena = &arena};
    search.ids = arena_array(&arena, IDS, sizeof *search.ids);
    enum stage_step to = STAGE_STEPS;
    int page = find_page(player, &search);
    bool good = page >= 0 || refuse_id(player, &search, err);
    if (good && step != NULL)
        good = (to = find_step(search.found, step, err)) != STAGE_STEPS;
    if (good) {
        player->shows_waiting = true;
        navigate_open(player, page);
        show(player, search.found, to);
    }
    arena_release(&arena);
    return good;
}
