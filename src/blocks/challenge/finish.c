/* What the author wrote of a challenge becomes what is used of it. */
#include <string.h>

#include "blocks/ask/kinds.h"
#include "blocks/ask/ticks.h"
#include "blocks/challenge/written.h"
#include "blocks/slider/kinds.h"

/* The only block of the kind, or NULL. */
static const struct block *only(struct list blocks, const struct block_kind *kind) {
    const struct block *block = blocks.at, *found = NULL;
    int count = 0;
    for (int i = 0; i < blocks.count; i++)
        if (block_kind(&block[i]) == kind) {
            found = &block[i];
            count++;
        }
    return count == 1 ? found : NULL;
}

const struct block *challenge_window_of(const struct challenge_item *item) {
    return only(item->blocks, &block_slider);
}

const struct block *challenge_family_block_of(const struct challenge_item *item) {
    return only(item->blocks, &block_choice);
}

struct scenario challenge_scenario_of(const struct challenge_item *item,
                                      const struct challenge_family *family, struct knob_set *set) {
    struct scenario scenario = item->written.simulate.scenario;
    *set = item->written.simulate.set;
    knob_merge(&scenario, set, &family->written.set.scenario, family->written.set.set);
    return scenario;
}

int challenge_family_index(const struct challenge *challenge, const char *id) {
    for (int i = 0; i < challenge->families.count; i++)
        if (strcmp(challenge_family_at(challenge, i)->id, id) == 0)
            return i;
    return -1;
}

/* Behind slider and choice, or where it is not run from the first text on. */
static int own_from(const struct challenge_item *item) {
    const struct block *block = item->blocks.at;
    int from = 0;
    if (item->runs) {
        int window = (int)(item->window - block), family = (int)(item->family - block);
        return (window > family ? window : family) + 1;
    }
    while (from < item->blocks.count && block_kind(&block[from]) != &block_open)
        from++;
    return from;
}

static const int *families_of(const struct challenge *challenge, const struct block *choice,
                              struct arena *arena) {
    const struct ticks *ticks = choice->object;
    const struct tick *tick = ticks->choices.at;
    int *family_of = arena_array(arena, (size_t)ticks->choices.count, sizeof *family_of);
    for (int i = 0; i < ticks->choices.count; i++)
        family_of[i] = challenge_family_index(challenge, tick[i].id);
    return family_of;
}

static const struct scenario *scenarios_of(const struct challenge *challenge,
                                           const struct challenge_item *item, struct arena *arena) {
    int count = challenge->families.count;
    struct scenario *scenarios = arena_array(arena, (size_t)count, sizeof *scenarios);
    struct knob_set set;
    for (int i = 0; i < count; i++)
        scenarios[i] = challenge_scenario_of(item, challenge_family_at(challenge, i), &set);
    return scenarios;
}

static void finish_item(struct challenge *challenge, struct challenge_item *item,
                        struct arena *arena) {
    item->runs = item->written.simulate.set.named != 0;
    if (item->runs) {
        item->window = challenge_window_of(item);
        item->family = challenge_family_block_of(item);
        item->family_of = families_of(challenge, item->family, arena);
        item->scenarios = scenarios_of(challenge, item, arena);
        item->model_family = challenge_family_index(challenge, item->written.family);
        challenge->running++;
    }
    item->own_from = own_from(item);
}

/* They lie in the arena, and are the challenge's own. */
void challenge_finish(void *object, struct arena *arena) {
    struct challenge *challenge = object;
    struct challenge_item *items = (struct challenge_item *)challenge->items.at;
    for (int i = 0; i < challenge->items.count; i++)
        finish_item(challenge, &items[i], arena);
}
