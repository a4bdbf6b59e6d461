/*
 * The state of a diagram's film in words. Texts are the arena's or constant.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_WORDS_H
#define RTLESSON_BLOCKS_DIAGRAM_WORDS_H

#include "blocks/film/now.h"

extern const char DIAGRAM_GO_ON[]; /* what Space does at a beat that stops */

/* True at the very start, before it is played; at its end, where nothing more happens. */
bool diagram_is_unplayed(const struct diagram_now *now);
bool diagram_is_over(const struct diagram_now *now);

/* What Space does next; "" when that needs no saying. */
const char *diagram_hint(const struct diagram_now *now);

/* What is said of a prediction while the film rests: that it comes first, or, as long as the film
 * is the one that was predicted, how it came; NULL when there is nothing. */
const char *diagram_prediction_words(const struct diagram_now *now);

/* The moment of a lane in words, after its title: "Polling: the answer is on its way." */
const char *diagram_lane_moment(const char *title, const struct trace *trace, int64_t at_usec,
                                struct arena *arena);
/* True where nothing is under way in the lane, and nothing waits. */
bool diagram_lane_rests(const struct trace *trace, int64_t at_usec);

/* The moment of a trace in words, after what Space does there. */
const char *diagram_moment(const struct trace *trace, int64_t at_usec, const char *hint,
                           struct arena *arena);

/* How it plays, where not as usual: "  2×  loop". */
const char *diagram_manner(const struct diagram_now *now);

enum { DIAGRAM_STATE_BYTES = 128 }; /* room for each of these */

/* "▷ Space plays · 8 s", or without its key where that does nothing or has no room beside the
 * title. Returns whether the key is in it. */
bool diagram_unplayed(const struct diagram_now *now, int width, bool ascii, char *into,
                      size_t size);

/* "▶ 3.4 s of 8 s  2×  loop", or without the total where there is no room for it beside the title.
 */
void diagram_played(const struct diagram_now *now, int width, bool ascii, char *into, size_t size);

#endif
