/* What stands for the placeholders in the texts of a slider: each name becomes a knob, once. */
#include <string.h>

#include "blocks/ask/placeholders.h"
#include "blocks/slider/written.h"
#include "lesson/check.h"

struct reading {
    const struct slider *slider;
    struct check *check; /* NULL: nothing is wrong in it */
    struct arena *arena;
    struct slider_fill *fills;
    int count;
    bool good;
};

static bool is_known(const struct reading *reading, const struct placeholder *placeholder) {
    for (int i = 0; i < reading->count; i++)
        if (placeholder_is(placeholder, FILL_SET, reading->fills[i].name))
            return true;
    return false;
}

/* Why there is no value; NULL: there is one, and row is its knob. */
static const char *find_row(const struct reading *reading, const struct placeholder *placeholder,
                            const char *name, const struct knob **row) {
    char remedy[SUGGEST_REMEDY_BYTES];
    if (reading->slider->written.simulate.set.named == 0)
        return "a slider without \"simulate\" has no values; write what it is";
    if (placeholder->of == FILL_FIGURE)
        return "a slider has figures for each window and technique; write what it is";
    *row = knob_find(name, remedy);
    if (*row == NULL)
        return arena_printf(reading->arena, "\"%s\" is no knob of the simulator%s", name, remedy);
    if (slider_decides(*row) != NULL)
        return arena_printf(reading->arena, "\"%s\" is not the scenario's to say here: %s", name,
                            slider_decides(*row));
    return reading->count < SLIDER_FILL_LIMIT ? NULL : "the texts name too many different values";
}

/* What is told of scale and table is not filled: only what is asked is. */
static bool is_told(const struct text_at *text) {
    return strncmp(text->path, "bands/", strlen("bands/")) == 0 ||
           strncmp(text->path, "other_terms", strlen("other_terms")) == 0;
}

static void take(const struct placeholder *placeholder, const struct text_at *text, void *data) {
    struct reading *reading = data;
    const struct knob *row = NULL;
    if (is_told(text) || is_known(reading, placeholder))
        return;
    const char *name = arena_copy(reading->arena, placeholder->name, placeholder->name_bytes);
    const char *why_not = find_row(reading, placeholder, name, &row);
    if (why_not == NULL)
        reading->fills[reading->count++] = (struct slider_fill){name, row};
    else
        reading->good =
            check_error(reading->check, check_place(reading->check, "%s", text->path), "in %s, %s",
                        arena_copy(reading->arena, placeholder->at, placeholder->bytes), why_not);
}

bool slider_read_fills(struct slider *slider, struct check *check, struct arena *arena) {
    struct reading reading = {.slider = slider, .check = check, .arena = arena, .good = true};
    reading.fills = arena_array(arena, SLIDER_FILL_LIMIT, sizeof *reading.fills);
    placeholders_visit(slider_fields, slider, take, &reading);
    slider->fills = (struct list){reading.fills, reading.good ? reading.count : 0};
    return reading.good;
}
