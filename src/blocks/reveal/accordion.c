/* The kind "accordion": titles in a column, each of which unfolds the prose below it. */
#include "blocks/reveal/kinds.h"
#include "blocks/reveal/leaf.h"

/* Items fold and unfold: which are unfolded is a mark, which were ever unfolded a fact. */
struct accordion {
    const char *id, *title;
    struct list items; /* of struct leaf */
};

/* The titles, from PART_FIRST; then, numbered on, their texts, which are no stops: who reads on
 * below a title has let go of it, and folds nothing. */
enum { PART_HEAD, PART_FIRST };
enum { ACTION_UNFOLD, ACTION_FOLD };

static int count_items(const struct block *block) {
    return ((const struct accordion *)block->object)->items.count;
}

static const struct leaf *item_at(const struct block *block, int part) {
    const struct accordion *accordion = block->object;
    return (const struct leaf *)accordion->items.at + (part - PART_FIRST);
}

static bool is_unfolded(const struct block *block, int part, const struct scene *scene) {
    return facts_get(scene->marks, block->id, item_at(block, part)->id, 0) != 0;
}

static void write_head(const struct block *block, const struct scene *scene, struct pen *pen) {
    const struct accordion *accordion = block->object;
    int seen = leaf_count(accordion->items, scene->facts, block->id);
    const char *count =
        arena_printf(pen->arena, "%s%d of %d opened", seen == accordion->items.count ? "✓ " : "",
                     seen, accordion->items.count);
    pen_pair(pen, 0, theme_style(ROLE_HEADING), accordion->title, theme_style(ROLE_QUIET), count);
}

/* One that was looked at has a tick behind its title. */
static void write_item(const struct block *block, int part, const struct scene *scene,
                       struct pen *pen) {
    struct leaf item = *item_at(block, part);
    bool unfolded = is_unfolded(block, part, scene);
    if (facts_has(scene->facts, block->id, item.id))
        item.title = arena_printf(pen->arena, "%s ✓", item.title);
    leaf_write_title(&item, unfolded ? "▾" : "▸", scene_focused(scene, block, part), pen);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    if (part == PART_HEAD)
        write_head(block, scene, pen);
    else if (part < PART_FIRST + count_items(block))
        write_item(block, part, scene, pen);
    else
        leaf_write_text(item_at(block, part - count_items(block)), pen);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    int count = count_items(block);
    block_add(block, PART_HEAD, 0, scene, flow);
    flow_gap(flow);
    for (int part = PART_FIRST; part < PART_FIRST + count; part++) {
        block_add(block, part, PIECE_STOP, scene, flow);
        if (!is_unfolded(block, part, scene))
            continue;
        block_add(block, part + count, 0, scene, flow);
        flow_gap(flow);
    }
}

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "unfold", ACTION_UNFOLD},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "fold", ACTION_FOLD},
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    if (piece->part < PART_FIRST || piece->part >= PART_FIRST + count_items(piece->block))
        return 0;
    return BINDING_BIT(is_unfolded(piece->block, piece->part, scene) ? ACTION_FOLD : ACTION_UNFOLD);
}

static void act(const struct piece *piece, int action, struct session *session) {
    const char *block_id = piece->block->id, *id = item_at(piece->block, piece->part)->id;
    if (action == ACTION_FOLD) {
        facts_clear(session->marks, block_id, id);
    } else {
        facts_set(session->marks, block_id, id, 1);
        facts_set(session->facts, block_id, id, 1);
    }
}

static void tally(const struct block *block, const struct scene *scene, struct tally *sum) {
    const struct accordion *accordion = block->object;
    leaf_tally(accordion->items, scene->facts, block->id, sum);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct accordion *accordion = block->object;
    (void)scene;
    if (accordion->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, accordion->title);
    leaf_plain(accordion->items, writer);
}

static const struct schema item_schema = {.name = "accordion-item",
                                          .summary = "One item of an accordion.",
                                          .fields = leaf_fields,
                                          .size = sizeof(struct leaf)};

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct accordion, id),
     .says = "Unique in the lesson."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct accordion, title),
     .says = "The title above the items, beside the count of those opened."},
    {.name = "items",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct accordion, items),
     .low = 1,
     .of = &item_schema,
     .says = "The items, in order."},
    {.name = NULL},
};

const struct block_kind block_accordion = {
    .schema = {.name = "accordion",
               .summary = "A list of titles, each of which opens and closes.",
               .fields = fields,
               .size = sizeof(struct accordion)},
    .layout = layout,
    .write = write,
    .called = "This title",
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .plain = plain,
};
