/* The words below a film, made of what is played: of a simulated one by its scenarios, with the
 * knobs as they stand and what the learner made happen; of a script by its messages. */
#include "blocks/diagram/note.h"

#include "base/duration.h"
#include "lesson/lesson.h"
#include "sim/left_out.h"

static bool is_so(const struct diagram_now *now, bool (*of)(const struct scenario *scenario)) {
    for (int lane = 0; lane < now->known->lane_count; lane++)
        if (of(&now->known->played[lane]))
            return true;
    return false;
}

/* What the client sends goes over connections of its own, where no WebSocket takes it. */
static bool posts(const struct scenario *scenario) {
    return !technique_rows[scenario->technique].frames && !process_is_none(&scenario->up_events);
}

static bool streams(const struct scenario *scenario) {
    return technique_rows[scenario->technique].streams;
}

static bool resends(const struct scenario *scenario) {
    return streams(scenario) && scenario->replay != 0 && !process_is_none(&scenario->drops);
}

/* Where what is sent again can be compared with what is not: by a knob that was turned, before
 * which it may be asked; or beside another lane. */
static bool compares_resending(const struct diagram_now *now) {
    for (int i = 0; i < now->diagram->knobs.count; i++)
        if (diagram_knob_at(now->diagram, i)->row == &knobs[KNOB_REPLAY])
            return now->known->knobs[i].turned && is_so(now, resends);
    return is_so(now, resends) && is_so(now, scenario_may_lose);
}

/* --- What the lesson has told under other films. --- */

/* Of its films with figures, or of its scripts, those before this one. */
struct earlier {
    const struct block *until;
    bool found;                  /* the one that it is asked for: those after it do not count */
    const struct diagram *first; /* NULL: there is none before it */
    unsigned left_out;           /* by any of them, as its author set it */
};

static unsigned authored_left_out(const struct diagram *diagram) {
    unsigned set = 0;
    if (!diagram->is_simulated)
        return left_out_of_script(&diagram->script);
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
        struct scenario authored = diagram_authored(diagram, lane);
        set |= left_out(&authored);
    }
    return set;
}

static void look_at_film(const struct block *block, void *data) {
    struct earlier *earlier = data;
    const struct diagram *diagram = block->object, *asking = earlier->until->object;
    earlier->found = earlier->found || block == earlier->until;
    if (earlier->found || !diagram_is(block) || diagram->is_simulated != asking->is_simulated ||
        diagram->has_figures != asking->has_figures)
        return;
    if (earlier->first == NULL)
        earlier->first = diagram;
    earlier->left_out |= authored_left_out(diagram);
}

static struct earlier earlier_films(const struct diagram_now *now) {
    struct earlier earlier = {.until = now->block};
    const struct section *sections = now->scene->lesson->sections.at;
    for (int i = 0; i < now->scene->lesson->sections.count && !earlier.found; i++)
        blocks_walk(sections[i].blocks, look_at_film, &earlier);
    return earlier;
}

/* --- The sentences. --- */

static unsigned left_out_now(const struct diagram_now *now) {
    unsigned set = 0;
    if (!now->diagram->is_simulated)
        return left_out_of_script(&now->known->traces[0]);
    for (int lane = 0; lane < now->known->lane_count; lane++)
        set |= left_out(&now->known->played[lane]);
    return set;
}

static const char *left_out_sentence(const struct diagram_now *now, const struct earlier *earlier) {
    unsigned set = left_out_now(now);
    return earlier->first == NULL
               ? left_out_words(set, now->scene->arena)
               : left_out_also_words(set & ~earlier->left_out, now->scene->arena);
}

/* How figures are made; after the first film only how long its run is, where that is not as long.
 */
static const char *hour_sentences(const struct diagram_now *now, const struct earlier *earlier) {
    char run[DURATION_TEXT_BYTES];
    duration_format(now->diagram->judged_usec, run);
    if (earlier->first == NULL)
        return arena_printf(
            now->scene->arena,
            "Figures per hour are estimated from a run of %s at this setting, without the updates "
            "and cuts that you make. Messages are the answers, SSE events and frames that the "
            "server sends; the response that opens a stream is not one. " LEFT_OUT_BYTES,
            run);
    if (earlier->first->judged_usec == now->diagram->judged_usec)
        return "";
    return arena_printf(now->scene->arena, "Figures per hour are estimated from a run of %s. ",
                        run);
}

const char *diagram_note(const struct diagram_now *now) {
    struct earlier earlier = earlier_films(now);
    if (!now->diagram->is_simulated)
        return arena_printf(now->scene->arena, "Scripted, not simulated. %s",
                            left_out_sentence(now, &earlier));
    if (!now->diagram->has_figures)
        return "";
    return arena_printf(
        now->scene->arena, "%s%s%s%s", hour_sentences(now, &earlier),
        compares_resending(now) ? "Resending raises the ages only because updates that would "
                                  "otherwise be lost now count. "
                                : "",
        is_so(now, posts)
            ? "The client's own messages use connections of their own, as many as they need. "
            : "",
        left_out_sentence(now, &earlier));
}
