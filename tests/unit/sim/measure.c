/* Measures, of figures made by hand: 2 h of one client. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/errbuf.h"
#include "base/number.h"
#include "base/text.h"
#include "scenarios.h"
#include "sim/measure.h"
#include "sim/process.h"

#define HOUR INT64_C(3600000000)

static const struct figures figures = {
    .clients = 1,
    .duration_usec = 2 * HOUR,
    .appeared = 8,
    .delivered = 6,
    .undelivered = 2,
    .lost = 2,
    .requests = 1440,
    .posts = 3, /* on none of which there could have been an update */
    .empty_answers = 1434,
    .connections = 4,
    .messages = 1436,
    .staleness = {true, 2500000499, 2000000, 4000000, 5000000, 5000000},
    .behind_mean_nsec = 1500,
    .fresh_milli = 632,
    .up = {0, 100000},
    .down = {900000, 468},
    .open = {1960, 2000},
};

static void expect(const char *name, int64_t expected, const char *words) {
    struct arena arena = {0};
    int64_t value = -1;
    const struct measure *measure = measure_find(name, NULL);
    assert_non_null(measure);
    assert_true(measure_value(measure, &figures, &value));
    assert_int_equal(value, expected);
    assert_string_equal(measure_words(measure, value, &arena), words);
    arena_release(&arena);
}

static void each_has_its_value_and_its_words(void **state) {
    (void)state;
    expect("staleness_mean", 2500000, "2.5 s");
    expect("staleness_p50", 2000000, "2 s");
    expect("staleness_p95", 4000000, "4 s");
    expect("staleness_p99", 5000000, "5 s");
    expect("staleness_max", 5000000, "5 s");
    expect("behind_mean", 2, "2 us");
    expect("fresh_share", 632, "63.2 %");
    expect("requests_per_hour", 720, "720 an hour");
    expect("empty_per_hour", 717, "717 an hour");
    expect("messages_per_hour", 718, "718 an hour");
    expect("connections_per_hour", 2, "2 an hour");
    expect("open_connections", 1960, "1.96");
    expect("bytes_per_hour", 500234, "500 kB an hour");
    expect("lost_per_hour", 1, "1 an hour");
    expect("delivered_share", 750, "75 %");
    expect("empty_share", 998, "99.8 %"); /* 1434 / 1437 = 0.99791 */
    expect("lost_share", 250, "25 %");
    expect("reconnects_per_hour", 2, "2 an hour"); /* 3 in 2 h are 1.5 */
    expect("requests_per_update", 239500, "240");  /* 1437 / 6 = 239.5 */
}

/* At the head of a row or a column, whatever a goal is of. */
static void each_has_a_brief_name(void **state) {
    (void)state;
    enum { MOST_CELLS = 10 };
    for (const struct measure *measure = measures; measure->name != NULL; measure++) {
        assert_non_null(measure->brief);
        assert_in_range(text_width(measure->brief), 1, MOST_CELLS);
    }
    assert_string_equal(measures[MEASURE_STALENESS_P95].brief, "95 %");
}

static void an_age_is_told_with_what_never_came(void **state) {
    (void)state;
    struct arena arena = {0};
    struct figures whole = figures;
    const struct measure *age = &measures[MEASURE_STALENESS_P95];
    assert_string_equal(measure_lost_words(age, &figures, &arena), "2 of 8 never arrived");
    assert_null(measure_lost_words(&measures[MEASURE_REQUESTS_PER_HOUR], &figures, &arena));
    whole.lost = 0;
    assert_null(measure_lost_words(age, &whole, &arena));
    arena_release(&arena);
}

static void beside_another_value_an_hour_is_not_said_again(void **state) {
    (void)state;
    static const struct {
        enum measure_id measure;
        int64_t value;
        const char *brief;
    } cases[] = {
        {MEASURE_STALENESS_MEAN, 2500000, "2.5 s"}, {MEASURE_REQUESTS_PER_HOUR, 1800000, "1.8 M"},
        {MEASURE_BYTES_PER_HOUR, 500234, "500 kB"}, {MEASURE_EMPTY_SHARE, 996, "99.6 %"},
        {MEASURE_OPEN_CONNECTIONS, 1960, "1.96"},   {MEASURE_REQUESTS_PER_HOUR, -1, NUMBER_NONE},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(measure_words_brief(&measures[cases[i].measure], cases[i].value,
                                                NUMBER_LEAST_CELLS, &arena),
                            cases[i].brief);
    arena_release(&arena);
}

static void bytes_have_three_digits(void **state) {
    (void)state;
    static const struct {
        int64_t bytes;
        const char *words;
    } cases[] = {
        {999, "999 B an hour"},
        {1000, "1 kB an hour"},
        {12345, "12.3 kB an hour"},
        {99949, "99.9 kB an hour"},
        {123456, "123 kB an hour"},
        {1234567, "1.23 MB an hour"},
        {INT64_C(5000000000), "5 GB an hour"},
    };
    struct arena arena = {0};
    const struct measure *bytes = measure_find("bytes_per_hour", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(measure_words(bytes, cases[i].bytes, &arena), cases[i].words);
    arena_release(&arena);
}

static void levels_have_no_zeros_at_their_end(void **state) {
    (void)state;
    struct arena arena = {0};
    const struct measure *open = measure_find("open_connections", NULL);
    assert_string_equal(measure_words(open, 0, &arena), "0");
    assert_string_equal(measure_words(open, 1000, &arena), "1");
    assert_string_equal(measure_words(open, 500, &arena), "0.5");
    assert_string_equal(measure_words(open, 1054, &arena), "1.05");
    assert_string_equal(measure_words(open, 999, &arena), "1");
    arena_release(&arena);
}

static void where_nothing_arrives_nothing_is_stale(void **state) {
    (void)state;
    struct figures none = {.clients = 1, .duration_usec = HOUR};
    int64_t value;
    none.open = (struct load){2000, 2000};
    assert_false(measure_value(measure_find("staleness_p95", NULL), &none, &value));
    assert_true(measure_value(measure_find("open_connections", NULL), &none, &value));
    assert_int_equal(value, 2000);
    assert_true(measure_value(measure_find("behind_mean", NULL), &none, &value));
    assert_int_equal(value, 0);
    assert_true(measure_value(measure_find("delivered_share", NULL), &none, &value));
    assert_int_equal(value, 1000); /* nothing is missing */
    assert_true(measure_value(measure_find("empty_share", NULL), &none, &value));
    assert_int_equal(value, 0); /* and nothing was asked in vain */
    assert_true(measure_value(measure_find("lost_share", NULL), &none, &value));
    assert_int_equal(value, 0);
    assert_true(measure_value(measure_find("reconnects_per_hour", NULL), &none, &value));
    assert_int_equal(value, 0);
    assert_false(measure_value(measure_find("requests_per_update", NULL), &none, &value));
    assert_true(measure_value(measure_find("requests_per_hour", NULL), &none, &value));
    assert_int_equal(value, 0);
}

static void none_and_more_are_told_as_such(void **state) {
    (void)state;
    struct arena arena = {0};
    for (const struct measure *measure = measures; measure->name != NULL; measure++)
        assert_string_equal(measure_words(measure, -1, &arena), NUMBER_NONE);
    assert_string_equal(measure_words(measure_find("requests_per_hour", NULL), NUMBER_MORE, &arena),
                        "> 9 E an hour");
    assert_string_equal(measure_words(measure_find("bytes_per_hour", NULL), NUMBER_MORE, &arena),
                        "> 9 EB an hour");
    assert_string_equal(measure_words(measure_find("open_connections", NULL), NUMBER_MORE, &arena),
                        "> 9 P");
    arena_release(&arena);
}

static void a_count_is_short_where_it_has_no_room(void **state) {
    (void)state;
    struct arena arena = {0};
    const struct measure *requests = measure_find("requests_per_hour", NULL);
    assert_string_equal(measure_words_within(requests, 1800000, 9, &arena), "1,800,000 an hour");
    assert_string_equal(measure_words_within(requests, 1800000, 8, &arena), "1.8 M an hour");
    arena_release(&arena);
}

static void bounds_are_read_in_their_unit(void **state) {
    (void)state;
    struct errbuf err;
    int64_t value;
    assert_true(measure_parse(measure_find("staleness_p95", NULL), "2s", &value, &err));
    assert_int_equal(value, 2000000);
    assert_true(measure_parse(measure_find("requests_per_hour", NULL), "1000", &value, &err));
    assert_int_equal(value, 1000);
    assert_true(measure_parse(measure_find("delivered_share", NULL), "95%", &value, &err));
    assert_int_equal(value, 950);
    assert_true(measure_parse(measure_find("open_connections", NULL), "2", &value, &err));
    assert_int_equal(value, 2000);
    assert_true(measure_parse(measure_find("requests_per_update", NULL), "1.25", &value, &err));
    assert_int_equal(value, 1250);
    assert_true(measure_parse(measure_find("requests_per_update", NULL), "0.5 ", &value, &err));
    assert_int_equal(value, 500);
    assert_false(measure_parse(measure_find("requests_per_update", NULL), "1.", &value, &err));
    assert_false(measure_parse(measure_find("requests_per_update", NULL), "1.2345", &value, &err));
    assert_false(measure_parse(measure_find("requests_per_update", NULL), ".5", &value, &err));
    assert_false(measure_parse(measure_find("open_connections", NULL), "2s", &value, &err));
    assert_false(measure_parse(measure_find("staleness_p95", NULL), "2", &value, &err));
    assert_false(measure_parse(measure_find("requests_per_hour", NULL), "-1", &value, &err));
    assert_false(measure_parse(measure_find("requests_per_hour", NULL), "1000 s", &value, &err));
    assert_false(measure_parse(measure_find("requests_per_hour", NULL), "+1000", &value, &err));
    assert_false(measure_parse(measure_find("requests_per_hour", NULL), " 1000", &value, &err));
    assert_false(measure_parse(measure_find("requests_per_hour", NULL), "", &value, &err));
    assert_true(measure_parse(measure_find("requests_per_hour", NULL), "1000  ", &value, &err));
    assert_int_equal(value, 1000);
    assert_true(measure_parse(measure_find("requests_per_hour", NULL), "0", &value, &err));
    assert_int_equal(value, 0);
    assert_true(measure_parse(measure_find("delivered_share", NULL), "100 %", &value, &err));
    assert_int_equal(value, 1000);
    assert_false(measure_parse(measure_find("delivered_share", NULL), "101%", &value, &err));
}

/* Of polls at intervals in each of which r updates appear on average, at random, e^-r find none. Of
 * n of them that share is off by sqrt(p (1 - p) / n) at most times; here n is 720,000. */
static void of_polls_at_random_updates_a_share_finds_none(void **state) {
    (void)state;
    static const struct {
        const char *events;
        int64_t expected_milli;
    } rows[] = {{"poisson:0.1/s", 607}, {"poisson:0.2/s", 368}, {"poisson:0.6/s", 50}};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scenario scenario =
            scenario_from("--technique short-poll --interval 5s --duration 1000h", &arena);
        struct errbuf err;
        assert_true(process_parse(rows[i].events, &scenario.events, &arena, &err));
        struct figures run = figures_of(&scenario);
        int64_t share;
        assert_true(measure_value(&measures[MEASURE_EMPTY_SHARE], &run, &share));
        assert_in_range(share, rows[i].expected_milli - 2, rows[i].expected_milli + 2);
    }
    arena_release(&arena);
}

/* An hour of a stream, cut each 10 min from 5 min on: it was open at first, and again after each of
 * six breaks. For 3 s and the transits of a new connection it cannot be reached, and the update
 * that appears a second after each break is lost: 6 of 60. */
static void what_breaks_cost_is_measured(void **state) {
    (void)state;
    struct arena arena = {0};
    struct scenario scenario =
        scenario_from("--technique sse --replay none --events every:1min --drops every:10min "
                      "--reconnect 3s --duration 1h",
                      &arena);
    static int64_t drops_usec[6];
    for (int i = 0; i < 6; i++)
        drops_usec[i] = (5 + 10 * i) * HOUR / 60 + HOUR / 3600 * 59;
    scenario.drops = (struct process){.listed_usec = drops_usec, .listed_count = 6};
    struct figures run = figures_of(&scenario);
    int64_t value;
    assert_int_equal(run.appeared, 60);
    assert_int_equal(run.lost, 6);
    assert_true(measure_value(&measures[MEASURE_LOST_SHARE], &run, &value));
    assert_int_equal(value, 100);
    assert_true(measure_value(&measures[MEASURE_RECONNECTS_PER_HOUR], &run, &value));
    assert_int_equal(value, 6);
    assert_true(measure_value(&measures[MEASURE_REQUESTS_PER_UPDATE], &run, &value));
    assert_int_equal(value, 130); /* seven starts for 54 */
    arena_release(&arena);
}

static void a_near_name_is_suggested(void **state) {
    (void)state;
    static const char intended[] =
        HELP "did you mean \"staleness_p95\"? There are staleness_mean, ";
    char remedy[SUGGEST_REMEDY_BYTES];
    assert_null(measure_find("staleness_p96", remedy));
    assert_memory_equal(remedy, intended, strlen(intended));
    assert_null(measure_meant("staleness_p96")); /* p95 or p99 */
    assert_string_equal(measure_meant("fresh_shar"), "fresh_share");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_its_value_and_its_words),
        cmocka_unit_test(each_has_a_brief_name),
        cmocka_unit_test(an_age_is_told_with_what_never_came),
        cmocka_unit_test(beside_another_value_an_hour_is_not_said_again),
        cmocka_unit_test(bytes_have_three_digits),
        cmocka_unit_test(levels_have_no_zeros_at_their_end),
        cmocka_unit_test(where_nothing_arrives_nothing_is_stale),
        cmocka_unit_test(none_and_more_are_told_as_such),
        cmocka_unit_test(a_count_is_short_where_it_has_no_room),
        cmocka_unit_test(bounds_are_read_in_their_unit),
        cmocka_unit_test(of_polls_at_random_updates_a_share_finds_none),
        cmocka_unit_test(what_breaks_cost_is_measured),
        cmocka_unit_test(a_near_name_is_suggested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
