/* Copies of keys, and the lessons that they stand for. */
#include "record/key.h"

#include <stddef.h>
#include <string.h>

static const char *copy_text(struct arena *arena, const char *text) {
    return text != NULL ? arena_copy(arena, text, strlen(text)) : NULL;
}

struct record_key key_copy(const struct record_key *key, struct arena *arena) {
    struct record_key copy = {.course = copy_text(arena, key->course),
                              .file = copy_text(arena, key->file),
                              .lesson = copy_text(arena, key->lesson),
                              .title = copy_text(arena, key->title),
                              .opened = copy_text(arena, key->opened),
                              .formerly_count = key->formerly_count};
    const char **formerly = arena_array(arena, (size_t)key->formerly_count, sizeof *formerly);
    for (int i = 0; i < key->formerly_count; i++)
        formerly[i] = copy_text(arena, key->formerly[i]);
    copy.formerly = formerly;
    return copy;
}

static int64_t number_of(const struct record_key *key, const char *id, struct db *db) {
    struct db_value values[] = {db_of_text(key->course), db_of_text(key->file), db_of_text(id)};
    return db_number(db, "SELECT id FROM lesson WHERE course = ?1 AND file = ?2 AND name = ?3",
                     values, 3);
}

int64_t key_number(const struct record_key *key, struct db *db) {
    int64_t number = number_of(key, key->lesson, db);
    for (int i = 0; i < key->formerly_count && number == 0; i++)
        number = number_of(key, key->formerly[i], db);
    return number;
}
