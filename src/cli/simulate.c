/* The command "simulate": runs the scenario once, or once for each value of a sweep. */
#include "cli/simulate_report.h"

#include "base/number.h"
#include "base/progress.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "sim/cost.h"
#include "sim/simulate.h"

enum { MESSAGE_LIMIT = 100000 };

/* What was asked for, of the technique: its own knobs alone. */
static struct scenario scenario_of(const struct simulate_request *request,
                                   enum technique technique) {
    struct scenario scenario = request->scenario, preset = scenario_default();
    scenario.technique = technique;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (!knob_applies(knob, technique))
            knob_copy(&scenario, knob, &preset);
    return scenario;
}

static bool is_swept(const struct simulate_request *request, enum technique technique) {
    return request->sweep.knob != NULL && knob_applies(request->sweep.knob, technique);
}

static bool is_asked(const struct simulate_request *request, enum technique technique) {
    return (request->techniques >> technique & 1u) != 0;
}

static int count_runs(const struct simulate_request *request) {
    int count = 0;
    for (enum technique i = 0; i < TECHNIQUE_COUNT; i++)
        if (is_asked(request, i))
            count += is_swept(request, i) ? request->sweep.count : 1;
    return count;
}

static void set_swept(const struct simulate_sweep *sweep, int index, struct scenario *scenario) {
    if (sweep->knob->type == KNOB_TYPE_JITTER)
        scenario->jitter = (struct jitter){sweep->jitter, sweep->values[index]};
    else
        knob_put_number(scenario, sweep->knob, sweep->values[index]);
}

static void set_runs(const struct simulate_request *request, struct simulate_run *runs) {
    int count = 0;
    for (enum technique i = 0; i < TECHNIQUE_COUNT; i++) {
        if (!is_asked(request, i))
            continue;
        struct scenario scenario = scenario_of(request, i);
        int values = is_swept(request, i) ? request->sweep.count : 0;
        if (values == 0)
            runs[count++].scenario = scenario;
        for (int at = 0; at < values; at++, count++) {
            runs[count].scenario = scenario;
            set_swept(&request->sweep, at, &runs[count].scenario);
        }
    }
}

/* The reasons of scenario_check begin with the option's name. */
static bool holds(const struct scenario *scenario, struct errbuf *err) {
    struct errbuf why;
    return scenario_check(scenario, &why) || errbuf_fail(err, "--%s", why.text);
}

/* Before any of them is run: what simulate_some would refuse, too. */
static bool have_room(const struct simulate_run *runs, int count, struct errbuf *err) {
    for (int i = 0; i < count; i++)
        if (!holds(&runs[i].scenario, err) || !scenario_has_room(&runs[i].scenario, err))
            return false;
    return true;
}

/* How many clients are run. */
static int64_t clients_of(const struct simulate_request *request, const struct simulate_run *run) {
    return request->exact ? run->scenario.clients : simulate_sample(&run->scenario);
}

/* The trace is one of them once more, of one client. */
static uint64_t cost_of_all(const struct simulate_request *request, const struct simulate_run *runs,
                            int count) {
    uint64_t sum = 0;
    for (int i = 0; i < count; i++)
        sum = cost_plus(sum, cost_times((uint64_t)clients_of(request, &runs[i]),
                                        scenario_client_cost(&runs[i].scenario)));
    return sum;
}

static bool run_all(const struct simulate_request *request, struct simulate_run *runs, int count,
                    struct errbuf *err) {
    for (int i = 0; i < count; i++) {
        if (!simulate_some(&runs[i].scenario, clients_of(request, &runs[i]), 0, &runs[i].figures,
                           err))
            return false;
    }
    return true;
}

static bool run_trace(const struct simulate_request *request, struct trace *trace,
                      struct simulate_report *report, struct errbuf *err) {
    static const struct simulate_names names = {"Client", "Server"};
    if (!simulate_trace(&report->runs->scenario, &names, MESSAGE_LIMIT, request->arena, trace, err))
        return false;
    report->trace = trace;
    return true;
}

/* CSV has no place for it. The other forms say it themselves. */
static void say_shortened(const struct simulate_report *report) {
    char limit[NUMBER_TEXT_BYTES];
    if (report->trace != NULL && report->trace->shortened)
        output_fail(STATUS_GOOD,
                    "the trace has room for %s messages, connections and updates each; the rest is "
                    "left out",
                    number_grouped(MESSAGE_LIMIT, limit));
}

static enum status write_report(const struct simulate_request *request,
                                const struct simulate_report *report) {
    struct writer writer = {0};
    request->format->write(report, &writer);
    if (!request->format->says_shortened)
        say_shortened(report);
    return request->format->as_it_is ? output_bytes(&writer) : output_text(&writer);
}

/* Everything that takes time. */
static bool run_report(const struct simulate_request *request, struct simulate_run *runs,
                       struct trace *trace, struct simulate_report *report, struct errbuf *err) {
    set_runs(request, runs);
    if (!have_room(runs, report->count, err))
        return false;
    uint64_t cost = cost_of_all(request, runs, report->count);
    struct progress outer = progress_begin("Simulating", 0, cost);
    progress_line_show();
    bool good = run_all(request, runs, report->count, err) &&
                (!request->trace || run_trace(request, trace, report, err));
    progress_line_hide();
    progress_end(outer);
    return good;
}

static enum status simulate(const struct simulate_request *request) {
    struct errbuf err;
    struct trace trace;
    int count = count_runs(request);
    struct simulate_run *runs = arena_array(request->arena, (size_t)count, sizeof *runs);
    struct simulate_report report = {.runs = runs,
                                     .count = count,
                                     .several = request->several,
                                     .named = request->named,
                                     .swept = request->sweep.knob,
                                     .arena = request->arena};
    if (!run_report(request, runs, &trace, &report, &err))
        return output_fail(STATUS_MISUSED, "%s", err.text);
    return write_report(request, &report);
}

static enum status run(const struct arguments *arguments) {
    struct arena arena = {0};
    struct simulate_request request = {.arena = &arena};
    enum status status = STATUS_MISUSED;
    if (simulate_read(arguments, &request))
        status = simulate(&request);
    arena_release(&arena);
    return status;
}

_Static_assert(SIMULATE_STEPS == 100000000, "the page of help says so");

const struct command command_simulate = {
    .name = "simulate",
    .operands = "",
    .summary = "Simulate how data reaches a client, and what it costs",
    .most = 0,
    .options = simulate_options,
    .takes_knobs = true,
    .details =
        "T is a duration: 250us, 80ms, 1.5s, 2min, 1h. SPEC says when something happens:\n"
        "  every:T  every:T+PHASE  poisson:RATE (0.2/s, 12/min, 3/h)  bursts:N,GAP,PERIOD\n"
        "  at:T,T,...  none  file:PATH (one duration a line; - is standard input)\n"
        "--technique takes several, as in sse,websocket, or all: each has a line of\n"
        "figures, and an option counts where a technique has it.\n"
        "SWEEP is KNOB=FROM..TO:COUNT, as in interval=1s..60s:40, of any duration, jitter\n"
        "(exp:1ms..1s:4) or whole number that a technique has; its values lie evenly in\n"
        "the logarithm, none twice. technique=sse,websocket is a sweep, too.\n"
        "With --trace, text and json hold the figures besides what happens; csv does not.\n\n"
        "Where all clients would take too many steps (100,000,000 by estimate, about two\n"
        "seconds), a sample of them is run and stands for all: counts are scaled, ages\n"
        "are the sample's, peaks are estimates, and the output says \"sampled\".\n\n"
        "Bytes are those of HTTP/1.1 messages and frames, without TCP, IP, TLS and header\n"
        "compression. The same scenario and seed give the same output on every machine.\n",
    .run = run,
};
