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
    CODE_SAY_WHAT_IS_RIGHT, CODE_ONE_RIGHT, CODE_SAY_WHY, CODE_NOT_SCORED, CODE_WEIGHT,
    CODE_GAP, CODE_ACCEPT, CODE_SLIP_IS_RIGHT, CODE_QUANTITY, CODE_OUT_OF_REACH,
    CODE_TELL_APART, CODE_SCALE, CODE_BANDS, CODE_NO_SUCH_PART, CODE_PREDICTION,
    CODE_FIGURE, CODE_LONE_FIELD, CODE_ONE_OF, CODE_OF_A_MISSION, CODE_DRAW,
    CODE_PLACEHOLDER, CODE_STEP_FIELDS, CODE_STEP_TIME, CODE_ACTORS, CODE_LABEL, CODE_SEEN,

    CODE_UNSORTED,
    CODE_TWICE,

    CODE_UNKNOWN_MEASURE, CODE_SET_BY_BLOCK, CODE_NO_CHANGE, CODE_NOTHING_ARRIVES,
    CODE_LIST_START, CODE_BEAT_FIELDS, CODE_BEAT_MOMENT, CODE_CONDITION, CODE_GOAL_TOO_HARD,
    CODE_GOAL_TOO_EASY, CODE_NOT_THE_BEST, CODE_TOO_MUCH, CODE_FILM_TOO_FULL,
    CODE_VARY_LESS, CODE_FITS,
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
