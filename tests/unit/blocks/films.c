/* Films: a clock over what plays. Expectations are worked by hand from the reels below. */
#include "blocks/films.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SECOND INT64_C(1000000)

static const struct block first_block = {.id = "first"}, second_block = {.id = "second"};

/* 8 s long; waits at 2 s and at 5 s. */
static const int64_t stops[] = {2 * SECOND, 5 * SECOND};
static const struct reel stopping = {
    .lasts_usec = 8 * SECOND, .stops_usec = stops, .stop_count = 2};
static const struct reel plain = {.lasts_usec = 4 * SECOND};

static int64_t time_of(const struct films *films, const struct block *block) {
    return films_at(films, block).time_usec;
}

static void untouched_film_stands_at_0(void **state) {
    (void)state;
    struct films films = {0};
    struct film film = films_at(&films, &first_block);
    assert_ptr_equal(film.block, &first_block);
    assert_int_equal(film.time_usec, 0);
    assert_false(film.waiting);
    assert_false(films_playing(&films, &first_block));
    assert_false(films_playing(&films, NULL));
    assert_int_equal(films_when(&films, &plain, SECOND), FILM_NEVER);
    assert_false(films_advance(&films, &plain, 100));
}

static void time_moves_only_while_playing(void **state) {
    (void)state;
    struct films films = {0};
    films_play(&films, &first_block, &plain, 10 * SECOND);
    assert_true(films_playing(&films, &first_block));
    assert_false(films_advance(&films, &plain, 11 * SECOND));
    assert_int_equal(time_of(&films, &first_block), SECOND);
    films_pause(&films);
    assert_false(films_advance(&films, &plain, 100 * SECOND));
    assert_int_equal(time_of(&films, &first_block), SECOND);
    films_toggle(&films, &first_block, &plain, 200 * SECOND);
    films_advance(&films, &plain, 200 * SECOND + 500000);
    assert_int_equal(time_of(&films, &first_block), 1500000);
    films_toggle(&films, &first_block, &plain, 201 * SECOND);
    assert_false(films_playing(&films, &first_block));
    films_release(&films);
}

/* Went on from 2 s and became another film with the same beats: it plays on to the next at 5 s. A
 * beat that is new where it stands is waited at. */
static void a_film_that_became_another_keeps_where_it_went_on(void **state) {
    (void)state;
    struct films films = {0};
    films_play(&films, &first_block, &stopping, 0);
    films_advance(&films, &stopping, 2 * SECOND);
    assert_true(films_at(&films, &first_block).waiting);
    assert_false(films_has_gone_on(&films, &first_block, &stopping));
    films_play(&films, &first_block, &stopping, 10 * SECOND);
    assert_true(films_has_gone_on(&films, &first_block, &stopping));
    films_keep(&films, &first_block, &stopping, true, 10 * SECOND);
    assert_true(films_playing(&films, &first_block));
    films_advance(&films, &stopping, 11 * SECOND);
    assert_int_equal(time_of(&films, &first_block), 3 * SECOND);
    assert_false(films_has_gone_on(&films, &first_block, &stopping));
    films_advance(&films, &stopping, 20 * SECOND);
    assert_int_equal(time_of(&films, &first_block), 5 * SECOND);
    films_keep(&films, &first_block, &stopping, false, 20 * SECOND);
    assert_true(films_at(&films, &first_block).waiting);
    films_release(&films);
}

/* In its second round no beat stops it, though a knob is turned. */
static void a_film_that_came_round_keeps_coming_round(void **state) {
    (void)state;
    struct films films = {0};
    films_loop(&films, &first_block, true);
    films_play(&films, &first_block, &stopping, 0);
    films_advance(&films, &stopping, 2 * SECOND);
    films_play(&films, &first_block, &stopping, 2 * SECOND);
    films_advance(&films, &stopping, 5 * SECOND);
    films_play(&films, &first_block, &stopping, 5 * SECOND);
    while (films_advance(&films, &stopping, 9 * SECOND))
        ;
    films_keep(&films, &first_block, &stopping, false, 9 * SECOND);
    films_advance(&films, &stopping, 15 * SECOND);
    assert_true(films_playing(&films, &first_block));
    assert_int_equal(time_of(&films, &first_block), 7 * SECOND);
    films_release(&films);
}

/* At ¼× three steps of 1 µs and one of 5 µs move the film by 2 µs, as one of 8 µs does. */
static void splitting_time_makes_no_difference(void **state) {
    (void)state;
    struct films films = {0};
    assert_true(films_change_speed(&films, -1));
    assert_true(films_change_speed(&films, -1));
    films_play(&films, &first_block, &plain, 0);
    int64_t at[] = {1, 2, 3, 8}, expected[] = {0, 0, 0, 2};
    for (int i = 0; i < 4; i++) {
        films_advance(&films, &plain, at[i]);
        assert_int_equal(time_of(&films, &first_block), expected[i]);
    }
    films_release(&films);

    /* Over a stop and the end: by 1/7 s steps, and in one, all seven seconds of event time. */
    struct films fine = {0}, coarse = {0};
    films_play(&fine, &first_block, &stopping, 0);
    films_play(&coarse, &first_block, &stopping, 0);
    for (int i = 1; i <= 21; i++)
        films_advance(&fine, &stopping, i * SECOND / 7);
    films_advance(&coarse, &stopping, 3 * SECOND);
    assert_int_equal(time_of(&fine, &first_block), 2 * SECOND);
    assert_int_equal(time_of(&coarse, &first_block), 2 * SECOND);
    films_release(&fine);
    films_release(&coarse);
}

static void film_waits_at_its_stops(void **state) {
    (void)state;
    struct films films = {0};
    films_play(&films, &first_block, &stopping, 0);
    assert_int_equal(films_when(&films, &stopping, 2 * SECOND), 2 * SECOND);
    assert_false(films_advance(&films, &stopping, 3 * SECOND));
    struct film film = films_at(&films, &first_block);
    assert_int_equal(film.time_usec, 2 * SECOND);
    assert_true(film.waiting);
    assert_int_equal(film.passed, 0);
    assert_false(films_playing(&films, &first_block));
    assert_int_equal(films_when(&films, &stopping, 3 * SECOND), FILM_NEVER);

    films_toggle(&films, &first_block, &stopping, 10 * SECOND);
    assert_int_equal(films_at(&films, &first_block).passed, 1);
    assert_false(films_at(&films, &first_block).waiting);
    films_advance(&films, &stopping, 14 * SECOND);
    assert_int_equal(time_of(&films, &first_block), 5 * SECOND);
    films_play(&films, &first_block, &stopping, 20 * SECOND);
    assert_false(films_advance(&films, &stopping, 23 * SECOND - 1));
    assert_true(films_advance(&films, &stopping, 23 * SECOND));
    assert_int_equal(time_of(&films, &first_block), 8 * SECOND);
    assert_null(films.playing);
    films_release(&films);
}

static void film_at_its_end_plays_from_the_start(void **state) {
    (void)state;
    struct films films = {0};
    films_play(&films, &first_block, &plain, 0);
    assert_true(films_advance(&films, &plain, 9 * SECOND));
    films_play(&films, &first_block, &plain, 10 * SECOND);
    films_advance(&films, &plain, 11 * SECOND);
    assert_int_equal(time_of(&films, &first_block), SECOND);
    films_release(&films);
}

/* A stop at 0 is passed by the key that starts the film; one at the end is waited at, and going on
 * from it ends the film. */
static void stops_at_both_ends(void **state) {
    (void)state;
    static const int64_t ends[] = {0, 4 * SECOND};
    static const struct reel reel = {.lasts_usec = 4 * SECOND, .stops_usec = ends, .stop_count = 2};
    struct films films = {0};
    films_play(&films, &first_block, &reel, 0);
    films_advance(&films, &reel, SECOND);
    assert_int_equal(time_of(&films, &first_block), SECOND);
    assert_false(films_advance(&films, &reel, 6 * SECOND));
    assert_true(films_at(&films, &first_block).waiting);
    films_play(&films, &first_block, &reel, 7 * SECOND);
    assert_true(films_advance(&films, &reel, 7 * SECOND));
    assert_int_equal(time_of(&films, &first_block), 4 * SECOND);
    assert_false(films_at(&films, &first_block).waiting);
    films_release(&films);
}

static void seeking_counts_stops_again(void **state) {
    (void)state;
    struct films films = {0};
    films_seek(&films, &first_block, &stopping, 6 * SECOND, 0);
    assert_int_equal(films_at(&films, &first_block).passed, 2);
    films_seek(&films, &first_block, &stopping, 5 * SECOND, 0);
    assert_int_equal(films_at(&films, &first_block).passed, 1);
    assert_true(films_at(&films, &first_block).waiting);
    films_seek(&films, &first_block, &stopping, 3 * SECOND, 0);
    assert_false(films_at(&films, &first_block).waiting);
    films_seek(&films, &first_block, &stopping, -SECOND, 0);
    assert_int_equal(time_of(&films, &first_block), 0);
    films_seek(&films, &first_block, &stopping, 99 * SECOND, 0);
    assert_int_equal(time_of(&films, &first_block), 8 * SECOND);

    /* It keeps playing, from the new place and the new moment … */
    films_seek(&films, &first_block, &stopping, SECOND, 0);
    films_play(&films, &first_block, &stopping, 0);
    films_seek(&films, &first_block, &stopping, 3 * SECOND, 10 * SECOND);
    assert_true(films_playing(&films, &first_block));
    films_advance(&films, &stopping, 11 * SECOND);
    assert_int_equal(time_of(&films, &first_block), 4 * SECOND);
    /* … but not on from a stop. */
    films_seek(&films, &first_block, &stopping, 2 * SECOND, 11 * SECOND);
    assert_false(films_playing(&films, &first_block));
    assert_true(films_at(&films, &first_block).waiting);
    films_release(&films);
}

static void speeds_are_a_table_with_two_ends(void **state) {
    (void)state;
    struct films films = {0};
    assert_int_equal(films_speed_quarters(&films), 4);
    assert_string_equal(films_speed_name(&films), "1×");
    for (int i = 0; i < 3; i++)
        assert_true(films_change_speed(&films, 1));
    assert_false(films_change_speed(&films, 1));
    assert_string_equal(films_speed_name(&films), "8×");
    films_play(&films, &first_block, &plain, 0);
    films_advance(&films, &plain, SECOND / 4);
    assert_int_equal(time_of(&films, &first_block), 2 * SECOND);
    assert_int_equal(films_when(&films, &plain, 4 * SECOND), SECOND / 2);
    for (int i = 0; i < 5; i++)
        assert_true(films_change_speed(&films, -1));
    assert_false(films_change_speed(&films, -1));
    assert_string_equal(films_speed_name(&films), "¼×");
    /* From 0.25 s of event time on, the 2 s that are left take 8. */
    assert_int_equal(films_when(&films, &plain, 4 * SECOND), SECOND / 4 + 8 * SECOND);
    films_reset_speed(&films);
    assert_string_equal(films_speed_name(&films), "1×");
    films_release(&films);
}

/* films_when is the first moment at which the film is there. */
static void when_is_exact(void **state) {
    (void)state;
    struct films films = {.speed = 3};
    films_play(&films, &first_block, &plain, 1000);
    int64_t when = films_when(&films, &plain, 333333);
    films_advance(&films, &plain, when - 1);
    assert_true(time_of(&films, &first_block) < 333333);
    films_advance(&films, &plain, when);
    assert_true(time_of(&films, &first_block) >= 333333);
    assert_int_equal(films_when(&films, &plain, 100), FILM_NEVER);
    films_release(&films);
}

static void one_film_runs_at_a_time(void **state) {
    (void)state;
    struct films films = {0};
    films_play(&films, &first_block, &plain, 0);
    films_advance(&films, &plain, SECOND);
    films_play(&films, &second_block, &stopping, SECOND);
    assert_false(films_playing(&films, &first_block));
    films_advance(&films, &stopping, 2 * SECOND);
    assert_int_equal(time_of(&films, &first_block), SECOND);
    assert_int_equal(time_of(&films, &second_block), SECOND);
    films_release(&films);
}

static void programme_plays_one_after_the_other(void **state) {
    (void)state;
    const struct film_turn turns[] = {{.block = &first_block, .mark_value = 1},
                                      {.block = &second_block, .mark_value = 2}};
    struct films films = {0};
    films_seek(&films, &second_block, &stopping, 7 * SECOND, 0);
    assert_false(films_has_programme(&films));
    assert_null(films_turn(&films));
    films_set_programme(&films, turns, 2, 0);
    assert_true(films_playing(&films, &first_block));
    assert_int_equal(films_turn(&films)->mark_value, 1);

    /* The first lasts 4 s; one second is left of five for the second, which begins anew. */
    assert_true(films_advance(&films, &plain, 5 * SECOND));
    assert_int_equal(films_turn(&films)->mark_value, 2);
    assert_true(films_playing(&films, &second_block));
    assert_false(films_advance(&films, &stopping, 5 * SECOND));
    assert_int_equal(time_of(&films, &second_block), SECOND);

    /* Its beats pass by themselves; it is still on while it is paused. */
    assert_false(films_advance(&films, &stopping, 8 * SECOND));
    assert_int_equal(time_of(&films, &second_block), 4 * SECOND);
    assert_true(films_playing(&films, &second_block));
    films_pause(&films);
    assert_true(films_has_programme(&films));
    films_seek(&films, &second_block, &stopping, 6 * SECOND, 9 * SECOND);
    films_play(&films, &second_block, &stopping, 10 * SECOND);
    assert_true(films_advance(&films, &stopping, 12 * SECOND));
    assert_false(films_has_programme(&films));
    assert_null(films.playing);
    films_release(&films);
}

static void another_film_ends_the_programme(void **state) {
    (void)state;
    const struct film_turn turns[] = {{.block = &first_block}};
    struct films films = {0};
    films_set_programme(&films, turns, 1, 0);
    films_play(&films, &second_block, &stopping, 0);
    assert_false(films_has_programme(&films));
    assert_true(films_playing(&films, &second_block));
    films_release(&films);
}

/* Ten times as fast: 400 ms of event time for the 4 s. At 2×, 200 ms. */
static void pace_multiplies_the_speed(void **state) {
    (void)state;
    static const struct reel fast = {.lasts_usec = 4 * SECOND, .pace_quarters = 40};
    struct films films = {0};
    char words[FILM_RATE_BYTES];
    films_play(&films, &first_block, &fast, 0);
    assert_int_equal(films_when(&films, &fast, 4 * SECOND), 400000);
    films_advance(&films, &fast, 100000);
    assert_int_equal(time_of(&films, &first_block), SECOND);
    assert_string_equal(films_rate_words(&films, &fast, false, words), "10× speed");
    films_change_speed(&films, 1);
    assert_string_equal(films_rate_words(&films, &fast, false, words), "20× speed");
    assert_string_equal(films_rate_words(&films, &fast, true, words), "20×");
    assert_string_equal(films_rate_words(&films, &plain, false, words), "2×");
    assert_false(films_advance(&films, &fast, 250000 - 1));
    assert_true(films_advance(&films, &fast, 250000));
    films.speed = 0;
    assert_string_equal(films_rate_words(&films, &plain, false, words), "");
    films.speed = FILM_SLOWEST;
    assert_string_equal(films_rate_words(&films, &fast, false, words), "2.5× speed");
    static const struct reel slow = {.lasts_usec = 4 * SECOND, .pace_quarters = 1};
    assert_string_equal(films_rate_words(&films, &slow, false, words),
                        "0.0625× speed"); /* ¼ of ¼ */
    films_release(&films);
}

/* A pace of 3 quarters at ¼×: 3 film microseconds in 16 of event time. Of 2.5: 5 in 2, where a
 * call may come in between and even twice at one time. */
static void splitting_makes_no_difference_at_odd_paces(void **state) {
    (void)state;
    static const struct reel slow = {.lasts_usec = 4 * SECOND, .pace_quarters = 3};
    static const struct reel half = {.lasts_usec = 4 * SECOND, .pace_quarters = 10};
    struct films films = {.speed = FILM_SLOWEST};
    films_play(&films, &first_block, &slow, 0);
    for (int64_t at = 1; at <= 1600; at++) {
        films_advance(&films, &slow, at);
        assert_int_equal(time_of(&films, &first_block), at * 3 / 16);
    }
    /* 300 are done at 1,600; 301 at 1,600 and 16 / 3, rounded up. */
    assert_int_equal(films_when(&films, &slow, 301), 1606);
    films.speed = 0;
    films_play(&films, &second_block, &half, 0);
    for (int64_t at = 1; at <= 100; at++) {
        films_advance(&films, &half, at);
        films_advance(&films, &half, at);
        assert_int_equal(time_of(&films, &second_block), at * 5 / 2);
    }
    films_release(&films);
}

/* The 8 s wait at 2 and 5 s once; after that each round is whole. */
static void loop_stops_at_no_beat_twice(void **state) {
    (void)state;
    struct films films = {0};
    films_loop(&films, &first_block, true);
    assert_false(films_playing(&films, &first_block));
    films_play(&films, &first_block, &stopping, 0);
    assert_false(films_advance(&films, &stopping, 3 * SECOND));
    assert_true(films_at(&films, &first_block).waiting);
    films_play(&films, &first_block, &stopping, 10 * SECOND);
    films_advance(&films, &stopping, 14 * SECOND);
    assert_int_equal(time_of(&films, &first_block), 5 * SECOND);
    films_play(&films, &first_block, &stopping, 20 * SECOND);
    /* From 5 s on: the end at 23 s, and at 26 s the film is at 3 s again. */
    assert_true(films_advance(&films, &stopping, 26 * SECOND));
    assert_true(films_playing(&films, &first_block));
    assert_false(films_advance(&films, &stopping, 26 * SECOND));
    assert_int_equal(time_of(&films, &first_block), 3 * SECOND);

    /* Pausing stops it, and brings no beat back; */
    films_pause(&films);
    assert_false(films_advance(&films, &stopping, 60 * SECOND));
    assert_int_equal(time_of(&films, &first_block), 3 * SECOND);
    films_play(&films, &first_block, &stopping, 60 * SECOND);
    assert_false(films_advance(&films, &stopping, 64 * SECOND));
    assert_int_equal(time_of(&films, &first_block), 7 * SECOND);
    /* moving it by hand does. */
    films_seek(&films, &first_block, &stopping, 4 * SECOND, 64 * SECOND);
    films_advance(&films, &stopping, 66 * SECOND);
    assert_true(films_at(&films, &first_block).waiting);
    assert_int_equal(time_of(&films, &first_block), 5 * SECOND);
    films_release(&films);
}

static void loop_that_is_ended_ends_the_film(void **state) {
    (void)state;
    struct films films = {0};
    films_loop(&films, &first_block, true);
    films_play(&films, &first_block, &plain, 0);
    assert_true(films_advance(&films, &plain, 5 * SECOND));
    films_advance(&films, &plain, 5 * SECOND);
    films_loop(&films, &first_block, false);
    assert_false(films_advance(&films, &plain, 8 * SECOND - 1));
    assert_true(films_advance(&films, &plain, 8 * SECOND));
    assert_null(films.playing);
    assert_int_equal(time_of(&films, &first_block), 4 * SECOND);
    films_release(&films);
}

/* 1 s at ten times its pace and 8×: 12.5 ms a round. A year away is one call, and the same as
 * many. With 3 µs at 2×, a round takes 2 µs. */
static void rounds_may_be_many(void **state) {
    (void)state;
    static const struct reel fast = {.lasts_usec = SECOND, .pace_quarters = 40};
    static const struct reel tiny = {.lasts_usec = 3};
    struct films films = {.speed = FILM_FASTEST};
    films_loop(&films, &first_block, true);
    films_play(&films, &first_block, &fast, 0);
    int64_t year = 365 * 86400 * SECOND;
    assert_true(films_advance(&films, &fast, year + 5000));
    assert_false(films_advance(&films, &fast, year + 5000));
    assert_int_equal(time_of(&films, &first_block), 400000);

    films.speed = 1;
    films_loop(&films, &second_block, true);
    films_play(&films, &second_block, &tiny, 0);
    for (int64_t at = 1; at <= 20; at++) {
        while (films_advance(&films, &tiny, at))
            ;
        assert_int_equal(time_of(&films, &second_block), at % 2 * 2);
    }
    films_release(&films);
}

/* What loops has no next; a programme's film does not loop. */
static void loop_and_programme_exclude_each_other(void **state) {
    (void)state;
    const struct film_turn turns[] = {{.block = &first_block}, {.block = &second_block}};
    struct films films = {0};
    films_loop(&films, &first_block, true);
    films_set_programme(&films, turns, 2, 0);
    assert_false(films_at(&films, &first_block).loops);
    films_loop(&films, &second_block, true);
    assert_true(films_has_programme(&films));
    films_loop(&films, &first_block, true);
    assert_false(films_has_programme(&films));
    assert_true(films_playing(&films, &first_block));
    films_release(&films);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(untouched_film_stands_at_0),
        cmocka_unit_test(time_moves_only_while_playing),
        cmocka_unit_test(a_film_that_became_another_keeps_where_it_went_on),
        cmocka_unit_test(a_film_that_came_round_keeps_coming_round),
        cmocka_unit_test(splitting_time_makes_no_difference),
        cmocka_unit_test(film_waits_at_its_stops),
        cmocka_unit_test(film_at_its_end_plays_from_the_start),
        cmocka_unit_test(stops_at_both_ends),
        cmocka_unit_test(seeking_counts_stops_again),
        cmocka_unit_test(speeds_are_a_table_with_two_ends),
        cmocka_unit_test(when_is_exact),
        cmocka_unit_test(one_film_runs_at_a_time),
        cmocka_unit_test(programme_plays_one_after_the_other),
        cmocka_unit_test(another_film_ends_the_programme),
        cmocka_unit_test(pace_multiplies_the_speed),
        cmocka_unit_test(splitting_makes_no_difference_at_odd_paces),
        cmocka_unit_test(loop_stops_at_no_beat_twice),
        cmocka_unit_test(loop_that_is_ended_ends_the_film),
        cmocka_unit_test(rounds_may_be_many),
        cmocka_unit_test(loop_and_programme_exclude_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
