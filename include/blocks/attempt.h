/*
 * Attempts: which one at a question (or at a quiz, for what it draws and shuffles) is on, what seed
 * it has, and how another begins.
 */
#ifndef RTLESSON_BLOCKS_ATTEMPT_H
#define RTLESSON_BLOCKS_ATTEMPT_H

#include "blocks/block.h"

/* An attempt after the one with this number has the same: no learner comes so far, but a record
 * that is damaged may. */
enum { ATTEMPT_LIMIT = 10000 };

/* The number of the attempt that is on, from 1. */
int attempt_number(const struct block *block, const struct facts *facts);

/* The number of the first attempt whose tries count, at most that which is on: those before it are
 * history. */
int attempt_since(const struct block *block, const struct facts *facts);

/* The seed of any attempt: the same for the lesson's seed, the block's id and the number. */
uint64_t attempt_seed(const struct block *block, const struct facts *facts, int number);

/* Shuffles the list as the attempt that is on has it: always in the same order until another
 * begins. */
void attempt_shuffle(const struct block *block, const struct facts *facts, int *list, int count);

/* Begins another attempt, where something was tried in the last: forgets all facts of the block,
 * and keeps its tries, which count no more. Its marks are the caller's. */
void attempt_begin(const struct block *block, struct facts *facts, const struct tries *tries);

/* Begins another attempt at what is over: its facts are forgotten, but its tries go on counting. */
void attempt_again(const struct block *block, struct facts *facts);

/* It was over before in one that counts, and is taken again: what was done stays done. */
bool attempt_is_again(const struct block *block, const struct facts *facts);

/* The lesson's seed is kept for the first facts of a lesson, and stays with them. */
void attempt_keep_seed(struct facts *facts, uint64_t seed);

#endif
