/* How the counts of a sample become those of all clients. */
#include "sim/sample.h"

#include <stddef.h>

int64_t sample_count(struct sample sample, int64_t count) {
    if (sample.run == sample.clients)
        return count;
    return wide_divide_count(wide_multiply((uint64_t)count, (uint64_t)sample.clients),
                             (uint64_t)sample.run);
}

struct wide sample_sum(struct sample sample, struct wide sum) {
    if (sample.run == sample.clients)
        return sum;
    return wide_quotient(wide_scale(sum, (uint64_t)sample.clients), (uint64_t)sample.run, NULL);
}

/* Counts, loads, and what is set below or by others: a count that is new is scaled here, too. */
_Static_assert(sizeof(struct figures) ==
                   24 * sizeof(int64_t) + sizeof(struct staleness) + 5 * sizeof(struct load),
               "a figure is new: is it a count?");

void sample_figures(struct sample sample, struct figures *figures) {
    int64_t *const counts[] = {
        &figures->appeared,     &figures->delivered,     &figures->lost,
        &figures->requests,     &figures->empty_answers, &figures->connections,
        &figures->within,       &figures->up.payload,    &figures->up.overhead,
        &figures->down.payload, &figures->down.overhead, &figures->up_appeared,
        &figures->up_received,  &figures->signs,         &figures->messages,
        &figures->posts,
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        *counts[i] = sample_count(sample, *counts[i]);
    figures->clients = sample.clients;
    figures->sampled = sample.run;
    figures->undelivered = figures->appeared - figures->delivered;
    /* Each was rounded for itself. */
    if (figures->lost > figures->undelivered)
        figures->lost = figures->undelivered;
}
