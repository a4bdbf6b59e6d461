/* The bill of a simulated film: what it cost up to now, and what the setting costs an hour. Both
 * are counted by the simulator, so by the same rules. */
#include "blocks/diagram/bill.h"

#include <string.h>

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/diagram/parts.h"
#include "sim/measure.h"

enum row { REQUESTS, WASTED, LOST, SENT, BYTES, OPEN, ROW_COUNT };

static const struct {
    const char *title;
    enum measure_id measure; /* of an hour */
    const char *less, *more;
} rows[] = {
    [REQUESTS] = {"Requests", MEASURE_REQUESTS_PER_HOUR, "fewer", "more"},
    [WASTED] = {"Wasted", MEASURE_EMPTY_PER_HOUR, "fewer", "more"},
    [LOST] = {"Lost updates", MEASURE_LOST_PER_HOUR, "fewer", "more"},
    [SENT] = {"Sent down", MEASURE_MESSAGES_PER_HOUR, "fewer", "more"},
    [BYTES] = {"Bytes", MEASURE_BYTES_PER_HOUR, "less", "more"},
    [OPEN] = {"Connections", MEASURE_OPEN_CONNECTIONS, "fewer", "more"},
};
_Static_assert(sizeof rows / sizeof *rows == ROW_COUNT, "a row each");

struct bill {
    int lane_count;
    bool may_lose[SIMULATED_LANES];
    bool has[ROW_COUNT];
    bool secret; /* what an hour comes to is not told yet */
    int64_t now[SIMULATED_LANES][ROW_COUNT], hour[SIMULATED_LANES][ROW_COUNT];
};

/* --- Its rows. --- */

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

/* Nothing asked of a stream comes back empty, and polls lose nothing: one lane has one of the two
 * rows, several may have both, and then have the room of both wherever their knobs stand. */
static int table_rows(const struct diagram *diagram) {
    bool may_waste = false, may_lose = false;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
        may_waste = may_waste || may_be(diagram, lane, KNOB_TECHNIQUE, polls);
        may_lose = may_lose || (may_be(diagram, lane, KNOB_TECHNIQUE, streams) &&
                                may_be(diagram, lane, KNOB_REPLAY, keeps_not_all));
    }
    return DIAGRAM_BILL_ROWS + (diagram_lane_count(diagram) > 1 && may_waste && may_lose);
}

static void find_rows(const struct diagram_now *now, struct bill *bill) {
    bool asks = false;
    for (int row = 0; row < ROW_COUNT; row++)
        bill->has[row] = row != LOST;
    for (int lane = 0; lane < bill->lane_count; lane++) {
        bill->may_lose[lane] = scenario_may_lose(&now->known->played[lane]);
        bill->has[LOST] = bill->has[LOST] || bill->may_lose[lane];
        asks = asks || polls(&now->known->played[lane]);
    }
    bill->has[WASTED] = asks || !bill->has[LOST];
}

/* --- The figures. --- */

static void count_until_now(const struct diagram_now *now, int lane, int64_t into[ROW_COUNT]) {
    struct ledger_line until = ledger_until(diagram_ledger(now, lane), now->film.time_usec);
    into[REQUESTS] = until.requests;
    into[WASTED] = until.empty_answers;
    into[LOST] = until.lost;
    into[SENT] = until.messages;
    into[BYTES] = until.bytes;
    into[OPEN] = until.open;
}

static void count_hour(const struct diagram_now *now, int lane, int64_t into[ROW_COUNT]) {
    for (int row = 0; row < ROW_COUNT; row++)
        measure_value(&measures[rows[row].measure], diagram_figures(now, lane), &into[row]);
}

static struct bill reckon(const struct diagram_now *now) {
    struct bill bill = {.lane_count = now->known->lane_count, .secret = now->known->locked};
    find_rows(now, &bill);
    for (int lane = 0; lane < bill.lane_count; lane++) {
        count_until_now(now, lane, bill.now[lane]);
        count_hour(now, lane, bill.hour[lane]);
    }
    return bill;
}

/* --- In words. Each is the arena's. --- */

enum { ANY_CELLS = NUMBER_TEXT_BYTES /* room for every figure whole */ };

/* A figure of a row in at most so many cells, NUMBER_SHORT_CELLS at least. */
static const char *amount_words(int row, int64_t value, int cells, struct arena *arena) {
    char number[NUMBER_TEXT_BYTES];
    if (row == BYTES)
        number_bytes(value, number);
    else
        number_within(value, cells, number);
    return arena_printf(arena, "%s", number);
}

static const char *now_words(const struct bill *bill, int lane, int row, int cells,
                             struct arena *arena) {
    return amount_words(row, bill->now[lane][row], cells, arena);
}

/* What is open on average has a fraction. */
static const char *hourly_words(int row, int64_t value, int cells, struct arena *arena) {
    if (row == OPEN)
        return measure_words(&measures[MEASURE_OPEN_CONNECTIONS], value, arena);
    return amount_words(row, value, cells, arena);
}

static const char *hour_words(const struct bill *bill, int lane, int row, int cells,
                              struct arena *arena) {
    return bill->secret ? "?" : hourly_words(row, bill->hour[lane][row], cells, arena);
}

/* How the second lane differs from the first. */
static const char *difference_words(const struct bill *bill, int row, int cells,
                                    struct arena *arena) {
    int64_t by = bill->hour[1][row] - bill->hour[0][row];
    const char *word = by < 0 ? rows[row].less : rows[row].more;
    if (bill->secret)
        return "?";
    const char *amount = hourly_words(row, by < 0 ? -by : by, cells - text_width(word) - 1, arena);
    return by == 0 ? "the same" : arena_printf(arena, "%s %s", amount, word);
}

/* --- The tables. --- */

enum {
    NAME_CELLS = 12,      /* "Connections" and air */
    WIDE_NAME_CELLS = 18, /* "so far / an hour " */
    WIDE_FROM = 60,
    GAP = 2, /* blank cells between two figures, and at least one */
    LEAST_CELL = NUMBER_SHORT_CELLS + 1,
    DOUBLE_CELL = 2 * NUMBER_SHORT_CELLS + 3, /* "12.3 kB / 1.23 MB" */
    DIFFERENCE_CELL = 15,                     /* "1,234,567 fewer" */
    LOW_BELOW = 14 /* rows of the view in which there is only room for a line */
};

static struct style quiet(void) {
    return theme_style(ROLE_QUIET);
}

static void write_right(struct pen *pen, int end, struct style style, const char *text) {
    pen_mark(pen, end - text_width(text), style, text);
}

/* What a cell at a width can show whole. */
static void write_cut(struct pen *pen, int x, int cells, struct style style, const char *text) {
    if (pen->canvas != NULL)
        canvas_text_cut(pen->canvas, x, pen->y, cells, style, text);
}

/* What a figure may take of its cell. */
static int figure_cells(int cell) {
    return int_max(cell - GAP, NUMBER_SHORT_CELLS);
}

/* One lane: what there was so far beside what there is an hour. */
static void write_single(const struct bill *bill, int indent, struct arena *arena,
                         struct pen *pen) {
    enum { MOST_CELL = 12 };
    int cell = int_min((pen->width_cells - indent - NAME_CELLS) / 2, MOST_CELL);
    int now = indent + NAME_CELLS + cell, hour = now + cell, cells = figure_cells(cell);
    write_right(pen, now, quiet(), "so far");
    write_right(pen, hour, quiet(), "an hour");
    pen_skip(pen, 1);
    for (int row = 0; row < ROW_COUNT; row++) {
        if (!bill->has[row])
            continue;
        pen_mark(pen, indent, theme_style(ROLE_TEXT), rows[row].title);
        write_right(pen, now, theme_style(ROLE_VALUE), now_words(bill, 0, row, cells, arena));
        write_right(pen, hour, theme_style(ROLE_VALUE), hour_words(bill, 0, row, cells, arena));
        pen_skip(pen, 1);
    }
}

/* Several lanes side by side. */
struct columns {
    int name, cell;
    bool both; /* what there was so far, and an hour */
    bool difference;
};

static struct columns columns_of(int lane_count, int width) {
    struct columns columns = {.name = width >= WIDE_FROM ? WIDE_NAME_CELLS : NAME_CELLS};
    int room = width - columns.name;
    columns.difference = lane_count == 2 && room / 3 > DIFFERENCE_CELL;
    columns.cell = room / (lane_count + columns.difference);
    columns.both = columns.name == WIDE_NAME_CELLS && columns.cell > DOUBLE_CELL;
    return columns;
}

static void write_head(const struct diagram *diagram, const struct columns *columns, int indent,
                       struct pen *pen) {
    int x = indent + columns->name, count = diagram_lane_count(diagram);
    pen_mark(pen, indent, quiet(), columns->both ? "so far / an hour" : "an hour");
    for (int lane = 0; lane < count; lane++, x += columns->cell)
        write_cut(pen, x, columns->cell - GAP, theme_style(ROLE_STRONG),
                  diagram_lane_title(diagram, lane));
    if (columns->difference)
        pen_mark(pen, x, quiet(), "difference");
    pen_skip(pen, 1);
}

/* Both figures whole if they have room beside each other, else each short where it is long. */
static const char *lane_words(const struct bill *bill, const struct columns *columns, int lane,
                              int row, struct arena *arena) {
    int cells = figure_cells(columns->cell);
    if (!columns->both)
        return hour_words(bill, lane, row, cells, arena);
    const char *hour = hour_words(bill, lane, row, NUMBER_SHORT_CELLS, arena);
    int rest = cells - text_width(hour) - text_width(" / ");
    const char *now = now_words(bill, lane, row, int_max(rest, NUMBER_SHORT_CELLS), arena);
    const char *whole =
        hour_words(bill, lane, row, cells - text_width(now) - text_width(" / "), arena);
    return arena_printf(arena, "%s / %s", now, whole);
}

static void write_lanes(const struct diagram *diagram, const struct bill *bill, int indent,
                        struct arena *arena, struct pen *pen) {
    struct columns columns = columns_of(bill->lane_count, pen->width_cells - indent);
    write_head(diagram, &columns, indent, pen);
    for (int row = 0; row < ROW_COUNT; row++) {
        int x = indent + columns.name;
        if (!bill->has[row])
            continue;
        pen_mark(pen, indent, theme_style(ROLE_TEXT), rows[row].title);
        for (int lane = 0; lane < bill->lane_count; lane++, x += columns.cell)
            write_cut(pen, x, columns.cell - 1, theme_style(ROLE_VALUE),
                      lane_words(bill, &columns, lane, row, arena));
        if (columns.difference)
            pen_mark(pen, x, theme_style(ROLE_TEXT),
                     difference_words(bill, row, columns.cell, arena));
        pen_skip(pen, 1);
    }
}

/* --- In a line or two, where there is no more room: an hour, or so far while that is not told. ---
 */

/* How much room a line takes of its title and each of its figures. */
struct line_form {
    int title_cells, cells;
    bool brief;
};

static const char *requests_words(const struct bill *bill, int lane, bool brief) {
    int64_t requests = (bill->secret ? bill->now : bill->hour)[lane][REQUESTS];
    return brief ? "req." : requests == 1 ? "request" : "requests";
}

static const char *line_within(const struct diagram *diagram, const struct bill *bill, int lane,
                               struct line_form form, struct arena *arena) {
    const char *title = diagram_lane_title(diagram, lane);
    const char *words[ROW_COUNT], *hour = form.brief ? "/h" : " an hour";
    bool may_lose = bill->may_lose[lane];
    for (int row = 0; row < ROW_COUNT; row++)
        words[row] = bill->secret ? now_words(bill, lane, row, form.cells, arena)
                                  : hour_words(bill, lane, row, form.cells, arena);
    return arena_printf(arena, "%s%s%s %s, %s %s, %s sent, %s%s, %s open",
                        title != NULL ? text_cut(title, form.title_cells, arena) : "",
                        title != NULL ? ": " : "", words[REQUESTS],
                        requests_words(bill, lane, form.brief), words[may_lose ? LOST : WASTED],
                        may_lose ? "lost" : "wasted", words[SENT], words[BYTES],
                        bill->secret ? " so far" : hour, words[OPEN]);
}

/* In at most so many rows: the figures give way first, then the title. */
static const char *line_of(const struct diagram *diagram, const struct bill *bill, int lane,
                           int width, int most_rows, struct arena *arena) {
    enum { ANY_TITLE = 80 };
    static const struct line_form forms[] = {{ANY_TITLE, ANY_CELLS, false},
                                             {ANY_TITLE, NUMBER_LEAST_CELLS, false},
                                             {ANY_TITLE, NUMBER_LEAST_CELLS, true},
                                             {20, NUMBER_LEAST_CELLS, true},
                                             {10, NUMBER_LEAST_CELLS, true}};
    const char *line = "";
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        line = line_within(diagram, bill, lane, forms[i], arena);
        if (text_lines(line, strlen(line), width) <= most_rows)
            break;
    }
    return line;
}

/* As many as a line with a short title needs, whatever its figures are. */
static int line_rows(int width) {
    enum { TWO_FROM = 36 };
    static const char widest[] = "Ten cells: 99.9 k req., 99.9 k wasted, 99.9 k sent, 99.9 kB/h, "
                                 "0.98 open";
    int needed = text_lines(widest, strlen(widest), width);
    return width >= TWO_FROM ? int_min(needed, 2) : needed;
}

static void write_lines(const struct diagram *diagram, const struct bill *bill, int indent,
                        struct arena *arena, struct pen *pen) {
    int width = int_max(pen->width_cells - indent, 1), each = line_rows(width);
    for (int lane = 0; lane < bill->lane_count; lane++)
        pen_label_rows(pen, indent, theme_style(ROLE_TEXT),
                       line_of(diagram, bill, lane, width, each, arena), each);
}

static bool is_line(const struct diagram *diagram, const struct scene *scene, int width) {
    int count = diagram_lane_count(diagram);
    if (scene->body_rows < LOW_BELOW)
        return true;
    return count > 1 ? columns_of(count, width).cell < LEAST_CELL
                     : width < NAME_CELLS + 2 * LEAST_CELL;
}

void diagram_write_bill(const struct diagram_now *now, bool panel, struct pen *pen) {
    const struct diagram *diagram = now->diagram;
    struct arena *arena = now->scene->arena;
    int lanes = now->known->lane_count, indent = panel ? 0 : DIAGRAM_INDENT;
    bool line = !panel && is_line(diagram, now->scene, pen->width_cells - indent);
    /* Its rows do not hang on the figures: measuring it needs no run. */
    if (pen->canvas == NULL) {
        pen_skip(pen, line ? lanes * line_rows(pen->width_cells - indent) : table_rows(diagram));
        return;
    }
    struct bill bill = reckon(now);
    if (line)
        write_lines(diagram, &bill, indent, arena, pen);
    else if (lanes > 1)
        write_lanes(diagram, &bill, indent, arena, pen);
    else
        write_single(&bill, indent, arena, pen);
}
