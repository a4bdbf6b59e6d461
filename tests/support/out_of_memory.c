#include "out_of_memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"

static _Noreturn void act_alone(void (*act)(void), int said) {
    dup2(said, STDERR_FILENO);
    act();
    _exit(0);
}

/* What the process says until it ends; it is no more than a line. */
static void read_all(int from, char *into, size_t size) {
    size_t length = 0;
    for (ssize_t count; (count = read(from, into + length, size - 1 - length)) > 0;)
        length += (size_t)count;
    into[length] = '\0';
}

void assert_out_of_memory(void (*act)(void)) {
    char said[512];
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        act_alone(act, ends[1]);
    close(ends[1]);
    read_all(ends[0], said, sizeof said);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_string_equal(said, "rtlesson: out of memory\n");
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), MEMORY_EXIT_STATUS);
}
