/* How a file is found among those that the build put into the program. */
#include "cli/bundle.h"

#include <string.h>

const struct bundle_file *bundle_find(const struct bundle_file *list, const char *path) {
    for (; list->path != NULL; list++)
        if (strcmp(list->path, path) == 0)
            return list;
    return NULL;
}
