#include "cli/command.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/open.h"
#include "cli/output.h"
#include "player/plain.h"
#include "player/player.h"

enum { OPTION_SECTION };

static const struct option OPTIONS[] = {
    [OPTION_SECTION] = {"section", "ID", "start at this section"},
    {.name = NULL},
};

static enum status write_plain(const struct opened *opened) {
    struct writer writer = {0};
    player_plain(opened->lesson, opened->course, &writer);
    return output_text(&writer);
}

static enum status run(const struct arguments *arguments) {
    struct opened opened;
    const char *section = arguments->values[OPTION_SECTION];
    if (!open_lesson(arguments->operand_count > 0 ? arguments->operands[0] : NULL, &opened))
        return STATUS_MISUSED;
    enum status status = STATUS_MISUSED;
    if (section == NULL || open_has_section(&opened, section))
        status = write_plain(&opened);
    open_release(&opened);
    return status;
}

const struct command command_play = {
    .name = "play",
    .operands = "[LESSON]",
    .summary = "Play a lesson",
    .most = 1,
    .options = OPTIONS,
    .details =
        "LESSON is a file or the id of a bundled lesson; without one, the first that is bundled.\n"
        "Where there is no terminal the lesson is written as plain text, its answers at the end.\n"
        "RTLESSON_PATH names more directories with a course.json, separated by colons.\n",
    .run = run,
};
