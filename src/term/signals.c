#include "term/system.h"

#include "term/signals.h"

#include <signal.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

/* What a handler may touch has to be here: signals come to the process, with nothing in hand. */
static volatile sig_atomic_t ending, resized, stopped, continued;
static struct {
    struct termios modes;
    bool has_modes;
    char bytes[256];
    volatile sig_atomic_t length;
} farewell;

enum reaction { REACTION_NOTE, REACTION_END, REACTION_CRASH };

static const struct {
    int number;
    enum reaction reaction;
} WATCHED[] = {
    {SIGWINCH, REACTION_NOTE}, {SIGTSTP, REACTION_NOTE},  {SIGCONT, REACTION_NOTE},
    {SIGINT, REACTION_END},    {SIGTERM, REACTION_END},   {SIGHUP, REACTION_END},
    {SIGQUIT, REACTION_END},   {SIGABRT, REACTION_CRASH}, {SIGSEGV, REACTION_CRASH},
    {SIGBUS, REACTION_CRASH},  {SIGFPE, REACTION_CRASH},  {SIGILL, REACTION_CRASH},
};
enum { WATCHED_COUNT = sizeof WATCHED / sizeof *WATCHED };
static struct sigaction before[WATCHED_COUNT];

static void note(int number) {
    if (number == SIGWINCH)
        resized = 1;
    else if (number == SIGTSTP)
        stopped = 1;
    else if (number == SIGCONT)
        continued = 1;
    else
        ending = number;
}

static void say_farewell(void) {
    size_t length = (size_t)farewell.length;
    farewell.length = 0;
    for (size_t at = 0; at < length;) {
        ssize_t written = write(STDOUT_FILENO, farewell.bytes + at, length - at);
        if (written <= 0)
            break;
        at += (size_t)written;
    }
    if (length > 0 && farewell.has_modes)
        tcsetattr(STDIN_FILENO, TCSANOW, &farewell.modes);
}

/* Comes back to where it happened, where the same then kills. */
static void crash(int number) {
    static const char SORRY[] = "rtlesson: a mistake of the program ended it, sorry\n";
    bool in_use = farewell.length > 0;
    say_farewell();
    if (in_use && write(STDERR_FILENO, SORRY, sizeof SORRY - 1) < 0)
        _exit(128 + number);
    for (int i = 0; i < WATCHED_COUNT; i++)
        if (WATCHED[i].number == number)
            sigaction(number, &before[i], NULL);
    raise(number);
}

void signals_install(void) {
    for (int i = 0; i < WATCHED_COUNT; i++) {
        enum reaction reaction = WATCHED[i].reaction;
        struct sigaction action = {.sa_handler = reaction == REACTION_CRASH ? crash : note};
        /* Asked a second time, a program that is stuck just dies. */
        action.sa_flags = reaction == REACTION_END ? (int)SA_RESETHAND : 0;
        sigemptyset(&action.sa_mask);
        sigaction(WATCHED[i].number, NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN)
            sigaction(WATCHED[i].number, &action, NULL);
    }
}

void signals_restore(void) {
    farewell.length = 0;
    for (int i = 0; i < WATCHED_COUNT; i++)
        sigaction(WATCHED[i].number, &before[i], NULL);
}

void signals_keep_modes(void) {
    farewell.has_modes = tcgetattr(STDIN_FILENO, &farewell.modes) == 0;
}

void signals_on_crash(const char *bytes, size_t length) {
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
        if (WATCHED[i].reaction != REACTION_CRASH)
            sigaddset(set, WATCHED[i].number);
}

/* As pselect, with the mask if there is one. */
static int wait_readable(int descriptor, int64_t timeout_usec, const sigset_t *mask) {
    fd_set readable;
    struct timespec timeout = {.tv_sec = (time_t)(timeout_usec / 1000000),
                               .tv_nsec = (long)(timeout_usec % 1000000) * 1000};
    FD_ZERO(&readable);
    FD_SET(descriptor, &readable);
    return pselect(descriptor + 1, &readable, NULL, NULL, timeout_usec < 0 ? NULL : &timeout, mask);
}

/* A signal does not hide what can be read: that is looked at in any case. */
bool signals_wait(int descriptor, int64_t timeout_usec) {
    sigset_t watched, usual;
    watched_set(&watched);
    sigprocmask(SIG_BLOCK, &watched, &usual);
    bool noted = ending || resized || stopped || continued;
    int ready = wait_readable(descriptor, noted ? 0 : timeout_usec, &usual);
    if (ready < 0)
        ready = wait_readable(descriptor, 0, NULL);
    sigprocmask(SIG_SETMASK, &usual, NULL);
    return ready > 0;
}
