/*
 * A scenario: how data reaches a client, as everything that the simulator must know.
 *
 * The exact meaning of each quantity stands in simulate.h. Times are whole microseconds.
 */
#ifndef RTLESSON_SIM_SCENARIO_H
#define RTLESSON_SIM_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "sim/process.h"
#include "sim/technique.h"

/* What is added to each transit: nothing, or a draw from [0, usec], or an exponential one. */
enum jitter_kind { JITTER_NONE, JITTER_UNIFORM, JITTER_EXPONENTIAL };
struct jitter {
    enum jitter_kind kind;
    int64_t usec; /* the most, or the mean */
};

/* Not said: what then holds depends on the technique, see scenario_complete. */
#define SCENARIO_PRESET (-1)
enum { SCENARIO_SETUP_MOST = 7 };
#define SCENARIO_ALL INT64_MAX

struct scenario {
    enum technique technique;
    struct process events;                      /* appear at the server */
    struct process up_events;                   /* messages of the client */
    struct process drops;                       /* of the connection */
    int64_t latency_up_usec, latency_down_usec; /* one transit, at least 1 */
    struct jitter jitter;
    int64_t server_usec;                         /* from a request or an event to what leaves */
    int64_t interval_usec, interval_jitter_usec; /* the jitter: up to so much is added, uniformly */
    bool after_answer; /* the interval counts from the answer, not from the request */
    bool backoff;      /* each empty answer in a row doubles it, up to 8 times it */
    int64_t hold_usec;
    int64_t phase_usec;      /* when one client starts */
    int64_t spread_usec;     /* many clients start in [0, spread); SCENARIO_PRESET */
    int setup_transits;      /* odd, up to SCENARIO_SETUP_MOST */
    int64_t keep_alive_usec; /* so long an idle connection of requests stays open */
    int64_t reconnect_usec, reconnect_jitter_usec; /* up to the jitter is added, uniformly */
    /* sse, websocket: so many of the newest events that were missed are sent again after a break;
     * 0: none; SCENARIO_ALL */
    int64_t replay;
    int64_t heartbeat_usec; /* sse, websocket: heartbeats so far apart; 0: none */
    bool bare; /* what follows is, where nothing is said, of no browser's messages (wire.h) */
    int64_t header_up_bytes, header_down_bytes, payload_bytes; /* SCENARIO_PRESET: the messages' */
    int64_t post_up_bytes, post_down_bytes; /* the same of a client's own request, no knobs: as the
                                               heads above, or SCENARIO_PRESET */
    int64_t duration_usec;
    int64_t from_usec; /* figures are of [from, duration); no knob: a trace or ledger is whole */
    uint64_t seed;
    int64_t clients; /* at least 1 */
    bool shared;     /* drawn events are the same for all clients */
};

/* Where every other statement starts from: what the table of knobs (knob.h) presets. */
struct scenario scenario_default(void);

/* What is SCENARIO_PRESET becomes what holds for the technique: the spread, the interval for one
 * that asks; sizes, those of its messages. */
void scenario_complete(struct scenario *scenario);

/* A stream of which not all is sent again that was missed: a break may lose updates for good. */
bool scenario_may_lose(const struct scenario *scenario);

/* What makes no sense in itself or together: a latency below 1 us, an interval, hold or duration of
 * zero, an even set-up, less than one client; figures from the end on. The reason names the knob
 * ("interval must …"). */
bool scenario_check(const struct scenario *scenario, struct errbuf *err);

#endif
