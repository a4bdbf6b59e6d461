/* The kind "numeric": a question that is answered by a quantity, typed. */
#include <string.h>

#include "base/int.h"
#include "blocks/ask/amount.h"
#include "blocks/ask/field.h"
#include "blocks/ask/kinds.h"
#include "blocks/ask/slips.h"
#include "blocks/ask/typed.h"
#include "lesson/check.h"
#include "quiz/decimal.h"
#include "ui/typing.h"

enum { MARK = 2, MOST_CHARACTERS = 32, ONE_ROW = 2 * MOST_CHARACTERS + 1 };

static const struct typed_field field = {.holds = "one line of 32 characters", .one_line = true};
_Static_assert(MOST_CHARACTERS == 32, "the words say so");

struct numeric {
    struct amount amount; /* first, so that the block's object is one */
    struct list slips;    /* of struct slip */
};

/* What was typed */

static const char *typed(const struct block *block, const struct facts *facts, const char *prefix) {
    char part[FACTS_PART_BYTES];
    const char *text = facts_text(facts, block->id, question_part(part, prefix, own_answer));
    return text != NULL ? text : "";
}

/* What is to be typed, to the learner. */
static const char *wanted(const struct block *block, struct arena *arena) {
    return arena_printf(arena, "a number, in %s", amount_unit(block)->name);
}

static const char *missing(const struct block *block, const struct facts *facts,
                           struct arena *arena) {
    char told[QUANTITY_TOLD_BYTES];
    int64_t micro;
    const char *text = typed(block, facts, NULL);
    const char *words = quantity_read(text, amount_unit(block), &micro);
    if (words == NULL || quantity_two_ways(text, told) == NULL)
        return words;
    return arena_copy(arena, told, strlen(told));
}

/* 0 of what cannot be read, which is never a try. */
static int64_t given(const struct block *block, const struct facts *facts, const char *prefix) {
    int64_t micro = 0;
    quantity_read(typed(block, facts, prefix), amount_unit(block), &micro);
    return micro;
}

/* The field */

static void load_edit(struct edit *edit, const struct block *block, const struct scene *scene) {
    int64_t cursor = facts_get(scene->marks, block->id, own_cursor, EDIT_LIMIT_BYTES);
    edit_init(edit, typed(block, scene->facts, NULL), cursor > 0 ? (size_t)cursor : 0,
              EDIT_NO_WISH);
    edit->most_characters = MOST_CHARACTERS;
}

static int field_cells(int width) {
    return int_max(width - AMOUNT_TEXT_COLUMN, 1);
}

/* The unit stands behind the number until one is typed. */
static bool has_own_unit(const char *text) {
    char folded[EDIT_LIMIT_BYTES + 1];
    if (!decimal_fold(text, folded, sizeof folded))
        return true;
    size_t length = strlen(folded);
    while (length > 0 && folded[length - 1] == ' ')
        length--;
    return length > 0 && strchr("0123456789.,-+", folded[length - 1]) == NULL;
}

/* What is shown of the field. */
struct shown {
    const char *text; /* the present one, or once it is closed the last that was tried */
    bool entered, is_wrong;
};

static struct shown show(const struct block *block, const struct scene *scene,
                         const struct question_state *state) {
    const char *last = typed(block, scene->facts, own_last);
    struct shown shown = {state->closed ? last : typed(block, scene->facts, NULL),
                          scene_entered(scene, block, QUESTION_FIRST), false};
    bool tried = state->scored && state->tries > 0 && strcmp(shown.text, last) == 0;
    shown.is_wrong = tried && !shown.entered && !state->right;
    return shown;
}

/* The row of the text in which the cursor is: one that is too long is seen around it. */
static void draw_text(const struct block *block, const struct scene *scene,
                      const struct shown *shown, struct pen *pen) {
    int width = field_cells(pen->width_cells), x = AMOUNT_TEXT_COLUMN;
    struct edit edit;
    load_edit(&edit, block, scene);
    if (!shown->entered)
        edit_init(&edit, shown->text, 0, EDIT_NO_WISH);
    struct edit_spot spot = edit_spot(&edit, width);
    struct edit_row row = edit_row_at(&edit, width, spot.row);
    x += canvas_text_n(pen->canvas, x, pen->y, theme_style(ROLE_VALUE), edit.text + row.start,
                       row.length);
    if (!has_own_unit(edit.text) && row.next >= edit.length)
        canvas_text_cut(pen->canvas, x + 1, pen->y, int_max(pen->width_cells - x - 1, 0),
                        theme_style(ROLE_QUIET), amount_unit(block)->name);
    if (shown->entered)
        canvas_cursor(pen->canvas, AMOUNT_TEXT_COLUMN + spot.column, pen->y);
}

/* At the left whether it was right, or the field's edge. */
static void draw_field(const struct block *block, const struct scene *scene,
                       const struct question_state *state, const struct shown *shown,
                       struct pen *pen) {
    struct style edge = theme_style(shown->entered ? ROLE_POINTER : ROLE_QUIET);
    if (state->right)
        pen_mark(pen, MARK, theme_style(ROLE_GOOD), "✓");
    else if (shown->is_wrong)
        pen_mark(pen, MARK, theme_style(ROLE_BAD), "✗");
    else
        pen_mark(pen, MARK, edge, shown->entered ? "┃" : "│");
    if (*shown->text != '\0' || shown->entered)
        draw_text(block, scene, shown, pen);
    else
        canvas_text_cut(pen->canvas, AMOUNT_TEXT_COLUMN, pen->y, field_cells(pen->width_cells),
                        theme_style(ROLE_QUIET), wanted(block, pen->arena));
}

static struct slips slips_of(const struct block *block, const struct fills *fills) {
    const struct numeric *numeric = block->object;
    return (struct slips){numeric->slips, &numeric->amount.unit, numeric->amount.tolerance, fills};
}

/* What is told of the last try, where it was a slip; NULL: nothing. */
static const char *slip(const struct block *block, const struct scene *scene) {
    const struct numeric *numeric = block->object;
    int64_t last = given(block, scene->facts, own_last), right;
    struct slips slips = slips_of(block, block_fills(block, scene));
    bool held = amount_kept_right(block, scene->facts, own_last, &right) &&
                quantity_compare(last, right, numeric->amount.tolerance) == 0;
    return held ? NULL : slips_why(&slips, last);
}

/* A prediction's: what was thought, then why it is so. */
static const char *reason(const struct block *block, const struct scene *scene) {
    const char *why = amount_reason(block, scene), *thought = slip(block, scene);
    if (thought == NULL || why == NULL)
        return thought != NULL ? thought : why;
    return arena_printf(scene->arena, "%s %s", thought, why);
}

static void write(const struct block *block, int index, const struct scene *scene,
                  const struct question_state *state, struct pen *pen) {
    const struct amount *amount = block->object;
    struct shown shown = show(block, scene, state);
    int64_t right;
    (void)index;
    if (pen->canvas != NULL)
        draw_field(block, scene, state, &shown, pen);
    pen_skip(pen, 1);
    typed_write_other(block, own_answer, scene->facts, AMOUNT_TEXT_COLUMN, pen);
    if (shown.is_wrong)
        pen_prose(pen, AMOUNT_TEXT_COLUMN, theme_style(ROLE_TEXT), slip(block, scene));
    if (state->closed && amount_kept_right(block, scene->facts, own_last, &right))
        pen_label(pen, AMOUNT_TEXT_COLUMN, theme_style(ROLE_STRONG),
                  amount_words(block, right, scene));
    else if (state->scored && state->tries > 0 && !state->closed && !shown.is_wrong)
        pen_label(pen, AMOUNT_TEXT_COLUMN, theme_style(ROLE_QUIET),
                  arena_printf(pen->arena, "Tried last: %s", typed(block, scene->facts, own_last)));
    bool answered =
        !state->scored && !shown.entered && missing(block, scene->facts, scene->arena) == NULL;
    if (state->closed || answered)
        pen_prose(pen, AMOUNT_TEXT_COLUMN, theme_style(ROLE_TEXT), amount->why);
}

/* Against the figure that is right, or the author's answer. */
static bool check_told(const struct block *block, const struct fills *fills, const int64_t *figure,
                       bool proves, const char *path, struct check *check) {
    struct slips slips = slips_of(block, fills);
    int64_t right;
    bool says = amount_right_of(block, figure, &right);
    return slips_check_filled(&slips, proves && says ? &right : NULL, path, check);
}

/* Keys */

enum action {
    TRY = QUESTION_TRY,
    ENTER = QUESTION_ACTIONS,
    CHECK_HERE, /* in the field, without going to the row below it */
    DONE,
    SWAP,
    LEAVE_DOWN,
    LEAVE_UP,
    TYPE,
    ACTIONS = TYPE + TYPING_COUNT
};
_Static_assert(ACTIONS < BINDING_ACTIONS, "all of them at once are a set of bits");

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "type", ENTER},
    {{KEYSYM_ENTER}, "Enter", "check", CHECK_HERE},
    {{KEYSYM_ENTER}, "Enter", "done", DONE},
    TYPED_SWAP_BINDING(SWAP),
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "check", TRY},
    QUESTION_BINDINGS,
    {{KEYSYM_DOWN}, "↓", "leave", LEAVE_DOWN},
    {{KEYSYM_UP}, NULL, "leave upwards", LEAVE_UP},
    TYPING_BINDINGS(TYPE),
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    struct question_state state = question_state(piece->block, scene->facts);
    uint64_t typing = BINDING_BIT(ACTIONS) - BINDING_BIT(LEAVE_DOWN);
    if (!(piece->flags & PIECE_STOP) || piece->part < QUESTION_FIRST)
        return question_offers(piece, scene);
    bool has_other = typed_other(piece->block, own_answer, scene->facts) != NULL;
    uint64_t swap = has_other ? BINDING_BIT(SWAP) : 0;
    if (scene_entered(scene, piece->block, piece->part))
        return typing | swap | BINDING_BIT(state.scored ? CHECK_HERE : DONE);
    return swap | BINDING_BIT(ENTER);
}

static void done(const struct piece *piece, struct session *session) {
    const char *words = missing(piece->block, session->facts, session->scene->arena);
    session->leave = words == NULL;
    if (words != NULL)
        session_say(session, "%s", words);
}

static void store_edit(const struct edit *edit, const struct block *block,
                       struct session *session) {
    if (edit->length > 0)
        facts_set_text(session->facts, block->id, own_answer, edit->text);
    else
        facts_clear(session->facts, block->id, own_answer);
    facts_set(session->marks, block->id, own_cursor, (int64_t)edit->cursor);
}

static void act(const struct piece *piece, int action, struct session *session) {
    struct edit edit;
    session->enter = action == ENTER;
    session->leave = action == LEAVE_DOWN || action == LEAVE_UP;
    session->to_next = action == LEAVE_DOWN;
    session->to_previous = action == LEAVE_UP;
    if (action < QUESTION_ACTIONS)
        question_act(piece, action, session);
    else if (action == CHECK_HERE)
        field_check(piece, session);
    else if (action == DONE)
        done(piece, session);
    if (action < TYPE && action != SWAP)
        return;
    load_edit(&edit, piece->block, session->scene);
    if (action == SWAP)
        typed_swap(&edit, piece->block, own_answer, session);
    else
        typed_act(&edit, action - TYPE, ONE_ROW, session);
    store_edit(&edit, piece->block, session);
}

static bool handle(const struct piece *piece, const struct event *event, struct session *session) {
    struct edit edit;
    load_edit(&edit, piece->block, session->scene);
    if (!typed_insert(&edit, &field, event, session))
        return false;
    store_edit(&edit, piece->block, session);
    return true;
}

/* The cursor goes where the mouse points, in the row of the text that is seen; the field is entered
 * by it. */
static bool point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    int width = field_cells(piece->at.width);
    struct edit edit;
    if (!(piece->flags & PIECE_ENTERS))
        return question_point(piece, pointed, session);
    session->enter = true;
    load_edit(&edit, piece->block, session->scene);
    edit_place(&edit, edit_spot(&edit, width).row, pointed->at.x - AMOUNT_TEXT_COLUMN, width);
    facts_set(session->marks, piece->block->id, own_cursor, (int64_t)edit.cursor);
    return true;
}

/* The document */

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const char *words = arena_printf(scene->arena, "(%s)", wanted(block, scene->arena));
    amount_plain(block, words, writer);
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    amount_answers(block, scene, writer);
    struct slips slips = slips_of(block, writer->fills);
    slips_plain(&slips, writer);
}

static const struct field fields[] = {
    AMOUNT_FIELDS,
    {.name = "unit",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct amount, written.unit),
     .says = "The unit of the answer: \"us\", \"ms\", \"s\", \"min\" or \"h\" for a time, or any "
             "word."},
    {.name = "slips",
     .type = FIELD_OBJECTS,
     .of = &slip_schema,
     .low = 1,
     .high = 26,
     .at = offsetof(struct numeric, slips),
     .says = "Typical wrong answers, each with an explanation; a wrong answer shows that of the "
             "nearest one."},
    {.name = NULL},
};

static bool check(const void *object, struct check *check) {
    const struct numeric *numeric = object;
    return amount_check(&numeric->amount, check) &&
           slips_check(numeric->slips, &numeric->amount, check);
}

static void finish(void *object, struct arena *arena) {
    struct numeric *numeric = object;
    (void)arena;
    amount_finish(&numeric->amount);
    slips_finish(numeric->slips, &numeric->amount.unit);
}

static const struct question question = {
    .check_told = check_told,
    AMOUNT_OPERATIONS,
    .reason = reason,
    .given = given,
    .missing = missing,
    .write = write,
    .plain = plain,
    .answers = answers,
    .flags = PIECE_ENTERS,
};

const struct block_kind block_numeric = {
    .noun = "the number",
    .schema = {.name = "numeric",
               .summary = "A question answered with a number and its unit.",
               .fields = fields,
               .size = sizeof(struct numeric),
               .question = true,
               .check = check,
               .finish = finish},
    .question = &question,
    QUESTION_OPERATIONS,
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .handle = handle,
    .point = point,
};
