/* The rows of a goal: its heading, its conditions, and a bar below each. */
#include "blocks/diagram/goal_rows.h"

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/film/goal.h"
#include "ui/scale.h"

enum {
    MARK_CELLS = 2,  /* "✓ " */
    VALUE_CELLS = 8, /* "1.67 min" */
    OFF_CELLS = 16,  /* "12.3 kB too much" */
    LEAST_BAR = 9,   /* "├──┊──●─┤" */
    MOST_BAR = 24,
    ENDS = 2,          /* of a bar */
    LEAST_ACROSS = 34, /* cells of a condition and its gap, where several stand side by side */
    MOST_CELLS = 45,
    GAP = 3,
    ANY_CELLS = NUMBER_TEXT_BYTES
};

static struct style quiet(void) {
    return theme_style(ROLE_QUIET);
}

/* --- A condition in words. --- */

/* "95 % below 2 s", "95 % < 2 s". */
enum wanted { WHOLE, BRIEF };
static const char *wanted_words(const struct condition *condition, enum wanted form,
                                struct arena *arena) {
    static const char *const words[][2] = {[WHOLE] = {"above", "below"}, [BRIEF] = {">", "<"}};
    return arena_printf(
        arena, "%s %s %s", condition->measure->brief, words[form][condition->below],
        measure_words_brief(condition->measure, condition->bound, ANY_CELLS, arena));
}

/* From the value to the bound; of what is more than a number holds, that. */
static int64_t off_by(const struct condition *condition, int64_t value) {
    if (value == NUMBER_MORE)
        return NUMBER_MORE;
    return condition->below ? value - condition->bound : condition->bound - value;
}

/* What is above its bound, by its unit; NULL: there it is as far to go as below it. */
static const char *const too_much[MEASURE_UNITS] = {
    [MEASURE_UNIT_COUNT] = "too many",
    [MEASURE_UNIT_BYTES] = "too much",
    [MEASURE_UNIT_LEVEL] = "too many",
};

static bool is_counted(const struct measure *measure) {
    return measure->unit == MEASURE_UNIT_COUNT || measure->unit == MEASURE_UNIT_LEVEL;
}

const char *diagram_goal_distance(const struct condition *condition, int64_t value, bool of_what,
                                  struct arena *arena) {
    const struct measure *measure = condition->measure;
    const char *over = condition->below ? too_much[measure->unit] : NULL;
    bool named = of_what && is_counted(measure);
    return arena_printf(
        arena, "%s%s%s %s",
        measure_words_brief(measure, off_by(condition, value), VALUE_CELLS - 1, arena),
        named ? " " : "", named ? measure->brief : "", over != NULL ? over : "to go");
}

/* What there is of it. */
struct standing {
    bool told;  /* it is no secret */
    bool known; /* something was delivered, where it is of that */
    bool met;
    int64_t value;
};

static struct standing standing_of(const struct condition *condition,
                                   const struct figures *figures) {
    struct standing standing = {.told = figures != NULL};
    if (!standing.told)
        return standing;
    standing.known = measure_value(condition->measure, figures, &standing.value);
    standing.met = goal_condition_is_met(condition, figures);
    return standing;
}

static const char *value_words(const struct condition *condition, const struct standing *standing,
                               struct arena *arena) {
    if (!standing->told)
        return "?";
    return measure_words_brief(condition->measure, standing->known ? standing->value : -1,
                               VALUE_CELLS - 1, arena);
}

/* "1.32 s to go"; "" where it is met, or not told. */
static const char *off_words(const struct condition *condition, const struct standing *standing,
                             struct arena *arena) {
    if (!standing->told || standing->met)
        return "";
    if (!standing->known)
        return "nothing arrives";
    if (off_by(condition, standing->value) == 0)
        return "just missed";
    return diagram_goal_distance(condition, standing->value, false, arena);
}

/* --- Its bar. --- */

/* What the run came to as its author set it. */
static const struct figures *start_of(const struct diagram_now *now) {
    struct scenario authored[SIMULATED_LANES];
    for (int lane = 0; lane < now->known->lane_count; lane++)
        authored[lane] = diagram_authored(now->diagram, lane);
    return diagram_judged_figures(diagram_judged_of(now->block, now->scene, now->diagram, authored),
                                  0);
}

/* Holds the start's value and the bound, whatever the knobs are at; what is beyond stands at an
 * end. Even from nothing on where the two are of one size, else logarithmic. */
static struct scale bar_scale(const struct condition *condition, const struct figures *start) {
    enum { APART = 10, SHARE_MOST = 1000 };
    int64_t bound = condition->bound > 0 ? condition->bound : 1, value = bound;
    measure_value(condition->measure, start, &value);
    value = value > 0 ? value : 1;
    int64_t least = value < bound ? value : bound, most = value < bound ? bound : value;
    most = most < INT64_MAX / 2 ? most + most / 4 + 1 : most;
    if (condition->measure->unit == MEASURE_UNIT_SHARE && most > SHARE_MOST)
        most = SHARE_MOST;
    bool even = most / least < APART;
    int64_t from = even ? 0 : least / 2 > 0 ? least / 2 : 1;
    return (struct scale){.from_usec = from, .to_usec = most, .steps = 1, .even = even};
}

/* The dot of a value that lies at the bound's column stands on its side of it. */
static int dot_column(const struct condition *condition, const struct standing *standing,
                      const struct scale *scale, int columns) {
    int bound = scale_value_column(scale, condition->bound, columns);
    int dot = scale_value_column(scale, standing->value, columns);
    bool is_less = condition->below == standing->met;
    if (dot != bound)
        return dot;
    return int_min(int_max(is_less ? dot - 1 : dot + 1, 0), columns - 1);
}

/* The bare line while the start, which makes the scale, is not told. */
static void draw_line(struct rect at, struct canvas *canvas) {
    canvas_fill(canvas, at, quiet(), "─");
    canvas_text(canvas, at.x, at.y, quiet(), "├");
    canvas_text(canvas, at.x + at.width - 1, at.y, quiet(), "┤");
}

static void draw_bar(const struct condition *condition, const struct standing *standing,
                     const struct figures *start, struct rect at, struct canvas *canvas) {
    draw_line(at, canvas);
    if (start == NULL)
        return;
    struct scale scale = bar_scale(condition, start);
    int columns = at.width - ENDS;
    canvas_text(canvas, at.x + 1 + scale_value_column(&scale, condition->bound, columns), at.y,
                theme_style(ROLE_STRONG), "┊");
    if (standing->known)
        canvas_text(canvas, at.x + 1 + dot_column(condition, standing, &scale, columns), at.y,
                    theme_style(standing->met ? ROLE_GOOD : ROLE_BAD), "●");
}

/* --- A condition, in one row or two. --- */

/* How the conditions stand: all alike. */
struct look {
    int across;
    int cells;    /* of each */
    int bars;     /* so many lines of them have a row below each */
    bool stacked; /* the value stands below what is wanted: it has no room beside it */
};

static bool has_room(const struct condition *condition, int cells, struct arena *arena) {
    return text_width(wanted_words(condition, BRIEF, arena)) + MARK_CELLS + 1 + VALUE_CELLS <=
           cells;
}

static int across_of(const struct diagram *diagram, int width) {
    return int_max(int_min((width + GAP) / LEAST_ACROSS, diagram->goal.count), 1);
}

int diagram_goal_lines(const struct diagram *diagram, int width) {
    int across = across_of(diagram, width);
    return (diagram->goal.count + across - 1) / across;
}

static struct look look_of(const struct diagram_now *now, struct goal_form form, int width) {
    int count = now->diagram->goal.count;
    struct look look = {.across = across_of(now->diagram, width)};
    look.cells = int_min((width + GAP) / look.across - GAP, MOST_CELLS);
    for (int i = 0; i < count; i++)
        look.stacked = look.stacked ||
                       !has_room(goal_condition(now->diagram, i), look.cells, now->scene->arena);
    look.bars = look.stacked ? 0 : form.bars;
    return look;
}

/* The row at which a line begins, after the heading. */
static int row_of(const struct look *look, int line) {
    return line + (look->stacked ? line : int_min(line, look->bars));
}

/* How far it is stands behind the value, where no row is its own. */
static const char *value_and_off_words(const struct condition *condition,
                                       const struct standing *standing, int cells,
                                       struct arena *arena) {
    const char *value = value_words(condition, standing, arena);
    const char *off = off_words(condition, standing, arena);
    if (off[0] == '\0' || cells < VALUE_CELLS + 2 + OFF_CELLS)
        return value;
    return arena_printf(arena, "%s, %s", value, off);
}

static void draw_standing(const struct condition *condition, const struct standing *standing,
                          const struct look *look, bool bar, struct arena *arena,
                          struct canvas *canvas) {
    enum role role = !standing->told ? ROLE_QUIET : standing->met ? ROLE_GOOD : ROLE_BAD;
    int most = look->cells - MARK_CELLS, room = look->stacked ? most : most - 1 - VALUE_CELLS;
    const char *wanted = wanted_words(condition, WHOLE, arena);
    if (text_width(wanted) > room)
        wanted = wanted_words(condition, BRIEF, arena);
    int beside = look->stacked ? most : most - text_width(wanted) - 1;
    const char *value = bar ? value_words(condition, standing, arena)
                            : value_and_off_words(condition, standing, beside, arena);
    canvas_text(canvas, 0, 0, theme_style(role), !standing->told ? "·" : standing->met ? "✓" : "✗");
    canvas_text_cut(canvas, MARK_CELLS, 0, most, theme_style(ROLE_TEXT), wanted);
    canvas_text_right(canvas, look->cells, look->stacked, theme_style(ROLE_VALUE), value);
}

/* The bar, and how far it is behind it where both have room. */
static void draw_below(const struct condition *condition, const struct standing *standing,
                       const struct figures *start, int width, struct arena *arena,
                       struct canvas *canvas) {
    int room = width - MARK_CELLS, beside = room - 1 - OFF_CELLS;
    int cells = int_min(beside >= LEAST_BAR ? beside : room, MOST_BAR);
    if (cells > ENDS)
        draw_bar(condition, standing, start, (struct rect){MARK_CELLS, 1, cells, 1}, canvas);
    if (beside >= LEAST_BAR)
        canvas_text_right(canvas, width, 1, quiet(), off_words(condition, standing, arena));
}

/* --- All of them. --- */

int diagram_goal_rows(const struct diagram_now *now, struct goal_form form, int width) {
    struct look look = look_of(now, form, width);
    if (now->diagram->goal.count == 0)
        return 0;
    return form.heading + row_of(&look, diagram_goal_lines(now->diagram, width));
}

static int met_count(const struct diagram *diagram, const struct figures *figures) {
    int count = 0;
    for (int i = 0; i < diagram->goal.count; i++)
        count += goal_condition_is_met(goal_condition(diagram, i), figures);
    return count;
}

/* "1 of 2", "2 of 2, won"; where it was won by another setting, "won before, now 1 of 2". */
static const char *score_words(const struct diagram_now *now, const struct figures *figures) {
    int all = now->diagram->goal.count;
    int met = figures != NULL ? met_count(now->diagram, figures) : 0;
    struct arena *arena = now->scene->arena;
    if (figures == NULL)
        return arena_printf(arena, "? of %d", all);
    if (now->known->won && met < all)
        return arena_printf(arena, "won before, now %d of %d", met, all);
    return arena_printf(arena, "%d of %d%s", met, all, now->known->won ? ", won" : "");
}

/* The lane that is judged stands in it where it has room beside the longest score. */
static void draw_heading(const struct diagram_now *now, const struct figures *figures, int width,
                         struct canvas *canvas) {
    enum { LONGEST = 22, LEAST_TITLE = 8 };
    int x = canvas_text(canvas, 0, 0, theme_style(ROLE_HEADING), "GOAL") + 1;
    const char *lane = diagram_lane_title(now->diagram, 0);
    int room = width - x - 1 - LONGEST;
    if (lane != NULL && room >= LEAST_TITLE)
        canvas_text_cut(canvas, x, 0, room, theme_style(ROLE_STRONG), lane);
    canvas_text_right(canvas, width, 0, quiet(), score_words(now, figures));
}

static void draw_condition(const struct diagram_now *now, int index, const struct figures *figures,
                           const struct look *look, struct canvas *canvas) {
    const struct condition *condition = goal_condition(now->diagram, index);
    struct standing standing = standing_of(condition, figures);
    struct arena *arena = now->scene->arena;
    bool bar = index / look->across < look->bars;
    draw_standing(condition, &standing, look, bar, arena, canvas);
    if (!bar)
        return;
    const struct figures *start = figures != NULL ? start_of(now) : NULL;
    draw_below(condition, &standing, start, look->cells, arena, canvas);
}

void diagram_draw_goal(const struct diagram_now *now, struct goal_form form, int width,
                       struct canvas *canvas) {
    if (now->diagram->goal.count == 0)
        return;
    const struct figures *figures = now->known->locked ? NULL : diagram_figures(now, 0);
    struct look look = look_of(now, form, width);
    if (form.heading)
        draw_heading(now, figures, look.across * (look.cells + GAP) - GAP, canvas);
    for (int i = 0; i < now->diagram->goal.count; i++) {
        int row = form.heading + row_of(&look, i / look.across);
        struct rect at = {i % look.across * (look.cells + GAP), row, look.cells, 2};
        struct canvas_state state = canvas_push(canvas, at);
        draw_condition(now, i, figures, &look, canvas);
        canvas_pop(canvas, state);
    }
}
