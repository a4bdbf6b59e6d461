/*
 * The tables that an enum indexes, together.
 */
#ifndef RTLESSON_SIM_TABLES_H
#define RTLESSON_SIM_TABLES_H

#include <stdbool.h>

/* True where each name of the enums of knobs, measures, techniques, happenings and styles has its
 * row, and where scenario_complete leaves no default open. It is asserted as the program starts: a
 * row or line that is missing does not show when compiled. */
bool tables_are_whole(void);

#endif
