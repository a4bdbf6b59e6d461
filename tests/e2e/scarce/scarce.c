/* Part of a program of the tests alone, which is else the real one: of its own allocations while it
 * plays on the terminal, the one fails whose number SCARCE_AT says, from 1. The linker leads these
 * calls through here (--wrap). */
#include <stdbool.h>
#include <stdlib.h>

#include "term/term.h"

static long left; /* until it fails; 0: not yet known, or over */

static bool fails(void) {
    return left > 0 && --left == 0;
}

enum term_outcome __real_term_play(struct term *term, struct player *player,
                                   const char **lesson_id);
enum term_outcome __wrap_term_play(struct term *term, struct player *player,
                                   const char **lesson_id);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size);

enum term_outcome __wrap_term_play(struct term *term, struct player *player,
                                   const char **lesson_id) {
    const char *at = getenv("SCARCE_AT");
    left = at != NULL ? atol(at) : 0;
    return __real_term_play(term, player, lesson_id);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails() ? NULL : __real_realloc(memory, size);
}
