#include "child.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined(__APPLE__) || defined(__OpenBSD__) || defined(__NetBSD__)
#include <util.h>
#elif defined(__FreeBSD__)
#include <libutil.h>
#else
#include <pty.h>
#include <utmp.h>
#endif

extern char **environ;

/* The harness's handlers must not be met by what comes before the program has replaced us. */
static void reset_signals(int ignored) {
    static const int caught[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGPIPE};
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++)
        signal(caught[i], SIG_DFL);
    if (ignored != 0)
        signal(ignored, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void child_become(char *const *arguments, char *const *environment, const char *directory) {
    int nothing = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3; i++)
        dup2(nothing, i);
    environ = (char **)environment;
    reset_signals(0);
    if (chdir(directory) == 0)
        execvp(arguments[0], arguments);
    _exit(127);
}

/* Writes errno into TROUBLE if the program cannot be had. */
static void run_in_terminal(const struct child *child, const struct launch *launch, int trouble) {
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    close(child->master);
    if (login_tty(child->slave) == 0 && chdir(launch->directory) == 0) {
        environ = (char **)launch->environment;
        reset_signals(launch->ignored_signal);
        execvp(launch->arguments[0], launch->arguments);
    }
    int number = errno;
    if (write(trouble, &number, sizeof number) < 0)
        _exit(126);
    _exit(127);
}

/* Waits until the program has taken the child's place, so that a signal sent next reaches it. */
static bool has_started(struct child *child, int trouble) {
    int number;
    ssize_t length;
    while ((length = read(trouble, &number, sizeof number)) < 0 && errno == EINTR)
        continue;
    if (length == 0)
        return true;
    child_kill(child);
    errno = number;
    return false;
}

bool child_start(struct child *child, const struct launch *launch) {
    struct winsize size = {.ws_row = (unsigned short)launch->rows,
                           .ws_col = (unsigned short)launch->columns};
    int trouble[2];
    *child = (struct child){.master = -1, .slave = -1};
    if (pipe(trouble) != 0)
        return false;
    fcntl(trouble[1], F_SETFD, FD_CLOEXEC);
    bool started = openpty(&child->master, &child->slave, NULL, NULL, &size) == 0;
    if (started) {
        tcgetattr(child->slave, &child->before);
        fcntl(child->master, F_SETFL, O_NONBLOCK);
        child->pid = fork();
        started = child->pid >= 0;
    }
    if (child->pid == 0 && started) {
        close(trouble[0]);
        run_in_terminal(child, launch, trouble[1]);
    }
    close(trouble[1]);
    if (started) {
        fcntl(child->master, F_SETFD, FD_CLOEXEC);
        fcntl(child->slave, F_SETFD, FD_CLOEXEC);
        started = has_started(child, trouble[0]);
    } else {
        child_hang_up(child);
        child->pid = 0;
    }
    close(trouble[0]);
    return started;
}

void child_reap(struct child *child) {
    if (child->pid > 0 && !child->ended &&
        waitpid(child->pid, &child->status, WNOHANG) == child->pid)
        child->ended = true;
}

void child_resize(const struct child *child, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    ioctl(child->master, TIOCSWINSZ, &size);
}

void child_hang_up(struct child *child) {
    if (child->master >= 0)
        close(child->master);
    if (child->slave >= 0)
        close(child->slave);
    child->master = child->slave = -1;
}

/* The state and the session of a process are the fields after its name, which is in brackets and
 * may hold anything. */
static bool read_stat(const char *path, char *state, int *session) {
    FILE *file = fopen(path, "r");
    char text[512] = "";
    bool read = file != NULL && fgets(text, sizeof text, file) != NULL;
    if (file != NULL)
        fclose(file);
    const char *end_of_name = read ? strrchr(text, ')') : NULL;
    return end_of_name != NULL && sscanf(end_of_name + 1, " %c %*d %*d %d", state, session) == 2;
}

/* Background and stopped jobs have process groups of their own; the session is what they share. */
static void kill_session(pid_t leader) {
    DIR *processes = opendir("/proc");
    if (processes == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
        char path[PATH_MAX], state;
        int session;
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        if (read_stat(path, &state, &session) && session == leader)
            kill((pid_t)atol(entry->d_name), SIGKILL);
    }
    closedir(processes);
}

void child_kill(struct child *child) {
    if (child->pid <= 0)
        return;
    pid_t foreground = child_foreground(child);
    if (foreground > 0)
        kill(-foreground, SIGKILL);
    kill_session(child->pid);
    if (!child->ended) {
        kill(child->pid, SIGKILL);
        while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
            continue;
    }
    child_hang_up(child);
    *child = (struct child){.master = -1, .slave = -1};
}

pid_t child_foreground(const struct child *child) {
    pid_t group = child->master >= 0 ? tcgetpgrp(child->master) : 0;
    return group > 0 ? group : 0;
}

int child_unread(const struct child *child) {
    int unread = 0;
    return child->slave >= 0 && ioctl(child->slave, FIONREAD, &unread) == 0 ? unread : 0;
}

const char *child_changed_modes(const struct child *child) {
    struct termios now;
    if (child->slave < 0 || tcgetattr(child->slave, &now) != 0)
        return "the terminal is gone";
    tcflag_t local = now.c_lflag ^ child->before.c_lflag;
    if ((local & ICANON) != 0)
        return "ICANON is not as before";
    if ((local & ECHO) != 0)
        return "ECHO is not as before";
    if ((local & (ISIG | IEXTEN | ECHOE | ECHOK | ECHONL | NOFLSH | TOSTOP)) != 0)
        return "local modes are not as before";
    if (now.c_iflag != child->before.c_iflag)
        return "input modes are not as before";
    if (now.c_oflag != child->before.c_oflag)
        return "output modes are not as before";
    return NULL;
}

/* Calls SEEN with the path of FILE of each thread; false if there is no such process here. */
static bool each_thread(pid_t pid, const char *file, bool (*seen)(const char *path, void *user),
                        void *user) {
    char directory[64];
    snprintf(directory, sizeof directory, "/proc/%ld/task", (long)pid);
    DIR *threads = opendir(directory);
    if (threads == NULL)
        return false;
    bool all = true;
    for (struct dirent *entry; (entry = readdir(threads)) != NULL;) {
        char path[PATH_MAX];
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        snprintf(path, sizeof path, "%s/%s/%s", directory, entry->d_name, file);
        all = seen(path, user) && all;
    }
    closedir(threads);
    return all;
}

static long switches_of_thread(FILE *status) {
    char line[256];
    long sum = 0, count;
    while (fgets(line, sizeof line, status) != NULL)
        if (sscanf(line, "voluntary_ctxt_switches: %ld", &count) == 1 ||
            sscanf(line, "nonvoluntary_ctxt_switches: %ld", &count) == 1)
            sum += count;
    return sum;
}

/* The main thread has the number of its process. */
static bool is_main_thread(const char *path) {
    long pid, thread;
    return sscanf(path, "/proc/%ld/task/%ld/", &pid, &thread) == 2 && pid == thread;
}

static bool add_switches(const char *path, void *user) {
    struct pulse *pulse = user;
    FILE *status = fopen(path, "r");
    if (status == NULL)
        return false;
    long switches = switches_of_thread(status);
    fclose(status);
    pulse->of_all += switches;
    if (is_main_thread(path))
        pulse->of_main = switches;
    return true;
}

bool process_pulse(pid_t pid, struct pulse *pulse) {
    *pulse = (struct pulse){.pid = pid};
    return each_thread(pid, "status", add_switches, pulse);
}

bool pulse_is_same(struct pulse a, struct pulse b) {
    return a.pid == b.pid && a.of_main == b.of_main && a.of_all == b.of_all;
}

struct states {
    const char *of_main, *of_others; /* wanted: letters of proc(5) */
    bool all;
};

static bool look_at_state(const char *path, void *user) {
    struct states *states = user;
    const char *wanted = is_main_thread(path) ? states->of_main : states->of_others;
    char state;
    int session;
    if (read_stat(path, &state, &session) && strchr(wanted, state) == NULL)
        states->all = false;
    return true;
}

/* A main thread that waits for a disk has not come to rest; another may well do so beside it. */
bool process_rests(pid_t pid) {
    struct states states = {"STtZX", "SDTtZX", true};
    return !each_thread(pid, "stat", look_at_state, &states) || states.all;
}

bool process_is_stopped(pid_t pid) {
    struct states states = {"Tt", "Tt", true};
    return each_thread(pid, "stat", look_at_state, &states) && states.all;
}
