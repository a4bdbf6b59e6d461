/*
 * The state of a diagram's film in words. Texts are the arena's or constant.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_WORDS_H
#define RTLESSON_BLOCKS_DIAGRAM_WORDS_H

#include "blocks/film/now.h"

/* True at the very start, before it is played; at its end, where nothing more happens. */
bool diagram_is_unplayed(const struct diagram_now *now);
bool diagram_is_over(const struct diagram_now *now);

/* "▷ 8 s", "▶ 3.4 s of 8 s  2×  loop"; where there is less room less of it, and at the least "▶".
 */
const char *diagram_state(const struct diagram_now *now, int cells);
/* The same behind blanks, as wide as it is at the film's end: what stands at its left stays. */
const char *diagram_steady_state(const struct diagram_now *now, int cells);

/* The moment of a lane in words, after its title: "Polling: the answer is on its way." */
const char *diagram_lane_moment(const char *title, const struct trace *trace, int64_t at_usec,
                                struct arena *arena);
/* True where nothing is under way in the lane, and nothing waits. */
bool diagram_lane_rests(const struct trace *trace, int64_t at_usec);

#endif
