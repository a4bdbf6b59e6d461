/* The words around a diagram's picture: its time, what a key would do, its speed and loop, what was
 * predicted. */
#include "blocks/diagram/words.h"

#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/text.h"
#include "blocks/diagram/parts.h"

const char DIAGRAM_GO_ON[] = "Space goes on";
static const char PLAYS[] = "Space plays";

const char *diagram_moment(const struct trace *trace, int64_t at_usec, const char *hint,
                           struct arena *arena) {
    const char *moment = trace_moment(trace, at_usec, arena);
    if (hint[0] == '\0')
        return moment;
    return arena_printf(arena, "%s · %s", hint, moment);
}

/* The time stands beside the diagram's title. */
const char *diagram_lane_moment(const char *title, const struct trace *trace, int64_t at_usec,
                                struct arena *arena) {
    return arena_printf(arena, "%s: %s", title, trace_moment_untimed(trace, at_usec, arena));
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

/* True when Space works this film: the focus is here, or on what plays it in its turn. */
static bool has_the_keys(const struct diagram_now *now) {
    const struct scene *scene = now->scene;
    const struct film_turn *turn =
        scene->focus != NULL ? films_turn_of(scene->films, scene->focus) : NULL;
    return scene_focused(scene, now->block, DIAGRAM_PICTURE) ||
           (turn != NULL && turn->block == now->block);
}

bool diagram_is_over(const struct diagram_now *now) {
    return now->film.time_usec >= now->diagram->lasts_usec && !now->film.waiting && !now->playing;
}

const char *diagram_hint(const struct diagram_now *now) {
    if (!has_the_keys(now) || now->playing || now->known->waits)
        return "";
    if (now->film.waiting)
        return DIAGRAM_GO_ON;
    if (diagram_is_over(now))
        return "Space plays again";
    return now->film.time_usec > 0 ? "" : PLAYS;
}

bool diagram_is_unplayed(const struct diagram_now *now) {
    return now->film.time_usec == 0 && !now->film.waiting && !now->playing;
}

const char *diagram_prediction_words(const struct diagram_now *now) {
    bool at_end = now->film.time_usec >= now->diagram->lasts_usec;
    bool rests = !now->playing && (at_end || now->film.time_usec == 0);
    if (now->known->waits || (rests && !now->known->changed))
        return prediction_words(now->block, now->scene);
    return NULL;
}

const char *diagram_manner(const struct diagram_now *now) {
    char rate[FILM_RATE_BYTES];
    films_rate_words(now->scene->films, &now->known->reel, rate);
    return arena_printf(now->scene->arena, "%s%s%s", rate[0] != '\0' ? "  " : "", rate,
                        now->film.loops ? "  loop" : "");
}

static bool fits_beside_title(const struct diagram *diagram, int cells, int width) {
    return text_width(diagram->title) + 2 + cells <= width;
}

bool diagram_unplayed(const struct diagram_now *now, int width, bool ascii, char *into,
                      size_t size) {
    const char *sign = ascii ? ">" : "▷", *manner = diagram_manner(now);
    char total[DURATION_TEXT_BYTES];
    total_text(now->diagram->lasts_usec, total);
    snprintf(into, size, "%s %s · %s%s", sign, PLAYS, total, manner);
    bool plays = has_the_keys(now) && !now->known->waits;
    if (plays && fits_beside_title(now->diagram, text_width(into), width))
        return true;
    snprintf(into, size, "%s %s%s", sign, total, manner);
    return false;
}

void diagram_played(const struct diagram_now *now, int width, bool ascii, char *into, size_t size) {
    static const char *const signs[][2] = {{"▶", ">"}, {"‖", "||"}, {"■", "#"}};
    const char *manner = diagram_manner(now);
    char clock[DURATION_TEXT_BYTES], total[DURATION_TEXT_BYTES];
    int sign = now->playing ? 0 : diagram_is_over(now) ? 2 : 1;
    duration_clock(now->diagram->lasts_usec, clock);
    total_text(now->diagram->lasts_usec, total);
    int widest = (int)(strlen(clock) + strlen(total)) + 6 + text_width(manner);
    bool whole = fits_beside_title(now->diagram, widest, width);
    duration_clock(now->film.time_usec, clock);
    snprintf(into, size, "%s %s%s%s%s", signs[sign][ascii], clock, whole ? " of " : "",
             whole ? total : "", manner);
}
