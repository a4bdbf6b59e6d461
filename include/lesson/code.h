/*
 * The codes of problems: one for each thing that an author may be asked to do.
 *
 * A code is a letter for the floor that tells and a number, "F004", which stands for good: what
 * goes away leaves its number free. Messages that ask for the same thing share a code, and its row
 * says why it is asked. A wrong lesson of each and the same mended lie in tests/wrong/codes.
 */
#ifndef RTLESSON_LESSON_CODE_H
#define RTLESSON_LESSON_CODE_H

// clang-format off
enum code {
    CODE_UNSORTED,
    CODE_TWICE,
    CODES
};
// clang-format on

struct code_row {
    const char *name;  /* "F004" */
    const char *title; /* what is wrong, in a few words */
    const char *says;  /* why that is so, and what helps: a sentence or two */
};

/* By code; ended by a row without a name. */
extern const struct code_row code_rows[];

#endif
