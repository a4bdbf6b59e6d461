/* How a row is carried, and what is stored of that. */
#include "blocks/ask/carry.h"

#include <string.h>

#include "base/int.h"
#include "blocks/attempt.h"

/* Arrangements */

int carry_place(const int *at, int row) {
    int place = 0;
    while (at[place] != row)
        place++;
    return place;
}

static void draw_start(const struct carry *carry, const struct block *block,
                       const struct facts *facts, int *at) {
    int count = carry->count(block);
    for (int i = 0; i < count; i++)
        at[i] = i;
    attempt_shuffle(block, facts, at, count);
    carry->mend(block, at);
}

void carry_arrangement(const struct carry *carry, const struct block *block,
                       const struct facts *facts, const char *prefix, int *at) {
    if (!carry->read(block, facts, prefix, at))
        draw_start(carry, block, facts, at);
}

/* Takes a row from one place to another: those between make room. */
static void shift(int *at, int from, int to) {
    int row = at[from];
    if (from < to)
        memmove(&at[from], &at[from + 1], (size_t)(to - from) * sizeof *at);
    else
        memmove(&at[to + 1], &at[to], (size_t)(from - to) * sizeof *at);
    at[to] = row;
}

void carry_swap(int *at, int one, int other) {
    int row = at[one];
    at[one] = at[other];
    at[other] = row;
}

/* Keys */

enum action {
    TAKE = QUESTION_ACTIONS,
    PUT,
    STEPS, /* only for the footer */
    BACK,
    UP,
    DOWN,
    FAR_UP,
    FAR_DOWN,
    FIRST,
    LAST,
};
enum { FAR = 5 /* places */ };

const struct binding carry_bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "pick up", TAKE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "put down", PUT},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "check", QUESTION_TRY},
    {{KEYSYM_NONE}, "↑↓", "carry", STEPS},
    {{KEYSYM_ESCAPE}, "Esc", "put back", BACK},
    {{KEYSYM_UP, KEYSYM_LEFT, 'k'}, NULL, "move up", UP},
    {{KEYSYM_DOWN, KEYSYM_RIGHT, 'j', 'l'}, NULL, "move down", DOWN},
    {{KEYSYM_PAGE_UP}, NULL, "move five places up", FAR_UP},
    {{KEYSYM_PAGE_DOWN}, NULL, "move five places down", FAR_DOWN},
    {{KEYSYM_HOME}, NULL, "move to the first place", FIRST},
    {{KEYSYM_END}, NULL, "move to the last place", LAST},
    QUESTION_BINDINGS,
    {.does = NULL},
};

uint64_t carry_offers(const struct piece *piece, const struct scene *scene) {
    bool is_row = (piece->flags & PIECE_ENTERS) != 0;
    if (scene_entered(scene, piece->block, piece->part))
        return (BINDING_BIT(LAST + 1) - BINDING_BIT(PUT)) | question_hints(piece, scene);
    return question_offers(piece, scene) | (is_row ? BINDING_BIT(TAKE) : 0);
}

/* Where an action takes the row that is at place. */
static int target_place(int place, int action, int count) {
    switch (action) {
    case UP:
        return int_max(place - 1, 0);
    case DOWN:
        return int_min(place + 1, count - 1);
    case FAR_UP:
        return int_max(place - FAR, 0);
    case FAR_DOWN:
        return int_min(place + FAR, count - 1);
    case FIRST:
        return 0;
    case LAST:
        return count - 1;
    default:
        return place;
    }
}

static void clear(const struct block *block, struct facts *store, const char *prefix) {
    const struct question *question = block_kind(block)->question;
    char part[FACTS_PART_BYTES];
    for (int i = 0; i < question->count(block); i++)
        facts_clear(store, block->id, question_part(part, prefix, question->answer_id(block, i)));
}

/* What is stored here becomes what is stored there; where nothing is, nothing. */
static void copy(const struct carry *carry, const struct block *block, const struct facts *from,
                 const char *from_prefix, struct facts *to, const char *to_prefix) {
    int at[CARRY_MOST_ROWS];
    if (carry->read(block, from, from_prefix, at))
        carry->write(block, to, to_prefix, at);
    else
        clear(block, to, to_prefix);
}

/* How the rows stood when this one was taken up. */
static void read_before(const struct carry *carry, const struct block *block,
                        const struct session *session, int *at) {
    if (!carry->read(block, session->marks, own_carried, at))
        draw_start(carry, block, session->facts, at);
}

/* The place at which a row stands now. */
static int place_now(const struct carry *carry, const struct piece *piece,
                     const struct session *session) {
    int at[CARRY_MOST_ROWS];
    carry_arrangement(carry, piece->block, session->facts, NULL, at);
    return carry_place(at, piece->part - QUESTION_FIRST);
}

/* All is made anew of how the rows stood before, so that those that were passed by stand again as
 * they did. */
static void carry_to(const struct carry *carry, const struct piece *piece, int to,
                     struct session *session) {
    const struct block *block = piece->block;
    int at[CARRY_MOST_ROWS], row = piece->part - QUESTION_FIRST;
    read_before(carry, block, session, at);
    int from = carry_place(at, row);
    if (carry->swaps)
        carry_swap(at, from, to);
    else
        shift(at, from, to);
    carry->write(block, session->facts, NULL, at);
}

/* An action that leads nowhere leaves the row where it is, and that stored. */
static void step(const struct carry *carry, const struct piece *piece, int action,
                 struct session *session) {
    int place = place_now(carry, piece, session);
    carry_to(carry, piece, target_place(place, action, carry->count(piece->block)), session);
}

/* A row that is put down where it was taken up is done with: it is gone on to the next, or who goes
 * on by Down and Enter alone would take up the last one for ever. */
static bool is_done_with(const struct carry *carry, const struct piece *piece,
                         const struct session *session) {
    int at[CARRY_MOST_ROWS];
    read_before(carry, piece->block, session, at);
    return carry_place(at, piece->part - QUESTION_FIRST) == place_now(carry, piece, session);
}

static void take_up(const struct carry *carry, const struct block *block, struct session *session) {
    copy(carry, block, session->facts, NULL, session->marks, own_carried);
}

void carry_act(const struct carry *carry, const struct piece *piece, int action,
               struct session *session) {
    const struct block *block = piece->block;
    session->enter = action == TAKE;
    session->leave = action == PUT || action == BACK;
    session->to_next = action == PUT && is_done_with(carry, piece, session);
    if (action < TAKE)
        question_act(piece, action, session);
    else if (action == TAKE)
        take_up(carry, block, session);
    else if (action == BACK)
        copy(carry, block, session->marks, own_carried, session->facts, NULL);
    else
        step(carry, piece, action, session);
}

/* --- By the mouse. --- */

/* True over another row, so far in it that the carried one would stand under the mouse there: where
 * rows are not of one height, it would else be carried to and fro. */
static bool is_over_other(const struct piece *piece, const struct pointed *pointed) {
    const struct piece *over = pointed->over;
    if (over == NULL || over->block != piece->block || over->part == piece->part ||
        !(over->flags & PIECE_ENTERS))
        return false;
    int y = piece->at.y + pointed->at.y, rows = piece->at.height;
    return over->at.y < piece->at.y ? y < over->at.y + rows
                                    : y >= over->at.y + over->at.height - rows;
}

static bool drag(const struct carry *carry, const struct piece *piece,
                 const struct pointed *pointed, struct session *session) {
    bool carried = scene_entered(session->scene, piece->block, piece->part);
    if (!is_over_other(piece, pointed))
        return carried;
    if (!carried)
        take_up(carry, piece->block, session);
    session->enter = true;
    carry_to(carry, piece, place_now(carry, pointed->over, session), session);
    return true;
}

bool carry_point(const struct carry *carry, const struct piece *piece,
                 const struct pointed *pointed, struct session *session) {
    if (!(piece->flags & PIECE_ENTERS))
        return question_point(piece, pointed, session);
    session->leave = pointed->does == MOUSE_RELEASE;
    return session->leave || (pointed->does == MOUSE_DRAG && drag(carry, piece, pointed, session));
}
