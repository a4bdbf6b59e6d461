/* How what a challenge consists of is found. */
#include "blocks/challenge/model.h"

const struct challenge *challenge_of(const struct block *block) {
    return block->object;
}

const struct challenge_item *challenge_item_at(const struct challenge *challenge, int index) {
    return (const struct challenge_item *)challenge->items.at + index;
}

const struct challenge_family *challenge_family_at(const struct challenge *challenge, int index) {
    return (const struct challenge_family *)challenge->families.at + index;
}
