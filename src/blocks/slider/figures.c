/* The table with the sum in it; and which form there is room for. */
#include "blocks/slider/figures.h"

#include <stddef.h>

#include "base/text.h"
#include "blocks/slider/sum.h"
#include "blocks/slider/table.h"
#include "ui/pen.h"

enum { INDENT = 2 /* the columns of the mark of the choice */ };

/* Of one user, an hour: the sum is read across, "1,126 + 1.343 × 500 = 1,797.5". */
enum column { IN_TIME, REQUESTS, PLUS, OPEN, TIMES, HELD, EQUALS, COST, BYTES };
enum { COLUMNS = BYTES + 1, USERS_COLUMNS = SLIDER_FIGURES_OF_ALL - SLIDER_FIGURES_OF_ONE };

static const char *const heads[COLUMNS] = {
    [IN_TIME] = "in time", [REQUESTS] = "requests", [PLUS] = "+",    [OPEN] = "open",
    [TIMES] = "×",         [EQUALS] = "=",          [COST] = "cost", [BYTES] = "bytes",
};
static const char *const users_heads[USERS_COLUMNS] = {"requests/s", "sent/s", "open", "bytes/s"};

/* The column that each figure ends before. At the right end of the first and the last row in view
 * it is told how many are above and below: what is below has its figures further left. */
struct form {
    int least;   /* the width that it takes */
    bool beside; /* the users' figures are in the rows of the one's; else below */
    int edges[COLUMNS];
    int users_edges[USERS_COLUMNS];
};

// clang-format off
static const struct form forms[] = {
    {110, true, {23, 32, 34, 40, 42, 49, 51, 61, 70}, {84, 93, 101, 110}},
    {70, false, {23, 32, 34, 40, 42, 49, 51, 61, 70}, {32, 42, 51, 61}},
};
// clang-format on
enum { FORMS = sizeof forms / sizeof forms[0] };

/* NULL: none has room, and the sum stands below the table. */
static const struct form *form_of(int width) {
    for (int i = 0; i < FORMS; i++)
        if (width >= forms[i].least)
            return &forms[i];
    return NULL;
}

/* --- One user. --- */

static const char *column_text(const struct slider_row *row, enum column column, int64_t held_costs,
                               char into[SLIDER_FIGURE_BYTES]) {
    switch (column) {
    case IN_TIME:
        return slider_figure(row, SLIDER_IN_TIME, into);
    case REQUESTS:
        return number_within(row->requests, SLIDER_REQUESTS_CELLS, into);
    case OPEN:
        return number_milli(row->open_milli, into);
    case HELD:
        return number_within(held_costs, NUMBER_LEAST_CELLS, into);
    case COST:
        return slider_cost_words(row, into);
    case BYTES:
        return slider_figure(row, SLIDER_BYTES, into);
    case PLUS:
    case TIMES:
    case EQUALS:
        break;
    }
    return heads[column];
}

static void draw_heads(const struct form *form, int64_t held_costs, int y, struct canvas *canvas) {
    char held[NUMBER_TEXT_BYTES];
    canvas_text(canvas, 0, y, theme_style(ROLE_HEADING), "ONE USER'S HOUR");
    for (int i = 0; i < COLUMNS; i++)
        canvas_text_right(canvas, form->edges[i], y, theme_style(ROLE_QUIET),
                          i == HELD ? number_within(held_costs, NUMBER_LEAST_CELLS, held)
                                    : heads[i]);
}

static enum role role_of(const struct slider_row *row) {
    return row->cheapest ? ROLE_STRONG : ROLE_TEXT;
}

static void draw_name(const struct slider_row *row, int y, struct canvas *canvas) {
    if (row->cheapest)
        canvas_text(canvas, 0, y, theme_style(ROLE_GOOD), "✓");
    else if (!row->keeps)
        canvas_text(canvas, 0, y, theme_style(ROLE_BAD), "✗");
    canvas_text(canvas, INDENT, y, theme_style(role_of(row)), technique_rows[row->technique].term);
}

static void draw_one(const struct form *form, const struct slider_row *row, int64_t held_costs,
                     int y, struct canvas *canvas) {
    char text[SLIDER_FIGURE_BYTES];
    draw_name(row, y, canvas);
    for (int i = 0; i < COLUMNS; i++)
        canvas_text_right(canvas, form->edges[i], y,
                          theme_style(i == IN_TIME && !row->keeps ? ROLE_BAD : role_of(row)),
                          column_text(row, (enum column)i, held_costs, text));
}

/* --- All users. --- */

static void draw_users_heads(const struct slider *slider, const struct form *form, int y,
                             struct canvas *canvas) {
    char users[SLIDER_FIGURE_BYTES];
    slider_users(slider, users);
    if (form->beside)
        canvas_text_right(canvas, form->users_edges[USERS_COLUMNS - 1], y - 1,
                          theme_style(ROLE_HEADING), users);
    else
        canvas_text(canvas, 0, y, theme_style(ROLE_HEADING), users);
    for (int i = 0; i < USERS_COLUMNS; i++)
        canvas_text_right(canvas, form->users_edges[i], y, theme_style(ROLE_QUIET), users_heads[i]);
}

static void draw_all(const struct form *form, const struct slider_row *row, int y,
                     struct canvas *canvas) {
    char text[SLIDER_FIGURE_BYTES];
    for (int i = 0; i < USERS_COLUMNS; i++)
        canvas_text_right(
            canvas, form->users_edges[i], y, theme_style(role_of(row)),
            slider_figure(row, (enum slider_figure)(SLIDER_FIGURES_OF_ONE + i), text));
}

static void draw_users(const struct slider *slider, const struct form *form,
                       const struct slider_answer *answer, int y, struct canvas *canvas) {
    draw_users_heads(slider, form, y++, canvas);
    for (int i = 0; i < slider->technique_count; i++, y++) {
        if (!form->beside)
            draw_name(&answer->rows[i], y, canvas);
        draw_all(form, &answer->rows[i], y, canvas);
    }
}

/* --- The whole. --- */

static int lost_rows(const struct slider *slider, int width) {
    struct pen pen = {.width_cells = width};
    slider_write_lost(slider, NULL, &pen);
    return pen.y;
}

/* Users beside have a row above their heads. */
static int rows_of_one(const struct slider *slider, const struct form *form) {
    return (form->beside && slider->users > 0) + 1 + slider->technique_count;
}

static int folded_rows(const struct slider *slider, int width) {
    struct pen pen = {.width_cells = width, .y = slider_table_rows(slider, width) + 1};
    slider_write_lost(slider, NULL, &pen);
    slider_write_sum(slider, NULL, 0, &pen);
    return pen.y;
}

int slider_figures_rows(const struct slider *slider, int width) {
    const struct form *form = form_of(width);
    if (form == NULL)
        return folded_rows(slider, width);
    bool below = slider->users > 0 && !form->beside;
    return rows_of_one(slider, form) + lost_rows(slider, width) +
           (below ? 1 + slider->technique_count : 0);
}

/* With the heads of what is below, so that it is seen that there is more. */
int slider_figures_least_rows(const struct slider *slider, int width) {
    const struct form *form = form_of(width);
    if (form == NULL)
        return slider_table_rows(slider, width);
    bool below = slider->users > 0 && !form->beside;
    return rows_of_one(slider, form) + lost_rows(slider, width) + below;
}

static void draw_form(const struct slider_now *now, const struct form *form,
                      const struct slider_answer *answer, int width, struct canvas *canvas) {
    const struct slider *slider = now->slider;
    struct pen pen = {.canvas = canvas, .width_cells = width, .y = rows_of_one(slider, form)};
    int y = pen.y - slider->technique_count;
    draw_heads(form, now->held_costs, y - 1, canvas);
    for (int i = 0; i < slider->technique_count; i++)
        draw_one(form, &answer->rows[i], now->held_costs, y + i, canvas);
    slider_write_lost(slider, answer, &pen);
    if (slider->users > 0)
        draw_users(slider, form, answer, form->beside ? y - 1 : pen.y, canvas);
}

void slider_figures_draw(const struct slider_now *now, const struct slider_answer *answer,
                         int width, struct canvas *canvas) {
    const struct form *form = form_of(width);
    if (form != NULL) {
        draw_form(now, form, answer, width, canvas);
        return;
    }
    int below = slider_table_rows(now->slider, width) + 1;
    struct pen pen = {.canvas = canvas, .width_cells = width, .y = below};
    slider_table_draw(now->slider, answer, width, 0, canvas);
    slider_write_lost(now->slider, answer, &pen);
    slider_write_sum(now->slider, answer, now->held_costs, &pen);
}
