/* The command "play": a lesson on the terminal, or, into a pipe, as plain text. */
#include "cli/command.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/open.h"
#include "cli/origin.h"
#include "cli/output.h"
#include "player/plain.h"
#include "player/player.h"
#include "term/term.h"

enum { OPTION_SECTION, OPTION_ASCII };

static const struct option OPTIONS[] = {
    [OPTION_SECTION] = {"section", "ID", "start at this section"},
    [OPTION_ASCII] = {"ascii", NULL, "write ASCII alone"},
    {.name = NULL},
};

static enum status write_plain(const struct opened *opened, const char *section, bool ascii) {
    struct writer writer = {0};
    int from = section != NULL ? lesson_find_section(opened->lesson, section) : 0;
    player_plain(opened->lesson, opened->course, from, &writer);
    return ascii ? output_ascii(&writer) : output_text(&writer);
}

/* Only what the course lists as bundled can be asked for. */
static void say_not_opened(struct player *player, const struct course_lesson *lesson) {
    char text[160];
    snprintf(text, sizeof text, "“%s” cannot be played; rtlesson check %s tells why.",
             lesson->title, lesson->file);
    player_say(player, text);
}

/* What is told on standard error comes when the terminal is given back (shelf_release). */
static void say_passed_over(struct player *player, const struct shelf *shelf) {
    char text[256];
    const char *path = shelf_passed_over(shelf);
    if (path == NULL)
        return;
    snprintf(text, sizeof text, "A course is passed over: rtlesson check %s tells why.", path);
    player_say(player, text);
}

/* Puts the other lesson in place of the one that is played; both are kept when it cannot be. */
static struct player *change_lesson(struct player *player, struct opened *opened, const char *id) {
    struct lesson *lesson = open_other(opened, id);
    if (lesson == NULL) {
        say_not_opened(player, course_find(opened->course, id).lesson);
        return player;
    }
    player_free(player);
    lesson_free(opened->lesson);
    opened->lesson = lesson;
    return player_new(lesson, opened->course, origin_now());
}

static enum term_outcome play_lessons(struct term *term, struct opened *opened,
                                      const char *section) {
    const char *wanted;
    enum term_outcome outcome;
    struct player *player = player_new(opened->lesson, opened->course, origin_now());
    if (section != NULL)
        player_goto(player, section);
    say_passed_over(player, &opened->shelf);
    while ((outcome = term_play(term, player, &wanted)) == TERM_WANTS_LESSON)
        player = change_lesson(player, opened, wanted);
    player_free(player);
    return outcome;
}

static enum status refuse_charset(const char *locale) {
    return output_fail(
        STATUS_MISUSED,
        "the locale \"%s\" is not known here, so that what the terminal sends cannot "
        "be read; rtlesson needs UTF-8 then: LC_ALL=C.UTF-8 rtlesson",
        locale);
}

static enum status play(struct opened *opened, const char *section, bool ascii) {
    struct errbuf err;
    const char *unknown = output_unknown_charset();
    if (unknown != NULL)
        return refuse_charset(unknown);
    bool utf8 = output_is_utf8();
    struct term *term = term_open(utf8, ascii || !utf8, &err);
    if (term == NULL)
        return output_fail(STATUS_MISUSED, "%s", err.text);
    enum term_outcome outcome = play_lessons(term, opened, section);
    int killed_by = term_close(term);
    if (killed_by != 0)
        raise(killed_by);
    return outcome == TERM_LEFT ? STATUS_GOOD : STATUS_FAILED;
}

static enum status run(const struct arguments *arguments) {
    struct opened opened;
    const char *section = arguments->values[OPTION_SECTION];
    if (!open_lesson(arguments->operand_count > 0 ? arguments->operands[0] : NULL, &opened))
        return STATUS_MISUSED;
    bool ascii = arguments->values[OPTION_ASCII] != NULL;
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    enum status status = STATUS_MISUSED;
    if (section == NULL || open_has_section(&opened, section))
        status = terminal ? play(&opened, section, ascii) : write_plain(&opened, section, ascii);
    open_release(&opened);
    return status;
}

const struct command command_play = {
    .name = "play",
    .operands = "[LESSON]",
    .summary = "Play a lesson",
    .most = 1,
    .options = OPTIONS,
    .details = "LESSON is a file or the id of a bundled lesson; without one, the first that is\n"
               "bundled. Where there is no terminal the lesson is written as plain text, its\n"
               "answers at the end. RTLESSON_PATH names more directories with a course.json,\n"
               "separated by colons.\n",
    .run = run,
};
