/* The kind "prose": CommonMark, as it is. */
#include "ui/prose.h"
#include "blocks/read/kinds.h"

struct prose_block {
    const char *text;
};

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct prose_block *prose = block->object;
    (void)part, (void)scene;
    pen_prose(pen, 0, theme_style(ROLE_TEXT), prose->text);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    block_add(block, 0, 0, scene, flow);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct prose_block *prose = block->object;
    (void)scene;
    prose_plain(prose->text, PLAIN_WIDTH, "", "", writer);
}

static const struct field fields[] = {
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct prose_block, text),
     .says = "The text."},
    {.name = NULL},
};

const struct block_kind block_prose = {
    .schema = {.name = "prose",
               .summary = "Text to read.",
               .fields = fields,
               .size = sizeof(struct prose_block)},
    .layout = layout,
    .write = write,
    .plain = plain,
};
