/*
 * JSON on its way out: objects and lists, a member or an entry a line, indented.
 *
 * A name is that of a member, and NULL of an entry of a list. What is flat, and all inside, is
 * written on one line.
 */
#ifndef RTLESSON_LESSON_JSON_WRITE_H
#define RTLESSON_LESSON_JSON_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/writer.h"

enum json_form { JSON_LONG, JSON_FLAT };

/* {.writer = …} is ready to write one value. */
struct json_write {
    struct writer *writer; /* not owned */
    int depth;
    int flat;   /* so many of them are flat, the outermost first; 0: none */
    bool begun; /* something stands in the innermost already */
};

void json_write_open(struct json_write *out, const char *name, enum json_form form);
void json_write_close(struct json_write *out);
void json_write_open_list(struct json_write *out, const char *name, enum json_form form);
void json_write_close_list(struct json_write *out);

void json_write_text(struct json_write *out, const char *name, const char *text);
void json_write_whole(struct json_write *out, const char *name, int64_t number);
void json_write_bool(struct json_write *out, const char *name, bool yes);
/* Of any type, as JSON already. */
void json_write_value(struct json_write *out, const char *name, const char *json);

#endif
