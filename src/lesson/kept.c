/* What is kept of a lesson: how it is released and compared. */
#include "lesson/kept.h"

#include <string.h>

void kept_release(struct kept *kept) {
    facts_release(&kept->facts);
    tries_release(&kept->tries);
    *kept = (struct kept){0};
}

bool kept_same_place(const struct kept_place *a, const struct kept_place *b) {
    return strcmp(a->section, b->section) == 0 && a->at_end == b->at_end &&
           strcmp(a->focus, b->focus) == 0 && a->part == b->part && a->scroll == b->scroll;
}
