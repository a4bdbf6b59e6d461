/*
 * The codes of problems: one for each thing that an author may be asked to do.
 *
 * A code is a letter for the floor that tells and a number, "F004", which stands for good: what
 * goes away leaves its number free. Messages that ask for the same thing share a code, and its row
 * says why it is asked. A wrong lesson of each and the same mended lie in tests/wrong/codes.
 */
#ifndef RTLESSON_LESSON_CODE_H
#define RTLESSON_LESSON_CODE_H

#include <stdbool.h>

// clang-format off
/* In the order of their names, a letter with its numbers a paragraph; R and T stand last. */
enum code {
    /* B: what a kind asks of its block. */
    CODE_SAY_WHAT_IS_RIGHT, CODE_ONE_RIGHT, CODE_NOT_SCORED, CODE_WEIGHT,
    CODE_GAP, CODE_ACCEPT, CODE_SLIP_IS_RIGHT, CODE_QUANTITY, CODE_OUT_OF_REACH,
    CODE_TELL_APART, CODE_SCALE, CODE_BANDS, CODE_NO_SUCH_PART, CODE_PREDICTION,
    CODE_FIGURE, CODE_LONE_FIELD, CODE_ONE_OF, CODE_OF_A_MISSION, CODE_DRAW,
    CODE_PLACEHOLDER, CODE_STEP_FIELDS, CODE_STEP_TIME, CODE_ACTORS, CODE_LABEL, CODE_SEEN,
    CODE_EACH_REASON, CODE_CASE_BLOCKS,

    /* C: a course. */
    CODE_COURSE_OUTSIDE, CODE_COURSE_FILE, CODE_COURSE_ID, CODE_COURSE_MISTAKES,
    CODE_COURSE_NUMBER, CODE_COURSE_ORDER,

    /* F: names, types, ranges and ids of fields. */
    CODE_OTHER_FORMAT, CODE_MISSING_FIELD, CODE_UNKNOWN_KIND, CODE_UNKNOWN_FIELD, CODE_TYPE,
    CODE_NOT_ONE_OF, CODE_RANGE, CODE_WRITTEN, CODE_TWICE, CODE_ID, CODE_EMPTY_TEXT,
    CODE_ONE_LINE, CODE_COUNT, CODE_NUL, CODE_LONG_TEXT, CODE_UNFORMATTED, CODE_LINE_MARKS,
    CODE_NO_SUCH_BLOCK, CODE_NOT_BEFORE, CODE_NO_SUCH_TERM, CODE_APPENDIX, CODE_NOT_ALWAYS_THERE,

    /* J: the file, and its JSON. */
    CODE_UNREADABLE,
    CODE_FILE_EMPTY, CODE_FILE_TOO_LARGE, CODE_FILE_ENCODING, CODE_FILE_MARK, CODE_COMMENT,
    CODE_SPACE_BETWEEN, CODE_QUOTES, CODE_TRAILING_COMMA, CODE_MISSING_COMMA, CODE_MISSING_COLON,
    CODE_MISSING_VALUE, CODE_MISSING_KEY, CODE_NOT_CLOSED, CODE_WRONG_CLOSER, CODE_AFTER_END,
    CODE_NO_JSON_VALUE, CODE_JSON_NUMBER, CODE_BARE_UNIT, CODE_JSON_WORD, CODE_TEXT_END,
    CODE_CONTROL, CODE_ESCAPE, CODE_QUOTE_INSIDE,

    /* S: simulations. */
    CODE_UNKNOWN_KNOB, CODE_KNOB_VALUE, CODE_KNOB_ELSEWHERE, CODE_KNOB_FILE, CODE_OTHER_TERMS,
    CODE_UNKNOWN_MEASURE, CODE_SET_BY_BLOCK, CODE_NO_CHANGE, CODE_NOTHING_ARRIVES,
    CODE_LIST_START, CODE_BEAT_FIELDS, CODE_BEAT_MOMENT, CODE_CONDITION, CODE_GOAL_TOO_HARD,
    CODE_GOAL_TOO_EASY, CODE_NOT_THE_BEST, CODE_TOO_MUCH, CODE_FILM_TOO_FULL,
    CODE_VARY_LESS,

    /* What an author may allow (CODES_ALLOWABLE). R: what cannot be shown. */
    CODE_CUT, CODE_NOT_COME_TO,

    /* T: with a teacher's eye. */
    CODE_LONGEST_IS_RIGHT, CODE_SAME_PLACE, CODE_SAY_WHY, CODE_NOTHING_TO_DO, CODE_LONG_READ,
    CODE_NO_CAPTION, CODE_LINK_SAYS_NOTHING, CODE_COLOUR_ALONE, CODE_FITS, CODE_ALLOWS_NOTHING,
    CODE_ALL_OF_THE_ABOVE, CODE_BEFORE_TOLD, CODE_NOT_TOLD,
    CODES,
    CODES_ALLOWABLE = CODE_CUT /* the first of them, R or T; all behind it are */
};
// clang-format on

struct code_row {
    const char *name;  /* "F004" */
    const char *title; /* what is wrong, in a few words */
    const char *says;  /* why that is so, and what helps: a sentence or two */
};

/* By code; ended by a row without a name. */
extern const struct code_row code_rows[];

/* Of a code with a teacher's eye (T): a warning that is told where kinds.thorough alone. */
bool code_is_of_teacher(enum code code);

#endif
