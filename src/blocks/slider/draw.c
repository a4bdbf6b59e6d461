/* How a slider gives out its rows and draws them: scale, bands, knob, what the band says. */
#include "blocks/slider/draw.h"

#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/text.h"
#include "blocks/slider/held.h"
#include "blocks/slider/sum.h"
#include "blocks/slider/table.h"
#include "ui/ruler.h"

enum {
    MARK = 2,         /* the columns of the focus mark */
    NARROW = 30,      /* below this width the bands are a list */
    VALUE_CELLS = 22, /* the widest value in words, and two more between it and the label */
    ROOMY_ROWS = 14,  /* a body with fewer rows has none to spare for space */
    INSTANT_USEC = 100000
};

static void write_title(const struct slider_band *band, struct pen *pen) {
    pen_pair(pen, 0, theme_style(ROLE_STRONG), band->title, theme_style(ROLE_VALUE), band->range);
}

static void write_text(const struct slider_band *band, struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_TEXT), band->fits_words);
    pen_label(pen, 0, theme_style(ROLE_QUIET), band->examples_words);
    pen_prose(pen, 0, theme_style(ROLE_TEXT), band->text);
    pen_prose(pen, 0, theme_style(ROLE_TEXT), band->other_choice);
}

static void write_band(const struct slider_band *band, struct pen *pen) {
    write_title(band, pen);
    write_text(band, pen);
}

typedef void band_writer(const struct slider_band *band, struct pen *pen);

/* The tallest description: what is below does not jump from band to band. */
static int most_rows(const struct slider *slider, band_writer *write, int width,
                     const struct scene *scene) {
    int most = 0;
    for (int i = 0; i < slider->bands.count; i++) {
        struct pen pen = scene_pen(scene, NULL, width);
        write(slider_band_at(slider, i), &pen);
        most = pen.y > most ? pen.y : most;
    }
    return most;
}

static int inner(int width) {
    return width > MARK ? width - MARK : 1;
}

/* The plan of the rows, the same for layout and drawing. The piece never changes its height as the
 * knob moves. */

struct plan {
    int width;                        /* without the columns of the mark */
    bool beside;                      /* the value stands beside the label, not below it */
    bool narrow;                      /* one line for the scale, and a list of bands below it */
    int edges[SLIDER_BAND_LIMIT + 1]; /* the columns of the bands' bounds */
    int name_rows;                    /* of the names on the scale; 0: the bands are numbered */
    const char *legend;               /* what the numbers mean; NULL: there are none */
    int scale_row, list_row, band_row, rows;
    int table_row, text_row; /* where it simulates: the table is between a band's title and text */
};

static int inside(const struct plan *plan, int index) {
    return plan->edges[index + 1] - plan->edges[index] - 1;
}

static bool words_fit(const char *text, int width) {
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        if (text_width_of(text, length) > width)
            return false;
        text += length + (text[length] == ' ');
    }
    return true;
}

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), width);
}

/* How many rows the names take inside their bands; 0 when one does not fit into two. */
static int count_name_rows(const struct slider *slider, const struct plan *plan) {
    int most = 1;
    for (int i = 0; i < slider->bands.count; i++) {
        const char *title = slider_band_at(slider, i)->title;
        int width = inside(plan, i);
        if (width < 1 || !words_fit(title, width) || rows_of(title, width) > 2)
            return 0;
        most = rows_of(title, width) > most ? rows_of(title, width) : most;
    }
    return most;
}

static void place_edges(const struct slider *slider, struct plan *plan) {
    for (int i = 0; i < slider->bands.count; i++)
        plan->edges[i] =
            scale_value_column(&slider->scale, slider_band_at(slider, i)->from_usec, plan->width);
    plan->edges[slider->bands.count] = plan->width - 1;
}

/* The table is right below the scale, so that both are seen while the knob moves. */
static void place_band(const struct slider *slider, const struct scene *scene, int gap,
                       struct plan *plan) {
    if (!slider->asks) {
        plan->rows = plan->band_row + most_rows(slider, write_band, plan->width, scene);
        return;
    }
    plan->table_row = plan->band_row + most_rows(slider, write_title, plan->width, scene);
    plan->text_row = plan->table_row + slider_table_rows(slider, plan->width);
    int text_rows = most_rows(slider, write_text, plan->width, scene);
    plan->text_row += text_rows > 0 ? gap : 0;
    plan->rows = plan->text_row + text_rows;
}

static struct plan make_plan(const struct slider *slider, const struct scene *scene, int width) {
    struct plan plan = {.width = inner(width), .narrow = width < NARROW};
    int gap = scene->body_rows >= ROOMY_ROWS ? 1 : 0;
    place_edges(slider, &plan);
    plan.beside = text_width(slider->label) + VALUE_CELLS <= plan.width;
    plan.name_rows = plan.narrow ? 0 : count_name_rows(slider, &plan);
    if (!plan.narrow && plan.name_rows == 0)
        plan.legend = slider->legend;
    plan.scale_row = rows_of(slider->label, plan.width) + (plan.beside ? 0 : 1) + gap;
    int bar_rows = plan.narrow ? 1 : plan.name_rows > 1 ? 5 : 4;
    int list_rows = plan.narrow           ? slider->bands.count
                    : plan.legend != NULL ? rows_of(plan.legend, plan.width)
                                          : 0;
    plan.list_row = plan.scale_row + bar_rows;
    plan.band_row = plan.list_row + list_rows + gap;
    place_band(slider, scene, gap, &plan);
    return plan;
}

/* A reason that is none any more leaves its rows, so that nothing jumps. */
static void write_reason(const struct slider_now *now, const struct pair *reason, struct pen *pen) {
    struct pen blank = *pen;
    blank.canvas = NULL;
    pen_prose(slider_now_says(now, reason) ? pen : &blank, 0, theme_style(ROLE_QUIET),
              reason->text);
    pen->y = blank.y > pen->y ? blank.y : pen->y;
}

static void write_assumed(const struct slider_now *now, struct pen *pen) {
    const struct list reasons = now->slider->other_terms;
    pen_label(pen, 0, theme_style(ROLE_QUIET), now->assumed);
    for (int i = 0; i < reasons.count; i++)
        write_reason(now, (const struct pair *)reasons.at + i, pen);
}

void slider_layout(const struct slider_now *now, const struct scene *scene, struct flow *flow) {
    struct plan plan = make_plan(now->slider, scene, flow->width);
    const struct block *block = now->block;
    flow_add(flow, block, SLIDER_SCALE, plan.rows, PIECE_STOP | (now->waits ? 0 : PIECE_ENTERS));
    if (now->waits || !now->slider->asks)
        return;
    struct pen pen = scene_pen(scene, NULL, inner(flow->width));
    write_assumed(now, &pen);
    flow_gap(flow);
    flow_add(flow, block, SLIDER_SUM, slider_sum_rows(now->slider, flow->width), 0);
    flow_gap(flow);
    flow_add(flow, block, SLIDER_HELD, slider_held_rows(now, SLIDER_HELD, scene, flow->width),
             PIECE_STOP | PIECE_ENTERS);
    if (now->slider->kept_count > 0)
        flow_add(flow, block, SLIDER_KEPT, slider_held_rows(now, SLIDER_KEPT, scene, flow->width),
                 PIECE_STOP | PIECE_ENTERS);
    flow_gap(flow);
    flow_add(flow, block, SLIDER_ASSUMED, pen.y, 0);
}

/* Drawing */

struct drawing {
    const struct slider_now *now;
    const struct slider *slider; /* the same one's */
    const struct plan *plan;
    struct canvas *canvas;
    bool focused, entered;
};

static void draw_head(const struct drawing *drawing) {
    const struct plan *plan = drawing->plan;
    struct style label = theme_style(drawing->focused ? ROLE_FOCUS : ROLE_HEADING);
    char value[DURATION_TEXT_BYTES], shown[DURATION_TEXT_BYTES + 16];
    int64_t usec = drawing->now->window_usec;
    if (plan->width < VALUE_CELLS)
        duration_format(usec, value);
    else
        duration_words(usec, value);
    snprintf(shown, sizeof shown, drawing->entered ? "◂ %s ▸" : "%s", value);
    struct pen pen = {.canvas = drawing->canvas, .width_cells = plan->width};
    pen_label(&pen, 0, label, drawing->slider->label);
    int x = plan->beside ? plan->width - text_width(shown) : 0;
    canvas_text(drawing->canvas, x, plan->beside ? 0 : pen.y, theme_style(ROLE_VALUE), shown);
}

/* The knob stands inside its band, however few columns there are for many steps. */
static int knob_column(const struct drawing *drawing) {
    const struct slider_now *now = drawing->now;
    const int *edges = drawing->plan->edges;
    bool last = now->band == now->slider->bands.count - 1;
    int low = edges[now->band], high = edges[now->band + 1] - (last ? 0 : 1);
    int column = scale_step_column(&now->slider->scale, now->step, drawing->plan->width);
    column = column < high ? column : high;
    return column > low ? column : low;
}

static void draw_ruler(const struct drawing *drawing) {
    const struct slider *slider = drawing->slider;
    /* Below a tenth of a second nobody sees a delay (Nielsen). */
    bool instant = slider->scale.from_usec < INSTANT_USEC;
    struct ruler ruler = {
        .scale = slider->scale,
        .row = drawing->plan->scale_row,
        .width = drawing->plan->width,
        .first = instant ? "instant" : NULL,
        .edges = drawing->plan->edges,
        .edge_count = slider->bands.count + 1,
    };
    ruler_draw(&ruler, drawing->canvas);
}

static void draw_edges(const struct drawing *drawing, int upper, int lower) {
    const struct plan *plan = drawing->plan;
    struct style frame = theme_style(ROLE_FRAME);
    int last = drawing->slider->bands.count;
    for (int i = 0; i <= last; i++) {
        int x = plan->edges[i];
        canvas_text(drawing->canvas, x, upper, frame, i == 0 ? "┌" : i == last ? "┐" : "┬");
        canvas_fill(drawing->canvas, (struct rect){x, upper + 1, 1, lower - upper - 1}, frame, "│");
        canvas_text(drawing->canvas, x, lower, frame, i == 0 ? "└" : i == last ? "┘" : "┴");
    }
}

/* The name of a band in the middle of its part of the scale; that of the knob stands out. */
static void draw_name(const struct drawing *drawing, int index, int top, int rows) {
    const struct plan *plan = drawing->plan;
    bool here = index == drawing->now->band;
    int left = plan->edges[index] + 1, width = inside(plan, index);
    _Static_assert(SLIDER_BAND_LIMIT <= 9, "a band's number is one digit");
    char number[2] = {(char)('1' + index), '\0'};
    const char *name = plan->name_rows > 0 ? slider_band_at(drawing->slider, index)->title : number;
    struct style style = theme_style(here ? ROLE_VALUE : ROLE_TEXT);
    if (here)
        canvas_fill(drawing->canvas, (struct rect){left, top, width, rows}, style, "▓");
    size_t length = strlen(name);
    int y = top + (rows - rows_of(name, width > 0 ? width : 1)) / 2;
    for (size_t at = 0; at < length && width > 0; y++) {
        struct text_line line;
        at = text_wrap(name, length, at, width, &line);
        int x = left + (width - line.width_cells) / 2;
        if (here)
            canvas_fill(drawing->canvas, (struct rect){x - 1, y, line.width_cells + 2, 1},
                        theme_style(ROLE_TEXT), " ");
        canvas_text_n(drawing->canvas, x, y, style, name + line.start, line.length);
    }
}

static void draw_bar(const struct drawing *drawing) {
    const struct plan *plan = drawing->plan;
    int names = plan->name_rows > 0 ? plan->name_rows : 1;
    int upper = plan->scale_row + 1, lower = upper + names + 1;
    struct style frame = theme_style(ROLE_FRAME);
    canvas_fill(drawing->canvas, (struct rect){0, upper, plan->width, 1}, frame, "─");
    canvas_fill(drawing->canvas, (struct rect){0, lower, plan->width, 1}, frame, "─");
    for (int i = 0; i < drawing->slider->bands.count; i++)
        draw_name(drawing, i, upper + 1, names);
    draw_edges(drawing, upper, lower);
    draw_ruler(drawing);
    canvas_text(drawing->canvas, knob_column(drawing), lower, theme_style(ROLE_VALUE),
                drawing->now->placed ? "●" : "○");
    struct pen pen = {.canvas = drawing->canvas, .width_cells = plan->width, .y = plan->list_row};
    pen_label(&pen, 0, theme_style(ROLE_QUIET), plan->legend);
}

static void draw_list(const struct drawing *drawing) {
    const struct plan *plan = drawing->plan;
    struct style frame = theme_style(ROLE_FRAME);
    canvas_fill(drawing->canvas, (struct rect){0, plan->scale_row, plan->width, 1}, frame, "─");
    for (int i = 1; i < drawing->slider->bands.count; i++)
        canvas_text(drawing->canvas, plan->edges[i], plan->scale_row, frame, "┼");
    canvas_text(drawing->canvas, knob_column(drawing), plan->scale_row, theme_style(ROLE_VALUE),
                drawing->now->placed ? "●" : "○");
    for (int i = 0; i < drawing->slider->bands.count; i++) {
        struct style style = theme_style(i == drawing->now->band ? ROLE_VALUE : ROLE_TEXT);
        int y = plan->list_row + i;
        if (i == drawing->now->band)
            canvas_text(drawing->canvas, 0, y, style, "▸");
        canvas_text_cut(drawing->canvas, 2, y, plan->width - 2, style,
                        slider_band_at(drawing->slider, i)->title);
    }
}

static void draw_band(const struct drawing *drawing, const struct scene *scene) {
    const struct plan *plan = drawing->plan;
    const struct slider_band *band = slider_band_at(drawing->slider, drawing->now->band);
    struct pen pen = scene_pen(scene, drawing->canvas, plan->width);
    pen.y = plan->band_row;
    if (!drawing->slider->asks) {
        write_band(band, &pen);
        return;
    }
    write_title(band, &pen);
    slider_table_draw(drawing->slider, slider_now_answer(drawing->now, scene), plan->width,
                      plan->table_row, drawing->canvas);
    pen.y = plan->text_row;
    write_text(band, &pen);
}

static void draw_scale(const struct slider_now *now, const struct piece *piece,
                       const struct scene *scene, struct canvas *canvas) {
    struct plan plan = make_plan(now->slider, scene, piece->at.width);
    struct drawing drawing = {
        .now = now,
        .slider = now->slider,
        .plan = &plan,
        .canvas = canvas,
        .focused = scene_focused(scene, now->block, SLIDER_SCALE),
        .entered = scene_entered(scene, now->block, SLIDER_SCALE),
    };
    struct rect beside_mark = {MARK, 0, plan.width, plan.rows};
    struct canvas_state state = canvas_push(canvas, beside_mark);
    draw_head(&drawing);
    if (plan.narrow)
        draw_list(&drawing);
    else
        draw_bar(&drawing);
    draw_band(&drawing, scene);
    canvas_pop(canvas, state);
}

static void draw_sum(const struct slider_now *now, const struct piece *piece,
                     const struct scene *scene, struct canvas *canvas) {
    struct rect beside_mark = {MARK, 0, inner(piece->at.width), piece->at.height};
    struct canvas_state state = canvas_push(canvas, beside_mark);
    slider_sum_draw(now, slider_now_answer(now, scene), piece->at.width, canvas);
    canvas_pop(canvas, state);
}

static void draw_assumed(const struct slider_now *now, const struct piece *piece,
                         const struct scene *scene, struct canvas *canvas) {
    int width = inner(piece->at.width);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){MARK, 0, width, piece->at.height});
    struct pen pen = scene_pen(scene, canvas, width);
    write_assumed(now, &pen);
    canvas_pop(canvas, state);
}

void slider_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    const struct slider_now *now = slider_now(piece->block, scene);
    if (piece->part == SLIDER_HELD || piece->part == SLIDER_KEPT)
        slider_held_draw(now, piece, scene, canvas);
    else if (piece->part == SLIDER_SUM)
        draw_sum(now, piece, scene, canvas);
    else if (piece->part == SLIDER_ASSUMED)
        draw_assumed(now, piece, scene, canvas);
    else if (piece->part == SLIDER_SCALE)
        draw_scale(now, piece, scene, canvas);
}
