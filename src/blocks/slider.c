#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "blocks/kinds.h"
#include "lesson/check.h"
#include "ui/prose.h"
#include "ui/scale.h"

enum {
    BAND_LIMIT = 9, /* a band's number is one digit */
    STEP_LIMIT = 10000,
    MARK = 2,         /* the columns of the focus mark */
    NARROW = 30,      /* below this width the bands are a list */
    VALUE_CELLS = 22, /* the widest value in words, and two more between it and the label */
    ROOMY_ROWS = 14   /* a body with fewer rows has none to spare for space */
};

static const char step_part[] = ".step";

struct band {
    const char *id, *title, *text;
    int64_t below_usec; /* 0: no bound */
    struct list examples, fits;
};

struct slider {
    const char *id, *label;
    int64_t from_usec, to_usec, start_usec;
    int steps;
    struct list bands;
};

static struct scale scale_of(const struct slider *slider) {
    return (struct scale){slider->from_usec, slider->to_usec, slider->steps};
}

static const struct band *band_at(const struct slider *slider, int index) {
    return (const struct band *)slider->bands.at + index;
}

static bool is_placed(const struct block *block, const struct scene *scene) {
    return facts_has(scene->facts, block->id, step_part);
}

static int step_of(const struct block *block, const struct scene *scene) {
    const struct slider *slider = block->object;
    struct scale scale = scale_of(slider);
    int64_t start = slider->start_usec > 0 ? slider->start_usec : slider->from_usec;
    int64_t step = facts_get(scene->facts, block->id, step_part, scale_nearest(&scale, start));
    if (step < 0)
        return 0;
    return step < slider->steps ? (int)step : slider->steps;
}

static int band_of(const struct slider *slider, int step) {
    struct scale scale = scale_of(slider);
    int64_t usec = scale_value(&scale, step);
    int index = 0;
    while (index < slider->bands.count - 1 && usec >= band_at(slider, index)->below_usec)
        index++;
    return index;
}

static int64_t band_from(const struct slider *slider, int index) {
    return index > 0 ? band_at(slider, index - 1)->below_usec : slider->from_usec;
}

static int first_step(const struct slider *slider, int index) {
    struct scale scale = scale_of(slider);
    return index > 0 ? scale_first(&scale, band_from(slider, index)) : 0;
}

/* What is said of a band */

static const char *range_words(const struct slider *slider, int index, struct arena *arena) {
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    duration_format(band_from(slider, index), from);
    duration_format(band_at(slider, index)->below_usec, to);
    if (slider->bands.count == 1)
        return NULL;
    if (index == 0)
        return arena_printf(arena, "below %s", to);
    if (index == slider->bands.count - 1)
        return arena_printf(arena, "%s and more", from);
    return arena_printf(arena, "%s to %s", from, to);
}

/* "a, b, c", with last between the last two; NULL when there is nothing, or no memory. */
static const char *join(struct list words, const char *first, const char *last,
                        struct arena *arena) {
    const char *const *word = words.at;
    const char *joined = words.count > 0 ? first : NULL;
    for (int i = 0; i < words.count && joined != NULL; i++) {
        const char *between = i == 0 ? " " : i == words.count - 1 ? last : ", ";
        joined = arena_printf(arena, "%s%s%s", joined, between, word[i]);
    }
    return joined;
}

static const char *examples_of(const struct band *band, struct arena *arena) {
    return join(band->examples, "For example:", ", ", arena);
}

static const char *fits_of(const struct band *band, struct arena *arena) {
    return join(band->fits, "What fits:", "; or ", arena);
}

static void write_band(const struct slider *slider, int index, struct pen *pen) {
    const struct band *band = band_at(slider, index);
    pen_pair(pen, 0, theme_style(ROLE_STRONG), band->title, theme_style(ROLE_VALUE),
             range_words(slider, index, pen->arena));
    pen_label(pen, 0, theme_style(ROLE_TEXT), fits_of(band, pen->arena));
    pen_label(pen, 0, theme_style(ROLE_QUIET), examples_of(band, pen->arena));
    pen_prose(pen, 0, theme_style(ROLE_TEXT), band->text);
}

/* The tallest description: what is below does not jump from band to band. */
static int most_rows(const struct slider *slider, int width, struct arena *arena) {
    int most = 0;
    for (int i = 0; i < slider->bands.count; i++) {
        struct pen pen = {.arena = arena, .width_cells = width};
        write_band(slider, i, &pen);
        most = pen.y > most ? pen.y : most;
    }
    return most;
}

/* The plan of the rows, the same for layout and drawing. The piece never changes its height as the
 * knob moves. */

struct plan {
    int width;                 /* without the columns of the mark */
    bool beside;               /* the value stands beside the label, not below it */
    bool narrow;               /* one line for the scale, and a list of bands below it */
    int edges[BAND_LIMIT + 1]; /* the columns of the bands' bounds */
    int name_rows;             /* of the names on the scale; 0: the bands are numbered */
    const char *legend;        /* what the numbers mean; NULL: there are none */
    int scale_row, list_row, band_row, rows;
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
        const char *title = band_at(slider, i)->title;
        int width = inside(plan, i);
        if (width < 1 || !words_fit(title, width) || rows_of(title, width) > 2)
            return 0;
        most = rows_of(title, width) > most ? rows_of(title, width) : most;
    }
    return most;
}

static void place_edges(const struct slider *slider, struct plan *plan) {
    struct scale scale = scale_of(slider);
    for (int i = 0; i < slider->bands.count; i++)
        plan->edges[i] = scale_value_column(&scale, band_from(slider, i), plan->width);
    plan->edges[slider->bands.count] = plan->width - 1;
}

static const char *legend_of(const struct slider *slider, struct arena *arena) {
    const char *legend = "";
    for (int i = 0; i < slider->bands.count && legend != NULL; i++)
        legend = arena_printf(arena, "%s%s%d\u00A0%s", legend, i > 0 ? "   " : "", i + 1,
                              band_at(slider, i)->title);
    return legend;
}

static struct plan make_plan(const struct slider *slider, const struct scene *scene, int width) {
    struct plan plan = {.width = width > MARK ? width - MARK : 1, .narrow = width < NARROW};
    int gap = scene->body_rows >= ROOMY_ROWS ? 1 : 0;
    place_edges(slider, &plan);
    plan.beside = text_width(slider->label) + VALUE_CELLS <= plan.width;
    plan.name_rows = plan.narrow ? 0 : count_name_rows(slider, &plan);
    if (!plan.narrow && plan.name_rows == 0)
        plan.legend = legend_of(slider, scene->arena);
    plan.scale_row = rows_of(slider->label, plan.width) + (plan.beside ? 0 : 1) + gap;
    int bar_rows = plan.narrow ? 1 : plan.name_rows > 1 ? 5 : 4;
    int list_rows = plan.narrow           ? slider->bands.count
                    : plan.legend != NULL ? rows_of(plan.legend, plan.width)
                                          : 0;
    plan.list_row = plan.scale_row + bar_rows;
    plan.band_row = plan.list_row + list_rows + gap;
    plan.rows = plan.band_row + most_rows(slider, plan.width, scene->arena);
    return plan;
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct plan plan = make_plan(block->object, scene, flow->width);
    flow_add(flow, block, 0, plan.rows, PIECE_STOP | PIECE_ENTERS);
}

/* Drawing */

struct drawing {
    const struct slider *slider;
    const struct plan *plan;
    struct canvas *canvas;
    int step, band;
    bool placed, focused, entered;
};

static void draw_head(const struct drawing *drawing) {
    const struct plan *plan = drawing->plan;
    struct scale scale = scale_of(drawing->slider);
    struct style label = theme_style(drawing->focused ? ROLE_FOCUS : ROLE_HEADING);
    char value[DURATION_TEXT_BYTES], shown[DURATION_TEXT_BYTES + 16];
    int64_t usec = scale_value(&scale, drawing->step);
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
    struct scale scale = scale_of(drawing->slider);
    const int *edges = drawing->plan->edges;
    bool last = drawing->band == drawing->slider->bands.count - 1;
    int low = edges[drawing->band], high = edges[drawing->band + 1] - (last ? 0 : 1);
    int column = scale_step_column(&scale, drawing->step, drawing->plan->width);
    column = column < high ? column : high;
    return column > low ? column : low;
}

static const int64_t tick_usec[] = {
    1,       10,       100,      1000,      10000,      100000,
    1000000, 10000000, 60000000, 600000000, 3600000000, 36000000000,
};
enum { TICKS = sizeof tick_usec / sizeof tick_usec[0], INSTANT_USEC = 100000 };

struct tick_label {
    int column, width; /* of the text's first cell */
    char text[DURATION_TEXT_BYTES];
};

static struct tick_label end_label(const struct drawing *drawing, bool first) {
    struct tick_label label;
    int64_t usec = first ? drawing->slider->from_usec : drawing->slider->to_usec;
    duration_format(usec, label.text);
    /* Below a tenth of a second nobody sees a delay (Nielsen). */
    if (first && usec < INSTANT_USEC)
        snprintf(label.text, sizeof label.text, "instant");
    label.width = text_width(label.text);
    label.column = first ? 0 : drawing->plan->width - label.width;
    return label;
}

static void draw_tick_label(const struct drawing *drawing, const struct tick_label *label) {
    canvas_text(drawing->canvas, label->column, drawing->plan->scale_row, theme_style(ROLE_QUIET),
                label->text);
}

static bool is_edge(const struct drawing *drawing, int column) {
    for (int i = 0; i <= drawing->slider->bands.count; i++)
        if (drawing->plan->edges[i] == column)
            return true;
    return false;
}

/* The figures above the scale, and a tick for each: first the ends, then what has room. */
static void draw_ticks(const struct drawing *drawing) {
    const struct slider *slider = drawing->slider;
    struct scale scale = scale_of(slider);
    struct tick_label first = end_label(drawing, true), last = end_label(drawing, false);
    int free_from = first.column + first.width + 2;
    draw_tick_label(drawing, &first);
    draw_tick_label(drawing, &last);
    for (int i = 0; i < TICKS; i++) {
        struct tick_label label;
        int column = scale_value_column(&scale, tick_usec[i], drawing->plan->width);
        duration_format(tick_usec[i], label.text);
        label.width = text_width(label.text);
        label.column = column - label.width / 2;
        if (tick_usec[i] <= slider->from_usec || tick_usec[i] >= slider->to_usec ||
            label.column < free_from || label.column + label.width + 2 > last.column)
            continue;
        draw_tick_label(drawing, &label);
        canvas_text(drawing->canvas, column, drawing->plan->scale_row + 1, theme_style(ROLE_FRAME),
                    is_edge(drawing, column) ? "┼" : "┴");
        free_from = label.column + label.width + 2;
    }
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
    bool here = index == drawing->band;
    int left = plan->edges[index] + 1, width = inside(plan, index);
    char number[2] = {(char)('1' + index), '\0'};
    const char *name = plan->name_rows > 0 ? band_at(drawing->slider, index)->title : number;
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
    draw_ticks(drawing);
    canvas_text(drawing->canvas, knob_column(drawing), lower, theme_style(ROLE_VALUE),
                drawing->placed ? "●" : "○");
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
                drawing->placed ? "●" : "○");
    for (int i = 0; i < drawing->slider->bands.count; i++) {
        struct style style = theme_style(i == drawing->band ? ROLE_VALUE : ROLE_TEXT);
        int y = plan->list_row + i;
        if (i == drawing->band)
            canvas_text(drawing->canvas, 0, y, style, "▸");
        canvas_text_cut(drawing->canvas, 2, y, plan->width - 2, style,
                        band_at(drawing->slider, i)->title);
    }
}

static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    const struct block *block = piece->block;
    struct plan plan = make_plan(block->object, scene, piece->at.width);
    int step = step_of(block, scene);
    struct drawing drawing = {
        .slider = block->object,
        .plan = &plan,
        .canvas = canvas,
        .step = step,
        .band = band_of(block->object, step),
        .placed = is_placed(block, scene),
        .focused = scene_focused(scene, block, piece->part),
        .entered = scene_entered(scene, block, piece->part),
    };
    struct rect beside_mark = {MARK, 0, plan.width, plan.rows};
    struct canvas_state state = canvas_push(canvas, beside_mark);
    draw_head(&drawing);
    if (plan.narrow)
        draw_list(&drawing);
    else
        draw_bar(&drawing);
    struct pen pen = {canvas, scene->arena, plan.width, plan.band_row};
    write_band(drawing.slider, drawing.band, &pen);
    canvas_pop(canvas, state);
}

/* Keys */

enum action { LESS, MORE, NEXT_BAND, BAND_BEFORE, START, END, TENTH, ENTER, DONE };

static const struct binding bindings[] = {
    {{KEYSYM_LEFT, KEYSYM_DOWN, 'h', 'j'}, "←", "less", LESS},
    {{KEYSYM_RIGHT, KEYSYM_UP, 'l', 'k'}, "→", "more", MORE},
    {{KEYSYM_PAGE_UP}, "PgUp", "next band", NEXT_BAND},
    {{KEYSYM_PAGE_DOWN}, "PgDn", "band before", BAND_BEFORE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "move it", ENTER},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "done", DONE},
    {{KEYSYM_HOME}, "Home", "start", START},
    {{KEYSYM_END}, "End", "end", END},
    {{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'}, "0-9", "tenths of the way", TENTH},
    {{KEYSYM_NONE}, NULL, NULL, 0},
};

/* Where an action takes the knob; ENTER and DONE leave it where it is. */
static int target_step(const struct slider *slider, int step, int action, uint32_t key) {
    int band = band_of(slider, step);
    switch ((enum action)action) {
    case LESS:
        return step > 0 ? step - 1 : step;
    case MORE:
        return step < slider->steps ? step + 1 : step;
    case NEXT_BAND:
        return band < slider->bands.count - 1 ? first_step(slider, band + 1) : step;
    case BAND_BEFORE:
        return band > 0 ? first_step(slider, band - 1) : step;
    case START:
        return 0;
    case END:
        return slider->steps;
    case TENTH:
        return (int)(key - '0') * slider->steps / 10;
    case ENTER:
    case DONE:
        break;
    }
    return step;
}

static uint32_t offers(const struct piece *piece, const struct scene *scene) {
    if (!scene_entered(scene, piece->block, piece->part))
        return 1u << ENTER;
    int step = step_of(piece->block, scene);
    uint32_t offered = 1u << TENTH | 1u << DONE;
    for (int action = LESS; action < TENTH; action++)
        if (target_step(piece->block->object, step, action, KEYSYM_NONE) != step)
            offered |= 1u << action;
    return offered;
}

static void act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    session->leave = action == DONE;
    if (action == ENTER)
        session->enter = true;
    else
        facts_set(session->facts, block->id, step_part,
                  target_step(block->object, step_of(block, session->scene), action, session->key));
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    tally->stops++;
    tally->worked += is_placed(block, scene) ? 1 : 0;
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct slider *slider = block->object;
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    duration_words(slider->from_usec, from);
    duration_words(slider->to_usec, to);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, slider->label);
    writer_printf(writer, "A scale from %s to %s:\n", from, to);
    for (int i = 0; i < slider->bands.count; i++) {
        const struct band *band = band_at(slider, i);
        const char *range = range_words(slider, i, scene->arena);
        const char *title =
            range == NULL ? band->title : arena_printf(scene->arena, "%s, %s", band->title, range);
        const char *words[] = {fits_of(band, scene->arena), examples_of(band, scene->arena)};
        writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, title != NULL ? title : band->title);
        for (int k = 0; k < 2; k++)
            if (words[k] != NULL)
                writer_wrapped(writer, "  ", "  ", PLAIN_WIDTH, words[k]);
        if (band->text != NULL)
            prose_plain(band->text, PLAIN_WIDTH, "  ", "  ", writer);
    }
}

/* The document */

static const struct field band_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct band, id),
     .says = "The band's id, unique in its slider."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct band, title),
     .says = "Its name, short enough to stand on the scale."},
    {.name = "below",
     .type = FIELD_DURATION,
     .at = offsetof(struct band, below_usec),
     .low = 1,
     .says = "The bound that it stays below; every band but the last has one."},
    {.name = "text",
     .type = FIELD_PROSE,
     .at = offsetof(struct band, text),
     .says = "What it means to be here."},
    {.name = "examples",
     .type = FIELD_LINES,
     .at = offsetof(struct band, examples),
     .says = "Everyday examples."},
    {.name = "fits",
     .type = FIELD_LINES,
     .at = offsetof(struct band, fits),
     .says = "The techniques that fit."},
    {.name = NULL},
};

static const struct schema band_schema = {
    .name = "band",
    .summary = "A part of a slider's scale, from the band before it up to, not including, below.",
    .fields = band_fields,
    .size = sizeof(struct band),
};

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct slider, id),
     .says = "The block's id, unique in the lesson."},
    {.name = "label",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct slider, label),
     .says = "What is set here."},
    {.name = "from",
     .type = FIELD_DURATION,
     .required = true,
     .at = offsetof(struct slider, from_usec),
     .low = 1,
     .says = "The scale's start."},
    {.name = "to",
     .type = FIELD_DURATION,
     .required = true,
     .at = offsetof(struct slider, to_usec),
     .low = 1,
     .says = "The scale's end."},
    {.name = "start",
     .type = FIELD_DURATION,
     .at = offsetof(struct slider, start_usec),
     .low = 1,
     .says = "Where the knob is at first, by its nearest step; without this, at the start."},
    {.name = "steps",
     .type = FIELD_WHOLE,
     .at = offsetof(struct slider, steps),
     .low = 2,
     .high = STEP_LIMIT,
     .preset = 100,
     .says = "How many steps lead from the start to the end."},
    {.name = "bands",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct slider, bands),
     .low = 1,
     .high = BAND_LIMIT,
     .of = &band_schema,
     .says = "The parts of the scale, in order, without a gap."},
    {.name = NULL},
};

static bool check_bound(const struct slider *slider, int index, struct check *check) {
    const struct band *band = band_at(slider, index);
    char bound[DURATION_TEXT_BYTES], other[DURATION_TEXT_BYTES];
    struct place place = check_place(check, "bands/%d/below", index);
    bool is_last = index == slider->bands.count - 1;
    if (is_last && band->below_usec > 0)
        return check_error(check, place, "the last band has no \"below\"; it runs to \"to\"");
    if (is_last)
        return true;
    if (band->below_usec == 0)
        return check_error(check, place,
                           "band \"%s\" has no \"below\"; only the last band may go without",
                           band->id);
    duration_format(band->below_usec, bound);
    if (band->below_usec <= slider->from_usec || band->below_usec >= slider->to_usec)
        return check_error(check, place, "\"below\" must lie between \"from\" and \"to\", found %s",
                           bound);
    if (index > 0 && band->below_usec <= band_from(slider, index))
        return check_error(check, place, "\"below\" must rise from band to band, found %s after %s",
                           bound, duration_format(band_from(slider, index), other));
    return true;
}

/* Every band needs a step, or the knob could never be in it. */
static bool check_reach(const struct slider *slider, int index, struct check *check) {
    int first = first_step(slider, index);
    if (first <= slider->steps && band_of(slider, first) == index)
        return true;
    return check_error(check, check_place(check, "bands/%d", index),
                       "no step falls into band \"%s\"; give the slider more \"steps\"",
                       band_at(slider, index)->id);
}

static bool check(const void *object, struct check *check) {
    const struct slider *slider = object;
    bool good = true;
    if (slider->from_usec >= slider->to_usec)
        return check_error(check, check_place(check, "to"), "\"to\" must be more than \"from\"");
    if (slider->start_usec > 0 &&
        (slider->start_usec < slider->from_usec || slider->start_usec > slider->to_usec))
        good = check_error(check, check_place(check, "start"),
                           "\"start\" must not lie outside \"from\" and \"to\"");
    for (int i = 0; i < slider->bands.count; i++)
        good = check_bound(slider, i, check) && good;
    for (int i = 0; i < slider->bands.count && good; i++)
        good = check_reach(slider, i, check);
    return good;
}

const struct block_kind block_slider = {
    .schema = {.name = "slider",
               .summary = "A logarithmic scale of durations, divided into bands.",
               .fields = fields,
               .size = sizeof(struct slider),
               .check = check},
    .layout = layout,
    .draw = draw,
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .plain = plain,
};
