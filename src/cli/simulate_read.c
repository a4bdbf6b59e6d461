/* How the command line of "simulate" becomes scenario, sweep and form of output. */
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "cli/output.h"
#include "cli/simulate_report.h"
#include "lesson/file.h"
#include "lesson/json.h"

enum { OPTION_FORMAT, OPTION_TRACE, OPTION_SWEEP, OPTION_EXACT, OPTION_COUNT };

const struct option simulate_options[] = {
    [OPTION_FORMAT] = {"format", "NAME", "text (the default), json or csv"},
    [OPTION_TRACE] = {"trace", NULL, "write what happens, moment by moment, too"},
    [OPTION_SWEEP] = {"sweep", "SWEEP", "a line of figures for each value of a knob"},
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

static bool parse_file(const char *path, const char *text, size_t length, const struct knob *knob,
                       struct simulate_request *request) {
    struct process *process = (struct process *)(void *)((char *)&request->scenario + knob->at);
    struct errbuf why;
    if (length > JSON_SIZE_LIMIT || memchr(text, '\0', length) != NULL)
        return output_refuse("--%s: %s is no list of durations, one a line", knob->name, path);
    const char *copy = arena_copy(request->arena, text, length);
    return process_parse_lines(copy, process, request->arena, &why) ||
           output_refuse("--%s: %s, %s", knob->name, path, why.text);
}

static bool read_file(const char *path, const struct knob *knob, struct simulate_request *request) {
    struct problems problems = {0};
    size_t length;
    char *text = file_read(path, &length, &problems);
    bool good = text != NULL
                    ? parse_file(path, text, length, knob, request)
                    : output_refuse("--%s=file:%s: %s", knob->name, path, problems.list[0].text);
    free(text);
    problems_release(&problems);
    return good;
}

static bool read_knob(const struct knob *knob, const char *text, struct simulate_request *request) {
    static const char file[] = "file:";
    struct errbuf why;
    knob_name(&request->named, knob);
    if (knob->type == KNOB_TYPE_PROCESS && strncmp(text, file, strlen(file)) == 0)
        return read_file(text + strlen(file), knob, request);
    return knob_set(&request->scenario, knob, text, request->arena, &why) ||
           refuse_value(knob, text, &why);
}

static bool read_knobs(const struct arguments *arguments, struct simulate_request *request) {
    struct errbuf why;
    for (int i = 0; i < KNOB_COUNT; i++) {
        const char *text = arguments->values[OPTION_COUNT + i];
        if (text != NULL && !read_knob(&knobs[i], text, request))
            return false;
    }
    return knob_check(&request->scenario, request->named, &why) || output_refuse("--%s", why.text);
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

/* One end of the sweep, in the form that the knob's option has. */
static bool read_end(const char *text, size_t length, const struct knob *knob, int64_t *end,
                     struct simulate_request *request) {
    struct scenario scenario = request->scenario;
    struct errbuf why;
    const char *copy = arena_copy(request->arena, text, length);
    if (!knob_set(&scenario, knob, copy, request->arena, &why))
        return output_refuse("--sweep: %s", why.text);
    *end = knob_number(&scenario, knob);
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

static bool check_swept(const char *name, const struct knob *knob, const char *near,
                        const struct simulate_request *request) {
    struct errbuf why;
    if (knob == NULL && near != NULL)
        return output_refuse("--sweep: there is no knob \"%s\"; did you mean \"%s\"?", name, near);
    if (knob == NULL)
        return output_refuse("--sweep: there is no knob \"%s\"", name);
    if (knob->type != KNOB_TYPE_DURATION && knob->type != KNOB_TYPE_WHOLE)
        return output_refuse("--sweep: %s is neither a duration nor a whole number", name);
    return knob_check(&request->scenario, knob_set_of(knob), &why) ||
           output_refuse("--sweep: %s", why.text);
}

/* KNOB=FROM..TO:COUNT */
static bool read_sweep(const char *text, struct simulate_request *request) {
    struct simulate_sweep *sweep = &request->sweep;
    const char *near = NULL, *from = strchr(text, '=');
    const char *dots = from != NULL ? strstr(from, "..") : NULL;
    const char *colon = dots != NULL ? strchr(dots, ':') : NULL;
    if (colon == NULL)
        return output_refuse("--sweep is \"%s\", but it wants KNOB=FROM..TO:COUNT, as in "
                             "interval=1s..60s:40",
                             text);
    const char *name = arena_copy(request->arena, text, (size_t)(from++ - text));
    sweep->knob = knob_find(name, &near);
    if (!check_swept(name, sweep->knob, near, request) ||
        !read_end(from, (size_t)(dots - from), sweep->knob, &sweep->from, request) ||
        !read_end(dots + 2, (size_t)(colon - dots - 2), sweep->knob, &sweep->to, request) ||
        !read_count(colon + 1, &sweep->count))
        return false;
    return sweep->from <= sweep->to ||
           output_refuse("--sweep: it must rise, the smaller value first");
}

bool simulate_read(const struct arguments *arguments, struct simulate_request *request) {
    const char *const *values = arguments->values;
    request->scenario = scenario_default();
    request->trace = values[OPTION_TRACE] != NULL;
    request->exact = values[OPTION_EXACT] != NULL;
    if (!read_knobs(arguments, request) || !read_format(values[OPTION_FORMAT], request) ||
        (values[OPTION_SWEEP] != NULL && !read_sweep(values[OPTION_SWEEP], request)))
        return false;
    if (request->trace && request->sweep.knob != NULL)
        return output_refuse("--trace is of one run, and --sweep makes several; leave out one");
    if (request->trace && request->scenario.clients > 1)
        return output_refuse("--trace is of one client; leave out --clients");
    return true;
}
