/*
 * Where a player that somebody plays has its chance and its clock from.
 */
#ifndef RTLESSON_CLI_ORIGIN_H
#define RTLESSON_CLI_ORIGIN_H

#include "player/player.h"

/* A seed that is another each time, and the system's clock. */
struct origin origin_now(void);

/* Now by the system's clock, since 1970, UTC; 0 where it cannot be read. */
int64_t origin_wall_usec(void);

#endif
