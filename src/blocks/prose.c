#include "ui/prose.h"
#include "blocks/kinds.h"

struct prose_block {
    const char *text;
};

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct prose_block *prose = block->object;
    flow_add(flow, block, 0, prose_rows(prose->text, flow->width, scene->arena), 0);
}

static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    const struct prose_block *prose = piece->block->object;
    prose_put(prose->text, 0, 0, piece->at.width, theme_style(ROLE_TEXT), scene->arena, canvas);
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
     .says = "What there is to read, in CommonMark."},
    {.name = NULL},
};

const struct block_kind block_prose = {
    .schema = {.name = "prose",
               .summary = "Text to read.",
               .fields = fields,
               .size = sizeof(struct prose_block)},
    .layout = layout,
    .draw = draw,
    .plain = plain,
};
