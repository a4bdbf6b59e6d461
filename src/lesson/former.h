/*
 * Ids of old: "formerly", which may stand beside any id of a lesson.
 */
#ifndef RTLESSON_LESSON_FORMER_H
#define RTLESSON_LESSON_FORMER_H

#include "lesson/loader.h"

/* Reads the list of ids, each as what was the id of the frame's loaded object. */
bool former_load(struct loader *loader, const struct load_frame *frame, const struct json *value);

/* Notes the ids of such a list, NULL or wrong as it may be, among those that must not come twice.
 */
void former_uses(const struct json *value, struct id_uses *uses);

#endif
