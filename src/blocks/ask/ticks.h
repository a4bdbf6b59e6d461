/*
 * Ticks: questions whose answers are ticked, one of them (choice) or any number (choices).
 */
#ifndef RTLESSON_BLOCKS_ASK_TICKS_H
#define RTLESSON_BLOCKS_ASK_TICKS_H

#include "blocks/ask/question.h"

struct tick {
    const char *id, *text, *why; /* why may be NULL */
    bool correct;
    int weight;  /* counts where the rule is CHOICES_WEIGHTS */
    bool pinned; /* keeps its place when they are shuffled */
};

struct ticks {
    struct asked asked;  /* first */
    int rule;            /* enum choices_rule, where any number may be ticked */
    struct list choices; /* of struct tick */
    int correct;         /* how many of them are (ticks_finish) */
};

/* Where one choice is ticked, and where any number may be. */
extern const struct field ticks_one_fields[], ticks_many_fields[];
extern const struct question ticks_one, ticks_many;

/* The keys of both kinds: Enter and Space tick, or untick, where any number may be; on the one that
 * is ticked alone Enter checks. A digit ticks the choice at that place, from 1. */
extern const struct binding ticks_one_bindings[], ticks_many_bindings[];
uint64_t ticks_offers(const struct piece *piece, const struct scene *scene);
void ticks_act(const struct piece *piece, int action, struct session *session);

/* The operation of both kinds. */
void ticks_names(const struct block *block, const struct scene *scene, struct writer *writer);

/* For the check of both kinds: how many choices are correct. */
int ticks_correct(const struct ticks *ticks);
/* The schema's finish. */
void ticks_finish(void *object, struct arena *arena);

/* For the check of both kinds: that what is pinned is among what is shuffled. */
bool ticks_check_pinned(const struct ticks *ticks, struct check *check);

/* Warns of wrong choices of a scored question that do not say why. */
void ticks_check_reasons(const struct ticks *ticks, struct check *check);

#endif
