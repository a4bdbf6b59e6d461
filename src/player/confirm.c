/* What asks before something is lost, and how it is answered: by the very next key. y is yes; every
 * other key is no, and does nothing else; but Down and Up move, where a piece asks (key.c). */
#include "player/state.h"

#include <stddef.h>
#include <stdio.h>

#include "base/text.h"
#include "blocks/attempt.h"

/* Whether there is something to lose */

struct search {
    const struct facts *facts;
    int found;
};

/* That a film was seen is no answer, nor that another attempt began. */
static const char *const no_answers[] = {own_watched, own_attempt, own_since, NULL};

static void look_for_answer(const struct block *block, void *data) {
    struct search *search = data;
    if (block->id != NULL && block_takes_answer(block))
        search->found += facts_has_other(search->facts, block->id, no_answers);
}

/* How many blocks in a section have an answer. */
static int count_answers(const struct player *player, const struct section *section) {
    struct search search = {.facts = &player->facts};
    blocks_walk(section->blocks, look_for_answer, &search);
    return search.found;
}

bool player_has_answers(const struct player *player) {
    const struct section *sections = player->lesson->sections.at;
    for (int i = 0; i < player->lesson->sections.count; i++)
        if (count_answers(player, &sections[i]) > 0)
            return true;
    return false;
}

/* What yes does */

static void leave(struct player *player) {
    player->ended = true;
}

static void open_other(struct player *player) {
    player->open_lesson = player->asked_lesson;
}

static void forget(const struct block *block, void *data) {
    struct player *player = data;
    if (block->id == NULL)
        return;
    if (player->reset_told != NULL)
        player->reset_told(block->id, player->reset_data);
    attempt_begin(block, &player->facts, &player->tries);
    facts_clear_all(&player->marks, block->id);
    facts_clear_all(&player->spent, block->id);
    films_forget(&player->films, block);
}

static void start_anew(struct player *player) {
    struct page *page = &player->pages[player->page_index];
    films_pause(&player->films);
    films_end_programme(&player->films);
    blocks_walk(page->body, forget, player);
    near_forget(&page->keeping, NULL);
    page->scroll = 0;
    page->focus = NULL;
    page->opened = false;
    navigate_open(player, player->page_index);
    player_say(player, "Section restarted.");
}

/* The confirmations */

#define NO_ROWS                                                                                    \
    {{KEYSYM_NONE}, "any other key", "no", 0}, {                                                   \
        .does = NULL                                                                               \
    }

static const struct confirmation {
    const char *asks; /* NULL: it is in asked_words */
    struct binding keys[3];
    void (*yes)(struct player *player); /* NULL: a block does what it asked about */
} confirmations[] = {
    [CONFIRM_NOTHING] = {NULL, {{.does = NULL}}, NULL},
    /* Who presses Ctrl-C once more means it. */
    [CONFIRM_QUIT] = {"Leave? Your answers will be lost.",
                      {{{'y', KEYSYM_CTRL + 'c'}, "y", "yes, leave", 0}, NO_ROWS},
                      leave},
    [CONFIRM_QUIT_UNSAVED] = {"Leave? Not all answers are saved yet.",
                              {{{'y', KEYSYM_CTRL + 'c'}, "y", "yes, leave", 0}, NO_ROWS},
                              leave},
    [CONFIRM_OTHER] = {"Open it? Answers here will be lost.",
                       {{{'y'}, "y", "yes, open it", 0}, NO_ROWS},
                       open_other},
    [CONFIRM_OTHER_UNSAVED] = {"Open it? Not all answers are saved yet.",
                               {{{'y'}, "y", "yes, open it", 0}, NO_ROWS},
                               open_other},
    [CONFIRM_ANEW] = {NULL, {{{'y'}, "y", "yes, restart", 0}, NO_ROWS}, start_anew},
    [CONFIRM_ACT] = {NULL, {{{'y'}, "y", "yes, anyway", 0}, NO_ROWS}, NULL},
};
_Static_assert(sizeof confirmations / sizeof *confirmations == CONFIRM_COUNT, "a row each");

const char *confirm_words(const struct player *player) {
    const char *words = confirmations[player->confirm].asks;
    return words != NULL || player->confirm == CONFIRM_NOTHING ? words : player->asked_words;
}

const struct binding *confirm_bindings(const struct player *player) {
    return confirmations[player->confirm].keys;
}

bool confirm_answer(struct player *player, uint32_t key) {
    const struct confirmation *asked = &confirmations[player->confirm];
    player->confirm = CONFIRM_NOTHING;
    if (binding_find(asked->keys, UINT64_MAX, key) == BINDING_NONE)
        return false;
    if (asked->yes == NULL)
        return true;
    asked->yes(player);
    return false;
}

/* What asks */

static void ask(struct player *player, enum confirm what, bool loses) {
    player->confirm = what;
    if (!loses)
        confirm_answer(player, 'y');
}

/* Whether answers are lost that are not saved when the player ends. */
static bool would_lose(const struct player *player) {
    return player->keeps != PLAYER_KEEPS_ALL && player_has_answers(player);
}

static enum confirm by_keeping(const struct player *player, enum confirm nothing,
                               enum confirm unsaved) {
    return player->keeps == PLAYER_KEEPS_NOT_ALL ? unsaved : nothing;
}

void confirm_quit(struct player *player) {
    ask(player, by_keeping(player, CONFIRM_QUIT, CONFIRM_QUIT_UNSAVED), would_lose(player));
}

void confirm_other(struct player *player, const char *lesson_id) {
    player->asked_lesson = lesson_id;
    ask(player, by_keeping(player, CONFIRM_OTHER, CONFIRM_OTHER_UNSAVED), would_lose(player));
}

/* What is kept of it stays as history, so that nothing is lost but where the section stands. */
void confirm_anew(struct player *player) {
    int count = count_answers(player, player->pages[player->page_index].section);
    if (count == 0 || player->keeps == PLAYER_KEEPS_NOTHING)
        text_copy_cut(player->asked_words, sizeof player->asked_words,
                      "Restart section? Answers will be lost.");
    else
        snprintf(player->asked_words, sizeof player->asked_words,
                 "Restart section? %d answer%s cleared.", count,
                 count == 1 ? " will be" : "s will be");
    ask(player, CONFIRM_ANEW, true);
}

void confirm_act(struct player *player, int action, const char *words) {
    const struct page *page = player_page(player);
    player->asked_about = (struct asked){page->focus, page->focus_part, action};
    text_copy_cut(player->asked_words, sizeof player->asked_words, words);
    ask(player, CONFIRM_ACT, true);
}
