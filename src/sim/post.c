/* How the client's messages are sent and answered, each on its own. */
#include "sim/post.h"

static void answer(struct client *client, int64_t leaves_usec) {
    struct run *run = client->run;
    int64_t arrives_usec = client_down(client, leaves_usec);
    if (leaves_usec >= run->end_usec)
        return;
    run_bytes_down(run, leaves_usec, client->scenario->header_down_bytes, 0);
    if (run->recorder != NULL)
        recorder_message(run->recorder, RECORDER_SERVER, TRACE_STYLE_ANSWER,
                         (struct recorder_moment){leaves_usec, arrives_usec, PROCESS_NEVER},
                         "200, taken");
}

/* The next message, which leaves as it appears. */
static void post(struct client *client) {
    struct run *run = client->run;
    const struct scenario *scenario = client->scenario;
    int64_t leaves_usec = client->ups.next_usec;
    int64_t arrives_usec = client_set_up(client, leaves_usec, PROCESS_NEVER, "POST /messages");
    run_bytes_up(run, leaves_usec, scenario->header_up_bytes, scenario->payload_bytes);
    if (arrives_usec < run->end_usec)
        run->figures.up_received += run_counts(run, client->ups.next_usec);
    if (run->recorder != NULL)
        recorder_seen(run->recorder, RECORDER_CLIENT, client->ups.number, arrives_usec);
    answer(client, arrives_usec + scenario->server_usec);
    client_pass_up(client);
}

void post_run(struct client *client) {
    if (client->ups.next_usec == PROCESS_NEVER)
        return;
    /* Their transits are drawn apart, so that those of the technique stay as they are. */
    struct client own = *client;
    own.up = client_random(client, RUN_OWN_UP);
    own.down = client_random(client, RUN_OWN_DOWN);
    while (own.ups.next_usec != PROCESS_NEVER)
        post(&own);
}
