/*
 * The player: the state machine of the whole program, without a terminal.
 *
 * Events go in, a picture comes out. The player says when its picture will next differ, so that
 * whoever drives it can sleep until then.
 */
#ifndef RTLESSON_PLAYER_PLAYER_H
#define RTLESSON_PLAYER_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "base/writer.h"
#include "lesson/course.h"
#include "lesson/kept.h"
#include "lesson/lesson.h"
#include "quiz/score.h"
#include "ui/canvas.h"
#include "ui/event.h"

#define PLAYER_NEVER INT64_MAX

struct player;

/* What comes from outside: chance, and the clock on the wall. */
struct origin {
    uint64_t seed;              /* all that is shuffled or drawn in the lesson comes of it */
    int64_t (*wall_usec)(void); /* now, since 1970, UTC; NULL: always 0 */
};

/* Seed 1 and no clock: where the same keys must give the same picture. */
extern const struct origin origin_fixed;

/* A player at the lesson's opening. It wants an EVENT_RESIZE before anything else. The lesson and
 * the course (may be NULL) are the caller's and must outlive it. */
struct player *player_new(const struct lesson *lesson, const struct course *course,
                          struct origin origin);
void player_free(struct player *player); /* NULL is allowed */

/* Takes up what was kept of the lesson, before the first event: facts, tries, and the place, as far
 * as its ids still stand, which is said in a line. kept is the caller's. */
void player_resume(struct player *player, const struct kept *kept);

/* The same later, where it could not be read before: facts of this run stay as they are, its tries
 * come behind those that were kept, and the learner stays where they are. */
void player_catch_up(struct player *player, const struct kept *kept);

/* What there is to keep: the facts (whose changes count up), the tries, to which is only added, and
 * where the learner is now. The first two last as long as the player does. */
const struct facts *player_facts(const struct player *player);
const struct tries *player_tries(const struct player *player);
struct kept_place player_place(struct player *player);

/* How much of the lesson is worked, after the first event: sections, and points with all tries. */
struct player_progress {
    int done, sections;
    int64_t points;
    struct score counted; /* from 0 to points */
};
struct player_progress player_progress(struct player *player);

/* Writes what the question of this id asks and offers, as lines of text, and behind an empty line
 * what each id in an answer stands for; nothing where there is none. */
void player_write_question(struct player *player, const char *id, struct writer *writer);

/* Whether texts are typed in the block of this id. */
bool player_types_in(const struct player *player, const char *id);

/* Whether all that was given is kept, or will be before the program ends; before that is said,
 * nothing is. Only while it is not, the learner is asked before it would be lost. */
enum player_keeps { PLAYER_KEEPS_NOTHING, PLAYER_KEEPS_ALL, PLAYER_KEEPS_NOT_ALL };
void player_set_keeps(struct player *player, enum player_keeps keeps);

/* Tells of each block that is started anew, before its facts are cleared: its tries up to then are
 * history. */
void player_on_reset(struct player *player, void (*told)(const char *block_id, void *data),
                     void *data);

/* Whether there is a mouse, and whose it is: the player's, or the terminal's own, to select text.
 * There is none until that is said. */
enum player_mouse { PLAYER_MOUSE_NONE, PLAYER_MOUSE_OFF, PLAYER_MOUSE_ON };
void player_set_mouse(struct player *player, enum player_mouse mouse);
enum player_mouse player_mouse(const struct player *player);

/* Goes to a section by its id; false when there is none. */
bool player_goto(struct player *player, const char *section_id);

/* Shows the block of this id alone, as large as the terminal: as it stands on its page, or, with
 * the name of one of them, in that step of its stage. A mission is always on its stage. After the
 * first event. False, and said, when there is no such block or step. */
bool player_show_block(struct player *player, const char *id, const char *step, struct errbuf *err);

/* Draws all of the page that is looked at, on a canvas of the columns of the terminal and as many
 * rows as it takes, without header and footer; what waits or is closed there is shown and opened,
 * questions are asked and not answered. After the first event; nothing else is to follow. The
 * canvas is made here, and the caller's to release. False when the terminal is too small for a
 * page: then there is none. */
bool player_paint_all(struct player *player, struct canvas *canvas, bool ascii);

/* Plays the film of the stage that is open, or else the page's first film on its stage, from the
 * time to_usec of its own, with the stopping beats before it passed, and brings it into view; false
 * when nothing there can be played. */
bool player_seek_film(struct player *player, int64_t to_usec);

/* Takes one event. Times must not fall. */
void player_handle(struct player *player, const struct event *event);

/* Draws the picture as it is at the last event's time, at the canvas's size. */
void player_paint(struct player *player, struct canvas *canvas);

/* The event time at which the picture will next differ without any key; PLAYER_NEVER when nothing
 * moves. */
int64_t player_next_change(struct player *player);

/* True once the learner has left. */
bool player_ended(const struct player *player);

/* The id of a lesson of the course that the learner asked to open, once; or NULL. */
const char *player_wants_lesson(struct player *player);

/* Says one line to the learner, shown until the next key. */
void player_say(struct player *player, const char *text);

#endif
