/* The kind "compare": two sides whose answers stay hidden until they are asked for. */
#include "blocks/reveal/kinds.h"
#include "ui/prose.h"

/* Two sides to think about before their answers are revealed: next to each other where the flow is
 * wide enough, else one below the other. */
struct compare {
    const char *id, *title, *caption;
    struct list sides; /* of struct side, two */
};

struct side {
    const char *id, *title, *text, *ask, *reveal;
};

enum { SIDES = 2 };
enum { PART_HEAD, PART_CAPTION, PART_FIRST };
enum { ACTION_REVEAL };
enum { WIDE_FROM_CELLS = 64, BETWEEN_CELLS = 2, TEXT_CELLS = 2, MARKED_CELLS = 4 };

static const struct side *side_at(const struct block *block, int part) {
    const struct compare *compare = block->object;
    return (const struct side *)compare->sides.at + (part - PART_FIRST);
}

static bool is_revealed(const struct block *block, int part, const struct scene *scene) {
    return facts_has(scene->facts, block->id, side_at(block, part)->id);
}

static void write_side(const struct block *block, int part, const struct scene *scene,
                       struct pen *pen) {
    const struct side *side = side_at(block, part);
    bool focused = scene_focused(scene, block, part), revealed = is_revealed(block, part, scene);
    pen_label(pen, TEXT_CELLS, theme_style(focused ? ROLE_FOCUS : ROLE_HEADING), side->title);
    pen_prose(pen, TEXT_CELLS, theme_style(ROLE_TEXT), side->text);
    pen_skip(pen, 1);
    pen_mark(pen, TEXT_CELLS, theme_style(ROLE_EMPHASIS), "?");
    pen_prose(pen, MARKED_CELLS, theme_style(ROLE_EMPHASIS), side->ask);
    pen_skip(pen, revealed);
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_QUIET);
    pen_mark(pen, TEXT_CELLS, theme_style(focused ? ROLE_POINTER : ROLE_QUIET),
             revealed ? "▾" : "▸");
    if (revealed)
        pen_prose(pen, MARKED_CELLS, theme_style(ROLE_TEXT), side->reveal);
    else
        pen_label(pen, MARKED_CELLS, style, "Enter: reveal");
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct compare *compare = block->object;
    if (part == PART_HEAD)
        pen_label(pen, 0, theme_style(ROLE_HEADING), compare->title);
    else if (part == PART_CAPTION)
        pen_prose(pen, 0, theme_style(ROLE_QUIET), compare->caption);
    else
        write_side(block, part, scene, pen);
}

static void add(const struct block *block, int part, unsigned flags, const struct scene *scene,
                struct flow *flow) {
    block_add(block, part, flags, scene, flow);
    flow_gap(flow);
}

static void place_sides(const struct block *block, const struct scene *scene, struct flow *flow) {
    int width = (flow->width - BETWEEN_CELLS) / SIDES, y = flow_row(flow), end = y;
    for (int i = 0; i < SIDES; i++) {
        int part = PART_FIRST + i, rows = block_rows(block, part, scene, width);
        struct rect at = {i * (width + BETWEEN_CELLS), y, width, rows};
        flow_place(flow, block, part, at, PIECE_STOP);
        end = y + rows > end ? y + rows : end;
    }
    flow_advance(flow, end);
    flow_gap(flow);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    add(block, PART_HEAD, 0, scene, flow);
    if (flow->width >= WIDE_FROM_CELLS)
        place_sides(block, scene, flow);
    for (int i = 0; i < SIDES && flow->width < WIDE_FROM_CELLS; i++)
        add(block, PART_FIRST + i, PIECE_STOP, scene, flow);
    add(block, PART_CAPTION, 0, scene, flow);
}

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "reveal", ACTION_REVEAL},
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    bool hidden = piece->part >= PART_FIRST && !is_revealed(piece->block, piece->part, scene);
    return hidden ? BINDING_BIT(ACTION_REVEAL) : 0;
}

static void act(const struct piece *piece, int action, struct session *session) {
    (void)action;
    facts_set(session->facts, piece->block->id, side_at(piece->block, piece->part)->id, 1);
}

static void tally(const struct block *block, const struct scene *scene, struct tally *sum) {
    for (int i = 0; i < SIDES; i++) {
        sum->stops++;
        sum->worked += is_revealed(block, PART_FIRST + i, scene);
    }
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct compare *compare = block->object;
    (void)scene;
    if (compare->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, compare->title);
    for (int i = 0; i < SIDES; i++) {
        const struct side *side = side_at(block, PART_FIRST + i);
        writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, side->title);
        prose_plain(side->text, PLAIN_WIDTH, "  ", "  ", writer);
        prose_plain(side->ask, PLAIN_WIDTH, "  ? ", "    ", writer);
        prose_plain(side->reveal, PLAIN_WIDTH, "  ▾ ", "    ", writer);
    }
    if (compare->caption != NULL)
        prose_plain(compare->caption, PLAIN_WIDTH, "", "", writer);
}

static const struct field side_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct side, id),
     .says = "Unique in its block."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct side, title),
     .says = "The name of what is compared."},
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct side, text),
     .says = "What the learner should know about it."},
    {.name = "ask",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct side, ask),
     .says = "The question to think about before the answer is revealed."},
    {.name = "reveal",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct side, reveal),
     .says = "The answer that Enter reveals."},
    {.name = NULL},
};

static const struct schema side_schema = {.name = "side",
                                          .summary = "One of the two sides of a comparison.",
                                          .fields = side_fields,
                                          .size = sizeof(struct side)};

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct compare, id),
     .says = "Unique in the lesson."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct compare, title),
     .says = "The title above the two sides."},
    {.name = "sides",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct compare, sides),
     .low = SIDES,
     .high = SIDES,
     .of = &side_schema,
     .says = "The two sides."},
    {.name = "caption",
     .type = FIELD_PROSE,
     .at = offsetof(struct compare, caption),
     .says = "Text below the two sides."},
    {.name = NULL},
};

const struct block_kind block_compare = {
    .schema = {.name = "compare",
               .summary = "Two sides, each with a question and an answer to reveal.",
               .fields = fields,
               .size = sizeof(struct compare)},
    .layout = layout,
    .write = write,
    .called = "This side",
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .plain = plain,
};
