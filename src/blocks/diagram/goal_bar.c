/* The bar of a condition: a line with its bounds and the dot of what there is. */
#include "blocks/diagram/goal_bar.h"

#include "base/int.h"
#include "ui/scale.h"
#include "ui/theme.h"

enum { ENDS = 2 /* of the line: "├" and "┤" */ };

/* Holds the start's value and the bounds, whatever the knobs are at; what is beyond stands at an
 * end. Even from nothing on where they are of one size, else logarithmic. */
static struct scale bar_scale(const struct condition *condition, const struct figures *start) {
    enum { APART = 10, SHARE_MOST = 1000 };
    int64_t least = condition->bound > 0 ? condition->bound : 1, most = least, value = least;
    if (condition->is == CONDITION_WITHIN && condition->to > most)
        most = condition->to;
    measure_value(condition->measure, start, &value);
    value = value > 0 ? value : 1;
    least = value < least ? value : least;
    most = value > most ? value : most;
    most = most < INT64_MAX / 2 ? most + most / 4 + 1 : most;
    if (condition->measure->unit == MEASURE_UNIT_SHARE && most > SHARE_MOST)
        most = SHARE_MOST;
    bool even = most / least < APART;
    int64_t from = even ? 0 : least / 2 > 0 ? least / 2 : 1;
    return (struct scale){.from_usec = from, .to_usec = most, .steps = 1, .even = even};
}

/* The columns of the bounds: what is met lies between them, in at least one. Beside the bar where
 * there is none on that side. */
struct ends {
    int low, high;
};

static struct ends ends_of(const struct condition *condition, const struct scale *scale,
                           int columns) {
    int bound = scale_value_column(scale, condition->bound, columns);
    if (condition->is != CONDITION_WITHIN)
        return condition->is == CONDITION_BELOW ? (struct ends){-1, bound}
                                                : (struct ends){bound, columns};
    int low = int_max(int_min(bound, columns - 3), 0);
    return (struct ends){low, int_max(scale_value_column(scale, condition->to, columns), low + 2)};
}

/* The dot of a value that lies at a bound's column stands on its side of it. */
static int dot_column(const struct goal_standing *standing, const struct scale *scale,
                      struct ends ends, int columns) {
    int dot = scale_value_column(scale, standing->value, columns);
    if (standing->met)
        dot = int_min(int_max(dot, ends.low + 1), ends.high - 1);
    else if (goal_condition_is_over(&standing->wanted, standing->value))
        dot = int_max(dot, ends.high + 1);
    else
        dot = int_min(dot, ends.low - 1);
    return int_min(int_max(dot, 0), columns - 1);
}

/* The bare line while the start, which makes the scale, is not told. */
static void draw_line(struct rect at, struct canvas *canvas) {
    canvas_fill(canvas, at, theme_style(ROLE_QUIET), "─");
    canvas_text(canvas, at.x, at.y, theme_style(ROLE_QUIET), "├");
    canvas_text(canvas, at.x + at.width - 1, at.y, theme_style(ROLE_QUIET), "┤");
}

void diagram_draw_goal_bar(const struct goal_standing *standing, const struct figures *start,
                           struct rect at, struct canvas *canvas) {
    if (at.width <= ENDS)
        return;
    draw_line(at, canvas);
    if (start == NULL)
        return;
    struct scale scale = bar_scale(&standing->wanted, start);
    int columns = at.width - ENDS;
    struct ends ends = ends_of(&standing->wanted, &scale, columns);
    if (ends.low >= 0)
        canvas_text(canvas, at.x + 1 + ends.low, at.y, theme_style(ROLE_STRONG), "┊");
    if (ends.high < columns)
        canvas_text(canvas, at.x + 1 + ends.high, at.y, theme_style(ROLE_STRONG), "┊");
    if (standing->known)
        canvas_text(canvas, at.x + 1 + dot_column(standing, &scale, ends, columns), at.y,
                    theme_style(standing->met ? ROLE_GOOD : ROLE_BAD), "●");
}
