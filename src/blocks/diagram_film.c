/* The film of a diagram, wherever it comes from: the author's script or the simulator. */
#include "blocks/simulated.h"

bool diagram_traces(const struct block *block, const struct scene *scene, struct trace *traces) {
    const struct diagram *diagram = block->object;
    if (diagram->is_simulated)
        return diagram_simulate(block, scene, traces);
    traces[0] = diagram->script;
    return true;
}

bool diagram_trace(const struct block *block, const struct scene *scene, struct trace *trace) {
    struct trace traces[SIMULATED_LANES];
    if (!diagram_traces(block, scene, traces))
        return false;
    *trace = traces[0];
    return true;
}

int64_t diagram_lasts_usec(const struct block *block, const struct scene *scene) {
    const struct diagram *diagram = block->object;
    (void)scene;
    return diagram->lasts_usec;
}

bool diagram_reel(const struct block *block, const struct scene *scene, struct reel *reel) {
    const struct diagram *diagram = block->object;
    struct trace trace;
    if (!diagram_trace(block, scene, &trace))
        return false;
    bool waits = prediction_is_open(block, scene->facts);
    int64_t *stops = arena_array(scene->arena, (size_t)trace.beat_count + 1, sizeof *stops);
    if (stops == NULL)
        return false;
    *reel = (struct reel){.lasts_usec = diagram_lasts_usec(block, scene),
                          .stops_usec = stops,
                          .lingers = prediction_lingers(block, scene->facts),
                          .pace_quarters = diagram->pace_quarters};
    if (waits)
        stops[reel->stop_count++] = 0;
    for (int i = 0; i < trace.beat_count; i++)
        if (trace.beats[i].stops && !(waits && trace.beats[i].at_usec == 0))
            stops[reel->stop_count++] = trace.beats[i].at_usec;
    return true;
}
