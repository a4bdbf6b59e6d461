/* How lists and objects end, and which end is missing or wrong where they do not: what might be
 * meant is tried, and taken if the rest of the text then nests. */
#include "lesson/scanner.h"

#include <stdio.h>

/* As many mistakes of nesting are told: each that is tried reads the rest of the text. */
enum { MISNESTED_LIMIT = 10, ENDS_BYTES = 16 };

static struct scanner_open *innermost(struct scanner *s) {
    return &s->opened[s->depth - 1];
}

static char closer_of(const struct scanner_open *open) {
    return open->is_object ? '}' : ']';
}

void scanner_close(struct scanner *s, size_t end) {
    const struct scanner_open *open = innermost(s);
    if (s->wants_values)
        s->result->values[open->value].end = (uint32_t)end;
    s->depth--;
    scanner_after_value(s);
}

/* The innermost object, or list, among the outer depth ones: how deep it lies; 0: none. */
static int find_open(const struct scanner *s, int depth, bool is_object) {
    while (depth > 0 && s->opened[depth - 1].is_object != is_object)
        depth--;
    return depth;
}

/* The closers of all that lies deeper than depth, for as many as a message can hold. */
static const char *closers(const struct scanner *s, int depth, const char *behind,
                           char into[ENDS_BYTES]) {
    int used = 0;
    for (int i = s->depth; i > depth && used < ENDS_BYTES - 4; i--)
        into[used++] = closer_of(&s->opened[i - 1]);
    snprintf(into + used, (size_t)(ENDS_BYTES - used), "%s", behind);
    return into;
}

static bool may_go_on(struct scanner *s) {
    return !s->is_trial && s->misnested++ < MISNESTED_LIMIT;
}

/* A copy of which nothing is kept, to try on it what might be meant. */
static struct scanner trial_of(const struct scanner *s) {
    struct scanner trial = *s;
    trial.is_trial = true;
    trial.wants_values = false;
    return trial;
}

/* True when the trial reads on to the end. */
static bool reads_on(struct scanner *trial) {
    trial->value_end = trial->at;
    return trial->read_on(trial);
}

/* Closes what lies deeper than depth. */
static void close_down(struct scanner *s, int depth, size_t end) {
    while (s->depth > depth)
        scanner_close(s, end);
}

/* What stands there cannot stand in the innermost, which has no end before it. */
static void not_closed(struct scanner *s, size_t at, size_t length, const char *write) {
    const struct scanner_open *open = innermost(s);
    char opener = open->is_object ? '{' : '[';
    const char *called = length > 1 ? "key" : (char[]){s->text[at], '\0'};
    scanner_mistake(s, CODE_NOT_CLOSED, at, length,
                    "the %c of line %d is not closed before this %s" HELP "write %s before it",
                    opener, scanner_line(s, open->at), called, write);
    scanner_opened(s, open->at);
}

/* How far the line of that byte is indented; -1: it is too long to say. */
static int indent_of(const struct scanner *s, size_t at) {
    enum { LINE_BYTES = 1000 };
    size_t begin = at;
    while (begin > 0 && s->text[begin - 1] != '\n' && at - begin < LINE_BYTES)
        begin--;
    return at - begin < LINE_BYTES ? (int)(scanner_skip_blanks(s, begin) - begin) : -1;
}

/* What stands at that byte begins its line, which is indented as the other's. Where more than one
 * mistake of nesting is left, so that nothing that is tried reads on to the end, this is asked. */
static bool is_indented_as(const struct scanner *s, size_t at, size_t other) {
    int indent = indent_of(s, at);
    size_t begin = at - (size_t)(indent > 0 ? indent : 0);
    return indent >= 0 && indent == indent_of(s, other) && begin > 0 && s->text[begin - 1] == '\n';
}

/* A closer of the wrong form */

/* The closer ends something further out, and that of what lies in it is missing. */
static bool is_missing(const struct scanner *s, int depth) {
    struct scanner trial = trial_of(s);
    if (depth == 0)
        return false;
    close_down(&trial, depth - 1, 0);
    trial.at++;
    return reads_on(&trial);
}

static bool is_misspelt(const struct scanner *s) {
    struct scanner trial = trial_of(s);
    close_down(&trial, s->depth - 1, 0);
    trial.at++;
    return reads_on(&trial);
}

static bool is_extra(const struct scanner *s) {
    struct scanner trial = trial_of(s);
    trial.at++;
    trial.expect = EXPECT_COMMA_OR_END;
    return reads_on(&trial);
}

static bool missing_closer(struct scanner *s, int depth) {
    char write[ENDS_BYTES];
    not_closed(s, s->at, 1, closers(s, depth, "", write));
    scanner_edit(s, s->value_end, 0, write);
    close_down(s, depth, s->value_end);
    scanner_close(s, ++s->at);
    return true;
}

/* The closer says what is to be done about it. */
static void tell_wrong(struct scanner *s, const char *remedy) {
    const struct scanner_open *open = innermost(s);
    scanner_mistake(s, CODE_WRONG_CLOSER, s->at, 1, "%c does not close the %c of line %d" HELP "%s",
                    s->text[s->at], open->is_object ? '{' : '[', scanner_line(s, open->at), remedy);
    scanner_opened(s, open->at);
}

static bool misspelt_closer(struct scanner *s) {
    char closes[] = {closer_of(innermost(s)), '\0'}, remedy[] = "write ?";
    remedy[sizeof remedy - 2] = closes[0];
    tell_wrong(s, remedy);
    scanner_edit(s, s->at, 1, closes);
    scanner_close(s, ++s->at);
    return true;
}

static bool extra_closer(struct scanner *s) {
    tell_wrong(s, "remove it");
    scanner_edit(s, s->at++, 1, "");
    s->expect = EXPECT_COMMA_OR_END;
    return true;
}

/* The closer stands below the line of what it would end at that depth, not below the innermost. */
static bool is_indented_as_outer(struct scanner *s, int depth) {
    size_t outer = s->opened[depth - 1].at, inner = innermost(s)->at;
    bool one_line = memchr(s->text + outer, '\n', inner - outer) == NULL;
    return is_indented_as(s, s->at, outer) && (one_line || !is_indented_as(s, s->at, inner));
}

bool scanner_wrong_closer(struct scanner *s) {
    if (!may_go_on(s))
        return false;
    int depth = find_open(s, s->depth - 1, s->text[s->at] == '}');
    bool fits = depth > 0 && s->depth - depth < ENDS_BYTES - 4;
    if (fits && is_missing(s, depth))
        return missing_closer(s, depth);
    if (is_misspelt(s))
        return misspelt_closer(s);
    if (is_extra(s))
        return extra_closer(s);
    if (fits && is_indented_as_outer(s, depth))
        return missing_closer(s, depth);
    tell_wrong(s, closer_of(innermost(s)) == ']' ? "write ] for it, or before it"
                                                 : "write } for it, or before it");
    return false;
}

/* A key in a list */

/* The last value was the key of a member of the object at that depth. */
static void take_as_key(struct scanner *s, int depth, size_t end) {
    s->key = s->value_begin;
    s->key_end = s->value_end;
    close_down(s, depth, end);
    s->expect = EXPECT_COLON;
}

static bool try_key(const struct scanner *s, int depth, bool at_colon) {
    struct scanner trial = trial_of(s);
    close_down(&trial, depth, 0);
    trial.expect = at_colon ? EXPECT_COLON : EXPECT_KEY;
    return reads_on(&trial);
}

/* The last value begins an object without its {. */
static void open_at_value(struct scanner *s) {
    s->key = s->value_begin;
    s->key_end = s->value_end;
    s->opened[s->depth++] = (struct scanner_open){
        s->value_begin, s->wants_values ? s->result->value_count - 1 : 0, true};
    s->expect = EXPECT_COLON;
}

static bool lacks_brace(const struct scanner *s) {
    struct scanner trial = trial_of(s);
    if (s->depth == SCAN_DEPTH_LIMIT)
        return false;
    open_at_value(&trial);
    return reads_on(&trial);
}

/* Where the list ends that has no ]: before the comma behind its last item, or behind its [. */
static size_t list_end(struct scanner *s, bool *has_comma) {
    size_t begin = innermost(s)->at + 1;
    *has_comma = s->before_comma > begin;
    return *has_comma ? s->before_comma : begin;
}

/* The last value was none, but a key: takes it back. */
static void drop_value(struct scanner *s) {
    s->count--;
    if (s->wants_values)
        s->result->value_count--;
}

/* The key at offset follows a list that ends at offset where. */
static void list_before_key(struct scanner *s, int depth, size_t key, size_t where,
                            bool has_comma) {
    char write[ENDS_BYTES];
    size_t length = 1;
    while (scanner_byte(s, key + length) != '"')
        length += s->text[key + length] == '\\' ? 2 : 1;
    closers(s, depth, has_comma ? "" : ",", write);
    not_closed(s, key, length + 1, write);
    scanner_edit(s, where, 0, write);
}

static bool key_without_brace(struct scanner *s, bool lacks_brace) {
    size_t opened = innermost(s)->at;
    if (lacks_brace)
        scanner_mistake(s, CODE_MISSING_KEY, s->value_begin, s->value_end - s->value_begin,
                        "a list has no keys" HELP "write { before this one");
    else
        scanner_mistake(s, CODE_MISSING_KEY, s->at, 1,
                        "a list has no keys" HELP "write { for the [ of line %d, or before the key",
                        scanner_line(s, opened));
    scanner_opened(s, opened);
    if (!lacks_brace)
        return false;
    scanner_edit(s, s->value_begin, 0, "{");
    open_at_value(s);
    return true;
}

/* At the colon behind a text in a list. */
static bool key_at_colon(struct scanner *s) {
    bool has_comma;
    size_t where = list_end(s, &has_comma);
    bool is_text = s->text[s->value_end - 1] == '"' && s->text[s->value_begin] == '"';
    int depth = is_text ? find_open(s, s->depth, true) : 0;
    while (depth > 0 && !try_key(s, depth, true))
        depth = find_open(s, depth - 1, true);
    if (depth == 0 && is_text && s->depth > 1 && s->opened[s->depth - 2].is_object &&
        is_indented_as(s, s->value_begin, innermost(s)->at))
        depth = s->depth - 1;
    if (depth > 0 && s->depth - depth < ENDS_BYTES - 4) {
        list_before_key(s, depth, s->value_begin, where, has_comma);
        drop_value(s);
        take_as_key(s, depth, where);
        return true;
    }
    return key_without_brace(s, is_text && lacks_brace(s));
}

/* At a key that follows an item without a comma. */
static bool key_at_key(struct scanner *s) {
    int depth = find_open(s, s->depth, true);
    while (depth > 0 && !try_key(s, depth, false))
        depth = find_open(s, depth - 1, true);
    if (depth == 0 || s->depth - depth >= ENDS_BYTES - 4)
        return scanner_mistake(s, CODE_MISSING_COMMA, s->value_end, 0,
                               "a comma or ] is missing here, before the next key" HELP "write it");
    list_before_key(s, depth, s->at, s->value_end, false);
    close_down(s, depth, s->value_end);
    s->expect = EXPECT_KEY;
    return true;
}

bool scanner_key_in_list(struct scanner *s) {
    if (!may_go_on(s))
        return false;
    return s->text[s->at] == ':' ? key_at_colon(s) : key_at_key(s);
}

/* An item in an object */

static bool try_item(const struct scanner *s, int depth) {
    struct scanner trial = trial_of(s);
    close_down(&trial, depth, 0);
    trial.expect = EXPECT_VALUE;
    return reads_on(&trial);
}

bool scanner_item_in_object(struct scanner *s) {
    if (!may_go_on(s))
        return false;
    bool has_comma = s->expect == EXPECT_KEY;
    size_t where = has_comma ? s->before_comma : s->value_end;
    int depth = find_open(s, s->depth, false);
    while (depth > 0 && !try_item(s, depth))
        depth = find_open(s, depth - 1, false);
    if (depth == 0 || s->depth - depth >= ENDS_BYTES - 4)
        return scanner_mistake(s, CODE_MISSING_KEY, s->at, 1,
                               "a key in double quotes is expected here" HELP
                               "write it, or close the { of line %d before this",
                               scanner_line(s, innermost(s)->at));
    char write[ENDS_BYTES];
    closers(s, depth, has_comma ? "" : ",", write);
    not_closed(s, s->at, 1, write);
    scanner_edit(s, where, 0, write);
    close_down(s, depth, where);
    s->expect = EXPECT_VALUE;
    return true;
}

/* The end */

/* What is read before was whole: only closers are missing. */
static bool lacks_closers(const struct scanner *s) {
    char last = s->text[s->value_end - 1];
    return s->expect == EXPECT_COMMA_OR_END && (last == ']' || last == '}');
}

bool scanner_end(struct scanner *s) {
    if (s->is_trial)
        return false;
    if (s->depth == 0)
        return scanner_mistake(s, CODE_FILE_EMPTY, s->at, 0,
                               "the file is empty" HELP "one JSON value is expected");
    const struct scanner_open *open = innermost(s);
    char write[ENDS_BYTES];
    scanner_mistake(s, CODE_NOT_CLOSED, s->value_end, 0,
                    "the file ends, but the %c of line %d is not closed" HELP "write %s",
                    open->is_object ? '{' : '[', scanner_line(s, open->at),
                    closers(s, 0, s->depth >= ENDS_BYTES - 4 ? "…" : "", write));
    scanner_opened(s, open->at);
    if (!lacks_closers(s) || s->depth >= ENDS_BYTES - 4)
        return false;
    scanner_edit(s, s->value_end, 0, write);
    close_down(s, 0, s->value_end);
    return true;
}

bool scanner_more(struct scanner *s) {
    if (s->is_trial)
        return false;
    size_t at = s->at;
    while (at < s->length && s->text[at] != '\0' && strchr(" \t\r\n]},", s->text[at]) != NULL)
        at++;
    scanner_mistake(s, CODE_AFTER_END, s->at, at > s->at ? at - s->at : 1,
                    "the JSON value has ended before this" HELP "remove what follows");
    if (at < s->length)
        return false;
    scanner_edit(s, s->at, s->length - s->at, "");
    s->at = s->length;
    return true;
}
