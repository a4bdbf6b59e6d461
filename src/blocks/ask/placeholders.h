/*
 * The placeholders (ui/fills.h) in the texts of a block that fills them: for its check and finish.
 */
#ifndef RTLESSON_BLOCKS_ASK_PLACEHOLDERS_H
#define RTLESSON_BLOCKS_ASK_PLACEHOLDERS_H

#include "lesson/texts.h"
#include "ui/fills.h"

/* Calls found for each placeholder, with the text in which it stands, in all texts of a block's
 * object and of what is inside it; not of a block in it that fills its own. */
void placeholders_visit(const struct field *fields, const void *object,
                        void (*found)(const struct placeholder *placeholder,
                                      const struct text_at *text, void *data),
                        void *data);

/* Whether it is that of this name. */
bool placeholder_is(const struct placeholder *placeholder, enum fill_of of, const char *name);

#endif
