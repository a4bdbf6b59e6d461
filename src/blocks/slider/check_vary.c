/* What varies in a slider, and what is told of its prediction with each draw. */
#include "blocks/ask/vary.h"
#include "blocks/slider/written.h"
#include "lesson/check.h"

static bool has_technique(const struct slider *slider, const struct knob *row) {
    for (int i = 0; i < slider->technique_count; i++)
        if (knob_applies(row, slider->techniques[i]))
            return true;
    return false;
}

static bool check_varied(const struct slider *slider, const struct knob *row, struct check *check) {
    struct place place = check_key_place(check, "vary/%s", row->name);
    char names[TECHNIQUE_NAMES_BYTES];
    if (slider_decides(row) != NULL)
        return check_error(check, place, CODE_SET_BY_BLOCK,
                           "\"%s\" is nothing to vary here" HELP "leave it out: %s", row->name,
                           slider_decides(row));
    return has_technique(slider, row) ||
           check_error(check, place, CODE_KNOB_ELSEWHERE,
                       "none of the slider's techniques has \"%s\" to vary" HELP
                       "leave it out, or list a technique that has it: %s",
                       row->name, knob_techniques(row, names));
}

/* What is filled into wrong answers is a quantity, and wrong. */
static bool check_told(const struct slider *slider, struct arena *arena, struct check *check) {
    struct fills fills = slider_fill(slider, arena);
    return prediction_check_told(&slider->prediction, &fills, NULL, true, check);
}

static bool check_sibling(const struct slider *slider, int index, struct arena *arena,
                          struct check *check) {
    const struct list vary = slider->prediction.vary;
    struct slider sibling = slider_read_sibling(slider, index);
    const struct scenario *drawn = &sibling.scenario;
    struct place place = vary_place(vary, drawn, check);
    check_variant(check, place, vary_words(vary, drawn, arena));
    bool good =
        !process_is_none(&drawn->events) ||
        check_error(check, place, CODE_NOTHING_ARRIVES,
                    "without updates nothing arrives" HELP "let some happen, as in \"every:5s\"");
    good = good && slider_check_cost(&sibling, check) && check_told(&sibling, arena, check);
    check_variant(check, place, NULL);
    return good;
}

bool slider_check_vary(const struct slider *slider, struct check *check) {
    const struct vary_knob *varied = slider->prediction.vary.at;
    struct arena arena = {0};
    int count = vary_count(slider->prediction.vary, &slider->written.simulate.scenario);
    bool good = true;
    for (int i = 0; i < slider->prediction.vary.count; i++)
        good = check_varied(slider, varied[i].row, check) && good;
    good = good && check_told(slider, &arena, check);
    for (int i = 1; i < count && good; i++)
        good = check_sibling(slider, i, &arena, check);
    arena_release(&arena);
    return good;
}
