/* How the client's messages are sent and answered, each by a request of its own. */
#include "sim/post.h"

#include "sim/pool.h"

struct posts {
    struct client
        client; /* its transits are drawn apart: those of the technique stay as they are */
    struct pool pool;
};

/* Closes what has been idle for keep-alive by then. */
static void close_idle(struct posts *posts, int64_t at_usec) {
    int64_t keep_usec = posts->client.scenario->keep_alive_usec;
    struct pool_connection closed;
    pool_settle(&posts->pool, at_usec);
    while (pool_close(&posts->pool, at_usec - keep_usec, &closed))
        run_open(posts->client.run, closed.opened_usec, closed.back_usec + keep_usec);
}

/* The request leaves, on a connection that is idle or a new one; when it arrives. */
static int64_t ask(struct posts *posts, int64_t leaves_usec, struct pool_connection *connection) {
    static const char label[] = "POST /messages";
    struct client *client = &posts->client;
    struct run *run = client->run;
    if (!pool_take(&posts->pool, connection)) {
        run->figures.connections += run_counts(run, leaves_usec);
        connection->opened_usec = client_set_up(client, leaves_usec, PROCESS_NEVER, label);
        return connection->opened_usec;
    }
    int64_t arrives_usec = client_up(client, leaves_usec);
    if (run->recorder != NULL)
        recorder_message(run->recorder, RECORDER_CLIENT, TRACE_STYLE_REQUEST,
                         (struct recorder_moment){leaves_usec, arrives_usec, PROCESS_NEVER}, label);
    return arrives_usec;
}

/* When it is in. */
static int64_t answer(struct client *client, int64_t leaves_usec) {
    struct run *run = client->run;
    int64_t arrives_usec = client_down(client, leaves_usec);
    if (leaves_usec >= run->end_usec)
        return arrives_usec;
    run_message(run, leaves_usec, client->scenario->post_down_bytes, 0);
    if (run->recorder != NULL)
        recorder_message(run->recorder, RECORDER_SERVER, TRACE_STYLE_ANSWER,
                         (struct recorder_moment){leaves_usec, arrives_usec, PROCESS_NEVER}, "204");
    return arrives_usec;
}

/* The next message, which leaves as it appears. */
static void post(struct posts *posts) {
    struct client *client = &posts->client;
    struct run *run = client->run;
    int64_t leaves_usec = client->ups.next_usec;
    struct pool_connection connection;
    close_idle(posts, leaves_usec);
    run_post(run, leaves_usec);
    int64_t arrives_usec = ask(posts, leaves_usec, &connection);
    client_arrival(client, arrives_usec);
    if (arrives_usec < run->end_usec)
        run->figures.up_received += run_counts(run, leaves_usec);
    if (run->recorder != NULL)
        recorder_seen(run->recorder, RECORDER_CLIENT, client->ups.number, arrives_usec);
    connection.back_usec = answer(client, arrives_usec + client->scenario->server_usec);
    pool_use(&posts->pool, connection);
    client_pass_up(client);
}

void post_run(struct client *client) {
    if (client->ups.next_usec == PROCESS_NEVER)
        return;
    struct posts posts = {.client = *client};
    posts.client.up = client_random(client, RUN_OWN_UP);
    posts.client.down = client_random(client, RUN_OWN_DOWN);
    posts.client.arrived = true; /* none of them is the first that its client asks */
    while (posts.client.ups.next_usec != PROCESS_NEVER)
        post(&posts);
    close_idle(&posts, PROCESS_NEVER);
    pool_release(&posts.pool);
}
