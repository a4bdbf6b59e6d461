/*
 * Points: what tries are worth at a scored question, with the penalty and the rule that the
 * question has, or the quiz around it. Of several attempts the best counts.
 *
 * All is made of the list of tries anew (scene->tries), and stored nowhere.
 */
#ifndef RTLESSON_BLOCKS_ASK_POINTS_H
#define RTLESSON_BLOCKS_ASK_POINTS_H

#include "blocks/ask/asked.h"

/* How many a question can give. */
int points_of(const struct block *block);

/* What each try after the first costs of them: a share (FIELD_SHARE). And which try counts. */
int64_t points_penalty(const struct block *block);
enum tried_rule points_rule(const struct block *block);

/* What so many of its hints cost together: a share of the points. */
struct score points_prices(const struct block *block, int hints);

/* Whether anything was tried that counts. */
bool points_are_tried(const struct block *block, const struct scene *scene);

/* The points of the first try that counts, and those that count; 0 where nothing was tried. */
struct score points_first(const struct block *block, const struct scene *scene);
struct score points_counted(const struct block *block, const struct scene *scene);

/* The points of the first and of the last try in the attempt that is on. */
struct score points_first_now(const struct block *block, const struct scene *scene);
struct score points_last(const struct block *block, const struct scene *scene);

/* "1 of 3 points", in the arena. */
const char *points_words(struct score got, int64_t of, struct arena *arena);

/* "12.5 %", of a share; in the arena. */
const char *points_percent(int64_t share, struct arena *arena);

#endif
