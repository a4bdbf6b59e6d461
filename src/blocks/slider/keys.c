/* How a slider is moved: on the page once it is entered, on its stage where it has the focus. */
#include "blocks/slider/keys.h"

#include "blocks/ask/steps.h"
#include "blocks/slider/draw.h"
#include "blocks/slider/held.h"
#include "blocks/slider/picture.h"

/* The last do on the stage what the first do on the page once it is entered. */
enum action {
    LESS,
    MORE,
    NEXT_BAND,
    BAND_BEFORE,
    START,
    END,
    TENTH,
    BANDS,
    OPEN,
    ASK_FIRST,
    ENTER,
    ENTER_ALONE,
    DONE,
    SKIP,
    ASK,
    SKIP_ROW,
    MOVES,
    TURNS,
    ON_STAGE_LESS,
    ON_STAGE_MORE,
    ON_STAGE_NEXT_BAND,
    ON_STAGE_BAND_BEFORE,
    ON_STAGE_START,
    ON_STAGE_END
};

const struct binding slider_bindings[] = {
    {{KEYSYM_NONE}, "←→", "slide", MOVES},
    {{KEYSYM_NONE}, "←→", "turn", TURNS},
    {{KEYSYM_LEFT, 'h'}, NULL, "less", ON_STAGE_LESS},
    {{KEYSYM_RIGHT, 'l'}, NULL, "more", ON_STAGE_MORE},
    {{KEYSYM_NONE}, "PgUp PgDn", "band", BANDS},
    {{KEYSYM_PAGE_UP}, NULL, "the next band", ON_STAGE_NEXT_BAND},
    {{KEYSYM_PAGE_DOWN}, NULL, "the previous band", ON_STAGE_BAND_BEFORE},
    {{KEYSYM_HOME}, NULL, "the start", ON_STAGE_START},
    {{KEYSYM_END}, NULL, "the end", ON_STAGE_END},
    {{KEYSYM_LEFT, 'h'}, "←", "less", LESS},
    {{KEYSYM_RIGHT, 'l'}, "→", "more", MORE},
    {{KEYSYM_PAGE_UP}, "PgUp", "next band", NEXT_BAND},
    {{KEYSYM_PAGE_DOWN}, "PgDn", "previous band", BAND_BEFORE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "guess", ASK_FIRST},
    {{KEYSYM_ENTER}, "Enter", "move it", ENTER_ALONE},
    {{KEYSYM_SPACE}, "Space", "figures", OPEN},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "move it", ENTER},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "done", DONE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "skip it", SKIP_ROW},
    PREDICTION_BINDINGS(SKIP, ASK),
    {{KEYSYM_HOME}, "Home", "start", START},
    {{KEYSYM_END}, "End", "end", END},
    {{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'}, "0-9", "tenths of the way", TENTH},
    {{KEYSYM_NONE}, NULL, NULL, 0},
};

/* --- Where keys lead. --- */

/* A step of so many from 0 on; it stays where there is none beyond. */
static int step_beside(int step, int last, int action) {
    switch (action) {
    case LESS:
    case ON_STAGE_LESS:
        return step > 0 ? step - 1 : step;
    case MORE:
    case ON_STAGE_MORE:
        return step < last ? step + 1 : step;
    case START:
    case ON_STAGE_START:
        return 0;
    case END:
    case ON_STAGE_END:
        return last;
    default:
        return step;
    }
}

static int knob_target(const struct slider_now *now, int action, uint32_t key) {
    const struct slider *slider = now->slider;
    int band = now->band;
    bool up = action == NEXT_BAND || action == ON_STAGE_NEXT_BAND;
    bool down = action == BAND_BEFORE || action == ON_STAGE_BAND_BEFORE;
    if (up && band < slider->bands.count - 1)
        return slider_band_at(slider, band + 1)->first_step;
    if (down && band > 0)
        return slider_band_at(slider, band - 1)->first_step;
    if (action == TENTH)
        return (int)(key - '0') * slider->scale.steps / 10;
    if (now->nowhere && (action == LESS || action == MORE))
        return slider->start_step;
    return step_beside(now->step, slider->scale.steps, action);
}

static int dial_step(const struct slider_now *now, int part) {
    return part == SLIDER_KEPT ? now->kept_step : now->held_step;
}

static int dial_target(const struct slider_now *now, int part, int action) {
    int count = part == SLIDER_KEPT ? now->slider->kept_count : now->slider->held_count;
    return step_beside(dial_step(now, part), count - 1, action);
}

static bool is_dial(int part) {
    return part == SLIDER_HELD || part == SLIDER_KEPT;
}

/* --- What is offered now. --- */

static bool leads_on(const struct slider_now *now, int part, int action) {
    if (is_dial(part))
        return dial_target(now, part, action) != dial_step(now, part);
    return now->nowhere || knob_target(now, action, KEYSYM_NONE) != now->step;
}

/* From one of these actions to another: those that lead to another step. */
static uint64_t offer_moves(const struct slider_now *now, int part, int from, int to) {
    uint64_t offers = 0;
    for (int action = from; action <= to; action++)
        if (leads_on(now, part, action))
            offers |= BINDING_BIT(action);
    return offers;
}

static uint64_t offer_on_stage(const struct slider_now *now, int part, enum stage_step step) {
    if (part == SLIDER_SKIP_ROW)
        return BINDING_BIT(SKIP_ROW);
    if (is_dial(part))
        return BINDING_BIT(TURNS) | offer_moves(now, part, ON_STAGE_LESS, ON_STAGE_END);
    if (part != SLIDER_SCALE || step != STAGE_TUNE)
        return 0;
    return BINDING_BIT(MOVES) | BINDING_BIT(BANDS) | BINDING_BIT(TENTH) |
           offer_moves(now, part, ON_STAGE_LESS, ON_STAGE_END);
}

static uint64_t offer_on_page(const struct slider_now *now, bool entered) {
    if (now->waits)
        return now->slider->asks ? BINDING_BIT(ASK_FIRST) : BINDING_BIT(SKIP) | BINDING_BIT(ASK);
    if (!entered)
        return now->slider->asks ? BINDING_BIT(OPEN) | BINDING_BIT(ENTER_ALONE)
                                 : BINDING_BIT(ENTER);
    return (now->slider->asks ? BINDING_BIT(OPEN) : 0) | BINDING_BIT(DONE) | BINDING_BIT(TENTH) |
           offer_moves(now, SLIDER_SCALE, LESS, END);
}

static bool is_on_stage(const struct piece *piece, const struct scene *scene) {
    return scene->stage != NULL && scene->stage->block == piece->block;
}

/* --- Which keys are told together. --- */

static uint64_t actions(int from, int to) {
    uint64_t set = 0;
    for (int action = from; action <= to; action++)
        set |= BINDING_BIT(action);
    return set;
}

static struct keyring ring_on_stage(int part) {
    if (part == SLIDER_SKIP_ROW)
        return (struct keyring){"This guess", BINDING_BIT(SKIP_ROW)};
    if (is_dial(part))
        return (struct keyring){"This dial", BINDING_BIT(TURNS) |
                                                 actions(ON_STAGE_LESS, ON_STAGE_MORE) |
                                                 actions(ON_STAGE_START, ON_STAGE_END)};
    return (struct keyring){"This slider", BINDING_BIT(MOVES) | BINDING_BIT(BANDS) |
                                               BINDING_BIT(TENTH) |
                                               actions(ON_STAGE_LESS, ON_STAGE_END)};
}

static struct keyring ring_on_page(const struct slider *slider) {
    bool predicts = slider->prediction.predict.count > 0;
    uint64_t set = actions(LESS, TENTH) | BINDING_BIT(DONE);
    if (slider->asks)
        set |= BINDING_BIT(OPEN) | BINDING_BIT(ENTER_ALONE);
    else
        set |= BINDING_BIT(ENTER);
    if (predicts)
        set |= slider->asks ? BINDING_BIT(ASK_FIRST) : BINDING_BIT(SKIP) | BINDING_BIT(ASK);
    return (struct keyring){"This slider", set};
}

int slider_keyrings(const struct block *block, int part, const struct scene *scene,
                    struct keyring rings[KEYRINGS]) {
    bool staged = scene->stage != NULL && scene->stage->block == block;
    rings[0] = staged ? ring_on_stage(part) : ring_on_page(slider_now(block, scene)->slider);
    return staged && part != SLIDER_SCALE && part != SLIDER_SKIP_ROW && !is_dial(part) ? 0 : 1;
}

uint64_t slider_offers(const struct piece *piece, const struct scene *scene) {
    const struct slider_now *now = slider_now(piece->block, scene);
    if (is_on_stage(piece, scene))
        return offer_on_stage(now, piece->part, scene->stage->step);
    return offer_on_page(now, scene_entered(scene, piece->block, piece->part));
}

/* --- What it does. --- */

static void turn_to(const struct slider_now *now, int part, int target, struct session *session) {
    if (part == SLIDER_KEPT)
        slider_now_keep(now, target, session->facts);
    else
        slider_now_turn(now, target, session->facts);
}

/* What was predicted is seen when the knob comes to its place or passes it; where it has no place,
 * when the knob is moved. */
static void see(const struct slider_now *before, int to, struct session *session) {
    int64_t usec;
    if (prediction_place(before->block, session->scene, &usec)) {
        int place = scale_nearest(&before->slider->scale, usec), from = before->step;
        if ((place < from && place < to) || (place > from && place > to))
            return;
    }
    prediction_see(before->block, session);
}

static void move_to(const struct slider_now *now, int to, struct session *session) {
    slider_now_move(now, to, session->facts);
    see(now, to, session);
}

/* What moves the knob of a slider, or turns one of its dials; leaving it takes its place, if it has
 * one, as chosen. */
static void work(const struct piece *piece, int action, struct session *session) {
    const struct slider_now *now = slider_now(piece->block, session->scene);
    if (is_dial(piece->part))
        turn_to(now, piece->part, dial_target(now, piece->part, action), session);
    else if (action != DONE || !now->nowhere)
        move_to(now, knob_target(now, action, session->key), session);
    session->leave = action == DONE;
}

void slider_act(const struct piece *piece, int action, struct session *session) {
    switch ((enum action)action) {
    case OPEN:
    case ASK_FIRST:
        session->stage = STAGE_OPEN;
        break;
    case ENTER:
    case ENTER_ALONE:
        session->enter = true;
        break;
    case SKIP:
        prediction_skip(piece->block, session);
        break;
    case SKIP_ROW:
        prediction_skip_on_stage(piece->block, session);
        break;
    case ASK:
        prediction_ask(session);
        break;
    default:
        work(piece, action, session);
        break;
    }
}

/* --- By the mouse. --- */

/* On its stage while it is tuned; on the page once what is asked before is over. */
static bool can_move(const struct slider_now *now, const struct piece *piece,
                     const struct scene *scene) {
    return is_on_stage(piece, scene) ? scene->stage->step == STAGE_TUNE : !now->waits;
}

static int knob_step_at(const struct slider_now *now, const struct piece *piece,
                        const struct pointed *pointed, const struct scene *scene) {
    struct slider_picture picture = slider_picture(now->slider, slider_inner(piece->at.width));
    int row = is_on_stage(piece, scene) ? 0 : slider_picture_row(now->slider, scene, piece);
    struct spot from = {pointed->from.x - SLIDER_MARK, pointed->from.y - row};
    struct spot at = {pointed->at.x - SLIDER_MARK, pointed->at.y - row};
    return slider_picture_step_at(now->slider, &picture, from, at);
}

bool slider_point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    const struct slider_now *now = slider_now(piece->block, session->scene);
    if (pointed->does == MOUSE_RELEASE)
        return true;
    if (is_dial(piece->part)) {
        int step = slider_dial_step_at(now, piece, session->scene, pointed->from, pointed->at);
        if (step >= 0)
            turn_to(now, piece->part, step, session);
        return step >= 0;
    }
    if (piece->part != SLIDER_SCALE || !can_move(now, piece, session->scene))
        return false;
    int step = knob_step_at(now, piece, pointed, session->scene);
    if (step >= 0)
        move_to(now, step, session);
    return step >= 0;
}
