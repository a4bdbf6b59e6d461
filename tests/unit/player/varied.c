/* A varied prediction in a whole player: what is kept of it says what was asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

static struct play play;

static int open(void **state) {
    (void)state;
    play_open_file(&play, "tests/kinds/vary.json");
    play_size(&play, 80, 24);
    return 0;
}

static int shut(void **state) {
    (void)state;
    play_close(&play);
    return 0;
}

static bool is_kept_so(const char *words) {
    struct writer question = {0};
    player_write_question(play.player, "age", &question);
    bool is = strstr(question.text, words) != NULL;
    assert_null(strstr(question.text, "{set: latency}"));
    writer_release(&question);
    return is;
}

static void a_question_is_kept_as_it_was_asked(void **state) {
    (void)state;
    assert_true(is_kept_so("every 4 s"));
    play_press(&play, "Enter \"2.5\" Enter Space 30s Space 30s Esc R y Enter");
    play_expect(&play, "The client asks every");
    play_expect_not(&play, "every 4 s");
    assert_false(is_kept_so("every 4 s"));
    assert_true(is_kept_so("The client asks every"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_question_is_kept_as_it_was_asked, open, shut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
