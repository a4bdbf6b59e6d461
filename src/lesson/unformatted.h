/*
 * Markdown that people write by habit and that prose does not format: what CommonMark lacks, what a
 * terminal does not show, and emphasis that is none.
 *
 * It is found by its marks, without CommonMark being read; code, escapes, comments and addresses
 * are passed over.
 */
#ifndef RTLESSON_LESSON_UNFORMATTED_H
#define RTLESSON_LESSON_UNFORMATTED_H

enum unformatted {
    UNFORMATTED_TABLE,
    UNFORMATTED_HTML,
    UNFORMATTED_FOOTNOTE,
    UNFORMATTED_IMAGE,
    UNFORMATTED_STRIKE,
    UNFORMATTED_TASK,
    UNFORMATTED_STRONG, /* a ** that opens or closes nothing */
    UNFORMATTED_VALUE,  /* "{set: interval}", which only some blocks fill (schema.fills) */
    UNFORMATTED_COUNT
};

/* The first of each in the text; NULL where there is none. */
struct unformatted_places {
    const char *at[UNFORMATTED_COUNT];
};

struct unformatted_places unformatted_find(const char *text);

/* What it is, and the remedy: "a table is shown as it is written" HELP "make it a list". */
const char *unformatted_words(enum unformatted what);

#endif
