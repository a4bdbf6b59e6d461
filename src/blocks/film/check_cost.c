/* What the runs of one frame of a simulated diagram take, held against what a frame may take, and
 * whether what they count has room: as the author set it, each knob turned alone, and all of them
 * turned together. */
#include "blocks/film/goal.h"
#include "blocks/film/written.h"
#include "lesson/check.h"
#include "sim/cost.h"

/* --- What a setting takes. --- */

static struct scenario judged_of(const struct diagram *diagram, const struct scenario *set) {
    struct scenario scenario = *set;
    scenario.duration_usec = diagram->judged_usec;
    return scenario;
}

/* The film is run twice: for its picture, and for what was counted until now. Of what the learner
 * may make happen in it only the number counts. */
static uint64_t film_cost(const struct scenario *set) {
    struct scenario scenario = *set;
    scenario.events.listed_count += DIAGRAM_MADE_LIMIT;
    scenario.drops.listed_count += DIAGRAM_MADE_LIMIT;
    return cost_times(2, scenario_cost(&scenario));
}

uint64_t diagram_judged_cost(const struct diagram *diagram, const struct scenario *set) {
    struct scenario scenario = judged_of(diagram, set);
    return scenario_cost(&scenario);
}

uint64_t diagram_others_cost(const struct diagram *diagram, const struct scenario *set) {
    uint64_t sum = 0;
    for (int i = 0; i < diagram->goal.count; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        if (condition->other == NULL || goal_other_is_shared(diagram, i))
            continue;
        struct scenario other = goal_other(condition, set);
        sum = cost_plus(sum, diagram_judged_cost(diagram, &other));
    }
    return sum;
}

/* Of the lanes together, one setting each. */
static uint64_t films_cost(const struct diagram *diagram, const struct scenario *set) {
    uint64_t sum = 0;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        sum = cost_plus(sum, film_cost(&set[lane]));
    return sum;
}

/* Of the figures that the learner is asked for, or reads in what is asked: as it is drawn, wherever
 * the knobs stand. */
static uint64_t asked_cost(const struct diagram *diagram) {
    uint64_t sum = 0;
    if (diagram->figure.measure == NULL && !placeholders_name_figures(diagram->fills, true))
        return 0;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
        struct scenario authored = diagram_authored(diagram, lane);
        sum = cost_plus(sum, diagram_judged_cost(diagram, &authored));
    }
    return sum;
}

/* Of the start, from which the bars of a goal are scaled. */
static uint64_t goal_cost(const struct diagram *diagram) {
    struct scenario authored = diagram_authored(diagram, 0);
    return diagram->goal.count > 0 ? diagram_judged_cost(diagram, &authored) : 0;
}

static uint64_t figures_cost(const struct diagram *diagram, const struct scenario *set) {
    uint64_t sum = 0;
    if (!diagram->has_figures)
        return 0;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        sum = cost_plus(sum, diagram_judged_cost(diagram, &set[lane]));
    return cost_plus(sum, diagram_others_cost(diagram, &set[0]));
}

static uint64_t now_cost(const struct diagram *diagram, const struct scenario *set) {
    uint64_t shown = cost_plus(films_cost(diagram, set), figures_cost(diagram, set));
    return cost_plus(shown, asked_cost(diagram));
}

/* Of the start, for which the axis of the curve is made. */
static uint64_t axis_cost(const struct diagram *diagram) {
    struct scenario authored[SIMULATED_LANES];
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        authored[lane] = diagram_authored(diagram, lane);
    return films_cost(diagram, authored);
}

/* Of what the author wrote, wherever the knobs stand. */
static uint64_t standing_cost(const struct diagram *diagram) {
    return cost_plus(asked_cost(diagram), cost_plus(axis_cost(diagram), goal_cost(diagram)));
}

/* Of what is now and, beside it, of the setting before (diagram/was.h), which may be any other and
 * is taken for as much as this one. */
static uint64_t turned_cost(const struct diagram *diagram, const struct scenario *set) {
    return cost_times(2, cost_plus(films_cost(diagram, set), figures_cost(diagram, set)));
}

uint64_t diagram_frame_cost(const struct diagram *diagram, const struct scenario *set) {
    return cost_plus(turned_cost(diagram, set), standing_cost(diagram));
}

/* --- Knobs. --- */

struct turner {
    const struct diagram *diagram;
    struct scenario *turned[SIMULATED_KNOBS]; /* by step: this knob alone counts in it */
    int steps[SIMULATED_KNOBS];               /* where each stands; -1: where the author set it */
    uint64_t standing;                        /* what every setting takes besides */
};

static void turner_begin(struct turner *turner, const struct diagram *diagram,
                         struct arena *arena) {
    *turner = (struct turner){.diagram = diagram, .standing = standing_cost(diagram)};
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        size_t count = (size_t)knob->last + 1;
        turner->turned[i] = arena_array(arena, count, sizeof *turner->turned[i]);
        turner->steps[i] = -1;
        for (size_t step = 0; step < count; step++) {
            turner->turned[i][step] = diagram_authored(diagram, 0);
            diagram_knob_turn(knob, (int)step, &turner->turned[i][step]);
        }
    }
}

static void turner_set(const struct turner *turner, struct scenario set[SIMULATED_LANES]) {
    const struct diagram *diagram = turner->diagram;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
        set[lane] = diagram_authored(diagram, lane);
        for (int i = 0; i < diagram->knobs.count; i++) {
            const struct knob *row = diagram_knob_at(diagram, i)->row;
            if (turner->steps[i] >= 0 && !diagram_lane_says(diagram, lane, row))
                knob_copy(&set[lane], row, &turner->turned[i][turner->steps[i]]);
        }
    }
}

static uint64_t turner_cost(const struct turner *turner) {
    struct scenario set[SIMULATED_LANES];
    turner_set(turner, set);
    return cost_plus(turned_cost(turner->diagram, set), turner->standing);
}

/* Turns one knob to where it takes most, the others as they are; how much that is. Of the steps
 * each is tried that is so many from the last one. */
static uint64_t turn_to_worst(struct turner *turner, int index, int apart) {
    int worst = 0;
    uint64_t most = 0;
    for (int step = diagram_knob_at(turner->diagram, index)->last; step >= 0;
         step = step > 0 && step < apart ? 0 : step - apart) {
        turner->steps[index] = step;
        uint64_t cost = turner_cost(turner);
        if (cost >= most) {
            most = cost;
            worst = step;
        }
    }
    turner->steps[index] = worst;
    return most;
}

/* Turns all but one (-1: none) to where they take most together. What a knob adds hangs on the
 * others, so it is gone round as long as there is more to find. Of a long range its ends and some
 * steps between are tried: along it a run takes ever more, or ever less. */
static uint64_t turn_all_to_worst(struct turner *turner, int but) {
    enum { ROUNDS = 3, TRIED = 60 };
    uint64_t most = 0, before = 0;
    for (int round = 0; round < ROUNDS && (round == 0 || most > before); round++) {
        before = most;
        for (int i = 0; i < turner->diagram->knobs.count; i++)
            if (i != but)
                most =
                    turn_to_worst(turner, i, diagram_knob_at(turner->diagram, i)->last / TRIED + 1);
    }
    return most;
}

/* With a knob that turns the technique: from each technique, since what the other knobs do is not
 * the same in all. */
static uint64_t turn_together(struct turner *turner) {
    const struct diagram *diagram = turner->diagram;
    const struct knob *row = &knobs[KNOB_TECHNIQUE];
    for (int i = 0; i < diagram->knobs.count; i++) {
        if (diagram_knob_at(diagram, i)->row != row)
            continue;
        struct turner worst = *turner;
        uint64_t most = 0;
        for (int step = 0; step <= diagram_knob_at(diagram, i)->last; step++) {
            turner->steps[i] = step;
            uint64_t cost = turn_all_to_worst(turner, i);
            if (cost > most) {
                most = cost;
                worst = *turner;
            }
        }
        *turner = worst;
        return most;
    }
    return turn_all_to_worst(turner, -1);
}

/* --- Room for what is counted. A film has no rates, and few messages. --- */

static bool has_room(const struct diagram *diagram, const struct scenario *set,
                     struct errbuf *err) {
    struct scenario judged = judged_of(diagram, set);
    return scenario_has_room(&judged, err);
}

static bool turner_has_room(const struct turner *turner, struct errbuf *err) {
    const struct diagram *diagram = turner->diagram;
    struct scenario set[SIMULATED_LANES];
    turner_set(turner, set);
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        if (!has_room(diagram, &set[lane], err))
            return false;
    for (int i = 0; i < diagram->goal.count; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        struct scenario other;
        if (condition->other == NULL)
            continue;
        other = goal_other(condition, &set[0]);
        if (!has_room(diagram, &other, err))
            return false;
    }
    return true;
}

static struct place knob_place(const struct check *check, int index) {
    return check_place(check, "knobs/%d/turns", index);
}

static bool check_room_alone(const struct turner *at_start, int index, struct arena *arena,
                             struct check *check) {
    struct turner turner = *at_start;
    const struct diagram_knob *knob = diagram_knob_at(turner.diagram, index);
    struct errbuf err;
    for (int step = 0; step <= knob->last; step++) {
        turner.steps[index] = step;
        if (!turner_has_room(&turner, &err))
            return check_error(check, knob_place(check, index), CODE_TOO_MUCH, "turned to %s, %s",
                               knob_words(&turner.turned[index][step], knob->row, arena), err.text);
    }
    return true;
}

/* All at one end, or at the other: sizes and times that are large together. */
static bool check_room_together(const struct turner *at_start, bool at_last, struct check *check) {
    struct turner turner = *at_start;
    struct errbuf err;
    for (int i = 0; i < turner.diagram->knobs.count; i++)
        turner.steps[i] = at_last ? diagram_knob_at(turner.diagram, i)->last : 0;
    return turner_has_room(&turner, &err) ||
           check_error(check, check_key_place(check, "knobs"), CODE_TOO_MUCH,
                       "with all knobs at their %s step, %s", at_last ? "last" : "first", err.text);
}

/* As it is set, each knob alone, and all together. */
static bool check_room(const struct turner *turner, struct arena *arena, struct check *check) {
    struct errbuf err;
    bool good = true;
    if (!turner_has_room(turner, &err))
        return check_error(check, check_key_place(check, "simulate"), CODE_TOO_MUCH, "%s",
                           err.text);
    for (int i = 0; i < turner->diagram->knobs.count; i++)
        good = check_room_alone(turner, i, arena, check) && good;
    return good && check_room_together(turner, false, check) &&
           check_room_together(turner, true, check);
}

/* --- Refusing. --- */

static bool is_too_much(uint64_t cost) {
    return cost > FRAME_STEPS;
}

/* Its own, or where there is none the scenario's. */
static struct place measure_place(const struct check *check) {
    struct place place = check_place(check, "measure"), whole = check_place(check, "%s", "");
    bool is_said = place.line != whole.line || place.column != whole.column;
    return check_key_place(check, is_said ? "measure" : "simulate");
}

static bool check_start(const struct turner *turner, struct check *check) {
    const struct diagram *diagram = turner->diagram;
    struct scenario set[SIMULATED_LANES];
    char words[COST_WORDS_BYTES];
    turner_set(turner, set);
    /* Beside what was made happen in it, the film before that. */
    uint64_t films = films_cost(diagram, set), all = cost_plus(films, now_cost(diagram, set));
    films = cost_times(2, films);
    if (is_too_much(films))
        return check_error(check, check_place(check, "lasts"), CODE_TOO_MUCH,
                           "the film's run takes %s" HELP "let it last less, or let less happen",
                           cost_words(films, words));
    if (is_too_much(all))
        return check_error(check, measure_place(check), CODE_TOO_MUCH,
                           "what figures and goal \"measure\" takes %s" HELP
                           "measure less, or let less happen",
                           cost_words(all, words));
    return true;
}

static bool check_alone(const struct turner *at_start, int index, struct arena *arena,
                        struct check *check) {
    struct turner turner = *at_start;
    const struct knob *row = diagram_knob_at(turner.diagram, index)->row;
    char words[COST_WORDS_BYTES];
    uint64_t cost = turn_to_worst(&turner, index, 1);
    if (!is_too_much(cost))
        return true;
    return check_error(check, knob_place(check, index), CODE_TOO_MUCH,
                       "turned to %s, the scenario takes %s" HELP
                       "turn it less far, \"measure\" less, or let less happen",
                       knob_words(&turner.turned[index][turner.steps[index]], row, arena),
                       cost_words(cost, words));
}

/* All but what the sweep adds. */
static bool check_together(struct turner *turner, struct check *check) {
    char words[COST_WORDS_BYTES];
    uint64_t cost = turn_together(turner);
    if (!is_too_much(cost))
        return true;
    return check_error(check, check_key_place(check, "knobs"), CODE_TOO_MUCH,
                       "with these knobs turned together, the scenario takes %s" HELP
                       "turn them less far, \"measure\" less, or let less happen",
                       cost_words(cost, words));
}

/* Where the others take most; it runs the first lane. */
static bool check_sweep(const struct turner *at_worst, struct check *check) {
    struct turner turner = *at_worst;
    const struct diagram *diagram = turner.diagram;
    char words[COST_WORDS_BYTES];
    if (diagram->sweep < 0)
        return true;
    const struct diagram_knob *swept = diagram_knob_at(diagram, diagram->sweep);
    uint64_t sum = turner_cost(&turner);
    for (int i = 0; i < diagram_sweep_count(swept); i++) {
        struct scenario set[SIMULATED_LANES];
        turner.steps[diagram->sweep] = diagram_sweep_step(swept, i);
        turner_set(&turner, set);
        sum = cost_plus(sum, diagram_judged_cost(diagram, &set[0]));
        sum = cost_plus(sum, diagram_others_cost(diagram, &set[0]));
    }
    if (!is_too_much(sum))
        return true;
    return check_error(check, check_place(check, "sweep"), CODE_TOO_MUCH,
                       "with its sweep, the diagram takes %s" HELP "give knob \"%s\" fewer steps, "
                       "\"measure\" less, or let less happen",
                       cost_words(sum, words), swept->id);
}

/* With the figures in its texts. */
static uint64_t start_cost(const struct diagram *diagram) {
    struct scenario set[SIMULATED_LANES];
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        set[lane] = diagram_authored(diagram, lane);
    uint64_t told = placeholders_name_figures(diagram->fills, false) ? now_cost(diagram, set) : 0;
    return told > 0 ? told : cost_plus(films_cost(diagram, set), asked_cost(diagram));
}

/* Of the siblings the one that takes most. */
bool diagram_check_section(const struct diagram *diagram, struct check *check) {
    char words[COST_WORDS_BYTES];
    uint64_t most = 0;
    for (int i = 0; i < diagram_sibling_count(diagram); i++) {
        uint64_t cost = start_cost(diagram_sibling(diagram, i));
        most = cost > most ? cost : most;
    }
    uint64_t sum = check_frame(check, most);
    if (!is_too_much(sum))
        return true;
    return check_error(check, check_place(check, "lasts"), CODE_TOO_MUCH,
                       "with the films before it in this section, the film takes %s" HELP
                       "let them last less, or give some of them a section of their own",
                       cost_words(sum, words));
}

bool diagram_check_cost(const struct diagram *diagram, struct arena *arena, struct check *check) {
    struct turner turner;
    bool good = true;
    turner_begin(&turner, diagram, arena);
    const struct turner at_start = turner;
    if (!check_start(&turner, check))
        return false;
    for (int i = 0; i < diagram->knobs.count; i++)
        good = check_alone(&turner, i, arena, check) && good;
    if (good && diagram->knobs.count > 0)
        good = check_together(&turner, check) && check_sweep(&turner, check);
    return good && check_room(&at_start, arena, check);
}
