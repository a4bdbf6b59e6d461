/* The table of what the techniques come to, in each of its forms from wide to a list. */
#include "blocks/slider/table.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum { INDENT = 2 /* the columns of the mark of the choice */ };
enum { TEXT_BYTES = NUMBER_TEXT_BYTES + 8 /* a number and a word, or a sign */ };

enum figure { IN_TIME, REQUESTS, BYTES, USERS_REQUESTS, USERS_SENT, USERS_OPEN, USERS_BYTES };
enum { FIGURES = USERS_BYTES + 1, FIGURES_OF_ONE = BYTES + 1 };

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
static const struct form wide = {74, 1, false, {
    {0, 22, "in time"},    {0, 31, "requests"}, {0, 39, "bytes"},
    {0, 50, "requests/s"}, {0, 58, "sent/s"},   {0, 66, "open"},  {0, 74, "bytes/s"}}};
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
static const struct form *form_of(const struct slider *slider, int width) {
    if (slider->users > 0 && width >= wide.least)
        return &wide;
    for (int i = 0; i < FOLDED; i++)
        if (width >= folded[i].least)
            return &folded[i];
    return NULL;
}

static int figures_of(const struct slider *slider) {
    return slider->users > 0 ? FIGURES : FIGURES_OF_ONE;
}

static int lines_of(const struct slider *slider, const struct form *form) {
    return slider->users > 0 ? form->lines : 1;
}

static const char *users_words(const struct slider *slider, char into[TEXT_BYTES]) {
    char number[NUMBER_TEXT_BYTES];
    snprintf(into, TEXT_BYTES, "%s users", number_short((int64_t)slider->users * 1000, number));
    return into;
}

static const char *figure_text(const struct slider_row *row, enum figure figure,
                               char into[TEXT_BYTES]) {
    char share[NUMBER_TEXT_BYTES];
    switch (figure) {
    case IN_TIME:
        snprintf(into, TEXT_BYTES, "%s %%", number_short(row->within_milli * 100, share));
        return into;
    case REQUESTS:
        return number_within(row->requests, NUMBER_SHORT_CELLS, into);
    case BYTES:
        return number_bytes(row->bytes, into);
    case USERS_REQUESTS:
        return number_short(row->users_requests_milli, into);
    case USERS_SENT:
        return number_short(row->users_messages_milli, into);
    case USERS_OPEN:
        return number_short(row->users_open * 1000, into);
    case USERS_BYTES:
        return number_bytes(row->users_bytes, into);
    }
    return "";
}

/* The verdict */

const char slider_longest_verdict[] = "✓ Cheapest in time: SSE or WebSocket";

/* All that are the cheapest, by name if they have the room of the longest verdict. */
static const char *names_of(const struct slider_answer *answer, char into[SLIDER_VERDICT_BYTES]) {
    static const char most[] = "SSE or WebSocket";
    int count = 0, length = 0;
    into[0] = '\0';
    for (int i = 0; i < (int)TECHNIQUE_COUNT; i++)
        if (answer->rows[i].cheapest)
            length +=
                snprintf(into + length, SLIDER_VERDICT_BYTES - (size_t)length, "%s%s",
                         count++ > 0 ? " or " : "", technique_rows[answer->rows[i].technique].term);
    if (text_width(into) > text_width(most))
        snprintf(into, SLIDER_VERDICT_BYTES, "%d of these", count);
    return into;
}

const char *slider_verdict(const struct slider_answer *answer, char into[SLIDER_VERDICT_BYTES]) {
    char names[SLIDER_VERDICT_BYTES];
    if (answer->choice < 0)
        snprintf(into, SLIDER_VERDICT_BYTES, "✗ None of these is in time");
    else
        snprintf(into, SLIDER_VERDICT_BYTES, "✓ Cheapest in time: %.32s", names_of(answer, names));
    return into;
}

static int verdict_rows(int width) {
    static const char *const longest[] = {slider_longest_verdict,
                                          "✓ Cheapest in time: short polling"};
    int most = 0;
    for (int i = 0; i < 2; i++) {
        int lines = text_lines(longest[i], strlen(longest[i]), width);
        most = lines > most ? lines : most;
    }
    return most;
}

static void draw_verdict(const struct slider_answer *answer, int width, int y,
                         struct canvas *canvas) {
    char words[SLIDER_VERDICT_BYTES];
    struct pen pen = {.canvas = canvas, .width_cells = width, .y = y};
    pen_label(&pen, 0, theme_style(answer->choice < 0 ? ROLE_BAD : ROLE_STRONG),
              slider_verdict(answer, words));
    if (answer->choice >= 0)
        canvas_text(canvas, 0, y, theme_style(ROLE_GOOD), "✓");
}

/* The table */

static void draw_right(struct canvas *canvas, int edge, int y, enum role role, const char *text) {
    canvas_text(canvas, edge - text_width(text), y, theme_style(role), text);
}

/* In the middle between two columns. */
static void draw_group(struct canvas *canvas, int from, int to, int y, const char *text) {
    canvas_text(canvas, from + (to - from - text_width(text)) / 2, y, theme_style(ROLE_QUIET),
                text);
}

static int head_rows(const struct slider *slider, const struct form *form) {
    return form == &wide ? 2 : lines_of(slider, form);
}

static void draw_heads(const struct slider *slider, const struct form *form, int y,
                       struct canvas *canvas) {
    char users[TEXT_BYTES];
    users_words(slider, users);
    if (form == &wide) {
        draw_group(canvas, form->columns[IN_TIME].edge, form->columns[BYTES].edge, y,
                   "one user, an hour");
        draw_group(canvas, form->columns[BYTES].edge, form->columns[USERS_BYTES].edge, y++, users);
    } else if (slider->users > 0) {
        int x = canvas_text(canvas, 0, y + 1, theme_style(ROLE_QUIET), users);
        canvas_text(canvas, x, y + 1, theme_style(ROLE_QUIET), ":");
    }
    for (int i = 0; i < figures_of(slider); i++)
        draw_right(canvas, form->columns[i].edge, y + form->columns[i].line, ROLE_QUIET,
                   form->columns[i].head);
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
        draw_right(canvas, form->columns[i].edge, y + form->columns[i].line, role,
                   figure_text(row, (enum figure)i, text));
}

static void draw_form(const struct slider *slider, const struct form *form,
                      const struct slider_answer *answer, int y, struct canvas *canvas) {
    draw_heads(slider, form, y, canvas);
    y += head_rows(slider, form);
    for (int i = 0; i < slider->technique_count; i++, y += lines_of(slider, form))
        draw_row(slider, form, &answer->rows[i], y, canvas);
}

/* The list */

static const char *const items[] = {
    [IN_TIME] = "in time",
    [REQUESTS] = "requests an hour",
    [BYTES] = "bytes an hour",
    [USERS_REQUESTS] = "requests a second",
    [USERS_SENT] = "sent a second",
    [USERS_OPEN] = "open connections",
    [USERS_BYTES] = "bytes a second",
};
_Static_assert(sizeof items / sizeof *items == FIGURES, "a row each");
static const char widest[] = "999,999";

/* The figure at the right of its row, or below it: where there is room for the widest, so that no
 * figure changes the rows. Without a row it only measures. */
static void write_item(const struct slider_row *row, enum figure figure, struct pen *pen) {
    char text[TEXT_BYTES];
    const char *shown = row != NULL ? figure_text(row, figure, text) : widest;
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
            if (k == FIGURES_OF_ONE)
                pen_label(pen, INDENT, theme_style(ROLE_QUIET), users_words(slider, users));
            write_item(row, (enum figure)k, pen);
        }
    }
}

int slider_table_rows(const struct slider *slider, int width) {
    const struct form *form = form_of(slider, width);
    struct pen pen = {.width_cells = width, .y = verdict_rows(width)};
    if (form == NULL)
        write_list(slider, NULL, &pen);
    else
        pen.y += head_rows(slider, form) + slider->technique_count * lines_of(slider, form);
    return pen.y;
}

void slider_table_draw(const struct slider *slider, const struct slider_answer *answer, int width,
                       int y, struct canvas *canvas) {
    const struct form *form = form_of(slider, width);
    draw_verdict(answer, width, y, canvas);
    struct pen pen = {.canvas = canvas, .width_cells = width, .y = y + verdict_rows(width)};
    if (form == NULL)
        write_list(slider, answer, &pen);
    else
        draw_form(slider, form, answer, pen.y, canvas);
}

/* Plain text */

static void plain_row(const struct slider *slider, const struct slider_row *row,
                      struct writer *writer) {
    char text[TEXT_BYTES], users[TEXT_BYTES];
    struct writer line = {0};
    writer_printf(&line, "%s:", technique_rows[row->technique].term);
    for (int i = 0; i < figures_of(slider); i++) {
        if (i == FIGURES_OF_ONE)
            writer_printf(&line, "; %s:", users_words(slider, users));
        else if (i > 0)
            writer_printf(&line, ",");
        writer_printf(&line, " %s %s", items[i], figure_text(row, (enum figure)i, text));
    }
    writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, line.text);
    writer_release(&line);
}

void slider_table_plain(const struct slider *slider, const struct slider_answer *answer,
                        struct writer *writer) {
    char words[SLIDER_VERDICT_BYTES];
    for (int i = 0; i < slider->technique_count; i++)
        plain_row(slider, &answer->rows[i], writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, slider_verdict(answer, words));
}
