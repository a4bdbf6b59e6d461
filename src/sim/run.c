/* How a client begins and ends, what it draws, and how the sums of a run become figures. */
#include "sim/run.h"

#include "sim/cost.h"

void run_begin(struct run *run, const struct scenario *scenario, int64_t clients,
               int64_t within_usec) {
    *run = (struct run){.scenario = scenario,
                        .sample = {scenario->clients, clients},
                        .from_usec = scenario->from_usec,
                        .end_usec = scenario->duration_usec,
                        .within_usec = within_usec};
    bins_begin(&run->bins, run->from_usec, run->end_usec);
    run->steps = (uint64_t)run->bins.count;
}

void run_release(struct run *run) {
    bins_release(&run->bins);
    quantile_release(&run->stale);
}

static struct staleness staleness_figures(struct run *run) {
    struct quantile *stale = &run->stale;
    if (stale->count == 0)
        return (struct staleness){.known = false};
    struct wide sum_nsec = wide_scale(run->stale_usec, 1000);
    return (struct staleness){
        .known = true,
        .mean_nsec = (int64_t)wide_divide(sum_nsec, (uint64_t)stale->count),
        .p50_usec = quantile_at(stale, 50),
        .p95_usec = quantile_at(stale, 95),
        .p99_usec = quantile_at(stale, 99),
        .max_usec = stale->high,
    };
}

/* The integral by time and clients that are run. By one after the other, since neither their
 * product nor a thousand times the integral may fit; the rest of the first division goes on into
 * nanoseconds. */
static int64_t behind_mean_nsec(const struct run *run) {
    uint64_t over_usec = (uint64_t)(run->end_usec - run->from_usec), rest;
    struct wide usec = wide_quotient(run->behind_twice, over_usec, &rest);
    struct wide nsec = wide_add(wide_scale(usec, 1000), (struct wide){0, rest * 1000 / over_usec});
    return (int64_t)wide_divide(nsec, 2 * (uint64_t)run->sample.run);
}

/* What is left of all their time, to nearest. By one after the other, as above. */
static int64_t fresh_milli(const struct run *run) {
    enum { MILLI = 1000, PARTS = 1000 };
    uint64_t over_usec = (uint64_t)(run->end_usec - run->from_usec);
    struct wide parts =
        wide_quotient(wide_scale(run->lacking_usec, MILLI * PARTS), over_usec, NULL);
    return MILLI - (int64_t)wide_divide(parts, PARTS * (uint64_t)run->sample.run);
}

void run_figures(struct run *run, struct figures *figures) {
    *figures = run->figures;
    figures->from_usec = run->from_usec;
    figures->duration_usec = run->end_usec - run->from_usec;
    sample_figures(run->sample, figures);
    figures->staleness = staleness_figures(run);
    figures->behind_mean_nsec = behind_mean_nsec(run);
    figures->fresh_milli = fresh_milli(run);
    bins_figures(&run->bins, run->sample, figures);
}

/* --- A client. --- */

struct random client_random(const struct client *client, enum run_purpose purpose) {
    return random_seeded(client->scenario->seed, purpose, (uint64_t)client->number);
}

static int64_t start_of(const struct client *client) {
    const struct scenario *scenario = client->scenario;
    if (scenario->clients == 1)
        return scenario->phase_usec;
    struct random random = client_random(client, RUN_PHASE);
    return scenario->spread_usec > 0 ? random_below(&random, scenario->spread_usec) : 0;
}

struct client client_begin(struct run *run, int64_t number) {
    const struct scenario *scenario = run->scenario;
    struct client client = {.run = run, .scenario = scenario, .number = number};
    run_steps(run, COST_CLIENT);
    struct random events =
        random_seeded(scenario->seed, RUN_EVENTS, scenario->shared ? 0 : (uint64_t)number);
    client.events = process_begin(&scenario->events, events, run->end_usec);
    client.ups =
        process_begin(&scenario->up_events, client_random(&client, RUN_UP_EVENTS), run->end_usec);
    client.drops =
        process_begin(&scenario->drops, client_random(&client, RUN_DROPS), run->end_usec);
    client.up = client_random(&client, RUN_UP);
    client.down = client_random(&client, RUN_DOWN);
    client.interval = client_random(&client, RUN_INTERVAL);
    client.reconnect = client_random(&client, RUN_RECONNECT);
    client.starts_usec = start_of(&client);
    return client;
}

void client_end(struct client *client) {
    if (client->events.next_usec != PROCESS_NEVER)
        client_behind(client, client->events.next_usec, client->run->end_usec);
    while (client->events.next_usec != PROCESS_NEVER)
        client_pass_event(client);
}

int64_t run_jitter(const struct jitter *jitter, struct random *random) {
    return jitter->kind == JITTER_UNIFORM ? random_below(random, jitter->usec + 1)
                                          : random_exponential(random, jitter->usec);
}

int64_t client_reconnect(struct client *client, int64_t drop_usec) {
    const struct scenario *scenario = client->scenario;
    int64_t jitter_usec = scenario->reconnect_jitter_usec;
    return drop_usec + scenario->reconnect_usec +
           (jitter_usec > 0 ? random_below(&client->reconnect, jitter_usec + 1) : 0);
}

/* What goes to and fro before the request: TCP's, then TLS's handshake, of which version 1.3 needs
 * the first two alone (RFC 8446 §2, RFC 5246 §7.3). */
static const char *const set_up_labels[] = {
    "SYN", "SYN ACK", "TLS client hello", "TLS server hello", "TLS client key", "TLS finished"};
_Static_assert(sizeof set_up_labels / sizeof *set_up_labels == SCENARIO_SETUP_MOST - 1,
               "the request is the last");

int64_t client_set_up(struct client *client, int64_t starts_usec, int64_t cut_usec,
                      const char *request) {
    struct recorder *recorder = client->run->recorder;
    int last = client->scenario->setup_transits - 1;
    int64_t at_usec = starts_usec;
    run_steps(client->run, (uint64_t)last);
    for (int i = 0; i <= last; i++) {
        int64_t leaves_usec = at_usec;
        at_usec = i % 2 == 0 ? client_up(client, at_usec) : client_down(client, at_usec);
        if (recorder != NULL)
            recorder_message(recorder, i % 2, i < last ? TRACE_STYLE_SETUP : TRACE_STYLE_REQUEST,
                             (struct recorder_moment){leaves_usec, at_usec, cut_usec},
                             i < last ? set_up_labels[i] : request);
    }
    return at_usec;
}
