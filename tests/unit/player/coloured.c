/* How many colours a learner sees at a time, in the bundled lesson. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "play.h"

enum { SECTIONS = 10, STOPS = 40, MOST_ON_A_PAGE = 3 };

static unsigned colours_shown(struct play *play) {
    unsigned shown = 0;
    play_frame(play);
    for (int y = 0; y < play->canvas.rows; y++)
        for (int x = 0; x < play->canvas.columns; x++)
            shown |= 1u << canvas_at(&play->canvas, x, y)->style.colour;
    return shown & ~(1u << COLOUR_DEFAULT | 1u << COLOUR_QUIET);
}

static int count(unsigned colours) {
    int found = 0;
    for (; colours != 0; colours &= colours - 1)
        found++;
    return found;
}

/* From stop to stop, each of them worked; a stage that opens is left again. */
static void a_page_has_three_colours_at_most(void **state) {
    (void)state;
    struct play play;
    unsigned all = 0;
    play_open_file(&play, "lessons/realtime-introduction.json");
    play_size(&play, 80, 24);
    for (int section = 0; section < SECTIONS; section++) {
        for (int stop = 0; stop < STOPS; stop++) {
            unsigned shown = colours_shown(&play);
            if (count(shown) > MOST_ON_A_PAGE)
                print_error("%s", play_frame(&play));
            assert_in_range(count(shown), 1, MOST_ON_A_PAGE);
            all |= shown;
            play_press(&play, "Tab Enter Esc Esc");
        }
        play_press(&play, "Esc Right");
    }
    /* A still shows what is asked at a film's very start; what is pushed is the stage's. */
    assert_int_equal(all, 1u << COLOUR_FOCUS | 1u << COLOUR_ASKED | 1u << COLOUR_LATE |
                              1u << COLOUR_RIGHT);
    play_close(&play);
}

/* What is asked and answered, what nobody asked for, and what waits have each their own. */
static void a_picture_tells_asked_pushed_and_late_apart(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json");
    play_size(&play, 80, 24);
    play_press(&play, "Enter Space");
    unsigned shown = colours_shown(&play);
    for (int i = 0; i < 24; i++, play_press(&play, "Space 500ms"))
        shown |= colours_shown(&play);
    assert_int_equal(shown, 1u << COLOUR_FOCUS | 1u << COLOUR_ASKED | 1u << COLOUR_PUSHED |
                                1u << COLOUR_LATE);
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_has_three_colours_at_most),
        cmocka_unit_test(a_picture_tells_asked_pushed_and_late_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
