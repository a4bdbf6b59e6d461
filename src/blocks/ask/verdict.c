/* What is said of a question by its tries: how it came, what it counts, what another costs. */
#include "blocks/ask/verdict.h"

#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "blocks/ask/try.h"

static const char *not_right(const struct block *block, const struct facts *facts) {
    const struct question *question = question_of(block);
    return question->how_wrong != NULL ? question->how_wrong(block, facts) : question->not_right;
}

/* "Right: 1 of 1 point."; "Right." of a question without points. */
static const char *with_points(const struct block *block, const char *words, struct score got,
                               struct arena *arena) {
    int of = points_of(block);
    return of == 0 ? arena_printf(arena, "%s.", words)
                   : arena_printf(arena, "%s: %s.", words, points_words(got, of, arena));
}

/* What counts, where it is another than the last try: a better one, or one in a better attempt. */
static const char *counted_words(const struct block *block, const struct scene *scene) {
    struct score counted = points_counted(block, scene);
    if (score_compare(counted, points_last(block, scene)) == 0)
        return "";
    return arena_printf(scene->arena, " The best counts: %s.",
                        points_words(counted, points_of(block), scene->arena));
}

/* Of the last try; "": it was not asked. */
static const char *sure_words(const struct block *block, const struct scene *scene) {
    static const char *const words[] = {
        [CONFIDENCE_GUESS] = " You said: a guess.",
        [CONFIDENCE_LIKELY] = " You said: likely.",
        [CONFIDENCE_SURE] = " You said: sure.",
    };
    int count = tries_count(scene->tries, block->id);
    int said = count > 0 ? tries_at(scene->tries, block->id, count - 1)->confidence : 0;
    return said >= CONFIDENCE_GUESS && said <= CONFIDENCE_SURE ? words[said] : "";
}

static const char *right_words(const struct block *block, int64_t tries,
                               const struct scene *scene) {
    struct arena *arena = scene->arena;
    struct score last = points_last(block, scene);
    const char *sure = sure_words(block, scene);
    if (tries == 1)
        return arena_printf(arena, "%s%s", with_points(block, "Right", last, arena), sure);
    const char *now =
        arena_printf(arena, "%s%s", with_points(block, "Right this time", last, arena), sure);
    if (points_of(block) == 0)
        return now;
    return arena_printf(arena, "%s %s%s", now,
                        with_points(block, "The first try", points_first_now(block, scene), arena),
                        counted_words(block, scene));
}

/* Closed by asking for the answer; or, of a prediction, by an answer that was not right. */
static const char *shown_words(const struct block *block, int64_t tries,
                               const struct scene *scene) {
    struct arena *arena = scene->arena;
    const char *words = "Here is the answer.";
    int of = points_of(block);
    if (tries == 1 && question_of(block)->given != NULL)
        words = not_right(block, scene->facts);
    if (of == 0)
        return words;
    const char *first = points_words(points_first_now(block, scene), of, arena);
    if (tries == 1)
        return arena_printf(arena, "%s Your try: %s.%s", words, first, counted_words(block, scene));
    return arena_printf(arena, "%s Your first try: %s, the last: %s.%s", words, first,
                        points_words(points_last(block, scene), of, arena),
                        counted_words(block, scene));
}

/* " 3 of 6 pairs stand in order.", or "". */
static const char *detail(const struct block *block, const struct scene *scene) {
    const struct question *question = question_of(block);
    const char *words =
        question->detail != NULL ? question->detail(block, scene->facts, scene->arena) : NULL;
    return words != NULL ? arena_printf(scene->arena, " %s", words) : "";
}

/* What another try costs and counts. */
static const char *again_words(const struct block *block, struct arena *arena) {
    int64_t penalty = points_penalty(block);
    const char *less = "", *last = points_rule(block) == TRIED_LAST ? " (the last try counts)" : "";
    if (penalty > 0 && points_of(block) > 0)
        less = arena_printf(arena, " for %s less", points_percent(penalty, arena));
    const char *ask = asked_reveal(block) == REVEAL_ASKED ? ", or ask for the answer with a" : "";
    return arena_printf(arena, "Try again%s%s%s.", less, last, ask);
}

static const char *open_words(const struct block *block, const struct scene *scene) {
    struct arena *arena = scene->arena;
    struct score answer = question_of(block)->score(block, scene->facts, own_last);
    const char *words = not_right(block, scene->facts);
    if (answer.num > 0)
        words = arena_printf(arena, "%s%s",
                             with_points(block, "Partly right", points_last(block, scene), arena),
                             detail(block, scene));
    return arena_printf(arena, "%s%s%s %s", words, sure_words(block, scene),
                        counted_words(block, scene), again_words(block, arena));
}

static const char *tried_words(const struct block *block, const struct question_state *state,
                               const struct scene *scene) {
    if (!state->closed)
        return open_words(block, scene);
    if (state->right)
        return right_words(block, state->tries, scene);
    return arena_printf(scene->arena, "%s%s", shown_words(block, state->tries, scene),
                        sure_words(block, scene));
}

const char *verdict_words(const struct block *block, const struct scene *scene) {
    struct question_state state = question_state(block, scene->facts);
    if (state.skipped)
        return "Skipped: no points for this one.";
    if (state.kept)
        return "Saved. Now see what happens.";
    if (state.tries == 0)
        return NULL;
    const char *words = tried_words(block, &state, scene);
    if (!try_is_of_another_edition(block, scene))
        return words;
    return arena_printf(scene->arena, "The question has changed since you answered it. %s", words);
}
