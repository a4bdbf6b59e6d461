/* Measures keys and films on the stages of the bundled lesson. */
#ifndef RTLESSON_BENCH_STAGES_H
#define RTLESSON_BENCH_STAGES_H

#include <stdbool.h>

/* Turns each knob of some of its films back and forth, and plays them, each change painted as a
 * terminal does; prints what a key and its frame took, and a second of the film. False when the
 * lesson, which is named from the root of the project, could not be loaded. */
bool stages_measure(int rounds);

#endif
