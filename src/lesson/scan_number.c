/* How a number is read, and what is said of other spellings and of units. */
#include "lesson/scanner.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/duration.h"
#include "base/memory.h"

enum { QUOTED = 40, TOKEN_BYTES = 64 };

static size_t skip_digits(const struct scanner *s, size_t at) {
    while (scanner_is_digit(scanner_byte(s, at)))
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
    return finite || scanner_mistake(s, CODE_JSON_NUMBER, from, to - from,
                                     "the number is too large for a computer's arithmetic" HELP
                                     "write a smaller one");
}

static bool integer_part(struct scanner *s, size_t *at) {
    if (scanner_byte(s, *at) == '-')
        ++*at;
    char first = scanner_byte(s, *at);
    if (s->text[s->at] == '+')
        return scanner_mistake(s, CODE_JSON_NUMBER, s->at, 1,
                               "a number does not begin with +" HELP "remove the +");
    if (first == '.')
        return scanner_mistake(s, CODE_JSON_NUMBER, s->at, 1,
                               "a number begins with a digit" HELP "write 0 before the point");
    if (first == 'I' || first == 'N')
        return scanner_mistake(s, CODE_JSON_NUMBER, s->at, 1,
                               "JSON has no infinity and no NaN" HELP "write a number");
    if (!scanner_is_digit(first))
        return scanner_mistake(s, CODE_JSON_NUMBER, s->at, 1,
                               "a digit is missing after the minus sign" HELP "write a number");
    if (first == '0' && scanner_is_digit(scanner_byte(s, *at + 1)))
        return scanner_mistake(s, CODE_JSON_NUMBER, s->at, skip_digits(s, *at) - s->at,
                               "a number does not begin with 0" HELP "remove the leading zero");
    *at = skip_digits(s, *at);
    return true;
}

static bool fraction(struct scanner *s, size_t *at) {
    if (scanner_byte(s, *at) != '.')
        return true;
    size_t end = skip_digits(s, *at + 1);
    if (end == *at + 1)
        return scanner_mistake(s, CODE_JSON_NUMBER, s->at, end - s->at,
                               "a digit is missing after the point of a number" HELP
                               "write one, or no point");
    *at = end;
    return true;
}

static bool exponent(struct scanner *s, size_t *at) {
    if (scanner_byte(s, *at) != 'e' && scanner_byte(s, *at) != 'E')
        return true;
    size_t from = *at + 1;
    if (scanner_byte(s, from) == '+' || scanner_byte(s, from) == '-')
        from++;
    size_t end = skip_digits(s, from);
    if (end == from)
        return scanner_mistake(s, CODE_JSON_NUMBER, s->at, end - s->at,
                               "a digit is missing after the e of a number" HELP "write one");
    *at = end;
    return true;
}

/* Letters, or a percent sign, behind a number, or behind one blank: "2s", "25%", "5 min". */
static size_t unit_end(const struct scanner *s, size_t at) {
    at += scanner_byte(s, at) == ' ';
    return scanner_byte(s, at) == '%' ? at + 1 : at + (size_t)scanner_word_length(s, at);
}

/* The number with its unit, if it is a duration or a share, without a blank; "" if not. */
static void read_unit(const struct scanner *s, size_t number_end, size_t end,
                      char into[TOKEN_BYTES]) {
    int64_t usec;
    size_t number = number_end - s->at, unit = number_end + (s->text[number_end] == ' ');
    into[0] = '\0';
    if (end - s->at >= TOKEN_BYTES)
        return;
    memcpy(into, s->text + s->at, number);
    memcpy(into + number, s->text + unit, end - unit);
    into[number + end - unit] = '\0';
    if (s->text[end - 1] != '%' && !duration_parse(into, &usec, NULL))
        into[0] = '\0';
}

/* A unit behind the number, which ends at number_end. */
SCANNER_APART static bool with_unit(struct scanner *s, size_t number_end, size_t end) {
    char token[TOKEN_BYTES], quoted[TOKEN_BYTES + 2];
    read_unit(s, number_end, end, token);
    int shown = end - s->at < QUOTED ? (int)(end - s->at) : QUOTED;
    scanner_mistake(
        s, CODE_BARE_UNIT, s->at, end - s->at,
        "letters follow a number" HELP "write text and durations in double quotes, as in \"%.*s\"",
        token[0] != '\0' ? (int)strlen(token) : shown, token[0] != '\0' ? token : s->text + s->at);
    if (token[0] == '\0')
        return scanner_pass_over(s);
    snprintf(quoted, sizeof quoted, "\"%s\"", token);
    scanner_edit(s, s->at, end - s->at, quoted);
    scanner_certain(s);
    s->at = end;
    return true;
}

/* The word behind a blank is a unit of time, behind which a value may end. */
SCANNER_APART static bool has_unit_apart(const struct scanner *s, size_t at) {
    char token[TOKEN_BYTES];
    if (!scanner_may_end(s, unit_end(s, at)))
        return false;
    read_unit(s, at, unit_end(s, at), token);
    return token[0] != '\0';
}

/* Writes the number at s->at as JSON wants it: no +, a digit before and after the point, no zeros
 * in front. Returns where it ends; s->at: it is none. */
static size_t plain_number(const struct scanner *s, char into[TOKEN_BYTES]) {
    size_t at = s->at, end = s->at, used = 0;
    while (end < s->length && s->text[end] != '\0' && strchr("+-.eE0123456789", s->text[end]))
        end++;
    if (end - at + 4 > TOKEN_BYTES)
        return s->at;
    if (s->text[at] == '+' || s->text[at] == '-')
        used += s->text[at++] == '-';
    memcpy(into, "-", used);
    size_t digits = skip_digits(s, at);
    while (at + 1 < digits && s->text[at] == '0')
        at++;
    used += (size_t)snprintf(into + used, TOKEN_BYTES - used, "%.*s", (int)(digits - at),
                             digits > at ? s->text + at : "");
    if (digits == at)
        into[used++] = '0';
    at = digits;
    bool point = scanner_byte(s, at) == '.', none = digits == s->at;
    size_t after = point ? skip_digits(s, at + 1) : at;
    none = (none || !scanner_is_digit(s->text[digits - 1])) && after <= at + 1;
    snprintf(into + used, TOKEN_BYTES - used, "%.*s%s%.*s", (int)(after - at), s->text + at,
             point && after == at + 1 ? "0" : "", (int)(end - after), s->text + after);
    return none ? s->at : end;
}

static bool is_apart(const struct scanner *s, size_t end) {
    return scanner_is_space(scanner_byte(s, end)) || scanner_may_end(s, end);
}

/* The number was told to be wrong: mends it where it is one in another spelling. */
SCANNER_APART static bool mend_number(struct scanner *s) {
    char plain[TOKEN_BYTES];
    struct scanner trial = {.text = plain, .is_trial = true};
    size_t end = plain_number(s, plain);
    trial.length = end > s->at ? strlen(plain) : 0;
    trial.result = s->result;
    bool is_new = trial.length > 0 && (trial.length != end - s->at ||
                                       memcmp(plain, s->text + s->at, trial.length) != 0);
    if (!is_new || !is_apart(s, end) || !scanner_number(&trial) || trial.is_guess ||
        trial.at < trial.length)
        return scanner_pass_over(s);
    scanner_edit(s, s->at, end - s->at, plain);
    scanner_certain(s);
    s->at = end;
    return true;
}

bool scanner_number(struct scanner *s) {
    size_t at = s->at, integer_end;
    if (!integer_part(s, &at))
        return mend_number(s);
    integer_end = at;
    if (!fraction(s, &at) || !exponent(s, &at))
        return mend_number(s);
    char next = scanner_byte(s, at);
    if (scanner_is_word(next) || next == '%' ||
        (next == ' ' && scanner_is_letter(scanner_byte(s, at + 1)) && has_unit_apart(s, at)))
        return with_unit(s, at, unit_end(s, at));
    if (at - s->at >= SCAN_LONG_NUMBER)
        s->result->has_long_number = true;
    bool may_overflow = at > integer_end || at - s->at > 300;
    if (may_overflow && !number_is_finite(s, s->at, at))
        return scanner_pass_over(s);
    s->at = at;
    return true;
}
