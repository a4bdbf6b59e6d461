/*
 * The techniques by which the client asks: refresh, short-poll, long-poll.
 */
#ifndef RTLESSON_SIM_POLL_H
#define RTLESSON_SIM_POLL_H

#include "sim/run.h"

/* Runs a client from its start to the end, all but its own messages. */
void poll_run(struct client *client);

#endif
