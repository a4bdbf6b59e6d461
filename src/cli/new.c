/* The command "new": a folder with a small lesson, from which an author goes on. */
#include "cli/command.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/suggest.h"
#include "base/text.h"
#include "cli/naming.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/template.h"

enum { OPTION_TEMPLATE, OPTION_TITLE };

static const struct option OPTIONS[] = {
    [OPTION_TEMPLATE] = {"template", "NAME", "lesson (default), quiz, film or course"},
    [OPTION_TITLE] = {"title", "TEXT", "its title (the folder's name)"},
    {.name = NULL},
};

/* NULL, and told, where there is none of that name. */
static const struct template *find_template(const char *name) {
    char remedy[SUGGEST_REMEDY_BYTES];
    const char *names[OPTIONS_OWN];
    int count = 0;
    const struct template *found = name != NULL ? template_find(name) : templates;
    for (const struct template *row = templates; row->name != NULL; row++)
        names[count++] = row->name;
    if (found == NULL)
        output_refuse("there is no template \"%s\"%s", name,
                      suggest_remedy(remedy, name, names, count));
    return found;
}

static const char *without_slashes(const char *path, struct arena *arena) {
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_copy(arena, path, length);
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static bool is_folder(const char *path) {
    struct stat there;
    return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

/* Whatever is there, and be it a link that leads nowhere, is left as it is. */
static bool is_free(const char *path, struct arena *arena) {
    struct stat there;
    const char *name = name_of(path), *around = paths_directory_of(arena, path);
    if (*path == '\0')
        return output_refuse("the folder needs a name");
    if (lstat(path, &there) == 0)
        return output_refuse("%s is there already, and stays as it is: write another name", path);
    if (errno != ENOENT && errno != ENOTDIR)
        return output_refuse("cannot make %s: %s", path, strerror(errno));
    if (!is_folder(around))
        return output_refuse("there is no folder %s to make %s in", around, name);
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return output_refuse("%s is no name for a new folder", path);
    return true;
}

/* What the loader takes for a title. */
static bool is_title(const char *title) {
    bool good = text_is_utf8(title, strlen(title), NULL) && !text_is_blank(title);
    for (const char *at = title; *at != '\0'; at++)
        good &= (unsigned char)*at >= ' ';
    return good || output_refuse("--title wants one line of text");
}

/* A word that the shell reads as the path of this file. */
static void write_path(const char *path, const char *file, struct writer *writer) {
    static const char PLAIN[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
    const char *quote = path[strspn(path, PLAIN)] == '\0' ? "" : "'";
    writer_printf(writer, "%s%s", quote, *path == '-' ? "./" : "");
    for (; *path != '\0'; path++) {
        if (*path == '\'')
            writer_printf(writer, "'\\'");
        writer_bytes(writer, path, 1);
    }
    writer_printf(writer, "/%s%s", file, quote);
}

static void say_command(const char *command, const char *path, const struct template *template,
                        struct writer *writer) {
    struct writer word = {0};
    write_path(path, template->opens, &word);
    writer_printf(writer, "  rtlesson %s", command);
    writer_line(writer, word.text);
    writer_printf(writer, "\n");
    writer_release(&word);
}

static void say_what_next(const char *title, const char *path, const struct template *template,
                          struct writer *writer) {
    writer_printf(writer, "\"");
    writer_line(writer, title);
    writer_printf(writer, "\" is in ");
    writer_line(writer, path);
    writer_printf(writer, ". Play it, check it, show a screen of it:\n");
    say_command("", path, template, writer);
    say_command("check ", path, template, writer);
    say_command("show ", path, template, writer);
}

static bool make(const struct template *template, const char *path, const char *title,
                 struct errbuf *err) {
    struct folder folder;
    bool good =
        folder_begin(&folder, path, err) &&
        template_write(template, naming_id(name_of(path), &folder.arena), title, &folder, err) &&
        folder_finish(&folder, err);
    folder_release(&folder);
    return good;
}

static enum status make_and_say(const struct template *template, const char *path,
                                const char *title) {
    struct errbuf err;
    struct writer writer = {0};
    if (!make(template, path, title, &err))
        return output_fail(STATUS_FAILED, "%s", err.text);
    say_what_next(title, path, template, &writer);
    return output_text(&writer);
}

static enum status run(const struct arguments *arguments) {
    struct arena arena = {0};
    enum status status = STATUS_MISUSED;
    const struct template *template = find_template(arguments->values[OPTION_TEMPLATE]);
    const char *path = without_slashes(arguments->operands[0], &arena);
    const char *title = arguments->values[OPTION_TITLE];
    if (title == NULL)
        title = naming_title(name_of(path), &arena);
    if (template != NULL && is_title(title) && is_free(path, &arena))
        status = make_and_say(template, path, title);
    arena_release(&arena);
    return status;
}

const struct command command_new = {
    .name = "new",
    .operands = "DIR",
    .summary = "Create a folder with a small lesson to start from",
    .least = 1,
    .most = 1,
    .options = OPTIONS,
    .details =
        "lesson: prose, cards and a question. quiz: five kinds of questions. film: one\nscripted, "
        "one simulated, with a guess, a knob and a goal. course: two lessons.\nThe folder also has "
        "a README, a JSON Schema for editors, and settings that make\nVisual Studio Code show what "
        "check reports. If DIR exists already, nothing is\ntouched, and the status is 2.\n",
    .run = run,
};
