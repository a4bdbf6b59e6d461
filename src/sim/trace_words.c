/* The words for what is in a trace: its messages and actors, and the lines of its transcript. */
#include <ctype.h>
#include <string.h>

#include "base/duration.h"
#include "sim/trace.h"

const struct trace_style_row trace_style_rows[] = {
    [TRACE_STYLE_REQUEST] = {"request", {"request", "requests"}},
    [TRACE_STYLE_ANSWER] = {"answer", {"answer", "answers"}},
    [TRACE_STYLE_PUSH] = {"push", {"pushed message", "pushed messages"}},
    [TRACE_STYLE_FRAME] = {"frame", {"frame", "frames"}},
    [TRACE_STYLE_SETUP] = {"setup", {"set-up message", "set-up messages"}},
    [TRACE_STYLE_LIFE] = {"life", {"heartbeat", "heartbeats"}},
    [TRACE_STYLE_COUNT] = {.name = NULL},
};
static const char *const empty_nouns[2] = {"empty answer", "empty answers"};

const char *trace_message_noun(const struct trace_message *message, bool many) {
    const char *const *nouns =
        message->empty ? empty_nouns : trace_style_rows[message->style].nouns;
    return nouns[many];
}

const char *trace_actor_phrase(const struct trace *trace, int actor, struct arena *arena) {
    static const char *const parts[] = {"App",    "Backend",  "Broker",  "Browser", "Cache",
                                        "Client", "Database", "Gateway", "Page",    "Phone",
                                        "Proxy",  "Server",   "Worker"};
    const char *title = trace->actors[actor];
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strcmp(title, parts[i]) == 0)
            return arena_printf(arena, "the %c%s", tolower((unsigned char)title[0]), title + 1);
    return title;
}

/* --- One occurrence. --- */

static const char *clock_text(int64_t usec, struct arena *arena) {
    char text[DURATION_TEXT_BYTES];
    duration_clock(usec, text);
    return arena_copy(arena, text, strlen(text));
}

static const char *age_text(int64_t usec, struct arena *arena) {
    char text[DURATION_TEXT_BYTES];
    duration_age(usec, text);
    return arena_copy(arena, text, strlen(text));
}

static const char *message_text(const struct trace *trace, const struct trace_message *message,
                                struct arena *arena) {
    const char *from = trace->actors[message->from], *to = trace->actors[message->to];
    const char *style = trace_message_noun(message, false);
    enum trace_fate fate = trace_message_fate(message);
    if (fate == TRACE_FATE_FAILS)
        return arena_printf(arena, "%s → %s: %s (%s, never leaves %s)", from, to, message->label,
                            style, trace_actor_phrase(trace, message->from, arena));
    return arena_printf(arena, "%s → %s: %s (%s, %s %s)", from, to, message->label, style,
                        fate == TRACE_FATE_CUT ? "lost in transit at" : "arrives at",
                        clock_text(trace_message_ends(message), arena));
}

static const char *connection_text(const struct trace *trace,
                                   const struct trace_connection *connection, const char *verb,
                                   struct arena *arena) {
    return arena_printf(arena, "%s and %s: %s (%s)", trace->actors[connection->between[0]],
                        trace->actors[connection->between[1]], connection->label, verb);
}

/* The title of who has it then: to whom a message comes that moment; NULL: to none. */
static const char *seer(const struct trace *trace, const struct trace_data *data) {
    for (int i = 0; i < trace->message_count; i++) {
        const struct trace_message *message = &trace->messages[i];
        if (message->to != data->actor && message->arrives_usec == data->seen_usec &&
            trace_message_fate(message) == TRACE_FATE_ARRIVES)
            return trace->actors[message->to];
    }
    return NULL;
}

static const char *seen_text(const struct trace *trace, const struct trace_data *data,
                             struct arena *arena) {
    const char *title = seer(trace, data);
    return arena_printf(arena, "%s%s%s is shown, %s old", title != NULL ? title : "",
                        title != NULL ? ": " : "", data->label,
                        age_text(data->seen_usec - data->appears_usec, arena));
}

static const char *lost_text(const struct trace *trace, const struct trace_data *data,
                             struct arena *arena) {
    if (data->lost_usec == data->appears_usec)
        return arena_printf(arena, "%s: %s is lost at once", trace->actors[data->actor],
                            data->label);
    return arena_printf(arena, "%s: %s is lost, %s old", trace->actors[data->actor], data->label,
                        age_text(data->lost_usec - data->appears_usec, arena));
}

const char *trace_occurrence_text(const struct trace *trace,
                                  const struct trace_occurrence *occurrence, struct arena *arena) {
    int i = occurrence->index;
    switch (occurrence->what) {
    case TRACE_SAYS:
        return trace->beats[i].say;
    case TRACE_OPENS:
        return connection_text(trace, &trace->connections[i], "opens", arena);
    case TRACE_CLOSES:
        return connection_text(trace, &trace->connections[i],
                               trace->connections[i].cut ? "is cut" : "ends", arena);
    case TRACE_APPEARS:
        return arena_printf(arena, "%s: %s appears", trace->actors[trace->data[i].actor],
                            trace->data[i].label);
    case TRACE_SEEN:
        return seen_text(trace, &trace->data[i], arena);
    case TRACE_LOST:
        return lost_text(trace, &trace->data[i], arena);
    case TRACE_LEAVES:
        return message_text(trace, &trace->messages[i], arena);
    }
    return "";
}

void trace_transcript(const struct trace *trace, const char *indent, int width_cells,
                      struct arena *arena, struct writer *writer) {
    int count;
    const struct trace_occurrence *all = trace_occurrences(trace, arena, &count);
    int clock_cells = (int)strlen(clock_text(trace->lasts_usec, arena));
    const char *rest = arena_printf(arena, "%s%*s", indent, clock_cells + 2, "");
    for (int i = 0; i < count; i++) {
        const char *first =
            arena_printf(arena, "%s%*s  ", indent, clock_cells, clock_text(all[i].at_usec, arena));
        writer_wrapped(writer, first, rest, width_cells,
                       trace_occurrence_text(trace, &all[i], arena));
    }
}
