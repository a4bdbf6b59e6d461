/* How the record follows the player that is on the terminal. */
#include "cli/keep.h"

#include <string.h>

#include "base/errbuf.h"
#include "cli/key.h"
#include "cli/origin.h"
#include "cli/output.h"

void keep_open(struct keep *keep, const char *path, bool is_wanted) {
    struct errbuf err;
    *keep = (struct keep){0};
    if (!is_wanted)
        return;
    if (path == NULL)
        path = record_path(&keep->arena, &err);
    keep->path = path;
    if (path != NULL)
        keep->record = record_open(path);
    else
        keep->notice = arena_printf(&keep->arena, "Not saved: %s.", err.text);
}

bool keep_open_last(struct keep *keep, struct opened *opened) {
    if (keep->record == NULL)
        return false;
    struct record_key last = record_last(keep->path, &keep->arena);
    if (last.lesson == NULL || open_again(last.course, last.opened, last.lesson, opened))
        return last.lesson != NULL;
    keep->notice =
        arena_printf(&keep->arena, "You last played “%s”: name its file to resume it.", last.title);
    return false;
}

/* Taking up */

static void resume(struct keep *keep, const struct record_key *key, bool goes_on) {
    struct kept kept = record_turn(keep->record, key)->kept;
    if (!goes_on)
        kept.place = (struct kept_place){.at_end = false};
    player_resume(keep->player, &kept);
}

static void tell_reset(const char *block_id, void *data) {
    struct keep *keep = data;
    record_put_reset(keep->record, block_id, origin_wall_usec());
}

static void say_once(struct keep *keep, struct player *player) {
    if (keep->notice != NULL)
        player_say(player, keep->notice);
    keep->notice = NULL;
}

struct player *keep_player(struct keep *keep, const struct opened *opened, bool goes_on) {
    struct player *player = player_new(opened->lesson, opened->course, origin_now());
    struct record_key key;
    if (keep->record != NULL &&
        key_find(opened->lesson, opened->course, opened->file, &keep->arena, &key)) {
        keep->player = player;
        player_on_reset(player, tell_reset, keep);
        resume(keep, &key, goes_on);
    }
    say_once(keep, player);
    return player;
}

/* Keeping */

static const char *question_text(void *context, const char *block_id) {
    struct keep *keep = context;
    writer_release(&keep->question);
    player_write_question(keep->player, block_id, &keep->question);
    return keep->question.text;
}

static enum player_keeps keeps_in(enum record_state state) {
    static const enum player_keeps KEEPS[] = {
        [RECORD_SAVED] = PLAYER_KEEPS_ALL,
        [RECORD_SAVING] = PLAYER_KEEPS_ALL,
        [RECORD_FAILING] = PLAYER_KEEPS_NOT_ALL,
        [RECORD_OFF] = PLAYER_KEEPS_NOTHING,
    };
    return KEEPS[state];
}

static bool takes_text(void *context, const char *block_id) {
    const struct keep *keep = context;
    return player_types_in(keep->player, block_id);
}

static void catch_up(struct keep *keep) {
    const struct record_kept *found = record_read_again(keep->record);
    if (found == NULL)
        return;
    player_catch_up(keep->player, &found->kept);
    keep->caught_up = found->kept.facts.count > 0;
}

/* False where not all of it was taken. */
static bool hand_over(struct keep *keep) {
    catch_up(keep);
    return record_put(keep->record, &(struct record_now){
                                        .facts = player_facts(keep->player),
                                        .tries = player_tries(keep->player),
                                        .place = player_place(keep->player),
                                        .wall_usec = origin_wall_usec(),
                                        .question = question_text,
                                        .takes_text = takes_text,
                                        .context = keep,
                                    });
}

/* A disk that is behind is given a moment: the record takes nothing of this lesson afterwards. The
 * place waits for nothing more. */
void keep_leave(struct keep *keep) {
    enum { TURNS = 5, TURN_MSEC = 100 };
    for (int i = 0; i < TURNS && keep->player != NULL && !hand_over(keep); i++)
        record_wait(keep->record, TURN_MSEC);
    record_wait(keep->record, 0);
    keep->player = NULL;
}

/* What is new of the record, as a sentence; NULL: nothing is. Who was told that it fails is told
 * when all is saved, too. */
static const char *news_of(struct keep *keep, const struct record_status *status) {
    if (keep->caught_up) {
        keep->caught_up = keep->was_failing = false;
        keep->told = status->told;
        return "Your earlier answers are back.";
    }
    bool was_failing = keep->was_failing, is_new = status->told != keep->told;
    keep->told = status->told;
    keep->was_failing =
        status->state == RECORD_FAILING || (was_failing && status->state == RECORD_SAVING);
    if (is_new && status->says[0] != '\0')
        return status->says;
    return was_failing && status->state == RECORD_SAVED ? "Saved now." : NULL;
}

static bool look(void *data) {
    struct keep *keep = data;
    if (keep->player == NULL)
        return false;
    hand_over(keep);
    struct record_status status = record_ask(keep->record);
    const char *news = news_of(keep, &status);
    player_set_keeps(keep->player, keeps_in(status.state));
    if (news != NULL)
        player_say(keep->player, news);
    return news != NULL;
}

/* Who is stopped in the middle of a save holds up all other players. */
static void settle(void *data) {
    enum { MOST_MSEC = 1000 };
    struct keep *keep = data;
    if (keep_is_busy(keep))
        record_wait(keep->record, MOST_MSEC);
}

struct term_watch keep_watch(struct keep *keep) {
    return (struct term_watch){look, settle, record_fd(keep->record), keep};
}

bool keep_is_busy(void *data) {
    struct keep *keep = data;
    if (keep->player == NULL)
        return false;
    hand_over(keep); /* for which there was no room before */
    return !record_wait(keep->record, 0) && record_ask(keep->record).state == RECORD_SAVING;
}

/* What is not saved when the program ends is told where it will be read. */
static bool all_is_saved(struct keep *keep, int most_msec) {
    if (keep->record == NULL || record_wait(keep->record, most_msec))
        return true;
    enum record_state state = record_ask(keep->record).state;
    if (state == RECORD_OFF) /* and none was to be */
        return true;
    return output_refuse("not all of your answers are saved in %s", keep->path);
}

bool keep_close(struct keep *keep, int most_msec) {
    bool all = all_is_saved(keep, most_msec);
    record_close(keep->record);
    writer_release(&keep->question);
    arena_release(&keep->arena);
    *keep = (struct keep){0};
    return all;
}
