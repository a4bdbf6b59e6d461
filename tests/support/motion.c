#include "motion.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/int.h"
#include "base/memory.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/kinds.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/transcript.h"

enum { LINE_BYTES = 2048, WHATS = 16 };

int motion_failures;

/* Two frames that are compared. */
struct frames {
    struct play *play;
    const char *where;
    enum motion_cause cause;
    const struct motion_sight *before, *now;
    struct layout layout; /* of now */
};

/* Each mistake is told once of a film. */
static bool is_told(const char *where, const char *what) {
    static char told_of[LINE_BYTES];
    static const char *told[WHATS];
    static int count;
    if (strcmp(told_of, where) != 0) {
        snprintf(told_of, sizeof told_of, "%s", where);
        count = 0;
    }
    for (int i = 0; i < count; i++)
        if (told[i] == what)
            return true;
    if (count < WHATS)
        told[count++] = what;
    return false;
}

static void fail_frames(const struct frames *frames, int x, int y, const char *what) {
    struct writer before = {0}, now = {0};
    motion_failures++;
    if (is_told(frames->where, what))
        return;
    canvas_write(&frames->before->canvas, &before, false);
    canvas_write(&frames->now->canvas, &now, false);
    fprintf(stderr, "%s, from %.6f s to %.6f s, column %d, row %d: %s\n%s\n%s\n", frames->where,
            (double)frames->before->at_usec / 1e6, (double)frames->now->at_usec / 1e6, x, y, what,
            before.text, now.text);
    writer_release(&before);
    writer_release(&now);
}

/* --- Cells. --- */

static const struct cell *cell_at(const struct motion_sight *sight, int x, int y) {
    return canvas_at(&sight->canvas, x, y);
}

static bool is_sign(const struct cell *cell, const char *sign) {
    return strcmp(cell->text.bytes, sign) == 0;
}

static bool is_blank(const struct cell *cell) {
    return is_sign(cell, "") || is_sign(cell, " ");
}

static bool differ(const struct cell *a, const struct cell *b) {
    return strcmp(a->text.bytes, b->text.bytes) != 0 && !(is_blank(a) && is_blank(b));
}

/* A letter or a digit, and not a sign of the picture. */
static bool is_word(const struct cell *cell) {
    unsigned char byte = (unsigned char)cell->text.bytes[0];
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

static bool is_blank_at(const struct motion_sight *sight, int x, int y, int end) {
    return x >= end || is_blank(cell_at(sight, x, y));
}

/* Behind the first words of a row: where two blanks follow. */
static int words_end(const struct motion_sight *sight, struct rect at, int y) {
    int x = at.x, end = at.x + at.width;
    while (x < end && is_blank(cell_at(sight, x, y)))
        x++;
    while (x < end && !(is_blank_at(sight, x, y, end) && is_blank_at(sight, x + 1, y, end)))
        x++;
    return x;
}

static bool is_in(struct rect at, int x, int y) {
    return x >= at.x && x < at.x + at.width && y >= at.y && y < at.y + at.height;
}

/* --- What is seen. --- */

static struct rect on_screen(const struct layout *layout, struct rect at) {
    at.x += layout->screen.x;
    at.y += layout->screen.body_y;
    return at;
}

static const struct region *region_at(const struct layout *layout, int x, int y) {
    for (int i = 0; i < layout->region_count; i++)
        if (layout->regions[i].shown && is_in(on_screen(layout, layout->regions[i].at), x, y))
            return &layout->regions[i];
    return NULL;
}

static bool is_rule_above(const struct layout *layout, const struct region *region, int x, int y) {
    struct rect at = on_screen(layout, region->at);
    return region->shown && region->rule_above &&
           is_in((struct rect){at.x, at.y - 1, at.width, 1}, x, y);
}

static bool is_rule_left(const struct layout *layout, const struct region *region, int x, int y) {
    struct rect at = on_screen(layout, region->at);
    return region->shown && region->rule_left &&
           is_in((struct rect){at.x - 2, at.y, 1, at.height}, x, y);
}

static bool is_rule(const struct layout *layout, int x, int y) {
    for (int i = 0; i < layout->region_count; i++)
        if (is_rule_above(layout, &layout->regions[i], x, y) ||
            is_rule_left(layout, &layout->regions[i], x, y))
            return true;
    return false;
}

static bool is_body(const struct layout *layout, int y) {
    return y >= layout->screen.body_y && y < layout->screen.body_y + layout->screen.body_rows;
}

static bool is_film(const struct play *play) {
    return play->player->staged.block->schema == &block_diagram.schema;
}

/* The picture's region, where a film is seen in it: neither its text nor a sweep. */
static const struct region *film_region(const struct play *play, const struct layout *layout,
                                        const struct diagram_now *now) {
    bool other =
        !is_film(play) || now->swept || diagram_shows_transcript(now->block, now->scene->marks);
    for (int i = 0; i < layout->region_count && !other; i++)
        if (layout->regions[i].name == STAGE_PICTURE && layout->regions[i].shown)
            return &layout->regions[i];
    return NULL;
}

static struct diagram_plan plan_of(const struct region *region, const struct diagram_now *now) {
    return diagram_make_plan(now, int_max(region->at.width - DIAGRAM_INDENT, 1), region->at.height,
                             SEQUENCE_ROOM_FULL);
}

static void see_film(struct play *play, const struct layout *layout, struct motion_sight *sight) {
    struct diagram_now now = diagram_now(play->player->staged.block, &layout->scene);
    const struct region *region = film_region(play, layout, &now);
    sight->at_usec = now.film.time_usec;
    sight->axis_usec = diagram_curve_axis_usec(&now);
    sight->laid = now.known->diagram;
    if (region == NULL)
        return;
    struct diagram_plan plan = plan_of(region, &now);
    sight->first_row = diagram_first_row(&plan, sight->at_usec);
}

static void copy_canvas(const struct canvas *from, struct canvas *into) {
    canvas_init(into, from->columns, from->rows, from->ascii);
    memcpy(into->cells, from->cells,
           (size_t)from->columns * (size_t)from->rows * sizeof *into->cells);
}

/* Where words would be covered, the sign of rows out of view stands beside the region. */
static bool is_edge_beside(const struct layout *layout, const struct motion_sight *sight, int x,
                           int y) {
    for (int i = 0; i < sight->region_count; i++) {
        const struct region *region = &sight->regions[i];
        struct rect at = on_screen(layout, region->at);
        int beside = region->rule_left ? at.x - 2 : at.x + at.width;
        bool above = y == at.y && region->scroll > 0;
        bool below = y == at.y + at.height - 1 && region->scroll + at.height < region->rows;
        if (region->shown && x == beside && (above || below))
            return true;
    }
    return false;
}

/* Outside of its regions the body is blank. */
static void expect_inside(const struct frames *frames) {
    for (int y = 0; y < frames->now->canvas.rows; y++)
        for (int x = 0; x < frames->now->canvas.columns; x++)
            if (is_body(&frames->layout, y) && region_at(&frames->layout, x, y) == NULL &&
                !is_rule(&frames->layout, x, y) &&
                !is_edge_beside(&frames->layout, frames->now, x, y) &&
                !is_blank(cell_at(frames->now, x, y)))
                fail_frames(frames, x, y, "is written outside of all regions");
}

void motion_see(struct play *play, struct motion_sight *sight) {
    struct layout layout;
    motion_release(sight);
    player_paint(play->player, &play->canvas);
    player_layout(play->player, &layout);
    memcpy(sight->regions, layout.regions, sizeof sight->regions);
    sight->region_count = layout.region_count;
    sight->axis_usec = sight->first_row = -1;
    copy_canvas(&play->canvas, &sight->canvas);
    if (is_film(play))
        see_film(play, &layout, sight);
}

void motion_release(struct motion_sight *sight) {
    canvas_release(&sight->canvas);
    *sight = (struct motion_sight){0};
}

/* --- Regions. --- */

static bool is_same_rect(struct rect a, struct rect b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static bool is_same_region(const struct region *a, const struct region *b) {
    return a->name == b->name && a->leaf == b->leaf && a->rule_above == b->rule_above &&
           a->rule_left == b->rule_left && is_same_rect(a->at, b->at);
}

/* The regions, with a curve made one with the picture above it. */
static int without_curve(const struct motion_sight *sight, struct region into[STAGE_REGION_LIMIT]) {
    int count = 0;
    for (int i = 0; i < sight->region_count; i++)
        if (sight->regions[i].name == STAGE_CURVE && count > 0)
            into[count - 1].at.height += sight->regions[i].at.height;
        else
            into[count++] = sight->regions[i];
    return count;
}

static void compare_regions(const struct frames *frames) {
    struct region before[STAGE_REGION_LIMIT], now[STAGE_REGION_LIMIT];
    int count = without_curve(frames->before, before);
    bool is_film_in_both = frames->before->first_row >= 0 && frames->now->first_row >= 0;
    if (is_film_in_both && frames->before->region_count != frames->now->region_count)
        fail_frames(frames, 0, 0, "a region comes or goes");
    if (without_curve(frames->now, now) != count)
        fail_frames(frames, 0, 0, "a region comes or goes");
    for (int i = 0; i < count; i++)
        if (!is_same_region(&before[i], &now[i]))
            fail_frames(frames, now[i].at.x, now[i].at.y, "a region changes");
    for (int i = 0; is_film_in_both && i < frames->now->region_count; i++)
        if (!is_same_region(&frames->before->regions[i], &frames->now->regions[i]))
            fail_frames(frames, now[i].at.x, now[i].at.y, "a region changes");
}

/* --- Around the regions. --- */

static bool is_mark_of_step(const struct cell *cell) {
    return is_blank(cell) || is_sign(cell, "✓");
}

/* Steps are ticked off; behind the title the clock goes. */
static bool may_change_in_head(const struct frames *frames, int x, int y) {
    int title = frames->layout.screen.compact ? 0 : 1;
    struct rect row = {frames->layout.screen.x, y, frames->layout.screen.width, 1};
    if (y == title)
        return x >= words_end(frames->before, row, y) && x >= words_end(frames->now, row, y);
    return y < title && is_mark_of_step(cell_at(frames->before, x, y)) &&
           is_mark_of_step(cell_at(frames->now, x, y));
}

/* What the keys do; and what is said of a key, until the next. */
static bool is_below(const struct frames *frames, int y) {
    return y == frames->layout.screen.footer_y ||
           (y == frames->layout.screen.status_y && frames->cause >= MOTION_TURNS);
}

/* On the rule above a region, or beside it, stands how much of it is out of view. */
static bool may_change_around(const struct frames *frames, int x, int y) {
    const struct layout *layout = &frames->layout;
    if (!is_body(layout, y))
        return y < layout->screen.body_y ? may_change_in_head(frames, x, y) : is_below(frames, y);
    for (int i = 0; i < layout->region_count; i++)
        if (is_rule_above(layout, &layout->regions[i], x, y))
            return layout->regions[i].rows != frames->before->regions[i].rows ||
                   layout->regions[i].scroll != frames->before->regions[i].scroll;
    return is_edge_beside(layout, frames->before, x, y) ||
           is_edge_beside(layout, frames->now, x, y);
}

/* --- The picture. --- */

struct picture {
    const struct frames *frames;
    struct rect at; /* on the screen, without the indent */
    struct diagram_plan plan;
    const struct diagram_lane_plan *lane;
    struct rect area; /* of the lane's sequence, on the screen */
};

static void fail_row(const struct picture *picture, int x, int y, const char *what) {
    fail_frames(picture->frames, x, y, what);
}

static void compare_still_row(const struct picture *picture, int y, int cells) {
    const struct frames *frames = picture->frames;
    for (int x = picture->lane->at.x + picture->at.x; cells > 0; x++, cells--)
        if (differ(cell_at(frames->before, x, y), cell_at(frames->now, x, y)))
            fail_row(picture, x, y, "a title moves");
}

static bool was_on_its_way(const struct picture *picture, const struct trace_message *message) {
    return trace_message_phase(message, picture->frames->before->at_usec) == TRACE_PHASE_TRAVELLING;
}

static bool may_change_in_past(const struct picture *picture, const struct sequence_row *row,
                               const struct cell *before, const struct cell *now) {
    const struct sequence *sequence = &picture->lane->sequence;
    if (row->occurrence < 0)
        return false;
    const struct trace_occurrence *occurrence = &sequence->occurrences[row->occurrence];
    if (occurrence->what == TRACE_LEAVES)
        return was_on_its_way(picture, &sequence->trace->messages[occurrence->index]) &&
               !(is_word(before) && is_word(now)); /* its head passes over its label */
    return occurrence->what == TRACE_APPEARS &&
           trace_data_is_waiting(&sequence->trace->data[occurrence->index],
                                 picture->frames->before->at_usec);
}

static bool may_change(const struct picture *picture, const struct sequence_row *row,
                       const struct cell *before, const struct cell *now) {
    const struct frames *frames = picture->frames;
    if (row->at_usec > frames->now->at_usec)
        return false;
    return row->at_usec > frames->before->at_usec || may_change_in_past(picture, row, before, now);
}

/* The column at which a label begins in a row; -1: it does not stand there whole. */
static int column_of(const struct motion_sight *sight, struct rect area, int y, const char *label) {
    char line[LINE_BYTES] = "";
    int columns[LINE_BYTES] = {0};
    size_t length = 0;
    for (int x = area.x; x < area.x + area.width; x++) {
        const char *bytes = cell_at(sight, x, y)->text.bytes;
        for (size_t i = 0; bytes[i] != '\0' && length + 1 < sizeof line; i++) {
            columns[length] = x;
            line[length++] = bytes[i];
        }
    }
    line[length] = '\0';
    const char *found = strstr(line, label);
    return found != NULL ? columns[found - line] : -1;
}

static void compare_label(const struct picture *picture, const struct sequence_row *row, int y,
                          int y_now) {
    const struct frames *frames = picture->frames;
    const struct sequence *sequence = &picture->lane->sequence;
    if (row->at_usec > frames->before->at_usec || row->occurrence < 0 || row->line > 0 ||
        sequence->occurrences[row->occurrence].what != TRACE_APPEARS)
        return;
    const char *label = sequence->trace->data[sequence->occurrences[row->occurrence].index].label;
    if (column_of(frames->before, picture->area, y, label) !=
        column_of(frames->now, picture->area, y_now, label))
        fail_row(picture, picture->area.x, y_now, "the label of data moves");
}

/* A row that is seen in both frames, where it stands in each. */
static void compare_row(const struct picture *picture, const struct sequence_row *row, int y,
                        int y_now) {
    const struct frames *frames = picture->frames;
    for (int x = picture->area.x; x < picture->area.x + picture->area.width; x++) {
        const struct cell *before = cell_at(frames->before, x, y),
                          *now = cell_at(frames->now, x, y_now);
        if (differ(before, now) && !may_change(picture, row, before, now))
            fail_row(picture, x, y_now, "what stands in the picture changes");
    }
    compare_label(picture, row, y, y_now);
}

static void compare_rows(const struct picture *picture) {
    const struct sequence *sequence = &picture->lane->sequence;
    int top = picture->area.y + sequence->header_rows, end = picture->area.y + picture->area.height;
    for (int row = 0; row < sequence->row_count; row++) {
        int y = top + row - picture->frames->before->first_row;
        int y_now = top + row - picture->frames->now->first_row;
        if (y >= top && y < end && y_now >= top && y_now < end)
            compare_row(picture, &sequence->rows[row], y, y_now);
    }
}

/* Above its rows: all but how many of them are out of view. */
static void compare_header(const struct picture *picture) {
    enum { ABOVE_CELLS = 4 };
    int y = picture->at.y + picture->lane->at.y;
    if (picture->lane->title != NULL)
        compare_still_row(picture, y, picture->lane->at.width);
    for (int i = 0; i < picture->lane->sequence.header_rows; i++)
        compare_still_row(picture, picture->area.y + i, picture->lane->at.width - ABOVE_CELLS);
}

static bool is_another_film(const struct frames *frames) {
    return frames->cause >= MOTION_TURNS || frames->before->laid != frames->now->laid;
}

static void compare_picture(const struct frames *frames, const struct diagram_now *now) {
    const struct region *region = film_region(frames->play, &frames->layout, now);
    if (region == NULL || frames->before->first_row < 0)
        return;
    struct picture picture = {.frames = frames, .at = on_screen(&frames->layout, region->at)};
    picture.plan = plan_of(region, now);
    picture.at.x += DIAGRAM_INDENT;
    bool other = is_another_film(frames);
    if (!other && frames->now->first_row < frames->before->first_row)
        fail_row(&picture, picture.at.x, picture.at.y, "the picture scrolls back");
    for (int i = 0; i < picture.plan.lane_count; i++) {
        picture.lane = &picture.plan.lanes[i];
        picture.area = diagram_lane_area(picture.lane);
        picture.area.x += picture.at.x;
        picture.area.y += picture.at.y;
        compare_header(&picture);
        if (!other)
            compare_rows(&picture);
    }
}

/* --- The curve. --- */

enum { PRESENTS = SIMULATED_LANES + 1 };

/* The columns of the present moment, from left to right. */
static int find_presents(const struct motion_sight *sight, struct rect at, int x_of[PRESENTS]) {
    int count = 0, y = at.y + at.height - 1;
    for (int x = at.x; x < at.x + at.width && count < PRESENTS; x++)
        if (is_sign(cell_at(sight, x, y), "●"))
            x_of[count++] = x;
    return count;
}

/* In the columns that the present moment has passed, and where the word "now" stands above it. */
static bool is_passed(const int *before, const int *now, int count, int x, bool in_title) {
    int around = in_title ? (int)sizeof "now" : 0;
    for (int i = 0; i < count; i++)
        if (x >= before[i] - around && x <= now[i] + around)
            return true;
    return false;
}

static void compare_passed(const struct frames *frames, struct rect at) {
    int before[PRESENTS], now[PRESENTS], count = find_presents(frames->before, at, before);
    if (find_presents(frames->now, at, now) != count)
        return; /* it is on its first column, or on a loss, which is told in its place */
    for (int y = at.y; y < at.y + at.height; y++)
        for (int x = at.x; x < at.x + at.width; x++)
            if (differ(cell_at(frames->before, x, y), cell_at(frames->now, x, y)) &&
                !is_passed(before, now, count, x, y == at.y))
                fail_frames(frames, x, y, "the curve changes beside the present moment");
}

static bool is_axis(const struct cell *cell) {
    return is_sign(cell, "┤") || is_sign(cell, "┼");
}

/* The labels at its left, as far as the axis. */
static void compare_axis(const struct frames *frames, struct rect at) {
    if (frames->cause != MOTION_CHOOSES && frames->before->axis_usec != frames->now->axis_usec)
        fail_frames(frames, at.x, at.y, "the axis of the curve changes");
    for (int y = at.y + 1; frames->cause != MOTION_CHOOSES && y < at.y + at.height; y++)
        for (int x = at.x; x < at.x + at.width && !is_axis(cell_at(frames->before, x, y)) &&
                           !is_sign(cell_at(frames->before, x, y), "│");
             x++)
            if (differ(cell_at(frames->before, x, y), cell_at(frames->now, x, y)))
                fail_frames(frames, x, y, "a label of the axis changes");
}

static void compare_curve(const struct frames *frames, struct rect at) {
    compare_axis(frames, at);
    if (!is_another_film(frames))
        compare_passed(frames, at);
}

/* --- Figures and knobs. --- */

static bool begins_with_word(const struct motion_sight *sight, struct rect at, int y) {
    return is_word(cell_at(sight, at.x, y)) || is_word(cell_at(sight, at.x + 2, y));
}

/* True of a row that is called after what stands in it: how it was, or how it is so far. */
static bool is_series(const struct motion_sight *sight, struct rect at, int y) {
    int x = at.x, end = words_end(sight, at, y);
    while (x < end && is_blank(cell_at(sight, x, y)))
        x++;
    struct rect label = {x, y, end - x, 1};
    return (end - x == (int)strlen("was") && column_of(sight, label, y, "was") == x) ||
           (end - x == (int)strlen("so far") && column_of(sight, label, y, "so far") == x);
}

/* What begins a row: the name of a figure, what a goal wants, the title of a knob. */
static void compare_labels(const struct frames *frames, struct rect at) {
    for (int y = at.y; y < at.y + at.height; y++) {
        if (!begins_with_word(frames->before, at, y) || !begins_with_word(frames->now, at, y) ||
            (is_series(frames->before, at, y) && is_series(frames->now, at, y)))
            continue;
        int end = words_end(frames->before, at, y);
        if (end != words_end(frames->now, at, y))
            fail_frames(frames, end, y, "a label is another");
        for (int x = at.x + DIAGRAM_INDENT; x < end; x++)
            if (differ(cell_at(frames->before, x, y), cell_at(frames->now, x, y)))
                fail_frames(frames, x, y, "a label changes");
    }
}

/* True where a value of a column ends. */
static bool ends_value(const struct motion_sight *sight, struct rect at, int x, int y) {
    int end = at.x + at.width;
    return !is_blank(cell_at(sight, x, y)) && is_blank_at(sight, x + 1, y, end) &&
           is_blank_at(sight, x + 2, y, end);
}

static bool may_end_value(const struct motion_sight *sight, struct rect at, int x, int y) {
    enum { LEAST_VALUE = 4 };
    bool blank = is_blank(cell_at(sight, x, y));
    for (int i = 1; blank && i < LEAST_VALUE && x - i >= at.x; i++)
        blank = is_blank(cell_at(sight, x - i, y));
    return is_blank_at(sight, x + 1, y, at.x + at.width) &&
           (blank || !is_blank(cell_at(sight, x, y)));
}

static void compare_columns(const struct frames *frames, struct rect at) {
    for (int y = at.y; y < at.y + at.height; y++)
        for (int x = words_end(frames->before, at, y); x < at.x + at.width; x++) {
            bool before = ends_value(frames->before, at, x, y),
                 now = ends_value(frames->now, at, x, y);
            if ((before && !may_end_value(frames->now, at, x, y)) ||
                (now && !may_end_value(frames->before, at, x, y)))
                fail_frames(frames, x, y, "a column of figures moves");
        }
}

/* --- All of it. --- */

static void compare_nothing(const struct frames *frames, struct rect at) {
    for (int y = at.y; y < at.y + at.height; y++)
        for (int x = at.x; x < at.x + at.width; x++)
            if (differ(cell_at(frames->before, x, y), cell_at(frames->now, x, y)))
                fail_frames(frames, x, y, "what does not move changes");
}

static void compare_region(const struct frames *frames, const struct region *region,
                           const struct region *before) {
    struct rect at = on_screen(&frames->layout, region->at);
    bool plays = frames->cause <= MOTION_ENDS;
    if (!region->shown || region->scroll != before->scroll)
        return;
    if (region->name == STAGE_CURVE) {
        compare_curve(frames, at);
    } else if (region->name == STAGE_FIGURES) {
        compare_labels(frames, at);
        compare_columns(frames, at);
    } else if (region->name == STAGE_KNOBS && plays) {
        compare_nothing(frames, at);
    } else if (region->name == STAGE_QUESTION && plays) {
        compare_nothing(frames, at);
    }
}

static void compare_around(const struct frames *frames) {
    for (int y = 0; y < frames->now->canvas.rows; y++)
        for (int x = 0; x < frames->now->canvas.columns; x++)
            if (region_at(&frames->layout, x, y) == NULL &&
                differ(cell_at(frames->before, x, y), cell_at(frames->now, x, y)) &&
                !may_change_around(frames, x, y))
                fail_frames(frames, x, y, "what is around the regions changes");
}

static struct frames begin_frames(struct play *play, const struct motion_sight *before,
                                  struct motion_sight *now, enum motion_cause cause,
                                  const char *where) {
    struct frames frames = {
        .play = play, .where = where, .cause = cause, .before = before, .now = now};
    motion_see(play, now);
    player_layout(play->player, &frames.layout);
    return frames;
}

void motion_compare(struct play *play, struct motion_sight *before, enum motion_cause cause,
                    const char *where) {
    struct motion_sight now = {.region_count = 0};
    struct frames frames = begin_frames(play, before, &now, cause, where);
    compare_regions(&frames);
    expect_inside(&frames);
    compare_around(&frames);
    for (int i = 0; i < now.region_count; i++)
        compare_region(&frames, &frames.layout.regions[i], &before->regions[i]);
    if (is_film(play)) {
        struct diagram_now film = diagram_now(play->player->staged.block, &frames.layout.scene);
        compare_picture(&frames, &film);
    }
    motion_release(before);
    *before = now;
}

void motion_compare_regions(struct play *play, const struct motion_sight *before,
                            const char *where) {
    struct motion_sight now = {.region_count = 0};
    struct frames frames = begin_frames(play, before, &now, MOTION_CHOOSES, where);
    compare_regions(&frames);
    expect_inside(&frames);
    motion_release(&now);
}
