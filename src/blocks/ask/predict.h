/*
 * Predictions: a question that is asked before a block may be played or moved, and what follows
 * after that. Of the kinds diagram and slider.
 *
 * The first answer to the first question closes it, and is kept; but nothing is told until the
 * learner has seen what it asked for: the film to its end, the slider's place (the block's fact
 * ".watched"). Until it is answered a slider waits; a film plays as its author set it, and tells no
 * verdict. Skipping it (the block's fact ".skipped") lets the block go on: the question is done
 * with then, and scores no point, as any that was not answered. Then what follows appears;
 * questions in it may be tried more than once, and the film watched again.
 */
#ifndef RTLESSON_BLOCKS_ASK_PREDICT_H
#define RTLESSON_BLOCKS_ASK_PREDICT_H

#include "blocks/ask/prediction.h"

/* The rows of a prediction's fields for a kind's struct, of which member is a struct prediction. */
// clang-format off
#define PREDICTION_FIELD(object, member)                                                           \
    {.name = "predict",                                                                            \
     .type = FIELD_QUESTIONS,                                                                      \
     .low = 1,                                                                                     \
     .high = 1,                                                                                    \
     .at = offsetof(object, member) + offsetof(struct prediction, predict),                        \
     .says = "A question that is asked first; learners see the answer once the film or slider "    \
             "has shown it."}
#define PREDICTION_THEN_FIELD(object, member, words)                                               \
    {.name = "then",                                                                               \
     .type = FIELD_BLOCKS,                                                                         \
     .content = CONTENT_BESIDE,                                                                    \
     .low = 1,                                                                                     \
     .at = offsetof(object, member) + offsetof(struct prediction, then),                           \
     .says = (words)}
#define PREDICTION_FIELDS(object, member)                                                          \
    PREDICTION_FIELD(object, member),                                                              \
    PREDICTION_THEN_FIELD(object, member,                                                          \
                          "After a prediction: blocks that are shown below once it is told.")
// clang-format on

/* The schema's check: one prediction that is scored, and what follows only after one. Of a block
 * whose "then" may follow without one, the rest of it. */
bool prediction_check(const struct prediction *prediction, struct check *check);
bool prediction_check_each(const struct prediction *prediction, struct check *check);

/* For the check of a kind that fills the texts of what is asked: whether what is told of wrong
 * answers holds with these fills, and where proves says so that none is right (question.h). figure
 * is the prediction's, or NULL. */
bool prediction_check_told(const struct prediction *prediction, const struct fills *fills,
                           const int64_t *figure, bool proves, struct check *check);

/* --- What a kind does with it. Each does nothing where no prediction is asked. --- */

/* The question, to stand above the block; and what follows, below it, once it is told. */
void prediction_layout(const struct block *block, const struct scene *scene, struct flow *flow);
void prediction_layout_after(const struct block *block, const struct scene *scene,
                             struct flow *flow);

/* What is said at the block: what it waits for; prediction and result side by side; NULL when there
 * is nothing, as of one that was skipped. In the arena, or constant. */
const char *prediction_words(const struct block *block, const struct scene *scene);
/* Why it is so, in CommonMark, once it was answered and told; NULL: nothing is said. */
const char *prediction_reason(const struct block *block, const struct scene *scene);
/* Rows to keep for that at a width, also where nothing is to be told yet. */
int prediction_rows(const struct block *block, const struct scene *scene, int width);

/* The time that the prediction is about, where it is answered with one; false: it is not. */
bool prediction_place(const struct block *block, const struct scene *scene, int64_t *usec);

void prediction_tally(const struct block *block, const struct scene *scene, struct tally *tally);
void prediction_children(const struct block *block,
                         void (*visit)(const struct block *child, void *data), void *data);
/* Around the block's own plain text; and the answers of all that ask. */
void prediction_plain(const struct block *block, const struct scene *scene, struct writer *writer);
void prediction_plain_after(const struct block *block, const struct scene *scene,
                            struct writer *writer);
void prediction_answers(const struct block *block, const struct scene *scene,
                        struct writer *writer);

/* --- Keys of a piece that waits: Space skips, Enter says what is asked first. --- */

#define PREDICTION_BINDINGS(SKIP, ASK)                                                             \
    {{KEYSYM_SPACE}, "Space", "skip it", SKIP}, {                                                  \
        {KEYSYM_ENTER}, NULL, "says what to do first", ASK                                         \
    }

/* An answer was given that is not checked. */
bool prediction_is_begun(const struct block *block, const struct facts *facts);
/* False: an answer was begun, and it is asked first whether that may be lost. */
bool prediction_skip(const struct block *block, struct session *session);
void prediction_ask(struct session *session);

#endif
