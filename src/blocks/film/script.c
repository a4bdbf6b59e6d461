/* Makes a trace of an author's script: a message, a connection or data of each step. */
#include "blocks/film/written.h"

/* The arrays that a trace points to, while they are filled. */
struct reels {
    const char **actors;
    struct trace_message *messages;
    struct trace_connection *connections;
    struct trace_data *data;
    struct trace_beat *beats;
};

static struct reels make_room(const struct written_diagram *written, struct arena *arena) {
    size_t steps = (size_t)written->script.count, actors = (size_t)written->actors.count;
    return (struct reels){
        .actors = arena_array(arena, actors, sizeof(const char *)),
        .messages = arena_array(arena, steps, sizeof(struct trace_message)),
        .connections = arena_array(arena, steps, sizeof(struct trace_connection)),
        .data = arena_array(arena, steps, sizeof(struct trace_data)),
        .beats = arena_array(arena, steps, sizeof(struct trace_beat)),
    };
}

static void add_step(const struct written_diagram *written, const struct written_step *step,
                     const struct reels *reels, struct trace *trace) {
    const char *const *opens = step->opens.at;
    if (step->from != NULL)
        reels->messages[trace->message_count++] = (struct trace_message){
            .leaves_usec = step->at_usec,
            .arrives_usec = step->at_usec + step->takes_usec,
            .from = written_actor_index(written, step->from),
            .to = written_actor_index(written, step->to),
            .style = step->style >= 0 ? (enum trace_style)step->style : TRACE_STYLE_REQUEST,
            .fails = step->fails,
            .label = step->label,
        };
    if (step->appears != NULL)
        reels->data[trace->data_count++] = (struct trace_data){
            .appears_usec = step->at_usec,
            .seen_usec = step->until_usec,
            .actor = written_actor_index(written, step->appears),
            .label = step->label,
        };
    if (step->opens.count == 2)
        reels->connections[trace->connection_count++] = (struct trace_connection){
            .opens_usec = step->at_usec,
            .closes_usec =
                step->until_usec < written->diagram.lasts_usec ? step->until_usec : TRACE_NEVER,
            .between = {written_actor_index(written, opens[0]),
                        written_actor_index(written, opens[1])},
            .label = step->label,
        };
    if (step->say != NULL)
        reels->beats[trace->beat_count++] =
            (struct trace_beat){step->at_usec, step->say, step->stop, 0};
}

struct trace diagram_read_script(const struct written_diagram *written, struct arena *arena) {
    const struct written_step *steps = written->script.at;
    struct reels reels = make_room(written, arena);
    for (int i = 0; i < written->actors.count; i++)
        reels.actors[i] = written_actor_title(written, i, arena);
    struct trace trace = {.lasts_usec = written->diagram.lasts_usec,
                          .actors = reels.actors,
                          .actor_count = written->actors.count,
                          .messages = reels.messages,
                          .connections = reels.connections,
                          .data = reels.data,
                          .beats = reels.beats};
    for (int i = 0; i < written->script.count; i++)
        add_step(written, &steps[i], &reels, &trace);
    return trace;
}
