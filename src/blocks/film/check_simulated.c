/* What the rows of a simulated diagram cannot say: which of them go together, and whether a run is
 * cut short. */
#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "blocks/film/written.h"
#include "lesson/check.h"
#include "sim/cost.h"

/* --- What belongs to which kind of film. --- */

/* The film of a script has none of what the simulator needs. */
bool diagram_check_scripted(const struct written_diagram *written, struct check *check) {
    const struct {
        const char *name;
        bool there;
    } fields[] = {
        {"lanes", written->lanes.count > 0},
        {"knobs", written->knobs.count > 0},
        {"beats", written->beats.count > 0},
        {"sweep", written->sweep != NULL},
        {"goal", written->goal.count > 0},
        {"missions", written->diagram.missions.count > 0},
        {"one_by_one", written->diagram.one_by_one},
        {"other_terms", written->other_terms.count > 0},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].there)
            good = check_error(check, check_key_place(check, "%s", fields[i].name), CODE_LONE_FIELD,
                               "\"%s\" is for a film that is simulated" HELP
                               "give the diagram \"simulate\" in place of \"script\", or leave it "
                               "out",
                               fields[i].name);
    if (written->actors.count == 0)
        good = check_error(check, check_key_place(check, "script"), CODE_ACTORS,
                           "a script needs \"actors\"" HELP "list who sends and receives");
    return good;
}

bool diagram_check_actors(const struct written_diagram *written, struct check *check) {
    if (written->actors.count == 0 || written->actors.count == 2)
        return true;
    return check_error(check, check_key_place(check, "actors"), CODE_ACTORS,
                       "a simulated film has two actors, found %d" HELP
                       "list the client and then the server, or leave them out",
                       written->actors.count);
}

/* --- The scenario. --- */

static bool check_film_knobs(const struct scenario_field *field, const char *path,
                             struct check *check) {
    bool good = true;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(field->set, knob) && !diagram_is_of_film(knob))
            good = check_error(
                check, check_key_place(check, "%s/%s", path, knob->name), CODE_SET_BY_BLOCK,
                "a film shows one client as long as it \"lasts\"" HELP "leave \"%s\" out",
                knob->name);
    return good;
}

/* Where the technique can be turned, what any of them has may be set from the start. */
static bool check_named(const struct diagram *diagram, int lane, const char *path,
                        const struct scenario_field *field, struct check *check) {
    struct scenario scenario = diagram_authored(diagram, lane);
    unsigned techniques = diagram_lane_techniques(diagram, lane);
    struct knob_set foreign = {0};
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(field->set, knob) && (knob->techniques & techniques) == 0)
            knob_name(&foreign, knob);
    return check_scenario(check, path, &scenario, foreign);
}

static bool check_lane(const struct diagram *diagram, int lane, const char *path,
                       const struct scenario_field *field, struct check *check) {
    struct scenario scenario = diagram_authored(diagram, lane);
    struct errbuf err;
    if (!check_film_knobs(field, path, check))
        return false;
    if (!check_named(diagram, lane, path, field, check))
        return false;
    if (!scenario_check(&scenario, &err))
        return check_error(check, check_key_place(check, "%s", path), CODE_KNOB_VALUE, "%s",
                           err.text);
    return true;
}

static bool check_scenarios(const struct written_diagram *written, const struct diagram *diagram,
                            struct check *check) {
    const struct written_lane *lanes = written->lanes.at;
    char path[32];
    bool good = true;
    const struct scenario_field *field =
        written->diagram.mission != NULL ? &written->fixed : &written->simulate;
    if (written->lanes.count == 0)
        return check_lane(diagram, 0, written_scenario_field(written), field, check);
    good = check_film_knobs(field, written_scenario_field(written), check);
    for (int i = 0; i < written->lanes.count; i++) {
        snprintf(path, sizeof path, "lanes/%d/set", i);
        good = check_lane(diagram, i, path, &lanes[i].set, check) && good;
    }
    return good;
}

/* --- Knobs. --- */

/* A knob that no lane's technique has would never be seen. */
static bool check_knob(const struct diagram *diagram, int index, struct check *check) {
    const struct knob *row = diagram_knob_at(diagram, index)->row;
    char names[TECHNIQUE_NAMES_BYTES];
    if (!diagram_is_of_film(row))
        return check_error(check, check_place(check, "knobs/%d/turns", index), CODE_SET_BY_BLOCK,
                           "a film shows one client as long as it \"lasts\"" HELP
                           "leave this knob out: \"%s\" is nothing for the learner to turn",
                           row->name);
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (!diagram_lane_says(diagram, lane, row) &&
            (row->techniques & diagram_lane_techniques(diagram, lane)) != 0)
            return true;
    return check_error(check, check_place(check, "knobs/%d/turns", index), CODE_KNOB_ELSEWHERE,
                       "no technique of this diagram has \"%s\" for the learner to turn" HELP
                       "leave this knob out, or choose a technique that has it: %s",
                       row->name, knob_techniques(row, names));
}

/* A mission may fix the technique, so that some of its playground's knobs are of none. */
static bool check_knobs(const struct diagram *diagram, struct check *check) {
    bool good = true;
    for (int i = 0; i < diagram->knobs.count && diagram->mission == NULL; i++)
        good = check_knob(diagram, i, check) && good;
    return good;
}

/* --- Beats. --- */

static bool check_beat(const struct written_beat *beat, int index, struct check *check) {
    const char *name = happening_names[beat->when].name;
    enum happening happening = happening_names[beat->when].is;
    bool is_stale = happening == HAPPENING_STALE;
    if (is_stale && beat->over_usec == 0)
        return check_error(check, check_place(check, "beats/%d/when", index), CODE_BEAT_FIELDS,
                           "\"stale\" needs \"over\"" HELP
                           "say which age is passed, as in \"over\": \"2s\"");
    if (!is_stale && beat->over_usec > 0)
        return check_error(check, check_key_place(check, "beats/%d/over", index), CODE_BEAT_FIELDS,
                           "\"over\" is for \"stale\"" HELP "leave it out");
    if (beat->nth > 1 && strncmp(name, "first-", strlen("first-")) == 0)
        return check_error(check, check_key_place(check, "beats/%d/nth", index), CODE_BEAT_FIELDS,
                           "\"%s\" happens once" HELP "for the nth, say \"%s\"", name,
                           name + strlen("first-"));
    if (beat->nth > 1 && happening == HAPPENING_END)
        return check_error(check, check_key_place(check, "beats/%d/nth", index), CODE_BEAT_FIELDS,
                           "a film ends once" HELP "leave \"nth\" out");
    return true;
}

static const char remedy[] = "change the scenario, let the film last longer, or leave the beat out";

/* How often it does come, or how old an update does get. */
static void tell_never(const struct diagram_beat *beat, const char *name, const struct trace *trace,
                       struct place place, struct check *check) {
    int count = happening_count(trace, beat->happening, beat->over_usec);
    char over[DURATION_TEXT_BYTES], farthest[DURATION_TEXT_BYTES];
    duration_format(beat->over_usec, over);
    duration_format(trace_farthest_behind_usec(trace), farthest);
    if (count > 0)
        check_error(check, place, CODE_BEAT_MOMENT,
                    "\"%s\" comes %d %s in this scenario, not %d" HELP "%s", name, count,
                    count > 1 ? "times" : "time", beat->nth, remedy);
    else if (beat->happening == HAPPENING_STALE)
        check_error(check, place, CODE_BEAT_MOMENT,
                    "in this scenario nothing is \"stale\" by more than %s, it is %s at most" HELP
                    "%s",
                    over, farthest, remedy);
    else
        check_error(check, place, CODE_BEAT_MOMENT, "\"%s\" never comes in this scenario" HELP "%s",
                    name, remedy);
}

static bool fail_at_once(int index, int other, struct check *check) {
    check_error(check, check_place(check, "beats/%d/when", index), CODE_BEAT_MOMENT,
                "this comes at the same moment as beat %d, and only one can be told" HELP
                "leave one of them out",
                other + 1);
    return check_beside(check, check_place(check, "beats/%d/when", other), "the other");
}

/* At the knobs' start each beat's moment comes, and no two come at once. */
static bool check_moments(const struct written_diagram *written, const struct diagram *diagram,
                          const struct trace *traces, struct check *check) {
    const struct written_beat *names = written->beats.at;
    const struct diagram_beat *beats = diagram->beats.at;
    bool good = true;
    for (int i = 0; i < diagram->beats.count; i++) {
        int64_t at_usec = diagram_beat_when(&beats[i], traces);
        if (at_usec == TRACE_NEVER) {
            tell_never(&beats[i], happening_names[names[i].when].name, &traces[beats[i].lane],
                       check_place(check, "beats/%d/when", i), check);
            good = false;
        }
        for (int k = 0; k < i && at_usec != TRACE_NEVER; k++)
            if (diagram_beat_when(&beats[k], traces) == at_usec)
                good = fail_at_once(i, k, check);
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
    return check_error(check, check_place(check, "lasts"), CODE_FILM_TOO_FULL,
                       "a film shows fewer than %d messages or updates, and this run has more" HELP
                       "let it last less, or let less happen",
                       SIMULATED_MESSAGES);
}

/* Each knob alone, at either end: what makes a film too full is an end of a range. */
static void check_turned_length(const struct diagram *diagram, int index, struct arena *arena,
                                struct check *check) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    const struct knob *row = knob->row;
    int by = knob->values != NULL ? 1 : knob->last;
    for (int step = 0; step <= knob->last; step += by) {
        struct scenario scenarios[SIMULATED_LANES];
        struct trace traces[SIMULATED_LANES];
        for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
            scenarios[lane] = diagram_authored(diagram, lane);
            if (!diagram_lane_says(diagram, lane, row))
                diagram_knob_turn(knob, step, &scenarios[lane]);
        }
        diagram_run_film(diagram, scenarios, traces, arena);
        if (!is_cut_short(diagram, traces))
            continue;
        check_warning(check, check_place(check, "knobs/%d/turns", index), CODE_FILM_TOO_FULL,
                      "a film shows fewer than %d messages or updates, and turned to %s it has "
                      "more: the rest "
                      "is left out" HELP
                      "turn it less far, let the film last less, or let less happen",
                      SIMULATED_MESSAGES, knob_words(&scenarios[0], row, arena));
        return;
    }
}

static bool check_beats(const struct written_diagram *written, struct check *check) {
    const struct written_beat *beats = written->beats.at;
    bool good = true;
    for (int i = 0; i < written->beats.count; i++)
        good = check_beat(&beats[i], i, check) && good;
    return good;
}

/* The film at its start; its beats where they are to be proven. */
static bool check_film(const struct written_diagram *written, const struct diagram *diagram,
                       bool proves, struct arena *arena, struct check *check) {
    struct scenario scenarios[SIMULATED_LANES];
    struct trace traces[SIMULATED_LANES];
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        scenarios[lane] = diagram_authored(diagram, lane);
    if (!may_be_cut_short(diagram, scenarios) && !proves)
        return true;
    diagram_run_film(diagram, scenarios, traces, arena);
    return check_length(diagram, traces, check) &&
           (!proves || check_moments(written, diagram, traces, check));
}

static void check_turned_lengths(const struct diagram *diagram, struct arena *arena,
                                 struct check *check) {
    for (int i = 0; i < diagram->knobs.count && check_is_thorough(check); i++)
        check_turned_length(diagram, i, arena, check);
}

/* Lanes differ from each other for a reason that is seen; each is held against the tables. */
static bool tell_terms(const struct written_diagram *written, const struct diagram *diagram,
                       struct check *check) {
    bool lanes = written->lanes.count > 0, good = true;
    for (int i = 0; i < diagram_lane_count(diagram) && good; i++)
        good = check_terms(
            check, (struct terms){
                       .scenario = diagram_authored(diagram, i),
                       .techniques = diagram_lane_techniques(diagram, i),
                       .reasons = written->other_terms,
                       .place = lanes ? check_place(check, "lanes/%d/set", i)
                                      : check_place(check, "%s", written_scenario_field(written))});
    return good;
}

/* In a mission those of its playground's are told that come. */
static bool proves_beats(const struct written_diagram *written, const struct check *check) {
    return check_is_thorough(check) && written->diagram.mission == NULL;
}

bool diagram_check_simulated(const struct written_diagram *written, const struct diagram *diagram,
                             struct arena *arena, struct check *check) {
    if (!check_knobs(diagram, check) || !check_scenarios(written, diagram, check))
        return false;
    if (!goal_check_others(diagram, written_goal_field(written), check) ||
        !tell_terms(written, diagram, check))
        return false;
    if (!diagram_check_cost(diagram, arena, check) || !check_beats(written, check))
        return false;
    if (written->diagram.mission == NULL)
        check_turned_lengths(diagram, arena, check);
    return check_film(written, diagram, proves_beats(written, check), arena, check) &&
           goal_check(diagram, written_goal_field(written), GOAL_SOUGHT_TO_THE_END, check);
}

/* --- Siblings. --- */

static bool check_holds(const struct diagram *diagram, struct check *check) {
    struct errbuf err;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
        struct scenario scenario = diagram_authored(diagram, lane);
        if (!scenario_check(&scenario, &err))
            return check_error(check, check_key_place(check, "vary"), CODE_KNOB_VALUE, "%s",
                               err.text);
    }
    return true;
}

bool diagram_check_sibling(const struct written_diagram *written, const struct diagram *sibling,
                           uint64_t until_steps, struct arena *arena, struct check *check) {
    bool proves = check_is_thorough(check) && simulate_steps() < until_steps;
    return check_holds(sibling, check) && diagram_check_cost(sibling, arena, check) &&
           check_film(written, sibling, proves && proves_beats(written, check), arena, check) &&
           (!proves || goal_check(sibling, written_goal_field(written), until_steps, check));
}

/* The techniques that any lane may come to run, what is drawn among them. */
static unsigned all_techniques(const struct written_diagram *written,
                               const struct diagram *diagram) {
    const struct vary_knob *varied = written->diagram.prediction.vary.at;
    unsigned techniques = 0;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        techniques |= diagram_lane_techniques(diagram, lane);
    for (int i = 0; i < written->diagram.prediction.vary.count; i++)
        for (int k = 0; varied[i].row == &knobs[KNOB_TECHNIQUE] && k < varied[i].values.count; k++)
            techniques |= 1u << ((const struct scenario *)varied[i].values.at + k)->technique;
    return techniques;
}

/* Where every lane sets it, the draw is laid over by them. */
static bool is_said_by_all(const struct diagram *diagram, const struct knob *row) {
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (!diagram_lane_says(diagram, lane, row))
            return false;
    return true;
}

bool diagram_check_varied(const struct written_diagram *written, const struct diagram *diagram,
                          struct check *check) {
    const struct vary_knob *varied = written->diagram.prediction.vary.at;
    bool good = true;
    for (int i = 0; i < written->diagram.prediction.vary.count; i++) {
        const struct knob *row = varied[i].row;
        struct place place = check_key_place(check, "vary/%s", row->name);
        char names[TECHNIQUE_NAMES_BYTES];
        if (!diagram_is_of_film(row))
            good = check_error(check, place, CODE_SET_BY_BLOCK,
                               "a film shows one client as long as it \"lasts\"" HELP
                               "leave \"%s\" out",
                               row->name);
        else if (is_said_by_all(diagram, row))
            good = check_error(check, place, CODE_NO_CHANGE,
                               "every lane sets \"%s\" itself, so that nothing varies" HELP
                               "leave it out",
                               row->name);
        else if ((row->techniques & all_techniques(written, diagram)) == 0)
            good = check_error(check, place, CODE_KNOB_ELSEWHERE,
                               "no technique of this diagram has \"%s\" to vary" HELP
                               "leave it out, or choose a technique that has it: %s",
                               row->name, knob_techniques(row, names));
    }
    return good;
}
