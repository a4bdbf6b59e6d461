/* How the depth and the images of a text are counted, without CommonMark being read. */
#include "lesson/markdown.h"

#include <string.h>

enum { INDENT_COLUMNS = 2, TAB_COLUMNS = 4 }; /* no item stands less than two columns deep */

/* The beginning of a line: what could go on there, and what could begin. */
struct opening {
    int columns; /* of blanks, by which items of the lines before go on */
    int marks;   /* of quotes and items */
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool ends_line(char c) {
    return c == '\n' || c == '\r' || c == '\0';
}

static bool ends_marker(char c) {
    return is_blank(c) || ends_line(c);
}

size_t markdown_mark_bytes(const char *at) {
    if (*at == '>')
        return 1;
    size_t digits = strspn(at, "0123456789");
    bool bullet = *at == '-' || *at == '+' || *at == '*';
    bool number = digits > 0 && (at[digits] == '.' || at[digits] == ')');
    size_t bytes = bullet ? 1 : number ? digits + 1 : 0;
    return bytes > 0 && ends_marker(at[bytes]) ? bytes : 0;
}

bool markdown_is_rule(const char *at) {
    char mark = *at == '-' ? '-' : '*';
    int marks = 0;
    for (; *at == mark || is_blank(*at); at++)
        marks += *at == mark;
    return marks >= 3 && ends_line(*at);
}

static struct opening read_opening(const char *at) {
    struct opening opening = {0};
    for (size_t bytes;; at += bytes) {
        for (; is_blank(*at); at++)
            opening.columns += *at == '\t' ? TAB_COLUMNS : 1;
        bytes = markdown_mark_bytes(at);
        opening.marks += bytes > 0;
        if (bytes == 0 || markdown_is_rule(at))
            return opening;
    }
}

/* How deep quotes and lists can be in one another, and never less than they are: what a line has
 * around it from the lines before needs a mark of its own there, or the columns of an item. */
static int depth_at_most(const char *text) {
    int deepest = 0;
    for (const char *line = text; *line != '\0'; line += *line != '\0') {
        struct opening opening = read_opening(line);
        int goes_on = opening.columns / INDENT_COLUMNS;
        int depth = (goes_on < deepest ? goes_on : deepest) + opening.marks;
        deepest = depth > deepest ? depth : deepest;
        line += strcspn(line, "\n\r");
    }
    return deepest;
}

static int count_images(const char *text) {
    int count = 0;
    while ((text = strstr(text, "![")) != NULL) {
        count++;
        text += 2;
    }
    return count;
}

bool markdown_is_bounded(const char *text, struct errbuf *err) {
    size_t length = strlen(text);
    if (length > MARKDOWN_BYTES_LIMIT)
        return errbuf_fail(err, "holds %zu bytes" HELP "divide it into texts of at most %d", length,
                           MARKDOWN_BYTES_LIMIT);
    int images = count_images(text);
    if (images > MARKDOWN_IMAGES_LIMIT)
        return errbuf_fail(err,
                           "holds ![ %d times" HELP
                           "divide it into texts with at most %d, or write "
                           "!\\\\[ where no image is meant",
                           images, MARKDOWN_IMAGES_LIMIT);
    int depth = depth_at_most(text);
    return depth <= MARKDOWN_DEPTH_LIMIT ||
           errbuf_fail(err, "holds quotes and lists %d deep in one another" HELP "write at most %d",
                       depth, MARKDOWN_DEPTH_LIMIT);
}
