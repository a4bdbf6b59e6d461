/* The kind "mark": a question that is answered by a mark on a scale. */
#include "base/duration.h"
#include "base/int.h"
#include "blocks/ask/amount.h"
#include "blocks/ask/kinds.h"
#include "lesson/check.h"
#include "ui/ruler.h"

struct mark {
    struct amount amount; /* first: ask/amount.c knows nothing else */
    struct scale scale;
    struct {
        int64_t from_usec, to_usec;
        int steps, spacing; /* spacing: of spacings */
    } written;              /* for check and finish alone */
};

enum { COLUMN = 2, STEP_LIMIT = 10000, TENTHS = 10 };
enum { SPACING_LOG, SPACING_EVEN, SPACING_COUNT };
enum { RULER_ROW, LINE_ROW, SCALE_ROWS };

static const char *const spacings[] = {
    [SPACING_LOG] = "log", [SPACING_EVEN] = "even", [SPACING_COUNT] = NULL};
_Static_assert(sizeof spacings / sizeof *spacings == SPACING_COUNT + 1, "a name each");

static const struct scale *scale_of(const struct block *block) {
    return &((const struct mark *)block->object)->scale;
}

/* Where the mark is */

static bool is_placed(const struct block *block, const struct facts *facts) {
    return facts_has(facts, block->id, own_answer);
}

/* In the middle until it is placed. */
static int step_of(const struct block *block, const struct facts *facts, const char *prefix) {
    int steps = scale_of(block)->steps;
    char part[FACTS_PART_BYTES];
    int64_t step = facts_get(facts, block->id, question_part(part, prefix, own_answer), steps / 2);
    return step < 0 ? 0 : step < steps ? (int)step : steps;
}

static int64_t given(const struct block *block, const struct facts *facts, const char *prefix) {
    return scale_value(scale_of(block), step_of(block, facts, prefix));
}

static const char *missing(const struct block *block, const struct facts *facts,
                           struct arena *arena) {
    (void)arena;
    return is_placed(block, facts) ? NULL : "Place the mark first.";
}

/* Its picture */

struct drawing {
    struct canvas *canvas;
    const struct scale *scale;
    int width;
};

static int column_of(const struct drawing *drawing, int64_t usec) {
    return scale_value_column(drawing->scale, usec, drawing->width);
}

static void draw_scale(const struct drawing *drawing) {
    struct rect line = {0, LINE_ROW, drawing->width, 1};
    struct ruler ruler = {.scale = *drawing->scale, .row = RULER_ROW, .width = drawing->width};
    canvas_fill(drawing->canvas, line, theme_style(ROLE_QUIET), "─");
    ruler_draw(&ruler, drawing->canvas);
}

static void draw_mark(const struct drawing *drawing, int column, enum role role,
                      const char *shape) {
    canvas_text(drawing->canvas, column, LINE_ROW, theme_style(role), shape);
}

/* The learner's mark, and once it is told the answer beside it; in one place they are a ring
 * around a dot. */
static void draw_marks(const struct block *block, const struct facts *facts, bool closed,
                       const struct drawing *drawing) {
    int64_t right;
    int own = column_of(drawing, given(block, facts, closed ? own_last : NULL));
    draw_mark(drawing, own, ROLE_VALUE, "○");
    if (!closed || !amount_kept_right(block, facts, own_last, &right))
        return;
    int column = column_of(drawing, right);
    draw_mark(drawing, column, ROLE_GOOD, column == own ? "◉" : "●");
}

static void write_scale(const struct block *block, const struct scene *scene, bool closed,
                        struct pen *pen) {
    struct drawing drawing = {pen->canvas, scale_of(block), int_max(pen->width_cells - COLUMN, 1)};
    bool entered = scene_entered(scene, block, QUESTION_FIRST);
    if (pen->canvas != NULL) {
        struct canvas_state state =
            canvas_push(pen->canvas, (struct rect){COLUMN, pen->y, drawing.width, SCALE_ROWS});
        draw_scale(&drawing);
        if (closed || entered || is_placed(block, scene->facts))
            draw_marks(block, scene->facts, closed, &drawing);
        canvas_pop(pen->canvas, state);
    }
    pen_skip(pen, SCALE_ROWS);
}

/* Above the scale, while the mark can be moved. */
static void write_head(const struct block *block, const struct scene *scene, struct pen *pen) {
    bool entered = scene_entered(scene, block, QUESTION_FIRST);
    char value[DURATION_TEXT_BYTES];
    duration_format(given(block, scene->facts, NULL), value);
    if (entered)
        pen_label(pen, COLUMN, theme_style(ROLE_VALUE), arena_printf(pen->arena, "◄ %s ►", value));
    else if (is_placed(block, scene->facts))
        pen_label(pen, COLUMN, theme_style(ROLE_VALUE), value);
    else
        pen_label(pen, COLUMN, theme_style(ROLE_QUIET), "no mark yet");
}

/* Below the scale, once it is closed: what each mark is. */
static void write_legend(const struct block *block, const struct scene *scene, struct pen *pen) {
    char value[DURATION_TEXT_BYTES];
    int64_t right;
    duration_format(given(block, scene->facts, own_last), value);
    pen_mark(pen, COLUMN, theme_style(ROLE_VALUE), "○");
    pen_label(pen, AMOUNT_TEXT_COLUMN, theme_style(ROLE_VALUE),
              arena_printf(pen->arena, "Your mark: %s", value));
    if (!amount_kept_right(block, scene->facts, own_last, &right))
        return;
    pen_mark(pen, COLUMN, theme_style(ROLE_GOOD), "●");
    pen_label(pen, AMOUNT_TEXT_COLUMN, theme_style(ROLE_STRONG), amount_words(block, right, scene));
}

static void write(const struct block *block, int index, const struct scene *scene,
                  const struct question_state *state, struct pen *pen) {
    const struct mark *mark = block->object;
    bool entered = scene_entered(scene, block, QUESTION_FIRST);
    bool answered = !state->scored && !entered && is_placed(block, scene->facts);
    (void)index;
    if (!state->closed)
        write_head(block, scene, pen);
    write_scale(block, scene, state->closed, pen);
    if (state->closed)
        write_legend(block, scene, pen);
    if (state->closed || answered)
        pen_prose(pen, COLUMN, theme_style(ROLE_TEXT), mark->amount.why);
}

/* The step nearest to it is right, where any is. */
static bool mark_reaches(const struct mark *mark, int64_t usec, struct errbuf *how_near) {
    char right[DURATION_TEXT_BYTES], nearest[DURATION_TEXT_BYTES];
    for (int step = 0; step <= mark->scale.steps; step++)
        if (quantity_compare(scale_value(&mark->scale, step), usec, mark->amount.tolerance) == 0)
            return true;
    int64_t near = scale_value(&mark->scale, scale_nearest(&mark->scale, usec));
    return errbuf_fail(how_near,
                       "no step of the scale is right: the nearest to %s is %s" HELP
                       "give \"%s\" another scale, more \"steps\", or a wider \"tolerance\"",
                       duration_format(usec, right), duration_format(near, nearest),
                       mark->amount.asked.id);
}

static bool reaches(const struct block *block, int64_t value, struct errbuf *how_near) {
    return mark_reaches(block->object, value, how_near);
}

/* Keys */

enum action { TRY = QUESTION_TRY, LESS = QUESTION_ACTIONS, MORE, START, END, TENTH, ENTER, DONE };

static const struct binding bindings[] = {
    {{KEYSYM_LEFT}, "←", "less", LESS},
    {{KEYSYM_RIGHT, 'l'}, "→", "more", MORE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "place the mark", ENTER},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "done", DONE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "check", TRY},
    {{KEYSYM_HOME}, "Home", "start", START},
    {{KEYSYM_END}, "End", "end", END},
    {{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'}, "0-9", "tenths of the way", TENTH},
    QUESTION_BINDINGS,
    {.does = NULL},
};

/* Where an action takes the mark. */
static int target_step(const struct scale *scale, int step, int action, uint32_t key) {
    switch (action) {
    case LESS:
        return int_max(step - 1, 0);
    case MORE:
        return int_min(step + 1, scale->steps);
    case START:
        return 0;
    case END:
        return scale->steps;
    case TENTH:
        return (int)(key - '0') * scale->steps / TENTHS;
    default:
        return step;
    }
}

static uint64_t offer_moves(const struct block *block, const struct scene *scene) {
    int step = step_of(block, scene->facts, NULL);
    uint64_t offered = BINDING_BIT(TENTH);
    const int moves[] = {LESS, MORE, START, END};
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (target_step(scale_of(block), step, moves[i], KEYSYM_NONE) != step)
            offered |= BINDING_BIT(moves[i]);
    return offered;
}

/* On a stage it is moved while it has the focus. */
static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    bool is_scale = (piece->flags & PIECE_ENTERS) != 0;
    if (scene_entered(scene, piece->block, piece->part))
        return offer_moves(piece->block, scene) | BINDING_BIT(DONE) | question_hints(piece, scene);
    uint64_t offered = question_offers(piece, scene) | (is_scale ? BINDING_BIT(ENTER) : 0);
    return is_scale && scene->stage != NULL ? offered | offer_moves(piece->block, scene) : offered;
}

static void act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    session->enter = action == ENTER;
    session->leave = action == DONE;
    if (action < QUESTION_ACTIONS)
        question_act(piece, action, session);
    else if (action != ENTER)
        facts_set(session->facts, block->id, own_answer,
                  target_step(scale_of(block), step_of(block, session->facts, NULL), action,
                              session->key));
}

/* On the scale, below the row that says where the mark is. */
static bool point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    enum { HEAD_ROWS = 1 };
    const struct scale *scale = scale_of(piece->block);
    int columns = int_max(piece->at.width - COLUMN, 1);
    if (!(piece->flags & PIECE_ENTERS))
        return question_point(piece, pointed, session);
    if (!canvas_rect_has((struct rect){COLUMN, HEAD_ROWS, columns, SCALE_ROWS}, pointed->from))
        return false;
    facts_set(session->facts, piece->block->id, own_answer,
              scale_column_step(scale, pointed->at.x - COLUMN, columns));
    return true;
}

/* The document */

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct scale *scale = scale_of(block);
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    const char *words =
        arena_printf(scene->arena, "(a mark on a scale from %s to %s)",
                     duration_format(scale->from_usec, from), duration_format(scale->to_usec, to));
    amount_plain(block, words, writer);
}

/* An answer is a step. */
static void names(const struct block *block, const struct scene *scene, struct writer *writer) {
    (void)scene;
    for (int step = 0; step <= scale_of(block)->steps; step++) {
        char value[DURATION_TEXT_BYTES];
        duration_format(scale_value(scale_of(block), step), value);
        writer_printf(writer, "%d: %s\n", step, value);
    }
}

static const struct field fields[] = {
    AMOUNT_FIELDS,
    {.name = "from",
     .type = FIELD_DURATION,
     .required = true,
     .at = offsetof(struct mark, written.from_usec),
     .says = "The start of the scale; \"0s\" only if \"scale\" is \"even\"."},
    {.name = "to",
     .type = FIELD_DURATION,
     .required = true,
     .at = offsetof(struct mark, written.to_usec),
     .says = "The end of the scale."},
    {.name = "steps",
     .type = FIELD_WHOLE,
     .at = offsetof(struct mark, written.steps),
     .low = 2,
     .high = STEP_LIMIT,
     .preset = 60,
     .says = "The number of steps from start to end."},
    {.name = "scale",
     .type = FIELD_ONE_OF,
     .at = offsetof(struct mark, written.spacing),
     .names = spacings,
     .says = "\"log\": each step multiplies by the same factor; \"even\": each step adds the same "
             "amount."},
    {.name = NULL},
};

static void finish(void *object, struct arena *arena) {
    struct mark *mark = object;
    (void)arena;
    amount_finish(&mark->amount);
    mark->scale = (struct scale){mark->written.from_usec, mark->written.to_usec,
                                 mark->written.steps, mark->written.spacing == SPACING_EVEN};
}

/* Some step must be right, or the question could not be answered. */
static bool check_reach(const struct mark *written, struct check *check) {
    struct mark mark = *written;
    struct errbuf how_near;
    finish(&mark, NULL);
    return mark_reaches(&mark, mark.amount.answer, &how_near) ||
           check_error(check, check_place(check, "answer"), CODE_OUT_OF_REACH, "%s", how_near.text);
}

static bool check(const void *object, struct check *check) {
    const struct mark *mark = object;
    bool good = amount_check(&mark->amount, check);
    if (mark->written.from_usec >= mark->written.to_usec) {
        check_value(check, CODE_SCALE,
                    "\"to\" must be more than \"from\"" HELP "begin earlier, or end later", "to");
        return check_beside(check, check_place(check, "from"), "it begins here");
    }
    if (mark->written.from_usec == 0 && mark->written.spacing == SPACING_LOG)
        return check_error(check, check_place(check, "from"), CODE_SCALE,
                           "a logarithmic scale has no 0" HELP
                           "begin later, or say \"scale\": \"even\"");
    return good && (mark->amount.written.answer == NULL || check_reach(mark, check));
}

static const struct question question = {
    AMOUNT_OPERATIONS,  .reason = amount_reason, .given = given,
    .missing = missing, .write = write,          .flags = PIECE_ENTERS,
    .reaches = reaches, .plain = plain,          .answers = amount_answers,
};

const struct block_kind block_mark = {
    .schema = {.name = "mark",
               .summary = "A question answered by a mark on a scale of durations.",
               .fields = fields,
               .size = sizeof(struct mark),
               .question = true,
               .check = check,
               .finish = finish},
    .question = &question,
    QUESTION_OPERATIONS,
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .point = point,
    .names = names,
};
