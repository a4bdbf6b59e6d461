/* How a file is found among those that the build put into the program. */
#include "cli/bundle.h"

#include <string.h>

const struct bundle_file *bundle_find(const char *path) {
    for (const struct bundle_file *file = BUNDLE; file->path != NULL; file++)
        if (strcmp(file->path, path) == 0)
            return file;
    return NULL;
}
