/* How the rows of a sequence are given to what happens, and its columns to the actors. */
#include "ui/sequence.h"

#include <string.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/text.h"

enum {
    LIST_BELOW = 30,         /* cells: narrower than this is a list */
    ABREAST_LIST_BELOW = 22, /* the same of one that stands beside others */
    LEAST_GAP = 12,          /* cells between two lifelines */
    UNITS_FROM = 56,         /* cells from which times are shown with their unit */
    TIMES_FROM = 36          /* cells from which times are shown at all */
};

/* --- Columns. --- */

static int clock_cells(const struct trace *trace) {
    char text[DURATION_TEXT_BYTES];
    return (int)strlen(duration_clock(trace->lasts_usec, text));
}

/* Finds where the lifelines stand; false when they would stand too close. */
static bool place_actors(struct sequence *sequence, int list_below, int *columns) {
    const struct trace *trace = sequence->trace;
    int width = sequence->width_cells, last = trace->actor_count - 1;
    if (width < list_below || last < 1)
        return false;
    if (width >= TIMES_FROM)
        sequence->time_cells = clock_cells(trace) - (width >= UNITS_FROM ? 0 : 2);
    int left_title = text_width(trace->actors[0]), right_title = text_width(trace->actors[last]);
    int left = int_min(left_title / 2 + (width >= UNITS_FROM ? 2 : 1), width / 6);
    int margin = sequence->time_cells > 0 ? sequence->time_cells + 2 : 0;
    int right = int_max(margin, int_min(right_title / 2, width / 6));
    int span = width - 1 - right - left;
    if (span / last < LEAST_GAP)
        return false;
    for (int i = 0; i <= last; i++)
        columns[i] = left + span * i / last;
    return true;
}

/* Apart from the count where that cuts no word. */
struct sequence_slot sequence_title_slot(const struct sequence *sequence, int actor) {
    enum { ABOVE_CELLS = 3 /* "▲12", how many rows lie above */, GAP = 1 };
    int actors = sequence->trace->actor_count;
    int right = sequence->width_cells - (sequence->time_cells > 0 ? ABOVE_CELLS : 0);
    struct sequence_slot apart = sequence_slot(sequence->columns, actors, actor, right - GAP);
    const char *title = sequence->trace->actors[actor];
    bool is_cut = text_width(title) > apart.cells && strchr(title, ' ') == NULL;
    return is_cut ? sequence_slot(sequence->columns, actors, actor, right) : apart;
}

/* As many as the tallest title takes. */
static int title_rows(const struct sequence *sequence, struct arena *arena) {
    const char *lines[SEQUENCE_TITLE_ROWS];
    int most = 1;
    for (int i = 0; i < sequence->trace->actor_count; i++)
        most = int_max(most,
                       sequence_title_lines(sequence->trace->actors[i],
                                            sequence_title_slot(sequence, i).cells, lines, arena));
    return most;
}

struct sequence_way sequence_way(const struct sequence *sequence, int from, int to) {
    int a = sequence->columns[from], b = sequence->columns[to];
    int step = a < b ? 1 : -1;
    return (struct sequence_way){a + 2 * step, step, (b - a) * step - 3};
}

struct sequence_way sequence_margin(const struct sequence *sequence, int actor) {
    bool last = actor == sequence->trace->actor_count - 1;
    return sequence_way(sequence, actor, last ? actor - 1 : actor + 1);
}

/* --- Rows. --- */

bool sequence_label_fits(const struct trace_message *message, const struct sequence_way *way) {
    int width = text_width(message->label);
    enum trace_fate fate = trace_message_fate(message);
    if (width + (fate == TRACE_FATE_FAILS ? 4 : 6) > way->cells)
        return false;
    if (fate != TRACE_FATE_CUT)
        return true;
    /* The sign of where it was lost stands before the label or behind it, with a space between. */
    int gone = trace_message_cells(message, message->cut_usec, way->cells - 1);
    return gone < 2 || gone >= width + 4;
}

int sequence_age_cells(const struct trace_data *data) {
    enum {
        AGE_CELLS = 12,    /* "✓ 12.3 s old" */
        LOST_CELLS = 18,   /* "✗ lost, 12.3 s old" */
        AT_ONCE_CELLS = 14 /* "✗ lost at once" */
    };
    if (data->lost_usec == 0)
        return AGE_CELLS;
    return data->lost_usec > data->appears_usec ? LOST_CELLS : AT_ONCE_CELLS;
}

/* True when label and age stand in one row. */
static bool age_fits(const struct trace_data *data, const struct sequence_way *way) {
    return text_width(data->label) + 2 + sequence_age_cells(data) <= way->cells;
}

static int message_lines(const struct sequence *sequence, const struct trace_message *message) {
    struct sequence_way way = sequence_way(sequence, message->from, message->to);
    if (sequence_label_fits(message, &way))
        return 1;
    return 1 + text_lines(message->label, strlen(message->label), way.cells);
}

/* How many rows an occurrence takes; 0 for what has no row of its own. */
static int lines_of(const struct sequence *sequence, const struct trace_occurrence *occurrence,
                    struct arena *arena) {
    const struct trace *trace = sequence->trace;
    if (occurrence->what == TRACE_SAYS || occurrence->what == TRACE_SEEN ||
        occurrence->what == TRACE_LOST)
        return 0;
    if (sequence->listed) {
        const char *text = sequence_list_text(sequence, occurrence, 0, arena);
        int lines = text_lines(text, strlen(text), sequence->width_cells);
        return lines + (occurrence->what == TRACE_APPEARS);
    }
    if (occurrence->what == TRACE_LEAVES)
        return message_lines(sequence, &trace->messages[occurrence->index]);
    if (occurrence->what != TRACE_APPEARS)
        return 1;
    const struct trace_data *data = &trace->data[occurrence->index];
    struct sequence_way way = sequence_margin(sequence, data->actor);
    return age_fits(data, &way) ? 1 : 2;
}

/* A stretch of time that ends with an occurrence, or with the film. */
struct stretch {
    int64_t from_usec, to_usec;
    int occurrence, lines; /* -1: the end of the film */
    int blanks;
};

struct stretches {
    struct stretch *list;
    int count, rows;
};

static void add_stretch(struct stretches *all, int64_t to_usec, int occurrence, int lines) {
    int64_t from_usec = all->count > 0 ? all->list[all->count - 1].to_usec : 0;
    all->list[all->count++] = (struct stretch){from_usec, to_usec, occurrence, lines, 0};
    all->rows += lines;
}

static struct stretches find_stretches(struct sequence *sequence, struct arena *arena) {
    struct stretches all = {0};
    int count;
    sequence->occurrences = trace_occurrences(sequence->trace, arena, &count);
    all.list = arena_array(arena, (size_t)count + 1, sizeof *all.list);
    for (int i = 0; i < count; i++) {
        int lines = lines_of(sequence, &sequence->occurrences[i], arena);
        if (lines > 0)
            add_stretch(&all, sequence->occurrences[i].at_usec, i, lines);
    }
    add_stretch(&all, sequence->trace->lasts_usec, -1, 0);
    return all;
}

/* The stretch in which most time passes for each of its rows; NULL: none does. */
static struct stretch *longest(const struct stretches *all) {
    struct stretch *best = NULL;
    int64_t most = 0;
    for (int i = 0; i < all->count; i++) {
        struct stretch *stretch = &all->list[i];
        int64_t share = (stretch->to_usec - stretch->from_usec) / (stretch->blanks + 1);
        if (share > most) {
            most = share;
            best = stretch;
        }
    }
    return best;
}

/* Gives the rows that are left over to the stretches, always to where most time passes. */
static void spread(struct stretches *all, int wanted_rows) {
    while (all->rows < wanted_rows) {
        struct stretch *stretch = longest(all);
        if (stretch == NULL)
            return;
        stretch->blanks++;
        all->rows++;
    }
}

/* The lifelines go on below the last thing that happens, to the film's end. */
static void go_on_to_end(struct stretches *all) {
    struct stretch *end = &all->list[all->count - 1];
    if (end->to_usec > end->from_usec || all->rows == 0) {
        end->blanks++;
        all->rows++;
    }
}

static void make_rows(struct sequence *sequence, const struct stretches *all, struct arena *arena) {
    struct sequence_row *row = arena_array(arena, (size_t)all->rows, sizeof *row);
    sequence->rows = row;
    sequence->row_count = all->rows;
    for (int i = 0; i < all->count; i++) {
        const struct stretch *stretch = &all->list[i];
        int64_t passes = stretch->to_usec - stretch->from_usec;
        for (int blank = 1; blank <= stretch->blanks; blank++)
            *row++ = (struct sequence_row){
                stretch->from_usec + passes * blank / (stretch->blanks + 1), -1, 0, 1};
        for (int line = 0; line < stretch->lines; line++)
            *row++ =
                (struct sequence_row){stretch->to_usec, stretch->occurrence, line, stretch->lines};
    }
}

/* --- A list. --- */

/* What stands between the two actors in a list. */
static const char *list_mark(const struct trace *trace, const struct trace_occurrence *occurrence,
                             int64_t at_usec) {
    if (occurrence->what == TRACE_OPENS)
        return "═";
    if (occurrence->what == TRACE_CLOSES)
        return trace->connections[occurrence->index].cut ? "╳" : "╱";
    const struct trace_message *message = &trace->messages[occurrence->index];
    enum trace_phase phase = trace_message_phase(message, at_usec);
    if (phase == TRACE_PHASE_FAILED || phase == TRACE_PHASE_CUT)
        return "✗";
    return phase == TRACE_PHASE_ARRIVED ? "→" : "⇢";
}

const char *sequence_close_text(const struct trace_connection *connection) {
    return connection->cut ? "is cut" : "ends";
}

/* "C→S GET /" or, with whole names, "Client → Server: GET /". */
static const char *between_text(const struct sequence *sequence, int from, const char *mark, int to,
                                const char *text, struct arena *arena) {
    const char *const *names = sequence->names.of;
    return arena_printf(arena, sequence->names.whole ? "%s %s %s: %s" : "%s%s%s %s", names[from],
                        mark, names[to], text);
}

static const char *data_text(const struct sequence *sequence, const struct trace_data *data,
                             struct arena *arena) {
    return arena_printf(arena, sequence->names.whole ? "%s ● %s" : "%s● %s",
                        sequence->names.of[data->actor], data->label);
}

static const char *connection_text(const struct sequence *sequence,
                                   const struct trace_connection *connection, const char *mark,
                                   bool closes, struct arena *arena) {
    const char *text = connection->label;
    if (closes)
        text = arena_printf(arena, "%s: %s", text, sequence_close_text(connection));
    return between_text(sequence, connection->between[0], mark, connection->between[1], text,
                        arena);
}

const char *sequence_list_text(const struct sequence *sequence,
                               const struct trace_occurrence *occurrence, int64_t at_usec,
                               struct arena *arena) {
    const struct trace *trace = sequence->trace;
    int i = occurrence->index;
    if (occurrence->what == TRACE_APPEARS)
        return data_text(sequence, &trace->data[i], arena);
    const char *mark = list_mark(trace, occurrence, at_usec);
    if (occurrence->what != TRACE_LEAVES)
        return connection_text(sequence, &trace->connections[i], mark,
                               occurrence->what == TRACE_CLOSES, arena);
    const struct trace_message *message = &trace->messages[i];
    return between_text(sequence, message->from, mark, message->to, message->label, arena);
}

/* --- The whole. --- */

/* Everything but the rows. */
static struct sequence frame_of(const struct trace *trace, int width_cells, int list_below,
                                struct arena *arena) {
    struct sequence sequence = {.trace = trace, .width_cells = int_max(width_cells, 1)};
    int *columns = arena_array(arena, (size_t)trace->actor_count + 1, sizeof *columns);
    sequence.columns = columns;
    sequence.listed = !place_actors(&sequence, list_below, columns);
    if (sequence.listed)
        sequence.names = sequence_names(trace, sequence.width_cells, arena);
    sequence.header_rows =
        sequence.listed ? sequence.names.legend_rows : title_rows(&sequence, arena);
    return sequence;
}

struct sequence sequence_layout(const struct trace *trace, int width_cells, int wanted_rows,
                                enum sequence_room room, struct arena *arena) {
    int list_below = room == SEQUENCE_ROOM_ABREAST ? ABREAST_LIST_BELOW : LIST_BELOW;
    struct sequence sequence = frame_of(trace, width_cells, list_below, arena);
    struct stretches all = find_stretches(&sequence, arena);
    if (!sequence.listed || all.rows == 0)
        go_on_to_end(&all);
    if (!sequence.listed && room == SEQUENCE_ROOM_FULL)
        spread(&all, wanted_rows - sequence.header_rows);
    make_rows(&sequence, &all, arena);
    return sequence;
}

int sequence_present_row(const struct sequence *sequence, int64_t at_usec) {
    int past = 0, coming = sequence->row_count;
    while (past < coming) {
        int middle = past + (coming - past) / 2;
        if (sequence->rows[middle].at_usec <= at_usec)
            past = middle + 1;
        else
            coming = middle;
    }
    return past - 1;
}

static void sooner(int64_t *next_usec, int64_t at_usec, int64_t candidate_usec) {
    if (candidate_usec > at_usec && candidate_usec < *next_usec)
        *next_usec = candidate_usec;
}

static int64_t next_of_message(const struct sequence *sequence, const struct trace_message *message,
                               int64_t at_usec) {
    enum trace_phase phase = trace_message_phase(message, at_usec);
    if (phase == TRACE_PHASE_COMING)
        return message->leaves_usec;
    if (phase != TRACE_PHASE_TRAVELLING)
        return TRACE_NEVER;
    int64_t ends_usec = trace_message_ends(message);
    if (sequence->listed)
        return ends_usec;
    int cells = sequence_way(sequence, message->from, message->to).cells - 1;
    int gone = trace_message_cells(message, at_usec, cells);
    int64_t moves_usec = trace_message_when(message, gone + 1, cells);
    return moves_usec < ends_usec ? moves_usec : ends_usec;
}

int64_t sequence_next_change(const struct sequence *sequence, int64_t at_usec) {
    const struct trace *trace = sequence->trace;
    int64_t next = TRACE_NEVER;
    int row = sequence_present_row(sequence, at_usec) + 1;
    if (row < sequence->row_count)
        next = sequence->rows[row].at_usec;
    for (int i = 0; i < trace->message_count; i++)
        sooner(&next, at_usec, next_of_message(sequence, &trace->messages[i], at_usec));
    for (int i = 0; i < trace->connection_count; i++) {
        sooner(&next, at_usec, trace->connections[i].opens_usec);
        sooner(&next, at_usec, trace->connections[i].closes_usec);
    }
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        int64_t age = trace_data_age_usec(data, at_usec);
        sooner(&next, at_usec, data->appears_usec);
        sooner(&next, at_usec, trace_data_ends(data));
        if (trace_data_is_waiting(data, at_usec))
            sooner(&next, at_usec, data->appears_usec + duration_age_changes(age));
    }
    return next;
}
