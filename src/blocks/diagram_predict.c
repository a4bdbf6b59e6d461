/* What a diagram's prediction is held against: a figure of the run as the author set it. */
#include <string.h>

#include "base/number.h"
#include "blocks/question.h"
#include "blocks/simulated.h"
#include "lesson/check.h"
#include "quiz/quantity.h"
#include "sim/measure.h"

/* "push/staleness_mean" is of a lane, without its id of the first; -1: there is no such lane. */
static int lane_of(const struct diagram *diagram, const char *figure) {
    const struct diagram_lane *lanes = diagram->lanes.at;
    const char *slash = strchr(figure, '/');
    for (int i = 0; slash != NULL && i < diagram->lanes.count; i++)
        if (strlen(lanes[i].id) == (size_t)(slash - figure) &&
            strncmp(lanes[i].id, figure, (size_t)(slash - figure)) == 0)
            return i;
    return slash == NULL ? 0 : -1;
}

static const char *measure_name(const char *figure) {
    const char *slash = strchr(figure, '/');
    return slash != NULL ? slash + 1 : figure;
}

/* As a question takes it: shares are whole per cents. */
static bool value_at_start(const struct diagram *diagram, const char *figure, int64_t *value) {
    const struct measure *measure = measure_find(measure_name(figure), NULL);
    int lane = lane_of(diagram, figure);
    struct figures figures;
    if (measure == NULL || lane < 0 || !diagram_is_simulated(diagram))
        return false;
    struct scenario start = diagram_start(diagram, lane);
    if (!diagram_measure(diagram, &start, &figures) || !measure_value(measure, &figures, value))
        return false;
    if (measure->unit == MEASURE_UNIT_SHARE)
        *value = (*value + 5) / 10;
    return true;
}

bool diagram_supply(const struct block *block, const struct block *question,
                    const struct scene *scene, int64_t *value) {
    (void)scene;
    return value_at_start(block->object, question_figure(question), value);
}

/* --- The check. --- */

static bool refuse_measure(const char *figure, struct place place, struct check *check) {
    const char *near = NULL;
    measure_find(measure_name(figure), &near);
    return check_error(check, place, "\"%s\" is no measure of a run%s%s%s", measure_name(figure),
                       near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                       near != NULL ? "\"?" : "");
}

static bool check_unit(const struct block *question, const struct measure *measure,
                       struct place place, struct check *check) {
    bool is_time = measure->unit == MEASURE_UNIT_DURATION;
    if (is_time == question_in_time(question))
        return true;
    return check_error(check, place,
                       is_time
                           ? "\"%s\" is a time; ask for it in a unit of time, such as \"s\""
                           : "\"%s\" is no time; ask for it with \"numeric\", in a unit such as "
                             "\"requests\"",
                       measure->name);
}

/* More than a learner may type nobody could answer. */
static bool check_size(const struct measure *measure, int64_t value, struct place place,
                       struct check *check) {
    const int64_t most = QUANTITY_MOST_MICRO / 1000000;
    char figure[NUMBER_TEXT_BYTES], typed[NUMBER_TEXT_BYTES];
    if (measure->unit == MEASURE_UNIT_DURATION || value <= most)
        return true;
    return check_error(check, place,
                       "\"%s\" comes to %s here, and %s is the most that can be typed; ask for "
                       "another figure, or make less of it",
                       measure->name, number_within(value, NUMBER_TEXT_BYTES, figure),
                       number_grouped(most, typed));
}

bool diagram_check_predict(const struct diagram *diagram, struct check *check) {
    const struct block *question = diagram->prediction.predict.at;
    const char *figure = question != NULL ? question_figure(question) : NULL;
    struct place place = check_place(check, "predict/0/figure");
    int64_t value;
    if (!prediction_check(&diagram->prediction, check))
        return false;
    if (figure == NULL)
        return true;
    if (!diagram_is_simulated(diagram))
        return check_error(check, place,
                           "a script has no figures; write an \"answer\" in place of \"figure\"");
    const struct measure *measure = measure_find(measure_name(figure), NULL);
    if (measure == NULL)
        return refuse_measure(figure, place, check);
    if (lane_of(diagram, figure) < 0)
        return check_error(check, place, "\"%.*s\" is no lane of this diagram",
                           (int)strcspn(figure, "/"), figure);
    if (!value_at_start(diagram, figure, &value))
        return check_error(check, place,
                           "in this scenario nothing is delivered, and \"%s\" has no value",
                           measure->name);
    return check_unit(question, measure, place, check) && check_size(measure, value, place, check);
}
