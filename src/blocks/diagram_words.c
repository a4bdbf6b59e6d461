/* The words around a diagram's picture: its time, what a key would do, its speed and loop, what was
 * predicted. */
#include "blocks/diagram_view.h"

#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/text.h"

const char DIAGRAM_GO_ON[] = "Space goes on";
static const char PLAYS[] = "Space plays";

const char *diagram_moment(const struct trace *trace, int64_t at_usec, const char *hint,
                           struct arena *arena) {
    const char *moment = trace_moment(trace, at_usec, arena);
    if (hint[0] == '\0')
        return moment;
    const char *both = arena_printf(arena, "%s · %s", hint, moment);
    return both != NULL ? both : "";
}

/* The time stands beside the diagram's title. */
const char *diagram_lane_moment(const struct diagram_lane_plan *lane, int64_t at_usec,
                                struct arena *arena) {
    return arena_printf(arena, "%s: %s", lane->title,
                        trace_moment_untimed(&lane->trace, at_usec, arena));
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
static bool has_the_keys(const struct block *block, const struct scene *scene) {
    const struct film_turn *turn =
        scene->focus != NULL ? films_turn_of(scene->films, scene->focus) : NULL;
    return scene_focused(scene, block, DIAGRAM_PICTURE) || (turn != NULL && turn->block == block);
}

bool diagram_is_over(const struct block *block, const struct scene *scene) {
    struct film film = films_at(scene->films, block);
    return film.time_usec >= diagram_lasts_usec(block, scene) && !film.waiting &&
           !films_playing(scene->films, block);
}

const char *diagram_hint(const struct block *block, const struct scene *scene) {
    struct film film = films_at(scene->films, block);
    if (!has_the_keys(block, scene) || films_playing(scene->films, block) ||
        prediction_is_open(block, scene->facts))
        return "";
    if (film.waiting)
        return DIAGRAM_GO_ON;
    if (diagram_is_over(block, scene))
        return "Space plays again";
    return film.time_usec > 0 ? "" : PLAYS;
}

bool diagram_is_unplayed(const struct block *block, const struct scene *scene) {
    struct film film = films_at(scene->films, block);
    return film.time_usec == 0 && !film.waiting && !films_playing(scene->films, block);
}

static bool is_turned(const struct block *block, const struct scene *scene) {
    const struct diagram *diagram = block->object;
    for (int i = 0; i < diagram->knobs.count; i++)
        if (facts_has(scene->facts, block->id, diagram_knob_at(diagram, i)->id))
            return true;
    return diagram_made_count(block, scene->facts) > 0;
}

const char *diagram_prediction_words(const struct block *block, const struct scene *scene) {
    struct film film = films_at(scene->films, block);
    bool at_end = film.time_usec >= diagram_lasts_usec(block, scene);
    bool rests = !films_playing(scene->films, block) && (at_end || film.time_usec == 0);
    if (prediction_is_open(block, scene->facts) || (rests && !is_turned(block, scene)))
        return prediction_words(block, scene);
    return NULL;
}

const char *diagram_manner(const struct block *block, const struct scene *scene) {
    char rate[FILM_RATE_BYTES];
    struct reel reel;
    if (!diagram_reel(block, scene, &reel))
        return "";
    films_rate_words(scene->films, &reel, rate);
    const char *text = arena_printf(scene->arena, "%s%s%s", rate[0] != '\0' ? "  " : "", rate,
                                    films_at(scene->films, block).loops ? "  loop" : "");
    return text != NULL ? text : "";
}

static bool fits_beside_title(const struct diagram *diagram, int cells, int width) {
    return text_width(diagram->title) + 2 + cells <= width;
}

bool diagram_unplayed(const struct block *block, const struct scene *scene, int width, bool ascii,
                      char *into, size_t size) {
    const struct diagram *diagram = block->object;
    const char *sign = ascii ? ">" : "▷";
    char total[DURATION_TEXT_BYTES];
    total_text(diagram_lasts_usec(block, scene), total);
    snprintf(into, size, "%s %s · %s%s", sign, PLAYS, total, diagram_manner(block, scene));
    bool plays = has_the_keys(block, scene) && !prediction_is_open(block, scene->facts);
    if (plays && fits_beside_title(diagram, text_width(into), width))
        return true;
    snprintf(into, size, "%s %s%s", sign, total, diagram_manner(block, scene));
    return false;
}

void diagram_played(const struct block *block, const struct scene *scene, int width, bool ascii,
                    char *into, size_t size) {
    static const char *const signs[][2] = {{"▶", ">"}, {"‖", "||"}, {"■", "#"}};
    const struct diagram *diagram = block->object;
    struct film film = films_at(scene->films, block);
    const char *manner = diagram_manner(block, scene);
    char clock[DURATION_TEXT_BYTES], total[DURATION_TEXT_BYTES];
    int sign = films_playing(scene->films, block) ? 0 : diagram_is_over(block, scene) ? 2 : 1;
    duration_clock(diagram_lasts_usec(block, scene), clock);
    total_text(diagram_lasts_usec(block, scene), total);
    int widest = (int)(strlen(clock) + strlen(total)) + 6 + text_width(manner);
    bool whole = fits_beside_title(diagram, widest, width);
    duration_clock(film.time_usec, clock);
    snprintf(into, size, "%s %s%s%s%s", signs[sign][ascii], clock, whole ? " of " : "",
             whole ? total : "", manner);
}
