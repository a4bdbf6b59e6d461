/* How a number is written in full, and in few cells with k, M and the like. */
#include "base/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *number_grouped(int64_t number, char into[NUMBER_TEXT_BYTES]) {
    char digits[NUMBER_TEXT_BYTES];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    const char *from = digits;
    char *to = into;
    while (*from != '\0') {
        *to++ = *from++;
        int left = length - (int)(from - digits);
        if (left > 0 && left % 3 == 0 && from[-1] != '-')
            *to++ = ',';
    }
    *to = '\0';
    return into;
}

/* What is cut off between units does not count: only the last step rounds. */
enum { MILLI = 1000 };
/* In thousandths: what is rounded to a thousand, and to a million. */
#define THOUSAND INT64_C(999500)
#define MILLION  INT64_C(999999500)

/* In a unit so many times larger, at least one of it: it would be rounded to that. */
static int64_t in_larger(int64_t milli, int times) {
    return milli / times > MILLI ? milli / times : MILLI;
}

/* Writes thousandths, without zeros at the end. */
static const char *write_milli(int64_t shown, const char *unit, char into[NUMBER_TEXT_BYTES]) {
    char whole[NUMBER_TEXT_BYTES], part[8] = "";
    if (shown % MILLI != 0)
        snprintf(part, sizeof part, ".%03d", (int)(shown % MILLI));
    for (size_t length = strlen(part); length > 0 && part[length - 1] == '0'; length--)
        part[length - 1] = '\0';
    snprintf(into, NUMBER_TEXT_BYTES, "%s%s%s", number_grouped(shown / MILLI, whole), part, unit);
    return into;
}

/* Writes a quantity to three significant digits or to a whole number. */
static const char *write_quantity(int64_t milli, const char *unit, char into[NUMBER_TEXT_BYTES]) {
    int64_t grain = milli < 10 * MILLI ? milli < MILLI ? 1 : 10 : milli < 100 * MILLI ? 100 : MILLI;
    return write_milli((milli + grain / 2) / grain * grain, unit, into);
}

/* What is no figure, in words; NULL: it is one. Of more than there is room for, more says what
 * stands for that much. */
static const char *no_figure(int64_t number, const char *more, char into[NUMBER_TEXT_BYTES]) {
    if (number >= 0 && number != NUMBER_MORE)
        return NULL;
    snprintf(into, NUMBER_TEXT_BYTES, "%s", number < 0 ? NUMBER_NONE : more);
    return into;
}

/* A whole number in the first unit of which it has fewer than a thousand; the last has no end. */
static const char *write_whole(int64_t number, const char *const *units, int last,
                               char into[NUMBER_TEXT_BYTES]) {
    int unit = 0;
    if (number < 1000)
        return write_quantity(number * MILLI, units[0], into);
    for (unit = 1; unit < last && number >= THOUSAND; unit++)
        number = in_larger(number, 1000);
    return write_quantity(number, units[unit], into);
}

const char *number_within(int64_t count, int cells, char into[NUMBER_TEXT_BYTES]) {
    static const char *const units[] = {"", " k", " M", " G", " T", " P", " E"};
    enum { LAST = sizeof units / sizeof units[0] - 1 };
    if (no_figure(count, "> 9 E", into) != NULL)
        return into;
    if ((int)strlen(number_grouped(count, into)) > cells)
        write_whole(count, units, LAST, into);
    return into;
}

const char *number_short(int64_t milli, char into[NUMBER_TEXT_BYTES]) {
    static const char *const units[] = {" M", " G", " T", " P"};
    enum { LAST = sizeof units / sizeof units[0] - 1 };
    if (no_figure(milli, "> 9 P", into) != NULL)
        return into;
    if (milli < MILLION)
        return write_quantity(milli, "", into);
    int unit = 0;
    for (milli = in_larger(milli, 1000000); unit < LAST && milli >= THOUSAND; unit++)
        milli = in_larger(milli, 1000);
    return write_quantity(milli, units[unit], into);
}

const char *number_milli(int64_t milli, char into[NUMBER_TEXT_BYTES]) {
    if (milli < 0 || milli >= INT64_C(10) * MILLI)
        return number_short(milli, into);
    return write_milli(milli, "", into);
}

const char *number_exact(int64_t milli, int cells, char into[NUMBER_TEXT_BYTES]) {
    if (milli < 0 || milli == NUMBER_MORE)
        return number_within(milli, cells, into);
    if ((int)strlen(write_milli(milli, "", into)) > cells)
        number_within(milli / MILLI + (milli % MILLI >= MILLI / 2), cells, into);
    return into;
}

const char *number_bytes(int64_t bytes, char into[NUMBER_TEXT_BYTES]) {
    static const char *const units[] = {" B", " kB", " MB", " GB", " TB", " PB", " EB"};
    enum { LAST = sizeof units / sizeof units[0] - 1 };
    if (no_figure(bytes, "> 9 EB", into) != NULL)
        return into;
    return write_whole(bytes, units, LAST, into);
}
