/* That each figure that is named in a diagram's texts has a value, and that what is told of wrong
 * answers holds with these values. */
#include "blocks/film/written.h"
#include "lesson/check.h"

/* The figures of a diagram's lanes at its start, each run once. */
struct starts {
    const struct diagram *diagram;
    struct figures figures[SIMULATED_LANES];
    bool ran[SIMULATED_LANES];
};

static const struct figures *figures_of(void *data, int lane) {
    struct starts *starts = data;
    struct scenario authored = diagram_authored(starts->diagram, lane);
    if (!starts->ran[lane])
        starts->figures[lane] = diagram_run_figures(starts->diagram, &authored);
    starts->ran[lane] = true;
    return &starts->figures[lane];
}

static bool check_figure(const struct placeholder_value *value, struct starts *starts,
                         struct check *check) {
    int64_t figure;
    return value->of != FILL_FIGURE ||
           measure_value(value->measure, figures_of(starts, value->lane), &figure) ||
           check_error(check, check_place(check, "%s", value->path), CODE_NOTHING_ARRIVES,
                       "in this scenario nothing is delivered, and \"%s\" has no value" HELP
                       "let updates happen that arrive before the end",
                       value->name);
}

static bool check_told(const struct diagram *diagram, bool proves, struct starts *starts,
                       struct arena *arena, struct check *check) {
    const struct measure *measure = diagram->figure.measure;
    struct scenario set[SIMULATED_LANES];
    int64_t right = 0;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        set[lane] = diagram_authored(diagram, lane);
    struct fills fills = placeholder_fills(diagram->fills, true, set, figures_of, starts, arena);
    if (proves && measure != NULL)
        placeholder_figure(measure, figures_of(starts, diagram->figure.lane), &right);
    return prediction_check_told(&diagram->prediction, &fills, measure != NULL ? &right : NULL,
                                 proves, check);
}

bool diagram_check_fills(const struct diagram *diagram, bool proves, struct arena *arena,
                         struct check *check) {
    const struct placeholder_value *values = diagram->fills.at;
    struct starts starts = {.diagram = diagram};
    bool good = true;
    for (int i = 0; i < diagram->fills.count; i++)
        good = check_figure(&values[i], &starts, check) && good;
    return good && check_told(diagram, proves, &starts, arena, check);
}
