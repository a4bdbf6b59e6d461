/* How a client asks again and again: exchange by exchange, with what is lost and what is tried
 * again. */
#include "sim/poll.h"

/* Where the technique's ways part, and how far a client has come. */
struct poll {
    struct client *client;
    bool holds, reloads; /* long-poll; refresh */
    bool connected;
    int64_t opened_usec; /* when the connection opened at the server */
    int64_t closes_usec; /* when it closes unless a request leaves before; none is under way */
    int64_t factor;      /* of the interval, by back-off */
    /* Before the first event that appears after the last answer left. Answers leave in the order of
     * time, so that even where none arrives each event is passed once. */
    struct process_cursor ahead;
};

/* One request and its answer, each leaving and arriving. */
struct exchange {
    int64_t asks_usec, arrives_usec, leaves_usec, back_usec;
    int64_t cut_usec; /* the next drop */
};

/* Shown where a drop may end it. */
static void show_connection(const struct poll *poll, int64_t closes_usec, bool cut) {
    struct recorder *recorder = poll->client->run->recorder;
    bool may_drop = !process_is_none(&poll->client->scenario->drops);
    if (recorder != NULL && may_drop && !poll->holds)
        recorder_connection(recorder, poll->opened_usec, closes_usec, cut, "connection");
}

static void disconnect(struct poll *poll, int64_t at_usec, bool cut) {
    if (!poll->connected)
        return;
    poll->connected = false;
    run_open(poll->client->run, poll->opened_usec, at_usec);
    show_connection(poll, at_usec, cut);
}

/* Idle for so long, it closes; at the instant of a drop before it. */
static void pass_close(struct poll *poll, int64_t until_usec) {
    if (poll->closes_usec <= until_usec)
        disconnect(poll, poll->closes_usec, false);
}

/* What ends a connection between exchanges, up to the moment the client asks. */
static void pass_ends(struct poll *poll, int64_t asks_usec) {
    struct process_cursor *drops = &poll->client->drops;
    while (drops->next_usec <= asks_usec) {
        pass_close(poll, drops->next_usec);
        disconnect(poll, drops->next_usec, true);
        client_pass(poll->client, drops);
    }
    pass_close(poll, asks_usec);
}

/* The request leaves; when it arrives. */
static int64_t ask(struct poll *poll, int64_t asks_usec) {
    struct client *client = poll->client;
    struct run *run = client->run;
    int64_t cut_usec = client->drops.next_usec, arrives_usec;
    run_request(run, asks_usec);
    poll->closes_usec = PROCESS_NEVER; /* not while it is used */
    if (!poll->connected) {
        run->figures.connections += run_counts(run, asks_usec);
        arrives_usec = client_set_up(client, asks_usec, cut_usec, "GET /messages");
        poll->opened_usec = arrives_usec;
        poll->connected = arrives_usec <= cut_usec;
    } else {
        arrives_usec = client_up(client, asks_usec);
        if (run->recorder != NULL)
            recorder_message(run->recorder, RECORDER_CLIENT, TRACE_STYLE_REQUEST,
                             (struct recorder_moment){asks_usec, arrives_usec, cut_usec},
                             "GET /messages");
    }
    if (arrives_usec <= cut_usec)
        client_arrival(client, arrives_usec);
    return arrives_usec;
}

/* When the answer leaves: when it is made, or what was held for the next event or hold_usec. */
static int64_t answer_leaves(const struct poll *poll, int64_t arrives_usec) {
    const struct scenario *scenario = poll->client->scenario;
    int64_t made_usec = arrives_usec + scenario->server_usec;
    int64_t appears_usec = poll->client->events.next_usec;
    if (!poll->holds || appears_usec <= made_usec)
        return made_usec;
    int64_t held_until_usec = later(made_usec, arrives_usec + scenario->hold_usec);
    return appears_usec < held_until_usec - scenario->server_usec
               ? appears_usec + scenario->server_usec
               : held_until_usec;
}

static void show_held(const struct poll *poll, const struct exchange *exchange) {
    int64_t arrives_usec = exchange->arrives_usec, leaves_usec = exchange->leaves_usec;
    int64_t made_usec = arrives_usec + poll->client->scenario->server_usec;
    bool cut = leaves_usec > exchange->cut_usec;
    if (poll->holds && leaves_usec > made_usec && arrives_usec <= exchange->cut_usec)
        recorder_waits(poll->client->run->recorder, arrives_usec,
                       cut ? exchange->cut_usec : leaves_usec, cut);
}

/* How many would be carried by an answer that leaves then. */
static int64_t waiting(struct poll *poll, int64_t leaves_usec) {
    const struct process_cursor *events = &poll->client->events;
    if (poll->ahead.number < events->number)
        poll->ahead = *events;
    while (poll->ahead.next_usec <= leaves_usec)
        client_pass(poll->client, &poll->ahead);
    return poll->ahead.number - events->number;
}

/* The answer left with so many events, of which the first has that number. */
static void count_answer(const struct poll *poll, const struct exchange *exchange, int64_t first,
                         int64_t count) {
    struct run *run = poll->client->run;
    const struct scenario *scenario = poll->client->scenario;
    int64_t leaves_usec = exchange->leaves_usec;
    if (leaves_usec < run->end_usec)
        run_message(run, leaves_usec, scenario->header_down_bytes, count * scenario->payload_bytes);
    if (run->recorder == NULL)
        return;
    show_held(poll, exchange);
    recorder_answer(run->recorder,
                    (struct recorder_moment){leaves_usec, exchange->back_usec, exchange->cut_usec},
                    first, count);
}

/* What the answer carries is on the screen, or it was empty; how many it carries. */
static int64_t receive(struct poll *poll, const struct exchange *exchange) {
    struct client *client = poll->client;
    int64_t first = client->events.number;
    if (exchange->back_usec >= client->run->end_usec)
        return waiting(poll, exchange->leaves_usec);
    while (client->events.next_usec <= exchange->leaves_usec)
        client_deliver(client, exchange->back_usec);
    int64_t count = client->events.number - first;
    client->run->figures.empty_answers +=
        count == 0 && run_counts(client->run, exchange->back_usec);
    run_note(client->run,
             (struct ledger_line){.at_usec = exchange->back_usec, .empty_answers = count == 0});
    return count;
}

/* When the client asks next, after it had the answer or the exchange was cut. */
static int64_t next_turn(struct poll *poll, int64_t asked_usec, int64_t over_usec) {
    const struct scenario *scenario = poll->client->scenario;
    struct random *random = &poll->client->interval;
    if (poll->reloads)
        return later(asked_usec + random_exponential(random, scenario->interval_usec), over_usec);
    int64_t interval_usec = scenario->interval_usec * poll->factor;
    if (scenario->interval_jitter_usec > 0)
        interval_usec += random_below(random, scenario->interval_jitter_usec + 1);
    return scenario->after_answer ? over_usec + interval_usec
                                  : later(asked_usec + interval_usec, over_usec);
}

enum { MOST_FACTOR = 8 };

static void back_off(struct poll *poll, int64_t count) {
    if (count > 0)
        poll->factor = 1;
    else if (poll->client->scenario->backoff && poll->factor < MOST_FACTOR)
        poll->factor *= 2;
}

static int64_t finish_exchange(struct poll *poll, const struct exchange *exchange) {
    int64_t first = poll->client->events.number;
    int64_t count = receive(poll, exchange);
    count_answer(poll, exchange, first, count);
    poll->closes_usec = exchange->back_usec + poll->client->scenario->keep_alive_usec;
    if (poll->holds)
        return exchange->back_usec;
    back_off(poll, count);
    return next_turn(poll, exchange->asks_usec, exchange->back_usec);
}

/* The exchange is void. Its answer may have left: what it carried is carried again. */
static int64_t void_exchange(struct poll *poll, const struct exchange *exchange) {
    struct client *client = poll->client;
    if (exchange->leaves_usec <= exchange->cut_usec)
        count_answer(poll, exchange, client->events.number, waiting(poll, exchange->leaves_usec));
    else if (client->run->recorder != NULL)
        show_held(poll, exchange);
    disconnect(poll, exchange->cut_usec, true);
    return poll->holds ? client_reconnect(client, exchange->cut_usec)
                       : next_turn(poll, exchange->asks_usec, exchange->cut_usec);
}

/* From the moment the client asks; when it asks next. */
static int64_t run_exchange(struct poll *poll, int64_t asks_usec) {
    struct client *client = poll->client;
    pass_ends(poll, asks_usec);
    struct exchange exchange = {.asks_usec = asks_usec, .cut_usec = client->drops.next_usec};
    exchange.arrives_usec = ask(poll, asks_usec);
    exchange.leaves_usec = answer_leaves(poll, exchange.arrives_usec);
    exchange.back_usec = client_down(client, exchange.leaves_usec);
    return exchange.cut_usec < exchange.back_usec ? void_exchange(poll, &exchange)
                                                  : finish_exchange(poll, &exchange);
}

void poll_run(struct client *client) {
    const struct technique_row *technique = &technique_rows[client->scenario->technique];
    struct poll poll = {
        .client = client, .holds = technique->holds, .reloads = technique->reloads, .factor = 1};
    for (int64_t asks_usec = client->starts_usec; asks_usec < client->run->end_usec;)
        asks_usec = run_exchange(&poll, asks_usec);
    pass_ends(&poll, client->run->end_usec);
    if (poll.connected) {
        run_open(client->run, poll.opened_usec, client->run->end_usec);
        show_connection(&poll, TRACE_NEVER, false);
    }
}
