/*
 * What varies: beside a prediction, values of some knobs, of which each attempt draws one for each.
 *
 * A setting so drawn is a sibling of the author's, which is the first of them, 0, be it among the
 * values or not. A first attempt has the author's own; those that follow go through all siblings,
 * in an order that is drawn, before one comes again: so an attempt is not as the two before it
 * where there are three. The draw is laid over the block's scenario until the prediction's verdict
 * is told (blocks/ask/prediction.h).
 */
#ifndef RTLESSON_BLOCKS_ASK_VARY_H
#define RTLESSON_BLOCKS_ASK_VARY_H

#include "blocks/ask/prediction.h"
#include "sim/knob.h"
#include "ui/fills.h"

/* The most siblings of a block, the author's own among them. */
enum { VARY_LIMIT = 24 };

/* The row of its field for a kind's struct, of which member is a struct list of struct vary_knob.
 */
// clang-format off
#define VARY_FIELD(object, member)                                                                 \
    {.name = "vary",                                                                               \
     .type = FIELD_VARY,                                                                           \
     .content = CONTENT_RUN,                                                                       \
     .low = 1,                                                                                     \
     .high = VARY_LIMIT,                                                                           \
     .at = offsetof(object, member),                                                               \
     .says = "With \"predict\": values of some knobs; each new attempt draws different ones from " \
             "those of \"simulate\"."}
// clang-format on

/* How many siblings there are of a scenario as its author set it; at least 1, and more than
 * VARY_LIMIT where they are too many. */
int vary_count(struct list vary, const struct scenario *own);
/* Lays a sibling over the scenario as its author set it. */
void vary_lay(struct list vary, int sibling, struct scenario *scenario);
/* "interval 2 s and latency 10 ms": what a sibling sets, as scenario has it. In the arena. */
const char *vary_words(struct list vary, const struct scenario *scenario, struct arena *arena);

/* The sibling that an attempt, from 1 up, draws of so many; the seed is the same for all attempts.
 */
int vary_draw(uint64_t seed, int attempt, int siblings);

/* Of a block that asks for a prediction: the sibling that its question's attempt has drawn; and the
 * one that is laid over its scenario now: that, until the verdict is told, then the author's own.
 */
int vary_drawn(const struct block *block, const struct facts *facts);
int vary_laid(const struct block *block, const struct facts *facts);
/* Where others than the author's own are drawn, these: what is there again once the verdict is
 * told, "interval 4 s". NULL: nothing changes then. */
const char *vary_back_at(const struct block *block, const struct facts *facts);

/* Where the values of a sibling stand, as scenario has them: of one knob the value's place. */
struct place vary_place(struct list vary, const struct scenario *scenario,
                        const struct check *check);

/* What stands for the placeholders in what the block asks, of the sibling that is drawn: made, in
 * the arena, when it is first asked for, and kept whatever facts change. */
typedef struct fills vary_make_fills(const struct block *block, const struct scene *scene,
                                     struct arena *arena);
const struct fills *vary_fills(const struct block *block, const struct scene *scene,
                               vary_make_fills *make);

/* That there is a prediction to vary for and a scenario to lay values over (one that names no knob
 * is none), and that there are not too many siblings. */
bool vary_check(const struct prediction *prediction, const struct scenario_field *simulate,
                struct check *check);
/* Counts the siblings of a scenario that its author set so. */
void vary_finish(struct prediction *prediction, const struct scenario *own, struct arena *arena);

#endif
