/* The command "show": one frame of a lesson as text, after keys and time that were given in
 * words, or all of a section. */
#include "cli/command.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "cli/open.h"
#include "cli/output.h"
#include "player/player.h"
#include "player/script.h"

enum {
    OPTION_SECTION,
    OPTION_ALL,
    OPTION_BLOCK,
    OPTION_STEP,
    OPTION_SIZE,
    OPTION_AT,
    OPTION_KEYS,
    OPTION_ASCII,
    OPTION_COLOR
};

static const struct option OPTIONS[] = {
    [OPTION_SECTION] = {"section", "ID", "show this section, not the opening"},
    [OPTION_ALL] = {"all", NULL, "show all of the section, everything revealed"},
    [OPTION_BLOCK] = {"block", "ID", "show this block alone"},
    [OPTION_STEP] = {"step", "tune", "show the block in this step of its stage"},
    [OPTION_SIZE] = {"size", "80x24", "columns and rows of the frame"},
    [OPTION_AT] = {"at", "2.5s", "play the block's film, or the section's first, from then"},
    [OPTION_KEYS] = {"keys", "'Tab 1s'", "what is pressed and typed, and time that passes"},
    [OPTION_ASCII] = {"ascii", NULL, "write ASCII alone"},
    [OPTION_COLOR] = {"color", NULL, "write colours as escape sequences"},
    {.name = NULL},
};

enum { SIZE_LIMIT = 1000 };

/* What the frame depends on, read from the options. */
struct request {
    const char *section, *block, *step, *keys; /* NULL: not given */
    int columns, rows;
    int64_t at_usec; /* -1: not given */
    bool all, ascii, colour;
};

static bool read_number(const char **text, int *number) {
    int length = (int)strspn(*text, "0123456789");
    if (length < 1 || length > 4)
        return false;
    *number = atoi(*text);
    *text += length;
    return *number >= 1 && *number <= SIZE_LIMIT;
}

static bool read_size(const char *text, struct request *request, struct errbuf *err) {
    const char *at = text;
    if (read_number(&at, &request->columns) && *at++ == 'x' && read_number(&at, &request->rows) &&
        *at == '\0')
        return true;
    return errbuf_fail(err,
                       "--size is \"%s\", but it wants COLUMNSxROWS, 1 to %d each, as in 80x24",
                       text, SIZE_LIMIT);
}

/* A section with everything revealed is no frame of a moment. */
static bool check_all(const char *const *values, struct errbuf *err) {
    static const int others[] = {OPTION_BLOCK, OPTION_STEP, OPTION_AT, OPTION_KEYS};
    for (size_t i = 0; values[OPTION_ALL] != NULL && i < sizeof others / sizeof *others; i++)
        if (values[others[i]] != NULL)
            return errbuf_fail(err, "--all and --%s exclude each other", OPTIONS[others[i]].name);
    return true;
}

static bool read_request(const struct arguments *arguments, struct request *request,
                         struct errbuf *err) {
    const char *const *values = arguments->values;
    struct errbuf why;
    *request = (struct request){
        .section = values[OPTION_SECTION],
        .block = values[OPTION_BLOCK],
        .step = values[OPTION_STEP],
        .keys = values[OPTION_KEYS],
        .columns = 80,
        .rows = 24,
        .at_usec = -1,
        .all = values[OPTION_ALL] != NULL,
        .ascii = values[OPTION_ASCII] != NULL,
        .colour = values[OPTION_COLOR] != NULL,
    };
    if (!check_all(values, err))
        return false;
    if (request->block != NULL && request->section != NULL)
        return errbuf_fail(err, "--block and --section exclude each other");
    if (request->step != NULL && request->block == NULL)
        return errbuf_fail(err, "--step needs --block, which says whose stage it is");
    if (values[OPTION_SIZE] != NULL && !read_size(values[OPTION_SIZE], request, err))
        return false;
    if (values[OPTION_AT] != NULL && !duration_parse(values[OPTION_AT], &request->at_usec, &why))
        return errbuf_fail(err, "--at is \"%s\": %s", values[OPTION_AT], why.text);
    if (request->keys != NULL && !script_check(request->keys, &why))
        return errbuf_fail(err, "--keys: %s", why.text);
    return true;
}

/* Brings the player to what was asked for. */
static bool drive(struct player *player, const struct request *request, struct errbuf *err) {
    int64_t now_usec = 0;
    player_handle(player, &(struct event){.type = EVENT_RESIZE,
                                          .at_usec = now_usec,
                                          .columns = request->columns,
                                          .rows = request->rows});
    if (request->section != NULL)
        player_goto(player, request->section);
    if (request->block != NULL && !player_show_block(player, request->block, request->step, err))
        return false;
    if (request->at_usec >= 0 && !player_seek_film(player, request->at_usec))
        return errbuf_fail(err, "--at: nothing in this %s can be played",
                           request->block != NULL ? "block" : "section");
    if (request->keys != NULL)
        script_play(request->keys, player, &now_usec);
    return true;
}

static enum status write_canvas(struct canvas *canvas, const struct request *request) {
    struct writer writer = {0};
    canvas_write(canvas, &writer, request->colour);
    canvas_release(canvas);
    return output_bytes(&writer);
}

static enum status write_frame(struct player *player, const struct request *request) {
    struct canvas canvas;
    canvas_init(&canvas, request->columns, request->rows, request->ascii);
    player_paint(player, &canvas);
    return write_canvas(&canvas, request);
}

static enum status write_all(struct player *player, const struct request *request) {
    struct canvas canvas;
    if (!player_paint_all(player, &canvas, request->ascii))
        return output_fail(STATUS_MISUSED, "--size %dx%d is too small for --all: a page needs 20x6",
                           request->columns, request->rows);
    return write_canvas(&canvas, request);
}

/* The frame is of what is sound; that there is more is the status. */
static enum status status_of(const struct opened *opened, enum status written) {
    return written == STATUS_GOOD && opened->has_errors ? STATUS_FAILED : written;
}

static enum status refuse(const struct opened *opened, const struct errbuf *err) {
    if (opened->has_errors && opened->sought_stands)
        return output_fail(STATUS_MISUSED, "\"%s\" has mistakes, or stands in what has",
                           opened->sought);
    return output_fail(STATUS_MISUSED, "%s", err->text);
}

static enum status show(const struct opened *opened, const struct request *request) {
    struct errbuf err;
    if (request->section != NULL && !open_has_section(opened, request->section))
        return STATUS_MISUSED;
    struct player *player = player_new(opened->lesson, opened->course, origin_fixed);
    enum status status =
        drive(player, request, &err)
            ? status_of(opened, (request->all ? write_all : write_frame)(player, request))
            : refuse(opened, &err);
    player_free(player);
    return status;
}

static enum status run(const struct arguments *arguments) {
    const char *name = arguments->operand_count > 0 ? arguments->operands[0] : NULL;
    struct request request;
    struct opened opened;
    struct errbuf err;
    if (!read_request(arguments, &request, &err))
        return output_fail(STATUS_MISUSED, "%s", err.text);
    if (!open_lesson_for(request.block, name, &opened))
        return STATUS_MISUSED;
    enum status status = show(&opened, &request);
    open_release(&opened);
    return status;
}

const struct command command_show = {
    .name = "show",
    .operands = "[LESSON]",
    .summary = "Write one frame of a lesson, or a whole section, as text",
    .most = 1,
    .options = OPTIONS,
    .details = "LESSON is a file or the id of a bundled lesson; without one, the first that is\n"
               "bundled. --keys takes names (Tab Enter Right PgDn Esc Ctrl-L x), durations that\n"
               "pass (250ms 2.5s) and typed text in quotes, in the order given:\n"
               "--keys 'Tab Enter 2.5s \"some text\" Esc'\n"
               "--all writes as many rows as the section needs, at the columns of --size. What\n"
               "waits is shown, what can be opened is open, tabs stand one below the other, and\n"
               "what a stage asks and tells stands beside its film. Questions stay unanswered.\n"
               "--block shows also what of a file with mistakes is sound: they are told, and the\n"
               "exit status is 1; where they are the block's own, it is 2. The steps of a stage\n"
               "are guess, watch, tune and explain, as far as the block has them.\n",
    .run = run,
};
