/* What is said to the learner: until the next key, and something that is won until then alone. */
#include "player/state.h"

#include <string.h>

#include "base/text.h"

void player_say(struct player *player, const char *text) {
    struct notice *notice = &player->notice;
    text_copy_cut(notice->won ? notice->later : notice->words, NOTICE_BYTES, text);
    if (!notice->won)
        notice->says = NULL;
}

void notice_take(struct player *player, const struct session *session) {
    struct notice *notice = &player->notice;
    player_say(player, session->notice);
    if (notice->won)
        return;
    notice->won = session->won;
    notice->says = session->says;
    notice->says_part = session->says_part;
}

void notice_end(struct player *player) {
    struct notice *notice = &player->notice;
    memcpy(notice->words, notice->later, sizeof notice->words);
    notice->later[0] = '\0';
    notice->won = false;
    notice->says = NULL;
}

const char *notice_told(const struct player *player, const struct layout *layout) {
    const struct notice *notice = &player->notice;
    if (notice->words[0] == '\0')
        return NULL;
    const struct piece *piece =
        notice->says != NULL ? layout_find(layout, notice->says, notice->says_part) : NULL;
    return piece != NULL && layout_sees_all(layout, piece) ? NULL : notice->words;
}
