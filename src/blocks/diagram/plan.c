/* How the rows of a diagram are given out, so that nothing jumps while the film plays. */
#include "blocks/diagram/plan.h"

#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/below.h"
#include "blocks/diagram/bill.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/lanes.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/words.h"

enum {
    GOOD_PICTURE = 5,    /* rows for which the title is cut and the moment in words gives way */
    GOOD_MACHINE = 8,    /* the same as the first, of a simulated film */
    MOST_MACHINE = 24,   /* what it grows to, unless it is zoomed */
    GOOD_CURVE = 3,      /* rows of a curve where there is room for it */
    MOMENT_ROW_LIMIT = 3 /* rows that the moment in words may take */
};

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), width);
}

/* As many rows as any beat of a script needs, so that nothing moves when another is told. */
static int most_say_rows(const struct trace *trace, int width) {
    int most = 0;
    for (int i = 0; i < trace->beat_count; i++)
        most = int_max(most, rows_of(trace->beats[i].say, width));
    return most;
}

/* The same of the beats of a simulated film, whether their moments come at this setting or not. */
static int most_beat_rows(const struct diagram_now *now, int width) {
    const struct diagram_beat *beats = now->diagram->beats.at;
    int most = 0;
    for (int i = 0; i < now->diagram->beats.count; i++)
        most = int_max(
            most, rows_of(fills_put(&now->known->fills, beats[i].say, now->scene->arena), width));
    return most;
}

/* As many rows as the moment in words takes when something happens, and when it waits. */
static int most_moment_rows(const struct trace *trace, int width, struct arena *arena) {
    int most = rows_of(trace_longest_moment(trace, arena), width);
    for (int i = 0; i < trace->beat_count && most < MOMENT_ROW_LIMIT; i++) {
        const struct trace_beat *beat = &trace->beats[i];
        if (beat->stops)
            most = int_max(
                most, rows_of(diagram_moment(trace, beat->at_usec, DIAGRAM_GO_ON, arena), width));
    }
    return int_min(most, MOMENT_ROW_LIMIT);
}

/* Rows of title and state, at their widest, so that the clock makes none jump. */
static int title_rows(const struct diagram_now *now, int width) {
    char widest[DIAGRAM_STATE_BYTES], clock[DURATION_TEXT_BYTES];
    struct pen pen = scene_pen(now->scene, NULL, width);
    snprintf(widest, sizeof widest, "|| %s%s", duration_clock(now->diagram->lasts_usec, clock),
             diagram_manner(now));
    pen_pair(&pen, 0, theme_style(ROLE_HEADING), now->diagram->title, theme_style(ROLE_VALUE),
             widest);
    return pen.y;
}

/* The caption's rows with the gap above them: blank rows of the picture give way to it. */
static int caption_rows(const struct diagram_now *now, int width) {
    struct pen pen = scene_pen(now->scene, NULL, width);
    pen.fills = &now->known->fills;
    pen_prose(&pen, 0, theme_style(ROLE_QUIET), now->diagram->caption);
    return now->diagram->caption != NULL ? pen.y + 1 : 0;
}

/* Takes the rows of the curves from those of the picture: a few each, or a line without an axis, or
 * none where even that would leave too little. Returns what is left. */
static int fit_curves(const struct diagram_now *now, int rows, struct diagram_plan *plan) {
    struct arena *arena = now->scene->arena;
    if (!diagram_has_curve(now->diagram) || plan->panel_cells > 0)
        return rows;
    int tall = diagram_rows_of_curves(plan, GOOD_CURVE, true, arena);
    int low = diagram_rows_of_curves(plan, 1, false, arena);
    int good = int_max(GOOD_MACHINE, diagram_least_rows(plan));
    if (rows - tall >= good) {
        plan->curve_height = GOOD_CURVE;
        plan->curve_axis = true;
        plan->curve_rows = tall;
    } else if (rows - low >= diagram_least_rows(plan)) {
        plan->curve_height = 1;
        plan->curve_rows = low;
    }
    return rows - plan->curve_rows;
}

/* Gives the picture the rows that it needs, as far as they are there: words give way to it, then
 * the gaps. What is still too tall moves under its titles. */
static void fit_script(struct diagram_plan *plan, int rows) {
    int needs = plan->lanes[0].sequence.header_rows + plan->lanes[0].sequence.row_count;
    for (; rows < needs && plan->moment_rows > plan->least_moment_rows; rows++)
        plan->moment_rows--;
    if (rows < needs) {
        plan->gap_rows = 0;
        rows += 2;
    }
    if (rows < needs && rows < GOOD_PICTURE && plan->moment_rows == 1) {
        plan->moment_rows = 0; /* the footer tells of Space, too */
        rows++;
    }
    rows = int_max(rows, diagram_least_rows(plan));
    plan->picture_rows = rows < needs ? rows : needs;
}

/* Gives the picture what rows there are: the caption's where they are more than enough, and those
 * of words and gaps where they are few. */
static void fit_machine(const struct diagram_now *now, int rows, int caption, int below,
                        struct diagram_plan *plan) {
    struct arena *arena = now->scene->arena;
    bool curves = diagram_has_curve(now->diagram) && plan->panel_cells == 0;
    int low = curves ? diagram_rows_of_curves(plan, 1, false, arena) : 0;
    int good = int_max(GOOD_MACHINE, diagram_least_rows(plan)) + low;
    int least = int_max(GOOD_PICTURE, diagram_least_rows(plan)) + low;
    if (rows - caption >= good)
        rows -= caption;
    for (; rows < good && plan->moment_rows > plan->least_moment_rows; rows++)
        plan->moment_rows--;
    if (rows < good) {
        plan->gap_rows = 0;
        rows += 2;
    }
    if (rows < least) /* then what is below is read after it */
        rows = int_min(rows + below, good);
    if (rows < GOOD_PICTURE && plan->moment_rows == 1) {
        plan->moment_rows = 0;
        rows++;
    }
    rows = fit_curves(now, rows, plan);
    if (!now->scene->zoomed)
        rows = int_min(rows, MOST_MACHINE);
    plan->picture_rows = int_max(rows, diagram_least_rows(plan));
}

/* What stands in the panel: the bill below, and above it the curve in what is left. */
static void fit_panel(const struct diagram_now *now, struct diagram_plan *plan) {
    enum { MOST = 6 };
    struct arena *arena = now->scene->arena;
    int rows = plan->picture_rows - DIAGRAM_BILL_ROWS;
    int beside = diagram_rows_of_curves(plan, 1, true, arena) - 1;
    int low = diagram_rows_of_curves(plan, 1, false, arena);
    if (plan->panel_cells == 0 || !diagram_has_curve(now->diagram) || rows < low)
        return;
    plan->curve_height = int_max(int_min(rows - beside, MOST), 1);
    plan->curve_axis = rows > beside;
}

/* Those of a simulated film hang on the width alone: one a lane, or two or three. */
static int moment_rows(const struct diagram_now *now, const struct diagram_plan *plan) {
    enum { TWO_FROM = 60 };
    if (!now->diagram->is_simulated)
        return most_moment_rows(plan->lanes[0].trace, plan->width, now->scene->arena);
    if (plan->lane_count > 1)
        return plan->lane_count;
    return plan->width >= TWO_FROM ? 2 : MOMENT_ROW_LIMIT;
}

static void place_script(const struct diagram_now *now, int rows, int caption,
                         struct diagram_plan *plan) {
    rows = fit_curves(now, rows, plan);
    diagram_place_lanes(now->scene->arena,
                        now->scene->zoomed ? SEQUENCE_ROOM_FULL : SEQUENCE_ROOM_AIRY,
                        rows - caption, plan);
    fit_script(plan, rows);
    plan->lanes[0].at =
        (struct rect){0, diagram_picture_row(plan), plan->width, plan->picture_rows};
}

static void place_machine(const struct diagram_now *now, int rows, int caption, int below,
                          struct diagram_plan *plan) {
    fit_machine(now, rows, caption, below, plan);
    fit_panel(now, plan);
    diagram_place_lanes(now->scene->arena, SEQUENCE_ROOM_FULL, 0, plan);
}

static void give_words_rows(const struct diagram_now *now, struct diagram_plan *plan) {
    plan->title_rows = title_rows(now, plan->width);
    plan->say_rows = now->diagram->is_simulated ? most_beat_rows(now, plan->width)
                                                : most_say_rows(plan->lanes[0].trace, plan->width);
    if (plan->title_rows + GOOD_PICTURE + plan->say_rows > now->scene->body_rows)
        plan->title_rows = 1; /* cut: what is told must stay in view */
    plan->least_moment_rows = 1 + prediction_rows(now->block, now->scene, plan->width);
    plan->moment_rows = int_max(moment_rows(now, plan), plan->least_moment_rows);
}

struct diagram_plan diagram_make_plan(const struct diagram_now *now, int width) {
    struct diagram_plan plan = {.width = int_max(width - DIAGRAM_INDENT, 1), .gap_rows = 1};
    diagram_take_lanes(now, &plan);
    give_words_rows(now, &plan);
    int below = diagram_rows_below(now, width);
    int rows =
        now->scene->body_rows - plan.title_rows - plan.say_rows - plan.moment_rows - 2 - below;
    int caption = caption_rows(now, width);
    if (now->diagram->is_simulated)
        place_machine(now, rows, caption, below, &plan);
    else
        place_script(now, rows, caption, &plan);
    return plan;
}
