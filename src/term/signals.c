/* What each signal does, in its handler and in the loop that looks at it afterwards. */
#include "term/system.h"

#include "term/signals.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include "base/memory.h"

/* What a handler may touch has to be here: signals come to the process, with nothing in hand. */
static volatile sig_atomic_t ending, resized, stopped, continued;
static struct {
    struct termios modes;
    bool has_modes;
    char bytes[256];
    volatile sig_atomic_t length;
} farewell;

enum reaction {
    REACTION_NONE,
    REACTION_NOTE, /* the loop sees to it */
    REACTION_END,  /* so it does, in time */
    REACTION_KILL, /* the terminal is put right, and the signal kills */
    REACTION_CRASH /* so it does, and the program says that it is to blame */
};

static const struct {
    int number;
    enum reaction reaction;
} WATCHED[] = {
    {SIGWINCH, REACTION_NOTE},  {SIGTSTP, REACTION_NOTE}, {SIGCONT, REACTION_NOTE},
    {SIGINT, REACTION_END},     {SIGTERM, REACTION_END},  {SIGHUP, REACTION_END},
    {SIGQUIT, REACTION_END},    {SIGALRM, REACTION_KILL}, {SIGUSR1, REACTION_KILL},
    {SIGUSR2, REACTION_KILL},   {SIGPIPE, REACTION_KILL}, {SIGVTALRM, REACTION_KILL},
    {SIGPROF, REACTION_KILL},   {SIGXCPU, REACTION_KILL}, {SIGXFSZ, REACTION_KILL},
    {SIGTRAP, REACTION_CRASH},  {SIGSYS, REACTION_CRASH}, {SIGABRT, REACTION_CRASH},
    {SIGSEGV, REACTION_CRASH},  {SIGBUS, REACTION_CRASH}, {SIGFPE, REACTION_CRASH},
    {SIGILL, REACTION_CRASH},
#ifdef __linux__ /* elsewhere it is ignored */
    {SIGPOLL, REACTION_KILL},   {SIGPWR, REACTION_KILL},
#endif
#ifdef SIGSTKFLT
    {SIGSTKFLT, REACTION_KILL},
#endif
};
enum { WATCHED_COUNT = sizeof WATCHED / sizeof *WATCHED, NUMBER_LIMIT = 128 };
static struct sigaction before[NUMBER_LIMIT]; /* by the signal's number */

/* How long the loop may take to end, in seconds; then the alarm comes. */
enum { ENDS_WITHIN = 1 };

static enum reaction reaction_to(int number) {
    for (int i = 0; i < WATCHED_COUNT; i++)
        if (WATCHED[i].number == number)
            return WATCHED[i].reaction;
#ifdef SIGRTMIN
    if (number >= SIGRTMIN && number <= SIGRTMAX)
        return REACTION_KILL;
#endif
    return REACTION_NONE;
}

static void note(int number) {
    if (number == SIGWINCH)
        resized = 1;
    else if (number == SIGTSTP)
        stopped = 1;
    else if (number == SIGCONT)
        continued = 1;
}

/* The first one counts. Its loop may be in a long frame, or wait for a terminal that takes nothing.
 */
static void end(int number) {
    if (ending)
        return;
    ending = number;
    alarm(ENDS_WITHIN);
}

/* Writes what can be written at once. */
static bool write_at_once(int descriptor, const char *bytes, size_t length) {
    int flags = fcntl(descriptor, F_GETFL);
    fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
    ssize_t written = write(descriptor, bytes, length);
    fcntl(descriptor, F_SETFL, flags);
    return written == (ssize_t)length;
}

/* The terminal of a program in the background is somebody else's. */
static bool has_terminal(void) {
    pid_t foreground = tcgetpgrp(STDIN_FILENO);
    return foreground < 0 || foreground == getpgrp();
}

/* Where the terminal takes nothing, what it has not taken is thrown away: half a frame. */
static void say_farewell(void) {
    size_t length = (size_t)farewell.length;
    farewell.length = 0;
    if (length == 0 || !has_terminal())
        return;
    if (!write_at_once(STDOUT_FILENO, farewell.bytes, length)) {
        tcflush(STDOUT_FILENO, TCOFLUSH);
        write_at_once(STDOUT_FILENO, farewell.bytes, length);
    }
    if (farewell.has_modes)
        tcsetattr(STDIN_FILENO, TCSANOW, &farewell.modes);
}

static void die(int number) {
    sigset_t this;
    sigemptyset(&this);
    sigaddset(&this, number);
    sigaction(number, &before[number], NULL);
    raise(number);
    sigprocmask(SIG_UNBLOCK, &this, NULL);
}

/* The alarm is the program's own after a signal that asked it to end. */
static void be_killed(int number) {
    if (number == SIGALRM && ending)
        number = (int)ending;
    else if (before[number].sa_handler == SIG_IGN)
        return;
    say_farewell();
    die(number);
}

/* Comes back to where it happened, where the same then kills. */
static void crash(int number) {
    static const char SORRY[] = "rtlesson: sorry, an internal error ended the program\n";
    bool in_use = farewell.length > 0;
    say_farewell();
    if (in_use)
        write_at_once(STDERR_FILENO, SORRY, sizeof SORRY - 1);
    sigaction(number, &before[number], NULL);
    raise(number);
}

/* What is ignored stays so, and a profiler keeps its clock; the alarm is needed in any case. */
static bool is_ours(int number, enum reaction reaction) {
    if (reaction == REACTION_KILL && number != SIGALRM)
        return before[number].sa_handler == SIG_DFL;
    return before[number].sa_handler != SIG_IGN || number == SIGALRM;
}

static void install(int number, enum reaction reaction) {
    static void (*const HANDLERS[])(int) = {[REACTION_NOTE] = note,
                                            [REACTION_END] = end,
                                            [REACTION_KILL] = be_killed,
                                            [REACTION_CRASH] = crash};
    struct sigaction action = {.sa_handler = HANDLERS[reaction], .sa_flags = (int)SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    if (reaction == REACTION_KILL || reaction == REACTION_CRASH)
        sigfillset(&action.sa_mask);
    sigaction(number, NULL, &before[number]);
    if (is_ours(number, reaction))
        sigaction(number, &action, NULL);
}

void signals_install(void) {
    static char stack[1 << 16]; /* where the usual one has overflowed */
    sigset_t alarm_only;
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    for (int number = 1; number < NUMBER_LIMIT; number++)
        if (reaction_to(number) != REACTION_NONE)
            install(number, reaction_to(number));
    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);
    sigprocmask(SIG_UNBLOCK, &alarm_only, NULL);
    memory_on_failure(say_farewell);
}

void signals_restore(void) {
    farewell.length = 0;
    alarm(0);
    memory_on_failure(NULL);
    for (int number = 1; number < NUMBER_LIMIT; number++)
        if (reaction_to(number) != REACTION_NONE)
            sigaction(number, &before[number], NULL);
}

void signals_keep_modes(void) {
    farewell.has_modes = tcgetattr(STDIN_FILENO, &farewell.modes) == 0;
}

void signals_farewell(const char *bytes, size_t length) {
    farewell.length = 0;
    for (size_t i = 0; i < length && i < sizeof farewell.bytes; i++)
        farewell.bytes[i] = bytes[i];
    farewell.length = (sig_atomic_t)(length < sizeof farewell.bytes ? length : 0);
}

static bool took(volatile sig_atomic_t *noted) {
    bool was = *noted != 0;
    *noted = 0;
    return was;
}

bool signals_took_resize(void) {
    return took(&resized);
}

bool signals_took_stop(void) {
    return took(&stopped);
}

bool signals_took_continue(void) {
    return took(&continued);
}

int signals_ending(void) {
    return (int)ending;
}

void signals_stop(bool whole_group) {
    struct sigaction action = {.sa_handler = SIG_DFL}, ours;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTSTP, NULL, &ours);
    if (ours.sa_handler == SIG_IGN)
        return;
    sigaction(SIGTSTP, &action, NULL);
    if (whole_group)
        kill(0, SIGTSTP);
    else
        raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

bool signals_wait_for_foreground(int descriptor) {
    for (;;) {
        pid_t foreground = tcgetpgrp(descriptor);
        if (ending)
            return false;
        if (foreground < 0 || foreground == getpgrp())
            return true;
        continued = 0;
        raise(SIGTTOU);
        if (!continued) /* nobody is there who could continue it */
            return false;
    }
}

/* Those that the loop looks at: they come only while it sleeps, or are noted before it does. */
static void watched_set(sigset_t *set) {
    sigemptyset(set);
    for (int i = 0; i < WATCHED_COUNT; i++)
        if (WATCHED[i].reaction == REACTION_NOTE || WATCHED[i].reaction == REACTION_END)
            sigaddset(set, WATCHED[i].number);
}

/* As pselect, with the mask if there is one; true when descriptor can be read, *failed where it was
 * no answer. */
static bool wait_readable(int descriptor, int also, int64_t timeout_usec, const sigset_t *mask,
                          bool *failed) {
    fd_set readable;
    struct timespec timeout = {.tv_sec = (time_t)(timeout_usec / 1000000),
                               .tv_nsec = (long)(timeout_usec % 1000000) * 1000};
    FD_ZERO(&readable);
    FD_SET(descriptor, &readable);
    if (also >= 0)
        FD_SET(also, &readable);
    int highest = descriptor > also ? descriptor : also;
    *failed =
        pselect(highest + 1, &readable, NULL, NULL, timeout_usec < 0 ? NULL : &timeout, mask) < 0;
    return !*failed && FD_ISSET(descriptor, &readable);
}

/* A signal does not hide what can be read: that is looked at in any case. */
bool signals_wait(int descriptor, int also, int64_t timeout_usec) {
    sigset_t watched, usual;
    watched_set(&watched);
    sigprocmask(SIG_BLOCK, &watched, &usual);
    bool noted = ending || resized || stopped || continued;
    bool failed;
    bool ready = wait_readable(descriptor, also, noted ? 0 : timeout_usec, &usual, &failed);
    if (failed)
        ready = wait_readable(descriptor, also, 0, NULL, &failed);
    sigprocmask(SIG_SETMASK, &usual, NULL);
    return ready;
}
