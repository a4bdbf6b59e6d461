/* Plays one script of the test language (README.md beside this file) against a program in a
 * pseudo-terminal.
 *
 *     runner PROGRAM ROOT SCRIPT
 *
 * Status 0: every expectation was met; 1: one was not; 2: the script or the system is at fault; 77:
 * skipped. */
#include "bytes.h"
#include "child.h"
#include "sandbox.h"
#include "terminal.h"
#include "words.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    STATUS_PASSED = 0,
    STATUS_FAILED = 1,
    STATUS_TROUBLE = 2,
    STATUS_SKIPPED = 77,
};

enum {
    LIMIT_MSEC = 200000, /* for one expectation, on a machine that is busy with other things */
    SCRIPT_LIMIT_MSEC = 1200000,
    ASLEEP_MSEC = 20000, /* a program that slept so long answers nothing more */
    ANSWER_MSEC = 15,    /* and has answered a key, when it ran and nothing came for so long */
    SETTLE_MSEC = 50,    /* the screen stays when nothing came for so long */
    STAYS_MSEC = 500,    /* or for so long while things move; never longer: films keep their pace */
    LOOK_AGAIN_MSEC = 10, /* while the program is awake without writing */
    STUCK_LOOKS = 4,      /* that all find the program waiting, SETTLE_MSEC apart */
    UNSEEN_MSEC = 100,    /* for what changes without a byte: modes, files */
};

struct run {
    const char *path;
    int line;
    int64_t limit_msec, asleep_msec, script_ends_msec, slowdown;
    int rows, columns;
    int ignored_signal;
    char *ground; /* of terminals; NULL: they do not tell */
    bool blocked; /* the terminal takes no output */
    bool in_tmux; /* the next program goes into tmux, or the present one is there */
    pid_t inner;  /* the program within a shell or tmux, as last seen */
    struct sandbox sandbox;
    struct child child;
    struct terminal *terminal;
    int64_t last_traffic_msec; /* a byte in either direction */
    struct pulse sent;         /* before the last input was sent to the program; none was: no pid */
    struct pulse awake;        /* when it was last seen to run or read */
    struct pulse resting;      /* when it was last seen to rest */
    int64_t idle_since_msec;
    struct bytes why; /* what an expectation saw instead */
    int passed, failed, status;
};

struct statement {
    const char *name;
    int least, most; /* words after the name; most < 0: any number */
    /* One of the two: does something, with its own message on failure; or is waited for. */
    bool (*act)(struct run *run, const struct words *words);
    bool (*holds)(struct run *run, const struct words *words);
};

/* Signal handlers have nowhere else to write. */
static volatile sig_atomic_t interrupted;

static void on_signal(int number) {
    if (number != SIGCHLD)
        interrupted = 1;
}

static int64_t now_msec(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- Failures ---- */

static void describe_status(struct bytes *out, int status) {
    if (WIFSIGNALED(status))
        bytes_addf(out, "was ended by signal %d", WTERMSIG(status));
    else
        bytes_addf(out, "ended with status %d", WEXITSTATUS(status));
}

static bool trouble(struct run *run, const char *what, const char *detail) {
    fprintf(stderr, "%s:%d: error: %s%s%s\n", run->path, run->line, what, *detail ? ": " : "",
            detail);
    run->status = STATUS_TROUBLE;
    return false;
}

static bool unmet(struct run *run, const struct words *words, const char *how) {
    printf("%s:%d: %s:", run->path, run->line, how);
    for (int i = 0; i < words->count; i++)
        printf(words->at[i].quoted ? " \"%s\"" : " %s", words->at[i].text);
    printf("\n");
    if (run->why.used > 0)
        printf("    %s\n", bytes_text(&run->why));
    struct bytes text = {0};
    if (run->child.ended) {
        bytes_addf(&text, "    the program ");
        describe_status(&text, run->child.status);
        bytes_addf(&text, "\n");
    }
    if (run->terminal != NULL)
        terminal_frame(run->terminal, &text);
    printf("%s", bytes_text(&text));
    bytes_release(&text);
    run->failed++;
    run->status = STATUS_FAILED;
    return false;
}

static bool instead(struct run *run, const char *what) {
    bytes_clear(&run->why);
    bytes_addf(&run->why, "%s", what);
    return false;
}

/* ---- Bytes to and from the program ---- */

static bool take_output(struct run *run) {
    char block[4096];
    bool any = false;
    /* No more at once than leaves time to look at the clock. */
    for (int i = 0; i < 16; i++) {
        ssize_t length = read(run->child.master, block, sizeof block);
        if (length <= 0)
            break;
        terminal_take(run->terminal, block, (size_t)length);
        any = true;
    }
    if (any)
        run->last_traffic_msec = now_msec();
    return any;
}

static void send_reply(struct run *run) {
    struct bytes *reply = terminal_reply(run->terminal);
    if (reply->used == 0)
        return;
    ssize_t sent = write(run->child.master, reply->data, reply->used);
    if (sent <= 0)
        return;
    bytes_drop(reply, (size_t)sent);
    run->last_traffic_msec = now_msec();
}

/* Sleeps until something comes from the program, or it ends, or msec are over. True: bytes came. */
static bool pump(struct run *run, int64_t msec) {
    fd_set readable, writable;
    FD_ZERO(&readable);
    FD_ZERO(&writable);
    int master = run->child.master;
    if (master >= 0 && !run->blocked)
        FD_SET(master, &readable);
    if (master >= 0 && terminal_reply(run->terminal)->used > 0)
        FD_SET(master, &writable);
    struct timespec wait = {.tv_sec = (time_t)(msec / 1000),
                            .tv_nsec = (long)(msec % 1000) * 1000000};
    sigset_t none;
    sigemptyset(&none);
    pselect(master + 1, &readable, &writable, NULL, &wait, &none);
    child_reap(&run->child);
    if (master < 0)
        return false;
    bool any = !run->blocked && take_output(run);
    send_reply(run);
    return any;
}

static int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static bool is_over(const struct run *run, int64_t deadline) {
    return interrupted || now_msec() >= least(deadline, run->script_ends_msec);
}

static int64_t quiet_since(const struct run *run) {
    return now_msec() - run->last_traffic_msec;
}

/* ---- The program ---- */

static pid_t tmux_pane(const struct run *run) {
    struct bytes command = {0};
    bytes_addf(&command, "tmux -S '%s/tmux' list-panes -a -F '#{pane_pid}' 2>/dev/null",
               run->sandbox.home);
    FILE *answer = popen(bytes_text(&command), "r");
    long pid = 0;
    if (answer != NULL && fscanf(answer, "%ld", &pid) != 1)
        pid = 0;
    if (answer != NULL)
        pclose(answer);
    bytes_release(&command);
    return (pid_t)pid;
}

/* The program itself, even where a shell or tmux is between. */
static pid_t program(struct run *run) {
    if (run->in_tmux) {
        if (run->inner == 0)
            run->inner = tmux_pane(run);
        return run->inner;
    }
    pid_t foreground = child_foreground(&run->child);
    if (foreground > 0 && foreground != run->child.pid)
        run->inner = foreground;
    return run->inner != 0 ? run->inner : run->child.pid;
}

/* Nothing came for a while, what was typed has been read, and the program sleeps; one that is
 * stopped reads nothing. */
static bool is_settled(struct run *run) {
    if (quiet_since(run) < SETTLE_MSEC * run->slowdown)
        return false;
    if (run->child.ended)
        return true;
    pid_t pid = program(run);
    return process_rests(pid) && (child_unread(&run->child) == 0 || process_is_stopped(pid));
}

static int64_t time_to_settle(const struct run *run) {
    int64_t left = SETTLE_MSEC * run->slowdown - quiet_since(run);
    return left > 0 ? left : LOOK_AGAIN_MSEC;
}

static void kill_tmux(struct run *run) {
    pid_t pane = tmux_pane(run);
    if (pane > 0)
        kill(pane, SIGKILL);
    struct bytes command = {0};
    bytes_addf(&command, "tmux -S '%s/tmux' kill-server 2>/dev/null", run->sandbox.home);
    if (system(bytes_text(&command)) < 0)
        fputs("e2e: tmux could not be ended\n", stderr);
    bytes_release(&command);
}

static void end_program(struct run *run) {
    if (run->child.pid > 0 && run->in_tmux)
        kill_tmux(run);
    child_kill(&run->child);
    terminal_free(run->terminal);
    run->terminal = NULL;
    run->blocked = false;
    run->inner = 0;
}

static bool write_file(struct run *run, const char *path, const char *mode, const char *text) {
    char *whole = sandbox_path(&run->sandbox, path);
    FILE *file = fopen(whole, mode);
    bool written = file != NULL && fputs(text, file) >= 0;
    written = file != NULL && fclose(file) == 0 && written;
    if (!written)
        trouble(run, whole, strerror(errno));
    free(whole);
    return written;
}

static bool start(struct run *run, char *const *arguments) {
    struct launch launch = {
        .arguments = arguments,
        .environment = run->sandbox.variables,
        .directory = run->sandbox.home,
        .rows = run->rows,
        .columns = run->columns,
        .ignored_signal = run->ignored_signal,
    };
    run->terminal = terminal_new(run->rows, run->columns);
    terminal_set_ground(run->terminal, run->ground);
    run->last_traffic_msec = now_msec();
    run->sent = run->awake = run->resting = (struct pulse){0};
    return child_start(&run->child, &launch) || trouble(run, "cannot start", strerror(errno));
}

static bool nothing_runs(struct run *run) {
    return run->child.pid == 0 || run->child.ended || trouble(run, "a program still runs", "");
}

/* HEAD, NULL at its end, comes before the statement's words from FIRST on. */
static bool start_words(struct run *run, const char *const *head, const struct words *words,
                        int first) {
    if (!nothing_runs(run))
        return false;
    bool in_tmux = run->in_tmux && run->child.pid == 0;
    end_program(run);
    run->in_tmux = in_tmux;
    if (in_tmux && !write_file(run, "tmux.conf", "w", "set -g status off\nset -s escape-time 20\n"))
        return false;
    char *socket = sandbox_path(&run->sandbox, "tmux");
    char *conf = sandbox_path(&run->sandbox, "tmux.conf");
    /* With "env" tmux has more than one word and starts no shell of its own. */
    char *const within[] = {"tmux", "-S", socket, "-f", conf, "new-session", "env"};
    char *arguments[WORDS_MAX + 10] = {0};
    int count = 0;
    for (size_t i = 0; in_tmux && i < sizeof within / sizeof within[0]; i++)
        arguments[count++] = within[i];
    for (; *head != NULL; head++)
        arguments[count++] = (char *)*head;
    for (int i = first; i < words->count; i++)
        arguments[count++] = words->at[i].text;
    bool started = start(run, arguments);
    free(socket);
    free(conf);
    return started;
}

static bool act_run(struct run *run, const struct words *words) {
    return start_words(run, (const char *const[]){sandbox_get(&run->sandbox, "RTLESSON"), NULL},
                       words, 1);
}

static bool act_run_program(struct run *run, const struct words *words) {
    return start_words(run, (const char *const[]){NULL}, words, 1);
}

static bool act_shell(struct run *run, const struct words *words) {
    return start_words(run, (const char *const[]){"/bin/sh", "-i", NULL}, words, 1);
}

static bool skip(struct run *run, const char *program, const char *why) {
    printf("%s:%d: skipped: %s %s\n", run->path, run->line, program, why);
    run->status = STATUS_SKIPPED;
    return false;
}

/* Without a terminal, and with nothing to say. */
static bool succeeds(struct run *run, char *const *arguments) {
    int status = -1;
    pid_t pid = fork();
    if (pid == 0)
        child_become(arguments, run->sandbox.variables, run->sandbox.home);
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool act_needs(struct run *run, const struct words *words) {
    char *arguments[WORDS_MAX + 1] = {0};
    for (int i = 1; i < words->count; i++)
        arguments[i - 1] = words->at[i].text;
    if (!sandbox_has_program(&run->sandbox, arguments[0]))
        return skip(run, arguments[0], "is not here");
    return succeeds(run, arguments) || skip(run, arguments[0], "did not do what is needed");
}

static bool act_tmux(struct run *run, const struct words *words) {
    (void)words;
    if (!sandbox_has_program(&run->sandbox, "tmux"))
        return skip(run, "tmux", "is not here");
    if (!nothing_runs(run))
        return false;
    end_program(run);
    run->in_tmux = true;
    return true;
}

/* ---- The world ---- */

static bool read_size(const char *text, int *rows, int *columns) {
    char rest;
    return sscanf(text, "%dx%d%c", columns, rows, &rest) == 2 && *rows > 0 && *columns > 0;
}

static bool act_size(struct run *run, const struct words *words) {
    return read_size(words->at[1].text, &run->rows, &run->columns) ||
           trouble(run, "not a size such as 80x24", words->at[1].text);
}

static bool act_env(struct run *run, const struct words *words) {
    char *name = words->at[1].text, *value = strchr(name, '=');
    if (value != NULL)
        *value++ = '\0';
    return sandbox_set(&run->sandbox, name, value) || trouble(run, "too many variables", name);
}

static bool act_ground(struct run *run, const struct words *words) {
    free(run->ground);
    run->ground = words->at[1].text[0] == '\0'
                      ? NULL
                      : bytes_copy_string(words->at[1].text, strlen(words->at[1].text));
    return true;
}

static bool act_file(struct run *run, const struct words *words) {
    return write_file(run, words->at[1].text, "a", words->at[2].text) &&
           write_file(run, words->at[1].text, "a", "\n");
}

static bool read_msec(const char *text, int64_t *msec) {
    char unit[3] = "";
    long number;
    char rest;
    if (sscanf(text, "%ld%2[ms]%c", &number, unit, &rest) != 2 || number < 0)
        return false;
    *msec = strcmp(unit, "s") == 0 ? number * 1000 : number;
    return strcmp(unit, "s") == 0 || strcmp(unit, "ms") == 0;
}

static bool act_limit(struct run *run, const struct words *words) {
    if (!read_msec(words->at[1].text, &run->limit_msec))
        return trouble(run, "not a time such as 300ms or 5s", words->at[1].text);
    run->limit_msec *= run->slowdown;
    return true;
}

static bool act_asleep(struct run *run, const struct words *words) {
    return read_msec(words->at[1].text, &run->asleep_msec) ||
           trouble(run, "not a time such as 300ms or 5s", words->at[1].text);
}

static const struct {
    const char *name;
    int number;
} signals[] = {
    {"HUP", SIGHUP},     {"INT", SIGINT},   {"QUIT", SIGQUIT}, {"TERM", SIGTERM},
    {"KILL", SIGKILL},   {"STOP", SIGSTOP}, {"TSTP", SIGTSTP}, {"CONT", SIGCONT},
    {"WINCH", SIGWINCH}, {"ABRT", SIGABRT}, {"SEGV", SIGSEGV}, {"PIPE", SIGPIPE},
    {"USR1", SIGUSR1},   {"USR2", SIGUSR2}, {"ALRM", SIGALRM}, {"VTALRM", SIGVTALRM},
    {"PROF", SIGPROF},   {"XCPU", SIGXCPU},
};

static int signal_by_name(struct run *run, const char *name) {
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        if (strcmp(name, signals[i].name) == 0)
            return signals[i].number;
    trouble(run, "no such signal", name);
    return 0;
}

static bool act_ignore(struct run *run, const struct words *words) {
    run->ignored_signal = signal_by_name(run, words->at[1].text);
    return run->ignored_signal != 0;
}

/* ---- Input ---- */

static bool is_running(struct run *run) {
    if (run->child.pid == 0)
        return trouble(run, "nothing has been started", "");
    return true;
}

static bool is_in_terminal(struct run *run) {
    return is_running(run) &&
           (run->child.master >= 0 || trouble(run, "the terminal is hung up", ""));
}

static bool flush(struct run *run) {
    if (terminal_reply(run->terminal)->used == 0)
        return true; /* after an Esc, whose answer was waited for: there will be no other */
    int64_t deadline = now_msec() + run->limit_msec;
    process_pulse(program(run), &run->sent);
    run->last_traffic_msec = now_msec();
    while (terminal_reply(run->terminal)->used > 0) {
        if (is_over(run, deadline))
            return trouble(run, "the program does not read", "");
        pump(run, LOOK_AGAIN_MSEC);
    }
    return true;
}

/* Whether the program is to read what was sent, and has not yet. */
static bool has_unread(struct run *run) {
    return !run->blocked && !run->child.ended && child_unread(&run->child) > 0 &&
           !process_is_stopped(program(run));
}

/* What follows an Esc at once would be taken for the rest of a sequence. On a busy machine it is a
 * while until the Esc is read; from then on it takes no longer than a screen needs to stay. */
static bool rest_after_escape(struct run *run) {
    if (!flush(run))
        return false;
    int64_t deadline = now_msec() + run->limit_msec;
    while (has_unread(run) && !is_over(run, deadline))
        pump(run, LOOK_AGAIN_MSEC);
    deadline = now_msec() + STAYS_MSEC;
    while (!is_settled(run) && !is_over(run, deadline))
        pump(run, time_to_settle(run));
    return true;
}

static bool press(struct run *run, const struct words *words, int first) {
    for (int i = first; i < words->count; i++) {
        const struct word *word = &words->at[i];
        if (word->quoted)
            terminal_type(run->terminal, word->text);
        else if (!terminal_key(run->terminal, word->text))
            return trouble(run, "no such key", word->text);
        if (!word->quoted && strcmp(word->text, "Esc") == 0 && !rest_after_escape(run))
            return false;
    }
    return flush(run);
}

static bool act_keys(struct run *run, const struct words *words) {
    return is_in_terminal(run) && press(run, words, 1);
}

static bool act_paste(struct run *run, const struct words *words) {
    if (!is_in_terminal(run))
        return false;
    terminal_paste(run->terminal, words->at[1].text);
    return flush(run);
}

/* ROW,COLUMN, or the first cell of a text on the screen. */
static bool find_cell(const struct run *run, const char *where, int *row, int *column) {
    char rest;
    return sscanf(where, "%d,%d%c", row, column, &rest) == 2 ||
           terminal_find(run->terminal, where, row, column);
}

static bool act_mouse(struct run *run, const struct words *words) {
    int row, column, by = words->count > 3 ? atoi(words->at[3].text) : 0;
    if (!is_in_terminal(run))
        return false;
    if (!find_cell(run, words->at[2].text, &row, &column))
        return trouble(run, "this is not on the screen", words->at[2].text);
    if (!terminal_mouse(run->terminal, words->at[1].text, row, column + by))
        return trouble(run, "the mouse does no such thing", words->at[1].text);
    return flush(run);
}

static bool act_input_bytes(struct run *run, const struct words *words) {
    if (!is_in_terminal(run))
        return false;
    for (int i = 1; i < words->count; i++)
        bytes_addf(terminal_reply(run->terminal), "%s", words->at[i].text);
    return flush(run);
}

static bool act_eof(struct run *run, const struct words *words) {
    (void)words;
    if (!is_in_terminal(run))
        return false;
    terminal_key(run->terminal, "Ctrl-D");
    return flush(run);
}

static bool act_resize(struct run *run, const struct words *words) {
    if (!is_in_terminal(run) || !act_size(run, words))
        return false;
    pump(run, 0);
    terminal_resize(run->terminal, run->rows, run->columns);
    child_resize(&run->child, run->rows, run->columns);
    run->last_traffic_msec = now_msec();
    return true;
}

static bool act_signal(struct run *run, const struct words *words) {
    int number = signal_by_name(run, words->at[1].text);
    if (number == 0 || !is_running(run))
        return false;
    pump(run, 0);
    pid_t pid = program(run);
    if (pid <= 0 || run->child.ended)
        return trouble(run, "the program has ended", "");
    run->last_traffic_msec = now_msec();
    return kill(pid, number) == 0 || trouble(run, "cannot send the signal", strerror(errno));
}

/* The program waits for its output to be taken: it sleeps, and leaves unread what was typed. */
static bool is_stuck(struct run *run) {
    for (int looks = 0; looks < STUCK_LOOKS; looks++) {
        pump(run, SETTLE_MSEC * run->slowdown);
        if (child_unread(&run->child) == 0 || !process_rests(program(run)))
            return false;
    }
    return true;
}

static bool act_block(struct run *run, const struct words *words) {
    if (!is_in_terminal(run))
        return false;
    int64_t deadline = now_msec() + run->limit_msec;
    run->blocked = true;
    while (!is_stuck(run)) {
        if (is_over(run, deadline) || run->child.ended)
            return trouble(run, "the program does not wait for its output to be taken", "");
        if (child_unread(&run->child) == 0 && !press(run, words, 1))
            return false;
    }
    return true;
}

static bool act_read(struct run *run, const struct words *words) {
    (void)words;
    run->blocked = false;
    return is_in_terminal(run);
}

static bool act_hangup(struct run *run, const struct words *words) {
    (void)words;
    if (!is_in_terminal(run))
        return false;
    pump(run, 0);
    child_hang_up(&run->child);
    return true;
}

/* ---- Expectations ---- */

static bool contains(const struct run *run, void (*read)(const struct terminal *, struct bytes *),
                     const char *text) {
    struct bytes all = {0};
    read(run->terminal, &all);
    bool found = strstr(bytes_text(&all), text) != NULL;
    bytes_release(&all);
    return found;
}

static bool holds_screen(struct run *run, const struct words *words) {
    return contains(run, terminal_screen, words->at[1].text);
}

static bool holds_no(struct run *run, const struct words *words) {
    return !contains(run, terminal_screen, words->at[1].text);
}

static bool holds_wrapped(struct run *run, const struct words *words) {
    return contains(run, terminal_screen_unwrapped, words->at[1].text);
}

static bool holds_output(struct run *run, const struct words *words) {
    if (terminal_alternate(run->terminal))
        return instead(run, "the alternate screen is shown");
    return contains(run, terminal_output, words->at[1].text);
}

static bool holds_row(struct run *run, const struct words *words) {
    int row = atoi(words->at[1].text), rows = terminal_rows(run->terminal);
    if (row < 0)
        row += rows + 1;
    if (row < 1 || row > rows)
        return instead(run, "there is no such row");
    struct bytes line = {0};
    terminal_row(run->terminal, row, &line);
    bool found = strstr(bytes_text(&line), words->at[2].text) != NULL;
    bytes_release(&line);
    return found;
}

static bool holds_cursor(struct run *run, const struct words *words) {
    const char *wanted = words->at[1].text;
    struct terminal_cursor cursor = terminal_cursor(run->terminal);
    if (strcmp(wanted, "visible") == 0)
        return cursor.visible;
    if (strcmp(wanted, "hidden") == 0)
        return !cursor.visible;
    int row, column;
    char rest;
    if (sscanf(wanted, "%d,%d%c", &row, &column, &rest) != 2)
        return instead(run, "the cursor can be visible, hidden or at ROW,COLUMN");
    return cursor.row == row && cursor.column == column;
}

static bool holds_mouse(struct run *run, const struct words *words) {
    const char *wanted = words->at[1].text;
    if (strcmp(wanted, "on") == 0)
        return terminal_reports_mouse(run->terminal);
    if (strcmp(wanted, "off") == 0)
        return !terminal_reports_mouse(run->terminal);
    if (strcmp(wanted, "never") == 0)
        return !terminal_reported_mouse(run->terminal);
    return instead(run, "the mouse can be on, off or never");
}

static bool holds_style(struct run *run, const struct words *words) {
    bool known = true, all = true;
    for (int i = 2; i < words->count && known && all; i++)
        all = terminal_has_style(run->terminal, words->at[1].text, words->at[i].text, &known);
    if (!known)
        return instead(run, "there is no such style");
    return all;
}

static bool holds_sane(struct run *run, const struct words *words) {
    (void)words;
    const char *wrong = terminal_left_behind(run->terminal);
    if (wrong == NULL)
        wrong = child_changed_modes(&run->child);
    return wrong == NULL || instead(run, wrong);
}

static bool holds_file(struct run *run, const struct words *words) {
    char *path = sandbox_path(&run->sandbox, words->at[1].text);
    FILE *file = fopen(path, "r");
    free(path);
    if (file == NULL)
        return instead(run, strerror(errno));
    struct bytes all = {0};
    char block[4096];
    for (size_t length; (length = fread(block, 1, sizeof block, file)) > 0;)
        bytes_add(&all, block, length);
    fclose(file);
    const char *text = words->at[2].text;
    size_t length = strlen(text), at = 0; /* the file may have zero bytes */
    while (at + length <= all.used && memcmp(bytes_text(&all) + at, text, length) != 0)
        at++;
    bool found = at + length <= all.used;
    bytes_release(&all);
    return found || instead(run, "the file is there without this text");
}

static bool holds_ascii(struct run *run, const struct words *words) {
    (void)words;
    return !terminal_beyond_ascii(run->terminal);
}

static bool holds_exit(struct run *run, const struct words *words) {
    return run->child.ended && WIFEXITED(run->child.status) &&
           WEXITSTATUS(run->child.status) == atoi(words->at[1].text);
}

static bool holds_signalled(struct run *run, const struct words *words) {
    return run->child.ended && WIFSIGNALED(run->child.status) &&
           WTERMSIG(run->child.status) == signal_by_name(run, words->at[1].text);
}

static bool holds_ends(struct run *run, const struct words *words) {
    (void)words;
    return run->child.ended;
}

static bool has_slept_for_long(struct run *run) {
    struct pulse now = {0};
    bool sleeps =
        is_settled(run) && process_pulse(program(run), &now) && pulse_is_same(now, run->awake);
    if (!sleeps) {
        run->awake = now;
        run->idle_since_msec = now_msec();
    }
    return now_msec() - run->idle_since_msec >= run->asleep_msec;
}

/* An ended program writes no more, nor does one that has slept for long: what does not hold now
 * never will. */
static bool is_hopeless(struct run *run) {
    if (run->child.ended)
        return quiet_since(run) >= SETTLE_MSEC * run->slowdown;
    return has_slept_for_long(run);
}

static bool await(struct run *run, const struct statement *statement, const struct words *words) {
    int64_t deadline = now_msec() + run->limit_msec, held_since = -1;
    bool ever = false;
    run->idle_since_msec = now_msec();
    if (!is_running(run))
        return false;
    for (pump(run, 0);;) {
        bytes_clear(&run->why);
        bool holds = statement->holds(run, words);
        if (holds && held_since < 0)
            held_since = now_msec();
        if (holds && (is_settled(run) || now_msec() - held_since >= STAYS_MSEC))
            return true;
        if (!holds)
            held_since = -1;
        ever |= holds;
        if (is_over(run, deadline) || (!holds && is_hopeless(run)))
            break;
        int64_t wait = holds || run->child.ended ? time_to_settle(run) : UNSEEN_MSEC;
        pump(run, least(wait, deadline - now_msec()));
    }
    return unmet(run, words,
                 interrupted                           ? "interrupted at"
                 : now_msec() >= run->script_ends_msec ? "the script took too long, at"
                 : ever                                ? "was there and did not stay"
                                                       : "expected");
}

/* The main thread is the one that reads. A program of which nothing is known yet, or another one
 * than got the keys (a shell's), has run to come here. */
static bool has_run_since_sent(const struct run *run, struct pulse now) {
    return now.pid != run->sent.pid || now.of_main != run->sent.of_main;
}

/* The keys just pressed were answered: the program ran, has read them all and sleeps again, at two
 * looks without anything between them: one of its threads may sleep for a moment to wait for
 * another. Sooner than is_settled tells, since a script presses hundreds. */
static bool has_answered(struct run *run) {
    struct pulse now;
    if (quiet_since(run) < ANSWER_MSEC * run->slowdown)
        return false;
    if (run->child.ended)
        return true;
    pid_t pid = program(run);
    bool told = process_pulse(pid, &now);
    bool rests = process_rests(pid) && child_unread(&run->child) == 0;
    bool rested = !told || pulse_is_same(now, run->resting);
    run->resting = rests ? now : (struct pulse){0};
    return rests && rested && (!told || has_run_since_sent(run, now));
}

static bool wait_for_answer(struct run *run, const struct words *words, int64_t deadline) {
    for (pump(run, 0); !has_answered(run);) {
        if (is_over(run, deadline))
            return instead(run, "the keys are not answered"), unmet(run, words, "expected");
        int64_t left = ANSWER_MSEC * run->slowdown - quiet_since(run);
        pump(run, left > 0 ? left : LOOK_AGAIN_MSEC);
    }
    return true;
}

static bool act_until(struct run *run, const struct words *words) {
    int most = atoi(words->at[2].text);
    if (most < 1)
        return trouble(run, "not a number of times", words->at[2].text);
    if (!is_in_terminal(run))
        return false;
    int64_t deadline = now_msec() + run->limit_msec;
    bytes_clear(&run->why);
    for (int i = 0; wait_for_answer(run, words, deadline); i++) {
        if (holds_screen(run, words))
            return true;
        if (i == most)
            return instead(run, "it did not come"), unmet(run, words, "expected");
        if (!press(run, words, 3))
            return false;
    }
    return false;
}

/* Two halves: nothing is written, and (where the system tells) nothing wakes. */
static bool act_quiet(struct run *run, const struct words *words) {
    int64_t msec;
    if (!read_msec(words->at[1].text, &msec))
        return trouble(run, "not a time such as 500ms", words->at[1].text);
    if (!is_running(run))
        return false;
    int64_t deadline = now_msec() + run->limit_msec;
    bytes_clear(&run->why);
    while (!is_settled(run))
        if (is_over(run, deadline))
            return instead(run, "it never came to rest"), unmet(run, words, "expected");
        else
            pump(run, time_to_settle(run));
    struct pulse before, after;
    bool told = process_pulse(program(run), &before);
    int64_t ends = now_msec() + msec;
    for (int64_t left; (left = ends - now_msec()) > 0 && !is_over(run, deadline);)
        if (pump(run, left))
            return instead(run, "it wrote something"), unmet(run, words, "expected");
    if (run->child.ended)
        return instead(run, "it ended"), unmet(run, words, "expected");
    if (told && process_pulse(program(run), &after) && !pulse_is_same(after, before)) {
        bytes_addf(&run->why, "it woke up %ld times", after.of_all - before.of_all);
        return unmet(run, words, "expected");
    }
    return true;
}

/* ---- The language ---- */

static const struct statement statements[] = {
    {"SIZE", 1, 1, act_size, NULL},         {"ENV", 1, 1, act_env, NULL},
    {"UNTIL", 3, -1, act_until, NULL},      {"FILE", 2, 2, act_file, NULL},
    {"GROUND", 1, 1, act_ground, NULL},     {"LIMIT", 1, 1, act_limit, NULL},
    {"ASLEEP", 1, 1, act_asleep, NULL},     {"IGNORE", 1, 1, act_ignore, NULL},
    {"TMUX", 0, 0, act_tmux, NULL},         {"NEEDS", 1, -1, act_needs, NULL},
    {"RUN", 0, -1, act_run, NULL},          {"RUN-PROGRAM", 1, -1, act_run_program, NULL},
    {"SHELL", 0, 0, act_shell, NULL},       {"KEYS", 1, -1, act_keys, NULL},
    {"PASTE", 1, 1, act_paste, NULL},       {"INPUT-BYTES", 1, -1, act_input_bytes, NULL},
    {"MOUSE", 2, 3, act_mouse, NULL},       {"EOF", 0, 0, act_eof, NULL},
    {"RESIZE", 1, 1, act_resize, NULL},     {"SIGNAL", 1, 1, act_signal, NULL},
    {"BLOCK", 1, -1, act_block, NULL},      {"READ", 0, 0, act_read, NULL},
    {"HANGUP", 0, 0, act_hangup, NULL},     {"screen", 1, 1, NULL, holds_screen},
    {"wrapped", 1, 1, NULL, holds_wrapped}, {"row", 2, 2, NULL, holds_row},
    {"no", 1, 1, NULL, holds_no},           {"output", 1, 1, NULL, holds_output},
    {"cursor", 1, 1, NULL, holds_cursor},   {"mouse", 1, 1, NULL, holds_mouse},
    {"style", 2, -1, NULL, holds_style},    {"sane", 0, 0, NULL, holds_sane},
    {"ascii", 0, 0, NULL, holds_ascii},     {"file", 2, 2, NULL, holds_file},
    {"exit", 1, 1, NULL, holds_exit},       {"signalled", 1, 1, NULL, holds_signalled},
    {"ends", 0, 0, NULL, holds_ends},       {"quiet", 1, 1, act_quiet, NULL},
};

static bool is_expectation(const struct statement *statement) {
    return statement->name[0] >= 'a' && statement->name[0] <= 'z';
}

static bool play_words(struct run *run, const struct words *words) {
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
        const struct statement *statement = &statements[i];
        if (strcmp(words->at[0].text, statement->name) != 0)
            continue;
        int given = words->count - 1;
        if (given < statement->least || (statement->most >= 0 && given > statement->most))
            return trouble(run, "wrong number of words", statement->name);
        bool went =
            statement->act != NULL ? statement->act(run, words) : await(run, statement, words);
        run->passed += went && is_expectation(statement);
        return went;
    }
    return trouble(run, "no such statement", words->at[0].text);
}

static const char *variable(const char *name, void *user) {
    return sandbox_get(user, name);
}

static bool play_line(struct run *run, const char *line) {
    struct words words;
    const char *problem = words_cut(&words, line, variable, &run->sandbox);
    bool went = problem == NULL || trouble(run, problem, line);
    if (went && words.count > 0)
        went = play_words(run, &words);
    words_release(&words);
    return went;
}

static void play(struct run *run, FILE *script) {
    char *line = NULL;
    size_t size = 0;
    bool went = true;
    while (went && getline(&line, &size, script) > 0) {
        run->line++;
        went = play_line(run, line);
    }
    free(line);
}

/* Blocked but while waiting, so that none is missed between a look and a sleep. */
static void catch_signals(void) {
    static const int caught[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = on_signal};
    sigset_t blocked;
    sigemptyset(&blocked);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++) {
        sigaction(caught[i], &action, NULL);
        sigaddset(&blocked, caught[i]);
    }
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static int64_t slowdown(void) {
    const char *factor = getenv("E2E_SLOWDOWN");
    int number = factor != NULL ? atoi(factor) : 1;
    return number > 0 ? number : 1;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: runner PROGRAM ROOT SCRIPT\n", stderr);
        return STATUS_TROUBLE;
    }
    struct run run = {
        .path = argv[3],
        .rows = 24,
        .columns = 80,
        .slowdown = slowdown(),
        .child = {.master = -1, .slave = -1},
    };
    run.limit_msec = LIMIT_MSEC * run.slowdown;
    run.asleep_msec = ASLEEP_MSEC;
    run.script_ends_msec = now_msec() + SCRIPT_LIMIT_MSEC * run.slowdown;
    FILE *script = fopen(run.path, "r");
    if (script == NULL || !sandbox_make(&run.sandbox, argv[1], argv[2])) {
        perror(script == NULL ? run.path : "e2e: no directory for the script");
        sandbox_remove(&run.sandbox);
        return STATUS_TROUBLE;
    }
    catch_signals();
    play(&run, script);
    fclose(script);
    end_program(&run);
    sandbox_remove(&run.sandbox);
    bytes_release(&run.why);
    free(run.ground);
    printf("%d passed, %d failed\n", run.passed, run.failed);
    return run.status;
}
