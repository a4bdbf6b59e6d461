/* Where the record is, by the XDG Base Directory Specification 0.8. */
#include "record/record.h"

#include <stdlib.h>

/* "All paths set in these environment variables must be absolute. If an implementation encounters a
 * relative path … it should consider the path invalid and ignore it." */
static const char *absolute(const char *variable) {
    const char *path = getenv(variable);
    return path != NULL && path[0] == '/' ? path : NULL;
}

const char *record_path(struct arena *arena, struct errbuf *err) {
    const char *state = absolute("XDG_STATE_HOME"), *home = absolute("HOME");
    if (state != NULL)
        return arena_printf(arena, "%s/rtlesson/record.db", state);
    if (home != NULL)
        return arena_printf(arena, "%s/.local/state/rtlesson/record.db", home);
    errbuf_fail(err, "HOME and XDG_STATE_HOME are not set, so there is no place for the record; "
                     "--record FILE names one");
    return NULL;
}
