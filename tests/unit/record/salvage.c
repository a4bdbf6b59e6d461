/* A damaged record that is set aside, by a player that is stopped after any system call of it, and
 * by several at once: rows are there, the damaged file is kept under one name, and it is told. */
#define _DEFAULT_SOURCE /* the type of SQLite's own calls; linkat */

#include "record/salvage.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "record_file.h"

enum { WAIT_MSEC = 60000, PAGE_BYTES = 4096, FACTS = 1000, STOPS_LIMIT = 1000, PLAYERS = 6 };
enum { STOPPED = 7 };

static const char SET_ASIDE[] =
    "The record was damaged: it was set aside as record.db.damaged-1, and "
    "whatever could be read was copied.";

/* --- What changes the disk ------------------------------------------------------------------- */

static int calls_left; /* until this process is stopped; 0: it is not */
static bool has_no_links;

static void count_call(void) {
    if (calls_left > 0 && --calls_left == 0)
        _exit(STOPPED);
}

/* These stand in the way of the system's own. */
int link(const char *from, const char *to) {
    int failed = -1;
    if (has_no_links)
        errno = access(to, F_OK) == 0 ? EEXIST : EPERM;
    else
        failed = linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
    count_call();
    return failed;
}

int rename(const char *old, const char *new) {
    int failed = renameat(AT_FDCWD, old, AT_FDCWD, new);
    count_call();
    return failed;
}

int unlink(const char *name) {
    int failed = unlinkat(AT_FDCWD, name, 0);
    count_call();
    return failed;
}

/* What was written outlives a process, synced or not. */
int fdatasync(int fildes) {
    (void)fildes;
    count_call();
    return 0;
}

/* And these in that of SQLite's, which writes by one of several. */
typedef ssize_t writing(int file, const void *bytes, size_t count);
typedef ssize_t writing_at(int file, const void *bytes, size_t count, off_t offset);
typedef int truncating(int file, off_t size);
static writing *own_write;
static writing_at *own_write_at;
static truncating *own_truncate;

static ssize_t write_counted(int file, const void *bytes, size_t count) {
    ssize_t written = own_write(file, bytes, count);
    count_call();
    return written;
}

static ssize_t write_at_counted(int file, const void *bytes, size_t count, off_t offset) {
    ssize_t written = own_write_at(file, bytes, count, offset);
    count_call();
    return written;
}

static int truncate_counted(int file, off_t size) {
    int failed = own_truncate(file, size);
    count_call();
    return failed;
}

static sqlite3_syscall_ptr replace(const char *name, sqlite3_syscall_ptr with) {
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    sqlite3_syscall_ptr own = vfs->xGetSystemCall(vfs, name);
    if (own != NULL)
        vfs->xSetSystemCall(vfs, name, with);
    return own;
}

static void count_calls_of_sqlite(void) {
    own_write = (writing *)replace("write", (sqlite3_syscall_ptr)write_counted);
    sqlite3_syscall_ptr at = (sqlite3_syscall_ptr)write_at_counted;
    sqlite3_syscall_ptr own_at = sizeof(off_t) == 8 ? replace("pwrite64", at) : NULL;
    own_write_at = (writing_at *)(own_at != NULL ? own_at : replace("pwrite", at));
    own_truncate = (truncating *)replace("ftruncate", (sqlite3_syscall_ptr)truncate_counted);
}

/* --- A damaged record ------------------------------------------------------------------------ */

struct bytes {
    char *text; /* owned */
    size_t count;
};

static struct bytes bytes_of(const char *path) {
    struct bytes bytes = {calloc(1, 1 << 20), 0};
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    bytes.count = fread(bytes.text, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void write_bytes(const char *path, const char *text, size_t count) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, count, file), count);
    fclose(file);
}

static void put(struct record *record, const struct facts *facts) {
    assert_true(
        record_put(record, &(struct record_now){.facts = facts, .tries = &(struct tries){0}}));
    assert_true(record_wait(record, WAIT_MSEC));
}

static const struct kept *turn(struct record *record) {
    struct record_key key = record_file_key("long-polling");
    return &record_turn(record, &key)->kept;
}

static void fill(const struct record_file *file) {
    struct facts facts = {0};
    struct record *record = record_open(file->path);
    turn(record);
    for (int i = 0; i < FACTS; i++) {
        char block[32];
        snprintf(block, sizeof block, "b%05d", i);
        facts_set(&facts, block, "some-part-with-a-long-name", i);
    }
    put(record, &facts);
    record_close(record);
    facts_release(&facts);
}

/* With pages in the middle of zeros, rows and their index, as it is now on the disk. */
static struct bytes make_damaged(const struct record_file *file) {
    fill(file);
    struct bytes bytes = bytes_of(file->path);
    memset(bytes.text + bytes.count / PAGE_BYTES / 2 * PAGE_BYTES, 0, 4 * PAGE_BYTES);
    write_bytes(file->path, bytes.text, bytes.count);
    return bytes;
}

static const char *beside(const struct record_file *file, const char *ending) {
    static char path[192];
    snprintf(path, sizeof path, "%s%s", file->path, ending);
    return path;
}

static bool is_there(const struct record_file *file, const char *ending) {
    return access(beside(file, ending), F_OK) == 0;
}

/* Of the damaged file not a byte is lost, it has one name, and nothing else is left over. */
static void expect_aside(const struct record_file *file, const struct bytes *damaged) {
    struct bytes aside = bytes_of(beside(file, ".damaged-1"));
    assert_int_equal(aside.count, damaged->count);
    assert_memory_equal(aside.text, damaged->text, damaged->count);
    free(aside.text);
    assert_false(is_there(file, ".damaged-2"));
    assert_false(is_there(file, ".new"));
    assert_false(is_there(file, ".new-journal"));
}

static struct db seen_damaged(const struct record_file *file) {
    struct db seen;
    assert_true(db_open(&seen, file->path, DB_READ, WAIT_MSEC));
    assert_int_equal(db_number(&seen, "SELECT sum(length(part)) FROM fact NOT INDEXED", NULL, 0),
                     0);
    assert_int_equal(seen.trouble, DB_DAMAGED);
    db_close(&seen);
    return seen;
}

static void tear_down(struct record_file *file, struct bytes *damaged) {
    free(damaged->text);
    record_file_remove(file);
}

/* --- Stopped --------------------------------------------------------------------------------- */

/* Whether it was before it had done all. */
static bool start_and_stop(const struct record_file *file, int calls) {
    int status;
    pid_t player = fork();
    if (player == 0) {
        calls_left = calls;
        turn(record_open(file->path));
        _exit(0); /* it was not told yet */
    }
    waitpid(player, &status, 0);
    assert_true(WIFEXITED(status));
    assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == STOPPED);
    return WEXITSTATUS(status) == STOPPED;
}

static void expect_mended(const struct record_file *file, int facts, const char *says) {
    struct record *record = record_open(file->path);
    const struct kept *kept = turn(record);
    assert_int_equal(kept->facts.count, facts);
    assert_true(facts_has(&kept->facts, "b00000", "some-part-with-a-long-name"));
    assert_true(facts_has(&kept->facts, "b00999", "some-part-with-a-long-name"));
    put(record, &kept->facts);
    assert_string_equal(record_ask(record).says, says);
    put(record, &kept->facts); /* of which nothing is new, but that it was told */
    record_close(record);
    assert_int_equal(record_file_number(file, "SELECT count(*) FROM pragma_integrity_check"
                                              " WHERE integrity_check <> 'ok'"),
                     0);
}

/* How many facts can be read, and at least those of both ends. */
static int facts_of(const struct record_file *file) {
    struct record *record = record_open(file->path);
    int count = turn(record)->facts.count;
    record_close(record);
    assert_in_range(count, FACTS / 3, FACTS - 1);
    return count;
}

static void who_is_stopped_at_any_point_loses_nothing(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    int facts = facts_of(&file), calls = 1;
    bool was_stopped = true;
    for (; was_stopped && calls < STOPS_LIMIT; calls++) {
        unlink(file.path);
        unlink(beside(&file, ".damaged-1"));
        write_bytes(file.path, damaged.text, damaged.count);
        was_stopped = start_and_stop(&file, calls);
        expect_mended(&file, facts, SET_ASIDE);
        expect_aside(&file, &damaged);
    }
    printf("stopped after each of %d calls\n", calls - 1);
    assert_in_range(calls, 20, STOPS_LIMIT - 1);
    expect_mended(&file, facts, ""); /* it was told */
    tear_down(&file, &damaged);
}

static void without_links_the_damaged_file_is_copied(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    has_no_links = true;
    facts_of(&file);
    has_no_links = false;
    expect_aside(&file, &damaged);
    tear_down(&file, &damaged);
}

/* --- Several --------------------------------------------------------------------------------- */

static void what_another_has_mended_is_left_in_its_place(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    struct db first = seen_damaged(&file), second = seen_damaged(&file);
    struct salvaged salvaged = salvage(&first);
    assert_true(salvaged.done);
    assert_string_equal(salvaged.name, "record.db.damaged-1");
    salvaged = salvage(&second);
    assert_true(salvaged.done);
    assert_string_equal(salvaged.name, "");
    expect_aside(&file, &damaged);
    tear_down(&file, &damaged);
}

static void of_several_at_once_one_mends_it(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    struct db seen = seen_damaged(&file);
    for (int i = 0; i < PLAYERS; i++)
        if (fork() == 0) {
            while (!salvage(&seen).done)
                continue;
            _exit(0);
        }
    for (int status, i = 0; i < PLAYERS; i++)
        assert_true(wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    expect_aside(&file, &damaged);
    expect_mended(&file, facts_of(&file), SET_ASIDE);
    tear_down(&file, &damaged);
}

/* What is being written would be missing in the copy. */
static void what_another_is_writing_is_waited_for(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    struct db seen = seen_damaged(&file), other;
    assert_true(db_open(&other, file.path, DB_WRITE, 0) && db_run(&other, "BEGIN IMMEDIATE"));
    assert_false(salvage(&seen).done);
    assert_false(is_there(&file, ".damaged-1"));
    assert_false(is_there(&file, ".new"));
    db_commit(&other);
    db_close(&other);
    assert_true(salvage(&seen).done);
    expect_aside(&file, &damaged);
    tear_down(&file, &damaged);
}

/* --- What else stands beside it -------------------------------------------------------------- */

/* It is none that SQLite would roll back: it begins with a zero. */
static void a_journal_goes_with_the_damaged_file(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    struct db seen = seen_damaged(&file);
    write_bytes(beside(&file, "-journal"), "\0half a transaction", 19);
    assert_true(salvage(&seen).done);
    assert_false(is_there(&file, "-journal"));
    struct bytes journal = bytes_of(beside(&file, ".damaged-1-journal"));
    assert_int_equal(journal.count, 19);
    free(journal.text);
    tear_down(&file, &damaged);
}

static void a_copy_that_is_damaged_itself_is_made_anew(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    struct db seen = seen_damaged(&file);
    write_bytes(beside(&file, ".new"), damaged.text, PAGE_BYTES);
    for (int i = 0; i < 2 && !salvage(&seen).done; i++)
        continue;
    expect_aside(&file, &damaged);
    expect_mended(&file, facts_of(&file), SET_ASIDE);
    tear_down(&file, &damaged);
}

static void a_file_of_another_program_in_its_way_is_left_alone(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct bytes damaged = make_damaged(&file);
    struct db seen = seen_damaged(&file);
    write_bytes(beside(&file, ".new"), "A letter.", 9);
    assert_false(salvage(&seen).done);
    struct bytes letter = bytes_of(beside(&file, ".new")), still = bytes_of(file.path);
    assert_string_equal(letter.text, "A letter.");
    assert_memory_equal(still.text, damaged.text, damaged.count);
    free(letter.text);
    free(still.text);
    tear_down(&file, &damaged);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_stopped_at_any_point_loses_nothing),
        cmocka_unit_test(without_links_the_damaged_file_is_copied),
        cmocka_unit_test(what_another_has_mended_is_left_in_its_place),
        cmocka_unit_test(of_several_at_once_one_mends_it),
        cmocka_unit_test(what_another_is_writing_is_waited_for),
        cmocka_unit_test(a_journal_goes_with_the_damaged_file),
        cmocka_unit_test(a_copy_that_is_damaged_itself_is_made_anew),
        cmocka_unit_test(a_file_of_another_program_in_its_way_is_left_alone),
    };
    count_calls_of_sqlite();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
