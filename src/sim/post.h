/*
 * Messages of the client where no connection takes them: each is a request of its own, on a
 * connection of its own that disturbs nothing.
 */
#ifndef RTLESSON_SIM_POST_H
#define RTLESSON_SIM_POST_H

#include "sim/run.h"

void post_run(struct client *client);

#endif
