/* Scenarios in a JSON Schema: each knob with what its option takes, those of each technique, and
 * what varies. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "lesson/json_schema_value.h"
#include "sim/knob.h"

/* Values */

static void write_technique(struct shape *shape, const struct knob *knob) {
    (void)knob;
    json_write_open_list(&shape->out, "enum", JSON_FLAT);
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        json_write_text(&shape->out, NULL, technique_rows[i].name);
    json_write_close_list(&shape->out);
    json_write_open_list(&shape->out, "enumDescriptions", JSON_FLAT);
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        json_write_text(&shape->out, NULL, technique_rows[i].title);
    json_write_close_list(&shape->out);
}

static void write_process(struct shape *shape, const struct knob *knob) {
    struct writer pattern = {0};
    (void)knob;
    process_write_pattern(&pattern);
    json_write_text(&shape->out, "type", "string");
    shape_write_pattern(shape, pattern.text,
                        "Write every:T, every:T+PHASE, poisson:RATE, bursts:N,GAP,PERIOD, at:T,T,… "
                        "or none, as in \"every:5s\" or \"poisson:0.2/s\".");
    writer_release(&pattern);
}

static void write_jitter(struct shape *shape, const struct knob *knob) {
    struct writer pattern = {0};
    (void)knob;
    writer_printf(&pattern, "(?:exp:)?");
    duration_write_pattern(&pattern);
    json_write_text(&shape->out, "type", "string");
    shape_write_pattern(shape, pattern.text, "Write a duration, as in \"20ms\", or \"exp:20ms\".");
    writer_release(&pattern);
}

static void write_switch(struct shape *shape, const struct knob *knob) {
    (void)knob;
    json_write_text(&shape->out, "type", "boolean");
    json_write_bool(&shape->out, "default", false);
}

/* Every step-th number of few is named. */
static void write_number(struct shape *shape, const struct knob *knob) {
    if (knob->step == 1) {
        json_write_text(&shape->out, "type", "integer");
        json_write_whole(&shape->out, "minimum", knob->low);
        json_write_whole(&shape->out, "maximum", knob->high);
        return;
    }
    json_write_open_list(&shape->out, "enum", JSON_FLAT);
    for (int64_t number = knob->low; number <= knob->high; number += knob->step)
        json_write_whole(&shape->out, NULL, number);
    json_write_close_list(&shape->out);
}

static void write_plain(struct shape *shape, const struct knob *knob) {
    if (knob->type == KNOB_TYPE_WHOLE)
        write_number(shape, knob);
    else
        shape_write_ref(shape, SHAPE_DURATION);
}

/* A number or duration, or one of the words that stand besides: "none", "all". */
static void write_or_words(struct shape *shape, const struct knob *knob) {
    const char *const words[] = {knob->none, knob->all};
    if (knob->none == NULL && knob->all == NULL) {
        write_plain(shape, knob);
        return;
    }
    json_write_open_list(&shape->out, "anyOf", JSON_FLAT);
    json_write_open(&shape->out, NULL, JSON_FLAT);
    write_plain(shape, knob);
    json_write_close(&shape->out);
    json_write_open(&shape->out, NULL, JSON_FLAT);
    json_write_open_list(&shape->out, "enum", JSON_FLAT);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i] != NULL)
            json_write_text(&shape->out, NULL, words[i]);
    json_write_close_list(&shape->out);
    json_write_close(&shape->out);
    json_write_close_list(&shape->out);
}

static void write_value(struct shape *shape, const struct knob *knob) {
    static void (*const writers[])(struct shape *, const struct knob *) = {
        [KNOB_TYPE_TECHNIQUE] = write_technique, [KNOB_TYPE_PROCESS] = write_process,
        [KNOB_TYPE_DURATION] = write_or_words,   [KNOB_TYPE_JITTER] = write_jitter,
        [KNOB_TYPE_WHOLE] = write_or_words,      [KNOB_TYPE_SWITCH] = write_switch,
    };
    writers[knob->type](shape, knob);
}

/* The table has a preset as an option would be written; where it depends, words stand for it. */
static void write_preset(struct shape *shape, const struct knob *knob) {
    bool number = knob->type == KNOB_TYPE_WHOLE && knob->preset != NULL &&
                  knob->preset[strspn(knob->preset, "0123456789")] == '\0';
    if (knob->preset == NULL || knob->depends != NULL)
        return;
    if (number)
        json_write_whole(&shape->out, "default", strtoll(knob->preset, NULL, 10));
    else
        json_write_text(&shape->out, "default", knob->preset);
}

static void write_says(struct shape *shape, const struct knob *knob) {
    char names[TECHNIQUE_NAMES_BYTES];
    struct writer says = {0};
    writer_printf(&says, "%s", knob->tells);
    if (knob->techniques != TECHNIQUE_ALL)
        writer_printf(&says, " With %s alone.", knob_techniques(knob, names));
    json_write_text(&shape->out, "description", says.text);
    writer_release(&says);
}

/* The definitions */

static const char *definition_of(const struct knob *knob, char into[SHAPE_NAME_BYTES]) {
    snprintf(into, SHAPE_NAME_BYTES, "knob.%s", knob->name);
    return into;
}

static void write_knob(struct shape *shape, const struct knob *knob) {
    char name[SHAPE_NAME_BYTES];
    json_write_open(&shape->out, definition_of(knob, name), JSON_LONG);
    json_write_text(&shape->out, "title", knob->title);
    write_says(shape, knob);
    write_value(shape, knob);
    write_preset(shape, knob);
    json_write_close(&shape->out);
}

/* A member by the knob's name. */
static void write_member(struct shape *shape, const struct knob *knob) {
    char name[SHAPE_NAME_BYTES];
    json_write_open(&shape->out, knob->name, JSON_FLAT);
    shape_write_ref_to(shape, definition_of(knob, name));
    json_write_close(&shape->out);
}

/* "then", with the knobs that one of the techniques has. */
static void write_then(struct shape *shape, unsigned techniques) {
    json_write_open(&shape->out, "then", JSON_LONG);
    json_write_open(&shape->out, "properties", JSON_LONG);
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if ((knob->techniques & techniques) != 0)
            write_member(shape, knob);
    json_write_close(&shape->out);
    json_write_bool(&shape->out, "additionalProperties", false);
    json_write_close(&shape->out);
}

static void write_by_technique(struct shape *shape) {
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        json_write_open(&shape->out, NULL, JSON_LONG);
        shape_write_if(shape, knobs[KNOB_TECHNIQUE].name, technique_rows[i].name);
        write_then(shape, 1u << i);
        json_write_close(&shape->out);
    }
}

/* What names none is laid over another, of whose technique nothing is known here. */
static void write_without_technique(struct shape *shape) {
    json_write_open(&shape->out, NULL, JSON_LONG);
    json_write_open(&shape->out, "if", JSON_FLAT);
    json_write_open(&shape->out, "not", JSON_FLAT);
    json_write_open_list(&shape->out, "required", JSON_FLAT);
    json_write_text(&shape->out, NULL, knobs[KNOB_TECHNIQUE].name);
    json_write_close_list(&shape->out);
    json_write_close(&shape->out);
    json_write_close(&shape->out);
    write_then(shape, TECHNIQUE_ALL);
    json_write_close(&shape->out);
}

static void write_scenario(struct shape *shape) {
    json_write_open(&shape->out, shape_def_name(SHAPE_SCENARIO), JSON_LONG);
    json_write_text(&shape->out, "title", "scenario");
    json_write_text(&shape->out, "type", "object");
    json_write_open(&shape->out, "properties", JSON_LONG);
    write_member(shape, &knobs[KNOB_TECHNIQUE]);
    json_write_close(&shape->out);
    json_write_open_list(&shape->out, "allOf", JSON_LONG);
    write_by_technique(shape);
    write_without_technique(shape);
    json_write_close_list(&shape->out);
    json_write_close(&shape->out);
}

static void write_varied(struct shape *shape, const struct knob *knob) {
    char name[SHAPE_NAME_BYTES];
    json_write_open(&shape->out, knob->name, JSON_FLAT);
    json_write_text(&shape->out, "type", "array");
    json_write_whole(&shape->out, "minItems", 1);
    json_write_bool(&shape->out, "uniqueItems", true);
    json_write_open(&shape->out, "items", JSON_FLAT);
    shape_write_ref_to(shape, definition_of(knob, name));
    json_write_close(&shape->out);
    json_write_close(&shape->out);
}

static void write_vary(struct shape *shape) {
    json_write_open(&shape->out, shape_def_name(SHAPE_VARY), JSON_LONG);
    json_write_text(&shape->out, "title", "vary");
    json_write_text(&shape->out, "type", "object");
    json_write_open(&shape->out, "properties", JSON_LONG);
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        write_varied(shape, knob);
    json_write_close(&shape->out);
    json_write_bool(&shape->out, "additionalProperties", false);
    json_write_close(&shape->out);
}

void shape_write_knobs(struct shape *shape) {
    if (shape->used[SHAPE_SCENARIO])
        write_scenario(shape);
    if (shape->used[SHAPE_VARY])
        write_vary(shape);
    if (!shape->used[SHAPE_SCENARIO] && !shape->used[SHAPE_VARY])
        return;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        write_knob(shape, knob);
}
