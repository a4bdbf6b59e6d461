/* A string of bytes that grows, always with a zero after it. The harness has no use for a half-done
 * run: when memory is short it says so and ends with status 2. */
#ifndef E2E_BYTES_H
#define E2E_BYTES_H

#include <stddef.h>

struct bytes {
    char *data; /* NULL while empty and never written; bytes_text gives "" then */
    size_t used, size;
};

void bytes_add(struct bytes *bytes, const char *data, size_t length);
void bytes_addf(struct bytes *bytes, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Never NULL. */
const char *bytes_text(const struct bytes *bytes);
/* Empties it and keeps its memory. */
void bytes_clear(struct bytes *bytes);
/* Removes the first LENGTH bytes. */
void bytes_drop(struct bytes *bytes, size_t length);
void bytes_trim_right(struct bytes *bytes);
void bytes_release(struct bytes *bytes);

/* A copy that the caller frees. */
char *bytes_copy_string(const char *text, size_t length);

#endif
