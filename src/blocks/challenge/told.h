/*
 * What is told of the runs of a case: in words and in a table.
 */
#ifndef RTLESSON_BLOCKS_CHALLENGE_TOLD_H
#define RTLESSON_BLOCKS_CHALLENGE_TOLD_H

#include "blocks/challenge/machine.h"
#include "ui/pen.h"

/* A case as it is told: of which block, and by which facts. */
struct challenge_case {
    const struct block *block;
    const struct challenge_item *item;
    const struct scene *scene;
};

/* What the learner's own choice comes to, and what the other families would at the same window; and
 * what is still to be decided before. */
void challenge_write_own(const struct challenge_case *of, int indent, struct pen *pen);

/* Of one that was compared: what the model answer's choice comes to, and whether the learner's own
 * holds its window. */
void challenge_write_model(const struct challenge_case *of, int indent, struct pen *pen);

/* For the plain text: the model answer's choice, and all families at its window. */
void challenge_plain_model(const struct challenge_case *of, struct writer *writer);

#endif
