/* The kind "order": items that are carried into a sequence. */
#include <string.h>

#include "blocks/ask/carry.h"
#include "blocks/ask/kinds.h"
#include "lesson/check.h"
#include "quiz/order.h"
#include "ui/prose.h"

/* The author's list is the right sequence, so that an item's index is the place where it belongs.
 */
struct order_item {
    const char *id, *text, *why; /* why may be NULL */
};

struct order {
    struct asked asked; /* first */
    int rule;           /* enum order_rule */
    struct list items;  /* of struct order_item */
};

enum { MARK = 2, BESIDE = 36 /* the least cells beside which it is said where an item was put */ };
_Static_assert((int)ORDER_MOST_ITEMS <= (int)CARRY_MOST_ROWS, "all of them can be carried");

static const struct order *order_of(const struct block *block) {
    return block->object;
}

static const struct order_item *item_at(const struct block *block, int index) {
    return (const struct order_item *)order_of(block)->items.at + index;
}

static int count(const struct block *block) {
    return order_of(block)->items.count;
}

static int count_pairs(const struct block *block) {
    return count(block) * (count(block) - 1) / 2;
}

static const char *answer_id(const struct block *block, int index) {
    return item_at(block, index)->id;
}

/* The arrangement: each item has its place, from 1, as a fact. */

static bool read(const struct block *block, const struct facts *store, const char *prefix,
                 int *at) {
    char part[FACTS_PART_BYTES];
    bool taken[ORDER_MOST_ITEMS] = {false};
    for (int i = 0; i < count(block); i++) {
        question_part(part, prefix, answer_id(block, i));
        int64_t place = facts_get(store, block->id, part, 0);
        if (place < 1 || place > count(block) || taken[place - 1])
            return false;
        taken[place - 1] = true;
        at[place - 1] = i;
    }
    return true;
}

static void write_places(const struct block *block, struct facts *store, const char *prefix,
                         const int *at) {
    char part[FACTS_PART_BYTES];
    for (int i = 0; i < count(block); i++) {
        question_part(part, prefix, answer_id(block, at[i]));
        facts_set(store, block->id, part, i + 1);
    }
}

/* More than half of the pairs in order would be little to do. */
static void mend(const struct block *block, int *at) {
    struct ordered ordered = {at, count(block)};
    if (order_pairs_right(&ordered) * 2 <= count_pairs(block))
        return;
    for (int low = 0, high = count(block) - 1; low < high; low++, high--)
        carry_swap(at, low, high);
}

static const struct carry carry = {
    .count = count,
    .read = read,
    .write = write_places,
    .mend = mend,
};

static void arrange(const struct block *block, const struct facts *facts,
                    const struct question_state *state, int *at) {
    if (!state->closed) /* else in the author's order, which is the right one */
        carry_arrangement(&carry, block, facts, NULL, at);
}

/* What a try was */

static const char *missing(const struct block *block, const struct facts *facts,
                           struct arena *arena) {
    int at[ORDER_MOST_ITEMS];
    (void)arena;
    return read(block, facts, NULL, at) ? NULL : "Put them in order first: Enter picks up a row.";
}

static struct ordered tried(const struct block *block, const struct facts *facts,
                            const char *prefix, int *at) {
    carry_arrangement(&carry, block, facts, prefix, at);
    return (struct ordered){at, count(block)};
}

static struct score score(const struct block *block, const struct facts *facts,
                          const char *prefix) {
    int at[ORDER_MOST_ITEMS];
    struct ordered ordered = tried(block, facts, prefix, at);
    return rules_score_order((enum order_rule)order_of(block)->rule, &ordered);
}

/* By "exact" a try in part right has no point, so that nothing is asked of that. */
static const char *detail(const struct block *block, const struct facts *facts,
                          struct arena *arena) {
    int at[ORDER_MOST_ITEMS];
    struct ordered ordered = tried(block, facts, own_last, at);
    switch ((enum order_rule)order_of(block)->rule) {
    case ORDER_PAIRS:
        return arena_printf(arena, "%d of %d pairs are in order.", order_pairs_right(&ordered),
                            count_pairs(block));
    case ORDER_POSITION:
        return arena_printf(arena, "%d of %d are in the right place.", order_at_place(&ordered),
                            count(block));
    case ORDER_RUN:
        return arena_printf(arena, "%d of %d in a row are in order.", order_longest_run(&ordered),
                            count(block));
    default:
        return NULL;
    }
}

/* What the last try had of an item, and where. */
struct last {
    int place; /* from 0 */
    enum order_told told;
};

static struct last last_of(const struct block *block, int index, const struct facts *facts) {
    int at[ORDER_MOST_ITEMS];
    enum order_told told[ORDER_MOST_ITEMS];
    struct ordered ordered = tried(block, facts, own_last, at);
    order_tell((enum order_rule)order_of(block)->rule, &ordered, told);
    int place = carry_place(at, index);
    return (struct last){place, told[place]};
}

static bool explains(const struct block *block, int index, const struct facts *facts) {
    return item_at(block, index)->why != NULL &&
           last_of(block, index, facts).told == ORDER_MISPLACED;
}

/* What is shown of an item. */
struct shown {
    int number; /* its place, from 1 */
    enum question_mark mark;
    int yours; /* where it was put, where that is another place; 0: nothing is said of it */
    bool why;
};

static enum question_mark mark_of(enum order_told told) {
    return told == ORDER_RIGHT       ? QUESTION_RIGHT
           : told == ORDER_MISPLACED ? QUESTION_WRONG
                                     : QUESTION_UNTOLD;
}

/* A mark is of the place where the item was tried, and the reason of the item: it is wanted where
 * the item is carried on. */
static struct shown shown_open(const struct block *block, int index, const struct scene *scene,
                               const struct question_state *state) {
    int at[ORDER_MOST_ITEMS];
    bool answered = carry.read(block, scene->facts, NULL, at);
    carry_arrangement(&carry, block, scene->facts, NULL, at);
    struct shown shown = {.number = carry_place(at, index) + 1, .why = !state->scored && answered};
    if (!state->scored || state->tries == 0)
        return shown;
    struct last last = last_of(block, index, scene->facts);
    shown.why = last.told == ORDER_MISPLACED;
    if (last.place + 1 == shown.number)
        shown.mark = mark_of(last.told);
    return shown;
}

static struct shown shown_closed(const struct block *block, int index, const struct facts *facts) {
    struct last last = last_of(block, index, facts);
    return (struct shown){.number = index + 1,
                          .mark = mark_of(last.told),
                          .yours = last.place != index ? last.place + 1 : 0,
                          .why = true};
}

static const char *yours_words(int yours, struct arena *arena) {
    return yours > 0 ? arena_printf(arena, "yours: %d", yours) : "";
}

/* The number beside which the text stands, and at the right, or below it, where it was put. */
static int write_item(const struct shown *shown, struct style style, const char *text,
                      struct pen *pen) {
    const char *number = arena_printf(pen->arena, "%2d.", shown->number);
    const char *yours = yours_words(shown->yours, pen->arena);
    int column = pen->width_cells - text_width(yours);
    bool beside = *yours != '\0' && column >= BESIDE;
    struct pen narrow = *pen;
    narrow.width_cells = beside ? column - 2 : pen->width_cells;
    if (beside)
        pen_mark(pen, column, theme_style(ROLE_QUIET), yours);
    int indent = question_write_answer(&narrow, shown->mark, number, style, text);
    pen->y = narrow.y;
    if (!beside)
        pen_label(pen, indent, theme_style(ROLE_QUIET), yours);
    return indent;
}

static void write(const struct block *block, int index, const struct scene *scene,
                  const struct question_state *state, struct pen *pen) {
    int part = QUESTION_FIRST + index;
    struct shown shown = state->closed ? shown_closed(block, index, scene->facts)
                                       : shown_open(block, index, scene, state);
    bool carried = scene_entered(scene, block, part);
    if (carried) {
        shown.mark = QUESTION_UNTOLD;
        pen_mark(pen, MARK, theme_style(ROLE_POINTER), "↕");
    }
    struct style style = theme_style(scene_focused(scene, block, part) ? ROLE_FOCUS : ROLE_TEXT);
    int indent = write_item(&shown, style, item_at(block, index)->text, pen);
    if (shown.why)
        pen_prose(pen, indent + 2, theme_style(ROLE_TEXT), item_at(block, index)->why);
}

static void act(const struct piece *piece, int action, struct session *session) {
    carry_act(&carry, piece, action, session);
}

static bool point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    return carry_point(&carry, piece, pointed, session);
}

/* The document */

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    int at[ORDER_MOST_ITEMS];
    carry_arrangement(&carry, block, scene->facts, NULL, at);
    asked_plain(block, writer);
    writer_printf(writer, "Put these in order:\n");
    for (int i = 0; i < count(block); i++)
        prose_plain(item_at(block, at[i])->text, PLAIN_WIDTH, "  - ", "    ", writer);
}

static void names(const struct block *block, const struct scene *scene, struct writer *writer) {
    (void)scene;
    for (int i = 0; i < count(block); i++)
        question_write_name(answer_id(block, i), item_at(block, i)->text, writer);
}

static bool any_why(const struct block *block) {
    for (int i = 0; i < count(block); i++)
        if (item_at(block, i)->why != NULL)
            return true;
    return false;
}

static void write_answer(const struct block *block, int index, bool scored,
                         const struct scene *scene, struct writer *writer) {
    const struct order_item *item = item_at(block, index);
    const char *number = scored ? arena_printf(scene->arena, "  %2d. ", index + 1) : "    - ";
    prose_plain(item->text, PLAIN_WIDTH, number, "      ", writer);
    if (item->why != NULL)
        prose_plain(item->why, PLAIN_WIDTH, "        ", "        ", writer);
}

/* The right order; where nothing is right or wrong, what is said of the items. */
static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    bool scored = question_state(block, scene->facts).scored;
    if (!scored && !any_why(block))
        return;
    prose_plain(asked_of(block)->ask, PLAIN_WIDTH, "", "", writer);
    for (int i = 0; i < count(block); i++)
        if (scored || item_at(block, i)->why != NULL)
            write_answer(block, i, scored, scene, writer);
}

static const struct field item_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct order_item, id),
     .says = "Unique in its question."},
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct order_item, text),
     .says = "The text of the item."},
    {.name = "why",
     .type = FIELD_PROSE,
     .at = offsetof(struct order_item, why),
     .content = CONTENT_BESIDE,
     .says = "Why it belongs in its place; shown if it was put elsewhere."},
    {.name = NULL},
};

static const struct schema item_schema = {
    .name = "item",
    .summary = "An item with a place in the sequence.",
    .fields = item_fields,
    .size = sizeof(struct order_item),
};

static const struct field fields[] = {
    ASKED_FIELDS,
    SCORED_FIELDS,
    {.name = "score",
     .type = FIELD_ONE_OF,
     .at = offsetof(struct order, rule),
     .names = &rules_order[0].name,
     .names_apart = sizeof *rules_order,
     .says = "How a try is scored: by the share of pairs in order, the share of items in the right "
             "place, the longest run in order, or all or nothing."},
    {.name = "items",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct order, items),
     .low = 2,
     .high = ORDER_MOST_ITEMS,
     .of = &item_schema,
     .says = "The items in the right order; the learner sees them shuffled."},
    {.name = NULL},
};

/* Of two that read the same nobody sees which one is which. */
static bool fail_same(const struct order_item *item, int index, int same, struct check *check) {
    check_error(check, check_place(check, "items/%d/text", index), CODE_TELL_APART,
                "item \"%s\" reads as \"%s\" does, so that nobody can see which comes first" HELP
                "say what tells them apart",
                item[index].id, item[same].id);
    return check_beside(check, check_place(check, "items/%d/text", same), "the same");
}

static bool check_texts(const struct order *order, struct check *check) {
    const struct order_item *item = order->items.at;
    bool good = true;
    for (int i = 1; i < order->items.count; i++)
        for (int k = 0; k < i; k++)
            if (strcmp(item[i].text, item[k].text) == 0)
                good = fail_same(item, i, k, check);
    return good;
}

static void check_reasons(const struct order *order, struct check *check) {
    const struct order_item *item = order->items.at;
    for (int i = 0; i < order->items.count; i++)
        if (item[i].why == NULL)
            check_warning(check, check_place(check, "items/%d/id", i), CODE_SAY_WHY,
                          "item \"%s\" has no \"why\", and a learner who puts it elsewhere is told "
                          "no reason" HELP "say why it has its place",
                          item[i].id);
}

static bool check(const void *object, struct check *check) {
    const struct order *order = object;
    if (asked_will_score(&order->asked, check))
        check_reasons(order, check);
    return asked_check(&order->asked, check) && check_texts(order, check);
}

static const struct question question = {
    .count = count,
    .answer_id = answer_id,
    .arrange = arrange,
    .missing = missing,
    .score = score,
    .detail = detail,
    .explains = explains,
    .not_right = "Not yet.",
    .write = write,
    .flags = PIECE_ENTERS | PIECE_AMONG,
    .plain = plain,
    .answers = answers,
};

const struct block_kind block_order = {
    .noun = "the order",
    .schema = {.name = "order",
               .summary = "A question that asks the learner to put items in order.",
               .fields = fields,
               .size = sizeof(struct order),
               .question = true,
               .check = check},
    .question = &question,
    QUESTION_OPERATIONS,
    .bindings = carry_bindings,
    .offers = carry_offers,
    .act = act,
    .point = point,
    .names = names,
};
