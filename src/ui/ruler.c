/* How the figures of a ruler are chosen: both ends, and between them as many round ones as have
 * room. */
#include "ui/ruler.h"

#include <stdio.h>

#include "base/duration.h"
#include "base/text.h"
#include "ui/theme.h"

/* Round figures of a logarithmic scale; an even one is quartered. */
static const int64_t decade_usec[] = {
    1,       10,       100,      1000,      10000,      100000,
    1000000, 10000000, 60000000, 600000000, 3600000000, 36000000000,
};
enum { DECADES = sizeof decade_usec / sizeof decade_usec[0], QUARTERS = 4, GAP = 2 };

static int count_ticks(const struct ruler *ruler) {
    return ruler->scale.even ? QUARTERS : DECADES;
}

static int64_t tick_usec(const struct ruler *ruler, int index) {
    struct scale quarters = ruler->scale;
    quarters.steps = QUARTERS;
    return ruler->scale.even ? scale_value(&quarters, index) : decade_usec[index];
}

struct label {
    int column, width; /* of the text's first cell */
    char text[DURATION_TEXT_BYTES];
};

static struct label end_label(const struct ruler *ruler, bool first) {
    struct label label;
    duration_format(first ? ruler->scale.from_usec : ruler->scale.to_usec, label.text);
    if (first && ruler->first != NULL)
        snprintf(label.text, sizeof label.text, "%s", ruler->first);
    label.width = text_width(label.text);
    label.column = first ? 0 : ruler->width - label.width;
    return label;
}

static struct label tick_label(int64_t usec, int column) {
    struct label label;
    duration_format(usec, label.text);
    label.width = text_width(label.text);
    label.column = column - label.width / 2;
    return label;
}

static void draw_label(const struct ruler *ruler, const struct label *label,
                       struct canvas *canvas) {
    canvas_text(canvas, label->column, ruler->row, theme_style(ROLE_QUIET), label->text);
}

static bool is_edge(const struct ruler *ruler, int column) {
    for (int i = 0; i < ruler->edge_count; i++)
        if (ruler->edges[i] == column)
            return true;
    return false;
}

void ruler_draw(const struct ruler *ruler, struct canvas *canvas) {
    struct label first = end_label(ruler, true), last = end_label(ruler, false);
    int free_from = first.column + first.width + GAP;
    draw_label(ruler, &first, canvas);
    if (last.column >= free_from)
        draw_label(ruler, &last, canvas);
    for (int i = 0; i < count_ticks(ruler); i++) {
        int64_t usec = tick_usec(ruler, i);
        int column = scale_value_column(&ruler->scale, usec, ruler->width);
        struct label label = tick_label(usec, column);
        if (usec <= ruler->scale.from_usec || usec >= ruler->scale.to_usec ||
            label.column < free_from || label.column + label.width + GAP > last.column)
            continue;
        draw_label(ruler, &label, canvas);
        canvas_text(canvas, column, ruler->row + 1, theme_style(ROLE_QUIET),
                    is_edge(ruler, column) ? "┼" : "┴");
        free_from = label.column + label.width + GAP;
    }
}
