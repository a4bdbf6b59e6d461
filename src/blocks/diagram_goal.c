/* Whether a goal is reached, the panel that tells so, and the check that some setting reaches it
 * and the start does not. */
#include "blocks/goal.h"

#include <string.h>

#include "base/int.h"
#include "base/number.h"
#include "base/progress.h"
#include "base/random.h"
#include "base/text.h"
#include "lesson/check.h"
#include "sim/measure.h"

enum { INDENT = 2, ANY_CELLS = NUMBER_TEXT_BYTES /* room for every figure whole */ };

static const char part_won[] = ".won";

static const struct condition *condition_at(const struct diagram *diagram, int index) {
    return (const struct condition *)diagram->goal.at + index;
}

static bool is_met(const struct condition *condition, const struct figures *figures) {
    int64_t value;
    if (!measure_value(condition->measure, figures, &value))
        return false;
    return condition->below ? value < condition->bound : value > condition->bound;
}

static bool all_met(const struct diagram *diagram, const struct figures *figures) {
    for (int i = 0; i < diagram->goal.count; i++)
        if (!is_met(condition_at(diagram, i), figures))
            return false;
    return true;
}

static int64_t off_by(const struct condition *condition, int64_t value) {
    if (value == NUMBER_MORE)
        return NUMBER_MORE;
    return condition->below ? value - condition->bound : condition->bound - value;
}

/* How much is said of a condition. */
enum detail { WHOLE, COUNTS_SHORT, NOT_BY_HOW_MUCH, DETAIL_COUNT };

static const char *or_nothing(const char *text) {
    return text != NULL ? text : "";
}

/* What there is, and what is wanted: "1.2 s, below 2 s" or "3,600 an hour; wanted below 1,000, off
 * by 2,600". */
static const char *standing_words(const struct condition *condition, int64_t value, bool met,
                                  enum detail detail, const char *wanted, struct arena *arena) {
    int cells = detail == WHOLE ? ANY_CELLS : NUMBER_LEAST_CELLS;
    const char *now = measure_words_within(condition->measure, value, cells, arena);
    if (met)
        return arena_printf(arena, "%s, %s", now, wanted);
    if (detail == NOT_BY_HOW_MUCH)
        return arena_printf(arena, "%s; wanted %s", now, wanted);
    return arena_printf(
        arena, "%s; wanted %s, off by %s", now, wanted,
        measure_words_brief(condition->measure, off_by(condition, value), cells, arena));
}

/* "mean staleness: 1.2 s, below 2 s" */
static const char *condition_words(const struct condition *condition, const struct figures *figures,
                                   enum detail detail, struct arena *arena) {
    const struct measure *measure = condition->measure;
    const char *wanted =
        or_nothing(arena_printf(arena, "%s %s", condition->below ? "below" : "above",
                                measure_words_brief(measure, condition->bound, ANY_CELLS, arena)));
    const char *standing;
    int64_t value;
    if (!measure_value(measure, figures, &value))
        standing = arena_printf(arena, "nothing arrives; wanted %s", wanted);
    else
        standing =
            standing_words(condition, value, is_met(condition, figures), detail, wanted, arena);
    return or_nothing(arena_printf(arena, "%s: %s", measure->title, or_nothing(standing)));
}

bool goal_is_won(const struct block *block, const struct facts *facts) {
    return facts_get(facts, block->id, part_won, 0) != 0;
}

bool goal_judge(const struct block *block, const struct scene *scene, struct facts *facts) {
    const struct diagram *diagram = block->object;
    struct figures figures;
    if (diagram->goal.count == 0 || goal_is_won(block, facts) ||
        !diagram_figures(block, scene, 0, &figures) || !all_met(diagram, &figures))
        return false;
    facts_set(facts, block->id, part_won, 1);
    return true;
}

/* --- The picture. --- */

enum heading { WANTED, WON, WON_BEFORE, HEADING_COUNT };

static const char *const headings[HEADING_COUNT] = {
    [WANTED] = "make all of this hold",
    [WON] = "won",
    [WON_BEFORE] = "won, with another setting",
};

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), int_max(width, 1));
}

/* As many as its words take with a usual value. */
static int condition_rows(const struct condition *condition, int width, struct arena *arena) {
    static const struct {
        const char *value, *off_by;
    } widest[] = {
        [MEASURE_UNIT_DURATION] = {"999 ms", "999 ms"},
        [MEASURE_UNIT_COUNT] = {"99,999 an hour", "99,999"},
        [MEASURE_UNIT_BYTES] = {"1.23 MB an hour", "1.23 MB"},
        [MEASURE_UNIT_SHARE] = {"97.5 %", "97.5 %"},
        [MEASURE_UNIT_LEVEL] = {"0.98", "0.98"},
    };
    const struct measure *measure = condition->measure;
    const char *text = arena_printf(
        arena, "%s: %s; wanted below %s, off by %s", measure->title, widest[measure->unit].value,
        measure_words_brief(measure, condition->bound, ANY_CELLS, arena),
        widest[measure->unit].off_by);
    return text != NULL ? rows_of(text, width) : 1;
}

/* What is wanted, while what there is must not be told. */
static const char *wanted_words(const struct condition *condition, struct arena *arena) {
    const char *text = arena_printf(arena, "%s: wanted %s %s", condition->measure->title,
                                    condition->below ? "below" : "above",
                                    measure_words(condition->measure, condition->bound, arena));
    return text != NULL ? text : "";
}

static void write_condition(const struct condition *condition, const struct figures *figures,
                            struct arena *arena, struct pen *pen) {
    int rows = condition_rows(condition, pen->width_cells - INDENT - 2, arena);
    if (figures == NULL) {
        pen_mark(pen, INDENT, theme_style(ROLE_TEXT), "·");
        pen_label_rows(pen, INDENT + 2, theme_style(ROLE_TEXT), wanted_words(condition, arena),
                       rows);
        return;
    }
    bool met = is_met(condition, figures);
    int width = int_max(pen->width_cells - INDENT - 2, 1);
    const char *words = condition_words(condition, figures, WHOLE, arena);
    for (int detail = 1; detail < DETAIL_COUNT && rows_of(words, width) > rows; detail++)
        words = condition_words(condition, figures, (enum detail)detail, arena);
    pen_mark(pen, INDENT, theme_style(met ? ROLE_GOOD : ROLE_BAD), met ? "✓" : "✗");
    pen_label_rows(pen, INDENT + 2, theme_style(ROLE_TEXT), words, rows);
}

/* Of several lanes it judges the first. */
static const char *heading_words(const struct diagram *diagram, enum heading heading,
                                 struct arena *arena) {
    const char *lane = diagram_lane_title(diagram, 0);
    const char *text = arena_printf(arena, "Goal%s%s: %s", lane != NULL ? " for " : "",
                                    lane != NULL ? lane : "", headings[heading]);
    return text != NULL ? text : "";
}

static int heading_rows(const struct diagram *diagram, int width, struct arena *arena) {
    int rows = 1;
    for (enum heading heading = WANTED; heading < HEADING_COUNT; heading++)
        rows = int_max(rows, rows_of(heading_words(diagram, heading, arena), width));
    return rows;
}

void goal_write(const struct block *block, const struct scene *scene, struct pen *pen) {
    const struct diagram *diagram = block->object;
    struct figures figures;
    /* Its rows do not hang on the figures: measuring it needs no run. */
    bool told = pen->canvas != NULL && diagram_figures(block, scene, 0, &figures);
    enum heading heading = !goal_is_won(block, scene->facts)     ? WANTED
                           : !told || all_met(diagram, &figures) ? WON
                                                                 : WON_BEFORE;
    pen_label_rows(pen, INDENT, theme_style(ROLE_HEADING),
                   heading_words(diagram, heading, scene->arena),
                   heading_rows(diagram, pen->width_cells - INDENT, scene->arena));
    for (int i = 0; i < diagram->goal.count; i++)
        write_condition(condition_at(diagram, i), told ? &figures : NULL, scene->arena, pen);
}

/* --- The check. --- */

enum { RANDOM_TRIES = 200, TRY_LIMIT = 20000 };

/* A setting by its number: each knob's step is a digit. Beyond the last there is none. */
static bool setting_at(const struct diagram *diagram, int64_t number, struct scenario *scenario) {
    *scenario = diagram_start(diagram, 0);
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        int steps = knob->last + 1;
        diagram_knob_turn(knob, (int)(number % steps), scenario);
        number /= steps;
    }
    return number == 0;
}

static int64_t setting_count(const struct diagram *diagram) {
    int64_t count = 1;
    for (int i = 0; i < diagram->knobs.count && count < INT64_MAX / 2048; i++)
        count *= diagram_knob_at(diagram, i)->last + 1;
    return count;
}

static bool setting_wins(const struct diagram *diagram, int64_t number) {
    struct scenario scenario;
    struct figures figures;
    struct errbuf err;
    progress_piece();
    return setting_at(diagram, number, &scenario) && scenario_check(&scenario, &err) &&
           diagram_measure(diagram, &scenario, &figures) && all_met(diagram, &figures);
}

/* Tries settings here and there first: where many win, one is found soon. */
static bool try_settings(const struct diagram *diagram, int64_t count) {
    struct random random = random_seeded(1, 0, 0);
    for (int i = 0; i < RANDOM_TRIES && count > RANDOM_TRIES; i++)
        if (setting_wins(diagram, random_below(&random, count)))
            return true;
    for (int64_t number = 0; number < count && number < TRY_LIMIT; number++)
        if (setting_wins(diagram, number))
            return true;
    return false;
}

static bool find_win(const struct diagram *diagram) {
    int64_t count = setting_count(diagram);
    int64_t tries = count > TRY_LIMIT ? TRY_LIMIT : count;
    tries += count > RANDOM_TRIES ? RANDOM_TRIES : 0;
    struct progress outer = progress_begin("Trying settings of a goal", tries, 0);
    bool found = try_settings(diagram, count);
    progress_end(outer);
    return found;
}

static bool start_wins(const struct diagram *diagram) {
    struct scenario start = diagram_start(diagram, 0);
    struct figures figures;
    return diagram_measure(diagram, &start, &figures) && all_met(diagram, &figures);
}

bool goal_check(const struct diagram *diagram, struct check *check) {
    if (diagram->goal.count == 0)
        return true;
    if (diagram->knobs.count == 0)
        return check_error(check, check_place(check, "goal"),
                           "a goal needs \"knobs\" with which it can be won");
    if (!check_is_thorough(check))
        return true;
    if (start_wins(diagram))
        return check_error(check, check_place(check, "goal"),
                           "the scenario meets this goal before anything was turned; ask for more, "
                           "or start elsewhere");
    if (find_win(diagram))
        return true;
    if (setting_count(diagram) > TRY_LIMIT)
        return check_error(check, check_place(check, "goal"),
                           "none of the %d settings that were tried meets this goal; ask for less, "
                           "or give the knobs fewer steps",
                           RANDOM_TRIES + TRY_LIMIT);
    return check_error(check, check_place(check, "goal"),
                       "no setting of the knobs meets this goal; ask for less, or give the "
                       "knobs more room");
}
