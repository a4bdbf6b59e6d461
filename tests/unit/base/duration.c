#include "base/duration.h"

#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

static int64_t parsed(const char *text) {
    struct errbuf err = {""};
    int64_t usec = -1;
    if (!duration_parse(text, &usec, &err))
        fail_msg("\"%s\": %s", text, err.text);
    assert_string_equal(err.text, "");
    return usec;
}

static void units_are_read(void **state) {
    (void)state;
    assert_int_equal(parsed("0s"), 0);
    assert_int_equal(parsed("7us"), 7);
    assert_int_equal(parsed("250ms"), 250000);
    assert_int_equal(parsed("3s"), 3000000);
    assert_int_equal(parsed("2min"), 120000000);
    assert_int_equal(parsed("1h"), INT64_C(3600000000));
    assert_int_equal(parsed("1000000h"), INT64_C(3600000000000000));
    assert_int_equal(parsed("3600000000000000us"), INT64_C(3600000000000000));
    assert_int_equal(parsed("007s"), 7000000);
}

static void fractions_are_exact(void **state) {
    (void)state;
    assert_int_equal(parsed("1.5s"), 1500000);
    assert_int_equal(parsed("0.1s"), 100000);
    assert_int_equal(parsed("0.000001s"), 1);
    assert_int_equal(parsed("1.001ms"), 1001);
    assert_int_equal(parsed("0.25min"), 15000000);
    assert_int_equal(parsed("0.000001h"), 3600);
    assert_int_equal(parsed("5.000000us"), 5);
}

struct refusal {
    const char *text, *reason;
};

static void everything_else_is_refused_with_its_reason(void **state) {
    (void)state;
    static const struct refusal refusals[] = {
        {"", "empty"},
        {"-1s", "sign"},
        {"+1s", "sign"},
        {"1", "needs a unit"},
        {"1.5", "needs a unit"},
        {"1 s", "space"},
        {"1.5 s", "space"},
        {" 1s", "begins with a digit"},
        {"s", "begins with a digit"},
        {".5s", "begins with a digit"},
        {"1.s", "digit after its point"},
        {"1..5s", "digit after its point"},
        {"1,5s", "the unit"},
        {"1S", "the unit"},
        {"1sec", "the unit"},
        {"1s ", "the unit"},
        {"1m", "the unit"},
        {"1e3s", "the unit"},
        {"0x10s", "the unit"},
        {"1.1234567s", "six digits"},
        {"1.0000000s", "six digits"},
        {"1.5us", "whole number of microseconds"},
        {"0.0001ms", "whole number of microseconds"},
        {"1000001h", "at most 1000000h"},
        {"1000000.000001h", "at most 1000000h"},
        {"3600000000000001us", "at most 1000000h"},
        {"3600000000000000h", "at most 1000000h"},
        {"99999999999999999999999999s", "at most 1000000h"},
    };
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        struct errbuf err = {""};
        int64_t usec = 42;
        if (duration_parse(refusals[i].text, &usec, &err))
            fail_msg("\"%s\" was read as %lld us", refusals[i].text, (long long)usec);
        assert_int_equal(usec, 42);
        if (strstr(err.text, refusals[i].reason) == NULL)
            fail_msg("\"%s\": \"%s\" does not say \"%s\"", refusals[i].text, err.text,
                     refusals[i].reason);
    }
}

struct shown {
    int64_t usec;
    const char *format, *words;
};

static void durations_are_shown_short(void **state) {
    (void)state;
    static const struct shown rows[] = {
        {0, "0 s", "0 seconds"},
        {1, "1 us", "1 microsecond"},
        {999, "999 us", "999 microseconds"},
        {1000, "1 ms", "1 millisecond"},
        {80000, "80 ms", "80 milliseconds"},
        {1500, "1.5 ms", "1.5 milliseconds"},
        {1250, "1.25 ms", "1.25 milliseconds"},
        {1050, "1.05 ms", "1.05 milliseconds"},
        {1234, "1.23 ms", "1.23 milliseconds"},
        {1235, "1.24 ms", "1.24 milliseconds"},
        {12340, "12.3 ms", "12.3 milliseconds"},
        {12350, "12.4 ms", "12.4 milliseconds"},
        {123400, "123 ms", "123 milliseconds"},
        {1000000, "1 s", "1 second"},
        {2500000, "2.5 s", "2.5 seconds"},
        {60000000, "1 min", "1 minute"},
        {61000000, "61 s", "61 seconds"},
        {75000000, "75 s", "75 seconds"},
        {75200000, "1.25 min", "1.25 minutes"},
        {99000000, "99 s", "99 seconds"},
        {100000000, "1.67 min", "1.67 minutes"},
        {INT64_C(3600000000), "1 h", "1 hour"},
        {INT64_C(7200000000), "2 h", "2 hours"},
        {INT64_C(3600000000) * 1234, "1234 h", "1234 hours"},
        {-2500000, "-2.5 s", "-2.5 seconds"},
        {-1000000, "-1 s", "-1 second"},
        {-75000000, "-75 s", "-75 seconds"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char into[DURATION_TEXT_BYTES];
        assert_string_equal(duration_format(rows[i].usec, into), rows[i].format);
        assert_string_equal(duration_words(rows[i].usec, into), rows[i].words);
    }
}

static void rounding_up_moves_to_the_next_unit(void **state) {
    (void)state;
    char into[DURATION_TEXT_BYTES];
    assert_string_equal(duration_format(999499, into), "999 ms");
    assert_string_equal(duration_format(999500, into), "1 s");
    assert_string_equal(duration_format(59940000, into), "59.9 s");
    assert_string_equal(duration_format(59950000, into), "1 min");
    assert_string_equal(duration_format(INT64_C(3597000000), into), "1 h");
    assert_string_equal(duration_format(9995000, into), "10 s");
}

static void the_extremes_have_room(void **state) {
    (void)state;
    char into[DURATION_TEXT_BYTES];
    /* 2^63 us are 2562047788.015 h. */
    assert_string_equal(duration_words(INT64_MAX, into), "2562047788 hours");
    assert_string_equal(duration_words(INT64_MIN, into), "-2562047788 hours");
    assert_string_equal(duration_clock(INT64_MIN, into), "-9223372036854.7 s");
}

static void a_clock_cuts(void **state) {
    (void)state;
    char into[DURATION_TEXT_BYTES];
    assert_string_equal(duration_clock(0, into), "0.0 s");
    assert_string_equal(duration_clock(99999, into), "0.0 s");
    assert_string_equal(duration_clock(100000, into), "0.1 s");
    assert_string_equal(duration_clock(3499999, into), "3.4 s");
    assert_string_equal(duration_clock(61000000, into), "61.0 s");
    assert_string_equal(duration_clock(-99999, into), "0.0 s");
    assert_string_equal(duration_clock(-150000, into), "-0.1 s");
}

/* What is shown, read back without its space, is within half a step of three digits. */
static void what_is_shown_reads_back(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 20000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        int64_t usec = (int64_t)((random >> 12) % (UINT64_C(1) << (random % 52)));
        char into[DURATION_TEXT_BYTES], closed[DURATION_TEXT_BYTES];
        duration_format(usec, into);
        char *space = strchr(into, ' ');
        assert_non_null(space);
        snprintf(closed, sizeof closed, "%.*s%s", (int)(space - into), into, space + 1);
        int64_t off = parsed(closed) - usec;
        if (off > usec / 200 || -off > usec / 200)
            fail_msg("%lld us was shown as %s", (long long)usec, into);
    }
}

static void ages_below_a_tenth_are_told_in_milliseconds(void **state) {
    (void)state;
    static const struct {
        int64_t usec;
        const char *text;
    } rows[] = {{0, "0.0 ms"},      {99, "0.0 ms"},      {100, "0.1 ms"},  {9999, "9.9 ms"},
                {10000, "10 ms"},   {42900, "42 ms"},    {99999, "99 ms"}, {100000, "0.1 s"},
                {3499999, "3.4 s"}, {12000000, "12.0 s"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[DURATION_TEXT_BYTES];
        assert_string_equal(duration_age(rows[i].usec, text), rows[i].text);
    }
}

/* --- As a regular expression. --- */

/* POSIX has no (?:…), and none is needed: what is in brackets is not asked for. */
static regex_t compiled(void (*write)(struct writer *writer)) {
    struct writer pattern = {0}, plain = {0};
    regex_t regex;
    write(&pattern);
    writer_printf(&plain, "^");
    for (const char *at = pattern.text; *at != '\0'; at++)
        if (strncmp(at, "?:", 2) == 0 && at[-1] == '(')
            at++;
        else
            writer_bytes(&plain, at, 1);
    writer_printf(&plain, "$");
    assert_int_equal(regcomp(&regex, plain.text, REG_EXTENDED | REG_NOSUB), 0);
    writer_release(&pattern);
    writer_release(&plain);
    return regex;
}

static bool matches(const regex_t *regex, const char *text) {
    return regexec(regex, text, 0, NULL, 0) == 0;
}

static void the_pattern_is_what_is_read(void **state) {
    (void)state;
    static const char *const good[] = {"0s",
                                       "007s",
                                       "250ms",
                                       "1.5s",
                                       "1.001ms",
                                       "1.001000ms",
                                       "2.000us",
                                       "0.000001h",
                                       "999999.999999h",
                                       "1000000h",
                                       "1000000.000h",
                                       "60000000min",
                                       "59999999.999999min",
                                       "3600000000s",
                                       "3599999999.999999s",
                                       "3600000000000ms",
                                       "3599999999999.999ms",
                                       "3600000000000000us",
                                       "3599999999999999us",
                                       "00003600000000000000us"};
    static const char *const bad[] = {"",
                                      "s",
                                      "1",
                                      "1 s",
                                      "-1s",
                                      "+1s",
                                      ".5s",
                                      "1.s",
                                      "1.5",
                                      "1.5S",
                                      "1sec",
                                      "1.0000000s",
                                      "1.0001ms",
                                      "1.1us",
                                      "1000000.000001h",
                                      "1000001h",
                                      "60000000.5min",
                                      "60000001min",
                                      "3600000001s",
                                      "3600000000.1s",
                                      "4000000000s",
                                      "3600000000000.001ms",
                                      "3600000000001ms",
                                      "3600000000000001us",
                                      "10000000000000000us",
                                      "1s ",
                                      " 1s",
                                      "1m",
                                      "1e3s",
                                      "1,5s"};
    regex_t pattern = compiled(duration_write_pattern), form = compiled(duration_write_form);
    int64_t usec;
    struct errbuf err;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!matches(&pattern, good[i]) || !matches(&form, good[i]) ||
            !duration_parse(good[i], &usec, &err))
            fail_msg("\"%s\" is a duration", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (matches(&pattern, bad[i]) || duration_parse(bad[i], &usec, &err))
            fail_msg("\"%s\" is none", bad[i]);
    regfree(&pattern);
    regfree(&form);
}

/* Digits near the longest of a unit, a fraction or none, a unit, and now and then a letter of it
 * changed. */
static const char *invented(struct random *random, char into[64]) {
    static const char *const wholes[] = {"0",
                                         "9",
                                         "10",
                                         "1000000",
                                         "999999",
                                         "60000000",
                                         "3600000000",
                                         "3600000000000",
                                         "3600000000000000",
                                         "36000000000000000"};
    static const char *const names[] = {"us", "ms", "s", "min", "h", "", "m", "d"};
    static const char letters[] = "0123456789..ushmin -+";
    size_t length = (size_t)snprintf(into, 64, "%s%s", random_below(random, 3) == 0 ? "0" : "",
                                     wholes[random_below(random, 10)]);
    if (random_below(random, 2) == 0) {
        into[length++] = '.';
        for (int64_t digits = random_below(random, 8); digits > 0; digits--)
            into[length++] =
                random_below(random, 2) == 0 ? '0' : (char)('0' + random_below(random, 10));
    }
    snprintf(into + length, 64 - length, "%s", names[random_below(random, 8)]);
    if (random_below(random, 2) == 0)
        into[random_below(random, (int64_t)strlen(into))] =
            letters[random_below(random, (int64_t)sizeof letters - 1)];
    return into;
}

static void the_pattern_agrees_with_the_reader(void **state) {
    (void)state;
    regex_t pattern = compiled(duration_write_pattern), form = compiled(duration_write_form);
    struct random random = random_seeded(18, 0, 0);
    int durations = 0;
    for (int i = 0; i < 100000; i++) {
        char text[64];
        struct errbuf err;
        bool reads = duration_parse(invented(&random, text), &(int64_t){0}, &err);
        durations += reads;
        if (reads != matches(&pattern, text))
            fail_msg("\"%s\" is %s duration, and the pattern says otherwise", text,
                     reads ? "a" : "no");
        if (reads && !matches(&form, text))
            fail_msg("\"%s\" is a duration, and the form says otherwise", text);
    }
    assert_in_range(durations, 10000, 60000);
    regfree(&pattern);
    regfree(&form);
}

static const char *written(int64_t usec) {
    static char text[DURATION_TEXT_BYTES];
    return duration_written(usec, text);
}

static void the_written_form_is_exact(void **state) {
    (void)state;
    assert_string_equal(written(0), "0s");
    assert_string_equal(written(1), "1us");
    assert_string_equal(written(100000), "100ms");
    assert_string_equal(written(1500000), "1500ms");
    assert_string_equal(written(90000000), "90s");
    assert_string_equal(written(600000000), "10min");
    assert_string_equal(written(INT64_C(86400000000)), "24h");
    assert_string_equal(written(DURATION_LIMIT_USEC), "1000000h");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ages_below_a_tenth_are_told_in_milliseconds),
        cmocka_unit_test(units_are_read),
        cmocka_unit_test(fractions_are_exact),
        cmocka_unit_test(everything_else_is_refused_with_its_reason),
        cmocka_unit_test(durations_are_shown_short),
        cmocka_unit_test(rounding_up_moves_to_the_next_unit),
        cmocka_unit_test(the_extremes_have_room),
        cmocka_unit_test(a_clock_cuts),
        cmocka_unit_test(what_is_shown_reads_back),
        cmocka_unit_test(the_pattern_is_what_is_read),
        cmocka_unit_test(the_pattern_agrees_with_the_reader),
        cmocka_unit_test(the_written_form_is_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
