/* How the command line of "simulate" becomes scenario, sweep and form of output. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "base/suggest.h"
#include "cli/output.h"
#include "cli/simulate_report.h"
#include "lesson/file.h"
#include "lesson/json.h"
#include "sim/sweep.h"

enum { OPTION_FORMAT, OPTION_TRACE, OPTION_SWEEP, OPTION_FROM, OPTION_EXACT, OPTION_COUNT };

const struct option simulate_options[] = {
    [OPTION_FORMAT] = {"format", "NAME", "text (the default), json or csv"},
    [OPTION_TRACE] = {"trace", NULL, "write what happens, moment by moment, too"},
    [OPTION_SWEEP] = {"sweep", "SWEEP", "a line of figures for each value of a knob"},
    [OPTION_FROM] = {"from", "T", "figures are of what happens from T on (0s)"},
    [OPTION_EXACT] = {"exact", NULL, "run all clients, however many, and no sample of them"},
    {.name = NULL},
};

enum { SWEEP_LIMIT = 1000 };

static const struct simulate_format FORMATS[] = {
    {"text", simulate_write_text, false, true},
    {"json", simulate_write_json, true, true},
    {"csv", simulate_write_csv, true, false},
};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

/* Each says what is wrong and returns false. */

/* The reasons of knob.h begin with the knob's name. */
static bool refuse_value(const struct knob *knob, const char *text, const struct errbuf *why) {
    const char *reason = why->text + strlen(knob->name);
    return output_refuse("--%s=%s: %s", knob->name, text, reason + strspn(reason, ": "));
}

/* As editors of some systems begin a file. */
static const char byte_order_mark[] = "\xef\xbb\xbf";

static bool parse_file(const char *path, const char *text, size_t length, const struct knob *knob,
                       struct simulate_request *request) {
    struct process *process = (struct process *)(void *)((char *)&request->scenario + knob->at);
    struct errbuf why;
    size_t mark = length >= strlen(byte_order_mark) &&
                          memcmp(text, byte_order_mark, strlen(byte_order_mark)) == 0
                      ? strlen(byte_order_mark)
                      : 0;
    if (length > JSON_SIZE_LIMIT || memchr(text, '\0', length) != NULL)
        return output_refuse("--%s: %s is no list of durations, one a line", knob->name, path);
    const char *copy = arena_copy(request->arena, text + mark, length - mark);
    return process_parse_lines(copy, process, request->arena, &why) ||
           output_refuse("--%s: %s, %s", knob->name, path, why.text);
}

/* "-" is standard input, which can be read once. */
static bool read_file(const char *path, const struct knob *knob, struct simulate_request *request) {
    struct problems problems = {0};
    size_t length;
    bool is_input = strcmp(path, "-") == 0;
    if (is_input && request->input != NULL)
        return output_refuse("--%s=file:-: --%s has read standard input already", knob->name,
                             request->input->name);
    if (is_input)
        request->input = knob;
    char *text = is_input ? file_read_open(stdin, path, &length, &problems)
                          : file_read(path, &length, &problems);
    bool good = text != NULL
                    ? parse_file(path, text, length, knob, request)
                    : output_refuse("--%s=file:%s: %s", knob->name, path, problems.list[0].text);
    free(text);
    problems_release(&problems);
    return good;
}

/* "sse", "sse,websocket", "all" */
static bool read_techniques(const char *text, struct simulate_request *request) {
    struct errbuf why;
    request->techniques = strcmp(text, "all") == 0 ? TECHNIQUE_ALL : 0;
    while (request->techniques != TECHNIQUE_ALL) {
        size_t length = strcspn(text, ",");
        const char *name = arena_copy(request->arena, text, length);
        if (!knob_set(&request->scenario, &knobs[KNOB_TECHNIQUE], name, request->arena, &why))
            return refuse_value(&knobs[KNOB_TECHNIQUE], name, &why);
        request->techniques |= 1u << request->scenario.technique;
        text += length + 1;
        if (text[-1] == '\0')
            break;
    }
    return true;
}

static bool read_knob(const struct knob *knob, const char *text, struct simulate_request *request) {
    static const char file[] = "file:";
    struct errbuf why;
    if (knob->type == KNOB_TYPE_TECHNIQUE)
        return read_techniques(text, request);
    knob_name(&request->named, knob);
    if (knob->type == KNOB_TYPE_PROCESS && strncmp(text, file, strlen(file)) == 0)
        return read_file(text + strlen(file), knob, request);
    return knob_set(&request->scenario, knob, text, request->arena, &why) ||
           refuse_value(knob, text, &why);
}

static bool read_knobs(const struct arguments *arguments, struct simulate_request *request) {
    for (int i = 0; i < KNOB_COUNT; i++) {
        const char *text = arguments->values[OPTION_COUNT + i];
        if (text != NULL && !read_knob(&knobs[i], text, request))
            return false;
    }
    return true;
}

static bool read_format(const char *name, struct simulate_request *request) {
    const char *names[FORMAT_COUNT];
    for (int i = 0; i < FORMAT_COUNT; i++) {
        names[i] = FORMATS[i].name;
        if (name == NULL || strcmp(name, FORMATS[i].name) == 0) {
            request->format = &FORMATS[i];
            return true;
        }
    }
    const char *near = suggest(name, names, FORMAT_COUNT);
    if (near != NULL)
        return output_refuse("--format is \"%s\"; did you mean \"%s\"?", name, near);
    return output_refuse("--format is \"%s\", but it must be text, json or csv", name);
}

static bool check_knobs(const struct simulate_request *request) {
    struct errbuf why;
    return knob_check_any(request->techniques, request->named, &why) ||
           output_refuse("--%s", why.text);
}

/* --- A sweep: KNOB=FROM..TO:COUNT --- */

struct sweep_text {
    const char *name, *from, *to, *count;
};

static bool split_sweep(const char *text, struct sweep_text *parts, struct arena *arena) {
    const char *from = strchr(text, '=');
    const char *dots = from != NULL ? strstr(from, "..") : NULL;
    const char *colon = dots != NULL ? strrchr(dots, ':') : NULL;
    if (colon == NULL)
        return output_refuse("--sweep is \"%s\", but it wants KNOB=FROM..TO:COUNT, as in "
                             "interval=1s..60s:40",
                             text);
    *parts =
        (struct sweep_text){arena_copy(arena, text, (size_t)(from - text)),
                            arena_copy(arena, from + 1, (size_t)(dots - from - 1)),
                            arena_copy(arena, dots + 2, (size_t)(colon - dots - 2)), colon + 1};
    return true;
}

/* One end of the sweep, in the form that the knob's option has. */
static bool read_end(const char *text, const struct knob *knob, struct scenario *scenario,
                     int64_t *end, struct simulate_request *request) {
    struct errbuf why;
    if (!knob_set(scenario, knob, text, request->arena, &why))
        return output_refuse("--sweep: %s", why.text);
    *end = knob->type == KNOB_TYPE_JITTER ? scenario->jitter.usec : knob_number(scenario, knob);
    if (*end > knob->high)
        return output_refuse("--sweep: %s=%s is no number to sweep to", knob->name, text);
    if (*end == 0)
        return output_refuse("--sweep: %s must be above zero, since the steps are even in the "
                             "logarithm",
                             knob->name);
    return true;
}

static bool read_count(const char *text, int *count) {
    size_t digits = strspn(text, "0123456789");
    *count = digits >= 1 && digits <= 4 && text[digits] == '\0' ? atoi(text) : 0;
    return (*count >= 2 && *count <= SWEEP_LIMIT) ||
           output_refuse("--sweep: \"%s\" values are asked for, but it must be 2 to %d", text,
                         SWEEP_LIMIT);
}

static bool check_swept(const char *name, const struct knob *knob, const char *remedy,
                        const struct simulate_request *request) {
    struct errbuf why;
    if (knob == NULL)
        return output_refuse("--sweep: there is no knob \"%s\"%s", name, remedy);
    if (knob->type == KNOB_TYPE_PROCESS || knob->type == KNOB_TYPE_SWITCH)
        return output_refuse("--sweep: %s is neither a duration, a jitter nor a whole number",
                             name);
    return knob_check_any(request->techniques, knob_set_of(knob), &why) ||
           output_refuse("--sweep: %s", why.text);
}

/* Evenly in the logarithm; of a knob that has every step-th value, the one below; and one that is
 * the same as the one before it only once. */
static void set_values(int64_t from, int64_t to, int count, struct simulate_sweep *sweep,
                       struct arena *arena) {
    int64_t *values = arena_array(arena, (size_t)count, sizeof *values);
    for (int i = 0; i < count; i++) {
        int64_t value = sweep_value(from, to, i, count);
        value -= (value - sweep->knob->low) % sweep->knob->step;
        if (sweep->count == 0 || value != values[sweep->count - 1])
            values[sweep->count++] = value;
    }
    sweep->values = values;
}

static bool read_axis(const struct sweep_text *parts, struct simulate_request *request) {
    struct simulate_sweep *sweep = &request->sweep;
    struct scenario first = request->scenario, last = first;
    int64_t from = 0, to = 0;
    int count;
    assert(parts->from != NULL && parts->to != NULL && parts->count != NULL); /* all were split */
    if (!read_end(parts->from, sweep->knob, &first, &from, request) ||
        !read_end(parts->to, sweep->knob, &last, &to, request) || !read_count(parts->count, &count))
        return false;
    if (from > to)
        return output_refuse("--sweep: it must rise, the smaller value first");
    sweep->jitter = first.jitter.kind;
    set_values(from, to, count, sweep, request->arena);
    return true;
}

static bool read_sweep(const char *text, struct simulate_request *request) {
    static const char techniques[] = "technique=";
    struct sweep_text parts = {0};
    char remedy[SUGGEST_REMEDY_BYTES];
    if (strncmp(text, techniques, strlen(techniques)) == 0) {
        request->several = true;
        return read_techniques(text + strlen(techniques), request);
    }
    if (!split_sweep(text, &parts, request->arena))
        return false;
    request->sweep.knob = knob_find(parts.name, remedy);
    return check_swept(parts.name, request->sweep.knob, remedy, request) &&
           read_axis(&parts, request);
}

static bool starts_by(const struct simulate_request *request, enum knob_id knob) {
    return knob_is_named(request->named, &knobs[knob]) || request->sweep.knob == &knobs[knob];
}

static bool read_from(const char *text, struct simulate_request *request) {
    struct errbuf why;
    return text == NULL || duration_parse(text, &request->scenario.from_usec, &why) ||
           output_refuse("--from=%s: %s", text, why.text);
}

/* One client starts at the phase, many within the spread: what would do nothing is refused. */
static bool check_start(const struct simulate_request *request) {
    bool many = request->scenario.clients > 1;
    if (request->sweep.knob == &knobs[KNOB_CLIENTS])
        return true;
    if (many && starts_by(request, KNOB_PHASE))
        return output_refuse("--phase is of one client; many start within --spread");
    return many || !starts_by(request, KNOB_SPREAD) ||
           output_refuse("--spread is of many clients; one starts at --phase");
}

bool simulate_read(const struct arguments *arguments, struct simulate_request *request) {
    const char *const *values = arguments->values;
    request->scenario = scenario_default();
    request->techniques = 1u << request->scenario.technique;
    request->trace = values[OPTION_TRACE] != NULL;
    request->exact = values[OPTION_EXACT] != NULL;
    if (!read_knobs(arguments, request) || !read_from(values[OPTION_FROM], request) ||
        !read_format(values[OPTION_FORMAT], request) ||
        (values[OPTION_SWEEP] != NULL && !read_sweep(values[OPTION_SWEEP], request)) ||
        !check_knobs(request) || !check_start(request))
        return false;
    request->several = request->several || (request->techniques & (request->techniques - 1)) != 0;
    if (request->trace && request->several)
        return output_refuse("--trace is of one technique; name one alone, by --technique");
    if (request->trace && request->sweep.knob != NULL)
        return output_refuse("--trace is of one run, and --sweep makes several; leave out one");
    if (request->trace && request->scenario.clients > 1)
        return output_refuse("--trace is of one client; leave out --clients");
    return true;
}
