/*
 * "allow": which warnings its author does not want to be told of an object and of what is inside.
 */
#ifndef RTLESSON_LESSON_ALLOW_H
#define RTLESSON_LESSON_ALLOW_H

#include "lesson/loader.h"

/* Reads the value of an object's "allow". What it allows, problems_add no longer tells, so that it
 * comes before all else that is told of the object. False after telling a mistake. */
bool allow_load(struct loader *loader, const struct load_frame *frame, const struct json *value);

#endif
