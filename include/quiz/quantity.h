/*
 * Quantities: a number with a unit, as an author and a learner write it, and how near one is to
 * another. Exact: whole numbers of millionths ("_micro"), never floating point.
 *
 * A unit is a name of the author's. The units of time (us, ms, s, min, h) are parts of one another,
 * and a time is kept in microseconds, whatever its unit; of any other unit ("requests", "%") a
 * quantity is kept in millionths.
 */
#ifndef RTLESSON_QUIZ_QUANTITY_H
#define RTLESSON_QUIZ_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

enum { QUANTITY_TEXT_BYTES = 96 };

/* What a quantity counts, read from its name once. */
struct unit {
    const char *name; /* the author's, not copied */
    bool is_time;
    int64_t micro;                    /* that one of it is kept as */
    char folded[QUANTITY_TEXT_BYTES]; /* the name as it is held against what is typed (decimal.h);
                                         "": it is too long to be typed */
};
struct unit unit_of(const char *name);
extern const struct unit unit_second, unit_percent;

/* Reads a number as people write it (quiz/decimal.h), and after it perhaps a unit, with or without
 * a blank: the given one, or where that is a time, any of time. Returns NULL, or, with
 * *micro as it was, what to tell a learner whose text this is: that there is nothing; that it is no
 * number; that a comma may be meant in two ways ("1,200"); that the unit is another; that it is
 * finer than a millionth or more than QUANTITY_MOST_MICRO. */
const char *quantity_read(const char *text, const struct unit *unit, int64_t *micro);
#define QUANTITY_MOST_MICRO INT64_C(1000000000000000000)

/* The same of what an author wrote: a decimal point and nothing that could be meant otherwise.
 * False: it is no quantity of the unit. */
bool quantity_read_plain(const char *text, const struct unit *unit, int64_t *micro);

/* What quantity_read tells of a comma that may be meant in two ways, with the learner's own digits;
 * NULL: that is not what is wrong. */
enum { QUANTITY_TOLD_BYTES = 160 };
const char *quantity_two_ways(const char *text, char into[QUANTITY_TOLD_BYTES]);

/* "2.58 s", "1,440 requests": in the unit, at most six digits after the point; returns into. A name
 * that does not fit ends in an ellipsis. */
const char *quantity_format(int64_t micro, const struct unit *unit, char into[QUANTITY_TEXT_BYTES]);

/* Rounded to three significant digits of its unit, or to a whole number: a quantity that was
 * measured, as it is shown. */
int64_t quantity_rounded(int64_t micro, const struct unit *unit);

/* How far from the right quantity one may be. */
struct tolerance {
    bool is_share; /* micro is of a per cent of the right one; false: of the quantity itself */
    int64_t micro; /* not negative */
};

/* Reads "10%" (a share, up to 100%) or a quantity of the unit, not negative; NULL is none. False:
 * it is neither. */
bool tolerance_read(const char *text, const struct unit *unit, struct tolerance *tolerance);

/* Below 0: too low; 0: as near as the tolerance says, its edges included; above 0: too high. */
int quantity_compare(int64_t given_micro, int64_t right_micro, struct tolerance tolerance);

#endif
