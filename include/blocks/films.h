/*
 * Films: one clock over what plays.
 *
 * A film belongs to a block; its place is a time and how many stopping beats were passed. One film
 * runs at a time: starting one pauses the other, and each keeps its place. Time while nothing plays
 * does not count. Films are view state, apart from facts and never saved; that one was watched to
 * its end is the fact ".watched".
 *
 * A film that loops starts anew from its end, without stopping at its beats again, for as long as
 * it plays; pausing stops it as any other.
 */
#ifndef RTLESSON_BLOCKS_FILMS_H
#define RTLESSON_BLOCKS_FILMS_H

#include <stdbool.h>
#include <stdint.h>

#include "lesson/lesson.h"

#define FILM_NEVER INT64_MAX

/* What the clock must know of a film: its length, where it waits, and how fast it is. */
struct reel {
    int64_t lasts_usec;
    const int64_t *stops_usec; /* the beats that stop, rising */
    int stop_count;
    int pace_quarters; /* film time in a quarter of real time, at 1×; 0: 4, real time */
};

/* Speeds are doublings of 1×: ¼ ½ 1 2 4 8. */
enum { FILM_SLOWEST = -2, FILM_FASTEST = 3 };

struct film {
    const struct block *block;
    int64_t time_usec;
    int passed;   /* stopping beats that the learner went on from */
    bool waiting; /* stands at a beat that stops, and does not play */
    bool loops;
    bool came_round; /* it looped, and no beat stops it until it is moved by hand */
};

/* One entry of a programme: a film, and the mark (id, part, value) that brings it into view. */
struct film_turn {
    const struct block *block;
    const char *mark_id, *mark_part; /* NULL: none */
    int64_t mark_value;
};

struct films {
    struct film *list; /* one a film that was touched, owned */
    int count, capacity;
    const struct block *playing; /* or NULL */
    int64_t clock_usec;          /* event time up to which the playing film was moved, … */
    int rest_sixteenths;         /* … to its time and so many sixteenths of a microsecond more */
    int speed;                   /* FILM_SLOWEST … FILM_FASTEST */
    struct film_turn *programme; /* what plays one after the other, owned */
    int programme_count;
    int programme_next; /* the turn after the one that is on; 0: no programme */
    unsigned changes;   /* counts up with every change */
};                      /* { 0 }: nothing touched, 1× */

void films_release(struct films *films);

/* Where a film stands; a film that was never touched stands at 0. */
struct film films_at(const struct films *films, const struct block *block);
bool films_playing(const struct films *films, const struct block *block);

/* The speed as a fraction in quarters (1, 2, 4, 8, 16, 32) and in words ("¼×", "1×"). */
int films_speed_quarters(const struct films *films);
const char *films_speed_name(const struct films *films);
/* How fast the film runs in words, where that is not real time: the speed alone ("2×"), or with the
 * film's own pace ("10× as fast", in brief "10×"); "" at real time. Returns into. */
enum { FILM_RATE_BYTES = 40 };
const char *films_rate_words(const struct films *films, const struct reel *reel, bool brief,
                             char into[FILM_RATE_BYTES]);
/* One step faster (+1) or slower (-1), within the table; false at its end. */
bool films_change_speed(struct films *films, int by);
/* Back to 1×. */
void films_reset_speed(struct films *films);

/* Plays the film from its place at event time now, from the start when it is at its end, and goes
 * on from a beat that it stands at. A film that is not the programme's turn ends the programme. */
void films_play(struct films *films, const struct block *block, const struct reel *reel,
                int64_t now_usec);
/* Stops the clock; the place, and a programme, stay. */
void films_pause(struct films *films);
/* Pauses the film if it plays, else plays it. */
void films_toggle(struct films *films, const struct block *block, const struct reel *reel,
                  int64_t now_usec);

/* Moves the film to a time, clamped to its length; it keeps playing if it was, but for a stopping
 * beat at that very time, where it waits. Stopping beats before that time count as passed, those at
 * or after it do not. */
void films_seek(struct films *films, const struct block *block, const struct reel *reel,
                int64_t to_usec, int64_t now_usec);

/* True where the film stands at a stopping beat that the learner went on from. */
bool films_has_gone_on(const struct films *films, const struct block *block,
                       const struct reel *reel);
/* For a film that has become another: as films_seek to where it stands, but it does not wait again
 * where it had gone on (films_has_gone_on, asked of the reel before), nor while it comes round. */
void films_keep(struct films *films, const struct block *block, const struct reel *reel,
                bool has_gone_on, int64_t now_usec);

/* Lets the film loop, or no longer; it moves only while it plays. One that shall loop has no next:
 * it ends the programme whose turn it is. */
void films_loop(struct films *films, const struct block *block, bool loops);

/* Sets what plays, one after the other, each from its start and without a halt, and starts the
 * first at event time now. The turns are copied. Marks are the caller's
 * to set: the first turn's here, the next one's when films_advance came to an end. */
void films_set_programme(struct films *films, const struct film_turn *turns, int count,
                         int64_t now_usec);
/* True while a programme is on: it runs, is paused, or waits at a beat. */
bool films_has_programme(const struct films *films);
/* The turn that is on, or NULL. */
const struct film_turn *films_turn(const struct films *films);
/* The same, when the programme is this block's: its marks bring the films into view. */
const struct film_turn *films_turn_of(const struct films *films, const struct block *block);
void films_end_programme(struct films *films);

/* Puts the film back to where it stood before it was ever touched. */
void films_forget(struct films *films, const struct block *block);

/* Moves the playing film on to event time now: it stops at the next stopping beat and at its end.
 * True when it came to its end: then nothing plays, or it waits there, as its reel says; or it
 * loops, and stands where it then is; or the programme's next film plays, from the very moment the
 * first one ended, so that a caller goes on with that one's reel until this is false. Splitting a
 * span of time into several calls makes no difference. */
bool films_advance(struct films *films, const struct reel *reel, int64_t now_usec);

/* The event time at which the playing film reaches film time at_usec; FILM_NEVER if it does not
 * play or is past it. */
int64_t films_when(const struct films *films, const struct reel *reel, int64_t at_usec);

#endif
