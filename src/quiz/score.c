/* How fractions are added and written, without a sum ever overflowing. */
#include "quiz/score.h"

#include <assert.h>
#include <stdio.h>

/* Above this denominator a sum is rounded to millionths: no quiz of ordinary questions gets there,
 * and no product below overflows. */
static const int64_t den_limit = 1000000000000;
static const int64_t rounded_den = 1000000;

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

struct score score_of(int64_t num, int64_t den) {
    assert(den > 0);
    if (num <= 0)
        return (struct score){.num = 0, .den = 1};
    int64_t divisor = common_divisor(num, den);
    return (struct score){.num = num / divisor, .den = den / divisor};
}

struct score score_choice(bool right) {
    return (struct score){.num = right, .den = 1};
}

/* The score in parts of den, rounded half up. */
static int64_t scaled(struct score score, int64_t den) {
    int64_t whole = score.num / score.den, rest = score.num % score.den;
    return whole * den + (rest * 2 * den + score.den) / (2 * score.den);
}

/* a and b, or a less b, with sign -1. */
static struct score sum(struct score a, int sign, struct score b) {
    int64_t divisor = common_divisor(a.den, b.den);
    int64_t den = a.den / divisor;
    if (den > den_limit / b.den)
        return score_of(scaled(a, rounded_den) + sign * scaled(b, rounded_den), rounded_den);
    den *= b.den;
    return score_of(a.num * (den / a.den) + sign * b.num * (den / b.den), den);
}

struct score score_add(struct score a, struct score b) {
    return sum(a, 1, b);
}

struct score score_less(struct score a, struct score b) {
    return sum(a, -1, b);
}

struct score score_times(struct score score, int64_t times) {
    return score_of(score.num * times, score.den);
}

struct score score_after_tries(struct score score, int64_t tries, struct score penalty) {
    assert(tries >= 1);
    return score_less(score, score_times(penalty, tries - 1));
}

struct score score_share(struct score won, int64_t points) {
    if (points == 0)
        return score_choice(true);
    int64_t divisor = common_divisor(won.num, points);
    return score_of(won.num / divisor, won.den * (points / divisor));
}

/* Compares whole parts and then the reciprocals of the rests, so that nothing is multiplied. */
int score_compare(struct score a, struct score b) {
    for (int sign = 1;; sign = -sign) {
        int64_t whole_a = a.num / a.den, whole_b = b.num / b.den;
        int64_t rest_a = a.num % a.den, rest_b = b.num % b.den;
        if (whole_a != whole_b)
            return whole_a < whole_b ? -sign : sign;
        if (rest_a == 0 || rest_b == 0)
            return sign * ((rest_a > 0) - (rest_b > 0));
        a = (struct score){.num = a.den, .den = rest_a};
        b = (struct score){.num = b.den, .den = rest_b};
    }
}

const char *score_format(struct score score, char into[SCORE_TEXT_BYTES]) {
    int64_t hundredths = scaled(score, 100);
    int cents = (int)(hundredths % 100);
    long long whole = (long long)(hundredths / 100);
    if (cents == 0)
        snprintf(into, SCORE_TEXT_BYTES, "%lld", whole);
    else if (cents % 10 == 0)
        snprintf(into, SCORE_TEXT_BYTES, "%lld.%d", whole, cents / 10);
    else
        snprintf(into, SCORE_TEXT_BYTES, "%lld.%02d", whole, cents);
    return into;
}
