/* The command "history": all that was tried, as a table, the newest first. */
#include "cli/command.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "base/json_string.h"
#include "base/suggest.h"
#include "base/text.h"
#include "cli/csv.h"
#include "cli/key.h"
#include "cli/output.h"
#include "record/history.h"
#include "record/record.h"

enum { OPTION_FORMAT, OPTION_RECORD };

static const struct option OPTIONS[] = {
    [OPTION_FORMAT] = {"format", "NAME", "text (the default), json or csv"},
    [OPTION_RECORD] = {"record", "FILE", "read this record"},
    {.name = NULL},
};

/* A table under way. */
struct table {
    struct writer writer;
    int64_t rows;
};

typedef void write_try(const struct history_try *tried, struct table *table);

enum { TIME_BYTES = 32 };

/* "" for a time that no calendar has. */
static const char *write_time(int64_t usec, bool local, char into[TIME_BYTES]) {
    time_t seconds = (time_t)(usec / 1000000);
    struct tm parts;
    bool good = (local ? localtime_r(&seconds, &parts) : gmtime_r(&seconds, &parts)) != NULL;
    const char *format = local ? "%Y-%m-%d %H:%M" : "%Y-%m-%dT%H:%M:%SZ";
    if (!good || strftime(into, TIME_BYTES, format, &parts) == 0)
        into[0] = '\0';
    return into;
}

/* --- Text ------------------------------------------------------------------------------------ */

static void write_column(struct writer *writer, const char *text, int width_cells) {
    int width = text_width(text);
    writer_line(writer, text);
    writer_printf(writer, "%*s", (width < width_cells ? width_cells - width : 0) + 2, "");
}

static void write_text(const struct history_try *tried, struct table *table) {
    char time[TIME_BYTES], score[SCORE_TEXT_BYTES];
    struct writer *writer = &table->writer;
    if (table->rows == 0)
        writer_printf(writer, "%-16s  Score  Attempt  %-24s  %-24s  Answer\n", "Tried", "Lesson",
                      "Question");
    write_column(writer, write_time(tried->wall_usec, true, time), 16);
    writer_printf(writer, "%5s  %7" PRId64 "  ", score_format(tried->score, score), tried->attempt);
    write_column(writer, tried->lesson, 24);
    write_column(writer, tried->question, 24);
    writer_line(writer, tried->answer);
    writer_printf(writer, "%s\n", tried->before_reset ? " (before a reset)" : "");
}

/* --- CSV (RFC 4180) and JSON (RFC 8259) ------------------------------------------------------ */

enum column_type { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_MILLIONTHS, COLUMN_BOOL };

struct cell {
    const char *name;
    enum column_type type;
    const char *text; /* or NULL */
    int64_t number;
};

enum { CELLS = 14 };

static int64_t millionths(struct score score) {
    return score.num * 1000000 / score.den;
}

static void list_cells(const struct history_try *tried, char time[TIME_BYTES],
                       struct cell cells[CELLS]) {
    const struct cell all[CELLS] = {
        {"tried", COLUMN_TEXT, write_time(tried->wall_usec, false, time), 0},
        {"course", COLUMN_TEXT, tried->course, 0},
        {"file", COLUMN_TEXT, tried->file, 0},
        {"lesson", COLUMN_TEXT, tried->lesson, 0},
        {"title", COLUMN_TEXT, tried->title, 0},
        {"question", COLUMN_TEXT, tried->question, 0},
        {"asks", COLUMN_TEXT, tried->asks, 0},
        {"answer", COLUMN_TEXT, tried->answer, 0},
        {"score", COLUMN_MILLIONTHS, NULL, millionths(tried->score)},
        {"attempt", COLUMN_NUMBER, NULL, tried->attempt},
        {"hints", COLUMN_NUMBER, NULL, tried->hints},
        {"confidence", COLUMN_NUMBER, NULL, tried->confidence},
        {"spent_seconds", COLUMN_MILLIONTHS, NULL, tried->spent_usec},
        {"before_reset", COLUMN_BOOL, NULL, tried->before_reset},
    };
    memcpy(cells, all, sizeof all);
}

static void write_number(struct writer *writer, const struct cell *cell, bool json) {
    if (cell->type == COLUMN_MILLIONTHS)
        writer_printf(writer, "%" PRId64 ".%06" PRId64, cell->number / 1000000,
                      cell->number % 1000000);
    else if (cell->type == COLUMN_BOOL && json)
        writer_printf(writer, "%s", cell->number != 0 ? "true" : "false");
    else
        writer_printf(writer, "%" PRId64, cell->number);
}

static void write_csv_header(const struct cell cells[CELLS], struct writer *writer) {
    for (int i = 0; i < CELLS; i++)
        writer_printf(writer, "%s%s", i > 0 ? "," : "", cells[i].name);
    writer_printf(writer, "\r\n");
}

static void write_csv(const struct history_try *tried, struct table *table) {
    char time[TIME_BYTES];
    struct cell cells[CELLS];
    list_cells(tried, time, cells);
    for (int i = 0; i < CELLS; i++) {
        writer_printf(&table->writer, "%s", i > 0 ? "," : "");
        if (cells[i].type != COLUMN_TEXT)
            write_number(&table->writer, &cells[i], false);
        else if (cells[i].text != NULL)
            csv_write(cells[i].text, &table->writer);
    }
    writer_printf(&table->writer, "\r\n");
}

static void write_json(const struct history_try *tried, struct table *table) {
    char time[TIME_BYTES];
    struct cell cells[CELLS];
    list_cells(tried, time, cells);
    writer_printf(&table->writer, "%s  {", table->rows > 0 ? ",\n" : "");
    for (int i = 0; i < CELLS; i++) {
        writer_printf(&table->writer, "%s\"%s\": ", i > 0 ? ", " : "", cells[i].name);
        if (cells[i].type != COLUMN_TEXT)
            write_number(&table->writer, &cells[i], true);
        else if (cells[i].text != NULL)
            json_string_write(cells[i].text, &table->writer);
        else
            writer_printf(&table->writer, "null");
    }
    writer_printf(&table->writer, "}");
}

/* --- The forms ------------------------------------------------------------------------------- */

static void begin_csv(struct table *table) {
    char time[TIME_BYTES];
    struct cell cells[CELLS];
    list_cells(&(struct history_try){.score = {0, 1}}, time, cells);
    write_csv_header(cells, &table->writer);
}

static void begin_json(struct table *table) {
    writer_printf(&table->writer, "[\n");
}

static void end_json(struct table *table) {
    writer_printf(&table->writer, "%s]\n", table->rows > 0 ? "\n" : "");
}

static void end_text(struct table *table) {
    if (table->rows == 0)
        writer_printf(&table->writer, "No answers yet.\n");
}

static const struct form {
    const char *name;
    void (*begin)(struct table *table); /* or NULL */
    write_try *write;
    void (*end)(struct table *table); /* or NULL */
    enum status (*output)(struct writer *writer);
} FORMS[] = {
    {"text", NULL, write_text, end_text, output_text},
    {"json", begin_json, write_json, end_json, output_bytes},
    {"csv", begin_csv, write_csv, NULL, output_bytes},
};
enum { FORM_COUNT = sizeof FORMS / sizeof *FORMS };

static const struct form *find_form(const char *name) {
    for (int i = 0; i < FORM_COUNT; i++)
        if (name == NULL || strcmp(FORMS[i].name, name) == 0)
            return &FORMS[i];
    return NULL;
}

struct under_way {
    const struct form *form;
    struct table table;
};

static void take(const struct history_try *tried, void *data) {
    struct under_way *under_way = data;
    under_way->form->write(tried, &under_way->table);
    under_way->table.rows++;
}

/* A file is meant by its whole path, as it is kept; anything else is an id. */
static const char *lesson_of(const struct arguments *arguments, struct arena *arena) {
    if (arguments->operand_count == 0)
        return NULL;
    const char *whole = key_path(arguments->operands[0], arena);
    return whole != NULL ? whole : arguments->operands[0];
}

static enum status write_history(const char *path, const char *lesson, const struct form *form) {
    struct errbuf err;
    struct under_way under_way = {.form = form};
    if (form->begin != NULL)
        form->begin(&under_way.table);
    if (!history_read(path, lesson, take, &under_way, &err)) {
        writer_release(&under_way.table.writer);
        return output_fail(STATUS_FAILED, "%s", err.text);
    }
    if (form->end != NULL)
        form->end(&under_way.table);
    return form->output(&under_way.table.writer);
}

static enum status run(const struct arguments *arguments) {
    struct arena arena = {0};
    struct errbuf err;
    const char *format = arguments->values[OPTION_FORMAT];
    const char *path = arguments->values[OPTION_RECORD];
    const struct form *form = find_form(format);
    if (form == NULL)
        return output_fail(STATUS_MISUSED, "--format is \"%s\", but it must be text, json or csv",
                           format);
    if (path == NULL)
        path = record_path(&arena, &err);
    enum status status = path != NULL ? write_history(path, lesson_of(arguments, &arena), form)
                                      : output_fail(STATUS_MISUSED, "%s", err.text);
    arena_release(&arena);
    return status;
}

const struct command command_history = {
    .name = "history",
    .operands = "[LESSON]",
    .summary = "Show the answers given, newest first",
    .most = 1,
    .options = OPTIONS,
    .details =
        "One row per try, for the lesson with this id or in this file, or for all. The\nrecord is "
        "$XDG_STATE_HOME/rtlesson/record.db, or\n~/.local/state/rtlesson/record.db, and is only "
        "read. CSV follows RFC 4180; its\ncolumns are the JSON fields.\n",
    .run = run,
};
