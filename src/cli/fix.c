/* How edits are chosen and made, and how a file is replaced so that nothing of it can be lost. */
#include "cli/fix.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/grow.h"
#include "base/text.h"
#include "base/writer.h"
#include "blocks/registry.h"
#include "cli/output.h"
#include "lesson/course.h"
#include "lesson/file.h"
#include "lesson/json.h"
#include "lesson/lesson.h"

/* Each round makes at least one edit; who needs more runs it again. */
enum { ROUNDS = 100, BACKUPS = 1000, SHOWN_CELLS = 40 };

/* The edits of one round, in the order of the text. */
struct edits {
    const struct fix **list;
    int count, capacity;
};

struct fixing {
    const char *path;
    struct arena arena; /* what is told of the text points into it */
    char *text;         /* owned */
    size_t length;
    int made;
    struct writer told;
};

/* Choosing */

static bool overlap(const struct fix *a, const struct fix *b) {
    if (a->length == 0 && b->length == 0)
        return a->offset == b->offset;
    return a->offset < b->offset + b->length && b->offset < a->offset + a->length;
}

static bool is_free(const struct edits *edits, const struct fix *fix) {
    for (int i = edits->count - 1; i >= 0; i--)
        if (overlap(edits->list[i], fix))
            return false;
    return true;
}

static bool all_free(const struct edits *edits, const struct fix *fixes) {
    for (; fixes != NULL; fixes = fixes->next)
        if (!is_free(edits, fixes))
            return false;
    return true;
}

static int compare_fixes(const void *a, const void *b) {
    const struct fix *first = *(const struct fix *const *)a;
    const struct fix *second = *(const struct fix *const *)b;
    if (first->offset != second->offset)
        return first->offset < second->offset ? -1 : 1;
    return first->length < second->length ? -1 : first->length > second->length;
}

/* All edits of each problem that touches none before it; the others wait for the next round. */
static struct edits choose(struct fixing *fixing, const struct problems *problems) {
    struct edits edits = {0};
    for (int i = 0; i < problems->count; i++) {
        const struct fix *fix = problems->list[i].fixes;
        if (fix == NULL || strcmp(problems->list[i].file, fixing->path) != 0 ||
            !all_free(&edits, fix))
            continue;
        for (; fix != NULL; fix = fix->next) {
            edits.list =
                grow_list(edits.list, edits.count, &edits.capacity, sizeof(const struct fix *));
            edits.list[edits.count++] = fix;
        }
    }
    if (edits.count > 0)
        qsort(edits.list, (size_t)edits.count, sizeof *edits.list, compare_fixes);
    return edits;
}

/* Telling and making */

static const char *shown(struct fixing *fixing, const char *text, size_t length) {
    return text_cut(arena_copy(&fixing->arena, text, length), SHOWN_CELLS, &fixing->arena);
}

static void tell(struct fixing *fixing, const struct fix *fix, struct place place) {
    struct writer *told = &fixing->told;
    writer_line(told, fixing->path);
    writer_printf(told, ":%d:%d: fixed: ", place.line, place.column);
    if (fix->length > 0) {
        writer_printf(told, "%s ", *fix->text != '\0' ? "replaced" : "removed");
        writer_line(told, shown(fixing, fixing->text + fix->offset, fix->length));
        writer_printf(told, "%s", *fix->text != '\0' ? " by " : "");
    } else {
        writer_printf(told, "added ");
    }
    writer_line(told, shown(fixing, fix->text, strlen(fix->text)));
    writer_printf(told, "\n");
}

static void make(struct fixing *fixing, const struct edits *edits) {
    struct writer mended = {0};
    struct place place = {.line = 1, .column = 1};
    size_t at = 0;
    for (int i = 0; i < edits->count; i++) {
        const struct fix *fix = edits->list[i];
        place = place_forward(place, fixing->text, place.offset, fix->offset);
        tell(fixing, fix, place);
        writer_bytes(&mended, fixing->text + at, fix->offset - at);
        writer_bytes(&mended, fix->text, strlen(fix->text));
        at = fix->offset + fix->length;
    }
    writer_bytes(&mended, fixing->text + at, fixing->length - at);
    writer_bytes(&mended, "", 1); /* there may be nothing else */
    free(fixing->text);
    fixing->text = mended.text;
    fixing->length = mended.length - 1;
    fixing->made += edits->count;
}

/* What the loader tells: what takes long to say has no edit that is certain. */
static void look(const struct fixing *fixing, bool syntax_only, struct problems *problems) {
    struct json_document document;
    if (!json_parse(&document, fixing->path, fixing->text, fixing->length, syntax_only, problems))
        return;
    document.is_file = true;
    if (!syntax_only && course_is(&document))
        course_free(course_read(&document, registry_kinds(), problems));
    else if (!syntax_only)
        lesson_free(lesson_read(&document, registry_kinds(), problems));
    json_release(&document);
}

/* False when nothing was certain. */
static bool go_round(struct fixing *fixing, bool syntax_only) {
    struct problems problems = {0};
    look(fixing, syntax_only, &problems);
    problems_sort(&problems);
    struct edits edits = choose(fixing, &problems);
    if (edits.count > 0)
        make(fixing, &edits);
    free(edits.list);
    problems_release(&problems);
    return edits.count > 0;
}

/* Writing */

static bool refuse(const char *path, const char *what) {
    return output_refuse("%s cannot be mended: %s", path, what);
}

/* Closes the file. */
static bool write_all(int file, const char *text, size_t length) {
    bool good = true;
    for (size_t at = 0; good && at < length;) {
        ssize_t count = write(file, text + at, length - at);
        good = count > 0 || (count < 0 && errno == EINTR);
        at += count > 0 ? (size_t)count : 0;
    }
    good = good && fsync(file) == 0;
    int reason = errno;
    good = close(file) == 0 && good;
    errno = good || errno == 0 ? errno : reason;
    return good;
}

/* A name beside the file that is free, made and opened; -1 with errno. */
static int open_backup(const char *file, mode_t mode, struct arena *arena, const char **name) {
    for (int i = 0; i < BACKUPS; i++) {
        *name =
            i == 0 ? arena_printf(arena, "%s.bak", file) : arena_printf(arena, "%s.bak%d", file, i);
        int backup = open(*name, O_WRONLY | O_CREAT | O_EXCL, mode);
        if (backup >= 0 || errno != EEXIST)
            return backup;
    }
    return -1;
}

static bool copy_beside(const char *file, mode_t mode, const char *text, size_t length,
                        struct arena *arena, const char **name) {
    int backup = open_backup(file, mode, arena, name);
    if (backup < 0)
        return refuse(*name, strerror(errno));
    if (write_all(backup, text, length))
        return true;
    refuse(*name, strerror(errno));
    unlink(*name);
    return false;
}

/* Puts the text in the place of the file in one step. */
static bool replace(const char *file, mode_t mode, const char *text, size_t length,
                    struct arena *arena) {
    char *name = arena_printf(arena, "%s.XXXXXX", file);
    int fresh = mkstemp(name);
    if (fresh < 0)
        return refuse(file, strerror(errno));
    bool good = fchmod(fresh, mode) == 0;
    good = write_all(fresh, text, length) && good && rename(name, file) == 0;
    if (good)
        return true;
    refuse(file, strerror(errno));
    unlink(name);
    return false;
}

/* The file itself, where the path is a link to it; NULL: it is none that can be written. */
static const char *find_file(const char *path, struct stat *status, struct arena *arena) {
    const char *file = path;
    if (lstat(path, status) == 0 && S_ISLNK(status->st_mode)) {
        char *real = realpath(path, NULL);
        file = real != NULL ? arena_copy(arena, real, strlen(real)) : path;
        free(real);
    }
    if (stat(file, status) != 0)
        refuse(path, strerror(errno));
    else if (!S_ISREG(status->st_mode))
        refuse(path, "it is no file");
    else if (access(file, W_OK) != 0 || (status->st_mode & 0222) == 0)
        refuse(path, "it may not be written");
    else
        return file;
    return NULL;
}

static bool save(struct fixing *fixing, const char *text, size_t length) {
    struct stat status;
    const char *file = find_file(fixing->path, &status, &fixing->arena), *backup;
    if (file == NULL)
        return false;
    mode_t mode = status.st_mode & 0777;
    if (!copy_beside(file, mode, text, length, &fixing->arena, &backup))
        return false;
    if (!replace(file, mode, fixing->text, fixing->length, &fixing->arena)) {
        unlink(backup);
        return false;
    }
    writer_line(&fixing->told, fixing->path);
    writer_printf(&fixing->told, ": %d fix%s; as it was: ", fixing->made,
                  fixing->made > 1 ? "es" : "");
    writer_line(&fixing->told, backup);
    writer_printf(&fixing->told, "\n");
    return true;
}

bool fix_file(const char *path, bool syntax_only) {
    struct fixing fixing = {.path = path};
    struct problems unread = {0};
    size_t length;
    char *text = file_read(path, &length, &unread);
    bool good = true;
    if (text != NULL) {
        struct writer copy = {0};
        writer_bytes(&copy, text, length);
        writer_bytes(&copy, "", 1);
        fixing.text = copy.text;
        fixing.length = length;
        int rounds = 0;
        while (rounds < ROUNDS && go_round(&fixing, syntax_only))
            rounds++;
        good = fixing.made == 0 || save(&fixing, text, length);
    }
    if (good)
        output_told(&fixing.told);
    writer_release(&fixing.told);
    free(fixing.text);
    free(text);
    arena_release(&fixing.arena);
    problems_release(&unread);
    return good;
}
