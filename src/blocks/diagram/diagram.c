/* How a diagram is laid out, when its picture next changes, and how it is told as plain text: the
 * table of its kind. */
#include "blocks/ask/steps.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/draw.h"
#include "blocks/diagram/figures.h"
#include "blocks/diagram/goal_rows.h"
#include "blocks/diagram/keyrings.h"
#include "blocks/diagram/keys.h"
#include "blocks/diagram/kinds.h"
#include "blocks/diagram/knobs.h"
#include "blocks/diagram/missions.h"
#include "blocks/diagram/note.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/point.h"
#include "blocks/diagram/stage.h"
#include "blocks/diagram/still.h"
#include "blocks/diagram/sweep.h"
#include "blocks/diagram/told.h"
#include "blocks/diagram/transcript.h"
#include "blocks/film/goal.h"
#include "blocks/film/missions.h"
#include "blocks/film/written.h"
#include "ui/prose.h"

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    if (part == DIAGRAM_MISSIONS) {
        diagram_write_missions(block, scene, pen);
        return;
    }
    struct diagram_now now = diagram_now(block, scene);
    pen->fills = &now.known->fills;
    if (part == DIAGRAM_CAPTION)
        pen_prose(pen, 0, theme_style(ROLE_QUIET), now.diagram->caption);
    else if (part == DIAGRAM_NOTE)
        pen_label(pen, DIAGRAM_INDENT, theme_style(ROLE_QUIET), diagram_note(&now));
    else if (part == DIAGRAM_SKIP_ROW)
        prediction_write_skip(block, scene, part, pen);
    else if (part == DIAGRAM_LATER)
        prediction_write_later(mission_is(block) ? "the mission is complete"
                                                 : "you have guessed and watched the film",
                               pen);
    else if (part >= DIAGRAM_HEAD)
        diagram_write_knobs(&now, part, pen);
}

/* On the page a mission is a row, which runs nothing. */
static void write_mission(const struct block *block, int part, const struct scene *scene,
                          struct pen *pen) {
    if (part == DIAGRAM_STILL)
        diagram_write_mission(block, scene, pen);
    else
        write(block, part, scene, pen);
}

/* What is asked before it, and what follows, stand on its stage, unless all is shown. */
static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct diagram_now now = diagram_now(block, scene);
    if (scene->shows_all)
        prediction_layout(block, scene, flow);
    flow_add(flow, block, DIAGRAM_STILL, diagram_still_rows(scene), PIECE_STOP);
    diagram_layout_missions(block, scene, flow);
    if (now.diagram->caption != NULL) {
        flow_gap(flow);
        block_add(block, DIAGRAM_CAPTION, 0, scene, flow);
    }
    flow_gap(flow);
    block_add(block, DIAGRAM_NOTE, 0, scene, flow);
    if (scene->shows_all)
        prediction_layout_after(block, scene, flow);
}

static void layout_mission(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    block_add(block, DIAGRAM_STILL, PIECE_STOP, scene, flow);
}

/* In the picture's place there may be something else. */
static void draw_picture(const struct diagram_now *now, const struct piece *piece,
                         struct canvas *canvas) {
    struct rect size = {0, 0, piece->at.width, piece->at.height};
    if (diagram_shows_transcript(now->block, now->scene->marks))
        diagram_draw_transcript(now, size, canvas);
    else if (now->swept)
        diagram_draw_sweep(now, piece, canvas);
    else
        diagram_draw_picture(now, size, canvas);
}

static void draw_figures(const struct diagram_now *now, const struct piece *piece,
                         struct canvas *canvas) {
    int indent = piece->flags & PIECE_STOP ? DIAGRAM_INDENT : 0;
    struct rect at = {indent, 0, piece->at.width - indent, piece->at.height};
    struct canvas_state state = canvas_push(canvas, at);
    diagram_draw_figures(now, at, canvas);
    canvas_pop(canvas, state);
}

static void draw_goal(const struct diagram_now *now, const struct piece *piece,
                      struct canvas *canvas) {
    struct rect at = {DIAGRAM_INDENT, 0, piece->at.width - DIAGRAM_INDENT, piece->at.height};
    struct canvas_state state = canvas_push(canvas, at);
    diagram_draw_goal(now, (struct goal_form){.heading = false}, at.width, canvas);
    canvas_pop(canvas, state);
}

static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    struct diagram_now now = diagram_now(piece->block, scene);
    struct rect size = {0, 0, piece->at.width, piece->at.height};
    if (piece->part == DIAGRAM_STILL)
        diagram_draw_still(&now, size, canvas);
    else if (piece->part == DIAGRAM_PICTURE)
        draw_picture(&now, piece, canvas);
    else if (piece->part == DIAGRAM_CURVE)
        diagram_draw_curve(&now, size, canvas);
    else if (piece->part == DIAGRAM_GOAL)
        draw_goal(&now, piece, canvas);
    else if (piece->part == DIAGRAM_FIGURES)
        draw_figures(&now, piece, canvas);
    else if (piece->part == DIAGRAM_WORDS)
        diagram_draw_told(&now, size, (piece->flags & PIECE_STOP) != 0, canvas);
}

static void draw_mission(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    if (piece->part != DIAGRAM_STILL)
        draw(piece, scene, canvas);
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
    struct diagram_plan plan = diagram_make_plan(&now, piece->at.width - DIAGRAM_INDENT,
                                                 piece->at.height, SEQUENCE_ROOM_FULL);
    int64_t clock = (at_usec / TENTH_USEC + 1) * TENTH_USEC;
    int64_t moves = next_move(&plan, at_usec);
    int64_t next = films_when(scene->films, reel, moves < clock ? moves : clock);
    int64_t frame = scene->now_usec + LEAST_FRAME_USEC;
    int64_t event = films_when(scene->films, reel, next_event(&now.known->traces[0], at_usec));
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
    blocks_tally(diagram->missions, scene, tally);
}

static void children(const struct block *block,
                     void (*visit)(const struct block *child, void *data), void *data) {
    prediction_children(block, visit, data);
    blocks_visit(missions_of(block), visit, data);
}

static void plain_caption(const struct diagram_now *now, struct writer *writer) {
    const struct fills *around = writer->fills;
    writer->fills = &now->known->fills;
    prose_plain(now->diagram->caption, PLAIN_WIDTH, "", "", writer);
    writer->fills = around;
}

static void plain_note(const struct diagram_now *now, struct writer *writer) {
    const char *note = diagram_note(now);
    if (note[0] != '\0')
        writer_wrapped(writer, "", "", PLAIN_WIDTH, note);
}

/* What is to be reached, as it is written in figures. */
static void plain_mission(const struct block *block, const struct scene *scene,
                          struct writer *writer) {
    writer_wrapped(writer, "", "", PLAIN_WIDTH, diagram_mission_head(block, scene, false));
    prediction_plain(block, scene, writer);
    writer_wrapped(writer, "Task: ", "      ", PLAIN_WIDTH,
                   diagram_goal_words(block->object, scene->arena));
    prediction_plain_after(block, scene, writer);
}

static void plain_missions(const struct block *block, const struct scene *scene,
                           struct writer *writer) {
    if (missions_of(block).count == 0)
        return;
    writer_bytes(writer, "\n", 1);
    blocks_plain(missions_of(block), scene, writer);
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    prediction_answers(block, scene, writer);
    blocks_answers(missions_of(block), scene, writer);
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
    plain_note(&now, writer);
    prediction_plain_after(block, scene, writer);
    plain_missions(block, scene, writer);
}

static const struct prediction *prediction(const struct block *block) {
    return &((const struct diagram *)block->object)->prediction;
}

/* What a diagram and a mission of one have in common. */
#define DIAGRAM_OPERATIONS                                                                         \
    .prediction = prediction, .supply = diagram_supply, .supply_beside = diagram_supply_beside,    \
    .fills = diagram_fills, .stage = &diagram_stage, .called = "This film",                        \
    .keyrings = diagram_keyrings, .bindings = diagram_bindings, .offers = diagram_offers,          \
    .act = diagram_act, .point = diagram_point, .reel = diagram_reel, .next_change = next_change

const struct block_kind block_diagram = {
    .schema = {.name = "diagram",
               .summary = "A film of messages between actors, played, paused and stepped through.",
               .fields = diagram_fields,
               .size = sizeof(struct written_diagram),
               .fills = true,
               .check = diagram_check,
               .finish = diagram_finish},
    DIAGRAM_OPERATIONS,
    .layout = layout,
    .write = write,
    .draw = draw,
    .tally = tally,
    .children = children,
    .plain = plain,
    .answers = answers,
};

const struct block_kind block_mission = {
    .schema = {.name = "mission",
               .summary = "A task in a playground, with some of its knobs fixed.",
               .fields = mission_fields,
               .size = sizeof(struct written_mission),
               .fills = true,
               .part = true,
               .check = mission_check,
               .finish = mission_finish},
    DIAGRAM_OPERATIONS,
    .layout = layout_mission,
    .write = write_mission,
    .draw = draw_mission,
    .tally = diagram_tally_mission,
    .children = prediction_children,
    .plain = plain_mission,
    .answers = prediction_answers,
};
