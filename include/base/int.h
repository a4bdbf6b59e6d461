/*
 * The smaller and the larger of two whole numbers.
 */
#ifndef RTLESSON_BASE_INT_H
#define RTLESSON_BASE_INT_H

static inline int int_min(int a, int b) {
    return a < b ? a : b;
}

static inline int int_max(int a, int b) {
    return a > b ? a : b;
}

#endif
