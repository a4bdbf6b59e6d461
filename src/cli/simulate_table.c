/* Several runs as a table for a reader: a row for each value of a sweep and each technique, a
 * column for each figure that varies. What is the same in all rows is said below it. */
#include <string.h>

#include "base/duration.h"
#include "base/number.h"
#include "base/text.h"
#include "cli/simulate_report.h"

/* --- Figures. --- */

static const char *age(const struct figures *figures, int64_t usec, struct arena *arena) {
    char text[DURATION_TEXT_BYTES];
    return arena_printf(arena, "%s",
                        figures->staleness.known ? duration_format(usec, text) : NUMBER_NONE);
}

static const char *mean(const struct figures *figures, struct arena *arena) {
    return age(figures, (figures->staleness.mean_nsec + 500) / 1000, arena);
}

static const char *p95(const struct figures *figures, struct arena *arena) {
    return age(figures, figures->staleness.p95_usec, arena);
}

static const char *oldest(const struct figures *figures, struct arena *arena) {
    return age(figures, figures->staleness.max_usec, arena);
}

/* Of all that appeared. */
static const char *lost(const struct figures *figures, struct arena *arena) {
    char text[NUMBER_TEXT_BYTES];
    if (figures->appeared == 0)
        return NUMBER_NONE;
    int64_t milli = figures_share_milli(figures->lost, figures->appeared);
    /* What is lost is never told as nothing. */
    if (milli == 0 && figures->lost > 0)
        return "< 0.1 %";
    return arena_printf(arena, "%s %%", number_short(milli * 100, text));
}

static const char *hourly(const struct figures *figures, int64_t count, struct arena *arena) {
    char text[NUMBER_TEXT_BYTES];
    return arena_printf(arena, "%s",
                        number_within(figures_per_hour(figures, count), NUMBER_TEXT_BYTES, text));
}

static const char *requests(const struct figures *figures, struct arena *arena) {
    return hourly(figures, figures->requests, arena);
}

static const char *empty_answers(const struct figures *figures, struct arena *arena) {
    return hourly(figures, figures->empty_answers, arena);
}

static const char *all_bytes(const struct figures *figures, struct arena *arena) {
    return hourly(figures, figures_bytes(figures), arena);
}

static const char *peak(struct load load, struct arena *arena) {
    char text[NUMBER_TEXT_BYTES];
    return arena_printf(arena, "%s", number_short(load.peak_milli, text));
}

static const char *peak_requests(const struct figures *figures, struct arena *arena) {
    return peak(figures->requests_rate, arena);
}

static const char *peak_later(const struct figures *figures, struct arena *arena) {
    return peak(figures->later_rate, arena);
}

static const char *peak_open(const struct figures *figures, struct arena *arena) {
    return peak(figures->open, arena);
}

static const char *peak_messages(const struct figures *figures, struct arena *arena) {
    return peak(figures->messages_rate, arena);
}

static const char *peak_bytes(const struct figures *figures, struct arena *arena) {
    return peak(figures->bytes_rate, arena);
}

/* An hour is one client's; the most is that of all clients, in the bin of figures.h. */
static const struct column {
    const char *head;
    const char *(*cell)(const struct figures *figures, struct arena *arena);
} columns[] = {
    {"mean", mean},           {"95 % under", p95},           {"oldest", oldest},
    {"lost", lost},           {"requests/h", requests},      {"empty/h", empty_answers},
    {"bytes/h", all_bytes},   {"most req/s", peak_requests}, {"most again/s", peak_later},
    {"most open", peak_open}, {"most msg/s", peak_messages}, {"most B/s", peak_bytes},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* --- Columns. --- */

enum { KEYS = 2 };

/* One of the report, made for all its rows. */
struct made {
    const char *head;
    const char **cells;
    int width; /* of the widest, and the space before it */
    bool varies;
};

enum { WIDTH_CELLS = 80, GAP_CELLS = 2 };
static const char sampled_sign[] = "  *";

static void widen(struct made *made, const char *text) {
    int width = text_width(text) + GAP_CELLS;
    if (width > made->width)
        made->width = width;
}

static struct made begin_column(const struct simulate_report *report, const char *head) {
    struct made made = {.head = head};
    made.cells = arena_array(report->arena, (size_t)report->count, sizeof *made.cells);
    widen(&made, head);
    return made;
}

static void put(struct made *made, int row, const char *text) {
    made->cells[row] = text;
    made->varies = made->varies || strcmp(text, made->cells[0]) != 0;
    widen(made, text);
}

/* A technique that has not the knob was run without it. */
static struct made values_of(const struct simulate_report *report) {
    struct made made = begin_column(report, report->swept->name);
    for (int i = 0; i < report->count; i++) {
        const struct scenario *scenario = &report->runs[i].scenario;
        bool has = knob_applies(report->swept, scenario->technique);
        put(&made, i, has ? knob_words(scenario, report->swept, report->arena) : NUMBER_NONE);
    }
    return made;
}

static struct made techniques_of(const struct simulate_report *report) {
    struct made made = begin_column(report, "technique");
    for (int i = 0; i < report->count; i++)
        put(&made, i, technique_rows[report->runs[i].scenario.technique].name);
    return made;
}

/* What names a row: its technique where there are several, its value where there is a sweep. */
static int put_keys(const struct simulate_report *report, struct made into[KEYS]) {
    int count = 0;
    if (report->several)
        into[count++] = techniques_of(report);
    if (report->swept != NULL)
        into[count++] = values_of(report);
    return count;
}

static struct made figures_of(const struct simulate_report *report, const struct column *column) {
    struct made made = begin_column(report, column->head);
    for (int i = 0; i < report->count; i++)
        put(&made, i, column->cell(&report->runs[i].figures, report->arena));
    return made;
}

/* --- Rows. --- */

static void write_cell(const struct made *made, const char *text, struct writer *writer) {
    writer_printf(writer, "%*s%s", made->width - text_width(text), "", text);
}

/* Of so many columns; row -1: their heads. */
static void write_row(const struct simulate_report *report, const struct made *list, int count,
                      int row, struct writer *writer) {
    for (int i = 0; i < count; i++)
        write_cell(&list[i], row < 0 ? list[i].head : list[i].cells[row], writer);
    bool sampled = row >= 0 && simulate_is_sampled(&report->runs[row]);
    writer_printf(writer, "%s\n", sampled ? sampled_sign : "");
}

static void write_rows(const struct simulate_report *report, const struct made *list, int count,
                       struct writer *writer) {
    writer_printf(writer, "\n");
    for (int row = -1; row < report->count; row++)
        write_row(report, list, count, row, writer);
}

/* What the sign of a sample takes behind a row. */
static int sign_cells(const struct simulate_report *report) {
    for (int i = 0; i < report->count; i++)
        if (simulate_is_sampled(&report->runs[i]))
            return text_width(sampled_sign);
    return 0;
}

/* As many columns as have room beside what names a row; those that are left in a table more. */
static void write_varying(const struct simulate_report *report, const struct made made[COLUMNS],
                          struct writer *writer) {
    struct made list[KEYS + COLUMNS];
    int keys = put_keys(report, list), count = keys, room = WIDTH_CELLS - sign_cells(report);
    for (int i = 0; i < keys; i++)
        room -= list[i].width;
    int left = room;
    for (int i = 0; i < COLUMNS; i++) {
        if (!made[i].varies)
            continue;
        if (count > keys && made[i].width > left) {
            write_rows(report, list, count, writer);
            count = keys;
            left = room;
        }
        left -= made[i].width;
        list[count++] = made[i];
    }
    write_rows(report, list, count, writer);
}

static void write_constant(const struct simulate_report *report, const struct made made[COLUMNS],
                           struct writer *writer) {
    const char *text = "";
    for (int i = 0; i < COLUMNS; i++)
        if (!made[i].varies)
            text = arena_printf(report->arena, "%s%s %s %s", text,
                                text[0] == '\0' ? "In all rows:" : ",", made[i].head,
                                made[i].cells[0]);
    if (text[0] != '\0')
        writer_wrapped(writer, "", "", WIDTH_CELLS, arena_printf(report->arena, "%s.", text));
}

void simulate_write_table(const struct simulate_report *report, struct writer *writer) {
    struct made made[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        made[i] = figures_of(report, &columns[i]);
    writer_printf(writer, "\nHow old an update is when it arrives, what one client costs an hour, "
                          "and the\nmost of a second at the server\n");
    write_varying(report, made, writer);
    writer_printf(writer, "\n");
    write_constant(report, made, writer);
}
