/* What is said of a slider, with a pen. */
#include "blocks/slider/told.h"

#include <string.h>

#include "base/int.h"
#include "base/text.h"
#include "blocks/slider/held.h"

/* --- Of a band. --- */

void slider_write_title(const struct slider_band *band, struct pen *pen) {
    pen_pair(pen, 0, theme_style(ROLE_STRONG), band->title, theme_style(ROLE_VALUE), band->range);
}

void slider_write_brief(const struct slider_band *band, struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_TEXT), band->fits_words);
    pen_label(pen, 0, theme_style(ROLE_QUIET), band->examples_words);
}

void slider_write_text(const struct slider_band *band, struct pen *pen) {
    pen_prose(pen, 0, theme_style(ROLE_TEXT), band->text);
    pen_prose(pen, 0, theme_style(ROLE_TEXT), band->other_choice);
}

int slider_band_rows(const struct slider *slider, slider_band_writer *write,
                     const struct scene *scene, int width_cells) {
    int most = 0;
    for (int i = 0; i < slider->bands.count; i++) {
        struct pen pen = scene_pen(scene, NULL, width_cells);
        write(slider_band_at(slider, i), &pen);
        most = int_max(most, pen.y);
    }
    return most;
}

static const struct slider_band *band_of(const struct slider_now *now) {
    return slider_band_at(now->slider, now->band);
}

/* --- What the figures take for granted. --- */

/* A reason that is none any more leaves its rows, so that nothing jumps. */
static void write_reason(const struct slider_now *now, const struct pair *reason, struct pen *pen) {
    struct pen blank = *pen;
    blank.canvas = NULL;
    pen_prose(slider_now_says(now, reason) ? pen : &blank, 0, theme_style(ROLE_QUIET),
              reason->text);
    pen->y = int_max(pen->y, blank.y);
}

static void write_reasons(const struct slider_now *now, struct pen *pen) {
    const struct list reasons = now->slider->other_terms;
    for (int i = 0; i < reasons.count; i++)
        write_reason(now, (const struct pair *)reasons.at + i, pen);
}

void slider_write_note(const struct slider_now *now, struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_QUIET), now->slider->left_out);
    write_reasons(now, pen);
}

/* --- The words of the stage. --- */

const char *slider_outcome_words(const struct block *block, const struct scene *scene) {
    const char *words = prediction_words(block, scene);
    return words != NULL ? words : "Now move it and see.";
}

/* Of one that was skipped nothing is told. */
static const char *prediction_told(const struct slider_now *now, const struct scene *scene) {
    if (now->waits)
        return "You have not made your guess yet.";
    if (prediction_is_skipped(now->block, scene->facts))
        return "";
    return slider_outcome_words(now->block, scene);
}

void slider_write_told(const struct slider_now *now, const struct scene *scene, struct pen *pen) {
    int rows = prediction_rows(now->block, scene, pen->width_cells);
    if (rows > 0)
        pen_label_rows(pen, 0, theme_style(ROLE_STRONG), prediction_told(now, scene), rows);
}

static void write_subject(const struct slider_now *now, const struct scene *scene,
                          struct pen *pen) {
    if (slider_has_dial(scene, now->block)) {
        pen_label(pen, 0, theme_style(ROLE_TEXT),
                  slider_dial_words(now, scene->focus_part, scene->arena));
        return;
    }
    slider_write_brief(band_of(now), pen);
    slider_write_text(band_of(now), pen);
}

static void write_band(const struct slider_band *band, struct pen *pen) {
    slider_write_brief(band, pen);
    slider_write_text(band, pen);
}

/* The rows of what is longest of all that the subject can be. */
static int subject_rows(const struct slider_now *now, const struct scene *scene, int width_cells) {
    int most = slider_band_rows(now->slider, write_band, scene, width_cells);
    for (int part = SLIDER_HELD; part <= SLIDER_KEPT; part++) {
        const char *words = slider_dial_words(now, part, scene->arena);
        most = int_max(most, text_lines(words, strlen(words), width_cells));
    }
    return most;
}

/* What the dials turn, in the rows of what is longest of it. */
static void write_terms(const struct slider_now *now, struct pen *pen) {
    const struct slider *slider = now->slider;
    int64_t most_held = slider->held_values[slider->held_count - 1];
    int rows = 0;
    for (int i = 0; i < int_max(slider->kept_count, 1); i++) {
        const char *words = slider_terms_words(slider, most_held, slider->kept_usec[i], pen->arena);
        rows = int_max(rows, text_lines(words, strlen(words), pen->width_cells));
    }
    pen_label_rows(pen, 0, theme_style(ROLE_QUIET),
                   slider_terms_words(slider, now->held_costs, now->keep_alive_usec, pen->arena),
                   rows);
}

void slider_write_words(const struct slider_now *now, const struct scene *scene, struct pen *pen) {
    slider_write_told(now, scene, pen);
    int below = pen->y + subject_rows(now, scene, pen->width_cells);
    write_subject(now, scene, pen);
    pen->y = below + 1;
    write_terms(now, pen);
    pen_label(pen, 0, theme_style(ROLE_QUIET), now->slider->assumed);
    write_reasons(now, pen);
}

/* What of some words has no room is cut. */
static void write_cut(const char *words, int end, struct pen *pen) {
    if (words == NULL || pen->y >= end)
        return;
    int rows = text_lines(words, strlen(words), pen->width_cells);
    pen_label_rows(pen, 0, theme_style(ROLE_TEXT), words, int_min(rows, end - pen->y));
}

/* Prose has room as a whole, or is not there. */
static void write_whole(const char *markdown, int end, struct pen *pen) {
    struct pen measured = *pen;
    measured.canvas = NULL;
    pen_prose(&measured, 0, theme_style(ROLE_TEXT), markdown);
    if (measured.y <= end)
        pen_prose(pen, 0, theme_style(ROLE_TEXT), markdown);
}

void slider_write_some_words(const struct slider_now *now, const struct scene *scene, int rows,
                             struct pen *pen) {
    int end = pen->y + rows;
    if (slider_has_dial(scene, now->block)) {
        write_cut(slider_dial_words(now, scene->focus_part, scene->arena), end, pen);
        return;
    }
    write_cut(band_of(now)->fits_words, end, pen);
    write_cut(band_of(now)->examples_words, end, pen);
    write_whole(band_of(now)->text, end, pen);
}
