/* How values of JSON are set apart and indented. */
#include "lesson/json_write.h"

#include <assert.h>
#include <inttypes.h>

#include "base/json_string.h"

enum { INDENT_CELLS = 2 };

static void break_line(struct json_write *out) {
    if (out->flat > 0)
        writer_printf(out->writer, " ");
    else if (out->writer->length > 0)
        writer_printf(out->writer, "\n%*s", out->depth * INDENT_CELLS, "");
}

/* What stands before a value: a comma behind the one before, its line, its name. */
static void begin_value(struct json_write *out, const char *name) {
    if (out->begun)
        writer_printf(out->writer, ",");
    break_line(out);
    if (name != NULL) {
        json_string_write(name, out->writer);
        writer_printf(out->writer, ": ");
    }
    out->begun = true;
}

static void open(struct json_write *out, const char *name, enum json_form form,
                 const char *bracket) {
    begin_value(out, name);
    writer_printf(out->writer, "%s", bracket);
    out->depth++;
    out->flat += form == JSON_FLAT || out->flat > 0;
    out->begun = false;
}

static void close(struct json_write *out, const char *bracket) {
    assert(out->depth > 0);
    out->depth--;
    if (out->begun)
        break_line(out);
    writer_printf(out->writer, "%s", bracket);
    out->flat -= out->flat > 0;
    out->begun = true;
}

void json_write_open(struct json_write *out, const char *name, enum json_form form) {
    open(out, name, form, "{");
}

void json_write_close(struct json_write *out) {
    close(out, "}");
}

void json_write_open_list(struct json_write *out, const char *name, enum json_form form) {
    open(out, name, form, "[");
}

void json_write_close_list(struct json_write *out) {
    close(out, "]");
}

void json_write_text(struct json_write *out, const char *name, const char *text) {
    begin_value(out, name);
    json_string_write(text, out->writer);
}

void json_write_whole(struct json_write *out, const char *name, int64_t number) {
    begin_value(out, name);
    writer_printf(out->writer, "%" PRId64, number);
}

void json_write_bool(struct json_write *out, const char *name, bool yes) {
    json_write_value(out, name, yes ? "true" : "false");
}

void json_write_value(struct json_write *out, const char *name, const char *json) {
    begin_value(out, name);
    writer_printf(out->writer, "%s", json);
}
