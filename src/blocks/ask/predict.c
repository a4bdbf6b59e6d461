/* How a prediction is asked, skipped, told and counted, by the question that stands in it. */
#include "blocks/ask/predict.h"

#include <stdio.h>
#include <string.h>

#include "base/int.h"
#include "base/text.h"
#include "blocks/ask/question.h"
#include "blocks/ask/vary.h"
#include "lesson/check.h"

static const char FIRST[] = "First, your prediction: answer above, or Space skips it.";

static const struct question *kind_of(const struct block *question) {
    return block_kind(question)->question;
}

/* What stands on the page. The right answer may hang on the knobs of the block. */

void prediction_layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    if (prediction_question(block) == NULL)
        return;
    blocks_layout_all(prediction_of(block)->predict, scene, flow);
    flow_gap(flow);
}

void prediction_layout_after(const struct block *block, const struct scene *scene,
                             struct flow *flow) {
    if (scene->shows_all || prediction_is_told(block, scene->facts))
        blocks_layout_all(prediction_of(block)->then, scene, flow);
}

static const char *how_it_came(const struct block *block, const struct facts *facts) {
    const struct block *question = prediction_question(block);
    struct score score = kind_of(question)->score(question, facts, own_last);
    if (score_compare(score, score_choice(true)) == 0)
        return "Just as you predicted.";
    return score.num > 0 ? "Partly as you predicted." : "Not as you predicted.";
}

static const char *result_words(const struct block *block, const struct scene *scene) {
    const struct block *question = prediction_question(block);
    const char *words =
        kind_of(question)->beside != NULL ? kind_of(question)->beside(question, scene) : NULL;
    if (words == NULL)
        words = how_it_came(block, scene->facts);
    const char *back_at = vary_back_at(block, scene->facts);
    if (back_at != NULL)
        words = arena_printf(scene->arena, "%s Back to %s.", words, back_at);
    return words;
}

const char *prediction_words(const struct block *block, const struct scene *scene) {
    if (prediction_is_open(block, scene->facts))
        return FIRST;
    bool told =
        prediction_is_told(block, scene->facts) && prediction_is_answered(block, scene->facts);
    return told ? result_words(block, scene) : NULL;
}

const char *prediction_reason(const struct block *block, const struct scene *scene) {
    const struct block *question = prediction_question(block);
    bool told = prediction_is_told(block, scene->facts) &&
                prediction_is_answered(block, scene->facts) && kind_of(question)->reason != NULL;
    const char *why = told ? kind_of(question)->reason(question, scene) : NULL;
    const struct fills *fills = block_fills(question, scene);
    return why != NULL && fills != NULL ? fills_put(fills, why, scene->arena) : why;
}

/* Kept for the width that was asked for last. */
struct words_rows {
    int width; /* 0: none was yet */
    int rows;
};

static void make_words_rows(const struct block *block, const struct scene *scene, void *into) {
    (void)block, (void)scene;
    *(struct words_rows *)into = (struct words_rows){0};
}

static int rows_of_words(const struct block *block, const struct scene *scene, int width) {
    const char *words =
        prediction_is_answered(block, scene->facts) ? result_words(block, scene) : FIRST;
    return text_lines(words, strlen(words), width);
}

int prediction_rows(const struct block *block, const struct scene *scene, int width) {
    if (prediction_question(block) == NULL)
        return 0;
    struct words_rows *kept = known_now(block, scene, sizeof *kept, make_words_rows);
    width = int_max(width, 1);
    if (kept->width != width)
        *kept = (struct words_rows){width, rows_of_words(block, scene, width)};
    return kept->rows;
}

bool prediction_place(const struct block *block, const struct scene *scene, int64_t *usec) {
    const struct block *question = prediction_question(block);
    return question != NULL && kind_of(question)->moment != NULL &&
           kind_of(question)->moment(question, scene, usec);
}

/* What is asked and what follows are to the lesson */

void prediction_tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    blocks_tally(prediction_of(block)->predict, scene, tally);
    blocks_tally(prediction_of(block)->then, scene, tally);
}

void prediction_children(const struct block *block,
                         void (*visit)(const struct block *child, void *data), void *data) {
    blocks_visit(prediction_of(block)->predict, visit, data);
    blocks_visit(prediction_of(block)->then, visit, data);
}

void prediction_plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    if (prediction_question(block) == NULL)
        return;
    writer_printf(writer, "First, your prediction:\n");
    blocks_plain(prediction_of(block)->predict, scene, writer);
    writer_printf(writer, "\n");
}

void prediction_plain_after(const struct block *block, const struct scene *scene,
                            struct writer *writer) {
    if (prediction_of(block)->then.count == 0)
        return;
    writer_printf(writer, "\n");
    blocks_plain(prediction_of(block)->then, scene, writer);
}

void prediction_answers(const struct block *block, const struct scene *scene,
                        struct writer *writer) {
    blocks_answers(prediction_of(block)->predict, scene, writer);
    blocks_answers(prediction_of(block)->then, scene, writer);
}

/* Keys */

bool prediction_is_begun(const struct block *block, const struct facts *facts) {
    const struct block *question = prediction_question(block);
    if (!prediction_is_open(block, facts))
        return false;
    for (int i = 0; i < kind_of(question)->count(question); i++)
        if (facts_has(facts, question->id, kind_of(question)->answer_id(question, i)))
            return true;
    return false;
}

bool prediction_skip(const struct block *block, struct session *session) {
    if (prediction_is_begun(block, session->facts) && !session->confirmed) {
        session_ask(session, "Your prediction is not checked yet. Skip it?");
        return false;
    }
    prediction_set_skipped(block, session->facts);
    session_say(session, "Question skipped.");
    return true;
}

void prediction_ask(struct session *session) {
    session_say(session, "%s", FIRST);
}

/* The document */

static bool check_predict(const struct block *question, struct check *check) {
    if (kind_of(question) == NULL)
        return check_error(check, check_place(check, "predict/0/kind"), CODE_PREDICTION,
                           "an answer of the kind \"%s\" is never right or wrong, and a prediction "
                           "is" HELP "ask in another kind",
                           question->schema->name);
    if (asked_of(question)->reveal >= 0)
        return check_error(check, check_key_place(check, "predict/0/reveal"), CODE_PREDICTION,
                           "a prediction is told when what it is about was seen" HELP
                           "leave \"reveal\" out");
    if (asked_of(question)->then.count > 0)
        return check_error(check, check_key_place(check, "predict/0/then"), CODE_PREDICTION,
                           "what follows a prediction is shown when that is told" HELP
                           "write \"then\" beside \"predict\", not inside");
    if (asked_will_score(asked_of(question), check))
        return true;
    return check_error(
        check,
        check_place(check, "predict/0/%s", asked_of(question)->scored == 0 ? "scored" : "id"),
        CODE_PREDICTION,
        "\"%s\" is not scored, and a prediction is right or wrong" HELP "say \"scored\": true",
        question->id);
}

/* A question that asks for a figure of the block, wherever it stands in what follows. */
struct asker {
    const struct block *of, *found;
};

static void find_asker(const struct block *block, void *data) {
    struct asker *asker = data;
    if (asker->found == NULL && question_figure(block) != NULL &&
        question_supplier(block) == asker->of)
        asker->found = block;
}

/* Figures are those of the run that was predicted, which is over by then. */
static bool check_then(const struct list then, struct check *check) {
    const struct block *block = then.at;
    bool good = true;
    for (int i = 0; i < then.count; i++) {
        struct asker asker = {check_block(check), NULL};
        blocks_walk((struct list){&block[i], 1}, find_asker, &asker);
        if (asker.found != NULL)
            good = check_error(check, check_place(check, "then/%d/figure", i), CODE_FIGURE,
                               "\"%s\" asks for a figure, which only a prediction can" HELP
                               "write an \"answer\" in place of \"figure\"",
                               asker.found->id);
    }
    return good;
}

bool prediction_check_each(const struct prediction *prediction, struct check *check) {
    bool good = check_then(prediction->then, check);
    return (prediction->predict.count == 0 || check_predict(prediction->predict.at, check)) && good;
}

bool prediction_check(const struct prediction *prediction, struct check *check) {
    bool good = prediction_check_each(prediction, check);
    if (prediction->then.count > 0 && prediction->predict.count == 0)
        good = check_error(check, check_key_place(check, "then"), CODE_LONE_FIELD,
                           "\"then\" is shown after a prediction" HELP
                           "give the block \"predict\", or leave \"then\" out");
    return good;
}

static bool check_told(struct list blocks, const char *field, const struct fills *fills,
                       const int64_t *figure, bool proves, struct check *check) {
    const struct block *block = blocks.at;
    bool good = true;
    for (int i = 0; i < blocks.count; i++) {
        const struct question *question = kind_of(&block[i]);
        char path[32];
        snprintf(path, sizeof path, "%s/%d", field, i);
        if (question != NULL && question->check_told != NULL)
            good = question->check_told(&block[i], fills, figure, proves, path, check) && good;
    }
    return good;
}

bool prediction_check_told(const struct prediction *prediction, const struct fills *fills,
                           const int64_t *figure, bool proves, struct check *check) {
    bool good = check_told(prediction->predict, "predict", fills, figure, proves, check);
    return check_told(prediction->then, "then", fills, NULL, proves, check) && good;
}
