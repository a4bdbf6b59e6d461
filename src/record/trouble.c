/* The words of each trouble. */
#include "record/trouble.h"

#include <stdio.h>

#include "base/text.h"

static const struct {
    const char *reason; /* behind the file's name */
    const char *remedy;
    bool passes;
} TROUBLES[] = {
    [DB_WELL] = {"is well", "", true},
    [DB_ABSENT] = {"is not there", "", true},
    [DB_LOCKED] = {"is in use by another program", "It is tried again.", true},
    [DB_FULL] = {"does not fit on the disk", "It is tried again; or --record FILE.", true},
    [DB_READ_ONLY] = {"cannot be written to", "It is tried again; or --record FILE.", true},
    [DB_CLOSED] = {"cannot be opened", "It is tried again; or --record FILE.", true},
    [DB_NO_MEMORY] = {"needs more memory", "It is tried again.", true},
    [DB_DAMAGED] = {"is damaged", "It is tried again; or --record FILE.", true},
    [DB_FOREIGN] = {"is not a record of rtlesson",
                    "It stays as it is; --record FILE names another.", false},
    [DB_NEWER] = {"comes from a newer rtlesson", "It stays as it is; --record FILE names another.",
                  false},
    [DB_FAILED] = {"cannot be written by the disk", "It is tried again; or --record FILE.", true},
};

bool trouble_passes(enum db_trouble trouble) {
    return TROUBLES[trouble].passes;
}

/* The end of a path says more than its beginning. */
static const char *name_of(const char *path) {
    size_t start = 0;
    for (size_t i = 0; path[i] != '\0'; i++)
        if (path[i] == '/' && path[i + 1] != '\0')
            start = i + 1;
    return path + start;
}

bool trouble_told(enum db_trouble trouble, const char *path, struct errbuf *err) {
    return trouble == DB_WELL || trouble == DB_ABSENT ||
           errbuf_fail(err, "%s %s", path, TROUBLES[trouble].reason);
}

void trouble_says(enum db_trouble trouble, const char *path, char *into, size_t size) {
    char name[64];
    text_copy_cut(name, sizeof name, name_of(path));
    snprintf(into, size, "Not saved: %s %s. %s", name, TROUBLES[trouble].reason,
             TROUBLES[trouble].remedy);
}

void trouble_says_unread(enum db_trouble trouble, const char *path, char *into, size_t size) {
    char name[64];
    text_copy_cut(name, sizeof name, name_of(path));
    snprintf(into, size, "Nothing is read or saved yet: %s %s. %s", name, TROUBLES[trouble].reason,
             TROUBLES[trouble].remedy);
}
