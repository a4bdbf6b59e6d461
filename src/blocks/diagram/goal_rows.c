/* The rows of a goal: its heading, and its conditions with the bar below each. */
#include "blocks/diagram/goal_rows.h"

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "base/writer.h"
#include "blocks/diagram/goal_bar.h"
#include "blocks/film/goal.h"
#include "blocks/film/missions.h"

enum {
    MARK_CELLS = 2,  /* "✓ " */
    VALUE_CELLS = 8, /* "1.67 min" */
    OFF_CELLS = 16,  /* "12.3 kB too much" */
    LEAST_BAR = 9,   /* "├──┊──●─┤" */
    MOST_BAR = 24,
    LEAST_ACROSS = 34, /* cells of a condition and its gap, where several stand side by side */
    MOST_CELLS = 45,
    GAP = 3,
    ANY_CELLS = NUMBER_TEXT_BYTES
};

static struct style quiet(void) {
    return theme_style(ROLE_QUIET);
}

/* --- A condition in words. --- */

static const char *brief_words(const struct condition *condition, int64_t value, int cells,
                               struct arena *arena) {
    return measure_words_brief(condition->measure, value, cells, arena);
}

/* "95 % below 2 s", "95 % < 2 s"; "empty 35 % to 39 %"; "requests above short polling". */
enum wanted { WHOLE, BRIEF };
static const char *wanted_words(const struct condition *condition, enum wanted form,
                                struct arena *arena) {
    static const char *const words[][3] = {
        [CONDITION_BELOW] = {"below ", "< "},
        [CONDITION_ABOVE] = {"above ", "> "},
        [CONDITION_WITHIN] = {" to ", "–"},
    };
    const char *bound = condition->other != NULL
                            ? condition->other->words
                            : brief_words(condition, condition->bound, ANY_CELLS, arena);
    const char *word = words[condition->is][form];
    if (condition->is == CONDITION_WITHIN)
        return arena_printf(arena, "%s %s%s%s", condition->measure->brief, bound, word,
                            brief_words(condition, condition->to, ANY_CELLS, arena));
    return arena_printf(arena, "%s %s%s", condition->measure->brief, word, bound);
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
    const char *over = goal_condition_is_over(condition, value) ? too_much[measure->unit] : NULL;
    bool named = of_what && is_counted(measure);
    return arena_printf(
        arena, "%s%s%s %s",
        brief_words(condition, goal_condition_miss(condition, value), VALUE_CELLS - 1, arena),
        named ? " " : "", named ? measure->brief : "", over != NULL ? over : "to go");
}

static struct goal_standing standing_of(const struct diagram *diagram, int index,
                                        const struct goal_figures *figures) {
    struct goal_standing standing = {.wanted = *goal_condition(diagram, index),
                                     .told = figures != NULL};
    if (!standing.told)
        return standing;
    standing.wanted = goal_condition_for(diagram, index, figures);
    standing.known = measure_value(standing.wanted.measure, figures->own, &standing.value);
    standing.met = goal_condition_is_met(&standing.wanted, figures->own);
    return standing;
}

static const char *value_words(const struct goal_standing *standing, struct arena *arena) {
    if (!standing->told)
        return "?";
    return brief_words(&standing->wanted, standing->known ? standing->value : -1, VALUE_CELLS - 1,
                       arena);
}

/* "1.32 s to go"; "" where it is met, or not told. */
static const char *off_words(const struct goal_standing *standing, struct arena *arena) {
    if (!standing->told || standing->met)
        return "";
    if (!standing->known || standing->wanted.bound == CONDITION_NO_BOUND)
        return "nothing arrives";
    if (goal_condition_miss(&standing->wanted, standing->value) == 0)
        return standing->wanted.other != NULL ? "the same" : "just missed";
    return diagram_goal_distance(&standing->wanted, standing->value, false, arena);
}

/* "<": how its value stands to that of the run that it is held against. */
static const char *sign_of(const struct goal_standing *standing) {
    int64_t value = standing->value, bound = standing->wanted.bound;
    if (!standing->known || bound == CONDITION_NO_BOUND)
        return "?";
    return value < bound ? "<" : value > bound ? ">" : "=";
}

/* --- A condition, in one row or two. --- */

/* How the conditions stand: all alike, but that a relative one has rows of its own for its figure
 * and the other. */
struct look {
    const struct diagram *diagram;
    struct arena *arena;
    int across;
    int cells;    /* of each */
    int bars;     /* so many lines of them have a row below each */
    bool stacked; /* the value stands below what is wanted: it has no room beside it */
};

static bool has_room(const struct condition *condition, int cells, struct arena *arena) {
    return condition->other != NULL ||
           text_width(wanted_words(condition, BRIEF, arena)) + MARK_CELLS + 1 + VALUE_CELLS <=
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
    struct look look = {.diagram = now->diagram,
                        .arena = now->scene->arena,
                        .across = across_of(now->diagram, width)};
    look.cells = int_min((width + GAP) / look.across - GAP, MOST_CELLS);
    for (int i = 0; i < count; i++)
        look.stacked = look.stacked ||
                       !has_room(goal_condition(now->diagram, i), look.cells, now->scene->arena);
    look.bars = look.stacked ? 0 : form.bars;
    return look;
}

/* Of what is wanted of a relative one: what it is held against may be several knobs. */
static int words_rows(const struct condition *condition, int cells, struct arena *arena) {
    return text_width(wanted_words(condition, BRIEF, arena)) <= cells - MARK_CELLS ? 1 : 2;
}

static int line_rows(const struct look *look, int line) {
    int rows = look->stacked || line < look->bars ? 2 : 1;
    int first = line * look->across, last = first + look->across;
    for (int i = first; i < int_min(last, look->diagram->goal.count); i++) {
        const struct condition *condition = goal_condition(look->diagram, i);
        if (condition->other != NULL)
            rows = int_max(rows, words_rows(condition, look->cells, look->arena) + 1);
    }
    return rows;
}

/* The row at which a line begins, after the heading. */
static int row_of(const struct look *look, int line) {
    int row = 0;
    for (int i = 0; i < line; i++)
        row += line_rows(look, i);
    return row;
}

/* How far it is stands behind the value, where no row is its own. */
static const char *value_and_off_words(const struct goal_standing *standing, int cells,
                                       struct arena *arena) {
    const char *value = value_words(standing, arena);
    const char *off = off_words(standing, arena);
    if (off[0] == '\0' || cells < VALUE_CELLS + 2 + OFF_CELLS)
        return value;
    return arena_printf(arena, "%s, %s", value, off);
}

static const char *wanted_within(const struct goal_standing *standing, int cells,
                                 struct arena *arena) {
    const char *wanted = wanted_words(&standing->wanted, WHOLE, arena);
    return text_width(wanted) <= cells ? wanted : wanted_words(&standing->wanted, BRIEF, arena);
}

static void draw_wanted(const struct goal_standing *standing, const char *wanted, int most,
                        struct canvas *canvas) {
    enum role role = !standing->told ? ROLE_QUIET : standing->met ? ROLE_GOOD : ROLE_BAD;
    const char *mark = !standing->told ? "·" : standing->met ? "✓" : "✗";
    canvas_text(canvas, 0, 0, theme_style(role), mark);
    canvas_text_cut(canvas, MARK_CELLS, 0, most, theme_style(ROLE_TEXT), wanted);
}

static void draw_standing(const struct goal_standing *standing, const struct look *look, bool bar,
                          struct arena *arena, struct canvas *canvas) {
    int most = look->cells - MARK_CELLS, room = look->stacked ? most : most - 1 - VALUE_CELLS;
    const char *wanted = wanted_within(standing, room, arena);
    int beside = look->stacked ? most : most - text_width(wanted) - 1;
    const char *value =
        bar ? value_words(standing, arena) : value_and_off_words(standing, beside, arena);
    draw_wanted(standing, wanted, most, canvas);
    canvas_text_right(canvas, look->cells, look->stacked, theme_style(ROLE_VALUE), value);
}

/* The bar, and how far it is behind it where both have room. */
static void draw_below(const struct goal_standing *standing, const struct figures *start, int width,
                       struct arena *arena, struct canvas *canvas) {
    int room = width - MARK_CELLS, beside = room - 1 - OFF_CELLS;
    int cells = int_min(beside >= LEAST_BAR ? beside : room, MOST_BAR);
    diagram_draw_goal_bar(standing, start, (struct rect){MARK_CELLS, 1, cells, 1}, canvas);
    if (beside >= LEAST_BAR)
        canvas_text_right(canvas, width, 1, quiet(), off_words(standing, arena));
}

/* "174 to go   726 <   900": all of it ends where it does for other values. */
static void draw_beside(const struct goal_standing *standing, int width, int y, struct arena *arena,
                        struct canvas *canvas) {
    enum { SIGN = 3 };
    int sign = width - VALUE_CELLS - SIGN, off_ends = sign - VALUE_CELLS - 2;
    const char *off = off_words(standing, arena);
    canvas_text_right(canvas, sign, y, theme_style(ROLE_VALUE), value_words(standing, arena));
    if (!standing->told)
        return;
    canvas_text(canvas, sign + 1, y, quiet(), sign_of(standing));
    canvas_text_right(
        canvas, width, y, theme_style(ROLE_VALUE),
        brief_words(&standing->wanted, standing->wanted.bound, VALUE_CELLS - 1, arena));
    if (text_width(off) <= off_ends - MARK_CELLS)
        canvas_text_right(canvas, off_ends, y, quiet(), off);
}

/* What a run is called by breaks behind its commas alone: "long polling, Hold 1 min". */
static const char *held_words(const struct condition *condition, struct arena *arena) {
    const char *words = condition->other->words;
    struct writer writer = {0};
    writer_printf(&writer, "%s %s ", condition->measure->brief,
                  condition->is == CONDITION_BELOW ? "below" : "above");
    for (const char *at = words; *at != '\0'; at++) {
        bool holds = *at == ' ' && at > words && at[-1] != ',';
        writer_printf(&writer, "%.*s", holds ? 2 : 1, holds ? "\u00A0" : at);
    }
    return writer_keep(&writer, arena);
}

/* "✗ requests above short polling", in a row or two, and below it how it stands. */
static void draw_relative(const struct goal_standing *standing, int width, struct arena *arena,
                          struct canvas *canvas) {
    int most = int_max(width - MARK_CELLS, 1), rows = words_rows(&standing->wanted, width, arena);
    const char *wanted =
        rows > 1 ? held_words(&standing->wanted, arena) : wanted_within(standing, most, arena);
    struct pen pen = {.canvas = canvas, .arena = arena, .width_cells = most};
    draw_wanted(standing, "", most, canvas);
    struct canvas_state state = canvas_push(canvas, (struct rect){MARK_CELLS, 0, most, rows});
    pen_label_rows(&pen, 0, theme_style(ROLE_TEXT), wanted, rows);
    canvas_pop(canvas, state);
    draw_beside(standing, width, rows, arena, canvas);
}

/* --- All of them. --- */

int diagram_goal_rows(const struct diagram_now *now, struct goal_form form, int width) {
    struct look look = look_of(now, form, width);
    if (now->diagram->goal.count == 0)
        return 0;
    return form.heading + row_of(&look, diagram_goal_lines(now->diagram, width));
}

static int met_count(const struct diagram *diagram, const struct goal_figures *figures) {
    int count = 0;
    for (int i = 0; i < diagram->goal.count; i++)
        count += standing_of(diagram, i, figures).met;
    return count;
}

/* "1 of 2", "2 of 2, won"; where it was won by another setting, "won before, now 1 of 2". */
static const char *score_words(const struct diagram_now *now, const struct goal_figures *figures) {
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
static void draw_heading(const struct diagram_now *now, const struct goal_figures *figures,
                         int width, struct canvas *canvas) {
    enum { LONGEST = 22, LEAST_TITLE = 8 };
    int x = canvas_text(canvas, 0, 0, theme_style(ROLE_HEADING),
                        mission_is(now->block) ? "TASK" : "GOAL") +
            1;
    const char *lane = diagram_lane_title(now->diagram, 0);
    int room = width - x - 1 - LONGEST;
    if (lane != NULL && room >= LEAST_TITLE)
        canvas_text_cut(canvas, x, 0, room, theme_style(ROLE_STRONG), lane);
    canvas_text_right(canvas, width, 0, quiet(), score_words(now, figures));
}

/* What the run came to as its author set it. */
static const struct figures *start_of(const struct diagram_now *now) {
    struct scenario authored[SIMULATED_LANES];
    for (int lane = 0; lane < now->known->lane_count; lane++)
        authored[lane] = diagram_authored(now->diagram, lane);
    struct diagram_judged start = diagram_judged_of(now->block, now->scene, now->diagram, authored);
    return diagram_judged_figures(&start, 0);
}

static void draw_condition(const struct diagram_now *now, int index,
                           const struct goal_figures *figures, const struct look *look,
                           struct canvas *canvas) {
    struct goal_standing standing = standing_of(now->diagram, index, figures);
    struct arena *arena = now->scene->arena;
    bool bar = index / look->across < look->bars;
    if (standing.wanted.other != NULL) {
        draw_relative(&standing, look->cells, arena, canvas);
        return;
    }
    draw_standing(&standing, look, bar, arena, canvas);
    if (bar)
        draw_below(&standing, figures != NULL ? start_of(now) : NULL, look->cells, arena, canvas);
}

void diagram_draw_goal(const struct diagram_now *now, struct goal_form form, int width,
                       struct canvas *canvas) {
    if (now->diagram->goal.count == 0)
        return;
    struct goal_figures known = {0};
    const struct goal_figures *figures = NULL;
    if (!now->known->locked) {
        known = diagram_goal_figures(now);
        figures = &known;
    }
    struct look look = look_of(now, form, width);
    if (form.heading)
        draw_heading(now, figures, look.across * (look.cells + GAP) - GAP, canvas);
    for (int i = 0; i < now->diagram->goal.count; i++) {
        int row = form.heading + row_of(&look, i / look.across);
        int rows = line_rows(&look, i / look.across);
        struct rect at = {i % look.across * (look.cells + GAP), row, look.cells, rows};
        struct canvas_state state = canvas_push(canvas, at);
        draw_condition(now, i, figures, &look, canvas);
        canvas_pop(canvas, state);
    }
}

const char *diagram_goal_words(const struct diagram *diagram, struct arena *arena) {
    struct writer words = {0};
    for (int i = 0; i < diagram->goal.count; i++)
        writer_join(&words, "; ", wanted_words(goal_condition(diagram, i), WHOLE, arena));
    return writer_keep(&words, arena);
}
