/*
 * Texts: all that an author wrote in an object, and in the objects and blocks inside it.
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

struct block;
struct texts_visitor {
    /* Asked of each block inside, which stands at the path: whether its texts are visited, too. */
    bool (*enters)(const struct block *block, const char *path, void *data);
    void (*visit)(const struct text_at *at, void *data); /* NULL: nobody wants the texts */
    void *data;
};

/* Visits all of them, in the order of the rows, in an object of these fields that was loaded. */
void texts_visit(const struct field *fields, const void *object,
                 const struct texts_visitor *visitor);

/* Whether texts of the row are shown as CommonMark; and whether their placeholders are filled, as
 * these' are, and those of lines whose row says so. */
bool text_is_commonmark(const struct field *field);
bool text_is_filled(const struct field *field);

#endif
