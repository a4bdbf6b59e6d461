/* Whether a row is missing in a table that an enum indexes, or what is made of one. */
#include "sim/tables.h"

#include <stddef.h>

#include "sim/happening.h"
#include "sim/knob.h"
#include "sim/measure.h"

/* Of rows whose first member is a name, with so many bytes from one to the next. */
static bool all_named(const void *rows, size_t apart, int count) {
    for (int i = 0; i < count; i++)
        if (*(const char *const *)((const char *)rows + apart * (size_t)i) == NULL)
            return false;
    return true;
}

static bool happenings_are_named(void) {
    bool named[HAPPENING_COUNT] = {false};
    bool all = true;
    for (const struct happening_name *row = happening_names; row->name != NULL; row++)
        named[row->is] = row->says != NULL;
    for (int i = 0; i < HAPPENING_COUNT; i++)
        all = all && named[i];
    return all;
}

/* A knob whose row says that its default depends has its line in scenario_complete. */
static bool is_complete(enum technique technique) {
    struct scenario scenario = scenario_default();
    scenario.technique = technique;
    scenario_complete(&scenario);
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_unset(&scenario, knob))
            return false;
    return true;
}

static bool defaults_are_complete(void) {
    bool all = true;
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        all = all && is_complete((enum technique)i);
    return all;
}

static bool knobs_are_told(void) {
    bool all = true;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        all = all && knob->tells != NULL;
    return all;
}

static bool measures_are_told(void) {
    bool all = true;
    for (const struct measure *measure = measures; measure->name != NULL; measure++)
        all = all && measure->says != NULL;
    return all;
}

static bool techniques_are_told(void) {
    bool all = true;
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        all = all && technique_rows[i].says != NULL;
    return all;
}

bool tables_are_whole(void) {
    return knobs_are_told() && measures_are_told() && techniques_are_told() &&
           all_named(knobs, sizeof *knobs, KNOB_COUNT) &&
           all_named(measures, sizeof *measures, MEASURE_COUNT) &&
           all_named(technique_rows, sizeof *technique_rows, TECHNIQUE_COUNT) &&
           all_named(trace_style_rows, sizeof *trace_style_rows, TRACE_STYLE_COUNT) &&
           happenings_are_named() && defaults_are_complete();
}
