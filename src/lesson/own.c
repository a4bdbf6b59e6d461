/* The names of the program's own parts. */
#include "lesson/own.h"

#include <string.h>

#define OWN_DEFINE(name)                                                                           \
    extern const char own_##name[];                                                                \
    const char own_##name[] = "." #name;
OWN_OF_KINDS(OWN_DEFINE)
OWN_OF_PLAYER(OWN_DEFINE)

#define OWN_LIST(name) own_##name,
static const char *const all[] = {OWN_OF_KINDS(OWN_LIST) OWN_OF_PLAYER(OWN_LIST)};

bool own_knows(const char *part) {
    size_t length = strcspn(part, "/");
    bool known = part[0] != '.';
    for (size_t i = 0; i < sizeof all / sizeof *all && !known; i++)
        known = strlen(all[i]) == length && strncmp(all[i], part, length) == 0;
    return known;
}
