/*
 * What prose may ask of the CommonMark library, which takes quadratic time for some of it.
 *
 * Within these limits no text was found that libcmark 0.30 reads for more than 50 ms; 64 KiB of
 * "![[]()" took it 150 ms, and lists in lists half as deep as they are long 9 s.
 */
#ifndef RTLESSON_LESSON_MARKDOWN_H
#define RTLESSON_LESSON_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/errbuf.h"

enum {
    MARKDOWN_BYTES_LIMIT = 64 * 1024,
    MARKDOWN_IMAGES_LIMIT = 256, /* "![", whether it becomes an image or not */
    MARKDOWN_DEPTH_LIMIT = 50,   /* quotes and lists in one another */
};

/* False when the text is beyond a limit. err says which, and the remedy, as what follows the name
 * of the text: "holds …; …". */
bool markdown_is_bounded(const char *text, struct errbuf *err);

/* The bytes of the mark of a quote or an item that stands there, or 0. */
size_t markdown_mark_bytes(const char *at);
/* Three of a kind and blanks alone are a rule, not items (CommonMark 0.30, section 4.1). */
bool markdown_is_rule(const char *at);

#endif
