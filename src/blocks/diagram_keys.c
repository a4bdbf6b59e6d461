#include "blocks/diagram_view.h"

#include <stdio.h>

enum action {
    ACTION_PLAY,
    ACTION_PAUSE,
    ACTION_GO_ON,
    ACTION_AGAIN,
    ACTION_DRIVE,
    ACTION_STEPS, /* only for the footer, as the other plurals */
    ACTION_STEP_BACK,
    ACTION_STEP_ON,
    ACTION_SEEKS,
    ACTION_SEEK_BACK,
    ACTION_SEEK_ON,
    ACTION_SPEEDS,
    ACTION_FASTER,
    ACTION_SLOWER,
    ACTION_SHOW_TEXT,
    ACTION_HIDE_TEXT,
    ACTION_RESTART,
    ACTION_START,
    ACTION_END,
    ACTION_NEXT_STOP,
    ACTION_STOP_BEFORE
};

const struct binding diagram_bindings[] = {
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "play", ACTION_PLAY},
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "pause", ACTION_PAUSE},
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "go on", ACTION_GO_ON},
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "replay", ACTION_AGAIN},
    {{KEYSYM_NONE}, "Enter", "and steer", ACTION_DRIVE},
    {{KEYSYM_NONE}, ", .", "step", ACTION_STEPS},
    {{','}, NULL, "one message back", ACTION_STEP_BACK},
    {{'.'}, NULL, "one message on", ACTION_STEP_ON},
    {{KEYSYM_NONE}, "←→", "seek", ACTION_SEEKS},
    {{KEYSYM_LEFT, 'h'}, NULL, "one second back", ACTION_SEEK_BACK},
    {{KEYSYM_RIGHT, 'l'}, NULL, "one second on", ACTION_SEEK_ON},
    {{KEYSYM_NONE}, "+-", "speed", ACTION_SPEEDS},
    {{'+', '='}, NULL, "faster", ACTION_FASTER},
    {{'-', '_'}, NULL, "slower", ACTION_SLOWER},
    {{'t'}, "t", "text", ACTION_SHOW_TEXT},
    {{'t'}, "t", "hide text", ACTION_HIDE_TEXT},
    {{'r'}, "r", "restart", ACTION_RESTART},
    {{KEYSYM_HOME}, NULL, "to the start", ACTION_START},
    {{KEYSYM_END}, NULL, "to the end", ACTION_END},
    {{KEYSYM_DOWN, 'j'}, NULL, "leave for the next stop", ACTION_NEXT_STOP},
    {{KEYSYM_UP, 'k'}, NULL, "leave for the stop before", ACTION_STOP_BEFORE},
    {.does = NULL},
};

static uint64_t offer_play(const struct block *block, const struct scene *scene) {
    struct film film = films_at(scene->films, block);
    if (films_playing(scene->films, block))
        return BINDING_BIT(ACTION_PAUSE);
    if (film.waiting)
        return BINDING_BIT(ACTION_GO_ON);
    return film.time_usec >= diagram_lasts_usec(block, scene) ? BINDING_BIT(ACTION_AGAIN)
                                                              : BINDING_BIT(ACTION_PLAY);
}

static uint64_t offer_moves(const struct block *block, const struct scene *scene) {
    int64_t at_usec = films_at(scene->films, block).time_usec;
    uint64_t offers = 0;
    if (at_usec > 0)
        offers |= BINDING_BIT(ACTION_STEP_BACK) | BINDING_BIT(ACTION_SEEK_BACK) |
                  BINDING_BIT(ACTION_RESTART) | BINDING_BIT(ACTION_START);
    if (at_usec < diagram_lasts_usec(block, scene))
        offers |=
            BINDING_BIT(ACTION_STEP_ON) | BINDING_BIT(ACTION_SEEK_ON) | BINDING_BIT(ACTION_END);
    return offers | BINDING_BIT(ACTION_STEPS) | BINDING_BIT(ACTION_SEEKS);
}

uint64_t diagram_offers(const struct piece *piece, const struct scene *scene) {
    const struct block *block = piece->block;
    if (piece->part != DIAGRAM_PICTURE)
        return 0;
    uint64_t offers = offer_play(block, scene);
    if (!scene_entered(scene, block, DIAGRAM_PICTURE))
        return offers | BINDING_BIT(ACTION_DRIVE);
    if (scene->films->speed < FILM_FASTEST)
        offers |= BINDING_BIT(ACTION_FASTER);
    if (scene->films->speed > FILM_SLOWEST)
        offers |= BINDING_BIT(ACTION_SLOWER);
    offers |= diagram_shows_transcript(block, scene) ? BINDING_BIT(ACTION_HIDE_TEXT)
                                                     : BINDING_BIT(ACTION_SHOW_TEXT);
    return offers | offer_moves(block, scene) | BINDING_BIT(ACTION_SPEEDS) |
           BINDING_BIT(ACTION_NEXT_STOP) | BINDING_BIT(ACTION_STOP_BEFORE);
}

/* Moves the film by hand: it rests there, and has been watched when that is the end. */
static void move_to(const struct block *block, int64_t to_usec, const struct reel *reel,
                    struct session *session) {
    if (films_playing(session->films, block))
        films_pause(session->films);
    films_seek(session->films, block, reel, to_usec, session->scene->now_usec);
    if (to_usec >= reel->lasts_usec)
        facts_set(session->facts, block->id, ".watched", 1);
}

static int64_t step_target(const struct trace *trace, int64_t at_usec, int action) {
    if (action == ACTION_STEP_BACK) {
        int64_t before = trace_previous_departure(trace, at_usec);
        return before != TRACE_NEVER ? before : 0;
    }
    int64_t next = trace_next_departure(trace, at_usec);
    return next != TRACE_NEVER ? next : trace->lasts_usec;
}

/* Where a key moves the film to, or -1 where it does not. */
static int64_t target_of(const struct block *block, int action, const struct scene *scene) {
    enum { SEEK_USEC = 1000000 };
    int64_t at_usec = films_at(scene->films, block).time_usec;
    struct trace trace;
    switch (action) {
    case ACTION_STEP_BACK:
    case ACTION_STEP_ON:
        return diagram_trace(block, scene, &trace) ? step_target(&trace, at_usec, action) : -1;
    case ACTION_SEEK_BACK:
        return at_usec > SEEK_USEC ? at_usec - SEEK_USEC : 0;
    case ACTION_SEEK_ON:
        return at_usec + SEEK_USEC;
    case ACTION_START:
    case ACTION_RESTART:
        return 0;
    case ACTION_END:
        return diagram_lasts_usec(block, scene);
    default:
        return -1;
    }
}

static void leave(int action, struct session *session) {
    session->leave = true;
    session->to_next = action == ACTION_NEXT_STOP;
    session->to_previous = action == ACTION_STOP_BEFORE;
}

static void show_text(const struct block *block, bool shown, struct session *session) {
    if (facts_set(session->marks, block->id, ".text", shown) && shown)
        snprintf(session->notice, sizeof session->notice,
                 "The film as text stands below the diagram.");
}

void diagram_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    struct reel its;
    if (!diagram_reel(block, session->scene, &its))
        return;
    int64_t to_usec = target_of(block, action, session->scene);
    if (to_usec >= 0)
        move_to(block, to_usec, &its, session);
    if (action <= ACTION_AGAIN)
        films_toggle(session->films, block, &its, session->scene->now_usec);
    else if (action == ACTION_RESTART)
        films_play(session->films, block, &its, session->scene->now_usec);
    else if (action == ACTION_FASTER || action == ACTION_SLOWER)
        films_change_speed(session->films, action == ACTION_FASTER ? 1 : -1);
    else if (action == ACTION_SHOW_TEXT || action == ACTION_HIDE_TEXT)
        show_text(block, action == ACTION_SHOW_TEXT, session);
    else if (action == ACTION_NEXT_STOP || action == ACTION_STOP_BEFORE)
        leave(action, session);
}
