/* The kind "match": to each thing at the left one at the right is carried. */
#include <string.h>

#include "base/int.h"
#include "blocks/ask/carry.h"
#include "blocks/ask/kinds.h"
#include "lesson/check.h"
#include "quiz/rules.h"
#include "ui/prose.h"

/* A pair; or what goes with none, which has no left. As a place it is where something is carried
 * to, as a row the right-hand text that is carried. */
struct match_row {
    const char *id, *left, *right, *why; /* left and why may be NULL */
    int reads;                           /* the index of the first row whose right reads the same */
};

struct match {
    struct asked asked; /* first */
    struct list pairs;  /* of struct match_row */
    struct list others; /* the same, without left */
};

enum { TEXT = 4, ARROW_CELLS = 2, LEFT_CELLS = 24, RIGHT_CELLS = 12, ROWS_LIMIT = 26 };
_Static_assert(2 * ROWS_LIMIT <= CARRY_MOST_ROWS, "all of them can be carried");

static const struct match *match_of(const struct block *block) {
    return block->object;
}

static int count_pairs(const struct block *block) {
    return match_of(block)->pairs.count;
}

static int count(const struct block *block) {
    return match_of(block)->pairs.count + match_of(block)->others.count;
}

/* The pairs, then the others. */
static const struct match_row *match_row(const struct match *match, int index) {
    const struct match_row *pair = match->pairs.at, *other = match->others.at;
    return index < match->pairs.count ? &pair[index] : &other[index - match->pairs.count];
}

static const struct match_row *row_at(const struct block *block, int index) {
    return match_row(match_of(block), index);
}

static const char *answer_id(const struct block *block, int index) {
    return row_at(block, index)->id;
}

/* Whether what a row has at the right belongs to what a place has at the left. */
static bool fits(const struct block *block, int place, int row) {
    return place < count_pairs(block) && row_at(block, place)->reads == row_at(block, row)->reads;
}

/* The arrangement: each place has as a fact which row stands there, by its id. */

static int find_row(const struct block *block, const char *id) {
    for (int i = 0; id != NULL && i < count(block); i++)
        if (strcmp(answer_id(block, i), id) == 0)
            return i;
    return -1;
}

static bool read(const struct block *block, const struct facts *store, const char *prefix,
                 int *at) {
    char part[FACTS_PART_BYTES];
    bool taken[CARRY_MOST_ROWS] = {false};
    for (int i = 0; i < count(block); i++) {
        question_part(part, prefix, answer_id(block, i));
        at[i] = find_row(block, facts_text(store, block->id, part));
        if (at[i] < 0 || taken[at[i]])
            return false;
        taken[at[i]] = true;
    }
    return true;
}

static void write_rows(const struct block *block, struct facts *store, const char *prefix,
                       const int *at) {
    char part[FACTS_PART_BYTES];
    for (int i = 0; i < count(block); i++) {
        question_part(part, prefix, answer_id(block, i));
        facts_set_text(store, block->id, part, answer_id(block, at[i]));
    }
}

static int count_right(const struct block *block, const int *at) {
    int right = 0;
    for (int i = 0; i < count_pairs(block); i++)
        right += fits(block, i, at[i]);
    return right;
}

/* What fits goes on to the next place. Where some read the same, that may leave a pair that is
 * right, but never all: not every right-hand text is the same, as the check has seen. */
static void mend(const struct block *block, int *at) {
    int rows = count(block);
    for (int i = 0; i < rows; i++)
        if (fits(block, i, at[i]))
            carry_swap(at, i, (i + 1) % rows);
    for (int i = 0; i < rows && count_right(block, at) == count_pairs(block); i++)
        at[i] = (i + 1) % rows;
}

static const struct carry carry = {
    .count = count,
    .read = read,
    .write = write_rows,
    .mend = mend,
    .swaps = true,
};

static void arrange(const struct block *block, const struct facts *facts,
                    const struct question_state *state, int *at) {
    if (!state->closed) /* else as the author wrote them, which is right */
        carry_arrangement(&carry, block, facts, NULL, at);
}

/* What a try was */

static const char *missing(const struct block *block, const struct facts *facts,
                           struct arena *arena) {
    int at[CARRY_MOST_ROWS];
    (void)arena;
    return read(block, facts, NULL, at) ? NULL : "Match them first: Enter picks one up.";
}

static struct matched tried(const struct block *block, const struct facts *facts,
                            const char *prefix) {
    int at[CARRY_MOST_ROWS];
    carry_arrangement(&carry, block, facts, prefix, at);
    return (struct matched){count_right(block, at), count_pairs(block)};
}

static struct score score(const struct block *block, const struct facts *facts,
                          const char *prefix) {
    struct matched matched = tried(block, facts, prefix);
    return rules_score_match(&matched);
}

static const char *detail(const struct block *block, const struct facts *facts,
                          struct arena *arena) {
    struct matched matched = tried(block, facts, own_last);
    return arena_printf(arena, "%d of %d pairs are right.", matched.right, matched.pairs);
}

/* Why a row does not go with what stands at the left of a place. Of what goes with none its own
 * reason is told, if it has one. */
static const char *reason(const struct block *block, int place, int row) {
    const struct match_row *carried = row_at(block, row);
    bool other = carried->left == NULL && carried->why != NULL;
    return other ? carried->why : row_at(block, place)->why;
}

/* A piece is of the row that is carried, so that is whose reason is told. */
static bool explains(const struct block *block, int index, const struct facts *facts) {
    int at[CARRY_MOST_ROWS];
    carry_arrangement(&carry, block, facts, own_last, at);
    int place = carry_place(at, index);
    return place < count_pairs(block) && !fits(block, place, index) &&
           reason(block, place, index) != NULL;
}

/* What is shown at a place. */
struct shown {
    int place, row;
    enum question_mark mark;
    int yours; /* the row that was put there, where that is another one; -1: nothing is said of it
                */
    const char *why;
};

/* A mark is of what was tried at the place; the reason stays until the next try, while it is
 * mended. */
static struct shown shown_open(const struct block *block, int index, const struct facts *facts,
                               const struct question_state *state) {
    int at[CARRY_MOST_ROWS];
    bool answered = read(block, facts, NULL, at);
    carry_arrangement(&carry, block, facts, NULL, at);
    int place = carry_place(at, index);
    struct shown shown = {.place = place, .row = index, .yours = -1};
    if (!state->scored && answered)
        shown.why = row_at(block, place)->why;
    if (!state->scored || state->tries == 0 || place >= count_pairs(block))
        return shown;
    carry_arrangement(&carry, block, facts, own_last, at);
    bool right = fits(block, place, at[place]);
    if (at[place] == index)
        shown.mark = right ? QUESTION_RIGHT : QUESTION_WRONG;
    if (!right)
        shown.why = reason(block, place, at[place]);
    return shown;
}

static struct shown shown_closed(const struct block *block, int index, const struct facts *facts) {
    int at[CARRY_MOST_ROWS];
    struct shown shown = {
        .place = index, .row = index, .yours = -1, .why = row_at(block, index)->why};
    carry_arrangement(&carry, block, facts, own_last, at);
    if (index >= count_pairs(block))
        return shown;
    bool right = fits(block, index, at[index]);
    shown.mark = right ? QUESTION_RIGHT : QUESTION_WRONG;
    shown.yours = right ? -1 : at[index];
    return shown;
}

/* A place beyond the pairs has words of the program's own at its left. */
static const char *left_words(const struct block *block, int place) {
    return place < count_pairs(block) ? row_at(block, place)->left : "(left over)";
}

/* Where the right-hand texts begin: beside the left ones, as these need, or 0 where there is no
 * room for both. */
static int right_column(const struct block *block, int width) {
    int half = (width - TEXT) / 2, widest = 0;
    for (int i = 0; i < count(block); i++)
        widest = int_max(widest, text_width(left_words(block, i)));
    return half - ARROW_CELLS >= LEFT_CELLS ? TEXT + int_min(half, widest + ARROW_CELLS) : 0;
}

static void write_left(const struct block *block, int place, struct pen *pen) {
    const char *left = left_words(block, place);
    if (place < count_pairs(block))
        pen_prose(pen, TEXT, theme_style(ROLE_TEXT), left);
    else
        pen_label(pen, TEXT, theme_style(ROLE_QUIET), left);
}

/* What was put there: beside the word for it, or below where there is hardly room. */
static void write_yours(const struct block *block, int row, int indent, struct pen *pen) {
    static const char yours[] = "yours: ";
    int beside = indent + text_width(yours);
    bool has_room = pen->width_cells - beside >= RIGHT_CELLS;
    pen_mark(pen, indent, theme_style(ROLE_QUIET), yours);
    pen_skip(pen, has_room ? 0 : 1);
    pen_prose(pen, has_room ? beside : indent + ARROW_CELLS, theme_style(ROLE_QUIET),
              row_at(block, row)->right);
}

static void write_right(const struct block *block, const struct shown *shown, bool focused,
                        bool carried, int column, struct pen *pen) {
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_TEXT);
    pen_mark(pen, column, theme_style(carried ? ROLE_POINTER : ROLE_QUIET),
             carried ? "↕" : pen_sign(pen, SIGN_NEXT));
    pen_prose(pen, column + ARROW_CELLS, style, row_at(block, shown->row)->right);
    if (shown->yours >= 0)
        write_yours(block, shown->yours, column + ARROW_CELLS, pen);
}

static void write(const struct block *block, int index, const struct scene *scene,
                  const struct question_state *state, struct pen *pen) {
    int part = QUESTION_FIRST + index, column = right_column(block, pen->width_cells);
    bool carried = scene_entered(scene, block, part);
    struct shown shown = state->closed ? shown_closed(block, index, scene->facts)
                                       : shown_open(block, index, scene->facts, state);
    question_write_mark(pen, carried ? QUESTION_UNTOLD : shown.mark);
    struct pen left = *pen;
    left.width_cells = column > 0 ? column - ARROW_CELLS : pen->width_cells;
    write_left(block, shown.place, &left);
    if (column == 0)
        pen->y = left.y;
    write_right(block, &shown, scene_focused(scene, block, part), carried,
                column > 0 ? column : TEXT, pen);
    pen->y = int_max(pen->y, left.y);
    pen_prose(pen, TEXT + ARROW_CELLS, theme_style(ROLE_TEXT), shown.why);
}

static void act(const struct piece *piece, int action, struct session *session) {
    carry_act(&carry, piece, action, session);
}

static bool point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    return carry_point(&carry, piece, pointed, session);
}

/* The document */

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    int at[CARRY_MOST_ROWS];
    carry_arrangement(&carry, block, scene->facts, NULL, at);
    asked_plain(block, writer);
    writer_printf(writer, "What goes with each of these?\n");
    for (int i = 0; i < count_pairs(block); i++)
        prose_plain(row_at(block, i)->left, PLAIN_WIDTH, "  - ", "    ", writer);
    writer_printf(writer, "One of:\n");
    for (int i = 0; i < count(block); i++)
        prose_plain(row_at(block, at[i])->right, PLAIN_WIDTH, "  - ", "    ", writer);
}

/* A row is named as a place, by its left, and as what is carried there, by its right. */
static void names(const struct block *block, const struct scene *scene, struct writer *writer) {
    for (int i = 0; i < count(block); i++) {
        const struct match_row *row = row_at(block, i);
        if (row->left != NULL)
            question_write_name(arena_printf(scene->arena, "%s, left", row->id), row->left, writer);
        question_write_name(arena_printf(scene->arena, "%s, right", row->id), row->right, writer);
    }
}

static void write_why(const struct match_row *row, struct writer *writer) {
    if (row->why != NULL)
        prose_plain(row->why, PLAIN_WIDTH, "        ", "        ", writer);
}

static void write_answer(const struct match_row *row, struct writer *writer) {
    if (row->left != NULL) {
        prose_plain(row->left, PLAIN_WIDTH, "  - ", "    ", writer);
        prose_plain(row->right, PLAIN_WIDTH, "    ->  ", "        ", writer);
    } else {
        prose_plain(row->right, PLAIN_WIDTH, "  left over: ", "        ", writer);
    }
    write_why(row, writer);
}

/* Where nothing is right or wrong, what is said of each. */
static void write_said(const struct match_row *row, struct writer *writer) {
    if (row->why == NULL)
        return;
    prose_plain(row->left != NULL ? row->left : row->right, PLAIN_WIDTH, "  - ", "    ", writer);
    write_why(row, writer);
}

static bool any_why(const struct block *block) {
    for (int i = 0; i < count(block); i++)
        if (row_at(block, i)->why != NULL)
            return true;
    return false;
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    bool scored = question_state(block, scene->facts).scored;
    if (!scored && !any_why(block))
        return;
    prose_plain(asked_of(block)->ask, PLAIN_WIDTH, "", "", writer);
    for (int i = 0; i < count(block); i++)
        (scored ? write_answer : write_said)(row_at(block, i), writer);
}

/* The fields that pairs and others have. */
// clang-format off
#define ROW_ID                                                                                     \
    {.name = "id",                                                                                 \
     .type = FIELD_ID,                                                                             \
     .required = true,                                                                             \
     .at = offsetof(struct match_row, id),                                                         \
     .says = "Unique in its question."}
#define ROW_RIGHT                                                                                  \
    {.name = "right",                                                                              \
     .type = FIELD_PROSE,                                                                          \
     .required = true,                                                                             \
     .at = offsetof(struct match_row, right),                                                      \
     .says = "The right-hand text, which the learner moves."}
// clang-format on

static const struct field pair_fields[] = {
    ROW_ID,
    {.name = "left",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct match_row, left),
     .says = "The left-hand text."},
    ROW_RIGHT,
    {.name = "why",
     .type = FIELD_PROSE,
     .at = offsetof(struct match_row, why),
     .content = CONTENT_BESIDE,
     .says = "Why they go together; shown if another one was put there."},
    {.name = NULL},
};

static const struct schema pair_schema = {
    .name = "pair",
    .summary = "Two texts that go together.",
    .fields = pair_fields,
    .size = sizeof(struct match_row),
};

static const struct field other_fields[] = {
    ROW_ID,
    ROW_RIGHT,
    {.name = "why",
     .type = FIELD_PROSE,
     .at = offsetof(struct match_row, why),
     .content = CONTENT_BESIDE,
     .says = "Why it goes with none of them; shown if it was put into a pair."},
    {.name = NULL},
};

static const struct schema other_schema = {
    .name = "other",
    .summary = "A right-hand text that belongs to no pair.",
    .fields = other_fields,
    .size = sizeof(struct match_row),
};

static const struct field fields[] = {
    ASKED_FIELDS,
    SCORED_FIELDS,
    {.name = "pairs",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct match, pairs),
     .low = 2,
     .high = ROWS_LIMIT,
     .of = &pair_schema,
     .says = "The pairs; the left texts keep their order, the right ones are shuffled."},
    {.name = "others",
     .type = FIELD_OBJECTS,
     .at = offsetof(struct match, others),
     .low = 1,
     .high = ROWS_LIMIT,
     .of = &other_schema,
     .says = "More right-hand texts that belong to no pair."},
    {.name = NULL},
};

/* Which pair has that id, or that text at the right; -1: none. */
static int find_pair(const struct match *match, const char *id) {
    const struct match_row *pair = match->pairs.at;
    for (int i = 0; i < match->pairs.count; i++)
        if (strcmp(pair[i].id, id) == 0)
            return i;
    return -1;
}

static int find_right(const struct match *match, const char *text) {
    const struct match_row *pair = match->pairs.at;
    for (int i = 0; i < match->pairs.count; i++)
        if (strcmp(pair[i].right, text) == 0)
            return i;
    return -1;
}

static bool check_other(const struct match *match, int index, struct check *check) {
    const struct match_row *other = match_row(match, match->pairs.count + index);
    int known = find_pair(match, other->id), right = find_right(match, other->right);
    if (known >= 0) {
        check_error(check, check_place(check, "others/%d/id", index), CODE_TWICE,
                    "the id \"%s\" is a pair's" HELP "give what is left over one of its own",
                    other->id);
        return check_beside(check, check_place(check, "pairs/%d/id", known), "the pair");
    }
    if (right >= 0) {
        check_error(check, check_place(check, "others/%d/right", index), CODE_TELL_APART,
                    "\"%s\" reads as the right of pair \"%s\" does, and would be right there" HELP
                    "write another text, or leave it out",
                    other->id, match_row(match, right)->id);
        return check_beside(check, check_place(check, "pairs/%d/right", right), "the pair's");
    }
    return true;
}

static bool fail_lefts(const struct match_row *pair, int index, int same, struct check *check) {
    check_error(check, check_place(check, "pairs/%d/left", index), CODE_TELL_APART,
                "the left of \"%s\" reads as that of \"%s\" does" HELP "say what tells them apart",
                pair[index].id, pair[same].id);
    return check_beside(check, check_place(check, "pairs/%d/left", same), "the same");
}

/* Of two that read the same at the left nobody sees which one is which. At the right they may: both
 * are right in either place. */
static bool check_lefts(const struct match *match, struct check *check) {
    const struct match_row *pair = match->pairs.at;
    bool good = true;
    for (int i = 1; i < match->pairs.count; i++)
        for (int k = 0; k < i; k++)
            if (strcmp(pair[i].left, pair[k].left) == 0)
                good = fail_lefts(pair, i, k, check);
    return good;
}

static bool check_rights(const struct match *match, struct check *check) {
    const struct match_row *pair = match->pairs.at;
    for (int i = 1; i < match->pairs.count; i++)
        if (strcmp(pair[i].right, pair[0].right) != 0)
            return true;
    return check_error(check, check_key_place(check, "pairs"), CODE_TELL_APART,
                       "all pairs of \"%s\" have the same right, so that none can be wrong" HELP
                       "give some of them another one, or add \"others\"",
                       match->asked.id);
}

static void check_reasons(const struct match *match, struct check *check) {
    const struct match_row *pair = match->pairs.at;
    for (int i = 0; i < match->pairs.count; i++)
        if (pair[i].why == NULL)
            check_warning(check, check_place(check, "pairs/%d/id", i), CODE_SAY_WHY,
                          "pair \"%s\" has no \"why\", and a learner who puts another one there is "
                          "told no reason" HELP "say why the two belong together",
                          pair[i].id);
}

static bool check(const void *object, struct check *check) {
    const struct match *match = object;
    bool good = asked_check(&match->asked, check);
    good = check_lefts(match, check) && good;
    good = check_rights(match, check) && good;
    for (int i = 0; i < match->others.count; i++)
        good = check_other(match, i, check) && good;
    if (asked_will_score(&match->asked, check))
        check_reasons(match, check);
    return good;
}

/* The rows lie in the arena: they are the match's own. */
static void finish(void *object, struct arena *arena) {
    const struct match *match = object;
    int rows = match->pairs.count + match->others.count;
    (void)arena;
    for (int i = 0; i < rows; i++) {
        struct match_row *row = (struct match_row *)match_row(match, i);
        row->reads = 0;
        while (strcmp(match_row(match, row->reads)->right, row->right) != 0)
            row->reads++;
    }
}

static const struct question question = {
    .count = count,
    .answer_id = answer_id,
    .arrange = arrange,
    .missing = missing,
    .score = score,
    .detail = detail,
    .explains = explains,
    .not_right = "No pair is right yet.",
    .write = write,
    .flags = PIECE_ENTERS | PIECE_AMONG,
    .plain = plain,
    .answers = answers,
};

const struct block_kind block_match = {
    .noun = "the pairs",
    .schema = {.name = "match",
               .summary =
                   "A question that asks the learner to match right-hand texts to left-hand ones.",
               .fields = fields,
               .size = sizeof(struct match),
               .question = true,
               .check = check,
               .finish = finish},
    .question = &question,
    QUESTION_OPERATIONS,
    .bindings = carry_bindings,
    .offers = carry_offers,
    .act = act,
    .point = point,
    .names = names,
};
