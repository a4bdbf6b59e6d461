/* Draws the rows of a sequence as they are at a time: lifelines, messages, connections and data. */
#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/text.h"
#include "ui/sequence.h"
#include "ui/sign.h"
#include "ui/theme.h"

static const struct {
    enum sign line;
    enum role role;
} looks[] = {
    [TRACE_STYLE_REQUEST] = {SIGN_LINE_REQUEST, ROLE_EXCHANGE},
    [TRACE_STYLE_ANSWER] = {SIGN_LINE_ANSWER, ROLE_EXCHANGE},
    [TRACE_STYLE_PUSH] = {SIGN_LINE_PUSH, ROLE_PUSH},
    [TRACE_STYLE_FRAME] = {SIGN_LINE_FRAME, ROLE_PUSH},
    [TRACE_STYLE_SETUP] = {SIGN_LINE_AROUND, ROLE_QUIET},
    [TRACE_STYLE_LIFE] = {SIGN_LINE_AROUND, ROLE_QUIET},
};
_Static_assert(sizeof looks / sizeof *looks == TRACE_STYLE_COUNT, "a row each");

struct lives;

/* One row of the picture at a time. */
struct brush {
    const struct sequence *sequence;
    int64_t at_usec;
    struct canvas *canvas;
    struct arena *arena;
    struct lives *lives;
    int y;
};

static void put(const struct brush *brush, int x, struct style style, const char *text) {
    canvas_text(brush->canvas, x, brush->y, style, text);
}

static void put_sign(const struct brush *brush, int x, enum role role, enum sign sign) {
    put(brush, x, theme_style(role), sign_text(sign, brush->canvas->ascii));
}

/* --- Titles and lifelines. --- */

/* In the middle above the lifeline, as far as the slot has room for that. */
static void draw_title_line(const struct brush *brush, int column, struct sequence_slot slot, int y,
                            const char *text) {
    int width = text_width(text), x = column - width / 2;
    x = int_min(x, slot.x + slot.cells - width);
    canvas_text(brush->canvas, int_max(x, slot.x), y, theme_style(ROLE_STRONG), text);
}

/* A title that is not whole in its lines, which leave out blanks between them. */
static void tell_cut(const struct brush *brush, const char *title, const char *const lines[],
                     int count) {
    int shown = count - 1;
    for (int i = 0; i < count; i++)
        shown += text_width(lines[i]);
    const char *last = lines[count - 1];
    size_t length = strlen(last), whole = strlen(title);
    if (length > whole || strcmp(last, title + whole - length) != 0)
        canvas_tell_cut(brush->canvas, title, shown - 1);
}

/* On as many rows as it needs, the last of the header's included. */
static void draw_title(const struct brush *brush, int actor) {
    const struct sequence *sequence = brush->sequence;
    const char *lines[SEQUENCE_TITLE_ROWS];
    struct sequence_slot slot = sequence_title_slot(sequence, actor);
    int count =
        sequence_title_lines(sequence->trace->actors[actor], slot.cells, lines, brush->arena);
    tell_cut(brush, sequence->trace->actors[actor], lines, count);
    for (int i = 0; i < count; i++)
        draw_title_line(brush, sequence->columns[actor], slot,
                        brush->y + sequence->header_rows - count + i, lines[i]);
}

static void draw_header(const struct brush *brush) {
    const struct sequence *sequence = brush->sequence;
    for (int i = 0; !sequence->listed && i < sequence->trace->actor_count; i++)
        draw_title(brush, i);
    for (int i = 0; i < sequence->names.legend_rows; i++)
        canvas_text(brush->canvas, 0, brush->y + i, theme_style(ROLE_QUIET),
                    sequence->names.legend[i]);
}

/* Says at the edge how many rows lie above. */
static void draw_above(const struct brush *brush, int count, int width) {
    char text[16];
    if (count <= 0 || brush->sequence->time_cells == 0)
        return;
    snprintf(text, sizeof text, "▲%d", count);
    put(brush, width - text_width(text), theme_style(ROLE_QUIET), text);
}

/* How long each actor's lifeline shows what began until now, found by going down the rows. */
struct lives {
    int64_t *open_usec, *waiting_usec; /* by actor: until then */
    int connections, data;             /* how many have begun */
};

static void make_lives(struct lives *lives, const struct trace *trace, struct arena *arena) {
    size_t actors = (size_t)trace->actor_count;
    *lives = (struct lives){.open_usec = arena_array(arena, actors, sizeof *lives->open_usec),
                            .waiting_usec = arena_array(arena, actors, sizeof *lives->open_usec)};
    for (size_t i = 0; i < actors; i++)
        lives->open_usec[i] = lives->waiting_usec[i] = -1;
}

static void lengthen(int64_t *to, int64_t usec) {
    if (usec > *to)
        *to = usec;
}

static void go_on(struct lives *lives, const struct trace *trace, int64_t at_usec) {
    for (; lives->connections < trace->connection_count; lives->connections++) {
        const struct trace_connection *connection = &trace->connections[lives->connections];
        if (connection->opens_usec > at_usec)
            break;
        lengthen(&lives->open_usec[connection->between[0]], connection->closes_usec);
        lengthen(&lives->open_usec[connection->between[1]], connection->closes_usec);
    }
    for (; lives->data < trace->data_count; lives->data++) {
        const struct trace_data *data = &trace->data[lives->data];
        if (data->appears_usec > at_usec)
            break;
        lengthen(&lives->waiting_usec[data->actor], trace_data_ends(data));
    }
}

/* True when a connection of the actor is open at the row. What happens at the very time of its end
 * still stands above that. */
static bool is_open_at(const struct brush *brush, const struct sequence_row *row, int actor) {
    const struct sequence *sequence = brush->sequence;
    bool ends = row->occurrence >= 0 && sequence->occurrences[row->occurrence].what == TRACE_CLOSES;
    int64_t until_usec = brush->lives->open_usec[actor];
    return row->at_usec < until_usec || (row->at_usec == until_usec && !ends);
}

static void draw_lifelines(const struct brush *brush, const struct sequence_row *row) {
    const struct sequence *sequence = brush->sequence;
    bool past = row->at_usec <= brush->at_usec;
    go_on(brush->lives, sequence->trace, row->at_usec);
    for (int i = 0; i < sequence->trace->actor_count; i++) {
        int x = sequence->columns[i];
        if (!past)
            put_sign(brush, x, ROLE_QUIET, SIGN_LIFE_COMING);
        else if (is_open_at(brush, row, i))
            put_sign(brush, x, ROLE_TEXT, SIGN_OPEN);
        else if (row->at_usec < brush->lives->waiting_usec[i])
            put_sign(brush, x, ROLE_LATE, SIGN_LIFE_WAITING);
        else
            put_sign(brush, x, ROLE_TEXT, SIGN_LIFE);
    }
}

/* Draws one line of text at the sender's end of a way, offset cells from it. */
static void put_on_way(const struct brush *brush, const struct sequence_way *way, int offset,
                       struct style style, const char *text, size_t length) {
    int width = text_width_of(text, length);
    int x = way->start + way->step * offset - (way->step < 0 ? width - 1 : 0);
    canvas_text_n(brush->canvas, x, brush->y, style, text, length);
}

/* --- Messages. --- */

/* The label, quiet where the arrow's head has yet to come. */
static void draw_label(const struct brush *brush, const struct sequence_way *way, int gone,
                       struct style style, const char *label) {
    put_on_way(brush, way, 3, theme_style(ROLE_QUIET), label, strlen(label));
    const struct canvas_cuts *cuts = brush->canvas->cuts;
    brush->canvas->cuts = NULL; /* it stands there whole already */
    int left = way->step > 0 ? way->start : way->start - gone;
    struct canvas_state state =
        canvas_push(brush->canvas, (struct rect){left, brush->y, gone + 1, 1});
    struct sequence_way inside = *way;
    struct brush told = *brush;
    inside.start -= left;
    told.y = 0;
    put_on_way(&told, &inside, 3, style, label, strlen(label));
    canvas_pop(brush->canvas, state);
    brush->canvas->cuts = cuts;
}

static enum sign head_of(const struct trace_message *message, const struct sequence_way *way) {
    if (message->empty)
        return way->step > 0 ? SIGN_EMPTY_RIGHT : SIGN_EMPTY_LEFT;
    return way->step > 0 ? SIGN_HEAD_RIGHT : SIGN_HEAD_LEFT;
}

static void draw_arrow(const struct brush *brush, const struct trace_message *message,
                       const struct sequence_way *way) {
    bool ascii = brush->canvas->ascii, inside = sequence_label_fits(message, way);
    struct style style = theme_style(looks[message->style].role);
    int gone = trace_message_cells(message, brush->at_usec, way->cells - 1);
    int label_end = inside ? 4 + text_width(message->label) : 0; /* with a space at both ends */
    for (int i = 0; i < gone; i++)
        if (i < 2 || i >= label_end)
            put(brush, way->start + way->step * i, style,
                sign_text(looks[message->style].line, ascii));
    if (inside)
        draw_label(brush, way, gone, theme_style(ROLE_TEXT), message->label);
    put(brush, way->start + way->step * gone, style, sign_text(head_of(message, way), ascii));
}

/* What was lost on its way stays where it got to; its label is told whole. */
static void draw_cut(const struct brush *brush, const struct trace_message *message,
                     const struct sequence_way *way) {
    draw_arrow(brush, message, way);
    int gone = trace_message_cells(message, brush->at_usec, way->cells - 1);
    if (sequence_label_fits(message, way))
        put_on_way(brush, way, 3, theme_style(ROLE_LATE), message->label, strlen(message->label));
    put_sign(brush, way->start + way->step * gone, ROLE_LATE, SIGN_LOST);
}

static void draw_failure(const struct brush *brush, const struct trace_message *message,
                         const struct sequence_way *way) {
    struct style style = theme_style(ROLE_LATE);
    for (int i = 0; i < 2; i++)
        put(brush, way->start + way->step * i, style,
            sign_text(looks[message->style].line, brush->canvas->ascii));
    put(brush, way->start + way->step * 2, style, sign_text(SIGN_LOST, brush->canvas->ascii));
    if (sequence_label_fits(message, way))
        put_on_way(brush, way, 4, style, message->label, strlen(message->label));
}

static enum role message_role(const struct trace_message *message) {
    return trace_message_fate(message) == TRACE_FATE_FAILS ? ROLE_LATE : ROLE_TEXT;
}

/* One line of a label that stands above its arrow. */
static void draw_label_line(const struct brush *brush, const struct trace_message *message,
                            const struct sequence_way *way, int wanted) {
    size_t length = strlen(message->label), from = 0;
    struct text_line line = {0};
    for (int i = 0; i <= wanted && from < length; i++)
        from = text_wrap(message->label, length, from, way->cells, &line);
    put_on_way(brush, way, 0, theme_style(message_role(message)), message->label + line.start,
               line.length);
}

static void draw_message(const struct brush *brush, const struct sequence_row *row, int index) {
    const struct trace_message *message = &brush->sequence->trace->messages[index];
    struct sequence_way way = sequence_way(brush->sequence, message->from, message->to);
    if (row->line + 1 < row->lines)
        draw_label_line(brush, message, &way, row->line);
    else if (trace_message_fate(message) == TRACE_FATE_FAILS)
        draw_failure(brush, message, &way);
    else if (trace_message_phase(message, brush->at_usec) == TRACE_PHASE_CUT)
        draw_cut(brush, message, &way);
    else
        draw_arrow(brush, message, &way);
}

/* --- Connections. --- */

static void draw_connection(const struct brush *brush, int index, bool closes) {
    const struct trace_connection *connection = &brush->sequence->trace->connections[index];
    const int *columns = brush->sequence->columns;
    int a = columns[connection->between[0]], b = columns[connection->between[1]];
    int left = a < b ? a : b, right = a < b ? b : a;
    bool ascii = brush->canvas->ascii;
    bool cut = closes && connection->cut;
    struct style style = theme_style(cut ? ROLE_LATE : closes ? ROLE_QUIET : ROLE_TEXT);
    const char *label = closes ? sequence_close_text(connection) : connection->label;
    canvas_fill(brush->canvas, (struct rect){left + 1, brush->y, right - left - 1, 1}, style,
                sign_text(SIGN_OPEN_ACROSS, ascii));
    put(brush, left, style, sign_text(cut ? SIGN_CUT : SIGN_OPEN_LEFT, ascii));
    put(brush, right, style, sign_text(cut ? SIGN_CUT : SIGN_OPEN_RIGHT, ascii));
    int room = right - left - 7, width = text_width(label);
    width = width < room ? width : room;
    canvas_fill(brush->canvas, (struct rect){left + 3, brush->y, width + 2, 1}, style, " ");
    canvas_text_cut(brush->canvas, left + 4, brush->y, room, style, label);
}

/* --- Data. --- */

struct age {
    enum sign sign;
    enum role role;
    char text[48];
};

enum fate { FATE_WAITING, FATE_SEEN, FATE_LOST, FATE_COUNT };

static const struct {
    enum sign sign;
    enum role role;
    const char *word;
} fates[] = {
    [FATE_WAITING] = {SIGN_WAITING, ROLE_LATE, ""},
    [FATE_SEEN] = {SIGN_SEEN, ROLE_QUIET, ""},
    [FATE_LOST] = {SIGN_LOST, ROLE_LATE, "lost, "},
};
_Static_assert(sizeof fates / sizeof *fates == FATE_COUNT, "a row each");

static enum fate fate_of(const struct trace_data *data, int64_t at_usec) {
    if (trace_data_is_waiting(data, at_usec))
        return FATE_WAITING;
    return trace_data_is_lost(data, at_usec) ? FATE_LOST : FATE_SEEN;
}

static struct age age_of(const struct trace_data *data, int64_t at_usec, bool brief) {
    char clock[DURATION_TEXT_BYTES];
    enum fate fate = fate_of(data, at_usec);
    struct age age = {.sign = fates[fate].sign, .role = fates[fate].role};
    if (fate == FATE_LOST && trace_data_age_usec(data, at_usec) == 0) {
        snprintf(age.text, sizeof age.text, "lost%s", brief ? "" : " at once");
        return age;
    }
    duration_age(trace_data_age_usec(data, at_usec), clock);
    snprintf(age.text, sizeof age.text, "%s%s%s", brief ? "" : fates[fate].word, clock,
             brief ? "" : " old");
    return age;
}

/* A sign and text, side by side, at an offset from the lifeline. */
static void put_age(const struct brush *brush, const struct sequence_way *way, int offset,
                    const struct trace_data *data) {
    struct age age = age_of(data, brush->at_usec, way->cells < sequence_age_cells(data));
    char text[64];
    snprintf(text, sizeof text, "%s %s", sign_text(age.sign, brush->canvas->ascii), age.text);
    put_on_way(brush, way, offset, theme_style(age.role), text, strlen(text));
}

static int age_cells_at(const struct trace_data *data, int64_t at_usec) {
    enum { SIGN_CELLS = 2 };
    return SIGN_CELLS + text_width(age_of(data, at_usec, false).text);
}

/* From the lifeline to the label, with a gap: sign and age take most as they begin ("0.0 ms", for
 * whose moment the gap is narrow), or where they end in the film. */
static int cells_to_label(const struct brush *brush, const struct trace_data *data) {
    enum { NARROW = 1, GAP = 2 };
    int64_t lasts_usec = brush->sequence->trace->lasts_usec, ends_usec = trace_data_ends(data);
    return int_max(age_cells_at(data, data->appears_usec) + NARROW,
                   age_cells_at(data, ends_usec < lasts_usec ? ends_usec : lasts_usec) + GAP);
}

static void draw_data(const struct brush *brush, const struct sequence_row *row, int index) {
    const struct trace_data *data = &brush->sequence->trace->data[index];
    struct sequence_way way = sequence_margin(brush->sequence, data->actor);
    struct style style = theme_style(ROLE_STRONG);
    if (row->line == 0)
        put_sign(brush, brush->sequence->columns[data->actor],
                 fate_of(data, brush->at_usec) == FATE_SEEN ? ROLE_STRONG : ROLE_LATE, SIGN_DATA);
    if (row->line == 1) {
        put_age(brush, &way, 0, data);
        return;
    }
    size_t length = strlen(data->label);
    bool whole = row->lines == 1;
    const char *label = canvas_cut(brush->canvas, data->label, way.cells, brush->arena);
    if (!whole) {
        put_on_way(brush, &way, 0, style, label, strlen(label));
        return;
    }
    /* Read from left to right: the label first, then its age, on either side of the lifeline. The
     * label stays where it is while the age grows. */
    int width = text_width(data->label);
    if (way.step > 0) {
        put_on_way(brush, &way, 0, style, data->label, length);
        put_age(brush, &way, width + 2, data);
    } else {
        put_age(brush, &way, 0, data);
        put_on_way(brush, &way, cells_to_label(brush, data), style, data->label, length);
    }
}

/* --- Rows. --- */

static void draw_time(const struct brush *brush, int64_t at_usec, int width) {
    char text[DURATION_TEXT_BYTES];
    int cells = brush->sequence->time_cells;
    if (cells == 0)
        return;
    duration_clock(at_usec, text);
    size_t length = strlen(text) - (brush->sequence->width_cells >= 56 ? 0 : 2);
    canvas_text_n(brush->canvas, width - (int)length, brush->y, theme_style(ROLE_QUIET), text,
                  length);
}

static void draw_row(const struct brush *brush, const struct sequence_row *row, int width) {
    draw_lifelines(brush, row);
    if (row->occurrence < 0 || row->at_usec > brush->at_usec)
        return;
    const struct trace_occurrence *occurrence = &brush->sequence->occurrences[row->occurrence];
    if (occurrence->what == TRACE_LEAVES)
        draw_message(brush, row, occurrence->index);
    else if (occurrence->what == TRACE_APPEARS)
        draw_data(brush, row, occurrence->index);
    else
        draw_connection(brush, occurrence->index, occurrence->what == TRACE_CLOSES);
    bool timed = occurrence->what == TRACE_APPEARS ? row->line == 0 : row->line + 1 == row->lines;
    if (timed)
        draw_time(brush, row->at_usec, width);
}

static enum role list_role(const struct trace *trace, const struct trace_occurrence *occurrence) {
    if (occurrence->what == TRACE_APPEARS)
        return ROLE_STRONG;
    if (occurrence->what != TRACE_LEAVES)
        return ROLE_TEXT;
    return message_role(&trace->messages[occurrence->index]);
}

static void draw_list_row(const struct brush *brush, const struct sequence_row *row) {
    const struct sequence *sequence = brush->sequence;
    if (row->occurrence < 0 || row->at_usec > brush->at_usec)
        return;
    const struct trace_occurrence *occurrence = &sequence->occurrences[row->occurrence];
    if (occurrence->what == TRACE_APPEARS && row->line + 1 == row->lines) {
        struct sequence_way way = {0, 1, sequence->width_cells};
        put_age(brush, &way, 0, &sequence->trace->data[occurrence->index]);
        return;
    }
    const char *text = sequence_list_text(sequence, occurrence, brush->at_usec, brush->arena);
    size_t length = strlen(text), from = 0;
    struct text_line line = {0};
    for (int i = 0; i <= row->line && from < length; i++)
        from = text_wrap(text, length, from, sequence->width_cells, &line);
    canvas_text_n(brush->canvas, 0, brush->y, theme_style(list_role(sequence->trace, occurrence)),
                  text + line.start, line.length);
}

/* What happens is shown from its first line on, unless the present would fall below the area. */
static int whole_from(const struct sequence *sequence, int first, int present, int visible) {
    int begins = first - sequence->rows[first].line;
    return present - begins < visible ? begins : first;
}

/* What is told of at a moment: a message on its way, or data that waits. */
static bool is_spoken_of(const struct sequence *sequence, const struct sequence_row *row,
                         int64_t at_usec) {
    const struct trace *trace = sequence->trace;
    if (row->occurrence < 0)
        return false;
    const struct trace_occurrence *occurrence = &sequence->occurrences[row->occurrence];
    if (occurrence->what == TRACE_LEAVES)
        return trace_message_phase(&trace->messages[occurrence->index], at_usec) ==
               TRACE_PHASE_TRAVELLING;
    return occurrence->what == TRACE_APPEARS &&
           trace_data_is_waiting(&trace->data[occurrence->index], at_usec);
}

/* Goes up to what is spoken of, as long as the present stays below it. */
static int up_to_spoken_of(const struct sequence *sequence, int first, int present, int visible,
                           int64_t at_usec) {
    for (int row = int_max(present - visible + 1, 0); row < first; row++)
        if (is_spoken_of(sequence, &sequence->rows[row], at_usec) && sequence->rows[row].line == 0)
            return row;
    return first;
}

/* The first row to show where only so many fit: the present moment in the lower half. */
static int first_row(const struct sequence *sequence, int64_t at_usec, int visible) {
    int last = sequence->row_count - visible, present = sequence_present_row(sequence, at_usec);
    int first = present - visible * 2 / 3;
    if (last <= 0 || first < 0)
        return 0;
    first = whole_from(sequence, int_min(first, last), present, visible);
    return up_to_spoken_of(sequence, first, present, visible, at_usec);
}

int sequence_first_row(const struct sequence *sequence, int64_t at_usec, int height) {
    return first_row(sequence, at_usec, height - sequence->header_rows);
}

int sequence_row_y(const struct sequence *sequence, int64_t moment_usec, int first, int height) {
    int row = sequence_present_row(sequence, moment_usec), visible = height - sequence->header_rows;
    int y = (row > 0 ? row : 0) - first;
    return y >= 0 && y < visible && sequence->row_count > 0 ? sequence->header_rows + y : -1;
}

int64_t sequence_time_at(const struct sequence *sequence, int y, int first) {
    int row = first + y - sequence->header_rows;
    if (row < 0 || y < sequence->header_rows)
        return 0;
    return row < sequence->row_count ? sequence->rows[row].at_usec : sequence->trace->lasts_usec;
}

void sequence_draw_from(const struct sequence *sequence, int first, int64_t at_usec,
                        struct rect area, struct arena *arena, struct canvas *canvas) {
    struct lives lives;
    struct brush brush = {sequence, at_usec, canvas, arena, &lives, 0};
    make_lives(&lives, sequence->trace, arena);
    struct canvas_state state = canvas_push(canvas, area);
    int visible = area.height - sequence->header_rows;
    if (sequence->row_count > 0)
        draw_header(&brush);
    if (!sequence->listed && sequence->row_count > 0)
        draw_above(&brush, first, area.width);
    for (int i = first; i < sequence->row_count && i - first < visible; i++) {
        brush.y = sequence->header_rows + i - first;
        if (sequence->listed)
            draw_list_row(&brush, &sequence->rows[i]);
        else
            draw_row(&brush, &sequence->rows[i], area.width);
    }
    canvas_pop(canvas, state);
}
