/* How the setting before is marked, and what it comes to. */
#include "blocks/diagram/was.h"

enum { NOTHING_TAKEN = DIAGRAM_TAKE_MADE - 1 };

static const char *part_of(const char *of, char into[FACTS_PART_BYTES]) {
    return facts_part(into, own_was, of);
}

static void mark_knob(const struct diagram_now *before, int knob, struct facts *marks) {
    char part[FACTS_PART_BYTES];
    const struct diagram_knob_now *its = &before->known->knobs[knob];
    part_of(diagram_knob_at(before->diagram, knob)->id, part);
    if (its->turned)
        facts_set(marks, before->block->id, part, its->step);
    else
        facts_clear(marks, before->block->id, part);
}

void diagram_take(const struct diagram_now *before, int knob, struct facts *marks) {
    const char *id = before->block->id;
    char part[FACTS_PART_BYTES];
    if (knob != DIAGRAM_TAKE_MADE && facts_get(marks, id, own_hand, NOTHING_TAKEN) == knob)
        return;
    facts_set(marks, id, own_hand, knob);
    for (int i = 0; i < before->diagram->knobs.count; i++)
        mark_knob(before, i, marks);
    facts_set_text(marks, id, part_of(own_made, part), before->known->made);
}

static struct diagram_setting setting_of(const struct diagram_now *now) {
    const struct facts *marks = now->scene->marks;
    const char *id = now->block->id;
    struct diagram_setting setting;
    char part[FACTS_PART_BYTES];
    for (int i = 0; i < now->diagram->knobs.count; i++) {
        part_of(diagram_knob_at(now->diagram, i)->id, part);
        setting.turned[i] = facts_has(marks, id, part);
        setting.steps[i] = (int)facts_get(marks, id, part, 0);
    }
    setting.made = facts_text(marks, id, part_of(own_made, part));
    return setting;
}

static struct diagram_was find_was(const struct diagram_now *now) {
    struct scenario set[SIMULATED_LANES], played[SIMULATED_LANES];
    struct diagram_setting setting = setting_of(now);
    diagram_set(now->diagram, &setting, set, played, now->scene->arena);
    return (struct diagram_was){
        .knob = (int)facts_get(now->scene->marks, now->block->id, own_hand, DIAGRAM_TAKE_MADE),
        .film = diagram_film_of(now->block, now->scene, now->diagram, played),
        .judged = diagram_judged_of(now->block, now->scene, now->diagram, set)};
}

/* --- Found once, until facts or marks change. --- */

struct kept_was {
    unsigned facts, marks; /* their changes by then */
    struct diagram_was was;
};

static void make_was(const struct block *block, const struct scene *scene, const void *key,
                     void *into) {
    const struct diagram_now *now = key;
    struct kept_was *kept = into;
    (void)block;
    *kept = (struct kept_was){scene->facts->changes, scene->marks->changes, find_was(now)};
}

static bool is_was_of(const void *object, const void *key) {
    const struct kept_was *kept = object;
    const struct scene *scene = ((const struct diagram_now *)key)->scene;
    return kept->facts == scene->facts->changes && kept->marks == scene->marks->changes;
}

bool diagram_was(const struct diagram_now *now, struct diagram_was *was) {
    static const struct known_by by = {make_was, is_was_of, KNOWN_BY_FEW};
    if (now->known->locked || !facts_has(now->scene->marks, now->block->id, own_hand))
        return false;
    const struct kept_was *kept = known_by(now->block, now->scene, sizeof *kept, &by, now);
    *was = kept->was;
    return true;
}
