/* How a text in other quotes is read, and a key without any. */
#include "lesson/scanner.h"

#include "base/writer.h"

enum { QUOTED = 40 };

/* Strings in other quotes */

static const struct {
    const char *opens, *closes[4];
} other_quotes[] = {
    {"'", {"'"}},
    {"`", {"`"}},
    {"\xE2\x80\x98", {"\xE2\x80\x99", "'"}},                                  /* ‘ ’ */
    {"\xE2\x80\x99", {"\xE2\x80\x99", "'"}},                                  /* ’ ’ */
    {"\xE2\x80\x9A", {"\xE2\x80\x98", "\xE2\x80\x99"}},                       /* ‚ ‘ */
    {"\xE2\x80\x9C", {"\xE2\x80\x9D", "\"", "\xE2\x80\x9C"}},                 /* “ ” */
    {"\xE2\x80\x9D", {"\xE2\x80\x9D", "\""}},                                 /* ” ” */
    {"\xE2\x80\x9E", {"\xE2\x80\x9C", "\xE2\x80\x9D", "\"", "\xE2\x80\x9F"}}, /* „ “ */
    {"\xC2\xAB", {"\xC2\xBB"}},                                               /* « » */
    {"\xC2\xBB", {"\xC2\xAB"}},                                               /* » « */
};
enum { OTHER_QUOTES = sizeof other_quotes / sizeof *other_quotes };

static int find_quotes(const struct scanner *s) {
    int row = 0;
    while (row < OTHER_QUOTES && !scanner_begins(s, s->at, other_quotes[row].opens))
        row++;
    return row;
}

/* The length of the quote of that row which begins at offset and closes; 0: none does. */
static size_t closing_length(const struct scanner *s, int row, size_t at) {
    for (int i = 0; i < 4 && other_quotes[row].closes[i] != NULL; i++)
        if (scanner_begins(s, at, other_quotes[row].closes[i]))
            return strlen(other_quotes[row].closes[i]);
    return 0;
}

/* The offset of the quote that closes, on the same line; 0: none. *inner says whether other quotes
 * stand before it, so that it may be another. */
static size_t closing_quote(const struct scanner *s, int row, bool *inner) {
    size_t at = s->at + strlen(other_quotes[row].opens);
    *inner = false;
    for (; at < s->length && s->text[at] != '\n' && s->text[at] != '\r'; at++) {
        size_t length = closing_length(s, row, at), next = scanner_skip_blanks(s, at + length);
        if (length > 0 &&
            (scanner_may_end(s, next) || s->text[next] == ':' || s->text[next] == '='))
            return at;
        *inner |=
            length > 0 || s->text[at] == '"' || scanner_begins(s, at, other_quotes[row].opens);
        if (s->text[at] == '\\')
            at++;
    }
    return 0;
}

/* A byte of a text as it stands between double quotes. */
static void write_inner(struct writer *writer, const struct scanner *s, size_t *at) {
    char c = s->text[*at], next = scanner_byte(s, *at + 1);
    if (c == '\\' && next == '\'')
        writer_bytes(writer, "'", 1), ++*at;
    else if (c == '\\' && next != '\0' && strchr("\"\\/bfnrtu", next) != NULL)
        writer_bytes(writer, s->text + (*at)++, 2);
    else if (c == '\\' || c == '"')
        writer_printf(writer, "\\%c", c);
    else if (c == '\t')
        writer_printf(writer, "\\t");
    else if ((unsigned char)c >= ' ')
        writer_bytes(writer, &c, 1);
}

bool scanner_other_string(struct scanner *s) {
    int row = find_quotes(s);
    if (row == OTHER_QUOTES)
        return scanner_mistake(s, CODE_QUOTES, s->at, 3,
                               "text stands in double quotes" HELP "write \" for this quote");
    bool inner, plain = strlen(other_quotes[row].opens) == 1;
    size_t end = closing_quote(s, row, &inner), from = s->at;
    size_t behind =
        end > 0 ? end + closing_length(s, row, end) : from + strlen(other_quotes[row].opens);
    if (plain)
        scanner_mistake(s, CODE_QUOTES, from, behind - from,
                        "text stands in double quotes" HELP "write \" for %c", s->text[from]);
    else
        scanner_mistake(s, CODE_QUOTES, from, behind - from,
                        "text stands in straight double quotes (\"), not in typographic ones" HELP
                        "write \"");
    if (end == 0)
        return false;
    struct writer writer = {0};
    writer_bytes(&writer, "\"", 1);
    for (size_t at = from + strlen(other_quotes[row].opens); at < end; at++)
        write_inner(&writer, s, &at);
    writer_bytes(&writer, "\"", 1);
    scanner_edit(s, from, behind - from, writer.text);
    if (!inner)
        scanner_certain(s);
    writer_release(&writer);
    s->at = behind;
    return true;
}

/* Without quotes */

bool scanner_bare_key(struct scanner *s) {
    size_t end = s->at;
    while (scanner_is_bare(scanner_byte(s, end)))
        end++;
    char next = scanner_byte(s, scanner_skip_blanks(s, end));
    if (end == s->at || !scanner_is_word(s->text[s->at]))
        return scanner_mistake(s, CODE_MISSING_KEY, s->at, 1,
                               "a key in double quotes is expected here");
    scanner_mistake(s, CODE_QUOTES, s->at, end - s->at,
                    "a key stands in double quotes" HELP "write \"%.*s\"",
                    end - s->at < QUOTED ? (int)(end - s->at) : QUOTED, s->text + s->at);
    if (next != ':' && next != '=')
        return false;
    scanner_quote(s, s->at, end);
    scanner_certain(s);
    s->at = end;
    return true;
}
