/* Reading all tries, backwards. */
#include "record/history.h"

#include "record/migrate.h"
#include "record/read.h"
#include "record/trouble.h"

enum { READ_MSEC = 2000 };

/* Of a tick there is only its part to say; of the answer that a question has alone, what it is. */
static const char SELECT[] =
    "SELECT given_usec, course, file, name, title, try.question, content.question, coalesce("
    "  (SELECT group_concat(CASE WHEN part LIKE '.%' THEN coalesce(text, value)"
    "   WHEN text IS NULL AND value = 1 THEN part ELSE part || '=' || coalesce(text, value) END, "
    "'; ')"
    "   FROM (SELECT * FROM answer WHERE answer.try = try.id ORDER BY answer.id)), ''),"
    " score_num, score_den, attempt, hints, confidence, spent_usec, before_reset"
    " FROM try JOIN lesson ON lesson.id = try.lesson LEFT JOIN content ON content.id = try.content"
    " WHERE ?1 IS NULL OR lesson.name = ?1 OR file = ?1 ORDER BY try.id DESC";

static struct history_try try_at(const struct db_rows *rows) {
    return (struct history_try){
        .wall_usec = db_number_at(rows, 0),
        .course = db_text_at(rows, 1),
        .file = db_text_at(rows, 2),
        .lesson = db_text_at(rows, 3),
        .title = db_text_at(rows, 4),
        .question = db_text_at(rows, 5),
        .asks = db_text_at(rows, 6),
        .answer = db_text_at(rows, 7),
        .score = read_score(db_number_at(rows, 8), db_number_at(rows, 9)),
        .attempt = db_number_at(rows, 10),
        .hints = db_number_at(rows, 11),
        .confidence = db_number_at(rows, 12),
        .spent_usec = db_number_at(rows, 13),
        .before_reset = db_number_at(rows, 14) != 0,
    };
}

bool history_read(const char *path, const char *lesson,
                  void (*take)(const struct history_try *tried, void *data), void *data,
                  struct errbuf *err) {
    struct db db;
    struct db_value wanted = db_of_text(lesson);
    migrate_open(&db, path, DB_READ, READ_MSEC);
    struct db_rows rows = db_select(&db, SELECT, &wanted, 1);
    while (db_next(&rows)) {
        struct history_try tried = try_at(&rows);
        take(&tried, data);
    }
    db_close(&db);
    return trouble_told(db.trouble, path, err);
}
