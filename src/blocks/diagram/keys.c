/* The keys of a diagram: one table, what it offers now, and what it does to the film. */
#include "blocks/diagram/keys.h"

#include "base/duration.h"
#include "blocks/ask/steps.h"
#include "blocks/diagram/action.h"
#include "blocks/diagram/change.h"
#include "blocks/diagram/knob_keys.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/steps.h"
#include "blocks/diagram/sweep_keys.h"
#include "blocks/diagram/transcript.h"

_Static_assert(DIAGRAM_ACTIONS <= BINDING_ACTIONS, "what is offered is a set of bits");

/* Rows earlier in the table are shown first: what changes the film goes before what only steps
 * through it. */
const struct binding diagram_bindings[] = {
    {{KEYSYM_ENTER}, "Enter", "open", DIAGRAM_OPEN},
    {{KEYSYM_SPACE}, "Space", "play", DIAGRAM_OPEN_AND_PLAY},
    {{KEYSYM_SPACE}, "Space", "guess", DIAGRAM_OPEN_AND_ASK},
    {{KEYSYM_ENTER}, "Enter", "skip it", DIAGRAM_SKIP}, /* Space never skips */
    {{KEYSYM_NONE}, "←→", "turn", DIAGRAM_KNOB_TURNS},
    {{KEYSYM_LEFT, 'h'}, NULL, "less, or the previous value", DIAGRAM_KNOB_LESS},
    {{KEYSYM_RIGHT, 'l'}, NULL, "more, or the next value", DIAGRAM_KNOB_MORE},
    {{KEYSYM_HOME}, NULL, "the first value", DIAGRAM_KNOB_LEAST},
    {{KEYSYM_END}, NULL, "the last value", DIAGRAM_KNOB_MOST},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "switch", DIAGRAM_KNOB_FLIP},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "next value", DIAGRAM_KNOB_NEXT},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "fold", DIAGRAM_HEAD_FOLD},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "unfold", DIAGRAM_HEAD_UNFOLD},
    {{'s'}, "s", "all values", DIAGRAM_KNOB_SWEEP},
    {{'s'}, "s", "this run", DIAGRAM_KNOB_RUN},
    {{KEYSYM_SPACE}, "Space", "play", ACTION_PLAY},
    {{KEYSYM_SPACE}, "Space", "pause", ACTION_PAUSE},
    {{KEYSYM_SPACE}, "Space", "go on", ACTION_GO_ON},
    {{KEYSYM_SPACE}, "Space", "again", ACTION_AGAIN},
    {{KEYSYM_NONE}, "←→", "seek", ACTION_SEEKS},
    {{KEYSYM_LEFT, 'h'}, NULL, "one second back", ACTION_SEEK_BACK},
    {{KEYSYM_RIGHT, 'l'}, NULL, "one second forward", ACTION_SEEK_ON},
    {{'[', KEYSYM_WORD_LEFT}, NULL, "ten seconds back", ACTION_LEAP_BACK},
    {{']', KEYSYM_WORD_RIGHT}, NULL, "ten seconds forward", ACTION_LEAP_ON},
    {{KEYSYM_NONE}, "< >", "lane", ACTION_LANES},
    {{'<'}, NULL, "the previous lane", ACTION_LANE_BEFORE},
    {{'>'}, NULL, "the next lane", ACTION_NEXT_LANE},
    {{'s'}, "s", "sweep", DIAGRAM_SWEEP_UP},
    {{'e'}, "e", "update", ACTION_MAKE_EVENT},
    {{'e'}, NULL, "says that the film has ended", ACTION_MAKE_NONE},
    {{KEYSYM_NONE}, "d", "cut", ACTION_MAKE_DROP},
    {{'d'}, NULL, "cut the connection", ACTION_MAKE_DROP},
    {{'d'}, NULL, "says that the film has ended", ACTION_MAKE_NONE},
    {{'u'}, "u", "undo", ACTION_UNMAKE},
    {{'u'}, NULL, "says that there is nothing to undo", ACTION_UNMAKE_NONE},
    {{KEYSYM_NONE}, "+-", "speed", ACTION_SPEEDS},
    {{'+', '='}, NULL, "faster", ACTION_FASTER},
    {{'-', '_'}, NULL, "slower", ACTION_SLOWER},
    {{KEYSYM_NONE}, ", .", "message", ACTION_STEPS},
    {{','}, NULL, "one message back", ACTION_STEP_BACK},
    {{'.'}, NULL, "one message forward", ACTION_STEP_ON},
    {{KEYSYM_NONE}, "n p", "note", ACTION_BEATS},
    {{'n'}, NULL, "to the next note", ACTION_NEXT_BEAT},
    {{'p'}, NULL, "to the previous note", ACTION_BEAT_BEFORE},
    {{'L'}, "L", "loop", ACTION_LOOP},
    {{'L'}, "L", "no loop", ACTION_LOOP_END},
    {{'\''}, "'", "to the mark", ACTION_TO_MARK},
    {{'m'}, "m", "mark", ACTION_MARK},
    {{'m'}, "m", "unmark", ACTION_UNMARK},
    {{'t'}, "t", "text", ACTION_SHOW_TEXT},
    {{'t'}, "t", "picture", ACTION_HIDE_TEXT},
    {{'r'}, "r", "restart", ACTION_RESTART},
    {{KEYSYM_HOME}, NULL, "to the start", ACTION_START},
    {{KEYSYM_END}, NULL, "to the end", ACTION_END},
    {{KEYSYM_NONE}, "←→", "move the mark", DIAGRAM_SWEEP_MOVES},
    {{KEYSYM_LEFT, 'h'}, NULL, "the mark to the previous value", DIAGRAM_SWEEP_LESS},
    {{KEYSYM_RIGHT, 'l'}, NULL, "the mark to the next value", DIAGRAM_SWEEP_MORE},
    {{KEYSYM_ENTER, KEYSYM_SPACE, 's'}, "Enter", "open this run", DIAGRAM_SWEEP_DOWN},
    {.does = NULL},
};

/* --- What is offered now. --- */

static uint64_t offer_play(const struct diagram_now *now) {
    if (now->playing)
        return BINDING_BIT(ACTION_PAUSE);
    if (now->film.waiting)
        return BINDING_BIT(ACTION_GO_ON);
    return now->film.time_usec >= now->diagram->lasts_usec ? BINDING_BIT(ACTION_AGAIN)
                                                           : BINDING_BIT(ACTION_PLAY);
}

static uint64_t offer_moves(const struct diagram_now *now) {
    int64_t at_usec = now->film.time_usec;
    uint64_t offers = BINDING_BIT(ACTION_STEPS) | BINDING_BIT(ACTION_SEEKS);
    if (at_usec > 0)
        offers |= BINDING_BIT(ACTION_STEP_BACK) | BINDING_BIT(ACTION_SEEK_BACK) |
                  BINDING_BIT(ACTION_LEAP_BACK) | BINDING_BIT(ACTION_RESTART) |
                  BINDING_BIT(ACTION_START);
    if (at_usec < now->diagram->lasts_usec)
        offers |= BINDING_BIT(ACTION_STEP_ON) | BINDING_BIT(ACTION_SEEK_ON) |
                  BINDING_BIT(ACTION_LEAP_ON) | BINDING_BIT(ACTION_END);
    return offers;
}

/* The last beat before at, or the first after it; -1: there is none. */
static int64_t beat_from(const struct trace *trace, int64_t at_usec, int action) {
    int64_t found = -1;
    for (int i = 0; i < trace->beat_count; i++) {
        int64_t beat = trace->beats[i].at_usec;
        if (action == ACTION_BEAT_BEFORE && beat < at_usec)
            found = beat;
        if (action == ACTION_NEXT_BEAT && beat > at_usec)
            return beat;
    }
    return found;
}

static uint64_t offer_marks(const struct diagram_now *now) {
    int64_t at_usec = now->film.time_usec, mark_usec = now->mark_usec;
    uint64_t offers = BINDING_BIT(mark_usec == at_usec ? ACTION_UNMARK : ACTION_MARK);
    if (mark_usec >= 0 && mark_usec != at_usec)
        offers |= BINDING_BIT(ACTION_TO_MARK);
    for (int action = ACTION_NEXT_BEAT; action <= ACTION_BEAT_BEFORE; action++)
        if (beat_from(&now->known->traces[0], at_usec, action) >= 0)
            offers |= BINDING_BIT(action) | BINDING_BIT(ACTION_BEATS);
    return offers;
}

static uint64_t offer_manner(const struct diagram_now *now) {
    int speed = now->scene->films->speed;
    uint64_t offers =
        BINDING_BIT(ACTION_SPEEDS) | BINDING_BIT(now->film.loops ? ACTION_LOOP_END : ACTION_LOOP);
    if (speed < FILM_FASTEST)
        offers |= BINDING_BIT(ACTION_FASTER);
    if (speed > FILM_SLOWEST)
        offers |= BINDING_BIT(ACTION_SLOWER);
    return offers;
}

/* What the learner may make happen now: while the film is on, at its start and in it. */
static uint64_t offer_making(const struct diagram_now *now) {
    if (!now->diagram->is_simulated || now->known->locked)
        return 0;
    uint64_t makes = now->film.time_usec < now->diagram->lasts_usec
                         ? BINDING_BIT(ACTION_MAKE_EVENT) | BINDING_BIT(ACTION_MAKE_DROP)
                         : BINDING_BIT(ACTION_MAKE_NONE);
    return makes | BINDING_BIT(now->known->made_count > 0 ? ACTION_UNMAKE : ACTION_UNMAKE_NONE);
}

/* `<` and `>`, where the lanes do not stand side by side. */
static uint64_t offer_lanes(const struct diagram_now *now, int width) {
    if (!diagram_turns_lanes(now, width - DIAGRAM_INDENT))
        return 0;
    return BINDING_BIT(ACTION_LANES) | BINDING_BIT(ACTION_LANE_BEFORE) |
           BINDING_BIT(ACTION_NEXT_LANE);
}

static uint64_t offer_text(const struct diagram_now *now) {
    bool as_text = diagram_shows_transcript(now->block, now->scene->marks);
    return BINDING_BIT(as_text ? ACTION_HIDE_TEXT : ACTION_SHOW_TEXT);
}

/* What works the film from a knob, too, whose arrows turn it. */
static uint64_t offer_from_knob(const struct diagram_now *now) {
    const uint64_t arrows = BINDING_BIT(ACTION_SEEKS) | BINDING_BIT(ACTION_SEEK_BACK) |
                            BINDING_BIT(ACTION_SEEK_ON) | BINDING_BIT(ACTION_START) |
                            BINDING_BIT(ACTION_END);
    return (offer_play(now) | offer_moves(now) | offer_marks(now) | offer_manner(now) |
            offer_making(now) | offer_text(now)) &
           ~arrows;
}

/* Beside its guess the film rests: to play it is the next step's. */
static bool rests_for_guess(const struct diagram_now *now) {
    return stage_is_at(now->scene, STAGE_GUESS);
}

static uint64_t offer_on_picture(const struct diagram_now *now, int width) {
    return (rests_for_guess(now) ? 0 : offer_play(now)) | offer_moves(now) | offer_marks(now) |
           offer_manner(now) | offer_making(now) | offer_text(now) | offer_lanes(now, width) |
           diagram_run_offers(now);
}

static uint64_t offer_opening(const struct block *block, const struct facts *facts) {
    bool waits = prediction_is_open(block, facts);
    return BINDING_BIT(DIAGRAM_OPEN) |
           BINDING_BIT(waits ? DIAGRAM_OPEN_AND_ASK : DIAGRAM_OPEN_AND_PLAY);
}

uint64_t diagram_offers(const struct piece *piece, const struct scene *scene) {
    if (piece->part == DIAGRAM_STILL)
        return offer_opening(piece->block, scene->facts);
    struct diagram_now now = diagram_now(piece->block, scene);
    if (piece->part >= DIAGRAM_KNOB)
        return diagram_knob_offers(&now, piece->part - DIAGRAM_KNOB) | offer_from_knob(&now);
    if (piece->part >= DIAGRAM_HEAD)
        return diagram_head_offers(&now, (enum knob_group)(piece->part - DIAGRAM_HEAD)) |
               offer_from_knob(&now);
    if (piece->part == DIAGRAM_SKIP_ROW)
        return BINDING_BIT(DIAGRAM_SKIP);
    if (piece->part != DIAGRAM_PICTURE)
        return 0;
    return now.swept ? diagram_sweep_offers(&now, piece->part)
                     : offer_on_picture(&now, piece->at.width);
}

/* --- What it does. --- */

/* The nearest message of any lane; the film's start and end where there is none. */
static int64_t step_target(const struct trace *traces, int count, int64_t at_usec, int action) {
    bool back = action == ACTION_STEP_BACK;
    int64_t target = back ? 0 : traces[0].lasts_usec;
    for (int i = 0; i < count; i++) {
        int64_t its = back ? trace_previous_departure(&traces[i], at_usec)
                           : trace_next_departure(&traces[i], at_usec);
        if (its != TRACE_NEVER && (back ? its > target : its < target))
            target = its;
    }
    return target;
}

/* Where a key of one message or one beat moves the film to, or -1 where it does not. */
static int64_t trace_target(const struct diagram_now *now, int action) {
    const struct trace *traces = now->known->traces;
    bool steps = action == ACTION_STEP_BACK || action == ACTION_STEP_ON;
    return steps ? step_target(traces, now->known->lane_count, now->film.time_usec, action)
                 : beat_from(&traces[0], now->film.time_usec, action);
}

/* Where a key moves the film to, or -1 where it does not. */
static int64_t target_of(const struct diagram_now *now, int action) {
    enum { SEEK_USEC = 1000000, LEAP_USEC = 10000000 };
    int64_t at_usec = now->film.time_usec;
    switch (action) {
    case ACTION_STEP_BACK:
    case ACTION_STEP_ON:
    case ACTION_NEXT_BEAT:
    case ACTION_BEAT_BEFORE:
        return trace_target(now, action);
    case ACTION_SEEK_BACK:
        return at_usec > SEEK_USEC ? at_usec - SEEK_USEC : 0;
    case ACTION_SEEK_ON:
        return at_usec + SEEK_USEC;
    case ACTION_LEAP_BACK:
        return at_usec > LEAP_USEC ? at_usec - LEAP_USEC : 0;
    case ACTION_LEAP_ON:
        return at_usec + LEAP_USEC;
    case ACTION_TO_MARK:
        return now->mark_usec;
    case ACTION_START:
    case ACTION_RESTART:
        return 0;
    case ACTION_END:
        return now->diagram->lasts_usec;
    default:
        return -1;
    }
}

static void set_mark(const struct block *block, struct session *session) {
    int64_t at_usec = films_at(session->films, block).time_usec;
    char clock[DURATION_TEXT_BYTES];
    diagram_set_mark(block, at_usec, session->marks);
    session_say(session, "Marked %s; ' returns to it.", duration_clock(at_usec, clock));
}

/* True when any lane has a connection that is cut at this very moment. */
static bool is_cut_now(const struct diagram_now *now) {
    int64_t at_usec = now->film.time_usec;
    for (int lane = 0; lane < now->known->lane_count; lane++)
        if (trace_last_cut_usec(&now->known->traces[lane], at_usec) == at_usec)
            return true;
    return false;
}

static bool cut_the_line(const struct block *block, struct session *session) {
    if (!diagram_let_happen(block, DIAGRAM_MADE_DROP, session))
        return false;
    struct diagram_now now = diagram_now(block, session->scene);
    if (!is_cut_now(&now))
        session_say(session, "Nothing was connected at that moment, so nothing was cut.");
    return true;
}

/* Lets something happen at the film's present time, or takes the last of it back. */
static void make(const struct block *block, int action, struct session *session) {
    bool done = action == ACTION_MAKE_EVENT ? diagram_let_happen(block, DIAGRAM_MADE_EVENT, session)
                : action == ACTION_MAKE_DROP ? cut_the_line(block, session)
                                             : diagram_take_back(block, session);
    if (!done)
        session_say(session, "This film can hold no more of these; u undoes the last one.");
}

static void turn_lane(const struct block *block, int by, struct session *session) {
    struct diagram_now now = diagram_now(block, session->scene);
    diagram_turn_lane(&now, by, session->marks);
}

/* What a key does besides moving the film. */
static void do_other(const struct block *block, int action, struct session *session) {
    switch (action) {
    case ACTION_FASTER:
    case ACTION_SLOWER:
        films_change_speed(session->films, action == ACTION_FASTER ? 1 : -1);
        break;
    case ACTION_LOOP:
    case ACTION_LOOP_END:
        films_loop(session->films, block, action == ACTION_LOOP);
        break;
    case ACTION_MARK:
        set_mark(block, session);
        break;
    case ACTION_UNMARK:
        diagram_clear_mark(block, session->marks);
        session_say(session, "Mark removed.");
        break;
    case ACTION_MAKE_EVENT:
    case ACTION_MAKE_DROP:
    case ACTION_UNMAKE:
        make(block, action, session);
        break;
    case ACTION_MAKE_NONE:
        session_say(session, "The film has ended, so nothing more can happen; r plays it again.");
        break;
    case ACTION_UNMAKE_NONE:
        session_say(session, "Nothing to undo.");
        break;
    case ACTION_SHOW_TEXT:
    case ACTION_HIDE_TEXT:
        diagram_show_transcript(block, action == ACTION_SHOW_TEXT, session->marks);
        break;
    case ACTION_LANE_BEFORE:
    case ACTION_NEXT_LANE:
        turn_lane(block, action == ACTION_NEXT_LANE ? +1 : -1, session);
        break;
    }
}

/* What plays is seen, and no sweep in its place. */
static void play(const struct block *block, int action, const struct reel *reel,
                 struct session *session) {
    diagram_clear_sweep(block, session->marks);
    if (action == ACTION_RESTART)
        films_play(session->films, block, reel, session->scene->now_usec);
    else
        films_toggle(session->films, block, reel, session->scene->now_usec);
}

/* What plays or steers the film. */
static void work_film(const struct block *block, int action, struct session *session) {
    struct diagram_now now = diagram_now(block, session->scene);
    struct reel its = now.known->reel;
    int64_t to_usec = target_of(&now, action);
    if (to_usec >= 0)
        diagram_move_film(block, to_usec, session);
    if (action <= ACTION_AGAIN || action == ACTION_RESTART)
        play(block, action, &its, session);
    else
        do_other(block, action, session);
}

static void open_stage(int action, struct session *session) {
    session->stage = action == DIAGRAM_OPEN_AND_PLAY ? STAGE_OPEN_AND_PLAY : STAGE_OPEN;
}

void diagram_act(const struct piece *piece, int action, struct session *session) {
    if (action >= DIAGRAM_OPEN && action <= DIAGRAM_OPEN_AND_ASK)
        open_stage(action, session);
    else if (action == DIAGRAM_SKIP)
        prediction_skip_on_stage(piece->block, session);
    else if (action >= DIAGRAM_HEAD_FOLD)
        diagram_head_act(piece, action, session);
    else if (action >= DIAGRAM_KNOB_TURNS)
        diagram_knob_act(piece, action, session);
    else if (!diagram_sweep_act(piece, action, session))
        work_film(piece->block, action, session);
}
