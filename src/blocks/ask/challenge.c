/* The kind "challenge": cases to decide and justify in the learner's own words, then to be held
 * against a model answer and its points. */

#include "blocks/ask/kinds.h"
#include "ui/prose.h"

struct point {
    const char *id, *text;
};

struct challenge_item {
    const char *id, *title, *text, *model;
    struct list blocks; /* of struct block */
    struct list rubric; /* of struct point */
};

struct challenge {
    const char *id, *title, *ask;
    struct list items; /* of struct challenge_item */
};

/* The parts of an item are numbered from PART_SPAN times its place, counted from 1. */
enum { PART_HEAD, PART_COMPARE, PART_RUBRIC, PART_POINT, RUBRIC_LIMIT = 26, PART_SPAN = 32 };
_Static_assert(PART_POINT + RUBRIC_LIMIT <= PART_SPAN, "an item's points have parts of their own");
enum { PART_ASK = 0, MARK = 2, TEXT_COLUMN = 6 };
enum action { COMPARE, TICK };

static const struct challenge *challenge_of(const struct block *block) {
    return block->object;
}

static const struct challenge_item *item_at(const struct block *block, int index) {
    return (const struct challenge_item *)challenge_of(block)->items.at + index;
}

static const struct challenge_item *item_of(const struct block *block, int part) {
    return item_at(block, part / PART_SPAN - 1);
}

static const struct point *point_of(const struct block *block, int part) {
    return (const struct point *)item_of(block, part)->rubric.at + part % PART_SPAN - PART_POINT;
}

static bool is_compared(const struct block *block, const struct challenge_item *item,
                        const struct facts *facts) {
    return facts_has(facts, block->id, item->id);
}

static bool is_met(const struct block *block, const struct challenge_item *item,
                   const struct point *point, const struct facts *facts) {
    char part[FACTS_PART_BYTES];
    return facts_has(facts, block->id, facts_part(part, item->id, point->id));
}

static int count_met(const struct block *block, const struct challenge_item *item,
                     const struct facts *facts) {
    const struct point *point = item->rubric.at;
    int met = 0;
    for (int i = 0; i < item->rubric.count; i++)
        met += is_met(block, item, &point[i], facts) ? 1 : 0;
    return met;
}

/* What is not done yet */

static const char *name_of(const struct block *block, struct arena *arena) {
    const char *noun = block_kind(block)->noun;
    return noun != NULL ? noun : arena_printf(arena, "the %s", block->schema->name);
}

/* "the slider, your text": what was not yet done in the item; NULL when all was. */
static const char *still_open(const struct challenge_item *item, const struct scene *scene) {
    const struct block *block = item->blocks.at;
    const char *names = NULL;
    for (int i = 0; i < item->blocks.count; i++) {
        struct tally tally = block_tally(&block[i], scene);
        if (tally.worked >= tally.stops)
            continue;
        names = names == NULL
                    ? name_of(&block[i], scene->arena)
                    : arena_printf(scene->arena, "%s, %s", names, name_of(&block[i], scene->arena));
    }
    return names;
}

/* Pieces */

static void write_ask(const struct block *block, struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_HEADING), challenge_of(block)->title);
    pen_prose(pen, 0, theme_style(ROLE_TEXT), challenge_of(block)->ask);
}

static void write_head(const struct block *block, int part, const struct scene *scene,
                       struct pen *pen) {
    const struct challenge_item *item = item_of(block, part);
    const char *number =
        arena_printf(pen->arena, "%s%d of %d", is_compared(block, item, scene->facts) ? "✓ " : "",
                     part / PART_SPAN, challenge_of(block)->items.count);
    pen_pair(pen, 0, theme_style(ROLE_HEADING), item->title, theme_style(ROLE_QUIET), number);
    pen_prose(pen, 0, theme_style(ROLE_TEXT), item->text);
}

/* The row that asks for the model answer, and then the model answer in its place. */
static void write_compare(const struct block *block, int part, const struct scene *scene,
                          struct pen *pen) {
    const struct challenge_item *item = item_of(block, part);
    bool focused = scene_focused(scene, block, part);
    if (!is_compared(block, item, scene->facts)) {
        pen_label(pen, MARK, theme_style(focused ? ROLE_FOCUS : ROLE_TEXT),
                  "[ Compare with a model answer ]");
        return;
    }
    pen_label(pen, MARK, theme_style(focused ? ROLE_FOCUS : ROLE_STRONG), "A model answer");
    pen_prose(pen, MARK, theme_style(ROLE_TEXT), item->model);
}

static void write_rubric(const struct block *block, int part, const struct scene *scene,
                         struct pen *pen) {
    const struct challenge_item *item = item_of(block, part);
    const char *count = arena_printf(pen->arena, "%d of %d rubric points met",
                                     count_met(block, item, scene->facts), item->rubric.count);
    pen_pair(pen, MARK, theme_style(ROLE_STRONG), "Tick what your answer has",
             theme_style(ROLE_VALUE), count);
}

static void write_point(const struct block *block, int part, const struct scene *scene,
                        struct pen *pen) {
    const struct point *point = point_of(block, part);
    bool met = is_met(block, item_of(block, part), point, scene->facts);
    struct style style = theme_style(scene_focused(scene, block, part) ? ROLE_FOCUS : ROLE_TEXT);
    pen_mark(pen, MARK, theme_style(ROLE_TEXT), met ? "[x]" : "[ ]");
    pen_prose(pen, TEXT_COLUMN, style, point->text);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    if (part == PART_ASK)
        write_ask(block, pen);
    else if (part % PART_SPAN == PART_HEAD)
        write_head(block, part, scene, pen);
    else if (part % PART_SPAN == PART_COMPARE)
        write_compare(block, part, scene, pen);
    else if (part % PART_SPAN == PART_RUBRIC)
        write_rubric(block, part, scene, pen);
    else
        write_point(block, part, scene, pen);
}

static void layout_item(const struct block *block, int index, const struct scene *scene,
                        struct flow *flow) {
    const struct challenge_item *item = item_at(block, index);
    int base = (index + 1) * PART_SPAN;
    flow_gap(flow);
    block_add(block, base + PART_HEAD, 0, scene, flow);
    blocks_layout(item->blocks, scene, flow);
    flow_gap(flow);
    block_add(block, base + PART_COMPARE, PIECE_STOP, scene, flow);
    if (!is_compared(block, item, scene->facts) || item->rubric.count == 0)
        return;
    flow_gap(flow);
    block_add(block, base + PART_RUBRIC, 0, scene, flow);
    for (int i = 0; i < item->rubric.count; i++)
        block_add(block, base + PART_POINT + i, PIECE_STOP, scene, flow);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    block_add(block, PART_ASK, 0, scene, flow);
    for (int i = 0; i < challenge_of(block)->items.count; i++)
        layout_item(block, i, scene, flow);
}

/* Keys */

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "compare", COMPARE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "tick", TICK},
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    if (piece->part == PART_ASK || piece->part % PART_SPAN < PART_COMPARE)
        return 0;
    if (piece->part % PART_SPAN > PART_RUBRIC)
        return BINDING_BIT(TICK);
    bool compared = is_compared(piece->block, item_of(piece->block, piece->part), scene->facts);
    return compared ? 0 : BINDING_BIT(COMPARE);
}

/* Comparing too early is asked about: the answer is the learner's own to give first. */
static void compare(const struct block *block, const struct challenge_item *item,
                    struct session *session) {
    const char *open = still_open(item, session->scene);
    if (open == NULL || session->confirmed)
        facts_set(session->facts, block->id, item->id, 1);
    else
        session_ask(session, "Still open: %s. Compare anyway?", open);
}

static void act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    const struct challenge_item *item = item_of(block, piece->part);
    char part[FACTS_PART_BYTES];
    if (action == COMPARE) {
        compare(block, item, session);
        return;
    }
    facts_part(part, item->id, point_of(block, piece->part)->id);
    if (facts_has(session->facts, block->id, part))
        facts_clear(session->facts, block->id, part);
    else
        facts_set(session->facts, block->id, part, 1);
}

/* What was left unwritten when the model answer was read will not be written any more. */
static void tally_item(const struct block *block, const struct challenge_item *item,
                       const struct scene *scene, struct tally *tally) {
    const struct block *inner = item->blocks.at;
    bool compared = is_compared(block, item, scene->facts);
    for (int i = 0; i < item->blocks.count; i++) {
        struct tally one = block_tally(&inner[i], scene);
        if (compared && block_kind(&inner[i]) == &block_open)
            one.worked = one.stops;
        tally_add(tally, one);
    }
    tally->stops++;
    tally->worked += compared ? 1 : 0;
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    for (int i = 0; i < challenge_of(block)->items.count; i++)
        tally_item(block, item_at(block, i), scene, tally);
}

static void children(const struct block *block,
                     void (*visit)(const struct block *child, void *data), void *data) {
    for (int i = 0; i < challenge_of(block)->items.count; i++)
        blocks_visit(item_at(block, i)->blocks, visit, data);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct challenge *challenge = challenge_of(block);
    if (challenge->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, challenge->title);
    prose_plain(challenge->ask, PLAIN_WIDTH, "", "", writer);
    for (int i = 0; i < challenge->items.count; i++) {
        const struct challenge_item *item = item_at(block, i);
        writer_printf(writer, "\n%d of %d: ", i + 1, challenge->items.count);
        writer_text(writer, item->title);
        writer_printf(writer, "\n");
        if (item->text != NULL)
            prose_plain(item->text, PLAIN_WIDTH, "", "", writer);
        writer_printf(writer, "\n");
        blocks_plain(item->blocks, scene, writer);
    }
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    for (int i = 0; i < challenge_of(block)->items.count; i++) {
        const struct challenge_item *item = item_at(block, i);
        const struct point *point = item->rubric.at;
        writer_printf(writer, i > 0 ? "\n" : "");
        writer_wrapped(writer, "", "", PLAIN_WIDTH, item->title);
        size_t length = writer->length;
        blocks_answers(item->blocks, scene, writer);
        writer_printf(writer, writer->length > length ? "\n" : "");
        prose_plain(item->model, PLAIN_WIDTH, "  ", "  ", writer);
        for (int k = 0; k < item->rubric.count; k++)
            prose_plain(point[k].text, PLAIN_WIDTH, "  [ ] ", "      ", writer);
    }
}

/* The document */

static const struct field point_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct point, id),
     .says = "Unique in its rubric."},
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct point, text),
     .says = "What a good answer has."},
    {.name = NULL},
};

static const struct schema point_schema = {
    .name = "rubric point",
    .summary = "Something that the learner looks for in the own answer, and ticks.",
    .fields = point_fields,
    .size = sizeof(struct point),
};

static const struct field item_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct challenge_item, id),
     .says = "Unique in its challenge."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct challenge_item, title),
     .says = "What is to be decided on."},
    {.name = "text",
     .type = FIELD_PROSE,
     .at = offsetof(struct challenge_item, text),
     .says = "What to know of it."},
    {.name = "blocks",
     .type = FIELD_BLOCKS,
     .required = true,
     .at = offsetof(struct challenge_item, blocks),
     .low = 1,
     .says = "Where the learner answers: sliders, choices, text fields."},
    {.name = "model",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct challenge_item, model),
     .says = "A model answer to compare with."},
    {.name = "rubric",
     .type = FIELD_OBJECTS,
     .at = offsetof(struct challenge_item, rubric),
     .low = 0,
     .high = RUBRIC_LIMIT,
     .of = &point_schema,
     .says = "What a good answer has, to tick."},
    {.name = NULL},
};

static const struct schema item_schema = {
    .name = "item",
    .summary = "One case of a challenge.",
    .fields = item_fields,
    .size = sizeof(struct challenge_item),
};

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct challenge, id),
     .says = "Unique in the lesson."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct challenge, title),
     .says = "Stands above what is asked."},
    {.name = "ask",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct challenge, ask),
     .says = "What to do with each case."},
    {.name = "items",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct challenge, items),
     .low = 1,
     .of = &item_schema,
     .says = "The cases in their order."},
    {.name = NULL},
};

const struct block_kind block_challenge = {
    .unscored = true,
    .holds_answers = true,
    .schema = {.name = "challenge",
               .summary = "Cases to decide, justify, and compare with a model answer.",
               .fields = fields,
               .size = sizeof(struct challenge)},
    .layout = layout,
    .write = write,
    .called = "This case",
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .children = children,
    .plain = plain,
    .answers = answers,
};
