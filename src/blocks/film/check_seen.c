/* That what a script shows as seen was brought to somebody: the film marks data as seen at its
 * "until", whatever the messages around it do. */
#include <stdlib.h>

#include "blocks/film/written.h"
#include "lesson/check.h"

/* A message that comes to an actor. */
struct arrival {
    int64_t at_usec;
    int actor;
};

static int compare_arrivals(const void *a, const void *b) {
    const struct arrival *first = a, *second = b;
    if (first->at_usec != second->at_usec)
        return first->at_usec < second->at_usec ? -1 : 1;
    return first->actor - second->actor;
}

/* In their order, so that those of many data are found in a long script. */
static struct list arrivals_of(const struct trace *script, struct arena *arena) {
    struct arrival *arrivals =
        arena_array(arena, (size_t)script->message_count, sizeof(struct arrival));
    int count = 0;
    for (int i = 0; i < script->message_count; i++)
        if (trace_message_fate(&script->messages[i]) == TRACE_FATE_ARRIVES)
            arrivals[count++] =
                (struct arrival){script->messages[i].arrives_usec, script->messages[i].to};
    if (count > 0)
        qsort(arrivals, (size_t)count, sizeof *arrivals, compare_arrivals);
    return (struct list){arrivals, count};
}

static bool reaches(struct list arrivals, int64_t at_usec, int actor) {
    struct arrival wanted = {at_usec, actor};
    return arrivals.count > 0 && bsearch(&wanted, arrivals.at, (size_t)arrivals.count,
                                         sizeof wanted, compare_arrivals) != NULL;
}

static bool reaches_another(struct list arrivals, const struct trace_data *data, int actors) {
    for (int actor = 0; actor < actors; actor++)
        if (actor != data->actor && reaches(arrivals, data->seen_usec, actor))
            return true;
    return false;
}

void diagram_check_seen(const struct written_diagram *written, const struct trace *script,
                        struct arena *arena, struct check *check) {
    const struct written_step *steps = written->script.at;
    struct list arrivals = arrivals_of(script, arena);
    const struct trace_data *data = script->data; /* one of each step that has it */
    for (int i = 0; i < written->script.count; i++) {
        if (steps[i].appears == NULL)
            continue;
        if (data->seen_usec != TRACE_NEVER && !reaches_another(arrivals, data, script->actor_count))
            check_warning(check, check_place(check, "script/%d/until", i), CODE_SEEN,
                          "this is shown as seen at that moment, and no message reaches another "
                          "actor then" HELP
                          "write when the one that brings it arrives: its \"at\" and what it "
                          "\"takes\"");
        data++;
    }
}
