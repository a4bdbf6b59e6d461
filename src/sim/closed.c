#include "sim/closed.h"

#include "sim/simulate.h"

bool closed_figures(const struct scenario *scenario, int64_t within_usec, struct figures *figures,
                    struct errbuf *err) {
    (void)scenario, (void)within_usec, (void)figures;
    return errbuf_fail(err, "clients must be at most %d", SIMULATE_CLIENTS);
}
