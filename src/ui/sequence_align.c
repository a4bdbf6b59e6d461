/* How sequences that stand beside each other are given the same rows. */
#include <stddef.h>

#include "base/int.h"
#include "ui/sequence.h"

/* A moment at which something happens in any of them, or the film ends. */
struct moment {
    int64_t at_usec;
    int lines;  /* that it takes in the one where it takes most */
    int blanks; /* rows above it in which only time passes */
};

struct moments {
    struct moment *list;
    int count, rows;
};

/* The next of its rows in which something happens. */
static int next_happening(const struct sequence *sequence, int row) {
    while (row < sequence->row_count && sequence->rows[row].occurrence < 0)
        row++;
    return row;
}

static int rows_at(const struct sequence *sequence, int row, int64_t at_usec) {
    int count = 0;
    for (; row < sequence->row_count && sequence->rows[row].occurrence >= 0 &&
           sequence->rows[row].at_usec == at_usec;
         row++)
        count++;
    return count;
}

static void add_moment(struct moments *all, int64_t at_usec, int lines) {
    all->list[all->count++] = (struct moment){at_usec, lines, 0};
    all->rows += lines;
}

static struct moments find_moments(struct sequence *const sequences[], int count, int *next,
                                   struct arena *arena) {
    struct moments all = {0};
    size_t most = 1;
    for (int i = 0; i < count; i++)
        most += (size_t)sequences[i]->row_count;
    all.list = arena_array(arena, most, sizeof *all.list);
    for (;;) {
        int64_t at_usec = TRACE_NEVER;
        int lines = 0;
        for (int i = 0; i < count; i++) {
            next[i] = next_happening(sequences[i], next[i]);
            if (next[i] < sequences[i]->row_count && sequences[i]->rows[next[i]].at_usec < at_usec)
                at_usec = sequences[i]->rows[next[i]].at_usec;
        }
        if (at_usec == TRACE_NEVER)
            break;
        for (int i = 0; i < count; i++) {
            int its = rows_at(sequences[i], next[i], at_usec);
            lines = int_max(lines, its);
            next[i] += its;
        }
        add_moment(&all, at_usec, lines);
    }
    add_moment(&all, sequences[0]->trace->lasts_usec, 0);
    return all;
}

static int64_t begins(const struct moments *all, int i) {
    return i > 0 ? all->list[i - 1].at_usec : 0;
}

/* Rows that are left over go to where most time passes; one goes on to the film's end. */
static void spread(struct moments *all, int wanted_rows) {
    struct moment *end = &all->list[all->count - 1];
    if (end->at_usec > begins(all, all->count - 1) || all->rows == 0)
        end->blanks++, all->rows++;
    while (all->rows < wanted_rows) {
        struct moment *best = NULL;
        int64_t most = 0;
        for (int i = 0; i < all->count; i++) {
            int64_t share = (all->list[i].at_usec - begins(all, i)) / (all->list[i].blanks + 1);
            if (share > most)
                most = share, best = &all->list[i];
        }
        if (best == NULL)
            return;
        best->blanks++;
        all->rows++;
    }
}

static void give_rows(struct sequence *sequence, const struct moments *all, struct arena *arena) {
    struct sequence_row *rows = arena_array(arena, (size_t)all->rows, sizeof *rows), *row = rows;
    int next = 0;
    for (int i = 0; i < all->count; i++) {
        const struct moment *moment = &all->list[i];
        int64_t from_usec = begins(all, i), passes = moment->at_usec - from_usec;
        for (int blank = 1; blank <= moment->blanks; blank++)
            *row++ =
                (struct sequence_row){from_usec + passes * blank / (moment->blanks + 1), -1, 0, 1};
        next = next_happening(sequence, next);
        int its = moment->lines > 0 ? rows_at(sequence, next, moment->at_usec) : 0;
        for (int line = 0; line < moment->lines; line++)
            *row++ = line < its ? sequence->rows[next + line]
                                : (struct sequence_row){moment->at_usec, -1, 0, 1};
        next += its;
    }
    sequence->rows = rows;
    sequence->row_count = all->rows;
}

void sequence_align(struct sequence *sequences[], int count, int wanted_rows, struct arena *arena) {
    int *next = arena_array(arena, (size_t)count, sizeof *next), header = 0;
    for (int i = 0; i < count; i++) {
        if (sequences[i]->listed)
            return;
        header = int_max(header, sequences[i]->header_rows);
    }
    struct moments all = find_moments(sequences, count, next, arena);
    spread(&all, wanted_rows - header);
    for (int i = 0; i < count; i++) {
        give_rows(sequences[i], &all, arena);
        sequences[i]->header_rows = header;
    }
}
