#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */

#include "record.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/writer.h"
#include "keys.h"
#include "record/record.h"

enum { LESSONS = 50, FACTS = 200, STARTS = 20, WAIT_MSEC = 60000 };

static double commit_msec; /* the median */
static struct writer path;
static char directory[64];

static double msec_by(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Of a clock on the wall, since a disk is waited for. */
static double now_msec(void) {
    return msec_by(CLOCK_MONOTONIC);
}

/* The time that this thread was given, so that a busy machine does not count. */
static double spent_msec(void) {
    return msec_by(CLOCK_THREAD_CPUTIME_ID);
}

static int by_size(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* wanted: in 99 % of all; 0: nothing is. Returns the median. */
static double print_row(const char *name, double *msec, int count, double wanted) {
    qsort(msec, (size_t)count, sizeof *msec, by_size);
    printf("  %-44s median %8.4f ms, 99%% %8.4f ms, most %8.4f ms", name, msec[count / 2],
           msec[(count * 99 - 1) / 100], msec[count - 1]);
    if (wanted > 0)
        printf(", wanted: %g ms", wanted);
    printf("\n");
    return msec[count / 2];
}

/* --- A learner ------------------------------------------------------------------------------- */

static struct record_key key_of(int lesson) {
    static char name[16];
    snprintf(name, sizeof name, "lesson-%d", lesson);
    return (struct record_key){.course = "bench", .file = "", .lesson = name, .title = "A lesson"};
}

static void try_once(struct tries *tries, int number) {
    char question[16];
    struct try_part parts[] = {{"a", 1, NULL}, {"b", 0, NULL}};
    snprintf(question, sizeof question, "q%d", number % 40);
    tries_append(tries, &(struct try){.question = question,
                                      .attempt = 1 + number / 40,
                                      .content = (uint64_t)(number % 40),
                                      .seed = 1,
                                      .answer = parts,
                                      .answer_count = 2,
                                      .score = {1, 1},
                                      .spent_usec = 1000000,
                                      .wall_usec = 1800000000000000 + number});
}

static bool put(struct record *record, const struct facts *facts, const struct tries *tries) {
    return record_put(record, &(struct record_now){.facts = facts, .tries = tries});
}

/* As many as a lesson with all its questions tried may have. */
static void set_facts(struct facts *facts) {
    char block[16];
    for (int i = 0; i < FACTS; i++) {
        snprintf(block, sizeof block, "b%03d", i);
        facts_set(facts, block, "some-part", i);
    }
}

/* One more lesson with facts and so many tries. */
static bool fill_lesson(struct record *record, int lesson, int count) {
    struct record_key key = key_of(lesson);
    struct facts facts = {0};
    struct tries tries = {0};
    record_turn(record, &key);
    set_facts(&facts);
    for (int i = 0; i < count; i++)
        try_once(&tries, i);
    bool good = put(record, &facts, &tries) && record_wait(record, WAIT_MSEC);
    facts_release(&facts);
    tries_release(&tries);
    return good;
}

static bool fill(int others) {
    struct record *record = record_open(path.text);
    bool good = true;
    for (int i = 1; good && i <= LESSONS; i++)
        good = fill_lesson(record, i, others / LESSONS);
    good = good && fill_lesson(record, 0, 40);
    record_close(record);
    return good;
}

/* --- Measured -------------------------------------------------------------------------------- */

static bool measure_start(void) {
    double msec[STARTS];
    bool good = true;
    for (int i = 0; i < STARTS; i++) {
        struct record_key key = key_of(0);
        double begin = now_msec();
        struct record *record = record_open(path.text);
        good = good && record_turn(record, &key)->kept.facts.count == FACTS;
        msec[i] = now_msec() - begin;
        record_close(record);
    }
    print_row("start: the lesson is read", msec, STARTS, 20);
    return good;
}

/* One fact and one try each time, and each waited for. */
static bool measure_commits(struct record *record, struct facts *facts, struct tries *tries,
                            int commits) {
    double *hand = calloc((size_t)commits, sizeof *hand);
    double *commit = calloc((size_t)commits, sizeof *commit);
    bool good = hand != NULL && commit != NULL;
    for (int i = 0; good && i < commits; i++) {
        facts_set(facts, "b100", "some-part", 1000 + i);
        try_once(tries, i);
        double begin = now_msec(), spent = spent_msec();
        good = put(record, facts, tries);
        hand[i] = spent_msec() - spent;
        good = good && record_wait(record, WAIT_MSEC);
        commit[i] = now_msec() - begin;
    }
    if (good) {
        print_row("handing over: a fact and a try", hand, commits, 0.1);
        commit_msec = print_row("commit: from there until it is on the disk", commit, commits, 2);
    }
    free(hand);
    free(commit);
    return good;
}

/* What the disk itself takes for a page that is overwritten. SQLite waits for four of them in a
 * commit: the journal, its header, the file, and the journal's end. */
static bool measure_disk(int times) {
    static const char page[4096] = "bare";
    double *msec = calloc((size_t)times, sizeof *msec);
    struct writer name = {0};
    writer_printf(&name, "%s/bare", directory);
    int file = open(name.text, O_RDWR | O_CREAT, 0600);
    bool good = file >= 0 && msec != NULL;
    for (int i = 0; good && i < times; i++) {
        double begin = now_msec();
        good = pwrite(file, page, sizeof page, 0) == sizeof page && fdatasync(file) == 0;
        msec[i] = now_msec() - begin;
    }
    if (good) {
        double bare = print_row("the disk: a page overwritten and synced, bare", msec, times, 0);
        printf("  a commit takes %.1f times as long\n", commit_msec / bare);
    }
    if (file >= 0)
        close(file);
    writer_release(&name);
    free(msec);
    return good;
}

static void measure_unchanged(struct record *record, const struct facts *facts,
                              const struct tries *tries, int times) {
    double begin = spent_msec();
    for (int i = 0; i < times; i++)
        put(record, facts, tries);
    printf("  %-44s mean   %8.4f ms\n", "handing over: nothing has changed",
           (spent_msec() - begin) / times);
}

static bool measure_puts(int commits) {
    struct record *record = record_open(path.text);
    struct record_key key = key_of(0);
    const struct kept *kept = &record_turn(record, &key)->kept;
    struct facts facts = {0};
    struct tries tries = {0};
    facts_copy(&facts, &kept->facts);
    for (int i = 0; i < kept->tries.count; i++)
        tries_append(&tries, &kept->tries.list[i]);
    bool good = measure_commits(record, &facts, &tries, commits);
    measure_unchanged(record, &facts, &tries, commits * 100);
    record_close(record);
    facts_release(&facts);
    tries_release(&tries);
    return good;
}

/* --- The file -------------------------------------------------------------------------------- */

static int remove_one(const char *name, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    return remove(name);
}

static bool make_directory(void) {
    const char *temporary = getenv("TMPDIR");
    snprintf(directory, sizeof directory, "%.40s/rtlesson-XXXXXX",
             temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(directory) == NULL)
        return false;
    writer_printf(&path, "%s/record.db", directory);
    return true;
}

bool record_measure(int others, int commits) {
    if (!make_directory())
        return false;
    printf("\nkeeping, beside %d tries of other lessons, in %s\n", others, directory);
    bool good = fill(others) && measure_start() && measure_puts(commits) && measure_disk(commits) &&
                keys_measure(directory, commits);
    nftw(directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    writer_release(&path);
    return good;
}
