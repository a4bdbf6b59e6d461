/* Which command is meant: by its name, by its help, or, where a lesson is named, "play". */
#include "cli/program.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cli/output.h"
#include "sim/tables.h"

static const struct command *const COMMANDS[] = {
    &command_play,     &command_show,    &command_check, &command_list,
    &command_simulate, &command_history, &command_reset, &command_new,
    &command_schema,   &command_explain, NULL,
};
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS - 1 };

static const struct command *find_command(const char *name) {
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(COMMANDS[i]->name, name) == 0)
            return COMMANDS[i];
    return NULL;
}

/* The command whose name is nearest, or NULL. */
static const char *nearest_command(const char *name) {
    const char *names[COMMAND_COUNT + 1] = {"help"};
    for (int i = 0; i < COMMAND_COUNT; i++)
        names[i + 1] = COMMANDS[i]->name;
    return suggest(name, names, COMMAND_COUNT + 1);
}

static enum status refuse_command(const char *name) {
    const char *meant = nearest_command(name);
    if (meant == NULL)
        return output_fail(STATUS_MISUSED, "there is no command \"%s\" (rtlesson --help)", name);
    return output_fail(STATUS_MISUSED, "there is no command \"%s\"; did you mean \"%s\"?", name,
                       meant);
}

static enum status show_help(const struct command *command) {
    struct writer writer = {0};
    if (command != NULL)
        help_command(command, &writer);
    else
        help_program(COMMANDS, &writer);
    return output_text(&writer);
}

static enum status show_version(void) {
    struct writer writer = {0};
    writer_printf(&writer, "rtlesson %s\n", RTLESSON_VERSION);
    return output_text(&writer);
}

static enum status run_command(const struct command *command, const char **words, int count) {
    struct option options[OPTIONS_LIMIT + 1];
    struct arguments arguments;
    struct errbuf err;
    options_gather(command->options, command->takes_knobs, options);
    if (!options_parse(options, words, count, &arguments, &err))
        return output_fail(STATUS_MISUSED, "%s (rtlesson %s --help)", err.text, command->name);
    if (arguments.help)
        return show_help(command);
    if (arguments.version)
        return show_version();
    if (arguments.operand_count < command->least)
        return output_fail(STATUS_MISUSED, "%s needs %s (rtlesson %s --help)", command->name,
                           command->operands, command->name);
    if (command->most >= 0 && arguments.operand_count > command->most)
        return output_fail(STATUS_MISUSED, "\"%s\" is one operand too many (rtlesson %s --help)",
                           arguments.operands[command->most], command->name);
    return command->run(&arguments);
}

/* `rtlesson help [COMMAND]`, `rtlesson --help`. */
static enum status run_help(const char **words, int count) {
    const struct command *command = count > 0 ? find_command(words[0]) : NULL;
    if (count > 0 && command == NULL)
        return refuse_command(words[0]);
    return show_help(command);
}

/* A first word that is an option, a file, or no command's name misspelt: then play was meant. */
static bool means_play(const char *word) {
    return word[0] == '-' || strpbrk(word, "/.") != NULL || access(word, F_OK) == 0 ||
           nearest_command(word) == NULL;
}

enum status program_run(const char **words, int count) {
    assert(tables_are_whole());
    const char *first = count > 0 ? words[0] : "-";
    const struct command *command = find_command(first);
    if (command != NULL)
        return run_command(command, words + 1, count - 1);
    if (strcmp(first, "help") == 0 || strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        return run_help(words + 1, count - 1);
    if (means_play(first))
        return run_command(&command_play, words, count);
    return refuse_command(first);
}
