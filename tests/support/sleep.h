/*
 * Sleeping on after a signal. In a header, since what stands in for the system's calls needs it,
 * too, and links nothing of the tests.
 */
#ifndef RTLESSON_TESTS_SLEEP_H
#define RTLESSON_TESTS_SLEEP_H

#include <errno.h>
#include <time.h>

/* Less than a second. */
static inline void sleep_nsec(long nsec) {
    struct timespec left = {0, nsec};
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        continue;
}

#endif
