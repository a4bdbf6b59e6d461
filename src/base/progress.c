/* How the one work that is under way is counted, and when its watcher is told. */
#include "base/progress.h"

#include <stddef.h>

static struct progress at;
static void (*watcher)(const struct progress *now);

void progress_watch(void (*watch)(const struct progress *now)) {
    watcher = watch;
}

static void tell(void) {
    if (watcher != NULL && at.what != NULL)
        watcher(&at);
}

struct progress progress_begin(const char *what, int64_t of, uint64_t of_steps) {
    struct progress outer = at;
    at = (struct progress){.what = what, .of = of, .of_steps = of_steps};
    return outer;
}

void progress_end(struct progress outer) {
    at = outer;
}

void progress_piece(void) {
    at.done++;
    tell();
}

void progress_steps(uint64_t steps) {
    at.steps += steps;
    tell();
}
