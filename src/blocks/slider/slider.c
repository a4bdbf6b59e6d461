/* How a slider is moved and worked, and told as plain text: the table of its kind. */
#include "base/duration.h"
#include "blocks/slider/draw.h"
#include "blocks/slider/kinds.h"
#include "blocks/slider/sum.h"
#include "blocks/slider/table.h"
#include "blocks/slider/written.h"
#include "ui/prose.h"

/* Keys */

enum action { LESS, MORE, NEXT_BAND, BAND_BEFORE, START, END, TENTH, ENTER, TURN, DONE, SKIP, ASK };

static const struct binding bindings[] = {
    {{KEYSYM_LEFT, KEYSYM_DOWN, 'h', 'j'}, "←", "less", LESS},
    {{KEYSYM_RIGHT, KEYSYM_UP, 'l', 'k'}, "→", "more", MORE},
    {{KEYSYM_PAGE_UP}, "PgUp", "next band", NEXT_BAND},
    {{KEYSYM_PAGE_DOWN}, "PgDn", "band before", BAND_BEFORE},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "move it", ENTER},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "turn it", TURN},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "done", DONE},
    PREDICTION_BINDINGS(SKIP, ASK),
    {{KEYSYM_HOME}, "Home", "start", START},
    {{KEYSYM_END}, "End", "end", END},
    {{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'}, "0-9", "tenths of the way", TENTH},
    {{KEYSYM_NONE}, NULL, NULL, 0},
};

/* Where an action takes the knob; ENTER and DONE leave it where it is. */
static int target_step(const struct slider_now *now, int action, uint32_t key) {
    const struct slider *slider = now->slider;
    int step = now->step, last = slider->scale.steps, band = now->band;
    switch ((enum action)action) {
    case LESS:
        return step > 0 ? step - 1 : step;
    case MORE:
        return step < last ? step + 1 : step;
    case NEXT_BAND:
        return band < slider->bands.count - 1 ? slider_band_at(slider, band + 1)->first_step : step;
    case BAND_BEFORE:
        return band > 0 ? slider_band_at(slider, band - 1)->first_step : step;
    case START:
        return 0;
    case END:
        return last;
    case TENTH:
        return (int)(key - '0') * last / 10;
    case ENTER:
    case TURN:
    case DONE:
    case SKIP:
    case ASK:
        break;
    }
    return step;
}

/* The same of the dials below the table. */
static int dial_step(const struct slider_now *now, int part) {
    return part == SLIDER_KEPT ? now->kept_step : now->held_step;
}

static int target_held(const struct slider_now *now, int part, int action) {
    const struct slider *slider = now->slider;
    int step = dial_step(now, part);
    int last = (part == SLIDER_KEPT ? slider->kept_count : slider->held_count) - 1;
    int target = action == LESS    ? step - 1
                 : action == MORE  ? step + 1
                 : action == START ? 0
                 : action == END   ? last
                                   : step;
    return target < 0 || target > last ? step : target;
}

static bool is_dial(int part) {
    return part == SLIDER_HELD || part == SLIDER_KEPT;
}

static bool moves(const struct slider_now *now, int part, int action) {
    return is_dial(part) ? target_held(now, part, action) != dial_step(now, part)
                         : target_step(now, action, KEYSYM_NONE) != now->step;
}

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    const struct slider_now *now = slider_now(piece->block, scene);
    if (now->waits)
        return BINDING_BIT(SKIP) | BINDING_BIT(ASK);
    if (!scene_entered(scene, piece->block, piece->part))
        return BINDING_BIT(is_dial(piece->part) ? TURN : ENTER);
    uint64_t offered = BINDING_BIT(DONE);
    if (piece->part == SLIDER_SCALE)
        offered |= BINDING_BIT(TENTH);
    for (int action = LESS; action < TENTH; action++)
        if (moves(now, piece->part, action))
            offered |= BINDING_BIT(action);
    return offered;
}

static void turn_held(const struct slider_now *now, int part, int action, struct session *session) {
    int target = target_held(now, part, action);
    if (target == dial_step(now, part))
        return;
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

static void move(const struct slider_now *now, int action, struct session *session) {
    int to = target_step(now, action, session->key);
    slider_now_move(now, to, session->facts);
    see(now, to, session);
}

static void act(const struct piece *piece, int action, struct session *session) {
    session->leave = action == DONE;
    session->enter = action == ENTER || action == TURN;
    if (action == SKIP)
        prediction_skip(piece->block, session);
    else if (action == ASK)
        prediction_ask(session);
    else if (is_dial(piece->part) && !session->enter)
        turn_held(slider_now(piece->block, session->scene), piece->part, action, session);
    else if (!session->enter)
        move(slider_now(piece->block, session->scene), action, session);
}

/* What stands on the page */

/* Above the scale, so that it is seen with it: what is said of the prediction, or what to do. */
static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    if (part != SLIDER_PREDICTION)
        return;
    const char *words = prediction_words(block, scene);
    pen_label(pen, 2, theme_style(ROLE_STRONG), words != NULL ? words : "Now move it, and see.");
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    int rows = prediction_rows(block, scene, flow->width - 2);
    prediction_layout(block, scene, flow);
    if (rows > 0) {
        flow_add(flow, block, SLIDER_PREDICTION, rows, 0);
        flow_gap(flow);
    }
    slider_layout(slider_now(block, scene), scene, flow);
    prediction_layout_after(block, scene, flow);
}

static const struct prediction *prediction(const struct block *block) {
    return &((const struct slider *)block->object)->prediction;
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    prediction_tally(block, scene, tally);
    tally->stops++;
    tally->worked +=
        slider_is_placed(block, scene->facts) || prediction_is_again(block, scene->facts);
}

static void plain_band(const struct slider_band *band, struct arena *arena, struct writer *writer) {
    const char *const words[] = {band->fits_words, band->examples_words};
    writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH,
                   band->range == NULL ? band->title
                                       : arena_printf(arena, "%s, %s", band->title, band->range));
    for (int i = 0; i < 2; i++)
        if (words[i] != NULL)
            writer_wrapped(writer, "  ", "  ", PLAIN_WIDTH, words[i]);
    const char *const texts[] = {band->text, band->other_choice};
    for (int i = 0; i < 2; i++)
        if (texts[i] != NULL)
            prose_plain(texts[i], PLAIN_WIDTH, "  ", "  ", writer);
}

static void plain_simulated(const struct slider_now *now, const struct scene *scene,
                            struct writer *writer) {
    char window[DURATION_TEXT_BYTES];
    duration_words(now->window_usec, window);
    writer_printf(writer, "\nSimulated for a window of %s:\n", window);
    slider_table_plain(now->slider, slider_now_answer(now, scene), writer);
    slider_sum_plain(now->slider, slider_now_answer(now, scene), now->held_costs, writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, now->assumed);
    const struct list reasons = now->slider->other_terms;
    for (int i = 0; i < reasons.count; i++)
        if (slider_now_says(now, (const struct pair *)reasons.at + i))
            prose_plain(((const struct pair *)reasons.at)[i].text, PLAIN_WIDTH, "", "", writer);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct slider *slider = block->object;
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    duration_words(slider->scale.from_usec, from);
    duration_words(slider->scale.to_usec, to);
    prediction_plain(block, scene, writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, slider->label);
    writer_printf(writer, "A scale from %s to %s:\n", from, to);
    for (int i = 0; i < slider->bands.count; i++)
        plain_band(slider_band_at(slider, i), scene->arena, writer);
    if (slider->asks)
        plain_simulated(slider_now(block, scene), scene, writer);
    prediction_plain_after(block, scene, writer);
}

const struct block_kind block_slider = {
    .schema = {.name = "slider",
               .summary = "A logarithmic scale of durations, divided into bands.",
               .fields = slider_fields,
               .size = sizeof(struct slider),
               .fills = true,
               .check = slider_check,
               .finish = slider_finish},
    .prediction = prediction,
    .fills = slider_fills,
    .layout = layout,
    .write = write,
    .draw = slider_draw,
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .children = prediction_children,
    .plain = plain,
    .answers = prediction_answers,
};
