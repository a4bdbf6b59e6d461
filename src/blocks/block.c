/* What is done with a block of any kind by the operations of its table: drawing, measuring and
 * counting. */
#include "blocks/block.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

const struct block_kind *block_kind(const struct block *block) {
    return (const struct block_kind *)block->schema;
}

const struct stage *block_stage(const struct block *block) {
    const struct stage *stage = block_kind(block)->stage;
    return stage != NULL && (stage->has == NULL || stage->has(block)) ? stage : NULL;
}

struct pen scene_pen(const struct scene *scene, struct canvas *canvas, int width) {
    return (struct pen){
        .canvas = canvas, .arena = scene->arena, .width_cells = width, .store = scene->prose};
}

const struct fills *block_fills(const struct block *block, const struct scene *scene) {
    for (block = block->outer; block != NULL; block = block->outer)
        if (block_kind(block)->fills != NULL)
            return block_kind(block)->fills(block, scene);
    return NULL;
}

static struct pen pen_for(const struct block *block, const struct scene *scene,
                          struct canvas *canvas, int width) {
    struct pen pen = scene_pen(scene, canvas, width);
    pen.fills = block_fills(block, scene);
    return pen;
}

int block_rows(const struct block *block, int part, const struct scene *scene, int width) {
    struct pen pen = pen_for(block, scene, NULL, width);
    block_kind(block)->write(block, part, scene, &pen);
    return pen.y;
}

void block_add(const struct block *block, int part, unsigned flags, const struct scene *scene,
               struct flow *flow) {
    flow_add(flow, block, part, block_rows(block, part, scene, flow->width), flags);
}

void block_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    const struct block_kind *kind = block_kind(piece->block);
    struct pen pen = pen_for(piece->block, scene, canvas, piece->at.width);
    if (kind->write != NULL)
        kind->write(piece->block, piece->part, scene, &pen);
    if (kind->draw != NULL)
        kind->draw(piece, scene, canvas);
}

bool block_takes_answer(const struct block *block) {
    if (block->schema->question)
        return true;
    while (block != NULL && !block_kind(block)->holds_answers)
        block = block->outer;
    return block != NULL;
}

__attribute__((format(printf, 2, 0))) static void say(char into[NOTICE_BYTES], const char *format,
                                                      va_list values) {
    char whole[4 * NOTICE_BYTES];
    vsnprintf(whole, sizeof whole, format, values);
    text_copy_cut(into, NOTICE_BYTES, whole);
}

void session_say(struct session *session, const char *format, ...) {
    va_list values;
    if (session->won)
        return;
    va_start(values, format);
    say(session->notice, format, values);
    va_end(values);
    session->says = NULL;
}

void session_say_at(struct session *session, const struct block *block, int part,
                    const char *format, ...) {
    va_list values;
    if (session->won)
        return;
    va_start(values, format);
    say(session->notice, format, values);
    va_end(values);
    session->says = block;
    session->says_part = part;
}

void session_win(struct session *session, const char *format, ...) {
    va_list values;
    va_start(values, format);
    say(session->notice, format, values);
    va_end(values);
    session->says = NULL;
    session->won = true;
}

void session_ask(struct session *session, const char *format, ...) {
    va_list values;
    va_start(values, format);
    say(session->asks, format, values);
    va_end(values);
}

bool scene_focused(const struct scene *scene, const struct block *block, int part) {
    return scene->focus == block && scene->focus_part == part;
}

bool scene_entered(const struct scene *scene, const struct block *block, int part) {
    return scene->entered && scene_focused(scene, block, part);
}

struct tally tally_empty(void) {
    return (struct tally){.first = {0, 1}, .counted = {0, 1}};
}

void tally_add(struct tally *sum, struct tally tally) {
    sum->stops += tally.stops;
    sum->worked += tally.worked;
    sum->questions += tally.questions;
    sum->answered += tally.answered;
    sum->points += tally.points;
    sum->graded += tally.graded;
    sum->passed += tally.passed;
    sum->first = score_add(sum->first, tally.first);
    sum->counted = score_add(sum->counted, tally.counted);
}

struct tally block_tally(const struct block *block, const struct scene *scene) {
    struct tally tally = tally_empty();
    if (block_kind(block)->tally != NULL)
        block_kind(block)->tally(block, scene, &tally);
    return tally;
}

bool block_is_worked(const struct block *block, const struct scene *scene) {
    struct tally tally = block_tally(block, scene);
    return tally.worked >= tally.stops;
}

bool block_waits(const struct block *block, const struct scene *scene) {
    return block->after != NULL && !scene->shows_waiting && !block_is_worked(block->after, scene);
}

bool block_is_always_there(const struct block *block) {
    for (block = block->outer; block != NULL; block = block->outer)
        if (block_kind(block)->draws_some != NULL && block_kind(block)->draws_some(block))
            return false;
    return true;
}

void block_layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    if (block_waits(block, scene))
        return;
    flow_gap(flow);
    block_kind(block)->layout(block, scene, flow);
}
