/* What a slider's table decides: its words, and how they are written. */
#include "blocks/slider/verdict.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/theme.h"

static int count_cheapest(const struct slider_answer *answer) {
    int count = 0;
    for (int i = 0; i < (int)TECHNIQUE_COUNT; i++)
        count += answer->rows[i].cheapest;
    return count;
}

/* All that are the cheapest: "SSE", "SSE or WebSocket", "SSE, WebSocket or long polling". */
static const char *names_of(const struct slider_answer *answer, char into[SLIDER_VERDICT_BYTES]) {
    int left = count_cheapest(answer), length = 0;
    into[0] = '\0';
    for (int i = 0; i < (int)TECHNIQUE_COUNT; i++)
        if (answer->rows[i].cheapest) {
            left--;
            length += snprintf(into + length, SLIDER_VERDICT_BYTES - (size_t)length, "%s%s",
                               technique_rows[answer->rows[i].technique].term,
                               left > 1    ? ", "
                               : left == 1 ? " or "
                                           : "");
        }
    return into;
}

const char *slider_verdict(const struct slider_answer *answer, int cells,
                           char into[SLIDER_VERDICT_BYTES]) {
    char names[SLIDER_VERDICT_BYTES];
    snprintf(into, SLIDER_VERDICT_BYTES, "✓ Cheapest in time: %.96s", names_of(answer, names));
    if (answer->choice < 0)
        snprintf(into, SLIDER_VERDICT_BYTES, "✗ None of these is in time");
    else if (text_width(into) > cells)
        snprintf(into, SLIDER_VERDICT_BYTES, "✓ Cheapest in time: %d of these",
                 count_cheapest(answer));
    return into;
}

/* As it is where all cost the same. */
static const char *longest(const struct slider *slider, char into[SLIDER_VERDICT_BYTES]) {
    struct slider_answer all = {.choice = 0};
    for (int i = 0; i < slider->technique_count; i++) {
        all.rows[i].technique = slider->techniques[i];
        all.rows[i].cheapest = true;
    }
    return slider_verdict(&all, INT_MAX, into);
}

int slider_verdict_rows(const struct slider *slider, int width_cells) {
    char words[SLIDER_VERDICT_BYTES];
    longest(slider, words);
    return text_lines(words, strlen(words), width_cells);
}

static struct style style_of(const struct slider_answer *answer) {
    return theme_style(answer->choice < 0 ? ROLE_BAD : ROLE_STRONG);
}

/* The tick has a colour of its own. */
static void tick(const struct slider_answer *answer, int x, int y, struct pen *pen) {
    if (answer->choice >= 0 && pen->canvas != NULL)
        canvas_text(pen->canvas, x, y, theme_style(ROLE_GOOD), "✓");
}

void slider_write_verdict(const struct slider *slider, const struct slider_answer *answer,
                          struct pen *pen) {
    char words[SLIDER_VERDICT_BYTES];
    int y = pen->y, rows = slider_verdict_rows(slider, pen->width_cells);
    if (answer == NULL) {
        pen_skip(pen, rows);
        return;
    }
    pen_label_rows(pen, 0, style_of(answer), slider_verdict(answer, INT_MAX, words), rows);
    tick(answer, 0, y, pen);
}

void slider_write_verdict_beside(const struct slider_answer *answer, int cells, struct pen *pen) {
    char words[SLIDER_VERDICT_BYTES];
    int x = pen->width_cells - text_width(slider_verdict(answer, cells, words));
    pen_mark(pen, x, style_of(answer), words);
    tick(answer, x, pen->y, pen);
    pen_skip(pen, 1);
}
