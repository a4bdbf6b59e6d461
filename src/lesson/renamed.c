/* Ids of old in facts, tries and places, and what they are now. */
#include "lesson/renamed.h"

#include <stdio.h>
#include <string.h>

/* What the id of a block or section is now, with block NULL; or that of a part of this block. */
static const char *now_of(const struct lesson *lesson, const char *block, const char *id,
                          size_t length) {
    const struct former *former = lesson->formers.at;
    for (int i = 0; i < lesson->formers.count; i++, former++) {
        const char *inside = former->inside != NULL ? former->inside->id : NULL;
        bool is_there = block == NULL ? inside == NULL && !former->of_lesson
                                      : inside != NULL && strcmp(inside, block) == 0;
        if (is_there && strlen(former->was) == length && strncmp(former->was, id, length) == 0)
            return former->is;
    }
    return NULL;
}

static const char *block_now(const struct lesson *lesson, const char *id) {
    const char *now = now_of(lesson, NULL, id, strlen(id));
    return now != NULL ? now : id;
}

/* A part is a path of ids. Returns into. */
static const char *part_now(const struct lesson *lesson, const char *block, const char *part,
                            char into[FACTS_PART_BYTES]) {
    size_t used = 0;
    for (const char *at = part; *at != '\0' && used < FACTS_PART_BYTES;) {
        size_t length = strcspn(at, "/");
        const char *now = now_of(lesson, block, at, length);
        used +=
            (size_t)snprintf(&into[used], FACTS_PART_BYTES - used, "%s%.*s", at > part ? "/" : "",
                             now != NULL ? (int)strlen(now) : (int)length, now != NULL ? now : at);
        at += length + (at[length] == '/');
    }
    return used > 0 ? into : part;
}

/* A text may name a part of the same block, as what a pair was put together with. */
static const char *text_now(const struct lesson *lesson, const char *block, const char *text) {
    const char *now = text != NULL ? now_of(lesson, block, text, strlen(text)) : NULL;
    return now != NULL ? now : text;
}

/* --- Facts ----------------------------------------------------------------------------------- */

static void set(struct facts *facts, const struct fact *fact, const char *id, const char *part,
                const char *text) {
    if (text != NULL)
        facts_set_text(facts, id, part, text);
    else
        facts_set(facts, id, part, fact->value);
}

static void rename_fact(const struct lesson *lesson, const struct fact *fact,
                        struct facts *renamed) {
    char path[FACTS_PART_BYTES];
    const char *id = block_now(lesson, fact->id);
    const char *part = part_now(lesson, id, fact->part, path);
    const char *text = text_now(lesson, id, fact->text);
    bool stays = strcmp(id, fact->id) == 0 && strcmp(part, fact->part) == 0;
    if (stays || !facts_has(renamed, id, part))
        set(renamed, fact, id, part, text);
}

void renamed_facts(const struct lesson *lesson, struct facts *facts) {
    if (lesson->formers.count == 0)
        return;
    struct facts renamed = {0};
    for (int i = 0; i < facts->count; i++)
        rename_fact(lesson, &facts->list[i], &renamed);
    renamed.changes += facts->changes + 1; /* it still counts up */
    facts_release(facts);
    *facts = renamed;
}

/* --- Tries and places ------------------------------------------------------------------------ */

struct try renamed_try(const struct lesson *lesson, const struct try *tried, struct arena *arena) {
    struct try now = *tried;
    char path[FACTS_PART_BYTES];
    if (lesson->formers.count == 0)
        return now;
    now.question = block_now(lesson, tried->question);
    struct try_part *answer = arena_array(arena, (size_t)tried->answer_count, sizeof *answer);
    for (int i = 0; i < tried->answer_count; i++) {
        const char *part = part_now(lesson, now.question, tried->answer[i].part, path);
        answer[i] = (struct try_part){arena_copy(arena, part, strlen(part)), tried->answer[i].value,
                                      text_now(lesson, now.question, tried->answer[i].text)};
    }
    now.answer = answer;
    return now;
}

struct kept_place renamed_place(const struct lesson *lesson, const struct kept_place *place) {
    struct kept_place now = *place;
    snprintf(now.section, sizeof now.section, "%s", block_now(lesson, place->section));
    snprintf(now.focus, sizeof now.focus, "%s", block_now(lesson, place->focus));
    return now;
}
