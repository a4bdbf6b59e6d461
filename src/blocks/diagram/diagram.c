/* How a diagram is laid out, when its picture next changes, and how it is told as plain text: the
 * table of its kind. */
#include "blocks/diagram/below.h"
#include "blocks/diagram/bill.h"
#include "blocks/diagram/dials.h"
#include "blocks/diagram/draw.h"
#include "blocks/diagram/goal_panel.h"
#include "blocks/diagram/keys.h"
#include "blocks/diagram/kinds.h"
#include "blocks/diagram/note.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/plan.h"
#include "blocks/diagram/sweep.h"
#include "blocks/diagram/transcript.h"
#include "blocks/film/goal.h"
#include "blocks/film/written.h"
#include "ui/prose.h"

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    struct diagram_now now = diagram_now(block, scene);
    pen->fills = &now.known->fills;
    if (part == DIAGRAM_CAPTION)
        pen_prose(pen, 0, theme_style(ROLE_QUIET), now.diagram->caption);
    else if (part == DIAGRAM_GOAL)
        diagram_write_goal(&now, pen);
    else if (part == DIAGRAM_BILL)
        diagram_write_bill(&now, false, pen);
    else if (part == DIAGRAM_NOTE)
        diagram_write_note(&now, pen);
    else if (part >= DIAGRAM_KNOB)
        diagram_write_dial(&now, part - DIAGRAM_KNOB, pen);
}

static int picture_rows(const struct diagram_now *now, int width) {
    if (now->swept)
        return diagram_sweep_rows(now, width);
    struct diagram_plan plan = diagram_make_plan(now, width);
    return diagram_plan_rows(&plan);
}

static void layout_texts(const struct diagram_now *now, struct flow *flow) {
    if (now->diagram->caption != NULL) {
        flow_gap(flow);
        block_add(now->block, DIAGRAM_CAPTION, 0, now->scene, flow);
    }
    flow_gap(flow);
    block_add(now->block, DIAGRAM_NOTE, 0, now->scene, flow);
}

static void layout_transcript(const struct diagram_now *now, struct flow *flow) {
    if (!diagram_shows_transcript(now->block, now->scene->marks))
        return;
    flow_gap(flow);
    flow_add(flow, now->block, DIAGRAM_TRANSCRIPT, diagram_transcript_rows(now, flow->width), 0);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct diagram_now now = diagram_now(block, scene);
    unsigned enters = now.known->waits ? 0 : PIECE_ENTERS;
    prediction_layout(block, scene, flow);
    flow_add(flow, block, DIAGRAM_PICTURE, picture_rows(&now, flow->width),
             PIECE_STOP | enters | PIECE_TOGETHER);
    /* Where not all has room, what the knobs do stands above them. */
    diagram_layout_results(&now, flow);
    diagram_layout_knobs(&now, flow);
    layout_texts(&now, flow);
    prediction_layout_after(block, scene, flow);
    layout_transcript(&now, flow);
}

static int present_row(const struct piece *piece, const struct scene *scene) {
    struct diagram_now now = diagram_now(piece->block, scene);
    if (now.swept)
        return piece->at.height - 1; /* what the mark comes to */
    struct diagram_plan plan = diagram_make_plan(&now, piece->at.width);
    if (now.film.waiting || now.known->waits)
        return diagram_say_row(&plan);
    const struct sequence *sequence = &plan.lanes[0].sequence;
    struct rect area = diagram_lane_area(&plan.lanes[0]);
    int row = sequence_present_row(sequence, now.film.time_usec) + sequence->header_rows;
    return area.y + (row < area.height ? row : area.height - 1);
}

/* The first moment after at when something is to be seen that must not be late: a beat, the end. */
static int64_t next_event(const struct trace *trace, int64_t at_usec) {
    int64_t next = trace->lasts_usec;
    for (int i = 0; i < trace->beat_count; i++) {
        int64_t beat = trace->beats[i].at_usec;
        next = beat > at_usec && beat < next ? beat : next;
    }
    return next;
}

/* The same of any lane's picture. */
static int64_t next_move(const struct diagram_plan *plan, int64_t at_usec) {
    int64_t next = TRACE_NEVER;
    for (int i = 0; i < plan->lane_count; i++) {
        int64_t moves = sequence_next_change(&plan->lanes[i].sequence, at_usec);
        next = moves < next ? moves : next;
    }
    return next;
}

/* Fast films are shown in so many pictures a second that the eye takes them for motion. */
static int64_t next_change(const struct piece *piece, const struct scene *scene) {
    enum { TENTH_USEC = 100000, LEAST_FRAME_USEC = 10000 };
    struct diagram_now now = diagram_now(piece->block, scene);
    const struct reel *reel = &now.known->reel;
    int64_t at_usec = now.film.time_usec;
    if (!now.playing)
        return FILM_NEVER;
    struct diagram_plan plan = diagram_make_plan(&now, piece->at.width);
    int64_t clock = (at_usec / TENTH_USEC + 1) * TENTH_USEC;
    int64_t moves = next_move(&plan, at_usec);
    int64_t next = films_when(scene->films, reel, moves < clock ? moves : clock);
    int64_t frame = scene->now_usec + LEAST_FRAME_USEC;
    int64_t event = films_when(scene->films, reel, next_event(plan.lanes[0].trace, at_usec));
    next = next < frame ? frame : next;
    return event < next ? event : next;
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    const struct diagram *diagram = block->object;
    prediction_tally(block, scene, tally);
    tally->stops++;
    tally->worked += facts_get(scene->facts, block->id, own_watched, 0) != 0 ||
                     prediction_is_again(block, scene->facts);
    if (diagram->goal.count > 0) {
        tally->stops++;
        tally->worked += goal_is_won(block, scene->facts);
    }
}

static void plain_caption(const struct diagram_now *now, struct writer *writer) {
    const struct fills *around = writer->fills;
    writer->fills = &now->known->fills;
    prose_plain(now->diagram->caption, PLAIN_WIDTH, "", "", writer);
    writer->fills = around;
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    struct diagram_now now = diagram_now(block, scene);
    prediction_plain(block, scene, writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, now.diagram->title);
    struct writer lines = diagram_transcript(&now, "  ", PLAIN_WIDTH);
    writer_bytes(writer, lines.text, lines.length);
    writer_release(&lines);
    if (now.diagram->caption != NULL)
        plain_caption(&now, writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, diagram_left_out(&now));
    prediction_plain_after(block, scene, writer);
}

static const struct prediction *prediction(const struct block *block) {
    return &((const struct diagram *)block->object)->prediction;
}

const struct block_kind block_diagram = {
    .schema = {.name = "diagram",
               .summary = "A film of messages between actors, played, paused and stepped through.",
               .fields = diagram_fields,
               .size = sizeof(struct written_diagram),
               .fills = true,
               .check = diagram_check,
               .finish = diagram_finish},
    .prediction = prediction,
    .supply = diagram_supply,
    .fills = diagram_fills,
    .supply_beside = diagram_supply_beside,
    .layout = layout,
    .write = write,
    .draw = diagram_draw,
    .bindings = diagram_bindings,
    .offers = diagram_offers,
    .act = diagram_act,
    .tally = tally,
    .reel = diagram_reel,
    .present_row = present_row,
    .next_change = next_change,
    .children = prediction_children,
    .plain = plain,
    .answers = prediction_answers,
};
