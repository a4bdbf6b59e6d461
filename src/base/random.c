/* How the numbers are drawn, and the logarithm in whole numbers for those that are exponential. */
#include "base/random.h"

#include <assert.h>

#include "base/wide.h"

static const uint64_t step = 0x9e3779b97f4a7c15;

/* Sequences are far apart because each number of the three is mixed before the next is added. */
struct random random_seeded(uint64_t seed, uint64_t stream, uint64_t substream) {
    struct random random = {seed};
    random.state = random_next(&random) ^ stream;
    random.state = random_next(&random) ^ substream;
    random.state = random_next(&random);
    return random;
}

uint64_t random_next(struct random *random) {
    uint64_t mixed = random->state += step;
    mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
    return mixed ^ mixed >> 31;
}

/* Lemire, "Fast Random Integer Generation in an Interval", 2019: the high word of a product is the
 * draw; the few low words that would make some draws likelier are drawn again. */
int64_t random_below(struct random *random, int64_t limit) {
    assert(limit > 0);
    uint64_t count = (uint64_t)limit;
    struct wide product = wide_multiply(random_next(random), count);
    if (product.low < count) {
        uint64_t surplus = -count % count;
        while (product.low < surplus)
            product = wide_multiply(random_next(random), count);
    }
    return (int64_t)product.high;
}

/* Fisher and Yates, as Durstenfeld has it (Algorithm 235, CACM 1964). */
void random_shuffle(struct random *random, int *list, int count) {
    for (int i = count - 1; i > 0; i--) {
        int64_t other = random_below(random, i + 1);
        int kept = list[i];
        list[i] = list[other];
        list[other] = kept;
    }
}

/* Logarithms are fractions of 33 bits; of these as many as 64 are added. */
static const int64_t ln_2 = 49946518145322874;     /* with 56 bits */
static const uint64_t root_2 = 0xb504f333f9de6484; /* with 63 bits */

/* ln r = 2 (z + z^3/3 + z^5/5 + …) with z = (r - 1)/(r + 1). For r from the root of a half to the
 * root of 2, |z| < 0.1716, so that what is left out after the eleventh power is below 2^-35. */
static int64_t series(int64_t z) {
    static const int64_t inverse_odd[] = {780903145, 954437177, 1227133513, 1717986918, 2863311531};
    int64_t square = (z * z) >> 33;
    int64_t sum = inverse_odd[0];
    for (int i = 1; i < 5; i++)
        sum = inverse_odd[i] + ((sum * square) >> 33);
    return 2 * (z + ((((sum * square) >> 33) * z) >> 33));
}

/* -ln((bits + 1) / 2^64). The number is a power of two times x from 1 up to 2, and x = root_2 * r.
 */
static int64_t minus_log(uint64_t bits) {
    if (bits == UINT64_MAX)
        return 0;
    int zeros = __builtin_clzll(bits + 1);
    uint64_t x = (bits + 1) << zeros; /* with 63 bits */
    int64_t above = (int64_t)(x - root_2), sum = (int64_t)((x >> 33) + (root_2 >> 33));
    int64_t log = ((2 * zeros + 1) * (ln_2 / 2) >> 23) - series(above / sum);
    return log > 0 ? log : 0;
}

/* The mean in two parts, of which the products with 37 bits of logarithm have room in one word. */
int64_t random_exponential(struct random *random, int64_t mean) {
    enum { PART = 25, FRACTION = 31 };
    uint64_t log = ((uint64_t)minus_log(random_next(random)) + 2) >> 2;
    uint64_t high = (uint64_t)mean >> PART, low = (uint64_t)mean & ((1u << PART) - 1);
    uint64_t below = (low * log + (UINT64_C(1) << (FRACTION - 1))) >> PART;
    return (int64_t)((high * log + below) >> (FRACTION - PART));
}
