/* How the siblings of a scenario are counted, laid over it, and drawn. */
#include "blocks/ask/vary.h"

#include <assert.h>
#include <ctype.h>

#include "base/int.h"
#include "base/random.h"
#include "base/writer.h"
#include "blocks/ask/prediction.h"
#include "blocks/attempt.h"
#include "lesson/check.h"

static const struct vary_knob *knob_at(struct list vary, int index) {
    return (const struct vary_knob *)vary.at + index;
}

static const struct scenario *value_at(const struct vary_knob *knob, int index) {
    return (const struct scenario *)knob->values.at + index;
}

/* --- Combinations: a value of each knob, as the digits of a number. --- */

/* Too many are counted no further. */
static int count_combinations(struct list vary) {
    int count = 1;
    for (int i = 0; i < vary.count && count <= VARY_LIMIT; i++)
        count *= knob_at(vary, i)->values.count;
    return count;
}

static void lay_combination(struct list vary, int number, struct scenario *scenario) {
    for (int i = 0; i < vary.count; i++) {
        const struct vary_knob *knob = knob_at(vary, i);
        knob_copy(scenario, knob->row, value_at(knob, number % knob->values.count));
        number /= knob->values.count;
    }
}

/* The author's own combination, or -1. */
static int find_own(struct list vary, const struct scenario *own) {
    int count = count_combinations(vary);
    for (int number = 0; number < count && count <= VARY_LIMIT; number++) {
        struct scenario laid = *own;
        bool same = true;
        lay_combination(vary, number, &laid);
        for (int i = 0; i < vary.count; i++)
            same = same && knob_same(&laid, own, knob_at(vary, i)->row);
        if (same)
            return number;
    }
    return -1;
}

/* --- Siblings: the author's own, then the combinations that are not. --- */

int vary_count(struct list vary, const struct scenario *own) {
    if (vary.count == 0)
        return 1;
    return count_combinations(vary) + (find_own(vary, own) < 0);
}

void vary_lay(struct list vary, int sibling, struct scenario *scenario) {
    int own = find_own(vary, scenario), number = sibling - 1;
    if (sibling == 0)
        return;
    lay_combination(vary, own >= 0 && number >= own ? number + 1 : number, scenario);
}

const char *vary_words(struct list vary, const struct scenario *scenario, struct arena *arena) {
    struct writer words = {0};
    for (int i = 0; i < vary.count; i++) {
        const struct knob *row = knob_at(vary, i)->row;
        writer_printf(&words, "%s%s %s", i > 0 ? " and " : "", row->name,
                      knob_words(scenario, row, arena));
    }
    return writer_keep(&words, arena);
}

/* As learners read it: "transit 10 ms". */
static const char *own_words(struct list vary, const struct scenario *own, struct arena *arena) {
    struct writer words = {0};
    for (int i = 0; i < vary.count; i++) {
        const struct knob *row = knob_at(vary, i)->row;
        writer_printf(&words, "%s%c%s %s", i > 0 ? " and " : "",
                      tolower((unsigned char)row->title[0]), row->title + 1,
                      knob_words(own, row, arena));
    }
    return writer_keep(&words, arena);
}

/* --- The draw. --- */

/* The author's own stays first, the others are shuffled. */
int vary_draw(uint64_t seed, int attempt, int siblings) {
    struct random random = random_seeded(seed, 0, 0);
    int order[VARY_LIMIT] = {0};
    assert(siblings >= 1 && siblings <= VARY_LIMIT);
    for (int i = 0; i < siblings; i++)
        order[i] = i;
    random_shuffle(&random, order + 1, siblings - 1);
    return attempt > 1 ? order[(attempt - 1) % siblings] : 0;
}

int vary_drawn(const struct block *block, const struct facts *facts) {
    const struct block *question = prediction_question(block);
    int siblings = prediction_of(block)->siblings;
    if (question == NULL || siblings < 2)
        return 0;
    return vary_draw(attempt_seed(question, facts, 1), attempt_number(question, facts), siblings);
}

int vary_laid(const struct block *block, const struct facts *facts) {
    return prediction_is_told(block, facts) ? 0 : vary_drawn(block, facts);
}

const char *vary_back_at(const struct block *block, const struct facts *facts) {
    return vary_drawn(block, facts) != 0 ? prediction_of(block)->own : NULL;
}

/* --- What is filled in. --- */

struct filled {
    struct arena *arena;
    struct fills of_sibling[VARY_LIMIT];
    bool is_filled[VARY_LIMIT];
};

static void make_filled(const struct block *block, const struct scene *scene, void *into) {
    (void)block;
    ((struct filled *)into)->arena = scene->arena;
}

const struct fills *vary_fills(const struct block *block, const struct scene *scene,
                               vary_make_fills *make) {
    struct filled *filled = known_always(block, scene, sizeof *filled, make_filled);
    int sibling = vary_drawn(block, scene->facts);
    if (!filled->is_filled[sibling])
        filled->of_sibling[sibling] = make(block, scene, filled->arena);
    filled->is_filled[sibling] = true;
    return &filled->of_sibling[sibling];
}

/* --- The document. --- */

struct place vary_place(struct list vary, const struct scenario *scenario,
                        const struct check *check) {
    const struct vary_knob *knob = vary.at;
    for (int i = 0; i < knob->values.count && vary.count == 1; i++)
        if (knob_same(value_at(knob, i), scenario, knob->row))
            return check_place(check, "vary/%s/%d", knob->row->name, i);
    return check_key_place(check, "vary");
}

static bool check_count(struct list vary, const struct scenario *own, struct check *check) {
    int count = vary_count(vary, own);
    if (count < 2)
        return check_error(check, check_key_place(check, "vary"), CODE_NO_CHANGE,
                           "nothing varies: the only value is what \"simulate\" has" HELP
                           "list other values");
    return count <= VARY_LIMIT ||
           check_error(check, check_key_place(check, "vary"), CODE_VARY_LESS,
                       "these values come to more than %d settings together, the author's own "
                       "among them" HELP "list fewer values",
                       VARY_LIMIT);
}

bool vary_check(const struct prediction *prediction, const struct scenario_field *simulate,
                struct check *check) {
    if (prediction->vary.count == 0)
        return true;
    if (simulate->set.named == 0)
        return check_error(check, check_key_place(check, "vary"), CODE_LONE_FIELD,
                           "\"vary\" is laid over a scenario" HELP
                           "give the block \"simulate\", or leave this out");
    if (prediction->predict.count == 0)
        return check_error(check, check_key_place(check, "vary"), CODE_LONE_FIELD,
                           "\"vary\" is drawn anew for each attempt at a prediction" HELP
                           "give the block \"predict\", or leave this out");
    return check_count(prediction->vary, &simulate->scenario, check);
}

void vary_finish(struct prediction *prediction, const struct scenario *own, struct arena *arena) {
    prediction->siblings = vary_count(prediction->vary, own);
    prediction->own = own_words(prediction->vary, own, arena);
}
