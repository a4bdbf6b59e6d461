/* The kind "text": words that are typed, each gap in a field of its own. */
#include "blocks/ask/gaps.h"

#include <string.h>

#include "base/int.h"
#include "blocks/ask/field.h"
#include "blocks/ask/kinds.h"
#include "blocks/ask/question.h"
#include "blocks/ask/sentence.h"
#include "blocks/ask/typed.h"
#include "ui/fills.h"
#include "ui/prose.h"
#include "ui/typing.h"

enum { MARK = 2, NUMBER = 4 };

static const struct typed_field field = {.holds = "one line of 500 characters", .one_line = true};
_Static_assert(ANSWER_CHARACTERS == 500, "the words say so");

static const char nearly[] = "Almost: check the spelling.";

static const struct text *text_of(const struct block *block) {
    return block->object;
}

static int count(const struct block *block) {
    return text_of(block)->gaps.count;
}

static const struct text_gap *gap_at(const struct block *block, int index) {
    return (const struct text_gap *)text_of(block)->gaps.at + index;
}

static const char *answer_id(const struct block *block, int index) {
    return gap_at(block, index)->id;
}

/* What was typed */

static const char *typed(const struct block *block, int index, const struct facts *facts,
                         const char *prefix) {
    char part[FACTS_PART_BYTES];
    question_part(part, prefix, answer_id(block, index));
    const char *text = facts_text(facts, block->id, part);
    return text != NULL ? text : "";
}

static enum answer_fit fit_of(const struct block *block, int index, const struct facts *facts,
                              const char *prefix) {
    return gaps_fit(text_of(block), gap_at(block, index), typed(block, index, facts, prefix));
}

static int count_fits(const struct block *block, const struct facts *facts, const char *prefix,
                      enum answer_fit fit) {
    int found = 0;
    for (int i = 0; i < count(block); i++)
        found += fit_of(block, i, facts, prefix) == fit;
    return found;
}

static const char *missing(const struct block *block, const struct facts *facts,
                           struct arena *arena) {
    (void)arena;
    for (int i = 0; i < count(block); i++)
        if (text_is_blank(typed(block, i, facts, NULL)))
            return count(block) == 1 ? "Type an answer first." : "Fill every gap first.";
    return NULL;
}

static const char *asks_if_near(const struct block *block, const struct facts *facts) {
    bool near = !text_of(block)->near_counts && count_fits(block, facts, NULL, ANSWER_NEAR) > 0;
    return near ? "Almost: check the spelling. Submit it anyway?" : NULL;
}

static struct score score(const struct block *block, const struct facts *facts,
                          const char *prefix) {
    return score_of(count_fits(block, facts, prefix, ANSWER_RIGHT), count(block));
}

static const char *detail(const struct block *block, const struct facts *facts,
                          struct arena *arena) {
    int right = count_fits(block, facts, own_last, ANSWER_RIGHT);
    return arena_printf(arena, "%d of %d gaps %s right.", right, count(block),
                        right == 1 ? "is" : "are");
}

static const char *how_wrong(const struct block *block, const struct facts *facts) {
    return count_fits(block, facts, own_last, ANSWER_NEAR) > 0 ? nearly : "Not this.";
}

/* What is told of an answer of that fit; NULL: nothing. */
static const char *reason(const struct block *block, int index, const char *answer,
                          enum answer_fit fit) {
    const struct text_slip *slip =
        fit != ANSWER_RIGHT ? gaps_find_slip(text_of(block), gap_at(block, index), answer) : NULL;
    return slip != NULL ? slip->why : fit == ANSWER_NEAR ? nearly : NULL;
}

static bool explains(const struct block *block, int index, const struct facts *facts) {
    const char *last = typed(block, index, facts, own_last);
    return reason(block, index, last, fit_of(block, index, facts, own_last)) != NULL;
}

/* Of each gap, what was tried last: matched once, and not at each look. */
struct tried_gap {
    enum answer_fit fit;
    const char *reason;
};

static void match_tried(const struct block *block, const struct scene *scene, void *into) {
    struct tried_gap *gaps = arena_array(scene->arena, (size_t)count(block), sizeof *gaps);
    for (int i = 0; i < count(block); i++) {
        gaps[i].fit = fit_of(block, i, scene->facts, own_last);
        gaps[i].reason = reason(block, i, typed(block, i, scene->facts, own_last), gaps[i].fit);
    }
    *(struct tried_gap **)into = gaps;
}

static const struct tried_gap *tried_gap(const struct block *block, int index,
                                         const struct scene *scene) {
    struct tried_gap *const *gaps = known_now(block, scene, sizeof *gaps, match_tried);
    return &(*gaps)[index];
}

/* The fields */

static const char *mark_part(char into[FACTS_PART_BYTES], const char *own,
                             const struct block *block, int index) {
    return facts_part(into, own, answer_id(block, index));
}

static void load_edit(struct edit *edit, const struct block *block, int index,
                      const struct scene *scene) {
    char part[FACTS_PART_BYTES];
    mark_part(part, own_cursor, block, index);
    int64_t cursor = facts_get(scene->marks, block->id, part, EDIT_LIMIT_BYTES);
    edit_init(edit, typed(block, index, scene->facts, NULL), cursor > 0 ? (size_t)cursor : 0,
              EDIT_NO_WISH);
    edit->most_characters = ANSWER_CHARACTERS;
}

/* The gaps of a sentence are numbered. */
static int text_column(const struct block *block) {
    return count(block) == 1 ? NUMBER : count(block) < 10 ? NUMBER + 2 : NUMBER + 3;
}

static int field_cells(const struct block *block, int width) {
    return int_max(width - text_column(block), 1);
}

/* What is shown of a gap. */
struct shown {
    const char *text; /* the present one, or once it is closed the last that was tried */
    bool entered, is_right, is_wrong, said_near;
    const char *reason; /* why it is wrong, or NULL */
};

static struct shown show(const struct block *block, int index, const struct scene *scene,
                         const struct question_state *state) {
    char part[FACTS_PART_BYTES];
    const char *last = typed(block, index, scene->facts, own_last);
    struct shown shown = {.text = state->closed ? last : typed(block, index, scene->facts, NULL),
                          .entered = scene_entered(scene, block, QUESTION_FIRST + index)};
    bool tried = state->scored && state->tries > 0 && strcmp(shown.text, last) == 0;
    if (tried && !shown.entered) {
        const struct tried_gap *gap = tried_gap(block, index, scene);
        shown.is_right = gap->fit == ANSWER_RIGHT;
        shown.is_wrong = !shown.is_right;
        shown.reason = gap->reason;
    }
    mark_part(part, own_near, block, index);
    shown.said_near = facts_get(scene->marks, block->id, part, 0) != 0;
    return shown;
}

static void draw_edge(const struct shown *shown, int rows, struct pen *pen) {
    struct style edge = theme_style(shown->entered ? ROLE_POINTER : ROLE_QUIET);
    struct rect at = {MARK, pen->y, 1, rows};
    canvas_fill(pen->canvas, at, edge, shown->entered ? "┃" : "│");
    question_write_mark(pen, shown->is_right   ? QUESTION_RIGHT
                             : shown->is_wrong ? QUESTION_WRONG
                                               : QUESTION_UNTOLD);
}

static void draw_text(const struct edit *edit, int column, int rows, struct pen *pen) {
    int width = int_max(pen->width_cells - column, 1);
    for (int i = 0; i < rows; i++) {
        struct edit_row row = edit_row_at(edit, width, i);
        canvas_text_n(pen->canvas, column, pen->y + i, theme_style(ROLE_VALUE),
                      edit->text + row.start, row.length);
    }
}

/* The mark or the field's edge, the gap's number, and what was typed, in so many rows. */
static void draw_field(const struct block *block, int index, const struct shown *shown,
                       const struct edit *edit, struct pen *pen) {
    int column = text_column(block), width = field_cells(block, pen->width_cells);
    int rows = edit_rows(edit, width);
    draw_edge(shown, rows, pen);
    if (count(block) > 1)
        canvas_text(pen->canvas, NUMBER, pen->y, theme_style(ROLE_QUIET),
                    arena_printf(pen->arena, "%d", index + 1));
    draw_text(edit, column, rows, pen);
    if (*shown->text == '\0' && !shown->entered)
        canvas_text_cut(pen->canvas, column, pen->y, width, theme_style(ROLE_QUIET),
                        "nothing typed yet");
    struct edit_spot spot = edit_spot(edit, width);
    if (shown->entered)
        canvas_cursor(pen->canvas, column + spot.column, pen->y + spot.row);
}

/* Below the field: what was wrong, what is right, and why. */
static void write_told(const struct block *block, int index, const struct shown *shown,
                       const struct question_state *state, struct pen *pen) {
    const struct text_gap *gap = gap_at(block, index);
    const char *const *accepts = gap->accepts.at;
    int column = text_column(block);
    if (shown->is_wrong)
        pen_prose(pen, column, theme_style(ROLE_TEXT), shown->reason);
    else if (shown->said_near && !shown->is_right)
        pen_label(pen, column, theme_style(ROLE_TEXT), nearly);
    if (state->closed && shown->is_wrong)
        pen_label(pen, column, theme_style(ROLE_STRONG),
                  arena_printf(pen->arena, "The answer: %s", accepts[0]));
    if (state->closed || (!state->scored && !shown->entered && *shown->text != '\0'))
        pen_prose(pen, column, theme_style(ROLE_TEXT), gap->why);
}

static void write(const struct block *block, int index, const struct scene *scene,
                  const struct question_state *state, struct pen *pen) {
    struct shown shown = show(block, index, scene, state);
    struct edit edit;
    load_edit(&edit, block, index, scene);
    if (!shown.entered)
        edit_init(&edit, shown.text, 0, EDIT_NO_WISH);
    if (pen->canvas != NULL)
        draw_field(block, index, &shown, &edit, pen);
    pen_skip(pen, edit_rows(&edit, field_cells(block, pen->width_cells)));
    typed_write_other(block, answer_id(block, index), scene->facts, text_column(block), pen);
    write_told(block, index, &shown, state, pen);
}

/* The sentence */

static int find_gap(const struct block *block, const struct sentence_gap *gap) {
    for (int i = 0; i < count(block); i++)
        if (strlen(answer_id(block, i)) == gap->id_bytes &&
            memcmp(answer_id(block, i), gap->id, gap->id_bytes) == 0)
            return i;
    return 0; /* never: the check has found each */
}

/* "An ____ (1) reconnects by itself."; of one gap without a number. fills may be NULL. */
static const char *blanked(const struct block *block, const struct fills *fills,
                           struct arena *arena) {
    struct writer words = {0};
    const char *at = text_of(block)->sentence;
    struct sentence_gap gap;
    for (; sentence_next(at, &gap); at = gap.at + gap.bytes) {
        writer_bytes(&words, at, (size_t)(gap.at - at));
        writer_text(&words, "____");
        if (count(block) > 1)
            writer_printf(&words, " (%d)", find_gap(block, &gap) + 1);
    }
    writer_text(&words, at);
    return fills_put(fills, writer_keep(&words, arena), arena);
}

static void write_ask(const struct block *block, struct pen *pen) {
    if (text_of(block)->sentence == NULL)
        return;
    pen_skip(pen, 1);
    pen_label(pen, MARK, theme_style(ROLE_TEXT), blanked(block, pen->fills, pen->arena));
}

/* Keys */

enum action {
    TRY = QUESTION_TRY,
    ENTER = QUESTION_ACTIONS,
    CHECK_HERE, /* in the only field, without going to the row below it */
    NEXT,
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
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "type", ENTER},
    {{KEYSYM_ENTER}, "Enter", "check", CHECK_HERE},
    {{KEYSYM_ENTER}, "Enter", "next", NEXT},
    TYPED_SWAP_BINDING(SWAP),
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "check", TRY},
    QUESTION_BINDINGS,
    {{KEYSYM_DOWN}, "↓", "leave", LEAVE_DOWN},
    {{KEYSYM_UP}, NULL, "leave upwards", LEAVE_UP},
    {{KEYSYM_DOWN}, NULL, "line down", DOWN},
    {{KEYSYM_UP}, NULL, "line up", UP},
    TYPING_BINDINGS(TYPE),
    {.does = NULL},
};

static int index_of(const struct piece *piece) {
    return piece->part - QUESTION_FIRST;
}

static uint64_t entered_offers(const struct piece *piece, const struct scene *scene) {
    const struct block *block = piece->block;
    bool checks = count(block) == 1 && question_state(block, scene->facts).scored;
    int width = field_cells(block, piece->at.width);
    struct edit edit;
    load_edit(&edit, block, index_of(piece), scene);
    int row = edit_spot(&edit, width).row;
    bool is_first = row == 0, is_last = row == edit_rows(&edit, width) - 1;
    return (BINDING_BIT(ACTIONS) - BINDING_BIT(TYPE)) | BINDING_BIT(checks ? CHECK_HERE : NEXT) |
           BINDING_BIT(is_first ? LEAVE_UP : UP) | BINDING_BIT(is_last ? LEAVE_DOWN : DOWN);
}

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    if (!(piece->flags & PIECE_STOP) || piece->part < QUESTION_FIRST)
        return question_offers(piece, scene);
    const char *id = answer_id(piece->block, index_of(piece));
    bool has_other = typed_other(piece->block, id, scene->facts) != NULL;
    bool entered = scene_entered(scene, piece->block, piece->part);
    return (entered ? entered_offers(piece, scene) : BINDING_BIT(ENTER)) |
           (has_other ? BINDING_BIT(SWAP) : 0);
}

/* Of which gaps of a whole answer that is checked it is said that they are near, until something
 * else is typed there. */
static void note_near(const struct block *block, struct session *session) {
    char part[FACTS_PART_BYTES];
    if (missing(block, session->facts, session->scene->arena) != NULL)
        return;
    for (int i = 0; i < count(block); i++)
        if (fit_of(block, i, session->facts, NULL) == ANSWER_NEAR)
            facts_set(session->marks, block->id, mark_part(part, own_near, block, i), 1);
}

static void store_edit(const struct edit *edit, const struct piece *piece,
                       struct session *session) {
    char part[FACTS_PART_BYTES];
    const struct block *block = piece->block;
    const char *id = answer_id(block, index_of(piece));
    if (edit->length > 0)
        facts_set_text(session->facts, block->id, id, edit->text);
    else
        facts_clear(session->facts, block->id, id);
    facts_set(session->marks, block->id, mark_part(part, own_cursor, block, index_of(piece)),
              (int64_t)edit->cursor);
    facts_clear(session->marks, block->id, mark_part(part, own_near, block, index_of(piece)));
}

static void swap(const struct piece *piece, struct session *session) {
    const struct block *block = piece->block;
    struct edit edit;
    load_edit(&edit, block, index_of(piece), session->scene);
    typed_swap(&edit, block, answer_id(block, index_of(piece)), session);
    store_edit(&edit, piece, session);
}

static void edit_by(const struct piece *piece, int action, struct session *session) {
    int width = field_cells(piece->block, piece->at.width);
    char part[FACTS_PART_BYTES];
    struct edit edit;
    load_edit(&edit, piece->block, index_of(piece), session->scene);
    if (action >= TYPE + TYPING_BACKSPACE) {
        typed_act(&edit, action - TYPE, width, session);
        store_edit(&edit, piece, session);
        return;
    }
    if (action >= TYPE)
        typed_act(&edit, action - TYPE, width, session);
    else
        edit_move(&edit, action == DOWN ? EDIT_DOWN : EDIT_UP, width);
    facts_set(session->marks, piece->block->id,
              mark_part(part, own_cursor, piece->block, index_of(piece)), (int64_t)edit.cursor);
}

static void act(const struct piece *piece, int action, struct session *session) {
    session->enter = action == ENTER;
    session->leave = action == LEAVE_DOWN || action == LEAVE_UP || action == NEXT;
    session->to_next = action == LEAVE_DOWN || action == NEXT;
    session->to_previous = action == LEAVE_UP;
    if (action == TRY || action == CHECK_HERE)
        note_near(piece->block, session);
    if (action == CHECK_HERE)
        field_check(piece, session);
    else if (action < QUESTION_ACTIONS)
        question_act(piece, action, session);
    else if (action == SWAP)
        swap(piece, session);
    else if (action >= DOWN)
        edit_by(piece, action, session);
}

static bool handle(const struct piece *piece, const struct event *event, struct session *session) {
    struct edit edit;
    load_edit(&edit, piece->block, index_of(piece), session->scene);
    if (!typed_insert(&edit, &field, event, session))
        return false;
    store_edit(&edit, piece, session);
    return true;
}

/* The cursor goes where the mouse points; the field is entered by it. */
static bool point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    const struct block *block = piece->block;
    char part[FACTS_PART_BYTES];
    struct edit edit;
    if (!(piece->flags & PIECE_ENTERS))
        return question_point(piece, pointed, session);
    session->enter = true;
    load_edit(&edit, block, index_of(piece), session->scene);
    edit_place(&edit, pointed->at.y, pointed->at.x - text_column(block),
               field_cells(block, piece->at.width));
    facts_set(session->marks, block->id, mark_part(part, own_cursor, block, index_of(piece)),
              (int64_t)edit.cursor);
    return true;
}

/* The row of the cursor, while there is one. */
static int present_row(const struct piece *piece, const struct scene *scene) {
    struct edit edit;
    if (piece->part < QUESTION_FIRST || !scene_entered(scene, piece->block, piece->part))
        return 0;
    load_edit(&edit, piece->block, index_of(piece), scene);
    return edit_spot(&edit, field_cells(piece->block, piece->at.width)).row;
}

/* Plain text */

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    asked_plain(block, writer);
    if (text_of(block)->sentence != NULL)
        writer_wrapped(writer, "  ", "  ", PLAIN_WIDTH,
                       blanked(block, writer->fills, scene->arena));
    else
        writer_printf(writer, "  (some words)\n");
}

/* A gap by the number that it has in the sentence. */
static void names(const struct block *block, const struct scene *scene, struct writer *writer) {
    (void)scene;
    for (int i = 0; i < count(block) && count(block) > 1; i++)
        writer_printf(writer, "%s: (%d)\n", answer_id(block, i), i + 1);
}

static const char *all_accepted(const struct text_gap *gap, struct arena *arena) {
    struct writer words = {0};
    const char *const *accepts = gap->accepts.at;
    for (int i = 0; i < gap->accepts.count; i++)
        writer_join(&words, ", ", accepts[i]);
    return writer_keep(&words, arena);
}

static void write_gap(const struct block *block, int index, bool scored, struct scene const *scene,
                      struct writer *writer) {
    const struct text_gap *gap = gap_at(block, index);
    const struct text_slip *slip = gap->slips.at;
    const char *number = count(block) > 1 ? arena_printf(scene->arena, "(%d) ", index + 1) : "";
    if (scored)
        writer_wrapped(writer, arena_printf(scene->arena, "  %sright: ", number), "         ",
                       PLAIN_WIDTH, all_accepted(gap, scene->arena));
    if (gap->why != NULL)
        prose_plain(gap->why, PLAIN_WIDTH, "         ", "         ", writer);
    for (int i = 0; i < gap->slips.count; i++) {
        writer_wrapped(writer, arena_printf(scene->arena, "  %swrong: ", number), "         ",
                       PLAIN_WIDTH, slip[i].is);
        prose_plain(slip[i].why, PLAIN_WIDTH, "         ", "         ", writer);
    }
}

static bool any_why(const struct block *block) {
    for (int i = 0; i < count(block); i++)
        if (gap_at(block, i)->why != NULL)
            return true;
    return false;
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    bool scored = question_state(block, scene->facts).scored;
    if (!scored && !any_why(block))
        return;
    prose_plain(asked_of(block)->ask, PLAIN_WIDTH, "", "", writer);
    for (int i = 0; i < count(block); i++)
        write_gap(block, i, scored, scene, writer);
}

static const struct question question = {
    .count = count,
    .answer_id = answer_id,
    .missing = missing,
    .asks_first = asks_if_near,
    .score = score,
    .explains = explains,
    .detail = detail,
    .how_wrong = how_wrong,
    .write_ask = write_ask,
    .write = write,
    .plain = plain,
    .answers = answers,
    .flags = PIECE_ENTERS,
};

const struct block_kind block_text = {
    .noun = "the words",
    .schema = {.name = "text",
               .summary = "A question answered in words, or by filling the gaps of a sentence.",
               .fields = gaps_fields,
               .size = sizeof(struct text),
               .question = true,
               .check = gaps_check},
    .question = &question,
    QUESTION_OPERATIONS,
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .handle = handle,
    .point = point,
    .present_row = present_row,
    .names = names,
};
