/* The knobs of a simulated diagram as dials in one frame. */
#include "blocks/diagram/dials.h"

#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/parts.h"
#include "ui/dial.h"

/* What hangs on the diagram and the width alone. */
struct dials {
    int value_cells[SIMULATED_KNOBS];
    int width; /* of the frame; 0: there is none yet */
    struct dial_frame frame;
};

/* Of the widest value: of listed ones, else of the ends and of any three digits with a unit. */
static int widest_value(const struct diagram *diagram, int index, struct arena *arena) {
    enum { DURATION_CELLS = 8 /* "1.67 min" */ };
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    const struct knob *row = knob->row;
    int by = knob->values != NULL ? 1 : knob->last;
    int widest = row->type == KNOB_TYPE_DURATION && knob->values == NULL ? DURATION_CELLS : 0;
    struct scenario scenario = diagram_authored(diagram, 0);
    for (int step = 0; step <= knob->last; step += by) {
        diagram_knob_turn(knob, step, &scenario);
        widest = int_max(widest, text_width(knob_words(&scenario, row, arena)));
    }
    return widest;
}

static void make_dials(const struct block *block, const struct scene *scene, void *into) {
    const struct diagram *diagram = block->object;
    struct dials *dials = into;
    for (int i = 0; i < diagram->knobs.count; i++)
        dials->value_cells[i] = widest_value(diagram, i, scene->arena);
}

/* All knobs of the diagram stand in one frame, those too that are not shown yet, so that none
 * moves when another appears. */
static const struct dial_frame *frame_of(const struct diagram_now *now, int width) {
    const struct diagram *diagram = now->diagram;
    struct dials *dials = known_always(now->block, now->scene, sizeof *dials, make_dials);
    struct dial all[SIMULATED_KNOBS];
    if (dials->width == width)
        return &dials->frame;
    for (int i = 0; i < diagram->knobs.count; i++)
        all[i] = (struct dial){.title = diagram_knob_at(diagram, i)->title,
                               .value_cells = dials->value_cells[i]};
    dials->frame = dial_frame(all, diagram->knobs.count, int_max(width - DIAGRAM_INDENT, 1));
    dials->width = width;
    return &dials->frame;
}

int diagram_dial_rows(const struct diagram_now *now, int width) {
    return frame_of(now, width)->rows;
}

/* What the knob is set to: by the first lane that it turns. */
static const char *value_words(const struct diagram_now *now, int knob) {
    int lane = now->known->knobs[knob].lane;
    if (lane < 0)
        return "";
    return knob_words(&now->known->set[lane], diagram_knob_at(now->diagram, knob)->row,
                      now->scene->arena);
}

void diagram_write_dial(const struct diagram_now *now, int knob, struct pen *pen) {
    const struct diagram_knob *its = diagram_knob_at(now->diagram, knob);
    const struct dial_frame *frame = frame_of(now, pen->width_cells);
    if (pen->canvas != NULL) {
        struct dial dial = {.title = its->title,
                            .value = value_words(now, knob),
                            .step = now->known->knobs[knob].step,
                            .steps = int_max(its->last, 1),
                            .focused = scene_focused(now->scene, now->block, DIAGRAM_KNOB + knob),
                            .entered = scene_entered(now->scene, now->block, DIAGRAM_KNOB + knob)};
        struct canvas_state state = canvas_push(
            pen->canvas, (struct rect){DIAGRAM_INDENT, pen->y, frame->width_cells, frame->rows});
        dial_draw(&dial, frame, 0, pen->canvas);
        canvas_pop(pen->canvas, state);
    }
    pen_skip(pen, frame->rows);
}
