/* How the traces of a twin become one. */
#include "blocks/diagram/twin.h"

enum { LEFT, SERVER, RIGHT, ACTORS };

static bool says_any(const struct diagram *diagram, int lane) {
    static const int of_server[] = {KNOB_EVENTS, KNOB_SERVER_TIME, KNOB_SEED};
    for (size_t i = 0; i < sizeof of_server / sizeof *of_server; i++)
        if (diagram_lane_says(diagram, lane, &knobs[of_server[i]]))
            return true;
    return false;
}

bool diagram_is_twin(const struct diagram_now *now) {
    const struct diagram *diagram = now->diagram;
    return diagram->is_simulated && now->known->lane_count == 2 && !says_any(diagram, 0) &&
           !says_any(diagram, 1) && now->known->traces[0].actor_count == 2 &&
           now->known->traces[1].actor_count == 2;
}

/* The client of a lane stands at its side. */
static int actor_of(int lane, int actor) {
    return actor == 1 ? SERVER : lane == 0 ? LEFT : RIGHT;
}

/* When the i-th of a list of a lane is. */
typedef int64_t moment_of(const struct trace *lane, int i);

static int64_t message_leaves(const struct trace *lane, int i) {
    return lane->messages[i].leaves_usec;
}

static int64_t connection_opens(const struct trace *lane, int i) {
    return lane->connections[i].opens_usec;
}

static int64_t data_appears(const struct trace *lane, int i) {
    return lane->data[i].appears_usec;
}

/* The lane whose next, of so many in the order of time, comes first; -1: both are through. */
static int next_lane(const struct trace lanes[2], const int at[2], const int counts[2],
                     moment_of *moment) {
    bool is_through[2] = {at[0] == counts[0], at[1] == counts[1]};
    if (is_through[0] && is_through[1])
        return -1;
    if (is_through[0] || is_through[1])
        return is_through[0];
    return moment(&lanes[1], at[1]) < moment(&lanes[0], at[0]);
}

static void join_messages(const struct trace lanes[2], struct trace *twin, struct arena *arena) {
    const int counts[2] = {lanes[0].message_count, lanes[1].message_count};
    int at[2] = {0, 0}, lane;
    struct trace_message *messages =
        arena_array(arena, (size_t)counts[0] + (size_t)counts[1] + 1, sizeof *messages);
    twin->messages = messages;
    while ((lane = next_lane(lanes, at, counts, message_leaves)) >= 0) {
        struct trace_message *message = &messages[twin->message_count++];
        *message = lanes[lane].messages[at[lane]++];
        message->from = actor_of(lane, message->from);
        message->to = actor_of(lane, message->to);
    }
}

static void join_connections(const struct trace lanes[2], struct trace *twin, struct arena *arena) {
    const int counts[2] = {lanes[0].connection_count, lanes[1].connection_count};
    int at[2] = {0, 0}, lane;
    struct trace_connection *list =
        arena_array(arena, (size_t)counts[0] + (size_t)counts[1] + 1, sizeof *list);
    twin->connections = list;
    while ((lane = next_lane(lanes, at, counts, connection_opens)) >= 0) {
        struct trace_connection *connection = &list[twin->connection_count++];
        *connection = lanes[lane].connections[at[lane]++];
        for (int end = 0; end < 2; end++)
            connection->between[end] = actor_of(lane, connection->between[end]);
    }
}

/* The same update in the other lane, or NULL. */
static const struct trace_data *same_of(const struct trace *lane, const struct trace_data *data) {
    for (int i = 0; i < lane->data_count; i++)
        if (lane->data[i].appears_usec == data->appears_usec && lane->data[i].actor == data->actor)
            return &lane->data[i];
    return NULL;
}

/* Until both have it; lost, where it is lost to one. */
static void wait_for_both(struct trace_data *data, const struct trace_data *other) {
    if (other->seen_usec > data->seen_usec)
        data->seen_usec = other->seen_usec;
    if (other->lost_usec > data->lost_usec)
        data->lost_usec = other->lost_usec;
    if (data->lost_usec > 0)
        data->seen_usec = TRACE_NEVER;
}

/* What clients have of their own stays theirs; of the server's, the first lane's, which has all. */
static void join_data(const struct trace lanes[2], struct trace *twin, struct arena *arena) {
    const int counts[2] = {lanes[0].data_count, lanes[1].data_count};
    int at[2] = {0, 0}, lane;
    struct trace_data *list =
        arena_array(arena, (size_t)counts[0] + (size_t)counts[1] + 1, sizeof *list);
    twin->data = list;
    while ((lane = next_lane(lanes, at, counts, data_appears)) >= 0) {
        struct trace_data data = lanes[lane].data[at[lane]++];
        const struct trace_data *other = data.actor == 1 ? same_of(&lanes[!lane], &data) : NULL;
        if (other != NULL && lane == 1)
            continue;
        if (other != NULL)
            wait_for_both(&data, other);
        data.actor = actor_of(lane, data.actor);
        list[twin->data_count++] = data;
    }
}

static void make_twin(const struct block *block, const struct scene *scene, void *into) {
    struct diagram_now now = diagram_now(block, scene);
    const struct trace *lanes = now.known->traces;
    struct trace *twin = into;
    const char **actors = arena_array(scene->arena, ACTORS, sizeof *actors);
    actors[LEFT] = diagram_lane_title(now.diagram, 0);
    actors[SERVER] = lanes[0].actors[1];
    actors[RIGHT] = diagram_lane_title(now.diagram, 1);
    *twin = (struct trace){.lasts_usec = lanes[0].lasts_usec,
                           .actors = actors,
                           .actor_count = ACTORS,
                           .beats = lanes[0].beats,
                           .beat_count = lanes[0].beat_count,
                           .shortened = lanes[0].shortened || lanes[1].shortened};
    join_messages(lanes, twin, scene->arena);
    join_connections(lanes, twin, scene->arena);
    join_data(lanes, twin, scene->arena);
}

const struct trace *diagram_twin_trace(const struct diagram_now *now) {
    return known_now(now->block, now->scene, sizeof(struct trace), make_twin);
}
