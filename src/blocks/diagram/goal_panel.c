/* The panel of a goal: its conditions, what there is of each, and whether they were met before. */
#include "blocks/diagram/goal_panel.h"

#include <string.h>

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/goal.h"

enum { INDENT = DIAGRAM_INDENT, ANY_CELLS = NUMBER_TEXT_BYTES /* room for every figure whole */ };

static int64_t off_by(const struct condition *condition, int64_t value) {
    if (value == NUMBER_MORE)
        return NUMBER_MORE;
    return condition->below ? value - condition->bound : condition->bound - value;
}

/* How much is said of a condition. */
enum detail { WHOLE, COUNTS_SHORT, NOT_BY_HOW_MUCH, LOST_SHORT, DETAIL_COUNT };

/* What there is, and what is wanted: "1.2 s, below 2 s" or "3,600 an hour; wanted below 1,000, off
 * by 2,600". */
static const char *standing_words(const struct condition *condition, int64_t value, bool met,
                                  enum detail detail, const char *wanted, struct arena *arena) {
    int cells = detail == WHOLE ? ANY_CELLS : NUMBER_LEAST_CELLS;
    const char *now = measure_words_within(condition->measure, value, cells, arena);
    if (met)
        return arena_printf(arena, "%s, %s", now, wanted);
    if (detail >= NOT_BY_HOW_MUCH)
        return arena_printf(arena, "%s; wanted %s", now, wanted);
    return arena_printf(
        arena, "%s; wanted %s, off by %s", now, wanted,
        measure_words_brief(condition->measure, off_by(condition, value), cells, arena));
}

/* "; 67 of 549 never came", or "; 67 lost" */
static const char *lost_words(const struct measure *measure, const struct figures *figures,
                              enum detail detail, struct arena *arena) {
    char number[NUMBER_TEXT_BYTES];
    const char *lost = measure_lost_words(measure, figures, arena);
    if (lost != NULL && detail == LOST_SHORT)
        return arena_printf(arena, "; %s lost",
                            number_within(figures->lost, NUMBER_LEAST_CELLS, number));
    return lost != NULL ? arena_printf(arena, "; %s", lost) : "";
}

/* "mean staleness: 1.2 s, below 2 s" */
static const char *condition_words(const struct condition *condition, const struct figures *figures,
                                   enum detail detail, struct arena *arena) {
    const struct measure *measure = condition->measure;
    const char *wanted =
        arena_printf(arena, "%s %s", condition->below ? "below" : "above",
                     measure_words_brief(measure, condition->bound, ANY_CELLS, arena));
    const char *standing;
    int64_t value;
    if (!measure_value(measure, figures, &value))
        standing = arena_printf(arena, "nothing arrives; wanted %s", wanted);
    else
        standing = standing_words(condition, value, goal_condition_is_met(condition, figures),
                                  detail, wanted, arena);
    return arena_printf(arena, "%s: %s%s", measure->title, standing,
                        lost_words(measure, figures, detail, arena));
}

enum heading { WANTED, WON, WON_BEFORE, HEADING_COUNT };

static const char *const headings[] = {
    [WANTED] = "make all of this hold",
    [WON] = "won",
    [WON_BEFORE] = "won, with another setting",
};
_Static_assert(sizeof headings / sizeof *headings == HEADING_COUNT, "a row each");

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), int_max(width, 1));
}

/* As many as its words take with a usual value. */
static int condition_rows(const struct condition *condition, int width, struct arena *arena) {
    static const struct {
        const char *value, *off_by;
    } widest[] = {
        [MEASURE_UNIT_DURATION] = {"999 ms", "999 ms"},
        [MEASURE_UNIT_COUNT] = {"99,999 an hour", "99,999"},
        [MEASURE_UNIT_BYTES] = {"1.23 MB an hour", "1.23 MB"},
        [MEASURE_UNIT_SHARE] = {"97.5 %", "97.5 %"},
        [MEASURE_UNIT_LEVEL] = {"0.98", "0.98"},
    };
    _Static_assert(sizeof widest / sizeof *widest == MEASURE_UNITS, "a row each");
    const struct measure *measure = condition->measure;
    const char *text = arena_printf(
        arena, "%s: %s; wanted below %s, off by %s", measure->title, widest[measure->unit].value,
        measure_words_brief(measure, condition->bound, ANY_CELLS, arena),
        widest[measure->unit].off_by);
    return rows_of(text, width);
}

/* What is wanted, while what there is must not be told. */
static const char *wanted_words(const struct condition *condition, struct arena *arena) {
    return arena_printf(arena, "%s: wanted %s %s", condition->measure->title,
                        condition->below ? "below" : "above",
                        measure_words(condition->measure, condition->bound, arena));
}

static void write_condition(const struct condition *condition, const struct figures *figures,
                            struct arena *arena, struct pen *pen) {
    int rows = condition_rows(condition, pen->width_cells - INDENT - 2, arena);
    if (figures == NULL) {
        pen_mark(pen, INDENT, theme_style(ROLE_TEXT), "·");
        pen_label_rows(pen, INDENT + 2, theme_style(ROLE_TEXT), wanted_words(condition, arena),
                       rows);
        return;
    }
    bool met = goal_condition_is_met(condition, figures);
    int width = int_max(pen->width_cells - INDENT - 2, 1);
    const char *words = condition_words(condition, figures, WHOLE, arena);
    for (int detail = 1; detail < DETAIL_COUNT && rows_of(words, width) > rows; detail++)
        words = condition_words(condition, figures, (enum detail)detail, arena);
    pen_mark(pen, INDENT, theme_style(met ? ROLE_GOOD : ROLE_BAD), met ? "✓" : "✗");
    pen_label_rows(pen, INDENT + 2, theme_style(ROLE_TEXT), words, rows);
}

/* Of several lanes it judges the first. */
static const char *heading_words(const struct diagram *diagram, enum heading heading,
                                 struct arena *arena) {
    const char *lane = diagram_lane_title(diagram, 0);
    return arena_printf(arena, "Goal%s%s: %s", lane != NULL ? " for " : "",
                        lane != NULL ? lane : "", headings[heading]);
}

static int heading_rows(const struct diagram *diagram, int width, struct arena *arena) {
    int rows = 1;
    for (enum heading heading = WANTED; heading < HEADING_COUNT; heading++)
        rows = int_max(rows, rows_of(heading_words(diagram, heading, arena), width));
    return rows;
}

void diagram_write_goal(const struct diagram_now *now, struct pen *pen) {
    const struct diagram *diagram = now->diagram;
    struct arena *arena = now->scene->arena;
    /* Its rows do not hang on the figures: measuring it needs no run. */
    const struct figures *figures = pen->canvas != NULL ? diagram_figures(now, 0) : NULL;
    bool met = figures == NULL || goal_is_met(diagram, figures);
    enum heading heading = !now->known->won ? WANTED : met ? WON : WON_BEFORE;
    pen_label_rows(pen, INDENT, theme_style(ROLE_HEADING), heading_words(diagram, heading, arena),
                   heading_rows(diagram, pen->width_cells - INDENT, arena));
    for (int i = 0; i < diagram->goal.count; i++)
        write_condition(goal_condition(diagram, i), figures, arena, pen);
}
