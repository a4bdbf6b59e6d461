/* How many steps a run takes: of what happens in it, bounded from above. */
#include "sim/cost.h"

#include <stdio.h>

#include "base/number.h"
#include "sim/bounds.h"

/* Where only so many missed events are kept, it is looked ahead to the one that is too many. */
static uint64_t kept_ahead(const struct scenario *scenario, const struct bounds *counts) {
    bool some = scenario->replay > 0 && scenario->replay < SCENARIO_ALL;
    return some && counts->drops > 0 ? counts->events : 0;
}

/* Of each process every instant is passed once; ahead, once more: by what an answer carries in
 * vain, by each event that leaves in vain. */
static uint64_t client_passes(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t ahead = bounds_stream(scenario)
                         ? cost_plus(bounds_in_vain(scenario, counts), kept_ahead(scenario, counts))
                         : counts->events;
    return cost_plus(cost_plus(counts->events, ahead), cost_plus(counts->ups, counts->drops));
}

static uint64_t client_cost(const struct scenario *whole) {
    struct bounds counts = bounds_of(whole);
    uint64_t client = cost_plus(bounds_messages(whole, &counts), client_passes(whole, &counts));
    return cost_plus(client, COST_CLIENT);
}

uint64_t scenario_client_cost(const struct scenario *scenario) {
    struct scenario whole = bounds_whole(scenario);
    return client_cost(&whole);
}

uint64_t scenario_cost(const struct scenario *scenario) {
    struct scenario whole = bounds_whole(scenario);
    return cost_plus(bounds_bins(&whole), cost_times((uint64_t)whole.clients, client_cost(&whole)));
}

uint64_t scenario_messages(const struct scenario *scenario) {
    struct scenario whole = bounds_one(scenario);
    struct bounds counts = bounds_of(&whole);
    return bounds_messages(&whole, &counts);
}

uint64_t scenario_data(const struct scenario *scenario) {
    struct scenario whole = bounds_one(scenario);
    struct bounds counts = bounds_of(&whole);
    return cost_plus(counts.events, counts.ups);
}

const char *cost_words(uint64_t cost, char into[COST_WORDS_BYTES]) {
    const uint64_t most_told = UINT64_C(1000000000000);
    char number[NUMBER_TEXT_BYTES], limit[NUMBER_TEXT_BYTES];
    snprintf(into, COST_WORDS_BYTES, "%s %s steps, and a frame has %s",
             cost > most_told ? "more than" : "about",
             number_short((int64_t)bounds_least(cost, most_told) * 1000, number),
             number_grouped(FRAME_STEPS, limit));
    return into;
}
