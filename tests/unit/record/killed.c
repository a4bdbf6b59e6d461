/* A player that is killed at any moment: what was said to be saved is there, nothing of it by half,
 * at most the answer that is being given is lost, and the file is whole. On a disk as it is, and on
 * one that takes its time to sync; there, too, where answers are given faster than they are saved.
 *
 * usage: killed [KILLS]; ./dev kills has it done a thousand times. */
#include "record/record.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/random.h"
#include "record_file.h"
#include "sleep.h"

enum {
    WAIT_MSEC = 60000,
    SLOW_NSEC = 5000000,
    LONGEST_NSEC = 150000000,
    LONGEST_BEHIND_NSEC = 400000000
};

/* A save syncs the journal, its directory, the journal's head and the file. The first one does so
 * twice where it makes the file, whose tables are a transaction of their own, and may have to undo
 * what was killed before it. */
enum { SYNCS_A_SAVE = 6, SYNCS_FIRST_SAVE = 12, SYNCS_LIMIT = 4096, KEY_NSEC = 1000000 };

static int kills = 20;
static long sync_nsec;

/* What a player says of itself while it lives. */
enum what { GIVEN, SAVED, SYNCED };
struct told {
    enum what what;
    int64_t number; /* of answers that were given by then, or are saved */
};

static int told_to = -1;
static _Atomic int64_t given;

static void tell(enum what what, int64_t number) {
    struct told told = {what, number};
    if (told_to >= 0 && write(told_to, &told, sizeof told) < 0)
        _exit(1);
}

/* --- The disk -------------------------------------------------------------------------------- */

/* Stands in the way of SQLite's own call. The system keeps what was written when a process is
 * killed, synced or not: what matters here is when it is. */
int fdatasync(int fildes) {
    tell(SYNCED, given);
    if (sync_nsec == 0)
        return fsync(fildes);
    sleep_nsec(sync_nsec);
    return 0;
}

/* --- A player -------------------------------------------------------------------------------- */

/* So long that one change is several pages, of which some could be written and some not. */
static void change(struct facts *facts, struct tries *tries, int64_t number) {
    static char text[3 * 4096];
    struct try_part part = {"ticked", number, NULL};
    struct try tried = record_file_try("age", &part);
    memset(text, 'a' + (int)(number % 26), sizeof text - 1);
    facts_set(facts, "age", own_tries, number);
    facts_set_text(facts, "age", own_text, text);
    tries_append(tries, &tried);
}

/* Each answer is given when the one before is saved, as by who reads what is said of it. */
static void wait_saved(struct record *record, int64_t number) {
    if (!record_wait(record, WAIT_MSEC))
        _exit(1);
    tell(SAVED, number);
}

/* Faster than any disk: saves fall behind. */
static void go_on(struct record *record, int64_t number) {
    (void)record, (void)number;
    sleep_nsec(KEY_NSEC);
}

typedef void pacing(struct record *record, int64_t number);

static _Noreturn void play(const struct record_file *file, pacing *pace) {
    struct record_key key = record_file_key("long-polling");
    struct record *record = record_open(file->path);
    const struct kept *kept = &record_turn(record, &key)->kept;
    struct facts facts = {0};
    struct tries tries = {0};
    facts_copy(&facts, &kept->facts);
    for (int i = 0; i < kept->tries.count; i++)
        tries_append(&tries, &kept->tries.list[i]);
    given = facts_get(&facts, "age", own_tries, 0);
    for (;;) {
        int64_t number = facts_get(&facts, "age", own_tries, 0) + 1;
        change(&facts, &tries, number);
        if (record_put(record, &(struct record_now){.facts = &facts, .tries = &tries})) {
            given = number;
            tell(GIVEN, number);
        }
        pace(record, number);
    }
}

/* What was heard of a player that was killed. */
struct heard {
    int64_t given, saved; /* the last; 0: none was */
    int64_t at_sync[SYNCS_LIMIT];
    int syncs;
};

static void hear(struct heard *heard, const struct told *told) {
    if (told->what == GIVEN)
        heard->given = told->number;
    else if (told->what == SAVED)
        heard->saved = told->number;
    else if (heard->syncs < SYNCS_LIMIT)
        heard->at_sync[heard->syncs++] = told->number;
}

/* What had been given when the save before the one under way began, and may not be lost. */
static int64_t sure_of(const struct heard *heard) {
    int before = heard->syncs - (SYNCS_FIRST_SAVE + SYNCS_A_SAVE);
    return before > 0 ? heard->at_sync[before - 1] : 0;
}

static void play_and_kill(const struct record_file *file, pacing *pace, long after_nsec,
                          struct heard *heard) {
    int ends[2], status;
    struct told told;
    *heard = (struct heard){0};
    assert_int_equal(pipe(ends), 0);
    pid_t player = fork();
    if (player == 0) {
        told_to = ends[1];
        play(file, pace);
    }
    close(ends[1]);
    sleep_nsec(after_nsec);
    kill(player, SIGKILL);
    waitpid(player, &status, 0);
    assert_true(WIFSIGNALED(status)); /* and not by itself */
    while (read(ends[0], &told, sizeof told) == sizeof told)
        hear(heard, &told);
    close(ends[0]);
}

/* --- What is there --------------------------------------------------------------------------- */

static int64_t number_in(const struct record_file *file, const char *sql) {
    return access(file->path, F_OK) == 0 ? record_file_number(file, sql) : 0;
}

/* A fact and a try that were handed over together are there together, with the try's answer. */
static int64_t expect_whole(const struct record_file *file) {
    int64_t count = number_in(file, "SELECT max(value) FROM fact WHERE part = '.tries'");
    assert_int_equal(number_in(file, "SELECT count(*) FROM try"), count);
    assert_int_equal(number_in(file, "SELECT count(*) FROM answer"), count);
    assert_int_equal(number_in(file, "SELECT coalesce(max(value), 0) FROM answer"), count);
    assert_int_equal(number_in(file, "SELECT unicode(text) - 97 FROM fact WHERE part = '.text'"),
                     count == 0 ? 0 : count % 26);
    assert_int_equal(number_in(file, "SELECT count(*) FROM pragma_integrity_check"
                                     " WHERE integrity_check <> 'ok'"),
                     0);
    return count;
}

/* Without tables it is where the first transaction was not done. */
static bool is_empty(const struct record_file *file) {
    return number_in(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'fact'") == 0;
}

/* Whoever waits for each answer loses the one that is being given; nobody loses more than was given
 * since the save before the one under way began. */
static void expect_kept(int64_t has, const struct heard *heard, pacing *pace) {
    assert_true(has >= heard->saved);
    assert_true(has >= sure_of(heard));
    if (pace == wait_saved)
        assert_true(has >= heard->given - 1);
}

static void kill_often(pacing *pace) {
    static struct heard heard;
    struct record_file file = record_file_make();
    struct random chance = random_seeded((uint64_t)getpid(), 0, 0);
    int64_t had = 0, lost = 0, sure = 0;
    int64_t longest_nsec = pace == wait_saved ? LONGEST_NSEC : LONGEST_BEHIND_NSEC;
    for (int i = 0; i < kills; i++) {
        play_and_kill(&file, pace, (long)random_below(&chance, longest_nsec), &heard);
        int64_t has = is_empty(&file) ? 0 : expect_whole(&file);
        expect_kept(has, &heard, pace);
        assert_true(has >= had);
        sure += pace == wait_saved || sure_of(&heard) > 0;
        lost = heard.given - has > lost ? heard.given - has : lost;
        had = has;
    }
    printf("%d kills, %d answers, at most %d lost at once; %d were sure\n", kills, (int)had,
           (int)lost, (int)sure);
    assert_true(had > 0 && sure > 0); /* else nothing was shown */
    record_file_remove(&file);
}

static void what_was_saved_survives(void **state) {
    (void)state;
    sync_nsec = 0;
    kill_often(wait_saved);
}

static void what_was_saved_on_a_slow_disk_survives(void **state) {
    (void)state;
    sync_nsec = SLOW_NSEC;
    kill_often(wait_saved);
}

static void of_a_disk_that_is_behind_all_but_the_last_saves_survive(void **state) {
    (void)state;
    sync_nsec = SLOW_NSEC;
    kill_often(go_on);
}

int main(int count, char **words) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_saved_survives),
        cmocka_unit_test(what_was_saved_on_a_slow_disk_survives),
        cmocka_unit_test(of_a_disk_that_is_behind_all_but_the_last_saves_survive),
    };
    if (count > 1)
        kills = atoi(words[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
