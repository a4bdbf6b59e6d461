/* What holds of every run of one client, however it was drawn: with reloads, jitter, random events
 * and drops. Most of it is read from the trace, and the figures must tell of the same run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "drawn.h"
#include "scenarios.h"
#include "sim/happening.h"
#include "sim/simulate.h"

/* A run, and the text that makes it. */
struct ran {
    const char *options;
    struct scenario scenario;
    struct trace trace;
    struct figures figures;
};

enum { CLIENT, SERVER };
enum { ALL = 1000000 }; /* messages */

static void trace_of(const struct scenario *scenario, int limit, struct arena *arena,
                     struct trace *trace) {
    static const struct simulate_names names = {"Client", "Server"};
    struct errbuf err = {""};
    if (!simulate_trace(scenario, &names, limit, arena, trace, &err))
        fail_msg("%s", err.text);
}

/* As far as up-events go on connections of their own, which the laws do not speak of. */
static bool has_posts(const struct scenario *scenario) {
    return scenario->technique != TECHNIQUE_WEBSOCKET &&
           (scenario->up_events.kind != PROCESS_NONE || scenario->up_events.listed_count > 0);
}

enum { RUNS = 2000, LONGEST = 150 };

static void for_many_runs(uint64_t stream, void (*law)(const struct ran *ran)) {
    struct drawn_ranges ranges = drawn_crowded(LONGEST);
    for (uint64_t i = 0; i < RUNS; i++) {
        struct drawn drawn;
        struct arena arena = {NULL};
        drawn_make(&drawn, stream, i, &ranges);
        struct ran ran = {.options = drawn.text};
        ran.scenario = scenario_from(drawn.text, &arena);
        ran.figures = figures_of(&ran.scenario);
        trace_of(&ran.scenario, ALL, &arena, &ran.trace);
        law(&ran);
        arena_release(&arena);
    }
}

#define LAW(ran, holds) expect_law((ran), (holds), #holds)

static void expect_law(const struct ran *ran, bool holds, const char *words) {
    if (!holds)
        fail_msg("%s\ndoes not hold: %s", ran->options, words);
}

/* --- Figures alone. --- */

static void figures_fit_together(const struct ran *ran) {
    const struct figures *figures = &ran->figures;
    LAW(ran, figures->delivered + figures->undelivered == figures->appeared);
    LAW(ran, figures->lost <= figures->undelivered);
    LAW(ran, figures->within <= figures->delivered);
    LAW(ran, figures->empty_answers <= figures->requests);
    LAW(ran, figures->connections <= figures->requests);
    LAW(ran, figures->up_received <= figures->up_appeared);
    LAW(ran, figures->behind_mean_nsec / 1000 <= figures->duration_usec);
    const struct staleness *staleness = &figures->staleness;
    LAW(ran, staleness->known == (figures->delivered > 0));
    if (!staleness->known)
        return;
    LAW(ran, staleness->p50_usec <= staleness->p95_usec);
    LAW(ran, staleness->p95_usec <= staleness->p99_usec);
    LAW(ran, staleness->p99_usec <= staleness->max_usec);
    LAW(ran, staleness->mean_nsec / 1000 <= staleness->max_usec);
}

static void counts_and_ages_fit_together(void **state) {
    (void)state;
    for_many_runs(11, figures_fit_together);
}

/* --- Figures of a part of the run. --- */

#define ADDS_UP(member) LAW(ran, before.member + after.member == ran->figures.member)

static bool near_sum(int64_t before, int64_t after, int64_t sum, int64_t least_usec) {
    int64_t off = before + after - sum;
    return (off < 0 ? -off : off) <= least_usec;
}

/* What had appeared and was neither in nor lost belongs to neither part. */
static void events_add_up(const struct ran *ran, const struct figures *before,
                          const struct figures *after) {
    int64_t waited = before->undelivered - before->lost;
    int64_t crossed = ran->figures.delivered - before->delivered - after->delivered;
    int64_t lost = ran->figures.lost - before->lost - after->lost;
    LAW(ran, crossed >= 0 && lost >= 0 && crossed + lost <= waited);
    int64_t ups_waited = before->up_appeared - before->up_received;
    int64_t ups_crossed = ran->figures.up_received - before->up_received - after->up_received;
    LAW(ran, 0 <= ups_crossed && ups_crossed <= ups_waited);
}

/* Means are rounded, to a billionth of a second and a thousandth of a connection. */
static void times_add_up(const struct ran *ran, const struct figures *before,
                         const struct figures *after) {
    int64_t first = before->duration_usec, then = after->duration_usec, all = first + then;
    LAW(ran, near_sum(before->open.mean_milli * first, after->open.mean_milli * then,
                      ran->figures.open.mean_milli * all, 2 * all));
    LAW(ran, near_sum(before->fresh_milli * first, after->fresh_milli * then,
                      ran->figures.fresh_milli * all, 2 * all));
    LAW(ran, ran->figures.lost > 0 ||
                 near_sum(before->behind_mean_nsec * first, after->behind_mean_nsec * then,
                          ran->figures.behind_mean_nsec * all, 2 * all));
}

/* The figures of [0, T), of a run that ends then, and of [T, D). */
static void parts_add_up(const struct ran *ran) {
    if (ran->scenario.jitter.kind != JITTER_NONE || ran->scenario.duration_usec < 2)
        return; /* with jitter a stream that ends earlier may draw otherwise */
    struct scenario ends = ran->scenario, begins = ran->scenario;
    ends.duration_usec = begins.from_usec = (ran->scenario.duration_usec + 1) / 2;
    struct figures before = figures_of(&ends), after = figures_of(&begins);
    ADDS_UP(duration_usec);
    ADDS_UP(appeared);
    ADDS_UP(requests);
    ADDS_UP(empty_answers);
    ADDS_UP(connections);
    ADDS_UP(up.payload);
    ADDS_UP(up.overhead);
    ADDS_UP(down.payload);
    ADDS_UP(down.overhead);
    ADDS_UP(up_appeared);
    ADDS_UP(posts);
    ADDS_UP(messages);
    ADDS_UP(signs);
    events_add_up(ran, &before, &after);
    times_add_up(ran, &before, &after);
}

static void figures_of_two_parts_add_up(void **state) {
    (void)state;
    for_many_runs(19, parts_add_up);
}

/* --- What was counted up to a moment. --- */

/* A run that ends right after the moment counts the same. With jitter it does not always: a stream
 * draws the transit of an event that comes after a drop, and draws nothing where none comes any
 * more. */
static void a_ledger_counts_as_a_run_that_ends(const struct ran *ran) {
    struct arena arena = {NULL};
    struct ledger ledger;
    struct errbuf err;
    LAW(ran, simulate_ledger(&ran->scenario, &arena, &ledger, &err));
    bool same = ran->scenario.jitter.kind == JITTER_NONE;
    for (int64_t at_usec = 0; same && at_usec < ran->scenario.duration_usec; at_usec++) {
        struct scenario ends = ran->scenario;
        ends.duration_usec = at_usec + 1;
        struct figures figures = figures_of(&ends);
        struct ledger_line until = ledger_until(&ledger, at_usec);
        LAW(ran, until.requests == figures.requests);
        LAW(ran, until.empty_answers == figures.empty_answers);
        LAW(ran, until.messages == figures.messages);
        LAW(ran, until.lost == figures.lost);
        LAW(ran, until.bytes == figures_bytes(&figures));
    }
    int64_t open_usec = 0;
    for (int64_t at_usec = 0; at_usec < ran->scenario.duration_usec; at_usec++)
        open_usec += ledger_until(&ledger, at_usec).open;
    int64_t open_milli = open_usec * 1000 / ran->scenario.duration_usec;
    LAW(ran, open_milli - ran->figures.open.mean_milli <= 1);
    LAW(ran, ran->figures.open.mean_milli - open_milli <= 1);
    struct ledger_line all = ledger_until(&ledger, ran->scenario.duration_usec - 1);
    LAW(ran, all.requests == ran->figures.requests);
    LAW(ran, all.empty_answers == ran->figures.empty_answers);
    LAW(ran, all.messages == ran->figures.messages);
    LAW(ran, all.lost == ran->figures.lost);
    LAW(ran, all.bytes == figures_bytes(&ran->figures));
    arena_release(&arena);
}

static void ledgers_count_as_runs_that_end(void **state) {
    (void)state;
    for_many_runs(16, a_ledger_counts_as_a_run_that_ends);
}

/* --- Causes. --- */

static bool is_received(const struct trace_message *message) {
    return !message->fails && message->cut_usec == 0;
}

/* No message is faster than its transit. */
static void transits_take_their_time(const struct ran *ran) {
    for (int i = 0; i < ran->trace.message_count; i++) {
        const struct trace_message *message = &ran->trace.messages[i];
        int64_t least_usec = message->from == CLIENT ? ran->scenario.latency_up_usec
                                                     : ran->scenario.latency_down_usec;
        if (is_received(message))
            LAW(ran, message->arrives_usec - message->leaves_usec >= least_usec);
        else if (!message->fails)
            LAW(ran, message->leaves_usec < message->cut_usec &&
                         message->cut_usec < message->arrives_usec);
    }
}

/* What polls answer was asked: the request before it arrived and had the server's time. */
static void answers_follow_requests(const struct ran *ran) {
    const struct trace_message *request = NULL;
    bool polls = ran->scenario.technique <= TECHNIQUE_LONG_POLL;
    for (int i = 0; i < ran->trace.message_count && polls && !has_posts(&ran->scenario); i++) {
        const struct trace_message *message = &ran->trace.messages[i];
        if (message->style == TRACE_STYLE_REQUEST)
            request = message;
        if (message->style != TRACE_STYLE_ANSWER)
            continue;
        LAW(ran, request != NULL && is_received(request));
        LAW(ran, message->leaves_usec >= request->arrives_usec + ran->scenario.server_usec);
        request = NULL; /* one answer for each */
    }
}

static bool arrives_with(const struct ran *ran, const struct trace_data *data, int from) {
    for (int i = 0; i < ran->trace.message_count; i++) {
        const struct trace_message *message = &ran->trace.messages[i];
        if (message->from == from && message->style != TRACE_STYLE_SETUP &&
            message->style != TRACE_STYLE_LIFE && is_received(message) &&
            message->arrives_usec == data->seen_usec && message->leaves_usec >= data->appears_usec)
            return true;
    }
    return false;
}

/* What is seen came with a message that left when it had appeared, and was not lost. */
static void data_comes_with_messages(const struct ran *ran) {
    for (int i = 0; i < ran->trace.data_count; i++) {
        const struct trace_data *data = &ran->trace.data[i];
        if (data->seen_usec != TRACE_NEVER) {
            LAW(ran, data->lost_usec == 0);
            if (data->seen_usec < ran->trace.lasts_usec)
                LAW(ran, arrives_with(ran, data, data->actor));
        } else if (data->lost_usec != 0) {
            LAW(ran, data->lost_usec >= data->appears_usec);
        }
    }
}

static void causes_come_first(const struct ran *ran) {
    transits_take_their_time(ran);
    answers_follow_requests(ran);
    data_comes_with_messages(ran);
}

static void nothing_arrives_before_its_cause(void **state) {
    (void)state;
    for_many_runs(12, causes_come_first);
}

/* --- Order. --- */

/* There is one connection at a time, and what an old one carried is in or cut before a new one
 * starts: so what arrives in a direction arrives in the order in which it left. */
static void messages_keep_their_order(const struct ran *ran) {
    int64_t last_usec[] = {0, 0};
    for (int i = 0; i < ran->trace.message_count && !has_posts(&ran->scenario); i++) {
        const struct trace_message *message = &ran->trace.messages[i];
        if (i > 0)
            LAW(ran, message->leaves_usec >= message[-1].leaves_usec);
        if (!is_received(message) || message->style == TRACE_STYLE_LIFE)
            continue;
        LAW(ran, message->arrives_usec >= last_usec[message->from]);
        last_usec[message->from] = message->arrives_usec;
    }
}

/* Updates are seen in the order in which they appeared, but for those lost. */
static void news_keeps_its_order(const struct ran *ran) {
    int64_t last_usec = 0;
    for (int i = 0; i < ran->trace.data_count; i++) {
        const struct trace_data *data = &ran->trace.data[i];
        if (data->actor != SERVER || data->lost_usec != 0)
            continue;
        LAW(ran, data->seen_usec >= last_usec);
        last_usec = data->seen_usec;
    }
}

/* A connection opens when the one before it has closed. */
static void connections_take_turns(const struct ran *ran) {
    for (int i = 0; i < ran->trace.connection_count; i++) {
        const struct trace_connection *connection = &ran->trace.connections[i];
        LAW(ran, connection->closes_usec >= connection->opens_usec);
        if (i > 0)
            LAW(ran, connection->opens_usec >= connection[-1].closes_usec);
    }
}

static void order_is_kept(const struct ran *ran) {
    messages_keep_their_order(ran);
    news_keeps_its_order(ran);
    connections_take_turns(ran);
}

static void order_is_kept_within_a_direction(void **state) {
    (void)state;
    for_many_runs(13, order_is_kept);
}

/* --- Trace and figures. --- */

static int64_t how_often(const struct trace *trace, enum happening happening) {
    int count = 0;
    while (happening_when(trace, happening, count + 1, 0) < trace->lasts_usec)
        count++;
    return count;
}

/* A set-up begins with its SYN; without one the request itself starts the connection. */
static int64_t count_starts(const struct ran *ran) {
    bool with_tcp = ran->scenario.setup_transits > 1;
    int64_t count = 0;
    for (int i = 0; i < ran->trace.message_count; i++) {
        const struct trace_message *message = &ran->trace.messages[i];
        count +=
            with_tcp ? strcmp(message->label, "SYN") == 0 : message->style == TRACE_STYLE_REQUEST;
    }
    return count;
}

static int64_t count_received_ups(const struct ran *ran) {
    int64_t count = 0;
    for (int i = 0; i < ran->trace.data_count; i++)
        count += ran->trace.data[i].actor == CLIENT &&
                 ran->trace.data[i].seen_usec < ran->trace.lasts_usec;
    return count;
}

/* What the client sends back is none of the server's. */
static int64_t count_signs(const struct ran *ran) {
    int64_t count = 0;
    for (int i = 0; i < ran->trace.message_count; i++)
        count += ran->trace.messages[i].style == TRACE_STYLE_LIFE &&
                 ran->trace.messages[i].from == SERVER;
    return count;
}

/* Answers have a head each, those to the client's own messages another, on a stream one at its
 * opening; what is pushed is one event. */
static void bytes_down_agree(const struct ran *ran) {
    int64_t answers = 0, taken = 0, pushed = 0;
    for (int i = 0; i < ran->trace.message_count; i++) {
        const struct trace_message *message = &ran->trace.messages[i];
        bool of_post = strcmp(message->label, "204") == 0;
        answers += message->style == TRACE_STYLE_ANSWER && !of_post;
        taken += of_post;
        pushed += message->from == SERVER &&
                  (message->style == TRACE_STYLE_PUSH || message->style == TRACE_STYLE_FRAME);
    }
    if (ran->scenario.technique >= TECHNIQUE_SSE)
        LAW(ran, ran->figures.down.payload == pushed * ran->scenario.payload_bytes);
    else
        LAW(ran, ran->figures.down.overhead == answers * ran->scenario.header_down_bytes +
                                                   taken * ran->scenario.post_down_bytes);
}

/* The part of a start's name that says where to go on, in bytes on the wire: with the end of its
 * line, where it is one. */
static int64_t named_bytes(const struct trace_message *start) {
    const char *line = strstr(start->label, "Last-Event-ID: "),
               *part = strstr(start->label, "?after=");
    return line != NULL   ? (int64_t)strlen(line) + 2
           : part != NULL ? (int64_t)strcspn(part, ",")
                          : 0;
}

/* A start that leaves says on its way what it is counted with: of an event stream nothing else goes
 * up but its starts. One whose set-up is cut has none that is shown, and those of the end may leave
 * after it. */
static void starts_say_what_is_counted(const struct ran *ran) {
    bool all_shown = ran->scenario.setup_transits == 1;
    if (ran->scenario.technique != TECHNIQUE_SSE || has_posts(&ran->scenario) || !all_shown)
        return;
    int64_t bytes = 0;
    for (int i = 0; i < ran->trace.message_count; i++)
        if (ran->trace.messages[i].style == TRACE_STYLE_REQUEST)
            bytes += ran->scenario.header_up_bytes + named_bytes(&ran->trace.messages[i]);
    LAW(ran, bytes == ran->figures.up.overhead);
}

static void both_tell_the_same(const struct ran *ran) {
    const struct figures *figures = &ran->figures;
    LAW(ran, how_often(&ran->trace, HAPPENING_EVENT) == figures->appeared);
    LAW(ran, how_often(&ran->trace, HAPPENING_DELIVERY) == figures->delivered);
    LAW(ran, how_often(&ran->trace, HAPPENING_LOST) == figures->lost);
    LAW(ran, how_often(&ran->trace, HAPPENING_EMPTY_ANSWER) == figures->empty_answers);
    LAW(ran, count_received_ups(ran) == figures->up_received);
    LAW(ran, count_signs(ran) == figures->signs);
    bytes_down_agree(ran);
    starts_say_what_is_counted(ran);
    if (has_posts(&ran->scenario))
        return;
    bool one_each = ran->scenario.keep_alive_usec == 0 || ran->scenario.technique >= TECHNIQUE_SSE;
    if (one_each || ran->scenario.setup_transits == 1)
        LAW(ran, count_starts(ran) == figures->requests);
    if (one_each || ran->scenario.setup_transits > 1)
        LAW(ran, count_starts(ran) == figures->connections);
}

static void the_trace_and_the_figures_agree(void **state) {
    (void)state;
    for_many_runs(14, both_tell_the_same);
}

/* The oldest of a trace's data that waits for the screen and will come there, or NULL. */
static const struct trace_data *oldest_waiting(const struct trace *trace, int64_t at_usec) {
    for (int i = 0; i < trace->data_count; i++)
        if (trace_data_counts(&trace->data[i]) && trace_data_is_waiting(&trace->data[i], at_usec))
            return &trace->data[i];
    return NULL;
}

/* behind(t), the age of the oldest at each microsecond, and its mean in the figures. Between two of
 * them it rises by one, if an event waits: twice the area there is twice the first, and one. */
static void behind_agrees(const struct ran *ran) {
    int64_t twice = 0, end_usec = ran->scenario.duration_usec;
    for (int64_t t = 0; t < end_usec; t++) {
        const struct trace_data *oldest = oldest_waiting(&ran->trace, t);
        if (oldest != NULL)
            twice += 2 * (t - oldest->appears_usec) + 1;
    }
    int64_t expected_nsec = twice * 500 / end_usec;
    LAW(ran, ran->figures.behind_mean_nsec - expected_nsec <= 1);
    LAW(ran, expected_nsec - ran->figures.behind_mean_nsec <= 1);
}

static void the_curve_and_its_mean_agree(void **state) {
    (void)state;
    for_many_runs(15, behind_agrees);
}

/* Updates that have appeared and are not on the screen, be it that they never come. */
static bool lacks(const struct trace *trace, int64_t at_usec) {
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        if (data->actor == SERVER && data->appears_usec <= at_usec && at_usec < data->seen_usec)
            return true;
    }
    return false;
}

static void freshness_agrees(const struct ran *ran) {
    int64_t fresh_usec = 0, end_usec = ran->scenario.duration_usec;
    for (int64_t t = 0; t < end_usec; t++)
        fresh_usec += !lacks(&ran->trace, t);
    int64_t milli = (2000 * fresh_usec + end_usec) / (2 * end_usec);
    LAW(ran, ran->figures.fresh_milli - milli <= 1 && milli - ran->figures.fresh_milli <= 1);
}

static void the_screen_is_up_to_date_when_it_lacks_nothing(void **state) {
    (void)state;
    for_many_runs(19, freshness_agrees);
}

/* --- Signs of life. --- */

/* They change nothing but what they add themselves: bytes, and messages a second. */
static void signs_only_add(const struct ran *ran) {
    struct scenario silent = ran->scenario, alive = ran->scenario;
    silent.heartbeat_usec = 0;
    alive.heartbeat_usec = 7;
    struct figures without = figures_of(&silent), with = figures_of(&alive);
    bool streams = technique_rows[ran->scenario.technique].streams,
         socket = ran->scenario.technique == TECHNIQUE_WEBSOCKET;
    LAW(ran, without.signs == 0 && (streams || with.signs == 0));
    LAW(ran, with.down.overhead - without.down.overhead == (socket ? 2 : 7) * with.signs);
    int64_t pongs_bytes = with.up.overhead - without.up.overhead;
    LAW(ran, pongs_bytes % 6 == 0 && pongs_bytes <= (socket ? 6 * with.signs : 0));
    LAW(ran, with.messages_rate.peak_milli >= without.messages_rate.peak_milli);
    LAW(ran, with.messages == without.messages + with.signs);
    with.signs = 0;
    with.up = without.up;
    with.down = without.down;
    with.messages = without.messages;
    with.messages_rate = without.messages_rate;
    with.bytes_rate = without.bytes_rate;
    LAW(ran, figures_same(&with, &without, 0));
}

static void signs_of_life_delay_nothing(void **state) {
    (void)state;
    for_many_runs(18, signs_only_add);
}

/* --- Two techniques on equal terms. --- */

/* The updates of a trace alone: what the client has to say goes other ways. */
static const struct trace_data *next_news(const struct trace *trace, int *i) {
    while (*i < trace->data_count && trace->data[*i].actor != SERVER)
        ++*i;
    return *i < trace->data_count ? &trace->data[(*i)++] : NULL;
}

static void expect_the_same_news(const struct ran *ran, const struct trace *a,
                                 const struct trace *b) {
    int i = 0, j = 0;
    for (;;) {
        const struct trace_data *one = next_news(a, &i), *other = next_news(b, &j);
        LAW(ran, (one == NULL) == (other == NULL));
        if (one == NULL)
            return;
        LAW(ran, one->appears_usec == other->appears_usec);
        LAW(ran, one->seen_usec == other->seen_usec);
        LAW(ran, one->lost_usec == other->lost_usec);
    }
}

/* With the same set-up, resending and breaks an event stream and a WebSocket show every event at
 * the same microsecond, whatever the transits. */
static void streams_show_the_same(const struct ran *ran) {
    struct arena arena = {NULL};
    struct trace stream, socket;
    struct scenario scenario = ran->scenario;
    scenario.technique = TECHNIQUE_SSE;
    trace_of(&scenario, ALL, &arena, &stream);
    scenario.technique = TECHNIQUE_WEBSOCKET;
    trace_of(&scenario, ALL, &arena, &socket);
    expect_the_same_news(ran, &stream, &socket);
    arena_release(&arena);
}

static void both_streams_show_news_at_the_same_time(void **state) {
    (void)state;
    for_many_runs(17, streams_show_the_same);
}

/* When the first request of a client arrives that sets its connection up: up, down, up, … */
static int64_t opening_of(const struct scenario *scenario) {
    int64_t at_usec = scenario->phase_usec;
    for (int i = 0; i < scenario->setup_transits; i++)
        at_usec += i % 2 == 0 ? scenario->latency_up_usec : scenario->latency_down_usec;
    return at_usec;
}

/* Of the run's updates what is there at the opening, and what then comes when the next question is
 * sure to wait: later than a round trip and the server's time after an answer left. */
static struct process news_apart(const struct ran *ran, const struct scenario *scenario,
                                 struct arena *arena) {
    int64_t pause_usec =
        scenario->latency_up_usec + scenario->latency_down_usec + scenario->server_usec;
    int64_t opens_usec = opening_of(scenario), left_usec = opens_usec + scenario->server_usec;
    struct process updates = {.kind = PROCESS_NONE};
    for (int i = 0; i < ran->trace.data_count; i++) {
        const struct trace_data *data = &ran->trace.data[i];
        bool waits = data->appears_usec > left_usec + pause_usec;
        if (data->actor != SERVER || (data->appears_usec > opens_usec && !waits))
            continue;
        process_add(&updates, data->appears_usec, arena);
        left_usec = waits ? data->appears_usec + scenario->server_usec : left_usec;
    }
    return updates;
}

/* A question that is held to the end tells such updates as soon as an event stream does: without
 * jitter, without drops, and with a connection that is kept for the next question. */
static void a_held_question_is_a_stream(const struct ran *ran) {
    struct arena arena = {NULL};
    struct trace stream, poll;
    struct scenario scenario = ran->scenario;
    scenario.jitter = (struct jitter){.kind = JITTER_NONE};
    scenario.drops = scenario.up_events = (struct process){.kind = PROCESS_NONE};
    scenario.hold_usec = scenario.duration_usec;
    scenario.keep_alive_usec = scenario.keep_alive_usec > 0 ? scenario.keep_alive_usec : 1;
    scenario.events = news_apart(ran, &scenario, &arena);
    scenario.technique = TECHNIQUE_SSE;
    trace_of(&scenario, ALL, &arena, &stream);
    scenario.technique = TECHNIQUE_LONG_POLL;
    trace_of(&scenario, ALL, &arena, &poll);
    expect_the_same_news(ran, &stream, &poll);
    arena_release(&arena);
}

static void a_long_poll_without_end_shows_what_a_stream_does(void **state) {
    (void)state;
    for_many_runs(19, a_held_question_is_a_stream);
}

/* --- Cut short. --- */

static bool same_message(const struct trace_message *a, const struct trace_message *b) {
    return a->leaves_usec == b->leaves_usec && a->arrives_usec == b->arrives_usec &&
           a->from == b->from && a->style == b->style && a->fails == b->fails &&
           a->cut_usec == b->cut_usec && strcmp(a->label, b->label) == 0;
}

static void a_limit_only_cuts(const struct ran *ran) {
    struct arena arena = {NULL};
    struct trace shorter;
    int limit = 5;
    trace_of(&ran->scenario, limit, &arena, &shorter);
    LAW(ran, shorter.lasts_usec == ran->trace.lasts_usec);
    LAW(ran, shorter.message_count ==
                 (ran->trace.message_count < limit ? ran->trace.message_count : limit));
    for (int i = 0; i < shorter.message_count; i++)
        LAW(ran, same_message(&shorter.messages[i], &ran->trace.messages[i]));
    arena_release(&arena);
}

static void a_limit_of_messages_leaves_out_the_last(void **state) {
    (void)state;
    for_many_runs(16, a_limit_only_cuts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_ages_fit_together),
        cmocka_unit_test(figures_of_two_parts_add_up),
        cmocka_unit_test(ledgers_count_as_runs_that_end),
        cmocka_unit_test(nothing_arrives_before_its_cause),
        cmocka_unit_test(order_is_kept_within_a_direction),
        cmocka_unit_test(the_trace_and_the_figures_agree),
        cmocka_unit_test(the_curve_and_its_mean_agree),
        cmocka_unit_test(the_screen_is_up_to_date_when_it_lacks_nothing),
        cmocka_unit_test(signs_of_life_delay_nothing),
        cmocka_unit_test(both_streams_show_news_at_the_same_time),
        cmocka_unit_test(a_long_poll_without_end_shows_what_a_stream_does),
        cmocka_unit_test(a_limit_of_messages_leaves_out_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
