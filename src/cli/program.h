/*
 * The whole program behind its main: a command line, done and answered.
 */
#ifndef RTLESSON_CLI_PROGRAM_H
#define RTLESSON_CLI_PROGRAM_H

#include "cli/command.h"

/* Does what the count words of a command line say, the program's own name not among them, and
 * returns what the process shall end with. The words come back in another order; the texts stay.
 * The locale is set already (output_set_locale). */
enum status program_run(const char **words, int count);

#endif
