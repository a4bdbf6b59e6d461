/* How the marks of what prose does not format are found: line by line, and in each paragraph mark
 * by mark. */
#include "lesson/unformatted.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/errbuf.h"
#include "lesson/markdown.h"

static const char *const words[] = {
    [UNFORMATTED_TABLE] = "a table is shown as it is written" HELP "make it a list",
    [UNFORMATTED_HTML] =
        "raw HTML is shown as it is written" HELP "write Markdown, or put it in backticks "
        "where it is meant so",
    [UNFORMATTED_FOOTNOTE] =
        "a footnote is shown as it is written" HELP "say it in the text, or name it "
        "in \"sources\"",
    [UNFORMATTED_IMAGE] = "of an image only its words and its address are shown" HELP "describe it",
    [UNFORMATTED_STRIKE] = "~~ strikes nothing out and is shown" HELP "leave it out",
    [UNFORMATTED_TASK] = "the box of a task is shown as it is written" HELP "leave it out",
    [UNFORMATTED_STRONG] =
        "this ** opens or closes nothing and is shown" HELP "write its other half, or "
        "\\\\*\\\\* where it is meant so",
    [UNFORMATTED_VALUE] =
        "a value is put in only where a diagram or slider asks and tells; here it "
        "is shown as it is written" HELP "write what it is, or put it in backticks",
};
_Static_assert(sizeof words / sizeof words[0] == UNFORMATTED_COUNT, "each has its words");

const char *unformatted_words(enum unformatted what) {
    return words[what];
}

/* A walk through the text; what is open ends with its paragraph. */
struct walk {
    const char *text, *at;
    struct unformatted_places found;
    bool has_list;              /* what is indented after this is no code */
    bool after_blank;           /* the line before is, or there is none */
    const char *bars;           /* the line before, where it holds a | and is of this paragraph */
    const char *strike, *image; /* the first that is open; NULL: none */
    const char *strong;         /* the first of those that are open */
    int strong_open;
};

static void found(struct walk *walk, enum unformatted what, const char *at) {
    if (walk->found.at[what] == NULL)
        walk->found.at[what] = at;
}

static void end_paragraph(struct walk *walk) {
    if (walk->strong_open > 0)
        found(walk, UNFORMATTED_STRONG, walk->strong);
    walk->strong_open = 0;
    walk->strike = walk->image = walk->bars = NULL;
}

/* Characters */

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_space(char c) {
    return c == '\0' || is_blank(c) || c == '\n' || c == '\r';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool begins(const char *at, const char *what) {
    return strncmp(at, what, strlen(what)) == 0;
}

/* ASCII's, and the blocks of Unicode where prose has quotes, dashes and full stops from. */
static bool is_punctuation(const char *at) {
    static const char *const leads[] = {"\xC2\xA1", "\xC2\xA7", "\xC2\xAB", "\xC2\xB6", "\xC2\xB7",
                                        "\xC2\xBB", "\xC2\xBF", "\xE2\x80", "\xE3\x80", "\xEF\xBC"};
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
        if (begins(at, leads[i]))
            return true;
    return *at > ' ' && *at < 0x7F && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", *at) != NULL;
}

/* The first byte of the character before at. */
static const char *before(const struct walk *walk, const char *at) {
    do
        at--;
    while (at > walk->text && ((unsigned char)*at & 0xC0) == 0x80);
    return at;
}

/* Whether a run of marks from at to end may open and may close (CommonMark 0.30, section 6.2). */
struct flanks {
    bool opens, closes;
};

static struct flanks flanks_of(const struct walk *walk, const char *at, const char *end) {
    const char *left = at > walk->text ? before(walk, at) : "";
    bool left_space = is_space(*left), right_space = is_space(*end);
    bool left_mark = is_punctuation(left), right_mark = is_punctuation(end);
    return (struct flanks){
        .opens = !right_space && (!right_mark || left_space || left_mark),
        .closes = !left_space && (!left_mark || right_space || right_mark),
    };
}

/* Marks inside a paragraph: each takes what it knows and returns what comes behind it. */

/* The end of a code span, or of the backticks that begin none; it ends in its paragraph. */
static const char *skip_code(const char *at) {
    size_t marks = strspn(at, "`");
    for (const char *end = at + marks; *end != '\0' && !begins(end, "\n\n");) {
        size_t others = strspn(end, "`");
        if (others == marks)
            return end + others;
        end += others > 0 ? others : 1;
    }
    return at + marks;
}

/* "<https://…>" and "<a@b>" are addresses, "</p>" and "<br>" are HTML, the rest is text. */
static const char *take_angle(struct walk *walk, const char *at) {
    size_t name = at[1] == '/' ? 2 : 1;
    size_t inside = strcspn(at, ">\n`");
    if (begins(at, "<!--")) {
        const char *end = strstr(at, "-->");
        return end != NULL ? end + 3 : at + 4;
    }
    if (!is_letter(at[name]) || at[inside] != '>')
        return at + 1;
    size_t word = strcspn(at + name, ":@ \t/>");
    char after = at[name + word];
    if (after != ':' && after != '@')
        found(walk, UNFORMATTED_HTML, at);
    return at + inside + 1;
}

static const char *take_bracket(struct walk *walk, const char *at) {
    size_t id = begins(at, "[^") ? strcspn(at + 2, "] \t\n") : 0;
    if (id > 0 && at[2 + id] == ']')
        found(walk, UNFORMATTED_FOOTNOTE, at);
    return at + 1;
}

static const char *take_exclamation(struct walk *walk, const char *at) {
    if (at[1] == '[' && walk->image == NULL)
        walk->image = at;
    return at + 1;
}

static const char *take_closing_bracket(struct walk *walk, const char *at) {
    if (walk->image != NULL && (at[1] == '(' || at[1] == '['))
        found(walk, UNFORMATTED_IMAGE, walk->image);
    return at + 1;
}

static const char *take_tildes(struct walk *walk, const char *at) {
    const char *end = at + strspn(at, "~");
    struct flanks flanks = flanks_of(walk, at, end);
    if (end - at != 2)
        return end;
    if (walk->strike != NULL && flanks.closes)
        found(walk, UNFORMATTED_STRIKE, walk->strike);
    else if (walk->strike == NULL && flanks.opens)
        walk->strike = at;
    return end;
}

/* One asterisk is left to the eye. */
static const char *take_asterisks(struct walk *walk, const char *at) {
    const char *end = at + strspn(at, "*");
    struct flanks flanks = flanks_of(walk, at, end);
    if (end - at < 2 || end - at > 3)
        return end;
    if (flanks.closes && walk->strong_open > 0) {
        walk->strong_open--;
    } else if (flanks.opens) {
        walk->strong = walk->strong_open == 0 ? at : walk->strong;
        walk->strong_open++;
    } else if (flanks.closes) {
        found(walk, UNFORMATTED_STRONG, at);
    }
    return end;
}

/* "{set: interval}", "{figure: staleness_mean}". */
static const char *take_brace(struct walk *walk, const char *at) {
    if ((begins(at, "{set:") || begins(at, "{figure:")) && at[strcspn(at, "}\n")] == '}')
        found(walk, UNFORMATTED_VALUE, at);
    return at + 1;
}

static const char *take_mark(struct walk *walk, const char *at) {
    switch (*at) {
    case '\\':
        return at + (at[1] != '\0' && at[1] != '\n' ? 2 : 1);
    case '`':
        return skip_code(at);
    case '<':
        return take_angle(walk, at);
    case '[':
        return take_bracket(walk, at);
    case ']':
        return take_closing_bracket(walk, at);
    case '!':
        return take_exclamation(walk, at);
    case '{':
        return take_brace(walk, at);
    case '~':
        return take_tildes(walk, at);
    case '*':
        return take_asterisks(walk, at);
    default:
        return at + 1;
    }
}

/* Lines */

static const char *line_end(const char *at) {
    return at + strcspn(at, "\n");
}

/* "|---|:--:|" under a line with bars. */
static bool is_table_rule(const char *line) {
    size_t length = strspn(line, "|:- \t");
    bool has_bar = memchr(line, '|', length) != NULL, has_dash = memchr(line, '-', length) != NULL;
    return has_bar && has_dash && is_space(line[length]);
}

static void look_for_table(struct walk *walk, const char *line) {
    const char *bar = memchr(line, '|', (size_t)(line_end(line) - line));
    if (walk->bars != NULL && is_table_rule(line))
        found(walk, UNFORMATTED_TABLE, walk->bars);
    walk->bars = bar != NULL ? line : NULL;
}

/* "[ ] " or "[x] " behind an item's mark. */
static void look_for_task(struct walk *walk, const char *at) {
    bool box = at[0] == '[' && at[1] != '\0' && strchr(" xX", at[1]) != NULL && at[2] == ']';
    if (box && is_space(at[3]))
        found(walk, UNFORMATTED_TASK, at);
}

/* Behind the marks of quotes and items. Each begins a paragraph of its own. */
static const char *skip_marks(struct walk *walk, const char *at) {
    size_t bytes;
    while ((bytes = markdown_mark_bytes(at)) > 0 && !markdown_is_rule(at)) {
        bool item = *at != '>';
        end_paragraph(walk);
        at += bytes;
        at += strspn(at, " \t");
        walk->has_list = walk->has_list || item;
        if (item)
            look_for_task(walk, at);
    }
    return at;
}

/* Behind the block of code that begins there with a fence, or NULL where none does. */
static const char *skip_fence(const char *at) {
    size_t marks = *at == '`' || *at == '~' ? strspn(at, *at == '`' ? "`" : "~") : 0;
    const char mark = *at, *line = line_end(at);
    if (marks < 3 || (mark == '`' && memchr(at + marks, '`', (size_t)(line - at) - marks) != NULL))
        return NULL;
    while (*line != '\0') {
        line++;
        const char *start = line + strspn(line, " \t>");
        size_t others = strspn(start, mark == '`' ? "`" : "~");
        line = line_end(line);
        if (others >= marks && start + others + strspn(start + others, " \t\r") == line)
            return line;
    }
    return line;
}

static const char *take_line(struct walk *walk, const char *line) {
    const char *at = line + strspn(line, " \t"), *end;
    if (walk->after_blank && !walk->has_list && (at - line >= 4 || *line == '\t'))
        return line_end(line); /* code */
    at = skip_marks(walk, at);
    if ((end = skip_fence(at)) != NULL) {
        end_paragraph(walk);
        return end;
    }
    bool alone = *at == '#' || markdown_is_rule(at);
    if (alone)
        end_paragraph(walk);
    if (markdown_is_rule(at))
        return line_end(at);
    look_for_table(walk, at);
    while (*at != '\0' && *at != '\n')
        at = take_mark(walk, at);
    if (alone)
        end_paragraph(walk);
    return at;
}

struct unformatted_places unformatted_find(const char *text) {
    struct walk walk = {.text = text, .at = text, .after_blank = true};
    while (*walk.at != '\0') {
        bool blank = walk.at[strspn(walk.at, " \t\r")] == '\n';
        if (blank)
            end_paragraph(&walk);
        walk.at = blank ? line_end(walk.at) : take_line(&walk, walk.at);
        walk.after_blank = blank;
        walk.at += *walk.at == '\n';
    }
    end_paragraph(&walk);
    return walk.found;
}
