/* How JSON is read value by value, and what is said of what people write by habit: comments, other
 * quotes, a last comma, None. */
#include "lesson/scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"
#include "base/text.h"
#include "lesson/problems.h"

enum expect {
    EXPECT_VALUE,
    EXPECT_ITEM_OR_END,
    EXPECT_KEY,
    EXPECT_KEY_OR_END,
    EXPECT_COLON,
    EXPECT_COMMA_OR_END,
    EXPECT_NOTHING
};

struct scanner {
    const char *text;
    size_t length, at;
    size_t value_end; /* after the last value, key or punctuation */
    enum expect expect;
    int depth, count;                /* containers around here, values up to here */
    size_t opened[SCAN_DEPTH_LIMIT]; /* where the containers around here begin */
    struct scan_values *values;      /* NULL: nobody wants to know */
    struct scan_result *result;
    struct errbuf *err;
};

#define MISTAKE(scanner, offset, ...)                                                              \
    ((scanner)->result->bad = (offset), errbuf_fail((scanner)->err, __VA_ARGS__))

/* The byte at offset, or NUL beyond the end: no rule below takes a NUL for anything. */
static char byte_at(const struct scanner *s, size_t offset) {
    return offset < s->length ? s->text[offset] : '\0';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

static bool is_word(char c) {
    return is_letter(c) || is_digit(c);
}

static bool begins(const struct scanner *s, size_t at, const char *what) {
    size_t length = strlen(what);
    return s->length - at >= length && memcmp(s->text + at, what, length) == 0;
}

static int line_of(const struct scanner *s, size_t offset) {
    return place_of(s->text, s->length, offset).line;
}

/* The run of letters and digits at offset, cut to what a message can hold. */
static int word_length(const struct scanner *s, size_t at) {
    int length = 0;
    while (length < 40 && is_word(byte_at(s, at + (size_t)length)))
        length++;
    return length;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_space(struct scanner *s) {
    while (is_space(byte_at(s, s->at)))
        s->at++;
}

/* Strings */

static int hex_value(char c) {
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The code unit of the \uXXXX at offset, or -1. */
static int unit_at(const struct scanner *s, size_t at) {
    if (byte_at(s, at) != '\\' || byte_at(s, at + 1) != 'u')
        return -1;
    int unit = 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_value(byte_at(s, at + i));
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static bool scan_unicode_escape(struct scanner *s) {
    int unit = unit_at(s, s->at);
    if (unit < 0)
        return MISTAKE(s, s->at, "\\u needs four hexadecimal digits after it, as in \\u00e9");
    if (unit >= 0xDC00 && unit <= 0xDFFF)
        return MISTAKE(s, s->at,
                       "\\u%04X is the second half of a surrogate pair without its first; write "
                       "the character itself",
                       (unsigned)unit);
    if (unit == 0)
        s->result->has_nul_escape = true;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        int second = unit_at(s, s->at + 6);
        if (second < 0xDC00 || second > 0xDFFF)
            return MISTAKE(s, s->at,
                           "\\u%04X is the first half of a surrogate pair without its second; "
                           "write the character itself",
                           (unsigned)unit);
        s->at += 6;
    }
    s->at += 6;
    return true;
}

static bool scan_escape(struct scanner *s) {
    char kind = byte_at(s, s->at + 1);
    if (kind == 'u')
        return scan_unicode_escape(s);
    if (kind != '\0' && strchr("\"\\/bfnrt", kind) != NULL) {
        s->at += 2;
        return true;
    }
    if (kind == '\'')
        return MISTAKE(s, s->at, "' needs no backslash before it; remove the backslash");
    if (kind > ' ' && kind < 0x7F)
        return MISTAKE(s, s->at,
                       "\\%c is no escape; write \\\\ for a backslash (the escapes are \\\" \\\\ "
                       "\\/ \\b \\f \\n \\r \\t and \\u with four digits)",
                       kind);
    return MISTAKE(s, s->at, "a backslash begins no escape here; write \\\\ for a backslash");
}

static bool control_mistake(struct scanner *s, size_t opened) {
    unsigned char c = (unsigned char)s->text[s->at];
    if (c == '\n' || c == '\r')
        return MISTAKE(s, s->at,
                       "the line ends inside the text that begins on line %d; end the text with "
                       "\", or write \\n for a line break",
                       line_of(s, opened));
    if (c == '\t')
        return MISTAKE(s, s->at, "a tab stands in the text; write \\t");
    if (c == '\0')
        return MISTAKE(s, s->at, "the character U+0000 (NUL) stands in the text; remove it");
    return MISTAKE(s, s->at, "a control character stands in the text; remove it, or write \\u%04x",
                   c);
}

/* True when one of eight bytes is below the limit, 1 … 128 (Warren, "Hacker's Delight", 6-1). */
static bool any_below(uint64_t eight, unsigned char limit) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    return ((eight - each * limit) & ~eight & each * 0x80) != 0;
}

/* Over what stands in a string for itself, eight bytes at a time. */
static void skip_plain(struct scanner *s) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    for (uint64_t eight; s->length - s->at >= sizeof eight; s->at += sizeof eight) {
        memcpy(&eight, s->text + s->at, sizeof eight);
        if (any_below(eight, 0x20) || any_below(eight ^ each * '"', 1) ||
            any_below(eight ^ each * '\\', 1))
            return;
    }
}

static bool scan_string(struct scanner *s) {
    size_t opened = s->at++;
    skip_plain(s);
    while (s->at < s->length) {
        unsigned char c = (unsigned char)s->text[s->at];
        if (c == '"') {
            s->at++;
            return true;
        }
        if (c < 0x20)
            return control_mistake(s, opened);
        if (c != '\\')
            s->at++;
        else if (s->at + 1 == s->length)
            break;
        else if (!scan_escape(s))
            return false;
        else
            skip_plain(s);
    }
    return MISTAKE(s, opened, "the file ends inside the text that begins here; end it with \"");
}

size_t scan_string_end(const char *text, size_t at) {
    for (at++; text[at] != '"'; at++)
        if (text[at] == '\\')
            at++;
    return at + 1;
}

/* The offset of the byte after the bracket, text, number, word or mark there. */
static size_t token_end(const char *text, size_t at) {
    if (text[at] == '"')
        return scan_string_end(text, at);
    size_t plain = strcspn(text + at, "\"[]{},: \t\r\n");
    return at + (plain > 0 ? plain : 1);
}

size_t scan_value_end(const char *text, size_t at) {
    int depth = 0;
    do {
        depth += text[at] == '[' || text[at] == '{';
        depth -= text[at] == ']' || text[at] == '}';
        at = token_end(text, at);
    } while (depth > 0);
    return at;
}

/* Numbers */

static size_t skip_digits(const struct scanner *s, size_t at) {
    while (is_digit(byte_at(s, at)))
        at++;
    return at;
}

static bool number_is_finite(struct scanner *s, size_t from, size_t to) {
    char small[512], *copy = small;
    size_t size = to - from + 1;
    if (size > sizeof small)
        copy = memory_resize(NULL, size, 1);
    memcpy(copy, s->text + from, size - 1);
    copy[size - 1] = '\0';
    bool finite = isfinite(strtod(copy, NULL));
    if (copy != small)
        free(copy);
    return finite || MISTAKE(s, from, "the number is too large for a computer's arithmetic");
}

static bool scan_integer_part(struct scanner *s, size_t *at) {
    if (byte_at(s, *at) == '-')
        ++*at;
    char first = byte_at(s, *at);
    if (!is_digit(first)) {
        if (first == 'I' || first == 'N')
            return MISTAKE(s, s->at, "JSON has no infinity and no NaN; write a number");
        return MISTAKE(s, *at, "a digit is missing after the minus sign");
    }
    if (first == '0' && is_digit(byte_at(s, *at + 1)))
        return MISTAKE(s, s->at, "a number does not begin with 0; remove the leading zero");
    *at = skip_digits(s, *at);
    return true;
}

static bool scan_fraction(struct scanner *s, size_t *at) {
    if (byte_at(s, *at) != '.')
        return true;
    size_t end = skip_digits(s, *at + 1);
    if (end == *at + 1)
        return MISTAKE(s, *at, "a digit is missing after the point of a number");
    *at = end;
    return true;
}

static bool scan_exponent(struct scanner *s, size_t *at) {
    if (byte_at(s, *at) != 'e' && byte_at(s, *at) != 'E')
        return true;
    size_t from = *at + 1;
    if (byte_at(s, from) == '+' || byte_at(s, from) == '-')
        from++;
    size_t end = skip_digits(s, from);
    if (end == from)
        return MISTAKE(s, *at, "a digit is missing after the e of a number");
    *at = end;
    return true;
}

static bool scan_number(struct scanner *s) {
    size_t at = s->at, integer_end;
    if (!scan_integer_part(s, &at))
        return false;
    integer_end = at;
    if (!scan_fraction(s, &at) || !scan_exponent(s, &at))
        return false;
    int unit = word_length(s, at);
    if (unit > 0)
        return MISTAKE(s, s->at,
                       "letters follow a number; write text and durations in double quotes, as in "
                       "\"%.*s%.*s\"",
                       at - s->at < 40 ? (int)(at - s->at) : 40, s->text + s->at, unit,
                       s->text + at);
    if (at - s->at >= SCAN_LONG_NUMBER)
        s->result->has_long_number = true;
    bool may_overflow = at > integer_end || at - s->at > 300;
    if (may_overflow && !number_is_finite(s, s->at, at))
        return false;
    s->at = at;
    return true;
}

/* Words and what stands where a value, a key or a comma should */

static bool same_word(const char *a, const char *b, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (b[i] == '\0' || (a[i] | 0x20) != (b[i] | 0x20))
            return false;
    return b[length] == '\0';
}

static bool word_mistake(struct scanner *s, int length) {
    static const struct {
        const char *word, *remedy;
    } known[] = {
        {"true", "write true"},
        {"false", "write false"},
        {"null", "write null"},
        {"none", "write null"},
        {"nil", "write null"},
        {"undefined", "write null"},
        {"nan", "JSON has no NaN, write a number"},
        {"inf", "JSON has no infinity, write a number"},
        {"infinity", "JSON has no infinity, write a number"},
        {"yes", "write true"},
        {"no", "write false"},
    };
    const char *word = s->text + s->at;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (same_word(word, known[i].word, (size_t)length))
            return MISTAKE(s, s->at, "%.*s is no JSON value; %s", length, word, known[i].remedy);
    return MISTAKE(s, s->at, "%.*s is no JSON value; write text in double quotes", length, word);
}

static bool scan_word(struct scanner *s) {
    static const char *const words[] = {"true", "false", "null"};
    int length = word_length(s, s->at);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if ((size_t)length == strlen(words[i]) && begins(s, s->at, words[i])) {
            s->at += (size_t)length;
            return true;
        }
    return word_mistake(s, length);
}

/* What people write that no place in JSON takes; false when it is none of these. */
static bool is_stranger(struct scanner *s) {
    char c = s->text[s->at];
    if (c == '#' || begins(s, s->at, "//") || begins(s, s->at, "/*"))
        MISTAKE(s, s->at, "JSON has no comments; remove this one");
    else if (c == '\'' || c == '`')
        MISTAKE(s, s->at, "text stands in double quotes; write \" for %c", c);
    else if (begins(s, s->at, "\xE2\x80\x9C") || begins(s, s->at, "\xE2\x80\x9D") ||
             begins(s, s->at, "\xE2\x80\x9E"))
        MISTAKE(s, s->at, "text stands in straight double quotes (\"), not in typographic ones");
    else if (begins(s, s->at, "\xC2\xA0"))
        MISTAKE(s, s->at, "a no-break space stands between the values; write an ordinary space");
    else if ((unsigned char)c < 0x20 || c == 0x7F)
        MISTAKE(s, s->at, "a control character (U+%04X) stands between the values; remove it",
                (unsigned)(unsigned char)c);
    else
        return false;
    return true;
}

static bool is_literal_word(const struct scanner *s) {
    int length = word_length(s, s->at);
    return (length == 4 && (begins(s, s->at, "true") || begins(s, s->at, "null"))) ||
           (length == 5 && begins(s, s->at, "false"));
}

/* What stands here could go on in the text that ends before it, and begins no value. */
static bool is_more_text(const struct scanner *s) {
    unsigned char c = (unsigned char)s->text[s->at];
    if (s->at == s->value_end)
        return is_word((char)c) || c >= 0x80 || strchr("\"(.!?-&", c) != NULL;
    return (is_letter((char)c) || c >= 0x80) && !is_literal_word(s);
}

/* A quote that its author meant to stand in a text has ended it: words follow on its line. */
static bool quote_inside(struct scanner *s) {
    size_t end = s->value_end;
    if (end == 0 || s->text[end - 1] != '"' || !is_more_text(s) ||
        memchr(s->text + end, '\n', s->at - end) != NULL)
        return false;
    MISTAKE(s, end - 1, "the text ends with this \", and more follows; write \\\" here");
    return true;
}

static bool trailing_comma(const struct scanner *s) {
    return s->value_end > 0 && s->text[s->value_end - 1] == ',';
}

static bool value_mistake(struct scanner *s) {
    char c = s->text[s->at];
    if (is_stranger(s))
        return false;
    if ((c == ']' || c == '}') && trailing_comma(s))
        return MISTAKE(s, s->value_end - 1, "no value follows this comma; remove the comma");
    if (c == ',' || c == ']' || c == '}')
        return MISTAKE(s, s->at, "a value is missing before this %c", c);
    if (c == '+')
        return MISTAKE(s, s->at, "a number does not begin with +; remove the +");
    if (c == '.')
        return MISTAKE(s, s->at, "a number begins with a digit; write 0 before the point");
    return MISTAKE(s, s->at,
                   "a value is expected here: text in double quotes, a number, true, "
                   "false, null, [ or {");
}

static bool end_mistake(struct scanner *s) {
    if (s->depth == 0)
        return MISTAKE(s, s->at, "the file is empty; one JSON value is expected");
    size_t opened = s->opened[s->depth - 1];
    bool object = s->text[opened] == '{';
    return MISTAKE(s, s->at, "the file ends, but the %c of line %d is not closed; write %c",
                   s->text[opened], line_of(s, opened), object ? '}' : ']');
}

/* One step for each thing that may be expected; each reads from the first byte after the space */

static bool after_value(struct scanner *s) {
    s->expect = s->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
    return true;
}

static bool open_container(struct scanner *s) {
    if (s->depth == SCAN_DEPTH_LIMIT)
        return MISTAKE(s, s->at, "lists and objects are nested more than %d deep",
                       SCAN_DEPTH_LIMIT);
    s->opened[s->depth++] = s->at;
    s->expect = s->text[s->at] == '{' ? EXPECT_KEY_OR_END : EXPECT_ITEM_OR_END;
    s->at++;
    return true;
}

static bool close_container(struct scanner *s) {
    size_t opened = s->opened[s->depth - 1];
    char closes = s->text[opened] == '{' ? '}' : ']';
    if (s->text[s->at] != closes)
        return MISTAKE(s, s->at, "%c does not close the %c of line %d; write %c", s->text[s->at],
                       s->text[opened], line_of(s, opened), closes);
    s->depth--;
    s->at++;
    return after_value(s);
}

static void add_value(struct scan_values *values, size_t at) {
    values->begin = grow_list(values->begin, values->count, &values->capacity, sizeof(uint32_t));
    values->begin[values->count++] = (uint32_t)at;
}

static bool step_value(struct scanner *s) {
    char c = s->text[s->at];
    if (s->count++ == SCAN_VALUES_LIMIT)
        return MISTAKE(s, s->at, "the file holds more than %d values", SCAN_VALUES_LIMIT);
    if (s->values != NULL)
        add_value(s->values, s->at);
    if (c == '{' || c == '[')
        return open_container(s);
    bool (*scan)(struct scanner *) = value_mistake;
    if (c == '"')
        scan = scan_string;
    else if (c == '-' || is_digit(c))
        scan = scan_number;
    else if (is_letter(c))
        scan = scan_word;
    return scan(s) && after_value(s);
}

static bool step_item_or_end(struct scanner *s) {
    return s->text[s->at] == ']' ? close_container(s) : step_value(s);
}

static bool step_key(struct scanner *s) {
    char c = s->text[s->at];
    if (c == '"') {
        s->expect = EXPECT_COLON;
        return scan_string(s);
    }
    if (is_stranger(s))
        return false;
    if (c == '}' && trailing_comma(s))
        return MISTAKE(s, s->value_end - 1, "no key follows this comma; remove the comma");
    if (is_letter(c))
        return MISTAKE(s, s->at, "a key stands in double quotes; write \"%.*s\"",
                       word_length(s, s->at), s->text + s->at);
    return MISTAKE(s, s->at, "a key in double quotes is expected here");
}

static bool step_key_or_end(struct scanner *s) {
    return s->text[s->at] == '}' ? close_container(s) : step_key(s);
}

static bool step_colon(struct scanner *s) {
    char c = s->text[s->at];
    if (c == ':') {
        s->at++;
        s->expect = EXPECT_VALUE;
        return true;
    }
    if (is_stranger(s) || quote_inside(s))
        return false;
    if (c == '=')
        return MISTAKE(s, s->at, "a colon stands between a key and its value; write : for =");
    return MISTAKE(s, s->value_end, "a colon is missing after the key");
}

static bool step_comma_or_end(struct scanner *s) {
    char c = s->text[s->at];
    bool object = s->text[s->opened[s->depth - 1]] == '{';
    if (c == ',') {
        s->at++;
        s->expect = object ? EXPECT_KEY : EXPECT_VALUE;
        return true;
    }
    if (c == ']' || c == '}')
        return close_container(s);
    if (is_stranger(s) || quote_inside(s))
        return false;
    if (c == ';')
        return MISTAKE(s, s->at, "a comma stands between the entries; write , for ;");
    if (c == ':' && !object)
        return MISTAKE(s, s->at, "a list has no keys; write { for the [ of line %d",
                       line_of(s, s->opened[s->depth - 1]));
    return MISTAKE(s, s->value_end, "a comma is missing here, before the next %s",
                   object ? "key" : "value");
}

static bool step_nothing(struct scanner *s) {
    if (is_stranger(s))
        return false;
    return MISTAKE(s, s->at, "the JSON value has ended before this; remove what follows");
}

/* Two ASCII characters in UTF-16: every second byte, from this one on, is NUL. */
static bool looks_wide(const struct scanner *s, size_t first) {
    return s->length >= 4 && s->text[first] == '\0' && s->text[first + 2] == '\0';
}

static bool check_encoding(struct scanner *s) {
    if (begins(s, 0, "\xEF\xBB\xBF"))
        return MISTAKE(s, 0,
                       "the file begins with a byte-order mark; save it as UTF-8 without one");
    bool marked = begins(s, 0, "\xFF\xFE") || begins(s, 0, "\xFE\xFF");
    if (marked || looks_wide(s, 0) || looks_wide(s, 1))
        return MISTAKE(s, 0, "the file is written in UTF-16; save it as UTF-8");
    size_t bad;
    if (!text_is_utf8(s->text, s->length, &bad))
        return MISTAKE(s, bad, "the byte 0x%02X is no UTF-8; save the file as UTF-8",
                       (unsigned)(unsigned char)s->text[bad]);
    return true;
}

bool scan_json(const char *text, size_t length, struct scan_result *result, struct errbuf *err) {
    return scan_values(text, length, NULL, result, err);
}

bool scan_values(const char *text, size_t length, struct scan_values *values,
                 struct scan_result *result, struct errbuf *err) {
    static bool (*const steps[])(struct scanner *) = {
        [EXPECT_VALUE] = step_value,     [EXPECT_ITEM_OR_END] = step_item_or_end,
        [EXPECT_KEY] = step_key,         [EXPECT_KEY_OR_END] = step_key_or_end,
        [EXPECT_COLON] = step_colon,     [EXPECT_COMMA_OR_END] = step_comma_or_end,
        [EXPECT_NOTHING] = step_nothing,
    };
    *result = (struct scan_result){0};
    struct scanner s = {
        .text = text, .length = length, .values = values, .result = result, .err = err};
    if (!check_encoding(&s))
        return false;
    for (;;) {
        skip_space(&s);
        if (s.at == s.length)
            return s.expect == EXPECT_NOTHING || end_mistake(&s);
        if (!steps[s.expect](&s))
            return false;
        s.value_end = s.at;
    }
}
