/*
 * A text as a field of comma-separated values (RFC 4180).
 */
#ifndef RTLESSON_CLI_CSV_H
#define RTLESSON_CLI_CSV_H

#include "base/writer.h"

/* In quotes where it has a comma, a quote or the end of a line. */
void csv_write(const char *text, struct writer *writer);

#endif
