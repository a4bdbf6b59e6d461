/* How a duration is read, with the reason where it is none, and how it is rounded to be shown. */
#include "base/duration.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct unit {
    const char *name, *word;
    int64_t usec;
};

static const struct unit units[] = {
    {"us", "microsecond", 1},           {"ms", "millisecond", 1000},
    {"s", "second", INT64_C(1000000)},  {"min", "minute", INT64_C(60000000)},
    {"h", "hour", INT64_C(3600000000)},
};
enum { UNIT_COUNT = sizeof units / sizeof units[0], UNIT_SECOND = 2, FRACTION_DIGITS = 6 };

/* A decimal number as it was written: whole + fraction / scale. */
struct decimal {
    int64_t whole, fraction, scale;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool read_whole(const char **at, struct decimal *number, struct errbuf *err) {
    if (**at == '-' || **at == '+')
        return errbuf_fail(err, "a duration has no sign, as in \"250ms\"");
    if (!is_digit(**at))
        return errbuf_fail(err, "a duration begins with a digit, as in \"250ms\" or \"0.5s\"");
    for (; is_digit(**at); ++*at) {
        number->whole = number->whole * 10 + (**at - '0');
        if (number->whole > DURATION_LIMIT_USEC)
            return errbuf_fail(err, "a duration is at most 1000000h");
    }
    return true;
}

static bool read_fraction(const char **at, struct decimal *number, struct errbuf *err) {
    if (**at != '.')
        return true;
    ++*at;
    if (!is_digit(**at))
        return errbuf_fail(err, "a duration has a digit after its point, as in \"1.5s\"");
    for (int digits = 1; is_digit(**at); digits++, ++*at) {
        if (digits > FRACTION_DIGITS)
            return errbuf_fail(err, "a duration has at most six digits after its point");
        number->fraction = number->fraction * 10 + (**at - '0');
        number->scale *= 10;
    }
    return true;
}

static const struct unit *read_unit(const char *name, struct errbuf *err) {
    for (int i = 0; i < UNIT_COUNT; i++)
        if (strcmp(name, units[i].name) == 0)
            return &units[i];
    if (*name == '\0')
        errbuf_fail(err, "a duration needs a unit: us, ms, s, min or h, as in \"250ms\"");
    else if (*name == ' ')
        errbuf_fail(err, "a duration has no space before its unit, as in \"250ms\"");
    else
        errbuf_fail(err, "the unit of a duration is us, ms, s, min or h, as in \"250ms\"");
    return NULL;
}

bool duration_parse(const char *text, int64_t *usec, struct errbuf *err) {
    struct decimal number = {.scale = 1};
    if (*text == '\0')
        return errbuf_fail(err, "a duration is not empty; write it as in \"250ms\"");
    if (!read_whole(&text, &number, err) || !read_fraction(&text, &number, err))
        return false;
    const struct unit *unit = read_unit(text, err);
    if (unit == NULL)
        return false;
    if (number.whole > DURATION_LIMIT_USEC / unit->usec)
        return errbuf_fail(err, "a duration is at most 1000000h");
    int64_t part = number.fraction * unit->usec;
    if (part % number.scale != 0)
        return errbuf_fail(err, "a duration is a whole number of microseconds");
    int64_t sum = number.whole * unit->usec + part / number.scale;
    if (sum > DURATION_LIMIT_USEC)
        return errbuf_fail(err, "a duration is at most 1000000h");
    *usec = sum;
    return true;
}

/* --- Durations as a regular expression. --- */

/* Whole numbers below that one, in as many digits or fewer; zeros before them are another's. */
static void write_below(const char *number, struct writer *writer) {
    int digits = (int)strlen(number);
    assert(digits > 1);
    writer_printf(writer, "[0-9]{1,%d}", digits - 1);
    for (int i = 0; i < digits; i++) {
        int rest = digits - 1 - i;
        if (number[i] == '0' || (number[i] == '1' && i == 0))
            continue;
        writer_printf(writer, "|%.*s[0-%c]", i, number, number[i] - 1);
        if (rest > 0)
            writer_printf(writer, "[0-9]{%d}", rest);
    }
}

/* How many digits after the point of that unit are of whole microseconds. */
static int fine_digits(const struct unit *unit) {
    int digits = 0;
    for (int64_t usec = unit->usec; usec % 10 == 0 && digits < FRACTION_DIGITS; usec /= 10)
        digits++;
    return digits;
}

/* A point and one to six digits, of which the first so many may be others than 0. */
static void write_fraction(int fine, struct writer *writer) {
    int zeros = FRACTION_DIGITS - fine;
    if (fine == 0)
        writer_printf(writer, "(?:\\.0{1,%d})?", zeros);
    else if (zeros == 0)
        writer_printf(writer, "(?:\\.[0-9]{1,%d})?", fine);
    else
        writer_printf(writer, "(?:\\.[0-9]{1,%d}0{0,%d})?", fine, zeros);
}

/* Any number of zeros, then what is less than the longest, or just that. */
static void write_of_unit(const struct unit *unit, struct writer *writer) {
    char most[DURATION_TEXT_BYTES];
    snprintf(most, sizeof most, "%" PRId64, DURATION_LIMIT_USEC / unit->usec);
    writer_printf(writer, "0*(?:(?:");
    write_below(most, writer);
    writer_printf(writer, ")");
    write_fraction(fine_digits(unit), writer);
    writer_printf(writer, "|%s", most);
    write_fraction(0, writer);
    writer_printf(writer, ")%s", unit->name);
}

void duration_write_pattern(struct writer *writer) {
    writer_printf(writer, "(?:");
    for (int i = 0; i < UNIT_COUNT; i++) {
        writer_printf(writer, i > 0 ? "|" : "");
        write_of_unit(&units[i], writer);
    }
    writer_printf(writer, ")");
}

void duration_write_form(struct writer *writer) {
    writer_printf(writer, "[0-9]+(?:\\.[0-9]{1,%d})?(?:", FRACTION_DIGITS);
    for (int i = 0; i < UNIT_COUNT; i++)
        writer_printf(writer, "%s%s", i > 0 ? "|" : "", units[i].name);
    writer_printf(writer, ")");
}

/* --- Durations as they are written and shown. --- */

const char *duration_written(int64_t usec, char into[DURATION_TEXT_BYTES]) {
    int unit = usec == 0 ? UNIT_SECOND : UNIT_COUNT - 1;
    assert(usec >= 0);
    while (usec % units[unit].usec != 0)
        unit--;
    snprintf(into, DURATION_TEXT_BYTES, "%" PRId64 "%s", usec / units[unit].usec, units[unit].name);
    return into;
}

/* A magnitude as it is shown: the number of hundredths of the unit, already rounded. */
struct shown {
    const struct unit *unit;
    uint64_t hundredths;
};

static uint64_t magnitude(int64_t usec) {
    return usec < 0 ? 0 - (uint64_t)usec : (uint64_t)usec;
}

static uint64_t divide_rounded(uint64_t value, uint64_t by) {
    return value / by + (value % by >= by - value % by ? 1 : 0);
}

/* Two digits after the point below 10 units, one below 100, none above. */
static uint64_t round_to_hundredths(uint64_t usec, uint64_t unit) {
    if (usec >= 100 * unit)
        return divide_rounded(usec, unit) * 100;
    uint64_t step = usec < 10 * unit ? 1 : 10;
    return divide_rounded(usec * 100, unit * step) * step;
}

/* "75 s", and not "1.25 min": so they are written, and thought of. */
static bool is_told_in_seconds(uint64_t usec) {
    enum { SECOND_USEC = 1000000, MINUTE_USEC = 60 * SECOND_USEC, MOST_USEC = 100 * SECOND_USEC };
    return usec < MOST_USEC && usec % SECOND_USEC == 0 && usec % MINUTE_USEC != 0;
}

static struct shown show(uint64_t usec) {
    if (usec == 0 || is_told_in_seconds(usec))
        return (struct shown){&units[UNIT_SECOND], usec / 10000};
    for (int i = 0; i < UNIT_COUNT - 1; i++) {
        uint64_t unit = (uint64_t)units[i].usec, next = (uint64_t)units[i + 1].usec;
        if (usec >= next)
            continue;
        uint64_t hundredths = round_to_hundredths(usec, unit);
        /* Asked again after rounding, so that 999.6 ms is "1 s" and never "1000 ms". */
        if (hundredths < next / unit * 100)
            return (struct shown){&units[i], hundredths};
    }
    const struct unit *last = &units[UNIT_COUNT - 1];
    return (struct shown){last, round_to_hundredths(usec, (uint64_t)last->usec)};
}

static void print_number(int64_t usec, uint64_t hundredths, char into[DURATION_TEXT_BYTES]) {
    const char *sign = usec < 0 ? "-" : "";
    uint64_t whole = hundredths / 100;
    unsigned rest = (unsigned)(hundredths % 100);
    if (rest == 0)
        snprintf(into, DURATION_TEXT_BYTES, "%s%" PRIu64, sign, whole);
    else if (rest % 10 == 0)
        snprintf(into, DURATION_TEXT_BYTES, "%s%" PRIu64 ".%u", sign, whole, rest / 10);
    else
        snprintf(into, DURATION_TEXT_BYTES, "%s%" PRIu64 ".%02u", sign, whole, rest);
}

static void append(char into[DURATION_TEXT_BYTES], const char *text) {
    size_t length = strlen(into);
    snprintf(into + length, DURATION_TEXT_BYTES - length, "%s", text);
}

const char *duration_format(int64_t usec, char into[DURATION_TEXT_BYTES]) {
    struct shown shown = show(magnitude(usec));
    print_number(usec, shown.hundredths, into);
    append(into, " ");
    append(into, shown.unit->name);
    return into;
}

const char *duration_words(int64_t usec, char into[DURATION_TEXT_BYTES]) {
    struct shown shown = show(magnitude(usec));
    print_number(usec, shown.hundredths, into);
    append(into, " ");
    append(into, shown.unit->word);
    append(into, shown.hundredths == 100 ? "" : "s");
    return into;
}

const char *duration_clock(int64_t usec, char into[DURATION_TEXT_BYTES]) {
    uint64_t tenths = magnitude(usec) / 100000;
    const char *sign = usec < 0 && tenths > 0 ? "-" : "";
    snprintf(into, DURATION_TEXT_BYTES, "%s%" PRIu64 ".%u s", sign, tenths / 10,
             (unsigned)(tenths % 10));
    return into;
}

int64_t duration_age_changes(int64_t usec) {
    int64_t step = usec < 10000 ? 100 : usec < 100000 ? 1000 : 100000;
    return (usec / step + 1) * step;
}

const char *duration_age(int64_t usec, char into[DURATION_TEXT_BYTES]) {
    enum { MS_USEC = 1000 };
    assert(usec >= 0);
    if (usec >= 100 * MS_USEC)
        return duration_clock(usec, into);
    int ms = (int)usec / MS_USEC, tenth = (int)usec % MS_USEC / 100;
    if (ms >= 10)
        snprintf(into, DURATION_TEXT_BYTES, "%d ms", ms);
    else
        snprintf(into, DURATION_TEXT_BYTES, "%d.%d ms", ms, tenth);
    return into;
}
