/* When a check leaves the field that it was asked for in. */
#include "blocks/ask/field.h"

#include "blocks/ask/question.h"
#include "blocks/ask/try.h"

static int tries_of(const struct piece *piece, const struct session *session) {
    return tries_count(session->tries, piece->block->id);
}

void field_check(const struct piece *piece, struct session *session) {
    int tries = tries_of(piece, session);
    question_act(piece, QUESTION_TRY, session);
    session->leave =
        tries_of(piece, session) > tries || try_wants_confidence(piece->block, session->scene);
    session->to_next = session->to_next || session->leave;
}
