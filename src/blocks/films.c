/* How films play: one clock, its speed, loops and stops, and films that play one after another. */
#include "blocks/films.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"

void films_release(struct films *films) {
    free(films->list);
    free(films->programme);
    *films = (struct films){0};
}

static struct film *find(const struct films *films, const struct block *block) {
    for (int i = 0; i < films->count; i++)
        if (films->list[i].block == block)
            return &films->list[i];
    return NULL;
}

/* The film's entry, made when it is touched for the first time. */
static struct film *touch(struct films *films, const struct block *block) {
    struct film *film = find(films, block);
    films->changes++;
    if (film != NULL)
        return film;
    films->list = grow_list(films->list, films->count, &films->capacity, sizeof *films->list);
    film = &films->list[films->count++];
    *film = (struct film){.block = block};
    return film;
}

struct film films_at(const struct films *films, const struct block *block) {
    const struct film *film = find(films, block);
    return film != NULL ? *film : (struct film){.block = block};
}

bool films_playing(const struct films *films, const struct block *block) {
    return films->playing == block && block != NULL;
}

int films_speed_quarters(const struct films *films) {
    return 1 << (films->speed - FILM_SLOWEST);
}

const char *films_speed_name(const struct films *films) {
    assert(films->speed >= FILM_SLOWEST && films->speed <= FILM_FASTEST);
    static const char *const names[] = {"¼×", "½×", "1×", "2×", "4×", "8×"};
    _Static_assert(sizeof names / sizeof *names == FILM_FASTEST - FILM_SLOWEST + 1, "a name each");
    return names[films->speed - FILM_SLOWEST];
}

/* Film time in a sixteenth of event time: a quarter for the speed, a quarter for the pace. */
static int rate_of(const struct films *films, const struct reel *reel) {
    return films_speed_quarters(films) * (reel->pace_quarters > 0 ? reel->pace_quarters : 4);
}

/* "2.5": without zeros at its end. */
static void format_sixteenths(int sixteenths, char *into, size_t size) {
    int part = sixteenths % 16 * 625, digits = 4;
    for (; digits > 0 && part % 10 == 0; digits--)
        part /= 10;
    if (digits > 0)
        snprintf(into, size, "%d.%0*d", sixteenths / 16, digits, part);
    else
        snprintf(into, size, "%d", sixteenths / 16);
}

const char *films_rate_words(const struct films *films, const struct reel *reel, bool brief,
                             char into[FILM_RATE_BYTES]) {
    enum { REAL_TIME = 16 };
    char times[FILM_RATE_BYTES - 16];
    int rate = rate_of(films, reel);
    into[0] = '\0';
    if (rate == REAL_TIME)
        return into;
    format_sixteenths(rate, times, sizeof times);
    if (reel->pace_quarters > 0 && reel->pace_quarters != 4)
        snprintf(into, FILM_RATE_BYTES, "%s×%s", times, brief ? "" : " speed");
    else
        snprintf(into, FILM_RATE_BYTES, "%s", films_speed_name(films));
    return into;
}

bool films_change_speed(struct films *films, int by) {
    int speed = films->speed + by;
    if (speed < FILM_SLOWEST || speed > FILM_FASTEST)
        return false;
    films->speed = speed;
    films->changes++;
    return true;
}

void films_reset_speed(struct films *films) {
    films->changes += films->speed != 0;
    films->speed = 0;
}

/* How many stopping beats lie before at, or (inclusive) not after it. */
static int stops_before(const struct reel *reel, int64_t at_usec, bool inclusive) {
    int count = 0;
    while (count < reel->stop_count &&
           (reel->stops_usec[count] < at_usec || (inclusive && reel->stops_usec[count] == at_usec)))
        count++;
    return count;
}

static void start(struct films *films, const struct block *block, int64_t now_usec) {
    films->changes++;
    films->playing = block;
    films->clock_usec = now_usec;
    films->rest_sixteenths = 0;
}

void films_play(struct films *films, const struct block *block, const struct reel *reel,
                int64_t now_usec) {
    struct film *film = touch(films, block);
    if (films->playing == block)
        return;
    if (film->time_usec >= reel->lasts_usec && !film->waiting)
        film->time_usec = 0;
    if (!film->came_round)
        film->passed = stops_before(reel, film->time_usec, true);
    film->waiting = false;
    const struct film_turn *turn = films_turn(films);
    if (turn != NULL && turn->block != block)
        films_end_programme(films);
    start(films, block, now_usec);
}

void films_pause(struct films *films) {
    films->changes += films->playing != NULL;
    films->playing = NULL;
}

void films_toggle(struct films *films, const struct block *block, const struct reel *reel,
                  int64_t now_usec) {
    if (films_playing(films, block))
        films_pause(films);
    else
        films_play(films, block, reel, now_usec);
}

static int64_t clamp(int64_t value, int64_t low, int64_t high) {
    return value < low ? low : value > high ? high : value;
}

void films_seek(struct films *films, const struct block *block, const struct reel *reel,
                int64_t to_usec, int64_t now_usec) {
    struct film *film = touch(films, block);
    film->time_usec = clamp(to_usec, 0, reel->lasts_usec);
    film->passed = stops_before(reel, film->time_usec, false);
    film->waiting = stops_before(reel, film->time_usec, true) > film->passed;
    film->came_round = false;
    if (!films_playing(films, block))
        return;
    start(films, block, now_usec);
    if (film->waiting)
        films_pause(films);
}

bool films_has_gone_on(const struct films *films, const struct block *block,
                       const struct reel *reel) {
    struct film film = films_at(films, block);
    return !film.waiting && film.passed > stops_before(reel, film.time_usec, false);
}

void films_keep(struct films *films, const struct block *block, const struct reel *reel,
                bool has_gone_on, int64_t now_usec) {
    struct film *film = touch(films, block);
    bool came_round = film->came_round, plays = films_playing(films, block);
    films_seek(films, block, reel, film->time_usec, now_usec);
    if (!came_round && !(has_gone_on && film->waiting))
        return;
    film->waiting = false;
    film->came_round = came_round;
    film->passed = came_round ? reel->stop_count : film->passed + 1;
    if (plays)
        start(films, block, now_usec);
}

void films_loop(struct films *films, const struct block *block, bool loops) {
    struct film *film = touch(films, block);
    const struct film_turn *turn = films_turn(films);
    film->loops = loops;
    film->came_round = false;
    if (loops && turn != NULL && turn->block == block)
        films_end_programme(films);
}

/* Starts the programme's next film from its beginning. Its beats
 * pass by themselves. */
static void start_turn(struct films *films, int64_t now_usec) {
    films->programme_next++;
    const struct film_turn *turn = films_turn(films);
    *touch(films, turn->block) = (struct film){.block = turn->block};
    start(films, turn->block, now_usec);
}

void films_set_programme(struct films *films, const struct film_turn *turns, int count,
                         int64_t now_usec) {
    films_end_programme(films);
    films_pause(films);
    if (count <= 0)
        return;
    struct film_turn *programme = memory_resize(NULL, (size_t)count, sizeof *programme);
    memcpy(programme, turns, (size_t)count * sizeof *programme);
    films->programme = programme;
    films->programme_count = count;
    start_turn(films, now_usec);
}

bool films_has_programme(const struct films *films) {
    return films_turn(films) != NULL;
}

const struct film_turn *films_turn(const struct films *films) {
    return films->programme_next > 0 ? &films->programme[films->programme_next - 1] : NULL;
}

const struct film_turn *films_turn_of(const struct films *films, const struct block *block) {
    const struct film_turn *turn = films_turn(films);
    return turn != NULL && turn->mark_id != NULL && turn->mark_id == block->id ? turn : NULL;
}

void films_end_programme(struct films *films) {
    films->changes += films->programme != NULL;
    free(films->programme);
    films->programme = NULL;
    films->programme_count = films->programme_next = 0;
}

void films_forget(struct films *films, const struct block *block) {
    struct film *film = find(films, block);
    if (films_playing(films, block))
        films_pause(films);
    films->changes += film != NULL;
    if (film != NULL)
        *film = (struct film){.block = block};
}

/* How much event time moves a film by film_usec, of which some sixteenths are done: rounded up, so
 * that it is there by then. */
static int64_t event_span(int64_t film_usec, int rest_sixteenths, int rate) {
    int64_t left = film_usec * 16 - rest_sixteenths;
    return left > 0 ? (left + rate - 1) / rate : 0;
}

/* The event time at which the playing film will have moved by film_usec. */
static int64_t event_time(const struct films *films, const struct reel *reel, int64_t film_usec) {
    return films->clock_usec + event_span(film_usec, films->rest_sixteenths, rate_of(films, reel));
}

/* The looping film came to its end at event time at, and may have come round since more than once:
 * each round begins with a whole microsecond of event time. */
static void come_round(struct films *films, struct film *film, int stop_count, int64_t round_usec,
                       int64_t at_usec, int64_t now_usec) {
    film->time_usec = 0;
    film->passed = stop_count;
    film->came_round = true;
    start(films, film->block, now_usec - (now_usec - at_usec) % round_usec);
}

/* The playing film came to its end at event time at. */
static void end_film(struct films *films, int64_t at_usec) {
    films_pause(films);
    if (!films_has_programme(films))
        return;
    if (films->programme_next < films->programme_count)
        start_turn(films, at_usec);
    else
        films_end_programme(films);
}

/* Moves the playing film on to event time now, which is before it comes to anything. What is too
 * short to move it by a microsecond is kept for the next call: that is why splitting makes no
 * difference. */
static void move(struct films *films, struct film *film, const struct reel *reel,
                 int64_t now_usec) {
    int64_t sixteenths =
        (now_usec - films->clock_usec) * rate_of(films, reel) + films->rest_sixteenths;
    film->time_usec += sixteenths / 16;
    films->rest_sixteenths = (int)(sixteenths % 16);
    films->clock_usec = now_usec;
}

bool films_advance(struct films *films, const struct reel *reel, int64_t now_usec) {
    struct film *film = films->playing != NULL ? find(films, films->playing) : NULL;
    if (film == NULL || now_usec < films->clock_usec)
        return false;
    films->changes++;
    bool stops = film->passed < reel->stop_count && !films_has_programme(films);
    int64_t stop_usec = stops ? reel->stops_usec[film->passed] : FILM_NEVER;
    int64_t until_usec = stop_usec < reel->lasts_usec ? stop_usec : reel->lasts_usec;
    int64_t end_usec = event_time(films, reel, until_usec - film->time_usec);
    int64_t round_usec = event_span(reel->lasts_usec, 0, rate_of(films, reel));
    if (now_usec < end_usec) {
        move(films, film, reel, now_usec);
        return false;
    }
    film->time_usec = until_usec;
    film->waiting = stop_usec == until_usec;
    if (film->waiting) {
        films_pause(films);
        return false;
    }
    if (film->loops && round_usec > 0)
        come_round(films, film, reel->stop_count, round_usec, end_usec, now_usec);
    else
        end_film(films, end_usec);
    return true;
}

int64_t films_when(const struct films *films, const struct reel *reel, int64_t at_usec) {
    const struct film *film = films->playing != NULL ? find(films, films->playing) : NULL;
    if (film == NULL || at_usec == FILM_NEVER || at_usec < film->time_usec)
        return FILM_NEVER;
    return event_time(films, reel, at_usec - film->time_usec);
}
