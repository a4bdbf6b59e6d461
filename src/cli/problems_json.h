/*
 * Problems as JSON Lines: an object each, for editors and programs.
 */
#ifndef RTLESSON_CLI_PROBLEMS_JSON_H
#define RTLESSON_CLI_PROBLEMS_JSON_H

#include "base/writer.h"
#include "lesson/problems.h"

/* Writes each problem of one file in the order of the places, an object a line:
 *
 *     {"file": "a.json", "line": 10, "column": 27, "endLine": 10, "endColumn": 32, "offset": 310,
 *      "length": 5, "severity": "error", "code": "F004", "message": "…", "help": "…",
 *      "related": [{"line": 4, …, "length": 3, "message": "first"}],
 *      "fixes": [{"offset": 310, "length": 5, "text": "\"text\""}]}
 *
 * Columns count characters from 1, offset and length bytes. What is wrong with the file as a whole
 * stands at 1:1 and is 0 long. help is null where the message says it. The fixes, done together,
 * are certain to mend it. source is the file; its text may be NULL where it was never read. */
void problems_json_write(struct problems *problems, const struct source *source,
                         struct writer *writer);

#endif
