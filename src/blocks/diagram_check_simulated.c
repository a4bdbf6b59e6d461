/* What the rows of a simulated diagram cannot say: which of them go together, and whether a run is
 * cut short. */
#include <stdio.h>
#include <string.h>

#include "blocks/goal.h"
#include "lesson/check.h"
#include "sim/cost.h"

/* --- What belongs to which kind of film. --- */

/* The film of a script has none of what the simulator needs. */
bool diagram_check_scripted(const struct diagram *diagram, struct check *check) {
    const struct {
        const char *name;
        bool there;
    } fields[] = {
        {"lanes", diagram->lanes.count > 0}, {"knobs", diagram->knobs.count > 0},
        {"beats", diagram->beats.count > 0}, {"sweep", diagram->sweep != NULL},
        {"goal", diagram->goal.count > 0},   {"one_by_one", diagram->one_by_one},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].there)
            good = check_error(check, check_place(check, "%s", fields[i].name),
                               "\"%s\" is for a film that is simulated; give the diagram "
                               "\"simulate\" in place of \"script\", or leave it out",
                               fields[i].name);
    if (diagram->actors.count == 0)
        good = check_error(check, check_place(check, "actors"),
                           "a script needs \"actors\": who sends and receives");
    return good;
}

static bool check_actors(const struct diagram *diagram, struct check *check) {
    if (diagram->actors.count == 0 || diagram->actors.count == 2)
        return true;
    return check_error(check, check_place(check, "actors"),
                       "a simulated film has two actors, the client and then the server, found %d",
                       diagram->actors.count);
}

/* --- The scenario. --- */

/* The film shows one client for as long as it lasts; these knobs have no place in it. */
static bool check_film_knobs(const struct scenario_field *field, const char *path,
                             struct check *check) {
    static const enum knob_id unwanted[] = {KNOB_DURATION, KNOB_CLIENTS, KNOB_SPREAD, KNOB_SHARED};
    bool good = true;
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++) {
        const struct knob *knob = &knobs[unwanted[i]];
        if (knob_is_named(field->set, knob))
            good = check_error(check, check_place(check, "%s/%s", path, knob->name),
                               "a film shows one client as long as it \"lasts\"; leave \"%s\" out",
                               knob->name);
    }
    return good;
}

/* The techniques that a lane may come to run, as bits: its own, or those that a knob turns to. */
static unsigned lane_techniques(const struct diagram *diagram, int lane, struct arena *arena) {
    const struct knob *row = &knobs[KNOB_TECHNIQUE];
    unsigned techniques = 1u << diagram_start(diagram, lane).technique;
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        if (diagram_knob_row(knob) != row || diagram_lane_says(diagram, lane, row))
            continue;
        for (int step = 0; step < knob->values.count; step++) {
            struct scenario turned = diagram_start(diagram, lane);
            if (diagram_knob_turn(knob, step, &turned, arena))
                techniques |= 1u << turned.technique;
        }
    }
    return techniques;
}

/* Where the technique can be turned, what any of them has may be set from the start. */
static bool check_named(const struct diagram *diagram, int lane, const char *path,
                        const struct scenario_field *field, struct arena *arena,
                        struct check *check) {
    struct scenario scenario = diagram_start(diagram, lane);
    unsigned techniques = lane_techniques(diagram, lane, arena);
    struct knob_set foreign = {0};
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(field->set, knob) && (knob->techniques & techniques) == 0)
            knob_name(&foreign, knob);
    return check_scenario(check, path, &scenario, foreign);
}

static bool check_lane(const struct diagram *diagram, int lane, const char *path,
                       const struct scenario_field *field, struct arena *arena,
                       struct check *check) {
    struct scenario scenario = diagram_start(diagram, lane);
    struct errbuf err;
    if (!check_film_knobs(field, path, check))
        return false;
    if (!check_named(diagram, lane, path, field, arena, check))
        return false;
    if (!scenario_check(&scenario, &err))
        return check_error(check, check_place(check, "%s", path), "%s", err.text);
    return true;
}

static bool check_scenarios(const struct diagram *diagram, struct arena *arena,
                            struct check *check) {
    const struct diagram_lane *lanes = diagram->lanes.at;
    char path[32];
    bool good = true;
    if (diagram->lanes.count == 0)
        return check_lane(diagram, 0, "simulate", &diagram->simulate, arena, check);
    good = check_film_knobs(&diagram->simulate, "simulate", check);
    for (int i = 0; i < diagram->lanes.count; i++) {
        snprintf(path, sizeof path, "lanes/%d/set", i);
        good = check_lane(diagram, i, path, &lanes[i].set, arena, check) && good;
    }
    return good;
}

/* --- Knobs. --- */

static bool check_turns(const struct diagram_knob *knob, int index, struct check *check) {
    const char *near = NULL;
    struct place place = check_place(check, "knobs/%d/turns", index);
    if (knob_find(knob->turns, &near) == NULL)
        return check_error(check, place, "\"%s\" is no knob of the simulator%s%s%s", knob->turns,
                           near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                           near != NULL ? "\"?" : "");
    return true;
}

static bool is_number(const struct knob *row) {
    return row->type == KNOB_TYPE_DURATION || row->type == KNOB_TYPE_WHOLE;
}

static bool check_range(const struct diagram_knob *knob, int index, struct check *check) {
    const struct knob *row = diagram_knob_row(knob);
    struct scenario from = scenario_default(), to = from;
    struct errbuf err;
    if (knob->from == NULL || knob->to == NULL)
        return check_error(check, check_place(check, "knobs/%d", index),
                           "a knob needs \"values\", or \"from\" and \"to\"");
    if (!is_number(row))
        return check_error(check, check_place(check, "knobs/%d/from", index),
                           "\"%s\" is no number; list its \"values\"", knob->turns);
    if (!knob_set(&from, row, knob->from, NULL, &err))
        return check_error(check, check_place(check, "knobs/%d/from", index), "%s", err.text);
    if (!knob_set(&to, row, knob->to, NULL, &err))
        return check_error(check, check_place(check, "knobs/%d/to", index), "%s", err.text);
    if (knob_number(&from, row) < 1)
        return check_error(check, check_place(check, "knobs/%d/from", index),
                           "a logarithmic scale cannot start at zero; list the \"values\"");
    if (knob_number(&from, row) >= knob_number(&to, row))
        return check_error(check, check_place(check, "knobs/%d/to", index),
                           "\"to\" must be more than \"from\"");
    return true;
}

static bool check_values(const struct diagram *diagram, int index, struct arena *arena,
                         struct check *check) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    const char *const *values = knob->values.at;
    struct errbuf err;
    bool good = true;
    if (knob->from != NULL || knob->to != NULL)
        return check_error(check, check_place(check, "knobs/%d/values", index),
                           "a knob has \"values\", or \"from\" and \"to\", not both");
    for (int i = 0; i < knob->values.count; i++) {
        struct scenario scenario = scenario_default();
        if (!knob_set(&scenario, diagram_knob_row(knob), values[i], arena, &err))
            good = check_error(check, check_place(check, "knobs/%d/values/%d", index, i), "%s",
                               err.text);
    }
    if (good && diagram_knob_start(diagram, index, arena) < 0)
        good = check_error(check, check_place(check, "knobs/%d/values", index),
                           "the value that \"simulate\" starts with is not among them; add it");
    return good;
}

/* Every setting must make sense, as far as one knob alone can spoil it. */
static bool check_turned(const struct diagram *diagram, int index, struct arena *arena,
                         struct check *check) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    struct errbuf err;
    for (int step = 0; step <= diagram_knob_last(knob); step++) {
        struct scenario scenario = diagram_start(diagram, 0);
        if (diagram_knob_turn(knob, step, &scenario, arena) && !scenario_check(&scenario, &err))
            return check_error(check, check_place(check, "knobs/%d", index),
                               "turned to %s, the scenario makes no sense: %s",
                               knob_words(&scenario, diagram_knob_row(knob), arena), err.text);
    }
    return true;
}

static bool check_knob(const struct diagram *diagram, int index, struct arena *arena,
                       struct check *check) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    if (!check_turns(knob, index, check))
        return false;
    for (int i = 0; i < index; i++)
        if (strcmp(diagram_knob_at(diagram, i)->turns, knob->turns) == 0)
            return check_error(check, check_place(check, "knobs/%d/turns", index),
                               "\"%s\" has a knob already", knob->turns);
    if (knob->values.count == 0 ? !check_range(knob, index, check)
                                : !check_values(diagram, index, arena, check))
        return false;
    return check_turned(diagram, index, arena, check);
}

static bool check_sweep(const struct diagram *diagram, struct check *check) {
    if (diagram->sweep == NULL)
        return true;
    int index = diagram_find_knob(diagram, diagram->sweep);
    if (index < 0)
        return check_error(check, check_place(check, "sweep"),
                           "\"%s\" is the id of no knob of this diagram", diagram->sweep);
    if (diagram_knob_last(diagram_knob_at(diagram, index)) >= SIMULATED_SWEEP)
        return check_error(check, check_place(check, "sweep"),
                           "a sweep runs every value of its knob, at most %d; give knob \"%s\" "
                           "fewer steps",
                           SIMULATED_SWEEP, diagram->sweep);
    return true;
}

/* --- Beats. --- */

static bool check_lane_name(const struct diagram *diagram, int index, struct check *check) {
    const struct diagram_beat *beat = (const struct diagram_beat *)diagram->beats.at + index;
    const struct diagram_lane *lanes = diagram->lanes.at;
    if (beat->lane == NULL)
        return true;
    for (int i = 0; i < diagram->lanes.count; i++)
        if (strcmp(lanes[i].id, beat->lane) == 0)
            return true;
    return check_error(check, check_place(check, "beats/%d/lane", index),
                       "\"%s\" is no lane of this diagram", beat->lane);
}

static bool check_beat_fields(const struct diagram *diagram, int index, struct check *check) {
    const struct diagram_beat *beat = (const struct diagram_beat *)diagram->beats.at + index;
    const char *name = diagram_happening_name(beat);
    bool is_stale = diagram_happening(beat) == HAPPENING_STALE;
    if (is_stale && beat->over_usec == 0)
        return check_error(check, check_place(check, "beats/%d", index),
                           "\"stale\" needs \"over\", the age that is passed");
    if (!is_stale && beat->over_usec > 0)
        return check_error(check, check_place(check, "beats/%d/over", index),
                           "\"over\" is for \"stale\"");
    if (beat->nth > 1 && strncmp(name, "first-", strlen("first-")) == 0)
        return check_error(check, check_place(check, "beats/%d/nth", index),
                           "\"%s\" happens once; for the nth, say \"%s\"", name,
                           name + strlen("first-"));
    if (beat->nth > 1 && diagram_happening(beat) == HAPPENING_END)
        return check_error(check, check_place(check, "beats/%d/nth", index),
                           "a film ends once; leave \"nth\" out");
    return check_lane_name(diagram, index, check);
}

/* At the knobs' start each beat's moment comes, and no two come at once. */
static bool check_moments(const struct diagram *diagram, const struct trace *traces,
                          struct check *check) {
    const struct diagram_beat *beats = diagram->beats.at;
    bool good = true;
    for (int i = 0; i < diagram->beats.count; i++) {
        int64_t at_usec = diagram_beat_when(diagram, &beats[i], traces);
        if (at_usec == TRACE_NEVER)
            good = check_error(check, check_place(check, "beats/%d/when", i),
                               "\"%s\" never comes in this scenario; change the scenario, let the "
                               "film last longer, or leave the beat out",
                               diagram_happening_name(&beats[i]));
        for (int k = 0; k < i && at_usec != TRACE_NEVER; k++)
            if (diagram_beat_when(diagram, &beats[k], traces) == at_usec)
                good = check_error(check, check_place(check, "beats/%d/when", i),
                                   "this comes at the same moment as beat %d, and only one can be "
                                   "told; leave one of them out",
                                   k + 1);
    }
    return good;
}

/* What is left out of a film would be told as if it did not happen. */
static bool is_cut_short(const struct diagram *diagram, const struct trace *traces) {
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (traces[lane].message_count >= SIMULATED_MESSAGES ||
            traces[lane].data_count >= SIMULATED_MESSAGES)
            return true;
    return false;
}

/* Else no run need tell. */
static bool may_be_cut_short(const struct diagram *diagram, const struct scenario *scenarios) {
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (scenario_messages(&scenarios[lane]) >= SIMULATED_MESSAGES ||
            scenario_data(&scenarios[lane]) >= SIMULATED_MESSAGES)
            return true;
    return false;
}

static bool check_length(const struct diagram *diagram, const struct trace *traces,
                         struct check *check) {
    if (!is_cut_short(diagram, traces))
        return true;
    return check_error(check, check_place(check, "lasts"),
                       "a film shows fewer than %d messages or events, and this run has more; let "
                       "it last less, or let less happen",
                       SIMULATED_MESSAGES);
}

/* Each knob alone, at either end: what makes a film too full is an end of a range. */
static void check_turned_length(const struct diagram *diagram, int index, struct arena *arena,
                                struct check *check) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    const struct knob *row = diagram_knob_row(knob);
    int last = diagram_knob_last(knob), by = knob->values.count > 0 || last == 0 ? 1 : last;
    for (int step = 0; step <= last; step += by) {
        struct scenario scenarios[SIMULATED_LANES];
        struct trace traces[SIMULATED_LANES];
        for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
            scenarios[lane] = diagram_start(diagram, lane);
            if (!diagram_lane_says(diagram, lane, row))
                diagram_knob_turn(knob, step, &scenarios[lane], arena);
        }
        if (!diagram_run(diagram, scenarios, traces, arena) || !is_cut_short(diagram, traces))
            continue;
        check_warning(
            check, check_place(check, "knobs/%d", index),
            "a film shows fewer than %d messages or events, and turned to %s it has more: "
            "the rest is left out",
            SIMULATED_MESSAGES, knob_words(&scenarios[0], row, arena));
        return;
    }
}

static bool check_film(const struct diagram *diagram, struct arena *arena, struct check *check) {
    struct scenario scenarios[SIMULATED_LANES];
    struct trace traces[SIMULATED_LANES];
    bool good = true;
    for (int i = 0; i < diagram->beats.count; i++)
        good = check_beat_fields(diagram, i, check) && good;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        scenarios[lane] = diagram_start(diagram, lane);
    if (!good || !(may_be_cut_short(diagram, scenarios) || check_is_thorough(check)))
        return good;
    if (!diagram_run(diagram, scenarios, traces, arena))
        return check_error(check, check_place(check, "simulate"),
                           "there is not enough memory to run this scenario");
    if (!check_length(diagram, traces, check))
        return false;
    if (!check_is_thorough(check))
        return true;
    for (int i = 0; i < diagram->knobs.count; i++)
        check_turned_length(diagram, i, arena, check);
    return check_moments(diagram, traces, check);
}

/* A knob that no lane's technique has would never be seen. */
static bool check_use(const struct diagram *diagram, int index, struct arena *arena,
                      struct check *check) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    const struct knob *row = diagram_knob_row(knob);
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (!diagram_lane_says(diagram, lane, row) &&
            (row->techniques & lane_techniques(diagram, lane, arena)) != 0)
            return true;
    return check_error(check, check_place(check, "knobs/%d/turns", index),
                       "no technique of this diagram has \"%s\" for the learner to turn",
                       knob->turns);
}

static bool check_knobs(const struct diagram *diagram, struct arena *arena, struct check *check) {
    bool good = true;
    for (int i = 0; i < diagram->knobs.count; i++)
        good = check_knob(diagram, i, arena, check) && good;
    for (int i = 0; i < diagram->knobs.count && good; i++)
        good = check_use(diagram, i, arena, check);
    return good;
}

bool diagram_check_simulated(const struct diagram *diagram, struct check *check) {
    struct arena arena = {0};
    bool good = check_actors(diagram, check) && check_knobs(diagram, &arena, check) &&
                check_scenarios(diagram, &arena, check) && check_sweep(diagram, check) &&
                diagram_check_cost(diagram, &arena, check) && check_film(diagram, &arena, check) &&
                goal_check(diagram, &arena, check);
    arena_release(&arena);
    return good;
}
