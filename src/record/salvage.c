/* Setting a damaged record aside, and copying what can be read of it. */
#include "record/salvage.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "record/migrate.h"

enum { NAMES_LIMIT = 1000, LOCK_MSEC = 1000 };

/* link fails where the name is taken, by another player at the same moment, too; rename would not.
 */
static bool move(const char *from, const char *to) {
    if (link(from, to) == 0)
        return unlink(from) == 0;
    return access(to, F_OK) != 0 && rename(from, to) == 0;
}

/* False where it does not fit. */
static bool join(char *into, size_t size, const char *first, const char *second) {
    return (size_t)snprintf(into, size, "%s%s", first, second) < size;
}

/* By its name SQLite finds the journal, in which half a transaction may stand. */
static void move_journal(const char *from, const char *to) {
    char old[PATH_MAX], new[PATH_MAX];
    if (join(old, sizeof old, from, "-journal") && join(new, sizeof new, to, "-journal"))
        move(old, new);
}

static bool set_aside(const char *path, char *aside, size_t size) {
    for (int i = 1; i <= NAMES_LIMIT; i++) {
        if ((size_t)snprintf(aside, size, "%s.damaged-%d", path, i) >= size)
            return false;
        if (!move(path, aside))
            continue;
        move_journal(path, aside);
        return true;
    }
    return false;
}

/* The new record's own UUID stands where that of the damaged one cannot be read. */
static bool copy_tables(struct db *from, struct db *to) {
    db_run(to, "BEGIN IMMEDIATE; CREATE TEMP TABLE made AS SELECT * FROM meta; DELETE FROM meta");
    for (const char *const *table = migrate_tables; *table != NULL; table++) {
        db_copy_rows(from, to, *table, false);
        db_copy_rows(from, to, *table, true);
    }
    db_run(to, "INSERT OR IGNORE INTO meta SELECT * FROM made; DROP TABLE made");
    return db_commit(to);
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* What is too long to be said is cut. */
static void keep_name(struct salvaged *salvaged, const char *name) {
    size_t length = strlen(name), most = sizeof salvaged->name - 1;
    memcpy(salvaged->name, name, length < most ? length : most);
}

struct salvaged salvage(const char *path) {
    char aside[PATH_MAX];
    struct db from, to;
    struct salvaged salvaged = {0};
    if (!set_aside(path, aside, sizeof aside))
        return salvaged;
    keep_name(&salvaged, name_of(aside));
    salvaged.done = migrate_open(&to, path, DB_WRITE, LOCK_MSEC);
    if (salvaged.done && db_open(&from, aside, DB_READ, LOCK_MSEC)) {
        salvaged.done = db_read_damaged(&from) && copy_tables(&from, &to);
        db_close(&from);
    }
    db_close(&to);
    return salvaged;
}
