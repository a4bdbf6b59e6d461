/* How the line of progress is timed, written over and taken away. */
#include "cli/progress_line.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/progress.h"

enum { LINE_BYTES = 128, FIRST_MSEC = 1000, AGAIN_MSEC = 200 };

static int64_t due_msec; /* when it is said next */
static int shown;        /* cells of the line that stands there */

static int64_t now_msec(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Over the line before it, which may be longer. All of it is ASCII. */
static void write_line(const char *line) {
    int cells = (int)strlen(line);
    fprintf(stderr, "\r%-*s\r%s", shown, "", line);
    fflush(stderr);
    shown = cells;
}

/* An estimate may be too low: it is never told that all is done before it is. */
static int percent(const struct progress *now) {
    enum { MOST = 99 };
    uint64_t hundredth = now->of_steps / 100 + 1, done = now->steps / hundredth;
    return done < MOST ? (int)done : MOST;
}

static void tell(const struct progress *now) {
    char line[LINE_BYTES], done[NUMBER_TEXT_BYTES], of[NUMBER_TEXT_BYTES];
    if (now_msec() < due_msec)
        return;
    due_msec = now_msec() + AGAIN_MSEC;
    if (now->of > 0)
        snprintf(line, sizeof line, "%s: %s of %s ...", now->what, number_grouped(now->done, done),
                 number_grouped(now->of, of));
    else if (now->of_steps > 0)
        snprintf(line, sizeof line, "%s: about %d %% ...", now->what, percent(now));
    else
        snprintf(line, sizeof line, "%s ...", now->what);
    write_line(line);
}

void progress_line_show(void) {
    due_msec = now_msec() + FIRST_MSEC;
    if (!isatty(STDERR_FILENO))
        return;
    progress_watch(tell);
    memory_on_failure(progress_line_hide);
}

void progress_line_hide(void) {
    progress_watch(NULL);
    memory_on_failure(NULL);
    if (shown > 0)
        fprintf(stderr, "\r%-*s\r", shown, "");
    shown = 0;
}
