#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/text.h"
#include "blocks/diagram.h"
#include "lesson/check.h"
#include "lesson/suggest.h"

enum { ACTOR_LIMIT = 8 };

static const char *const style_names[] = {"request", "answer", "push", "frame", NULL};

static const struct field actor_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct diagram_actor, id),
     .says = "Its id, by which the script names it."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct diagram_actor, title),
     .says = "What stands above its lifeline."},
    {.name = NULL},
};

static const struct schema actor_schema = {.name = "actor",
                                           .summary = "One who sends and receives.",
                                           .fields = actor_fields,
                                           .size = sizeof(struct diagram_actor)};

static const struct field step_fields[] = {
    {.name = "at",
     .type = FIELD_DURATION,
     .required = true,
     .at = offsetof(struct diagram_step, at_usec),
     .says = "When it happens, from the film's start; steps stand in the order of time."},
    {.name = "from",
     .type = FIELD_REF,
     .at = offsetof(struct diagram_step, from),
     .says = "A message: the actor that sends it."},
    {.name = "to",
     .type = FIELD_REF,
     .at = offsetof(struct diagram_step, to),
     .says = "A message: the actor that it is for."},
    {.name = "takes",
     .type = FIELD_DURATION,
     .preset = -1,
     .at = offsetof(struct diagram_step, takes_usec),
     .says = "A message: how long it travels. Needed unless it fails."},
    {.name = "style",
     .type = FIELD_ONE_OF,
     .preset = -1,
     .names = style_names,
     .at = offsetof(struct diagram_step, style),
     .says = "A message: what it is; a request unless told otherwise."},
    {.name = "fails",
     .type = FIELD_BOOL,
     .at = offsetof(struct diagram_step, fails),
     .says = "A message: it breaks at the sender's edge."},
    {.name = "appears",
     .type = FIELD_REF,
     .at = offsetof(struct diagram_step, appears),
     .says = "Data: the actor where it appears and waits."},
    {.name = "opens",
     .type = FIELD_REFS,
     .low = 2,
     .high = 2,
     .at = offsetof(struct diagram_step, opens),
     .says = "A connection: the two actors that it joins."},
    {.name = "until",
     .type = FIELD_DURATION,
     .preset = TRACE_NEVER,
     .at = offsetof(struct diagram_step, until_usec),
     .says = "Data: when it is seen. A connection: when it ends. Never, unless told."},
    {.name = "label",
     .type = FIELD_LINE,
     .at = offsetof(struct diagram_step, label),
     .says = "What stands at the arrow, the data or the connection: at most 40 cells."},
    {.name = "say",
     .type = FIELD_LINE,
     .at = offsetof(struct diagram_step, say),
     .says = "What is told at this moment, until the next thing is told."},
    {.name = "stop",
     .type = FIELD_BOOL,
     .at = offsetof(struct diagram_step, stop),
     .says = "The film waits here until the learner goes on."},
    {.name = NULL},
};

static const struct schema step_schema = {
    .name = "step",
    .summary = "One moment of the film: a message, data, a connection, or only words.",
    .fields = step_fields,
    .size = sizeof(struct diagram_step)};

const struct field diagram_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct diagram, id),
     .says = "Its id."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct diagram, title),
     .says = "What stands above it."},
    {.name = "caption",
     .type = FIELD_PROSE,
     .at = offsetof(struct diagram, caption),
     .says = "What stands below it, in CommonMark."},
    {.name = "lasts",
     .type = FIELD_DURATION,
     .required = true,
     .low = 100000,
     .high = 600000000,
     .at = offsetof(struct diagram, lasts_usec),
     .says = "How long the film is."},
    {.name = "actors",
     .type = FIELD_OBJECTS,
     .required = true,
     .low = 2,
     .high = ACTOR_LIMIT,
     .of = &actor_schema,
     .at = offsetof(struct diagram, actors),
     .says = "Who sends and receives, from left to right."},
    {.name = "script",
     .type = FIELD_OBJECTS,
     .required = true,
     .low = 1,
     .high = 200,
     .of = &step_schema,
     .at = offsetof(struct diagram, script),
     .says = "What happens, in the order of time."},
    {.name = NULL},
};

/* --- Checks. --- */

/* One step being checked, with its place in the list. */
struct review {
    const struct diagram *diagram;
    const struct diagram_step *step;
    struct check *check;
    int index;
    bool good;
};

static int find_actor(const struct diagram *diagram, const char *id) {
    const struct diagram_actor *actor = diagram->actors.at;
    for (int i = 0; i < diagram->actors.count; i++)
        if (strcmp(actor[i].id, id) == 0)
            return i;
    return -1;
}

static struct place at_field(const struct review *review, const char *field) {
    return check_place(review->check, "script/%d/%s", review->index, field);
}

static void refuse(struct review *review, const char *field, const char *text) {
    review->good = check_error(review->check, at_field(review, field), "%s", text);
}

static void check_actor(struct review *review, struct place place, const char *id) {
    const struct diagram *diagram = review->diagram;
    const struct diagram_actor *actor = diagram->actors.at;
    const char *ids[ACTOR_LIMIT];
    if (find_actor(diagram, id) >= 0)
        return;
    for (int i = 0; i < diagram->actors.count; i++)
        ids[i] = actor[i].id;
    const char *near = suggest(id, ids, diagram->actors.count);
    review->good = check_error(
        review->check, place, "\"%s\" is no actor of this diagram; %s%s%s", id,
        near != NULL ? "did you mean \"" : "declare it in \"actors\", or name one that is there",
        near != NULL ? near : "", near != NULL ? "\"?" : "");
}

static bool is_message(const struct diagram_step *step) {
    return step->from != NULL || step->to != NULL;
}

static void check_one_thing(struct review *review) {
    const struct diagram_step *step = review->step;
    int things = is_message(step) + (step->appears != NULL) + (step->opens.count > 0);
    if (things > 1)
        refuse(review, "",
               "a step is one thing: a message (\"from\", \"to\"), data (\"appears\") or a "
               "connection (\"opens\"); make it two steps");
    else if (things == 0 && step->say == NULL)
        refuse(review, "",
               "nothing happens in this step; give it a message (\"from\", \"to\"), data "
               "(\"appears\"), a connection (\"opens\") or something to \"say\"");
    else if (things == 0 && step->label != NULL)
        refuse(review, "label", "there is nothing here that a \"label\" could stand at");
    else if (things == 1 && step->label == NULL)
        refuse(review, "", "a message, data and a connection need a \"label\"");
}

static void check_message(struct review *review) {
    const struct diagram_step *step = review->step;
    if (step->from == NULL || step->to == NULL) {
        refuse(review, "", "a message needs both \"from\" and \"to\"");
        return;
    }
    check_actor(review, at_field(review, "from"), step->from);
    check_actor(review, at_field(review, "to"), step->to);
    if (strcmp(step->from, step->to) == 0)
        refuse(review, "to", "a message goes to another actor than the one it comes from");
    if (step->fails && step->takes_usec >= 0)
        refuse(review, "takes", "a message that fails never arrives; leave \"takes\" out");
    else if (!step->fails && step->takes_usec < 0)
        refuse(review, "", "a message needs \"takes\", how long it travels, unless it fails");
    else if (!step->fails && step->at_usec + step->takes_usec > review->diagram->lasts_usec)
        refuse(review, "takes",
               "the message would arrive after the film's end; let the film last longer");
    if (step->until_usec != TRACE_NEVER)
        refuse(review, "until", "\"until\" is for data and connections; a message has \"takes\"");
}

static void check_span(struct review *review) {
    const struct diagram_step *step = review->step;
    const char *const *opens = step->opens.at;
    if (step->appears != NULL)
        check_actor(review, at_field(review, "appears"), step->appears);
    for (int i = 0; i < step->opens.count; i++)
        check_actor(review, check_place(review->check, "script/%d/opens/%d", review->index, i),
                    opens[i]);
    if (step->opens.count == 2 && strcmp(opens[0], opens[1]) == 0)
        refuse(review, "opens", "a connection joins two different actors");
    if (step->until_usec != TRACE_NEVER && step->appears == NULL && step->opens.count == 0)
        refuse(review, "until", "there is nothing here that lasts \"until\" some time");
    else if (step->until_usec <= step->at_usec)
        refuse(review, "until", "\"until\" must come after \"at\"");
    if (step->takes_usec >= 0)
        refuse(review, "takes", "\"takes\" is for messages; this one has \"until\"");
    if (step->style >= 0)
        refuse(review, "style", "\"style\" is for messages");
    if (step->fails)
        refuse(review, "fails", "\"fails\" is for messages");
}

static void check_label(struct review *review) {
    const char *label = review->step->label;
    int cells = label != NULL ? text_width(label) : 0;
    if (cells > DIAGRAM_LABEL_CELLS)
        review->good = check_error(review->check, at_field(review, "label"),
                                   "this label takes %d cells, and at most %d stand at an arrow; "
                                   "shorten it, or \"say\" it",
                                   cells, DIAGRAM_LABEL_CELLS);
}

static void check_time(struct review *review) {
    const struct diagram_step *step = review->step;
    if (step->at_usec > review->diagram->lasts_usec)
        refuse(review, "at", "this is after the film's end; let the film last longer");
    if (review->index > 0 && step->at_usec < step[-1].at_usec)
        refuse(review, "at", "this is before the step above it; steps stand in the order of time");
}

/* A beat is what is told last at its time: of two at one time nobody would see the first. */
static void check_beat(struct review *review) {
    const struct diagram_step *step = review->step;
    if (step->stop && step->say == NULL)
        refuse(review, "stop", "a step that stops needs something to \"say\" meanwhile");
    for (int i = 1; i <= review->index && step[-i].at_usec == step->at_usec; i++)
        if (step->say != NULL && step[-i].say != NULL) {
            refuse(review, "say", "two things are told at the same time; move one of them");
            return;
        }
}

bool diagram_check(const void *object, struct check *check) {
    const struct diagram *diagram = object;
    const struct diagram_step *steps = diagram->script.at;
    struct review review = {.diagram = diagram, .check = check, .good = true};
    for (review.index = 0; review.index < diagram->script.count; review.index++) {
        review.step = &steps[review.index];
        check_time(&review);
        check_one_thing(&review);
        check_label(&review);
        if (is_message(review.step))
            check_message(&review);
        else
            check_span(&review);
        check_beat(&review);
    }
    return review.good;
}

/* --- The trace. --- */

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
            .from = find_actor(diagram, step->from),
            .to = find_actor(diagram, step->to),
            .style = step->style >= 0 ? (enum trace_style)step->style : TRACE_STYLE_REQUEST,
            .fails = step->fails,
            .label = step->label,
        };
    if (step->appears != NULL)
        reels->data[trace->data_count++] = (struct trace_data){
            .appears_usec = step->at_usec,
            .seen_usec = step->until_usec,
            .actor = find_actor(diagram, step->appears),
            .label = step->label,
        };
    if (step->opens.count == 2)
        reels->connections[trace->connection_count++] = (struct trace_connection){
            .opens_usec = step->at_usec,
            .closes_usec = step->until_usec < diagram->lasts_usec ? step->until_usec : TRACE_NEVER,
            .between = {find_actor(diagram, opens[0]), find_actor(diagram, opens[1])},
            .label = step->label,
        };
    if (step->say != NULL)
        reels->beats[trace->beat_count++] =
            (struct trace_beat){step->at_usec, step->say, step->stop};
}

bool diagram_trace(const struct diagram *diagram, struct trace *trace, struct arena *arena) {
    const struct diagram_actor *actors = diagram->actors.at;
    const struct diagram_step *steps = diagram->script.at;
    struct reels reels;
    if (!make_room(diagram, &reels, arena))
        return false;
    for (int i = 0; i < diagram->actors.count; i++)
        reels.actors[i] = actors[i].title;
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
