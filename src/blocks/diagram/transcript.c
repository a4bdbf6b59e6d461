/* A diagram's film as text: in its picture's place, or as plain text. */
#include "blocks/diagram/transcript.h"

#include <string.h>

#include "blocks/diagram/parts.h"

bool diagram_shows_transcript(const struct block *block, const struct facts *marks) {
    return facts_get(marks, block->id, own_transcript, 0) != 0;
}

void diagram_show_transcript(const struct block *block, bool shown, struct facts *marks) {
    facts_set(marks, block->id, own_transcript, shown);
}

struct writer diagram_transcript(const struct diagram_now *now, const char *indent, int width) {
    struct writer writer = {0};
    for (int i = 0; i < now->known->lane_count; i++) {
        const char *title = diagram_lane_title(now->diagram, i);
        if (title != NULL)
            writer_wrapped(&writer, indent, indent, width, title);
        trace_transcript(&now->known->traces[i], indent, width, now->scene->arena, &writer);
    }
    return writer;
}

int diagram_transcript_rows(const struct diagram_now *now, int width) {
    struct writer writer = diagram_transcript(now, "", width);
    int rows = 0;
    for (size_t i = 0; i < writer.length; i++)
        rows += writer.text[i] == '\n';
    writer_release(&writer);
    return rows;
}

void diagram_draw_transcript(const struct diagram_now *now, struct rect size,
                             struct canvas *canvas) {
    struct writer writer = diagram_transcript(now, "", size.width - DIAGRAM_INDENT);
    const char *line = writer.text;
    for (int y = 0; line != NULL && *line != '\0'; y++) {
        size_t length = strcspn(line, "\n");
        canvas_text_n(canvas, DIAGRAM_INDENT, y, theme_style(ROLE_TEXT), line, length);
        line += length + (line[length] == '\n');
    }
    writer_release(&writer);
}
