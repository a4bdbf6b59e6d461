/* Every number that the bundled lesson tells: what a run of the simulator gives, what its messages
 * measure, what the lesson's own scenarios are set to, or what one of the section's sources says. A
 * number that is none of these fails, and so does a row that the lesson no longer tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/duration.h"
#include "base/number.h"
#include "bundled.h"
#include "sim/measure.h"
#include "sim/simulate.h"
#include "sim/wire.h"

enum grounds {
    RUN,    /* grounds: a scenario; figure: what of it; words: what comes of it */
    RATIO,  /* grounds, figure: the scenarios whose bytes are compared; words: the first's to the
               second's */
    BYTES,  /* grounds: a message that is measured; words: its bytes */
    SET,    /* grounds: stands in the section's own text, or in that of the section that figure
               names, as what is simulated or drawn */
    SOURCE, /* grounds: stands among the section's sources */
    NAME    /* no quantity: a version, a year, a code, an example */
};

/* The fragment is in the section's texts. The number that words begin with is in the fragment,
 * unless it is spelled out there. */
struct told {
    const char *section, *fragment;
    enum grounds kind;
    const char *grounds, *figure, *words;
    bool spelled;
};

#define CHAT_HOUR "events=every:30s+1s phase=2s latency=80ms duration=1h "
#define BUSY_HOUR "events=every:5s+1s phase=2s latency=80ms duration=1h "
#define WATCHED   "clients=50000 latency=80ms duration=1min "
#define SELDOM    "events=poisson:12/h latency=80ms duration=24h "
#define BUSY_HELD "technique=long-poll events=poisson:60/min latency=300ms clients=20 duration=1h"
/* Updates that appear evenly over the interval, once the client has begun to ask. */
#define ASKED_LATE "technique=short-poll events=every:7001ms+10s duration=70020s "
#define ON_EQUAL_TERMS                                                                             \
    "events=poisson:18/min drops=poisson:2/min seed=5738 latency=300ms duration=30min "
#define LOST_UPDATES ON_EQUAL_TERMS "technique=websocket up-events=every:5s+2s "
#define ONCE_AN_HOUR "events=poisson:1/h latency=100ms duration=240h "
#define IN_0_3S      "technique=short-poll interval=220ms events=poisson:2/min latency=80ms duration=1h"
#define POLLS_20S                                                                                  \
    "technique=short-poll interval=20s latency=100ms clients=1000 events=poisson:2/min "           \
    "duration=1h "

#define AUCTION     "clients=6000 events=every:500ms latency=80ms duration=1min "
#define TWO_SCREENS "latency=300ms setup=1 duration=13s "

#define MISSION     "latency=300ms duration=30min "
#define AT_RANDOM   "technique=short-poll interval=1s latency=1ms events=poisson:60/min duration=300h"
#define BACKED_OFF  "technique=short-poll backoff=on events=poisson:12/min "
#define BROKEN      "technique=sse events=poisson:12/min drops=poisson:4/min "
#define NEVER_WHOLE "events=poisson:12/min drops=poisson:1/min "

// clang-format off
static const struct told told[] = {
    {"opening", "Ada waited 0.3 s each time", RUN, TWO_SCREENS "technique=sse events=every:4s+2s", "staleness_max", "300 ms", true},
    {"opening", "Ada waited 0.3 s each time", RUN, TWO_SCREENS "technique=sse events=every:4s+2s", "staleness_mean", "300 ms", true},
    {"opening", "Bo 3.6 s, 4.6 s and 0.6 s", RUN, TWO_SCREENS "technique=short-poll interval=5s events=at:2s", "staleness_max", "3.6 s", false},
    {"opening", "Bo 3.6 s, 4.6 s and 0.6 s", RUN, TWO_SCREENS "technique=short-poll interval=5s events=at:6s", "staleness_max", "4.6 s", false},
    {"opening", "Bo 3.6 s, 4.6 s and 0.6 s", RUN, TWO_SCREENS "technique=short-poll interval=5s events=at:10s", "staleness_max", "600 ms", true},
    {"opening", "it asks every 5 s", SET, "\"interval\": \"5s\"", NULL, NULL, false},
    {"opening", "Update 1", NAME, NULL, NULL, NULL, false},
    {"everywhere", "In 2026 the page was seen switching", SOURCE, "network panel in 2026", NULL, NULL, false},

    {"requirements", "about 500,000 open at peak", SOURCE, "Nick Craver", NULL, NULL, false},
    {"five-questions", "less than 0.3 s: *push*", SET, "\"below\": \"300ms\"", "spectrum", NULL, false},
    {"five-questions", "polling would take about five requests a second", RUN, IN_0_3S, "requests a second", "5", true},
    {"five-questions", "polling would take about five requests a second", RUN, IN_0_3S, "staleness_p95", "290 ms", true},
    {"five-questions", "hold a long poll for 20 to 25 s", SOURCE, "RFC 6202 §2.2 (delay of long polling), §3.2 (proxies that buffer), §5.5", NULL, NULL, false},
    {"five-questions", "some platforms end requests at 29 or 30 s", SOURCE, "Request Timeout (30 s); Amazon API Gateway quotas (29 s by default)", NULL, NULL, false},
    {"five-questions", "most short polls would come back empty", RUN,
     SELDOM "technique=short-poll interval=5s", "empty_share", "98.3 %", true},
    {"five-questions", "10,000 clients polling every 10 s: 1,000 requests a second", RUN,
     "technique=short-poll clients=10000 interval=10s latency=80ms events=none duration=10min",
     "requests a second", "1,000", false},
    {"five-questions", "50,000 listeners, one update a second: 50,000 messages a second by SSE", RUN,
     WATCHED "technique=sse events=every:1s", "messages a second", "50,000", false},
    {"five-questions", "about 10,000 by polling every 5 s", RUN, /* some have not begun at the start */
     WATCHED "technique=short-poll interval=5s events=every:1s", "thousands of messages", "10,000", false},
    {"five-questions", "or by SSE that combines 5 s of updates", RUN,
     WATCHED "technique=sse events=every:5s", "messages a second", "10,000", true},
    {"requirements", "ten thousand messages a second in all", RUN,
     WATCHED "technique=sse events=every:5s", "messages a second", "10,000", true},
    {"requirements", "not fifty thousand", RUN,
     WATCHED "technique=sse events=every:1s", "messages a second", "50,000", true},
    {"five-questions", "10,000 open streams", RUN,
     "technique=sse clients=10000 latency=80ms events=none duration=10min", "open at peak", "10,000", false},

    {"spectrum", "At the upper end short polling needs about five requests a second", RUN, IN_0_3S, "requests a second", "5", true},
    {"spectrum", "Long polling is in time while updates are rare", RUN,
     "technique=long-poll events=poisson:2/min latency=80ms duration=1h", "staleness_p95", "80 ms", true},
    {"spectrum", "SSE and WebSocket both take one transit", RUN,
     "technique=sse events=poisson:2/min latency=100ms duration=1h", "staleness_p95", "100 ms", true},
    {"spectrum", "SSE and WebSocket both take one transit", RUN,
     "technique=websocket events=poisson:2/min latency=100ms duration=1h", "staleness_p95", "100 ms", true},
    {"spectrum", "long polling is nearly as fresh as a push", RUN,
     "technique=long-poll events=poisson:2/min latency=100ms duration=1h", "staleness_mean", "100 ms", true},
    {"spectrum", "0.1 s seems instant, 1 s keeps a train of thought, 10 s is the most that keeps attention", SOURCE, "Jakob Nielsen", NULL, NULL, false},
    {"spectrum", "The *transit*, one way over the network, takes 80 ms", SET, "\"latency\": \"80ms\"", NULL, NULL, false},
    {"spectrum", "Below 80 ms none is in time", RUN, "technique=sse latency=80ms events=poisson:2/min duration=1h", "staleness_p95", "80 ms", false},
    {"spectrum", "about two messages a minute", SET, "\"events\": \"poisson:2/min\"", NULL, NULL, true},
    {"spectrum", "for 5 s, as in Apache", SET, "\"keep-alive\": \"5s\"", NULL, NULL, false},
    {"spectrum", "for 5 s, as in Apache", SOURCE, "KeepAliveTimeout (5 s)", NULL, NULL, false},
    {"spectrum", "for 75 s, as in nginx", SOURCE, "keepalive_timeout (75 s)", NULL, NULL, false},
    {"spectrum", "polling is cheapest from a window of about 12 s on", RUN,
     "technique=short-poll keep-alive=5s latency=80ms events=poisson:2/min duration=24h", "cheapest from", "12 s", false},
    {"spectrum", "from about 82 s on", RUN,
     "technique=short-poll keep-alive=75s latency=80ms events=poisson:2/min duration=24h", "cheapest from", "82 s", false},
    {"spectrum", "A WebSocket costs the same as SSE here, where the client sends nothing", RUN,
     "technique=sse latency=80ms events=poisson:2/min duration=24h", "cost an hour", "500", true},
    {"spectrum", "A WebSocket costs the same as SSE here, where the client sends nothing", RUN,
     "technique=websocket latency=80ms events=poisson:2/min duration=24h", "cost an hour", "500", true},
    {"spectrum", "Long polling always costs more", RUN,
     "technique=long-poll keep-alive=5s latency=80ms events=poisson:2/min duration=24h", "cost an hour", "711", true},
    {"spectrum", "500 requests an hour is an assumption", SET, "\"held_costs\": 500", NULL, NULL, false},

    {"root-problem", "message 3 is there, 5.4 s old", RUN,
     "technique=short-poll phase=200ms interval=6400ms latency=500ms server-time=200ms events=at:2.4s duration=9s",
     "staleness_max", "5.4 s", false},
    {"root-problem", "For 4.2 of the 5.4 seconds message 3 waited because nobody asked", RUN,
     "technique=short-poll phase=200ms interval=6400ms latency=500ms server-time=200ms events=at:2.4s duration=9s",
     "staleness_max", "5.4 s", false},
    {"root-problem", "For 4.2 of the 5.4 seconds message 3 waited because nobody asked", RUN,
     "technique=short-poll phase=200ms interval=6400ms latency=500ms server-time=200ms events=at:2.4s duration=9s",
     "worst unasked", "4.2 s", false},
    {"root-problem", "each message took half a second", SET, "\"takes\": \"500ms\"", NULL, NULL, true},

    {"families", "every message takes 300 ms", SET, "\"latency\": \"300ms\"", NULL, NULL, false},
    {"families", "The client asks every 3 s", SET, "\"interval\": \"3s\"", NULL, NULL, false},
    {"families", "since March 2026", SOURCE, "WebTransport", NULL, NULL, false},

    {"client-pull", "takes 300 ms, slow enough to see", SET, "\"latency\": \"300ms\"", NULL, NULL, false},
    {"client-pull", "This client polls **every 4 s**", SET, "\"interval\": \"4s\"", NULL, NULL, false},
    {"client-pull", "half an interval on average, 2 s, and then takes one transit", RUN,
     "technique=short-poll interval=4s latency=300ms clients=1000 events=poisson:2/min duration=1h", "mean wait", "2 s", false},
    {"client-pull", "requests arrive every 4 s all the same", SET, "\"interval\": \"4s\"", NULL, NULL, false},
    {"client-pull", "Still polled every 4 s, but with a transit of 100 ms", SET, "\"100ms\"", NULL, NULL, false},
    {"client-pull", "About 2.1 s", RUN,
     "technique=short-poll interval=4s latency=100ms clients=1000 events=poisson:2/min duration=1h", "mean age", "2.1 s", false},
    {"client-pull", "The wait is still 2 s on average", RUN,
     "technique=short-poll interval=4s latency=100ms clients=1000 events=poisson:2/min duration=1h", "mean wait", "2 s", false},
    {"client-pull", "About 0.8 s", NAME, NULL, NULL, NULL, false},
    {"client-pull", "About 1.1 s", NAME, NULL, NULL, NULL, false},
    {"client-pull", "Polled every 10 s, with a transit of 100 ms: how old are 95 % of the updates", RUN, ASKED_LATE "interval=10s latency=100ms", "staleness_p95", "9.6 s", true},
    {"client-pull", "95 % of the waits last at most 0.95 × 10 s", RUN, ASKED_LATE "interval=10s latency=100ms", "staleness_p95", "9.6 s", true},
    {"client-pull", "A transit takes 1 s, and 95 % must arrive within 5 s", RUN, ASKED_LATE "interval=4210ms latency=1s", "staleness_p95", "5 s", false},
    {"client-pull", "4 s for the wait, which is 0.95 of the interval: 4 s / 0.95 = 4.2 s", RUN, ASKED_LATE "interval=4210ms latency=1s", "staleness_p95", "5 s", true},
    {"client-pull", "Then 95 % arrive within 5.75 s", RUN, ASKED_LATE "interval=5s latency=1s", "staleness_p95", "5.75 s", false},
    {"client-pull", "then *all* arrive within 5 s", RUN, ASKED_LATE "interval=4s latency=1s", "staleness_max", "5 s", false},
    {"client-pull", "About 12 updates a minute appear, and a hold lasts up to 25 s", SET, "\"events\": \"poisson:12/min\"", NULL, NULL, false},
    {"client-pull", "About 12 updates a minute appear, and a hold lasts up to 25 s", SET, "\"hold\": \"25s\"", NULL, NULL, false},
    {"client-pull", "That is one for each 25 s", SET, "\"hold\": \"25s\"", NULL, NULL, false},
    {"client-pull", "That is short polling, every 4 s", SET, "\"interval\": \"4s\"", NULL, NULL, false},
    {"client-pull", "A transit takes 200 ms. With long polling", RUN, /* the second just missed the answer */
     "technique=long-poll events=at:1s,1.000001s latency=200ms duration=1h", "staleness_max", "600 ms", true},
    {"client-pull", "Page A polls every 10 s; page B long-polls with a hold of 5 s", RUN,
     ONCE_AN_HOUR "technique=short-poll interval=10s", "requests_per_hour", "360 an hour", true},
    {"client-pull", "Page A polls every 10 s; page B long-polls with a hold of 5 s", RUN,
     ONCE_AN_HOUR "technique=long-poll hold=5s", "requests_per_hour", "693 an hour", true},
    {"client-pull", "While updates are rare, most answers are empty, those of long polls included", RUN,
     SELDOM "technique=short-poll interval=5s", "empty_share", "98.3 %", true},
    {"client-pull", "While updates are rare, most answers are empty, those of long polls included", RUN,
     SELDOM "technique=long-poll hold=25s", "empty_share", "91.9 %", true},
    {"client-pull", "with a poll every 30 s and two updates a minute, one that is not empty carries 1.6", RUN,
     "technique=short-poll interval=30s events=poisson:2/min latency=80ms clients=1000 duration=1h", "pieces an answer", "1.6", false},
    {"client-pull", "Long polling takes about one transit while updates are rare", RUN,
     "technique=long-poll events=poisson:2/min latency=100ms duration=1h", "staleness_mean", "100 ms", true},
    {"client-pull", "and a transit of 300 ms, it takes 460 ms on average, and 95 % arrive within 840 ms", RUN,
     BUSY_HELD, "staleness_mean", "460 ms", false},
    {"client-pull", "and a transit of 300 ms, it takes 460 ms on average, and 95 % arrive within 840 ms", RUN,
     BUSY_HELD, "staleness_p95", "840 ms", false},
    {"client-pull", "RFC 6202 (2011) calls 30 s the *safer* value", SOURCE, "§5.5 (in 2011: 30 s is safer)", NULL, NULL, false},
    {"client-pull", "some platforms cut at 29 or 30 s", SOURCE, "Request Timeout (30 s); Amazon API Gateway quotas (29 s by default)", NULL, NULL, false},
    {"client-pull", "Hold for 20 to 25 s", SOURCE, "Amazon API Gateway quotas (29 s by default)", NULL, NULL, false},
    {"client-pull", "An empty answer costs nearly as much as a full one", BYTES, "empty exchange", NULL, "718", true},
    {"client-pull", "An empty answer costs nearly as much as a full one", BYTES, "full exchange", NULL, "764", true},
    {"server-push", "breaks about twice a minute", SET, "\"drops\": \"poisson:2/min\"", NULL, NULL, true},
    {"server-push", "the browser waits 3 s before it connects again", SET, "\"reconnect\": \"3s\"", NULL, NULL, false},
    {"server-push", "The stream breaks for 4 s", NAME, NULL, NULL, NULL, false},
    {"server-push", "a proxy answers 502", SOURCE, "HTML Standard §9.2.2 to §9.2.7", NULL, NULL, false},
    {"server-push", "Any status other than 200", SOURCE, "HTML Standard §9.2.2 to §9.2.7", NULL, NULL, false},
    {"server-push", "After a 200 that ends", SOURCE, "HTML Standard §9.2.2 to §9.2.7", NULL, NULL, false},
    {"server-push", "A 502 ends `EventSource` for good", SOURCE, "HTML Standard §9.2.2 to §9.2.7", NULL, NULL, false},
    {"server-push", "After a 502 there is no second try", SOURCE, "HTML Standard §9.2.2 to §9.2.7", NULL, NULL, false},
    {"server-push", "after 3 to 5 s in today's browsers", SOURCE, "HTML Standard §9.2.2 to §9.2.7", NULL, NULL, false},

    {"full-duplex", "After the answer 101", SOURCE, "RFC 6455 §1.3, §4 (handshake)", NULL, NULL, false},
    {"full-duplex", "a 101 agreed", SOURCE, "RFC 6455 §1.3, §4 (handshake)", NULL, NULL, false},
    {"full-duplex", "breaks about twice a minute", SET, "\"drops\": \"poisson:2/min\"", NULL, NULL, true},
    {"full-duplex", "Each break takes {set: reconnect}, and 900 ms more to connect, out of every 30 s", RUN,
     "technique=websocket latency=300ms events=at:0s duration=5s", "mean wait", "900 ms", false},
    {"full-duplex", "Each break takes {set: reconnect}, and 900 ms more to connect, out of every 30 s", SET, "\"drops\": \"poisson:2/min\"", NULL, NULL, false},
    {"full-duplex", "95 % of the updates within 300 ms", RUN, LOST_UPDATES "replay=none", "staleness_p95", "300 ms", false},
    {"full-duplex", "It is 300 ms, too. An update that is lost has no age", RUN, LOST_UPDATES "replay=none", "staleness_mean", "300 ms", false},
    {"full-duplex", "It is 300 ms, too. Lost updates would be older", RUN, LOST_UPDATES "replay=none", "staleness_max", "300 ms", false},
    {"full-duplex", "with resending, the 95 % gets worse", RUN, LOST_UPDATES "replay=all", "staleness_p95", "3.18 s", true},
    {"full-duplex", "Update 3", NAME, NULL, NULL, NULL, false},
    {"full-duplex", "update 3", NAME, NULL, NULL, NULL, false},
    {"full-duplex", "Neither's: they are equally old", RUN, ON_EQUAL_TERMS "technique=sse", "staleness_p95", "3.18 s", true},
    {"full-duplex", "Neither's: they are equally old", RUN, ON_EQUAL_TERMS "technique=websocket", "staleness_p95", "3.18 s", true},
    {"full-duplex", "Neither's: they are equally old", RUN, ON_EQUAL_TERMS "technique=sse", "staleness_mean", "610 ms", true},
    {"full-duplex", "Neither's: they are equally old", RUN, ON_EQUAL_TERMS "technique=websocket", "staleness_mean", "610 ms", true},

    {"appendix", "a head of **585 bytes**", BYTES, "poll request", NULL, "585", false},
    {"appendix", "each answer has **133 bytes**", BYTES, "poll answer", NULL, "133", false},
    {"appendix", "the update itself, **46 bytes**", BYTES, "payload", NULL, "46", false},
    {"appendix", "The browser asks, in **577 bytes**", BYTES, "stream request", NULL, "577", false},
    {"appendix", "opens with **142 bytes**", BYTES, "stream answer", NULL, "142", false},
    {"appendix", "(3d is 61 in hexadecimal)", BYTES, "lines of event 42", NULL, "61", false},
    {"appendix", "**67 bytes**, 21 more than the update", BYTES, "event 42", NULL, "67", false},
    {"appendix", "**67 bytes**, 21 more than the update", BYTES, "around event 42", NULL, "21", false},
    {"appendix", "in one more line, **19 bytes**", BYTES, "resume stream 42", NULL, "19",
     false},
    {"appendix", "`/messages?after=42`, **9 bytes** more", BYTES, "resume socket 42", NULL, "9", false},
    {"appendix", "asks to switch, in **526 bytes**", BYTES, "socket request", NULL, "526", false},
    {"appendix", "The server agrees, in **129 bytes**", BYTES, "socket answer", NULL, "129", false},
    {"appendix", "a frame adds **2 bytes** to the update", BYTES, "around a frame down", NULL, "2", false},
    {"appendix", "81 2e in hexadecimal, for \"text\" and \"46 bytes\"", BYTES, "payload", NULL, "46", false},
    {"appendix", "from the client adds **6**", BYTES, "around a frame up", NULL, "6", false},
    {"appendix", "a mask of 4 bytes", SOURCE, "RFC 6455 §5.2, §5.3", NULL, NULL, false},
    {"appendix", "makes that a head of **603 bytes**", BYTES, "post request", NULL, "603", false},
    {"appendix", "the **46 bytes** of the message", BYTES, "payload", NULL, "46", false},
    {"appendix", "carries no update and has **64 bytes**", BYTES, "post answer", NULL, "64", false},
    {"appendix", "a whole page, in **698 bytes**", BYTES, "reload request", NULL, "698", false},
    {"appendix", "the shortest head of a poll has **115 bytes**", BYTES, "bare poll request", NULL, "115", false},
    {"appendix", "of a stream **132**", BYTES, "bare stream request", NULL, "132", false},
    {"appendix", "of a WebSocket **223**", BYTES, "bare socket request", NULL, "223", false},
    {"appendix", "Before the page come **126 bytes**", BYTES, "reload answer", NULL, "126", false},

    {"weight", "12 a minute, **at random**: every 5 s on average", SET, "\"events\": \"poisson:12/min\"", NULL, NULL, false},
    {"weight", "is as long as the mean gap here: e⁻¹, or 36.8 %", RUN, AT_RANDOM, "empty_share", "36.8 %", false},
    {"weight", "Polling asks every 5 s", SET, "\"interval\": \"5s\"", NULL, NULL, false},
    {"weight", "One client polls every 5 s", SET, "\"interval\": \"5s\"", NULL, NULL, false},
    {"weight", "6,000 people follow an auction whose price changes twice a second", NAME, NULL, NULL, NULL, false},
    {"weight", "which delivers 12,000 messages a second", RUN, AUCTION "technique=sse", "messages a second", "12,000", false},
    {"weight", "Changes times listeners, 12,000 a second", RUN, AUCTION "technique=sse", "messages a second", "12,000", false},
    {"weight", "One answer carries ten changes", RUN, "clients=600 events=every:500ms latency=80ms duration=1h technique=short-poll interval=5s", "pieces an answer", "10.0", true},
    {"weight", "Each polls every 5 s", SET, "\"interval\": \"5s\"", NULL, NULL, false},
    {"weight", "Three at once, every 5 s", SET, "\"interval\": \"5s\"", NULL, NULL, false},
    {"weight", "Spread evenly over the 5 s", SET, "\"interval\": \"5s\"", NULL, NULL, false},
    {"weight", "With an update every 5 s", NAME, NULL, NULL, NULL, false},
    {"weight", "Polling every 5 s", NAME, NULL, NULL, NULL, false},
    {"weight", "spares the server a burst every 5 s", SET, "\"interval\": \"5s\"", NULL, NULL, false},
    {"weight", "An hour with an update every 30 s", NAME, NULL, NULL, NULL, false},
    {"weight", "720 by polling every 5 s, 600 of them answered empty", RUN, CHAT_HOUR "technique=short-poll interval=5s", "requests_per_hour", "720 an hour", false},
    {"weight", "720 by polling every 5 s, 600 of them answered empty", RUN, CHAT_HOUR "technique=short-poll interval=5s", "empty_per_hour", "600 an hour", false},
    {"weight", "a stream needs one", RUN, CHAT_HOUR "technique=sse", "requests_per_hour", "1 an hour", true},
    {"weight", "one for each client, all hour long", RUN, CHAT_HOUR "technique=short-poll interval=5s", "open_connections", "1", true},
    {"weight", "one for each client, all hour long", RUN, CHAT_HOUR "technique=sse", "open_connections", "1", true},
    {"weight", "one for each client, all hour long", RUN, CHAT_HOUR "technique=websocket", "open_connections", "1", true},
    {"weight", "polling 522 kB", RUN, CHAT_HOUR "technique=short-poll interval=5s", "bytes_per_hour", "522 kB an hour", false},
    {"weight", "SSE 8.77 kB", RUN, CHAT_HOUR "technique=sse", "bytes_per_hour", "8.77 kB an hour", false},
    {"weight", "WebSocket 6.42 kB", RUN, CHAT_HOUR "technique=websocket", "bytes_per_hour", "6.42 kB an hour", false},
    {"weight", "polling weighs about 11 times as much as SSE", RATIO, BUSY_HOUR "technique=short-poll interval=5s", BUSY_HOUR "technique=sse", "11 times", false},
    {"weight", "with the shortest heads, 3.8 times", RATIO, BUSY_HOUR "technique=short-poll interval=5s bare=on", BUSY_HOUR "technique=sse bare=on", "3.8 times", false},
    {"weight", "a browser adds 470 bytes to the shortest head of a poll", BYTES, "what a browser adds to a poll", NULL, "470", false},
    {"play", "at one a second, long polling sends 3,064 requests an hour", RUN, MISSION "technique=long-poll events=poisson:60/min", "requests_per_hour", "3,064 an hour", false},
    {"play", "from a client that polls every 2 s", SET, "interval=2s", NULL, NULL, false},
    {"play", "Short polling every 5 s sends 720 requests an hour", RUN, MISSION "technique=short-poll events=poisson:2/min interval=5s", "requests_per_hour", "720 an hour", false},
    {"play", "with 2 s it sends 1,436 requests an hour, and 92.5 % of the answers are empty. With 5 s it is 702, not quite 720", RUN, MISSION "technique=long-poll events=poisson:2/min hold=2s", "requests_per_hour", "1,436 an hour", false},
    {"play", "with 2 s it sends 1,436 requests an hour, and 92.5 % of the answers are empty. With 5 s it is 702, not quite 720", RUN, MISSION "technique=long-poll events=poisson:2/min hold=2s", "empty_share", "92.5 %", false},
    {"play", "with 2 s it sends 1,436 requests an hour, and 92.5 % of the answers are empty. With 5 s it is 702, not quite 720", RUN, MISSION "technique=long-poll events=poisson:2/min hold=5s", "requests_per_hour", "702 an hour", false},
    {"play", "A client polls every **2 s**", NAME, NULL, NULL, NULL, false},
    {"play", "here e⁻², or 13.5 %", RUN, "technique=short-poll interval=20s latency=1ms events=poisson:6/min duration=300h", "empty_share", "13.5 %", false},
    {"play", "**36.8 %, wherever the interval", RUN, AT_RANDOM, "empty_share", "36.8 %", false},
    {"play", "With half the interval it is three in five", RUN, "technique=short-poll interval=10s latency=1ms events=poisson:3/min duration=300h", "empty_share", "60.6 %", true},
    {"play", "eight times the interval. Updates appear 12 a minute, at random. How old are 95 % of them", SET, "\"events\": \"poisson:12/min\"", NULL, NULL, false},
    {"play", "fresher than plain polling every 5 s, back-off has to start at 500 ms, and then sends 1,946 requests an hour in place of 720", RUN, MISSION BACKED_OFF "interval=500ms", "requests_per_hour", "1,946 an hour", false},
    {"play", "fresher than plain polling every 5 s, back-off has to start at 500 ms, and then sends 1,946 requests an hour in place of 720", RUN, MISSION BACKED_OFF "interval=500ms", "staleness_p95", "3.98 s", true},
    {"play", "fresher than plain polling every 5 s, back-off has to start at 500 ms, and then sends 1,946 requests an hour in place of 720", RUN, MISSION BACKED_OFF "interval=1s", "staleness_p95", "7.13 s", true},
    {"play", "fresher than plain polling every 5 s, back-off has to start at 500 ms, and then sends 1,946 requests an hour in place of 720", RUN, MISSION "technique=short-poll events=poisson:12/min interval=5s", "requests_per_hour", "720 an hour", false},
    {"play", "fresher than plain polling every 5 s, back-off has to start at 500 ms, and then sends 1,946 requests an hour in place of 720", RUN, MISSION "technique=short-poll events=poisson:12/min interval=5s", "staleness_p95", "5.03 s", true},
    {"play", "{figure: staleness_p95}", NAME, NULL, NULL, NULL, false},
    {"play", "With team A, 95 % of what arrives is at most 0.3 s old", RUN, MISSION BROKEN "replay=none", "staleness_p95", "300 ms", true},
    {"play", "with team B, 3.8 s", RUN, MISSION BROKEN "replay=all", "staleness_p95", "3.79 s", true},
    {"play", "the 95 % falls from 3.79 s to 300 ms, and 23.4 % of the updates never come", RUN, MISSION BROKEN "replay=all", "staleness_p95", "3.79 s", false},
    {"play", "the 95 % falls from 3.79 s to 300 ms, and 23.4 % of the updates never come", RUN, MISSION BROKEN "replay=none", "staleness_p95", "300 ms", false},
    {"play", "the 95 % falls from 3.79 s to 300 ms, and 23.4 % of the updates never come", RUN, MISSION BROKEN "replay=none", "lost_share", "23.4 %", false},
    {"play", "If the client reconnects after 3 s", SET, "\"reconnect\": \"3s\"", NULL, NULL, false},
    {"play", "a better 95 %, at any price", NAME, NULL, NULL, NULL, false},
    {"play", "again after each break: 56 requests an hour", RUN, MISSION NEVER_WHOLE "technique=sse", "requests_per_hour", "56 an hour", false},
    {"play", "is as fresh, but sends 754", RUN, MISSION NEVER_WHOLE "technique=long-poll", "requests_per_hour", "754 an hour", false},
    {"play", "Short polling needs 5,102, at an interval of 700 ms", RUN, MISSION NEVER_WHOLE "technique=short-poll interval=700ms", "requests_per_hour", "5,102 an hour", false},
    {"play", "Short polling needs 5,102, at an interval of 700 ms", RUN, MISSION NEVER_WHOLE "technique=short-poll interval=700ms", "staleness_p95", "980 ms", true},

    {"practice", "each message took half a second", SET, "\"takes\": \"500ms\"", "root-problem", NULL, true},
    {"practice", "In 2016 LinkedIn delivered its messages by SSE", SOURCE, "LinkedIn Engineering, 24 October 2016", NULL, NULL, false},
    {"practice", "polling every 2 s costs sixty times as much as polling every 2 min", RATIO,
     "technique=short-poll interval=2s events=none duration=24h", "technique=short-poll interval=2min keep-alive=2min events=none duration=24h", "60 times", true},
    {"practice", "The answer 101 ended its only exchange", SOURCE, "RFC 6455 §1.3 (the handshake)", NULL, NULL, false},
    {"practice", "polls **every 20 s**; one transit takes 100 ms", NAME, NULL, NULL, NULL, false},
    {"practice", "Within what time do 95 % of the updates", NAME, NULL, NULL, NULL, false},
    {"practice", "when it just missed a poll. Only 95 % have to make it", NAME, NULL, NULL, NULL, false},
    {"practice", "waits for the next poll, up to 20 s", RUN, POLLS_20S, "worst wait", "20 s", false},
    {"practice", "anything from 0 to 20 s. In 95 % of the cases that is at most 19 s; one transit makes it 19.1 s", RUN, POLLS_20S, "worst wait", "20 s", false},
    {"practice", "In 95 % of the cases that is at most 19 s; one transit makes it 19.1 s", RUN, POLLS_20S, "staleness_p95", "19.1 s", false},
    {"practice", "has to show 95 % of its updates within **30 s**; one transit takes 500 ms", NAME, NULL, NULL, NULL, false},
    {"practice", "the worst 5 % that may be later", NAME, NULL, NULL, NULL, false},
    {"practice", "the wait is 95 % of the interval, so divide by 0.95", NAME, NULL, NULL, NULL, false},
    {"practice", "the *mean* is 30 s", RUN, "technique=short-poll interval=59s latency=500ms clients=100 events=poisson:2/min duration=20h", "mean age", "30 s", false},
    {"practice", "29.5 s may pass at the server. That is 95 % of the interval, so the interval is 29.5 / 0.95, or about 31 s", RUN,
     "technique=short-poll interval=31050ms latency=500ms clients=1000 events=poisson:2/min duration=1h", "staleness_p95", "30 s", true},
    {"practice", "29.5 s may pass at the server. That is 95 % of the interval, so the interval is 29.5 / 0.95, or about 31 s", NAME, NULL, NULL, NULL, false},
    {"again", "one transit takes 400 ms", NAME, NULL, NULL, NULL, false},
    {"again", "three transits", RUN, "technique=long-poll events=at:5s,5.000001s latency=400ms duration=20s", "staleness_max", "1.2 s", true},
    {"again", "20,000 people follow a match", NAME, NULL, NULL, NULL, false},
    {"again", "20,000. That is the fan-out", RUN, "clients=20000 latency=80ms duration=1min technique=sse events=every:4s", "messages a second", "5,000", true},
    {"again", "It changes every 4 s", NAME, NULL, NULL, NULL, false},
    {"again", "a change comes only every 4 s", NAME, NULL, NULL, NULL, false},
    {"again", "Every 4 s means a quarter", NAME, NULL, NULL, NULL, false},
    {"again", "divide by 4", NAME, NULL, NULL, NULL, false},
    {"again", "8,000 tabs come back within one second, and poll every 10 s", NAME, NULL, NULL, NULL, false},
    {"again", "A burst of 8,000 requests every 10 s", RUN, "technique=short-poll interval=10s clients=8000 spread=1s latency=80ms events=none duration=10min", "requests a second", "800", true},
    {"again", "polls 10 s after its last poll", NAME, NULL, NULL, NULL, false},
    {"again", "round again every 10 s", NAME, NULL, NULL, NULL, false},
    {"challenge", "hard, below 0.3 s", SET, "\"below\": \"300ms\"", NULL, NULL, false},
    {"challenge", "poll about five times a second to be in time", RUN, IN_0_3S, "requests a second", "5", true},

    {"requirements", "both from 2016", SOURCE, "24 October 2016", NULL, NULL, false},
    {"requirements", "LinkedIn, 2016", SOURCE, "24 October 2016", NULL, NULL, false},
    {"requirements", "Stack Overflow, 2016", SOURCE, "17 February 2016", NULL, NULL, false},
    {"root-problem", "200, 2 messages", NAME, NULL, NULL, NULL, false},
    {"root-problem", "200, message 3", NAME, NULL, NULL, NULL, false},
    {"root-problem", "message 3", NAME, NULL, NULL, NULL, false},
};
// clang-format on
enum { TOLD = sizeof told / sizeof *told };

/* Numbers that are names wherever they stand. */
static const char *const names[] = {"HTTP/1.1", "HTTP/2", "HTTP/3", "1. ", "2. ",
                                    "3. ",      "4. ",    "5. ",    NULL};

static struct bundled bundled;

/* What a learner does not read as words: names and quantities of the format. */
static bool is_prose(const char *key) {
    static const char *const others[] = {
        "id",      "kind",   "tone",   "at",    "until",     "takes",   "lasts",    "measure",
        "pace",    "from",   "to",     "start", "below",     "over",    "when",     "lane",
        "window",  "figure", "answer", "is",    "tolerance", "unit",    "simulate", "vary",
        "knobs",   "goal",   "set",    "sweep", "style",     "belongs", "sources",  "techniques",
        "appears", "opens",  "task",   "allow", NULL};
    for (int i = 0; others[i] != NULL; i++)
        if (strcmp(others[i], key) == 0)
            return false;
    return true;
}

/* Shows every text below a value to the visitor. */
static void each_text(const struct json *value,
                      void (*visit)(const char *text, const char *section, void *data),
                      const char *section, void *data) {
    if (json_type(value) == JSON_STRING)
        visit(json_string(value), section, data);
    for (const struct json *at = json_first(value); at != NULL; at = json_next(at))
        if (json_key(at) == NULL || is_prose(json_key(at)))
            each_text(at, visit, section, data);
}

/* --- The numbers. --- */

struct search {
    const char *fragment;
    bool found;
};

static void look_for(const char *where, const char *section, void *data) {
    struct search *search = data;
    (void)section;
    search->found = search->found || strstr(where, search->fragment) != NULL;
}

static bool tells(const struct json *value, const char *section, const char *fragment) {
    struct search search = {fragment, false};
    each_text(value, look_for, section, &search);
    return search.found;
}

static bool is_sourced(const char *section, const char *source) {
    return tells(json_member(bundled_section(&bundled, section), "sources"), section, source);
}

static bool is_set(const struct told *row) {
    const struct json *section =
        bundled_section(&bundled, row->figure != NULL ? row->figure : row->section);
    const char *from = bundled.text + json_offset(section), *found = strstr(from, row->grounds);
    const struct json *next = json_next(section);
    return found != NULL && (next == NULL || found < bundled.text + json_offset(next));
}

static const char *grouped(int64_t number) {
    char into[NUMBER_TEXT_BYTES];
    return arena_printf(&bundled.arena, "%s", number_grouped(number, into));
}

/* What of the age is the wait for a question, to a tenth of a second. */
static const char *wait_words(int64_t age_usec, const struct scenario *scenario) {
    char into[DURATION_TEXT_BYTES];
    int64_t tenths = (age_usec - scenario->latency_down_usec + 50000) / 100000;
    return arena_printf(&bundled.arena, "%s", duration_format(tenths * 100000, into));
}

/* Durations to 10 ms: what is told is rounded. */
static const char *amount_words(const char *name, const struct figures *figures) {
    const struct measure *measure = measure_find(name, NULL);
    int64_t value;
    assert_non_null(measure);
    assert_true(measure_value(measure, figures, &value));
    if (measure->unit == MEASURE_UNIT_DURATION)
        value = (value + 5000) / 10000 * 10000;
    return measure_words(measure, value, &bundled.arena);
}

/* What an hour costs one client: a request as one, an open connection as 500. */
static int64_t cost_of(const struct scenario *scenario) {
    enum { HELD_COSTS = 500 };
    struct figures figures;
    struct errbuf err;
    int64_t open_milli;
    if (!simulate_figures(scenario, 0, &figures, &err))
        fail_msg("%s", err.text);
    measure_value(&measures[MEASURE_OPEN_CONNECTIONS], &figures, &open_milli);
    return figures_per_hour(&figures, figures.requests) + open_milli * HELD_COSTS / 1000;
}

/* The window from which polling once in it costs less than an event stream, to the second. */
static const char *cheapest_from(struct scenario scenario) {
    struct scenario stream = scenario;
    stream.technique = TECHNIQUE_SSE;
    int64_t cost = cost_of(&stream), low = 1, high = 3600;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        scenario.interval_usec = middle * 1000000 + 500000 - scenario.latency_down_usec;
        if (cost_of(&scenario) < cost)
            high = middle;
        else
            low = middle + 1;
    }
    return arena_printf(&bundled.arena, "%lld s", (long long)low);
}

/* How many updates an answer brings that brings any. */
static const char *pieces_words(const struct figures *figures) {
    int64_t full = figures->requests - figures->empty_answers;
    return arena_printf(&bundled.arena, "%.1f", (double)figures->delivered / (double)full);
}

static const char *run_words(const struct told *row) {
    struct scenario scenario = bundled_scenario(&bundled, row->grounds);
    struct figures figures;
    struct errbuf err;
    if (strcmp(row->figure, "cheapest from") == 0)
        return cheapest_from(scenario);
    if (strcmp(row->figure, "cost an hour") == 0)
        return grouped(cost_of(&scenario));
    if (!simulate_figures(&scenario, 0, &figures, &err))
        fail_msg("%s: %s", row->grounds, err.text);
    if (strcmp(row->figure, "requests a second") == 0)
        return grouped((figures.requests_rate.mean_milli + 500) / 1000);
    if (strcmp(row->figure, "messages a second") == 0)
        return grouped((figures.messages_rate.mean_milli + 500) / 1000);
    if (strcmp(row->figure, "thousands of messages") == 0)
        return grouped((figures.messages_rate.mean_milli + 500000) / 1000000 * 1000);
    if (strcmp(row->figure, "open at peak") == 0)
        return grouped(figures.open.peak_milli / 1000);
    if (strcmp(row->figure, "mean wait") == 0)
        return wait_words(figures.staleness.mean_nsec / 1000, &scenario);
    if (strcmp(row->figure, "mean age") == 0)
        return wait_words(figures.staleness.mean_nsec / 1000 + scenario.latency_down_usec,
                          &scenario);
    if (strcmp(row->figure, "worst wait") == 0)
        return wait_words(figures.staleness.max_usec, &scenario);
    if (strcmp(row->figure, "pieces an answer") == 0)
        return pieces_words(&figures);
    if (strcmp(row->figure, "worst unasked") == 0)
        return wait_words(figures.staleness.max_usec - scenario.latency_up_usec -
                              scenario.server_usec,
                          &scenario);
    return amount_words(row->figure, &figures);
}

static double bytes_of_run(const char *settings) {
    struct scenario scenario = bundled_scenario(&bundled, settings);
    struct figures figures;
    struct errbuf err;
    int64_t bytes;
    assert_true(simulate_figures(&scenario, 0, &figures, &err));
    assert_true(measure_value(measure_find("bytes_per_hour", NULL), &figures, &bytes));
    return (double)bytes;
}

/* From ten on to whole ones. */
static const char *ratio_words(const struct told *row) {
    double ratio = bytes_of_run(row->grounds) / bytes_of_run(row->figure);
    return arena_printf(&bundled.arena, "%.*f times", ratio < 9.95 ? 1 : 0, ratio);
}

static const char *bytes_words(const char *message) {
    int64_t news = (int64_t)strlen(wire_payload());
    int64_t around = wire_event_overhead(TECHNIQUE_SSE, news, 42);
    int64_t empty = (int64_t)strlen(wire_text(TECHNIQUE_SHORT_POLL, false)->request) +
                    (int64_t)strlen(wire_text(TECHNIQUE_SHORT_POLL, false)->answer);
    const struct {
        const char *message;
        int64_t bytes;
    } sizes[] = {
        {"empty exchange", empty},
        {"full exchange", empty + news},
        {"poll request", (int64_t)strlen(wire_text(TECHNIQUE_SHORT_POLL, false)->request)},
        {"poll answer", (int64_t)strlen(wire_text(TECHNIQUE_SHORT_POLL, false)->answer)},
        {"stream request", (int64_t)strlen(wire_text(TECHNIQUE_SSE, false)->request)},
        {"stream answer", (int64_t)strlen(wire_text(TECHNIQUE_SSE, false)->answer)},
        {"socket request", (int64_t)strlen(wire_text(TECHNIQUE_WEBSOCKET, false)->request)},
        {"socket answer", (int64_t)strlen(wire_text(TECHNIQUE_WEBSOCKET, false)->answer)},
        {"post request", (int64_t)strlen(wire_post(false)->request)},
        {"post answer", (int64_t)strlen(wire_post(false)->answer)},
        {"reload request", (int64_t)strlen(wire_text(TECHNIQUE_REFRESH, false)->request)},
        {"reload answer", (int64_t)strlen(wire_text(TECHNIQUE_REFRESH, false)->answer)},
        {"bare poll request", (int64_t)strlen(wire_text(TECHNIQUE_SHORT_POLL, true)->request)},
        {"bare stream request", (int64_t)strlen(wire_text(TECHNIQUE_SSE, true)->request)},
        {"bare socket request", (int64_t)strlen(wire_text(TECHNIQUE_WEBSOCKET, true)->request)},
        {"what a browser adds to a poll",
         (int64_t)strlen(wire_text(TECHNIQUE_SHORT_POLL, false)->request) -
             (int64_t)strlen(wire_text(TECHNIQUE_SHORT_POLL, true)->request)},
        {"payload", news},
        {"event 42", news + around},
        {"around event 42", around},
        {"lines of event 42", (int64_t)strlen("id: 42\ndata: \n\n") + news},
        {"around a frame down", wire_event_overhead(TECHNIQUE_WEBSOCKET, news, 42)},
        {"resume stream 42", wire_resume_overhead(TECHNIQUE_SSE, 42)},
        {"resume socket 42", wire_resume_overhead(TECHNIQUE_WEBSOCKET, 42)},
        {"around a frame up", wire_up_overhead(TECHNIQUE_WEBSOCKET, news)},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (strcmp(sizes[i].message, message) == 0)
            return grouped(sizes[i].bytes);
    fail_msg("no message \"%s\"", message);
    return NULL;
}

static bool is_in_fragment(const struct told *row) {
    char number[40];
    size_t length = strcspn(row->words, " ");
    snprintf(number, sizeof number, "%.*s", (int)length, row->words);
    return row->spelled || strstr(row->fragment, number) != NULL;
}

static void what_is_told_is_so(void **state) {
    (void)state;
    for (const struct told *row = told; row < told + TOLD; row++) {
        const char *words = row->words;
        if (!tells(bundled_section(&bundled, row->section), row->section, row->fragment))
            fail_msg("%s no longer tells \"%s\"", row->section, row->fragment);
        if (row->kind == RUN)
            words = run_words(row);
        else if (row->kind == RATIO)
            words = ratio_words(row);
        else if (row->kind == BYTES)
            words = bytes_words(row->grounds);
        else if (row->kind == SET && !is_set(row))
            fail_msg("\"%s\": nothing is set to %s", row->fragment, row->grounds);
        else if (row->kind == SOURCE && !is_sourced(row->section, row->grounds))
            fail_msg("\"%s\": no source \"%s\" in %s", row->fragment, row->grounds, row->section);
        if (words != NULL && strcmp(words, row->words) != 0)
            fail_msg("\"%s\": %s, not %s", row->fragment, words, row->words);
        if (words != NULL && !is_in_fragment(row))
            fail_msg("\"%s\" does not tell %s", row->fragment, row->words);
    }
}

/* --- None besides. --- */

static bool covers(const char *fragment, const char *where, const char *digit) {
    for (const char *at = where; (at = strstr(at, fragment)) != NULL && at <= digit; at++)
        if (digit < at + strlen(fragment))
            return true;
    return false;
}

static bool is_told(const char *where, const char *digit, const char *section) {
    for (int i = 0; names[i] != NULL; i++)
        if (covers(names[i], where, digit))
            return true;
    for (const struct told *row = told; row < told + TOLD; row++)
        if (strcmp(row->section, section) == 0 && covers(row->fragment, where, digit))
            return true;
    return false;
}

/* Messages that are shown as they are have a test of their own. */
static void expect_told(const char *where, const char *section, void *data) {
    bool shown = false;
    (void)data;
    for (const char *at = where; *at != '\0'; at++) {
        if (strncmp(at, "```", 3) == 0) {
            shown = !shown;
            at += 2;
        } else if (!shown && *at >= '0' && *at <= '9' && !is_told(where, at, section)) {
            fail_msg("%s tells a number for which there is no row: \"%.60s\"", section, at);
        }
    }
}

static void nothing_else_is_told(void **state) {
    (void)state;
    for (const struct json *at = json_first(json_member(bundled.document.root, "sections"));
         at != NULL; at = json_next(at))
        each_text(at, expect_told, json_string(json_member(at, "id")), NULL);
}

static int open_lesson(void **state) {
    (void)state;
    bundled_open(&bundled);
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    bundled_close(&bundled);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_is_so),
        cmocka_unit_test(nothing_else_is_told),
    };
    return cmocka_run_group_tests(tests, open_lesson, close_lesson);
}
