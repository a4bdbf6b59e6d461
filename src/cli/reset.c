/* The command "reset": a lesson, a section or a question as if it had never been played. */
#include "cli/command.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/grow.h"
#include "base/suggest.h"
#include "blocks/block.h"
#include "cli/key.h"
#include "cli/open.h"
#include "cli/output.h"
#include "record/reset.h"

enum { OPTION_SECTION, OPTION_QUESTION, OPTION_FORGET, OPTION_YES, OPTION_RECORD };

static const struct option OPTIONS[] = {
    [OPTION_SECTION] = {"section", "ID", "only this section"},
    [OPTION_QUESTION] = {"question", "ID", "only this question"},
    [OPTION_FORGET] = {"forget", NULL, "delete the tries too; otherwise they stay as history"},
    [OPTION_YES] = {"yes", NULL, "do not ask"},
    [OPTION_RECORD] = {"record", "FILE", "use this record"},
    {.name = NULL},
};

/* --- Which blocks ---------------------------------------------------------------------------- */

struct ids {
    struct arena *arena;
    const char **list;
    int count, capacity;
};

static void add_id(struct ids *ids, const char *id) {
    ids->list = grow_in_arena(ids->arena, ids->list, ids->count, &ids->capacity, sizeof *ids->list);
    ids->list[ids->count++] = id;
}

static void add_block(const struct block *block, void *data) {
    if (block->id != NULL)
        add_id(data, block->id);
}

static void add_section(const struct section *section, struct ids *ids) {
    add_id(ids, section->id);
    blocks_walk(section->blocks, add_block, ids);
}

struct search {
    const char *id;
    const struct block *found;
    struct ids all;
};

static void look(const struct block *block, void *data) {
    struct search *search = data;
    add_block(block, &search->all);
    if (block->id != NULL && strcmp(block->id, search->id) == 0)
        search->found = block;
}

/* The block, and what is inside it. */
static bool add_question(const struct lesson *lesson, const char *id, struct ids *ids) {
    char remedy[SUGGEST_REMEDY_BYTES];
    struct search search = {.id = id, .all = {.arena = ids->arena}};
    const struct section *sections = lesson->sections.at;
    for (int i = 0; i < lesson->sections.count; i++)
        blocks_walk(sections[i].blocks, look, &search);
    if (search.found == NULL)
        return output_refuse("the lesson has no question \"%s\"%s", id,
                             suggest_remedy(remedy, id, search.all.list, search.all.count));
    blocks_walk((struct list){search.found, 1}, add_block, ids);
    return true;
}

static bool add_meant(const struct arguments *arguments, const struct opened *opened,
                      struct ids *ids) {
    const char *section = arguments->values[OPTION_SECTION];
    const char *question = arguments->values[OPTION_QUESTION];
    if (section != NULL && question != NULL)
        return output_refuse("--section and --question exclude each other");
    if (question != NULL)
        return add_question(opened->lesson, question, ids);
    if (section == NULL)
        return true;
    if (!open_has_section(opened, section))
        return false;
    const struct section *sections = opened->lesson->sections.at;
    add_section(&sections[lesson_find_section(opened->lesson, section)], ids);
    return true;
}

/* --- Asking ---------------------------------------------------------------------------------- */

static bool is_nothing(const struct reset_sum *sum) {
    return sum->facts == 0 && sum->tries == 0 && sum->drafts == 0 && sum->places == 0;
}

static void say_sum(const char *title, const struct reset *reset, const struct reset_sum *sum,
                    struct writer *writer) {
    writer_line(writer, title);
    writer_printf(writer, ": %" PRId64 " answers, opened items and settings", sum->facts);
    if (sum->drafts > 0)
        writer_printf(writer, ", %" PRId64 " unfinished texts", sum->drafts);
    if (sum->places > 0)
        writer_printf(writer, ", the place");
    writer_printf(writer, " will be cleared; %" PRId64 " tries will %s.\n", sum->tries,
                  reset->forget ? "be deleted" : "stay as history, without counting");
}

/* What is typed up to the end of the line is "y" or "yes". */
static bool says_yes(void) {
    char line[16] = "";
    fputs("Clear it? [y/N] ", stdout);
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL)
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return strcmp(line, "y") == 0 || strcmp(line, "Y") == 0 || strcmp(line, "yes") == 0;
}

/* Good where it is to be done; else what the command ends with is in *status. */
static bool is_wanted(const struct arguments *arguments, enum status *status) {
    if (arguments->values[OPTION_YES] != NULL)
        return true;
    if (!isatty(STDIN_FILENO)) {
        *status = output_fail(
            STATUS_MISUSED,
            "nothing was cleared: there is no terminal to ask on; --yes clears without asking");
        return false;
    }
    bool wanted = says_yes();
    *status = wanted ? STATUS_GOOD : STATUS_FAILED;
    return wanted;
}

/* --- Doing ----------------------------------------------------------------------------------- */

static enum status clear(const struct arguments *arguments, const char *path,
                         const struct reset *reset) {
    struct errbuf err;
    struct reset_sum sum;
    struct writer writer = {0};
    if (!reset_look(path, reset, &sum, &err))
        return output_fail(STATUS_FAILED, "%s", err.text);
    if (is_nothing(&sum))
        writer_printf(&writer, "There is nothing to clear.\n");
    else
        say_sum(reset->key.title, reset, &sum, &writer);
    enum status status = output_text(&writer);
    if (is_nothing(&sum) || status != STATUS_GOOD || !is_wanted(arguments, &status))
        return status;
    return reset_do(path, reset, &err) ? STATUS_GOOD : output_fail(STATUS_FAILED, "%s", err.text);
}

static enum status reset(const struct arguments *arguments, const struct opened *opened,
                         struct arena *arena) {
    struct errbuf err;
    struct ids ids = {.arena = arena};
    struct reset reset = {.section = arguments->values[OPTION_SECTION],
                          .forget = arguments->values[OPTION_FORGET] != NULL};
    const char *path = arguments->values[OPTION_RECORD];
    if (!add_meant(arguments, opened, &ids))
        return STATUS_MISUSED;
    reset.blocks = ids.list;
    reset.block_count = ids.count;
    if (path == NULL && (path = record_path(arena, &err)) == NULL)
        return output_fail(STATUS_MISUSED, "%s", err.text);
    if (!key_find(opened->lesson, opened->course, opened->file, arena, &reset.key))
        return output_fail(STATUS_MISUSED, "nothing is saved for a lesson from a pipe");
    return clear(arguments, path, &reset);
}

static enum status run(const struct arguments *arguments) {
    struct opened opened;
    struct arena arena = {0};
    if (!open_lesson(arguments->operands[0], &opened))
        return STATUS_MISUSED;
    enum status status = reset(arguments, &opened, &arena);
    open_release(&opened);
    arena_release(&arena);
    return status;
}

const struct command command_reset = {
    .name = "reset",
    .operands = "LESSON",
    .summary = "Clear your progress in a lesson",
    .least = 1,
    .most = 1,
    .options = OPTIONS,
    .details = "LESSON is a file or the id of a lesson. Tries stay in the history, marked "
               "as\nbefore a reset. Do not use it while the lesson is being played: that "
               "player\nwould carry on with what it has.\n",
    .run = run,
};
