/* What is looked at, in a word or two. */
#include "player/state.h"

/* The section's kicker stands above its title. */
const char *player_kicker(const struct player *player) {
    static const char *const OVER[OVERLAY_COUNT] = {
        [OVERLAY_OUTLINE] = "Outline",
        [OVERLAY_HELP] = "Keys",
        [OVERLAY_GLOSSARY] = "Glossary",
    };
    const struct section *section = player->pages[player->page_index].section;
    if (OVER[player->overlay] != NULL)
        return OVER[player->overlay];
    if (section == NULL)
        return "The end";
    return section->kicker != NULL ? section->kicker : section->title;
}
