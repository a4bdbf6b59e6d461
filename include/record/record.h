/*
 * The learner's record while a lesson is played: what was kept is taken back from it, and what
 * changes is handed to it, to be written by a thread of its own.
 *
 * Who drives the player calls record_turn once for each lesson, and record_put after each event: it
 * finds out by itself what has changed since, facts and tries alike, so that no kind of block has
 * saving code. None of the functions waits for the disk but record_turn, which reads, and
 * record_wait. What fails is tried again, and is said by record_ask; nothing of it ever stops the
 * lesson. A record of NULL is allowed everywhere: nothing is kept.
 *
 * All of this is for one thread, that which opened the record.
 */
#ifndef RTLESSON_RECORD_RECORD_H
#define RTLESSON_RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/errbuf.h"
#include "lesson/kept.h"

struct record;

/* What a lesson is known by: its course and its id, or, outside a course, its file and its id. */
struct record_key {
    const char *course;          /* "": none */
    const char *file;            /* absolute; "" in a course */
    const char *lesson;          /* its id */
    const char *title;           /* for who reads the record without the lesson */
    const char *opened;          /* no part of what it is known by: the file, absolute, that it or
                                    its course was opened by; NULL or "": by its id */
    const char *const *formerly; /* ids that it had before, under which it may be kept still */
    int formerly_count;
};

/* What is known of one lesson. It is the record's, and valid until the record is closed; kept
 * changes with each record_put. */
struct record_kept {
    struct kept kept;    /* of the tries those that are not before a reset */
    bool is_new;         /* nothing was kept */
    int64_t played_usec; /* when something was kept last, since 1970, UTC */
};

/* The file if nobody says another: $XDG_STATE_HOME/rtlesson/record.db, by default below
 * ~/.local/state; in the arena. NULL where neither variable is set to an absolute path, which err
 * then says. */
const char *record_path(struct arena *arena, struct errbuf *err);

/* The lesson that was played last, in the arena; its course is NULL where there is none, or where
 * the file cannot be read. */
struct record_key record_last(const char *path, struct arena *arena);

/* Reads what is known of a lesson once, for who only looks: its kept is the caller's to release.
 * Nothing where the file is not there, or cannot be read. */
struct record_kept record_look(const char *path, const struct record_key *key);

/* Opens nothing yet, and makes no file before there is something to keep. */
struct record *record_open(const char *path);

/* Turns to a lesson, for the first time or again, and gives what is known of it. Reads the file the
 * first time; where that cannot be done, nothing is known, record_ask says why, and nothing of the
 * lesson is written before record_read_again has read it. */
const struct record_kept *record_turn(struct record *record, const struct record_key *key);

/* Of a lesson that could not be read, to be called before each record_put: tries to read it again,
 * at most once a second. What is known of it, once; NULL: nothing is new. The caller then puts what
 * was done since over it, its tries behind those that are known. */
const struct record_kept *record_read_again(struct record *record);

/* What there is now. question: what a try's question asks and offers as text, for its block's id;
 * kept once a content, so that it can be read without the lesson; NULL: not known. takes_text:
 * whether texts are typed in the block; such a text is this player's draft, too, until it is handed
 * in; NULL: in none. */
struct record_now {
    const struct facts *facts;
    const struct tries *tries; /* those of kept.tries, and behind them what was tried since */
    struct kept_place place;
    int64_t wall_usec;
    const char *(*question)(void *context, const char *block);
    bool (*takes_text)(void *context, const char *block);
    void *context;
};

/* Hands over what differs from what was handed over last. A place that differs alone is written at
 * most once a second, or when record_wait comes. False while the queue is full or the
 * lesson is not read: what could not be handed over is with the next call, which must then come
 * though nothing changes. */
bool record_put(struct record *record, const struct record_now *now);

/* From here on the tries of a question, NULL: of all, are before a reset: history, out of scores.
 * Facts and drafts of it are gone; what is there again comes with the next record_put. */
bool record_put_reset(struct record *record, const char *block, int64_t wall_usec);

enum record_state {
    RECORD_SAVED,   /* all that was handed over is on the disk */
    RECORD_SAVING,  /* some is under way */
    RECORD_FAILING, /* the last try to save did not succeed; it is tried again each second */
    RECORD_OFF /* nothing is kept, nor will it be: no record, or one that is not ours to write */
};

struct record_status {
    enum record_state state;
    unsigned told;  /* counts up with every change of says: what is new is said once */
    char says[256]; /* why it is failing or off, or what was done about it, as one sentence for the
                       footer; "": nothing is to be said */
};

struct record_status record_ask(struct record *record);

/* A descriptor that poll finds readable when record_ask may have something new; -1: there is none.
 * record_ask empties it. */
int record_fd(const struct record *record);

/* Waits until all that was handed over is saved, at most so long, or until a save has failed;
 * whether it is, and nothing is left to be handed over. */
bool record_wait(struct record *record, int most_msec);

/* Ends the thread, which writes nothing any more that is not under way. */
void record_close(struct record *record);

#endif
