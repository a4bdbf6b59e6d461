#include "words.h"

#include "bytes.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct cutter {
    const char *at;
    const char *(*value)(const char *name, void *user);
    void *user;
};

/* After a backslash. */
static const char *cut_escape(struct cutter *cutter, struct bytes *out) {
    static const char names[] = "nte\"\\$#", bytes[] = "\n\t\033\"\\$#";
    const char *name = *cutter->at != '\0' ? strchr(names, *cutter->at) : NULL;
    if (name != NULL) {
        bytes_add(out, &bytes[name - names], 1);
        cutter->at++;
        return NULL;
    }
    const char *digits = cutter->at + 1;
    if (*cutter->at != 'x' || !isxdigit((unsigned char)digits[0]) ||
        !isxdigit((unsigned char)digits[1]))
        return "an escape is one of \\n \\t \\e \\\" \\\\ \\$ \\# \\xNN";
    char byte = (char)strtol((char[]){digits[0], digits[1], '\0'}, NULL, 16);
    bytes_add(out, &byte, 1);
    cutter->at += 3;
    return NULL;
}

/* After "${". */
static const char *cut_variable(struct cutter *cutter, struct bytes *out) {
    size_t length = strcspn(cutter->at, "}");
    if (cutter->at[length] == '\0')
        return "${ without }";
    char *name = bytes_copy_string(cutter->at, length);
    const char *value = cutter->value(name, cutter->user);
    free(name);
    if (value == NULL)
        return "no such variable";
    bytes_add(out, value, strlen(value));
    cutter->at += length + 1;
    return NULL;
}

static const char *cut_word(struct cutter *cutter, struct word *word) {
    struct bytes text = {0};
    const char *problem = NULL;
    word->quoted = *cutter->at == '"';
    cutter->at += word->quoted;
    while (problem == NULL && *cutter->at != '\0') {
        char c = *cutter->at;
        if (word->quoted ? c == '"' : isspace((unsigned char)c))
            break;
        cutter->at++;
        if (c == '\\')
            problem = cut_escape(cutter, &text);
        else if (c == '$' && *cutter->at == '{') {
            cutter->at++;
            problem = cut_variable(cutter, &text);
        } else
            bytes_add(&text, &c, 1);
    }
    if (problem == NULL && word->quoted && *cutter->at++ != '"')
        problem = "a quote is not closed";
    word->text = bytes_copy_string(bytes_text(&text), text.used);
    bytes_release(&text);
    return problem;
}

const char *words_cut(struct words *words, const char *line,
                      const char *(*value)(const char *name, void *user), void *user) {
    struct cutter cutter = {line, value, user};
    *words = (struct words){0};
    for (;;) {
        cutter.at += strspn(cutter.at, " \t\r\n");
        if (*cutter.at == '\0' || *cutter.at == '#')
            return NULL;
        if (words->count == WORDS_MAX)
            return "too many words";
        const char *problem = cut_word(&cutter, &words->at[words->count++]);
        if (problem != NULL)
            return problem;
    }
}

void words_release(struct words *words) {
    for (int i = 0; i < words->count; i++)
        free(words->at[i].text);
    *words = (struct words){0};
}
