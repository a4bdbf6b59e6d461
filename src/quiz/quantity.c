/* How units are read and changed into one another, and how far from the right answer one may be. */
#include "quiz/quantity.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "base/text.h"
#include "quiz/decimal.h"

#define QUANTITY_TWO_WAYS "A comma before three digits can mean two things. "

enum { ONE_MICRO = 1000000 /* of any unit that is no time's */ };

const struct unit unit_second = {"s", true, 1000000, "s"};
const struct unit unit_percent = {"%", false, ONE_MICRO, "%"};

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

struct unit unit_of(const char *name) {
    int64_t usec = time_usec(name);
    struct unit unit = {name, usec > 0, usec > 0 ? usec : ONE_MICRO, ""};
    if (!decimal_fold(name, unit.folded, sizeof unit.folded))
        unit.folded[0] = '\0';
    return unit;
}

/* Reading */

enum { INPUT_BYTES = 256 };

static const char *skip_blanks(const char *text) {
    return text + strspn(text, " ");
}

static bool goes_on(const char *text) {
    text = skip_blanks(text);
    text += *text == '.' || *text == ',' ? 1 : 0;
    return *text >= '0' && *text <= '9';
}

static bool is_same_word(const char *a, const char *b) {
    size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    const char *rest = strlen(a) > shorter ? a + shorter : b + shorter;
    return strncasecmp(a, b, shorter) == 0 && (*rest == '\0' || strcasecmp(rest, "s") == 0);
}

/* The size of the unit at text, which was folded: the given one where there is none; 0: another, or
 * more. */
static int64_t read_unit(const char *text, const struct unit *unit) {
    char word[INPUT_BYTES];
    snprintf(word, sizeof word, "%s", skip_blanks(text));
    for (size_t end = strlen(word); end > 0 && word[end - 1] == ' '; end--)
        word[end - 1] = '\0';
    if (*word == '\0')
        return unit->micro;
    if (unit->is_time)
        return written_usec(word);
    return unit->folded[0] != '\0' && is_same_word(word, unit->folded) ? unit->micro : 0;
}

static const char *finish(const struct decimal *number, const char *rest, const struct unit *unit,
                          int64_t *micro) {
    if (goes_on(rest))
        return "Please write the number in one piece, as in 1200 or 2.5.";
    if (number->two_ways)
        return QUANTITY_TWO_WAYS "Please write 1200, or 1.2.";
    int64_t size = read_unit(rest, unit), read;
    if (size == 0 && unit->is_time)
        return "Unknown unit. Times are in us, ms, s, min or h.";
    if (size == 0)
        return "Unknown unit. The number alone is enough.";
    enum decimal_fit fit = decimal_times(number, size, QUANTITY_MOST_MICRO, &read);
    if (fit == DECIMAL_LARGE)
        return "That number is too large.";
    if (fit == DECIMAL_FINE)
        return "Too precise: please use fewer digits after the point.";
    *micro = read;
    return NULL;
}

typedef const char *reader(const char *text, struct decimal *number);

static const char *read_with(reader *read, const char *text, const struct unit *unit,
                             int64_t *micro) {
    char folded[INPUT_BYTES];
    struct decimal number;
    if (!decimal_fold(text, folded, sizeof folded))
        return "That is too long for a number.";
    text = skip_blanks(folded);
    if (*text == '\0')
        return "Type a number first.";
    const char *rest = read(text, &number);
    if (!number.any)
        return "That is not a number. Please use digits, as in 2.5.";
    return finish(&number, rest, unit, micro);
}

const char *quantity_read(const char *text, const struct unit *unit, int64_t *micro) {
    return read_with(decimal_read, text, unit, micro);
}

bool quantity_read_plain(const char *text, const struct unit *unit, int64_t *micro) {
    return read_with(decimal_read_plain, text, unit, micro) == NULL;
}

const char *quantity_two_ways(const char *text, char into[QUANTITY_TOLD_BYTES]) {
    char folded[INPUT_BYTES];
    struct decimal number;
    if (!decimal_fold(text, folded, sizeof folded))
        return NULL;
    const char *written = skip_blanks(folded), *rest = decimal_read(written, &number);
    const char *comma = strchr(written, ',');
    if (!number.two_ways || goes_on(rest))
        return NULL;
    snprintf(into, QUANTITY_TOLD_BYTES, QUANTITY_TWO_WAYS "Please write %.*s%.3s, or %.*s.%.3s.",
             (int)(comma - written), written, comma + 1, (int)(comma - written), written,
             comma + 1);
    return into;
}

/* Writing */

/* Whole numbers and six places of a unit; a rest below them is rounded. */
static uint64_t places_of(uint64_t rest, uint64_t unit) {
    uint64_t scaled = rest * (uint64_t)ONE_MICRO;
    return scaled / unit + (scaled % unit >= unit - scaled % unit ? 1 : 0);
}

const char *quantity_format(int64_t micro, const struct unit *unit,
                            char into[QUANTITY_TEXT_BYTES]) {
    uint64_t size = (uint64_t)unit->micro;
    uint64_t positive = micro < 0 ? 0 - (uint64_t)micro : (uint64_t)micro;
    uint64_t whole = positive / size, places = places_of(positive % size, size);
    char digits[8], grouped[NUMBER_TEXT_BYTES];
    if (places == (uint64_t)ONE_MICRO) {
        whole++;
        places = 0;
    }
    snprintf(digits, sizeof digits, ".%06" PRIu64, places % (uint64_t)ONE_MICRO);
    for (size_t end = strlen(digits); end > 0 && (digits[end - 1] == '0' || end == 1); end--)
        digits[end - 1] = '\0';
    int length = snprintf(into, QUANTITY_TEXT_BYTES, "%s%s%s ", micro < 0 ? "-" : "",
                          number_grouped((int64_t)whole, grouped), digits);
    text_copy_cut(into + length, (size_t)(QUANTITY_TEXT_BYTES - length), unit->name);
    return into;
}

int64_t quantity_rounded(int64_t micro, const struct unit *unit) {
    int64_t positive = micro < 0 ? -micro : micro, grain = unit->micro;
    if (positive == 0)
        return 0;
    while (grain > positive)
        grain /= 10;
    while (grain > 0 && grain <= positive / 10)
        grain *= 10;
    grain /= 100;
    if (grain > unit->micro)
        grain = unit->micro;
    if (grain > 1)
        positive = (positive + grain / 2) / grain * grain;
    return micro < 0 ? -positive : positive;
}

/* Nearness */

static const int64_t whole_share = INT64_C(100) * 1000000; /* 100 %, in millionths of a per cent */

bool tolerance_read(const char *text, const struct unit *unit, struct tolerance *tolerance) {
    struct tolerance read = {0};
    if (text == NULL) {
        *tolerance = read;
        return true;
    }
    read.is_share = strchr(text, '%') != NULL;
    if (!quantity_read_plain(text, read.is_share ? &unit_percent : unit, &read.micro) ||
        read.micro < 0 || (read.is_share && read.micro > whole_share))
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
