/*
 * A database: SQLite, which is met in db.c alone. One connection is used by one thread.
 *
 * The first failure sticks: it stands in the connection as its trouble, and all that is asked of it
 * then does nothing, finds nothing and returns false, until db_clear or db_end. So a sequence of
 * changes is written down as it is meant, and its last line says whether it went well.
 *
 * Nothing here takes memory but SQLite itself, which says where it found none (DB_NO_MEMORY).
 */
#ifndef RTLESSON_RECORD_DB_H
#define RTLESSON_RECORD_DB_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum db_trouble {
    DB_WELL,
    DB_ABSENT,    /* there is no such file, or nothing in it yet */
    DB_LOCKED,    /* another program holds it, or its file system knows no locks */
    DB_FULL,      /* the disk, or what a file may take */
    DB_READ_ONLY, /* the file or its directory may not be written */
    DB_CLOSED,    /* it cannot be opened, or made */
    DB_NO_MEMORY,
    DB_DAMAGED,
    DB_FOREIGN, /* a file that is no record */
    DB_NEWER,   /* a record of a newer program */
    DB_FAILED   /* anything else: the disk does not read or write */
};

struct db {
    struct sqlite3 *handle; /* NULL: not open */
    enum db_trouble trouble;
    const char *path; /* the caller's */
    dev_t device;     /* with inode: which file it is, whatever its name */
    ino_t inode;
}; /* {0} is one that is not open */

/* A value bound to a statement, from ?1 on. */
struct db_value {
    const char *text;
    int64_t number;
    bool is_text;
};
struct db_value db_of_text(const char *text); /* NULL: the value NULL */
struct db_value db_of_number(int64_t number);

/* "rtlr": by this a file is known as a record. */
enum { DB_APPLICATION_ID = 0x72746c72 };

/* DB_WRITE makes the file where there is none, readable by its owner alone, and the directories
 * that it is to be in. DB_READ changes nothing, but for what a program that was killed left undone.
 * Waits so long where another program holds the file. True where it is a record, or an empty file
 * to be made one; the connection has the trouble else, and is closed. */
enum db_mode { DB_READ, DB_WRITE };
bool db_open(struct db *db, const char *path, enum db_mode mode, int wait_msec);
void db_close(struct db *db); /* the trouble stays, and which file it was */

/* Puts a copy of what was opened, in memory, in its place. */
bool db_copy_to_memory(struct db *db);

/* Whether at that path is the very file that was opened; of one that is closed, too. */
bool db_is_at(const struct db *db, const char *path);

/* Whether it is no more where it was opened: renamed, taken away, or another has its place. */
bool db_has_moved(const struct db *db);

/* Runs statements without values or results; a change with its values. */
bool db_run(struct db *db, const char *sql);
bool db_change(struct db *db, const char *sql, const struct db_value *values, int count);

/* The one number that a statement gives; 0 where it gives none. */
int64_t db_number(struct db *db, const char *sql, const struct db_value *values, int count);

/* Reports a trouble of its user's finding. Returns false. */
bool db_fail(struct db *db, enum db_trouble trouble);

/* Ends a transaction: all of it or, after a trouble, nothing. Whether it is done. */
bool db_commit(struct db *db);

/* The rows that a statement gives: while (db_next(&rows)). The end releases it, and so does
 * db_leave before the end. Texts are valid until the next row. */
struct db_rows {
    struct db *db;
    struct sqlite3_stmt *statement;
};
struct db_rows db_select(struct db *db, const char *sql, const struct db_value *values, int count);
bool db_next(struct db_rows *rows);
void db_leave(struct db_rows *rows);
int64_t db_number_at(const struct db_rows *rows, int column);
const char *db_text_at(const struct db_rows *rows, int column); /* NULL where there is none */

/* A number that nobody can guess. */
uint64_t db_random(void);

/* Lets a file that was opened to be read be read as far as it goes, though it ends too soon, and
 * keeps others from writing it until it is closed, if it is whole enough for that. False where
 * another is writing it. */
bool db_read_damaged(struct db *db);

/* Copies the rows of a table that can be read to the same table of another database, where they are
 * not there yet: from the first on, up to the first that cannot be read, or from the last one
 * backwards. The trouble of from is cleared, but for what passes: then there may be more. */
void db_copy_rows(struct db *from, struct db *to, const char *table, bool backwards);

#endif
