/*
 * How the program ends where there is no more memory: tried in a process of its own.
 */
#ifndef RTLESSON_TESTS_OUT_OF_MEMORY_H
#define RTLESSON_TESTS_OUT_OF_MEMORY_H

/* Passes when act ends a process as memory_fail does: its line alone on standard error, and its
 * status. */
void assert_out_of_memory(void (*act)(void));

#endif
