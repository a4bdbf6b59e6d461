/* The texts of --help, made from the tables of commands, options and knobs. */
#include <string.h>

#include "cli/command.h"
#include "sim/knob.h"

enum { NAME_CELLS = 8, OPTION_CELLS = 20 };

static void write_option(struct writer *writer, const char *name, const char *value,
                         const char *says) {
    struct writer shown = {0};
    writer_printf(&shown, "--%s%s%s", name, value != NULL ? " " : "", value != NULL ? value : "");
    writer_printf(writer, "  %-*s %s\n", OPTION_CELLS, shown.text, says);
    writer_release(&shown);
}

/* "refresh, short-poll (default), long-poll" */
static void write_techniques(const char *preset, struct writer *writer) {
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        writer_printf(writer, "%s%s%s", i > 0 ? ", " : "", technique_rows[i].name,
                      strcmp(technique_rows[i].name, preset) == 0 ? " (default)" : "");
}

/* " (80ms)", " (the interval, else 1s)" */
static void write_preset(const struct knob *knob, struct writer *writer) {
    if (knob->preset == NULL && knob->depends == NULL)
        return;
    writer_printf(writer, " (%s%s", knob->depends != NULL ? knob->depends : "",
                  knob->preset != NULL ? knob->preset : "");
    writer_printf(writer, ")");
}

static void write_knob(const struct knob *knob, struct writer *writer) {
    struct writer says = {0};
    writer_printf(&says, "%s", knob->says);
    if (knob->type == KNOB_TYPE_TECHNIQUE)
        write_techniques(knob->preset, &says);
    else
        write_preset(knob, &says);
    write_option(writer, knob->name, knob->value, says.text);
    writer_release(&says);
}

/* Those that the same techniques have stand together. */
static void write_knobs(struct writer *writer) {
    for (const struct knob *first = knobs; first->name != NULL; first++) {
        char names[TECHNIQUE_NAMES_BYTES];
        const struct knob *same = knobs;
        while (same->techniques != first->techniques)
            same++;
        if (same != first)
            continue;
        writer_printf(writer, "\nWith %s:\n", knob_techniques(first, names));
        for (const struct knob *knob = first; knob->name != NULL; knob++)
            if (knob->techniques == first->techniques)
                write_knob(knob, writer);
    }
}

void help_command(const struct command *command, struct writer *writer) {
    writer_printf(writer, "usage: rtlesson %s %s%s%s\n\n%s.\n\n", command->name, command->operands,
                  command->operands[0] != '\0' ? " " : "", "[OPTIONS]", command->summary);
    for (const struct option *option = command->options; option->name != NULL; option++)
        write_option(writer, option->name, option->value, option->says);
    write_option(writer, "help", NULL, "show this page");
    if (command->takes_knobs)
        write_knobs(writer);
    if (command->details != NULL)
        writer_printf(writer, "\n%s", command->details);
}

void help_program(const struct command *const *commands, struct writer *writer) {
    writer_printf(writer, "usage: rtlesson [COMMAND] [OPERANDS] [OPTIONS]\n\n"
                          "Plays lessons in the terminal. Without a command: play.\n\n");
    for (; *commands != NULL; commands++)
        writer_printf(writer, "  %-*s %s\n", NAME_CELLS, (*commands)->name, (*commands)->summary);
    writer_printf(writer, "\n  rtlesson                     the lesson that you last played, or "
                          "the first\n  rtlesson my.json             your own lesson\n  rtlesson "
                          "ID                  a lesson from the list\n  rtlesson COMMAND --help   "
                          "   more about a command\n  rtlesson --version           the version\n");
}
