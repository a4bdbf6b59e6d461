/* What stands between the values where nothing may: comments, and spaces that are none in JSON. */
#include "lesson/scanner.h"

static const struct {
    const char *bytes, *called;
} other_spaces[] = {
    {"\xC2\xA0", "a no-break space"},        {"\xE2\x80\xAF", "a narrow no-break space"},
    {"\xE3\x80\x80", "a wide space"},        {"\xEF\xBB\xBF", "a byte-order mark"},
    {"\xE2\x80\x8B", "a space of no width"}, {"\xE2\x80\xA8", "a line separator"},
    {"\xE2\x80\x89", "a thin space"},        {"\xE2\x80\x83", "a wide space"},
};

static size_t comment_end(const struct scanner *s, size_t at) {
    bool is_block = scanner_begins(s, at, "/*");
    at += 1 + is_block;
    while (at < s->length && (is_block ? !scanner_begins(s, at, "*/") : s->text[at] != '\n'))
        at++;
    return is_block && at < s->length ? at + 2 : at;
}

static bool is_comment(const struct scanner *s, size_t at) {
    return scanner_byte(s, at) == '#' || scanner_begins(s, at, "//") || scanner_begins(s, at, "/*");
}

/* Comments that follow each other are one mistake. */
static bool comment(struct scanner *s) {
    size_t from = s->at, end = from;
    for (size_t next = from; is_comment(s, next); next = scanner_skip_space(s, end)) {
        end = comment_end(s, next);
        if (scanner_begins(s, next, "/*") && (end < next + 4 || !scanner_begins(s, end - 2, "*/")))
            return scanner_mistake(s, CODE_COMMENT, next, 2,
                                   "the comment that begins here has no end" HELP
                                   "JSON has no comments, remove it");
    }
    while (end > from && s->text[end - 1] == '\r')
        end--;
    scanner_mistake(s, CODE_COMMENT, from, end - from,
                    "JSON has no comments" HELP "remove this one");
    scanner_edit(s, from, end - from, " ");
    s->at = end;
    return true;
}

static bool other_space(struct scanner *s, size_t length, const char *called) {
    scanner_mistake(s, CODE_SPACE_BETWEEN, s->at, length,
                    "%s stands between the values" HELP "write an ordinary space", called);
    scanner_edit(s, s->at, length, " ");
    scanner_certain(s);
    s->at += length;
    return true;
}

static bool control_between(struct scanner *s) {
    unsigned char c = (unsigned char)s->text[s->at];
    scanner_mistake(s, CODE_SPACE_BETWEEN, s->at, 1,
                    "a control character (U+%04X) stands between the values" HELP "remove it", c);
    if (c == '\0')
        return false;
    scanner_edit(s, s->at++, 1, " ");
    scanner_certain(s);
    return true;
}

bool scanner_between(struct scanner *s) {
    unsigned char c = (unsigned char)s->text[s->at];
    if (is_comment(s, s->at))
        return comment(s);
    if (c < 0x20 || c == 0x7F)
        return control_between(s);
    for (size_t i = 0; i < sizeof other_spaces / sizeof *other_spaces; i++)
        if (scanner_begins(s, s->at, other_spaces[i].bytes))
            return other_space(s, strlen(other_spaces[i].bytes), other_spaces[i].called);
    return true;
}
