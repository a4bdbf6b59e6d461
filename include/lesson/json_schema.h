/*
 * The JSON Schema (draft 2020-12) of a whole document, made of the rows by which it is loaded.
 *
 * What a row says, the schema says: names, types, what is required, ranges and counts, names of
 * choice, the language of durations, ids, shares and texts that are not blank; the fields of each
 * kind of block, by "kind"; the knobs of a scenario, and those of its technique where it names one.
 * What it cannot say: ids that stand twice or are named and are not there, the range of a duration
 * (its description has it), bytes and CommonMark of texts, and what a schema's own check asks.
 *
 * Patterns are of what ECMA 262 and Python's `re` share; before the end stands (?!\n), since
 * Python's $ matches before a line break at the end, too. Beside the standard's keywords there are
 * two that editors know and validators pass over: enumDescriptions and patternErrorMessage.
 */
#ifndef RTLESSON_LESSON_JSON_SCHEMA_H
#define RTLESSON_LESSON_JSON_SCHEMA_H

#include "base/writer.h"
#include "lesson/lesson.h"
#include "lesson/schema.h"

/* Writes the schema of documents that the root schema describes (lesson_schema, course_schema),
 * whose blocks are of the kinds. */
void json_schema_write(const struct schema *root, struct kinds kinds, struct writer *writer);

#endif
