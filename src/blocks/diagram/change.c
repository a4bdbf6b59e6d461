/* What turning a knob or making something happen does to a diagram. */
#include "blocks/diagram/change.h"

#include "blocks/film/goal.h"

static bool has_gone_on(const struct block *block, const struct session *session) {
    struct diagram_now now = diagram_now(block, session->scene);
    return films_has_gone_on(session->films, block, &now.known->reel);
}

static void judge(const struct diagram_now *now, struct session *session) {
    if (now->diagram->goal.count == 0 || now->known->won ||
        !goal_is_met(now->diagram, diagram_figures(now, 0)))
        return;
    goal_win(now->block, session->facts);
    session_say(session, "You reached the goal.");
}

/* had_gone_on: has_gone_on before the change. */
static void follow(const struct block *block, bool had_gone_on, struct session *session) {
    struct diagram_now now = diagram_now(block, session->scene);
    if (now.film.time_usec > 0)
        films_keep(session->films, block, &now.known->reel, had_gone_on, session->scene->now_usec);
    judge(&now, session);
}

void diagram_turn(const struct block *block, int knob, int step, struct session *session) {
    bool had_gone_on = has_gone_on(block, session);
    facts_set(session->facts, block->id, diagram_knob_at(block->object, knob)->id, step);
    follow(block, had_gone_on, session);
}

bool diagram_let_happen(const struct block *block, enum diagram_made what,
                        struct session *session) {
    int64_t at_usec = films_at(session->films, block).time_usec;
    bool had_gone_on = has_gone_on(block, session);
    bool done = diagram_make(block, what, at_usec, session->facts);
    if (done)
        follow(block, had_gone_on, session);
    return done;
}

bool diagram_take_back(const struct block *block, struct session *session) {
    bool had_gone_on = has_gone_on(block, session);
    bool done = diagram_unmake(block, session->facts);
    if (done)
        follow(block, had_gone_on, session);
    return done;
}
