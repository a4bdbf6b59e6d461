/*
 * Memory that is scarce: each allocation of the program's own is made to fail once, in a process
 * that is forked for it, while this one goes on. So one run tries them all.
 *
 * Part of a test where the linker leads calloc and realloc through here (--wrap).
 */
#ifndef RTLESSON_TESTS_SCARCE_H
#define RTLESSON_TESTS_SCARCE_H

/* From now on every stride-th allocation (stride > 0) is tried. */
void scarce_begin(int stride);

struct scarce {
    int made, tried;
    int wrong;     /* how many did not end as they should: by the hook, the line and the status */
    char how[256]; /* the first of these */
};

/* No more from now on; what was found since scarce_begin. */
struct scarce scarce_end(void);

#endif
