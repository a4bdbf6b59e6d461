/* What a diagram's prediction is held against: a figure of the run as the author set it. */
#include "base/number.h"
#include "blocks/diagram_written.h"
#include "blocks/question.h"
#include "lesson/check.h"
#include "quiz/quantity.h"

/* As a question takes it: shares are whole per cents. */
static bool value_at_start(const struct diagram *diagram, int64_t *value) {
    const struct measure *measure = diagram->figure.measure;
    struct scenario start = diagram_start(diagram, diagram->figure.lane);
    struct figures figures = diagram_measure(diagram, &start);
    if (!measure_value(measure, &figures, value))
        return false;
    if (measure->unit == MEASURE_UNIT_SHARE)
        *value = (*value + 5) / 10;
    return true;
}

struct start_value {
    bool there;
    int64_t value;
};

static void make_start_value(const struct block *block, const struct scene *scene, void *into) {
    struct start_value *start = into;
    (void)scene;
    start->there = value_at_start(block->object, &start->value);
}

bool diagram_supply(const struct block *block, const struct block *question,
                    const struct scene *scene, int64_t *value) {
    const struct start_value *start = known_now(block, scene, sizeof *start, make_start_value);
    (void)question;
    *value = start->value;
    return start->there;
}

/* --- The check. --- */

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
    const struct measure *measure = diagram->figure.measure;
    struct place place = check_place(check, "predict/0/figure");
    int64_t value;
    if (!prediction_check(&diagram->prediction, check))
        return false;
    if (question == NULL || question_figure(question) == NULL)
        return true;
    if (!diagram->is_simulated)
        return check_error(check, place,
                           "a script has no figures; write an \"answer\" in place of \"figure\"");
    if (!value_at_start(diagram, &value))
        return check_error(check, place,
                           "in this scenario nothing is delivered, and \"%s\" has no value",
                           measure->name);
    return check_unit(question, measure, place, check) && check_size(measure, value, place, check);
}
