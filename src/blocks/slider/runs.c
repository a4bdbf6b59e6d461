/* Runs each technique against the slider's window, for no longer than a frame may take. */
#include "blocks/slider/runs.h"

#include <assert.h>

#include "base/wide.h"
#include "sim/cost.h"
#include "sim/measure.h"
#include "sim/simulate.h"

/* All techniques together are run for at most so many requests or events, what is drawn from an
 * exponential distribution counted more; each for about so many events, in so many sessions. */
enum {
    WORK_LIMIT = 300000,
    DRAWN_COSTS = 4,
    SET_UP_COSTS = 2,
    EVENTS_WANTED = 12000,
    SESSIONS_LEAST = 16,
    SESSIONS_MOST = 1000
};
enum { WINDOWS_LEAST = 6 };

/* One run */

static int64_t round_trip(const struct scenario *scenario) {
    return scenario->latency_up_usec + scenario->server_usec + scenario->latency_down_usec;
}

static int64_t clamp(int64_t value, int64_t low, int64_t high) {
    return value < low ? low : value > high ? high : value;
}

/* From one question to the next: what has waited so long is as old as the window when it is seen.
 * Where the interval begins with the answer, it is shorter by the way there and back. */
static int64_t interval_usec(const struct scenario *scenario, int64_t window_usec) {
    int64_t apart = window_usec - scenario->latency_down_usec, least = round_trip(scenario);
    apart = apart > least ? apart : least;
    return clamp(scenario->after_answer ? apart - least : apart, knobs[KNOB_INTERVAL].low,
                 knobs[KNOB_INTERVAL].high);
}

/* How long one session lasts at a window. */
static int64_t session_usec(const struct slider *slider, enum technique technique,
                            int64_t window_usec) {
    int64_t longest = knobs[KNOB_DURATION].high;
    int64_t least = technique_rows[technique].asks ? WINDOWS_LEAST * window_usec : 0;
    return clamp(slider->judged_usec, least < longest ? least : longest, longest);
}

static int64_t count(const struct process *process, int64_t duration_usec) {
    return process_mean_count(process, duration_usec) + process->listed_count;
}

/* How many events, client messages and drops one of that length has on average. */
static int64_t session_events(const struct slider *slider, int64_t usec) {
    const struct scenario *scenario = &slider->scenario;
    return count(&scenario->events, usec) + count(&scenario->up_events, usec) +
           count(&scenario->drops, usec);
}

/* About how many requests a session makes, those that answer to events left out. A poll's next
 * waits for the answer before, however short the interval. */
static int64_t session_requests(const struct scenario *scenario) {
    int64_t apart = technique_rows[scenario->technique].asks    ? scenario->interval_usec
                    : technique_rows[scenario->technique].holds ? scenario->hold_usec
                                                                : scenario->duration_usec;
    return scenario->duration_usec / clamp(apart > 0 ? apart : 1, round_trip(scenario), INT64_MAX);
}

/* What stays open has its events and little else: half of the work is for those that ask. */
static int64_t work_limit(const struct slider *slider, const struct scenario *scenario) {
    int sharing = 0;
    for (int i = 0; i < slider->technique_count; i++)
        sharing +=
            technique_rows[slider->techniques[i]].asks == technique_rows[scenario->technique].asks;
    assert(sharing > 0); /* its own technique is one of them */
    bool drawn =
        scenario->jitter.kind != JITTER_NONE || technique_rows[scenario->technique].reloads;
    bool sets_up = scenario->keep_alive_usec == 0; /* with each request */
    return WORK_LIMIT / 2 / sharing / (drawn ? DRAWN_COSTS : 1) / (sets_up ? SET_UP_COSTS : 1);
}

/* Phases are drawn for each session: those that ask want some, however many events each has. */
static struct scenario to_run(const struct slider *slider, enum technique technique,
                              int64_t window_usec) {
    struct scenario scenario = slider->scenario;
    scenario.technique = technique;
    scenario.interval_usec = interval_usec(&slider->scenario, window_usec);
    scenario.duration_usec = session_usec(slider, technique, window_usec);
    int64_t events = session_events(slider, scenario.duration_usec);
    int64_t requests = session_requests(&scenario), limit = work_limit(slider, &scenario);
    int64_t least = technique_rows[technique].asks ? SESSIONS_LEAST : 1;
    int64_t work = clamp(requests > events ? requests : events, 1, INT64_MAX);
    int64_t sessions = clamp(EVENTS_WANTED / clamp(events, 1, INT64_MAX), least, SESSIONS_MOST);
    scenario.clients = clamp(limit / work, least, sessions);
    scenario.clients = clamp(INT64_MAX / scenario.duration_usec, 1, scenario.clients);
    if (requests > limit / least)
        scenario.duration_usec = scenario.duration_usec / requests * (limit / least);
    return scenario;
}

/* With idle connections kept for so long. */
static uint64_t cost_kept(const struct slider *slider, int64_t window_usec, int64_t kept_usec) {
    struct slider turned = *slider;
    uint64_t sum = 0;
    turned.scenario.keep_alive_usec = kept_usec;
    for (int i = 0; i < slider->technique_count; i++) {
        struct scenario scenario = to_run(&turned, slider->techniques[i], window_usec);
        sum = cost_plus(sum, scenario_cost(&scenario));
    }
    return sum;
}

uint64_t slider_cost(const struct slider *slider, int64_t window_usec) {
    uint64_t most = cost_kept(slider, window_usec, slider->scenario.keep_alive_usec);
    for (int i = 0; i < slider->kept_count; i++) {
        uint64_t cost = cost_kept(slider, window_usec, slider->kept_usec[i]);
        most = cost > most ? cost : most;
    }
    return most;
}

bool slider_has_room(const struct slider *slider, int64_t window_usec, struct errbuf *err) {
    for (int i = 0; i < slider->technique_count; i++) {
        struct scenario scenario = to_run(slider, slider->techniques[i], window_usec);
        if (!scenario_has_room(&scenario, err))
            return false;
    }
    return true;
}

/* What of a count falls on a unit of microseconds, for so many users; to nearest. */
static int64_t rate(const struct figures *figures, int64_t count, int users, int64_t unit_usec) {
    uint64_t whole = (uint64_t)(figures->clients * figures->duration_usec);
    struct wide product = wide_multiply((uint64_t)count, (uint64_t)(users * unit_usec));
    return wide_divide_count(product, whole);
}

static struct slider_row row_of(const struct slider *slider, const struct scenario *scenario,
                                const struct figures *figures, int64_t held_costs) {
    enum { SEC_USEC = 1000000, MILLI = 1000 };
    struct slider_row row = {.technique = scenario->technique};
    int64_t known = figures->delivered + figures->lost;
    row.within_milli = known > 0 ? figures_share_milli(figures->within, known) : 0;
    row.lost = figures->lost;
    row.counted = known;
    row.requests = figures_per_hour(figures, figures->requests);
    row.bytes = figures_per_hour(figures, figures_bytes(figures));
    measure_value(&measures[MEASURE_OPEN_CONNECTIONS], figures, &row.open_milli);
    row.cost_milli = row.requests * MILLI + row.open_milli * held_costs;
    row.keeps = row.within_milli >= SLIDER_KEEPS_MILLI;
    row.users_requests_milli =
        rate(figures, figures->requests, slider->users, (int64_t)SEC_USEC * MILLI);
    row.users_messages_milli =
        rate(figures, figures->messages, slider->users, (int64_t)SEC_USEC * MILLI);
    row.users_bytes = rate(figures, figures_bytes(figures), slider->users, SEC_USEC);
    row.users_open = (row.open_milli * slider->users + MILLI / 2) / MILLI;
    return row;
}

/* What is run lies in the range of every knob: the author's scenario was read into it, and the
 * window, the length and the number of the sessions are kept to it. */
static struct figures figures_of(const struct scenario *scenario, int64_t window_usec) {
    struct figures figures;
    bool good = simulate_figures(scenario, window_usec, &figures, NULL);
    assert(good);
    (void)good;
    return figures;
}

static bool is_cheaper(const struct slider_answer *answer, const struct slider_row *row) {
    return row->keeps &&
           (answer->choice < 0 || row->cost_milli < answer->rows[answer->choice].cost_milli);
}

struct slider_answer slider_ask(const struct slider *slider, int64_t window_usec,
                                int64_t held_costs) {
    struct slider_answer answer = {.choice = -1};
    for (int i = 0; i < slider->technique_count; i++) {
        struct scenario scenario = to_run(slider, slider->techniques[i], window_usec);
        struct figures figures = figures_of(&scenario, window_usec);
        answer.rows[i] = row_of(slider, &scenario, &figures, held_costs);
        if (is_cheaper(&answer, &answer.rows[i]))
            answer.choice = i;
    }
    for (int i = 0; i < slider->technique_count && answer.choice >= 0; i++)
        answer.rows[i].cheapest = answer.rows[i].keeps && answer.rows[i].cost_milli ==
                                                              answer.rows[answer.choice].cost_milli;
    return answer;
}
