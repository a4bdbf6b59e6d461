/* Makes a trace of an author's script: a message, a connection or data of each step. */
#include <string.h>

#include "base/text.h"
#include "blocks/diagram.h"

int diagram_find_actor(const struct diagram *diagram, const char *id) {
    const struct diagram_actor *actor = diagram->actors.at;
    for (int i = 0; i < diagram->actors.count; i++)
        if (strcmp(actor[i].id, id) == 0)
            return i;
    return -1;
}

const char *diagram_actor_title(const struct diagram *diagram, int actor, struct arena *arena) {
    const struct diagram_actor *actors = diagram->actors.at;
    return text_cut(actors[actor].title, DIAGRAM_LABEL_CELLS, arena);
}

/* The arrays that a trace points to, while they are filled. */
struct reels {
    const char **actors;
    struct trace_message *messages;
    struct trace_connection *connections;
    struct trace_data *data;
    struct trace_beat *beats;
};

static bool make_room(const struct diagram *diagram, struct reels *reels, struct arena *arena) {
    size_t steps = (size_t)diagram->script.count, actors = (size_t)diagram->actors.count;
    *reels = (struct reels){
        .actors = arena_array(arena, actors, sizeof *reels->actors),
        .messages = arena_array(arena, steps, sizeof *reels->messages),
        .connections = arena_array(arena, steps, sizeof *reels->connections),
        .data = arena_array(arena, steps, sizeof *reels->data),
        .beats = arena_array(arena, steps, sizeof *reels->beats),
    };
    return reels->actors != NULL && reels->messages != NULL && reels->connections != NULL &&
           reels->data != NULL && reels->beats != NULL;
}

static void add_step(const struct diagram *diagram, const struct diagram_step *step,
                     const struct reels *reels, struct trace *trace) {
    const char *const *opens = step->opens.at;
    if (step->from != NULL)
        reels->messages[trace->message_count++] = (struct trace_message){
            .leaves_usec = step->at_usec,
            .arrives_usec = step->at_usec + step->takes_usec,
            .from = diagram_find_actor(diagram, step->from),
            .to = diagram_find_actor(diagram, step->to),
            .style = step->style >= 0 ? (enum trace_style)step->style : TRACE_STYLE_REQUEST,
            .fails = step->fails,
            .label = step->label,
        };
    if (step->appears != NULL)
        reels->data[trace->data_count++] = (struct trace_data){
            .appears_usec = step->at_usec,
            .seen_usec = step->until_usec,
            .actor = diagram_find_actor(diagram, step->appears),
            .label = step->label,
        };
    if (step->opens.count == 2)
        reels->connections[trace->connection_count++] = (struct trace_connection){
            .opens_usec = step->at_usec,
            .closes_usec = step->until_usec < diagram->lasts_usec ? step->until_usec : TRACE_NEVER,
            .between = {diagram_find_actor(diagram, opens[0]),
                        diagram_find_actor(diagram, opens[1])},
            .label = step->label,
        };
    if (step->say != NULL)
        reels->beats[trace->beat_count++] =
            (struct trace_beat){step->at_usec, step->say, step->stop};
}

bool diagram_script_trace(const struct diagram *diagram, struct trace *trace, struct arena *arena) {
    const struct diagram_step *steps = diagram->script.at;
    struct reels reels;
    if (!make_room(diagram, &reels, arena))
        return false;
    for (int i = 0; i < diagram->actors.count; i++)
        reels.actors[i] = diagram_actor_title(diagram, i, arena);
    *trace = (struct trace){.lasts_usec = diagram->lasts_usec,
                            .actors = reels.actors,
                            .actor_count = diagram->actors.count,
                            .messages = reels.messages,
                            .connections = reels.connections,
                            .data = reels.data,
                            .beats = reels.beats};
    for (int i = 0; i < diagram->script.count; i++)
        add_step(diagram, &steps[i], &reels, trace);
    return true;
}
