/*
 * The writer: the one thread that writes a record, batch after batch.
 *
 * It takes no memory of ours and touches nothing of the program's but what stands here: batches
 * come to it through one queue with room for so many, and go back through another, to be freed by
 * who made them. No signal is delivered to it.
 */
#ifndef RTLESSON_RECORD_WRITER_H
#define RTLESSON_RECORD_WRITER_H

#include <stdbool.h>

#include "record/rows.h"
#include "record/salvage.h"

enum { WRITER_QUEUE_LIMIT = 256 };

struct writer_thread;

/* Begins the thread for the file at path, which it opens with the first batch. NULL where the
 * system gives no thread. */
struct writer_thread *writer_begin(const char *path);

/* Whether there is room for one more batch. */
bool writer_has_room(struct writer_thread *writer);

/* Hands over a batch, which is the writer's from here on; there must be room. One that can wait is
 * saved after a second, or with the next that cannot; one without rows comes out after a second, or
 * with the next batch. */
void writer_put(struct writer_thread *writer, struct batch *batch);

struct writer_news {
    int unsaved;             /* batches that are waiting, or under way */
    enum db_trouble trouble; /* of the last save; DB_WELL: it went well, or there was none */
    bool is_off;             /* it will not be tried again, whatever comes */
    struct salvaged salvaged;
};
struct writer_news writer_ask(struct writer_thread *writer);

/* Readable when there is news; writer_ask empties it. */
int writer_fd(const struct writer_thread *writer);

/* Waits, and lets nothing wait, until all is saved, a save has failed, a signal comes, or nothing
 * was heard for so long; whether all is saved. */
bool writer_wait(struct writer_thread *writer, int most_msec);

/* Ends the thread; where the disk holds it up, it is left to itself. */
void writer_end(struct writer_thread *writer);

#endif
