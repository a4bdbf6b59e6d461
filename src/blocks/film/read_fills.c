/* What stands for the placeholders in the texts of a diagram: "interval", or "push/interval" of a
 * lane. */
#include <string.h>

#include "blocks/film/written.h"

struct reading {
    const struct written_diagram *written;
    const struct diagram *diagram;
};

/* A knob that the lane's technique does not have does nothing. */
static const char *find_knob(const struct diagram *diagram, const char *name,
                             struct placeholder_value *value, struct arena *arena) {
    struct scenario scenario = diagram_authored(diagram, value->lane);
    struct errbuf why;
    const char *why_not = placeholder_find_knob(name, &value->row, arena);
    if (why_not != NULL || knob_check(&scenario, knob_set_of(value->row), &why))
        return why_not;
    return arena_printf(arena, "%s", why.text);
}

static const char *find(const void *data, struct placeholder_value *value, struct arena *arena) {
    const struct reading *reading = data;
    const char *slash = strchr(value->name, '/');
    const char *name = slash != NULL ? slash + 1 : value->name;
    if (!reading->diagram->is_simulated)
        return "a script has no values" HELP "write what it is";
    if (slash != NULL) {
        size_t bytes = (size_t)(slash - value->name);
        value->lane = written_lane_index(reading->written, value->name, bytes);
        if (value->lane < 0)
            return written_no_lane(reading->written, arena_copy(arena, value->name, bytes), arena);
    }
    return value->of == FILL_SET ? find_knob(reading->diagram, name, value, arena)
                                 : placeholder_find_measure(name, &value->measure, arena);
}

bool diagram_read_fills(const struct written_diagram *written, struct check *check,
                        struct diagram *into, struct arena *arena) {
    static const char *const told[] = {"beats", "other_terms", "caption", NULL};
    struct reading reading = {written, into};
    struct placeholder_texts texts = {.fields = diagram_fields,
                                      .object = written,
                                      .told = told,
                                      .fills_told = true,
                                      .find = find,
                                      .data = &reading};
    return placeholders_read(&texts, check, &into->fills, arena);
}
