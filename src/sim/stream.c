/* How a connection is opened, carries events and is lost, again and again, to the end of a
 * session. */
#include "sim/stream.h"

#include "sim/wire.h"

struct stream {
    struct client *client;
    bool frames;                 /* websocket */
    bool opened;                 /* some connection was */
    bool open;                   /* the last one is */
    int64_t cut_usec;            /* the last one was, unless it is open */
    int64_t arrived;             /* the number of the last event that did; 0: none */
    struct process_cursor ahead; /* as many events ahead of the first missed as are kept */
    struct random up_frames;
    struct random signs_up, signs_down;
    int64_t overhead_bytes, overhead_to; /* of events up to, not including, a power of ten */
};

/* A connection at the server, until a drop. */
struct connection {
    int64_t opens_usec;
    int64_t hears_usec; /* when the client has the opening */
    int64_t cut_usec;   /* the next drop, or PROCESS_NEVER */
};

/* --- What was missed. --- */

/* Moves the cursor ahead to the event that makes the first missed one too old to be kept. */
static void look_ahead(struct stream *stream) {
    const struct client *client = stream->client;
    struct process_cursor *ahead = &stream->ahead;
    if (ahead->number < client->events.number)
        *ahead = client->events;
    while (ahead->next_usec != PROCESS_NEVER &&
           ahead->number - client->events.number < client->scenario->replay)
        client_pass(client, ahead);
}

/* What was missed and is kept no more, as of a moment: it can never arrive, from the drop on or
 * from when one more had appeared than are kept. */
static void lose(struct stream *stream, int64_t before_usec) {
    struct client *client = stream->client;
    struct run *run = client->run;
    if (client->scenario->replay == SCENARIO_ALL)
        return;
    for (look_ahead(stream); stream->ahead.next_usec < before_usec; look_ahead(stream)) {
        int64_t lost_usec = later(stream->ahead.next_usec, stream->cut_usec);
        run->figures.lost += run_counts(run, client->events.next_usec);
        run_note(run, (struct ledger_line){.at_usec = lost_usec, .lost = 1});
        client_lacks(client);
        if (run->recorder != NULL)
            recorder_lost(run->recorder, RECORDER_SERVER, client->events.number, lost_usec);
        client_pass_event(client);
    }
}

/* --- Events. --- */

/* As wire_event_overhead, which an event's number changes only with its digits. */
static int64_t event_overhead(struct stream *stream, int64_t number) {
    const struct scenario *scenario = stream->client->scenario;
    if (number >= stream->overhead_to || number < stream->overhead_to / 10) {
        for (stream->overhead_to = 10; stream->overhead_to <= number;)
            stream->overhead_to *= 10;
        stream->overhead_bytes =
            wire_event_overhead(scenario->technique, scenario->payload_bytes,
                                scenario->replay != 0 ? number : WIRE_UNNUMBERED);
    }
    return stream->overhead_bytes;
}

static void count_event(struct stream *stream, int64_t number,
                        const struct recorder_moment *moment) {
    struct run *run = stream->client->run;
    run_message(run, moment->leaves_usec, event_overhead(stream, number),
                run->scenario->payload_bytes);
    if (run->recorder != NULL)
        recorder_numbered(run->recorder, RECORDER_SERVER,
                          stream->frames ? TRACE_STYLE_FRAME : TRACE_STYLE_PUSH, *moment,
                          stream->frames ? "update" : "event", number);
}

/* When the next event of a cursor leaves and arrives, behind the one before it. */
static struct recorder_moment event_moment(const struct stream *stream,
                                           const struct process_cursor *events,
                                           const struct connection *connection,
                                           int64_t before_usec) {
    struct client *client = stream->client;
    int64_t appears_usec = later(events->next_usec, connection->opens_usec);
    int64_t leaves_usec = appears_usec + client->scenario->server_usec;
    return (struct recorder_moment){
        leaves_usec, later(before_usec, client_down(client, leaves_usec)), connection->cut_usec};
}

static bool leaves_in(const struct stream *stream, const struct recorder_moment *moment) {
    return moment->leaves_usec <= moment->cut_usec &&
           moment->leaves_usec < stream->client->run->end_usec;
}

static bool arrives_in(const struct stream *stream, const struct recorder_moment *moment) {
    return moment->arrives_usec <= moment->cut_usec &&
           moment->arrives_usec < stream->client->run->end_usec;
}

/* What leaves but does not arrive before the drop or the end. It is left to the next opening. */
static void send_in_vain(struct stream *stream, const struct connection *connection,
                         int64_t before_usec, struct recorder_moment moment) {
    struct process_cursor events = stream->client->events;
    while (leaves_in(stream, &moment)) {
        count_event(stream, events.number, &moment);
        before_usec = moment.arrives_usec;
        client_pass(stream->client, &events);
        if (events.next_usec == PROCESS_NEVER)
            return;
        moment = event_moment(stream, &events, connection, before_usec);
    }
}

static void send_events(struct stream *stream, const struct connection *connection) {
    struct client *client = stream->client;
    int64_t before_usec = connection->hears_usec;
    while (client->events.next_usec != PROCESS_NEVER) {
        struct recorder_moment moment =
            event_moment(stream, &client->events, connection, before_usec);
        if (!leaves_in(stream, &moment))
            return;
        if (!arrives_in(stream, &moment)) {
            send_in_vain(stream, connection, before_usec, moment);
            return;
        }
        count_event(stream, client->events.number, &moment);
        before_usec = moment.arrives_usec;
        stream->arrived = client->events.number;
        client_deliver(client, moment.arrives_usec);
    }
}

/* --- Client messages. --- */

static void send_frame(const struct stream *stream, struct recorder_moment moment) {
    struct client *client = stream->client;
    struct run *run = client->run;
    const struct scenario *scenario = client->scenario;
    int64_t number = client->ups.number;
    run_bytes_up(run, moment.leaves_usec,
                 wire_up_overhead(scenario->technique, scenario->payload_bytes),
                 scenario->payload_bytes);
    run->figures.up_received +=
        arrives_in(stream, &moment) && run_counts(run, client->ups.next_usec);
    if (run->recorder == NULL)
        return;
    recorder_numbered(run->recorder, RECORDER_CLIENT, TRACE_STYLE_FRAME, moment, "message", number);
    if (moment.arrives_usec <= moment.cut_usec)
        recorder_seen(run->recorder, RECORDER_CLIENT, number, moment.arrives_usec);
    else
        recorder_lost(run->recorder, RECORDER_CLIENT, number, moment.cut_usec);
}

static void send_frames(struct stream *stream, const struct connection *connection) {
    struct client *client = stream->client;
    int64_t before_usec = connection->opens_usec;
    while (client->ups.next_usec != PROCESS_NEVER) {
        int64_t leaves_usec = later(client->ups.next_usec, connection->hears_usec);
        if (leaves_usec > connection->cut_usec || leaves_usec >= client->run->end_usec)
            return;
        int64_t arrives_usec = run_transit(client->run, leaves_usec,
                                           client->scenario->latency_up_usec, &stream->up_frames);
        before_usec = later(before_usec, arrives_usec);
        send_frame(stream,
                   (struct recorder_moment){leaves_usec, before_usec, connection->cut_usec});
        client_pass_up(client);
    }
}

static void end_frames(struct stream *stream) {
    while (stream->client->ups.next_usec != PROCESS_NEVER)
        client_pass_up(stream->client);
}

/* --- Signs of life. --- */

/* A pong, the moment the ping is there. */
static void answer_sign(struct stream *stream, const struct connection *connection,
                        int64_t leaves_usec) {
    const struct scenario *scenario = stream->client->scenario;
    struct run *run = stream->client->run;
    int64_t arrives_usec =
        run_transit(run, leaves_usec, scenario->latency_up_usec, &stream->signs_up);
    run_bytes_up(run, leaves_usec, wire_sign_answer(scenario->technique), 0);
    if (run->recorder != NULL)
        recorder_message(run->recorder, RECORDER_CLIENT, TRACE_STYLE_LIFE,
                         (struct recorder_moment){leaves_usec, arrives_usec, connection->cut_usec},
                         "pong");
}

static void send_sign(struct stream *stream, const struct connection *connection,
                      int64_t leaves_usec) {
    const struct scenario *scenario = stream->client->scenario;
    struct run *run = stream->client->run;
    struct recorder_moment moment = {
        leaves_usec,
        run_transit(run, leaves_usec, scenario->latency_down_usec, &stream->signs_down),
        connection->cut_usec};
    run->figures.signs += run_counts(run, leaves_usec);
    run_message(run, leaves_usec, wire_sign(scenario->technique), 0);
    if (run->recorder != NULL)
        recorder_message(run->recorder, RECORDER_SERVER, TRACE_STYLE_LIFE, moment,
                         stream->frames ? "ping" : "comment");
    if (stream->frames && arrives_in(stream, &moment))
        answer_sign(stream, connection, moment.arrives_usec);
}

/* They neither wait for events nor delay them. */
static void send_signs(struct stream *stream, const struct connection *connection) {
    int64_t apart_usec = stream->client->scenario->heartbeat_usec;
    int64_t end_usec = stream->client->run->end_usec;
    if (apart_usec == 0)
        return;
    for (int64_t leaves_usec = connection->opens_usec + apart_usec;
         leaves_usec <= connection->cut_usec && leaves_usec < end_usec; leaves_usec += apart_usec)
        send_sign(stream, connection, leaves_usec);
}

/* --- Connections. --- */

static void show_opening(const struct stream *stream, const struct connection *connection) {
    struct recorder *recorder = stream->client->run->recorder;
    bool cut = connection->cut_usec != PROCESS_NEVER;
    recorder_message(recorder, RECORDER_SERVER, TRACE_STYLE_ANSWER,
                     (struct recorder_moment){connection->opens_usec, connection->hears_usec,
                                              connection->cut_usec},
                     stream->frames ? "101, open" : "200, open");
    recorder_connection(recorder, connection->opens_usec, cut ? connection->cut_usec : TRACE_NEVER,
                        cut, stream->frames ? "WebSocket" : "event stream");
}

static void run_connection(struct stream *stream, const struct connection *connection) {
    struct client *client = stream->client;
    struct run *run = client->run;
    if (stream->opened)
        lose(stream, connection->opens_usec);
    stream->opened = stream->open = true;
    client_arrival(client, connection->opens_usec);
    run_bytes_down(run, connection->opens_usec, client->scenario->header_down_bytes, 0);
    run_open(run, connection->opens_usec, connection->cut_usec);
    if (run->recorder != NULL)
        show_opening(stream, connection);
    send_events(stream, connection);
    if (stream->frames)
        send_frames(stream, connection);
    send_signs(stream, connection);
    if (connection->cut_usec == PROCESS_NEVER)
        return;
    stream->open = false;
    stream->cut_usec = connection->cut_usec;
}

/* The last event that arrived is named, where what came after it is kept. */
static int64_t named_at_start(const struct stream *stream) {
    return stream->client->scenario->replay != 0 ? stream->arrived : WIRE_UNNUMBERED;
}

/* The request of a start leaves, as it is counted and as it is called. */
static const char *request_start(const struct stream *stream, int64_t starts_usec) {
    enum technique technique = stream->client->scenario->technique;
    struct run *run = stream->client->run;
    int64_t named = named_at_start(stream);
    run_longer_request(run, starts_usec,
                       named != WIRE_UNNUMBERED ? wire_resume_overhead(technique, named) : 0);
    return run->recorder != NULL ? wire_start_label(technique, named, run->recorder->arena) : "";
}

/* One start; when the client starts again, PROCESS_NEVER when nothing drops it. */
static int64_t run_start(struct stream *stream, int64_t starts_usec) {
    struct client *client = stream->client;
    struct run *run = client->run;
    while (client->drops.next_usec <= starts_usec)
        client_pass(client, &client->drops);
    int64_t cut_usec = client->drops.next_usec;
    const char *label = request_start(stream, starts_usec);
    run->figures.connections += run_counts(run, starts_usec);
    int64_t opens_usec = client_set_up(client, starts_usec, cut_usec, label);
    if (opens_usec <= cut_usec && opens_usec < run->end_usec)
        run_connection(stream,
                       &(struct connection){opens_usec, client_down(client, opens_usec), cut_usec});
    return cut_usec == PROCESS_NEVER ? PROCESS_NEVER : client_reconnect(client, cut_usec);
}

void stream_run(struct client *client) {
    bool frames = technique_rows[client->scenario->technique].frames;
    struct stream stream = {.client = client, .frames = frames, .ahead = client->events};
    if (client->ups.next_usec != PROCESS_NEVER)
        stream.up_frames = client_random(client, RUN_OWN_UP);
    if (client->scenario->heartbeat_usec > 0) {
        stream.signs_up = client_random(client, RUN_SIGN_UP);
        stream.signs_down = client_random(client, RUN_SIGN_DOWN);
    }
    for (int64_t starts_usec = client->starts_usec; starts_usec < client->run->end_usec;)
        starts_usec = run_start(&stream, starts_usec);
    if (stream.opened && !stream.open)
        lose(&stream, PROCESS_NEVER);
    if (frames)
        end_frames(&stream);
}
