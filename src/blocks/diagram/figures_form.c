/* Which figures there are, and what of them gives way where a region is low or narrow. */
#include "blocks/diagram/figures_form.h"

#include "base/int.h"
#include "base/text.h"

/* Of a stream nothing comes back empty, and of a poll nothing is lost: such a row is there where
 * the lesson may come to it. */
static bool may_lose(const struct diagram *diagram);
static bool may_poll(const struct diagram *diagram);

const struct figure_row figure_rows[] = {
    [FIGURE_MEAN] = {MEASURE_STALENESS_MEAN, 9, NULL},
    [FIGURE_P95] = {MEASURE_STALENESS_P95, 9, NULL},
    [FIGURE_LOST] = {MEASURE_LOST_PER_HOUR, 7, may_lose},
    [FIGURE_REQUESTS] = {MEASURE_REQUESTS_PER_HOUR, 9, NULL},
    [FIGURE_EMPTY] = {MEASURE_EMPTY_PER_HOUR, 7, may_poll},
    [FIGURE_MESSAGES] = {MEASURE_MESSAGES_PER_HOUR, 9, NULL},
    [FIGURE_OPEN] = {MEASURE_OPEN_CONNECTIONS, 6, NULL},
    [FIGURE_BYTES] = {MEASURE_BYTES_PER_HOUR, 8, NULL},
};
_Static_assert(sizeof figure_rows / sizeof *figure_rows == FIGURE_COUNT, "a row each");

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

enum {
    TABLE_FROM = 60, /* cells of several lanes from which each has a row */
    LANE_CELLS = 12, /* of the title of a lane, at least */
    MOST_EXTRA = 4
};

/* From all of it, when the bars of a goal gave way, to the least. */
static const struct level {
    bool was, bytes, open, heading;
} levels[] = {
    {true, true, true, true},    {false, true, true, true},    {false, false, true, true},
    {false, false, false, true}, {false, false, false, false},
};
enum { LEVELS = sizeof levels / sizeof *levels };

/* --- A table of lanes: bands of as many figures as have room beside each other. --- */

static int figure_cells(const struct figures_form *form) {
    int cells = 0;
    for (int i = 0; i < form->shown_count; i++)
        cells += figure_rows[form->shown[i]].cells;
    return cells;
}

/* The longest title has room where one band leaves it. */
int figures_name_cells(const struct figures_form *form) {
    int least = int_min(LANE_CELLS, form->width / 2);
    int room = form->width - figure_cells(form);
    return int_max(int_min(form->title_cells + 1, room), least);
}

int figures_extra_cells(const struct figures_form *form) {
    int room = form->width - figures_name_cells(form) - figure_cells(form);
    return int_min(int_max(room, 0) / form->shown_count, MOST_EXTRA);
}

int figures_band_end(const struct figures_form *form, int from) {
    int at = from, room = form->width - figures_name_cells(form);
    while (at < form->shown_count && (at == from || figure_rows[form->shown[at]].cells <= room))
        room -= figure_rows[form->shown[at++]].cells;
    return at;
}

static int band_rows(const struct figures_form *form) {
    return 1 + form->lane_count * (form->beside ? 2 : 1);
}

static int bands(const struct figures_form *form) {
    int count = 0;
    for (int at = 0; at < form->shown_count; at = figures_band_end(form, at))
        count++;
    return count;
}

/* --- The form that a room has. --- */

static enum figures_shape shape_of(const struct diagram *diagram, const struct level *level,
                                   int width) {
    int lanes = diagram_lane_count(diagram);
    if (lanes == 1)
        return level->was ? FIGURES_BY_MEASURE : FIGURES_IN_PAIRS;
    bool is_narrow = width < TABLE_FROM && FIGURES_NAME + lanes * FIGURES_CELL <= width;
    return is_narrow ? FIGURES_BY_MEASURE : FIGURES_BY_LANE;
}

static bool is_shown(const struct level *level, enum figure figure) {
    return (figure != FIGURE_BYTES || level->bytes) && (figure != FIGURE_OPEN || level->open);
}

/* What gives way to the rows of a table that has but one band is nothing of its row. */
static void show_figures(const struct diagram *diagram, const struct level *level,
                         struct figures_form *form) {
    int count = 0;
    for (enum figure figure = FIGURE_MEAN; figure < FIGURE_COUNT; figure++)
        if (figure_rows[figure].has == NULL || figure_rows[figure].has(diagram))
            form->shown[form->shown_count++] = figure;
    if (form->shape == FIGURES_BY_LANE && bands(form) == 1)
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

static struct figures_form form_of(const struct diagram *diagram, const struct level *level,
                                   int width) {
    enum { LANES_WITH_MORE = 2, WIDEST = FIGURES_NAME + 3 * FIGURES_MOST_CELL };
    int lanes = diagram_lane_count(diagram);
    struct figures_form form = {.shape = shape_of(diagram, level, width),
                                .width = lanes == 1 ? int_min(width, WIDEST) : width,
                                .goal = {.heading = level->heading},
                                .beside = level->was && lanes <= LANES_WITH_MORE,
                                .lane_count = lanes};
    for (int lane = 0; lane < lanes; lane++)
        form.title_cells = int_max(form.title_cells, title_cells(diagram, lane));
    show_figures(diagram, level, &form);
    return form;
}

int figures_across(const struct figures_form *form) {
    return int_max((form->width + FIGURES_PAIR_GAP) / (FIGURES_PAIR + FIGURES_PAIR_GAP), 1);
}

int figures_table_rows(const struct figures_form *form) {
    if (form->shape == FIGURES_BY_LANE)
        return bands(form) * band_rows(form);
    int across = form->shape == FIGURES_IN_PAIRS ? figures_across(form) : 1;
    return 1 + (form->shown_count + across - 1) / across;
}

int figures_goal_rows(const struct diagram_now *now, const struct figures_form *form) {
    return diagram_goal_rows(now, form->goal, form->width);
}

static int form_rows(const struct diagram_now *now, const struct figures_form *form) {
    return figures_goal_rows(now, form) + form->gap + figures_table_rows(form);
}

/* As many bars as there is room for. */
static void add_bars(const struct diagram_now *now, int height, struct figures_form *form) {
    form->goal.bars = diagram_goal_lines(now->diagram, form->width);
    while (form->goal.bars > 0 && form_rows(now, form) > height)
        form->goal.bars--;
}

static struct figures_form find_form(const struct diagram_now *now, int width, int height) {
    struct figures_form form = {0};
    for (int i = 0; i < LEVELS; i++) {
        form = form_of(now->diagram, &levels[i], int_max(width, 1));
        if (i == 0)
            add_bars(now, height, &form);
        if (form_rows(now, &form) <= height)
            break;
    }
    form.gap = now->diagram->goal.count > 0 && form_rows(now, &form) < height;
    form.rows = form_rows(now, &form);
    return form;
}

/* --- Found once for a room. --- */

struct room {
    const struct diagram_now *now;
    int width, height;
};

struct kept_form {
    const struct diagram *diagram;
    int width, height;
    struct figures_form form;
};

static void make_form(const struct block *block, const struct scene *scene, const void *key,
                      void *into) {
    const struct room *room = key;
    struct kept_form *kept = into;
    (void)block, (void)scene;
    *kept = (struct kept_form){room->now->diagram, room->width, room->height,
                               find_form(room->now, room->width, room->height)};
}

static bool is_form_of(const void *object, const void *key) {
    const struct kept_form *kept = object;
    const struct room *room = key;
    return kept->diagram == room->now->diagram && kept->width == room->width &&
           kept->height == room->height;
}

struct figures_form figures_form_within(const struct diagram_now *now, int width, int height) {
    static const struct known_by by = {make_form, is_form_of, KNOWN_BY_FEW};
    struct room room = {now, width, height};
    const struct kept_form *kept = known_by(now->block, now->scene, sizeof *kept, &by, &room);
    return kept->form;
}
