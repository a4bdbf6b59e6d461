/* The lanes of a simulated diagram, and what their scenarios come to: films, figures and counts. */
#include "blocks/film/simulated.h"

#include <assert.h>
#include <string.h>

#include "sim/simulate.h"

static const struct diagram_lane *lane_at(const struct diagram *diagram, int lane) {
    return (const struct diagram_lane *)diagram->lanes.at + lane;
}

int diagram_lane_count(const struct diagram *diagram) {
    return diagram->lanes.count;
}

const char *diagram_lane_title(const struct diagram *diagram, int lane) {
    return lane_at(diagram, lane)->title;
}

bool diagram_lane_says(const struct diagram *diagram, int lane, const struct knob *row) {
    return knob_is_named(lane_at(diagram, lane)->says, row);
}

struct scenario diagram_authored(const struct diagram *diagram, int lane) {
    return lane_at(diagram, lane)->authored;
}

/* --- The film. --- */

/* Puts a beat in its place; of those at one moment the author's first is told. */
static void put_beat(struct trace_beat *beats, int *count, struct trace_beat beat) {
    int at = *count;
    while (at > 0 && beats[at - 1].at_usec > beat.at_usec)
        at--;
    if (at > 0 && beats[at - 1].at_usec == beat.at_usec)
        return;
    memmove(beats + at + 1, beats + at, (size_t)(*count - at) * sizeof *beats);
    beats[at] = beat;
    (*count)++;
}

int64_t diagram_beat_when(const struct diagram_beat *beat, const struct trace *traces) {
    return happening_when(&traces[beat->lane], beat->happening, beat->nth, beat->over_usec);
}

/* The beats whose moment comes, at their times. */
static void find_beats(const struct diagram *diagram, const struct trace *traces,
                       struct arena *arena, struct trace *into) {
    const struct diagram_beat *all = diagram->beats.at;
    struct trace_beat *beats = arena_array(arena, (size_t)diagram->beats.count + 1, sizeof *beats);
    for (int i = 0; i < diagram->beats.count; i++) {
        int64_t at_usec = diagram_beat_when(&all[i], traces);
        if (at_usec != TRACE_NEVER)
            put_beat(beats, &into->beat_count,
                     (struct trace_beat){at_usec, all[i].say, all[i].stop, all[i].lane});
    }
    into->beats = beats;
}

/* A run of what the check has found to hold. */
static void expect_run(bool ran) {
    assert(ran);
    (void)ran;
}

void diagram_run_film(const struct diagram *diagram, const struct scenario *scenarios,
                      struct trace traces[SIMULATED_LANES], struct arena *arena) {
    struct errbuf err;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        expect_run(simulate_trace(&scenarios[lane], &diagram->names, SIMULATED_MESSAGES, arena,
                                  &traces[lane], &err));
    find_beats(diagram, traces, arena, &traces[0]);
}

/* --- Figures. --- */

struct figures diagram_run_figures(const struct diagram *diagram, const struct scenario *set) {
    struct scenario scenario = *set;
    struct figures figures;
    struct errbuf err;
    scenario.duration_usec = diagram->judged_usec;
    expect_run(simulate_figures(&scenario, 0, &figures, &err));
    return figures;
}

struct ledger diagram_run_ledger(const struct scenario *scenario, struct arena *arena) {
    struct ledger ledger;
    struct errbuf err;
    expect_run(simulate_ledger(scenario, arena, &ledger, &err));
    return ledger;
}
