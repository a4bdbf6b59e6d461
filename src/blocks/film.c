#include "blocks/film.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

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

/* The film's entry, made when it is touched for the first time; NULL when out of memory. */
static struct film *touch(struct films *films, const struct block *block) {
    struct film *film = find(films, block);
    if (film != NULL)
        return film;
    struct film *list = grow_list(films->list, films->count, &films->capacity, sizeof *list);
    if (list == NULL)
        return NULL;
    films->list = list;
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
    static const char *const names[] = {"¼×", "½×", "1×", "2×", "4×", "8×"};
    return names[films->speed - FILM_SLOWEST];
}

bool films_change_speed(struct films *films, int by) {
    int speed = films->speed + by;
    if (speed < FILM_SLOWEST || speed > FILM_FASTEST)
        return false;
    films->speed = speed;
    return true;
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
    films->playing = block;
    films->clock_usec = now_usec;
}

void films_play(struct films *films, const struct block *block, const struct reel *reel,
                int64_t now_usec) {
    struct film *film = touch(films, block);
    if (film == NULL || films->playing == block)
        return;
    if (film->time_usec >= reel->lasts_usec && !film->waiting)
        film->time_usec = 0;
    film->passed = stops_before(reel, film->time_usec, true);
    film->waiting = false;
    const struct film_turn *turn = films_turn(films);
    if (turn != NULL && turn->block != block)
        films_end_programme(films);
    start(films, block, now_usec);
}

void films_pause(struct films *films) {
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
    if (film == NULL)
        return;
    film->time_usec = clamp(to_usec, 0, reel->lasts_usec);
    film->passed = stops_before(reel, film->time_usec, false);
    film->waiting = stops_before(reel, film->time_usec, true) > film->passed;
    if (!films_playing(films, block))
        return;
    films->clock_usec = now_usec;
    if (film->waiting)
        films_pause(films);
}

/* Starts the programme's next film from its beginning. A stopping beat at 0 is waited at: nobody
 * has asked for this film by a key. */
static void start_turn(struct films *films, int64_t now_usec) {
    films->programme_next++;
    const struct film_turn *turn = films_turn(films);
    struct film *film = touch(films, turn->block);
    if (film == NULL) {
        films_end_programme(films);
        return;
    }
    *film = (struct film){.block = turn->block};
    start(films, turn->block, now_usec);
}

bool films_set_programme(struct films *films, const struct film_turn *turns, int count,
                         int64_t now_usec) {
    films_end_programme(films);
    films_pause(films);
    if (count <= 0)
        return true;
    struct film_turn *programme = malloc((size_t)count * sizeof *programme);
    if (programme == NULL)
        return false;
    memcpy(programme, turns, (size_t)count * sizeof *programme);
    films->programme = programme;
    films->programme_count = count;
    start_turn(films, now_usec);
    return films_has_programme(films);
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
    free(films->programme);
    films->programme = NULL;
    films->programme_count = films->programme_next = 0;
}

void films_forget(struct films *films, const struct block *block) {
    struct film *film = find(films, block);
    if (films_playing(films, block))
        films_pause(films);
    if (film != NULL)
        *film = (struct film){.block = block};
}

/* The event time at which the playing film will have moved by film_usec: rounded up, so that it is
 * there by then. */
static int64_t event_time(const struct films *films, int64_t film_usec) {
    int quarters = films_speed_quarters(films);
    return films->clock_usec + (film_usec * 4 + quarters - 1) / quarters;
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

bool films_advance(struct films *films, const struct reel *reel, int64_t now_usec) {
    struct film *film = films->playing != NULL ? find(films, films->playing) : NULL;
    if (film == NULL || now_usec < films->clock_usec)
        return false;
    int64_t stop_usec =
        film->passed < reel->stop_count ? reel->stops_usec[film->passed] : FILM_NEVER;
    int64_t until_usec = stop_usec < reel->lasts_usec ? stop_usec : reel->lasts_usec;
    int quarters = films_speed_quarters(films);
    int64_t moves_usec = (now_usec - films->clock_usec) * quarters / 4;
    if (moves_usec < until_usec - film->time_usec) {
        film->time_usec += moves_usec;
        /* What is too short to move the film by a microsecond stays on the clock for the next
         * call: that is why splitting makes no difference. */
        films->clock_usec += moves_usec * 4 / quarters;
        return false;
    }
    int64_t end_usec = event_time(films, until_usec - film->time_usec);
    film->time_usec = until_usec;
    film->waiting = stop_usec == until_usec;
    if (film->waiting) {
        films_pause(films);
        return false;
    }
    end_film(films, end_usec);
    return true;
}

int64_t films_when(const struct films *films, int64_t at_usec) {
    const struct film *film = films->playing != NULL ? find(films, films->playing) : NULL;
    if (film == NULL || at_usec == FILM_NEVER || at_usec < film->time_usec)
        return FILM_NEVER;
    return event_time(films, at_usec - film->time_usec);
}
