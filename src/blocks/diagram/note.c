/* The words below a film, made of what is played: of a simulated one by its scenarios, with the
 * knobs as they stand and what the learner made happen; of a script by its messages. */
#include "blocks/diagram/note.h"

#include "base/duration.h"
#include "blocks/diagram/parts.h"
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

static const char *simulated_note(const struct diagram_now *now) {
    char duration[DURATION_TEXT_BYTES];
    return arena_printf(
        now->scene->arena,
        "An hour is reckoned from a run of %s at this setting, without what you made happen. Sent "
        "down are the answers, events and frames that leave the server. %s%s%s%s",
        duration_format(now->diagram->judged_usec, duration),
        is_so(now, streams) ? "A head that only opens a stream or a WebSocket is none of these. "
                            : "",
        compares_resending(now) ? "Resending makes ages worse only because what would be lost "
                                  "without it now counts. "
                                : "",
        is_so(now, posts)
            ? "Messages of the client have connections of their own, as many as they need. "
            : "",
        diagram_left_out(now));
}

void diagram_write_note(const struct diagram_now *now, struct pen *pen) {
    pen_label(pen, DIAGRAM_INDENT, theme_style(ROLE_QUIET),
              now->diagram->is_simulated ? simulated_note(now) : diagram_left_out(now));
}
