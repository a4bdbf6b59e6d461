/* Progress, from the record and the lesson as it is now. */
#include "cli/progress.h"

#include <inttypes.h>
#include <time.h>

#include "cli/key.h"
#include "player/player.h"
#include "record/record.h"

static struct player_progress progress_of(const struct lesson *lesson, const struct course *course,
                                          const struct record_kept *known) {
    struct kept kept = known->kept;
    struct event resize = {.type = EVENT_RESIZE, .columns = 80, .rows = 24};
    struct player *player = player_new(lesson, course, origin_fixed);
    kept.place = (struct kept_place){.at_end = false}; /* what is not shown is not laid out */
    player_resume(player, &kept);
    player_handle(player, &resize);
    struct player_progress progress = player_progress(player);
    player_free(player);
    return progress;
}

static const char *points_text(const struct player_progress *progress, struct arena *arena) {
    char counted[SCORE_TEXT_BYTES];
    if (progress->points == 0)
        return "";
    return arena_printf(arena, ", %s of %" PRId64 " point%s",
                        score_format(progress->counted, counted), progress->points,
                        progress->points == 1 ? "" : "s");
}

/* The day where the learner is; "" for a time that no calendar has. */
static const char *day_text(int64_t usec, struct arena *arena) {
    char day[32];
    struct tm parts;
    time_t seconds = (time_t)(usec / 1000000);
    if (localtime_r(&seconds, &parts) == NULL || strftime(day, sizeof day, "%Y-%m-%d", &parts) == 0)
        return "";
    return arena_printf(arena, ", played %s", day);
}

const char *progress_text(const char *path, const struct lesson *lesson,
                          const struct course *course, struct arena *arena) {
    struct record_key key;
    key_find(lesson, course, NULL, arena, &key);
    struct record_kept known = record_look(path, &key);
    if (known.is_new)
        return NULL;
    struct player_progress progress = progress_of(lesson, course, &known);
    kept_release(&known.kept);
    return arena_printf(arena, "%d of %d section%s%s%s", progress.done, progress.sections,
                        progress.sections == 1 ? "" : "s", points_text(&progress, arena),
                        day_text(known.played_usec, arena));
}
