/* The kind "callout": prose set off by a bar at its side, in one of four tones. */
#include "blocks/read/kinds.h"
#include "ui/prose.h"

enum { BAR_CELLS = 2 };

struct callout {
    int tone;
    const char *title, *text;
};

static const struct {
    const char *name, *mark, *word;
} tones[] = {
    {"note", "i", "Note"},     {"tip", "+", "Tip"}, {"warning", "!", "Warning"},
    {"key", "★", "Key point"}, {.name = NULL},
};

static const char *heading(const struct callout *callout, struct arena *arena) {
    const char *word = tones[callout->tone].word;
    if (callout->title == NULL)
        return word;
    return arena_printf(arena, "%s: %s", word, callout->title);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct callout *callout = block->object;
    (void)part, (void)scene;
    pen_mark(pen, BAR_CELLS, theme_style(ROLE_STRONG), tones[callout->tone].mark);
    pen_label(pen, BAR_CELLS + 2, theme_style(ROLE_STRONG), heading(callout, pen->arena));
    pen_prose(pen, BAR_CELLS, theme_style(ROLE_TEXT), callout->text);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    block_add(block, 0, 0, scene, flow);
}

static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    (void)scene;
    canvas_fill(canvas, (struct rect){0, 0, 1, piece->at.height}, theme_style(ROLE_STRONG), "┃");
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct callout *callout = block->object;
    const char *word = tones[callout->tone].word;
    (void)scene;
    writer_text(writer, word);
    if (callout->title != NULL) {
        writer_text(writer, ": ");
        writer_text(writer, callout->title);
    }
    writer_text(writer, "\n");
    prose_plain(callout->text, PLAIN_WIDTH, "  ", "  ", writer);
}

static const struct field fields[] = {
    {.name = "tone",
     .type = FIELD_ONE_OF,
     .required = true,
     .at = offsetof(struct callout, tone),
     .names = &tones[0].name,
     .names_apart = sizeof tones[0],
     .says = "What it is: a note, a tip, a warning, or the key point."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct callout, title),
     .says = "The title, after the word for the tone."},
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct callout, text),
     .says = "The text."},
    {.name = NULL},
};

const struct block_kind block_callout = {
    .schema = {.name = "callout",
               .summary = "A remark set off by a bar, with a word for its tone.",
               .fields = fields,
               .size = sizeof(struct callout)},
    .layout = layout,
    .write = write,
    .draw = draw,
    .plain = plain,
};
