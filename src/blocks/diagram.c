/* How a diagram is laid out, when its picture next changes, and how it is told as plain text: the
 * table of its kind. */
#include "blocks/diagram_view.h"
#include "blocks/diagram_written.h"
#include "blocks/goal.h"
#include "blocks/kinds.h"
#include "ui/prose.h"

int64_t diagram_mark_usec(const struct block *block, const struct scene *scene) {
    return facts_get(scene->marks, block->id, ".mark", -1);
}

bool diagram_shows_transcript(const struct block *block, const struct scene *scene) {
    return facts_get(scene->marks, block->id, ".text", 0) != 0;
}

struct writer diagram_transcript(const struct block *block, const struct scene *scene,
                                 const char *indent, int width) {
    struct writer writer = {0};
    struct trace traces[SIMULATED_LANES];
    if (!diagram_traces(block, scene, traces))
        return writer;
    for (int i = 0; i < diagram_lane_count(block->object); i++) {
        const char *title = diagram_lane_title(block->object, i);
        if (title != NULL)
            writer_wrapped(&writer, indent, indent, width, title);
        trace_transcript(&traces[i], indent, width, scene->arena, &writer);
    }
    return writer;
}

static int count_lines(const struct writer *writer) {
    int lines = 0;
    for (size_t i = 0; i < writer->length; i++)
        lines += writer->text[i] == '\n';
    return lines;
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct diagram *diagram = block->object;
    if (part == DIAGRAM_CAPTION)
        pen_prose(pen, 0, theme_style(ROLE_QUIET), diagram->caption);
    else if (part == DIAGRAM_GOAL)
        goal_write(block, scene, pen);
    else if (part == DIAGRAM_BILL)
        diagram_write_bill(block, scene, false, pen);
    else if (part == DIAGRAM_NOTE)
        diagram_write_note(block, scene, pen);
    else if (part >= DIAGRAM_KNOB)
        diagram_write_knob(block, part, scene, pen);
}

/* What a simulated film comes to. */
static void layout_results(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    const struct diagram *diagram = block->object;
    int inner = flow->width - DIAGRAM_INDENT;
    if (diagram->is_simulated && diagram_panel_cells(diagram, inner) == 0)
        block_add(block, DIAGRAM_BILL, PIECE_TOGETHER, scene, flow);
    if (prediction_locks(block, scene->facts))
        return; /* the goal's figures would tell what is asked */
    if (diagram->goal.count > 0)
        block_add(block, DIAGRAM_GOAL, PIECE_TOGETHER, scene, flow);
}

static void layout_knobs(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct diagram *diagram = block->object;
    int rows = diagram_knob_rows(block, scene, flow->width);
    for (int i = 0; i < diagram->knobs.count; i++)
        if (diagram_knob_shown(block, scene, i))
            flow_add(flow, block, DIAGRAM_KNOB + i, rows,
                     PIECE_STOP | PIECE_ENTERS | PIECE_TOGETHER);
}

int diagram_rows_below(const struct block *block, const struct scene *scene, int width) {
    const struct diagram *diagram = block->object;
    int rows = diagram_knob_rows(block, scene, width);
    struct flow flow;
    flow_init(&flow, scene->arena, width);
    layout_results(block, scene, &flow);
    for (int i = 0; i < diagram->knobs.count; i++)
        flow.y += diagram_knob_works(block, scene, i) ? rows : 0;
    return flow.y;
}

static int picture_rows(const struct block *block, const struct scene *scene, int width) {
    struct diagram_plan plan;
    if (diagram_is_swept(block, scene))
        return diagram_sweep_rows(block, scene, width);
    return diagram_make_plan(block, scene, width, &plan) ? diagram_plan_rows(&plan) : 0;
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct diagram *diagram = block->object;
    unsigned enters = prediction_is_open(block, scene->facts) ? 0 : PIECE_ENTERS;
    prediction_layout(block, scene, flow);
    flow_add(flow, block, DIAGRAM_PICTURE, picture_rows(block, scene, flow->width),
             PIECE_STOP | enters | PIECE_TOGETHER);
    /* Where not all has room, what the knobs do stands above them. */
    layout_results(block, scene, flow);
    layout_knobs(block, scene, flow);
    if (diagram->caption != NULL) {
        flow_gap(flow);
        block_add(block, DIAGRAM_CAPTION, 0, scene, flow);
    }
    if (diagram->is_simulated) {
        flow_gap(flow);
        block_add(block, DIAGRAM_NOTE, 0, scene, flow);
    }
    prediction_layout_after(block, scene, flow);
    if (!diagram_shows_transcript(block, scene))
        return;
    struct writer writer = diagram_transcript(block, scene, "", flow->width);
    flow_gap(flow);
    flow_add(flow, block, DIAGRAM_TRANSCRIPT, count_lines(&writer), 0);
    writer_release(&writer);
}

static int present_row(const struct piece *piece, const struct scene *scene) {
    struct diagram_plan plan;
    struct film film = films_at(scene->films, piece->block);
    if (diagram_is_swept(piece->block, scene))
        return piece->at.height - 1; /* what the mark comes to */
    if (!diagram_make_plan(piece->block, scene, piece->at.width, &plan))
        return 0;
    if (film.waiting || prediction_is_open(piece->block, scene->facts))
        return diagram_say_row(&plan);
    const struct sequence *sequence = &plan.lanes[0].sequence;
    struct rect area = diagram_lane_area(&plan.lanes[0]);
    int row = sequence_present_row(sequence, film.time_usec) + sequence->header_rows;
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
    struct diagram_plan plan;
    struct reel reel;
    if (!films_playing(scene->films, piece->block) || diagram_is_swept(piece->block, scene) ||
        !diagram_make_plan(piece->block, scene, piece->at.width, &plan) ||
        !diagram_reel(piece->block, scene, &reel))
        return FILM_NEVER;
    int64_t at_usec = films_at(scene->films, piece->block).time_usec;
    int64_t clock = (at_usec / TENTH_USEC + 1) * TENTH_USEC;
    int64_t moves = next_move(&plan, at_usec);
    int64_t next = films_when(scene->films, &reel, moves < clock ? moves : clock);
    int64_t frame = scene->now_usec + LEAST_FRAME_USEC;
    int64_t event = films_when(scene->films, &reel, next_event(&plan.lanes[0].trace, at_usec));
    next = next < frame ? frame : next;
    return event < next ? event : next;
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    const struct diagram *diagram = block->object;
    prediction_tally(block, scene, tally);
    tally->stops++;
    tally->worked += facts_get(scene->facts, block->id, ".watched", 0) != 0;
    if (diagram->goal.count > 0) {
        tally->stops++;
        tally->worked += goal_is_won(block, scene->facts);
    }
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct diagram *diagram = block->object;
    prediction_plain(block, scene, writer);
    writer_wrapped(writer, "", "", PLAIN_WIDTH, diagram->title);
    struct writer lines = diagram_transcript(block, scene, "  ", PLAIN_WIDTH);
    writer_bytes(writer, lines.text, lines.length);
    writer_release(&lines);
    if (diagram->caption != NULL)
        prose_plain(diagram->caption, PLAIN_WIDTH, "", "", writer);
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
               .check = diagram_check,
               .finish = diagram_finish},
    .prediction = prediction,
    .supply = diagram_supply,
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
