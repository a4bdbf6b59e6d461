/* Signals that end a program, or kill it: what it leaves behind, in a process of its own. */
#include "term/system.h"

#include "term/signals.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const char FAREWELL[] = "<farewell>";

/* --- What a process does once it has taken its signals, and has said so. --- */

static void ready(void) {
    if (write(STDOUT_FILENO, "!", 1) != 1)
        _exit(99);
}

static pid_t parent; /* a test that has failed leaves nothing behind */

/* As in a frame that takes for ever: the loop never looks. */
static void compute(void) {
    while (getppid() == parent)
        poll(NULL, 0, 100);
}

/* As with a terminal that takes nothing. */
static void write_for_ever(void) {
    static char many[4096];
    while (getppid() == parent)
        if (write(STDOUT_FILENO, many, sizeof many) < 0)
            continue;
}

static int deepen(const volatile char *above) {
    volatile char room[4096];
    room[0] = above[0];
    return getppid() == parent ? deepen(room) + room[0] : 0;
}

static void overflow_its_stack(void) {
    _exit(deepen(FAREWELL));
}

static void end_in_time(void) {
    while (signals_ending() == 0)
        signals_wait(STDIN_FILENO, -1, -1);
    signals_restore();
    _exit(alarm(0) == 0 ? 42 : 43); /* no alarm is left to come */
}

/* --- The process. --- */

struct process {
    pid_t pid;
    int output;
};

static void live(const int ends[2], int ignored, void (*life)(void)) {
    int nothing = open("/dev/null", O_RDWR);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    dup2(nothing, STDIN_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    close(ends[0]);
    for (int number = 1; number < 32; number++)
        signal(number, SIG_DFL); /* cmocka catches some */
    if (ignored != 0)
        signal(ignored, SIG_IGN);
    signals_install();
    signals_keep_modes();
    signals_farewell(FAREWELL, sizeof FAREWELL - 1);
    ready();
    life();
    _exit(98);
}

static struct process start(int ignored, void (*life)(void)) {
    int ends[2];
    char said;
    parent = getpid();
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0)
        live(ends, ignored, life);
    close(ends[1]);
    assert_true(pid > 0);
    assert_int_equal(read(ends[0], &said, 1), 1);
    return (struct process){pid, ends[0]};
}

static int ended(const struct process *process) {
    int status;
    assert_int_equal(waitpid(process->pid, &status, 0), process->pid);
    return status;
}

static void expect_killed_by(int number, const struct process *process) {
    int status = ended(process);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
}

static void expect_farewell(const struct process *process) {
    char text[64];
    ssize_t length = read(process->output, text, sizeof text);
    assert_int_equal(length, sizeof FAREWELL - 1);
    assert_memory_equal(text, FAREWELL, sizeof FAREWELL - 1);
    close(process->output);
}

enum { PROCESSES = 16 };

/* All at once: some take a second. */
static void expect_farewell_after(const int *numbers, int count) {
    struct process processes[PROCESSES];
    assert_true(count <= PROCESSES);
    for (int i = 0; i < count; i++) {
        processes[i] = start(0, compute);
        kill(processes[i].pid, numbers[i]);
    }
    for (int i = 0; i < count; i++) {
        expect_killed_by(numbers[i], &processes[i]);
        expect_farewell(&processes[i]);
    }
}

/* --- The tests. --- */

static void what_kills_puts_the_terminal_right(void **state) {
    (void)state;
    static const int NUMBERS[] = {SIGUSR1, SIGUSR2, SIGALRM, SIGPIPE, SIGVTALRM,
                                  SIGPROF, SIGXCPU, SIGXFSZ, SIGTRAP, SIGSYS};
    expect_farewell_after(NUMBERS, sizeof NUMBERS / sizeof *NUMBERS);
#ifdef SIGRTMIN
    expect_farewell_after((const int[]){SIGRTMIN, SIGRTMAX}, 2);
#endif
}

static void a_request_to_end_ends_a_long_frame(void **state) {
    (void)state;
    expect_farewell_after((const int[]){SIGTERM, SIGHUP, SIGINT, SIGQUIT}, 4);
}

static void a_stack_that_overflows_puts_the_terminal_right(void **state) {
    (void)state;
    struct process process = start(0, overflow_its_stack);
    expect_killed_by(SIGSEGV, &process);
    expect_farewell(&process);
}

static void the_first_request_counts(void **state) {
    (void)state;
    struct process process = start(0, compute);
    kill(process.pid, SIGHUP);
    kill(process.pid, SIGTERM);
    kill(process.pid, SIGHUP);
    /* Which of two that wait comes first is the system's to say. */
    int status = ended(&process);
    assert_true(WIFSIGNALED(status));
    assert_true(WTERMSIG(status) == SIGHUP || WTERMSIG(status) == SIGTERM);
    expect_farewell(&process);
}

static void a_request_to_end_ends_a_blocked_program(void **state) {
    (void)state;
    struct process process = start(0, write_for_ever);
    kill(process.pid, SIGTERM);
    expect_killed_by(SIGTERM, &process);
    close(process.output);
}

static void who_ends_in_time_is_let_be(void **state) {
    (void)state;
    struct process process = start(0, end_in_time);
    kill(process.pid, SIGTERM);
    int status = ended(&process);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 42);
    close(process.output);
}

static void what_was_ignored_stays_so(void **state) {
    (void)state;
    static const int NUMBERS[] = {SIGUSR1, SIGHUP, SIGALRM};
    struct process processes[3];
    for (int i = 0; i < 3; i++) {
        processes[i] = start(NUMBERS[i], compute);
        kill(processes[i].pid, NUMBERS[i]);
        kill(processes[i].pid, SIGTERM);
    }
    for (int i = 0; i < 3; i++) {
        expect_killed_by(SIGTERM, &processes[i]);
        expect_farewell(&processes[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_kills_puts_the_terminal_right),
        cmocka_unit_test(a_request_to_end_ends_a_long_frame),
        cmocka_unit_test(a_stack_that_overflows_puts_the_terminal_right),
        cmocka_unit_test(the_first_request_counts),
        cmocka_unit_test(a_request_to_end_ends_a_blocked_program),
        cmocka_unit_test(who_ends_in_time_is_let_be),
        cmocka_unit_test(what_was_ignored_stays_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
