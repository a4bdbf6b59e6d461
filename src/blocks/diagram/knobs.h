/*
 * The knobs of a simulated diagram as pieces. Where they are many they stand in groups by purpose,
 * each under a head that folds it. One that does nothing at the technique as it stands is gone.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_KNOBS_H
#define RTLESSON_BLOCKS_DIAGRAM_KNOBS_H

#include "blocks/film/now.h"

/* The most rows that they take in a width, whichever technique is chosen and whatever has appeared
 * by now, folded as they are at the start: it hangs on the lesson and the width alone. */
int diagram_knobs_rows(const struct diagram_now *now, int width);
/* The heads of groups and the knobs as they stand, in the parts DIAGRAM_HEAD + group and
 * DIAGRAM_KNOB + knob. */
void diagram_layout_knobs(const struct diagram_now *now, struct flow *flow);
/* What stands in the piece of a part that is one of these. */
void diagram_write_knobs(const struct diagram_now *now, int part, struct pen *pen);

/* Whether a group of knobs is folded: how it is looked at. */
bool diagram_is_folded(const struct diagram_now *now, enum knob_group group);
void diagram_fold(const struct block *block, enum knob_group group, bool folded,
                  struct facts *marks);

#endif
