/* How hints are counted, priced and said. */
#include "blocks/ask/hints.h"

#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "ui/prose.h"

enum { LABEL_COLUMN = 2, TEXT_COLUMN = 4 };

static int count(const struct block *block) {
    return asked_of(block)->hints.count;
}

static const struct asked_hint *hint_at(const struct block *block, int index) {
    return (const struct asked_hint *)asked_of(block)->hints.at + index;
}

/* An author may have taken some out since. */
int hints_taken(const struct block *block, const struct facts *facts) {
    return (int)facts_count(facts, block->id, own_hints, 0, count(block));
}

bool hints_are_left(const struct block *block, const struct facts *facts) {
    return hints_taken(block, facts) < count(block);
}

static bool costs(const struct block *block, int index) {
    return hint_at(block, index)->price > 0 && points_of(block) > 0;
}

/* "Hint 2 of 3", and what it has cost: "Hint 2 of 3, for 25 % of the points". */
static const char *label(const struct block *block, int index, struct arena *arena) {
    const char *number = arena_printf(arena, "Hint %d of %d", index + 1, count(block));
    if (!costs(block, index))
        return number;
    return arena_printf(arena, "%s, for %s of the points", number,
                        points_percent(hint_at(block, index)->price, arena));
}

void hints_write(const struct block *block, const struct scene *scene, struct pen *pen) {
    for (int i = 0; i < hints_taken(block, scene->facts); i++) {
        pen_label(pen, LABEL_COLUMN, theme_style(ROLE_QUIET), label(block, i, scene->arena));
        pen_prose(pen, TEXT_COLUMN, theme_style(ROLE_STRONG), hint_at(block, i)->text);
    }
}

void hints_plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    for (int i = 0; i < count(block); i++) {
        const char *name = arena_printf(scene->arena, "  %s: ", label(block, i, scene->arena));
        prose_plain(hint_at(block, i)->text, PLAIN_WIDTH, name, "    ", writer);
    }
}

/* As plain text, all in one line: what is said is wrapped anew. */
static const char *text_of(const struct block *block, int index, const struct scene *scene) {
    struct writer text = {.fills = block_fills(block, scene)};
    prose_plain(hint_at(block, index)->text, NOTICE_BYTES, "", "", &text);
    while (text.length > 0 && text.text[text.length - 1] == '\n')
        text.text[--text.length] = '\0';
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] == '\n')
            text.text[i] = ' ';
    return writer_keep(&text, scene->arena);
}

void hints_take(const struct block *block, struct session *session) {
    int taken = hints_taken(block, session->facts);
    struct arena *arena = session->scene->arena;
    if (costs(block, taken) && !session->confirmed) {
        session_ask(session, "This hint costs %s of the points. Take it?",
                    points_percent(hint_at(block, taken)->price, arena));
        return;
    }
    facts_set(session->facts, block->id, own_hints, taken + 1);
    session_say_at(session, block, QUESTION_HINTS, "%s: %s", label(block, taken, arena),
                   text_of(block, taken, session->scene));
}

void hints_say_none(const struct block *block, struct session *session) {
    session_say(session, "%s",
                count(block) > 0 ? "There are no more hints." : "This question has no hints.");
}
