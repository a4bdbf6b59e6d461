/*
 * Whole numbers of two words, for sums and products that outgrow 64 bits. Compilers on 32 bit have
 * none of their own.
 */
#ifndef RTLESSON_BASE_WIDE_H
#define RTLESSON_BASE_WIDE_H

#include <stdint.h>

struct wide {
    uint64_t high, low;
};

static inline struct wide wide_multiply(uint64_t a, uint64_t b) {
    uint64_t a_high = a >> 32, a_low = (uint32_t)a;
    uint64_t b_high = b >> 32, b_low = (uint32_t)b;
    uint64_t low = a_low * b_low;
    uint64_t middle = a_high * b_low + (low >> 32);
    uint64_t other = a_low * b_high + (uint32_t)middle;
    return (struct wide){a_high * b_high + (middle >> 32) + (other >> 32),
                         other << 32 | (uint32_t)low};
}

/* The sum; what goes beyond 128 bits is lost. */
static inline struct wide wide_add(struct wide a, struct wide b) {
    uint64_t low = a.low + b.low;
    return (struct wide){a.high + b.high + (low < a.low), low};
}

/* The difference of two of which the first is not less. */
static inline struct wide wide_subtract(struct wide a, struct wide b) {
    return (struct wide){a.high - b.high - (a.low < b.low), a.low - b.low};
}

/* The product; what goes beyond 128 bits is lost. */
static inline struct wide wide_scale(struct wide wide, uint64_t factor) {
    struct wide product = wide_multiply(wide.low, factor);
    product.high += wide.high * factor;
    return product;
}

/* The quotient rounded down, and what is left (rest may be NULL); divisor > 0. */
struct wide wide_quotient(struct wide dividend, uint64_t divisor, uint64_t *rest);
/* The quotient rounded to nearest, half up; divisor > 0. UINT64_MAX where it is larger. */
uint64_t wide_divide(struct wide dividend, uint64_t divisor);
/* The same as a count; INT64_MAX where it is larger. */
int64_t wide_divide_count(struct wide dividend, uint64_t divisor);

#endif
