/* Comma-separated values (RFC 4180, but for the line's end, which is a newline). */
#include <inttypes.h>
#include <string.h>

#include "cli/csv.h"
#include "cli/simulate_report.h"

static void write_column_name(const char *path, struct writer *writer) {
    for (; *path != '\0'; path++)
        writer_bytes(writer, *path == '/' ? "_" : path, 1);
}

/* What is swept stands first, and not again among the figures. */
static void write_header(const struct simulate_report *report, struct writer *writer) {
    struct simulate_key key = simulate_key(report);
    if (report->several)
        writer_printf(writer, "%s,", key.technique);
    if (report->swept != NULL)
        writer_printf(writer, "%s,", key.swept);
    for (const struct simulate_figure *at = simulate_figures_table; at->path != NULL; at++) {
        if (strcmp(at->path, key.swept) == 0)
            continue;
        write_column_name(at->path, writer);
        writer_printf(writer, at[1].path != NULL ? "," : "\n");
    }
}

static void write_key(const struct simulate_report *report, const struct simulate_run *run,
                      struct writer *writer) {
    if (report->several)
        writer_printf(writer, "%s,", technique_rows[run->scenario.technique].name);
    if (report->swept == NULL)
        return;
    int64_t value = simulate_swept_value(report, run);
    if (value >= 0)
        writer_printf(writer, "%" PRId64, value);
    writer_printf(writer, ",");
}

static void write_run(const struct simulate_report *report, const struct simulate_run *run,
                      struct writer *writer) {
    struct simulate_key key = simulate_key(report);
    write_key(report, run, writer);
    for (const struct simulate_figure *at = simulate_figures_table; at->path != NULL; at++) {
        if (strcmp(at->path, key.swept) == 0)
            continue;
        if (simulate_has(run, at))
            simulate_write_value(run, at, writer);
        writer_printf(writer, at[1].path != NULL ? "," : "\n");
    }
}

/* --- The trace. --- */

/* What begins with the line, and when and how it ends: never is empty. */
struct line {
    int64_t at_usec, until_usec;
    const char *what, *from, *to, *then, *label;
};

static void write_line(const struct line *line, struct writer *writer) {
    writer_printf(writer, "%" PRId64 ",%s,%s,%s,", line->at_usec, line->what, line->from, line->to);
    if (line->until_usec != TRACE_NEVER)
        writer_printf(writer, "%" PRId64 ",%s,", line->until_usec, line->then);
    else
        writer_printf(writer, ",,");
    csv_write(line->label, writer);
    writer_printf(writer, "\n");
}

static const char *const actors[] = {"client", "server"};

static struct line message_line(const struct trace_message *message) {
    return (struct line){
        .at_usec = message->leaves_usec,
        .what = message->empty ? "empty-answer" : trace_style_rows[message->style].name,
        .from = actors[message->from],
        .to = actors[message->to],
        .until_usec = trace_message_ends(message),
        .then = trace_message_fate(message) == TRACE_FATE_ARRIVES ? "arrives" : "cut",
        .label = message->label};
}

static struct line connection_line(const struct trace_connection *connection) {
    return (struct line){.at_usec = connection->opens_usec,
                         .what = "opens",
                         .from = actors[0],
                         .to = actors[1],
                         .until_usec = connection->closes_usec,
                         .then = connection->cut ? "dropped" : "closes",
                         .label = connection->label};
}

static struct line data_line(const struct trace_data *data) {
    return (struct line){.at_usec = data->appears_usec,
                         .what = "appears",
                         .from = actors[data->actor],
                         .to = "",
                         .until_usec = trace_data_ends(data),
                         .then = data->lost_usec > 0 ? "lost" : "seen",
                         .label = data->label};
}

/* Each end stands in the line of its beginning. */
static void write_occurrence(const struct trace *trace, const struct trace_occurrence *at,
                             struct writer *writer) {
    struct line line;
    switch (at->what) {
    case TRACE_OPENS:
        line = connection_line(&trace->connections[at->index]);
        break;
    case TRACE_APPEARS:
        line = data_line(&trace->data[at->index]);
        break;
    case TRACE_LEAVES:
        line = message_line(&trace->messages[at->index]);
        break;
    default:
        return;
    }
    write_line(&line, writer);
}

static void write_trace(const struct simulate_report *report, struct writer *writer) {
    int count;
    const struct trace_occurrence *all = trace_occurrences(report->trace, report->arena, &count);
    writer_printf(writer, "at_us,what,from,to,until_us,then,label\n");
    for (int i = 0; i < count; i++)
        write_occurrence(report->trace, &all[i], writer);
}

void simulate_write_csv(const struct simulate_report *report, struct writer *writer) {
    if (report->trace != NULL) {
        write_trace(report, writer);
        return;
    }
    write_header(report, writer);
    for (int i = 0; i < report->count; i++)
        write_run(report, &report->runs[i], writer);
}
