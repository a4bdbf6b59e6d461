/* A player that is killed at any moment: what was said to be saved is there, nothing of it by half,
 * and the file is whole. On a disk as it is, and on one that takes its time to sync.
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

enum { WAIT_MSEC = 60000, SLOW_NSEC = 5000000, LONGEST_NSEC = 150000000 };

static int kills = 20;
static long sync_nsec;

/* --- The disk -------------------------------------------------------------------------------- */

/* Stands in the way of SQLite's own call. The system keeps what was written when a process is
 * killed, synced or not: what matters here is when it is. */
int fdatasync(int fildes) {
    if (sync_nsec > 0)
        sleep_nsec(sync_nsec);
    return fsync(fildes);
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

static _Noreturn void play(const struct record_file *file, int saved) {
    struct record_key key = record_file_key("long-polling");
    struct record *record = record_open(file->path);
    const struct kept *kept = &record_turn(record, &key)->kept;
    struct facts facts = {0};
    struct tries tries = {0};
    facts_copy(&facts, &kept->facts);
    for (int i = 0; i < kept->tries.count; i++)
        tries_append(&tries, &kept->tries.list[i]);
    for (;;) {
        int64_t number = facts_get(&facts, "age", own_tries, 0) + 1;
        change(&facts, &tries, number);
        record_put(record, &(struct record_now){.facts = &facts, .tries = &tries});
        if (!record_wait(record, WAIT_MSEC) || write(saved, &number, sizeof number) < 0)
            _exit(1);
    }
}

/* The last number that was said to be saved; 0: none was. */
static int64_t play_and_kill(const struct record_file *file, long after_nsec) {
    int ends[2], status;
    int64_t number, last = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t player = fork();
    if (player == 0)
        play(file, ends[1]);
    close(ends[1]);
    sleep_nsec(after_nsec);
    kill(player, SIGKILL);
    waitpid(player, &status, 0);
    assert_true(WIFSIGNALED(status)); /* and not by itself */
    while (read(ends[0], &number, sizeof number) == sizeof number)
        last = number;
    close(ends[0]);
    return last;
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

/* An empty file is what is left where the first transaction was not done. */
static bool is_empty(const struct record_file *file) {
    FILE *there = fopen(file->path, "rb");
    bool empty = there == NULL || fgetc(there) == EOF;
    if (there != NULL)
        fclose(there);
    return empty;
}

static void kill_often(void) {
    struct record_file file = record_file_make();
    struct random chance = random_seeded((uint64_t)getpid(), 0, 0);
    int64_t had = 0, most = 0;
    for (int i = 0; i < kills; i++) {
        int64_t said = play_and_kill(&file, (long)random_below(&chance, LONGEST_NSEC));
        if (is_empty(&file)) {
            assert_int_equal(said, 0);
            continue;
        }
        int64_t has = expect_whole(&file);
        assert_true(has >= said && has >= had);
        most += has - had;
        had = has;
    }
    printf("%d kills, %d answers\n", kills, (int)most);
    assert_true(most > 0);
    record_file_remove(&file);
}

static void what_was_saved_survives(void **state) {
    (void)state;
    sync_nsec = 0;
    kill_often();
}

static void what_was_saved_on_a_slow_disk_survives(void **state) {
    (void)state;
    sync_nsec = SLOW_NSEC;
    kill_often();
}

int main(int count, char **words) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_saved_survives),
        cmocka_unit_test(what_was_saved_on_a_slow_disk_survives),
    };
    if (count > 1)
        kills = atoi(words[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
