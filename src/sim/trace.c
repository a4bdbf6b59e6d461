#include "sim/trace.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"

enum trace_phase trace_message_phase(const struct trace_message *message, int64_t at_usec) {
    if (at_usec < message->leaves_usec)
        return TRACE_PHASE_COMING;
    if (message->fails)
        return TRACE_PHASE_FAILED;
    return at_usec < message->arrives_usec ? TRACE_PHASE_TRAVELLING : TRACE_PHASE_ARRIVED;
}

int trace_message_cells(const struct trace_message *message, int64_t at_usec, int cells) {
    switch (trace_message_phase(message, at_usec)) {
    case TRACE_PHASE_TRAVELLING:
        return (int)((at_usec - message->leaves_usec) * cells /
                     (message->arrives_usec - message->leaves_usec));
    case TRACE_PHASE_ARRIVED:
        return cells;
    default:
        return 0;
    }
}

int64_t trace_message_when(const struct trace_message *message, int gone, int cells) {
    if (gone > cells || (message->fails && gone > 0))
        return TRACE_NEVER;
    if (gone <= 0)
        return message->leaves_usec;
    int64_t takes_usec = message->arrives_usec - message->leaves_usec;
    return message->leaves_usec + (takes_usec * gone + cells - 1) / cells;
}

bool trace_connection_is_open(const struct trace_connection *connection, int64_t at_usec) {
    return connection->opens_usec <= at_usec && at_usec < connection->closes_usec;
}

int trace_open_count(const struct trace *trace, int actor, int64_t at_usec) {
    int count = 0;
    for (int i = 0; i < trace->connection_count; i++) {
        const struct trace_connection *connection = &trace->connections[i];
        bool ends_here =
            actor < 0 || connection->between[0] == actor || connection->between[1] == actor;
        count += ends_here && trace_connection_is_open(connection, at_usec);
    }
    return count;
}

bool trace_data_is_waiting(const struct trace_data *data, int64_t at_usec) {
    return data->appears_usec <= at_usec && at_usec < data->seen_usec;
}

int64_t trace_data_age_usec(const struct trace_data *data, int64_t at_usec) {
    if (at_usec < data->appears_usec)
        return 0;
    return (at_usec < data->seen_usec ? at_usec : data->seen_usec) - data->appears_usec;
}

const struct trace_data *trace_oldest_waiting(const struct trace *trace, int actor, int64_t at_usec,
                                              int *count) {
    const struct trace_data *oldest = NULL;
    int waiting = 0;
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        if (data->actor != actor || !trace_data_is_waiting(data, at_usec))
            continue;
        waiting++;
        if (oldest == NULL)
            oldest = data;
    }
    if (count != NULL)
        *count = waiting;
    return oldest;
}

const struct trace_beat *trace_latest_beat(const struct trace *trace, int64_t at_usec) {
    const struct trace_beat *latest = NULL;
    for (int i = 0; i < trace->beat_count && trace->beats[i].at_usec <= at_usec; i++)
        latest = &trace->beats[i];
    return latest;
}

int64_t trace_next_departure(const struct trace *trace, int64_t at_usec) {
    for (int i = 0; i < trace->message_count; i++)
        if (trace->messages[i].leaves_usec > at_usec)
            return trace->messages[i].leaves_usec;
    return TRACE_NEVER;
}

int64_t trace_previous_departure(const struct trace *trace, int64_t at_usec) {
    for (int i = trace->message_count - 1; i >= 0; i--)
        if (trace->messages[i].leaves_usec < at_usec)
            return trace->messages[i].leaves_usec;
    return TRACE_NEVER;
}

/* --- What happens, in the order of time. --- */

static int compare_occurrences(const void *left, const void *right) {
    const struct trace_occurrence *a = left, *b = right;
    if (a->at_usec != b->at_usec)
        return a->at_usec < b->at_usec ? -1 : 1;
    if (a->what != b->what)
        return a->what < b->what ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

struct occurrences {
    struct trace_occurrence *list;
    int count;
    int64_t lasts_usec;
};

static void add(struct occurrences *all, int64_t at_usec, enum trace_what what, int index) {
    if (at_usec <= all->lasts_usec)
        all->list[all->count++] = (struct trace_occurrence){at_usec, what, index};
}

const struct trace_occurrence *trace_occurrences(const struct trace *trace, struct arena *arena,
                                                 int *count) {
    *count = 0;
    int most = trace->beat_count + 2 * trace->connection_count + 2 * trace->data_count +
               trace->message_count;
    struct occurrences all = {.lasts_usec = trace->lasts_usec};
    if (most > 0)
        all.list = arena_array(arena, (size_t)most, sizeof *all.list);
    if (all.list == NULL)
        return NULL;
    for (int i = 0; i < trace->beat_count; i++)
        add(&all, trace->beats[i].at_usec, TRACE_SAYS, i);
    for (int i = 0; i < trace->connection_count; i++) {
        add(&all, trace->connections[i].opens_usec, TRACE_OPENS, i);
        add(&all, trace->connections[i].closes_usec, TRACE_CLOSES, i);
    }
    for (int i = 0; i < trace->data_count; i++) {
        add(&all, trace->data[i].appears_usec, TRACE_APPEARS, i);
        add(&all, trace->data[i].seen_usec, TRACE_SEEN, i);
    }
    for (int i = 0; i < trace->message_count; i++)
        add(&all, trace->messages[i].leaves_usec, TRACE_LEAVES, i);
    qsort(all.list, (size_t)all.count, sizeof *all.list, compare_occurrences);
    *count = all.count;
    return all.count > 0 ? all.list : NULL;
}

/* --- In words. --- */

static const struct {
    const char *one, *many;
} style_words[] = {
    [TRACE_STYLE_REQUEST] = {"request", "requests"},
    [TRACE_STYLE_ANSWER] = {"answer", "answers"},
    [TRACE_STYLE_PUSH] = {"pushed event", "pushed events"},
    [TRACE_STYLE_FRAME] = {"frame", "frames"},
    [TRACE_STYLE_SETUP] = {"set-up message", "set-up messages"},
};

static const char *or_empty(const char *text) {
    return text != NULL ? text : "";
}

const char *trace_actor_phrase(const struct trace *trace, int actor, struct arena *arena) {
    static const char *const parts[] = {"App",    "Backend",  "Broker",  "Browser", "Cache",
                                        "Client", "Database", "Gateway", "Page",    "Phone",
                                        "Proxy",  "Server",   "Worker"};
    const char *title = trace->actors[actor];
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strcmp(title, parts[i]) == 0)
            return or_empty(
                arena_printf(arena, "the %c%s", tolower((unsigned char)title[0]), title + 1));
    return title;
}

/* A sentence that grows clause by clause in the arena. */
struct sentence {
    struct arena *arena;
    const char *text; /* "" once memory ran out */
    int clauses;
};

static void add_clause(struct sentence *sentence, const char *clause) {
    if (clause == NULL)
        return;
    sentence->text = or_empty(arena_printf(sentence->arena, "%s%s%s", sentence->text,
                                           sentence->clauses > 0 ? "; " : "", clause));
    sentence->clauses++;
}

/* The time as a film's clock shows it. */
static const char *clock_text(int64_t usec, struct arena *arena) {
    char text[DURATION_TEXT_BYTES];
    duration_clock(usec, text);
    return or_empty(arena_copy(arena, text, strlen(text)));
}

static void add_travelling(const struct trace *trace, int64_t at_usec, struct sentence *sentence) {
    int count = 0;
    bool alike = true;
    enum trace_style style = TRACE_STYLE_REQUEST;
    for (int i = 0; i < trace->message_count; i++) {
        const struct trace_message *message = &trace->messages[i];
        if (trace_message_phase(message, at_usec) != TRACE_PHASE_TRAVELLING)
            continue;
        alike = alike && (count == 0 || message->style == style);
        style = message->style;
        count++;
    }
    if (count == 1)
        add_clause(sentence,
                   arena_printf(sentence->arena, "the %s is on its way", style_words[style].one));
    else if (count > 1)
        add_clause(sentence, arena_printf(sentence->arena, "%d %s are on their way", count,
                                          alike ? style_words[style].many : "messages"));
}

/* That the last message to leave could not. */
static void add_failed(const struct trace *trace, int64_t at_usec, struct sentence *sentence) {
    const struct trace_message *last = NULL;
    for (int i = 0; i < trace->message_count && trace->messages[i].leaves_usec <= at_usec; i++)
        last = &trace->messages[i];
    if (last != NULL && last->fails)
        add_clause(sentence, arena_printf(sentence->arena, "the %s could not leave %s",
                                          style_words[last->style].one,
                                          trace_actor_phrase(trace, last->from, sentence->arena)));
}

static void add_waiting(const struct trace *trace, int actor, int64_t at_usec,
                        struct sentence *sentence) {
    int count;
    const struct trace_data *oldest = trace_oldest_waiting(trace, actor, at_usec, &count);
    if (oldest == NULL)
        return;
    struct arena *arena = sentence->arena;
    const char *more = count > 1 ? arena_printf(arena, ", with %d more behind", count - 1) : "";
    add_clause(sentence, arena_printf(arena, "%s has waited %s at %s%s", oldest->label,
                                      clock_text(trace_data_age_usec(oldest, at_usec), arena),
                                      trace_actor_phrase(trace, actor, arena), or_empty(more)));
}

static void add_open(const struct trace *trace, int64_t at_usec, struct sentence *sentence) {
    int count = trace_open_count(trace, -1, at_usec);
    if (count > 1)
        add_clause(sentence, arena_printf(sentence->arena, "%d connections are open", count));
    for (int i = 0; i < trace->connection_count && count == 1; i++)
        if (trace_connection_is_open(&trace->connections[i], at_usec))
            add_clause(sentence,
                       arena_printf(sentence->arena, "open: %s", trace->connections[i].label));
}

const char *trace_moment(const struct trace *trace, int64_t at_usec, struct arena *arena) {
    struct sentence sentence = {.arena = arena, .text = ""};
    add_travelling(trace, at_usec, &sentence);
    if (sentence.clauses == 0)
        add_failed(trace, at_usec, &sentence);
    for (int actor = 0; actor < trace->actor_count; actor++)
        add_waiting(trace, actor, at_usec, &sentence);
    add_open(trace, at_usec, &sentence);
    if (sentence.clauses == 0)
        add_clause(&sentence, "nothing is on its way");
    return or_empty(arena_printf(arena, "At %s: %s.", clock_text(at_usec, arena), sentence.text));
}

static const char *message_text(const struct trace *trace, const struct trace_message *message,
                                struct arena *arena) {
    const char *from = trace->actors[message->from], *to = trace->actors[message->to];
    const char *style = style_words[message->style].one;
    if (message->fails)
        return arena_printf(arena, "%s → %s: %s (%s, fails at %s)", from, to, message->label, style,
                            trace_actor_phrase(trace, message->from, arena));
    return arena_printf(arena, "%s → %s: %s (%s, there at %s)", from, to, message->label, style,
                        clock_text(message->arrives_usec, arena));
}

static const char *connection_text(const struct trace *trace,
                                   const struct trace_connection *connection, const char *verb,
                                   struct arena *arena) {
    return arena_printf(arena, "%s and %s: %s (%s)", trace->actors[connection->between[0]],
                        trace->actors[connection->between[1]], connection->label, verb);
}

static const char *data_text(const struct trace *trace, const struct trace_data *data, bool seen,
                             struct arena *arena) {
    const char *actor = trace->actors[data->actor];
    if (!seen)
        return arena_printf(arena, "%s: %s appears", actor, data->label);
    return arena_printf(arena, "%s: %s is seen, %s old", actor, data->label,
                        clock_text(data->seen_usec - data->appears_usec, arena));
}

const char *trace_occurrence_text(const struct trace *trace,
                                  const struct trace_occurrence *occurrence, struct arena *arena) {
    int i = occurrence->index;
    switch (occurrence->what) {
    case TRACE_SAYS:
        return trace->beats[i].say;
    case TRACE_OPENS:
        return or_empty(connection_text(trace, &trace->connections[i], "opens", arena));
    case TRACE_CLOSES:
        return or_empty(connection_text(trace, &trace->connections[i], "ends", arena));
    case TRACE_APPEARS:
        return or_empty(data_text(trace, &trace->data[i], false, arena));
    case TRACE_SEEN:
        return or_empty(data_text(trace, &trace->data[i], true, arena));
    case TRACE_LEAVES:
        return or_empty(message_text(trace, &trace->messages[i], arena));
    }
    return "";
}

void trace_transcript(const struct trace *trace, const char *indent, int width_cells,
                      struct arena *arena, struct writer *writer) {
    int count;
    const struct trace_occurrence *all = trace_occurrences(trace, arena, &count);
    int clock_cells = (int)strlen(clock_text(trace->lasts_usec, arena));
    const char *rest = or_empty(arena_printf(arena, "%s%*s", indent, clock_cells + 2, ""));
    for (int i = 0; i < count; i++) {
        const char *first =
            arena_printf(arena, "%s%*s  ", indent, clock_cells, clock_text(all[i].at_usec, arena));
        writer_wrapped(writer, or_empty(first), rest, width_cells,
                       trace_occurrence_text(trace, &all[i], arena));
    }
}
