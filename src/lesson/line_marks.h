/*
 * Marks of Markdown in a line that is no Markdown (a title, a label, what a beat says): they are
 * shown as they are written.
 *
 * Found is what nobody writes for its own sake: a pair of marks around words, or an address behind
 * them. Lone marks, names (snake_case, __init__), patterns (a star behind a slash), products
 * (2*3*4) and tags (<div>) are left alone.
 */
#ifndef RTLESSON_LESSON_LINE_MARKS_H
#define RTLESSON_LESSON_LINE_MARKS_H

/* Where the first begins, or NULL. */
const char *line_marks_find(const char *line);

#endif
