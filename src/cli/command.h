/*
 * A command: what `rtlesson NAME` does. One file each, one row of the table in program.c.
 */
#ifndef RTLESSON_CLI_COMMAND_H
#define RTLESSON_CLI_COMMAND_H

#include "base/writer.h"
#include "cli/options.h"

/* What the process ends with, but where there is no memory (base/memory.h). */
enum status {
    STATUS_GOOD = 0,
    STATUS_FAILED = 1, /* the system did not let it: a full disk, a closed pipe */
    STATUS_MISUSED = 2 /* a wrong command line, or a document with mistakes */
};

struct command {
    const char *name, *operands, *summary;
    int least, most; /* operands; most < 0: any number */
    const struct option *options;
    bool takes_knobs;    /* those of a scenario are options besides, behind its own */
    const char *details; /* more for its page, in lines; or NULL */
    enum status (*run)(const struct arguments *arguments);
};

extern const struct command command_play, command_show, command_check, command_list,
    command_simulate, command_history, command_reset, command_new, command_schema, command_explain;

/* Writes the page of a command (help.c). */
void help_command(const struct command *command, struct writer *writer);
/* Writes the page of the whole program; commands ends with NULL. */
void help_program(const struct command *const *commands, struct writer *writer);

#endif
