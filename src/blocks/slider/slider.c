/* What of a slider stands on the page, and how it is told as plain text: the table of its kind. */
#include "base/duration.h"
#include "blocks/ask/steps.h"
#include "blocks/slider/draw.h"
#include "blocks/slider/keys.h"
#include "blocks/slider/kinds.h"
#include "blocks/slider/stage.h"
#include "blocks/slider/sum.h"
#include "blocks/slider/table.h"
#include "blocks/slider/told.h"
#include "blocks/slider/written.h"
#include "ui/prose.h"

/* What stands on the page */

static bool is_staged(const struct block *block) {
    return block_stage(block) != NULL;
}

/* Above the scale, so that it is seen with it: what is said of the prediction, or what to do. */
static const char *prediction_line(const struct block *block, const struct scene *scene) {
    if (is_staged(block) && prediction_is_open(block, scene->facts))
        return "First, your guess.";
    if (is_staged(block) && prediction_is_skipped(block, scene->facts))
        return NULL;
    return slider_outcome_words(block, scene);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    if (part == SLIDER_PREDICTION)
        pen_label(pen, 2, theme_style(ROLE_STRONG), prediction_line(block, scene));
    else if (part == SLIDER_SKIP_ROW)
        prediction_write_skip(block, scene, part, pen);
    else if (part == SLIDER_LATER)
        prediction_write_later("you have guessed and moved the knob there", pen);
}

/* What is asked, and what follows, stand on its stage where it has one, unless all is shown. */
static bool has_prediction_here(const struct block *block, const struct scene *scene) {
    return !is_staged(block) || scene->shows_all;
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    int rows = prediction_rows(block, scene, flow->width - 2);
    if (has_prediction_here(block, scene))
        prediction_layout(block, scene, flow);
    if (rows > 0) {
        flow_add(flow, block, SLIDER_PREDICTION, rows, 0);
        flow_gap(flow);
    }
    slider_layout(slider_now(block, scene), scene, flow);
    if (has_prediction_here(block, scene))
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
    writer_wrapped(
        writer, "", "", PLAIN_WIDTH,
        slider_terms_words(now->slider, now->held_costs, now->keep_alive_usec, scene->arena));
    writer_wrapped(writer, "", "", PLAIN_WIDTH, now->slider->assumed);
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
    .stage = &slider_stage,
    .draw = slider_draw,
    .called = "This slider",
    .keyrings = slider_keyrings,
    .bindings = slider_bindings,
    .offers = slider_offers,
    .act = slider_act,
    .point = slider_point,
    .tally = tally,
    .children = prediction_children,
    .plain = plain,
    .answers = prediction_answers,
};
