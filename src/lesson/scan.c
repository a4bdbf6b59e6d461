/* How JSON is read value by value, and where a comma, a colon, a key or a value is missing. */
#include "lesson/scanner.h"

#include "base/grow.h"
#include "base/text.h"

static bool last_is_comma(const struct scanner *s) {
    return s->value_end > 0 && s->text[s->value_end - 1] == ',';
}

/* Nothing follows the last comma. */
static void trailing_comma(struct scanner *s, const char *what) {
    scanner_mistake(s, CODE_TRAILING_COMMA, s->value_end - 1, 1,
                    "no %s follows this comma" HELP "remove the comma", what);
    scanner_edit(s, s->value_end - 1, 1, "");
    scanner_certain(s);
}

/* Commas before which nothing stands, behind a comma or behind [ or {. */
static bool empty_entries(struct scanner *s, const char *what, bool is_certain) {
    scanner_mistake(s, CODE_MISSING_VALUE, s->at, 1,
                    "a %s is missing before this ," HELP "write it, or remove the comma", what);
    bool behind_comma = last_is_comma(s);
    for (; scanner_byte(s, s->at) == ','; s->at = scanner_skip_space(s, s->at + 1))
        scanner_edit(s, s->at, 1, "");
    char c = scanner_byte(s, s->at);
    if (behind_comma && (c == ']' || c == '}')) {
        scanner_edit(s, s->value_end - 1, 1, "");
        s->expect = EXPECT_COMMA_OR_END;
    }
    if (is_certain)
        scanner_certain(s);
    return true;
}

/* One step for each thing that may be expected; each reads from the first byte after the space */

static bool open_container(struct scanner *s) {
    if (s->depth == SCAN_DEPTH_LIMIT)
        return scanner_mistake(s, CODE_FILE_TOO_LARGE, s->at, 1,
                               "lists and objects are nested more than %d deep" HELP
                               "nest them less",
                               SCAN_DEPTH_LIMIT);
    bool is_object = s->text[s->at] == '{';
    s->opened[s->depth++] = (struct scanner_open){s->at++, s->result->value_count - 1, is_object};
    s->expect = is_object ? EXPECT_KEY_OR_END : EXPECT_ITEM_OR_END;
    return true;
}

static bool close_container(struct scanner *s) {
    bool is_object = s->opened[s->depth - 1].is_object;
    if (s->text[s->at] != (is_object ? '}' : ']'))
        return scanner_wrong_closer(s);
    scanner_close(s, ++s->at);
    return true;
}

/* Adds the value that begins here, with the key before it; its end follows. */
static void add_value(struct scanner *s, size_t at) {
    struct scan_result *result = s->result;
    result->values = grow_list(result->values, result->value_count, &result->value_capacity,
                               sizeof *result->values);
    result->values[result->value_count++] =
        (struct scan_value){(uint32_t)at, (uint32_t)at, (uint32_t)s->key, (uint32_t)s->key_end};
}

static bool begin_value(struct scanner *s, size_t at) {
    if (s->count++ == SCAN_VALUES_LIMIT)
        return scanner_mistake(s, CODE_FILE_TOO_LARGE, at, 1,
                               "the file holds more than %d values" HELP "write fewer",
                               SCAN_VALUES_LIMIT);
    if (s->wants_values)
        add_value(s, at);
    s->value_begin = at;
    s->key = s->key_end = 0;
    return true;
}

static void end_value(struct scanner *s) {
    if (s->wants_values && !s->is_guess)
        s->result->values[s->result->value_count - 1].end = (uint32_t)s->at;
    s->is_guess = false;
    scanner_after_value(s);
}

/* A member ends before its value: after the colon, or after the key. */
static bool lacks_value(struct scanner *s, const char *write) {
    if (!begin_value(s, s->value_end))
        return false;
    scanner_edit(s, s->value_end, 0, write);
    scanner_after_value(s);
    return true;
}

/* A comma or a closer stands where a value should. */
SCANNER_APART static bool no_value(struct scanner *s) {
    char c = s->text[s->at];
    bool in_list = s->depth > 0 && !s->opened[s->depth - 1].is_object;
    if (c != ',' && last_is_comma(s)) {
        trailing_comma(s, "value");
        return close_container(s);
    }
    if (s->depth > 0 && s->expect == EXPECT_ITEM_OR_END && c == '}')
        return close_container(s);
    if (in_list && c == ',')
        return empty_entries(s, "value", false);
    scanner_mistake(s, CODE_MISSING_VALUE, s->at, 1,
                    "a value is missing before this %c" HELP "write it", c);
    return s->depth > 0 && lacks_value(s, "null");
}

static bool value_mistake(struct scanner *s) {
    return scanner_mistake(s, CODE_NO_JSON_VALUE, s->at, 1,
                           "a value is expected here" HELP
                           "write text in double quotes, a number, true, false, null, [ or {");
}

static bool step_value(struct scanner *s) {
    char c = s->text[s->at];
    if (c == ',' || c == ']' || c == '}')
        return no_value(s);
    if (!begin_value(s, s->at))
        return false;
    if (c == '{' || c == '[')
        return open_container(s);
    bool (*scan)(struct scanner *) = value_mistake;
    if (c == '"')
        scan = scanner_string;
    else if (c == '-' || c == '+' || c == '.' || scanner_is_digit(c))
        scan = scanner_number;
    else if (scanner_is_letter(c))
        scan = scanner_word;
    else if (scanner_is_other_quote(s, s->at))
        scan = scanner_other_string;
    if (!scan(s))
        return false;
    end_value(s);
    return true;
}

static bool step_item_or_end(struct scanner *s) {
    return s->text[s->at] == ']' ? close_container(s) : step_value(s);
}

static bool take_key(struct scanner *s, bool (*scan)(struct scanner *)) {
    s->key = s->at;
    s->expect = EXPECT_COLON;
    if (!scan(s))
        return false;
    s->key_end = s->at;
    return true;
}

static bool step_key(struct scanner *s) {
    char c = s->text[s->at];
    if (c == '"')
        return take_key(s, scanner_string);
    if (scanner_is_other_quote(s, s->at))
        return take_key(s, scanner_other_string);
    if ((c == '}' || c == ']') && last_is_comma(s))
        trailing_comma(s, "key");
    if (c == '}' || c == ']')
        return close_container(s);
    if (c == ',')
        return empty_entries(s, "key", true);
    if ((c == '{' || c == '[') && s->expect == EXPECT_KEY)
        return scanner_item_in_object(s);
    return take_key(s, scanner_bare_key);
}

static bool step_key_or_end(struct scanner *s) {
    return s->text[s->at] == '}' ? close_container(s) : step_key(s);
}

/* Another sign, or none, for the colon. */
SCANNER_APART static bool other_colon(struct scanner *s, size_t sign) {
    if (sign > 0)
        scanner_mistake(s, CODE_MISSING_COLON, s->at, sign,
                        "a colon stands between a key and its value" HELP "write : for %.*s",
                        (int)sign, s->text + s->at);
    else
        scanner_mistake(s, CODE_MISSING_COLON, s->value_end, 0,
                        "a colon is missing after the key" HELP "write :");
    char c = scanner_byte(s, s->at);
    if (sign == 0 && (c == ',' || c == '}'))
        return lacks_value(s, ": null");
    if (sign == 0 && (!scanner_is_value(s, s->at) || scanner_is_key(s, s->at)))
        return false;
    scanner_edit(s, sign > 0 ? s->at : s->value_end, sign, ":");
    scanner_certain(s);
    s->at += sign;
    s->expect = EXPECT_VALUE;
    return true;
}

static bool step_colon(struct scanner *s) {
    bool is_quote;
    if (s->text[s->at] == ':') {
        s->at++;
        s->expect = EXPECT_VALUE;
        return true;
    }
    if (!scanner_quote_inside(s, &is_quote))
        return false;
    if (is_quote) {
        s->key_end = s->at;
        return true;
    }
    return other_colon(s, scanner_begins(s, s->at, "=>") ? 2 : s->text[s->at] == '=');
}

static bool go_on_after_comma(struct scanner *s, bool is_object) {
    s->before_comma = s->value_end;
    s->expect = is_object ? EXPECT_KEY : EXPECT_VALUE;
    return true;
}

/* A number or word and another on the same line: they may be one. */
static bool may_be_one(const struct scanner *s) {
    size_t end = s->value_end;
    return scanner_is_word(s->text[end - 1]) && memchr(s->text + end, '\n', s->at - end) == NULL &&
           (s->text[s->at] == '-' || scanner_is_word(s->text[s->at]));
}

static bool is_bare_key(const struct scanner *s) {
    size_t end = s->at + (size_t)scanner_word_length(s, s->at);
    return end > s->at && scanner_byte(s, scanner_skip_blanks(s, end)) == ':';
}

static bool missing_comma(struct scanner *s, bool is_object) {
    scanner_mistake(s, CODE_MISSING_COMMA, s->value_end, 0,
                    "a comma is missing here, before the next %s" HELP "write ,",
                    is_object ? "key" : "value");
    bool is_key = scanner_is_key(s, s->at) || scanner_is_other_quote(s, s->at) || is_bare_key(s);
    bool zero = scanner_byte(s, s->at) == '0' && scanner_is_digit(scanner_byte(s, s->at + 1));
    bool is_one = may_be_one(s) && (zero || s->at == s->value_end); /* "1 000", "2024-01" */
    if (is_one || (is_object ? !is_key : !scanner_is_value(s, s->at)))
        return false;
    scanner_edit(s, s->value_end, 0, ",");
    if (!may_be_one(s))
        scanner_certain(s);
    return go_on_after_comma(s, is_object);
}

static bool semicolon(struct scanner *s, bool is_object) {
    scanner_mistake(s, CODE_MISSING_COMMA, s->at, 1,
                    "a comma stands between the entries" HELP "write , for ;");
    scanner_edit(s, s->at, 1, ",");
    scanner_certain(s);
    go_on_after_comma(s, is_object);
    s->at++;
    return true;
}

/* The text that was the last value goes on. */
static void lengthen_value(struct scanner *s) {
    if (s->wants_values)
        s->result->values[s->result->value_count - 1].end = (uint32_t)s->at;
}

/* Something else than a comma or an end. */
SCANNER_APART static bool no_comma(struct scanner *s, bool is_object) {
    char c = s->text[s->at];
    bool is_quote;
    if (!is_object && (c == ':' || scanner_is_key(s, s->at)))
        return scanner_key_in_list(s);
    if (!scanner_quote_inside(s, &is_quote))
        return false;
    if (is_quote)
        lengthen_value(s);
    if (is_quote)
        return true;
    if (is_object && (c == '{' || c == '['))
        return scanner_item_in_object(s);
    return c == ';' ? semicolon(s, is_object) : missing_comma(s, is_object);
}

static bool step_comma_or_end(struct scanner *s) {
    char c = s->text[s->at];
    bool is_object = s->opened[s->depth - 1].is_object;
    if (c == ',') {
        go_on_after_comma(s, is_object);
        s->at++;
        return true;
    }
    return c == ']' || c == '}' ? close_container(s) : no_comma(s, is_object);
}

/* Two ASCII characters in UTF-16: every second byte, from this one on, is NUL. */
static bool looks_wide(const struct scanner *s, size_t first) {
    return s->length >= 4 && s->text[first] == '\0' && s->text[first + 2] == '\0';
}

static bool check_encoding(struct scanner *s) {
    bool marked = scanner_begins(s, 0, "\xFF\xFE") || scanner_begins(s, 0, "\xFE\xFF");
    if (marked || looks_wide(s, 0) || looks_wide(s, 1))
        return scanner_mistake(s, CODE_FILE_ENCODING, 0, 0,
                               "the file is written in UTF-16" HELP "save it as UTF-8");
    size_t bad;
    if (!text_is_utf8(s->text, s->length, &bad))
        return scanner_mistake(s, CODE_FILE_ENCODING, bad, 1,
                               "the byte 0x%02X is no UTF-8" HELP "save the file as UTF-8",
                               (unsigned)(unsigned char)s->text[bad]);
    if (!scanner_begins(s, 0, "\xEF\xBB\xBF"))
        return true;
    scanner_mistake(s, CODE_FILE_MARK, 0, 3,
                    "the file begins with a byte-order mark" HELP "save it as UTF-8 without one");
    scanner_edit(s, 0, 3, "");
    scanner_certain(s);
    s->at = 3;
    return true;
}

/* No place in JSON takes what begins so; the quotes among it are looked at later. */
static bool is_strange(char c) {
    unsigned char byte = (unsigned char)c;
    return byte == '/' || byte == '#' || byte >= 0x7F || byte < ' ';
}

/* Over all that stands between the values and should not, and the space behind it. */
SCANNER_APART static bool skip_strange(struct scanner *s) {
    for (size_t at = s->at; scanner_between(s); at = s->at) {
        if (s->at == at)
            return true;
        s->at = scanner_skip_space(s, s->at);
        if (s->at == s->length || !is_strange(s->text[s->at]))
            return true;
    }
    return false;
}

static bool skip_between(struct scanner *s) {
    s->at = scanner_skip_space(s, s->at);
    return s->at == s->length || !is_strange(s->text[s->at]) || skip_strange(s);
}

static bool read_on(struct scanner *s) {
    static bool (*const steps[])(struct scanner *) = {
        [EXPECT_VALUE] = step_value,     [EXPECT_ITEM_OR_END] = step_item_or_end,
        [EXPECT_KEY] = step_key,         [EXPECT_KEY_OR_END] = step_key_or_end,
        [EXPECT_COLON] = step_colon,     [EXPECT_COMMA_OR_END] = step_comma_or_end,
        [EXPECT_NOTHING] = scanner_more,
    };
    while (!s->is_full) {
        if (!skip_between(s))
            return false;
        if (s->at == s->length)
            return s->expect == EXPECT_NOTHING || scanner_end(s);
        if (!steps[s->expect](s))
            return false;
        s->value_end = s->at;
    }
    return false;
}

bool scan_json(const char *text, size_t length, bool wants_values, struct scan_result *result) {
    *result = (struct scan_result){0};
    struct scanner s = {.text = text,
                        .length = length,
                        .wants_values = wants_values,
                        .result = result,
                        .read_on = read_on};
    result->is_whole = check_encoding(&s) && read_on(&s);
    return result->is_whole && result->mistake_count == 0;
}
