/* What stands for the placeholders in the texts of a slider: knobs of its scenario. */
#include "blocks/slider/written.h"

static const char *find(const void *data, struct placeholder_value *value, struct arena *arena) {
    const struct slider *slider = data;
    if (slider->written.simulate.set.named == 0)
        return "a slider without \"simulate\" has no values" HELP "write what it is";
    if (value->of == FILL_FIGURE)
        return "a slider has figures for each window and technique" HELP "write what it is";
    const char *why_not = placeholder_find_knob(value->name, &value->row, arena);
    if (why_not != NULL || slider_decides(value->row) == NULL)
        return why_not;
    return arena_printf(arena,
                        "\"%s\" is not the scenario's to say here" HELP "write what it is: %s",
                        value->name, slider_decides(value->row));
}

/* What is told of scale and table is not filled: only what is asked is. */
bool slider_read_fills(struct slider *slider, struct check *check, struct arena *arena) {
    static const char *const told[] = {"bands", "other_terms", NULL};
    struct placeholder_texts texts = {
        .fields = slider_fields, .object = slider, .told = told, .find = find, .data = slider};
    return placeholders_read(&texts, check, &slider->fills, arena);
}
