/*
 * A text as a string of JSON (RFC 8259).
 */
#ifndef RTLESSON_BASE_JSON_STRING_H
#define RTLESSON_BASE_JSON_STRING_H

#include "base/writer.h"

void json_string_write(const char *text, struct writer *writer);

#endif
