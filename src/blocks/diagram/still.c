/* The still of a film. */
#include "blocks/diagram/still.h"

#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/draw.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/words.h"

enum { TITLE_ROWS = 1, PICTURE_ROWS = 5, LOW_PICTURE = 3, LOW_BELOW = 12, WORDS_ROWS = 2 };

int diagram_still_rows(const struct scene *scene) {
    return TITLE_ROWS + (scene->body_rows < LOW_BELOW ? LOW_PICTURE : PICTURE_ROWS) + WORDS_ROWS;
}

/* How it came; what is still to do. */
static const char *state_words(const struct diagram_now *now) {
    bool asks = prediction_is_open(now->block, now->scene->facts);
    const char *prediction = asks ? NULL : prediction_words(now->block, now->scene);
    if (now->known->won)
        return "Goal reached.";
    if (prediction != NULL)
        return prediction;
    if (now->known->watched)
        return "Watched to the end.";
    if (diagram_is_unplayed(now))
        return "Not played yet.";
    return asks ? "No guess yet." : "Not watched to the end yet.";
}

/* Only where they work. */
static const char *keys_words(const struct diagram_now *now) {
    if (!scene_focused(now->scene, now->block, DIAGRAM_STILL))
        return "";
    if (prediction_is_open(now->block, now->scene->facts))
        return "Enter or Space: guess first";
    if (diagram_is_unplayed(now))
        return "Enter opens it · Space plays it";
    return diagram_is_over(now) ? "Enter opens it · Space plays it again"
                                : "Enter opens it · Space plays on";
}

static void draw_title(const struct diagram_now *now, int width, struct canvas *canvas) {
    bool focused = scene_focused(now->scene, now->block, DIAGRAM_STILL);
    const char *state = diagram_state(now, width / 2);
    int cells = text_width(state);
    canvas_text_cut(canvas, 0, 0, width - cells - 2,
                    theme_style(focused ? ROLE_FOCUS : ROLE_HEADING), now->diagram->title);
    canvas_text_right(canvas, width, 0, theme_style(ROLE_VALUE), state);
}

void diagram_draw_still(const struct diagram_now *now, struct rect size, struct canvas *canvas) {
    int width = int_max(size.width - DIAGRAM_INDENT, 1);
    int rows = size.height - TITLE_ROWS - WORDS_ROWS;
    struct diagram_plan plan = diagram_make_plan(now, width, rows, SEQUENCE_ROOM_TIGHT);
    struct canvas_state whole =
        canvas_push(canvas, (struct rect){DIAGRAM_INDENT, 0, width, size.height});
    draw_title(now, width, canvas);
    struct canvas_state picture = canvas_push(canvas, (struct rect){0, TITLE_ROWS, width, rows});
    diagram_draw_lanes(now, &plan, canvas);
    canvas_pop(canvas, picture);
    int y = TITLE_ROWS + rows;
    canvas_text_cut(canvas, 0, y, width, theme_style(ROLE_TEXT), state_words(now));
    canvas_text_cut(canvas, 0, y + 1, width, theme_style(ROLE_KEY), keys_words(now));
    canvas_pop(canvas, whole);
}
