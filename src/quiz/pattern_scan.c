/* The grammar of POSIX extended regular expressions (POSIX.1-2008, XBD 9.4 and 9.5.3), less what it
 * leaves undefined: read by recursive descent, for its mistakes, and for what would take long. */
#include "quiz/pattern_scan.h"

#include <stdint.h>
#include <string.h>

#include "quiz/pattern.h"

/* How far a pattern is read. */
struct scan {
    const char *at;
    int64_t repeats; /* all counts that were read, multiplied */
    struct errbuf *err;
};

/* What is known of a piece that was read. */
struct part {
    bool may_be_empty;
    int64_t letters; /* with its repeats written out */
};

static bool is_repeat(char c) {
    return c == '*' || c == '+' || c == '?' || c == '{';
}

static bool ends_alternative(char c) {
    return c == '\0' || c == '|' || c == ')';
}

static void skip_character(struct scan *scan) {
    do
        scan->at++;
    while ((*scan->at & 0xC0) == 0x80);
}

/* [ ] */

static const char *const classes[] = {"alnum", "alpha", "blank", "cntrl", "digit", "graph",
                                      "lower", "print", "punct", "space", "upper", "xdigit"};

static bool is_class(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strlen(classes[i]) == length && memcmp(classes[i], name, length) == 0)
            return true;
    return false;
}

static bool read_class(struct scan *scan) {
    const char *name = scan->at + 2, *end = strstr(name, ":]");
    if (end == NULL)
        return errbuf_fail(scan->err, "a [: has no :]" HELP "close it, as in [[:digit:]]");
    if (!is_class(name, (size_t)(end - name)))
        return errbuf_fail(scan->err,
                           "there is no class [:%.*s:]" HELP
                           "write [:alpha:], [:digit:], [:alnum:] or [:space:]",
                           (int)(end - name), name);
    scan->at = end + 2;
    return true;
}

static bool is_ascii(char c) {
    return (unsigned char)c < 0x80;
}

/* "a-z"; what its ends are beyond ASCII, no two systems agree on. */
static bool read_range(struct scan *scan) {
    char from = scan->at[0], to = scan->at[2];
    if (!is_ascii(from) || !is_ascii(to))
        return errbuf_fail(scan->err,
                           "a range ends in a letter beyond ASCII, where systems differ" HELP
                           "write each letter");
    if (from > to || to == '[' || to == '\\')
        return errbuf_fail(scan->err, "the range %c-%c is none" HELP "let its ends rise, as in 0-9",
                           from, to);
    scan->at += 3;
    return true;
}

/* The character at text is followed by a hyphen and the end of a range. */
static bool begins_range(const char *text) {
    struct scan next = {.at = text};
    skip_character(&next);
    return next.at[0] == '-' && next.at[1] != ']' && next.at[1] != '\0';
}

static bool read_member(struct scan *scan) {
    const char *at = scan->at;
    if (at[0] == '[' && at[1] == ':')
        return read_class(scan);
    if (at[0] == '[' && (at[1] == '.' || at[1] == '='))
        return errbuf_fail(scan->err, "[%c is not taken here" HELP "write the letters", at[1]);
    if (at[0] == '\\')
        return errbuf_fail(scan->err, "inside of [ ] a \\ stands for itself" HELP
                                      "leave it out, or write a class such as [:digit:]");
    if (begins_range(at))
        return read_range(scan);
    skip_character(scan);
    return true;
}

static bool read_bracket(struct scan *scan) {
    scan->at += scan->at[1] == '^' ? 2 : 1;
    for (bool first = true; first || *scan->at != ']'; first = false) {
        if (*scan->at == '\0')
            return errbuf_fail(scan->err, "a [ has no ]" HELP
                                          "write ] at its end, or \\[ for the sign itself");
        if (!read_member(scan))
            return false;
    }
    scan->at++;
    return true;
}

/* Repeats */

/* The number at *at, and what stands behind it; more than PATTERN_REPEATS: one more. -1: none. */
static int read_number(const char **at) {
    int number = -1;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        number = (number < 0 ? 0 : number * 10) + (**at - '0');
        number = number > PATTERN_REPEATS ? PATTERN_REPEATS + 1 : number;
    }
    return number;
}

static bool read_count(struct scan *scan, struct part *part) {
    const char *at = scan->at + 1;
    int low = read_number(&at), high = low;
    if (*at == ',')
        at++, high = *at == '}' ? low : read_number(&at);
    if (low < 0 || high < low || *at != '}')
        return errbuf_fail(scan->err, "a { begins a count" HELP
                                      "write it as {2}, {2,} or {2,4}, or \\{ for the sign itself");
    scan->at = at + 1;
    scan->repeats *= high > 1 ? high : 1;
    part->letters *= high > 1 ? high : 1;
    part->may_be_empty = part->may_be_empty || low == 0;
    return scan->repeats <= PATTERN_REPEATS ||
           errbuf_fail(scan->err,
                       "its counts multiply to more than 1,000" HELP "let it repeat less");
}

/* A repeat of what may itself be empty adds nothing, and is what takes libraries long: glibc's time
 * for a row of (a*)* doubles with each. So does its memory with each a+, for which it writes aa*,
 * where one is in the other. */
static bool read_repeat(struct scan *scan, struct part *part) {
    char repeat = *scan->at;
    if (repeat != '?' && part->may_be_empty)
        return errbuf_fail(scan->err,
                           "what %c repeats may itself be empty, as in (a*)*" HELP
                           "let one of the two repeat",
                           repeat);
    if (repeat == '{')
        return read_count(scan, part);
    part->may_be_empty = part->may_be_empty || repeat != '+';
    part->letters *= repeat == '+' ? 2 : 1;
    scan->at++;
    return true;
}

/* Atoms */

static bool read_alternatives(struct scan *scan, struct part *part);

static bool read_group(struct scan *scan, struct part *part) {
    scan->at++;
    if (!read_alternatives(scan, part))
        return false;
    if (*scan->at != ')')
        return errbuf_fail(scan->err,
                           "a ( has no )" HELP "write ) at its end, or \\( for the sign itself");
    scan->at++;
    return true;
}

static bool read_escape(struct scan *scan) {
    char escaped = scan->at[1];
    if (escaped >= '1' && escaped <= '9')
        return errbuf_fail(scan->err,
                           "\\%c refers back to a group, which is not taken here" HELP
                           "write what it is to be once more",
                           escaped);
    if (escaped == '\0' || strchr(".[]\\()*+?{}|^$", escaped) == NULL)
        return errbuf_fail(scan->err,
                           "a \\ stands before one of . [ ] \\ ( ) * + ? { } | ^ $ alone" HELP
                           "write [0-9] for a digit, [[:alpha:]] for a letter");
    scan->at += 2;
    return true;
}

static bool read_atom(struct scan *scan, struct part *part) {
    char c = *scan->at;
    *part = (struct part){c == '^' || c == '$', 1};
    if (c == '(')
        return read_group(scan, part);
    if (c == '[')
        return read_bracket(scan);
    if (c == '\\')
        return read_escape(scan);
    skip_character(scan);
    return true;
}

static bool read_piece(struct scan *scan, struct part *part) {
    if (is_repeat(*scan->at))
        return errbuf_fail(scan->err,
                           "before %c stands nothing that it could repeat" HELP
                           "write \\%c for the sign itself",
                           *scan->at, *scan->at);
    if (!read_atom(scan, part))
        return false;
    if (is_repeat(*scan->at) && !read_repeat(scan, part))
        return false;
    if (part->letters > PATTERN_LETTERS)
        return errbuf_fail(scan->err,
                           "with its repeats written out it has more than 2,000 letters" HELP
                           "let it repeat less");
    return !is_repeat(*scan->at) ||
           errbuf_fail(scan->err, "two repeats stand one behind the other" HELP "leave one out");
}

static bool read_alternative(struct scan *scan, struct part *part) {
    if (ends_alternative(*scan->at))
        return errbuf_fail(scan->err, "an alternative is empty" HELP
                                      "write what may be left out with ?, as in (a|b)?");
    *part = (struct part){true, 0};
    while (!ends_alternative(*scan->at)) {
        struct part piece = {false, 0};
        if (!read_piece(scan, &piece))
            return false;
        part->may_be_empty = part->may_be_empty && piece.may_be_empty;
        part->letters += piece.letters;
    }
    return true;
}

static bool read_alternatives(struct scan *scan, struct part *part) {
    *part = (struct part){false, 0};
    for (;; scan->at++) {
        struct part one = {false, 0};
        if (!read_alternative(scan, &one))
            return false;
        part->may_be_empty = part->may_be_empty || one.may_be_empty;
        part->letters += one.letters;
        if (*scan->at != '|')
            return true;
    }
}

size_t pattern_characters(const char *text) {
    size_t characters = 0;
    for (; *text != '\0'; text++)
        characters += (*text & 0xC0) != 0x80;
    return characters;
}

bool pattern_scan(const char *pattern, struct errbuf *err) {
    struct scan scan = {pattern, 1, err};
    struct part whole = {false, 0};
    if (pattern_characters(pattern) > PATTERN_CHARACTERS)
        return errbuf_fail(err, "it is longer than 200 characters" HELP
                                "write a shorter one, or list texts in \"accepts\"");
    if (!read_alternatives(&scan, &whole))
        return false;
    return *scan.at == '\0' ||
           errbuf_fail(err, "a ) has no (" HELP "write ( before it, or \\) for the sign itself");
}
