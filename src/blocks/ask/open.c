/* The kind "open": a field for the learner's own words, which nobody scores. */
#include <string.h>

#include "blocks/ask/asked.h"
#include "blocks/ask/kinds.h"
#include "blocks/ask/typed.h"
#include "ui/prose.h"
#include "ui/typing.h"

struct open {
    struct asked asked; /* first; it is never scored */
};

enum { MARK = 2, TEXT_COLUMN = 4, LEAST_ROWS = 3 };

static const struct typed_field field = {.holds = "4,000 bytes of text"};
_Static_assert(EDIT_LIMIT_BYTES == 4000, "the words say so");

static void load_edit(struct edit *edit, const struct block *block, const struct scene *scene) {
    const char *text = facts_text(scene->facts, block->id, own_text);
    int64_t cursor = facts_get(scene->marks, block->id, own_cursor, EDIT_LIMIT_BYTES);
    int64_t wish = facts_get(scene->marks, block->id, own_wish, EDIT_NO_WISH);
    edit_init(edit, text, cursor > 0 ? (size_t)cursor : 0, (int)wish);
}

/* The rows of the piece: what is asked, the field, of which a part may be seen. */
struct plan {
    int ask_rows, field_rows, width; /* width: of the field */
    int top;                         /* the first row of the text in the field */
};

static int clamp(int value, int low, int high) {
    return value > high ? (high > low ? high : low) : value < low ? low : value;
}

/* What is asked; the field below is drawn. */
static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct open *open = block->object;
    bool focused = scene_focused(scene, block, part);
    pen_prose(pen, MARK, theme_style(focused ? ROLE_FOCUS : ROLE_HEADING), open->asked.ask);
    pen_prose(pen, MARK, theme_style(ROLE_QUIET), open->asked.hint);
    typed_write_other(block, own_text, scene->facts, MARK, pen);
}

/* The rows that the field takes of the screen at most. */
static int most_rows(const struct block *block, const struct scene *scene, int ask_rows) {
    int room = clamp(scene->body_rows - ask_rows, LEAST_ROWS, scene->body_rows);
    if (scene->text_rows > 0 && !scene_entered(scene, block, 0))
        return clamp(room, 1, scene->text_rows);
    return scene->zoomed ? room : clamp(room, 1, scene->body_rows / 2);
}

static struct plan make_plan(const struct block *block, const struct scene *scene,
                             const struct edit *edit, int width) {
    struct plan plan = {.width = clamp(width - TEXT_COLUMN, 1, width)};
    int rows = edit_rows(edit, plan.width), row = edit_spot(edit, plan.width).row;
    plan.ask_rows = block_rows(block, 0, scene, width);
    plan.field_rows = clamp(rows, LEAST_ROWS, most_rows(block, scene, plan.ask_rows));
    if (!scene_entered(scene, block, 0))
        return plan;
    int top = (int)facts_get(scene->marks, block->id, own_top, 0);
    top = clamp(top, row - plan.field_rows + 1, row);
    plan.top = clamp(top, 0, clamp(rows - plan.field_rows, 0, rows));
    return plan;
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct edit edit;
    load_edit(&edit, block, scene);
    struct plan plan = make_plan(block, scene, &edit, flow->width);
    flow_add(flow, block, 0, plan.ask_rows + plan.field_rows, PIECE_STOP | PIECE_ENTERS);
}

/* The field's left edge, which tells by its ends that there is more. */
static void draw_edge(const struct plan *plan, int rows, bool entered, struct canvas *canvas) {
    struct style style = theme_style(entered ? ROLE_POINTER : ROLE_QUIET);
    struct rect edge = {MARK, plan->ask_rows, 1, plan->field_rows};
    canvas_fill(canvas, edge, style, entered ? "┃" : "│");
    if (plan->top > 0)
        canvas_text(canvas, MARK, plan->ask_rows, style, "▲");
    if (plan->top + plan->field_rows < rows)
        canvas_text(canvas, MARK, plan->ask_rows + plan->field_rows - 1, style, "▼");
}

static void draw_text(const struct plan *plan, const struct edit *edit, struct canvas *canvas) {
    int rows = edit_rows(edit, plan->width);
    for (int i = 0; i < plan->field_rows && plan->top + i < rows; i++) {
        struct edit_row row = edit_row_at(edit, plan->width, plan->top + i);
        canvas_text_n(canvas, TEXT_COLUMN, plan->ask_rows + i, theme_style(ROLE_TEXT),
                      edit->text + row.start, row.length);
    }
}

static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    const struct block *block = piece->block;
    bool entered = scene_entered(scene, block, piece->part);
    struct edit edit;
    load_edit(&edit, block, scene);
    struct plan plan = make_plan(block, scene, &edit, piece->at.width);
    plan.field_rows = piece->at.height - plan.ask_rows; /* as what it stands in had it laid out */
    draw_edge(&plan, edit_rows(&edit, plan.width), entered, canvas);
    draw_text(&plan, &edit, canvas);
    if (edit.length == 0 && !entered)
        canvas_text_cut(canvas, TEXT_COLUMN, plan.ask_rows, plan.width, theme_style(ROLE_QUIET),
                        "nothing written yet");
    struct edit_spot spot = edit_spot(&edit, plan.width);
    if (entered)
        canvas_cursor(canvas, TEXT_COLUMN + spot.column, plan.ask_rows + spot.row - plan.top);
}

/* The row of the cursor, while there is one. */
static int present_row(const struct piece *piece, const struct scene *scene) {
    struct edit edit;
    if (!scene_entered(scene, piece->block, piece->part))
        return 0;
    load_edit(&edit, piece->block, scene);
    struct plan plan = make_plan(piece->block, scene, &edit, piece->at.width);
    return plan.ask_rows + edit_spot(&edit, plan.width).row - plan.top;
}

/* Keys */

enum action {
    WRITE,
    NEW_LINE,
    SWAP,
    LEAVE_DOWN,
    LEAVE_UP,
    DOWN,
    UP,
    TYPE,
    ACTIONS = TYPE + TYPING_COUNT
};
_Static_assert(ACTIONS < BINDING_ACTIONS, "all of them at once are a set of bits");

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "write", WRITE},
    {{KEYSYM_ENTER}, "Enter", "new line", NEW_LINE},
    TYPED_SWAP_BINDING(SWAP),
    {{KEYSYM_DOWN}, "↓", "leave", LEAVE_DOWN},
    {{KEYSYM_UP}, NULL, "leave upwards", LEAVE_UP},
    {{KEYSYM_DOWN}, NULL, "line down", DOWN},
    {{KEYSYM_UP}, NULL, "line up", UP},
    TYPING_BINDINGS(TYPE),
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    bool has_other = typed_other(piece->block, own_text, scene->facts) != NULL;
    if (!scene_entered(scene, piece->block, piece->part))
        return BINDING_BIT(WRITE) | (has_other ? BINDING_BIT(SWAP) : 0);
    struct edit edit;
    load_edit(&edit, piece->block, scene);
    struct plan plan = make_plan(piece->block, scene, &edit, piece->at.width);
    int row = edit_spot(&edit, plan.width).row;
    bool is_first = row == 0, is_last = row == edit_rows(&edit, plan.width) - 1;
    uint64_t all = BINDING_BIT(ACTIONS) - 1 - (has_other ? 0 : BINDING_BIT(SWAP));
    return all & ~BINDING_BIT(WRITE) & ~BINDING_BIT(is_first ? UP : LEAVE_UP) &
           ~BINDING_BIT(is_last ? DOWN : LEAVE_DOWN);
}

static void store_edit(const struct edit *edit, const struct piece *piece,
                       struct session *session) {
    const char *id = piece->block->id;
    if (edit->length > 0)
        facts_set_text(session->facts, id, own_text, edit->text);
    else
        facts_clear(session->facts, id, own_text);
    facts_set(session->marks, id, own_cursor, (int64_t)edit->cursor);
    facts_set(session->marks, id, own_wish, edit->wish_cells);
    struct plan plan = make_plan(piece->block, session->scene, edit, piece->at.width);
    facts_set(session->marks, id, own_top, plan.top);
}

static void act(const struct piece *piece, int action, struct session *session) {
    struct edit edit;
    load_edit(&edit, piece->block, session->scene);
    int width = make_plan(piece->block, session->scene, &edit, piece->at.width).width;
    session->enter = action == WRITE;
    session->leave = action == LEAVE_DOWN || action == LEAVE_UP;
    session->to_next = action == LEAVE_DOWN;
    session->to_previous = action == LEAVE_UP;
    if (session->enter || session->leave)
        return;
    if (action == NEW_LINE)
        typed_insert_key(&edit, &field, "\n", session);
    else if (action == SWAP)
        typed_swap(&edit, piece->block, own_text, session);
    else if (action >= TYPE)
        typed_act(&edit, action - TYPE, width, session);
    else
        edit_move(&edit, action == DOWN ? EDIT_DOWN : EDIT_UP, width);
    store_edit(&edit, piece, session);
}

static bool handle(const struct piece *piece, const struct event *event, struct session *session) {
    struct edit edit;
    load_edit(&edit, piece->block, session->scene);
    if (!typed_insert(&edit, &field, event, session))
        return false;
    store_edit(&edit, piece, session);
    return true;
}

/* The cursor goes where the mouse points; the field is entered by it. What is asked above it is its
 * first row. */
static bool point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    struct edit edit;
    load_edit(&edit, piece->block, session->scene);
    struct plan plan = make_plan(piece->block, session->scene, &edit, piece->at.width);
    edit_place(&edit, plan.top + pointed->at.y - plan.ask_rows, pointed->at.x - TEXT_COLUMN,
               plan.width);
    session->enter = true;
    store_edit(&edit, piece, session);
    return true;
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    tally->stops++;
    const char *text = facts_text(scene->facts, block->id, own_text);
    tally->worked += text == NULL || text_is_blank(text) ? 0 : 1;
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    (void)scene;
    asked_plain(block, writer);
    writer_printf(writer, "  (in your own words)\n");
}

static const struct field fields[] = {
    ASKED_FIELDS,
    {.name = NULL},
};

const struct block_kind block_open = {
    .noun = "your text",
    .schema = {.name = "open",
               .summary = "A question that learners answer in their own words, without a score.",
               .fields = fields,
               .size = sizeof(struct open),
               .question = true},
    .layout = layout,
    .write = write,
    .draw = draw,
    .called = "This question",
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .handle = handle,
    .point = point,
    .tally = tally,
    .present_row = present_row,
    .plain = plain,
};
