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

/* Reads a document as the object that schema describes. The object, its texts and its lists are in
 * arena, and keep nothing of the document. Another "format" than the one given
 * is the only problem told. NULL, with the arena released, when anything was wrong. */
void *load_document(const struct json_document *document, const struct schema *schema, int format,
                    struct kinds kinds, struct arena *arena, struct problems *problems);

#endif
