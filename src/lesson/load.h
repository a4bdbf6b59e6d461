/*
 * The loader: a JSON document into C objects, driven by schemas alone.
 *
 * It goes on after a mistake and tells each where it is best mended; what follows from a mistake
 * already told is not told again. It knows no kind of block and no field by name, but for "kind",
 * by which a block finds its schema, and "format".
 */
#ifndef RTLESSON_LESSON_LOAD_H
#define RTLESSON_LESSON_LOAD_H

#include "base/arena.h"
#include "lesson/json.h"
#include "lesson/lesson.h"
#include "lesson/problems.h"
#include "lesson/schema.h"

/* What a whole file holds is one object, described by schema. It begins with a struct arena, in
 * which are the object itself, its texts and its lists; it keeps nothing of the source. Another
 * "format" than LESSON_FORMAT is the only problem told. Every problem found is added to problems,
 * and the result is NULL when there was an error; else it is the caller's, for load_free. */
void *load_document(const struct json_document *document, const struct schema *schema,
                    struct kinds kinds, struct problems *problems);

/* The same of a text; name stands in the messages. */
void *load_text(const char *name, const char *text, size_t length, const struct schema *schema,
                struct kinds kinds, struct problems *problems);

/* The same of the file at path; a directory, a missing or a too large file are problems too. */
void *load_file(const char *path, const struct schema *schema, struct kinds kinds,
                struct problems *problems);

void load_free(void *object); /* NULL is allowed */

#endif
