/* Reading facts, tries, place and drafts of a lesson, as they are. */
#include "record/read.h"

#include <limits.h>
#include <string.h>

#include "base/grow.h"
#include "base/text.h"
#include "record/key.h"
#include "record/migrate.h"

enum { READ_MSEC = 2000 };

/* What the rows of one lesson become. */
struct reading {
    struct db *db;
    struct db_value lesson;
    struct record_kept *kept;
};

static const char *keep_text(struct arena *arena, const char *text) {
    return text != NULL ? arena_copy(arena, text, strlen(text)) : NULL;
}

/* What no program wrote is 0. */
static int int_of(int64_t number) {
    return number >= 0 && number <= INT_MAX ? (int)number : 0;
}

static bool is_known(const char *block, const char *part) {
    return strlen(block) <= FACTS_ID_LIMIT && strlen(part) < FACTS_PART_BYTES && own_knows(part);
}

static void read_facts(struct reading *reading) {
    struct db_rows rows =
        db_select(reading->db, "SELECT block, part, value, text FROM fact WHERE lesson = ?1",
                  &reading->lesson, 1);
    while (db_next(&rows)) {
        const char *block = db_text_at(&rows, 0), *part = db_text_at(&rows, 1);
        const char *text = db_text_at(&rows, 3);
        if (!is_known(block, part))
            continue;
        if (text != NULL)
            facts_set_text(&reading->kept->kept.facts, block, part, text);
        else
            facts_set(&reading->kept->kept.facts, block, part, db_number_at(&rows, 2));
    }
}

/* --- Tries ----------------------------------------------------------------------------------- */

/* A try whose answer's parts come row by row. */
struct gathered {
    struct try of;
    struct try_part *parts;
    int count, capacity;
    int64_t id; /* 0: none yet */
};

static void hand_on(struct reading *reading, struct gathered *gathered) {
    gathered->of.answer = gathered->parts;
    gathered->of.answer_count = gathered->count;
    if (gathered->id != 0)
        tries_append(&reading->kept->kept.tries, &gathered->of);
    gathered->count = 0;
}

struct score read_score(int64_t num, int64_t den) {
    bool is_score = den > 0 && den <= INT64_C(1000000000000) && num >= 0 && num <= den;
    return is_score ? score_of(num, den) : (struct score){0, 1};
}

static struct try try_at(const struct db_rows *rows, struct arena *arena) {
    return (struct try){.question = keep_text(arena, db_text_at(rows, 1)),
                        .attempt = int_of(db_number_at(rows, 2)),
                        .content = (uint64_t)db_number_at(rows, 3),
                        .seed = (uint64_t)db_number_at(rows, 4),
                        .score = read_score(db_number_at(rows, 5), db_number_at(rows, 6)),
                        .spent_usec = db_number_at(rows, 7),
                        .hints = int_of(db_number_at(rows, 8)),
                        .confidence = int_of(db_number_at(rows, 9)),
                        .wall_usec = db_number_at(rows, 10)};
}

static void gather_part(struct gathered *gathered, const struct db_rows *rows,
                        struct arena *arena) {
    if (db_text_at(rows, 11) == NULL)
        return;
    gathered->parts = grow_in_arena(arena, gathered->parts, gathered->count, &gathered->capacity,
                                    sizeof *gathered->parts);
    gathered->parts[gathered->count++] =
        (struct try_part){keep_text(arena, db_text_at(rows, 11)), db_number_at(rows, 12),
                          keep_text(arena, db_text_at(rows, 13))};
}

static void read_tries(struct reading *reading) {
    struct arena arena = {0};
    struct gathered gathered = {0};
    struct db_rows rows =
        db_select(reading->db,
                  "SELECT try.id, question, attempt, content, seed, score_num, score_den,"
                  " spent_usec, hints, confidence, given_usec, part, value, text"
                  " FROM try LEFT JOIN answer ON answer.try = try.id"
                  " WHERE lesson = ?1 AND before_reset = 0 ORDER BY try.id, answer.id",
                  &reading->lesson, 1);
    while (db_next(&rows)) {
        if (db_number_at(&rows, 0) != gathered.id) {
            hand_on(reading, &gathered);
            gathered.id = db_number_at(&rows, 0);
            gathered.of = try_at(&rows, &arena);
        }
        gather_part(&gathered, &rows, &arena);
    }
    hand_on(reading, &gathered);
    arena_release(&arena);
}

/* --- Place and drafts ------------------------------------------------------------------------ */

static void read_place(struct reading *reading) {
    struct kept_place *place = &reading->kept->kept.place;
    struct db_rows rows = db_select(
        reading->db, "SELECT section, at_end, block, part, scroll FROM place WHERE lesson = ?1",
        &reading->lesson, 1);
    while (db_next(&rows)) {
        text_copy_cut(place->section, sizeof place->section, db_text_at(&rows, 0));
        place->at_end = db_number_at(&rows, 1) != 0;
        text_copy_cut(place->focus, sizeof place->focus, db_text_at(&rows, 2));
        place->part = int_of(db_number_at(&rows, 3));
        place->scroll = int_of(db_number_at(&rows, 4));
    }
}

/* Of those that may be offered the last one wins. */
static void read_drafts(struct reading *reading, const char *player) {
    struct kept *kept = &reading->kept->kept;
    struct db_value values[] = {reading->lesson, db_of_text(player)};
    struct db_rows rows = db_select(reading->db,
                                    "SELECT block, part, text FROM draft"
                                    " WHERE lesson = ?1 AND player <> ?2 ORDER BY id",
                                    values, 2);
    while (db_next(&rows)) {
        const char *block = db_text_at(&rows, 0), *part = db_text_at(&rows, 1);
        const char *text = db_text_at(&rows, 2);
        if (is_known(block, part) && strlen(part) <= FACTS_ID_LIMIT &&
            kept_offers(&kept->facts, block, part, text))
            facts_set_text(&kept->drafts, block, part, text);
    }
}

/* In one transaction, so that no other player's change falls in between. */
bool read_lesson(struct db *db, const struct record_key *key, const char *player,
                 struct record_kept *kept) {
    db_run(db, "BEGIN");
    int64_t lesson = key_number(key, db);
    struct db_value number = db_of_number(lesson);
    kept->is_new = lesson == 0;
    kept->played_usec = db_number(db, "SELECT played_usec FROM lesson WHERE id = ?1", &number, 1);
    struct reading reading = {db, number, kept};
    read_facts(&reading);
    read_tries(&reading);
    read_place(&reading);
    read_drafts(&reading, player);
    return db_commit(db);
}

struct record_kept record_look(const char *path, const struct record_key *key) {
    struct db db;
    struct record_kept kept = {.is_new = true};
    if (migrate_open(&db, path, DB_READ, READ_MSEC) && !read_lesson(&db, key, "", &kept)) {
        kept_release(&kept.kept);
        kept = (struct record_kept){.is_new = true};
    }
    db_close(&db);
    return kept;
}

struct record_key record_last(const char *path, struct arena *arena) {
    struct db db;
    struct record_key last = {0};
    migrate_open(&db, path, DB_READ, READ_MSEC);
    struct db_rows rows = db_select(&db,
                                    "SELECT course, file, name, title, opened FROM place"
                                    " JOIN lesson ON lesson.id = place.lesson"
                                    " ORDER BY place.id DESC LIMIT 1",
                                    NULL, 0);
    while (db_next(&rows))
        last = (struct record_key){.course = keep_text(arena, db_text_at(&rows, 0)),
                                   .file = keep_text(arena, db_text_at(&rows, 1)),
                                   .lesson = keep_text(arena, db_text_at(&rows, 2)),
                                   .title = keep_text(arena, db_text_at(&rows, 3)),
                                   .opened = keep_text(arena, db_text_at(&rows, 4))};
    db_close(&db);
    return last;
}
