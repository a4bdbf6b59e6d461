/* The words below a film, made of what is played: of a simulated one by its scenarios, with the
 * knobs as they stand and what the learner made happen; of a script by its messages. */
#include "blocks/diagram/note.h"

#include "base/duration.h"
#include "blocks/diagram/parts.h"
#include "lesson/lesson.h"
#include "sim/left_out.h"

const char *diagram_left_out(const struct diagram_now *now) {
    unsigned set = 0;
    if (!now->diagram->is_simulated)
        return left_out_script_words(&now->known->traces[0], now->scene->arena);
    for (int lane = 0; lane < now->known->lane_count; lane++)
        set |= left_out(&now->known->played[lane]);
    return left_out_words(set, now->scene->arena);
}

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

/* Where what is sent again can be compared with what is not: by a knob, or beside another lane. */
static bool compares_resending(const struct diagram_now *now) {
    for (int i = 0; i < now->diagram->knobs.count; i++)
        if (diagram_knob_at(now->diagram, i)->row == &knobs[KNOB_REPLAY])
            return is_so(now, resends);
    return is_so(now, resends) && is_so(now, scenario_may_lose);
}

/* The first simulated films of a lesson; NULL: there is none. */
struct firsts {
    const struct block *any, *tuned;
};

static void find_simulated(const struct block *block, void *data) {
    struct firsts *first = data;
    const struct diagram *diagram = block->object;
    if (!diagram_is(block) || !diagram->is_simulated)
        return;
    if (first->any == NULL)
        first->any = block;
    if (first->tuned == NULL && diagram->knobs.count > 0)
        first->tuned = block;
}

/* The film at which it is told how figures are made: the first whose figures a learner works with,
 * and where none is tuned the first of all; NULL: nothing is simulated. */
static const struct block *teller_of_figures(const struct lesson *lesson) {
    struct firsts first = {NULL, NULL};
    const struct section *sections = lesson->sections.at;
    for (int i = 0; i < lesson->sections.count && first.tuned == NULL; i++)
        blocks_walk(sections[i].blocks, find_simulated, &first);
    return first.tuned != NULL ? first.tuned : first.any;
}

const char *diagram_hour_words(const struct diagram_now *now) {
    const struct block *first = teller_of_figures(now->scene->lesson);
    char run[DURATION_TEXT_BYTES];
    duration_format(now->diagram->judged_usec, run);
    if (first == now->block)
        return arena_printf(
            now->scene->arena,
            "Figures per hour are estimated from a run of %s at this setting, without the updates "
            "and cuts that you make. Messages are the answers, SSE events and frames that the "
            "server sends; the response that opens a stream is not one. " LEFT_OUT_BYTES,
            run);
    if (first != NULL &&
        ((const struct diagram *)first->object)->judged_usec == now->diagram->judged_usec)
        return "";
    return arena_printf(now->scene->arena, "Figures per hour are estimated from a run of %s. ",
                        run);
}

static const char *simulated_note(const struct diagram_now *now) {
    return arena_printf(
        now->scene->arena, "%s%s%s%s", diagram_hour_words(now),
        compares_resending(now) ? "Resending raises the ages only because updates that would "
                                  "otherwise be lost now count. "
                                : "",
        is_so(now, posts)
            ? "The client's own messages use connections of their own, as many as they need. "
            : "",
        diagram_left_out(now));
}

void diagram_write_note(const struct diagram_now *now, struct pen *pen) {
    pen_label(pen, DIAGRAM_INDENT, theme_style(ROLE_QUIET),
              now->diagram->is_simulated ? simulated_note(now) : diagram_left_out(now));
}
