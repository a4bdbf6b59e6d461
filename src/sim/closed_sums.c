/* What the sums of the formulas are made of, and how a sum becomes a figure. */
#include "sim/closed.h"

int64_t closed_ramp(const struct closed *closed, int64_t usec) {
    return usec < 0 ? 0 : usec < closed->ways ? usec : closed->ways;
}

struct wide closed_area(const struct closed *closed, int64_t usec) {
    int64_t ramp = closed_ramp(closed, usec);
    return ramp > 0 ? wide_multiply((uint64_t)ramp, (uint64_t)(2 * usec - ramp)) : (struct wide){0};
}

struct process_cursor closed_events(const struct closed *closed) {
    return process_begin(&closed->scenario->events, (struct random){0}, closed->end_usec);
}

int64_t closed_cut(struct wide sum) {
    const uint64_t largest = INT64_MAX / 8;
    return (int64_t)(sum.high > 0 || sum.low > largest ? largest : sum.low);
}

int64_t closed_times(int64_t a, int64_t b) {
    return closed_cut(wide_multiply((uint64_t)a, (uint64_t)b));
}

int64_t closed_total(const struct closed *closed, struct wide sum, int64_t times) {
    uint64_t divisor = (uint64_t)closed->ways * (uint64_t)times;
    struct wide all = wide_scale(sum, (uint64_t)closed->scenario->clients);
    all = wide_quotient(wide_add(all, (struct wide){0, divisor / 2}), divisor, NULL);
    return closed_cut(all);
}

int64_t closed_event_total(const struct closed *closed, struct wide sum, int64_t times) {
    if (!closed->drawn)
        return closed_total(closed, sum, times);
    uint64_t usec = wide_divide(sum, (uint64_t)closed->ways * (uint64_t)times);
    struct wide all = wide_multiply(usec, (uint64_t)closed->scenario->clients);
    return closed_cut(
        wide_quotient(wide_scale(all, 1000), (uint64_t)closed->scenario->events.mean_nsec, NULL));
}

/* A power of two times e^-r, r below ln 2, as 1 - r (1 - r/2 (1 - r/3 (…))). */
uint64_t closed_exp(const struct closed *closed, int64_t usec) {
    const uint64_t one = UINT64_C(1) << 32, ln_2 = 2977044472; /* 0.693147 */
    enum { TERMS = 14, MOST_HALVINGS = 33 };
    uint64_t mean_nsec = (uint64_t)closed->scenario->events.mean_nsec, part = one;
    uint64_t x = wide_divide(wide_multiply((uint64_t)usec, 1000 * one), mean_nsec);
    if (x / ln_2 >= MOST_HALVINGS)
        return 0;
    for (uint64_t n = TERMS; n > 0; n--)
        part = one - (x % ln_2 * part >> 32) / n;
    return part >> x / ln_2;
}
