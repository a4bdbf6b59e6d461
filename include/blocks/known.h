/*
 * What is known of a block now: made by its kind when it is first asked for, and kept between
 * layouts and frames until a fact changes.
 *
 * It may hang on the block, the lesson and the facts, and on nothing else: not on marks, films, the
 * focus or the size of the screen; what hangs on a key (known_by), on that and the block. It lasts
 * at least as long as what is in the scene's arena: the first layout after a change of facts throws
 * it away. So a handler that changes facts asks again, and what it had before can still be read.
 */
#ifndef RTLESSON_BLOCKS_KNOWN_H
#define RTLESSON_BLOCKS_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lesson/facts.h"
#include "lesson/lesson.h"

struct scene;
struct known_block;

/* What is kept. What is from before a change of facts stays until known_begin. */
struct known {
    struct known_block *latest; /* of a list, owned; of those by a key, what was asked for last */
    int count;
}; /* { 0 }: nothing is known */

/* Fills in the zeroed object into. The scene's arena is the one in which into lies, and may be kept
 * there for what is found out later; the scene itself lasts no longer than the call. */
typedef void known_make(const struct block *block, const struct scene *scene, void *into);

/* What make made of the block, an object of size bytes; made anew where a fact has changed since,
 * or each time in the scene's arena where the scene has no store. */
void *known_now(const struct block *block, const struct scene *scene, size_t size,
                known_make *make);
/* The same of what hangs on the block alone: it is kept whatever facts change. */
void *known_always(const struct block *block, const struct scene *scene, size_t size,
                   known_make *make);

/* What hangs on the block and a key: it is made of them, and the same key finds it again. make
 * copies what it needs of the key; the scene is as known_make's. */
struct known_by {
    void (*make)(const struct block *block, const struct scene *scene, const void *key, void *into);
    bool (*is_of)(const void *object, const void *key);
    int keeps;
};
/* It is kept whatever facts change: all that was asked for since they did, and besides of each
 * block so many that were asked for last. A known_by is known by its address. */
enum { KNOWN_BY_FEW = 3 };
void *known_by(const struct block *block, const struct scene *scene, size_t size,
               const struct known_by *by, const void *key);

/* To be called when the scene's arena is emptied: throws away what holds no more, and everything
 * where it has become much. */
void known_begin(struct known *known, const struct facts *facts);
/* Throws everything away; it may be used again. */
void known_release(struct known *known);

#endif
