/* The thread that writes, its queue, and the two pipes by which it is woken and tells what came
 * out. */
#include "record/writer.h"

#include <assert.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "record/migrate.h"
#include "record/trouble.h"

enum { LOCK_MSEC = 1000, AGAIN_MSEC = 1000, END_MSEC = 200 };

struct queue {
    struct batch *first, *last;
    int count;
};

struct writer_thread {
    pthread_t thread;
    char *path;
    int wake[2], news[2]; /* pipes: read end, write end */

    pthread_mutex_t lock; /* of what follows */
    struct queue waiting, done;
    int unsaved;
    enum db_trouble trouble;
    bool is_off, stop, has_ended;
    bool is_waiting; /* for more, before it saves what can wait */
    bool hurry;      /* nothing can wait, until all is saved */
    struct salvaged salvaged;

    /* The thread's own. */
    struct queue saving;
    struct db db;
};

/* --- Queues and pipes ------------------------------------------------------------------------ */

static void append(struct queue *queue, struct batch *batch) {
    batch->next = NULL;
    if (queue->first == NULL)
        queue->first = batch;
    else
        queue->last->next = batch;
    queue->last = batch;
    queue->count++;
}

static void move_all(struct queue *from, struct queue *to) {
    if (from->first == NULL)
        return;
    if (to->first == NULL)
        to->first = from->first;
    else
        to->last->next = from->first;
    to->last = from->last;
    to->count += from->count;
    *from = (struct queue){0};
}

static void free_all(struct queue *queue) {
    while (queue->first != NULL) {
        struct batch *batch = queue->first;
        queue->first = batch->next;
        batch_free(batch);
    }
    *queue = (struct queue){0};
}

/* A pipe that is full wakes as well. */
static void ring(const int pipe_ends[2]) {
    ssize_t written = write(pipe_ends[1], "", 1);
    (void)written;
}

/* Whether somebody rang in that time; below 0: however long it takes. */
static bool hear(const int pipe_ends[2], int most_msec) {
    char bytes[64];
    struct pollfd end = {.fd = pipe_ends[0], .events = POLLIN};
    bool rang = poll(&end, 1, most_msec) > 0;
    while (rang && read(pipe_ends[0], bytes, sizeof bytes) == sizeof bytes)
        continue;
    return rang;
}

static bool make_pipe(int ends[2]) {
    if (pipe(ends) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

static void close_pipe(const int ends[2]) {
    close(ends[0]);
    close(ends[1]);
}

/* --- The thread ------------------------------------------------------------------------------ */

/* What failed has waited. */
static bool can_wait(const struct writer_thread *writer) {
    const struct batch *batch = writer->saving.first;
    bool has_some = batch != NULL && !writer->hurry && writer->trouble == DB_WELL;
    while (batch != NULL && batch->can_wait)
        batch = batch->next;
    return has_some && batch == NULL;
}

/* Takes what waits behind what could not be saved. False: it is to end. */
static bool take(struct writer_thread *writer) {
    pthread_mutex_lock(&writer->lock);
    move_all(&writer->waiting, &writer->saving);
    writer->is_waiting = !writer->is_waiting && can_wait(writer);
    bool stop = writer->stop;
    pthread_mutex_unlock(&writer->lock);
    return !stop;
}

/* So that what follows fast on each other, as places do, is one save. */
static bool take_more(struct writer_thread *writer) {
    if (!take(writer))
        return false;
    if (!writer->is_waiting)
        return true;
    hear(writer->wake, AGAIN_MSEC);
    return take(writer);
}

/* A file that was taken away would take all that is written with it. */
static bool is_open(struct writer_thread *writer) {
    if (writer->db.handle != NULL && db_has_moved(&writer->db))
        db_close(&writer->db);
    return writer->db.handle != NULL ||
           migrate_open(&writer->db, writer->path, DB_WRITE, LOCK_MSEC);
}

/* What failed is begun with a new connection. */
static bool save_once(struct writer_thread *writer) {
    bool saved = is_open(writer) && batch_save(writer->saving.first, &writer->db);
    if (!saved)
        db_close(&writer->db);
    return saved;
}

static bool mend(struct writer_thread *writer) {
    struct salvaged salvaged = salvage(&writer->db);
    pthread_mutex_lock(&writer->lock);
    writer->salvaged = salvaged;
    pthread_mutex_unlock(&writer->lock);
    return salvaged.done;
}

/* Who hands over nothing wants to hear of it later. */
static bool save(struct writer_thread *writer) {
    if (!batch_has_rows(writer->saving.first)) {
        hear(writer->wake, AGAIN_MSEC);
        return true;
    }
    if (save_once(writer))
        return true;
    if (db_has_moved(&writer->db) || (writer->db.trouble == DB_DAMAGED && mend(writer)))
        return save_once(writer);
    return false;
}

static void report(struct writer_thread *writer, bool saved) {
    enum db_trouble trouble = saved ? DB_WELL : writer->db.trouble;
    pthread_mutex_lock(&writer->lock);
    writer->trouble = trouble;
    writer->is_off = !trouble_passes(trouble);
    if (saved || writer->is_off) {
        writer->unsaved -= writer->saving.count;
        writer->hurry &= writer->unsaved > 0;
        move_all(&writer->saving, &writer->done);
    }
    pthread_mutex_unlock(&writer->lock);
    ring(writer->news);
}

/* Not to be touched behind this: who ended it frees it. */
static void end(struct writer_thread *writer) {
    db_close(&writer->db);
    pthread_mutex_lock(&writer->lock);
    writer->has_ended = true;
    ring(writer->news);
    pthread_mutex_unlock(&writer->lock);
}

static void *run(void *context) {
    struct writer_thread *writer = context;
    while (take_more(writer)) {
        bool saved = true;
        if (writer->saving.first != NULL)
            report(writer, saved = save(writer));
        hear(writer->wake, saved || writer->saving.first == NULL ? -1 : AGAIN_MSEC);
    }
    end(writer);
    return NULL;
}

/* --- Whoever hands over ---------------------------------------------------------------------- */

/* A signal is for the thread that has the terminal; a file that may not grow is an error of its
 * write then. */
static bool begin_thread(struct writer_thread *writer) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    bool begun = pthread_create(&writer->thread, NULL, run, writer) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return begun;
}

static void release(struct writer_thread *writer) {
    free_all(&writer->waiting);
    free_all(&writer->saving);
    free_all(&writer->done);
    close_pipe(writer->wake);
    close_pipe(writer->news);
    pthread_mutex_destroy(&writer->lock);
    free(writer->path);
    free(writer);
}

struct writer_thread *writer_begin(const char *path) {
    int wake[2], news[2];
    if (!make_pipe(wake))
        return NULL;
    if (!make_pipe(news)) {
        close_pipe(wake);
        return NULL;
    }
    struct writer_thread *writer = memory_alloc(1, sizeof *writer);
    *writer = (struct writer_thread){
        .path = memory_copy(path), .wake = {wake[0], wake[1]}, .news = {news[0], news[1]}};
    pthread_mutex_init(&writer->lock, NULL);
    if (begin_thread(writer))
        return writer;
    release(writer);
    return NULL;
}

bool writer_has_room(struct writer_thread *writer) {
    pthread_mutex_lock(&writer->lock);
    bool has_room = writer->unsaved < WRITER_QUEUE_LIMIT;
    pthread_mutex_unlock(&writer->lock);
    return has_room;
}

void writer_put(struct writer_thread *writer, struct batch *batch) {
    struct queue done;
    pthread_mutex_lock(&writer->lock);
    assert(writer->unsaved < WRITER_QUEUE_LIMIT);
    append(&writer->waiting, batch);
    writer->unsaved++;
    bool wakes = !batch->can_wait || !writer->is_waiting;
    done = writer->done;
    writer->done = (struct queue){0};
    pthread_mutex_unlock(&writer->lock);
    if (wakes)
        ring(writer->wake);
    free_all(&done);
}

struct writer_news writer_ask(struct writer_thread *writer) {
    hear(writer->news, 0);
    pthread_mutex_lock(&writer->lock);
    struct writer_news news = {writer->unsaved, writer->trouble, writer->is_off, writer->salvaged};
    pthread_mutex_unlock(&writer->lock);
    return news;
}

int writer_fd(const struct writer_thread *writer) {
    return writer->news[0];
}

static void hurry(struct writer_thread *writer) {
    pthread_mutex_lock(&writer->lock);
    writer->hurry = writer->unsaved > 0;
    bool wakes = writer->is_waiting;
    pthread_mutex_unlock(&writer->lock);
    if (wakes)
        ring(writer->wake);
}

bool writer_wait(struct writer_thread *writer, int most_msec) {
    struct writer_news news;
    hurry(writer);
    do
        news = writer_ask(writer);
    while (news.unsaved > 0 && news.trouble == DB_WELL && hear(writer->news, most_msec));
    return news.unsaved == 0 && !news.is_off;
}

static bool has_ended(struct writer_thread *writer) {
    pthread_mutex_lock(&writer->lock);
    bool has = writer->has_ended;
    pthread_mutex_unlock(&writer->lock);
    return has;
}

void writer_end(struct writer_thread *writer) {
    pthread_mutex_lock(&writer->lock);
    writer->stop = true;
    pthread_mutex_unlock(&writer->lock);
    ring(writer->wake);
    while (!has_ended(writer) && hear(writer->news, END_MSEC))
        continue;
    if (!has_ended(writer)) {
        pthread_detach(writer->thread);
        return;
    }
    pthread_join(writer->thread, NULL);
    release(writer);
}
