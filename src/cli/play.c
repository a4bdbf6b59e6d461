/* The command "play": a lesson on the terminal, or, into a pipe, as plain text. */
#include "cli/command.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/keep.h"
#include "cli/open.h"
#include "cli/output.h"
#include "player/plain.h"
#include "player/player.h"
#include "term/term.h"

enum {
    OPTION_SECTION,
    OPTION_ASCII,
    OPTION_RESTART,
    OPTION_RECORD,
    OPTION_NO_RECORD,
    OPTION_NO_MOUSE,
    OPTION_THEME
};

static const struct option OPTIONS[] = {
    [OPTION_SECTION] = {"section", "ID", "start at this section"},
    [OPTION_ASCII] = {"ascii", NULL, "write ASCII only"},
    [OPTION_RESTART] = {"restart", NULL, "begin at the start; answers are kept"},
    [OPTION_RECORD] = {"record", "FILE", "save progress in this file"},
    [OPTION_NO_RECORD] = {"no-record", NULL, "save nothing"},
    [OPTION_NO_MOUSE] = {"no-mouse", NULL, "leave the mouse to the terminal; M takes it"},
    [OPTION_THEME] = {"theme", "NAME", "colours: mono, ansi, any, dark or light"},
    {.name = NULL},
};

/* What the command line says. */
struct wanted {
    const char *lesson;  /* NULL: the one that was played last */
    const char *section; /* NULL: where the learner was */
    const char *record;  /* NULL: the usual one */
    bool ascii, restart, no_record, no_mouse;
    enum theme theme;
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
    snprintf(text, sizeof text, "“%s” cannot be played: rtlesson check %s says why.", lesson->title,
             lesson->file);
    player_say(player, text);
}

/* What is told on standard error comes when the terminal is given back (shelf_release). */
static void say_passed_over(struct player *player, const struct shelf *shelf) {
    char text[256];
    const char *path = shelf_passed_over(shelf);
    if (path == NULL)
        return;
    snprintf(text, sizeof text, "A course was skipped: rtlesson check %s says why.", path);
    player_say(player, text);
}

/* Puts the other lesson in place of the one that is played; both are kept when it cannot be. */
static struct player *change_lesson(struct player *player, struct opened *opened, const char *id,
                                    struct keep *keep) {
    struct lesson *lesson = open_other(opened, id);
    if (lesson == NULL) {
        say_not_opened(player, course_find(opened->course, id).lesson);
        return player;
    }
    keep_leave(keep);
    player_free(player);
    lesson_free(opened->lesson);
    opened->lesson = lesson;
    return keep_player(keep, opened, true);
}

static enum term_outcome play_lessons(struct term *term, struct opened *opened, struct keep *keep,
                                      const struct wanted *wanted) {
    const char *other;
    enum term_outcome outcome;
    struct player *player = keep_player(keep, opened, wanted->section == NULL && !wanted->restart);
    if (wanted->section != NULL)
        player_goto(player, wanted->section);
    say_passed_over(player, &opened->shelf);
    while ((outcome = term_play(term, player, &other)) == TERM_WANTS_LESSON)
        player = change_lesson(player, opened, other, keep);
    if (outcome == TERM_LEFT)
        term_wait(term, keep_is_busy, "Saving… q leaves at once.");
    keep_leave(keep);
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

/* How long it is waited for the last save when the program is asked to end, or has no terminal. */
enum { LAST_SAVE_MSEC = 2000 };

static enum status play(struct opened *opened, struct keep *keep, const struct wanted *wanted) {
    struct errbuf err;
    const char *unknown = output_unknown_charset();
    if (unknown != NULL)
        return refuse_charset(unknown);
    bool utf8 = output_is_utf8();
    struct term *term = term_open(utf8, wanted->ascii || !utf8, &err);
    if (term == NULL)
        return output_fail(STATUS_MISUSED, "%s", err.text);
    term_set_theme(term, wanted->theme);
    term_set_watch(term, keep_watch(keep));
    term_set_mouse(term, !wanted->no_mouse);
    enum term_outcome outcome = play_lessons(term, opened, keep, wanted);
    int killed_by = term_close(term);
    bool asked_to_wait = outcome != TERM_LEFT || killed_by != 0;
    bool saved = keep_close(keep, asked_to_wait ? LAST_SAVE_MSEC : 0);
    if (killed_by != 0)
        raise(killed_by);
    return outcome == TERM_LEFT && saved ? STATUS_GOOD : STATUS_FAILED;
}

/* Without a name, the one that was played last, or else the first. */
static bool open_wanted(const struct wanted *wanted, struct keep *keep, struct opened *opened) {
    bool goes_on = wanted->lesson == NULL && keep_open_last(keep, opened);
    return (goes_on || open_lesson(wanted->lesson, opened)) &&
           (wanted->section == NULL || open_has_section(opened, wanted->section));
}

static enum status run_on_terminal(const struct wanted *wanted) {
    struct opened opened;
    struct keep keep;
    keep_open(&keep, wanted->record, !wanted->no_record);
    bool good = open_wanted(wanted, &keep, &opened);
    enum status status = good ? play(&opened, &keep, wanted) : STATUS_MISUSED;
    keep_close(&keep, 0);
    open_release(&opened);
    return status;
}

static enum status run_plain(const struct wanted *wanted) {
    struct opened opened;
    if (!open_lesson(wanted->lesson, &opened))
        return STATUS_MISUSED;
    enum status status = STATUS_MISUSED;
    if (wanted->section == NULL || open_has_section(&opened, wanted->section))
        status = write_plain(&opened, wanted->section, wanted->ascii);
    open_release(&opened);
    return status;
}

/* False, and told, where the name is none. */
static bool find_theme(const char *name, enum theme *theme) {
    *theme = THEME_BY_GROUND;
    for (int i = 0; name != NULL && i < THEME_COUNT; i++)
        if (strcmp(theme_names[i], name) == 0)
            *theme = (enum theme)i;
    if (name == NULL || *theme != THEME_BY_GROUND)
        return true;
    output_fail(STATUS_MISUSED, "--theme is mono, ansi, any, dark or light, and not \"%s\"", name);
    return false;
}

static enum status run(const struct arguments *arguments) {
    const char *const *values = arguments->values;
    struct wanted wanted = {
        .lesson = arguments->operand_count > 0 ? arguments->operands[0] : NULL,
        .section = values[OPTION_SECTION],
        .ascii = values[OPTION_ASCII] != NULL,
        .restart = values[OPTION_RESTART] != NULL,
        .record = values[OPTION_RECORD],
        .no_record = values[OPTION_NO_RECORD] != NULL,
        .no_mouse = values[OPTION_NO_MOUSE] != NULL,
    };
    if (!find_theme(values[OPTION_THEME], &wanted.theme))
        return STATUS_MISUSED;
    if (wanted.record != NULL && wanted.no_record)
        return output_fail(STATUS_MISUSED, "--record and --no-record exclude each other");
    if (wanted.record != NULL && wanted.record[0] == '\0')
        return output_fail(STATUS_MISUSED, "--record needs the name of a file");
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    return terminal ? run_on_terminal(&wanted) : run_plain(&wanted);
}

const struct command command_play = {
    .name = "play",
    .operands = "[LESSON]",
    .summary = "Play a lesson",
    .most = 1,
    .options = OPTIONS,
    .details = "LESSON is a file or the id of a bundled lesson; without one, the lesson that "
               "was\nplayed last, or the first bundled one. It resumes where you left off; "
               "progress\nis saved in FILE, by default $XDG_STATE_HOME/rtlesson/record.db, or "
               "below\n~/.local/state. Without a terminal the lesson is written as plain text, "
               "with its\nanswers at the end, and nothing is saved. RTLESSON_PATH names more "
               "directories\nwith a course.json, separated by colons.\n",
    .run = run,
};
