/* What every question has. */
#include "blocks/ask/asked.h"

#include "lesson/check.h"
#include "ui/prose.h"

const struct asked *asked_of(const struct block *block) {
    return block->object;
}

static bool is_scored(const struct asked *asked, const struct block *block) {
    if (asked->scored >= 0)
        return asked->scored != 0;
    do
        block = block->outer;
    while (block != NULL && !block_kind(block)->unscored);
    return block == NULL;
}

bool asked_is_scored(const struct block *block) {
    return is_scored(asked_of(block), block);
}

bool asked_will_score(const struct asked *asked, const struct check *check) {
    return is_scored(asked, check_block(check));
}

/* The first field that is written and makes no sense without a score, without which nothing is
 * closed; NULL: none. */
static const char *of_a_score(const struct asked *asked) {
    if (asked->points >= 0)
        return "points";
    if (asked->counting.penalty >= 0)
        return "penalty";
    if (asked->counting.counts >= 0)
        return "counts";
    if (asked->hints.count > 0)
        return "hints";
    if (asked->reveal >= 0)
        return "reveal";
    if (asked->confidence)
        return "confidence";
    return asked->then.count > 0 ? "then" : NULL;
}

bool asked_check(const struct asked *asked, struct check *check) {
    const char *name = of_a_score(asked);
    if (name == NULL || asked_will_score(asked, check))
        return true;
    return check_error(check, check_key_place(check, "%s", name), CODE_NOT_SCORED,
                       "\"%s\" does nothing here: \"%s\" is not scored" HELP
                       "leave it out, or say \"scored\": true",
                       name, asked->id);
}

enum asked_reveal asked_reveal(const struct block *block) {
    int reveal = asked_of(block)->reveal;
    return reveal >= 0 ? (enum asked_reveal)reveal : REVEAL_ASKED;
}

void asked_plain(const struct block *block, struct writer *writer) {
    const struct asked *asked = asked_of(block);
    prose_plain(asked->ask, PLAIN_WIDTH, "", "", writer);
    if (asked->hint != NULL)
        prose_plain(asked->hint, PLAIN_WIDTH, "  ", "  ", writer);
}

/* The document */

const char *const asked_reveals[] = {
    [REVEAL_ASKED] = "asked", [REVEAL_CLOSED] = "closed", [REVEAL_NEVER] = "never", NULL};

static const struct field hint_fields[] = {
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct asked_hint, text),
     .says = "What to think of."},
    {.name = "price",
     .type = FIELD_SHARE,
     .at = offsetof(struct asked_hint, price),
     .says = "Its cost as a share of the question's points, such as \"10%\"."},
    {.name = NULL},
};

const struct schema asked_hint_schema = {
    .name = "hint",
    .summary = "A hint that the learner can ask for.",
    .fields = hint_fields,
    .size = sizeof(struct asked_hint),
};
