/* The kind "cards": titles whose prose is opened one by one. */
#include "blocks/reveal/kinds.h"
#include "blocks/reveal/leaf.h"
#include "ui/prose.h"

/* Cards are opened one by one and stay open: the count says how many are left. */
struct cards {
    const char *id, *title, *caption;
    struct list cards; /* of struct leaf */
};

enum { PART_HEAD, PART_CAPTION, PART_FIRST };
enum { ACTION_OPEN };

static const struct leaf *card_at(const struct block *block, int part) {
    const struct cards *cards = block->object;
    return (const struct leaf *)cards->cards.at + (part - PART_FIRST);
}

static bool is_open(const struct block *block, int part, const struct scene *scene) {
    return facts_has(scene->facts, block->id, card_at(block, part)->id);
}

static void write_head(const struct block *block, const struct scene *scene, struct pen *pen) {
    const struct cards *cards = block->object;
    int open = leaf_count(cards->cards, scene->facts, block->id);
    const char *count =
        arena_printf(pen->arena, "%s%d of %d opened", open == cards->cards.count ? "✓ " : "", open,
                     cards->cards.count);
    pen_pair(pen, 0, theme_style(ROLE_HEADING), cards->title, theme_style(ROLE_QUIET), count);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct cards *cards = block->object;
    if (part == PART_HEAD) {
        write_head(block, scene, pen);
    } else if (part == PART_CAPTION) {
        pen_prose(pen, 0, theme_style(ROLE_QUIET), cards->caption);
    } else {
        bool open = is_open(block, part, scene);
        leaf_write_title(card_at(block, part), open ? "✓" : "▸", scene_focused(scene, block, part),
                         pen);
        if (open)
            leaf_write_text(card_at(block, part), pen);
    }
}

/* Closed cards stand close together. What opens moves nothing above it, its title least of all. */
static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct cards *cards = block->object;
    block_add(block, PART_HEAD, 0, scene, flow);
    flow_gap(flow);
    for (int part = PART_FIRST; part < PART_FIRST + cards->cards.count; part++) {
        block_add(block, part, PIECE_STOP, scene, flow);
        if (is_open(block, part, scene))
            flow_gap(flow);
    }
    flow_gap(flow);
    block_add(block, PART_CAPTION, 0, scene, flow);
}

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "open", ACTION_OPEN},
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    bool closed = piece->part >= PART_FIRST && !is_open(piece->block, piece->part, scene);
    return closed ? BINDING_BIT(ACTION_OPEN) : 0;
}

static void act(const struct piece *piece, int action, struct session *session) {
    (void)action;
    facts_set(session->facts, piece->block->id, card_at(piece->block, piece->part)->id, 1);
}

static void tally(const struct block *block, const struct scene *scene, struct tally *sum) {
    const struct cards *cards = block->object;
    leaf_tally(cards->cards, scene->facts, block->id, sum);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct cards *cards = block->object;
    (void)scene;
    if (cards->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, cards->title);
    leaf_plain(cards->cards, writer);
    if (cards->caption != NULL)
        prose_plain(cards->caption, PLAIN_WIDTH, "", "", writer);
}

static const struct schema card_schema = {
    .name = "card", .summary = "One card.", .fields = leaf_fields, .size = sizeof(struct leaf)};

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct cards, id),
     .says = "Unique in the lesson."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct cards, title),
     .says = "The title above the cards, beside the count of those opened."},
    {.name = "cards",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct cards, cards),
     .low = 1,
     .of = &card_schema,
     .says = "The cards, in order."},
    {.name = "caption",
     .type = FIELD_PROSE,
     .at = offsetof(struct cards, caption),
     .says = "Text below the cards."},
    {.name = NULL},
};

const struct block_kind block_cards = {
    .schema = {.name = "cards",
               .summary = "Cards to open one by one.",
               .fields = fields,
               .size = sizeof(struct cards)},
    .layout = layout,
    .write = write,
    .called = "This card",
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .plain = plain,
};
