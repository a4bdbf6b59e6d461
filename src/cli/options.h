/*
 * Options and operands of a command line, by a table.
 *
 * Options may come before and after the operands, as "--name value" or "--name=value"; "--" ends
 * them. Every command has "--help" and "--version" besides its own.
 */
#ifndef RTLESSON_CLI_OPTIONS_H
#define RTLESSON_CLI_OPTIONS_H

#include <stdbool.h>

#include "base/errbuf.h"
#include "sim/knob.h"

struct option {
    const char *name;  /* without the dashes */
    const char *value; /* what the help calls its value, or NULL: a switch */
    const char *says;
}; /* a table ends with a row without a name */

/* Of a command: its own, and the knobs. */
enum { OPTIONS_OWN = 10, OPTIONS_LIMIT = OPTIONS_OWN + KNOB_COUNT };

struct arguments {
    const char *values[OPTIONS_LIMIT]; /* by the table's row; NULL: not given; a switch's is "" */
    const char *const *operands;
    int operand_count;
    bool help, version;
};

/* Writes a command's whole table: its own rows and, for one that takes knobs, behind them one for
 * each knob (sim/knob.h), in their order. */
void options_gather(const struct option *own, bool takes_knobs,
                    struct option into[OPTIONS_LIMIT + 1]);

/* Sorts count words into arguments; the operands are gathered at the start of words. Of an option
 * given twice the last counts. False on an unknown option, a value that is missing, and one that is
 * not wanted. */
bool options_parse(const struct option *table, const char **words, int count,
                   struct arguments *arguments, struct errbuf *err);

#endif
