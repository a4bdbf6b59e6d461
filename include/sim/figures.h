/*
 * Figures: what a run of a scenario comes to. Counts are totals over all clients. Where a sample of
 * them was run, counts and loads are scaled from it, and ages are its own.
 */
#ifndef RTLESSON_SIM_FIGURES_H
#define RTLESSON_SIM_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

/* Arrival minus appearance of what was delivered. Percentiles by nearest rank: exact up to
 * FIGURES_EXACT deliveries, beyond that within 0.1 %. */
struct staleness {
    bool known; /* false: nothing was delivered */
    int64_t mean_nsec;
    int64_t p50_usec, p95_usec, p99_usec, max_usec;
};
enum { FIGURES_EXACT = 100000 };

struct bytes {
    int64_t payload, overhead;
};

/* A rate or a level over time, in thousandths: its mean over the run, and the most in any one bin
 * (of a level the highest average over one, since clients are run one after the other), of a sample
 * an estimate. */
struct load {
    int64_t mean_milli, peak_milli;
};

struct figures {
    int64_t clients;
    int64_t from_usec, duration_usec; /* from when, and how long: of what is counted */
    int64_t sampled; /* so many of the clients were run; all of them, or a sample */
    int64_t appeared, delivered, undelivered;
    int64_t lost; /* of the undelivered: those that can never arrive */
    int64_t requests, empty_answers, connections;
    int64_t messages; /* answers, events and frames that leave the server */
    int64_t posts;    /* of the requests: those with a message of the client's own */
    int64_t within;   /* deliveries no older than the window that was asked for */
    struct staleness staleness;
    /* Over time and clients (Cho & Garcia-Molina 2000): the mean age of the screen, and the share
     * of time in which it is up to date, its freshness, in thousandths. */
    int64_t behind_mean_nsec, fresh_milli;
    struct bytes up, down;
    int64_t up_appeared, up_received;
    int64_t signs; /* of life: comments, pings that left the server */
    /* At the server: requests and starts that arrive a second; connections that are open, of every
     * technique alike; answers, pushed messages and heartbeats that leave a second; bytes both
     * ways a second, each where it leaves. All of them with the client's messages. */
    struct load requests_rate, open, messages_rate, bytes_rate;
    /* Of the requests and starts those that are not the first of their client's technique: the
     * start of all hides neither a crowd that keeps in step nor a storm after a drop. */
    struct load later_rate;
    int64_t bin_usec; /* what a peak is measured over: 1 s, or the run if that is shorter; longer
                         where the run has more than FIGURES_BINS seconds */
};
enum { FIGURES_BINS = 86400 };

/* All bytes of the run, both ways, payload and overhead. */
int64_t figures_bytes(const struct figures *figures);
/* A count of this run an hour, for one client, rounded to nearest. */
int64_t figures_per_hour(const struct figures *figures, int64_t count);
/* Part of whole in thousandths, rounded to nearest; 0 of nothing is 1000. */
int64_t figures_share_milli(int64_t part, int64_t whole);

#endif
