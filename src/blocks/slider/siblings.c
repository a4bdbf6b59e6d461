/* Which draw a slider is shown with, and what of it stands in its texts. */
#include "blocks/ask/vary.h"
#include "blocks/slider/model.h"

const struct slider *slider_sibling(const struct slider *slider, int sibling) {
    return sibling > 0 ? (const struct slider *)slider->siblings.at + sibling - 1 : slider;
}

const struct slider *slider_drawn(const struct block *block, const struct facts *facts) {
    return slider_sibling(block->object, vary_drawn(block, facts));
}

const struct slider *slider_laid(const struct block *block, const struct facts *facts) {
    return slider_sibling(block->object, vary_laid(block, facts));
}

/* --- Its texts. --- */

struct fills slider_fill(const struct slider *slider, struct arena *arena) {
    const struct slider_fill *all = slider->fills.at;
    struct fill *list = arena_array(arena, (size_t)slider->fills.count, sizeof *list);
    for (int i = 0; i < slider->fills.count; i++)
        list[i] = fill_of_knob(all[i].name, &slider->scenario, all[i].row, arena);
    return fills_of(list, slider->fills.count, arena);
}

struct filled {
    struct arena *arena;
    struct fills of_sibling[VARY_LIMIT];
    bool is_filled[VARY_LIMIT];
};

static void make_filled(const struct block *block, const struct scene *scene, void *into) {
    (void)block;
    ((struct filled *)into)->arena = scene->arena;
}

const struct fills *slider_fills(const struct block *block, const struct scene *scene) {
    struct filled *filled = known_always(block, scene, sizeof *filled, make_filled);
    int sibling = vary_drawn(block, scene->facts);
    if (!filled->is_filled[sibling])
        filled->of_sibling[sibling] =
            slider_fill(slider_sibling(block->object, sibling), filled->arena);
    filled->is_filled[sibling] = true;
    return &filled->of_sibling[sibling];
}
