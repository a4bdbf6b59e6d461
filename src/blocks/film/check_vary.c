/* What varies in a diagram: every sibling is checked as if its author had written it so. */
#include "blocks/film/written.h"
#include "lesson/check.h"

/* Steps (sim/cost.h) that proving the siblings of one diagram may take: about as long as 50 frames.
 */
enum { PROOF_STEPS = 40000000 };

static bool check_sibling(const struct written_diagram *written, int index, uint64_t until_steps,
                          struct diagram *siblings, const struct diagram *own, struct arena *arena,
                          struct check *check) {
    struct diagram *sibling = &siblings[index - 1];
    bool proves = check_is_thorough(check) && simulate_steps() < until_steps;
    struct scenario drawn = written->simulate.scenario;
    vary_lay(written->diagram.prediction.vary, index, &drawn);
    struct place place = vary_place(written->diagram.prediction.vary, &drawn, check);
    check_variant(check, place, vary_words(written->diagram.prediction.vary, &drawn, arena));
    bool good = diagram_read_sibling(written, index, check, own, sibling, arena) &&
                diagram_check_sibling(written, sibling, until_steps, arena, check) &&
                diagram_check_figure(sibling, check) &&
                diagram_check_fills(sibling, proves, arena, check);
    check_variant(check, place, NULL);
    return good;
}

static void tell_bound(int proven, int count, struct check *check) {
    check_warning(check, check_key_place(check, "vary"), CODE_VARY_LESS,
                  "proving all %d settings takes more than %d M steps: of the last %d, beats, goal "
                  "and slips are not proven" HELP
                  "list fewer values, \"measure\" less, or let less happen",
                  count, PROOF_STEPS / 1000000, count - proven);
}

bool diagram_check_vary(const struct written_diagram *written, struct diagram *diagram,
                        struct arena *arena, struct check *check) {
    int count = vary_count(written->diagram.prediction.vary, &written->simulate.scenario),
        proven = 1;
    uint64_t until_steps = simulate_steps() + PROOF_STEPS;
    struct diagram *siblings = arena_array(arena, (size_t)count, sizeof *siblings);
    bool good = diagram_check_varied(written, diagram, check);
    if (!good || count == 1)
        return good;
    for (int i = 1; i < count; i++) {
        good = check_sibling(written, i, until_steps, siblings, diagram, arena, check) && good;
        proven += simulate_steps() < until_steps;
    }
    if (good && proven < count && check_is_thorough(check))
        tell_bound(proven, count, check);
    diagram->siblings = (struct list){siblings, good ? count - 1 : 0};
    return good;
}
