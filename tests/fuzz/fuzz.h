/*
 * A fuzz target: one function that takes any bytes whatever, for libFuzzer (./dev fuzz) and for the
 * replay of a few inputs in the suite (replay.c). What crashes, hangs, or does not hold is found.
 */
#ifndef RTLESSON_TESTS_FUZZ_H
#define RTLESSON_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The name is libFuzzer's. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Ends the program where it does not hold. */
#define MUST_HOLD(condition)                                                                       \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: this does not hold: %s\n", __FILE__, __LINE__, #condition);    \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
