/*
 * What was kept under ids of old, under those that its lesson has now ("formerly").
 */
#ifndef RTLESSON_LESSON_RENAMED_H
#define RTLESSON_LESSON_RENAMED_H

#include "base/arena.h"
#include "lesson/kept.h"
#include "lesson/lesson.h"

/* Puts the facts of each old id under the new one, where there is none yet. */
void renamed_facts(const struct lesson *lesson, struct facts *facts);

/* The try as if it had been given now; what is new in it is in the arena. */
struct try renamed_try(const struct lesson *lesson, const struct try *tried, struct arena *arena);

struct kept_place renamed_place(const struct lesson *lesson, const struct kept_place *place);

#endif
