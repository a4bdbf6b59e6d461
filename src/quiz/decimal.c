/* How a number is read by sign, groups, places and power, and where it could be read in two
 * ways. */
#include "quiz/decimal.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

enum { MOST_DIGITS = 18, GROUP = 3, MOST_POWER = 100000 };

/* Folding */

/* What is written for a plain character, by code points from first to last: each in its turn from
 * plain on, or all for the one. */
static const struct {
    uint32_t first, last;
    char plain;
    bool in_turn;
} forms[] = {
    {0x09, 0x09, ' ', false},     /* tab */
    {0xA0, 0xA0, ' ', false},     /* no-break space */
    {0x2000, 0x200A, ' ', false}, /* figure space, thin space and others of a width */
    {0x2010, 0x2013, '-', false}, /* hyphens and the dash of a number */
    {0x202F, 0x202F, ' ', false}, /* narrow no-break space */
    {0x205F, 0x205F, ' ', false}, /* mathematical space */
    {0x2212, 0x2212, '-', false}, /* minus sign */
    {0x3000, 0x3000, ' ', false}, /* ideographic space */
    {0xFF01, 0xFF5E, '!', true},  /* full width */
};

static char plain_form(uint32_t code_point) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (code_point >= forms[i].first && code_point <= forms[i].last)
            return (char)(forms[i].plain +
                          (forms[i].in_turn ? (int)(code_point - forms[i].first) : 0));
    return '\0';
}

/* The code point that begins at text, in so many bytes; 0: none of up to three. */
static uint32_t first_code_point(const char *text, size_t *bytes) {
    uint32_t found = 0;
    for (*bytes = 1; *bytes <= 3 && text[*bytes - 1] != '\0'; (*bytes)++)
        if ((found = text_decode(text, *bytes)) != 0)
            return found;
    return 0;
}

bool decimal_fold(const char *text, char *into, size_t size) {
    size_t length = 0;
    while (*text != '\0') {
        size_t bytes;
        char plain = plain_form(first_code_point(text, &bytes));
        if (length + 1 >= size)
            return false;
        into[length++] = plain != '\0' ? plain : *text;
        text += plain != '\0' ? bytes : 1;
    }
    into[length] = '\0';
    return true;
}

/* Reading */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A number while it is read. */
struct reading {
    struct decimal *number;
    int kept;  /* digits that are kept, of which the first is not 0 */
    int zeros; /* read after them, which count when another digit follows */
    int whole, places;
    char mark; /* '.', ',' or '\0' */
    bool grouped;
};

static void keep_digit(struct reading *reading, int digit) {
    struct decimal *number = reading->number;
    if (digit != 0 && reading->kept + reading->zeros >= MOST_DIGITS)
        number->cut = true;
    if (digit == 0 || number->cut) {
        reading->zeros += reading->kept > 0 ? 1 : 0;
        return;
    }
    for (int i = 0; i < reading->zeros; i++)
        number->digits *= 10;
    number->digits = number->digits * 10 + digit;
    reading->kept += reading->zeros + 1;
    reading->zeros = 0;
}

/* A group of thousands behind a blank, no more and no fewer than three digits. */
static bool is_group(const char *text) {
    return text[0] == ' ' && is_digit(text[1]) && is_digit(text[2]) && is_digit(text[3]) &&
           !is_digit(text[4]);
}

static const char *read_whole(const char *text, bool grouped, struct reading *reading) {
    bool leads = *text >= '1';
    for (;; text++) {
        for (; is_digit(*text); text++, reading->whole++)
            keep_digit(reading, *text - '0');
        bool begins = leads && reading->whole > 0 && reading->whole <= GROUP;
        if (!grouped || !(begins || reading->grouped) || !is_group(text))
            return text;
        reading->grouped = true;
    }
}

static const char *read_places(const char *text, struct reading *reading) {
    reading->mark = *text++;
    for (; is_digit(*text); text++, reading->places++)
        keep_digit(reading, *text - '0');
    return text;
}

/* "e3", "E-2"; where no digit follows the e begins a unit. */
static const char *read_power(const char *text, int *power) {
    const char *at = text + 1;
    bool negative = *at == '-';
    int read = 0;
    if (*text != 'e' && *text != 'E')
        return text;
    at += *at == '-' || *at == '+' ? 1 : 0;
    if (!is_digit(*at))
        return text;
    for (; is_digit(*at); at++)
        read = read < MOST_POWER ? read * 10 + (*at - '0') : read;
    *power += negative ? -read : read;
    return at;
}

static const char *read_sign(const char *text, bool plus, bool *negative) {
    *negative = *text == '-';
    if (!*negative && !(plus && *text == '+'))
        return text;
    return text + 1 + strspn(text + 1, " ");
}

/* With digits that are more than 0 before the comma, and no other sign of what it is. */
static bool is_two_ways(const struct reading *reading, bool has_whole) {
    return reading->mark == ',' && reading->places == GROUP && has_whole && !reading->grouped &&
           reading->whole <= GROUP;
}

static const char *read(const char *text, bool plain, struct decimal *number) {
    struct reading reading = {.number = number};
    *number = (struct decimal){0};
    text = read_sign(text, !plain, &number->negative);
    text = read_whole(text, !plain, &reading);
    bool has_whole = number->digits > 0;
    if (*text == '.' || (!plain && *text == ','))
        text = read_places(text, &reading);
    number->any = reading.whole + reading.places > 0;
    number->power = reading.zeros - reading.places;
    number->two_ways = is_two_ways(&reading, has_whole);
    return number->any && !plain ? read_power(text, &number->power) : text;
}

const char *decimal_read(const char *text, struct decimal *number) {
    return read(text, false, number);
}

const char *decimal_read_plain(const char *text, struct decimal *number) {
    return read(text, true, number);
}

/* Multiplying */

static int64_t common_factor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static int64_t ten_to(int power) {
    int64_t product = 1;
    while (power-- > 0)
        product *= 10;
    return product;
}

/* digits × factor, exactly or not at all. */
static enum decimal_fit times(int64_t digits, int64_t factor, int64_t most, int64_t *product) {
    assert(factor > 0);
    if (digits > most / factor)
        return DECIMAL_LARGE;
    *product = digits * factor;
    return DECIMAL_FITS;
}

/* What is cut off a whole number is more than a whole number that can be kept. */
static enum decimal_fit times_whole(const struct decimal *number, int64_t factor, int64_t most,
                                    int64_t *product) {
    int64_t power = ten_to(number->power), once;
    if (number->cut || times(number->digits, factor, most / power, &once) == DECIMAL_LARGE)
        return DECIMAL_LARGE;
    return times(once, power, most, product);
}

static enum decimal_fit times_part(const struct decimal *number, int64_t factor, int64_t most,
                                   int64_t *product) {
    int64_t parts = ten_to(-number->power), common = common_factor(parts, factor);
    parts /= common;
    if (times(number->digits / parts, factor / common, most, product) == DECIMAL_LARGE)
        return DECIMAL_LARGE;
    return number->cut || number->digits % parts != 0 ? DECIMAL_FINE : DECIMAL_FITS;
}

static enum decimal_fit times_positive(const struct decimal *number, int64_t factor, int64_t most,
                                       int64_t *product) {
    if (number->digits == 0)
        return times(0, factor, most, product);
    if (number->power > MOST_DIGITS)
        return DECIMAL_LARGE;
    if (number->power < -MOST_DIGITS)
        return DECIMAL_FINE;
    return number->power < 0 ? times_part(number, factor, most, product)
                             : times_whole(number, factor, most, product);
}

enum decimal_fit decimal_times(const struct decimal *number, int64_t factor, int64_t most,
                               int64_t *product) {
    enum decimal_fit fit = times_positive(number, factor, most, product);
    if (fit == DECIMAL_FITS && number->negative)
        *product = -*product;
    return fit;
}
