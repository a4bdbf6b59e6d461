/*
 * What a challenge is: cases that the learner decides and justifies. A case with a scenario is run:
 * the window that the learner placed on its slider, and the family that was picked, against it.
 */
#ifndef RTLESSON_BLOCKS_CHALLENGE_MODEL_H
#define RTLESSON_BLOCKS_CHALLENGE_MODEL_H

#include "blocks/block.h"
#include "sim/knob.h"

enum { CHALLENGE_FAMILY_LIMIT = 6, CHALLENGE_RUBRIC_LIMIT = 26 };

struct challenge_point {
    const char *id, *text;
};

/* Techniques of one sort, run as one of them. */
struct challenge_family {
    const char *id, *title;
    struct {
        struct scenario_field set; /* names a technique */
    } written;
};

struct challenge_item {
    const char *id, *title, *text, *model;
    struct list blocks; /* of struct block */
    struct list rubric; /* of struct challenge_point */
    int own_from;       /* the blocks from here on stand beside the model answer */
    /* Of one that is run: */
    bool runs;
    const struct block *window;       /* the slider of its blocks */
    const struct block *family;       /* the choice of its blocks … */
    const int *family_of;             /* … and the family of each of its answers */
    const struct scenario *scenarios; /* of each family; how it asks hangs on the window */
    int64_t model_usec;               /* the model answer's window; 0: not said */
    int model_family;
    struct {
        struct scenario_field simulate;
        const char *family; /* the model answer's, or NULL */
    } written;
};

struct challenge {
    const char *id, *title, *ask;
    struct list items;     /* of struct challenge_item */
    struct list families;  /* of struct challenge_family */
    int64_t measured_usec; /* how long a client stays */
    int running;           /* how many of the items are run */
};

const struct challenge *challenge_of(const struct block *block);
const struct challenge_item *challenge_item_at(const struct challenge *challenge, int index);
const struct challenge_family *challenge_family_at(const struct challenge *challenge, int index);

#endif
