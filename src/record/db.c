/* SQLite: connections, statements, and what its errors mean for a record. */
#include "record/db.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of the header of a database: https://www.sqlite.org/fileformat.html#application_id */
enum { HEADER_BYTES = 100, HEADER_APPLICATION_ID = 68 };

static enum db_trouble trouble_of(int code) {
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return DB_WELL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DB_LOCKED;
    case SQLITE_FULL:
        return DB_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return DB_READ_ONLY;
    case SQLITE_CANTOPEN:
        return DB_CLOSED;
    case SQLITE_NOMEM:
        return DB_NO_MEMORY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return DB_DAMAGED;
    default:
        return DB_FAILED;
    }
}

/* What the system said last of the file, or of its journal. */
static int system_error(struct db *db, int which) {
    int error = 0;
    sqlite3_file *file = NULL;
    sqlite3_file_control(db->handle, "main", which, &file);
    if (file != NULL && file->pMethods != NULL)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

/* Of a disk that is full SQLite knows one way to say so. */
static bool had_no_room(struct db *db) {
    int error = system_error(db, SQLITE_FCNTL_FILE_POINTER);
    int journal = system_error(db, SQLITE_FCNTL_JOURNAL_POINTER);
    return error == EFBIG || error == EDQUOT || journal == EFBIG || journal == EDQUOT;
}

/* What SQLite calls an error of the disk; so is a lock that the file system refuses. */
static enum db_trouble trouble_of_disk(struct db *db, int code) {
    switch (code) {
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_RDLOCK:
    case SQLITE_IOERR_UNLOCK:
        return DB_LOCKED;
    case SQLITE_IOERR_NOMEM:
        return DB_NO_MEMORY;
    default:
        return had_no_room(db) ? DB_FULL : DB_FAILED;
    }
}

bool db_fail(struct db *db, enum db_trouble trouble) {
    if (db->trouble == DB_WELL)
        db->trouble = trouble;
    return false;
}

/* Whether the code is none of a failure. */
static bool noted(struct db *db, int code) {
    bool of_disk = (code & 0xff) == SQLITE_IOERR;
    enum db_trouble trouble = of_disk ? trouble_of_disk(db, code) : trouble_of(code);
    return trouble == DB_WELL || db_fail(db, trouble);
}

struct db_value db_of_text(const char *text) {
    return (struct db_value){.text = text, .is_text = true};
}

struct db_value db_of_number(int64_t number) {
    return (struct db_value){.number = number};
}

/* --- Opening --------------------------------------------------------------------------------- */

/* What does not succeed shows when the file is made. */
static void make_directories(const char *path) {
    char directory[PATH_MAX];
    size_t length = strlen(path);
    if (length >= sizeof directory)
        return;
    memcpy(directory, path, length + 1);
    for (char *slash = strchr(directory + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(directory, 0700);
        *slash = '/';
    }
}

/* SQLite gives its journal the same mode. */
static void make_file(const char *path) {
    make_directories(path);
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
}

/* The file's first bytes as they are: SQLite would roll back a journal beside the file before it
 * showed any, and to read them past it would give up the locks of this process. */
static bool is_ours(struct db *db) {
    sqlite3_file *file = NULL;
    sqlite3_int64 bytes = 0;
    unsigned char header[HEADER_BYTES] = {0};
    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!noted(db, file->pMethods->xFileSize(file, &bytes)))
        return false;
    if (bytes == 0)
        return sqlite3_db_readonly(db->handle, "main") == 0 || db_fail(db, DB_ABSENT);
    int code = file->pMethods->xRead(file, header, HEADER_BYTES, 0);
    const unsigned char *id = &header[HEADER_APPLICATION_ID];
    int64_t found = (int64_t)id[0] << 24 | id[1] << 16 | id[2] << 8 | id[3];
    if (code != SQLITE_IOERR_SHORT_READ && !noted(db, code))
        return false;
    return found == DB_APPLICATION_ID || db_fail(db, DB_FOREIGN);
}

/* The file may have come from anywhere: what its schema holds runs nothing, and what a row claims
 * to be long is looked at first. */
static bool distrust(struct db *db) {
    return noted(db, sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL)) &&
           db_run(db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                      "PRAGMA temp_store=MEMORY");
}

/* A journal that is truncated needs no shared memory, so that a network's file system will do, and
 * leaves one file to hand in. */
static bool set_up(struct db *db, enum db_mode mode) {
    if (!distrust(db))
        return false;
    if (mode == DB_READ)
        return db_run(db, "PRAGMA query_only=ON");
    return db_run(db, "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL");
}

/* Asked before it is opened: where the name is given to another file in between, that one seems to
 * have moved, and is opened again. */
static void note_file(struct db *db, const char *path) {
    struct stat status;
    db->path = path;
    if (stat(path, &status) != 0)
        return;
    db->device = status.st_dev;
    db->inode = status.st_ino;
}

static bool connect(struct db *db, const char *path, enum db_mode mode) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == DB_READ && access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return db_fail(db, DB_ABSENT);
    if (mode == DB_WRITE)
        make_file(path);
    note_file(db, path);
    return noted(db, sqlite3_open_v2(path, &db->handle, flags, NULL));
}

bool db_open(struct db *db, const char *path, enum db_mode mode, int wait_msec) {
    *db = (struct db){0};
    if (connect(db, path, mode) && noted(db, sqlite3_busy_timeout(db->handle, wait_msec)) &&
        is_ours(db) && set_up(db, mode))
        return true;
    db_close(db);
    return false;
}

void db_close(struct db *db) {
    sqlite3_close_v2(db->handle);
    db->handle = NULL;
}

bool db_copy_to_memory(struct db *db) {
    sqlite3 *copy = NULL;
    if (db->trouble != DB_WELL || !noted(db, sqlite3_open(":memory:", &copy)))
        return false;
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->handle, "main");
    if (backup == NULL || !noted(db, sqlite3_backup_step(backup, -1)))
        db_fail(db, DB_FAILED);
    sqlite3_backup_finish(backup);
    sqlite3_close_v2(db->handle);
    db->handle = copy;
    return db->trouble == DB_WELL;
}

bool db_is_at(const struct db *db, const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && status.st_dev == db->device && status.st_ino == db->inode;
}

bool db_has_moved(const struct db *db) {
    return !db_is_at(db, db->path);
}

/* --- Statements ------------------------------------------------------------------------------ */

bool db_run(struct db *db, const char *sql) {
    return db->trouble == DB_WELL && noted(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

static bool bind(struct db *db, sqlite3_stmt *statement, int index, const struct db_value *value) {
    if (value->is_text)
        return noted(db, sqlite3_bind_text(statement, index, value->text, -1, SQLITE_STATIC));
    return noted(db, sqlite3_bind_int64(statement, index, value->number));
}

struct db_rows db_select(struct db *db, const char *sql, const struct db_value *values, int count) {
    struct db_rows rows = {.db = db};
    if (db->trouble != DB_WELL)
        return rows;
    bool good = noted(db, sqlite3_prepare_v2(db->handle, sql, -1, &rows.statement, NULL));
    for (int i = 0; good && i < count; i++)
        good = bind(db, rows.statement, i + 1, &values[i]);
    return rows;
}

void db_leave(struct db_rows *rows) {
    sqlite3_finalize(rows->statement);
    rows->statement = NULL;
}

bool db_next(struct db_rows *rows) {
    int code = SQLITE_DONE;
    if (rows->statement != NULL && rows->db->trouble == DB_WELL)
        code = sqlite3_step(rows->statement);
    noted(rows->db, code);
    if (code != SQLITE_ROW)
        db_leave(rows);
    return code == SQLITE_ROW;
}

int64_t db_number_at(const struct db_rows *rows, int column) {
    return sqlite3_column_int64(rows->statement, column);
}

const char *db_text_at(const struct db_rows *rows, int column) {
    return (const char *)sqlite3_column_text(rows->statement, column);
}

bool db_change(struct db *db, const char *sql, const struct db_value *values, int count) {
    struct db_rows rows = db_select(db, sql, values, count);
    while (db_next(&rows))
        continue;
    return db->trouble == DB_WELL;
}

int64_t db_number(struct db *db, const char *sql, const struct db_value *values, int count) {
    struct db_rows rows = db_select(db, sql, values, count);
    int64_t number = db_next(&rows) ? db_number_at(&rows, 0) : 0;
    db_leave(&rows);
    return number;
}

/* Some failures have rolled it back already; of others it is still there. */
bool db_commit(struct db *db) {
    if (db->trouble == DB_WELL)
        db_run(db, "COMMIT");
    if (db->handle != NULL && sqlite3_get_autocommit(db->handle) == 0)
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    return db->trouble == DB_WELL;
}

uint64_t db_random(void) {
    uint64_t number;
    sqlite3_randomness(sizeof number, &number);
    return number;
}

/* --- What can be read of a damaged file ------------------------------------------------------ */

/* What is not for now alone is the damage that was known, and is passed over. */
static bool pass_over_damage(struct db *db) {
    if (db->trouble != DB_LOCKED && db->trouble != DB_NO_MEMORY)
        db->trouble = DB_WELL;
    return db->trouble == DB_WELL;
}

/* Of a file that is shorter than it says SQLite shows no row at all, unless its schema might be
 * written: https://www.sqlite.org/pragma.html#pragma_writable_schema; that there is no other
 * switch tells lockBtree in its btree.c. Queries alone are run on it, still. */
bool db_read_damaged(struct db *db) {
    if (noted(db, sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL)))
        db_run(db, "PRAGMA writable_schema=ON; PRAGMA query_only=OFF; BEGIN IMMEDIATE");
    return pass_over_damage(db);
}

/* "INSERT … (a, b) VALUES (?, ?)" for the columns of the statement. */
static sqlite3_stmt *prepare_copy(struct db *to, sqlite3_stmt *from, const char *table) {
    sqlite3_str *names = sqlite3_str_new(NULL), *marks = sqlite3_str_new(NULL);
    for (int i = 0; i < sqlite3_column_count(from); i++) {
        sqlite3_str_appendf(names, "%s\"%w\"", i > 0 ? "," : "", sqlite3_column_name(from, i));
        sqlite3_str_appendall(marks, i > 0 ? ",?" : "?");
    }
    char *name_list = sqlite3_str_finish(names), *mark_list = sqlite3_str_finish(marks);
    char *sql =
        sqlite3_mprintf("INSERT OR IGNORE INTO \"%w\"(%s) VALUES(%s)", table, name_list, mark_list);
    sqlite3_stmt *copy = NULL;
    noted(to, sql == NULL ? SQLITE_NOMEM : sqlite3_prepare_v2(to->handle, sql, -1, &copy, NULL));
    sqlite3_free(name_list);
    sqlite3_free(mark_list);
    sqlite3_free(sql);
    return copy;
}

static bool copy_row(struct db *to, sqlite3_stmt *from, sqlite3_stmt *copy) {
    for (int i = 0; i < sqlite3_column_count(from); i++)
        if (!noted(to, sqlite3_bind_value(copy, i + 1, sqlite3_column_value(from, i))))
            return false;
    int code = sqlite3_step(copy);
    sqlite3_reset(copy);
    return (code & 0xff) == SQLITE_CONSTRAINT || noted(to, code);
}

void db_copy_rows(struct db *from, struct db *to, const char *table, bool backwards) {
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" NOT INDEXED ORDER BY rowid %s", table,
                                backwards ? "DESC" : "ASC");
    struct db_rows rows = db_select(from, sql, NULL, 0);
    sqlite3_stmt *copy = rows.statement != NULL ? prepare_copy(to, rows.statement, table) : NULL;
    while (copy != NULL && db_next(&rows) && copy_row(to, rows.statement, copy))
        continue;
    db_leave(&rows);
    sqlite3_finalize(copy);
    sqlite3_free(sql);
    pass_over_damage(from);
}
