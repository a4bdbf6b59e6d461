/* Setting a damaged record aside, and putting what can be read of it in its place. */
#include "record/salvage.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "record/migrate.h"

enum { NAMES_LIMIT = 1000, LOCK_MSEC = 1000 };

const char salvage_key[] = "set_aside";

struct mending {
    const struct db *damaged;
    char aside[PATH_MAX];
    char new[PATH_MAX];
    struct db from, to;
};

/* False where it does not fit. */
static bool join(char into[static PATH_MAX], const char *first, const char *second) {
    return (size_t)snprintf(into, PATH_MAX, "%s%s", first, second) < PATH_MAX;
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* What is too long to be said is cut. */
static void copy_name(char into[static SALVAGE_NAME_BYTES], const char *name) {
    snprintf(into, SALVAGE_NAME_BYTES, "%.*s", SALVAGE_NAME_BYTES - 1, name);
}

/* --- The new one ----------------------------------------------------------------------------- */

/* One player at a time has it, until its name is another: what is at that name is half done. */
static bool open_new(struct mending *mending) {
    struct db *to = &mending->to;
    return join(mending->new, mending->damaged->path, ".new") &&
           migrate_open(to, mending->new, DB_WRITE, LOCK_MSEC) &&
           db_run(to, "PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE") && !db_has_moved(to);
}

/* By its name SQLite finds the journal, in which half a transaction may stand. */
static void remove_with_journal(const char *path) {
    char journal[PATH_MAX];
    if (join(journal, path, "-journal"))
        unlink(journal);
    unlink(path);
}

static void empty(struct db *to, const char *table) {
    char sql[64];
    snprintf(sql, sizeof sql, "DELETE FROM \"%s\"", table);
    db_run(to, sql);
}

/* The new record's own UUID stands where that of the damaged one cannot be read. */
static bool copy_tables(struct mending *mending) {
    struct db *from = &mending->from, *to = &mending->to;
    struct db_value told[] = {db_of_text(salvage_key), db_of_text(name_of(mending->aside))};
    db_run(to, "CREATE TEMP TABLE made AS SELECT * FROM meta");
    for (const char *const *table = migrate_tables; *table != NULL; table++) {
        empty(to, *table); /* of what a player that was killed had copied */
        db_copy_rows(from, to, *table, false);
        db_copy_rows(from, to, *table, true);
    }
    db_run(to, "INSERT OR IGNORE INTO meta SELECT * FROM made; DROP TABLE made");
    db_change(to, "INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)", told, 2);
    return (from->trouble == DB_WELL || db_fail(to, from->trouble)) && db_commit(to);
}

/* --- The damaged one ------------------------------------------------------------------------- */

static bool open_damaged(struct mending *mending) {
    const struct db *damaged = mending->damaged;
    return db_open(&mending->from, damaged->path, DB_READ, LOCK_MSEC) && !db_has_moved(damaged) &&
           db_read_damaged(&mending->from);
}

static bool copy_all(int from, int to) {
    char bytes[4096];
    ssize_t count;
    while ((count = read(from, bytes, sizeof bytes)) > 0)
        if (write(to, bytes, (size_t)count) != count)
            return false;
    return count == 0 && fsync(to) == 0;
}

/* For a file system on which a file has one name. */
static bool copy_file(const char *path, const char *copy) {
    int from = open(path, O_RDONLY | O_CLOEXEC);
    int to = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool copied = from >= 0 && to >= 0 && copy_all(from, to);
    if (from >= 0)
        close(from);
    if (to >= 0 && (close(to) != 0 || !copied)) {
        unlink(copy);
        return false;
    }
    return copied;
}

/* The name that it has got already, from a player that was killed, or one that is free. */
static bool find_name(struct mending *mending) {
    for (int i = 1; i <= NAMES_LIMIT; i++) {
        char ending[32];
        snprintf(ending, sizeof ending, ".damaged-%d", i);
        if (!join(mending->aside, mending->damaged->path, ending))
            return false;
        if (db_is_at(mending->damaged, mending->aside) || access(mending->aside, F_OK) != 0)
            return true;
    }
    return false;
}

/* Under a second name: at the first it stays until the new one is there. */
static bool set_aside(struct mending *mending) {
    const struct db *damaged = mending->damaged;
    if (!find_name(mending))
        return false;
    if (db_is_at(damaged, mending->aside))
        return true;
    if (link(damaged->path, mending->aside) != 0)
        return copy_file(damaged->path, mending->aside);
    if (db_is_at(damaged, mending->aside))
        return true;
    unlink(mending->aside); /* another file has taken its place just now */
    return false;
}

/* --- Each in its place ----------------------------------------------------------------------- */

/* SQLite would roll it into the new file. Most often there is none, or an empty one. */
static void move_journal(const char *from, const char *to) {
    char old[PATH_MAX], new[PATH_MAX];
    if (join(old, from, "-journal") && join(new, to, "-journal"))
        rename(old, new);
}

/* A name is on the disk when its directory is. */
static void sync_directory(const char *path) {
    char directory[PATH_MAX];
    snprintf(directory, sizeof directory, "%.*s.", (int)(name_of(path) - path), path);
    int opened = open(directory, O_RDONLY | O_CLOEXEC);
    if (opened < 0)
        return;
    fsync(opened);
    close(opened);
}

static bool put_in_place(struct mending *mending) {
    const char *path = mending->damaged->path;
    char journal[PATH_MAX];
    if (db_has_moved(mending->damaged) || !join(journal, mending->new, "-journal"))
        return false;
    unlink(journal); /* empty, since all is committed */
    move_journal(path, mending->aside);
    sync_directory(path);
    return rename(mending->new, path) == 0;
}

static bool mend(struct mending *mending) {
    bool is_ours = open_new(mending);
    bool mended = is_ours && open_damaged(mending) && set_aside(mending) && copy_tables(mending) &&
                  put_in_place(mending);
    if (!mended && (is_ours || mending->to.trouble == DB_DAMAGED))
        remove_with_journal(mending->new);
    db_close(&mending->from);
    db_close(&mending->to);
    return mended;
}

struct salvaged salvage(const struct db *damaged) {
    struct mending mending = {.damaged = damaged};
    struct salvaged salvaged = {0};
    if (!db_has_moved(damaged) && mend(&mending))
        copy_name(salvaged.name, name_of(mending.aside));
    salvaged.done = db_has_moved(damaged);
    return salvaged;
}

void salvage_untold(struct db *db, char name[static SALVAGE_NAME_BYTES]) {
    struct db_value key = db_of_text(salvage_key);
    struct db_rows rows = db_select(db, "SELECT value FROM meta WHERE key = ?1", &key, 1);
    const char *found = db_next(&rows) ? db_text_at(&rows, 0) : NULL;
    copy_name(name, found != NULL ? found : "");
    db_leave(&rows);
}
