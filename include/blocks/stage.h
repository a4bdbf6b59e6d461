/*
 * The stage of a block: an instrument that lies over the page, in regions that do not scroll away.
 *
 * A kind says whether a block has one, which steps, and what stands where in each of them; the
 * player opens it, moves the focus through its regions and steps, and draws what is around them.
 * Where there is room the regions are seen all at once; else each is a leaf as large as the body.
 */
#ifndef RTLESSON_BLOCKS_STAGE_H
#define RTLESSON_BLOCKS_STAGE_H

#include <stdbool.h>

#include "lesson/facts.h"
#include "lesson/lesson.h"
#include "ui/flow.h"

struct scene;
struct session;

enum stage_step { STAGE_GUESS, STAGE_WATCH, STAGE_TUNE, STAGE_EXPLAIN, STAGE_STEPS };
#define STAGE_BIT(step) (1u << (step))

/* In the order in which the focus goes through them. */
enum stage_region {
    STAGE_PICTURE,
    STAGE_CURVE,
    STAGE_FIGURES,
    STAGE_KNOBS,
    STAGE_WORDS,
    STAGE_QUESTION,
    STAGE_REGIONS
};

/* A region may stand on several leaves, on each as one of its own. */
enum { STAGE_REGION_LIMIT = 10 };

/* How it is looked at. */
struct stage_view {
    const struct block *block;
    enum stage_step step;
    bool in_turn;      /* a programme plays it: no steps, and nothing is asked */
    bool whole;        /* all regions at once; else each is a leaf as large as the body */
    int columns, rows; /* of the body */
};

/* True on a stage, in this step of it. */
bool stage_is_at(const struct scene *scene, enum stage_step step);
/* True in a step that asks, guess or explain: what is asked stands there, and no figures. */
bool stage_asks(const struct scene *scene);

/* Where a kind lays out its regions, one after the other. */
struct stage_flow {
    struct flow *flow; /* the pieces of the region that is begun: its width, from row 0 */
    struct region regions[STAGE_REGION_LIMIT];
    int count;
    int leaf; /* in which the regions stand that are begun */
};

enum stage_rule { STAGE_RULE_ABOVE = 1, STAGE_RULE_LEFT = 2 };

/* Begins a region, and ends it when its pieces are in the flow. One without pieces, or without room
 * for them, is not there, nor are they. */
void stage_begin(struct stage_flow *stage, enum stage_region name, struct rect at, unsigned rules);
void stage_end(struct stage_flow *stage);

struct stage {
    bool (*has)(const struct block *block); /* NULL: every block of its kind */
    /* The steps that its author gave it: STAGE_BIT of each. One at least. */
    unsigned (*steps)(const struct block *block);
    bool (*is_done)(const struct block *block, const struct facts *facts, const struct scene *scene,
                    enum stage_step step);
    /* Facts that going to a step sets; and leaving one, which is done by it. */
    void (*enter)(const struct block *block, enum stage_step step, struct facts *facts);
    void (*leave)(const struct block *block, enum stage_step step, struct facts *facts);
    /* True where a guess was begun and is not checked: the film is not
     * played past it. NULL: none ever is. */
    bool (*guess_begun)(const struct block *block, const struct facts *facts);
    /* The region in which the focus begins where it is tuned. */
    enum stage_region tunes;
    /* Lays out the regions for scene->stage. What stands where hangs on lesson, size and step. */
    void (*layout)(const struct block *block, const struct scene *scene, struct stage_flow *flow);
    /* What stands in the head in place of the steps, brief where there is little room; NULL, or
     * none of it: the steps. In the arena, or constant. */
    const char *(*head)(const struct block *block, const struct scene *scene, bool brief);
    /* The block whose stage comes after this one's last step; NULL, or none: the page's next stop.
     */
    const struct block *(*after)(const struct block *block);
    /* The stage's title; and how it stands, in at most so many cells. In the arena, or constant. */
    const char *(*title)(const struct block *block, const struct scene *scene);
    const char *(*state)(const struct block *block, const struct scene *scene, int cells);
    /* Its film came to its end. NULL: it has none. */
    void (*ended)(const struct block *block, struct facts *facts);
};

/* Names of steps and regions, in lower case. */
extern const char *const stage_step_names[STAGE_STEPS];
extern const char *const stage_region_names[STAGE_REGIONS];

#endif
