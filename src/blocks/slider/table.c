/* The table of what the techniques come to where it is too narrow to have the sum in it, in each of
 * its forms down to a list. */
#include "blocks/slider/table.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "blocks/slider/verdict.h"
#include "ui/pen.h"

enum { INDENT = 2 /* the columns of the mark of the choice */ };
enum { TEXT_BYTES = SLIDER_FIGURE_BYTES, FIGURES = SLIDER_FIGURES_OF_ALL };

/* Where the figures of one technique stand: the line, and the column that each ends before. */
struct form {
    int least; /* the width that it takes */
    int lines; /* of a technique, and of the heads */
    bool brief;
    struct {
        int line, edge;
        const char *head;
    } columns[FIGURES];
};

// clang-format off
static const struct form folded[] = {
    {45, 2, false, {
        {0, 24, "in time"},    {0, 36, "requests/h"}, {0, 45, "bytes/h"},
        {1, 28, "req./s"},     {1, 36, "sent/s"},     {1, 20, "open"}, {1, 45, "bytes/s"}}},
    {35, 3, true, {
        {0, 19, "in time"}, {0, 27, "req./h"}, {0, 35, "bytes/h"},
        {1, 27, "req./s"},  {2, 27, "sent/s"}, {1, 19, "open"},   {1, 35, "bytes/s"}}},
};
// clang-format on
enum { FOLDED = sizeof folded / sizeof folded[0] };

/* NULL: a list. */
static const struct form *form_of(int width) {
    for (int i = 0; i < FOLDED; i++)
        if (width >= folded[i].least)
            return &folded[i];
    return NULL;
}

static int figures_of(const struct slider *slider) {
    return slider->users > 0 ? FIGURES : SLIDER_FIGURES_OF_ONE;
}

static int lines_of(const struct slider *slider, const struct form *form) {
    return slider->users > 0 ? form->lines : 1;
}

const char *slider_users(const struct slider *slider, char into[SLIDER_FIGURE_BYTES]) {
    char number[NUMBER_TEXT_BYTES];
    snprintf(into, TEXT_BYTES, "%s users", number_short((int64_t)slider->users * 1000, number));
    return into;
}

const char *slider_figure(const struct slider_row *row, enum slider_figure figure,
                          char into[SLIDER_FIGURE_BYTES]) {
    char share[NUMBER_TEXT_BYTES];
    switch (figure) {
    case SLIDER_IN_TIME:
        snprintf(into, TEXT_BYTES, "%s %%", number_short(row->within_milli * 100, share));
        return into;
    case SLIDER_REQUESTS:
        return number_within(row->requests, NUMBER_SHORT_CELLS, into);
    case SLIDER_BYTES:
        return number_bytes(row->bytes, into);
    case SLIDER_USERS_REQUESTS:
        return number_short(row->users_requests_milli, into);
    case SLIDER_USERS_SENT:
        return number_short(row->users_messages_milli, into);
    case SLIDER_USERS_OPEN:
        return number_short(row->users_open * 1000, into);
    case SLIDER_USERS_BYTES:
        return number_bytes(row->users_bytes, into);
    }
    return "";
}

/* The table */

static void draw_heads(const struct slider *slider, const struct form *form, int y,
                       struct canvas *canvas) {
    char users[TEXT_BYTES];
    if (slider->users > 0) {
        int x = canvas_text(canvas, 0, y + 1, theme_style(ROLE_QUIET), slider_users(slider, users));
        canvas_text(canvas, x, y + 1, theme_style(ROLE_QUIET), ":");
    }
    for (int i = 0; i < figures_of(slider); i++)
        canvas_text_right(canvas, form->columns[i].edge, y + form->columns[i].line,
                          theme_style(ROLE_QUIET), form->columns[i].head);
}

static void draw_row(const struct slider *slider, const struct form *form,
                     const struct slider_row *row, int y, struct canvas *canvas) {
    bool chosen = row->cheapest;
    const struct technique_row *technique = &technique_rows[row->technique];
    char text[TEXT_BYTES];
    enum role role = chosen ? ROLE_STRONG : ROLE_TEXT;
    if (chosen)
        canvas_text(canvas, 0, y, theme_style(ROLE_GOOD), "✓");
    canvas_text(canvas, INDENT, y, theme_style(role),
                form->brief ? technique->brief : technique->term);
    for (int i = 0; i < figures_of(slider); i++)
        canvas_text_right(canvas, form->columns[i].edge, y + form->columns[i].line,
                          theme_style(role), slider_figure(row, (enum slider_figure)i, text));
}

static void draw_form(const struct slider *slider, const struct form *form,
                      const struct slider_answer *answer, int y, struct canvas *canvas) {
    draw_heads(slider, form, y, canvas);
    y += lines_of(slider, form);
    for (int i = 0; i < slider->technique_count; i++, y += lines_of(slider, form))
        draw_row(slider, form, &answer->rows[i], y, canvas);
}

/* The list */

static const char *const items[] = {
    [SLIDER_IN_TIME] = "in time",
    [SLIDER_REQUESTS] = "requests an hour",
    [SLIDER_BYTES] = "bytes an hour",
    [SLIDER_USERS_REQUESTS] = "requests a second",
    [SLIDER_USERS_SENT] = "sent a second",
    [SLIDER_USERS_OPEN] = "open connections",
    [SLIDER_USERS_BYTES] = "bytes a second",
};
_Static_assert(sizeof items / sizeof *items == FIGURES, "a row each");
static const char widest[] = "999,999";

/* The figure at the right of its row, or below it: where there is room for the widest, so that no
 * figure changes the rows. Without a row it only measures. */
static void write_item(const struct slider_row *row, enum slider_figure figure, struct pen *pen) {
    char text[TEXT_BYTES];
    const char *shown = row != NULL ? slider_figure(row, figure, text) : widest;
    int room = pen->width_cells > INDENT ? pen->width_cells - INDENT : 1;
    if (text_width(items[figure]) + 2 + text_width(widest) <= room) {
        pen_pair(pen, INDENT, theme_style(ROLE_TEXT), items[figure], theme_style(ROLE_TEXT), shown);
        return;
    }
    pen_label(pen, INDENT, theme_style(ROLE_TEXT), items[figure]);
    int below = pen->y + text_lines(widest, strlen(widest), room);
    pen_label(pen, INDENT, theme_style(ROLE_VALUE), shown);
    pen->y = below;
}

static void write_list(const struct slider *slider, const struct slider_answer *answer,
                       struct pen *pen) {
    char users[TEXT_BYTES];
    for (int i = 0; i < slider->technique_count; i++) {
        const struct slider_row *row = answer != NULL ? &answer->rows[i] : NULL;
        bool chosen = row != NULL && row->cheapest;
        if (chosen)
            pen_mark(pen, 0, theme_style(ROLE_GOOD), "✓");
        pen_label(pen, INDENT, theme_style(ROLE_STRONG),
                  technique_rows[slider->techniques[i]].term);
        for (int k = 0; k < figures_of(slider); k++) {
            if (k == SLIDER_FIGURES_OF_ONE)
                pen_label(pen, INDENT, theme_style(ROLE_QUIET), slider_users(slider, users));
            write_item(row, (enum slider_figure)k, pen);
        }
    }
}

int slider_table_rows(const struct slider *slider, int width) {
    const struct form *form = form_of(width);
    struct pen pen = {.width_cells = width};
    if (form == NULL)
        write_list(slider, NULL, &pen);
    else
        pen.y = (1 + slider->technique_count) * lines_of(slider, form);
    return pen.y;
}

void slider_table_draw(const struct slider *slider, const struct slider_answer *answer, int width,
                       int y, struct canvas *canvas) {
    const struct form *form = form_of(width);
    struct pen pen = {.canvas = canvas, .width_cells = width, .y = y};
    if (form == NULL)
        write_list(slider, answer, &pen);
    else
        draw_form(slider, form, answer, y, canvas);
}

/* Plain text */

static void plain_row(const struct slider *slider, const struct slider_row *row,
                      struct writer *writer) {
    char text[TEXT_BYTES], users[TEXT_BYTES];
    struct writer line = {0};
    writer_printf(&line, "%s:", technique_rows[row->technique].term);
    for (int i = 0; i < figures_of(slider); i++) {
        if (i == SLIDER_FIGURES_OF_ONE)
            writer_printf(&line, "; %s:", slider_users(slider, users));
        else if (i > 0)
            writer_printf(&line, ",");
        writer_printf(&line, " %s %s", items[i], slider_figure(row, (enum slider_figure)i, text));
    }
    writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, line.text);
    writer_release(&line);
}

void slider_table_plain(const struct slider *slider, const struct slider_answer *answer,
                        struct writer *writer) {
    char words[SLIDER_VERDICT_BYTES];
    for (int i = 0; i < slider->technique_count; i++)
        plain_row(slider, &answer->rows[i], writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, slider_verdict(answer, INT_MAX, words));
}
