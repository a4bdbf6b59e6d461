/*
 * The simulator: a scenario goes in, figures or a trace come out. No input or output, no clock.
 *
 * Clients do not touch each other, so a run is one client after another, each in the order of time
 * and in constant memory (but for the connections of its own messages). All that is drawn comes
 * from sequences of its own for each client and purpose: turning one knob leaves the draws of the
 * others as they were.
 *
 * The exact meaning, so that anyone can calculate it by hand:
 *
 * - One instant. What falls on the same microsecond happens in this order: a connection opens, an
 *   event appears, something arrives, something leaves, an idle connection closes, a drop, a client
 *   starts or asks.
 * - short-poll: the first request leaves at phase, each next at max(the last one's departure +
 *   interval, the instant its answer was in or it was cut off). With after_answer the next leaves
 *   interval after the answer arrived, or after the drop. The answer leaves at the request's
 *   arrival + server time, and carries every event that appeared at or before that instant and was
 *   not carried yet; none: an empty answer.
 * - refresh: as short-poll; each interval is drawn from an exponential distribution.
 * - long-poll: the request leaves at phase. At arrival + server time, if an event waits, the
 *   answer leaves; otherwise at the next appearance + server time, or at arrival + hold (not
 *   before arrival + server time), whichever is first. It carries what appeared until it leaves.
 *   The client asks again the moment it has the answer.
 * - Set-up: the request that starts a connection, of whatever technique, arrives setup transits
 *   after it left (up, down, up, …): 3 with TCP's handshake, 5 with TLS 1.3's too.
 * - Idle connections: one of refresh, short-poll or long-poll is open, for both sides, from its
 *   opening at the server (the arrival of the request that starts it) until keep-alive after an
 *   answer is in. A request that leaves before that instant uses it, even if it arrives after, and
 *   arrives one transit after it left; one at or after it starts another, so that a keep-alive of 0
 *   reuses nothing. A drop between exchanges: the next request starts another connection. A drop
 *   during one: the exchange is void, what its answer carried is carried again by the next;
 *   long-poll asks again the reconnect delay after it. Apart from a connection that is open: a
 *   request that waits is one that long-poll's server holds.
 * - sse, websocket: the first connection starts at phase and is open at the server when its
 *   request arrives; from then on the server may send, behind the head of an event stream as behind
 *   a 101 (RFC 6455 §4.2.2). An event leaves at max(appearance, opening) + server time. A drop ends
 *   the connection for both sides; what is on its way is not received; the client starts again
 *   after the reconnect delay. A drop during set-up counts, one while there is no connection does
 *   not.
 * - Resending (HTML Standard §9.2.4, and as one would build it for a WebSocket): the first opening
 *   sends all that appeared before it, each other one the newest N (replay) of what appeared before
 *   it and was not received. With replay all, that is all of it. An event not received is lost at
 *   the later of the drop and the appearance of the N-th event after it (none: its own), if both
 *   are before the end and no opening comes first. Unless N is none, a start after a break names
 *   the last event that arrived, if one did, in bytes besides its head (wire.h), and each event of
 *   SSE has a line with its number. So with the same set-up sse and websocket show every event at
 *   the same microsecond.
 * - Signs of life, with a heartbeat T: at opening + T, + 2T, … whatever else is sent, up to the
 *   drop and before the end, and with no server time, the server sends a comment (SSE) or an empty
 *   ping (websocket), which the client answers by a pong the moment it has it. They neither wait
 *   for what is sent in their direction nor delay it; they count in bytes and messages.
 * - client messages: on websocket a frame that leaves at max(its appearance, one transit after the
 *   opening); one on its way at a drop is lost, one without a connection waits. Otherwise a request
 *   of its own that leaves as the message appears, in a pool of connections for these alone: on the
 *   idle one whose answer came in last, else on a new one, however many there are. Set-up and
 *   keep-alive are as above, drops do not touch them, the answer leaves after the server's time.
 *   They are requests, connections and messages like others; but no answer to them is empty, and
 *   the share of empty answers is one of the other requests.
 * - Transits keep their order within a connection and direction. Drops at or after the end are
 *   ignored; listed ones hit every client, drawn ones are drawn for each.
 * - Counted: events that appear in [0, duration); deliveries, empty answers, client messages that
 *   arrive before the end; requests, starts and bytes that leave before it. With from, in
 *   [from, duration) alone: events and client messages that appear in it, and what becomes of
 *   these; requests, starts, bytes and messages that leave, requests and empty answers that
 *   arrive, connections that are open, and how far the screen is behind, in it. Nothing of the run
 *   changes.
 * - Loads (figures.h), of all clients together: a mean is over the whole time that is counted, that
 *   before a client's opening and without a connection included. A peak is the most in any one bin
 *   of a second: so many requests, messages or bytes; of open connections the highest mean over a
 *   bin, which the most at one moment may be above.
 * - The screen as a copy (Cho & Garcia-Molina 2000): its age, behind(t), is t minus the appearance
 *   of the oldest event not yet seen, 0 when there is none, those that get lost aside. Its
 *   freshness is the share of time in which it is up to date, all that appeared being on it: a lost
 *   event ends that from its appearance to the end.
 * - Back-off: each empty answer in a row doubles the interval, up to 8 times it; an update resets
 * it.
 * - Many clients start at phases drawn from [0, spread); one client at phase.
 * - Where all of them would take more than SIMULATE_STEPS, the first so many are run, a sample:
 *   counts are sample times clients by sampled, to nearest, each for itself; undelivered is
 *   appeared minus delivered, and lost no more than that; means and percentiles of ages, and
 *   behind, are the sample's; loads are scaled as counts are. A peak, which is counted where all
 *   clients are run, is then an estimate: too high where few things fall into a bin.
 */
#ifndef RTLESSON_SIM_SIMULATE_H
#define RTLESSON_SIM_SIMULATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/errbuf.h"
#include "sim/figures.h"
#include "sim/ledger.h"
#include "sim/scenario.h"
#include "sim/trace.h"

/* The most steps (cost.h) that a run of all clients may be estimated to take; beyond it a sample of
 * them is run. It was set once, to about two seconds on one core of the machine where it was
 * written, and is the same on every machine, so that the same bytes come everywhere. A frame of a
 * lesson has far fewer (FRAME_STEPS): lessons never sample. */
enum { SIMULATE_STEPS = 100000000 };

/* How many of its clients are run, the first ones: all, or as many as the steps have room for by
 * the estimate, but one at least. The scenario need not be complete. */
int64_t simulate_sample(const struct scenario *scenario);

/* Runs the scenario for its figures, in memory that does not grow with it. within_usec: the window
 * for figures->within. Fails on a scenario that scenario_check refuses; the reason names the knob.
 */
bool simulate_figures(const struct scenario *scenario, int64_t within_usec, struct figures *figures,
                      struct errbuf *err);
/* The same with so many clients that are run, 1 up to all of them. */
bool simulate_some(const struct scenario *scenario, int64_t clients, int64_t within_usec,
                   struct figures *figures, struct errbuf *err);

/* The steps (cost.h) of all runs so far: what tests hold a frame's work to. */
uint64_t simulate_steps(void);

/* What two actors are called in a simulated trace; they are the trace's actors 0 and 1. */
struct simulate_names {
    const char *client, *server;
};

/* Runs one client (the first) for its trace over the scenario's duration, in the arena: set-up as
 * single messages, requests, answers and pushed events, the connection while it is open, every
 * event from its appearance until it is seen or lost. There are no beats in it. Messages end at
 * message_limit
 * (> 0): what comes after is left out, and lasts_usec is as it would be. Fails as above. */
bool simulate_trace(const struct scenario *scenario, const struct simulate_names *names,
                    int message_limit, struct arena *arena, struct trace *trace,
                    struct errbuf *err);

/* Runs one client (the first) for what it counts, and when, in the arena: the same run as the
 * trace. What the ledger has up to a moment is what a run counts that ends right after it (1 us);
 * but with jitter a stream that ends earlier may have drawn otherwise. Memory grows with what
 * happens. Fails as above. */
bool simulate_ledger(const struct scenario *scenario, struct arena *arena, struct ledger *ledger,
                     struct errbuf *err);

#endif
