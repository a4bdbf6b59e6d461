/* How messages and open connections are added to bins, and what the highest and the mean bin come
 * to. */
#include "sim/bins.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/wide.h"

enum { SECOND = 1000000, MILLI = 1000 };

int64_t bins_width_usec(int64_t end_usec) {
    if (end_usec < SECOND)
        return end_usec;
    int64_t least = (end_usec - 1) / FIGURES_BINS + 1;
    return least > SECOND ? least : SECOND;
}

void bins_begin(struct bins *bins, int64_t from_usec, int64_t end_usec) {
    int64_t width = bins_width_usec(end_usec - from_usec);
    int64_t count = (end_usec - from_usec - 1) / width + 1;
    *bins = (struct bins){.count = count,
                          .bin_usec = width,
                          .from_usec = from_usec,
                          .end_usec = end_usec,
                          .last_usec = from_usec};
    bins->list = memory_alloc((size_t)count + 1, sizeof *bins->list);
    bins->last = bins->list;
}

void bins_release(struct bins *bins) {
    free(bins->list);
    *bins = (struct bins){0};
}

void bins_open(struct bins *bins, int64_t from_usec, int64_t to_usec) {
    from_usec = (from_usec > bins->from_usec ? from_usec : bins->from_usec) - bins->from_usec;
    to_usec = (to_usec < bins->end_usec ? to_usec : bins->end_usec) - bins->from_usec;
    if (from_usec >= to_usec)
        return;
    int64_t first = from_usec / bins->bin_usec, last = to_usec / bins->bin_usec;
    bins->list[first].open_usec -= from_usec - first * bins->bin_usec;
    bins->list[last].open_usec += to_usec - last * bins->bin_usec;
    bins->list[first].opened++;
    bins->list[last].opened--;
}

/* sum a second, in thousandths. */
static int64_t rate_milli(struct sample sample, int64_t sum, int64_t usec) {
    sum = sample_count(sample, sum);
    return wide_divide_count(wide_multiply((uint64_t)sum, (uint64_t)SECOND * MILLI),
                             (uint64_t)usec);
}

static int64_t level_milli(struct sample sample, struct wide open_usec, int64_t usec) {
    struct wide all_usec = sample_sum(sample, open_usec);
    return wide_divide_count(wide_scale(all_usec, MILLI), (uint64_t)usec);
}

static void most(int64_t *peak, int64_t value) {
    if (value > *peak)
        *peak = value;
}

/* The average over each bin, of which the last may be cut, and over the run. */
static struct load level_figures(const struct bins *bins, struct sample sample) {
    struct load level = {0};
    struct wide sum = {0};
    uint64_t open = 0;
    for (int64_t i = 0; i < bins->count; i++) {
        const struct bin *bin = &bins->list[i];
        int64_t left_usec = bins->end_usec - bins->from_usec - i * bins->bin_usec;
        int64_t width = left_usec < bins->bin_usec ? left_usec : bins->bin_usec;
        open += (uint64_t)bin->opened;
        /* A sum modulo 2^128: what is taken off is never more than what is there. */
        struct wide usec = wide_multiply(open, (uint64_t)bins->bin_usec);
        uint64_t off = (uint64_t)bin->open_usec;
        usec = wide_add(usec, (struct wide){bin->open_usec < 0 ? UINT64_MAX : 0, off});
        sum = wide_add(sum, usec);
        most(&level.peak_milli, level_milli(sample, usec, width));
    }
    level.mean_milli = level_milli(sample, sum, bins->end_usec - bins->from_usec);
    return level;
}

static struct load rate(const struct bins *bins, struct sample sample, int64_t sum, int64_t peak) {
    return (struct load){rate_milli(sample, sum, bins->end_usec - bins->from_usec),
                         rate_milli(sample, peak, bins->bin_usec)};
}

void bins_figures(const struct bins *bins, struct sample sample, struct figures *figures) {
    struct bin sum = {0}, peak = {0};
    int64_t later_peak = 0;
    for (int64_t i = 0; i < bins->count; i++) {
        const struct bin *bin = &bins->list[i];
        sum.requests += bin->requests;
        sum.messages += bin->messages;
        sum.bytes += bin->bytes;
        sum.first_requests += bin->first_requests;
        most(&later_peak, bin->requests - bin->first_requests);
        most(&peak.requests, bin->requests);
        most(&peak.messages, bin->messages);
        most(&peak.bytes, bin->bytes);
    }
    figures->requests_rate = rate(bins, sample, sum.requests, peak.requests);
    figures->later_rate = rate(bins, sample, sum.requests - sum.first_requests, later_peak);
    figures->messages_rate = rate(bins, sample, sum.messages, peak.messages);
    figures->bytes_rate = rate(bins, sample, sum.bytes, peak.bytes);
    figures->open = level_figures(bins, sample);
    figures->bin_usec = bins->bin_usec;
}
