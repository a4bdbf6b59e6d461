/* Which draw a diagram is shown with: what varies is read into siblings of it. */
#include "blocks/ask/vary.h"
#include "blocks/film/simulated.h"

int diagram_sibling_count(const struct diagram *diagram) {
    return diagram->siblings.count + 1;
}

const struct diagram *diagram_sibling(const struct diagram *diagram, int sibling) {
    return sibling > 0 ? (const struct diagram *)diagram->siblings.at + sibling - 1 : diagram;
}

int diagram_drawn(const struct block *block, const struct facts *facts) {
    return vary_drawn(block, facts);
}

const struct diagram *diagram_laid(const struct block *block, const struct facts *facts) {
    return diagram_sibling(block->object, vary_laid(block, facts));
}
