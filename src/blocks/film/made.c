/* What the learner made happen, as a text of film times: "e1200000 d3400000", in the order in which
 * it was made, so that the last can be taken back. */
#include "blocks/film/simulated.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char signs[] = {[DIAGRAM_MADE_EVENT] = 'e', [DIAGRAM_MADE_DROP] = 'd'};
_Static_assert(sizeof signs == DIAGRAM_MADE_COUNT, "a sign each");

enum { MADE_BYTES = DIAGRAM_MADE_LIMIT * 24 };

const char *diagram_made_text(const struct block *block, const struct facts *facts) {
    const char *text = facts_text(facts, block->id, own_made);
    return text != NULL ? text : "";
}

int diagram_made_count(const struct block *block, const struct facts *facts) {
    int count = 0;
    for (const char *text = diagram_made_text(block, facts); *text != '\0'; text++)
        count += *text == signs[DIAGRAM_MADE_EVENT] || *text == signs[DIAGRAM_MADE_DROP];
    return count;
}

bool diagram_make(const struct block *block, enum diagram_made what, int64_t at_usec,
                  struct facts *facts) {
    char text[MADE_BYTES];
    const char *before = diagram_made_text(block, facts);
    if (diagram_made_count(block, facts) >= DIAGRAM_MADE_LIMIT)
        return false;
    snprintf(text, sizeof text, "%s%s%c%" PRId64, before, before[0] != '\0' ? " " : "", signs[what],
             at_usec);
    facts_set_text(facts, block->id, own_made, text);
    return true;
}

bool diagram_unmake(const struct block *block, struct facts *facts) {
    char text[MADE_BYTES];
    if (diagram_made_count(block, facts) == 0)
        return false;
    snprintf(text, sizeof text, "%s", diagram_made_text(block, facts));
    char *last = strrchr(text, ' ');
    if (last == NULL) {
        facts_clear(facts, block->id, own_made);
        return true;
    }
    *last = '\0';
    facts_set_text(facts, block->id, own_made, text);
    return true;
}

void diagram_put_made(const char *made, struct scenario *scenario, struct arena *arena) {
    const char *text = made;
    while (*text != '\0') {
        char *rest;
        struct process *process =
            *text == signs[DIAGRAM_MADE_DROP] ? &scenario->drops : &scenario->events;
        process_add(process, strtoll(text + 1, &rest, 10), arena);
        text = rest + (*rest == ' ');
    }
}
