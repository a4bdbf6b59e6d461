/*
 * The bill of a simulated film: requests, wasted requests or lost updates, what the server sends,
 * bytes and open connections, so far in the film and an hour; of several lanes side by side.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_BILL_H
#define RTLESSON_BLOCKS_DIAGRAM_BILL_H

#include "blocks/film/now.h"

enum { DIAGRAM_BILL_ROWS = 6 }; /* of the table of one lane */
/* In the panel, or in a piece of its own: where there are few rows, a line a lane. While something
 * is to be predicted, what an hour comes to is not given away. */
void diagram_write_bill(const struct diagram_now *now, bool panel, struct pen *pen);

#endif
