/* How what was lost is told, and the sum behind the verdict: requests + open connections × what
 * each counts as. */
#include "blocks/slider/sum.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/pen.h"

enum { INDENT = 2, SUM_BYTES = 4 * NUMBER_TEXT_BYTES + 16, NAME_BYTES = 64 };
enum { LOST_BYTES = 256 };

static const char head[] = "Cost: requests an hour + mean open connections × what each counts as";
static const char widest_sum[] = "999,999 + 0.999 × 10,000 = 9,999.999";
static const char widest_name[] = "short polling, too late";

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), width > 0 ? width : 1);
}

/* --- What was lost, beside the shares that are in time. --- */

/* "Never arrived: SSE 67 of 549, WebSocket 66 of 549", of each that may lose some; "" where none
 * may. Without an answer the widest. */
static const char *lost_words(const struct slider *slider, const struct slider_answer *answer,
                              char into[LOST_BYTES]) {
    size_t length = 0;
    into[0] = '\0';
    for (int i = 0; i < slider->technique_count; i++) {
        char lost[NUMBER_TEXT_BYTES] = "999,999", counted[NUMBER_TEXT_BYTES] = "9,999,999";
        if (!slider_may_lose(slider, i))
            continue;
        if (answer != NULL) {
            number_grouped(answer->rows[i].lost, lost);
            number_grouped(answer->rows[i].counted, counted);
        }
        length += (size_t)snprintf(into + length, LOST_BYTES - length, "%s%s %s of %s",
                                   length > 0 ? ", " : "Never arrived: ",
                                   technique_rows[slider->techniques[i]].term, lost, counted);
    }
    return into;
}

void slider_write_lost(const struct slider *slider, const struct slider_answer *answer,
                       struct pen *pen) {
    char widest[LOST_BYTES], words[LOST_BYTES];
    lost_words(slider, NULL, widest);
    if (widest[0] != '\0')
        pen_label_rows(pen, 0, theme_style(ROLE_TEXT), lost_words(slider, answer, words),
                       rows_of(widest, pen->width_cells));
}

/* --- The sum. --- */

static bool comes_before(const struct slider_row *row, const struct slider_row *other) {
    if (row->keeps != other->keeps)
        return row->keeps;
    return row->cost_milli < other->cost_milli;
}

void slider_sum_order(const struct slider *slider, const struct slider_answer *answer,
                      int order[TECHNIQUE_COUNT]) {
    for (int i = 0; i < slider->technique_count; i++) {
        int at = i;
        for (; at > 0 && comes_before(&answer->rows[i], &answer->rows[order[at - 1]]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

const char *slider_cost_words(const struct slider_row *row, char into[NUMBER_TEXT_BYTES]) {
    bool exact = row->requests < SLIDER_REQUESTS_END;
    return number_exact(row->cost_milli, exact ? SLIDER_COST_CELLS : SLIDER_REQUESTS_CELLS, into);
}

static const char *sum_words(const struct slider_row *row, int64_t held_costs,
                             char into[SUM_BYTES]) {
    char requests[NUMBER_TEXT_BYTES], open[NUMBER_TEXT_BYTES];
    char held[NUMBER_TEXT_BYTES], cost[NUMBER_TEXT_BYTES];
    snprintf(into, SUM_BYTES, "%s + %s × %s = %s",
             number_within(row->requests, SLIDER_REQUESTS_CELLS, requests),
             number_milli(row->open_milli, open), number_grouped(held_costs, held),
             slider_cost_words(row, cost));
    return into;
}

static const char *name_words(const struct slider_row *row, char into[NAME_BYTES]) {
    snprintf(into, NAME_BYTES, "%s%s", technique_rows[row->technique].term,
             row->keeps ? "" : ", too late");
    return into;
}

static bool has_one_line(int width) {
    return INDENT + text_width(widest_name) + 2 + text_width(widest_sum) <= width;
}

/* At the right, where it has room for the widest; else as far as it has. */
static void write_below(struct pen *pen, struct style style, const char *sum) {
    int free_cells = pen->width_cells - text_width(sum);
    int rows = rows_of(widest_sum, pen->width_cells);
    if (rows > 1 || free_cells < 0) {
        pen_label_rows(pen, 0, style, sum, rows);
        return;
    }
    pen_mark(pen, free_cells, style, sum);
    pen_skip(pen, 1);
}

/* Where there is no room beside it, the sum is below the name; either has the room of the widest,
 * so that no figure changes the rows. Without a row it only measures. */
static void write_row(const struct slider_row *row, int64_t held_costs, struct pen *pen) {
    char name[NAME_BYTES], sum[SUM_BYTES];
    struct style style = theme_style(row != NULL && row->cheapest ? ROLE_STRONG : ROLE_TEXT);
    const char *name_shown = row != NULL ? name_words(row, name) : widest_name;
    const char *sum_shown = row != NULL ? sum_words(row, held_costs, sum) : widest_sum;
    int room = pen->width_cells - INDENT;
    if (row != NULL && row->cheapest)
        pen_mark(pen, 0, theme_style(ROLE_GOOD), "✓");
    if (has_one_line(pen->width_cells)) {
        pen_pair(pen, INDENT, style, name_shown, style, sum_shown);
        return;
    }
    pen_label_rows(pen, INDENT, style, name_shown, rows_of(widest_name, room));
    write_below(pen, style, sum_shown);
}

static void write_head(struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_QUIET), head);
}

void slider_write_sum(const struct slider *slider, const struct slider_answer *answer,
                      int64_t held_costs, struct pen *pen) {
    int order[TECHNIQUE_COUNT];
    if (answer != NULL)
        slider_sum_order(slider, answer, order);
    write_head(pen);
    for (int i = 0; i < slider->technique_count; i++)
        write_row(answer != NULL ? &answer->rows[order[i]] : NULL, held_costs, pen);
}

void slider_sum_plain(const struct slider *slider, const struct slider_answer *answer,
                      int64_t held_costs, struct writer *writer) {
    char name[NAME_BYTES], sum[SUM_BYTES], line[NAME_BYTES + SUM_BYTES + 2];
    char lost[LOST_BYTES];
    int order[TECHNIQUE_COUNT];
    slider_sum_order(slider, answer, order);
    if (lost_words(slider, answer, lost)[0] != '\0')
        writer_wrapped(writer, "", "", PLAIN_WIDTH, lost);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, head);
    for (int i = 0; i < slider->technique_count; i++) {
        const struct slider_row *row = &answer->rows[order[i]];
        snprintf(line, sizeof line, "%s: %s", name_words(row, name),
                 sum_words(row, held_costs, sum));
        writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, line);
    }
}
