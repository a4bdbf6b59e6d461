/* The kind "quiz": questions that are counted together, with the score so far. */
#include "blocks/ask/kinds.h"
#include "blocks/ask/question.h"

struct quiz {
    const char *id, *title;
    struct list questions; /* of struct block */
};

enum { PART_TITLE, PART_SCORE, PART_FIRST };

/* Each question has the running score of all of them above it. */
enum { QUESTION_LIMIT = 500 };

static const struct quiz *quiz_of(const struct block *block) {
    return block->object;
}

static struct tally sum(const struct quiz *quiz, const struct scene *scene) {
    struct tally tally = tally_empty();
    blocks_tally(quiz->questions, scene, &tally);
    return tally;
}

static bool is_all(struct score score, int questions) {
    return score_compare(score, (struct score){questions, 1}) == 0;
}

static const char *score_words(const struct tally *tally, struct arena *arena) {
    int of = tally->questions;
    const char *first = question_points(tally->first, of, arena);
    const char *last = question_points(tally->last, of, arena);
    if (tally->answered < of)
        return arena_printf(arena, "%d of %d question%s answered. First tries so far: %s.",
                            tally->answered, of, of == 1 ? "" : "s", first);
    if (is_all(tally->first, of))
        return arena_printf(arena, "Everything right at the first try: %s.", first);
    if (is_all(tally->last, of))
        return arena_printf(arena, "First tries: %s. After trying again: %s.", first, last);
    if (score_compare(tally->first, tally->last) == 0)
        return arena_printf(arena, "All questions answered: %s.", first);
    return arena_printf(arena, "First tries: %s. Last tries: %s.", first, last);
}

static const char *running_score(const struct tally *tally, struct arena *arena) {
    return tally->answered > 0 ? question_points(tally->first, tally->questions, arena) : NULL;
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct quiz *quiz = quiz_of(block);
    struct tally tally = sum(quiz, scene);
    if (part == PART_TITLE) {
        pen_label(pen, 0, theme_style(ROLE_HEADING), quiz->title);
    } else if (part == PART_SCORE) {
        bool whole = is_all(tally.last, tally.questions);
        pen_mark(pen, 0, theme_style(whole ? ROLE_GOOD : ROLE_QUIET), whole ? "✓" : "·");
        pen_label(pen, 2, theme_style(ROLE_STRONG), score_words(&tally, pen->arena));
    } else {
        const char *number = arena_printf(pen->arena, "Question %d of %d", part - PART_FIRST + 1,
                                          quiz->questions.count);
        pen_pair(pen, 0, theme_style(ROLE_KICKER), number, theme_style(ROLE_QUIET),
                 running_score(&tally, pen->arena));
    }
}

static void add(const struct block *block, int part, const struct scene *scene, struct flow *flow) {
    flow_gap(flow);
    block_add(block, part, 0, scene, flow);
    flow_gap(flow);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct quiz *quiz = quiz_of(block);
    const struct block *questions = quiz->questions.at;
    add(block, PART_TITLE, scene, flow);
    for (int i = 0; i < quiz->questions.count; i++) {
        add(block, PART_FIRST + i, scene, flow);
        block_kind(&questions[i])->layout(&questions[i], scene, flow);
    }
    if (sum(quiz, scene).answered > 0)
        add(block, PART_SCORE, scene, flow);
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    blocks_tally(quiz_of(block)->questions, scene, tally);
}

static void children(const struct block *block,
                     void (*visit)(const struct block *child, void *data), void *data) {
    blocks_visit(quiz_of(block)->questions, visit, data);
}

/* The questions with their numbers, or their answers. */
static void write_numbered(const struct quiz *quiz, const struct scene *scene,
                           struct writer *writer, bool answers) {
    const struct block *question = quiz->questions.at;
    const size_t start = writer->length;
    for (int i = 0; i < quiz->questions.count; i++) {
        const struct block_kind *kind = block_kind(&question[i]);
        struct writer text = {0};
        if (!answers || kind->answers != NULL)
            (answers ? kind->answers : kind->plain)(&question[i], scene, &text);
        if (text.length > 0) {
            writer_printf(writer, "%sQuestion %d of %d\n", writer->length > start ? "\n" : "",
                          i + 1, quiz->questions.count);
            writer_bytes(writer, text.text, text.length);
        }
        writer_release(&text);
    }
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct quiz *quiz = quiz_of(block);
    if (quiz->title != NULL) {
        writer_wrapped(writer, "", "", PLAIN_WIDTH, quiz->title);
        writer_printf(writer, "\n");
    }
    write_numbered(quiz, scene, writer, false);
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    write_numbered(quiz_of(block), scene, writer, true);
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
     .says = "Stands above the questions."},
    {.name = "questions",
     .type = FIELD_QUESTIONS,
     .required = true,
     .at = offsetof(struct quiz, questions),
     .low = 1,
     .high = QUESTION_LIMIT,
     .says = "The questions in their order."},
    {.name = NULL},
};

const struct block_kind block_quiz = {
    .schema = {.name = "quiz",
               .summary = "Questions that are scored together.",
               .fields = fields,
               .size = sizeof(struct quiz)},
    .layout = layout,
    .write = write,
    .tally = tally,
    .children = children,
    .plain = plain,
    .answers = answers,
};
