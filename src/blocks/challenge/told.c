/* The words and the table of what is run in a case of a challenge. */
#include "blocks/challenge/told.h"

#include <string.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "sim/measure.h"

enum { FIGURE_CELLS = 8 /* of a count */, HALF = 5, MILLI_PER_CENT = 10 };

/* --- Words. --- */

static const struct challenge_family *family_of(const struct challenge_case *of, int family) {
    return challenge_family_at(challenge_of(of->block), family);
}

static const char *sign_of(bool keeps) {
    return keeps ? "✓" : "✗";
}

/* "97 %": as exact as a sample is. */
static const char *share(const struct challenge_run *run, struct arena *arena) {
    return arena_printf(arena, "%d %%", (int)((run->within_milli + HALF) / MILLI_PER_CENT));
}

static const char *figure(const struct challenge_run *run, enum measure_id id,
                          struct arena *arena) {
    int64_t value;
    bool known = measure_value(&measures[id], &run->figures, &value);
    return measure_words_brief(&measures[id], known ? value : -1, FIGURE_CELLS, arena);
}

static const char *duration(int64_t usec, struct arena *arena) {
    char words[DURATION_TEXT_BYTES];
    return arena_printf(arena, "%s", duration_format(usec, words));
}

/* "Client pull, every 2 s". */
static const char *name(const struct challenge_case *of, const struct challenge_run *run,
                        struct arena *arena) {
    const char *title = family_of(of, run->family)->title;
    return run->interval_usec == 0
               ? title
               : arena_printf(arena, "%s, every %s", title, duration(run->interval_usec, arena));
}

static const char *in_time(const struct challenge_run *run, const char *whose,
                           struct arena *arena) {
    return arena_printf(arena, "%s of the updates arrive within %s %s", share(run, arena), whose,
                        duration(run->window_usec, arena));
}

/* ", 1,640 of them answered empty and 18 to send". */
static const char *of_them(const struct challenge_run *run, struct arena *arena) {
    int64_t empty = figures_per_hour(&run->figures, run->figures.empty_answers);
    int64_t posts = figures_per_hour(&run->figures, run->figures.posts);
    char none[NUMBER_TEXT_BYTES], own[NUMBER_TEXT_BYTES];
    number_within(empty, FIGURE_CELLS, none);
    number_within(posts, FIGURE_CELLS, own);
    if (empty > 0 && posts > 0)
        return arena_printf(arena, ", %s of them answered empty and %s to send", none, own);
    if (empty > 0)
        return arena_printf(arena, ", %s of them answered empty", none);
    return posts > 0 ? arena_printf(arena, ", %s of them to send", own) : "";
}

/* "1 request", "1,800 requests": as many as are shown. */
static const char *counted(const struct challenge_run *run, enum measure_id id, const char *noun,
                           struct arena *arena) {
    const char *count = figure(run, id, arena);
    return arena_printf(arena, "%s %s%s", count, noun, strcmp(count, "1") == 0 ? "" : "s");
}

/* "1,800 requests, 1,640 of them answered empty, 1,800 messages from the server and 1.2 MB". */
static const char *costs(const struct challenge_run *run, struct arena *arena) {
    return arena_printf(arena, "%s%s, %s from the server and %s",
                        counted(run, MEASURE_REQUESTS_PER_HOUR, "request", arena),
                        of_them(run, arena),
                        counted(run, MEASURE_MESSAGES_PER_HOUR, "message", arena),
                        figure(run, MEASURE_BYTES_PER_HOUR, arena));
}

/* "95 % are at most 1.95 s old", and what never came. */
static const char *ages(const struct challenge_run *run, struct arena *arena) {
    const struct measure *p95 = &measures[MEASURE_STALENESS_P95];
    const char *lost = measure_lost_words(p95, &run->figures, arena);
    return arena_printf(arena, "95 %% are at most %s old on arrival%s%s",
                        figure(run, MEASURE_STALENESS_P95, arena), lost != NULL ? "; " : "",
                        lost != NULL ? lost : "");
}

static const char *told(const struct challenge_run *run, struct arena *arena) {
    return arena_printf(arena, "%s. In an hour one client costs %s.", ages(run, arena),
                        costs(run, arena));
}

static const struct challenge_run *run(const struct challenge_case *of,
                                       struct challenge_choice choice) {
    return challenge_run(of->block, of->item, choice, of->scene);
}

static struct challenge_choice models(const struct challenge_item *item) {
    return (struct challenge_choice){item->model_usec, item->model_family};
}

/* --- The table. --- */

enum { COLUMNS = 5, NAME_CELLS = 2 /* of the mark of the own family, and … */, SIGN_CELLS = 2 };

static const struct {
    const char *head;
    int cells; /* with those before it */
} columns[COLUMNS] = {
    {"in time", 9 + SIGN_CELLS}, {"95 %", 10}, {"requests", 10}, {"messages", 10}, {"bytes", 10}};

static void texts_of(const struct challenge_run *run, const char *texts[COLUMNS],
                     struct arena *arena) {
    texts[0] = arena_printf(arena, "%s %s", share(run, arena), sign_of(run->keeps));
    texts[1] = figure(run, MEASURE_STALENESS_P95, arena);
    texts[2] = figure(run, MEASURE_REQUESTS_PER_HOUR, arena);
    texts[3] = figure(run, MEASURE_MESSAGES_PER_HOUR, arena);
    texts[4] = figure(run, MEASURE_BYTES_PER_HOUR, arena);
}

static int table_cells(void) {
    int cells = 0;
    for (int i = 0; i < COLUMNS; i++)
        cells += columns[i].cells;
    return cells;
}

static int name_cells(const struct challenge *challenge) {
    int cells = 0;
    for (int i = 0; i < challenge->families.count; i++)
        cells = int_max(cells, text_width(challenge_family_at(challenge, i)->title));
    return NAME_CELLS + cells;
}

/* A row of figures, each to the left of where its column ends. */
static void write_row(int x, const char *const texts[COLUMNS], enum role role, struct pen *pen) {
    for (int i = 0; i < COLUMNS; i++) {
        x += columns[i].cells;
        pen_mark(pen, x - text_width(texts[i]), theme_style(role), texts[i]);
    }
}

static void write_heads(int x, struct pen *pen) {
    const char *heads[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        heads[i] = columns[i].head;
    write_row(x, heads, ROLE_QUIET, pen);
    pen_skip(pen, 1);
}

static void write_family(const struct challenge_case *of, const struct challenge_run *run, bool own,
                         int indent, struct pen *pen) {
    const char *title = family_of(of, run->family)->title, *texts[COLUMNS];
    struct style style = theme_style(own ? ROLE_STRONG : ROLE_TEXT);
    texts_of(run, texts, pen->arena);
    if (own)
        pen_mark(pen, indent, theme_style(ROLE_VALUE), "•");
    pen_mark(pen, indent + NAME_CELLS, style, title);
    write_row(indent + name_cells(challenge_of(of->block)), texts, own ? ROLE_STRONG : ROLE_TEXT,
              pen);
    pen_skip(pen, 1);
}

/* Where the table has no room: the family and its share, and below it the rest in words. */
static void write_listed(const struct challenge_case *of, const struct challenge_run *run, bool own,
                         int indent, struct pen *pen) {
    struct style style = theme_style(own ? ROLE_STRONG : ROLE_TEXT);
    const char *texts[COLUMNS];
    texts_of(run, texts, pen->arena);
    if (own)
        pen_mark(pen, indent, theme_style(ROLE_VALUE), "•");
    pen_label(pen, indent + NAME_CELLS, style,
              arena_printf(pen->arena, "%s: %s", family_of(of, run->family)->title, texts[0]));
    pen_label(pen, indent + NAME_CELLS, theme_style(ROLE_QUIET),
              arena_printf(pen->arena, "95 %% within %s; %s requests, %s messages, %s", texts[1],
                           texts[2], texts[3], texts[4]));
}

static void write_families(const struct challenge_case *of, struct challenge_choice choice,
                           int indent, struct pen *pen) {
    const struct challenge *challenge = challenge_of(of->block);
    int name = indent + name_cells(challenge);
    bool fits = name + table_cells() <= pen->width_cells;
    if (fits)
        write_heads(name, pen);
    for (int i = 0; i < challenge->families.count; i++) {
        const struct challenge_run *one = run(of, (struct challenge_choice){choice.window_usec, i});
        (fits ? write_family : write_listed)(of, one, i == choice.family, indent, pen);
    }
}

/* --- What stands in the case. --- */

/* The sign first, in the colour that says the same. */
static void write_verdict(bool keeps, int indent, const char *words, struct pen *pen) {
    enum { SIGN = 2 };
    pen_mark(pen, indent, theme_style(keeps ? ROLE_GOOD : ROLE_BAD), sign_of(keeps));
    pen_label(pen, indent + SIGN, theme_style(ROLE_STRONG), words);
}

void challenge_write_own(const struct challenge_case *of, int indent, struct pen *pen) {
    struct challenge_choice choice;
    if (!challenge_decided(of->item, of->scene, &choice)) {
        pen_label(pen, indent, theme_style(ROLE_QUIET),
                  "Place the window and pick a family: your choice is then simulated.");
        return;
    }
    const struct challenge_run *own = run(of, choice);
    write_verdict(own->keeps, indent,
                  arena_printf(pen->arena, "%s: %s", name(of, own, pen->arena),
                               in_time(own, "your", pen->arena)),
                  pen);
    pen_label(pen, indent, theme_style(ROLE_TEXT), told(own, pen->arena));
    pen_skip(pen, 1);
    pen_pair(pen, indent, theme_style(ROLE_STRONG),
             arena_printf(pen->arena, "Each family, for a window of %s",
                          duration(choice.window_usec, pen->arena)),
             theme_style(ROLE_QUIET), "one client, an hour");
    write_families(of, choice, indent, pen);
}

/* Whether what keeps its own window, or most of whose updates are young enough, holds another. */
static bool holds(const struct challenge_run *run, int64_t window_usec) {
    return (run->keeps && run->window_usec <= window_usec) ||
           (run->figures.lost == 0 && run->figures.staleness.known &&
            run->figures.staleness.p95_usec <= window_usec);
}

static bool is_same(struct challenge_choice a, struct challenge_choice b) {
    return a.window_usec == b.window_usec && a.family == b.family;
}

void challenge_write_model(const struct challenge_case *of, int indent, struct pen *pen) {
    struct challenge_choice own, model = models(of->item);
    const struct challenge_run *theirs = run(of, model);
    write_verdict(theirs->keeps, indent,
                  arena_printf(pen->arena, "%s: %s", name(of, theirs, pen->arena),
                               in_time(theirs, "the model answer's", pen->arena)),
                  pen);
    pen_label(pen, indent, theme_style(ROLE_TEXT), told(theirs, pen->arena));
    if (!challenge_decided(of->item, of->scene, &own) || is_same(own, model))
        return;
    const struct challenge_run *yours = run(of, own);
    bool held = holds(yours, model.window_usec);
    write_verdict(held, indent,
                  arena_printf(pen->arena, "Your choice (%s) %s within that window",
                               name(of, yours, pen->arena), held ? "is" : "is not"),
                  pen);
}

static void plain_family(const struct challenge_case *of, const struct challenge_run *run,
                         struct arena *arena, struct writer *writer) {
    writer_wrapped(writer, "  - ", "    ", PLAIN_WIDTH,
                   arena_printf(arena, "%s: %s in time %s. %s", name(of, run, arena),
                                share(run, arena), sign_of(run->keeps), told(run, arena)));
}

void challenge_plain_model(const struct challenge_case *of, struct writer *writer) {
    struct arena *arena = of->scene->arena;
    struct challenge_choice model = models(of->item);
    const struct challenge_run *theirs = run(of, model);
    writer_wrapped(writer, "  ", "  ", PLAIN_WIDTH,
                   arena_printf(arena, "%s %s: %s. %s", sign_of(theirs->keeps),
                                name(of, theirs, arena),
                                in_time(theirs, "the model answer's", arena), told(theirs, arena)));
    for (int i = 0; i < challenge_of(of->block)->families.count; i++)
        if (i != model.family)
            plain_family(of, run(of, (struct challenge_choice){model.window_usec, i}), arena,
                         writer);
}
