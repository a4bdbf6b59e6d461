/*
 * Problems as a line each, for tests of what is told: "file:2:44: error: text; help; first on line
 * 1". How they are written for an author, with codes and excerpts, tests/wrong and the tests of
 * problems hold.
 */
#ifndef RTLESSON_TESTS_ONE_LINE_H
#define RTLESSON_TESTS_ONE_LINE_H

#include "lesson/problems.h"

void one_line_problems(struct problems *problems, struct writer *writer);

#endif
