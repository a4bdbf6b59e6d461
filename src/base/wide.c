/* How two words are divided by one, where a compiler has nothing larger, and cut to what one word
 * holds. */
#include "base/wide.h"

#include <stddef.h>

/* Long division, a bit at a time; high < divisor. The rest's bit that leaves the word counts too.
 */
static uint64_t divide(struct wide dividend, uint64_t divisor, uint64_t *rest) {
    uint64_t left = dividend.high, quotient = 0;
    if (left == 0) {
        *rest = dividend.low % divisor;
        return dividend.low / divisor;
    }
    for (int bit = 63; bit >= 0; bit--) {
        uint64_t carried = left >> 63;
        left = left << 1 | (dividend.low >> bit & 1);
        quotient <<= 1;
        if (carried || left >= divisor) {
            left -= divisor;
            quotient |= 1;
        }
    }
    *rest = left;
    return quotient;
}

struct wide wide_quotient(struct wide dividend, uint64_t divisor, uint64_t *rest) {
    struct wide left = {dividend.high % divisor, dividend.low};
    uint64_t unwanted;
    uint64_t low = divide(left, divisor, rest != NULL ? rest : &unwanted);
    return (struct wide){dividend.high / divisor, low};
}

uint64_t wide_divide(struct wide dividend, uint64_t divisor) {
    uint64_t rest;
    struct wide quotient = wide_quotient(dividend, divisor, &rest);
    quotient = wide_add(quotient, (struct wide){0, rest >= divisor - rest});
    return quotient.high > 0 ? UINT64_MAX : quotient.low;
}

int64_t wide_divide_count(struct wide dividend, uint64_t divisor) {
    uint64_t quotient = wide_divide(dividend, divisor);
    return quotient < INT64_MAX ? (int64_t)quotient : INT64_MAX;
}
