/* How a text in double quotes is read, and what is said of tabs, line ends, escapes and quotes in
 * it that JSON does not take. */
#include "lesson/scanner.h"

enum { TEXT_LIMIT = 64 * 1024 };

/* Escapes */

static int hex_value(char c) {
    if (scanner_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The code unit of the \uXXXX at offset, or -1. */
static int unit_at(const struct scanner *s, size_t at) {
    if (scanner_byte(s, at) != '\\' || scanner_byte(s, at + 1) != 'u')
        return -1;
    int unit = 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_value(scanner_byte(s, at + i));
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static void half_a_pair(struct scanner *s, int unit, const char *half, const char *other) {
    scanner_mistake(s, CODE_ESCAPE, s->at, 6,
                    "\\u%04X is the %s half of a surrogate pair without its %s" HELP
                    "write the character itself",
                    (unsigned)unit, half, other);
    scanner_edit(s, s->at, 6, "\xEF\xBF\xBD");
}

static void unicode_escape(struct scanner *s) {
    int unit = unit_at(s, s->at);
    if (unit < 0) {
        scanner_mistake(s, CODE_ESCAPE, s->at, 2,
                        "\\u needs four hexadecimal digits after it" HELP "write it as \\u00e9");
        scanner_edit(s, s->at, 1, "\\\\");
        s->at += 2;
        return;
    }
    if (unit == 0)
        s->result->has_nul_escape = true;
    if (unit >= 0xDC00 && unit <= 0xDFFF)
        half_a_pair(s, unit, "second", "first");
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        int second = unit_at(s, s->at + 6);
        if (second >= 0xDC00 && second <= 0xDFFF)
            s->at += 6;
        else
            half_a_pair(s, unit, "first", "second");
    }
    s->at += 6;
}

static bool is_punctuation(char c) {
    return c > ' ' && c < 0x7F && !scanner_is_digit(c) && (!scanner_is_letter(c) || c == '_');
}

SCANNER_APART static void unknown_escape(struct scanner *s, char kind) {
    if (kind > ' ' && kind < 0x7F)
        scanner_mistake(s, CODE_ESCAPE, s->at, 2,
                        "\\%c is no escape" HELP
                        "write \\\\ for a backslash (the escapes are \\\" \\\\ \\/ \\b \\f \\n "
                        "\\r \\t and \\u with four digits)",
                        kind);
    else
        scanner_mistake(s, CODE_ESCAPE, s->at, 1,
                        "a backslash begins no escape here" HELP "write \\\\ for a backslash");
    scanner_edit(s, s->at, 1, "\\\\");
    if (is_punctuation(kind))
        scanner_certain(s); /* Markdown's \* */
    s->at++;
}

static void escape(struct scanner *s) {
    char kind = scanner_byte(s, s->at + 1);
    if (kind == 'u') {
        unicode_escape(s);
    } else if (kind != '\0' && strchr("\"\\/bfnrt", kind) != NULL) {
        s->at += 2;
    } else if (kind == '\'') {
        scanner_mistake(s, CODE_ESCAPE, s->at, 2,
                        "' needs no backslash before it" HELP "remove the backslash");
        scanner_edit(s, s->at, 1, "");
        scanner_certain(s);
        s->at += 2;
    } else {
        unknown_escape(s, kind);
    }
}

/* Strings */

/* The tabs of a text are one mistake; so is another control character all over it. */
SCANNER_APART static void control_inside(struct scanner *s, size_t opened) {
    unsigned char c = (unsigned char)s->text[s->at];
    if (!scanner_again(s, CODE_CONTROL, opened, s->text[s->at])) {
        if (c == '\t')
            scanner_mistake(s, CODE_CONTROL, s->at, 1, "a tab stands in the text" HELP "write \\t");
        else if (c == '\0')
            scanner_mistake(s, CODE_CONTROL, s->at, 1,
                            "the character U+0000 (NUL) stands in the text" HELP "remove it");
        else
            scanner_mistake(
                s, CODE_CONTROL, s->at, 1,
                "a control character stands in the text" HELP "remove it, or write \\u%04x", c);
        if (c == '\t')
            scanner_certain(s);
    }
    scanner_edit(s, s->at++, 1, c == '\t' ? "\\t" : "");
}

/* Back over blanks to what the line ends with. */
static size_t line_last(const struct scanner *s, size_t from, size_t at) {
    while (at > from && (s->text[at - 1] == ' ' || s->text[at - 1] == '\t'))
        at--;
    return at;
}

/* Only closers and commas stand on the rest of the line. */
static bool is_closers(const struct scanner *s, size_t at) {
    char c = scanner_byte(s, at);
    if (c != ']' && c != '}')
        return false;
    while (c != '\0' && strchr("]}, \t", c) != NULL)
        c = scanner_byte(s, ++at);
    return at >= s->length || c == '\n' || c == '\r';
}

/* The text's end is missing on its line, to judge by what the next line begins with. */
static bool lacks_end(const struct scanner *s, bool has_comma) {
    size_t next = scanner_skip_space(s, s->at);
    char c = scanner_byte(s, next);
    if (is_closers(s, next) || scanner_is_key(s, next))
        return true;
    return has_comma && (c == '{' || (c == '"' && !scanner_may_end(s, next + 1)));
}

/* Where on its line a text ends that lacks its quote: before a last comma, and, where the object in
 * which it stands must have ended, before its } as well. */
static size_t lacking_end(const struct scanner *s, size_t last, size_t from) {
    char next = scanner_byte(s, scanner_skip_space(s, s->at));
    bool in_object = s->depth > 0 && s->opened[s->depth - 1].is_object;
    size_t end = last;
    while (end > from && in_object && (next == '{' || next == ']') &&
           strchr("}], \t", s->text[end - 1]) != NULL)
        end--;
    bool has_brace = memchr(s->text + end, '}', last - end) != NULL;
    return has_brace ? end : last - (s->text[last - 1] == ',');
}

/* Where the text ends on a later line; 0: nowhere for certain. */
static size_t later_end(const struct scanner *s) {
    for (size_t at = s->at; at < s->length && at - s->at < TEXT_LIMIT; at++)
        if (s->text[at] == '\\')
            at++;
        else if (s->text[at] == '"')
            return scanner_may_end(s, at + 1) ? at : 0;
    return 0;
}

/* A typographic quote that closes the text on its line; 0: none. */
static size_t typographic_end(const struct scanner *s, size_t opened) {
    for (size_t at = s->at; at > opened; at--)
        if ((scanner_begins(s, at, "\xE2\x80\x9D") || scanner_begins(s, at, "\xE2\x80\x9C")) &&
            (scanner_may_end(s, at + 3) || s->text[scanner_skip_blanks(s, at + 3)] == ':'))
            return at;
    return 0;
}

static void end_text(struct scanner *s, size_t at, size_t length) {
    scanner_edit(s, at, length, "\"");
    s->at = at + length;
}

/* The line ends in a text. True where it can be read on; *ended when the text has ended, too. */
SCANNER_APART static bool line_end(struct scanner *s, size_t opened, bool *ended) {
    size_t last = line_last(s, opened + 1, s->at), curly = typographic_end(s, opened);
    bool has_comma = last > opened + 1 && s->text[last - 1] == ',', later = later_end(s) > 0;
    *ended = curly > 0 || lacks_end(s, has_comma);
    if (curly > 0) {
        scanner_mistake(s, CODE_QUOTES, curly, 3,
                        "text stands in straight double quotes (\"), not in typographic ones" HELP
                        "write \"");
        scanner_certain(s);
        end_text(s, curly, 3);
        return true;
    }
    if (!scanner_again(s, CODE_TEXT_END, opened, '\0')) {
        scanner_mistake(s, CODE_TEXT_END, s->at, 0,
                        "the line ends inside the text" HELP
                        "end the text with \", or write \\n for a line break");
        scanner_opened(s, opened);
    }
    if (*ended) {
        end_text(s, lacking_end(s, last, opened + 1), 0);
        return true;
    }
    bool is_pair = scanner_begins(s, s->at, "\r\n");
    if (later)
        scanner_edit(s, s->at, is_pair ? 2 : 1, "\\n");
    s->at += is_pair ? 2 : 1;
    return later;
}

/* True when one of eight bytes is below the limit, 1 … 128 (Warren, "Hacker's Delight", 6-1). */
static bool any_below(uint64_t eight, unsigned char limit) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    return ((eight - each * limit) & ~eight & each * 0x80) != 0;
}

static bool is_plain(char c) {
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

/* Over what stands in a string for itself, eight bytes at a time as far as they are all plain. */
static inline size_t skip_plain(const struct scanner *s, size_t at) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    for (uint64_t eight; s->length - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, s->text + at, sizeof eight);
        if (any_below(eight, 0x20) || any_below(eight ^ each * '"', 1) ||
            any_below(eight ^ each * '\\', 1))
            break;
    }
    while (at < s->length && is_plain(s->text[at]))
        at++;
    return at;
}

/* Over the rest of a text that does not end with its first plain characters. */
SCANNER_APART static bool read_rest(struct scanner *s, size_t opened) {
    bool ended = false;
    for (; s->at < s->length; s->at = skip_plain(s, s->at)) {
        unsigned char c = (unsigned char)s->text[s->at];
        if (c == '"') {
            s->at++;
            return true;
        }
        if (c == '\n' || c == '\r') {
            if (!line_end(s, opened, &ended) || ended)
                return ended;
        } else if (c < 0x20) {
            control_inside(s, opened);
        } else if (s->at + 1 == s->length) {
            break;
        } else {
            escape(s);
        }
    }
    return scanner_mistake(s, CODE_TEXT_END, opened, 1,
                           "the file ends inside the text that begins here" HELP "end it with \"");
}

bool scanner_string(struct scanner *s) {
    size_t opened = s->at;
    s->at = skip_plain(s, s->at + 1);
    if (scanner_byte(s, s->at) != '"')
        return read_rest(s, opened);
    s->at++;
    return true;
}

/* A quote inside a text */

/* What stands at s->at could go on in the text that ends before it, and begins no value. */
static bool is_more_text(const struct scanner *s) {
    unsigned char c = (unsigned char)s->text[s->at];
    if (s->at == s->value_end)
        return scanner_is_word((char)c) || c >= 0x80 || strchr("\"(.!?-&", c) != NULL;
    return (scanner_is_letter((char)c) || (c >= 0x80 && !scanner_is_other_quote(s, s->at))) &&
           !scanner_is_literal(s, s->at);
}

/* The quote at offset ends the text, since what follows can. */
static bool ends_text(const struct scanner *s, size_t at) {
    size_t next = scanner_skip_blanks(s, at + 1);
    if (s->expect == EXPECT_COLON)
        return scanner_byte(s, next) == ':';
    if (scanner_byte(s, next) != ',')
        return scanner_may_end(s, next);
    next = scanner_skip_blanks(s, next + 1);
    char c = scanner_byte(s, next);
    return next >= s->length || c == '\n' || c == '\r' || strchr("\"{[-]}", c) != NULL ||
           scanner_is_digit(c) || scanner_is_literal(s, next);
}

/* The quote that ends the text on the line; 0: none does for certain. */
static size_t text_end(const struct scanner *s) {
    for (size_t at = s->value_end; at < s->length && (unsigned char)s->text[at] >= ' '; at++)
        if (s->text[at] == '\\')
            at++;
        else if (s->text[at] == '"' && ends_text(s, at))
            return at;
    return 0;
}

bool scanner_quote_inside(struct scanner *s, bool *found) {
    size_t from = s->value_end;
    *found = from > 0 && s->text[from - 1] == '"' && is_more_text(s) &&
             memchr(s->text + from, '\n', s->at - from) == NULL;
    if (!*found)
        return true;
    scanner_mistake(s, CODE_QUOTE_INSIDE, from - 1, 1,
                    "the text ends with this \", and more follows" HELP "write \\\" here");
    size_t end = text_end(s);
    if (end == 0)
        return false;
    for (size_t at = from - 1; at < end; at++)
        if (s->text[at] == '\\')
            at++;
        else if (s->text[at] == '"')
            scanner_edit(s, at, 1, "\\\"");
    s->at = end + 1;
    return true;
}
