/* How a step becomes a value that reads well, and a value the step or the column nearest to it. */
#include "ui/scale.h"

#include <assert.h>
#include <math.h>

static const int64_t units_usec[] = {INT64_C(3600000000), 60000000, 1000000, 1000, 1};
enum { UNITS = sizeof units_usec / sizeof units_usec[0], DIGITS = 2, DIGITS_MORE = 3 };

static int64_t unit_of(int64_t usec) {
    int i = 0;
    while (i < UNITS - 1 && usec < units_usec[i])
        i++;
    return units_usec[i];
}

static int64_t rounded(int64_t usec, int digits) {
    int64_t grain = unit_of(usec);
    while (grain <= usec / 10)
        grain *= 10;
    for (int i = 1; i < digits; i++)
        grain /= 10;
    return grain < 2 ? usec : (usec + grain / 2) / grain * grain;
}

static double span(const struct scale *scale) {
    return log((double)scale->to_usec / (double)scale->from_usec);
}

static int64_t grown_value(const struct scale *scale, int step) {
    double grown = exp(span(scale) * step / scale->steps);
    return llround((double)scale->from_usec * grown);
}

static int64_t even_value(const struct scale *scale, int step) {
    int64_t length = scale->to_usec - scale->from_usec;
    int64_t each = length / scale->steps, rest = length % scale->steps;
    return scale->from_usec + each * step + rest * step / scale->steps;
}

static int64_t value_to(const struct scale *scale, int step, int digits) {
    if (step <= 0)
        return scale->from_usec;
    if (step >= scale->steps)
        return scale->to_usec;
    int64_t exact = scale->even ? even_value(scale, step) : grown_value(scale, step);
    int64_t usec = rounded(exact, digits);
    if (usec < scale->from_usec)
        return scale->from_usec;
    return usec < scale->to_usec ? usec : scale->to_usec;
}

int64_t scale_value(const struct scale *scale, int step) {
    assert(scale->steps >= 1 && scale->from_usec < scale->to_usec);
    assert(scale->even || scale->from_usec > 0);
    int64_t usec = value_to(scale, step, DIGITS);
    bool alone =
        value_to(scale, step - 1, DIGITS) < usec && usec < value_to(scale, step + 1, DIGITS);
    return alone ? usec : value_to(scale, step, DIGITS_MORE);
}

/* From 0 at the start of the scale to 1 at its end. */
static double position(const struct scale *scale, int64_t usec) {
    if (usec <= scale->from_usec)
        return 0;
    if (usec >= scale->to_usec)
        return 1;
    if (scale->even)
        return (double)(usec - scale->from_usec) / (double)(scale->to_usec - scale->from_usec);
    return log((double)usec / (double)scale->from_usec) / span(scale);
}

int scale_nearest(const struct scale *scale, int64_t usec) {
    return (int)lround(position(scale, usec) * scale->steps);
}

int scale_first(const struct scale *scale, int64_t usec) {
    int low = 0, high = scale->steps + 1;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (scale_value(scale, middle) >= usec)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

int scale_step_column(const struct scale *scale, int step, int columns) {
    assert(scale->steps >= 1 && columns >= 1);
    int64_t twice = INT64_C(2) * step * (columns - 1) + scale->steps;
    return (int)(twice / (INT64_C(2) * scale->steps));
}

int scale_value_column(const struct scale *scale, int64_t usec, int columns) {
    return (int)lround(position(scale, usec) * (columns - 1));
}

int scale_column_step(const struct scale *scale, int column, int columns) {
    assert(scale->steps >= 1 && columns >= 1);
    if (column <= 0)
        return 0;
    if (column >= columns - 1)
        return scale->steps;
    int64_t twice = INT64_C(2) * column * scale->steps + (columns - 1);
    return (int)(twice / (INT64_C(2) * (columns - 1)));
}
