/*
 * Questions: what the kinds choice, choices, mark, match, numeric, order and sort have in common.
 *
 * A question has answers (choices to tick, items to place or to carry), and each answer is a fact
 * under its own id. Checking a complete answer is a real try: it is counted (".tries") and kept
 * (".last/ID", the first one also ".first/ID"), and the scores are made from what was kept, never
 * stored. A right try closes the question (".closed"); after a wrong one the learner may ask for
 * the right answer, which closes it too. Before the first try nothing is told. A question that is
 * not scored has no check: answering it is all.
 *
 * What a question stands in may ask for more. The first answer to a prediction (predict.h) closes
 * it, right or wrong; it is kept, and told later all that asking for the answer would tell. Where
 * the right answer is a figure of the container's (block.h), each try keeps the one that was right
 * when it was made (".first/.right", ".last/.right"), so that a try is never scored by what came
 * after it.
 */
#ifndef RTLESSON_BLOCKS_ASK_QUESTION_H
#define RTLESSON_BLOCKS_ASK_QUESTION_H

#include "base/errbuf.h"
#include "blocks/ask/asked.h"

/* The parts of a question; its answers are QUESTION_FIRST + their index. */
enum { QUESTION_ASK, QUESTION_VERDICT, QUESTION_CHECK, QUESTION_HINTS, QUESTION_FIRST };

/* The actions of a question's bindings; and the rows of those that all kinds have. */
enum {
    QUESTION_TURN,
    QUESTION_TRY,
    QUESTION_SHOW,
    QUESTION_SURE, /* says how sure, by its key */
    QUESTION_HINT,
    QUESTION_NO_HINT, /* so that the key does nothing else here */
    QUESTION_NEXT,
    QUESTION_AGAIN,
    QUESTION_ACTIONS
};
#define QUESTION_BINDINGS                                                                          \
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "next", QUESTION_NEXT},                                \
        {{'A'}, "A", "again", QUESTION_AGAIN},                                                     \
        {{'1', '2', '3'}, "1-3", "how sure", QUESTION_SURE}, {{'h'}, "h", "hint", QUESTION_HINT},  \
        {{'h'}, NULL, "says that no hint is left", QUESTION_NO_HINT}, {                            \
        {'a'}, "a", "answer", QUESTION_SHOW                                                        \
    }

/* The values of the fact ".closed". */
enum { CLOSED_RIGHT = 1, CLOSED_SHOWN = 2 };

/* How far a question is. */
struct question_state {
    bool scored;
    int64_t tries;
    bool closed, right; /* right: closed by a right try, not by asking */
    bool kept;    /* a prediction that was given, and of which nothing is told yet: it takes no
                     other answer, and all else here is as before the first try */
    bool skipped; /* a prediction that was not given, and is not asked any more */
};

/* What each kind must say. prefix is a part (".first", ".last") or NULL for the present answer. */
struct question {
    int (*count)(const struct block *block);
    const char *(*answer_id)(const struct block *block, int index);
    /* True of an answer that keeps its place when they are shuffled; NULL: none does. */
    bool (*pinned)(const struct block *block, int index);
    /* Which answer stands at each place, by its index; NULL: they stand as the author wrote them,
     * or shuffled. */
    void (*arrange)(const struct block *block, const struct facts *facts,
                    const struct question_state *state, int *at);
    /* What Enter does on this answer. NULL: nothing. */
    void (*turn)(const struct block *block, int index, struct facts *facts);
    /* What is still to do before this is a whole answer, for the learner; NULL when nothing is. */
    const char *(*missing)(const struct block *block, const struct facts *facts,
                           struct arena *arena);
    /* Asked before a whole answer is checked: whether it is meant as it is. NULL, or NULL of it: it
     * is checked at once. */
    const char *(*asks_first)(const struct block *block, const struct facts *facts);
    struct score (*score)(const struct block *block, const struct facts *facts, const char *prefix);
    /* True when a reason is told beside this answer after a last try that was not right. */
    bool (*explains)(const struct block *block, int index, const struct facts *facts);
    /* What else is said of the last try when it was right in part; NULL: nothing is. */
    const char *(*detail)(const struct block *block, const struct facts *facts,
                          struct arena *arena);
    const char *not_right; /* the first words after a try that gave no point, or … */
    const char *(*how_wrong)(const struct block *block, const struct facts *facts); /* … these */
    void (*write_ask)(const struct block *block, struct pen *pen); /* below hint; may be NULL */
    void (*write)(const struct block *block, int index, const struct scene *scene,
                  const struct question_state *state, struct pen *pen);
    /* The quantity that was given, where the answer is one (ask/amount.h); NULL: it is none. */
    int64_t (*given)(const struct block *block, const struct facts *facts, const char *prefix);
    /* For the check of a block that fills its texts and has figures: whether what is told of wrong
     * answers holds with these, where proves says so also that none of them is right. figure is the
     * right answer as the block supplies it, NULL where it supplies none; path leads from the block
     * to the question. NULL: there is nothing to check. */
    bool (*check_told)(const struct block *block, const struct fills *fills, const int64_t *figure,
                       bool proves, const char *path, struct check *check);
    /* As of its block's kind, without what stands in "then". */
    void (*plain)(const struct block *block, const struct scene *scene, struct writer *writer);
    void (*answers)(const struct block *block, const struct scene *scene, struct writer *writer);
    unsigned flags; /* of the answers' pieces, besides PIECE_STOP */
    /* The figure of the container's that is the right answer, or NULL, and whether it is a time.
     * NULL: this kind has none. */
    const char *(*figure)(const struct block *block);
    bool (*in_time)(const struct block *block);
    /* Whether an answer can be given that is right where the figure has this value; else how near
     * one comes, for the author. NULL: any can be given. */
    bool (*reaches)(const struct block *block, int64_t value, struct errbuf *how_near);
    /* Of a prediction that is told: what was tried and what is right, in one sentence. NULL: the
     * question shows both at its answers. In the arena. */
    const char *(*beside)(const struct block *block, const struct scene *scene);
    /* Of a prediction that is told: what was thought, and why it is so, in CommonMark; NULL: no
     * reason is given. In the arena, or the author's. */
    const char *(*reason)(const struct block *block, const struct scene *scene);
    /* The right answer where it is a time; false: it is none. NULL: it never is. */
    bool (*moment)(const struct block *block, const struct scene *scene, int64_t *usec);
};

/* What a block's kind says; NULL: it has no question. */
const struct question *question_of(const struct block *block);

/* Of a block whose kind has a question, as below. */
struct question_state question_state(const struct block *block, const struct facts *facts);

/* Which answer stands at each place, by its index: it is the same all through an attempt, unless
 * the learner arranges them. In the arena. */
const int *question_order(const struct block *block, const struct scene *scene);

/* The part under which the answer with this id is kept: "ID", or "PREFIX/ID". */
const char *question_part(char into[FACTS_PART_BYTES], const char *prefix, const char *id);

/* The figure that is the right answer of any block, or NULL: it has none. Whether that is a time.
 */
const char *question_figure(const struct block *block);
bool question_in_time(const struct block *block);

/* Whether some answer is right where that figure has this value; else how near one comes. */
bool question_reaches(const struct block *block, int64_t value, struct errbuf *how_near);

/* The figure's value now, by what the question stands in; only of one that has a figure. And the
 * one that was right when the try with this prefix was made; false: none was made. */
int64_t question_answer(const struct block *block, const struct scene *scene);
/* What is to be told beside it, in the scene's arena; NULL: nothing. */
const char *question_answer_beside(const struct block *block, const struct scene *scene);
bool question_kept_answer(const struct block *block, const struct facts *facts, const char *prefix,
                          int64_t *value);

/* For a check: what around the question tells it its figures, or NULL. */
const struct block *question_supplier(const struct block *block);

/* The operations of a kind that has a question; the rows of those that are the same in all kinds.
 */
// clang-format off
#define QUESTION_OPERATIONS                                                                        \
    .called = "This question",                                                                     \
    .keyrings = question_keyrings,                                                                 \
    .layout = question_layout,                                                                     \
    .write = question_write,                                                                       \
    .tally = question_tally,                                                                       \
    .children = question_children,                                                                 \
    .plain = question_plain,                                                                       \
    .answers = question_answers
// clang-format on
/* Without hints, confidence and check where it has none. */
int question_keyrings(const struct block *block, int part, const struct scene *scene,
                      struct keyring rings[KEYRINGS]);
void question_layout(const struct block *block, const struct scene *scene, struct flow *flow);
void question_write(const struct block *block, int part, const struct scene *scene,
                    struct pen *pen);
/* question_hints: the offer of a hint, also on an entered piece where no text is typed. */
uint64_t question_hints(const struct piece *piece, const struct scene *scene);
uint64_t question_offers(const struct piece *piece, const struct scene *scene);
void question_act(const struct piece *piece, int action, struct session *session);
/* How sure the learner is, in the row of Check; nothing else hangs on the place. */
bool question_point(const struct piece *piece, const struct pointed *pointed,
                    struct session *session);
void question_tally(const struct block *block, const struct scene *scene, struct tally *tally);
void question_children(const struct block *block,
                       void (*visit)(const struct block *child, void *data), void *data);
/* For the kind's names: all of the text in one line. */
void question_write_name(const char *id, const char *markdown, struct writer *writer);
/* What is shown once it is closed stands with the answers, since it may tell them. */
void question_plain(const struct block *block, const struct scene *scene, struct writer *writer);
void question_answers(const struct block *block, const struct scene *scene, struct writer *writer);

/* ✓ or ✗ or neither, behind the focus mark's columns. */
enum question_mark { QUESTION_UNTOLD, QUESTION_RIGHT, QUESTION_WRONG };
void question_write_mark(struct pen *pen, enum question_mark mark);

/* The mark, then a box or "", then markdown beside them, or below them where the piece is narrow.
 * Returns the indent of the text. */
int question_write_answer(struct pen *pen, enum question_mark mark, const char *box,
                          struct style style, const char *markdown);

#endif
