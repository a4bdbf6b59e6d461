#include "quiz/quantity.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"

static const int64_t one_micro = 1000000; /* of any unit that is no time's */

/* The first name of a unit of time is its own; the others are what people write. */
static const struct {
    const char *names[9];
    int64_t usec;
} times[] = {
    {{"us", "µs", "μs", "microsecond", "microseconds"}, 1},
    {{"ms", "msec", "millisecond", "milliseconds"}, 1000},
    {{"s", "sec", "secs", "second", "seconds"}, 1000000},
    {{"min", "mins", "minute", "minutes"}, 60000000},
    {{"h", "hr", "hour", "hours"}, INT64_C(3600000000)},
};
enum { TIMES = sizeof times / sizeof *times };

/* How many microseconds a unit of time has; 0: it is none. */
static int64_t time_usec(const char *unit) {
    for (int i = 0; i < TIMES; i++)
        if (strcmp(unit, times[i].names[0]) == 0)
            return times[i].usec;
    return 0;
}

static int64_t written_usec(const char *unit) {
    for (int i = 0; i < TIMES; i++)
        for (int k = 0; times[i].names[k] != NULL; k++)
            if (strcasecmp(unit, times[i].names[k]) == 0)
                return times[i].usec;
    return 0;
}

bool quantity_is_time(const char *unit) {
    return time_usec(unit) > 0;
}

static int64_t unit_micro(const char *unit) {
    return quantity_is_time(unit) ? time_usec(unit) : one_micro;
}

/* Reading */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The length of the blank at text: a space, a tab, a no-break space; 0: there is none. */
static size_t blank_length(const char *text) {
    if (*text == ' ' || *text == '\t')
        return 1;
    return strncmp(text, "\u00A0", 2) == 0 ? 2 : 0;
}

static const char *skip_blanks(const char *text) {
    while (blank_length(text) > 0)
        text += blank_length(text);
    return text;
}

/* A number as it was written: digits × 10^-places. */
struct decimal {
    bool negative, any, too_long;
    int64_t digits, whole;
    int places; /* after the mark, zeros at its end left out */
    int written_places, written_whole;
    char mark; /* '.', ',' or '\0' */
};

enum { MOST_PLACES = 9, GROUP = 3 };

/* Zeros wait until a digit follows: those at the end say nothing. */
static const char *read_places(const char *text, struct decimal *number) {
    int zeros = 0;
    for (; is_digit(*text); text++, number->written_places++) {
        if (*text == '0') {
            zeros++;
            continue;
        }
        for (int i = 0; i <= zeros && !number->too_long; i++) {
            number->too_long =
                number->places == MOST_PLACES || number->digits > QUANTITY_MOST_MICRO / 10;
            if (number->too_long)
                break;
            number->digits *= 10;
            number->places++;
        }
        number->digits += number->too_long ? 0 : *text - '0';
        zeros = 0;
    }
    return text;
}

/* Reads as far as there is a number; NULL: it is larger than any that can be kept. */
static const char *read_decimal(const char *text, struct decimal *number) {
    *number = (struct decimal){0};
    if (*text == '-' || strncmp(text, "−", 3) == 0) {
        number->negative = true;
        text = skip_blanks(text + (*text == '-' ? 1 : 3));
    }
    for (; is_digit(*text); text++, number->written_whole++) {
        number->digits = number->digits * 10 + (*text - '0');
        if (number->digits > QUANTITY_MOST_MICRO / one_micro)
            return NULL;
    }
    number->whole = number->digits;
    if (*text == '.' || *text == ',') {
        number->mark = *text;
        text = read_places(text + 1, number);
    }
    number->any = number->written_whole + number->written_places > 0;
    return text;
}

/* "1,200" is 1200 to some and 1.2 to others. */
static bool is_two_ways(const struct decimal *number) {
    return number->mark == ',' && number->written_places == GROUP &&
           number->written_whole <= GROUP && number->whole > 0;
}

static bool goes_on(const char *text) {
    text = skip_blanks(text);
    return is_digit(*text) || ((*text == '.' || *text == ',') && is_digit(text[1]));
}

static bool is_same_word(const char *a, const char *b) {
    size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    const char *rest = strlen(a) > shorter ? a + shorter : b + shorter;
    return strncasecmp(a, b, shorter) == 0 && (*rest == '\0' || strcasecmp(rest, "s") == 0);
}

/* The size of the unit at text: the named one where there is none; 0: another, or more. */
static int64_t read_unit(const char *text, const char *unit) {
    char word[QUANTITY_TEXT_BYTES];
    text = skip_blanks(text);
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    if (length == 0)
        return unit_micro(unit);
    if (length >= sizeof word)
        return 0;
    memcpy(word, text, length);
    word[length] = '\0';
    if (quantity_is_time(unit))
        return written_usec(word);
    return is_same_word(word, unit) ? one_micro : 0;
}

/* digits × unit / 10^places, when that is a whole number. */
static const char *scale(const struct decimal *number, int64_t unit, int64_t *micro) {
    static const char too_large[] = "That number is too large to be read here.";
    static const char too_fine[] = "That is finer than counts here: fewer digits after the point, "
                                   "please.";
    int64_t size = 1;
    for (int i = 0; i < number->places; i++)
        size *= 10;
    int64_t whole = number->digits / size, rest = number->digits % size;
    if (whole > QUANTITY_MOST_MICRO / unit)
        return too_large;
    if (number->too_long || rest * unit % size != 0)
        return too_fine;
    int64_t sum = whole * unit + rest * unit / size;
    if (sum > QUANTITY_MOST_MICRO)
        return too_large;
    *micro = number->negative ? -sum : sum;
    return NULL;
}

const char *quantity_read(const char *text, const char *unit, int64_t *micro) {
    struct decimal number;
    text = skip_blanks(text);
    if (*text == '\0')
        return "Type a number first.";
    const char *rest = read_decimal(text, &number);
    if (rest == NULL)
        return "That number is too large to be read here.";
    if (!number.any)
        return "That cannot be read as a number. Digits are wanted, as in 2.5.";
    if (goes_on(rest))
        return "Please write the number in one piece, as in 1200 or 2.5.";
    if (is_two_ways(&number))
        return "A comma before three digits can be read in two ways. Please write 1200, or 1.2.";
    int64_t size = read_unit(rest, unit);
    if (size == 0 && quantity_is_time(unit))
        return "The unit cannot be read. A time is in us, ms, s, min or h.";
    if (size == 0)
        return "The unit cannot be read. The number alone is enough.";
    return scale(&number, size, micro);
}

/* Writing */

/* Whole numbers and six places of a unit; a rest below them is rounded. */
static uint64_t places_of(uint64_t rest, uint64_t unit) {
    uint64_t scaled = rest * (uint64_t)one_micro;
    return scaled / unit + (scaled % unit >= unit - scaled % unit ? 1 : 0);
}

const char *quantity_format(int64_t micro, const char *unit, char into[QUANTITY_TEXT_BYTES]) {
    uint64_t size = (uint64_t)unit_micro(unit);
    uint64_t positive = micro < 0 ? 0 - (uint64_t)micro : (uint64_t)micro;
    uint64_t whole = positive / size, places = places_of(positive % size, size);
    char digits[8], grouped[NUMBER_TEXT_BYTES];
    if (places == (uint64_t)one_micro) {
        whole++;
        places = 0;
    }
    snprintf(digits, sizeof digits, ".%06" PRIu64, places % (uint64_t)one_micro);
    for (size_t end = strlen(digits); end > 0 && (digits[end - 1] == '0' || end == 1); end--)
        digits[end - 1] = '\0';
    snprintf(into, QUANTITY_TEXT_BYTES, "%s%s%s %s", micro < 0 ? "-" : "",
             number_grouped((int64_t)whole, grouped), digits, unit);
    return into;
}

int64_t quantity_rounded(int64_t micro, const char *unit) {
    int64_t positive = micro < 0 ? -micro : micro, grain = unit_micro(unit);
    if (positive == 0)
        return 0;
    while (grain > positive)
        grain /= 10;
    while (grain > 0 && grain <= positive / 10)
        grain *= 10;
    grain /= 100;
    if (grain > unit_micro(unit))
        grain = unit_micro(unit);
    if (grain > 1)
        positive = (positive + grain / 2) / grain * grain;
    return micro < 0 ? -positive : positive;
}

/* Nearness */

static const int64_t whole_share = INT64_C(100) * 1000000; /* 100 %, in millionths of a per cent */

bool tolerance_read(const char *text, const char *unit, struct tolerance *tolerance) {
    struct tolerance read = {0};
    if (text == NULL) {
        *tolerance = read;
        return true;
    }
    read.is_share = strchr(text, '%') != NULL;
    if (strchr(text, ',') != NULL ||
        quantity_read(text, read.is_share ? "%" : unit, &read.micro) != NULL || read.micro < 0 ||
        (read.is_share && read.micro > whole_share))
        return false;
    *tolerance = read;
    return true;
}

/* The part of a quantity that a share is, cut to a whole number: a difference is a whole number, so
 * that it is within the one just when it is within the other. Nothing overflows: the quotient is at
 * most 10^10, the share 10^8. */
static int64_t share_of(int64_t quantity, int64_t share) {
    int64_t positive = quantity < 0 ? -quantity : quantity;
    return positive / whole_share * share + positive % whole_share * share / whole_share;
}

int quantity_compare(int64_t given_micro, int64_t right_micro, struct tolerance tolerance) {
    int64_t allowed = tolerance.is_share ? share_of(right_micro, tolerance.micro) : tolerance.micro;
    int64_t difference = given_micro - right_micro;
    if (difference > allowed)
        return 1;
    return difference < -allowed ? -1 : 0;
}
