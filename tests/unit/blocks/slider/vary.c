/* What an attempt at a slider's varied prediction is asked of, and shown. The example's payload is
 * 50 bytes, and 500 or 5,000 in attempts that follow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/slider/now.h"
#include "fixture.h"

enum { SIBLINGS = 3, SECTION = 1 };

static struct fixture fixture;
static const struct block *slider, *question;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "vary");
    const struct section *section = (const struct section *)fixture.lesson->sections.at + SECTION;
    slider = section->blocks.at;
    question = fixture_inner(slider, "which");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void attempt(int number) {
    facts_clear_all(&fixture.facts, slider->id);
    facts_set(&fixture.facts, question->id, own_attempt, number);
}

static int payload(void) {
    return (int)slider_now(slider, &fixture.scene)->slider->scenario.payload_bytes;
}

static const char *asked(void) {
    return fills_put(block_fills(question, &fixture.scene), "{set: payload}", &fixture.arena);
}

static void attempts_have_each_value(void **state) {
    (void)state;
    int sum = 0;
    assert_int_equal(payload(), 50);
    assert_string_equal(asked(), "50 bytes");
    for (int number = 1; number <= SIBLINGS; number++) {
        attempt(number);
        sum += payload();
        assert_string_equal(asked(), payload() == 50    ? "50 bytes"
                                     : payload() == 500 ? "500 bytes"
                                                        : "5,000 bytes");
    }
    assert_int_equal(sum, 50 + 500 + 5000);
}

/* One update a minute: an hour of the event stream has 60 times the difference more. */
static void the_table_is_of_the_draw(void **state) {
    (void)state;
    const struct slider_now *now = slider_now(slider, &fixture.scene);
    int64_t own = slider_now_answer(now, &fixture.scene)->rows[0].bytes;
    attempt(2);
    now = slider_now(slider, &fixture.scene);
    int64_t more = slider_now_answer(now, &fixture.scene)->rows[0].bytes - own;
    assert_in_range(more, 59 * (payload() - 50), 61 * (payload() - 50) + 60 * 8);
}

static void the_draw_lies_there_until_the_verdict_is_told(void **state) {
    (void)state;
    attempt(2);
    const char *before = asked();
    assert_int_not_equal(payload(), 50);
    facts_set(&fixture.facts, question->id, own_tries, 1);
    assert_int_not_equal(payload(), 50);
    facts_set(&fixture.facts, slider->id, own_watched, 1);
    assert_int_equal(payload(), 50);
    assert_string_equal(asked(), before);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(attempts_have_each_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_table_is_of_the_draw, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_draw_lies_there_until_the_verdict_is_told, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
