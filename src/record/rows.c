/* Batches of rows: how they are made, and the statements that write them. */
#include "record/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"
#include "record/key.h"

// clang-format off
static const struct {
    const char *sql;
    int values; /* with ?1, the lesson's number */
} KINDS[ROW_KINDS] = {
    [ROW_FACT] = {
        "INSERT INTO fact(lesson, block, part, value, text, written_usec) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
        " ON CONFLICT(lesson, block, part) DO UPDATE SET value = excluded.value, text = excluded.text,"
        " written_usec = excluded.written_usec", 6},
    [ROW_FACT_GONE] = {"DELETE FROM fact WHERE lesson = ?1 AND block = ?2 AND part = ?3", 3},
    [ROW_CONTENT] = {"INSERT OR IGNORE INTO content(id, question) VALUES(?2, ?3)", 3},
    [ROW_TRY] = {
        "INSERT INTO try(lesson, question, attempt, content, seed, score_num, score_den, spent_usec, hints,"
        " confidence, given_usec, player, number)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
        " ON CONFLICT(player, number) DO NOTHING", 13},
    [ROW_ANSWER] = {
        "INSERT INTO answer(try, part, value, text) SELECT id, ?4, ?5, ?6 FROM try"
        " WHERE player = ?2 AND number = ?3 ON CONFLICT(try, part) DO NOTHING", 6},
    [ROW_PLACE] = {
        "INSERT OR REPLACE INTO place(lesson, section, at_end, block, part, scroll, left_usec)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", 7},
    [ROW_DRAFT] = {
        "INSERT OR REPLACE INTO draft(lesson, block, part, player, text, written_usec)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6)", 6},
    [ROW_DRAFT_GONE] = {
        "DELETE FROM draft WHERE lesson = ?1 AND block = ?2 AND part = ?3 AND player = ?4", 4},
    [ROW_DRAFT_HELD] = {
        "DELETE FROM draft WHERE lesson = ?1 AND block = ?2 AND part = ?3 AND player <> ?4 AND text = ?5", 5},
    [ROW_FACTS_GONE] = {"DELETE FROM fact WHERE lesson = ?1 AND (?2 IS NULL OR block = ?2)", 2},
    [ROW_DRAFTS_GONE] = {"DELETE FROM draft WHERE lesson = ?1 AND (?2 IS NULL OR block = ?2)", 2},
    [ROW_META_GONE] = {"DELETE FROM meta WHERE key = ?2", 2},
    [ROW_RESET] = {
        "UPDATE try SET before_reset = 1 WHERE lesson = ?1 AND (?2 IS NULL OR question = ?2)", 2},
};
// clang-format on

static const char *copy_text(struct arena *arena, const char *text) {
    return text != NULL ? arena_copy(arena, text, strlen(text)) : NULL;
}

struct batch *batch_new(const struct record_key *key, int64_t wall_usec) {
    struct batch *batch = memory_alloc(1, sizeof *batch);
    struct arena *arena = &batch->arena;
    batch->key = key_copy(key, arena);
    batch->wall_usec = wall_usec;
    return batch;
}

void batch_free(struct batch *batch) {
    arena_release(&batch->arena);
    free(batch);
}

void batch_add(struct batch *batch, enum row_kind kind, const struct db_value *values, int count) {
    assert(count + 1 == KINDS[kind].values);
    batch->rows = grow_in_arena(&batch->arena, batch->rows, batch->count, &batch->capacity,
                                sizeof *batch->rows);
    struct row *row = &batch->rows[batch->count++];
    *row = (struct row){.kind = kind};
    for (int i = 0; i < count; i++) {
        row->values[i + 1] = values[i];
        row->values[i + 1].text = copy_text(&batch->arena, values[i].text);
    }
}

/* What is kept under an id of old is that of the lesson under its id now, unless there is such a
 * one already. */
static void rename_lesson(const struct batch *batch, struct db *db) {
    const struct record_key *key = &batch->key;
    for (int i = 0; i < key->formerly_count; i++) {
        struct db_value values[] = {db_of_text(key->course), db_of_text(key->file),
                                    db_of_text(key->formerly[i]), db_of_text(key->lesson)};
        db_change(db,
                  "UPDATE OR IGNORE lesson SET name = ?4"
                  " WHERE course = ?1 AND file = ?2 AND name = ?3",
                  values, 4);
    }
}

/* The lesson's number, made with the first that is kept of it. */
static int64_t lesson_number(const struct batch *batch, struct db *db) {
    struct db_value values[] = {db_of_text(batch->key.course),
                                db_of_text(batch->key.file),
                                db_of_text(batch->key.lesson),
                                db_of_text(batch->key.title),
                                db_of_number(batch->wall_usec),
                                db_of_text(batch->key.opened != NULL ? batch->key.opened : "")};
    rename_lesson(batch, db);
    db_change(
        db,
        "INSERT INTO lesson(course, file, name, title, played_usec, opened)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(course, file, name) DO UPDATE SET"
        " title = excluded.title, played_usec = excluded.played_usec, opened = excluded.opened",
        values, 6);
    return key_number(&batch->key, db);
}

static void save_rows(const struct batch *batch, struct db *db) {
    struct db_value values[ROW_VALUES];
    int64_t lesson = lesson_number(batch, db);
    for (int i = 0; i < batch->count; i++) {
        const struct row *row = &batch->rows[i];
        memcpy(values, row->values, sizeof values);
        values[0] = db_of_number(lesson);
        db_change(db, KINDS[row->kind].sql, values, KINDS[row->kind].values);
    }
}

bool batch_has_rows(const struct batch *batches) {
    while (batches != NULL && batches->count == 0)
        batches = batches->next;
    return batches != NULL;
}

/* Another player may have put a mended one in its place, with all that was in it by then. */
bool batch_save(const struct batch *batches, struct db *db) {
    if (db_run(db, "BEGIN IMMEDIATE") && db_has_moved(db))
        db_fail(db, DB_ABSENT);
    for (const struct batch *batch = batches; batch != NULL; batch = batch->next)
        if (batch->count > 0)
            save_rows(batch, db);
    return db_commit(db);
}
