/* What is kept of a lesson: how it is released and compared, and which texts are begun ones. */
#include "lesson/kept.h"

#include <string.h>

void kept_release(struct kept *kept) {
    facts_release(&kept->facts);
    tries_release(&kept->tries);
    facts_release(&kept->drafts);
    *kept = (struct kept){0};
}

static const char *text_of(const struct facts *facts, const char *id, const char *own,
                           const char *part) {
    char path[FACTS_PART_BYTES];
    return facts_text(facts, id, facts_part(path, own, part));
}

/* The last try was with this very text, or closed the question. */
static bool is_handed_in(const struct facts *facts, const char *id, const char *part,
                         const char *text) {
    const char *last = text_of(facts, id, own_last, part);
    return facts_get(facts, id, own_closed, 0) != 0 || (last != NULL && strcmp(last, text) == 0);
}

bool kept_is_draft(const struct facts *facts, const char *id, const char *part) {
    const char *text = facts_text(facts, id, part);
    return text != NULL && !is_handed_in(facts, id, part, text);
}

bool kept_offers(const struct facts *facts, const char *id, const char *part, const char *text) {
    const char *there = facts_text(facts, id, part);
    bool differs = there == NULL || strcmp(there, text) != 0;
    return differs && !is_handed_in(facts, id, part, text) &&
           text_of(facts, id, own_other, part) == NULL;
}

bool kept_same_place(const struct kept_place *a, const struct kept_place *b) {
    return strcmp(a->section, b->section) == 0 && a->at_end == b->at_end &&
           strcmp(a->focus, b->focus) == 0 && a->part == b->part && a->scroll == b->scroll;
}
