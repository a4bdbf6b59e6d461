/*
 * Figures from formulas, for more clients than are simulated one by one.
 */
#ifndef RTLESSON_SIM_CLOSED_H
#define RTLESSON_SIM_CLOSED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "sim/figures.h"
#include "sim/scenario.h"

bool closed_figures(const struct scenario *scenario, int64_t within_usec, struct figures *figures,
                    struct errbuf *err);

#endif
