/* How true, false and null are read, and what is said of the words of other languages and of text
 * without quotes. */
#include "lesson/scanner.h"

#include <stdio.h>

#include "base/suggest.h"

enum { QUOTED = 40 };

static bool same_word(const char *a, const char *b, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (b[i] == '\0' || (a[i] | 0x20) != (b[i] | 0x20))
            return false;
    return b[length] == '\0';
}

/* What other languages say; with a remedy: what is to be written is not known. */
static const struct {
    const char *word, *is, *remedy;
    bool is_certain;
} known_words[] = {
    {"true", "true", NULL, true},
    {"false", "false", NULL, true},
    {"null", "null", NULL, true},
    {"none", "null", NULL, true},
    {"nil", "null", NULL, true},
    {"undefined", "null", NULL, true},
    {"yes", "true", NULL, false},
    {"no", "false", NULL, false},
    {"nan", NULL, "JSON has no NaN, write a number", false},
    {"inf", NULL, "JSON has no infinity, write a number", false},
    {"infinity", NULL, "JSON has no infinity, write a number", false},
};
enum { KNOWN_WORDS = sizeof known_words / sizeof *known_words };

static int find_word(const char *word, size_t length) {
    int row = 0;
    while (row < KNOWN_WORDS && !same_word(word, known_words[row].word, length))
        row++;
    return row;
}

static bool replace_word(struct scanner *s, int row, size_t length) {
    const char *is = known_words[row].is;
    if (is == NULL)
        scanner_mistake(s, CODE_JSON_WORD, s->at, length, "%.*s is no JSON value" HELP "%s",
                        (int)length, s->text + s->at, known_words[row].remedy);
    else
        scanner_mistake(s, CODE_JSON_WORD, s->at, length, "%.*s is no JSON value" HELP "write %s",
                        (int)length, s->text + s->at, is);
    if (is == NULL || !known_words[row].is_certain || !scanner_may_end(s, s->at + length))
        return scanner_pass_over(s);
    scanner_edit(s, s->at, length, is);
    scanner_certain(s);
    s->at += length;
    return true;
}

/* A word that is text, perhaps of several: text if nothing else can be meant. */
static bool bare_text(struct scanner *s) {
    size_t end = s->at;
    while (scanner_is_bare(scanner_byte(s, end)))
        end++;
    char word[QUOTED + 1];
    snprintf(word, sizeof word, "%.*s", (int)(end - s->at < QUOTED ? end - s->at : QUOTED),
             s->text + s->at);
    const char *near = suggest(word, scanner_literals, SCANNER_LITERALS);
    if (near != NULL)
        scanner_mistake(s, CODE_JSON_WORD, s->at, end - s->at,
                        "%s is no JSON value" HELP "did you mean %s? Write text in double quotes",
                        word, near);
    else
        scanner_mistake(s, CODE_JSON_WORD, s->at, end - s->at,
                        "%s is no JSON value" HELP "write text in double quotes", word);
    if (s->depth == 0)
        return false;
    if (near != NULL || !scanner_may_end(s, end))
        return scanner_pass_over(s);
    scanner_quote(s, s->at, end);
    scanner_certain(s);
    s->at = end;
    return true;
}

bool scanner_word(struct scanner *s) {
    size_t length = (size_t)scanner_word_length(s, s->at);
    if (scanner_is_literal(s, s->at)) {
        s->at += length;
        return true;
    }
    int row = find_word(s->text + s->at, length);
    return row < KNOWN_WORDS ? replace_word(s, row, length) : bare_text(s);
}
