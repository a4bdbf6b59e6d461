/*
 * Compares frames: each line of DIRECTORY/cases, "NAME | ARGUMENTS", is `rtlesson show ARGUMENTS`,
 * and must write exactly DIRECTORY/NAME.txt. This process draws them all itself, one after the
 * other; where PROGRAM is given, that is started for each of them instead. With --update the frames
 * are written anew, and those that no case names are taken away: read the difference before it is
 * committed.
 *
 * usage: rtlesson_golden [--update] DIRECTORY [PROGRAM]
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/grow.h"
#include "base/writer.h"
#include "cli/output.h"
#include "cli/program.h"

extern char **environ;

enum { WORDS_LIMIT = 32 };

struct frame_case {
    const char *name, *arguments; /* as they are written */
};

struct golden {
    const char *directory;
    const char *program; /* NULL: the frames are drawn in this process */
    bool update;
    FILE *report; /* where standard output led before frames were written to it */
    struct arena arena;
    const char **names; /* of the cases, owned as a list; the texts are in the arena */
    int name_count, name_capacity;
    int passed, failed;
};

static _Noreturn void give_up(const char *what) {
    fprintf(stderr, "rtlesson_golden: %s: %s\n", what, strerror(errno));
    exit(STATUS_MISUSED);
}

static void *need(void *memory) {
    if (memory == NULL)
        give_up("memory");
    return memory;
}

static void fail(struct golden *golden, const char *name, const char *why) {
    golden->failed++;
    fprintf(golden->report, "FAIL %s: %s\n", name, why);
    fflush(golden->report);
}

static void fail_case(struct golden *golden, const struct frame_case *it, const char *why) {
    golden->failed++;
    fprintf(golden->report, "FAIL %s: show %s %s\n", it->name, it->arguments, why);
    fflush(golden->report);
}

static const char *path_of(struct golden *golden, const char *name) {
    return need(arena_printf(&golden->arena, "%s/%s.txt", golden->directory, name));
}

/* Standard output and input are files of their own from now on, for this process and for those that
 * it starts. */
static void take_standard_streams(struct golden *golden) {
    int report = dup(STDOUT_FILENO), nothing = open("/dev/null", O_RDONLY);
    FILE *frame = tmpfile();
    if (report < 0 || nothing < 0 || frame == NULL)
        give_up("files");
    fcntl(report, F_SETFD, FD_CLOEXEC);
    golden->report = need(fdopen(report, "w"));
    if (dup2(nothing, STDIN_FILENO) < 0 || dup2(fileno(frame), STDOUT_FILENO) < 0)
        give_up("files");
    close(nothing);
    fclose(frame);
}

static void forget_frame(void) {
    if (lseek(STDOUT_FILENO, 0, SEEK_SET) < 0 || ftruncate(STDOUT_FILENO, 0) != 0)
        give_up("the file of a frame");
}

/* All that is in the file. */
static void read_whole(int file, struct writer *into) {
    char piece[8192];
    ssize_t length;
    lseek(file, 0, SEEK_SET);
    while ((length = read(file, piece, sizeof piece)) > 0)
        writer_bytes(into, piece, (size_t)length);
    if (length < 0)
        give_up("a frame");
}

/* False when there is no such file. */
static bool read_named(const char *path, struct writer *into) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    read_whole(file, into);
    close(file);
    return true;
}

static void write_named(const char *path, const struct writer *bytes) {
    FILE *file = fopen(path, "wb");
    if (file == NULL || (bytes->length > 0 && fwrite(bytes->text, 1, bytes->length, file) == 0) ||
        fclose(file) != 0)
        give_up(path);
}

/* Starts words[0] and returns what it ends with; 127 where there is none, or a signal ended it. */
static int start(const char *const *words, const posix_spawn_file_actions_t *actions) {
    pid_t child;
    int ended;
    if (posix_spawnp(&child, words[0], actions, NULL, (char *const *)words, environ) != 0 ||
        waitpid(child, &ended, 0) < 0 || !WIFEXITED(ended))
        return 127;
    return WEXITSTATUS(ended);
}

/* Reports what `diff` says of the two; the frame is still in standard output. */
static void tell_difference(const struct golden *golden, const char *path) {
    const char *words[] = {"diff", path, "-", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(golden->report), STDOUT_FILENO);
    lseek(STDOUT_FILENO, 0, SEEK_SET);
    start(words, &actions);
    posix_spawn_file_actions_destroy(&actions);
}

static bool is_same(const struct writer *one, const struct writer *other) {
    return one->length == other->length &&
           (one->length == 0 || memcmp(one->text, other->text, one->length) == 0);
}

static void compare(struct golden *golden, const struct frame_case *it, const char *path) {
    struct writer shown = {0}, kept = {0};
    read_whole(STDOUT_FILENO, &shown);
    if (!read_named(path, &kept)) {
        fail_case(golden, it, "has no frame that is kept (./dev goldens)");
    } else if (is_same(&shown, &kept)) {
        golden->passed++;
    } else {
        fail_case(golden, it, "(< expected, > shown)");
        tell_difference(golden, path);
    }
    writer_release(&shown);
    writer_release(&kept);
}

/* A file that says the same already stays as it is. */
static void keep(const char *path) {
    struct writer shown = {0}, kept = {0};
    read_whole(STDOUT_FILENO, &shown);
    if (!read_named(path, &kept) || !is_same(&shown, &kept))
        write_named(path, &shown);
    writer_release(&shown);
    writer_release(&kept);
}

/* Sees to the frame that was drawn. */
static void judge(struct golden *golden, const struct frame_case *it) {
    const char *path = path_of(golden, it->name);
    if (golden->update)
        keep(path);
    else
        compare(golden, it, path);
}

/* Ends the word at *at with a NUL, takes its quotes off as a shell does, and moves *at behind it;
 * false where a quote is left open. */
static bool take_word(char **at) {
    char *from = *at, *to = *at, quote = '\0';
    for (; *from != '\0' && (quote != '\0' || *from != ' '); from++) {
        if (quote != '\0' ? *from == quote : *from == '\'' || *from == '"')
            quote = quote != '\0' ? '\0' : *from;
        else
            *to++ = *from;
    }
    *at = from + (*from != '\0');
    *to = '\0';
    return quote == '\0';
}

/* The words of a line behind `PROGRAM show`, with a NULL at their end; their number, or 0 for a
 * line that cannot be split. The line is changed. */
static int split(char *line, const char *program, const char *words[WORDS_LIMIT + 1]) {
    int count = 0;
    words[count++] = program;
    words[count++] = "show";
    for (char *at = line + strspn(line, " "); *at != '\0'; at += strspn(at, " ")) {
        if (count == WORDS_LIMIT)
            return 0;
        words[count++] = at;
        if (!take_word(&at))
            return 0;
    }
    words[count] = NULL;
    return count;
}

static int draw(const struct golden *golden, const char **words, int count) {
    forget_frame();
    return golden->program != NULL ? start(words, NULL) : (int)program_run(words + 1, count - 1);
}

static void try_case(struct golden *golden, const struct frame_case *it) {
    const char *words[WORDS_LIMIT + 1];
    const char *program = golden->program != NULL ? golden->program : "rtlesson";
    char *line = need(arena_copy(&golden->arena, it->arguments, strlen(it->arguments)));
    int count = split(line, program, words);
    if (count == 0)
        fail_case(golden, it, "has too many words, or a quote is open");
    else if (draw(golden, words, count) != STATUS_GOOD)
        fail_case(golden, it, "is refused, or fails");
    else
        judge(golden, it);
}

static bool is_named(const struct golden *golden, const char *name) {
    for (int i = 0; i < golden->name_count; i++)
        if (strcmp(golden->names[i], name) == 0)
            return true;
    return false;
}

static const char *keep_name(struct golden *golden, const char *text, size_t length) {
    while (length > 0 && text[length - 1] == ' ')
        length--;
    const char *name = need(arena_copy(&golden->arena, text, length));
    if (is_named(golden, name))
        fail(golden, name, "two cases have this name");
    golden->names = need(grow_list(golden->names, golden->name_count, &golden->name_capacity,
                                   sizeof *golden->names));
    golden->names[golden->name_count++] = name;
    return name;
}

static void try_line(struct golden *golden, char *line) {
    char *bar = strchr(line, '|');
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '\0' || line[0] == '#')
        return;
    if (bar == NULL) {
        fail(golden, line, "this line has no | behind its name");
        return;
    }
    struct frame_case it = {
        .name = keep_name(golden, line, (size_t)(bar - line)),
        .arguments = bar + 1 + strspn(bar + 1, " "),
    };
    try_case(golden, &it);
}

static void try_cases(struct golden *golden) {
    const char *path = need(arena_printf(&golden->arena, "%s/cases", golden->directory));
    FILE *cases = fopen(path, "re");
    char *line = NULL;
    size_t capacity = 0;
    if (cases == NULL)
        give_up(path);
    while (getline(&line, &capacity, cases) >= 0)
        try_line(golden, line);
    free(line);
    fclose(cases);
}

/* A file NAME.txt that no case names is a frame that nobody looks at. */
static void see_to_file(struct golden *golden, const char *file) {
    size_t length = strlen(file);
    if (length < 4 || strcmp(file + length - 4, ".txt") != 0)
        return;
    const char *name = need(arena_copy(&golden->arena, file, length - 4));
    if (is_named(golden, name))
        return;
    if (!golden->update)
        fail(golden, file, "no case names it");
    else if (unlink(path_of(golden, name)) != 0)
        give_up(file);
}

static void see_to_files(struct golden *golden) {
    DIR *directory = opendir(golden->directory);
    if (directory == NULL)
        give_up(golden->directory);
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;)
        see_to_file(golden, entry->d_name);
    closedir(directory);
}

static bool tell_count(const struct golden *golden) {
    if (golden->update)
        fprintf(golden->report, "wrote %d frames, %d failed\n", golden->name_count, golden->failed);
    else
        fprintf(golden->report, "%d passed, %d failed\n", golden->passed, golden->failed);
    return golden->failed == 0 && golden->name_count > 0;
}

static void release(struct golden *golden) {
    fclose(golden->report);
    free(golden->names);
    arena_release(&golden->arena);
}

static struct golden read_command_line(int argc, char **argv) {
    struct golden golden = {.update = argc > 1 && strcmp(argv[1], "--update") == 0};
    char **words = argv + 1 + golden.update;
    if (argc < 2 + golden.update || argc > 3 + golden.update || words[0][0] == '-') {
        fprintf(stderr, "usage: %s [--update] DIRECTORY [PROGRAM]\n", argv[0]);
        exit(STATUS_MISUSED);
    }
    golden.directory = words[0];
    golden.program = words[1];
    return golden;
}

int main(int argc, char **argv) {
    struct golden golden = read_command_line(argc, argv);
    /* The frames are those of the lessons in the program, whatever else there is. */
    unsetenv("RTLESSON_PATH");
    output_set_locale();
    take_standard_streams(&golden);
    try_cases(&golden);
    see_to_files(&golden);
    bool good = tell_count(&golden);
    release(&golden);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
