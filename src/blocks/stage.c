/* In which step a stage is, and how its regions are begun and ended. */
#include "blocks/stage.h"

#include <stddef.h>

#include "blocks/block.h"

const char *const stage_step_names[STAGE_STEPS] = {
    [STAGE_GUESS] = "guess",
    [STAGE_WATCH] = "watch",
    [STAGE_TUNE] = "tune",
    [STAGE_EXPLAIN] = "explain",
};

const char *const stage_region_names[STAGE_REGIONS] = {
    [STAGE_PICTURE] = "picture", [STAGE_CURVE] = "curve", [STAGE_FIGURES] = "figures",
    [STAGE_KNOBS] = "knobs",     [STAGE_WORDS] = "words", [STAGE_QUESTION] = "question",
};

bool stage_is_at(const struct scene *scene, enum stage_step step) {
    return scene->stage != NULL && scene->stage->step == step;
}

bool stage_asks(const struct scene *scene) {
    return stage_is_at(scene, STAGE_GUESS) || stage_is_at(scene, STAGE_EXPLAIN);
}

void stage_begin(struct stage_flow *stage, enum stage_region name, struct rect at, unsigned rules) {
    struct flow *flow = stage->flow;
    flow->width = at.width > 1 ? at.width : 1;
    flow->y = 0;
    flow->gap_due = false;
    stage->regions[stage->count] = (struct region){
        .name = (int)name,
        .at = at,
        .first = flow->count,
        .leaf = stage->leaf,
        .shown = true,
        .rule_above = (rules & STAGE_RULE_ABOVE) != 0,
        .rule_left = (rules & STAGE_RULE_LEFT) != 0,
    };
}

void stage_end(struct stage_flow *stage) {
    struct region *region = &stage->regions[stage->count];
    region->end = stage->flow->count;
    region->rows = stage->flow->y;
    if (region->end > region->first && region->at.width > 0 && region->at.height > 0)
        stage->count++;
    else
        stage->flow->count = region->first;
}
