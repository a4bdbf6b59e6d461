/* What the rows of a challenge cannot say: that a case which is run has all that a run takes. */
#include <stdio.h>

#include "base/duration.h"
#include "base/suggest.h"
#include "blocks/ask/ticks.h"
#include "blocks/challenge/machine.h"
#include "blocks/challenge/written.h"
#include "blocks/slider/written.h"
#include "lesson/check.h"
#include "sim/cost.h"

/* --- What the window decides, and not the scenario. --- */

static const struct {
    enum knob_id knob;
    const char *remedy;
} decided[] = {
    {KNOB_INTERVAL, "polls ask as seldom as the learner's window allows"},
    {KNOB_DURATION, "the challenge's \"measure\" says how long a client stays"},
    {KNOB_CLIENTS, "an hour of one client is told"},
    {KNOB_SPREAD, "sessions begin at moments that are drawn"},
    {KNOB_PHASE, "sessions begin at moments that are drawn"},
    {KNOB_SHARED, "every session has updates of its own"},
};
enum { DECIDED = sizeof decided / sizeof decided[0] };

static bool refuse(const char *path, enum knob_id knob, const char *remedy, struct check *check) {
    return check_error(check, check_key_place(check, "%s/%s", path, knobs[knob].name),
                       CODE_SET_BY_BLOCK,
                       "\"%s\" is not the scenario's to say here" HELP "leave it out: %s",
                       knobs[knob].name, remedy);
}

static bool check_decided(struct knob_set set, const char *path, struct check *check) {
    bool good = true;
    for (int i = 0; i < DECIDED; i++)
        if (knob_is_named(set, &knobs[decided[i].knob]))
            good = refuse(path, decided[i].knob, decided[i].remedy, check);
    return good;
}

bool challenge_check_family(const void *object, struct check *check) {
    const struct challenge_family *family = object;
    struct knob_set set = family->written.set.set;
    if (!knob_is_named(set, &knobs[KNOB_TECHNIQUE]))
        return check_error(check, check_place(check, "set"), CODE_CASE_BLOCKS,
                           "family \"%s\" names no technique" HELP
                           "say which one is run, as in \"technique\": \"sse\"",
                           family->id);
    return check_decided(set, "set", check);
}

/* --- A case that is not run. --- */

static bool refuse_lone(int index, const char *name, struct check *check) {
    return check_error(check, check_key_place(check, "items/%d/%s", index, name), CODE_LONE_FIELD,
                       "\"%s\" is for what is simulated" HELP
                       "give the case \"simulate\", or leave this out",
                       name);
}

static bool check_still(const struct challenge_item *item, int index, struct check *check) {
    bool good = item->model_usec == 0 || refuse_lone(index, "window", check);
    return (item->written.family == NULL || refuse_lone(index, "family", check)) && good;
}

/* --- One that is. --- */

static bool miss(int index, const char *name, const char *what, struct check *check) {
    return check_error(check, check_key_place(check, "items/%d/simulate", index), CODE_LONE_FIELD,
                       "\"%s\" is missing: a case that is simulated has %s" HELP
                       "add it beside \"simulate\"",
                       name, what);
}

static bool check_model(const struct challenge *challenge, const struct challenge_item *item,
                        int index, struct check *check) {
    const char *ids[CHALLENGE_FAMILY_LIMIT], *id = item->written.family;
    char remedy[SUGGEST_REMEDY_BYTES];
    bool good =
        item->model_usec > 0 || miss(index, "window", "the window of its model answer", check);
    if (id == NULL)
        return miss(index, "family", "the family of its model answer", check);
    if (challenge_family_index(challenge, id) >= 0)
        return good;
    for (int i = 0; i < challenge->families.count; i++)
        ids[i] = challenge_family_at(challenge, i)->id;
    struct place place = check_place(check, "items/%d/family", index);
    check_error(check, place, CODE_NO_SUCH_PART, "there is no family \"%s\"%s", id,
                suggest_remedy(remedy, id, ids, challenge->families.count));
    return check_fix(check, place, suggest_only(id, ids, challenge->families.count));
}

static bool check_answers(const struct challenge *challenge, const struct challenge_item *item,
                          int index, struct check *check) {
    const struct block *choice = challenge_family_block_of(item), *first = item->blocks.at;
    const struct ticks *ticks = choice->object;
    const struct tick *tick = ticks->choices.at;
    bool good = true;
    for (int i = 0; i < ticks->choices.count; i++)
        if (challenge_family_index(challenge, tick[i].id) < 0)
            good = check_error(check,
                               check_place(check, "items/%d/blocks/%d/choices/%d/id", index,
                                           (int)(choice - first), i),
                               CODE_CASE_BLOCKS,
                               "choice \"%s\" is none of the challenge's families" HELP
                               "give it the id of one, or add such a family",
                               tick[i].id);
    return good;
}

/* A slider with a machine of its own asks another question. */
static bool check_blocks(const struct challenge *challenge, const struct challenge_item *item,
                         int index, struct check *check) {
    const struct block *window = challenge_window_of(item);
    struct place place = check_place(check, "items/%d/blocks", index);
    if (window == NULL || challenge_family_block_of(item) == NULL)
        return check_error(check, place, CODE_CASE_BLOCKS,
                           "a case that is simulated has one slider and one choice" HELP
                           "let the slider ask for the window, and the choice for the family");
    if (((const struct slider *)window->object)->written.simulate.set.named != 0)
        return check_error(check, place, CODE_CASE_BLOCKS,
                           "the slider of a case that is simulated has no \"simulate\" itself" HELP
                           "leave it out of the slider");
    return check_answers(challenge, item, index, check);
}

static bool check_knobs(const struct challenge *challenge, const struct challenge_item *item,
                        int index, struct check *check) {
    struct knob_set set = item->written.simulate.set;
    unsigned techniques = 0;
    bool good = true;
    char has_it[TECHNIQUE_NAMES_BYTES];
    for (int i = 0; i < challenge->families.count; i++)
        techniques |= 1u << challenge_family_at(challenge, i)->written.set.scenario.technique;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(set, knob) && (knob->techniques & techniques) == 0)
            good = check_error(check,
                               check_key_place(check, "items/%d/simulate/%s", index, knob->name),
                               CODE_KNOB_ELSEWHERE,
                               "none of the challenge's families has the knob \"%s\"" HELP
                               "leave it out, or add a family that has it: %s",
                               knob->name, knob_techniques(knob, has_it));
    return good;
}

static bool check_scenario_of(const struct challenge *challenge, const struct challenge_item *item,
                              int index, struct check *check) {
    enum { PATH_BYTES = 48 };
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "items/%d/simulate", index);
    bool good = check_decided(item->written.simulate.set, path, check);
    if (knob_is_named(item->written.simulate.set, &knobs[KNOB_TECHNIQUE]))
        return refuse(path, KNOB_TECHNIQUE, "each family names its own", check);
    if (process_is_none(&item->written.simulate.scenario.events))
        return check_error(check, check_place(check, "%s/events", path), CODE_NOTHING_ARRIVES,
                           "without updates nothing arrives" HELP
                           "let some happen, as in \"every:5s\"");
    return check_knobs(challenge, item, index, check) && good;
}

static bool check_item(const struct challenge *challenge, int index, struct check *check) {
    const struct challenge_item *item = challenge_item_at(challenge, index);
    if (item->written.simulate.set.named == 0)
        return check_still(item, index, check);
    if (challenge->families.count == 0)
        return check_error(check, check_key_place(check, "items/%d/simulate", index),
                           CODE_LONE_FIELD,
                           "\"families\" are missing: what is to be simulated is theirs to say" HELP
                           "give the challenge \"families\", each with its technique");
    bool good = check_model(challenge, item, index, check);
    good = check_blocks(challenge, item, index, check) && good;
    return check_scenario_of(challenge, item, index, check) && good;
}

/* --- What a frame of it runs, of what was found to be right. --- */

/* The case as it will be, for its runs alone. */
static struct challenge_item lay(const struct challenge *challenge,
                                 const struct challenge_item *written,
                                 struct scenario scenarios[CHALLENGE_FAMILY_LIMIT]) {
    struct challenge_item item = *written;
    struct knob_set set;
    for (int i = 0; i < challenge->families.count; i++)
        scenarios[i] = challenge_scenario_of(written, challenge_family_at(challenge, i), &set);
    item.scenarios = scenarios;
    item.model_family = challenge_family_index(challenge, item.written.family);
    return item;
}

static bool check_room(const struct challenge *challenge, const struct challenge_item *item,
                       int64_t window_usec, int index, struct check *check) {
    char duration[DURATION_TEXT_BYTES];
    struct errbuf err;
    return challenge_has_room(challenge, item, window_usec, &err) ||
           check_error(check, check_key_place(check, "items/%d/simulate", index), CODE_TOO_MUCH,
                       "at %s, %s", duration_format(window_usec, duration), err.text);
}

/* The most that it costs at any step of its slider, or at the model answer's window. */
static bool cost_of(const struct challenge *challenge, int index, struct check *check,
                    uint64_t *most) {
    struct scenario scenarios[CHALLENGE_FAMILY_LIMIT];
    const struct challenge_item *written = challenge_item_at(challenge, index);
    struct challenge_item item = lay(challenge, written, scenarios);
    struct slider slider = *(const struct slider *)challenge_window_of(written)->object;
    slider_finish_scale(&slider);
    *most = challenge_cost(challenge, &item, item.model_usec);
    for (int step = 0; step <= slider.scale.steps; step++) {
        int64_t window = scale_value(&slider.scale, step);
        uint64_t cost = challenge_cost(challenge, &item, window);
        *most = cost > *most ? cost : *most;
        if (!check_room(challenge, &item, window, index, check))
            return false;
    }
    return check_room(challenge, &item, item.model_usec, index, check);
}

static bool check_cost(const struct challenge *challenge, struct check *check) {
    uint64_t sum = 0;
    char words[COST_WORDS_BYTES];
    for (int i = 0; i < challenge->items.count; i++) {
        uint64_t cost = 0;
        if (challenge_item_at(challenge, i)->written.simulate.set.named != 0 &&
            !cost_of(challenge, i, check, &cost))
            return false;
        sum = cost_plus(sum, cost);
    }
    return sum <= FRAME_STEPS || check_error(check, check_key_place(check, "items"), CODE_TOO_MUCH,
                                             "running the families of all cases takes %s" HELP
                                             "let less happen, or simulate fewer cases",
                                             cost_words(sum, words));
}

static int count_running(const struct challenge *challenge) {
    int count = 0;
    for (int i = 0; i < challenge->items.count; i++)
        count += challenge_item_at(challenge, i)->written.simulate.set.named != 0;
    return count;
}

bool challenge_check(const void *object, struct check *check) {
    struct challenge challenge = *(const struct challenge *)object;
    bool good = true;
    challenge.running = count_running(&challenge);
    for (int i = 0; i < challenge.items.count; i++)
        good = check_item(&challenge, i, check) && good;
    if (challenge.running == 0 && challenge.families.count > 0)
        return check_error(check, check_key_place(check, "families"), CODE_LONE_FIELD,
                           "\"families\" are for what is simulated" HELP
                           "give a case \"simulate\", or leave this out");
    return good && check_cost(&challenge, check);
}
