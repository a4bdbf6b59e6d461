/* How an object of knobs, as "simulate" is, becomes a scenario. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson/tell.h"
#include "lesson/value.h"
#include "sim/knob.h"
#include "sim/technique.h"

/* One member of the object on its way into the scenario. */
struct turn {
    const struct load_slot *slot;
    const struct knob *knob;
    const struct json *value;
    struct scenario *scenario;
};

/* The reasons of knob.h begin with the knob's name, which is the key here: "interval must be …" or
 * "interval: …", and the remedy may follow. */
static bool tell_reason(struct loader *loader, const struct turn *turn, const struct errbuf *why) {
    char found[TELL_QUOTE_BYTES];
    const char *reason = why->text + strlen(turn->knob->name), *remedy = strchr(reason, HELP_MARK);
    if (remedy != NULL)
        reason = remedy + 1;
    return tell(loader, turn->value, CODE_KNOB_VALUE, "\"%s\" cannot be %s" HELP "%s%s",
                turn->knob->name, tell_found(found, turn->value), *reason == ' ' ? "it" : "",
                reason + (*reason == ':' ? strlen(": ") : 0));
}

static bool tell_wrong_type(struct loader *loader, const struct turn *turn, const char *wanted) {
    char name[TELL_LABEL_BYTES];
    snprintf(name, sizeof name, "\"%s\"", turn->knob->name);
    return tell_type_of(loader, turn->value, name, wanted, NULL);
}

static bool turn_switch(struct loader *loader, const struct turn *turn) {
    if (json_type(turn->value) != JSON_BOOL)
        return tell_wrong_type(loader, turn,
                               "true or false" HELP "write true or false, without quotes");
    const char *text = json_bool(turn->value) ? "on" : "off";
    return knob_set(turn->scenario, turn->knob, text, loader->arena, NULL);
}

/* Words that stand besides the numbers are texts: "none", "all". */
static bool turn_word(struct loader *loader, const struct turn *turn) {
    char wanted[112];
    struct errbuf why;
    const struct knob *knob = turn->knob;
    bool text =
        json_type(turn->value) == JSON_STRING && !json_string_is_cut(loader->document, turn->value);
    const char *word = text ? json_string(turn->value) : "";
    if ((knob->none != NULL && strcmp(word, knob->none) == 0) ||
        (knob->all != NULL && strcmp(word, knob->all) == 0))
        return knob_set(turn->scenario, knob, word, loader->arena, &why);
    bool is_switch = json_type(turn->value) == JSON_BOOL;
    const char *now = is_switch && json_bool(turn->value) ? knob->all : knob->none;
    snprintf(wanted, sizeof wanted, "\"%s\", \"%s\" or a whole number" HELP "%s%s%s", knob->none,
             knob->all, is_switch ? "write \"" : "write a number in digits, without quotes",
             is_switch ? now : "", is_switch ? "\"" : "");
    tell_wrong_type(loader, turn, wanted);
    return tell_fix_name(loader, turn->value, is_switch ? now : NULL);
}

static bool turn_whole(struct loader *loader, const struct turn *turn) {
    struct errbuf why;
    if (json_type(turn->value) != JSON_NUMBER && turn->knob->all != NULL)
        return turn_word(loader, turn);
    if (json_type(turn->value) != JSON_NUMBER)
        return tell_wrong_type(loader, turn,
                               "a whole number" HELP "write it in digits, without quotes");
    double value = json_number(turn->value);
    if (value != floor(value))
        return tell(loader, turn->value, CODE_TYPE,
                    "\"%s\" must be a whole number, found %.15g" HELP
                    "write a whole number from %lld to %lld",
                    turn->knob->name, value, (long long)turn->knob->low,
                    (long long)turn->knob->high);
    /* Beyond every knob's range, where a double has no int64_t. */
    int64_t number = fabs(value) < 9e18 ? (int64_t)value : value < 0 ? INT64_MIN : INT64_MAX;
    return knob_set_number(turn->scenario, turn->knob, number, &why) ||
           tell_reason(loader, turn, &why);
}

static bool turn_text(struct loader *loader, const struct turn *turn) {
    static const char *const examples[] = {
        [KNOB_TYPE_TECHNIQUE] = "text" HELP "write it in quotes, as in \"short-poll\"",
        [KNOB_TYPE_PROCESS] = "text" HELP "write it in quotes, as in \"every:5s\"",
        [KNOB_TYPE_DURATION] = "a duration" HELP "write it in quotes with its unit, as in \"1.5s\"",
        [KNOB_TYPE_JITTER] =
            "a duration" HELP "write it in quotes with its unit, as in \"20ms\" or \"exp:20ms\"",
    };
    static const char file[] = "file:";
    struct errbuf why;
    if (json_type(turn->value) != JSON_STRING)
        return tell_wrong_type(loader, turn, examples[turn->knob->type]);
    const char *text = json_string(turn->value);
    if (json_string_is_cut(loader->document, turn->value))
        return tell(loader, turn->value, CODE_NUL,
                    "\"%s\" holds the character U+0000" HELP "remove \\u0000", turn->knob->name);
    if (turn->knob->type == KNOB_TYPE_PROCESS && strncmp(text, file, strlen(file)) == 0)
        return tell(loader, turn->value, CODE_KNOB_FILE,
                    "\"%s\" cannot be read from a file in a lesson" HELP
                    "list it as in \"at:1s,2.5s\"",
                    turn->knob->name);
    if (knob_set(turn->scenario, turn->knob, text, loader->arena, &why))
        return true;
    tell_reason(loader, turn, &why);
    bool is_technique = turn->knob->type == KNOB_TYPE_TECHNIQUE;
    return tell_fix_name(loader, turn->value, is_technique ? technique_meant(text) : NULL);
}

bool value_turn_knob(struct loader *loader, const struct load_slot *slot, const struct knob *knob,
                     const struct json *value, struct scenario *scenario) {
    struct turn turn = {slot, knob, value, scenario};
    switch (knob->type) {
    case KNOB_TYPE_SWITCH:
        return turn_switch(loader, &turn);
    case KNOB_TYPE_WHOLE:
        return turn_whole(loader, &turn);
    default:
        return turn_text(loader, &turn);
    }
}

static bool tell_unknown(struct loader *loader, const struct load_slot *slot,
                         const struct json *value, const char *remedy) {
    char quoted[TELL_QUOTE_BYTES], label[TELL_LABEL_BYTES];
    const struct knob_gone *gone = knob_gone(json_key(value));
    tell_quote(quoted, json_key(value));
    if (gone != NULL)
        return tell_key(loader, value, CODE_UNKNOWN_KNOB,
                        "there is no knob %s any more" HELP "write \"%s\": \"%s\"", quoted,
                        gone->now, gone->value);
    tell_key(loader, value, CODE_UNKNOWN_KNOB, "unknown knob %s in %s%s", quoted,
             tell_label(label, slot), remedy);
    return tell_key_fix_name(loader, value, knob_meant(json_key(value)));
}

const struct knob *value_knob(struct loader *loader, const struct load_slot *slot,
                              const struct json *value, struct knob_set named) {
    char label[TELL_LABEL_BYTES], remedy[SUGGEST_REMEDY_BYTES];
    const struct knob *knob = knob_find(json_key(value), remedy);
    if (json_key_is_cut(loader->document, value))
        tell_key(loader, value, CODE_NUL,
                 "the key holds the character U+0000" HELP "remove \\u0000");
    else if (knob == NULL)
        tell_unknown(loader, slot, value, remedy);
    else if (!knob_is_named(named, knob))
        return knob;
    else if (!tell_key(loader, value, CODE_TWICE, "\"%s\" stands twice in %s", knob->name,
                       tell_label(label, slot)))
        tell_key_beside(loader, json_member(slot->value, knob->name), "first");
    return NULL;
}

static bool load_knob(struct loader *loader, const struct load_slot *slot,
                      const struct json *value) {
    struct scenario_field *field = slot->into;
    const struct knob *knob = value_knob(loader, slot, value, field->set);
    if (knob == NULL)
        return false;
    knob_name(&field->set, knob);
    return value_turn_knob(loader, slot, knob, value, &field->scenario);
}

/* What the technique lacks, where the object itself names it. */
static bool check_knobs(struct loader *loader, const struct load_slot *slot) {
    const struct scenario_field *field = slot->into;
    struct errbuf why;
    bool good = true;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(field->set, knob) &&
            !knob_check(&field->scenario, knob_set_of(knob), &why))
            good = tell_key(loader, json_member(slot->value, knob->name), CODE_KNOB_ELSEWHERE,
                            "\"%s\"%s", knob->name, why.text + strlen(knob->name));
    return good;
}

bool value_load_scenario(struct loader *loader, const struct load_slot *slot) {
    const struct scenario_field *field = slot->into;
    if (json_type(slot->value) != JSON_OBJECT)
        return tell_type(loader, slot,
                         "an object of knobs" HELP "write it in { }, a value for each knob");
    bool good = true;
    const struct json *value = json_first(slot->value);
    for (; value != NULL; value = json_next(value))
        good = load_knob(loader, slot, value) && good;
    if (good && knob_is_named(field->set, &knobs[KNOB_TECHNIQUE]))
        good = check_knobs(loader, slot);
    return good;
}
