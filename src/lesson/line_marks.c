/* How marks of Markdown are told from characters that are meant, in a line that shows both. */
#include "lesson/line_marks.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static bool is_one_of(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

/* ASCII's punctuation alone: a letter of another script begins and ends words. */
static bool is_in_word(char c) {
    return c != '\0' && c != ' ' && !is_one_of(c, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
}

static bool may_stand_before(char c) {
    return c == '\0' || is_one_of(c, " (\"'") || (unsigned char)c >= 0x80;
}

static bool may_stand_behind(char c) {
    return c == '\0' || is_one_of(c, " )\"'.,;:!?") || (unsigned char)c >= 0x80;
}

/* The first of the same mark, as many, that ends words and is followed by what may stand there. */
static bool is_closed(const char *inside, char mark, size_t count) {
    const char set[] = {mark, '\0'};
    for (const char *at = inside; (at = strchr(at, mark)) != NULL;) {
        size_t run = strspn(at, set);
        if (run == count && is_in_word(at[-1]) && may_stand_behind(at[run]))
            return true;
        at += run;
    }
    return false;
}

/* "*so*", "**so**", "***so***", "_so_", "~~so~~". Two underscores are of a name. */
static bool is_emphasis(const char *line, const char *at, size_t run) {
    static const struct {
        char mark;
        size_t least, most;
    } pairs[] = {{'*', 1, 3}, {'_', 1, 1}, {'~', 2, 2}};
    char before = at > line ? at[-1] : '\0';
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i].mark == *at && run >= pairs[i].least && run <= pairs[i].most)
            return may_stand_before(before) && is_in_word(at[run]) && is_closed(at + run, *at, run);
    return false;
}

/* "`send`". */
static bool is_code(const char *at, size_t run) {
    const char *inside = at + run, *end = strchr(inside, '`');
    return *at == '`' && end != NULL && end > inside;
}

/* "[the standard](https://…)". */
static bool is_link(const char *at) {
    const char *end = *at == '[' ? strstr(at, "](") : NULL;
    if (end == NULL || end == at + 1)
        return false;
    size_t address = strcspn(end + 2, " )");
    return address > 0 && end[2 + address] == ')';
}

/* "# A title". */
static bool is_heading(const char *line) {
    size_t marks = strspn(line, "#");
    return marks > 0 && marks <= 6 && line[marks] == ' ';
}

const char *line_marks_find(const char *line) {
    if (is_heading(line))
        return line;
    for (const char *at = line; *at != '\0';) {
        const char set[] = {*at, '\0'};
        size_t run = strspn(at, set);
        if (is_emphasis(line, at, run) || is_code(at, run) || is_link(at))
            return at;
        at += run;
    }
    return NULL;
}
