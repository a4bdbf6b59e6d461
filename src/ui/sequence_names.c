/* How titles are broken over rows, and shortened to initials with a legend where the actors stand
 * close. */
#include "ui/sequence_names.h"

#include <string.h>

#include "base/int.h"
#include "base/text.h"

enum {
    SLOT_GAP = 2,       /* cells between two titles */
    LABEL_CELLS = 12,   /* what is left beside two whole names */
    SENTENCE_CELLS = 5, /* " → " and ": " */
    INITIAL_CELLS = 3   /* of a title, that tell it from the others, at most */
};
static const char between[] = " · ";

/* --- Titles. --- */

struct sequence_slot sequence_slot(const int *columns, int actor_count, int actor, int right) {
    int x = actor > 0 ? (columns[actor - 1] + columns[actor]) / 2 + SLOT_GAP / 2 : 0;
    int end =
        actor + 1 < actor_count ? (columns[actor] + columns[actor + 1]) / 2 - SLOT_GAP / 2 : right;
    return (struct sequence_slot){x, int_max(end - x, 1)};
}

/* True when a word goes on after a line that ends there, since it is longer than the line. */
static bool breaks_word(const char *text, size_t length, size_t end) {
    struct text_cell next;
    if (end >= length || text_word_after(text, length, text_cell_before(text, length, end)) <= end)
        return false;
    text_cell(text + end, length - end, &next);
    return next.width_cells == 1; /* between wide characters a line may end */
}

int sequence_title_lines(const char *title, int cells, const char *lines[SEQUENCE_TITLE_ROWS],
                         struct arena *arena) {
    size_t length = strlen(title), at = 0;
    int count = 0;
    do {
        struct text_line line;
        size_t next = text_wrap(title, length, at, cells, &line);
        bool last = count + 1 == SEQUENCE_TITLE_ROWS && next < length;
        bool cut = last || breaks_word(title, length, line.start + line.length);
        lines[count++] = cut ? text_cut(title + at, cells, arena)
                             : arena_copy(arena, title + line.start, line.length);
        at = cut ? length : next;
    } while (at < length);
    return count;
}

/* --- Names. --- */

static bool are_whole(const struct trace *trace, int width_cells) {
    int widest = 0, second = 0;
    for (int i = 0; i < trace->actor_count; i++) {
        int cells = text_width(trace->actors[i]);
        second = int_max(second, int_min(cells, widest));
        widest = int_max(widest, cells);
    }
    return widest + second + SENTENCE_CELLS + LABEL_CELLS <= width_cells;
}

/* How many bytes of the title tell it from all others: whole characters, at least one; 0: no few
 * of them do. */
static size_t initial_length(const struct trace *trace, int actor) {
    const char *title = trace->actors[actor];
    size_t length = strlen(title), end = text_cell_after(title, length, 0);
    for (int other = 0; other < trace->actor_count; other++)
        while (other != actor && strncmp(title, trace->actors[other], end) == 0) {
            if (end == length)
                return 0;
            end = text_cell_after(title, length, end);
        }
    return text_width_of(title, end) <= INITIAL_CELLS ? end : 0;
}

static bool have_initials(const struct trace *trace) {
    for (int i = 0; i < trace->actor_count; i++)
        if (initial_length(trace, i) == 0)
            return false;
    return true;
}

static void name_actors(const struct trace *trace, const char **names, bool whole,
                        struct arena *arena) {
    bool letters = have_initials(trace);
    for (int i = 0; i < trace->actor_count; i++)
        names[i] = whole     ? trace->actors[i]
                   : letters ? arena_copy(arena, trace->actors[i], initial_length(trace, i))
                             : arena_printf(arena, "%d", i + 1);
}

/* --- The legend. --- */

/* Where the line has no room for more, the entry begins another. */
static void add_entry(const char **lines, int *count, const char *entry, int width_cells,
                      struct arena *arena) {
    const char **last = *count > 0 ? &lines[*count - 1] : NULL;
    if (last == NULL || text_width(*last) + text_width(between) + text_width(entry) > width_cells) {
        lines[(*count)++] = entry;
        return;
    }
    *last = arena_printf(arena, "%s%s%s", *last, between, entry);
}

/* A name that is the title itself needs no entry. */
static void write_legend(const struct trace *trace, int width_cells, struct sequence_names *names,
                         struct arena *arena) {
    const char **lines = arena_array(arena, (size_t)trace->actor_count, sizeof *lines);
    int count = 0;
    for (int i = 0; i < trace->actor_count; i++) {
        if (strcmp(names->of[i], trace->actors[i]) == 0)
            continue;
        const char *entry = arena_printf(arena, "%s %s", names->of[i], trace->actors[i]);
        add_entry(lines, &count, text_cut(entry, width_cells, arena), width_cells, arena);
    }
    names->legend = lines;
    names->legend_rows = count;
}

struct sequence_names sequence_names(const struct trace *trace, int width_cells,
                                     struct arena *arena) {
    struct sequence_names names = {.whole = are_whole(trace, width_cells)};
    const char **of = arena_array(arena, (size_t)trace->actor_count, sizeof *of);
    name_actors(trace, of, names.whole, arena);
    names.of = of;
    if (!names.whole)
        write_legend(trace, width_cells, &names, arena);
    return names;
}
