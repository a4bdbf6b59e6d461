/* What every question has. */
#include "blocks/ask/asked.h"

#include "ui/prose.h"

const struct asked *asked_of(const struct block *block) {
    return block->object;
}

void asked_plain(const struct block *block, struct writer *writer) {
    const struct asked *asked = asked_of(block);
    prose_plain(asked->ask, PLAIN_WIDTH, "", "", writer);
    if (asked->hint != NULL)
        prose_plain(asked->hint, PLAIN_WIDTH, "  ", "  ", writer);
}
