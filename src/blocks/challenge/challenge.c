/* The kind "challenge": cases to decide and justify in the learner's own words, then to be held
 * against a model answer and its points. */

#include "base/int.h"
#include "blocks/ask/kinds.h"
#include "blocks/challenge/kinds.h"
#include "blocks/challenge/told.h"
#include "blocks/challenge/written.h"
#include "ui/prose.h"

/* The parts of an item are numbered from PART_SPAN times its place, counted from 1. */
enum { PART_HEAD, PART_COMPARE, PART_RUBRIC, PART_POINT };
enum { PART_RUN = PART_POINT + CHALLENGE_RUBRIC_LIMIT, PART_SPAN = 32 };
_Static_assert(PART_RUN < PART_SPAN, "an item's points have parts of their own");
enum { PART_ASK = 0, MARK = 2, TEXT_COLUMN = 6 };
enum { BESIDE_FROM_CELLS = 84, BETWEEN_CELLS = 2, FIRST_ROWS = 3 };
enum action { COMPARE, TICK };

static const struct challenge_item *item_of(const struct block *block, int part) {
    return challenge_item_at(challenge_of(block), part / PART_SPAN - 1);
}

static const struct challenge_point *point_of(const struct block *block, int part) {
    return (const struct challenge_point *)item_of(block, part)->rubric.at + part % PART_SPAN -
           PART_POINT;
}

static bool is_compared(const struct block *block, const struct challenge_item *item,
                        const struct facts *facts) {
    return facts_has(facts, block->id, item->id);
}

static bool is_met(const struct block *block, const struct challenge_item *item,
                   const struct challenge_point *point, const struct facts *facts) {
    char part[FACTS_PART_BYTES];
    return facts_has(facts, block->id, facts_part(part, item->id, point->id));
}

static int count_met(const struct block *block, const struct challenge_item *item,
                     const struct facts *facts) {
    const struct challenge_point *point = item->rubric.at;
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
        if (block_is_worked(&block[i], scene))
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
    if (!item->runs)
        return;
    pen_skip(pen, 1);
    challenge_write_model(&(struct challenge_case){block, item, scene}, MARK, pen);
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
    const struct challenge_point *point = point_of(block, part);
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
    else if (part % PART_SPAN == PART_RUN)
        challenge_write_own(&(struct challenge_case){block, item_of(block, part), scene}, MARK,
                            pen);
    else if (part % PART_SPAN == PART_COMPARE)
        write_compare(block, part, scene, pen);
    else if (part % PART_SPAN == PART_RUBRIC)
        write_rubric(block, part, scene, pen);
    else
        write_point(block, part, scene, pen);
}

/* Layout */

static struct list blocks_from(const struct challenge_item *item, int first, int end) {
    return (struct list){(const struct block *)item->blocks.at + first, end - first};
}

/* The model answer, or the row that asks for it, and the rubric. */
static void layout_model(const struct block *block, int base, const struct scene *scene,
                         struct flow *flow) {
    const struct challenge_item *item = item_of(block, base);
    flow_gap(flow);
    block_add(block, base + PART_COMPARE, PIECE_STOP, scene, flow);
    if (!is_compared(block, item, scene->facts) || item->rubric.count == 0)
        return;
    flow_gap(flow);
    block_add(block, base + PART_RUBRIC, 0, scene, flow);
    for (int i = 0; i < item->rubric.count; i++)
        block_add(block, base + PART_POINT + i, PIECE_STOP, scene, flow);
}

/* The pieces of a column of its own, into the flow at a place. */
static void take_column(const struct flow *column, int x, int y, struct flow *flow) {
    for (int i = 0; i < column->count; i++) {
        const struct piece *piece = &column->pieces[i];
        struct rect at = {x + piece->at.x, y + piece->at.y, piece->at.width, piece->at.height};
        flow_place(flow, piece->block, piece->part, at, piece->flags);
    }
}

/* The learner's own text with the model answer beside it: both are laid out whole. */
static void layout_beside(const struct block *block, int base, const struct scene *scene,
                          struct flow *flow) {
    const struct challenge_item *item = item_of(block, base);
    struct scene whole = *scene;
    struct flow own, model;
    int width = (flow->width - BETWEEN_CELLS) / 2;
    whole.near = NULL;
    flow_init(&own, scene->arena, width);
    blocks_layout(blocks_from(item, item->own_from, item->blocks.count), &whole, &own);
    flow_init(&model, scene->arena, width);
    layout_model(block, base, &whole, &model);
    flow_gap(flow);
    int y = flow_row(flow);
    take_column(&own, 0, y, flow);
    take_column(&model, width + BETWEEN_CELLS, y, flow);
    flow_advance(flow, y + int_max(own.y, model.y));
}

/* Where there is no room beside it, the model answer stands under the first lines of the text. */
static void layout_below(const struct block *block, int base, const struct scene *scene,
                         struct flow *flow) {
    const struct challenge_item *item = item_of(block, base);
    struct list own = blocks_from(item, item->own_from, item->blocks.count);
    struct scene brief = *scene;
    brief.near = NULL;
    brief.text_rows = FIRST_ROWS;
    flow_gap(flow);
    if (is_compared(block, item, scene->facts))
        blocks_layout(own, &brief, flow);
    else
        blocks_layout(own, scene, flow);
    layout_model(block, base, scene, flow);
}

static void layout_item(const struct block *block, int index, const struct scene *scene,
                        struct flow *flow) {
    int base = (index + 1) * PART_SPAN;
    const struct challenge_item *item = item_of(block, base);
    flow_gap(flow);
    block_add(block, base + PART_HEAD, 0, scene, flow);
    blocks_layout(blocks_from(item, 0, item->own_from), scene, flow);
    flow_gap(flow);
    if (item->runs)
        block_add(block, base + PART_RUN, 0, scene, flow);
    bool beside = is_compared(block, item, scene->facts) && flow->width >= BESIDE_FROM_CELLS &&
                  item->own_from < item->blocks.count;
    (beside ? layout_beside : layout_below)(block, base, scene, flow);
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
    int part = piece->part % PART_SPAN;
    if (part > PART_RUBRIC)
        return part == PART_RUN ? 0 : BINDING_BIT(TICK);
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
        tally_item(block, challenge_item_at(challenge_of(block), i), scene, tally);
}

static void children(const struct block *block,
                     void (*visit)(const struct block *child, void *data), void *data) {
    for (int i = 0; i < challenge_of(block)->items.count; i++)
        blocks_visit(challenge_item_at(challenge_of(block), i)->blocks, visit, data);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct challenge *challenge = challenge_of(block);
    if (challenge->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, challenge->title);
    prose_plain(challenge->ask, PLAIN_WIDTH, "", "", writer);
    for (int i = 0; i < challenge->items.count; i++) {
        const struct challenge_item *item = challenge_item_at(challenge_of(block), i);
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
        const struct challenge_item *item = challenge_item_at(challenge_of(block), i);
        const struct challenge_point *point = item->rubric.at;
        writer_printf(writer, i > 0 ? "\n" : "");
        writer_wrapped(writer, "", "", PLAIN_WIDTH, item->title);
        size_t length = writer->length;
        blocks_answers(item->blocks, scene, writer);
        writer_printf(writer, writer->length > length ? "\n" : "");
        prose_plain(item->model, PLAIN_WIDTH, "  ", "  ", writer);
        if (item->runs)
            challenge_plain_model(&(struct challenge_case){block, item, scene}, writer);
        for (int k = 0; k < item->rubric.count; k++)
            prose_plain(point[k].text, PLAIN_WIDTH, "  [ ] ", "      ", writer);
    }
}

const struct block_kind block_challenge = {
    .unscored = true,
    .holds_answers = true,
    .schema = {.name = "challenge",
               .summary = "Cases to decide, justify, and compare with a model answer.",
               .fields = challenge_fields,
               .size = sizeof(struct challenge),
               .check = challenge_check,
               .finish = challenge_finish},
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
