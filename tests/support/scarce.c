/* How an allocation is made to fail in a process of its own, and how that has to end. */
#include "scarce.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

enum { SAID_BYTES = 128, GOES_ON = 99 };

static struct scarce found;
static int every; /* 0: none is tried */
static int turn; /* goes on from one scarce_begin to the next, so that others are tried each time */
static bool failed;

static void hook(void) {
    ssize_t written = write(STDERR_FILENO, "hook, ", 6);
    (void)written;
}

/* All that the process says until it ends. */
static void read_all(int from, char into[SAID_BYTES]) {
    size_t length = 0;
    for (ssize_t count; (count = read(from, into + length, SAID_BYTES - 1 - length)) > 0;)
        length += (size_t)count;
    into[length] = '\0';
}

static void judge(int status, const char *said) {
    bool right = WIFEXITED(status) && WEXITSTATUS(status) == MEMORY_EXIT_STATUS &&
                 strcmp(said, "hook, rtlesson: out of memory\n") == 0;
    found.tried++;
    found.wrong += !right;
    if (!right && found.wrong == 1)
        snprintf(found.how, sizeof found.how, "allocation %d: status %d%s, said \"%s\"", found.made,
                 status, WIFEXITED(status) && WEXITSTATUS(status) == GOES_ON ? " (it went on)" : "",
                 said);
}

/* True in the process that is to see it fail. */
static bool fork_to_fail(void) {
    char said[SAID_BYTES];
    int ends[2], status = -1;
    if (pipe(ends) != 0)
        abort();
    pid_t child = fork();
    if (child < 0)
        abort();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        return true;
    }
    close(ends[1]);
    read_all(ends[0], said);
    close(ends[0]);
    waitpid(child, &status, 0);
    judge(status, said);
    return false;
}

/* Nothing is asked for, and nothing comes to an end, after an allocation that failed. */
static void be_at_the_end(void) {
    if (failed)
        _exit(GOES_ON);
}

static bool fails(void) {
    be_at_the_end();
    if (every == 0)
        return false;
    found.made++;
    if (++turn % every != 0)
        return false;
    failed = fork_to_fail();
    return failed;
}

void scarce_begin(int stride) {
    found = (struct scarce){0};
    every = stride;
    memory_on_failure(hook);
}

struct scarce scarce_end(void) {
    be_at_the_end();
    every = 0;
    memory_on_failure(NULL);
    return found;
}

/* --- The calls. Their names are the linker's. --- */

void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails() ? NULL : __real_realloc(memory, size);
}
