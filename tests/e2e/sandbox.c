#include "sandbox.h"

#include "bytes.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int find(const struct sandbox *sandbox, const char *name) {
    size_t length = strlen(name);
    for (int i = 0; i < sandbox->count; i++)
        if (strncmp(sandbox->variables[i], name, length) == 0 &&
            sandbox->variables[i][length] == '=')
            return i;
    return -1;
}

const char *sandbox_get(const struct sandbox *sandbox, const char *name) {
    int i = find(sandbox, name);
    return i < 0 ? NULL : sandbox->variables[i] + strlen(name) + 1;
}

bool sandbox_set(struct sandbox *sandbox, const char *name, const char *value) {
    int i = find(sandbox, name);
    if (i >= 0) {
        free(sandbox->variables[i]);
        sandbox->variables[i] = sandbox->variables[--sandbox->count];
        sandbox->variables[sandbox->count] = NULL;
    }
    if (value == NULL)
        return true;
    if (sandbox->count == SANDBOX_VARIABLES_MAX)
        return false;
    struct bytes entry = {0};
    bytes_addf(&entry, "%s=%s", name, value);
    sandbox->variables[sandbox->count++] = entry.data;
    return true;
}

char *sandbox_path(const struct sandbox *sandbox, const char *path) {
    struct bytes whole = {0};
    if (path[0] != '/')
        bytes_addf(&whole, "%s/", sandbox->home);
    bytes_addf(&whole, "%s", path);
    return whole.data;
}

static bool make_directory(struct sandbox *sandbox, const char *variable, const char *name) {
    char *path = sandbox_path(sandbox, name);
    bool made = mkdir(path, 0700) == 0;
    sandbox_set(sandbox, variable, path);
    free(path);
    return made;
}

static bool make_link(const struct sandbox *sandbox, const char *name, const char *target) {
    char *whole = realpath(target, NULL), *path = sandbox_path(sandbox, name);
    bool made = whole != NULL && symlink(whole, path) == 0;
    free(whole);
    free(path);
    return made;
}

/* Program and tree are met under names of the home, so that no script sees where they are: there
 * may be blanks in that path, it may be longer than a row, and hold a colon. */
static bool link_program_and_tree(struct sandbox *sandbox, const char *program, const char *root) {
    if (!make_directory(sandbox, "BIN", ".bin") || !make_link(sandbox, ".bin/rtlesson", program) ||
        !make_link(sandbox, "tree", root))
        return false;
    const char *outer = getenv("PATH");
    struct bytes path = {0};
    bytes_addf(&path, "%s:%s", sandbox_get(sandbox, "BIN"),
               outer != NULL ? outer : "/usr/local/bin:/usr/bin:/bin");
    sandbox_set(sandbox, "PATH", bytes_text(&path));
    bytes_release(&path);
    char *link = sandbox_path(sandbox, ".bin/rtlesson");
    sandbox_set(sandbox, "BIN", NULL);
    sandbox_set(sandbox, "RTLESSON", link);
    sandbox_set(sandbox, "ROOT", "tree");
    free(link);
    return true;
}

static void pass_on(struct sandbox *sandbox, const char *name) {
    if (getenv(name) != NULL)
        sandbox_set(sandbox, name, getenv(name));
}

bool sandbox_make(struct sandbox *sandbox, const char *program, const char *root) {
    static const struct {
        const char *variable, *name;
    } directories[] = {
        {"XDG_CONFIG_HOME", ".config"}, {"XDG_CACHE_HOME", ".cache"}, {"XDG_DATA_HOME", ".data"},
        {"XDG_STATE_HOME", ".state"},   {"XDG_RUNTIME_DIR", ".run"},  {"TMPDIR", ".tmp"},
    };
    static const char *const passed[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};

    *sandbox = (struct sandbox){0};
    const char *outer = getenv("TMPDIR");
    struct bytes home = {0};
    bytes_addf(&home, "%s/rtlesson-e2e-XXXXXX", outer != NULL && outer[0] == '/' ? outer : "/tmp");
    sandbox->home = home.data;
    if (mkdtemp(sandbox->home) == NULL) {
        bytes_release(&home);
        sandbox->home = NULL;
        return false;
    }
    sandbox_set(sandbox, "HOME", sandbox->home);
    for (size_t i = 0; i < sizeof directories / sizeof directories[0]; i++)
        if (!make_directory(sandbox, directories[i].variable, directories[i].name))
            return false;
    for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++)
        pass_on(sandbox, passed[i]);
    if (!link_program_and_tree(sandbox, program, root))
        return false;
    sandbox_set(sandbox, "TERM", "xterm-256color");
    sandbox_set(sandbox, "LC_ALL", "C.UTF-8");
    sandbox_set(sandbox, "SHELL", "/bin/sh");
    sandbox_set(sandbox, "PS1", "$ ");
    return true;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    remove(path);
    return 0;
}

void sandbox_remove(struct sandbox *sandbox) {
    if (sandbox->home != NULL)
        nftw(sandbox->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(sandbox->home);
    for (int i = 0; i < sandbox->count; i++)
        free(sandbox->variables[i]);
    *sandbox = (struct sandbox){0};
}

bool sandbox_has_program(const struct sandbox *sandbox, const char *name) {
    const char *path = sandbox_get(sandbox, "PATH");
    bool found = false;
    while (path != NULL && !found) {
        size_t length = strcspn(path, ":");
        struct bytes candidate = {0};
        bytes_addf(&candidate, "%.*s/%s", (int)length, path, name);
        found = access(bytes_text(&candidate), X_OK) == 0;
        bytes_release(&candidate);
        path = path[length] == ':' ? path + length + 1 : NULL;
    }
    return found;
}
