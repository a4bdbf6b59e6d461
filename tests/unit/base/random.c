/* The generator against its published vectors, the distributions against their definitions. What a
 * draw makes of given bits is tested by running the generator's mixing backwards. */
#include "base/random.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Steele and Vigna's reference code gives these for the seeds 0 and 1234567. */
static void the_sequence_is_splitmix64(void **state) {
    (void)state;
    struct random zero = {0}, other = {1234567};
    assert_true(random_next(&zero) == UINT64_C(0xe220a8397b1dcdaf));
    assert_true(random_next(&zero) == UINT64_C(0x6e789e6aa1b965f4));
    assert_true(random_next(&zero) == UINT64_C(0x06c45d188009454f));
    assert_true(random_next(&other) == UINT64_C(6457827717110365317));
    assert_true(random_next(&other) == UINT64_C(3203168211198807973));
    assert_true(random_next(&other) == UINT64_C(9817491932198370423));
    assert_true(random_next(&other) == UINT64_C(4593380528125082431));
    assert_true(random_next(&other) == UINT64_C(16408922859458223821));
}

static void a_copy_comes_back(void **state) {
    (void)state;
    struct random random = random_seeded(1, 2, 3);
    random_next(&random);
    struct random copy = random;
    uint64_t drawn = random_next(&random);
    assert_true(random_next(&copy) == drawn);
}

/* Of two sequences that had to do with each other half the bits would not differ. */
static void sequences_differ_in_half_their_bits(void **state) {
    (void)state;
    int differing = 0;
    for (uint64_t i = 0; i < 1000; i++) {
        struct random here = random_seeded(i, 5, 7), there = random_seeded(i + 1, 5, 7);
        struct random stream = random_seeded(i, 6, 7), substream = random_seeded(i, 5, 8);
        uint64_t bits = random_next(&here);
        differing += __builtin_popcountll(bits ^ random_next(&there));
        differing += __builtin_popcountll(bits ^ random_next(&stream));
        differing += __builtin_popcountll(bits ^ random_next(&substream));
    }
    /* 192,000 bits: a half of them, give or take six standard deviations of 219. */
    assert_in_range(differing, 96000 - 1315, 96000 + 1315);
}

static void numbers_that_are_swapped_are_another_sequence(void **state) {
    (void)state;
    struct random one = random_seeded(1, 2, 3), two = random_seeded(2, 1, 3);
    struct random three = random_seeded(1, 3, 2);
    uint64_t bits = random_next(&one);
    assert_true(bits != random_next(&two));
    assert_true(bits != random_next(&three));
}

static uint64_t unfold(uint64_t folded, int by) {
    uint64_t bits = folded;
    for (int known = by; known < 64; known += by)
        bits = folded ^ bits >> by;
    return bits;
}

/* Newton: each round doubles the bits that are right, from three. */
static uint64_t inverse(uint64_t odd) {
    uint64_t found = odd;
    for (int round = 0; round < 5; round++)
        found *= 2 - odd * found;
    return found;
}

/* The state whose next number is bits. */
static struct random about_to_give(uint64_t bits) {
    uint64_t mixed = unfold(bits, 31) * inverse(0x94d049bb133111eb);
    mixed = unfold(mixed, 27) * inverse(0xbf58476d1ce4e5b9);
    return (struct random){unfold(mixed, 30) - 0x9e3779b97f4a7c15};
}

static int64_t below_from(uint64_t bits, int64_t limit) {
    struct random random = about_to_give(bits);
    return random_below(&random, limit);
}

static void below_scales_the_bits(void **state) {
    (void)state;
    assert_int_equal(below_from((UINT64_C(1) << 63) + 1, 10), 5);
    assert_int_equal(below_from(UINT64_MAX, 10), 9);
    assert_int_equal(below_from(UINT64_MAX, 1), 0);
    assert_int_equal(below_from(UINT64_C(1) << 62, INT64_MAX), INT64_MAX >> 2);
}

/* 2^64 = 3 * k + 1: one value of the bits must be drawn again, the lowest. */
static void what_would_be_one_too_many_is_drawn_again(void **state) {
    (void)state;
    struct random random = about_to_give(0), once = random;
    random_next(&once);
    int64_t drawn = random_below(&random, 3);
    assert_int_equal(drawn, random_below(&once, 3));
    assert_true(random.state == once.state);
    struct random kept = about_to_give(1), after = kept;
    random_next(&after);
    assert_int_equal(random_below(&kept, 3), 0);
    assert_true(kept.state == after.state);
}

static void below_is_even(void **state) {
    (void)state;
    struct random random = random_seeded(1, 0, 0);
    int counts[6] = {0};
    for (int i = 0; i < 60000; i++)
        counts[random_below(&random, 6)]++;
    for (int i = 0; i < 6; i++) /* six standard deviations of 91 */
        assert_in_range(counts[i], 10000 - 548, 10000 + 548);
}

static int64_t exponential_from(uint64_t bits, int64_t mean) {
    struct random random = about_to_give(bits);
    return random_exponential(&random, mean);
}

/* A draw is -ln((bits + 1) / 2^64) means. */
static void exponential_of_known_bits(void **state) {
    (void)state;
    assert_int_equal(exponential_from(UINT64_MAX, INT64_C(1) << 52), 0);
    /* ln 2 = 0.693147180559945…, 64 ln 2 = 44.361419555836…, to 2^-30 */
    assert_in_range(exponential_from((UINT64_C(1) << 63) - 1, 1000000000), 693147180, 693147182);
    assert_in_range(exponential_from(0, 1000000000), 44361419555, 44361419557);
    assert_int_equal(exponential_from((UINT64_C(1) << 62) - 1, 1000000), 1386294);
    /* bits / 2^64 = 1/e: one mean */
    assert_int_equal(exponential_from(UINT64_C(6786177901268885274), 1000000), 1000000);
    assert_int_equal(exponential_from(12345, 0), 0);
}

/* A product of 91 bits. */
static void exponential_of_the_largest_mean(void **state) {
    (void)state;
    int64_t drawn = exponential_from((UINT64_C(1) << 63) - 1, INT64_C(1) << 52);
    int64_t exact = INT64_C(3121657384082680); /* ln 2 * 2^52 */
    assert_in_range(drawn, exact - (1 << 22), exact + (1 << 22));
    assert_int_equal(exponential_from(0, INT64_C(1) << 52) >> 52, 44);
}

/* The C library's logarithm is good for 2^-50 here; the mean of 2^40 shows an error of 2^-40. */
static void the_logarithm_errs_by_less_than_2_to_the_minus_30(void **state) {
    (void)state;
    const int64_t mean = INT64_C(1) << 40;
    struct random random = random_seeded(3, 0, 0);
    for (int i = 0; i < 200000; i++) {
        uint64_t bits = random_next(&random) >> i % 64;
        double exact = -log(((double)bits + 1) / 0x1p64) * (double)mean;
        double drawn = (double)exponential_from(bits, mean);
        assert_true(fabs(drawn - exact) < 0x1p10);
    }
}

static void more_bits_never_wait_longer(void **state) {
    (void)state;
    int64_t before = INT64_MAX;
    for (uint64_t bits = 0; bits < UINT64_MAX - (UINT64_C(1) << 44); bits += UINT64_C(1) << 44) {
        int64_t drawn = exponential_from(bits, 1 << 16);
        assert_true(drawn <= before);
        before = drawn;
    }
}

/* Mean 1, second moment 2, and e^-1 of the draws longer than the mean. */
static void exponential_has_its_moments(void **state) {
    (void)state;
    struct random random = random_seeded(5, 0, 0);
    double sum = 0, squares = 0;
    int longer = 0;
    enum { DRAWS = 1000000 };
    for (int i = 0; i < DRAWS; i++) {
        double drawn = (double)random_exponential(&random, 1000000) / 1e6;
        sum += drawn;
        squares += drawn * drawn;
        longer += drawn > 1;
    }
    assert_true(fabs(sum / DRAWS - 1) < 0.006); /* six standard deviations of a thousandth */
    assert_true(fabs(squares / DRAWS - 2) < 0.027);
    assert_true(fabs((double)longer / DRAWS - exp(-1)) < 0.003);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sequence_is_splitmix64),
        cmocka_unit_test(a_copy_comes_back),
        cmocka_unit_test(sequences_differ_in_half_their_bits),
        cmocka_unit_test(numbers_that_are_swapped_are_another_sequence),
        cmocka_unit_test(below_scales_the_bits),
        cmocka_unit_test(what_would_be_one_too_many_is_drawn_again),
        cmocka_unit_test(below_is_even),
        cmocka_unit_test(exponential_of_known_bits),
        cmocka_unit_test(exponential_of_the_largest_mean),
        cmocka_unit_test(the_logarithm_errs_by_less_than_2_to_the_minus_30),
        cmocka_unit_test(more_bits_never_wait_longer),
        cmocka_unit_test(exponential_has_its_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
