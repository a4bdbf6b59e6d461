/* A program in a pseudo-terminal of its own: started in a session of its own, with an environment
 * made from nothing, and killed with everything that it started. */
#ifndef E2E_CHILD_H
#define E2E_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

struct child {
    pid_t pid;         /* 0: none started */
    int master, slave; /* -1 once hung up. The slave is held open so that the modes can be read. */
    struct termios before;
    bool ended;
    int status; /* as waitpid gives it, once ended */
};

struct launch {
    char *const *arguments;   /* [0] is searched in the environment's PATH */
    char *const *environment; /* NAME=VALUE, NULL at the end */
    const char *directory;
    int rows, columns;
    int ignored_signal; /* or 0 */
};

/* In a process that was forked: runs the program in place of the harness, its input and output
 * empty. Does not return. */
void child_become(char *const *arguments, char *const *environment, const char *directory);

/* False with errno. */
bool child_start(struct child *child, const struct launch *launch);
/* Notes, without waiting, whether it has ended. */
void child_reap(struct child *child);
void child_resize(const struct child *child, int rows, int columns);
/* Closes the terminal: what is left in it gets SIGHUP and reads nothing more. */
void child_hang_up(struct child *child);
/* Kills every process of its session, and waits for it. */
void child_kill(struct child *child);
/* The process group in the terminal's foreground, or 0. */
pid_t child_foreground(const struct child *child);
/* Bytes that were sent and that nobody has read yet. */
int child_unread(const struct child *child);
/* What of the terminal's modes is not as it was before the start, or NULL. */
const char *child_changed_modes(const struct child *child);

/* How often threads of a process have been taken from or have left the processor. What is not the
 * same has run between two looks. */
struct pulse {
    pid_t pid;    /* 0: no process was looked at */
    long of_main; /* never falls, since the main thread stays */
    long of_all;  /* falls where a thread ends */
};

/* False where the system does not tell. */
bool process_pulse(pid_t pid, struct pulse *pulse);
bool pulse_is_same(struct pulse a, struct pulse b);
/* Every thread sleeps or is stopped; true where the system does not tell. */
bool process_rests(pid_t pid);
/* Every thread is stopped; false where the system does not tell. */
bool process_is_stopped(pid_t pid);

#endif
