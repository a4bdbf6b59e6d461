#include "ui/prose.h"

#include <cmark.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/theme.h"

enum { WIDE_CELLS = 2, TAB_CELLS = 4, CODE_INDENT_FROM_CELLS = 20 };

/* Where a style begins in the text of the paragraph that is being gathered. */
struct run {
    size_t start;
    struct style style;
};

/* What a quote, a list item or a code block puts in front of its lines. */
struct frame {
    const char *first, *rest; /* on its first line, on the others */
    int width_cells;
    enum role role;
};

/* A list counts its items here, hung on the node that cmark made. */
struct numbering {
    long next;
    int digits;
    char delimiter;
};

struct layout {
    struct arena *arena;
    int width_cells;
    struct style base;
    bool failed;

    struct prose_line *lines;
    size_t line_count, line_capacity;

    struct frame *frames;
    size_t frame_count, frame_capacity;
    size_t unbegun; /* frames from here on have no line yet */

    char *text; /* of the paragraph */
    size_t length, text_capacity;
    struct run *runs;
    size_t run_count, run_capacity;

    int emphasis, strong, address, heading; /* how many are open */
    int bullets;                            /* bullet lists that are open */
};

/* items with room for wanted of them; NULL, and the layout has failed, when memory is out. */
static void *with_room(struct layout *layout, void *items, size_t *capacity, size_t wanted,
                       size_t size) {
    if (wanted <= *capacity)
        return items;
    size_t larger = wanted > SIZE_MAX / 2 ? wanted : wanted * 2;
    larger = larger < 16 ? 16 : larger;
    void *grown = arena_array(layout->arena, larger, size);
    if (grown == NULL) {
        layout->failed = true;
        return NULL;
    }
    if (*capacity > 0)
        memcpy(grown, items, *capacity * size);
    *capacity = larger;
    return grown;
}

/* Styles */

static struct style over(struct style below, enum role role) {
    struct style above = theme_style(role);
    if (above.colour != COLOUR_DEFAULT)
        below.colour = above.colour;
    below.attributes |= above.attributes;
    return below;
}

static struct style style_now(const struct layout *layout) {
    struct style style = layout->base;
    if (layout->heading > 0)
        style = over(style, ROLE_HEADING);
    if (layout->emphasis > 0)
        style = over(style, ROLE_EMPHASIS);
    if (layout->strong > 0)
        style = over(style, ROLE_STRONG);
    if (layout->address > 0)
        style = over(style, ROLE_LINK);
    return style;
}

static bool same_style(struct style a, struct style b) {
    return a.colour == b.colour && a.attributes == b.attributes;
}

/* Lines */

/* However deep the nesting, the inmost frames are shown and at least half of the width is text;
 * the inmost one alone may take all but what a wide character needs. */
static size_t first_shown(const struct layout *layout, int *indent_cells) {
    size_t first = layout->frame_count;
    int limit = layout->width_cells - WIDE_CELLS;
    *indent_cells = 0;
    while (first > 0 && *indent_cells + layout->frames[first - 1].width_cells <= limit) {
        first--;
        *indent_cells += layout->frames[first].width_cells;
        limit = layout->width_cells / 2;
    }
    return first;
}

static int room(const struct layout *layout) {
    int indent_cells;
    first_shown(layout, &indent_cells);
    return layout->width_cells - indent_cells;
}

static struct prose_span span_of(const char *text, struct style style) {
    return (struct prose_span){.text = text, .length = strlen(text), .style = style};
}

/* Adds a line that begins with the frames and has room for count spans of text; returns where they
 * go, or NULL. */
static struct prose_span *add_line(struct layout *layout, size_t count) {
    int indent_cells;
    size_t first = first_shown(layout, &indent_cells), shown = layout->frame_count - first;
    struct prose_line *lines = with_room(layout, layout->lines, &layout->line_capacity,
                                         layout->line_count + 1, sizeof *lines);
    struct prose_span *spans = arena_array(layout->arena, shown + count, sizeof *spans);
    if (lines == NULL || spans == NULL) {
        layout->failed = true;
        return NULL;
    }
    for (size_t i = first; i < layout->frame_count; i++) {
        const struct frame *frame = &layout->frames[i];
        const char *text = i >= layout->unbegun ? frame->first : frame->rest;
        spans[i - first] = span_of(text, over(layout->base, frame->role));
    }
    layout->lines = lines;
    lines[layout->line_count++] =
        (struct prose_line){.spans = spans, .span_count = (int)(shown + count)};
    layout->unbegun = layout->frame_count;
    return spans + shown;
}

static void add_span_line(struct layout *layout, struct prose_span span) {
    struct prose_span *spans = add_line(layout, 1);
    if (spans != NULL)
        *spans = span;
}

static void push_frame(struct layout *layout, struct frame frame) {
    struct frame *frames = with_room(layout, layout->frames, &layout->frame_capacity,
                                     layout->frame_count + 1, sizeof *frames);
    if (frames == NULL)
        return;
    layout->frames = frames;
    frames[layout->frame_count++] = frame;
}

/* Every frame has a line, so that an empty item still shows its number. */
static void pop_frame(struct layout *layout) {
    if (layout->unbegun < layout->frame_count)
        add_line(layout, 0);
    layout->frame_count--;
    if (layout->unbegun > layout->frame_count)
        layout->unbegun = layout->frame_count;
}

/* The paragraph */

static void append(struct layout *layout, const char *text, size_t length, struct style style) {
    if (length == 0)
        return;
    char *grown =
        with_room(layout, layout->text, &layout->text_capacity, layout->length + length, 1);
    struct run *runs =
        with_room(layout, layout->runs, &layout->run_capacity, layout->run_count + 1, sizeof *runs);
    if (grown == NULL || runs == NULL)
        return;
    layout->text = grown;
    layout->runs = runs;
    memcpy(grown + layout->length, text, length);
    if (layout->run_count == 0 || !same_style(runs[layout->run_count - 1].style, style))
        runs[layout->run_count++] = (struct run){.start = layout->length, .style = style};
    layout->length += length;
}

static void append_text(struct layout *layout, const char *text, struct style style) {
    append(layout, text, strlen(text), style);
}

/* A "/" that begins a word belongs to what follows. The rules of line breaking would rather leave
 * it behind, and part "GET /messages" inside its path. */
static void append_slash(struct layout *layout, const char *at, struct style style) {
    static const char zero_width_space[] = "\u200B", word_joiner[] = "\u2060";
    bool after_blank = layout->length > 0 && layout->text[layout->length - 1] == ' ';
    bool begins = (after_blank || layout->length == 0) && at[1] != '\0' && at[1] != ' ';
    if (begins && after_blank)
        append_text(layout, zero_width_space, style);
    append(layout, at, 1, style);
    if (begins)
        append_text(layout, word_joiner, style);
}

/* A line break that came in as an entity or inside code is a blank like any other. */
static void append_literal(struct layout *layout, cmark_node *node, struct style style) {
    const char *text = cmark_node_get_literal(node);
    while (text != NULL && *text != '\0' && !layout->failed) {
        size_t plain = strcspn(text, "\n/");
        append(layout, text, plain, style);
        text += plain;
        if (*text == '\0')
            break;
        if (*text == '/')
            append_slash(layout, text, style);
        else
            append_text(layout, " ", style);
        text++;
    }
}

/* The spans of one line, found by cells, so that none begins with what combines with the cell
 * before it. Spans NULL: only counts. *run moves on to the line's last. */
static size_t split_line(const struct layout *layout, const char *text, struct text_line line,
                         size_t *run, struct prose_span *spans) {
    size_t count = 0, end = line.start + line.length;
    for (size_t at = line.start; at < end;) {
        size_t before = *run;
        while (*run + 1 < layout->run_count && layout->runs[*run + 1].start <= at)
            (*run)++;
        struct text_cell cell;
        size_t bytes = text_cell(text + at, end - at, &cell);
        if (count == 0 || *run != before)
            count++;
        if (spans != NULL && (at == line.start || *run != before))
            spans[count - 1] =
                (struct prose_span){.text = text + at, .style = layout->runs[*run].style};
        if (spans != NULL)
            spans[count - 1].length += bytes;
        at += bytes;
    }
    return count;
}

static void add_text_line(struct layout *layout, const char *text, struct text_line line,
                          size_t *run) {
    size_t counted_to = *run;
    size_t count = split_line(layout, text, line, &counted_to, NULL);
    struct prose_span *spans = add_line(layout, count);
    if (spans != NULL)
        split_line(layout, text, line, run, spans);
}

static void clear_paragraph(struct layout *layout) {
    layout->length = 0;
    layout->run_count = 0;
}

static void end_paragraph(struct layout *layout) {
    size_t length = layout->length, at = 0, run = 0;
    const char *text = arena_copy(layout->arena, layout->text, length);
    layout->failed |= text == NULL;
    do {
        struct text_line line = {.start = 0};
        if (!layout->failed && at < length)
            at = text_wrap(text, length, at, room(layout), &line);
        if (!layout->failed)
            add_text_line(layout, text, line, &run);
    } while (!layout->failed && at < length);
    clear_paragraph(layout);
}

/* Blocks */

static bool is_tight(cmark_node *node) {
    cmark_node *parent = cmark_node_parent(node);
    if (cmark_node_get_type(node) == CMARK_NODE_ITEM)
        return cmark_node_get_list_tight(parent);
    if (cmark_node_get_type(parent) == CMARK_NODE_ITEM)
        return cmark_node_get_list_tight(cmark_node_parent(parent));
    return false;
}

static bool wants_gap(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK &&
           cmark_node_previous(node) != NULL && !is_tight(node);
}

static void open_quote(struct layout *layout, cmark_node *node) {
    (void)node;
    push_frame(layout,
               (struct frame){.first = "│ ", .rest = "│ ", .width_cells = 2, .role = ROLE_QUIET});
}

static void close_frame(struct layout *layout, cmark_node *node) {
    (void)node;
    pop_frame(layout);
}

static int count_digits(long number) {
    int digits = 1;
    while ((number /= 10) > 0)
        digits++;
    return digits;
}

static void number_list(struct layout *layout, cmark_node *list) {
    struct numbering *numbering = arena_alloc(layout->arena, sizeof *numbering);
    if (numbering == NULL) {
        layout->failed = true;
        return;
    }
    long last = cmark_node_get_list_start(list) - 1L;
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item))
        last++;
    *numbering = (struct numbering){
        .next = cmark_node_get_list_start(list),
        .digits = count_digits(last),
        .delimiter = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ')' : '.'};
    cmark_node_set_user_data(list, numbering);
}

static bool has_bullets(cmark_node *list) {
    return cmark_node_get_list_type(list) == CMARK_BULLET_LIST;
}

static void open_list(struct layout *layout, cmark_node *list) {
    if (has_bullets(list))
        layout->bullets++;
    else
        number_list(layout, list);
}

static void close_list(struct layout *layout, cmark_node *list) {
    if (has_bullets(list))
        layout->bullets--;
}

static void open_bullet(struct layout *layout) {
    const char *bullet = layout->bullets % 2 == 1 ? "• " : "– ";
    push_frame(layout,
               (struct frame){.first = bullet, .rest = "  ", .width_cells = 2, .role = ROLE_TEXT});
}

static void open_number(struct layout *layout, struct numbering *numbering) {
    int digits = numbering->digits, width = digits + 2;
    struct frame frame = {.width_cells = width, .role = ROLE_TEXT};
    frame.first =
        arena_printf(layout->arena, "%*ld%c ", digits, numbering->next++, numbering->delimiter);
    frame.rest = arena_printf(layout->arena, "%*s", width, "");
    layout->failed |= frame.first == NULL || frame.rest == NULL;
    if (!layout->failed)
        push_frame(layout, frame);
}

static void open_item(struct layout *layout, cmark_node *item) {
    cmark_node *list = cmark_node_parent(item);
    if (has_bullets(list))
        open_bullet(layout);
    else
        open_number(layout, cmark_node_get_user_data(list));
}

/* One line of code with its tabs turned into blanks, broken where it is too long: what was typed
 * counts, so nothing is swallowed at a break. */
static void add_code_line(struct layout *layout, const char *line, size_t length,
                          struct style style) {
    clear_paragraph(layout);
    for (size_t i = 0, column = 0; i < length; i++) {
        size_t blanks = line[i] == '\t' ? TAB_CELLS - column % TAB_CELLS : 0;
        column += blanks + (line[i] != '\t');
        append(layout, blanks > 0 ? "    " : line + i, blanks > 0 ? blanks : 1, style);
    }
    const char *text = arena_copy(layout->arena, layout->text, layout->length);
    layout->failed |= text == NULL;
    size_t at = 0, left = layout->length;
    clear_paragraph(layout);
    while (!layout->failed) {
        struct text_cell cell;
        size_t bytes = text_fit(text + at, left - at, room(layout));
        if (bytes == 0 && at < left)
            bytes = text_cell(text + at, left - at, &cell);
        add_span_line(layout,
                      (struct prose_span){.text = text + at, .length = bytes, .style = style});
        at += bytes;
        if (at >= left)
            break;
    }
}

static void add_code(struct layout *layout, cmark_node *node) {
    const char *code = cmark_node_get_literal(node);
    struct style style = over(layout->base, ROLE_CODE);
    int indent_cells = layout->width_cells < CODE_INDENT_FROM_CELLS ? 0 : 2;
    push_frame(layout, (struct frame){.first = indent_cells > 0 ? "  " : "",
                                      .rest = indent_cells > 0 ? "  " : "",
                                      .width_cells = indent_cells,
                                      .role = ROLE_TEXT});
    while (!layout->failed && code != NULL && *code != '\0') {
        size_t length = strcspn(code, "\n");
        add_code_line(layout, code, length, style);
        code += length + (code[length] == '\n');
    }
    if (!layout->failed)
        pop_frame(layout);
}

static void add_html(struct layout *layout, cmark_node *node) {
    const char *html = cmark_node_get_literal(node);
    size_t length = html != NULL ? strlen(html) : 0;
    while (length > 0 && html[length - 1] == '\n')
        length--;
    append(layout, html != NULL ? html : "", length, style_now(layout));
    end_paragraph(layout);
}

static void add_rule(struct layout *layout, cmark_node *node) {
    (void)node;
    static const char dash[] = "─";
    size_t bytes = sizeof dash - 1, cells = (size_t)room(layout);
    char *rule = arena_array(layout->arena, cells, bytes);
    if (rule == NULL) {
        layout->failed = true;
        return;
    }
    for (size_t i = 0; i < cells; i++)
        memcpy(rule + i * bytes, dash, bytes);
    add_span_line(layout, (struct prose_span){.text = rule,
                                              .length = cells * bytes,
                                              .style = over(layout->base, ROLE_QUIET)});
}

static void close_paragraph(struct layout *layout, cmark_node *node) {
    (void)node;
    end_paragraph(layout);
}

static void open_heading(struct layout *layout, cmark_node *node) {
    (void)node;
    layout->heading++;
}

static void close_heading(struct layout *layout, cmark_node *node) {
    end_paragraph(layout);
    layout->heading--;
    (void)node;
}

/* Inlines */

static void add_text(struct layout *layout, cmark_node *node) {
    append_literal(layout, node, style_now(layout));
}

static void add_inline_code(struct layout *layout, cmark_node *node) {
    append_literal(layout, node, over(style_now(layout), ROLE_CODE));
}

static void add_soft_break(struct layout *layout, cmark_node *node) {
    (void)node;
    append_text(layout, " ", style_now(layout));
}

static void add_hard_break(struct layout *layout, cmark_node *node) {
    (void)node;
    append_text(layout, "\n", style_now(layout));
}

static void open_emphasis(struct layout *layout, cmark_node *node) {
    (void)node;
    layout->emphasis++;
}

static void close_emphasis(struct layout *layout, cmark_node *node) {
    (void)node;
    layout->emphasis--;
}

static void open_strong(struct layout *layout, cmark_node *node) {
    (void)node;
    layout->strong++;
}

static void close_strong(struct layout *layout, cmark_node *node) {
    (void)node;
    layout->strong--;
}

/* True for a link whose text is its address: it is shown once. */
static bool is_bare(cmark_node *link) {
    static const char mail[] = "mailto:";
    cmark_node *child = cmark_node_first_child(link);
    const char *url = cmark_node_get_url(link);
    if (child == NULL || url == NULL || cmark_node_next(child) != NULL ||
        cmark_node_get_type(child) != CMARK_NODE_TEXT)
        return false;
    const char *text = cmark_node_get_literal(child);
    size_t skip = strncmp(url, mail, sizeof mail - 1) == 0 ? sizeof mail - 1 : 0;
    return strcmp(text, url) == 0 || strcmp(text, url + skip) == 0;
}

static void open_link(struct layout *layout, cmark_node *link) {
    layout->address += is_bare(link);
}

static void append_address(struct layout *layout, cmark_node *node) {
    const char *url = cmark_node_get_url(node);
    if (url == NULL || *url == '\0')
        return;
    append_text(layout, " ", style_now(layout));
    layout->address++;
    append_text(layout, "<", style_now(layout));
    append_text(layout, url, style_now(layout));
    append_text(layout, ">", style_now(layout));
    layout->address--;
}

static void close_link(struct layout *layout, cmark_node *link) {
    if (is_bare(link))
        layout->address--;
    else
        append_address(layout, link);
}

static void open_image(struct layout *layout, cmark_node *image) {
    append_text(layout, "[", style_now(layout));
    if (cmark_node_first_child(image) == NULL)
        append_text(layout, "image", style_now(layout));
}

static void close_image(struct layout *layout, cmark_node *image) {
    append_text(layout, "]", style_now(layout));
    append_address(layout, image);
}

/* What each node does when it is entered and, if it can have children, when it is left. */
static const struct {
    void (*enter)(struct layout *layout, cmark_node *node);
    void (*leave)(struct layout *layout, cmark_node *node);
} handlers[] = {
    [CMARK_NODE_BLOCK_QUOTE] = {open_quote, close_frame},
    [CMARK_NODE_LIST] = {open_list, close_list},
    [CMARK_NODE_ITEM] = {open_item, close_frame},
    [CMARK_NODE_CODE_BLOCK] = {add_code, NULL},
    [CMARK_NODE_HTML_BLOCK] = {add_html, NULL},
    [CMARK_NODE_PARAGRAPH] = {NULL, close_paragraph},
    [CMARK_NODE_HEADING] = {open_heading, close_heading},
    [CMARK_NODE_THEMATIC_BREAK] = {add_rule, NULL},
    [CMARK_NODE_TEXT] = {add_text, NULL},
    [CMARK_NODE_SOFTBREAK] = {add_soft_break, NULL},
    [CMARK_NODE_LINEBREAK] = {add_hard_break, NULL},
    [CMARK_NODE_CODE] = {add_inline_code, NULL},
    [CMARK_NODE_HTML_INLINE] = {add_text, NULL},
    [CMARK_NODE_EMPH] = {open_emphasis, close_emphasis},
    [CMARK_NODE_STRONG] = {open_strong, close_strong},
    [CMARK_NODE_LINK] = {open_link, close_link},
    [CMARK_NODE_IMAGE] = {open_image, close_image},
};

static void visit(struct layout *layout, cmark_node *node, bool entering) {
    cmark_node_type type = cmark_node_get_type(node);
    if ((size_t)type >= sizeof handlers / sizeof handlers[0])
        return;
    if (entering && wants_gap(node))
        add_line(layout, 0);
    if (entering && handlers[type].enter != NULL)
        handlers[type].enter(layout, node);
    if (!entering && handlers[type].leave != NULL)
        handlers[type].leave(layout, node);
}

struct prose prose_layout(const char *markdown, int width_cells, struct style base,
                          struct arena *arena) {
    struct layout layout = {
        .arena = arena, .width_cells = width_cells > 1 ? width_cells : 1, .base = base};
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_VALIDATE_UTF8);
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iter);
         event != CMARK_EVENT_DONE && !layout.failed; event = cmark_iter_next(iter))
        visit(&layout, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    cmark_iter_free(iter);
    cmark_node_free(root);
    return (struct prose){.lines = layout.lines, .line_count = (int)layout.line_count};
}

int prose_draw(const struct prose *prose, int x, int y, struct canvas *canvas) {
    for (int i = 0; i < prose->line_count; i++) {
        const struct prose_line *line = &prose->lines[i];
        int at = x;
        for (int k = 0; k < line->span_count; k++) {
            const struct prose_span *span = &line->spans[k];
            at += canvas_text_n(canvas, at, y + i, span->style, span->text, span->length);
        }
    }
    return prose->line_count;
}

int prose_rows(const char *markdown, int width_cells, struct arena *arena) {
    return prose_layout(markdown, width_cells, theme_style(ROLE_TEXT), arena).line_count;
}

/* The line's text with no blank at its end, or NULL. */
static char *join_line(const struct prose_line *line, const char *prefix, struct arena *arena) {
    size_t length = strlen(prefix);
    for (int i = 0; i < line->span_count; i++)
        length += line->spans[i].length;
    char *text = arena_alloc(arena, length + 1);
    if (text == NULL)
        return NULL;
    size_t at = strlen(prefix);
    memcpy(text, prefix, at);
    for (int i = 0; i < line->span_count; i++) {
        memcpy(text + at, line->spans[i].text, line->spans[i].length);
        at += line->spans[i].length;
    }
    while (at > 0 && text[at - 1] == ' ')
        at--;
    text[at] = '\0';
    return text;
}

void prose_plain(const char *markdown, int width_cells, const char *first, const char *prefix,
                 struct writer *writer) {
    struct arena arena = {0};
    int first_cells = text_width(first), rest_cells = text_width(prefix);
    int indent_cells = first_cells > rest_cells ? first_cells : rest_cells;
    struct prose prose =
        prose_layout(markdown, width_cells - indent_cells, theme_style(ROLE_TEXT), &arena);
    for (int i = 0; i < prose.line_count; i++) {
        const char *line = join_line(&prose.lines[i], i == 0 ? first : prefix, &arena);
        writer_text(writer, line != NULL ? line : "");
        writer_text(writer, "\n");
    }
    arena_release(&arena);
}
