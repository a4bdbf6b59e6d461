/* Reads what an author wrote of a diagram: names become rows and indices, texts become numbers. The
 * check reads first, and tells each mistake; then finish reads the same into the diagram itself. */
#include <assert.h>
#include <string.h>

#include "base/int.h"
#include "blocks/ask/question.h"
#include "blocks/film/written.h"
#include "lesson/check.h"

struct reading {
    const struct written_diagram *written;
    struct check *check; /* NULL: nothing is wrong in it */
    struct arena *arena;
};

/* --- Names and lanes. --- */

static struct simulate_names read_names(const struct reading *reading) {
    if (reading->written->actors.count == 0)
        return (struct simulate_names){"Client", "Server"};
    return (struct simulate_names){written_actor_title(reading->written, 0, reading->arena),
                                   written_actor_title(reading->written, 1, reading->arena)};
}

static const struct written_lane *lane_at(const struct reading *reading, int index) {
    return (const struct written_lane *)reading->written->lanes.at + index;
}

/* What the diagram's scenario says, with what the lane says laid over it. */
static struct diagram_lane read_lane(const struct reading *reading, int index) {
    const struct written_diagram *written = reading->written;
    struct diagram_lane lane = {.authored = written->simulate.scenario};
    if (written->lanes.count > 0) {
        const struct written_lane *its = lane_at(reading, index);
        lane.title = its->title;
        knob_merge(&lane.authored, &lane.says, &its->set.scenario, its->set.set);
    }
    lane.authored.duration_usec = written->diagram.lasts_usec;
    return lane;
}

static struct list read_lanes(const struct reading *reading) {
    int count = int_max(reading->written->lanes.count, 1);
    struct diagram_lane *lanes = arena_array(reading->arena, (size_t)count, sizeof *lanes);
    for (int i = 0; i < count; i++)
        lanes[i] = read_lane(reading, i);
    return (struct list){lanes, count};
}

/* --- Knobs. --- */

static const struct written_knob *knob_at(const struct reading *reading, int index) {
    return (const struct written_knob *)reading->written->knobs.at + index;
}

static bool is_number(const struct knob *row) {
    return row->type == KNOB_TYPE_DURATION || row->type == KNOB_TYPE_WHOLE;
}

static bool fail_knob(const struct reading *reading, int index, const char *field, enum code code,
                      const char *text) {
    return check_error(reading->check, check_place(reading->check, "knobs/%d/%s", index, field),
                       code, "%s", text);
}

/* Reasons of sim/knob.h begin with the knob's name. */
static const char *quote_knob(const struct reading *reading, const struct knob *row,
                              const struct errbuf *err) {
    return arena_printf(reading->arena, "\"%s\"%s", row->name, err->text + strlen(row->name));
}

static bool read_end(const struct reading *reading, int index, const struct knob *row,
                     const char *field, const char *text, int64_t *usec) {
    struct scenario scenario = scenario_default();
    struct errbuf err;
    if (!knob_set(&scenario, row, text, NULL, &err))
        return check_value(reading->check, CODE_KNOB_VALUE, quote_knob(reading, row, &err),
                           "knobs/%d/%s", index, field);
    *usec = knob_number(&scenario, row);
    return true;
}

static bool read_ends(const struct reading *reading, int index, struct diagram_knob *knob) {
    const struct written_knob *written = knob_at(reading, index);
    struct scale scale = {.steps = written->steps};
    if (written->from == NULL || written->to == NULL)
        return fail_knob(reading, index, "turns", CODE_ONE_OF,
                         "a knob needs \"values\", or \"from\" and \"to\"" HELP
                         "list its values, or say from what to what it turns");
    if (!is_number(knob->row))
        return check_error(reading->check, check_key_place(reading->check, "knobs/%d/from", index),
                           CODE_SCALE, "\"%s\" is no number" HELP "list its \"values\"",
                           written->turns);
    if (!read_end(reading, index, knob->row, "from", written->from, &scale.from_usec) ||
        !read_end(reading, index, knob->row, "to", written->to, &scale.to_usec))
        return false;
    knob->scale = scale;
    return true;
}

static bool fail_ends(const struct reading *reading, int index) {
    check_value(reading->check, CODE_SCALE,
                "\"to\" must be more than \"from\"" HELP "begin lower, or end higher",
                "knobs/%d/to", index);
    return check_beside(reading->check, check_place(reading->check, "knobs/%d/from", index),
                        "it begins here");
}

/* Each step must be a value of the knob, which need not be any number. */
static bool read_scale(const struct reading *reading, int index, struct diagram_knob *knob) {
    const struct scenario *start = &reading->written->simulate.scenario;
    struct scenario scenario = scenario_default();
    struct errbuf err;
    if (!read_ends(reading, index, knob))
        return false;
    if (knob->scale.from_usec < 1)
        return check_value(reading->check, CODE_SCALE,
                           "a logarithmic scale cannot start at zero" HELP "list the \"values\"",
                           "knobs/%d/from", index);
    if (knob->scale.from_usec >= knob->scale.to_usec)
        return fail_ends(reading, index);
    knob->last = knob->scale.steps;
    for (int step = 0; step <= knob->last; step++)
        if (!knob_set_number(&scenario, knob->row, scale_value(&knob->scale, step), &err))
            return check_error(reading->check, check_place(reading->check, "knobs/%d/turns", index),
                               CODE_SCALE, "between its ends, %s" HELP "list the \"values\"",
                               quote_knob(reading, knob->row, &err));
    knob->start = scale_nearest(&knob->scale, knob_number(start, knob->row));
    return true;
}

/* The value that the author's scenario has, or -1. */
static int listed_start(const struct diagram_knob *knob, const struct scenario *start) {
    for (int step = 0; step <= knob->last; step++) {
        struct scenario turned = *start;
        diagram_knob_turn(knob, step, &turned);
        if (knob_same(&turned, start, knob->row))
            return step;
    }
    return -1;
}

static bool read_values(const struct reading *reading, int index, struct diagram_knob *knob) {
    const struct written_knob *written = knob_at(reading, index);
    const char *const *texts = written->values.at;
    struct scenario *values =
        arena_array(reading->arena, (size_t)written->values.count, sizeof *values);
    struct errbuf err;
    bool good = true;
    for (int i = 0; i < written->values.count; i++) {
        values[i] = scenario_default();
        if (!knob_set(&values[i], knob->row, texts[i], reading->arena, &err))
            good =
                check_value(reading->check, CODE_KNOB_VALUE, quote_knob(reading, knob->row, &err),
                            "knobs/%d/values/%d", index, i);
    }
    knob->values = values;
    knob->last = written->values.count - 1;
    return good;
}

/* Whose start the scenario says, where it says it; else it is the simulator's own. */
static bool fail_start(const struct reading *reading, int index, const struct knob *row) {
    const struct scenario *start = &reading->written->simulate.scenario;
    check_error(reading->check, check_key_place(reading->check, "knobs/%d/values", index),
                CODE_LIST_START,
                "the scenario starts with %s, which is not among the values of knob \"%s\"" HELP
                "add it, or change the scenario",
                knob_words(start, row, reading->arena), knob_at(reading, index)->id);
    if (knob_is_named(reading->written->simulate.set, row) && !check_is_variant(reading->check))
        check_beside(reading->check, check_place(reading->check, "simulate/%s", row->name),
                     "the scenario's");
    return false;
}

static bool fail_both(const struct reading *reading, int index) {
    bool begins = knob_at(reading, index)->from != NULL;
    fail_knob(reading, index, begins ? "from" : "to", CODE_ONE_OF,
              "a knob has \"values\", or \"from\" and \"to\", not both" HELP
              "leave the one or the other out");
    return check_beside(reading->check, check_key_place(reading->check, "knobs/%d/values", index),
                        "the other");
}

static bool read_listed(const struct reading *reading, int index, struct diagram_knob *knob) {
    const struct written_knob *written = knob_at(reading, index);
    if (written->from != NULL || written->to != NULL)
        return fail_both(reading, index);
    if (!read_values(reading, index, knob))
        return false;
    knob->start = listed_start(knob, &reading->written->simulate.scenario);
    return knob->start >= 0 || fail_start(reading, index, knob->row);
}

static const struct knob *read_row(const struct reading *reading, int index) {
    const char *name = knob_at(reading, index)->turns;
    const struct knob *row;
    const char *why_not = placeholder_find_knob(name, &row, reading->arena);
    if (why_not == NULL)
        return row;
    struct place place = check_place(reading->check, "knobs/%d/turns", index);
    check_error(reading->check, place, CODE_UNKNOWN_KNOB, "%s", why_not);
    check_fix(reading->check, place, knob_meant(name));
    return NULL;
}

static bool fail_twice(const struct reading *reading, int index, int first) {
    check_error(reading->check, check_place(reading->check, "knobs/%d/turns", index), CODE_TWICE,
                "\"%s\" has a knob already" HELP "leave one of the two out",
                knob_at(reading, index)->turns);
    return check_beside(reading->check, check_place(reading->check, "knobs/%d/turns", first),
                        "first");
}

/* Its only value. */
static bool read_fixed(const struct reading *reading, struct diagram_knob *knob) {
    struct scenario *value = arena_alloc(reading->arena, sizeof *value);
    *value = reading->written->simulate.scenario;
    knob->values = value;
    knob->fixed = true;
    return true;
}

static bool read_knob(const struct reading *reading, int index, struct diagram_knob *all) {
    const struct written_knob *written = knob_at(reading, index);
    const struct knob *row = read_row(reading, index);
    if (row == NULL)
        return false;
    for (int i = 0; i < index; i++)
        if (all[i].row == row)
            return fail_twice(reading, index, i);
    all[index] =
        (struct diagram_knob){.id = written->id,
                              .title = written->title != NULL ? written->title : row->title,
                              .row = row};
    if (knob_is_named(reading->written->fixed.set, row))
        return read_fixed(reading, &all[index]);
    return written->values.count > 0 ? read_listed(reading, index, &all[index])
                                     : read_scale(reading, index, &all[index]);
}

static bool read_knobs(const struct reading *reading, struct list *into) {
    int count = reading->written->knobs.count;
    struct diagram_knob *all = arena_array(reading->arena, (size_t)count, sizeof *all);
    bool good = true;
    for (int i = 0; i < count; i++)
        good = read_knob(reading, i, all) && good;
    *into = (struct list){all, count};
    return good;
}

static bool fail_sweep(const struct reading *reading, const char *id) {
    int count = reading->written->knobs.count;
    struct place place = check_place(reading->check, "sweep");
    const char *ids[SIMULATED_KNOBS];
    char remedy[SUGGEST_REMEDY_BYTES];
    for (int i = 0; i < count; i++)
        ids[i] = knob_at(reading, i)->id;
    if (count == 0)
        return check_error(reading->check, check_key_place(reading->check, "sweep"),
                           CODE_LONE_FIELD,
                           "a sweep turns a knob, and this diagram has none" HELP
                           "give it \"knobs\", or leave \"sweep\" out");
    check_error(reading->check, place, CODE_NO_SUCH_PART,
                "\"%s\" is the id of no knob of this diagram%s", id,
                suggest_remedy(remedy, id, ids, count));
    return check_fix(reading->check, place, suggest_only(id, ids, count));
}

static bool read_sweep(const struct reading *reading, struct diagram *into) {
    const char *id = reading->written->sweep;
    for (int i = 0; id != NULL && i < reading->written->knobs.count; i++)
        if (strcmp(knob_at(reading, i)->id, id) == 0)
            into->sweep = i;
    if (id != NULL && into->sweep < 0)
        return fail_sweep(reading, id);
    if (into->sweep >= 0 && diagram_knob_at(into, into->sweep)->fixed)
        into->sweep = -1;
    return true;
}

/* --- Beats. --- */

static bool read_beat(const struct reading *reading, int index, struct diagram_beat *beat) {
    const struct written_beat *written =
        (const struct written_beat *)reading->written->beats.at + index;
    *beat = (struct diagram_beat){.happening = happening_names[written->when].is,
                                  .nth = written->nth,
                                  .over_usec = written->over_usec,
                                  .say = written->say,
                                  .stop = written->stop};
    if (written->lane != NULL)
        beat->lane = written_lane_index(reading->written, written->lane, strlen(written->lane));
    if (beat->lane >= 0)
        return true;
    struct place place = check_place(reading->check, "beats/%d/lane", index);
    check_error(reading->check, place, CODE_NO_SUCH_PART, "%s",
                written_no_lane(reading->written, written->lane, reading->arena));
    return check_fix(reading->check, place, written_lane_meant(reading->written, written->lane));
}

static bool read_beats(const struct reading *reading, struct list *into) {
    int count = reading->written->beats.count;
    struct diagram_beat *beats = arena_array(reading->arena, (size_t)count, sizeof *beats);
    bool good = true;
    for (int i = 0; i < count; i++)
        good = read_beat(reading, i, &beats[i]) && good;
    *into = (struct list){beats, good ? count : 0};
    return good;
}

/* --- The figure of a prediction: "push/staleness_mean" is of a lane, without its id of the first.
 * --- */

static bool fail_measure(const struct reading *reading, const char *text, const char *why_not) {
    struct place place = check_place(reading->check, "predict/0/figure");
    check_error(reading->check, place, CODE_UNKNOWN_MEASURE, "%s", why_not);
    return check_fix(reading->check, place, strchr(text, '/') == NULL ? measure_meant(text) : NULL);
}

static bool read_figure(const struct reading *reading, struct diagram_figure *figure) {
    const struct block *question = reading->written->diagram.prediction.predict.at;
    const char *text = question != NULL ? question_figure(question) : NULL;
    const char *slash = text != NULL ? strchr(text, '/') : NULL;
    const char *measure = slash != NULL ? slash + 1 : text;
    *figure = (struct diagram_figure){.measure = NULL};
    if (text == NULL)
        return true;
    const char *why_not = placeholder_find_measure(measure, &figure->measure, reading->arena);
    if (why_not != NULL)
        return fail_measure(reading, text, why_not);
    if (slash != NULL)
        figure->lane = written_lane_index(reading->written, text, (size_t)(slash - text));
    return figure->lane >= 0 ||
           check_error(reading->check, check_place(reading->check, "predict/0/figure"),
                       CODE_NO_SUCH_PART, "%s",
                       written_no_lane(reading->written,
                                       arena_copy(reading->arena, text, (size_t)(slash - text)),
                                       reading->arena));
}

/* --- All of it. --- */

bool diagram_read_runs(const struct written_diagram *written, struct check *check,
                       struct diagram *into, struct arena *arena) {
    enum { MEASURE_USUAL_USEC = 600000000 };
    struct reading reading = {written, check, arena};
    into->judged_usec = written->measure_usec > 0 ? written->measure_usec : MEASURE_USUAL_USEC;
    into->pace_quarters = diagram_pace_quarters(written->pace);
    into->is_simulated = written->simulate.set.named != 0;
    into->lanes = read_lanes(&reading);
    if (!into->is_simulated) {
        into->script = diagram_read_script(written, arena);
        return true;
    }
    into->names = read_names(&reading);
    return read_knobs(&reading, &into->knobs);
}

/* Of a film that is only watched, figures would be the first thing met that nothing explains. */
static bool has_figures(const struct written_diagram *written, const struct diagram *read) {
    bool is_worked = written->knobs.count > 0 || written->goal.count > 0 ||
                     read->missions.count > 0 || read->prediction.predict.count > 0;
    return read->is_simulated && (is_worked || written->measure_usec > 0);
}

bool diagram_read_told(const struct written_diagram *written, struct check *check,
                       struct diagram *into, struct arena *arena) {
    struct reading reading = {written, check, arena};
    into->sweep = -1;
    into->has_figures = has_figures(written, into);
    if (!into->is_simulated)
        return diagram_read_fills(written, check, into, arena);
    bool good = read_sweep(&reading, into);
    good = read_beats(&reading, &into->beats) && good;
    good =
        goal_read(&written->goal, written_goal_field(written), into, check, &into->goal, arena) &&
        good;
    good = diagram_read_fills(written, check, into, arena) && good;
    return read_figure(&reading, &into->figure) && good;
}

bool diagram_read_sibling(const struct written_diagram *written, int sibling, struct check *check,
                          const struct diagram *own, struct diagram *into, struct arena *arena) {
    struct written_diagram drawn = *written;
    vary_lay(written->diagram.prediction.vary, sibling, &drawn.simulate.scenario);
    *into = *own;
    return diagram_read_runs(&drawn, check, into, arena);
}

static struct list read_siblings(const struct written_diagram *written, struct arena *arena) {
    const struct diagram *own = &written->diagram;
    int count = vary_count(written->diagram.prediction.vary, &written->simulate.scenario) - 1;
    struct diagram *siblings = arena_array(arena, (size_t)count, sizeof *siblings);
    bool good = true;
    for (int i = 0; i < count; i++)
        good = diagram_read_sibling(written, i + 1, NULL, own, &siblings[i], arena) && good;
    assert(good);
    (void)good;
    return (struct list){siblings, count};
}

/* Paragraphs of their own. */
static void add_other_terms(struct written_diagram *written, struct arena *arena) {
    const struct pair *reasons = written->other_terms.at;
    const char **caption = &written->diagram.caption;
    for (int i = 0; i < written->other_terms.count; i++)
        *caption = *caption == NULL ? reasons[i].text
                                    : arena_printf(arena, "%s\n\n%s", *caption, reasons[i].text);
}

static void finish(struct written_diagram *written, struct arena *arena) {
    bool runs = diagram_read_runs(written, NULL, &written->diagram, arena);
    bool told = diagram_read_told(written, NULL, &written->diagram, arena);
    assert(runs && told); /* the check has read it */
    (void)runs, (void)told;
    vary_finish(&written->diagram.prediction, &written->simulate.scenario, arena);
    written->diagram.siblings = read_siblings(written, arena);
}

static void finish_mission(const struct written_diagram *written, int index, struct arena *arena) {
    const struct block *block = (const struct block *)written->diagram.missions.at + index;
    struct written_mission *mission = ((const struct written_mission *)block->object)->self;
    struct written_diagram laid = diagram_lay_mission(written, index);
    finish(&laid, arena);
    mission->diagram = laid.diagram;
}

void diagram_finish(void *object, struct arena *arena) {
    struct written_diagram *written = object;
    add_other_terms(written, arena);
    finish(written, arena);
    for (int i = 0; i < written->diagram.missions.count; i++)
        finish_mission(written, i, arena);
}
