/* Stages of films of two to eight actors on terminals of 24 rows: each actor is called by its
 * title, what happens and what is told of it is in view, and titles that are too long are cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

enum { MOST = 8, ROWS = 24 };

static const char *const titles[MOST] = {"Browser", "Gateway",   "Balancer", "Sessions",
                                         "Orders",  "Inventory", "Database", "Mailserver"};

/* One message a second from each actor to the next, the last of them told of. */
static void write_script(struct writer *writer, int actors) {
    for (int i = 0; i + 1 < actors; i++)
        writer_printf(
            writer,
            "%s{\"at\":\"%ds\",\"from\":\"a%d\",\"to\":\"a%d\",\"label\":\"m%d\",\"takes\":"
            "\"500ms\"%s}",
            i > 0 ? "," : "", i + 1, i, i + 1, i + 1,
            i + 2 == actors ? ",\"say\":\"This one is told.\",\"stop\":true" : "");
}

static void open_actors(struct play *play, const char *const *named, int actors) {
    struct writer writer = {0};
    writer_printf(&writer,
                  "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"a\","
                  "\"title\":\"A\",\"blocks\":[{\"kind\":\"diagram\",\"id\":\"d\",\"title\":"
                  "\"F\",\"lasts\":\"9s\",\"actors\":[");
    for (int i = 0; i < actors; i++)
        writer_printf(&writer, "%s{\"id\":\"a%d\",\"title\":\"%s\"}", i > 0 ? "," : "", i,
                      named[i]);
    writer_printf(&writer, "],\"script\":[");
    write_script(&writer, actors);
    writer_printf(&writer, "]}]}]}");
    play_open(play, writer.text, NULL);
    writer_release(&writer);
}

static void every_actor_is_called_by_its_title(void **state) {
    (void)state;
    for (int actors = 2; actors <= MOST; actors++)
        for (int width = 30; width <= 100; width += 5) {
            char last[8];
            struct play play;
            snprintf(last, sizeof last, "m%d", actors - 1);
            open_actors(&play, titles, actors);
            play_size(&play, width, ROWS);
            play_press(&play, "Space 1min");
            for (int i = 0; i < actors; i++)
                play_expect(&play, titles[i]);
            play_expect(&play, last);
            play_expect(&play, "This one is told.");
            play_close(&play);
        }
}

/* The digits say how many tens of cells there were: the fourth ten ends with the sign of the cut.
 */
static void a_title_is_cut_after_forty_cells(void **state) {
    (void)state;
    static const char *const long_[] = {"aaaaaaaaa1aaaaaaaaa2aaaaaaaaa3aaaaaaaaa4a", "Server"};
    static const int widths[] = {160, 80, 40, 28};
    /* At 80 the sign alone is too much for one row. */
    static const char *const cut[] = {"a3aaaaaaaaa…", "aaaaaaaaa3aaaaaaaaa\n               … ",
                                      "a…", "a…"};
    for (size_t i = 0; i < 4; i++) {
        struct play play;
        open_actors(&play, long_, 2);
        play_size(&play, widths[i], 40);
        play_press(&play, "Space 1min");
        play_expect(&play, cut[i]);
        play_expect_not(&play, "a4");
        play_press(&play, "t");
        play_expect(&play, widths[i] > 80 ? "a3aaaaaaaaa… → Server" : "a…");
        play_expect_not(&play, "a4");
        play_close(&play);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_actor_is_called_by_its_title),
        cmocka_unit_test(a_title_is_cut_after_forty_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
