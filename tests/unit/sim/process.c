#include "sim/process.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/writer.h"

enum { MSEC = 1000, SEC = 1000 * MSEC };
#define HOUR (INT64_C(3600) * SEC)

static struct arena arena;

static int release_arena(void **state) {
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct process parsed(const char *text) {
    struct errbuf err;
    struct process process;
    if (!process_parse(text, &process, &arena, &err))
        fail_msg("\"%s\": %s", text, err.text);
    return process;
}

/* The instants of the process before the end, as "0 500 1000", in milliseconds. */
static const char *instants(const struct process *process, int64_t end_usec) {
    static char text[200];
    text[0] = '\0';
    struct process_cursor cursor = process_begin(process, random_seeded(1, 2, 3), end_usec);
    for (int64_t number = 1; cursor.next_usec != PROCESS_NEVER; process_pass(&cursor)) {
        assert_int_equal(cursor.number, number++);
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%lld", used > 0 ? " " : "",
                 (long long)cursor.next_usec / MSEC);
    }
    process_pass(&cursor);
    assert_int_equal(cursor.next_usec, PROCESS_NEVER);
    return text;
}

static const char *instants_of(const char *text, int64_t end_usec) {
    struct process process = parsed(text);
    return instants(&process, end_usec);
}

static void what_is_described_comes_in_order(void **state) {
    (void)state;
    assert_string_equal(instants_of("none", HOUR), "");
    assert_string_equal(instants_of("every:2s", 6 * SEC), "0 2000 4000");
    assert_string_equal(instants_of("every:2s", 6 * SEC + 1), "0 2000 4000 6000");
    assert_string_equal(instants_of("every:2s+500ms", 6 * SEC), "500 2500 4500");
    assert_string_equal(instants_of("every:2s+7s", 6 * SEC), "");
    assert_string_equal(instants_of("every:1s+2s", 4 * SEC), "2000 3000");
    assert_string_equal(instants_of("bursts:3,100ms,1s", 2100 * MSEC),
                        "0 100 200 1000 1100 1200 2000");
    assert_string_equal(instants_of("bursts:2,0s,1s", 2 * SEC), "0 0 1000 1000");
    assert_string_equal(instants_of("bursts:1,5s,1s", 2 * SEC), "0 1000");
    assert_string_equal(instants_of("at:1.2s,0.5s,1.2s", HOUR), "500 1200 1200");
    assert_string_equal(instants_of("at:0s,2s,3s", 2 * SEC), "0");
}

static void what_is_listed_merges_in_order(void **state) {
    (void)state;
    struct process process = parsed("every:2s");
    process_add(&process, 3 * SEC, &arena);
    process_add(&process, 4 * SEC, &arena);
    process_add(&process, 1 * SEC, &arena);
    process_add(&process, 9 * SEC, &arena);
    process_add(&process, 3 * SEC, &arena);
    assert_string_equal(instants(&process, 7 * SEC), "0 1000 2000 3000 3000 4000 4000 6000");
    process = parsed("at:1s");
    process_add(&process, 0, &arena);
    process_add(&process, 8 * SEC, &arena);
    assert_string_equal(instants(&process, HOUR), "0 1000 8000");
}

/* Its mean is within five standard errors (1/sqrt(n) of it) of the stated one, and no microsecond
 * is lost on the way: gaps of 1.5 us in whole microseconds would come to 1 or 2. */
static void a_poisson_process_keeps_its_rate(void **state) {
    (void)state;
    struct process process = {.kind = PROCESS_POISSON, .mean_nsec = 1500};
    enum { COUNT = 1000000 };
    struct process_cursor cursor = process_begin(&process, random_seeded(7, 0, 0), HOUR);
    int64_t before_usec = 0;
    int equal = 0;
    for (int i = 0; i < COUNT; i++, process_pass(&cursor)) {
        assert_true(cursor.next_usec >= before_usec);
        equal += cursor.next_usec == before_usec;
        before_usec = cursor.next_usec;
    }
    /* 1,000,000 gaps of 1.5 us are 1.5 s; five standard errors are 0.5 % of it. */
    assert_in_range(before_usec, 1492500, 1507500);
    /* A gap ends in the microsecond in which it began when it is shorter than what is left of it,
     * v, uniform in [0, 1): 1 minus the integral of e^(-v/1.5), which is 1.5 (1 - e^(-1/1.5)):
     * 0.2701.
     */
    assert_in_range(equal, 265000, 275000);
}

static void the_instants_are_those_of_the_draws(void **state) {
    (void)state;
    struct process process = parsed("poisson:0.2/s");
    struct random random = random_seeded(3, 1, 4);
    struct process_cursor cursor = process_begin(&process, random, HOUR);
    int64_t at_nsec = 0;
    for (int i = 0; i < 300; i++, process_pass(&cursor)) {
        at_nsec += random_exponential(&random, INT64_C(5000000000));
        assert_int_equal(cursor.next_usec, at_nsec / 1000);
    }
}

static void a_copy_is_a_place_to_come_back_to(void **state) {
    (void)state;
    struct process process = parsed("poisson:1/s");
    struct process_cursor cursor = process_begin(&process, random_seeded(1, 1, 1), HOUR);
    for (int i = 0; i < 10; i++)
        process_pass(&cursor);
    struct process_cursor place = cursor;
    int64_t after[10];
    for (int i = 0; i < 10; i++, process_pass(&cursor))
        after[i] = cursor.next_usec;
    for (int i = 0; i < 10; i++, process_pass(&place))
        assert_int_equal(place.next_usec, after[i]);
}

static void what_happens_on_average_is_counted(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t duration_usec, count;
    } rows[] = {
        {"none", HOUR, 0},
        {"at:1s,2s", HOUR, 0},
        {"every:2s", 6 * SEC, 3},
        {"every:2s", 6 * SEC + 1, 4},
        {"every:2s+500ms", 6 * SEC, 3},
        {"every:2s+7s", 6 * SEC, 0},
        {"poisson:0.2/s", HOUR, 720},
        {"poisson:1/h", 90 * INT64_C(60) * SEC, 2},
        {"poisson:0.001/h", 1000 * 1000 * HOUR, 1000},
        {"poisson:1000000/s", 1000 * HOUR, INT64_C(3600000000000)},
        {"bursts:3,100ms,1s", 2100 * MSEC, 7},
        {"bursts:3,100ms,1s", 2100 * MSEC + 1, 8},
        {"bursts:3,0s,1s", 2 * SEC, 6},
        {"bursts:3,0s,1s", 2 * SEC + 1, 9},
        {"bursts:1000000,0s,1us", INT64_C(3600000000) * 1000000, INT64_MAX / 8},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct process process = parsed(rows[i].text);
        if (process_mean_count(&process, rows[i].duration_usec) != rows[i].count)
            fail_msg("%s: %lld", rows[i].text,
                     (long long)process_mean_count(&process, rows[i].duration_usec));
    }
}

static void rates_are_read_to_the_nanosecond(void **state) {
    (void)state;
    assert_int_equal(parsed("poisson:0.2/s").mean_nsec, INT64_C(5000000000));
    assert_int_equal(parsed("poisson:12/min").mean_nsec, INT64_C(5000000000));
    assert_int_equal(parsed("poisson:720/h").mean_nsec, INT64_C(5000000000));
    assert_int_equal(parsed("poisson:3/s").mean_nsec, 333333333);
    assert_int_equal(parsed("poisson:6.0/s").mean_nsec, 166666667);
    assert_int_equal(parsed("poisson:1000000/s").mean_nsec, 1000);
    assert_int_equal(parsed("poisson:3600000000/h").mean_nsec, 1000);
    assert_int_equal(parsed("poisson:0.001/h").mean_nsec, INT64_C(3600000000000000));
    assert_int_equal(parsed("poisson:0.000001/s").mean_nsec, INT64_C(1000000000000000));
}

static void everything_else_is_refused_with_its_reason(void **state) {
    (void)state;
    static const struct {
        const char *text, *reason;
    } refusals[] = {
        {"", "this is no sequence of events"},
        {"5s", "this is no sequence of events"},
        {"evry:5s", "this is no sequence of events"},
        {"file:events.txt", "this is no sequence of events"},
        {"nonesuch", "after \"none\" nothing follows"},
        {"every:", "a duration is not empty"},
        {"every:0s", "a period is at least 1 us"},
        {"every:-1s", "sign"},
        {"every:1s+", "a duration is not empty"},
        {"every:1s+0.5", "needs a unit"},
        {"poisson:", "a rate is a number"},
        {"poisson:2", "a rate is a number"},
        {"poisson:/s", "a rate is a number"},
        {"poisson:.5/s", "a rate is a number"},
        {"poisson:1./s", "a rate is a number"},
        {"poisson:1.2.3/s", "a rate is a number"},
        {"poisson:-1/s", "a rate is a number"},
        {"poisson:1/ms", "a rate is a number"},
        {"poisson:1/s ", "a rate is a number"},
        {"poisson:0.1234567/s", "six digits"},
        {"poisson:99999999999/s", "a rate is a number"},
        {"poisson:0/s", "above zero"},
        {"poisson:0.000000/h", "above zero"},
        {"poisson:1000000.000001/s", "at most 1000000/s"},
        {"poisson:3600000001/h", "at most 1000000/s"},
        {"poisson:0.000999/h", "at least 0.001/h"},
        {"bursts:3", "a number, a gap and a period"},
        {"bursts:,1s,2s", "a number, a gap and a period"},
        {"bursts:-3,1s,2s", "a number, a gap and a period"},
        {"bursts:3,1s", "a period besides"},
        {"bursts:3,1s,2", "needs a unit"},
        {"bursts:3,1,20s", "needs a unit"},
        {"bursts:3,1s,20s,4s", "the unit"},
        {"bursts:0,1s,20s", "1 to 1000000"},
        {"bursts:1000001,0s,20s", "1 to 1000000"},
        {"bursts:3,1s,0s", "a period is at least 1 us"},
        {"bursts:3,1s,2s", "a burst ends before the next begins"},
        {"bursts:1000000,1000000h,1000000h", "a burst ends before the next begins"},
        {"at:", "a duration is not empty"},
        {"at:1s,", "a duration is not empty"},
        {"at:1s,,2s", "a duration is not empty"},
        {"at:1s, 2s", "begins with a digit"},
    };
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        struct process process = {.count = 42};
        struct errbuf err = {""};
        if (process_parse(refusals[i].text, &process, &arena, &err))
            fail_msg("\"%s\" was read", refusals[i].text);
        assert_int_equal(process.count, 42);
        if (strstr(err.text, refusals[i].reason) == NULL)
            fail_msg("\"%s\": \"%s\" does not say \"%s\"", refusals[i].text, err.text,
                     refusals[i].reason);
    }
    assert_int_equal(parsed("bursts:3,1s,2.000001s").count, 3);
}

static void lines_are_read(void **state) {
    (void)state;
    struct process process;
    struct errbuf err;
    assert_true(
        process_parse_lines("# when\n2s\n\n  500ms  # half\r\n\t3s\r\n1h", &process, &arena, &err));
    assert_string_equal(instants(&process, 2 * HOUR), "500 2000 3000 3600000");
    assert_true(process_parse_lines("", &process, &arena, &err));
    assert_int_equal(process.listed_count, 0);
    assert_string_equal(instants(&process, HOUR), "");
    assert_false(process_parse_lines("1s\n\n2\n", &process, &arena, &err));
    assert_string_equal(err.text,
                        "line 3: a duration needs a unit: us, ms, s, min or h, as in \"250ms\"");
    assert_false(process_parse_lines("1s 2s", &process, &arena, &err));
    assert_string_equal(err.text,
                        "line 1: the unit of a duration is us, ms, s, min or h, as in \"250ms\"");
}

static void a_list_has_a_limit(void **state) {
    (void)state;
    struct writer text = {0};
    struct process process;
    struct errbuf err;
    for (int i = 0; i < PROCESS_LISTED_LIMIT; i++)
        writer_printf(&text, "1s\n");
    assert_true(process_parse_lines(text.text, &process, &arena, &err));
    assert_int_equal(process.listed_count, PROCESS_LISTED_LIMIT);
    writer_printf(&text, "# the last\n1s\n");
    assert_false(process_parse_lines(text.text, &process, &arena, &err));
    assert_string_equal(err.text, "line 1000002: a list has at most 1000000 times");
    writer_release(&text);
}

static void a_learner_reads_words(void **state) {
    (void)state;
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"none", "none"},
        {"every:2s", "every 2 s"},
        {"every:2s+500ms", "every 2 s, starting at 500 ms"},
        {"poisson:0.2/s", "about 12 a minute, at random"},
        {"poisson:1/s", "about 1 a second, at random"},
        {"poisson:2.5/s", "about 2.5 a second, at random"},
        {"poisson:1234/s", "about 1234 a second, at random"},
        {"poisson:123.4/s", "about 123 a second, at random"},
        {"poisson:12.34/s", "about 12.3 a second, at random"},
        {"poisson:1.234/s", "about 1.23 a second, at random"},
        {"poisson:0.99/min", "about 59.4 an hour, at random"},
        {"poisson:0.5/h", "about one every 2 h, at random"},
        {"bursts:3,0s,10s", "3 at once every 10 s"},
        {"bursts:3,100ms,10s", "3 in a row, 100 ms apart, every 10 s"},
        {"bursts:1,0s,10s", "every 10 s"},
        {"at:0.5s", "at 500 ms"},
        {"at:1.2s,0.5s", "at 500 ms and 1.2 s"},
        {"at:1s,2s,3s", "at 1 s, 2 s and 3 s"},
        {"at:1s,2s,3s,4s,5s", "at 1 s, 2 s and 3 more times"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct process process = parsed(rows[i].text);
        assert_string_equal(process_words(&process, &arena), rows[i].words);
    }
    struct process process = parsed("every:2s");
    process_add(&process, 3 * SEC, &arena);
    assert_string_equal(process_words(&process, &arena), "every 2 s, and at 3 s");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_described_comes_in_order),
        cmocka_unit_test(what_is_listed_merges_in_order),
        cmocka_unit_test(a_poisson_process_keeps_its_rate),
        cmocka_unit_test(the_instants_are_those_of_the_draws),
        cmocka_unit_test(a_copy_is_a_place_to_come_back_to),
        cmocka_unit_test(what_happens_on_average_is_counted),
        cmocka_unit_test(rates_are_read_to_the_nanosecond),
        cmocka_unit_test(everything_else_is_refused_with_its_reason),
        cmocka_unit_test(lines_are_read),
        cmocka_unit_test(a_list_has_a_limit),
        cmocka_unit_test(a_learner_reads_words),
    };
    return cmocka_run_group_tests(tests, NULL, release_arena);
}
