/* Callouts: a bar, a mark and a word for the tone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void each_tone_has_a_mark_and_a_word(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "callout");
    fixture_expect(&fixture, 40,
                   "┃ i Note: A figure of 2016\n"
                   "┃ The numbers are those that the team\n"
                   "┃ gave then.\n"
                   "\n"
                   "┃ + Tip\n"
                   "┃ Begin with staleness: it rules out the\n"
                   "┃ most.\n"
                   "\n"
                   "┃ ! Warning: Buffers\n"
                   "┃ A proxy that gathers an answer before\n"
                   "┃ it passes it on:\n"
                   "┃\n"
                   "┃ • holds back every event,\n"
                   "┃ • and says nothing.\n"
                   "\n"
                   "┃ ★ Key point: One limit\n"
                   "┃ Only the client may start.\n");
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void a_pipe_gets_the_word(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "callout");
    fixture_expect_plain(&fixture, "Note: A figure of 2016\n"
                                   "  The numbers are those that the team gave then.\n"
                                   "\n"
                                   "Tip\n"
                                   "  Begin with staleness: it rules out the most.\n"
                                   "\n"
                                   "Warning: Buffers\n"
                                   "  A proxy that gathers an answer before it passes it on:\n"
                                   "\n"
                                   "  • holds back every event,\n"
                                   "  • and says nothing.\n"
                                   "\n"
                                   "Key point: One limit\n"
                                   "  Only the client may start.\n");
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_tone_has_a_mark_and_a_word),
        cmocka_unit_test(a_pipe_gets_the_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
