/*
 * What of a lesson is cut, or not come to, at several sizes: told as warnings.
 */
#ifndef RTLESSON_CLI_CHECK_RENDER_H
#define RTLESSON_CLI_CHECK_RENDER_H

#include "lesson/json.h"
#include "lesson/lesson.h"
#include "lesson/problems.h"

/* Reads the lesson of the document; with renders, one without errors is laid out and worked through
 * (player/render.h), and each finding is added once, with all sizes at which it is so. */
void check_rendered(const struct json_document *document, struct kinds kinds, bool renders,
                    struct problems *problems);

#endif
