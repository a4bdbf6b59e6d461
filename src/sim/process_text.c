/* Processes as an author writes them and as a learner reads them. */
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "base/grow.h"
#include "base/writer.h"
#include "sim/process.h"

enum { RATE_DIGITS = 6, RATE_UNITS = 3 };

/* The longest mean gap is 1,000 h. */
static const int64_t longest_nsec = INT64_C(3600000000000) * 1000;

struct rate_unit {
    const char *name, *words;
    int64_t nsec;
};

static const struct rate_unit rate_units[RATE_UNITS] = {
    {"/s", "a second", INT64_C(1000000000)},
    {"/min", "a minute", INT64_C(60000000000)},
    {"/h", "an hour", INT64_C(3600000000000)},
};

/* --- Reading. --- */

/* What is read, and what it is read with. */
struct reading {
    struct process *process;
    struct arena *arena;
    struct errbuf *err;
};

static bool read_duration(const char *text, size_t length, int64_t *usec,
                          const struct reading *reading) {
    return duration_parse(arena_copy(reading->arena, text, length), usec, reading->err);
}

static bool read_every(const char *text, const struct reading *reading) {
    struct process *process = reading->process;
    size_t length = strcspn(text, "+");
    process->kind = PROCESS_EVERY;
    if (!read_duration(text, length, &process->period_usec, reading))
        return false;
    const char *phase = text + length;
    if (*phase == '+' &&
        !read_duration(phase + 1, strlen(phase + 1), &process->phase_usec, reading))
        return false;
    return process_check(process, reading->err);
}

/* Reads digits with at most one point; *scale is what the number was multiplied with. */
static bool read_decimal(const char **at, int64_t *number, int64_t *scale) {
    const char *text = *at;
    int whole = (int)strspn(text, "0123456789"), part = 0;
    if (text[whole] == '.')
        part = (int)strspn(text + whole + 1, "0123456789");
    if (whole < 1 || whole > 10 || part > RATE_DIGITS || (text[whole] == '.' && part < 1))
        return false;
    *number = 0;
    *scale = 1;
    const char *end = text + whole + (part > 0 ? 1 + part : 0);
    for (; *at < end; ++*at)
        if (**at != '.')
            *number = *number * 10 + (**at - '0');
    for (; part > 0; part--)
        *scale *= 10;
    return true;
}

static const struct rate_unit *find_rate_unit(const char *name) {
    for (int i = 0; i < RATE_UNITS; i++)
        if (strcmp(name, rate_units[i].name) == 0)
            return &rate_units[i];
    return NULL;
}

static bool read_poisson(const char *text, const struct reading *reading) {
    int64_t number, scale;
    reading->process->kind = PROCESS_POISSON;
    bool good = read_decimal(&text, &number, &scale);
    const struct rate_unit *unit = good ? find_rate_unit(text) : NULL;
    if (unit == NULL)
        return errbuf_fail(reading->err, "a rate is a number and /s, /min or /h" HELP
                                         "write it as in \"0.2/s\", with at most six digits after "
                                         "its point");
    if (number == 0)
        return errbuf_fail(reading->err, "a rate is above zero");
    if (number > unit->nsec / 1000 * scale)
        return errbuf_fail(reading->err, "a rate is at most 1000000/s");
    int64_t mean_nsec = (unit->nsec * scale + number / 2) / number;
    if (mean_nsec > longest_nsec)
        return errbuf_fail(reading->err, "a rate is at least 0.001/h");
    reading->process->mean_nsec = mean_nsec;
    return true;
}

static bool read_bursts(const char *text, const struct reading *reading) {
    struct process *process = reading->process;
    char *end;
    size_t digits = strspn(text, "0123456789");
    process->kind = PROCESS_BURSTS;
    if (digits < 1 || digits > 9 || text[digits] != ',')
        return errbuf_fail(reading->err, "bursts have a number, a gap and a period" HELP
                                         "write them as in \"bursts:3,100ms,10s\"");
    process->count = (int)strtol(text, &end, 10);
    const char *gap = end + 1, *period = strchr(gap, ',');
    if (period == NULL)
        return errbuf_fail(reading->err, "bursts have a period besides number and gap" HELP
                                         "write them as in \"bursts:3,100ms,10s\"");
    if (!read_duration(gap, (size_t)(period - gap), &process->gap_usec, reading) ||
        !read_duration(period + 1, strlen(period + 1), &process->period_usec, reading))
        return false;
    return process_check(process, reading->err);
}

/* A list of instants that grows in the arena. */
struct instants {
    int64_t *list;
    int count, capacity;
};

static bool add_instant(struct instants *instants, const char *text, size_t length,
                        const struct reading *reading) {
    int64_t usec = 0;
    if (!read_duration(text, length, &usec, reading))
        return false;
    if (instants->count == PROCESS_LISTED_LIMIT)
        return errbuf_fail(reading->err, "a list has at most %d times", PROCESS_LISTED_LIMIT);
    instants->list = grow_in_arena(reading->arena, instants->list, instants->count,
                                   &instants->capacity, sizeof *instants->list);
    instants->list[instants->count++] = usec;
    return true;
}

static int compare_instants(const void *a, const void *b) {
    const int64_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

static void keep_instants(struct process *process, const struct instants *instants) {
    if (instants->count > 0)
        qsort(instants->list, (size_t)instants->count, sizeof *instants->list, compare_instants);
    process->listed_usec = instants->list;
    process->listed_count = instants->count;
}

static bool read_at(const char *text, const struct reading *reading) {
    struct instants instants = {0};
    for (const char *at = text;; at++) {
        size_t length = strcspn(at, ",");
        if (!add_instant(&instants, at, length, reading))
            return false;
        at += length;
        if (*at == '\0')
            break;
    }
    keep_instants(reading->process, &instants);
    return true;
}

static bool read_none(const char *text, const struct reading *reading) {
    return *text == '\0' || errbuf_fail(reading->err, "after \"none\" nothing follows");
}

static const struct {
    const char *prefix;
    bool (*read)(const char *rest, const struct reading *reading);
} forms[] = {
    {"every:", read_every}, {"poisson:", read_poisson}, {"bursts:", read_bursts},
    {"at:", read_at},       {"none", read_none},
};

bool process_parse(const char *text, struct process *process, struct arena *arena,
                   struct errbuf *err) {
    struct process read = {.kind = PROCESS_NONE};
    struct reading reading = {&read, arena, err};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t length = strlen(forms[i].prefix);
        if (strncmp(text, forms[i].prefix, length) != 0)
            continue;
        if (!forms[i].read(text + length, &reading))
            return false;
        *process = read;
        return true;
    }
    return errbuf_fail(err, "this is no sequence of events" HELP
                            "write every:T, every:T+PHASE, poisson:RATE, bursts:N,GAP,PERIOD, "
                            "at:T,T,… or none, as in \"every:5s\" or \"poisson:0.2/s\"");
}

void process_write_pattern(struct writer *writer) {
    struct writer duration = {0};
    duration_write_form(&duration);
    const char *time = duration.text;
    writer_printf(writer, "(?:every:%s(?:\\+%s)?|poisson:[0-9]+(?:\\.[0-9]{1,%d})?(?:", time, time,
                  RATE_DIGITS);
    for (int i = 0; i < RATE_UNITS; i++)
        writer_printf(writer, "%s%s", i > 0 ? "|" : "", rate_units[i].name);
    writer_printf(writer, ")|bursts:[0-9]+,%s,%s|at:%s(?:,%s)*|none)", time, time, time, time);
    writer_release(&duration);
}

bool process_parse_lines(const char *text, struct process *process, struct arena *arena,
                         struct errbuf *err) {
    struct errbuf why;
    struct reading reading = {process, arena, &why};
    struct instants instants = {0};
    for (int line = 1; *text != '\0'; line++) {
        size_t whole = strcspn(text, "\n"), first = strspn(text, " \t"), end = strcspn(text, "#\n");
        while (end > first && strchr(" \t\r", text[end - 1]) != NULL)
            end--;
        if (end > first && !add_instant(&instants, text + first, end - first, &reading))
            return errbuf_fail(err, "line %d: %s", line, why.text);
        text += whole + (text[whole] == '\n');
    }
    *process = (struct process){.kind = PROCESS_NONE};
    keep_instants(process, &instants);
    return true;
}

/* --- Showing. --- */

static const char *duration_text(int64_t usec, struct arena *arena) {
    char text[DURATION_TEXT_BYTES];
    duration_format(usec, text);
    return arena_copy(arena, text, strlen(text));
}

static const char *every_words(const struct process *process, struct arena *arena) {
    const char *period = duration_text(process->period_usec, arena);
    if (process->phase_usec == 0)
        return arena_printf(arena, "every %s", period);
    return arena_printf(arena, "every %s, starting at %s", period,
                        duration_text(process->phase_usec, arena));
}

/* Hundredths, rounded to three digits, without the zeros at the end. */
static const char *number_text(int64_t hundredths, struct arena *arena) {
    int64_t step = hundredths >= 10000 ? 100 : hundredths >= 1000 ? 10 : 1;
    hundredths = (hundredths + step / 2) / step * step;
    long long whole = hundredths / 100;
    int part = (int)(hundredths % 100);
    if (part == 0)
        return arena_printf(arena, "%lld", whole);
    if (part % 10 == 0)
        return arena_printf(arena, "%lld.%d", whole, part / 10);
    return arena_printf(arena, "%lld.%02d", whole, part);
}

static const char *poisson_words(const struct process *process, struct arena *arena) {
    for (int i = 0; i < RATE_UNITS; i++)
        if (process->mean_nsec <= rate_units[i].nsec) {
            int64_t hundredths =
                (rate_units[i].nsec * 100 + process->mean_nsec / 2) / process->mean_nsec;
            return arena_printf(arena, "about %s %s, at random", number_text(hundredths, arena),
                                rate_units[i].words);
        }
    return arena_printf(arena, "about one every %s, at random",
                        duration_text(process->mean_nsec / 1000, arena));
}

static const char *bursts_words(const struct process *process, struct arena *arena) {
    const char *period = duration_text(process->period_usec, arena);
    if (process->count == 1)
        return arena_printf(arena, "every %s", period);
    if (process->gap_usec == 0)
        return arena_printf(arena, "%d at once every %s", process->count, period);
    return arena_printf(arena, "%d in a row, %s apart, every %s", process->count,
                        duration_text(process->gap_usec, arena), period);
}

/* "at 0 s, 1 s and 2 s"; of many the first two, and how many more. */
static const char *listed_words(const struct process *process, struct arena *arena) {
    enum { SHOWN = 3 };
    int count = process->listed_count, shown = count > SHOWN ? SHOWN - 1 : count;
    struct writer words = {0};
    writer_join(&words, "", "at");
    for (int i = 0; i < shown; i++) {
        const char *between = i == 0 ? " " : i + 1 == count ? " and " : ", ";
        writer_join(&words, between, duration_text(process->listed_usec[i], arena));
    }
    if (shown < count)
        writer_printf(&words, " and %d more times", count - shown);
    return writer_keep(&words, arena);
}

const char *process_words(const struct process *process, struct arena *arena) {
    const char *described = NULL;
    switch (process->kind) {
    case PROCESS_NONE:
        return process->listed_count > 0 ? listed_words(process, arena) : "none";
    case PROCESS_EVERY:
        described = every_words(process, arena);
        break;
    case PROCESS_POISSON:
        described = poisson_words(process, arena);
        break;
    case PROCESS_BURSTS:
        described = bursts_words(process, arena);
        break;
    }
    if (process->listed_count == 0)
        return described;
    return arena_printf(arena, "%s, and %s", described, listed_words(process, arena));
}
