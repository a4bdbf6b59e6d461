#include "blocks/diagram_view.h"

#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/text.h"
#include "ui/prose.h"

enum {
    GOOD_PICTURE = 5,    /* rows for which the title is cut and the moment in words gives way */
    LEAST_PICTURE = 3,   /* rows that the picture gets on the lowest terminal */
    MOMENT_ROW_LIMIT = 3 /* rows that the moment in words may take */
};

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), width);
}

/* As many rows as any beat needs, so that nothing moves when another is told. */
static int most_say_rows(const struct trace *trace, int width) {
    int most = 0;
    for (int i = 0; i < trace->beat_count; i++)
        most = int_max(most, rows_of(trace->beats[i].say, width));
    return most;
}

/* The same of the beats of a simulated film, whether their moments come at this setting or not. */
static int most_beat_rows(const struct diagram *diagram, int width) {
    const struct diagram_beat *beats = diagram->beats.at;
    int most = 0;
    for (int i = 0; i < diagram->beats.count; i++)
        most = int_max(most, rows_of(beats[i].say, width));
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
static int title_rows(const struct block *block, const struct scene *scene, int width) {
    const struct diagram *diagram = block->object;
    char widest[DIAGRAM_STATE_BYTES], clock[DURATION_TEXT_BYTES];
    struct pen pen = {.arena = scene->arena, .width_cells = width};
    snprintf(widest, sizeof widest, "|| %s%s",
             duration_clock(diagram_lasts_usec(block, scene), clock), diagram_manner(block, scene));
    pen_pair(&pen, 0, theme_style(ROLE_HEADING), diagram->title, theme_style(ROLE_VALUE), widest);
    return pen.y;
}

/* The caption's rows with the gap above them: blank rows of the picture give way to it. */
static int caption_rows(const struct diagram *diagram, const struct scene *scene, int width) {
    return diagram->caption != NULL ? prose_rows(diagram->caption, width, scene->arena) + 1 : 0;
}

/* Gives the picture the rows that it needs, as far as they are there: words give way to it, then
 * the gaps. What is still too tall moves under its titles. */
static void fit_picture(struct diagram_plan *plan, int rows) {
    int needs = plan->sequence.header_rows + plan->sequence.row_count;
    for (; rows < needs && plan->moment_rows > 1; rows++)
        plan->moment_rows--;
    if (rows < needs) {
        plan->gap_rows = 0;
        rows += 2;
    }
    if (rows < needs && rows < GOOD_PICTURE && plan->moment_rows == 1) {
        plan->moment_rows = 0; /* the footer tells of Space, too */
        rows++;
    }
    rows = int_max(rows, LEAST_PICTURE);
    plan->picture_rows = rows < needs ? rows : needs;
}

int diagram_picture_row(const struct diagram_plan *plan) {
    return plan->title_rows + plan->gap_rows;
}

int diagram_say_row(const struct diagram_plan *plan) {
    return diagram_picture_row(plan) + plan->picture_rows + plan->gap_rows;
}

int diagram_plan_rows(const struct diagram_plan *plan) {
    return diagram_say_row(plan) + plan->say_rows + plan->moment_rows;
}

bool diagram_make_plan(const struct block *block, const struct scene *scene, int width,
                       struct diagram_plan *plan) {
    const struct diagram *diagram = block->object;
    *plan = (struct diagram_plan){.width = int_max(width - DIAGRAM_INDENT, 1)};
    if (!diagram_trace(block, scene, &plan->trace))
        return false;
    plan->title_rows = title_rows(block, scene, plan->width);
    plan->say_rows =
        int_max(most_say_rows(&plan->trace, plan->width), most_beat_rows(diagram, plan->width));
    if (plan->title_rows + GOOD_PICTURE + plan->say_rows > scene->body_rows)
        plan->title_rows = 1; /* cut: what is told must stay in view */
    plan->moment_rows = most_moment_rows(&plan->trace, plan->width, scene->arena);
    plan->gap_rows = 1;
    int wanted = scene->body_rows - plan->title_rows - plan->say_rows - plan->moment_rows - 2 -
                 diagram_rows_below(block, scene, width);
    plan->sequence =
        sequence_layout(&plan->trace, plan->width, wanted - caption_rows(diagram, scene, width),
                        scene->zoomed ? SEQUENCE_ROOM_FULL : SEQUENCE_ROOM_AIRY, scene->arena);
    fit_picture(plan, wanted);
    return true;
}
