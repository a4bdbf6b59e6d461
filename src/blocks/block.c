/* What is done with blocks of any kind by the operations of their tables: drawing, laying out,
 * walking and counting. */
#include "blocks/block.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

const struct block_kind *block_kind(const struct block *block) {
    return (const struct block_kind *)block->schema;
}

int block_rows(const struct block *block, int part, const struct scene *scene, int width) {
    struct pen pen = {.arena = scene->arena, .width_cells = width};
    block_kind(block)->write(block, part, scene, &pen);
    return pen.y;
}

void block_add(const struct block *block, int part, unsigned flags, const struct scene *scene,
               struct flow *flow) {
    flow_add(flow, block, part, block_rows(block, part, scene, flow->width), flags);
}

void block_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    const struct block_kind *kind = block_kind(piece->block);
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = piece->at.width};
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
    va_start(values, format);
    say(session->notice, format, values);
    va_end(values);
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

void blocks_layout_all(struct list blocks, const struct scene *scene, struct flow *flow) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++) {
        flow_gap(flow);
        block_kind(&block[i])->layout(&block[i], scene, flow);
    }
}

void blocks_layout(struct list blocks, const struct scene *scene, struct flow *flow) {
    if (scene->near != NULL)
        near_layout(scene->near, blocks, scene, flow);
    else
        blocks_layout_all(blocks, scene, flow);
}

void blocks_tally(struct list blocks, const struct scene *scene, struct tally *tally) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++)
        if (block_kind(&block[i])->tally != NULL)
            block_kind(&block[i])->tally(&block[i], scene, tally);
}

void blocks_plain(struct list blocks, const struct scene *scene, struct writer *writer) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++) {
        if (i > 0)
            writer_bytes(writer, "\n", 1);
        block_kind(&block[i])->plain(&block[i], scene, writer);
    }
}

void blocks_answers(struct list blocks, const struct scene *scene, struct writer *writer) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++)
        if (block_kind(&block[i])->answers != NULL)
            block_kind(&block[i])->answers(&block[i], scene, writer);
}

void blocks_visit(struct list blocks, void (*visit)(const struct block *child, void *data),
                  void *data) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++)
        visit(&block[i], data);
}

struct walk {
    void (*visit)(const struct block *block, void *data);
    void *data;
};

static void walk_into(const struct block *block, void *data) {
    const struct walk *walk = data;
    walk->visit(block, walk->data);
    if (block_kind(block)->children != NULL)
        block_kind(block)->children(block, walk_into, data);
}

void blocks_walk(struct list blocks, void (*visit)(const struct block *block, void *data),
                 void *data) {
    struct walk walk = {visit, data};
    blocks_visit(blocks, walk_into, &walk);
}

struct tally tally_empty(void) {
    return (struct tally){.first = {0, 1}, .last = {0, 1}};
}

void tally_add(struct tally *sum, struct tally tally) {
    sum->stops += tally.stops;
    sum->worked += tally.worked;
    sum->questions += tally.questions;
    sum->answered += tally.answered;
    sum->first = score_add(sum->first, tally.first);
    sum->last = score_add(sum->last, tally.last);
}

struct tally block_tally(const struct block *block, const struct scene *scene) {
    struct tally tally = tally_empty();
    if (block_kind(block)->tally != NULL)
        block_kind(block)->tally(block, scene, &tally);
    return tally;
}
