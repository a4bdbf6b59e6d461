#include <stdlib.h>

#include "reference_run.h"

void *reference_grown(void *entries, int count, int *room, size_t size) {
    if (count < *room)
        return entries;
    *room = *room * 2 + 16;
    void *moved = realloc(entries, (size_t)*room * size);
    if (moved == NULL)
        abort();
    return moved;
}

int reference_compare_times(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static bool is_seen(const struct run *run, const struct event *event) {
    return event->seen_usec < run->scenario->duration_usec;
}

/* Nearest rank: the smallest value with at least percent of all values at or below it. */
static int64_t percentile(const int64_t *sorted, int count, int percent) {
    for (int i = 0; i < count; i++)
        if ((int64_t)(i + 1) * 100 >= (int64_t)percent * count)
            return sorted[i];
    return 0;
}

static void count_events(const struct run *run, int64_t within_usec, struct figures *figures) {
    LIST_OF(int64_t) ages = {NULL, 0, 0};
    int64_t sum_usec = 0;
    for (int i = 0; i < run->events.count; i++) {
        const struct event *event = &run->events.at[i];
        if (event->appears_usec < run->scenario->from_usec)
            continue;
        figures->appeared++;
        figures->lost += event->lost;
        if (!is_seen(run, event)) {
            figures->undelivered++;
            continue;
        }
        int64_t age_usec = event->seen_usec - event->appears_usec;
        figures->delivered++;
        figures->within += age_usec <= within_usec;
        sum_usec += age_usec;
        APPEND(ages, age_usec);
    }
    if (ages.count > 0) {
        qsort(ages.at, (size_t)ages.count, sizeof *ages.at, reference_compare_times);
        figures->staleness = (struct staleness){
            .known = true,
            .mean_nsec = sum_usec * 1000 / ages.count,
            .p50_usec = percentile(ages.at, ages.count, 50),
            .p95_usec = percentile(ages.at, ages.count, 95),
            .p99_usec = percentile(ages.at, ages.count, 99),
            .max_usec = ages.at[ages.count - 1],
        };
    }
    free(ages.at);
}

/* The appearance of the oldest that is not on the screen from at on, or NEVER. */
static int64_t oldest_unseen(const struct run *run, int64_t at_usec) {
    for (int i = 0; i < run->events.count; i++) {
        const struct event *event = &run->events.at[i];
        if (!event->lost && event->appears_usec <= at_usec && at_usec < event->seen_usec)
            return event->appears_usec;
    }
    return NEVER;
}

/* Whether an event that has appeared is not on the screen, be it that it never comes. */
static bool lacks(const struct run *run, int64_t at_usec) {
    for (int i = 0; i < run->events.count; i++) {
        const struct event *event = &run->events.at[i];
        if (event->appears_usec <= at_usec && (event->lost || at_usec < event->seen_usec))
            return true;
    }
    return false;
}

/* Between two of the moments behind(t) rises evenly, so that its mean there is that of its ends;
 * and the screen is up to date all the time, or never. */
static void count_behind(const struct run *run, struct figures *figures) {
    LIST_OF(int64_t) moments = {NULL, 0, 0};
    int64_t end_usec = run->scenario->duration_usec, begin_usec = run->scenario->from_usec;
    APPEND(moments, begin_usec);
    for (int i = 0; i < run->events.count; i++) {
        APPEND(moments, run->events.at[i].appears_usec);
        if (is_seen(run, &run->events.at[i]))
            APPEND(moments, run->events.at[i].seen_usec);
    }
    APPEND(moments, end_usec);
    qsort(moments.at, (size_t)moments.count, sizeof *moments.at, reference_compare_times);
    int64_t twice = 0, fresh_usec = 0;
    for (int i = 0; i + 1 < moments.count; i++) {
        int64_t from_usec = moments.at[i], to_usec = moments.at[i + 1];
        int64_t oldest_usec = oldest_unseen(run, from_usec);
        if (from_usec >= begin_usec && !lacks(run, from_usec))
            fresh_usec += to_usec - from_usec;
        if (oldest_usec != NEVER && from_usec >= begin_usec)
            twice += (to_usec - from_usec) * ((from_usec - oldest_usec) + (to_usec - oldest_usec));
    }
    free(moments.at);
    int64_t over_usec = 2 * (end_usec - begin_usec);
    figures->behind_mean_nsec = twice / over_usec * 1000 + twice % over_usec * 1000 / over_usec;
    figures->fresh_milli = (2 * fresh_usec * 1000 + over_usec / 2) / over_usec;
}

static int64_t count_in(const int64_t *times, int count, int64_t from_usec, int64_t to_usec) {
    int64_t in = 0;
    for (int i = 0; i < count; i++)
        in += from_usec <= times[i] && times[i] < to_usec;
    return in;
}

/* --- Loads: what falls into [from, to). --- */

static int64_t arrivals_in(const struct run *run, int64_t from_usec, int64_t to_usec) {
    return count_in(run->arrivals.at, run->arrivals.count, from_usec, to_usec);
}

static int64_t later_in(const struct run *run, int64_t from_usec, int64_t to_usec) {
    return arrivals_in(run, from_usec, to_usec) -
           count_in(run->firsts.at, run->firsts.count, from_usec, to_usec);
}

static int64_t messages_in(const struct run *run, int64_t from_usec, int64_t to_usec) {
    int64_t sum = 0;
    for (int i = 0; i < run->sent.count; i++) {
        const struct sent *sent = &run->sent.at[i];
        sum += sent->as == SENT_UPDATE && from_usec <= sent->at_usec && sent->at_usec < to_usec;
    }
    return sum;
}

static int64_t bytes_in(const struct run *run, int64_t from_usec, int64_t to_usec) {
    int64_t sum = 0;
    for (int i = 0; i < run->sent.count; i++) {
        const struct sent *sent = &run->sent.at[i];
        if (from_usec <= sent->at_usec && sent->at_usec < to_usec)
            sum += sent->payload + sent->overhead;
    }
    return sum;
}

static int64_t span_usec_in(const struct span *span, int64_t from_usec, int64_t to_usec) {
    int64_t from = span->from_usec > from_usec ? span->from_usec : from_usec;
    int64_t to = span->to_usec < to_usec ? span->to_usec : to_usec;
    return to > from ? to - from : 0;
}

static int64_t open_usec_in(const struct run *run, int64_t from_usec, int64_t to_usec) {
    int64_t sum = 0;
    for (int i = 0; i < run->open.count; i++)
        sum += span_usec_in(&run->open.at[i], from_usec, to_usec);
    for (int i = 0; i < run->own.count; i++)
        sum += span_usec_in(&run->own.at[i].span, from_usec, to_usec);
    return sum;
}

static int64_t bin_usec(int64_t end_usec) {
    int64_t second = 1000000, least = (end_usec + FIGURES_BINS - 1) / FIGURES_BINS;
    return end_usec < second ? end_usec : least > second ? least : second;
}

/* A count becomes one a second. The last bin may be cut: what happens in it is still measured over
 * a whole one, what lasts over what there is of it. */
static struct load load_of(const struct run *run, bool lasts,
                           int64_t (*sum_in)(const struct run *run, int64_t from_usec,
                                             int64_t to_usec)) {
    int64_t begin_usec = run->scenario->from_usec, end_usec = run->scenario->duration_usec;
    int64_t width_usec = bin_usec(end_usec - begin_usec);
    int64_t milli = lasts ? 1000 : INT64_C(1000000000);
    int64_t all = sum_in(run, begin_usec, end_usec);
    struct load load = {.mean_milli = all * milli / (end_usec - begin_usec)};
    for (int64_t from = begin_usec; from < end_usec; from += width_usec) {
        int64_t to = from + width_usec < end_usec ? from + width_usec : end_usec;
        int64_t over_usec = lasts ? to - from : width_usec;
        int64_t level_milli = sum_in(run, from, to) * milli / over_usec;
        if (level_milli > load.peak_milli)
            load.peak_milli = level_milli;
    }
    return load;
}

static void count_loads(const struct run *run, struct figures *figures) {
    figures->bin_usec = bin_usec(run->scenario->duration_usec - run->scenario->from_usec);
    figures->requests_rate = load_of(run, false, arrivals_in);
    figures->later_rate = load_of(run, false, later_in);
    figures->messages_rate = load_of(run, false, messages_in);
    figures->bytes_rate = load_of(run, false, bytes_in);
    figures->open = load_of(run, true, open_usec_in);
}

struct figures reference_count(const struct run *run, int64_t within_usec) {
    int64_t begin_usec = run->scenario->from_usec, end_usec = run->scenario->duration_usec;
    struct figures figures = {.clients = 1,
                              .sampled = 1,
                              .from_usec = begin_usec,
                              .duration_usec = end_usec - begin_usec};
    count_events(run, within_usec, &figures);
    count_behind(run, &figures);
    figures.requests = count_in(run->requests.at, run->requests.count, begin_usec, end_usec);
    figures.connections =
        count_in(run->connections.at, run->connections.count, begin_usec, end_usec);
    figures.posts = count_in(run->posts.at, run->posts.count, begin_usec, end_usec);
    figures.empty_answers =
        count_in(run->empty_answers.at, run->empty_answers.count, begin_usec, end_usec);
    for (int i = 0; i < run->sent.count; i++) {
        struct bytes *way = run->sent.at[i].as == SENT_UP ? &figures.up : &figures.down;
        if (begin_usec <= run->sent.at[i].at_usec && run->sent.at[i].at_usec < end_usec) {
            way->payload += run->sent.at[i].payload;
            way->overhead += run->sent.at[i].overhead;
        }
    }
    figures.signs = run->signs;
    figures.messages = messages_in(run, begin_usec, end_usec);
    for (int i = 0; i < run->messages.count; i++) {
        bool counts = run->messages.at[i].appears_usec >= begin_usec;
        figures.up_appeared += counts;
        figures.up_received += counts && run->messages.at[i].received_usec < end_usec;
    }
    count_loads(run, &figures);
    return figures;
}
