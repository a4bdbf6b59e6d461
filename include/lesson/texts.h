/*
 * Texts: all that an author wrote in an object, and in those inside it, of which the placeholders
 * are filled: CommonMark, and lines whose rows say so (schema.h).
 */
#ifndef RTLESSON_LESSON_TEXTS_H
#define RTLESSON_LESSON_TEXTS_H

#include "lesson/schema.h"

/* One of them: its row, and where it stands in the object, as check_place wants it:
 * "predict/0/slips/1/why". Valid during the call. */
struct text_at {
    const char *path, *text;
    const struct field *field;
};

/* Visits all of them, in the order of the rows, in an object of these fields that was loaded; of
 * the blocks inside it those of which enters says so. */
struct block;
void texts_visit(const struct field *fields, const void *object,
                 bool (*enters)(const struct block *block),
                 void (*visit)(const struct text_at *at, void *data), void *data);

#endif
