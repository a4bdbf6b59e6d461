/* The sum of the bytes, and how a count becomes a rate or a share, though the products on the way
 * may outgrow 64 bits. */
#include "sim/figures.h"

#include <assert.h>
#include <stddef.h>

#include "base/wide.h"

enum { MILLI = 1000 };
#define HOUR_USEC UINT64_C(3600000000)

int64_t figures_bytes(const struct figures *figures) {
    return figures->up.payload + figures->up.overhead + figures->down.payload +
           figures->down.overhead;
}

/* count / clients / duration, of which the product may not fit. */
int64_t figures_per_hour(const struct figures *figures, int64_t count) {
    assert(figures->clients > 0 && figures->duration_usec > 0);
    struct wide all = wide_multiply((uint64_t)figures->clients, (uint64_t)figures->duration_usec);
    struct wide hours = wide_multiply((uint64_t)count, HOUR_USEC);
    /* Bits that both have no room for: a rate is not told to more than 63 of them. */
    while (all.high > 0) {
        all = wide_quotient(all, 2, NULL);
        hours = wide_quotient(hours, 2, NULL);
    }
    return wide_divide_count(hours, all.low);
}

int64_t figures_share_milli(int64_t part, int64_t whole) {
    assert(part >= 0 && part <= whole);
    if (whole == 0)
        return MILLI;
    return wide_divide_count(wide_multiply((uint64_t)part, MILLI), (uint64_t)whole);
}
