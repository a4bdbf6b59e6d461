/* What others have published, reproduced: their scenarios as ours, and their figures to the digits
 * that they print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "scenarios.h"
#include "sim/simulate.h"

/* --- P. Lubbers and F. Greco: HTML5 Web Sockets, A Quantum Leap in Scalability for the Web. --- */

/* Each client asks once a second, with 871 bytes of heads both ways, or gets a frame of 2 bytes
 * once a second. No data are counted, and no opening: ten seconds after it say it all. Bits a
 * second. */
static int64_t bits_of(const char *technique, int clients) {
    char options[512];
    snprintf(options, sizeof options,
             "--technique %s --clients %d --interval 1s --spread 1s --events every:1s --payload 0 "
             "--header-up 611 --header-down 260 --duration 20s --from 10s",
             technique, clients);
    struct figures figures = figures_from(options);
    assert_int_equal(figures.sampled, clients);
    return figures.bytes_rate.mean_milli * 8 / 1000;
}

/* Their Mbit are 2^20 bits. */
static void expect_mbit(int64_t bits, const char *form, const char *published) {
    char text[32];
    snprintf(text, sizeof text, form, (double)bits / (1 << 20));
    assert_string_equal(text, published);
}

/* By hand: clients × 871 × 8 and clients × 2 × 8. */
static void polling_and_websocket_take_what_was_published(void **state) {
    (void)state;
    static const struct {
        int clients;
        const char *polling_form, *polling, *websocket_form, *websocket;
    } rows[] = {{1000, "%.1f", "6.6", "%.3f", "0.015"},
                {10000, "%.0f", "66", "%.2f", "0.15"},
                {100000, "%.0f", "665", "%.1f", "1.5"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t polling = bits_of("short-poll", rows[i].clients);
        int64_t websocket = bits_of("websocket", rows[i].clients);
        assert_int_equal(polling, INT64_C(8) * 871 * rows[i].clients);
        assert_int_equal(websocket, INT64_C(8) * 2 * rows[i].clients);
        expect_mbit(polling, rows[i].polling_form, rows[i].polling);
        expect_mbit(websocket, rows[i].websocket_form, rows[i].websocket);
    }
}

/* --- RFC 6202 §2.2, "Maximal Latency": one transit, and up to three just after an answer. --- */

#define MSEC INT64_C(1000)
enum { TRANSIT_MSEC = 100 };

/* How old an event gets that appears so long after another, which a request was waiting for: it is
 * answered at 1 s, the answer is in at 1.1 s, and the next request there at 1.2 s. */
static int64_t age_after(int64_t after_usec) {
    char options[256];
    snprintf(options, sizeof options,
             "--technique long-poll --latency 100ms --duration 10s --events at:1s,%lldus "
             "--from 1000001us",
             (long long)(1000 * MSEC + after_usec));
    return figures_from(options).staleness.max_usec;
}

/* From the second exchange on. Up to 200 ms after an answer left the event waits for the next
 * request and is in 300 ms after that answer; later on it takes its transit alone. */
static void long_polling_takes_one_to_three_transits(void **state) {
    (void)state;
    const int64_t transit = TRANSIT_MSEC * MSEC;
    assert_int_equal(age_after(1), 3 * transit - 1);
    for (int64_t after = 5 * MSEC; after <= 500 * MSEC; after += 5 * MSEC)
        assert_int_equal(age_after(after), after < 2 * transit ? 3 * transit - after : transit);
}

static void news_at_random_takes_one_to_three_transits(void **state) {
    (void)state;
    static const char options[] = "--technique long-poll --latency 100ms --events poisson:2/s "
                                  "--duration 10h --from 1s";
    struct staleness staleness = figures_from(options).staleness;
    assert_true(staleness.max_usec < 3 * TRANSIT_MSEC * MSEC);
    assert_true(staleness.max_usec > 299 * MSEC);
    assert_true(staleness.mean_nsec >= TRANSIT_MSEC * MSEC * 1000);
}

/* Before it there is the set-up: SYN, SYN ACK and the request, which the answer follows. */
static void news_in_the_first_set_up_takes_up_to_four(void **state) {
    (void)state;
    static const struct {
        const char *options;
        int64_t age_usec;
    } rows[] = {{"at:0s", 400 * MSEC}, {"at:1us", 400 * MSEC - 1}, {"at:300ms", 100 * MSEC}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char options[128];
        snprintf(options, sizeof options,
                 "--technique long-poll --latency 100ms --duration 10s --events %s",
                 rows[i].options);
        assert_int_equal(figures_from(options).staleness.max_usec, rows[i].age_usec);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polling_and_websocket_take_what_was_published),
        cmocka_unit_test(long_polling_takes_one_to_three_transits),
        cmocka_unit_test(news_at_random_takes_one_to_three_transits),
        cmocka_unit_test(news_in_the_first_set_up_takes_up_to_four),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
