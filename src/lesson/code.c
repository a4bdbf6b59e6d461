/* The table of codes. */
#include "lesson/code.h"

const struct code_row code_rows[CODES + 1] = {
    [CODE_UNSORTED] = {"F000", "Not sorted yet", "A mistake that has no code of its own yet."},
    [CODE_TWICE] = {"F009", "A name is used twice",
                    "Ids and keys name one thing each. Rename one of the two, or leave it out."},
};
