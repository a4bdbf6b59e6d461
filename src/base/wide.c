#include "base/wide.h"

/* Long division, a bit at a time. The remainder's bit that leaves the word counts as well. */
static uint64_t divide(struct wide dividend, uint64_t divisor, uint64_t *remainder) {
    uint64_t rest = dividend.high, quotient = 0;
    for (int bit = 63; bit >= 0; bit--) {
        uint64_t carried = rest >> 63;
        rest = rest << 1 | (dividend.low >> bit & 1);
        quotient <<= 1;
        if (carried || rest >= divisor) {
            rest -= divisor;
            quotient |= 1;
        }
    }
    *remainder = rest;
    return quotient;
}

uint64_t wide_divide(struct wide dividend, uint64_t divisor) {
    if (dividend.high >= divisor)
        return UINT64_MAX;
    uint64_t remainder;
    uint64_t quotient = divide(dividend, divisor, &remainder);
    int up = remainder >= divisor - remainder;
    return quotient == UINT64_MAX ? quotient : quotient + (uint64_t)up;
}
