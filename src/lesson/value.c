/* How each type of field is read, checked against its row, and put into the object. */
#include "lesson/value.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "base/suggest.h"
#include "base/text.h"
#include "lesson/facts.h"
#include "lesson/id.h"
#include "lesson/line_marks.h"
#include "lesson/markdown.h"
#include "lesson/tell.h"
#include "lesson/unformatted.h"
#include "quiz/quantity.h"
#include "sim/knob.h"

/* Texts */

static bool check_text(struct loader *loader, const struct load_slot *slot, const char *wanted) {
    char name[TELL_LABEL_BYTES];
    if (json_type(slot->value) != JSON_STRING)
        return tell_type(loader, slot, wanted);
    if (json_string_is_cut(loader->document, slot->value))
        return tell(loader, slot->value, CODE_NUL,
                    "%s holds the character U+0000" HELP "remove \\u0000", tell_label(name, slot));
    if (text_is_blank(json_string(slot->value)))
        return tell(loader, slot->value, CODE_EMPTY_TEXT, "%s must not be empty" HELP "%s",
                    tell_label(name, slot),
                    slot->is_entry          ? "write it, or take the entry out"
                    : slot->field->required ? "write it"
                                            : "write it, or leave it out");
    return true;
}

static void keep_text(struct loader *loader, const struct load_slot *slot) {
    const char *text = json_string(slot->value);
    const char *copy = arena_copy(loader->arena, text, strlen(text));
    memcpy(slot->into, &copy, sizeof copy);
}

/* Lines as well: those of some lists are shown as CommonMark, and all are laid out. */
static bool check_words(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES];
    struct errbuf why;
    return check_text(loader, slot, "text" HELP "write it in quotes") &&
           (markdown_is_bounded(json_string(slot->value), &why) ||
            tell(loader, slot->value, CODE_LONG_TEXT, "%s %s", tell_label(name, slot), why.text));
}

static bool is_filled(const struct load_slot *slot) {
    const struct load_frame *frame = slot->frame;
    while (frame != NULL && !frame->schema->fills)
        frame = frame->outer;
    return frame != NULL;
}

/* For authors: what they will not see formatted in a text that is shown as CommonMark. */
static void warn_unformatted(struct loader *loader, const struct load_slot *slot) {
    char quoted[TELL_QUOTE_BYTES];
    if (!loader->kinds.thorough)
        return;
    struct unformatted_places places = unformatted_find(json_string(slot->value));
    for (int i = 0; i < UNFORMATTED_COUNT; i++)
        if (places.at[i] != NULL && !(i == UNFORMATTED_VALUE && is_filled(slot)))
            tell_warning(loader, slot->value, CODE_UNFORMATTED, "in %s\"%s\", at %s: %s",
                         slot->is_entry ? "an entry of " : "", slot->field->name,
                         tell_quote(quoted, places.at[i]), unformatted_words((enum unformatted)i));
}

/* The same of a line that is no CommonMark at all. */
static void warn_marks(struct loader *loader, const struct load_slot *slot) {
    char quoted[TELL_QUOTE_BYTES];
    const char *found = loader->kinds.thorough ? line_marks_find(json_string(slot->value)) : NULL;
    if (found != NULL)
        tell_warning(
            loader, slot->value, CODE_LINE_MARKS,
            "in %s\"%s\", at %s: a line is no Markdown, and is shown with its marks" HELP "leave "
            "them out",
            slot->is_entry ? "an entry of " : "", slot->field->name, tell_quote(quoted, found));
}

static bool load_prose(struct loader *loader, const struct load_slot *slot) {
    if (!check_words(loader, slot))
        return false;
    warn_unformatted(loader, slot);
    keep_text(loader, slot);
    return true;
}

static bool load_line(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES];
    if (!check_words(loader, slot))
        return false;
    if (strpbrk(json_string(slot->value), "\r\n") != NULL)
        return tell(loader, slot->value, CODE_ONE_LINE,
                    "%s must be one line" HELP "write a space for the line break",
                    tell_label(name, slot));
    if (slot->field->commonmark)
        warn_unformatted(loader, slot);
    else
        warn_marks(loader, slot);
    keep_text(loader, slot);
    return true;
}

enum { ID_REMEDY_BYTES = 192 };

static bool is_ascii(const char *text) {
    while (*text != '\0' && (unsigned char)*text < 0x80)
        text++;
    return *text == '\0';
}

/* Which letters an id has, and how the text would be written with them: "What is it?" as
 * "What-is-it". */
static const char *id_remedy(char into[ID_REMEDY_BYTES], const char *text) {
    char id[FACTS_ID_LIMIT + 1], as[FACTS_ID_LIMIT + 16] = "";
    id_from(id, text);
    if (*id != '\0' && is_ascii(text))
        snprintf(as, sizeof as, ", as in \"%s\"", id);
    snprintf(into, ID_REMEDY_BYTES, HELP "write 1 to %d letters A-Z and a-z, digits, - and _%s",
             FACTS_ID_LIMIT, as);
    return into;
}

static bool load_ref(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES], quoted[TELL_QUOTE_BYTES], remedy[ID_REMEDY_BYTES];
    if (!check_text(loader, slot, "an id" HELP "write it in quotes"))
        return false;
    const char *text = json_string(slot->value);
    if (!id_has_letters(text))
        return tell(loader, slot->value, CODE_ID, "%s must be an id, found %s%s",
                    tell_label(name, slot), tell_quote(quoted, text), id_remedy(remedy, text));
    if (!id_is_valid(text))
        return tell(loader, slot->value, CODE_ID,
                    "%s must be an id, and has %zu characters" HELP "write at most %d",
                    tell_label(name, slot), strlen(text), FACTS_ID_LIMIT);
    keep_text(loader, slot);
    return true;
}

static bool load_id(struct loader *loader, const struct load_slot *slot) {
    if (!load_ref(loader, slot))
        return false;
    if (slot->frame->block != NULL || slot->frame->schema->wide_id)
        id_uses_add(&loader->wide, json_string(slot->value), slot->value);
    return true;
}

/* Single values */

enum { RANGE_BYTES = 64 };

static bool has_high(const struct field *field) {
    return field->high != 0 || field->low < 0;
}

static bool in_range(const struct field *field, int64_t value) {
    if (field->low == 0 && field->high == 0)
        return true;
    return value >= field->low && (!has_high(field) || value <= field->high);
}

/* In quotes it is text; without them it is certain to be what was meant. */
static bool fail_bool(struct loader *loader, const struct load_slot *slot) {
    const char *text = json_type(slot->value) == JSON_STRING ? json_string(slot->value) : "";
    tell_type(loader, slot, "true or false" HELP "write true or false, without quotes");
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        tell_fix(loader, slot->value, text);
    return false;
}

static bool load_bool(struct loader *loader, const struct load_slot *slot) {
    if (json_type(slot->value) != JSON_BOOL)
        return fail_bool(loader, slot);
    *(bool *)slot->into = json_bool(slot->value);
    return true;
}

static bool load_maybe(struct loader *loader, const struct load_slot *slot) {
    if (json_type(slot->value) != JSON_BOOL)
        return fail_bool(loader, slot);
    *(int *)slot->into = json_bool(slot->value);
    return true;
}

/* " from 2 to 10", " of at least 2", "": what the row says of a whole number. */
static const char *range_words(char into[RANGE_BYTES], const struct field *field) {
    bool limited = field->low != 0 || field->high != 0;
    long long low = field->low, high = field->high;
    into[0] = '\0';
    if (limited && has_high(field))
        snprintf(into, RANGE_BYTES, " from %lld to %lld", low, high);
    else if (limited)
        snprintf(into, RANGE_BYTES, " of at least %lld", low);
    return into;
}

/* Digits of which JSON would make the same number, without the quotes. */
static bool is_quoted_whole(const struct json *value) {
    const char *text = json_type(value) == JSON_STRING ? json_string(value) : "";
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && digits < 10 && text[digits] == '\0' && (*text != '0' || digits == 1);
}

static bool fail_whole(struct loader *loader, const struct load_slot *slot) {
    tell_type(loader, slot, "a whole number" HELP "write it in digits, without quotes");
    return is_quoted_whole(slot->value) && tell_fix(loader, slot->value, json_string(slot->value));
}

static bool load_whole(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES], range[RANGE_BYTES];
    if (json_type(slot->value) != JSON_NUMBER)
        return fail_whole(loader, slot);
    double value = json_number(slot->value);
    range_words(range, slot->field);
    tell_label(name, slot);
    if (value != floor(value))
        return tell(loader, slot->value, CODE_TYPE,
                    "%s must be a whole number, found %.15g" HELP "write a whole number%s", name,
                    value, range);
    if (value < INT_MIN || value > INT_MAX || !in_range(slot->field, (int64_t)value))
        return tell(loader, slot->value, CODE_RANGE,
                    "%s is too %s: %.15g" HELP "write a whole number%s", name,
                    value < (double)slot->field->low ? "small" : "large", value, range);
    *(int *)slot->into = (int)value;
    return true;
}

/* Without its spaces; "" where it does not fit. */
static void put_dense(char into[DURATION_TEXT_BYTES], const char *text) {
    size_t used = 0;
    for (; *text != '\0' && used + 1 < DURATION_TEXT_BYTES; text++)
        if (*text != ' ')
            into[used++] = *text;
    into[*text == '\0' ? used : 0] = '\0';
}

static bool fail_duration(struct loader *loader, const struct load_slot *slot,
                          const struct errbuf *why) {
    char name[TELL_LABEL_BYTES], quoted[TELL_QUOTE_BYTES], dense[DURATION_TEXT_BYTES];
    int64_t usec;
    const char *text = json_string(slot->value);
    tell_label(name, slot);
    tell_quote(quoted, text);
    put_dense(dense, text);
    const char *remedy = strchr(why->text, HELP_MARK);
    if (!duration_parse(dense, &usec, NULL))
        return tell(loader, slot->value, CODE_WRITTEN, "%s is no duration: %s" HELP "%s", name,
                    quoted, remedy != NULL ? remedy + 1 : why->text);
    tell(loader, slot->value, CODE_WRITTEN,
         "%s is no duration: %s" HELP "write it without a space, as \"%s\"", name, quoted, dense);
    return tell_fix_name(loader, slot->value, dense);
}

static bool fail_time(struct loader *loader, const struct load_slot *slot, int64_t usec) {
    char name[TELL_LABEL_BYTES], low[DURATION_TEXT_BYTES], high[DURATION_TEXT_BYTES];
    char found[DURATION_TEXT_BYTES];
    duration_format(usec, found);
    duration_format(slot->field->low, low);
    duration_format(slot->field->high, high);
    tell_label(name, slot);
    if (!has_high(slot->field))
        return tell(loader, slot->value, CODE_RANGE, "%s is too short: %s" HELP "write at least %s",
                    name, found, low);
    return tell(loader, slot->value, CODE_RANGE,
                "%s is too %s: %s" HELP "write a duration from %s to %s", name,
                usec < slot->field->low ? "short" : "long", found, low, high);
}

static bool load_duration(struct loader *loader, const struct load_slot *slot) {
    struct errbuf err;
    int64_t usec;
    if (!check_text(loader, slot,
                    "a duration" HELP "write it in quotes with its unit, as in \"1.5s\""))
        return false;
    if (!duration_parse(json_string(slot->value), &usec, &err))
        return fail_duration(loader, slot, &err);
    if (!in_range(slot->field, usec))
        return fail_time(loader, slot, usec);
    *(int64_t *)slot->into = usec;
    return true;
}

/* No more than digits, a point, % and blanks, as a JSON Schema says it; what a learner types may be
 * in full width, or have a unit in the plural. */
static bool is_plain_share(const char *text) {
    return text[strspn(text, "0123456789. %")] == '\0';
}

static bool load_share(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES], quoted[TELL_QUOTE_BYTES];
    struct tolerance share;
    if (!check_text(loader, slot, "a share" HELP "write it in quotes with %, as in \"25%\""))
        return false;
    const char *text = json_string(slot->value);
    if (!is_plain_share(text) || !tolerance_read(text, &unit_percent, &share) || !share.is_share)
        return tell(loader, slot->value, CODE_WRITTEN,
                    "%s is no share: %s" HELP "write one from \"0%%\" to \"100%%\", as in \"25%%\"",
                    tell_label(name, slot), tell_quote(quoted, text));
    *(int64_t *)slot->into = share.micro;
    return true;
}

/* Says that the text is none of the names, and which there are. */
static bool fail_one_of(struct loader *loader, const struct load_slot *slot, const char *text) {
    char label[TELL_LABEL_BYTES], quoted[TELL_QUOTE_BYTES], all[TELL_BYTES / 2],
        meant[TELL_QUOTE_BYTES + 24] = "it";
    const char *names[SCHEMA_FIELD_LIMIT];
    int count = schema_names(slot->field, names);
    const char *near = suggest(text, names, count);
    if (near != NULL)
        snprintf(meant, sizeof meant, "did you mean \"%s\"? It", near);
    tell(loader, slot->value, CODE_NOT_ONE_OF, "%s cannot be %s" HELP "%s may be %s",
         tell_label(label, slot), tell_quote(quoted, text), meant,
         tell_join(all, sizeof all, names, count, " or "));
    return tell_fix_name(loader, slot->value, suggest_only(text, names, count));
}

static bool load_one_of(struct loader *loader, const struct load_slot *slot) {
    if (!check_text(loader, slot, "text" HELP "write it in quotes"))
        return false;
    const char *text = json_string(slot->value), *name;
    for (int i = 0; (name = schema_name(slot->field, i)) != NULL; i++)
        if (strcmp(name, text) == 0) {
            *(int *)slot->into = i;
            return true;
        }
    return fail_one_of(loader, slot, text);
}

/* Lists */

static bool check_count(struct loader *loader, const struct load_slot *slot, int count) {
    const struct field *field = slot->field;
    long long low = field->low, high = field->high;
    char wanted[RANGE_BYTES];
    if (in_range(field, count))
        return true;
    if (!has_high(field))
        snprintf(wanted, sizeof wanted, "at least %lld", low);
    else if (low == high)
        snprintf(wanted, sizeof wanted, "exactly %lld", low);
    else
        snprintf(wanted, sizeof wanted, "%lld to %lld", low, high);
    bool is_one = low == 1 && high <= 1;
    return tell(loader, slot->value, CODE_COUNT, "\"%s\" has too %s entries: %d" HELP "write %s %s",
                field->name, count < low ? "few" : "many", count, wanted,
                is_one ? "entry" : "entries");
}

/* True of a text that stands where a list with that one entry is wanted. */
static bool is_one_entry(const struct load_slot *slot) {
    enum field_type type = slot->field->type;
    return json_type(slot->value) == JSON_STRING && in_range(slot->field, 1) &&
           (type == FIELD_LINES || type == FIELD_REFS);
}

char *value_list(struct loader *loader, const struct load_slot *slot, enum json_type type,
                 const char *wanted, size_t size) {
    if (json_type(slot->value) != type) {
        tell_type(loader, slot, wanted);
        if (type == JSON_ARRAY && is_one_entry(slot))
            tell_fix_list(loader, slot->value);
        return NULL;
    }
    int count = json_count(slot->value);
    if (!check_count(loader, slot, count))
        return NULL;
    char *entries = arena_array(loader->arena, (size_t)count, size);
    *(struct list *)slot->into = (struct list){.at = entries, .count = count};
    return entries;
}

static bool load_texts(struct loader *loader, const struct load_slot *slot, const char *wanted,
                       bool (*load)(struct loader *, const struct load_slot *)) {
    char *entry = value_list(loader, slot, JSON_ARRAY, wanted, sizeof(const char *));
    bool good = entry != NULL;
    const struct json *value = good ? json_first(slot->value) : NULL;
    for (; value != NULL; value = json_next(value), entry += sizeof(const char *)) {
        struct load_slot inner = {slot->frame, slot->field, value, entry, true};
        good = load(loader, &inner) && good;
    }
    return good;
}

static bool load_lines(struct loader *loader, const struct load_slot *slot) {
    return load_texts(loader, slot, "a list of text" HELP "write it in [ ]", load_line);
}

static bool load_refs(struct loader *loader, const struct load_slot *slot) {
    return load_texts(loader, slot, "a list of ids" HELP "write it in [ ]", load_ref);
}

static bool load_pair(struct loader *loader, const struct load_slot *slot, struct id_uses *uses) {
    const char *key = json_key(slot->value);
    struct pair *pair = slot->into;
    char quoted[TELL_QUOTE_BYTES], remedy[ID_REMEDY_BYTES];
    if (json_key_is_cut(loader->document, slot->value) || !id_is_valid(key))
        return tell_key(loader, slot->value, CODE_ID,
                        "the keys of \"%s\" are ids, and %s is none%s", slot->field->name,
                        tell_quote(quoted, key), id_remedy(remedy, key));
    pair->key = arena_copy(loader->arena, key, strlen(key));
    id_uses_add(uses, pair->key, slot->value);
    struct load_slot text = *slot;
    text.into = &pair->text;
    return load_prose(loader, &text);
}

static bool load_pairs(struct loader *loader, const struct load_slot *slot) {
    struct pair *pair = (struct pair *)(void *)value_list(
        loader, slot, JSON_OBJECT,
        "an object of ids and texts" HELP "write it in { }: a text for each id", sizeof *pair);
    bool good = pair != NULL;
    struct id_uses uses = {0};
    const struct json *value = good ? json_first(slot->value) : NULL;
    for (; value != NULL; value = json_next(value), pair++) {
        struct load_slot inner = {slot->frame, slot->field, value, pair, true};
        good = load_pair(loader, &inner, &uses) && good;
    }
    id_uses_tell(loader, &uses, true, "here");
    free(uses.list);
    return good;
}

/* One text is the reason of all that the field may have one for. */
static bool load_reasons(struct loader *loader, const struct load_slot *slot) {
    if (json_type(slot->value) == JSON_OBJECT)
        return load_pairs(loader, slot);
    struct pair *reason = arena_alloc(loader->arena, sizeof *reason);
    *(struct list *)slot->into = (struct list){.at = reason, .count = 1};
    struct load_slot text = *slot;
    text.into = &reason->text;
    if (json_type(slot->value) != JSON_STRING)
        return tell_type(loader, slot,
                         "text, or an object of names and texts" HELP
                         "write it in quotes, or in { } a text for each name");
    return load_prose(loader, &text);
}

bool value_load(struct loader *loader, const struct load_slot *slot) {
    static bool (*const loaders[])(struct loader *, const struct load_slot *) = {
        [FIELD_LINE] = load_line,
        [FIELD_PROSE] = load_prose,
        [FIELD_ID] = load_id,
        [FIELD_REF] = load_ref,
        [FIELD_BOOL] = load_bool,
        [FIELD_MAYBE] = load_maybe,
        [FIELD_WHOLE] = load_whole,
        [FIELD_DURATION] = load_duration,
        [FIELD_SHARE] = load_share,
        [FIELD_ONE_OF] = load_one_of,
        [FIELD_LINES] = load_lines,
        [FIELD_REFS] = load_refs,
        [FIELD_PAIRS] = load_pairs,
        [FIELD_REASONS] = load_reasons,
        [FIELD_SCENARIO] = value_load_scenario,
    };
    return loaders[slot->field->type](loader, slot);
}

void value_preset(const struct field *field, void *into) {
    switch (field->type) {
    case FIELD_BOOL:
        *(bool *)into = field->preset != 0;
        break;
    case FIELD_MAYBE:
    case FIELD_WHOLE:
    case FIELD_ONE_OF:
        *(int *)into = (int)field->preset;
        break;
    case FIELD_DURATION:
    case FIELD_SHARE:
        *(int64_t *)into = field->preset;
        break;
    case FIELD_SCENARIO:
        *(struct scenario_field *)into = (struct scenario_field){.scenario = scenario_default()};
        break;
    default: /* texts and lists: zeroed memory says that they are absent */
        break;
    }
}
