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
    return placeholder_fills(slider->fills, true, &slider->scenario, NULL, NULL, arena);
}

static struct fills make_fills(const struct block *block, const struct scene *scene,
                               struct arena *arena) {
    return slider_fill(slider_drawn(block, scene->facts), arena);
}

const struct fills *slider_fills(const struct block *block, const struct scene *scene) {
    return vary_fills(block, scene, make_fills);
}
