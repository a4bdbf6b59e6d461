/* How gaps are found in a sentence. */
#include "blocks/ask/sentence.h"

#include <string.h>

static const char id_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

bool sentence_next(const char *text, struct sentence_gap *into) {
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        size_t bytes = strspn(at + 1, id_letters);
        *into = (struct sentence_gap){at, at + 1, bytes + 2, bytes};
        if (bytes > 0 && at[1 + bytes] == '}')
            return true;
    }
    return false;
}

int sentence_count(const char *sentence, const char *id) {
    struct sentence_gap gap;
    int count = 0;
    for (const char *at = sentence; sentence_next(at, &gap); at = gap.at + gap.bytes)
        count += gap.id_bytes == strlen(id) && memcmp(gap.id, id, gap.id_bytes) == 0;
    return count;
}
