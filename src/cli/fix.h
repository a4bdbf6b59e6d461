/*
 * What `check --fix` does to a file: the edits that are certain to mend a problem, round by round
 * until none is left, since a mended file tells more.
 *
 * The file as it was is kept beside it as FILE.bak, or the first of FILE.bak1, FILE.bak2, … that is
 * free. The new one takes its place in one step, with its mode; a symbolic link stays one. Where
 * that cannot be, the file is as it was.
 */
#ifndef RTLESSON_CLI_FIX_H
#define RTLESSON_CLI_FIX_H

#include <stdbool.h>
/* Mends the file, with syntax_only but its JSON, and tells each edit on standard error. False, with
 * a message, where it could not be written. A file that cannot be read is left to who reads it
 * next.
 */
bool fix_file(const char *path, bool syntax_only);

#endif
