/* How an axis is parted evenly in the logarithm, in whole numbers alone. */
#include "sim/sweep.h"

#include <assert.h>

enum { PLACES = 57 };

#define TOP (UINT64_C(1) << 63)

/* The upper 64 of the 128 bits of the product. */
static uint64_t multiply_high(uint64_t a, uint64_t b) {
    uint64_t a_low = a & UINT32_MAX, a_high = a >> 32, b_low = b & UINT32_MAX, b_high = b >> 32;
    uint64_t middle = a_high * b_low + (a_low * b_low >> 32);
    uint64_t other = a_low * b_high + (middle & UINT32_MAX);
    return a_high * b_high + (middle >> 32) + (other >> 32);
}

/* Of a number above 0, times 2^PLACES. */
static uint64_t logarithm(uint64_t number) {
    uint64_t whole = 63;
    for (; (number & TOP) == 0; number <<= 1)
        whole--;
    /* TOP stands for 1 from here on. Squaring doubles the logarithm. */
    uint64_t result = whole;
    for (int i = 0; i < PLACES; i++) {
        number = multiply_high(number, number);
        result <<= 1;
        if ((number & TOP) != 0)
            result |= 1;
        else
            number <<= 1;
    }
    return result;
}

int64_t sweep_value(int64_t from, int64_t to, int index, int count) {
    assert(from > 0 && from <= to && index >= 0 && index < count);
    if (index == 0)
        return from;
    if (index == count - 1)
        return to;
    uint64_t first = logarithm((uint64_t)from), parts = (uint64_t)count - 1, at = (uint64_t)index;
    uint64_t way = logarithm((uint64_t)to) - first;
    /* Of twice the value, so that its halves are whole numbers too. */
    uint64_t wanted = (UINT64_C(1) << PLACES) + first + way / parts * at + way % parts * at / parts;
    int64_t low = from, high = to;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (logarithm(2 * (uint64_t)middle + 1) > wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
