/* The rows of a leaf's JSON, and how leaves are written as plain text. */
#include "blocks/reveal/leaf.h"

#include "ui/prose.h"

enum { MARK_CELLS = 2, TITLE_CELLS = 4 };

const struct field leaf_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct leaf, id),
     .says = "Unique in its block."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct leaf, title),
     .says = "The title shown while it is closed."},
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct leaf, text),
     .says = "The content shown below the title once it is open."},
    {.name = NULL},
};

void leaf_write_title(const struct leaf *leaf, const char *mark, bool focused, struct pen *pen) {
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_HEADING);
    pen_mark(pen, MARK_CELLS, theme_style(focused ? ROLE_POINTER : ROLE_HEADING), mark);
    pen_label(pen, TITLE_CELLS, style, leaf->title);
}

void leaf_write_text(const struct leaf *leaf, struct pen *pen) {
    pen_prose(pen, TITLE_CELLS, theme_style(ROLE_TEXT), leaf->text);
}

int leaf_count(struct list leaves, const struct facts *facts, const char *block_id) {
    const struct leaf *leaf = leaves.at;
    int count = 0;
    for (int i = 0; i < leaves.count; i++)
        count += facts_has(facts, block_id, leaf[i].id);
    return count;
}

void leaf_tally(struct list leaves, const struct facts *facts, const char *block_id,
                struct tally *tally) {
    tally->stops += leaves.count;
    tally->worked += leaf_count(leaves, facts, block_id);
}

void leaf_plain(struct list leaves, struct writer *writer) {
    const struct leaf *leaf = leaves.at;
    for (int i = 0; i < leaves.count; i++) {
        writer_wrapped(writer, "- ", "  ", PLAIN_WIDTH, leaf[i].title);
        prose_plain(leaf[i].text, PLAIN_WIDTH, "  ", "  ", writer);
    }
}
