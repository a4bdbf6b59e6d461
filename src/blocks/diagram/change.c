/* What turning a knob or making something happen does to a diagram. */
#include "blocks/diagram/change.h"

#include "blocks/diagram/steps.h"
#include "blocks/diagram/was.h"
#include "blocks/film/goal.h"
#include "blocks/film/missions.h"

static void judge(const struct diagram_now *now, struct session *session) {
    if (now->diagram->goal.count == 0 || now->known->won)
        return;
    struct goal_figures figures = diagram_goal_figures(now);
    if (!goal_is_met(now->diagram, &figures))
        return;
    goal_win(now->block, session->facts);
    session_win(session, mission_is(now->block) ? "Mission complete." : "You reached the goal.");
}

/* What was before, and by which knob it was changed. */
static void follow(const struct diagram_now *before, int knob, struct session *session) {
    const struct block *block = before->block;
    bool had_gone_on = films_has_gone_on(session->films, block, &before->known->reel);
    diagram_take(before, knob, session->marks);
    struct diagram_now now = diagram_now(block, session->scene);
    if (now.film.time_usec > 0)
        films_keep(session->films, block, &now.known->reel, had_gone_on, session->scene->now_usec);
    judge(&now, session);
}

void diagram_turn(const struct block *block, int knob, int step, struct session *session) {
    struct diagram_now before = diagram_now(block, session->scene);
    facts_set(session->facts, block->id, diagram_knob_at(block->object, knob)->id, step);
    follow(&before, knob, session);
}

bool diagram_let_happen(const struct block *block, enum diagram_made what,
                        struct session *session) {
    struct diagram_now before = diagram_now(block, session->scene);
    if (!diagram_make(block, what, before.film.time_usec, session->facts))
        return false;
    follow(&before, DIAGRAM_TAKE_MADE, session);
    return true;
}

bool diagram_take_back(const struct block *block, struct session *session) {
    struct diagram_now before = diagram_now(block, session->scene);
    if (!diagram_unmake(block, session->facts))
        return false;
    follow(&before, DIAGRAM_TAKE_MADE, session);
    return true;
}

void diagram_move_film(const struct block *block, int64_t to_usec, struct session *session) {
    const struct reel its = diagram_now(block, session->scene).known->reel;
    if (films_playing(session->films, block))
        films_pause(session->films);
    films_seek(session->films, block, &its, to_usec, session->scene->now_usec);
    if (to_usec >= its.lasts_usec)
        diagram_note_end(block, session->facts);
}
