/* Runs the families of a challenge, for no longer than a frame may take. */
#include "blocks/challenge/machine.h"

#include <assert.h>

#include "blocks/ask/ticks.h"
#include "blocks/known.h"
#include "blocks/slider/now.h"
#include "sim/cost.h"
#include "sim/simulate.h"

/* Of a frame's steps each case has its part, and of that those that ask by the clock have most:
 * they ask many times for each update. A run is for about so many updates, in so many sessions. */
enum { ASKING_PARTS = 3, ALL_PARTS = 4 };
enum { EVENTS_WANTED = 12000, SESSIONS_WANTED = 16, SESSIONS_MOST = 1000, INTERVALS_LEAST = 20 };
enum { AGES_INTERVALS = 40, AGES_MANY = 10 /* updates a question */, NSEC_IN_USEC = 1000 };

static int64_t clamp(int64_t value, int64_t low, int64_t high) {
    return value < low ? low : value > high ? high : value;
}

/* --- What is decided. --- */

static int picked(const struct challenge_item *item, const struct facts *facts) {
    const struct ticks *ticks = item->family->object;
    const struct tick *tick = ticks->choices.at;
    for (int i = 0; i < ticks->choices.count; i++)
        if (facts_get(facts, item->family->id, tick[i].id, 0) != 0)
            return item->family_of[i];
    return -1;
}

bool challenge_decided(const struct challenge_item *item, const struct scene *scene,
                       struct challenge_choice *choice) {
    const struct slider_now *now = slider_now(item->window, scene);
    choice->window_usec = now->window_usec;
    choice->family = picked(item, scene->facts);
    return now->placed && choice->family >= 0;
}

/* --- How a family is run. --- */

static bool asks(const struct scenario *scenario) {
    return technique_rows[scenario->technique].asks;
}

static int64_t two_digits_of(int64_t usec) {
    int64_t unit = 1;
    while (usec / unit >= 100)
        unit *= 10;
    return usec - usec % unit;
}

int64_t challenge_interval(const struct scenario *scenario, int64_t window_usec) {
    enum { IN_1000 = 1000, EVENLY = 950, AT_RANDOM = 2996 /* ln 20 */ };
    int64_t transit = scenario->latency_down_usec;
    int64_t back = scenario->latency_up_usec + scenario->server_usec + transit;
    int64_t waits = clamp(window_usec - transit, 0, knobs[KNOB_INTERVAL].high);
    bool reloads = technique_rows[scenario->technique].reloads;
    int64_t apart = two_digits_of(waits * IN_1000 / (reloads ? AT_RANDOM : EVENLY));
    apart = apart > back ? apart : back;
    return clamp(scenario->after_answer ? apart - back : apart, knobs[KNOB_INTERVAL].low,
                 knobs[KNOB_INTERVAL].high);
}

/* The steps that a run may take: one of the families, or of the model answer. */
static uint64_t run_limit(const struct challenge *challenge, const struct challenge_item *item,
                          bool asking) {
    uint64_t item_limit = FRAME_STEPS / (uint64_t)challenge->running;
    uint64_t sharing = 1 /* the model answer's */;
    for (int i = 0; i < challenge->families.count; i++)
        sharing += asks(&item->scenarios[i]) == asking;
    return item_limit * (asking ? ASKING_PARTS : ALL_PARTS - ASKING_PARTS) / ALL_PARTS / sharing;
}

static int64_t count_events(const struct scenario *scenario) {
    return process_mean_count(&scenario->events, scenario->duration_usec) +
           scenario->events.listed_count;
}

static void cut_short(struct scenario *scenario, uint64_t most_steps) {
    uint64_t cost = scenario_cost(scenario);
    if (cost > most_steps)
        scenario->duration_usec =
            clamp((int64_t)((double)scenario->duration_usec * (double)most_steps / (double)cost), 1,
                  scenario->duration_usec);
}

/* One session. Of polls several are wanted, which begin at other moments, so each is cut short
 * where they would take too long, but not to a few questions. */
static struct scenario session(const struct challenge *challenge, const struct scenario *scenario,
                               uint64_t limit) {
    struct scenario one = *scenario;
    one.clients = 1;
    one.duration_usec = challenge->measured_usec;
    if (asks(&one)) {
        cut_short(&one, limit / SESSIONS_WANTED);
        int64_t most = knobs[KNOB_DURATION].high, least = INTERVALS_LEAST * one.interval_usec;
        one.duration_usec = clamp(one.duration_usec, least < most ? least : most, most);
    }
    cut_short(&one, limit);
    return one;
}

/* How many sessions like this one there are steps for; the bins of the load are counted once. */
static int64_t sessions_within(const struct scenario *one, uint64_t limit) {
    uint64_t client = scenario_client_cost(one), besides = scenario_cost(one) - client;
    return limit > besides ? clamp((int64_t)((limit - besides) / client), 1, SESSIONS_MOST) : 1;
}

/* How old a poll's updates get does not hang on how rare they are, where they come at random: each
 * waits for the next question. Of rare ones a run that fits into a frame would have too few to tell
 * 95 % from 94. */
static bool ages_apart(const struct scenario *scenario) {
    return asks(scenario) && !scenario->backoff && scenario->events.kind == PROCESS_POISSON &&
           scenario->events.listed_count == 0 && process_is_none(&scenario->drops) &&
           scenario->events.mean_nsec / NSEC_IN_USEC > scenario->interval_usec / AGES_MANY;
}

/* The same with an update for each question on average at least, and none of the client's own. */
static struct scenario for_ages(const struct scenario *scenario, uint64_t limit) {
    struct scenario dense = *scenario;
    dense.events.mean_nsec =
        clamp(dense.events.mean_nsec, 1, scenario->interval_usec * NSEC_IN_USEC);
    dense.up_events = (struct process){.kind = PROCESS_NONE};
    dense.clients = 1;
    dense.duration_usec =
        clamp(AGES_INTERVALS * scenario->interval_usec, 1, knobs[KNOB_DURATION].high);
    dense.clients = sessions_within(&dense, limit);
    return dense;
}

/* Half of what asks by the clock may take is for its ages. */
static uint64_t half_limit(const struct challenge *challenge, const struct challenge_item *item,
                           const struct scenario *scenario) {
    return run_limit(challenge, item, asks(scenario)) / (asks(scenario) ? 2 : 1);
}

static struct scenario to_run(const struct challenge *challenge, const struct challenge_item *item,
                              struct challenge_choice choice) {
    struct scenario scenario = item->scenarios[choice.family];
    uint64_t limit = half_limit(challenge, item, &scenario);
    if (asks(&scenario))
        scenario.interval_usec = challenge_interval(&scenario, choice.window_usec);
    scenario = session(challenge, &scenario, limit);
    int64_t allowed = sessions_within(&scenario, limit);
    int64_t wanted = EVENTS_WANTED / clamp(count_events(&scenario), 1, EVENTS_WANTED);
    scenario.clients = clamp(wanted < allowed ? wanted : allowed, 1, SESSIONS_MOST);
    return scenario;
}

/* --- Runs. --- */

struct key {
    const struct challenge_item *item;
    struct challenge_choice choice;
};

/* What is run lies in the range of every knob: the check has held the author's scenario to it. */
static void simulate(const struct scenario *scenario, int64_t window_usec,
                     struct figures *figures) {
    bool good = simulate_figures(scenario, window_usec, figures, NULL);
    assert(good);
    (void)good;
}

static void make_run(const struct block *block, const struct scene *scene, const void *of,
                     void *into) {
    const struct key *key = of;
    struct challenge_run *run = into;
    (void)scene;
    struct scenario scenario = to_run(challenge_of(block), key->item, key->choice);
    run->item = key->item;
    run->family = key->choice.family;
    run->window_usec = key->choice.window_usec;
    run->interval_usec = asks(&scenario) ? scenario.interval_usec : 0;
    simulate(&scenario, run->window_usec, &run->figures);
    struct figures aged = run->figures;
    if (ages_apart(&scenario)) {
        struct scenario dense =
            for_ages(&scenario, half_limit(challenge_of(block), key->item, &scenario));
        simulate(&dense, run->window_usec, &aged);
        run->figures.staleness = aged.staleness;
    }
    int64_t known = aged.delivered + aged.lost;
    run->within_milli = known > 0 ? figures_share_milli(aged.within, known) : 0;
    run->keeps = run->within_milli >= CHALLENGE_KEEPS_MILLI;
}

static bool is_run_of(const void *object, const void *of) {
    const struct challenge_run *run = object;
    const struct key *key = of;
    return run->item == key->item && run->family == key->choice.family &&
           run->window_usec == key->choice.window_usec;
}

const struct challenge_run *challenge_run(const struct block *block,
                                          const struct challenge_item *item,
                                          struct challenge_choice choice,
                                          const struct scene *scene) {
    enum { RUNS_KEPT = 4 * CHALLENGE_FAMILY_LIMIT };
    static const struct known_by by = {make_run, is_run_of, RUNS_KEPT};
    const struct key key = {item, choice};
    return known_by(block, scene, sizeof(struct challenge_run), &by, &key);
}

/* --- What they take. --- */

uint64_t challenge_cost(const struct challenge *challenge, const struct challenge_item *item,
                        int64_t window_usec) {
    uint64_t sum = 0;
    for (int i = 0; i <= challenge->families.count; i++) {
        bool models = i == challenge->families.count;
        struct challenge_choice choice = {models ? item->model_usec : window_usec,
                                          models ? item->model_family : i};
        struct scenario scenario = to_run(challenge, item, choice);
        sum = cost_plus(sum, scenario_cost(&scenario));
        if (ages_apart(&scenario)) {
            struct scenario dense = for_ages(&scenario, half_limit(challenge, item, &scenario));
            sum = cost_plus(sum, scenario_cost(&dense));
        }
    }
    return sum;
}

bool challenge_has_room(const struct challenge *challenge, const struct challenge_item *item,
                        int64_t window_usec, struct errbuf *err) {
    for (int i = 0; i < challenge->families.count; i++) {
        struct scenario scenario =
            to_run(challenge, item, (struct challenge_choice){window_usec, i});
        if (!scenario_has_room(&scenario, err))
            return false;
    }
    return true;
}
