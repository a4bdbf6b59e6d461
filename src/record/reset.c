/* What is cleared of a record, and what is only marked. */
#include "record/reset.h"

#include <stddef.h>

#include "record/key.h"
#include "record/migrate.h"
#include "record/trouble.h"

enum { LOCK_MSEC = 2000 };

/* ?1 is the lesson's number, ?2 the block's id, NULL: all of them. */
#define OF_BLOCK    "lesson = ?1 AND (?2 IS NULL OR block = ?2)"
#define OF_QUESTION "lesson = ?1 AND (?2 IS NULL OR question = ?2)"
#define OF_SECTION  "lesson = ?1 AND (?2 IS NULL OR section = ?2)"

/* Does something for each block that is meant, or once for all. */
static void for_each(struct db *db, const struct reset *reset,
                     void (*step)(struct db *db, const struct reset *reset,
                                  const struct db_value of[2], void *data),
                     void *data) {
    struct db_value of[] = {db_of_number(key_number(&reset->key, db)), db_of_text(NULL)};
    for (int i = 0; i < reset->block_count; i++) {
        of[1].text = reset->blocks[i];
        step(db, reset, of, data);
    }
    if (reset->block_count == 0)
        step(db, reset, of, data);
}

static bool has_place(const struct reset *reset) {
    return reset->block_count == 0 || reset->section != NULL;
}

static struct db_value section_of(const struct reset *reset) {
    return db_of_text(reset->block_count == 0 ? NULL : reset->section);
}

/* --- Counting -------------------------------------------------------------------------------- */

static void count(struct db *db, const struct reset *reset, const struct db_value of[2],
                  void *data) {
    struct reset_sum *sum = data;
    const char *tries = reset->forget
                            ? "SELECT count(*) FROM try WHERE " OF_QUESTION
                            : "SELECT count(*) FROM try WHERE before_reset = 0 AND " OF_QUESTION;
    sum->facts += db_number(db, "SELECT count(*) FROM fact WHERE " OF_BLOCK, of, 2);
    sum->drafts += db_number(db, "SELECT count(*) FROM draft WHERE " OF_BLOCK, of, 2);
    sum->tries += db_number(db, tries, of, 2);
}

static void count_place(struct db *db, const struct reset *reset, struct reset_sum *sum) {
    struct db_value of[] = {db_of_number(key_number(&reset->key, db)), section_of(reset)};
    if (has_place(reset))
        sum->places = db_number(db, "SELECT count(*) FROM place WHERE " OF_SECTION, of, 2);
}

bool reset_look(const char *path, const struct reset *reset, struct reset_sum *sum,
                struct errbuf *err) {
    struct db db;
    *sum = (struct reset_sum){0};
    migrate_open(&db, path, DB_READ, LOCK_MSEC);
    for_each(&db, reset, count, sum);
    count_place(&db, reset, sum);
    db_close(&db);
    return trouble_told(db.trouble, path, err);
}

/* --- Clearing -------------------------------------------------------------------------------- */

static void clear(struct db *db, const struct reset *reset, const struct db_value of[2],
                  void *data) {
    (void)data;
    db_change(db, "DELETE FROM fact WHERE " OF_BLOCK, of, 2);
    db_change(db, "DELETE FROM draft WHERE " OF_BLOCK, of, 2);
    if (!reset->forget) {
        db_change(db, "UPDATE try SET before_reset = 1 WHERE " OF_QUESTION, of, 2);
        return;
    }
    db_change(db, "DELETE FROM answer WHERE try IN (SELECT id FROM try WHERE " OF_QUESTION ")", of,
              2);
    db_change(db, "DELETE FROM try WHERE " OF_QUESTION, of, 2);
}

static void clear_place(struct db *db, const struct reset *reset) {
    struct db_value of[] = {db_of_number(key_number(&reset->key, db)), section_of(reset)};
    if (has_place(reset))
        db_change(db, "DELETE FROM place WHERE " OF_SECTION, of, 2);
}

/* What is to be forgotten is not left in the file's free pages either. */
bool reset_do(const char *path, const struct reset *reset, struct errbuf *err) {
    struct db db;
    migrate_open(&db, path, DB_WRITE, LOCK_MSEC);
    db_run(&db, "PRAGMA secure_delete=ON; BEGIN IMMEDIATE");
    for_each(&db, reset, clear, NULL);
    clear_place(&db, reset);
    if (reset->forget)
        db_run(&db, "DELETE FROM content WHERE id NOT IN (SELECT content FROM try)");
    db_commit(&db);
    db_close(&db);
    return trouble_told(db.trouble, path, err);
}
