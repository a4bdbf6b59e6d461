/* How a run goes through its clients, or through a sample of them. */
#include "sim/simulate.h"

#include "sim/cost.h"
#include "sim/poll.h"
#include "sim/post.h"
#include "sim/stream.h"

static uint64_t steps_of_all;

uint64_t simulate_steps(void) {
    return steps_of_all;
}

/* After it nothing is left of the run. */
static void end_run(struct run *run) {
    steps_of_all += run->steps;
    run_release(run);
}

static void run_client(struct run *run, int64_t number) {
    struct client client = client_begin(run, number);
    if (run->recorder != NULL)
        recorder_begin(run->recorder, client.events, client.ups);
    const struct technique_row *technique = &technique_rows[run->scenario->technique];
    if (!technique->frames)
        post_run(&client);
    if (technique->streams)
        stream_run(&client);
    else
        poll_run(&client);
    client_end(&client);
}

/* What is to be run: presets put in their place, and nothing in it that makes no sense. */
static bool complete(const struct scenario *scenario, struct scenario *whole, struct errbuf *err) {
    *whole = *scenario;
    scenario_complete(whole);
    return scenario_check(whole, err);
}

int64_t simulate_sample(const struct scenario *scenario) {
    uint64_t client = scenario_client_cost(scenario), room = SIMULATE_STEPS / client;
    uint64_t clients = (uint64_t)scenario->clients, sample = room < clients ? room : clients;
    return sample > 0 ? (int64_t)sample : 1;
}

bool simulate_some(const struct scenario *scenario, int64_t clients, int64_t within_usec,
                   struct figures *figures, struct errbuf *err) {
    struct scenario whole;
    if (!complete(scenario, &whole, err))
        return false;
    struct run run;
    run_begin(&run, &whole, clients, within_usec);
    for (int64_t i = 0; i < clients; i++)
        run_client(&run, i);
    run_figures(&run, figures);
    end_run(&run);
    return true;
}

bool simulate_figures(const struct scenario *scenario, int64_t within_usec, struct figures *figures,
                      struct errbuf *err) {
    return simulate_some(scenario, simulate_sample(scenario), within_usec, figures, err);
}

bool simulate_trace(const struct scenario *scenario, const struct simulate_names *names,
                    int message_limit, struct arena *arena, struct trace *trace,
                    struct errbuf *err) {
    struct scenario whole;
    if (!complete(scenario, &whole, err))
        return false;
    struct recorder recorder = {
        .arena = arena, .limit = message_limit, .end_usec = whole.duration_usec};
    struct run run;
    const char **actors = arena_array(arena, 2, sizeof *actors);
    actors[RECORDER_CLIENT] = names->client;
    actors[RECORDER_SERVER] = names->server;
    *trace = (struct trace){.lasts_usec = whole.duration_usec, .actors = actors, .actor_count = 2};
    run_begin(&run, &whole, 1, 0);
    run.recorder = &recorder;
    run_client(&run, 0);
    recorder_end(&recorder, trace);
    end_run(&run);
    return true;
}

bool simulate_ledger(const struct scenario *scenario, struct arena *arena, struct ledger *ledger,
                     struct errbuf *err) {
    struct scenario whole;
    if (!complete(scenario, &whole, err))
        return false;
    *ledger = (struct ledger){.arena = arena};
    struct run run;
    run_begin(&run, &whole, 1, 0);
    run.ledger = ledger;
    run_client(&run, 0);
    ledger_close(ledger);
    end_run(&run);
    return true;
}
