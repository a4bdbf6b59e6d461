/* How a slider is moved and worked, and told as plain text: the table of its kind. */
#include "blocks/slider.h"

#include "base/duration.h"
#include "blocks/kinds.h"
#include "blocks/slider_table.h"
#include "ui/prose.h"

static const char step_part[] = ".step";

struct scale slider_scale(const struct slider *slider) {
    return (struct scale){slider->from_usec, slider->to_usec, slider->steps, false};
}

const struct slider_band *slider_band_at(const struct slider *slider, int index) {
    return (const struct slider_band *)slider->bands.at + index;
}

bool slider_is_placed(const struct block *block, const struct scene *scene) {
    return facts_has(scene->facts, block->id, step_part);
}

int slider_step(const struct block *block, const struct scene *scene) {
    const struct slider *slider = block->object;
    struct scale scale = slider_scale(slider);
    int64_t start = slider->start_usec > 0 ? slider->start_usec : slider->from_usec;
    int64_t step = facts_get(scene->facts, block->id, step_part, scale_nearest(&scale, start));
    if (step < 0)
        return 0;
    return step < slider->steps ? (int)step : slider->steps;
}

int slider_band_of(const struct slider *slider, int step) {
    struct scale scale = slider_scale(slider);
    int64_t usec = scale_value(&scale, step);
    int index = 0;
    while (index < slider->bands.count - 1 && usec >= slider_band_at(slider, index)->below_usec)
        index++;
    return index;
}

int64_t slider_band_from(const struct slider *slider, int index) {
    return index > 0 ? slider_band_at(slider, index - 1)->below_usec : slider->from_usec;
}

int slider_first_step(const struct slider *slider, int index) {
    struct scale scale = slider_scale(slider);
    return index > 0 ? scale_first(&scale, slider_band_from(slider, index)) : 0;
}

/* What is said of a band */

const char *slider_range_words(const struct slider *slider, int index, struct arena *arena) {
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    duration_format(slider_band_from(slider, index), from);
    duration_format(slider_band_at(slider, index)->below_usec, to);
    if (slider->bands.count == 1)
        return NULL;
    if (index == 0)
        return arena_printf(arena, "below %s", to);
    if (index == slider->bands.count - 1)
        return arena_printf(arena, "%s and more", from);
    return arena_printf(arena, "%s to %s", from, to);
}

/* "a, b, c", with last between the last two; NULL when there is nothing, or no memory. */
static const char *join(struct list words, const char *first, const char *last,
                        struct arena *arena) {
    const char *const *word = words.at;
    struct writer joined = {0};
    writer_join(&joined, "", first);
    for (int i = 0; i < words.count; i++)
        writer_join(&joined, i == 0 ? " " : i == words.count - 1 ? last : ", ", word[i]);
    const char *kept = writer_keep(&joined, arena);
    return words.count > 0 ? kept : NULL;
}

const char *slider_examples(const struct slider_band *band, struct arena *arena) {
    return join(band->examples, "For example:", ", ", arena);
}

const char *slider_fits(const struct slider_band *band, struct arena *arena) {
    return join(band->fits, "What fits:", "; or ", arena);
}

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
static int target_step(const struct slider *slider, int step, int action, uint32_t key) {
    int band = slider_band_of(slider, step);
    switch ((enum action)action) {
    case LESS:
        return step > 0 ? step - 1 : step;
    case MORE:
        return step < slider->steps ? step + 1 : step;
    case NEXT_BAND:
        return band < slider->bands.count - 1 ? slider_first_step(slider, band + 1) : step;
    case BAND_BEFORE:
        return band > 0 ? slider_first_step(slider, band - 1) : step;
    case START:
        return 0;
    case END:
        return slider->steps;
    case TENTH:
        return (int)(key - '0') * slider->steps / 10;
    case ENTER:
    case TURN:
    case DONE:
    case SKIP:
    case ASK:
        break;
    }
    return step;
}

/* The same of the dial below the table. */
static int target_held(int step, int last, int action) {
    int target = action == LESS    ? step - 1
                 : action == MORE  ? step + 1
                 : action == START ? 0
                 : action == END   ? last
                                   : step;
    return target < 0 || target > last ? step : target;
}

static int target_of(const struct piece *piece, const struct scene *scene, int action, int *step) {
    int last;
    if (piece->part == SLIDER_HELD) {
        *step = slider_held_step(piece->block, scene, &last);
        return target_held(*step, last, action);
    }
    *step = slider_step(piece->block, scene);
    return target_step(piece->block->object, *step, action, KEYSYM_NONE);
}

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    if (prediction_is_open(piece->block, scene->facts))
        return BINDING_BIT(SKIP) | BINDING_BIT(ASK);
    if (!scene_entered(scene, piece->block, piece->part))
        return BINDING_BIT(piece->part == SLIDER_HELD ? TURN : ENTER);
    uint64_t offered = BINDING_BIT(DONE);
    if (piece->part == SLIDER_SCALE)
        offered |= BINDING_BIT(TENTH);
    for (int action = LESS; action < TENTH; action++) {
        int step;
        if (target_of(piece, scene, action, &step) != step)
            offered |= BINDING_BIT(action);
    }
    return offered;
}

static void turn_held(const struct block *block, int action, struct session *session) {
    int last, step = slider_held_step(block, session->scene, &last);
    int target = target_held(step, last, action);
    if (target != step)
        slider_held_turn(block, target, session);
}

/* What was predicted is seen when the knob comes to its place or passes it; where it has no place,
 * when the knob is moved. */
static void see(const struct block *block, int from, int to, struct session *session) {
    struct scale scale = slider_scale(block->object);
    int64_t usec;
    if (prediction_place(block, session->scene, &usec)) {
        int place = scale_nearest(&scale, usec);
        if ((place < from && place < to) || (place > from && place > to))
            return;
    }
    prediction_see(block, session);
}

static void move(const struct block *block, int action, struct session *session) {
    int from = slider_step(block, session->scene);
    int to = target_step(block->object, from, action, session->key);
    facts_set(session->facts, block->id, step_part, to);
    see(block, from, to, session);
}

static void act(const struct piece *piece, int action, struct session *session) {
    session->leave = action == DONE;
    session->enter = action == ENTER || action == TURN;
    if (action == SKIP)
        prediction_skip(piece->block, session);
    else if (action == ASK)
        prediction_ask(session);
    else if (piece->part == SLIDER_HELD && !session->enter)
        turn_held(piece->block, action, session);
    else if (!session->enter)
        move(piece->block, action, session);
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
    slider_layout(block, scene, flow);
    prediction_layout_after(block, scene, flow);
}

static const struct prediction *prediction(const struct block *block) {
    return &((const struct slider *)block->object)->prediction;
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    prediction_tally(block, scene, tally);
    tally->stops++;
    tally->worked += slider_is_placed(block, scene) ? 1 : 0;
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct slider *slider = block->object;
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    duration_words(slider->from_usec, from);
    duration_words(slider->to_usec, to);
    prediction_plain(block, scene, writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, slider->label);
    writer_printf(writer, "A scale from %s to %s:\n", from, to);
    for (int i = 0; i < slider->bands.count; i++) {
        const struct slider_band *band = slider_band_at(slider, i);
        const char *range = slider_range_words(slider, i, scene->arena);
        const char *title =
            range == NULL ? band->title : arena_printf(scene->arena, "%s, %s", band->title, range);
        const char *words[] = {slider_fits(band, scene->arena),
                               slider_examples(band, scene->arena)};
        writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, title != NULL ? title : band->title);
        for (int k = 0; k < 2; k++)
            if (words[k] != NULL)
                writer_wrapped(writer, "  ", "  ", PLAIN_WIDTH, words[k]);
        if (band->text != NULL)
            prose_plain(band->text, PLAIN_WIDTH, "  ", "  ", writer);
    }
    struct scale scale = slider_scale(slider);
    if (slider_asks(slider))
        slider_table_plain(slider, scale_value(&scale, slider_step(block, scene)), scene->arena,
                           writer);
    prediction_plain_after(block, scene, writer);
}

const struct block_kind block_slider = {
    .schema = {.name = "slider",
               .summary = "A logarithmic scale of durations, divided into bands.",
               .fields = slider_fields,
               .size = sizeof(struct slider),
               .check = slider_check},
    .prediction = prediction,
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
