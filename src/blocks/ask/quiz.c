/* The kind "quiz": questions that are counted together, with the score so far. */
#include <stdlib.h>

#include "blocks/ask/kinds.h"
#include "blocks/ask/points.h"
#include "blocks/attempt.h"
#include "lesson/check.h"

struct quiz {
    const char *id, *title;
    struct list questions; /* of struct block */
    int draw;              /* so many of them are asked in an attempt; 0: all */
    bool shuffle;
    struct counting counting; /* for those that do not say it themselves */
    int64_t pass;             /* FIELD_SHARE; -1: there is nothing to pass */
};

enum { PART_TITLE, PART_SCORE, PART_FIRST };

/* Each question has the running score of all of them above it. */
enum { QUESTION_LIMIT = 500 };

static const struct quiz *quiz_of(const struct block *block) {
    return block->object;
}

/* The questions of the attempt that is on, by their index, in their order. */
struct chosen {
    int *at, count;
};

static int compare_indices(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}

static void choose(const struct block *block, const struct scene *scene, struct chosen *chosen) {
    const struct quiz *quiz = quiz_of(block);
    attempt_shuffle(block, scene->facts, chosen->at, quiz->questions.count);
    if (!quiz->shuffle)
        qsort(chosen->at, (size_t)chosen->count, sizeof *chosen->at, compare_indices);
}

static void make_chosen(const struct block *block, const struct scene *scene, void *into) {
    const struct quiz *quiz = quiz_of(block);
    struct chosen *chosen = into;
    int all = quiz->questions.count;
    chosen->count = quiz->draw > 0 ? quiz->draw : all;
    chosen->at = arena_array(scene->arena, (size_t)all, sizeof *chosen->at);
    for (int i = 0; i < all; i++)
        chosen->at[i] = i;
    if (quiz->shuffle || quiz->draw > 0)
        choose(block, scene, chosen);
}

static const struct chosen *chosen_now(const struct block *block, const struct scene *scene) {
    return known_now(block, scene, sizeof(struct chosen), make_chosen);
}

/* The question at a place, from 0. */
static const struct block *question_at(const struct block *block, const struct scene *scene,
                                       int place) {
    const struct block *questions = quiz_of(block)->questions.at;
    return &questions[chosen_now(block, scene)->at[place]];
}

static void make_sum(const struct block *block, const struct scene *scene, void *into) {
    struct tally *tally = into;
    *tally = tally_empty();
    for (int i = 0; i < chosen_now(block, scene)->count; i++)
        tally_add(tally, block_tally(question_at(block, scene, i), scene));
}

/* Kept: each question shows it. */
static const struct tally *sum(const struct block *block, const struct scene *scene) {
    return known_now(block, scene, sizeof(struct tally), make_sum);
}

static bool is_all(struct score score, const struct tally *tally) {
    return score_compare(score, score_of(tally->points, 1)) == 0;
}

static struct score share(const struct tally *tally) {
    return score_share(tally->counted, tally->points);
}

static bool is_passed(const struct quiz *quiz, const struct tally *tally) {
    return score_compare(share(tally), score_of(quiz->pass, SCHEMA_WHOLE)) >= 0;
}

/* In whole per cent, never more than it is. */
static int per_cent(struct score score) {
    return (int)(score.num * 100 / score.den);
}

static const char *pass_words(const struct quiz *quiz, const struct tally *tally,
                              struct arena *arena) {
    if (quiz->pass < 0)
        return "";
    const char *wanted = points_percent(quiz->pass, arena);
    int got = per_cent(share(tally));
    if (is_passed(quiz, tally))
        return arena_printf(arena, " Passed: %d %%; %s is enough.", got, wanted);
    return arena_printf(arena, " Not passed yet: %d %%; you need %s.", got, wanted);
}

static bool is_over(const struct tally *tally) {
    return tally->answered == tally->questions;
}

static const char *won(const struct block *block, const struct scene *scene) {
    const struct quiz *quiz = quiz_of(block);
    const struct tally *tally = sum(block, scene);
    if (quiz->pass < 0 || !is_over(tally) || !is_passed(quiz, tally))
        return NULL;
    return arena_printf(scene->arena, "You passed the quiz: %d %%; %s is enough.",
                        per_cent(share(tally)), points_percent(quiz->pass, scene->arena));
}

static const char *words_so_far(const struct tally *tally, struct arena *arena) {
    int of = tally->questions;
    const char *answered = arena_printf(arena, "%d of %d question%s answered.", tally->answered, of,
                                        of == 1 ? "" : "s");
    if (tally->points == 0)
        return answered;
    return arena_printf(arena, "%s First tries so far: %s.", answered,
                        points_words(tally->first, tally->points, arena));
}

static const char *words_at_end(const struct tally *tally, struct arena *arena) {
    const char *first = points_words(tally->first, tally->points, arena);
    const char *counted = points_words(tally->counted, tally->points, arena);
    if (tally->points == 0)
        return "All questions answered.";
    if (is_all(tally->first, tally))
        return arena_printf(arena, "All right on the first try: %s.", first);
    if (is_all(tally->counted, tally))
        return arena_printf(arena, "First tries: %s. After retries: %s.", first, counted);
    if (score_compare(tally->first, tally->counted) == 0)
        return arena_printf(arena, "All questions answered: %s.", first);
    return arena_printf(arena, "First tries: %s. With all tries: %s.", first, counted);
}

static const char *score_words(const struct quiz *quiz, const struct tally *tally,
                               struct arena *arena) {
    if (!is_over(tally))
        return words_so_far(tally, arena);
    return arena_printf(arena, "%s%s", words_at_end(tally, arena), pass_words(quiz, tally, arena));
}

static const char *running_score(const struct tally *tally, struct arena *arena) {
    bool any = tally->answered > 0 && tally->points > 0;
    return any ? points_words(tally->counted, tally->points, arena) : NULL;
}

static void write_score(const struct quiz *quiz, const struct tally *tally, struct pen *pen) {
    bool enough = quiz->pass >= 0 ? is_passed(quiz, tally) : is_all(tally->counted, tally);
    bool good = is_over(tally) && enough;
    pen_mark(pen, 0, theme_style(good ? ROLE_GOOD : ROLE_QUIET), good ? "✓" : "·");
    pen_label(pen, 2, theme_style(ROLE_STRONG), score_words(quiz, tally, pen->arena));
}

/* What is to be known before the first try; "": nothing but what is usual. */
static const char *terms(const struct quiz *quiz, struct arena *arena) {
    const char *draw = "", *penalty = "", *pass = "";
    if (quiz->draw > 0 && quiz->draw < quiz->questions.count)
        draw =
            arena_printf(arena, "%d of %d questions, drawn again when you restart this section. ",
                         quiz->draw, quiz->questions.count);
    if (quiz->counting.penalty > 0)
        penalty = arena_printf(arena, "Each try after the first costs %s of the points. ",
                               points_percent(quiz->counting.penalty, arena));
    if (quiz->pass >= 0)
        pass = arena_printf(arena, "%s of all points is enough to pass.",
                            points_percent(quiz->pass, arena));
    return arena_printf(arena, "%s%s%s", draw, penalty, pass);
}

/* "Question 2 of 3", and what it is worth where that is not one point. */
static const char *number_words(const struct block *block, int place, const struct scene *scene) {
    const struct block *question = question_at(block, scene, place);
    struct arena *arena = scene->arena;
    const char *number =
        arena_printf(arena, "Question %d of %d", place + 1, chosen_now(block, scene)->count);
    bool scored = asked_is_scored(question);
    int points = scored ? points_of(question) : 1;
    if (points == 0)
        return arena_printf(arena, "%s · no points", number);
    return points == 1 ? number : arena_printf(arena, "%s · %d points", number, points);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct quiz *quiz = quiz_of(block);
    const struct tally *tally = sum(block, scene);
    if (part == PART_TITLE) {
        pen_label(pen, 0, theme_style(ROLE_HEADING), quiz->title);
        pen_label(pen, 0, theme_style(ROLE_QUIET), terms(quiz, pen->arena));
    } else if (part == PART_SCORE) {
        write_score(quiz, tally, pen);
    } else {
        const char *number = number_words(block, part - PART_FIRST, scene);
        pen_pair(pen, 0, theme_style(ROLE_KICKER), number, theme_style(ROLE_QUIET),
                 running_score(tally, pen->arena));
    }
}

static void add(const struct block *block, int part, const struct scene *scene, struct flow *flow) {
    flow_gap(flow);
    block_add(block, part, 0, scene, flow);
    flow_gap(flow);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    add(block, PART_TITLE, scene, flow);
    for (int i = 0; i < chosen_now(block, scene)->count; i++) {
        const struct block *question = question_at(block, scene, i);
        add(block, PART_FIRST + i, scene, flow);
        block_kind(question)->layout(question, scene, flow);
    }
    if (sum(block, scene)->answered > 0)
        add(block, PART_SCORE, scene, flow);
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    const struct tally *own = sum(block, scene);
    tally_add(tally, *own);
    if (quiz_of(block)->pass < 0)
        return;
    tally->graded++;
    tally->passed += is_passed(quiz_of(block), own);
}

static bool draws_some(const struct block *block) {
    return quiz_of(block)->draw > 0 && quiz_of(block)->draw < quiz_of(block)->questions.count;
}

static const struct counting *counting(const struct block *block) {
    return &quiz_of(block)->counting;
}

static void children(const struct block *block,
                     void (*visit)(const struct block *child, void *data), void *data) {
    blocks_visit(quiz_of(block)->questions, visit, data);
}

/* The questions with their numbers, or their answers. */
static void write_numbered(const struct block *block, const struct scene *scene,
                           struct writer *writer, bool answers) {
    const size_t start = writer->length;
    for (int i = 0; i < chosen_now(block, scene)->count; i++) {
        const struct block *question = question_at(block, scene, i);
        const struct block_kind *kind = block_kind(question);
        struct writer text = {0};
        if (!answers || kind->answers != NULL)
            (answers ? kind->answers : kind->plain)(question, scene, &text);
        if (text.length > 0) {
            writer_printf(writer, "%s%s\n", writer->length > start ? "\n" : "",
                          number_words(block, i, scene));
            writer_bytes(writer, text.text, text.length);
        }
        writer_release(&text);
    }
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct quiz *quiz = quiz_of(block);
    const char *told = terms(quiz, scene->arena);
    if (quiz->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, quiz->title);
    if (*told != '\0')
        writer_wrapped(writer, "", "", PLAIN_WIDTH, told);
    if (quiz->title != NULL || *told != '\0')
        writer_printf(writer, "\n");
    write_numbered(block, scene, writer, false);
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    write_numbered(block, scene, writer, true);
}

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct quiz, id),
     .says = "Unique in the lesson."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct quiz, title),
     .says = "The title above the questions."},
    {.name = "questions",
     .type = FIELD_QUESTIONS,
     .required = true,
     .at = offsetof(struct quiz, questions),
     .low = 1,
     .high = QUESTION_LIMIT,
     .says = "The questions, in order."},
    {.name = "draw",
     .type = FIELD_WHOLE,
     .at = offsetof(struct quiz, draw),
     .low = 1,
     .high = QUESTION_LIMIT,
     .without = "all",
     .says = "How many of them are drawn for each attempt."},
    {.name = "shuffle",
     .type = FIELD_BOOL,
     .at = offsetof(struct quiz, shuffle),
     .says = "Whether their order changes with each attempt."},
    COUNTING_FIELDS(struct quiz, counting),
    {.name = "pass",
     .type = FIELD_SHARE,
     .at = offsetof(struct quiz, pass),
     .preset = -1,
     .says = "The share of all points needed to pass, such as \"80%\"."},
    {.name = NULL},
};

static bool check(const void *object, struct check *check) {
    const struct quiz *quiz = object;
    if (quiz->draw <= quiz->questions.count)
        return true;
    return check_error(check, check_place(check, "draw"), CODE_DRAW,
                       "\"draw\" is %d, and \"%s\" has %d questions" HELP
                       "write more of them, or draw fewer",
                       quiz->draw, quiz->id, quiz->questions.count);
}

const struct block_kind block_quiz = {
    .schema = {.name = "quiz",
               .summary = "Questions that are scored together.",
               .fields = fields,
               .size = sizeof(struct quiz),
               .check = check},
    .draws_some = draws_some,
    .counting = counting,
    .won = won,
    .layout = layout,
    .write = write,
    .tally = tally,
    .children = children,
    .plain = plain,
    .answers = answers,
};
