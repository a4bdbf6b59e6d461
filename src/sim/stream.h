/*
 * The techniques with a connection that stays open: sse, websocket.
 */
#ifndef RTLESSON_SIM_STREAM_H
#define RTLESSON_SIM_STREAM_H

#include "sim/run.h"

/* Runs a client from its start to the end; on websocket its own messages too. */
void stream_run(struct client *client);

#endif
