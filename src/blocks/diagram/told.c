/* What is told on a diagram's stage. */
#include "blocks/diagram/told.h"

#include <string.h>

#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/change_words.h"
#include "blocks/diagram/knob.h"
#include "blocks/diagram/note.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/words.h"
#include "blocks/film/missions.h"
#include "ui/prose.h"

/* Some words in what is left of so many rows; what of them has no room is cut. */
static void tell(struct pen *pen, int end, enum role role, const char *words) {
    if (words == NULL || words[0] == '\0' || pen->y >= end)
        return;
    int width = int_max(pen->width_cells - DIAGRAM_INDENT, 1);
    int rows = int_min(text_lines(words, strlen(words), width), end - pen->y);
    pen_label_rows(pen, DIAGRAM_INDENT, theme_style(role), words, rows);
}

/* How it came, when the film that was predicted is over. A guess that was skipped has none. */
static const char *verdict(const struct diagram_now *now) {
    bool rests = !now->playing && (diagram_is_over(now) || diagram_is_unplayed(now));
    bool guessed = prediction_is_answered(now->block, now->scene->facts);
    bool in_turn = now->scene->stage != NULL && now->scene->stage->in_turn;
    if (!rests || !guessed || in_turn || now->known->changed)
        return NULL;
    return prediction_words(now->block, now->scene);
}

/* A line a lane; of fewer rows the lanes where something is on. Where one lane is shown alone, its
 * line comes first. */
static void tell_lanes(const struct diagram_now *now, int end, struct pen *pen) {
    int64_t at_usec = now->film.time_usec;
    bool turns = diagram_turns_lanes(now, pen->width_cells);
    int count = now->known->lane_count, first = turns ? diagram_lane_shown(now) : 0;
    for (int i = 0; i < count; i++) {
        int lane = (first + i) % count;
        const struct trace *trace = &now->known->traces[lane];
        bool is_shown = turns && i == 0;
        if (!is_shown && count - i > end - pen->y && diagram_lane_rests(trace, at_usec))
            continue;
        tell(pen, int_min(end, pen->y + 1), ROLE_QUIET,
             diagram_lane_moment(diagram_lane_title(now->diagram, lane), trace, at_usec,
                                 now->scene->arena));
    }
}

static void tell_moment(const struct diagram_now *now, int end, struct pen *pen) {
    if (diagram_is_unplayed(now))
        return;
    if (now->known->lane_count > 1)
        tell_lanes(now, end, pen);
    else
        tell(pen, end, ROLE_QUIET,
             trace_moment(&now->known->traces[0], now->film.time_usec, now->scene->arena));
}

/* What is still to do, where nothing is told yet; of a mission what it fixes, where so many rows
 * have room for that, and all that it asks for, which the head may have to cut. */
static const char *begin_words(const struct diagram_now *now, int rows) {
    enum { FIXED_FROM = 3 };
    if (!diagram_is_unplayed(now))
        return NULL;
    bool cut = mission_is(now->block) && !now->scene->stage->whole;
    return arena_printf(now->scene->arena, "%s%s%sSpace plays it.",
                        cut ? now->diagram->mission : "", cut ? ". " : "",
                        rows >= FIXED_FROM ? diagram_fixed_words(now) : "");
}

/* What the knob in hand changed, and what the one with the focus is, or the one that is swept. */
static void tell_knobs(const struct diagram_now *now, int end, struct pen *pen) {
    const struct scene *scene = now->scene;
    if (!stage_is_at(scene, STAGE_TUNE))
        return;
    tell(pen, end, ROLE_TEXT, diagram_change_words(now));
    bool is_knob = scene->focus == now->block && scene->focus_part >= DIAGRAM_KNOB;
    int knob = is_knob ? scene->focus_part - DIAGRAM_KNOB : now->swept ? now->sweep : -1;
    if (knob >= 0)
        tell(pen, end, ROLE_QUIET, diagram_knob_words(now, knob));
}

/* Its words without marks of CommonMark. */
static const char *plain_words(const char *markdown, struct arena *arena) {
    enum { ANY_WIDTH = 4000 };
    struct writer writer = {0};
    prose_plain(markdown, ANY_WIDTH, "", "", &writer);
    for (size_t i = 0; i < writer.length; i++)
        if (writer.text[i] == '\n')
            writer.text[i] = ' ';
    const char *words = arena_printf(arena, "%s", writer.length > 0 ? writer.text : "");
    writer_release(&writer);
    return words;
}

/* How it came, and why; beside the knobs there is no room for the reason. */
static void tell_verdict(const struct diagram_now *now, int end, struct pen *pen) {
    const char *words = verdict(now);
    bool tunes = stage_is_at(now->scene, STAGE_TUNE);
    const char *why = words != NULL && !tunes ? prediction_reason(now->block, now->scene) : NULL;
    tell(pen, end, ROLE_STRONG, words);
    if (why != NULL)
        tell(pen, end, ROLE_TEXT, plain_words(why, now->scene->arena));
}

/* As under the still. */
static void write_note(const struct diagram_now *now, struct pen *pen) {
    pen->fills = &now->known->fills;
    pen_prose(pen, DIAGRAM_INDENT, theme_style(ROLE_QUIET), now->diagram->caption);
    pen_label(pen, DIAGRAM_INDENT, theme_style(ROLE_QUIET), diagram_note(now));
}

/* The note's rows, kept for the width that was asked for last. */
struct note_rows {
    int width; /* 0: none was yet */
    int rows;
};

static void make_note_rows(const struct block *block, const struct scene *scene, void *into) {
    (void)block, (void)scene;
    *(struct note_rows *)into = (struct note_rows){0};
}

static int note_rows(const struct diagram_now *now, int width) {
    struct note_rows *kept = known_now(now->block, now->scene, sizeof *kept, make_note_rows);
    if (kept->width != width) {
        struct pen pen = scene_pen(now->scene, NULL, width);
        write_note(now, &pen);
        *kept = (struct note_rows){width, pen.y};
    }
    return kept->rows;
}

int diagram_told_rows(const struct diagram_now *now, int width, int told_rows) {
    return told_rows + note_rows(now, width);
}

/* Whether a row of the drawer lies above the end of what is seen. */
static bool is_seen(const struct canvas *canvas, int y) {
    return canvas->origin_y + y < canvas->clip.y + canvas->clip.height;
}

/* The latest beat. Beside knobs it has room while the film comes to it: a turn is about the moment.
 */
static const char *beat_words(const struct diagram_now *now) {
    const struct trace_beat *beat = trace_latest_beat(&now->known->traces[0], now->film.time_usec);
    if (beat == NULL)
        return NULL;
    bool rests = !now->playing && !now->film.waiting && now->film.time_usec != beat->at_usec;
    return rests && stage_is_at(now->scene, STAGE_TUNE) ? NULL : beat->say;
}

void diagram_draw_told(const struct diagram_now *now, struct rect size, bool has_note,
                       struct canvas *canvas) {
    int told_rows = size.height - (has_note ? note_rows(now, size.width) : 0);
    struct pen pen = scene_pen(now->scene, canvas, size.width);
    tell_knobs(now, told_rows, &pen);
    tell_verdict(now, told_rows, &pen);
    tell(&pen, told_rows, ROLE_TEXT, beat_words(now));
    tell(&pen, told_rows, ROLE_TEXT, begin_words(now, told_rows));
    tell_moment(now, told_rows, &pen);
    pen.y = told_rows;
    if (has_note && is_seen(canvas, told_rows))
        write_note(now, &pen);
}
