/* `simulate` tells the same in each of its forms: drawn scenarios are run as a user would run them,
 * and what text, JSON, CSV and the trace in each say is held to each other. A failure prints the
 * options. */
#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/duration.h"
#include "base/writer.h"
#include "cli/output.h"
#include "cli/program.h"
#include "drawn.h"
#include "lesson/json.h"

/* --- Running it. --- */

enum { WORDS = 80, TEXT_BYTES = 160 };

static const char *options; /* what is run, for failures */

static char *read_all(FILE *file, struct arena *arena) {
    long length = ftell(file);
    char *text = arena_alloc(arena, (size_t)length + 1);
    rewind(file);
    assert_int_equal(fread(text, 1, (size_t)length, file), length);
    text[length] = '\0';
    return text;
}

static enum status run_words(const char *form, bool trace, struct arena *arena) {
    const char *words[WORDS] = {"simulate", "--format", form};
    int count = 3;
    if (trace)
        words[count++] = "--trace";
    char *line = arena_copy(arena, options, strlen(options)), *rest;
    for (char *word = strtok_r(line, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        assert_true(count < WORDS);
        words[count++] = word;
    }
    return program_run(words, count);
}

/* What it writes to standard output. */
static char *output_of(const char *form, bool trace, struct arena *arena) {
    fflush(stdout);
    FILE *file = tmpfile();
    int kept = dup(STDOUT_FILENO);
    assert_true(file != NULL && kept >= 0 && dup2(fileno(file), STDOUT_FILENO) >= 0);
    enum status status = run_words(form, trace, arena);
    fflush(stdout);
    assert_true(dup2(kept, STDOUT_FILENO) >= 0);
    close(kept);
    fseek(file, 0, SEEK_END);
    char *text = read_all(file, arena);
    fclose(file);
    if (status != STATUS_GOOD)
        fail_msg("%s: status %d", options, (int)status);
    return text;
}

struct forms {
    char *text, *csv, *csv_trace; /* csv_trace: NULL without a trace */
    struct json_document json;
};

static struct forms forms_of(bool trace, struct arena *arena) {
    struct problems problems = {0};
    struct forms forms = {.text = output_of("text", trace, arena),
                          .csv = output_of("csv", false, arena),
                          .csv_trace = trace ? output_of("csv", true, arena) : NULL};
    char *json = output_of("json", trace, arena);
    if (!json_parse(&forms.json, "simulate", json, strlen(json), false, &problems))
        fail_msg("%s: no JSON: %s", options, problems.list[0].text);
    return forms;
}

/* --- Figures. --- */

/* "server/requests_per_s/mean"; NULL: there is no such member. */
static const struct json *member(const struct json *object, const char *path) {
    char name[TEXT_BYTES];
    while (object != NULL && *path != '\0') {
        size_t length = strcspn(path, "/");
        snprintf(name, sizeof name, "%.*s", (int)length, path);
        object = json_member(object, name);
        path += length + (path[length] == '/');
    }
    return object;
}

static double value(const struct forms *forms, const char *path) {
    const struct json *found = member(forms->json.root, path);
    if (found == NULL || json_type(found) != JSON_NUMBER)
        fail_msg("%s: JSON has no number %s", options, path);
    return json_number(found);
}

static void expect(bool holds, const char *what) {
    if (!holds)
        fail_msg("%s\n%s: not so", options, what);
}

/* --- JSON in itself. --- */

static void rates_agree(const struct forms *forms) {
    static const char *const names[] = {"requests_per_s", "later_requests_per_s",
                                        "open_connections", "messages_per_s", "bytes_per_s"};
    double bins = value(forms, "server/bin_us"), usec = value(forms, "duration_us");
    for (int i = 0; i < 5; i++) {
        char mean[TEXT_BYTES], peak[TEXT_BYTES];
        snprintf(mean, sizeof mean, "server/%s/mean", names[i]);
        snprintf(peak, sizeof peak, "server/%s/peak", names[i]);
        /* The last bin may be cut, and counts as a whole one. */
        double whole = ceil(usec / bins) * bins / usec;
        expect(value(forms, mean) <= value(forms, peak) * whole + 0.002, "a mean is no peak");
    }
    double bytes = value(forms, "bytes/up/payload") + value(forms, "bytes/up/overhead") +
                   value(forms, "bytes/down/payload") + value(forms, "bytes/down/overhead");
    expect(fabs(value(forms, "server/bytes_per_s/mean") - bytes * 1000000 / usec) <= 0.001,
           "bytes a second are all bytes by the time");
    expect(fabs(value(forms, "server/bits_per_s/mean") -
                8 * value(forms, "server/bytes_per_s/mean")) <= 0.001,
           "eight bits a byte");
}

static void figures_agree(const struct forms *forms) {
    double appeared = value(forms, "appeared"), delivered = value(forms, "delivered");
    expect(appeared == delivered + value(forms, "undelivered"), "appeared, delivered or not");
    expect(value(forms, "lost") <= value(forms, "undelivered"), "lost is not delivered");
    expect(value(forms, "empty_answers") <= value(forms, "requests"), "an answer had a request");
    expect(value(forms, "sampled") == value(forms, "clients"), "all are run");
    if (delivered > 0) {
        expect(value(forms, "staleness_us/p50") <= value(forms, "staleness_us/p95") &&
                   value(forms, "staleness_us/p95") <= value(forms, "staleness_us/p99") &&
                   value(forms, "staleness_us/p99") <= value(forms, "staleness_us/max") &&
                   value(forms, "staleness_us/mean") <= value(forms, "staleness_us/max"),
               "percentiles rise");
    }
    rates_agree(forms);
}

/* --- CSV and JSON. --- */

static void compare_cell(const struct json *found, const char *path, const char *cell) {
    bool same = found == NULL || json_type(found) == JSON_NULL ? cell[0] == '\0'
                : json_type(found) == JSON_STRING
                    ? strcmp(json_string(found), cell) == 0
                    : cell[0] != '\0' && strtod(cell, NULL) == json_number(found);
    if (!same)
        fail_msg("%s\nCSV has \"%s\" for %s", options, cell, path);
}

/* Its name in CSV: '/' is '_'. */
static void expect_column(const char *path, const char *name) {
    char wanted[TEXT_BYTES];
    snprintf(wanted, sizeof wanted, "%s", path);
    for (char *at = wanted; *at != '\0'; at++)
        *at = *at == '/' ? '_' : *at;
    if (strcmp(wanted, name) != 0)
        fail_msg("%s\nCSV has column %s where JSON has %s", options, name, path);
}

/* A field up to the next comma or the line's end, which becomes its end. */
static char *next_field(char **at) {
    char *field = *at;
    field[strcspn(field, ",\n")] = '\0';
    *at = field + strlen(field) + 1;
    return field;
}

/* The columns are JSON's members in their order; what only client messages have may lack there. */
static void compare_members(const struct json *object, const char *path, char **names,
                            char **cells) {
    for (const struct json *at = json_first(object); at != NULL; at = json_next(at)) {
        char inner[TEXT_BYTES];
        snprintf(inner, sizeof inner, "%s%s%s", path, path[0] != '\0' ? "/" : "", json_key(at));
        if (strcmp(inner, "trace") == 0)
            continue;
        if (json_type(at) == JSON_OBJECT) {
            compare_members(at, inner, names, cells);
            continue;
        }
        char *name = next_field(names), *cell = next_field(cells);
        while (strncmp(name, "up_messages", 11) == 0 && strncmp(inner, "up_messages", 11) != 0) {
            compare_cell(NULL, name, cell);
            name = next_field(names);
            cell = next_field(cells);
        }
        expect_column(inner, name);
        compare_cell(at, inner, cell);
    }
}

static void csv_agrees(const struct forms *forms) {
    char *names = forms->csv, *cells = strchr(forms->csv, '\n') + 1;
    compare_members(forms->json.root, "", &names, &cells);
    expect(*cells == '\0', "CSV has what JSON has, and no more");
}

/* --- Text and JSON. --- */

/* What stands behind a name in the page of figures; the page is behind any trace. */
static const char *row_of(const char *text, const char *heading, const char *name) {
    char wanted[TEXT_BYTES];
    const char *at = strstr(text, heading);
    snprintf(wanted, sizeof wanted, "\n  %s  ", name);
    at = at != NULL ? strstr(at, wanted) : NULL;
    if (at == NULL)
        fail_msg("%s\ntext has no row \"%s\"", options, name);
    return at + strlen(wanted);
}

/* The number in a column (from 0), its commas left out. */
static double number_in(const char *row, int column) {
    char digits[TEXT_BYTES];
    size_t length = 0;
    for (; column >= 0; column--) {
        row += strspn(row, " ");
        for (length = 0; strchr("0123456789,.", *row) != NULL && *row != '\0'; row++)
            if (*row != ',')
                digits[length++] = *row;
    }
    digits[length] = '\0';
    return length > 0 ? strtod(digits, NULL) : -1;
}

/* A number from 1,000 on is told as a whole one; one that is longer than its cell by its first
 * three digits, which stand here for nothing. */
static void expect_number(const struct forms *forms, const char *heading, const char *name,
                          int column, const char *path) {
    double wanted = value(forms, path),
           found = number_in(row_of(forms->text, heading, name), column);
    if (wanted < 999999999999.5 && fabs(found - wanted) > (wanted >= 1000 ? 0.5 : 0))
        fail_msg("%s\ntext has %.17g for %s in \"%s\", JSON %.17g", options, found, path, name,
                 wanted);
}

static void expect_age(const struct forms *forms, const char *name, const char *path) {
    char wanted[DURATION_TEXT_BYTES];
    duration_format((int64_t)floor(value(forms, path) + 0.5), wanted);
    const char *row = row_of(forms->text, "\nHow old", name);
    row += strspn(row, " ");
    if (strncmp(row, wanted, strlen(wanted)) != 0 || row[strlen(wanted)] != '\n')
        fail_msg("%s\ntext has %.20s for %s, JSON %s", options, row, path, wanted);
}

static void counts_agree(const struct forms *forms) {
    static const char *const rows[][2] = {
        {"updates appear", "appeared"},      {"are delivered", "delivered"},
        {"are not", "undelivered"},          {"of these lost for good", "lost"},
        {"requests and starts", "requests"}, {"empty answers", "empty_answers"},
        {"connections", "connections"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_number(forms, "\nWhat happens", rows[i][0], 0, rows[i][1]);
}

static void ages_agree(const struct forms *forms) {
    static const char *const rows[][2] = {
        {"mean", "staleness_us/mean"},
        {"half are at most", "staleness_us/p50"},
        {"95 % are at most", "staleness_us/p95"},
        {"99 % are at most", "staleness_us/p99"},
        {"all are at most", "staleness_us/max"},
    };
    expect_age(forms, "age of the screen, mean", "behind_mean_us");
    if (value(forms, "delivered") > 0)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            expect_age(forms, rows[i][0], rows[i][1]);
    else
        expect(strstr(forms->text, "(nothing was delivered)") != NULL, "nothing was delivered");
}

static void loads_agree(const struct forms *forms) {
    static const char *const rows[][2] = {
        {"requests a second", "requests_per_s"},
        {"without each one's first", "later_requests_per_s"},
        {"open connections", "open_connections"},
        {"messages out a second", "messages_per_s"},
        {"bytes a second", "bytes_per_s"},
        {"bits a second", "bits_per_s"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[TEXT_BYTES];
        snprintf(path, sizeof path, "server/%s/mean", rows[i][1]);
        expect_number(forms, "\nAt the server", rows[i][0], 0, path);
        snprintf(path, sizeof path, "server/%s/peak", rows[i][1]);
        expect_number(forms, "\nAt the server", rows[i][0], 1, path);
    }
}

static void text_agrees(const struct forms *forms) {
    counts_agree(forms);
    ages_agree(forms);
    loads_agree(forms);
    expect_number(forms, "\nBytes  ", "up", 0, "bytes/up/payload");
    expect_number(forms, "\nBytes  ", "up", 1, "bytes/up/overhead");
    expect_number(forms, "\nBytes  ", "down", 0, "bytes/down/payload");
    expect_number(forms, "\nBytes  ", "down", 1, "bytes/down/overhead");
}

/* --- The trace. --- */

static bool has_time(const struct json *object, const char *name) {
    return json_type(json_member(object, name)) == JSON_NUMBER;
}

static double time_of(const struct json *object, const char *name) {
    return json_number(json_member(object, name));
}

static const char *word_of(const struct json *object, const char *name) {
    return json_string(json_member(object, name));
}

/* What is counted: [from, end). */
struct window {
    double from_usec, end_usec;
};

static bool in_window(struct window window, const struct json *thing, const char *name) {
    return has_time(thing, name) && time_of(thing, name) >= window.from_usec &&
           time_of(thing, name) < window.end_usec;
}

/* Of the things in a list those that are so. */
static double count(const struct forms *forms, const char *list,
                    bool (*is)(const struct json *thing, struct window window)) {
    double sum = 0, from_usec = value(forms, "from_us");
    struct window window = {from_usec, from_usec + value(forms, "duration_us")};
    const struct json *all = member(forms->json.root, list);
    for (const struct json *at = json_first(all); at != NULL; at = json_next(at))
        sum += is(at, window);
    return sum;
}

static bool appears_at(const struct json *thing, struct window window, const char *actor) {
    return strcmp(word_of(thing, "at"), actor) == 0 && in_window(window, thing, "appears_us");
}

static bool is_update(const struct json *thing, struct window window) {
    return appears_at(thing, window, "server");
}

static bool is_seen(const struct json *thing, struct window window) {
    return is_update(thing, window) && in_window(window, thing, "seen_us");
}

static bool is_lost(const struct json *thing, struct window window) {
    return is_update(thing, window) && in_window(window, thing, "lost_us");
}

static bool is_own(const struct json *thing, struct window window) {
    return appears_at(thing, window, "client");
}

static bool is_received(const struct json *thing, struct window window) {
    return is_own(thing, window) && in_window(window, thing, "seen_us");
}

static bool is_empty_answer(const struct json *thing, struct window window) {
    return json_bool(json_member(thing, "empty")) && in_window(window, thing, "arrives_us");
}

static bool breaks_as_it_leaves(const struct json *thing, struct window window) {
    (void)window;
    return has_time(thing, "cut_us") && time_of(thing, "cut_us") == time_of(thing, "leaves_us");
}

static bool is_cut_on_its_way(const struct json *thing, struct window window) {
    return has_time(thing, "cut_us") && !breaks_as_it_leaves(thing, window);
}

static void trace_agrees_with_figures(const struct forms *forms) {
    expect(json_bool(member(forms->json.root, "trace/whole")), "the trace is whole");
    expect(count(forms, "trace/data", is_update) == value(forms, "appeared"), "what appears");
    expect(count(forms, "trace/data", is_seen) == value(forms, "delivered"), "what is delivered");
    expect(count(forms, "trace/data", is_lost) == value(forms, "lost"), "what is lost");
    expect(count(forms, "trace/messages", is_empty_answer) == value(forms, "empty_answers"),
           "empty answers");
    if (member(forms->json.root, "up_messages") == NULL)
        return;
    expect(count(forms, "trace/data", is_own) == value(forms, "up_messages/appeared"),
           "client messages");
    expect(count(forms, "trace/data", is_received) == value(forms, "up_messages/received"),
           "client messages that arrive");
}

/* A message arrives or is cut, not both and not neither; where it is cut, not before it leaves, and
 * not after it would have arrived. */
static void fates_are_one(const struct forms *forms) {
    const struct json *all = member(forms->json.root, "trace/messages");
    for (const struct json *at = json_first(all); at != NULL; at = json_next(at)) {
        expect(has_time(at, "arrives_us") != has_time(at, "cut_us"), "a message has one fate");
        const char *end = has_time(at, "cut_us") ? "cut_us" : "arrives_us";
        expect(time_of(at, end) >= time_of(at, "leaves_us"), "it ends after it leaves");
    }
}

/* --- The trace as CSV and as text. --- */

static void write_end(struct writer *line, const struct json *thing, const char *name,
                      const char *word) {
    writer_printf(line, "%.0f,%s,", time_of(thing, name), word);
}

static void write_label(struct writer *line, const struct json *thing) {
    const char *label = word_of(thing, "label"), *quote = strchr(label, ',') != NULL ? "\"" : "";
    writer_printf(line, "%s%s%s\n", quote, label, quote);
}

static void write_message(struct writer *line, const struct json *at) {
    bool empty = json_bool(json_member(at, "empty"));
    writer_printf(line, "%.0f,%s,%s,%s,", time_of(at, "leaves_us"),
                  empty ? "empty-answer" : word_of(at, "style"), word_of(at, "from"),
                  word_of(at, "to"));
    if (has_time(at, "arrives_us"))
        write_end(line, at, "arrives_us", "arrives");
    else
        write_end(line, at, "cut_us", "cut");
    write_label(line, at);
}

static void write_connection(struct writer *line, const struct json *at) {
    writer_printf(line, "%.0f,opens,client,server,", time_of(at, "opens_us"));
    if (has_time(at, "closes_us"))
        write_end(line, at, "closes_us",
                  json_bool(json_member(at, "dropped")) ? "dropped" : "closes");
    else
        writer_printf(line, ",,");
    write_label(line, at);
}

static void write_data(struct writer *line, const struct json *at) {
    writer_printf(line, "%.0f,appears,%s,,", time_of(at, "appears_us"), word_of(at, "at"));
    if (has_time(at, "lost_us"))
        write_end(line, at, "lost_us", "lost");
    else if (has_time(at, "seen_us"))
        write_end(line, at, "seen_us", "seen");
    else
        writer_printf(line, ",,");
    write_label(line, at);
}

static int compare_lines(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The lines in the order of their bytes; returns how many. */
static int sort_lines(char *text, char ***lines, struct arena *arena) {
    int count = 0;
    for (const char *at = text; *at != '\0'; at++)
        count += *at == '\n';
    *lines = arena_array(arena, (size_t)count, sizeof **lines);
    for (int i = 0; i < count; i++) {
        (*lines)[i] = text;
        text += strcspn(text, "\n");
        *text++ = '\0';
    }
    qsort(*lines, (size_t)count, sizeof **lines, compare_lines);
    return count;
}

static char *csv_from_json(const struct forms *forms, struct arena *arena) {
    static const struct {
        const char *list;
        void (*write)(struct writer *line, const struct json *at);
    } lists[] = {{"trace/messages", write_message},
                 {"trace/connections", write_connection},
                 {"trace/data", write_data}};
    struct writer lines = {0};
    for (int i = 0; i < 3; i++) {
        const struct json *all = member(forms->json.root, lists[i].list);
        for (const struct json *at = json_first(all); at != NULL; at = json_next(at))
            lists[i].write(&lines, at);
    }
    return writer_keep(&lines, arena);
}

static void csv_trace_agrees(const struct forms *forms, struct arena *arena) {
    char **wanted, **found;
    int wanted_count = sort_lines(csv_from_json(forms, arena), &wanted, arena);
    int found_count = sort_lines(strchr(forms->csv_trace, '\n') + 1, &found, arena);
    for (int i = 0; i < wanted_count && i < found_count; i++)
        if (strcmp(wanted[i], found[i]) != 0)
            fail_msg("%s\nCSV has  %s\nJSON has %s", options, found[i], wanted[i]);
    expect(wanted_count == found_count, "CSV has as many lines as JSON has things");
}

/* How often it stands in the text, however that is wrapped. */
static double occurrences(const char *text, const char *wanted) {
    double sum = 0;
    for (const char *at = text; *at != '\0'; at++) {
        const char *a = at, *b = wanted;
        while (*b != '\0' && (*a == *b || (*b == ' ' && *a == '\n'))) {
            a += *b == ' ' ? strspn(a, " \n") : 1;
            b++;
        }
        sum += *b == '\0';
    }
    return sum;
}

static void text_trace_agrees(const struct forms *forms) {
    char *page = strstr(forms->text, ", simulated\n");
    *page = '\0';
    expect(occurrences(forms->text, " never leaves ") ==
               count(forms, "trace/messages", breaks_as_it_leaves),
           "what breaks as it leaves");
    expect(occurrences(forms->text, " lost in transit at ") ==
               count(forms, "trace/messages", is_cut_on_its_way),
           "what is cut on its way");
    expect(occurrences(forms->text, " → ") ==
               json_count(member(forms->json.root, "trace/messages")),
           "messages");
    expect(occurrences(forms->text, " appears") ==
               json_count(member(forms->json.root, "trace/data")),
           "data");
}

/* --- Drawn. --- */

static void all_forms_agree(bool trace) {
    struct arena arena = {0};
    struct forms forms = forms_of(trace, &arena);
    figures_agree(&forms);
    text_agrees(&forms);
    csv_agrees(&forms);
    if (trace) {
        trace_agrees_with_figures(&forms);
        fates_are_one(&forms);
        csv_trace_agrees(&forms, &arena);
        text_trace_agrees(&forms);
    }
    json_release(&forms.json);
    arena_release(&arena);
}

enum { RUNS = 300, CROWDED = 400 };

/* As the second simulator's or the laws', every fourth as in a lesson, but shorter. */
static struct drawn_ranges ranges_of(uint64_t number) {
    struct drawn_ranges usual = drawn_usual();
    usual.run_least = 10000;
    usual.run_most = 300000;
    usual.drop_gap = 30000;
    return number % 4 == 0 ? usual : drawn_crowded(CROWDED);
}

/* Of the whole run, or from some moment on. */
static void one_client_is_told_alike(void **state) {
    (void)state;
    for (uint64_t i = 0; i < RUNS; i++) {
        struct drawn drawn;
        char text[sizeof drawn.text + TEXT_BYTES];
        struct drawn_ranges ranges = ranges_of(i);
        drawn_make(&drawn, 41, i, &ranges);
        int64_t from_usec = drawn_between(&drawn, 0, ranges.run_least - 1) * drawn.grid_usec;
        snprintf(text, sizeof text, "%s --from %" PRId64 "us", drawn.text, from_usec);
        options = i % 3 == 0 ? text : drawn.text;
        all_forms_agree(true);
    }
}

/* The phase is that of a client that is alone. */
static void many_clients_are_told_alike(void **state) {
    (void)state;
    for (uint64_t i = 0; i < RUNS / 3; i++) {
        struct drawn drawn;
        char text[sizeof drawn.text + TEXT_BYTES];
        struct drawn_ranges ranges = ranges_of(i);
        drawn_make(&drawn, 42, i, &ranges);
        drawn_without(&drawn, &knobs[KNOB_PHASE]);
        snprintf(text, sizeof text, "%s --clients %d", drawn.text,
                 (int)drawn_between(&drawn, 2, 40));
        options = text;
        all_forms_agree(false);
    }
}

/* --- Several runs. --- */

/* Each row has the columns' names; there are as many as JSON has objects. */
static void rows_agree(const struct forms *forms) {
    char *rows = strchr(forms->csv, '\n') + 1;
    for (const struct json *at = json_first(forms->json.root); at != NULL; at = json_next(at)) {
        char names[2048], *name = names, *end = strchr(rows, '\n');
        snprintf(names, sizeof names, "%.*s", (int)(strchr(forms->csv, '\n') + 1 - forms->csv),
                 forms->csv);
        expect(end != NULL, "CSV has a row for each object");
        compare_members(at, "", &name, &rows);
        expect(rows == end + 1, "a row has a cell for each member");
    }
    expect(*rows == '\0', "CSV has no more rows");
}

/* A figure that differs between two rows of JSON has a column in the text, and one that does not
 * stands below. */
static void table_agrees(const struct forms *forms, const char *head, const char *path) {
    const struct json *first = json_first(forms->json.root);
    bool varies = false;
    char column[TEXT_BYTES], constant[TEXT_BYTES];
    for (const struct json *at = first; at != NULL; at = json_next(at))
        varies = varies || json_number(member(at, path)) != json_number(member(first, path));
    snprintf(column, sizeof column, "  %s", head);
    snprintf(constant, sizeof constant, " %s ", head);
    const char *below = strstr(forms->text, "\nIn all rows:");
    const char *found = strstr(forms->text, column);
    expect((found != NULL && (below == NULL || found < below)) == varies, head);
    expect((below != NULL && occurrences(below, constant) > 0) == !varies, head);
}

static void several_runs_are_told_alike(void **state) {
    (void)state;
    static const char *const runs[] = {
        "--technique all --clients 5 --duration 1min --drops every:7s",
        "--technique sse --replay none --drops every:7s --sweep reconnect=1s..6s:4 --clients 3",
        "--technique short-poll,sse --sweep interval=1s..9s:3 --duration 1min --clients 4",
        "--technique sse --sweep clients=2..50:4 --duration 1min --up-events every:9s",
    };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        struct arena arena = {0};
        options = runs[i];
        struct forms forms = forms_of(false, &arena);
        rows_agree(&forms);
        table_agrees(&forms, "most req/s", "server/requests_per_s/peak");
        table_agrees(&forms, "most again/s", "server/later_requests_per_s/peak");
        json_release(&forms.json);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_client_is_told_alike),
        cmocka_unit_test(many_clients_are_told_alike),
        cmocka_unit_test(several_runs_are_told_alike),
    };
    setenv("LC_ALL", "C.UTF-8", 1);
    output_set_locale();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
