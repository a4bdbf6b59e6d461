/* A run, a sweep or a trace as JSON. */
#include <inttypes.h>
#include <string.h>

#include "base/json_string.h"
#include "cli/simulate_report.h"

/* An object on its way out, member by member. */
struct json_object {
    struct writer *writer;
    const char *between; /* what stands between two members of the outermost object */
    const char *path;    /* of the member before; "" at first */
};

/* How far both paths lead through the same objects. */
static size_t shared_bytes(const char *a, const char *b) {
    size_t shared = 0;
    for (size_t i = 0; a[i] != '\0' && a[i] == b[i]; i++)
        if (a[i] == '/')
            shared = i + 1;
    return shared;
}

static void close_objects(struct json_object *object, size_t shared) {
    for (const char *at = object->path + shared; (at = strchr(at, '/')) != NULL; at++)
        writer_printf(object->writer, "}");
}

/* Closes the objects that the path leaves, opens those that it enters, names the member. */
static void begin_member(struct json_object *object, const char *path) {
    size_t shared = shared_bytes(object->path, path);
    close_objects(object, shared);
    if (object->path[0] != '\0')
        writer_printf(object->writer, "%s", shared > 0 ? ", " : object->between);
    for (const char *at = path + shared; *at != '\0';) {
        int length = (int)strcspn(at, "/");
        writer_printf(object->writer, at[length] == '/' ? "\"%.*s\": {" : "\"%.*s\": ", length, at);
        at += length + (at[length] == '/');
    }
    object->path = path;
}

static void write_figure(struct json_object *object, const struct simulate_run *run,
                         const struct simulate_figure *figure) {
    bool there = simulate_has(run, figure);
    if (!there && figure->of_up_messages)
        return;
    begin_member(object, figure->path);
    if (!there) {
        writer_printf(object->writer, "null");
        return;
    }
    if (figure->type == SIMULATE_PEAKS)
        writer_printf(object->writer, "\"");
    simulate_write_value(run, figure, object->writer);
    if (figure->type == SIMULATE_PEAKS)
        writer_printf(object->writer, "\"");
}

static void write_key(const struct simulate_report *report, const struct simulate_run *run,
                      const struct simulate_key *key, struct json_object *object) {
    if (report->several) {
        begin_member(object, key->technique);
        json_string_write(technique_rows[run->scenario.technique].name, object->writer);
    }
    if (report->swept == NULL)
        return;
    int64_t value = simulate_swept_value(report, run);
    begin_member(object, key->swept);
    if (value >= 0)
        writer_printf(object->writer, "%" PRId64, value);
    else
        writer_printf(object->writer, "null");
}

static void write_run(const struct simulate_report *report, const struct simulate_run *run,
                      const char *between, struct writer *writer) {
    struct json_object object = {.writer = writer, .between = between, .path = ""};
    struct simulate_key key = simulate_key(report);
    write_key(report, run, &key, &object);
    for (const struct simulate_figure *at = simulate_figures_table; at->path != NULL; at++)
        if (strcmp(at->path, key.swept) != 0)
            write_figure(&object, run, at);
    close_objects(&object, 0);
}

/* What several were asked for is an array, even of one. */
static void write_several(const struct simulate_report *report, struct writer *writer) {
    for (int i = 0; i < report->count; i++) {
        writer_printf(writer, i == 0 ? "[\n  {" : ",\n  {");
        write_run(report, &report->runs[i], ", ", writer);
        writer_printf(writer, "}");
    }
    writer_printf(writer, "\n]\n");
}

/* --- The trace. --- */

/* TRACE_NEVER is null. */
static void write_time(const char *name, int64_t usec, struct writer *writer) {
    if (usec == TRACE_NEVER)
        writer_printf(writer, "\"%s\": null, ", name);
    else
        writer_printf(writer, "\"%s\": %" PRId64 ", ", name, usec);
}

static void write_label(const char *label, struct writer *writer) {
    writer_printf(writer, "\"label\": ");
    json_string_write(label, writer);
}

static void write_message(const struct trace *trace, int index, struct writer *writer) {
    const struct trace_message *message = &trace->messages[index];
    bool arrives = trace_message_fate(message) == TRACE_FATE_ARRIVES;
    int64_t ends_usec = trace_message_ends(message);
    write_time("leaves_us", message->leaves_usec, writer);
    write_time("arrives_us", arrives ? ends_usec : TRACE_NEVER, writer);
    write_time("cut_us", arrives ? TRACE_NEVER : ends_usec, writer);
    writer_printf(writer, "\"from\": \"%s\", \"to\": \"%s\", \"style\": \"%s\", \"empty\": %s, ",
                  message->from == 0 ? "client" : "server", message->to == 0 ? "client" : "server",
                  trace_style_rows[message->style].name, message->empty ? "true" : "false");
    write_label(message->label, writer);
}

static void write_connection(const struct trace *trace, int index, struct writer *writer) {
    const struct trace_connection *connection = &trace->connections[index];
    write_time("opens_us", connection->opens_usec, writer);
    write_time("closes_us", connection->closes_usec, writer);
    writer_printf(writer, "\"dropped\": %s, ", connection->cut ? "true" : "false");
    write_label(connection->label, writer);
}

static void write_data(const struct trace *trace, int index, struct writer *writer) {
    const struct trace_data *data = &trace->data[index];
    write_time("appears_us", data->appears_usec, writer);
    write_time("seen_us", data->seen_usec, writer);
    write_time("lost_us", data->lost_usec > 0 ? data->lost_usec : TRACE_NEVER, writer);
    writer_printf(writer, "\"at\": \"%s\", ", data->actor == 0 ? "client" : "server");
    write_label(data->label, writer);
}

static void write_array(const char *name, const struct trace *trace, int count,
                        void (*write)(const struct trace *, int, struct writer *),
                        struct writer *writer) {
    writer_printf(writer, ",\n    \"%s\": [", name);
    for (int i = 0; i < count; i++) {
        writer_printf(writer, i == 0 ? "\n      {" : ",\n      {");
        write(trace, i, writer);
        writer_printf(writer, "}");
    }
    writer_printf(writer, "]");
}

static void write_trace(const struct simulate_report *report, struct writer *writer) {
    const struct trace *trace = report->trace;
    writer_printf(writer, ",\n  \"trace\": {\n    \"whole\": %s",
                  trace->shortened ? "false" : "true");
    write_array("messages", trace, trace->message_count, write_message, writer);
    write_array("connections", trace, trace->connection_count, write_connection, writer);
    write_array("data", trace, trace->data_count, write_data, writer);
    writer_printf(writer, "\n  }");
}

void simulate_write_json(const struct simulate_report *report, struct writer *writer) {
    if (report->several || report->swept != NULL) {
        write_several(report, writer);
        return;
    }
    writer_printf(writer, "{\n  ");
    write_run(report, report->runs, ",\n  ", writer);
    if (report->trace != NULL)
        write_trace(report, writer);
    writer_printf(writer, "\n}\n");
}
