/* How an object of knobs, each with a list of values, becomes what varies. */
#include "lesson/tell.h"
#include "lesson/value.h"
#include "sim/knob.h"

static bool check_twice(struct loader *loader, const struct json *list, const struct json *value,
                        const struct knob *knob, const struct scenario *values, int index) {
    for (int i = 0; i < index; i++)
        if (knob_same(&values[i], &values[index], knob)) {
            tell(loader, value, CODE_TWICE,
                 "\"%s\" has this value twice" HELP "leave one of them out", knob->name);
            return tell_beside(loader, json_item(list, i), "first");
        }
    return true;
}

static bool load_varied(struct loader *loader, const struct load_slot *slot,
                        const struct json *list, struct vary_knob *into) {
    int count = json_count(list), index = 0;
    bool good = true;
    if (json_type(list) != JSON_ARRAY || count == 0)
        return tell(loader, list, CODE_COUNT,
                    "\"%s\" must be a list of values" HELP
                    "write them in [ ], as in [\"2s\", \"4s\"]",
                    into->row->name);
    struct scenario *values = arena_array(loader->arena, (size_t)count, sizeof *values);
    for (const struct json *value = json_first(list); value != NULL; value = json_next(value)) {
        values[index] = scenario_default();
        good = value_turn_knob(loader, slot, into->row, value, &values[index]) &&
               check_twice(loader, list, value, into->row, values, index) && good;
        index++;
    }
    into->values = (struct list){values, count};
    return good;
}

bool value_load_vary(struct loader *loader, const struct load_slot *slot) {
    struct vary_knob *knob = (struct vary_knob *)(void *)value_list(
        loader, slot, JSON_OBJECT,
        "an object of knobs, each with a list of values" HELP "write it in { }", sizeof *knob);
    bool good = knob != NULL;
    struct knob_set named = {0};
    const struct json *value = good ? json_first(slot->value) : NULL;
    for (; value != NULL; value = json_next(value), knob++) {
        knob->row = value_knob(loader, slot, value, named);
        if (knob->row != NULL)
            knob_name(&named, knob->row);
        good = knob->row != NULL && load_varied(loader, slot, value, knob) && good;
    }
    return good;
}
