/*
 * A lesson read with a teacher's eye: warnings of what plays well and teaches badly.
 *
 * A rule is a function in a file of its family, and a row of the table in lint.c. It tells with
 * check_warning and a code of the letter T, whose row (lesson/code.c) says why it hurts learners;
 * whether its author allows it is decided where the problem is added. Rules are told by
 * `rtlesson check` alone. A rule that is wrong now and then teaches its readers to look away: what
 * it warns of should be certain.
 */
#ifndef RTLESSON_BLOCKS_LINT_LINT_H
#define RTLESSON_BLOCKS_LINT_LINT_H

#include "lesson/check.h"
#include "lesson/texts.h"

/* What the loader calls (struct kinds). */
void lint_lesson(const struct lesson *lesson, struct check *check);

/* --- The rules. --- */

/* choices.c */
void lint_longest_is_right(const struct lesson *lesson, struct check *check);
void lint_same_place(const struct lesson *lesson, struct check *check);
void lint_all_of_the_above(const struct lesson *lesson, struct check *check);
/* reading.c */
void lint_nothing_to_do(const struct lesson *lesson, struct check *check);
void lint_long_read(const struct lesson *lesson, struct check *check);
/* films.c */
void lint_no_caption(const struct lesson *lesson, struct check *check);
/* wording.c */
void lint_link_says_nothing(const struct lesson *lesson, struct check *check);
void lint_colour_alone(const struct lesson *lesson, struct check *check);
/* terms.c */
void lint_before_told(const struct lesson *lesson, struct check *check);
void lint_not_told(const struct lesson *lesson, struct check *check);

/* --- For them. --- */

/* walk.c: visits every block of the lesson, at any depth, with its path from the lesson. */
void lint_each_block(const struct lesson *lesson,
                     void (*visit)(const struct block *block, const char *path, void *data),
                     void *data);
/* Every text. */
void lint_each_text(const struct lesson *lesson,
                    void (*visit)(const struct text_at *at, void *data), void *data);

/* habit.c: whether so many hits of so many questions are most of them and no chance, where a hit is
 * to be had by chance in `expected` of them: at least LINT_QUESTIONS questions and three hits of
 * four, and a chance of less than one in a hundred to come to as many. */
enum { LINT_QUESTIONS = 4 };
bool lint_is_habit(int hits, int questions, double expected);

#endif
