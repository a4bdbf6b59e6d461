/* What any file of this floor does with the player: which page is looked at. */
#include "player/state.h"

struct page *player_page(struct player *player) {
    return player->overlay == OVERLAY_NONE ? &player->pages[player->page_index]
                                           : &player->overlays[player->overlay];
}

int player_page_of(const struct player *player, int section) {
    return section < player->end_index ? section : section + 1;
}

void player_set_keeps(struct player *player, enum player_keeps keeps) {
    player->keeps = keeps;
}

void player_on_reset(struct player *player, void (*told)(const char *block_id, void *data),
                     void *data) {
    player->reset_told = told;
    player->reset_data = data;
}

void player_set_mouse(struct player *player, enum player_mouse mouse) {
    player->mouse = mouse;
    player->pointer = (struct pointer){.down = false};
}

enum player_mouse player_mouse(const struct player *player) {
    return player->mouse;
}
