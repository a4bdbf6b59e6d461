/*
 * A diagram's film as text.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_TRANSCRIPT_H
#define RTLESSON_BLOCKS_DIAGRAM_TRANSCRIPT_H

#include "blocks/film/now.h"

/* True while it stands below the picture, as the learner asked (the mark ".transcript"); sets that.
 */
bool diagram_shows_transcript(const struct block *block, const struct facts *marks);
void diagram_show_transcript(const struct block *block, bool shown, struct facts *marks);

/* For a width; the writer is the caller's to release. */
struct writer diagram_transcript(const struct diagram_now *now, const char *indent, int width);
/* In a piece, and its rows. */
int diagram_transcript_rows(const struct diagram_now *now, int width);
void diagram_draw_transcript(const struct diagram_now *now, struct rect size,
                             struct canvas *canvas);

#endif
