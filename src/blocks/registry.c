/* The list of the kinds, in the order in which the page of keys shows them. */
#include "blocks/registry.h"

#include "blocks/ask/kinds.h"
#include "blocks/block.h"
#include "blocks/challenge/kinds.h"
#include "blocks/diagram/kinds.h"
#include "blocks/lint/lint.h"
#include "blocks/read/kinds.h"
#include "blocks/reveal/kinds.h"
#include "blocks/slider/kinds.h"

// clang-format off
static const struct schema *const SCHEMAS[] = {
    &block_accordion.schema,
    &block_callout.schema,
    &block_cards.schema,
    &block_challenge.schema,
    &block_choice.schema,
    &block_choices.schema,
    &block_compare.schema,
    &block_diagram.schema,
    &block_dialogue.schema,
    &block_mark.schema,
    &block_match.schema,
    &block_mission.schema,
    &block_numeric.schema,
    &block_open.schema,
    &block_order.schema,
    &block_prose.schema,
    &block_quiz.schema,
    &block_slider.schema,
    &block_sort.schema,
    &block_tabs.schema,
    &block_takeaways.schema,
    &block_text.schema,
};
// clang-format on
_Static_assert(sizeof SCHEMAS / sizeof *SCHEMAS <= SCHEMA_FIELD_LIMIT, "the loader lists them");

struct kinds registry_kinds(void) {
    return (struct kinds){.schemas = SCHEMAS,
                          .count = sizeof SCHEMAS / sizeof *SCHEMAS,
                          .review = lint_lesson,
                          .is_always_there = block_is_always_there};
}
