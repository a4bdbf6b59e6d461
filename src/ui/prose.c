/* How a tree of CommonMark is walked, and what each of its nodes does to the lines. */
#include "ui/prose.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/lines.h"
#include "ui/theme.h"

enum { CODE_INDENT_FROM_CELLS = 20 };

/* A list counts its items here, hung on the node that cmark made. */
struct numbering {
    long next;
    int digits;
    char delimiter;
};

struct layout {
    struct lines lines;
    int emphasis, strong, address, heading; /* how many are open */
    int bullets;                            /* bullet lists that are open */
};

/* Styles */

static struct style style_now(const struct layout *layout) {
    struct style style = {COLOUR_DEFAULT, 0};
    if (layout->heading > 0)
        style = theme_over(style, ROLE_HEADING);
    if (layout->emphasis > 0)
        style = theme_over(style, ROLE_EMPHASIS);
    if (layout->strong > 0)
        style = theme_over(style, ROLE_STRONG);
    if (layout->address > 0)
        style = theme_over(style, ROLE_LINK);
    return style;
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
    lines_push_frame(
        &layout->lines,
        (struct lines_frame){.first = "│ ", .rest = "│ ", .width_cells = 2, .role = ROLE_QUIET});
}

static void close_frame(struct layout *layout, cmark_node *node) {
    (void)node;
    lines_pop_frame(&layout->lines);
}

static int count_digits(long number) {
    int digits = 1;
    while ((number /= 10) > 0)
        digits++;
    return digits;
}

static void number_list(struct layout *layout, cmark_node *list) {
    struct numbering *numbering = arena_alloc(layout->lines.arena, sizeof *numbering);
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
    lines_push_frame(
        &layout->lines,
        (struct lines_frame){.first = bullet, .rest = "  ", .width_cells = 2, .role = ROLE_TEXT});
}

static void open_number(struct layout *layout, struct numbering *numbering) {
    int digits = numbering->digits, width = digits + 2;
    struct lines_frame frame = {.width_cells = width, .role = ROLE_TEXT};
    frame.first = arena_printf(layout->lines.arena, "%*ld%c ", digits, numbering->next++,
                               numbering->delimiter);
    frame.rest = arena_printf(layout->lines.arena, "%*s", width, "");
    lines_push_frame(&layout->lines, frame);
}

static void open_item(struct layout *layout, cmark_node *item) {
    cmark_node *list = cmark_node_parent(item);
    if (has_bullets(list))
        open_bullet(layout);
    else
        open_number(layout, cmark_node_get_user_data(list));
}

static void add_code(struct layout *layout, cmark_node *node) {
    const char *code = cmark_node_get_literal(node);
    struct style style = theme_style(ROLE_CODE);
    int indent_cells = layout->lines.width_cells < CODE_INDENT_FROM_CELLS ? 0 : 2;
    lines_push_frame(&layout->lines, (struct lines_frame){.first = indent_cells > 0 ? "  " : "",
                                                          .rest = indent_cells > 0 ? "  " : "",
                                                          .width_cells = indent_cells,
                                                          .role = ROLE_TEXT});
    while (code != NULL && *code != '\0') {
        size_t length = strcspn(code, "\n");
        lines_add_verbatim(&layout->lines, code, length, style);
        code += length + (code[length] == '\n');
    }
    lines_pop_frame(&layout->lines);
}

static void add_rule(struct layout *layout, cmark_node *node) {
    (void)node;
    lines_add_rule(&layout->lines);
}

static void add_html(struct layout *layout, cmark_node *node) {
    const char *html = cmark_node_get_literal(node);
    size_t length = html != NULL ? strlen(html) : 0;
    while (length > 0 && html[length - 1] == '\n')
        length--;
    lines_append(&layout->lines, html != NULL ? html : "", length, style_now(layout));
    lines_end_paragraph(&layout->lines);
}

static void close_paragraph(struct layout *layout, cmark_node *node) {
    (void)node;
    lines_end_paragraph(&layout->lines);
}

static void open_heading(struct layout *layout, cmark_node *node) {
    (void)node;
    layout->heading++;
}

static void close_heading(struct layout *layout, cmark_node *node) {
    lines_end_paragraph(&layout->lines);
    layout->heading--;
    (void)node;
}

/* Inlines */

static void add_literal(struct layout *layout, cmark_node *node, struct style style) {
    const char *text = cmark_node_get_literal(node);
    lines_append_words(&layout->lines, text != NULL ? text : "", style);
}

static void add_text(struct layout *layout, cmark_node *node) {
    add_literal(layout, node, style_now(layout));
}

static void add_inline_code(struct layout *layout, cmark_node *node) {
    add_literal(layout, node, theme_over(style_now(layout), ROLE_CODE));
}

static void add_soft_break(struct layout *layout, cmark_node *node) {
    (void)node;
    lines_append_text(&layout->lines, " ", style_now(layout));
}

static void add_hard_break(struct layout *layout, cmark_node *node) {
    (void)node;
    lines_append_text(&layout->lines, "\n", style_now(layout));
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
    lines_append_text(&layout->lines, " ", style_now(layout));
    layout->address++;
    lines_append_text(&layout->lines, "<", style_now(layout));
    lines_append_text(&layout->lines, url, style_now(layout));
    lines_append_text(&layout->lines, ">", style_now(layout));
    layout->address--;
}

static void close_link(struct layout *layout, cmark_node *link) {
    if (is_bare(link))
        layout->address--;
    else
        append_address(layout, link);
}

static void open_image(struct layout *layout, cmark_node *image) {
    lines_append_text(&layout->lines, "[", style_now(layout));
    if (cmark_node_first_child(image) == NULL)
        lines_append_text(&layout->lines, "image", style_now(layout));
}

static void close_image(struct layout *layout, cmark_node *image) {
    lines_append_text(&layout->lines, "]", style_now(layout));
    append_address(layout, image);
}

/* Comments: taken out of the tree before it is laid out, so that they leave no gap. One that does
 * not end is none: what an author forgot to close is seen. */

static const char comment_begin[] = "<!--", comment_end[] = "-->";

/* Copies html without its comments, and with one blank for the two around one, over into; returns
 * whether there was a comment. */
static bool copy_without_comments(const char *html, char *into) {
    const char *start = into;
    bool found = false;
    while (*html != '\0') {
        const char *begin = strstr(html, comment_begin);
        const char *end = begin != NULL ? strstr(begin, comment_end) : NULL;
        size_t kept = end != NULL ? (size_t)(begin - html) : strlen(html);
        memcpy(into, html, kept);
        into += kept;
        found = found || end != NULL;
        html = end != NULL ? end + strlen(comment_end) : html + kept;
        if (end != NULL && (into > start && into[-1] == ' '))
            html += strspn(html, " ");
    }
    *into = '\0';
    return found;
}

static void remove_node(cmark_node *node) {
    cmark_node_unlink(node);
    cmark_node_free(node);
}

static void hide_in_block(cmark_node *block, struct arena *arena) {
    const char *html = cmark_node_get_literal(block);
    char *rest = html != NULL ? arena_alloc(arena, strlen(html) + 1) : NULL;
    if (rest == NULL || !copy_without_comments(html, rest))
        return;
    if (text_is_blank(rest))
        remove_node(block);
    else
        cmark_node_set_literal(block, rest + strspn(rest, " \t\n"));
}

static bool breaks_line(cmark_node *node) {
    return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

static bool is_text(cmark_node *node) {
    return node != NULL && cmark_node_get_type(node) == CMARK_NODE_TEXT;
}

static bool ends_in_blank(cmark_node *text) {
    const char *literal = cmark_node_get_literal(text);
    return *literal != '\0' && literal[strlen(literal) - 1] == ' ';
}

/* Cuts the text to what stands from first on, without the blanks behind it where trim says so. */
static void cut_text(cmark_node *text, size_t first, bool trim, struct arena *arena) {
    const char *literal = cmark_node_get_literal(text);
    char *rest = arena_copy(arena, literal + first, strlen(literal) - first);
    for (size_t end = strlen(rest); trim && end > 0 && rest[end - 1] == ' '; end--)
        rest[end - 1] = '\0';
    cmark_node_set_literal(text, rest);
}

/* Where a comment stood between two blanks, or a blank and a line's end, one goes with it. What
 * comes after is but changed: the walk is there next. */
static void close_gap(cmark_node *before, cmark_node *after, struct arena *arena) {
    bool begins = before == NULL || breaks_line(before), ends = after == NULL || breaks_line(after);
    if (is_text(after) && (begins || (is_text(before) && ends_in_blank(before))))
        cut_text(after, strspn(cmark_node_get_literal(after), " "), false, arena);
    else if (is_text(before) && ends)
        cut_text(before, 0, true, arena);
    else if (before != NULL && begins && ends)
        remove_node(before);
}

/* To libcmark before 0.31 a comment inside a paragraph that holds "--" is none but text. Where the
 * text is as long as its source, nothing in it was escaped to be seen. */
static void hide_in_text(cmark_node *text, struct arena *arena) {
    const char *literal = cmark_node_get_literal(text);
    int source = cmark_node_get_end_column(text) - cmark_node_get_start_column(text) + 1;
    char *rest = strstr(literal, comment_begin) != NULL && strlen(literal) == (size_t)source
                     ? arena_alloc(arena, strlen(literal) + 1)
                     : NULL;
    if (rest == NULL || !copy_without_comments(literal, rest))
        return;
    cmark_node_set_literal(text, rest);
    close_gap(text, cmark_node_next(text), arena);
}

static void hide_inline(cmark_node *html, struct arena *arena) {
    cmark_node *before = cmark_node_previous(html), *after = cmark_node_next(html);
    if (strncmp(cmark_node_get_literal(html), comment_begin, strlen(comment_begin)) != 0)
        return;
    remove_node(html);
    close_gap(before, after, arena);
}

static void hide_comments(cmark_node *root, struct arena *arena) {
    cmark_iter *iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK)
            hide_in_block(node, arena);
        else if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
            hide_inline(node, arena);
        else if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            hide_in_text(node, arena);
    }
    cmark_iter_free(iter);
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
        lines_add_blank(&layout->lines);
    if (entering && handlers[type].enter != NULL)
        handlers[type].enter(layout, node);
    if (!entering && handlers[type].leave != NULL)
        handlers[type].leave(layout, node);
}

static void *resize(void *memory, size_t size) {
    return memory_resize(memory, size, 1);
}

/* With memory that is there: cmark asserts that its own is, if at all. */
static cmark_node *parse(const char *markdown) {
    static cmark_mem memory = {memory_alloc, resize, free};
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, &memory);
    cmark_parser_feed(parser, markdown, strlen(markdown));
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/* --- Placeholders. --- */

static void each_text(cmark_node *root, void (*take)(cmark_node *text, void *data), void *data) {
    cmark_iter *iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE)
        if (is_text(cmark_iter_get_node(iter)))
            take(cmark_iter_get_node(iter), data);
    cmark_iter_free(iter);
}

struct filling {
    const struct fills *fills;
    struct arena *arena;
};

static void fill_text(cmark_node *text, void *data) {
    struct filling *filling = data;
    const char *literal = cmark_node_get_literal(text);
    const char *filled = fills_put(filling->fills, literal, filling->arena);
    if (filled != literal)
        cmark_node_set_literal(text, filled);
}

struct search {
    void (*found)(const struct placeholder *placeholder, void *data);
    void *data;
};

static void search_text(cmark_node *text, void *data) {
    const struct search *search = data;
    struct placeholder placeholder;
    const char *at = cmark_node_get_literal(text);
    for (; placeholder_next(at, &placeholder); at = placeholder.at + placeholder.bytes)
        search->found(&placeholder, search->data);
}

void prose_placeholders(const char *markdown,
                        void (*found)(const struct placeholder *placeholder, void *data),
                        void *data) {
    struct search search = {found, data};
    struct placeholder any;
    if (!placeholder_next(markdown, &any))
        return;
    cmark_node *root = parse(markdown);
    each_text(root, search_text, &search);
    cmark_node_free(root);
}

/* --- Words. --- */

/* Code is left out, unless it is wanted: a mark stands for it. */
static void gather_words(cmark_node *root, bool with_code, struct writer *writer) {
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool begins = event == CMARK_EVENT_ENTER && writer->length > 0;
        bool is_code = type == CMARK_NODE_CODE;
        if (is_code && !with_code)
            writer_printf(writer, "`");
        else if (is_text(node) || is_code)
            writer_printf(writer, "%s", cmark_node_get_literal(node));
        else if (breaks_line(node))
            writer_printf(writer, " ");
        else if (begins && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
            writer_printf(writer, "\n");
    }
    cmark_iter_free(iter);
}

static const char *words_of(cmark_node *root, bool with_code, struct arena *arena) {
    struct writer writer = {0};
    gather_words(root, with_code, &writer);
    return writer_keep(&writer, arena);
}

static const char *read_words(const char *markdown, bool with_code, struct arena *arena) {
    cmark_node *root = parse(markdown);
    hide_comments(root, arena);
    const char *words = words_of(root, with_code, arena);
    cmark_node_free(root);
    return words;
}

const char *prose_words(const char *markdown, struct arena *arena) {
    return read_words(markdown, true, arena);
}

const char *prose_words_but_code(const char *markdown, struct arena *arena) {
    return read_words(markdown, false, arena);
}

void prose_links(const char *markdown, struct arena *arena,
                 void (*found)(const char *words, void *data), void *data) {
    if (strchr(markdown, '[') == NULL)
        return;
    cmark_node *root = parse(markdown);
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
        cmark_node *node = cmark_iter_get_node(iter);
        bool begins = event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_LINK;
        if (begins && !is_bare(node))
            found(words_of(node, true, arena), data);
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
}

/* --- Layout. --- */

struct prose prose_layout(const char *markdown, const struct fills *fills, int width_cells,
                          struct arena *arena) {
    struct layout layout = {
        .lines = {.arena = arena, .width_cells = width_cells > 1 ? width_cells : 1}};
    struct filling filling = {fills, arena};
    cmark_node *root = parse(markdown);
    if (strstr(markdown, comment_begin) != NULL)
        hide_comments(root, arena);
    if (*fills_key(fills, markdown) != '\0')
        each_text(root, fill_text, &filling);
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter))
        visit(&layout, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    cmark_iter_free(iter);
    cmark_node_free(root);
    return (struct prose){.lines = layout.lines.list, .line_count = (int)layout.lines.count};
}

int prose_draw(const struct prose *prose, int x, int y, struct style base, struct canvas *canvas) {
    for (int i = 0; i < prose->line_count; i++) {
        const struct prose_line *line = &prose->lines[i];
        int at = x;
        for (int k = 0; k < line->span_count; k++) {
            const struct prose_span *span = &line->spans[k];
            struct style style = style_over(base, span->style);
            at += canvas_text_n(canvas, at, y + i, style, span->text, span->length);
        }
    }
    return prose->line_count;
}

/* The line's text with no blank at its end. */
static char *join_line(const struct prose_line *line, const char *prefix, struct arena *arena) {
    size_t length = strlen(prefix);
    for (int i = 0; i < line->span_count; i++)
        length += line->spans[i].length;
    char *text = arena_alloc(arena, length + 1);
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
    struct prose prose = prose_layout(markdown, writer->fills, width_cells - indent_cells, &arena);
    for (int i = 0; i < prose.line_count; i++) {
        writer_text(writer, join_line(&prose.lines[i], i == 0 ? first : prefix, &arena));
        writer_text(writer, "\n");
    }
    arena_release(&arena);
}
