/*
 * Sentences with gaps: "An {what} reconnects by itself." Each gap is the id of one in braces; what
 * stands in braces otherwise is text.
 */
#ifndef RTLESSON_BLOCKS_ASK_SENTENCE_H
#define RTLESSON_BLOCKS_ASK_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

/* A gap as it stands in a sentence: at begins with "{", so many bytes to behind its "}". */
struct sentence_gap {
    const char *at, *id;
    size_t bytes, id_bytes;
};

/* The next gap at or behind text; false: there is none. */
bool sentence_next(const char *text, struct sentence_gap *into);

/* How often the sentence has a gap of that id. */
int sentence_count(const char *sentence, const char *id);

#endif
