/*
 * How a lesson that is played is kept in the learner's record (record/record.h), and taken up
 * again.
 */
#ifndef RTLESSON_CLI_KEEP_H
#define RTLESSON_CLI_KEEP_H

#include <stdbool.h>

#include "base/arena.h"
#include "cli/open.h"
#include "player/player.h"
#include "record/record.h"
#include "term/term.h"

struct keep {
    struct record *record;  /* NULL: nothing is kept */
    const char *path;       /* of its file */
    struct player *player;  /* whose lesson is kept now; NULL: none is */
    const char *notice;     /* to be said at the start; NULL: nothing is */
    unsigned told;          /* what of the record's was said */
    bool was_failing;       /* not all has been saved since */
    bool caught_up;         /* with what could not be read before; not told yet */
    struct writer question; /* its text, while it is handed over */
    struct arena arena;
};

/* Opens the record at path, or with NULL the usual one; or, where it is not wanted, none. */
void keep_open(struct keep *keep, const char *path, bool is_wanted);

/* The lesson that was played last, opened; false when there was none or it is not at hand, which is
 * said at the start of another. */
bool keep_open_last(struct keep *keep, struct opened *opened);

/* A player of the lesson with what was kept of it; goes_on: at the place, too. From now on the
 * watch keeps what is done in it, until keep_leave, which must come before it is freed. */
struct player *keep_player(struct keep *keep, const struct opened *opened, bool goes_on);
void keep_leave(struct keep *keep);

/* Hands over what has changed after each event, and tells the player how it goes. */
struct term_watch keep_watch(struct keep *keep);
/* Whether something is under way to the disk; data is the keep. */
bool keep_is_busy(void *data);

/* Closes the record, where it is open; waits until all is kept, at most so long. False after
 * telling on standard error that it is not. */
bool keep_close(struct keep *keep, int most_msec);

#endif
