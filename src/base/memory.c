/* How the program ends where the system has no more memory. */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static memory_hook *before_end;

memory_hook *memory_on_failure(memory_hook *hook) {
    memory_hook *other = before_end;
    before_end = hook;
    return other;
}

void memory_fail(void) {
    static const char LINE[] = "rtlesson: out of memory\n";
    memory_hook *hook = memory_on_failure(NULL);
    if (hook != NULL)
        hook();
    ssize_t written = write(STDERR_FILENO, LINE, sizeof LINE - 1);
    (void)written; /* there is nobody left to tell */
    _exit(MEMORY_EXIT_STATUS);
}

/* At least one: for none at all the system may say NULL. */
static size_t bytes_of(size_t count, size_t size) {
    if (size > 0 && count > SIZE_MAX / size)
        memory_fail();
    return count * size > 0 ? count * size : 1;
}

static void *there(void *memory) {
    if (memory == NULL)
        memory_fail();
    return memory;
}

void *memory_alloc(size_t count, size_t size) {
    return there(calloc(bytes_of(count, size), 1));
}

void *memory_resize(void *memory, size_t count, size_t size) {
    return there(realloc(memory, bytes_of(count, size)));
}

char *memory_copy(const char *text) {
    size_t bytes = strlen(text) + 1;
    return memcpy(memory_resize(NULL, bytes, 1), text, bytes);
}
