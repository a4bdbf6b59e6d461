/* The state of a film in words: its time, its speed and loop, what is under way. */
#include "blocks/diagram/words.h"

#include <stdio.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/text.h"

/* The time stands beside the diagram's title. */
const char *diagram_lane_moment(const char *title, const struct trace *trace, int64_t at_usec,
                                struct arena *arena) {
    return trace_moment_of(trace, title, at_usec, arena);
}

bool diagram_lane_rests(const struct trace *trace, int64_t at_usec) {
    for (int i = 0; i < trace->message_count; i++)
        if (trace_message_phase(&trace->messages[i], at_usec) == TRACE_PHASE_TRAVELLING)
            return false;
    for (int actor = 0; actor < trace->actor_count; actor++)
        if (trace_oldest_waiting(trace, actor, at_usec, NULL) != NULL)
            return false;
    return true;
}

/* Total length in words: whole seconds without a digit after the point. */
static const char *total_text(int64_t usec, char into[DURATION_TEXT_BYTES]) {
    enum { SECOND_USEC = 1000000 };
    if (usec % SECOND_USEC != 0)
        return duration_clock(usec, into);
    snprintf(into, DURATION_TEXT_BYTES, "%lld s", (long long)(usec / SECOND_USEC));
    return into;
}

bool diagram_is_over(const struct diagram_now *now) {
    return now->film.time_usec >= now->diagram->lasts_usec && !now->film.waiting && !now->playing;
}

bool diagram_is_unplayed(const struct diagram_now *now) {
    return now->film.time_usec == 0 && !now->film.waiting && !now->playing;
}

/* How it plays, where not as usual: "  2× as fast  loop", "  2×  loop". */
static const char *manner(const struct diagram_now *now, bool brief) {
    char rate[FILM_RATE_BYTES];
    films_rate_words(now->scene->films, &now->known->reel, brief, rate);
    return arena_printf(now->scene->arena, "%s%s%s", rate[0] != '\0' ? "  " : "", rate,
                        now->film.loops ? "  loop" : "");
}

static const char *sign(const struct diagram_now *now) {
    if (diagram_is_unplayed(now))
        return "▷";
    return now->playing ? "▶" : diagram_is_over(now) ? "■" : "‖";
}

static const char *played(const struct diagram_now *now, int64_t at_usec, bool with_total) {
    char clock[DURATION_TEXT_BYTES], total[DURATION_TEXT_BYTES];
    duration_clock(at_usec, clock);
    total_text(now->diagram->lasts_usec, total);
    return arena_printf(now->scene->arena, "%s %s%s%s", sign(now), clock, with_total ? " of " : "",
                        with_total ? total : "");
}

static const char *unplayed(const struct diagram_now *now) {
    char total[DURATION_TEXT_BYTES];
    return arena_printf(now->scene->arena, "%s %s", sign(now),
                        total_text(now->diagram->lasts_usec, total));
}

/* How it stands, in parts. */
struct state {
    const char *clock, *how;
    int most_cells; /* of the clock, at the film's end */
};

/* The total gives way first, then the words of how fast it plays, then the speed, and last all but
 * the sign: what has room at the film's end has it all the time. */
static struct state state_of(const struct diagram_now *now, int cells) {
    int64_t ends_usec = now->diagram->lasts_usec;
    int with_total = text_width(played(now, ends_usec, true));
    struct state state = {.how = manner(now, false)};
    bool total = with_total + text_width(state.how) <= cells;
    state.most_cells = total ? with_total : text_width(played(now, ends_usec, false));
    if (state.most_cells + text_width(state.how) > cells)
        state.how = manner(now, true);
    if (state.most_cells + text_width(state.how) > cells)
        state.how = now->film.loops ? " loop" : "";
    if (state.most_cells + text_width(state.how) > cells)
        return (struct state){.clock = sign(now), .how = "", .most_cells = 1};
    state.clock =
        diagram_is_unplayed(now) ? unplayed(now) : played(now, now->film.time_usec, total);
    return state;
}

const char *diagram_state(const struct diagram_now *now, int cells) {
    struct state state = state_of(now, cells);
    return arena_printf(now->scene->arena, "%s%s", state.clock, state.how);
}

const char *diagram_steady_state(const struct diagram_now *now, int cells) {
    struct state state = state_of(now, cells);
    int blanks = int_max(state.most_cells - text_width(state.clock), 0);
    return arena_printf(now->scene->arena, "%*s%s%s", blanks, "", state.clock, state.how);
}
