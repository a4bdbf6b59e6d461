/* The kind "takeaways": a numbered list of what to keep. */
#include <stdio.h>

#include "blocks/read/kinds.h"
#include "ui/prose.h"

/* What to keep: each takeaway is a piece of its own, so that a long list scrolls well. */
struct takeaways {
    struct list items; /* of const char * */
};

enum { NUMBER_BYTES = 24 };

static const char *item_at(const struct takeaways *takeaways, int i) {
    return ((const char *const *)takeaways->items.at)[i];
}

/* "1. ", as wide as the last number. */
static int print_number(const struct takeaways *takeaways, int i, char into[NUMBER_BYTES]) {
    char last[NUMBER_BYTES];
    int width = snprintf(last, sizeof last, "%d", takeaways->items.count);
    return snprintf(into, NUMBER_BYTES, "%*d. ", width, i + 1);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    (void)scene;
    char number[NUMBER_BYTES];
    int width = print_number(block->object, part, number);
    pen_mark(pen, 0, theme_style(ROLE_HEADING), number);
    pen_prose(pen, width, theme_style(ROLE_TEXT), item_at(block->object, part));
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct takeaways *takeaways = block->object;
    for (int i = 0; i < takeaways->items.count; i++) {
        flow_gap(flow);
        block_add(block, i, 0, scene, flow);
    }
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct takeaways *takeaways = block->object;
    (void)scene;
    for (int i = 0; i < takeaways->items.count; i++) {
        char number[NUMBER_BYTES], blank[NUMBER_BYTES];
        int width = print_number(takeaways, i, number);
        snprintf(blank, sizeof blank, "%*s", width, "");
        prose_plain(item_at(takeaways, i), PLAIN_WIDTH, number, blank, writer);
    }
}

static const struct field fields[] = {
    {.name = "items",
     .type = FIELD_LINES,
     .commonmark = true,
     .required = true,
     .at = offsetof(struct takeaways, items),
     .low = 1,
     .says = "The points to remember."},
    {.name = NULL},
};

const struct block_kind block_takeaways = {
    .schema = {.name = "takeaways",
               .summary = "What to remember from the lesson, numbered.",
               .fields = fields,
               .size = sizeof(struct takeaways)},
    .layout = layout,
    .write = write,
    .plain = plain,
};
