/* What is done with lists of blocks: laying out, writing, counting and walking. */
#include "blocks/block.h"

void blocks_layout_all(struct list blocks, const struct scene *scene, struct flow *flow) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++)
        block_layout(&block[i], scene, flow);
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

/* With what stands for the placeholders in the block's texts. */
static void write_filled(void (*write)(const struct block *block, const struct scene *scene,
                                       struct writer *writer),
                         const struct block *block, const struct scene *scene,
                         struct writer *writer) {
    const struct fills *around = writer->fills;
    writer->fills = block_fills(block, scene);
    write(block, scene, writer);
    writer->fills = around;
}

void block_names(const struct block *block, const struct scene *scene, struct writer *writer) {
    if (block_kind(block)->names != NULL)
        write_filled(block_kind(block)->names, block, scene, writer);
}

void blocks_plain(struct list blocks, const struct scene *scene, struct writer *writer) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++) {
        if (i > 0)
            writer_bytes(writer, "\n", 1);
        write_filled(block_kind(&block[i])->plain, &block[i], scene, writer);
    }
}

void blocks_answers(struct list blocks, const struct scene *scene, struct writer *writer) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++)
        if (block_kind(&block[i])->answers != NULL)
            write_filled(block_kind(&block[i])->answers, &block[i], scene, writer);
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
