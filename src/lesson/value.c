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
        return tell(loader, slot->value, CODE_UNSORTED,
                    "%s holds the character U+0000" HELP "remove \\u0000", tell_label(name, slot));
    if (text_is_blank(json_string(slot->value)))
        return tell(
            loader, slot->value, CODE_UNSORTED, "%s must not be empty%s", tell_label(name, slot),
            slot->field->required || slot->is_entry ? "" : "" HELP "write it, or leave it out");
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
    return check_text(loader, slot, "text") &&
           (markdown_is_bounded(json_string(slot->value), &why) ||
            tell(loader, slot->value, CODE_UNSORTED, "%s %s", tell_label(name, slot), why.text));
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
            tell_warning(loader, slot->value, CODE_UNSORTED, "in %s\"%s\", at %s: %s",
                         slot->is_entry ? "an entry of " : "", slot->field->name,
                         tell_quote(quoted, places.at[i]), unformatted_words((enum unformatted)i));
}

/* The same of a line that is no CommonMark at all. */
static void warn_marks(struct loader *loader, const struct load_slot *slot) {
    char quoted[TELL_QUOTE_BYTES];
    const char *found = loader->kinds.thorough ? line_marks_find(json_string(slot->value)) : NULL;
    if (found != NULL)
        tell_warning(
            loader, slot->value, CODE_UNSORTED,
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
        return tell(loader, slot->value, CODE_UNSORTED,
                    "%s must be one line" HELP "remove the line break", tell_label(name, slot));
    if (slot->field->commonmark)
        warn_unformatted(loader, slot);
    else
        warn_marks(loader, slot);
    keep_text(loader, slot);
    return true;
}

static bool load_ref(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES], quoted[TELL_QUOTE_BYTES];
    if (!check_text(loader, slot, "an id"))
        return false;
    const char *text = json_string(slot->value);
    if (!id_has_letters(text))
        return tell(loader, slot->value, CODE_UNSORTED,
                    "%s must be an id: letters A-Z and a-z, digits, - and _, found %s",
                    tell_label(name, slot), tell_quote(quoted, text));
    if (!id_is_valid(text))
        return tell(loader, slot->value, CODE_UNSORTED,
                    "%s must be an id of at most %d characters, found %zu", tell_label(name, slot),
                    FACTS_ID_LIMIT, strlen(text));
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

static bool load_bool(struct loader *loader, const struct load_slot *slot) {
    if (json_type(slot->value) != JSON_BOOL)
        return tell_type(loader, slot, "true or false");
    *(bool *)slot->into = json_bool(slot->value);
    return true;
}

static bool load_maybe(struct loader *loader, const struct load_slot *slot) {
    if (json_type(slot->value) != JSON_BOOL)
        return tell_type(loader, slot, "true or false");
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

static bool load_whole(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES], range[RANGE_BYTES];
    if (json_type(slot->value) != JSON_NUMBER)
        return tell_type(loader, slot, "a whole number");
    double value = json_number(slot->value);
    bool whole = value == floor(value) && value >= INT_MIN && value <= INT_MAX;
    if (!whole || !in_range(slot->field, (int64_t)value))
        return tell(loader, slot->value, CODE_UNSORTED, "%s must be a whole number%s, found %.15g",
                    tell_label(name, slot), range_words(range, slot->field), value);
    *(int *)slot->into = (int)value;
    return true;
}

static bool load_duration(struct loader *loader, const struct load_slot *slot) {
    char name[TELL_LABEL_BYTES], low[DURATION_TEXT_BYTES], high[DURATION_TEXT_BYTES];
    char found[DURATION_TEXT_BYTES], quoted[TELL_QUOTE_BYTES];
    struct errbuf err;
    int64_t usec;
    if (!check_text(loader, slot, "a duration in quotes, as in \"1.5s\""))
        return false;
    tell_label(name, slot);
    if (!duration_parse(json_string(slot->value), &usec, &err))
        return tell(loader, slot->value, CODE_UNSORTED, "%s is no duration, found %s: %s", name,
                    tell_quote(quoted, json_string(slot->value)), err.text);
    if (!in_range(slot->field, usec)) {
        duration_format(slot->field->low, low);
        duration_format(usec, found);
        if (has_high(slot->field))
            return tell(loader, slot->value, CODE_UNSORTED, "%s must be from %s to %s, found %s",
                        name, low, duration_format(slot->field->high, high), found);
        return tell(loader, slot->value, CODE_UNSORTED, "%s must be at least %s, found %s", name,
                    low, found);
    }
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
    if (!check_text(loader, slot, "a share in quotes, as in \"25%\""))
        return false;
    const char *text = json_string(slot->value);
    if (!is_plain_share(text) || !tolerance_read(text, &unit_percent, &share) || !share.is_share)
        return tell(loader, slot->value, CODE_UNSORTED,
                    "%s must be a share from \"0%%\" to \"100%%\", as in \"25%%\", found %s",
                    tell_label(name, slot), tell_quote(quoted, text));
    *(int64_t *)slot->into = share.micro;
    return true;
}

/* Says that the text is none of the names, and which there are. */
static bool fail_one_of(struct loader *loader, const struct load_slot *slot, const char *text) {
    char label[TELL_LABEL_BYTES], quoted[TELL_QUOTE_BYTES], all[TELL_BYTES / 2],
        meant[TELL_QUOTE_BYTES + 20] = "";
    const char *names[SCHEMA_FIELD_LIMIT];
    int count = 0;
    for (; schema_name(slot->field, count) != NULL; count++) {
        assert(count < SCHEMA_FIELD_LIMIT);
        names[count] = schema_name(slot->field, count);
    }
    const char *near = suggest(text, names, count);
    if (near != NULL)
        snprintf(meant, sizeof meant, "; did you mean \"%s\"?", near);
    return tell(loader, slot->value, CODE_UNSORTED, "%s must be %s, found %s%s",
                tell_label(label, slot), tell_join(all, sizeof all, names, count, " or "),
                tell_quote(quoted, text), meant);
}

static bool load_one_of(struct loader *loader, const struct load_slot *slot) {
    if (!check_text(loader, slot, "text"))
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
    const char *entries = low == 1 ? "entry" : "entries";
    if (in_range(field, count))
        return true;
    if (!has_high(field))
        return tell(loader, slot->value, CODE_UNSORTED,
                    "\"%s\" must have at least %lld %s, found %d", field->name, low, entries,
                    count);
    if (low == high)
        return tell(loader, slot->value, CODE_UNSORTED,
                    "\"%s\" must have exactly %lld %s, found %d", field->name, low, entries, count);
    return tell(loader, slot->value, CODE_UNSORTED,
                "\"%s\" must have %lld to %lld entries, found %d", field->name, low, high, count);
}

char *value_list(struct loader *loader, const struct load_slot *slot, enum json_type type,
                 const char *wanted, size_t size) {
    if (json_type(slot->value) != type) {
        tell_type(loader, slot, wanted);
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
    return load_texts(loader, slot, "a list of text", load_line);
}

static bool load_refs(struct loader *loader, const struct load_slot *slot) {
    return load_texts(loader, slot, "a list of ids", load_ref);
}

static bool load_pair(struct loader *loader, const struct load_slot *slot, struct id_uses *uses) {
    const char *key = json_key(slot->value);
    struct pair *pair = slot->into;
    char quoted[TELL_QUOTE_BYTES];
    if (json_key_is_cut(loader->document, slot->value) || !id_is_valid(key))
        return tell_key(loader, slot->value, CODE_UNSORTED,
                        "the keys of \"%s\" are ids, and %s is none", slot->field->name,
                        tell_quote(quoted, key));
    pair->key = arena_copy(loader->arena, key, strlen(key));
    id_uses_add(uses, pair->key, slot->value);
    struct load_slot text = *slot;
    text.into = &pair->text;
    return load_prose(loader, &text);
}

static bool load_pairs(struct loader *loader, const struct load_slot *slot) {
    struct pair *pair = (struct pair *)(void *)value_list(
        loader, slot, JSON_OBJECT, "an object of ids and texts", sizeof *pair);
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
        return tell_type(loader, slot, "text, or an object of names and texts");
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
