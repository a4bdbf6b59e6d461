/*
 * What is JSON and what is not: RFC 8259 as json.h narrows it, and what is wrong with what is not.
 *
 * The scanner reads the text once, keeps no tree and allocates nothing but where the values stand
 * and what is wrong. Its messages are for people who write JSON by hand. Where it is certain what
 * was meant, it notes the edits that make JSON of the text and reads on, so that one mistake does
 * not hide the next; where it is not, it stops. All offsets are into the text as it stands.
 */
#ifndef RTLESSON_LESSON_SCAN_H
#define RTLESSON_LESSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lesson/code.h"

/* Of what is nested, and of all values, so that what a text takes in memory is bounded; and of
 * mistakes, behind which nothing is read. */
enum { SCAN_DEPTH_LIMIT = 1000, SCAN_VALUES_LIMIT = 1000000, SCAN_MISTAKES_LIMIT = 1000 };

enum { SCAN_LONG_NUMBER = 64 }; /* so many characters make a number long */

/* Where a value stands and, of a member, its key with its quotes; key == key_end: it has none.
 * begin == end: nothing can be said of the value, since what stands there is a mistake. */
struct scan_value {
    uint32_t begin, end, key, key_end;
};

/* Put the text in place of so many bytes at offset. */
struct scan_edit {
    size_t offset, length;
    const char *text; /* in the arena of the result */
};

struct scan_mistake {
    enum code code;
    size_t offset, length; /* bytes; length 0: between two of them */
    size_t opened;         /* where that begins which is not closed, or this byte's own offset */
    const char *words;     /* in the arena: what is wrong, HELP, the remedy */
    int first_edit, edit_count; /* that make JSON of it; none: nothing was read behind it */
    bool is_certain;            /* the edits are what its author meant */
};

struct scan_result {
    bool has_nul_escape;       /* a string or key holds \u0000 */
    bool has_long_number;      /* of SCAN_LONG_NUMBER characters or more */
    bool is_whole;             /* read to its end: with all edits the text is JSON */
    struct scan_value *values; /* in the order of the text; owned, as the lists below */
    struct scan_mistake *mistakes;
    struct scan_edit *edits;
    int value_count, value_capacity, mistake_count, mistake_capacity, edit_count, edit_capacity;
    struct arena arena;
};

/* True when all length bytes (fewer than 4 GiB) are one JSON text. Otherwise the mistakes say what
 * is wrong. Where the values stand is noted only when it is wanted. The caller releases the result
 * whatever is returned. */
bool scan_json(const char *text, size_t length, bool wants_values, struct scan_result *result);
void scan_release(struct scan_result *result);

/* The text with all edits made, in the arena, with a NUL behind its *length bytes. Edits that
 * overlap one before them in the text are left out. */
char *scan_mended(const struct scan_result *result, const char *text, size_t *length,
                  struct arena *arena);

#endif
