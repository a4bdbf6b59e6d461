/*
 * The glossary: the terms that a lesson explains, and which section tells each.
 */
#ifndef RTLESSON_LESSON_GLOSSARY_H
#define RTLESSON_LESSON_GLOSSARY_H

#include "lesson/lesson.h"

extern const struct schema glossary_schema; /* of an entry */

/* Where a term is told first: the entry at of what the section tells. */
struct teller {
    int section, at; /* section -1: nowhere */
};

/* Of each entry of the glossary, in its order; in the arena. */
struct teller *glossary_tellers(const struct lesson *lesson, struct arena *arena);

/* For the lesson's own check: tells ids of no term, terms that are told twice, and words that stand
 * for two terms. False when there was one. */
bool glossary_check(const struct lesson *lesson, struct check *check);

/* Says of each entry which section tells it, and puts them in the order of the alphabet. */
void glossary_finish(struct lesson *lesson);

#endif
