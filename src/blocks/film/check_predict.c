/* What the rows of a diagram's prediction cannot say: that its figure has a value, which can be
 * typed in the question's unit. */
#include "base/number.h"
#include "blocks/ask/question.h"
#include "blocks/film/written.h"
#include "lesson/check.h"
#include "quiz/quantity.h"

static bool check_unit(const struct block *question, const struct measure *measure,
                       struct place place, struct check *check) {
    bool is_time = measure->unit == MEASURE_UNIT_DURATION;
    if (is_time == question_in_time(question))
        return true;
    return check_error(
        check, place, CODE_QUANTITY,
        is_time ? "\"%s\" is a time" HELP "ask for it in a unit of time, such as \"s\""
                : "\"%s\" is no time" HELP "ask for it with \"numeric\", in a unit such as "
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
    return check_error(check, place, CODE_FIGURE,
                       "\"%s\" comes to %s here, and %s is the most that can be typed" HELP
                       "ask for another figure, or make less of it",
                       measure->name, number_within(value, NUMBER_TEXT_BYTES, figure),
                       number_grouped(most, typed));
}

static bool check_reach(const struct block *question, int64_t value, struct place place,
                        struct check *check) {
    struct errbuf how_near;
    return question_reaches(question, value, &how_near) ||
           check_error(check, place, CODE_OUT_OF_REACH, "%s", how_near.text);
}

bool diagram_check_figure(const struct diagram *diagram, struct check *check) {
    const struct block *question = diagram->prediction.predict.at;
    const struct measure *measure = diagram->figure.measure;
    struct place place = check_place(check, "predict/0/figure");
    int64_t value;
    if (question == NULL || question_figure(question) == NULL)
        return true;
    if (!diagram->is_simulated)
        return check_error(check, place, CODE_FIGURE,
                           "a script has no figures" HELP
                           "write an \"answer\" in place of \"figure\"");
    if (!diagram_figure_at_start(diagram, &value))
        return check_error(check, place, CODE_NOTHING_ARRIVES,
                           "in this scenario nothing is delivered, and \"%s\" has no value" HELP
                           "let updates happen that arrive before the end",
                           measure->name);
    return check_unit(question, measure, place, check) &&
           check_size(measure, value, place, check) && check_reach(question, value, place, check);
}

bool diagram_check_predict(const struct diagram *diagram, struct check *check) {
    return prediction_check(&diagram->prediction, check) && diagram_check_figure(diagram, check);
}
