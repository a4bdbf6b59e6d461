/* The kind "sort": items, each of which is turned to the place where it belongs. */
#include <assert.h>
#include <string.h>

#include "base/suggest.h"
#include "blocks/ask/kinds.h"
#include "blocks/ask/question.h"
#include "lesson/check.h"
#include "quiz/rules.h"
#include "ui/prose.h"

struct category {
    const char *id, *title;
};

enum {
    CATEGORY_LIMIT = 9,
    ITEM_LIMIT = 26,
    TEXT_CELLS = 24 /* the least beside which a category can stand */
};

struct sort_item {
    const char *id, *text;
    int belongs;                     /* the index of the category; -1: nothing is right or wrong */
    const char *why[CATEGORY_LIMIT]; /* by category; NULL: nothing is said of it */
    struct {
        const char *belongs; /* or NULL */
        struct list why;     /* of struct pair, by category */
    } written;               /* for check and finish alone */
};

struct sort {
    struct asked asked;     /* first */
    int rule;               /* enum sort_rule */
    struct list categories; /* of struct category */
    struct list items;      /* of struct sort_item */
};

static const struct category *category_at(const struct block *block, int index) {
    const struct sort *sort = block->object;
    return (const struct category *)sort->categories.at + index;
}

static const struct sort_item *item_at(const struct block *block, int index) {
    const struct sort *sort = block->object;
    return (const struct sort_item *)sort->items.at + index;
}

static int count(const struct block *block) {
    return ((const struct sort *)block->object)->items.count;
}

static int count_categories(const struct block *block) {
    return ((const struct sort *)block->object)->categories.count;
}

static const char *answer_id(const struct block *block, int index) {
    return item_at(block, index)->id;
}

/* By its index; -1: there is no such category, or no id. */
static int find_category(const struct sort *sort, const char *id) {
    const struct category *category = sort->categories.at;
    for (int i = 0; id != NULL && i < sort->categories.count; i++)
        if (strcmp(category[i].id, id) == 0)
            return i;
    return -1;
}

/* The category into which the item was put, by its index, or -1. What the learner did is kept by
 * ids. */
static int placed(const struct block *block, int index, const struct facts *facts,
                  const char *prefix) {
    char part[FACTS_PART_BYTES];
    question_part(part, prefix, answer_id(block, index));
    return find_category(block->object, facts_text(facts, block->id, part));
}

static int right_place(const struct block *block, int index) {
    return item_at(block, index)->belongs;
}

static void turn(const struct block *block, int index, struct facts *facts) {
    int next = (placed(block, index, facts, NULL) + 1) % count_categories(block);
    facts_set_text(facts, block->id, answer_id(block, index), category_at(block, next)->id);
}

static const char *missing(const struct block *block, const struct facts *facts,
                           struct arena *arena) {
    (void)arena;
    for (int i = 0; i < count(block); i++)
        if (placed(block, i, facts, NULL) < 0)
            return "Place every item first.";
    return NULL;
}

static enum sort_rule rule_of(const struct block *block) {
    return (enum sort_rule)((const struct sort *)block->object)->rule;
}

static struct score score(const struct block *block, const struct facts *facts,
                          const char *prefix) {
    int in[ITEM_LIMIT], belongs[ITEM_LIMIT];
    for (int i = 0; i < count(block); i++) {
        in[i] = placed(block, i, facts, prefix);
        belongs[i] = right_place(block, i);
    }
    struct sorted sorted = {in, belongs, count(block), count_categories(block)};
    return rules_score_sort(rule_of(block), &sorted);
}

static const char *detail(const struct block *block, const struct facts *facts,
                          struct arena *arena) {
    (void)facts, (void)arena;
    return rule_of(block) == SORT_ROWS
               ? "A category counts when it holds exactly what belongs there."
               : NULL;
}

static const char *how_wrong(const struct block *block, const struct facts *facts) {
    (void)facts;
    return rule_of(block) == SORT_ROWS ? "No category holds exactly what belongs there yet."
                                       : "Nothing is in the right place yet.";
}

static bool explains(const struct block *block, int index, const struct facts *facts) {
    return placed(block, index, facts, own_last) != right_place(block, index);
}

static const char *reason(const struct block *block, int index, int category) {
    return category >= 0 ? item_at(block, index)->why[category] : NULL;
}

/* What is shown of an item. */
struct shown {
    enum question_mark mark;
    const char *place, *why;
};

static struct shown shown_open(const struct block *block, int index, const struct facts *facts,
                               const struct question_state *state) {
    int now = placed(block, index, facts, NULL), last = placed(block, index, facts, own_last);
    struct shown shown = {QUESTION_UNTOLD, now >= 0 ? category_at(block, now)->title : "?", NULL};
    if (!state->scored)
        shown.why = reason(block, index, now);
    else if (state->tries > 0 && now == last && now == right_place(block, index))
        shown.mark = QUESTION_RIGHT;
    else if (state->tries > 0 && now == last)
        shown = (struct shown){QUESTION_WRONG, shown.place, reason(block, index, now)};
    return shown;
}

static struct shown shown_closed(const struct block *block, int index, const struct facts *facts,
                                 struct arena *arena) {
    int last = placed(block, index, facts, own_last), right = right_place(block, index);
    assert(right >= 0); /* as its check has seen, where it is scored */
    const char *title = category_at(block, right)->title;
    struct shown shown = {QUESTION_RIGHT, title, reason(block, index, right)};
    if (last == right)
        return shown;
    shown.mark = QUESTION_WRONG;
    if (last < 0)
        return shown;
    shown.place = arena_printf(arena, "%s, not %s", title, category_at(block, last)->title);
    return shown;
}

/* The cells of the column of categories beside the items. */
static int place_cells(const struct block *block, bool closed) {
    int widest = 0;
    for (int i = 0; i < count_categories(block); i++) {
        int cells = text_width(category_at(block, i)->title);
        widest = cells > widest ? cells : widest;
    }
    return closed ? 2 * widest + 8 : widest + 2;
}

static void write(const struct block *block, int index, const struct scene *scene,
                  const struct question_state *state, struct pen *pen) {
    struct shown shown = state->closed ? shown_closed(block, index, scene->facts, pen->arena)
                                       : shown_open(block, index, scene->facts, state);
    const char *place = arena_printf(pen->arena, "%s %s", pen_sign(pen, SIGN_NEXT), shown.place);
    bool focused = scene_focused(scene, block, QUESTION_FIRST + index);
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_TEXT);
    struct style value = theme_style(ROLE_VALUE);
    int column = pen->width_cells - place_cells(block, state->closed), top = pen->y;
    bool beside = column - 6 >= TEXT_CELLS;
    struct pen text = *pen;
    text.width_cells = beside ? column - 2 : pen->width_cells;
    int indent = question_write_answer(&text, shown.mark, "", style, item_at(block, index)->text);
    if (beside)
        pen_mark(pen, column, value, place);
    pen->y = text.y > top ? text.y : top + 1;
    if (!beside)
        pen_label(pen, indent + 2, value, place);
    pen_prose(pen, indent + 2, theme_style(ROLE_TEXT), shown.why);
}

static void write_ask(const struct block *block, struct pen *pen) {
    struct writer names = {0};
    for (int i = 0; i < count_categories(block); i++)
        writer_join(&names, " · ", category_at(block, i)->title);
    pen_label(pen, 0, theme_style(ROLE_QUIET), writer_keep(&names, pen->arena));
}

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "next place", QUESTION_TURN},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "check", QUESTION_TRY},
    QUESTION_BINDINGS,
    {.does = NULL},
};

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const int *at = question_order(block, scene);
    asked_plain(block, writer);
    writer_printf(writer, "Into one of:\n");
    for (int i = 0; i < count_categories(block); i++)
        writer_wrapped(writer, "  - ", "    ", PLAIN_WIDTH, category_at(block, i)->title);
    writer_printf(writer, "Where does each belong?\n");
    for (int i = 0; i < count(block); i++)
        prose_plain(item_at(block, at[i])->text, PLAIN_WIDTH, "  - ", "    ", writer);
}

static void names(const struct block *block, const struct scene *scene, struct writer *writer) {
    (void)scene;
    for (int i = 0; i < count(block); i++)
        question_write_name(answer_id(block, i), item_at(block, i)->text, writer);
    for (int i = 0; i < count_categories(block); i++)
        writer_printf(writer, "%s: %s\n", category_at(block, i)->id, category_at(block, i)->title);
}

static void write_place(const struct block *block, int index, int category, const char *mark,
                        struct writer *writer) {
    const char *why = reason(block, index, category);
    writer_wrapped(writer, mark, "        ", PLAIN_WIDTH, category_at(block, category)->title);
    if (why != NULL)
        prose_plain(why, PLAIN_WIDTH, "        ", "        ", writer);
}

/* Where it belongs, and then why not elsewhere; where nothing is right or wrong, what is said of
 * each place. */
static void write_places(const struct block *block, int index, bool scored, struct writer *writer) {
    int right = scored ? right_place(block, index) : -1;
    prose_plain(item_at(block, index)->text, PLAIN_WIDTH, "  - ", "    ", writer);
    if (right >= 0)
        write_place(block, index, right, "    ->  ", writer);
    for (int i = 0; i < count_categories(block); i++)
        if (i != right && reason(block, index, i) != NULL)
            write_place(block, index, i, scored ? "    not " : "      - ", writer);
}

static bool any_reason(const struct block *block) {
    for (int i = 0; i < count(block); i++)
        for (int k = 0; k < count_categories(block); k++)
            if (reason(block, i, k) != NULL)
                return true;
    return false;
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    bool scored = question_state(block, scene->facts).scored;
    if (!scored && !any_reason(block))
        return;
    prose_plain(asked_of(block)->ask, PLAIN_WIDTH, "", "", writer);
    const int *at = question_order(block, scene);
    for (int i = 0; i < count(block); i++)
        write_places(block, at[i], scored, writer);
}

/* The document */

static const struct field category_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct category, id),
     .says = "Unique in its question."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct category, title),
     .says = "Its name."},
    {.name = NULL},
};

static const struct schema category_schema = {
    .name = "category",
    .summary = "A category to sort items into.",
    .fields = category_fields,
    .size = sizeof(struct category),
};

static const struct field item_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct sort_item, id),
     .says = "Unique in its question."},
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct sort_item, text),
     .says = "The text of the item."},
    {.name = "belongs",
     .type = FIELD_REF,
     .at = offsetof(struct sort_item, written.belongs),
     .says = "The right category; required if the question is scored."},
    {.name = "why",
     .type = FIELD_PAIRS,
     .content = CONTENT_BESIDE,
     .at = offsetof(struct sort_item, written.why),
     .says = "For each category, why the item belongs there or does not."},
    {.name = NULL},
};

static const struct schema item_schema = {
    .name = "item",
    .summary = "An item to sort into a category.",
    .fields = item_fields,
    .size = sizeof(struct sort_item),
};

static const struct field fields[] = {
    ASKED_FIELDS,
    SCORED_FIELDS,
    {.name = "score",
     .type = FIELD_ONE_OF,
     .at = offsetof(struct sort, rule),
     .names = &rules_sort[0].name,
     .names_apart = sizeof *rules_sort,
     .says = "How a try is scored: by the share of items in the right place, or of categories that "
             "hold exactly what belongs there."},
    {.name = "categories",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct sort, categories),
     .low = 2,
     .high = CATEGORY_LIMIT,
     .of = &category_schema,
     .says = "The categories."},
    {.name = "items",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct sort, items),
     .low = 1,
     .high = ITEM_LIMIT,
     .of = &item_schema,
     .says = "The items, in order."},
    SHUFFLE_FIELD,
    {.name = NULL},
};

static bool fail_category(const struct sort *sort, const char *id, struct place place,
                          struct check *check) {
    const struct category *category = sort->categories.at;
    const char *ids[CATEGORY_LIMIT];
    char remedy[SUGGEST_REMEDY_BYTES];
    for (int i = 0; i < sort->categories.count; i++)
        ids[i] = category[i].id;
    check_error(check, place, CODE_NO_SUCH_PART, "there is no category \"%s\"%s", id,
                suggest_remedy(remedy, id, ids, sort->categories.count));
    return check_fix(check, place, suggest_only(id, ids, sort->categories.count));
}

/* An item while it is checked, with its place in the list. */
struct checked {
    const struct sort *sort;
    const struct sort_item *item;
    int index;
    bool will_score;
};

static bool check_belongs(const struct checked *checked, struct check *check) {
    const char *belongs = checked->item->written.belongs;
    struct place place = check_place(check, "items/%d/belongs", checked->index);
    if (belongs == NULL && checked->will_score)
        return check_error(
            check, check_place(check, "items/%d/id", checked->index), CODE_SAY_WHAT_IS_RIGHT,
            "item \"%s\" has no \"belongs\"" HELP "name the category where it is right",
            checked->item->id);
    if (belongs != NULL && find_category(checked->sort, belongs) < 0)
        return fail_category(checked->sort, belongs, place, check);
    return true;
}

static bool has_reason(const struct sort_item *item, const char *category) {
    const struct pair *pair = item->written.why.at;
    for (int i = 0; i < item->written.why.count; i++)
        if (strcmp(pair[i].key, category) == 0)
            return true;
    return false;
}

static bool check_reasons(const struct checked *checked, struct check *check) {
    const struct list why = checked->item->written.why;
    const struct pair *pair = why.at;
    const struct category *category = checked->sort->categories.at;
    bool good = true;
    for (int i = 0; i < why.count; i++)
        if (find_category(checked->sort, pair[i].key) < 0) {
            struct place place =
                check_key_place(check, "items/%d/why/%s", checked->index, pair[i].key);
            good = fail_category(checked->sort, pair[i].key, place, check);
        }
    for (int i = 0; i < checked->sort->categories.count && checked->will_score; i++)
        if (!has_reason(checked->item, category[i].id))
            good = check_error(
                check,
                check_key_place(check, "items/%d/%s", checked->index, why.count > 0 ? "why" : "id"),
                CODE_EACH_REASON,
                "item \"%s\" has no \"why\" for category \"%s\"" HELP
                "say why it belongs there, or why not",
                checked->item->id, category[i].id);
    return good;
}

static bool check(const void *object, struct check *check) {
    const struct sort *sort = object;
    const struct sort_item *item = sort->items.at;
    bool will_score = asked_will_score(&sort->asked, check);
    bool good = asked_check(&sort->asked, check);
    for (int i = 0; i < sort->items.count; i++) {
        struct checked checked = {sort, &item[i], i, will_score};
        good = check_belongs(&checked, check) && good;
        good = check_reasons(&checked, check) && good;
    }
    return good;
}

static void finish_item(const struct sort *sort, struct sort_item *item) {
    const struct pair *pair = item->written.why.at;
    item->belongs = find_category(sort, item->written.belongs);
    assert(item->belongs >= 0 || item->written.belongs == NULL);
    for (int i = 0; i < item->written.why.count; i++) {
        int category = find_category(sort, pair[i].key);
        assert(category >= 0);
        item->why[category] = pair[i].text;
    }
}

/* The items lie in the arena: they are the sort's own. */
static void finish(void *object, struct arena *arena) {
    const struct sort *sort = object;
    struct sort_item *item = (struct sort_item *)sort->items.at;
    (void)arena;
    for (int i = 0; i < sort->items.count; i++)
        finish_item(sort, &item[i]);
}

static const struct question question = {
    .count = count,
    .answer_id = answer_id,
    .turn = turn,
    .missing = missing,
    .score = score,
    .explains = explains,
    .detail = detail,
    .how_wrong = how_wrong,
    .write_ask = write_ask,
    .write = write,
    .plain = plain,
    .answers = answers,
};

const struct block_kind block_sort = {
    .noun = "the sorting",
    .schema = {.name = "sort",
               .summary = "A question that asks the learner to sort items into categories.",
               .fields = fields,
               .size = sizeof(struct sort),
               .question = true,
               .check = check,
               .finish = finish},
    .question = &question,
    QUESTION_OPERATIONS,
    .bindings = bindings,
    .offers = question_offers,
    .act = question_act,
    .point = question_point,
    .names = names,
};
