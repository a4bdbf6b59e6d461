/* The figures of a simulated film, in the form (figures_form.h) that a region has room for. All of
 * them are counted by the simulator: what an hour comes to of a run of its own, what there was so
 * far of the film.
 */
#include "blocks/diagram/figures.h"

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/diagram/figures_form.h"
#include "blocks/diagram/was.h"
#include "sim/measure.h"

/* --- Its rows. --- */

int diagram_figures_rows_within(const struct diagram_now *now, struct rect room) {
    return figures_form_within(now, room.width, room.height).rows;
}

/* --- The values. --- */

/* One of those that are compared. */
enum series_kind { WAS, NOW, SO_FAR, SECRET, NOTHING };
struct series {
    enum series_kind kind;
    const char *title;
    const struct figures *run; /* WAS, NOW: an hour of it */
    struct ledger_line until;  /* SO_FAR */
};
enum { SERIES_MOST = SIMULATED_LANES };
_Static_assert((int)SERIES_MOST > (int)SO_FAR, "room for one lane's");

static struct series series_now(const struct diagram_now *now, int lane) {
    if (now->known->locked)
        return (struct series){.kind = SECRET, .title = "now"};
    return (struct series){.kind = NOW, .title = "now", .run = diagram_figures(now, lane)};
}

/* What is made to happen changes nothing an hour. */
static struct series series_was(const struct diagram_now *now, int lane) {
    struct diagram_was was;
    if (!diagram_was(now, &was) || was.knob == DIAGRAM_TAKE_MADE)
        return (struct series){.kind = NOTHING, .title = ""};
    return (struct series){
        .kind = WAS, .title = "was", .run = diagram_judged_figures(&was.judged, lane)};
}

static struct series series_so_far(const struct diagram_now *now, int lane) {
    return (struct series){.kind = SO_FAR,
                           .title = "so far",
                           .until = ledger_until(diagram_ledger(now, lane), now->film.time_usec)};
}

/* In one place: as long as no knob was turned, what there was so far. */
static struct series series_beside(const struct diagram_now *now, int lane) {
    struct series was = series_was(now, lane);
    return was.kind == WAS ? was : series_so_far(now, lane);
}

/* -1: ages are not counted in the film. */
static int64_t so_far(const struct ledger_line *until, enum figure figure) {
    const int64_t counted[FIGURE_COUNT] = {
        [FIGURE_MEAN] = -1,
        [FIGURE_P95] = -1,
        [FIGURE_LOST] = until->lost,
        [FIGURE_REQUESTS] = until->requests,
        [FIGURE_EMPTY] = until->empty_answers,
        [FIGURE_MESSAGES] = until->messages,
        [FIGURE_OPEN] = until->open * 1000, /* a level is in thousandths */
        [FIGURE_BYTES] = until->bytes,
    };
    return counted[figure];
}

static const char *words_of(const struct series *series, enum figure figure, int cells,
                            struct arena *arena) {
    const struct measure *measure = &measures[figure_rows[figure].measure];
    int most = int_max(cells, NUMBER_LEAST_CELLS);
    int64_t value = -1;
    if (series->kind == SECRET)
        return "?";
    if (series->run != NULL)
        return measure_words_brief(
            measure, measure_value(measure, series->run, &value) ? value : -1, most, arena);
    if (series->kind == SO_FAR)
        value = so_far(&series->until, figure);
    return value < 0 ? "" : measure_words_brief(measure, value, most, arena);
}

/* --- Drawing. --- */

static struct style style_of(const struct series *series) {
    return theme_style(series->kind == WAS ? ROLE_QUIET : ROLE_VALUE);
}

static const char *name_of(enum figure figure) {
    return measures[figure_rows[figure].measure].brief;
}

static void draw_hour(int width, struct canvas *canvas) {
    canvas_text_cut(canvas, 0, 0, width, theme_style(ROLE_HEADING), "PER HOUR");
}

/* Of one lane what is compared stands in so many columns as there is room for. */
static int compare_one(const struct diagram_now *now, const struct figures_form *form,
                       struct series series[]) {
    int room = (form->width - FIGURES_NAME) / FIGURES_CELL, count = 0;
    bool all = room >= 3 && now->diagram->knobs.count > 0;
    if (room >= 2)
        series[count++] = all ? series_was(now, 0) : series_beside(now, 0);
    series[count++] = series_now(now, 0);
    if (all)
        series[count++] = series_so_far(now, 0);
    return count;
}

static int compare_lanes(const struct diagram_now *now, struct series series[]) {
    for (int lane = 0; lane < now->known->lane_count; lane++) {
        series[lane] = series_now(now, lane);
        series[lane].title = diagram_lane_title(now->diagram, lane);
    }
    return now->known->lane_count;
}

static void draw_title(const char *title, bool is_lane, int end, int cells, struct arena *arena,
                       struct canvas *canvas) {
    canvas_text_right(canvas, end, 0, theme_style(is_lane ? ROLE_STRONG : ROLE_QUIET),
                      canvas_cut(canvas, title, int_max(cells, 1), arena));
}

/* Of each column: as wide as values look well, or as the titles take, as far as there is room. */
static int column_cells(const struct series series[], int count, int width) {
    enum { GAP = 2 };
    int most = FIGURES_MOST_CELL;
    for (int i = 0; i < count; i++)
        if (series[i].title != NULL)
            most = int_max(most, text_width(series[i].title) + GAP);
    return int_min(int_max(width - FIGURES_NAME, 1) / count, most);
}

static void draw_by_measure(const struct diagram_now *now, const struct figures_form *form,
                            struct canvas *canvas) {
    struct series series[SERIES_MOST] = {0};
    bool lanes = form->lane_count > 1;
    int count = lanes ? compare_lanes(now, series) : compare_one(now, form, series);
    int cell = column_cells(series, count, form->width);
    if (series[0].kind == SO_FAR)
        series[1].title = "per hour";
    else
        draw_hour(FIGURES_NAME - 1, canvas);
    for (int i = 0; i < count; i++)
        draw_title(series[i].title, lanes, FIGURES_NAME + (i + 1) * cell, cell - 1,
                   now->scene->arena, canvas);
    for (int row = 0; row < form->shown_count; row++) {
        canvas_text(canvas, 0, row + 1, theme_style(ROLE_TEXT), name_of(form->shown[row]));
        for (int i = 0; i < count; i++)
            canvas_text_right(canvas, FIGURES_NAME + (i + 1) * cell, row + 1, style_of(&series[i]),
                              words_of(&series[i], form->shown[row], cell - 1, now->scene->arena));
    }
}

static void draw_in_pairs(const struct diagram_now *now, const struct figures_form *form,
                          struct canvas *canvas) {
    const struct series series = series_now(now, 0);
    enum { MOST_GAP = 3 };
    int across = figures_across(form);
    int gap = int_max(int_min(form->width - across * FIGURES_PAIR, MOST_GAP), FIGURES_PAIR_GAP);
    draw_hour(form->width, canvas);
    for (int i = 0; i < form->shown_count; i++) {
        int column = i % across, y = 1 + i / across;
        int x = column * (form->width + gap) / across;
        int end = (column + 1) * (form->width + gap) / across - gap;
        canvas_text(canvas, x, y, theme_style(ROLE_TEXT), name_of(form->shown[i]));
        canvas_text_right(
            canvas, end, y, style_of(&series),
            words_of(&series, form->shown[i], end - x - FIGURES_NAME, now->scene->arena));
    }
}

/* A row of a band; without series its head. */
static void draw_band_row(const struct diagram_now *now, const struct figures_form *form,
                          const struct series *series, int from, int y, struct canvas *canvas) {
    int end = figures_name_cells(form), to = figures_band_end(form, from);
    int extra = figures_extra_cells(form);
    for (int i = from; i < to; i++) {
        enum figure figure = form->shown[i];
        end += figure_rows[figure].cells + extra;
        if (series == NULL)
            canvas_text_right(canvas, end, y, theme_style(ROLE_QUIET), name_of(figure));
        else
            canvas_text_right(
                canvas, end, y, style_of(series),
                words_of(series, figure, figure_rows[figure].cells + extra - 1, now->scene->arena));
    }
}

static void draw_by_lane(const struct diagram_now *now, const struct figures_form *form,
                         struct canvas *canvas) {
    int y = 0, name = figures_name_cells(form);
    for (int from = 0; from < form->shown_count; from = figures_band_end(form, from)) {
        canvas_text_cut(canvas, 0, y, name, theme_style(ROLE_HEADING), "PER HOUR");
        draw_band_row(now, form, NULL, from, y++, canvas);
        for (int lane = 0; lane < form->lane_count; lane++) {
            struct series is = series_now(now, lane);
            canvas_text_cut(canvas, 0, y, name - 1, theme_style(ROLE_STRONG),
                            diagram_lane_title(now->diagram, lane));
            draw_band_row(now, form, &is, from, y++, canvas);
            if (!form->beside)
                continue;
            struct series beside = series_beside(now, lane);
            canvas_text_cut(canvas, 2, y, name - 3, theme_style(ROLE_QUIET), beside.title);
            draw_band_row(now, form, &beside, from, y++, canvas);
        }
    }
}

void diagram_draw_figures(const struct diagram_now *now, struct rect size, struct canvas *canvas) {
    static void (*const draw[])(const struct diagram_now *now, const struct figures_form *form,
                                struct canvas *canvas) = {[FIGURES_BY_MEASURE] = draw_by_measure,
                                                          [FIGURES_IN_PAIRS] = draw_in_pairs,
                                                          [FIGURES_BY_LANE] = draw_by_lane};
    struct figures_form form = figures_form_within(now, size.width, size.height);
    struct canvas_state state = canvas_push(canvas, (struct rect){0, 0, form.width, size.height});
    diagram_draw_goal(now, form.goal, form.width, canvas);
    canvas_pop(canvas, state);
    int above = figures_goal_rows(now, &form) + form.gap;
    state = canvas_push(canvas, (struct rect){0, above, form.width, figures_table_rows(&form)});
    draw[form.shape](now, &form, canvas);
    canvas_pop(canvas, state);
}
