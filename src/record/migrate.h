/*
 * What is in a record, version by version: its tables, and how those of an older one become them.
 */
#ifndef RTLESSON_RECORD_MIGRATE_H
#define RTLESSON_RECORD_MIGRATE_H

#include <stdbool.h>

#include "record/db.h"

enum { MIGRATE_VERSION = 2 };

/* Opens a record (db_open) of this version. An empty one, or one of any version before, is made so:
 * the file itself for DB_WRITE, a copy in memory for DB_READ. A newer one is trouble: DB_NEWER. */
bool migrate_open(struct db *db, const char *path, enum db_mode mode, int wait_msec);

/* The tables that hold what is kept, ended by NULL; every one has rowids. */
extern const char *const migrate_tables[];

#endif
