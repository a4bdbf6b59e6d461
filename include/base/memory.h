/*
 * Memory, which is there: an allocation that fails ends the program, here and nowhere else.
 *
 * So none of these returns NULL, and nobody above asks. What a lesson, a script or a terminal may
 * ask for is limited where it is read, so that it is the system that has no more.
 */
#ifndef RTLESSON_BASE_MEMORY_H
#define RTLESSON_BASE_MEMORY_H

#include <stddef.h>

/* What the process ends with then: an error of the software, in BSD's sysexits.h. */
enum { MEMORY_EXIT_STATUS = 70 };

/* Zeroed memory for count things of size bytes each, to be freed with free. */
void *memory_alloc(size_t count, size_t size);

/* The memory (NULL: new) with room for so much, as it is or moved; of what is added nothing is set.
 */
void *memory_resize(void *memory, size_t count, size_t size);

/* A copy of the text, to be freed with free. */
char *memory_copy(const char *text);

/* What is done before the program ends, so that its line can be read: the terminal is put right.
 * Must not allocate. NULL: nothing. Returns what was done until now. */
typedef void memory_hook(void);
memory_hook *memory_on_failure(memory_hook *hook);

/* Ends the program: the hook, a line on standard error, MEMORY_EXIT_STATUS; nothing that atexit
 * knows is done, and nothing that is buffered is written. For what a library could not allocate. */
_Noreturn void memory_fail(void);

#endif
