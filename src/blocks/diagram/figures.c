/* The figures of a simulated film, in the form that a region has room for. All of them are counted
 * by the simulator: what an hour comes to of a run of its own, what there was so far of the film.
 */
#include "blocks/diagram/figures.h"

#include <limits.h>

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/diagram/goal_rows.h"
#include "blocks/diagram/was.h"
#include "sim/measure.h"

/* In the order of reading. */
enum figure { MEAN, P95, LOST, REQUESTS, EMPTY, MESSAGES, OPEN, BYTES, FIGURE_COUNT };

/* Of a stream nothing comes back empty, and of a poll nothing is lost: such a row is there where
 * the lesson may come to it. */
static bool may_lose(const struct diagram *diagram);
static bool may_poll(const struct diagram *diagram);

static const struct {
    enum measure_id measure;                    /* of an hour */
    int cells;                                  /* in a table's column, with the gap before it */
    bool (*has)(const struct diagram *diagram); /* NULL: always */
} figures[] = {
    [MEAN] = {MEASURE_STALENESS_MEAN, 9, NULL},
    [P95] = {MEASURE_STALENESS_P95, 9, NULL},
    [LOST] = {MEASURE_LOST_PER_HOUR, 7, may_lose},
    [REQUESTS] = {MEASURE_REQUESTS_PER_HOUR, 9, NULL},
    [EMPTY] = {MEASURE_EMPTY_PER_HOUR, 7, may_poll},
    [MESSAGES] = {MEASURE_MESSAGES_PER_HOUR, 9, NULL},
    [OPEN] = {MEASURE_OPEN_CONNECTIONS, 6, NULL},
    [BYTES] = {MEASURE_BYTES_PER_HOUR, 8, NULL},
};
_Static_assert(sizeof figures / sizeof *figures == FIGURE_COUNT, "a row each");

/* --- Which the lesson may come to. --- */

/* As the lane is authored, or by some step of the knob that turns this row: what is asked hangs on
 * no other. */
static bool may_be(const struct diagram *diagram, int lane, enum knob_id row,
                   bool (*is)(const struct scenario *scenario)) {
    struct scenario scenario = diagram_authored(diagram, lane);
    bool may = is(&scenario);
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        if (knob->row != &knobs[row] || diagram_lane_says(diagram, lane, knob->row))
            continue;
        for (int step = 0; step <= knob->last && !may; step++) {
            diagram_knob_turn(knob, step, &scenario);
            may = is(&scenario);
        }
    }
    return may;
}

static bool streams(const struct scenario *scenario) {
    return technique_rows[scenario->technique].streams;
}

static bool polls(const struct scenario *scenario) {
    return !streams(scenario);
}

static bool keeps_not_all(const struct scenario *scenario) {
    return scenario->replay != SCENARIO_ALL;
}

static bool may_lose(const struct diagram *diagram) {
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (may_be(diagram, lane, KNOB_TECHNIQUE, streams) &&
            may_be(diagram, lane, KNOB_REPLAY, keeps_not_all))
            return true;
    return false;
}

static bool may_poll(const struct diagram *diagram) {
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (may_be(diagram, lane, KNOB_TECHNIQUE, polls))
            return true;
    return false;
}

/* --- What gives way. --- */

/* From all of it to the least. */
static const struct level {
    bool bars, was, bytes, open, heading;
} levels[] = {
    {true, true, true, true, true},     {false, true, true, true, true},
    {false, false, true, true, true},   {false, false, false, true, true},
    {false, false, false, false, true}, {false, false, false, false, false},
};
enum { LEVELS = sizeof levels / sizeof *levels };

/* One figure a row with a column for each of what is compared; several a row, of one lane; or a
 * figure a column, and a row for each lane. */
enum shape { BY_MEASURE, IN_PAIRS, BY_LANE };

enum {
    NAME_CELLS = 9, /* "requests" and air */
    CELL = 9,       /* of a value, with the gap before it: "1.67 min" */
    MOST_CELL = 12,
    PAIR_CELLS = 15, /* "messages 12.3 k" */
    PAIR_GAP = 1,    /* at least, … */
    MOST_GAP = 3,    /* … and at most */
    TABLE_FROM = 60, /* cells of several lanes from which each has a row */
    LANE_CELLS = 12, /* of the title of a lane, at least */
    MOST_EXTRA = 4
};

struct form {
    enum shape shape;
    int width;
    struct goal_form goal;
    bool gap;    /* a row between goal and figures */
    bool beside; /* what they were, or so far, with each */
    int lane_count;
    int title_cells; /* of the longest title of a lane */
    enum figure shown[FIGURE_COUNT];
    int shown_count;
};

/* --- A table of lanes: bands of as many figures as have room beside each other. --- */

static int figure_cells(const struct form *form) {
    int cells = 0;
    for (int i = 0; i < form->shown_count; i++)
        cells += figures[form->shown[i]].cells;
    return cells;
}

/* The longest title has room where one band leaves it. */
static int name_cells(const struct form *form) {
    int least = int_min(LANE_CELLS, form->width / 2);
    int room = form->width - figure_cells(form);
    return int_max(int_min(form->title_cells + 1, room), least);
}

/* What each column of a single band may take more than it needs. */
static int extra_cells(const struct form *form) {
    int room = form->width - name_cells(form) - figure_cells(form);
    return int_min(int_max(room, 0) / form->shown_count, MOST_EXTRA);
}

/* The first figure of the band after that which begins at from. */
static int band_end(const struct form *form, int from) {
    int at = from, room = form->width - name_cells(form);
    while (at < form->shown_count && (at == from || figures[form->shown[at]].cells <= room))
        room -= figures[form->shown[at++]].cells;
    return at;
}

static int band_rows(const struct form *form) {
    return 1 + form->lane_count * (form->beside ? 2 : 1);
}

static int bands(const struct form *form) {
    int count = 0;
    for (int at = 0; at < form->shown_count; at = band_end(form, at))
        count++;
    return count;
}

/* --- The form that a room has. --- */

static enum shape shape_of(const struct diagram *diagram, const struct level *level, int width) {
    int lanes = diagram_lane_count(diagram);
    if (lanes == 1)
        return level->was ? BY_MEASURE : IN_PAIRS;
    bool is_narrow = width < TABLE_FROM && NAME_CELLS + lanes * CELL <= width;
    return is_narrow ? BY_MEASURE : BY_LANE;
}

static bool is_shown(const struct level *level, enum figure figure) {
    return (figure != BYTES || level->bytes) && (figure != OPEN || level->open);
}

/* What gives way to the rows of a table that has but one band is nothing of its row. */
static void show_figures(const struct diagram *diagram, const struct level *level,
                         struct form *form) {
    int count = 0;
    for (enum figure figure = MEAN; figure < FIGURE_COUNT; figure++)
        if (figures[figure].has == NULL || figures[figure].has(diagram))
            form->shown[form->shown_count++] = figure;
    if (form->shape == BY_LANE && bands(form) == 1)
        return;
    for (int i = 0; i < form->shown_count; i++)
        if (is_shown(level, form->shown[i]))
            form->shown[count++] = form->shown[i];
    form->shown_count = count;
}

static int title_cells(const struct diagram *diagram, int lane) {
    const char *title = diagram_lane_title(diagram, lane);
    return title != NULL ? text_width(title) : 0;
}

static struct form form_of(const struct diagram *diagram, const struct level *level, int width) {
    enum { LANES_WITH_MORE = 2, WIDEST = NAME_CELLS + 3 * MOST_CELL };
    int lanes = diagram_lane_count(diagram);
    struct form form = {.shape = shape_of(diagram, level, width),
                        .width = lanes == 1 ? int_min(width, WIDEST) : width,
                        .goal = {.heading = level->heading, .bars = level->bars},
                        .beside = level->was && lanes <= LANES_WITH_MORE,
                        .lane_count = lanes};
    for (int lane = 0; lane < lanes; lane++)
        form.title_cells = int_max(form.title_cells, title_cells(diagram, lane));
    show_figures(diagram, level, &form);
    return form;
}

static int across_of(const struct form *form) {
    return int_max((form->width + PAIR_GAP) / (PAIR_CELLS + PAIR_GAP), 1);
}

static int table_rows(const struct form *form) {
    if (form->shape == BY_LANE)
        return bands(form) * band_rows(form);
    int across = form->shape == IN_PAIRS ? across_of(form) : 1;
    return 1 + (form->shown_count + across - 1) / across;
}

static int goal_rows(const struct diagram_now *now, const struct form *form) {
    return diagram_goal_rows(now, form->goal, form->width);
}

static int rows_of(const struct diagram_now *now, const struct form *form) {
    return goal_rows(now, form) + form->gap + table_rows(form);
}

/* The first that fits, or the least. */
static struct form form_within(const struct diagram_now *now, int width, int height) {
    struct form form = {0};
    for (int i = 0; i < LEVELS; i++) {
        form = form_of(now->diagram, &levels[i], int_max(width, 1));
        if (rows_of(now, &form) <= height)
            break;
    }
    form.gap = now->diagram->goal.count > 0 && rows_of(now, &form) < height;
    return form;
}

int diagram_figures_rows_within(const struct diagram_now *now, struct rect room) {
    struct form form = form_within(now, room.width, room.height);
    return rows_of(now, &form);
}

int diagram_figures_rows(const struct diagram_now *now, int width) {
    return diagram_figures_rows_within(now, (struct rect){0, 0, width, INT_MAX});
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
        .kind = WAS, .title = "was", .run = diagram_judged_figures(was.judged, lane)};
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
        [MEAN] = -1,
        [P95] = -1,
        [LOST] = until->lost,
        [REQUESTS] = until->requests,
        [EMPTY] = until->empty_answers,
        [MESSAGES] = until->messages,
        [OPEN] = until->open * 1000, /* a level is in thousandths */
        [BYTES] = until->bytes,
    };
    return counted[figure];
}

static const char *words_of(const struct series *series, enum figure figure, int cells,
                            struct arena *arena) {
    const struct measure *measure = &measures[figures[figure].measure];
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

static void draw_right(struct canvas *canvas, int end, int y, struct style style,
                       const char *text) {
    canvas_text(canvas, end - text_width(text), y, style, text);
}

static struct style style_of(const struct series *series) {
    return theme_style(series->kind == WAS ? ROLE_QUIET : ROLE_VALUE);
}

static const char *name_of(enum figure figure) {
    return measures[figures[figure].measure].brief;
}

static void draw_hour(int width, struct canvas *canvas) {
    canvas_text_cut(canvas, 0, 0, width, theme_style(ROLE_QUIET), "AN HOUR");
}

/* Of one lane what is compared stands in so many columns as there is room for. */
static int compare_one(const struct diagram_now *now, const struct form *form,
                       struct series series[]) {
    int room = (form->width - NAME_CELLS) / CELL, count = 0;
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
    draw_right(canvas, end, 0, theme_style(is_lane ? ROLE_STRONG : ROLE_QUIET),
               text_cut(title, int_max(cells, 1), arena));
}

static void draw_by_measure(const struct diagram_now *now, const struct form *form,
                            struct canvas *canvas) {
    struct series series[SERIES_MOST] = {0};
    bool lanes = form->lane_count > 1;
    int count = lanes ? compare_lanes(now, series) : compare_one(now, form, series);
    int cell = int_min(int_max(form->width - NAME_CELLS, 1) / count, MOST_CELL);
    if (series[0].kind == SO_FAR)
        series[1].title = "an hour";
    else
        draw_hour(NAME_CELLS - 1, canvas);
    for (int i = 0; i < count; i++)
        draw_title(series[i].title, lanes, NAME_CELLS + (i + 1) * cell, cell - 1, now->scene->arena,
                   canvas);
    for (int row = 0; row < form->shown_count; row++) {
        canvas_text(canvas, 0, row + 1, theme_style(ROLE_TEXT), name_of(form->shown[row]));
        for (int i = 0; i < count; i++)
            draw_right(canvas, NAME_CELLS + (i + 1) * cell, row + 1, style_of(&series[i]),
                       words_of(&series[i], form->shown[row], cell - 1, now->scene->arena));
    }
}

static void draw_in_pairs(const struct diagram_now *now, const struct form *form,
                          struct canvas *canvas) {
    const struct series series = series_now(now, 0);
    int across = across_of(form);
    int gap = int_max(int_min(form->width - across * PAIR_CELLS, MOST_GAP), PAIR_GAP);
    draw_hour(form->width, canvas);
    for (int i = 0; i < form->shown_count; i++) {
        int column = i % across, y = 1 + i / across;
        int x = column * (form->width + gap) / across;
        int end = (column + 1) * (form->width + gap) / across - gap;
        canvas_text(canvas, x, y, theme_style(ROLE_TEXT), name_of(form->shown[i]));
        draw_right(canvas, end, y, style_of(&series),
                   words_of(&series, form->shown[i], end - x - NAME_CELLS, now->scene->arena));
    }
}

/* A row of a band; without series its head. */
static void draw_band_row(const struct diagram_now *now, const struct form *form,
                          const struct series *series, int from, int y, struct canvas *canvas) {
    int end = name_cells(form), to = band_end(form, from);
    int extra = extra_cells(form);
    for (int i = from; i < to; i++) {
        enum figure figure = form->shown[i];
        end += figures[figure].cells + extra;
        if (series == NULL)
            draw_right(canvas, end, y, theme_style(ROLE_QUIET), name_of(figure));
        else
            draw_right(canvas, end, y, style_of(series),
                       words_of(series, figure, figures[figure].cells - 1, now->scene->arena));
    }
}

static void draw_by_lane(const struct diagram_now *now, const struct form *form,
                         struct canvas *canvas) {
    int y = 0, name = name_cells(form);
    for (int from = 0; from < form->shown_count; from = band_end(form, from)) {
        canvas_text_cut(canvas, 0, y, name, theme_style(ROLE_QUIET), "AN HOUR");
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
    static void (*const draw[])(const struct diagram_now *now, const struct form *form,
                                struct canvas *canvas) = {
        [BY_MEASURE] = draw_by_measure, [IN_PAIRS] = draw_in_pairs, [BY_LANE] = draw_by_lane};
    struct form form = form_within(now, size.width, size.height);
    struct canvas_state state = canvas_push(canvas, (struct rect){0, 0, form.width, size.height});
    diagram_draw_goal(now, form.goal, form.width, canvas);
    canvas_pop(canvas, state);
    int above = goal_rows(now, &form) + form.gap;
    state = canvas_push(canvas, (struct rect){0, above, form.width, table_rows(&form)});
    draw[form.shape](now, &form, canvas);
    canvas_pop(canvas, state);
}
