/* The figures of bills and tables, whatever they are and wherever they are shown: each is whole,
 * none touches another, and none stands for there being none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "play.h"

enum { DRAWN = 40 };

static struct random drawing;

static int64_t one_of(const int64_t *values, size_t count) {
    return values[random_below(&drawing, (int64_t)count)];
}

/* --- Reading a line. --- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t digits_at(const char *text) {
    size_t count = 0;
    while (is_digit(text[count]))
        count++;
    return count;
}

/* The end of the figure that begins here: groups of three after the first, a fraction, a unit of
 * one or two letters after a space. NULL: it is not written as figures are. */
static const char *after_figure(const char *at) {
    size_t first = digits_at(at);
    if (first == 0 || first > 3 || (at[0] == '0' && first > 1))
        return NULL;
    for (at += first; at[0] == ',' && digits_at(at + 1) == 3; at += 4)
        continue;
    if (at[0] == '.' && digits_at(at + 1) > 0)
        at += 1 + digits_at(at + 1);
    size_t unit = at[0] == ' ' ? strcspn(at + 1, " \n") : 0;
    if (unit == 2 && at[2] == 'B' && strchr("kMGTPE", at[1]) != NULL)
        return at + 3;
    if (unit == 1 && strchr("BkMGTPE%", at[1]) != NULL)
        return at + 2;
    return at;
}

/* How many figures stand in the line, a blank or its end after each; -1: one is not written so. */
static int figures_in(const char *line, size_t length) {
    int count = 0;
    for (const char *at = line; at < line + length;) {
        if (!is_digit(*at)) {
            at++;
            continue;
        }
        if (at > line && at[-1] != ' ')
            return -1;
        at = after_figure(at);
        if (at == NULL || (*at != ' ' && *at != '\n' && *at != ',' && *at != '\0'))
            return -1;
        count++;
    }
    return count;
}

/* Every row of the bill, from its title on, has so many figures. */
static int expect_row(const char *frame, const char *title, int figures) {
    int found = 0;
    for (const char *at = frame; (at = strstr(at, title)) != NULL; at += strlen(title)) {
        size_t length = strcspn(at, "\n"), same = strlen("the same");
        bool is_same = length > same && strncmp(at + length - same, "the same", same) == 0;
        if (figures_in(at, length) + is_same != figures) {
            fprintf(stderr, "%s%.*s: not %d figures\n", frame, (int)length, at, figures);
            fail();
        }
        found++;
    }
    return found;
}

/* --- Bills. --- */

struct setting {
    int64_t interval_ms, bytes;
    int lanes;
};

static struct setting draw_setting(void) {
    static const int64_t intervals_ms[] = {1, 3, 29, 31, 700, 5000};
    static const int64_t bytes[] = {1, 99, 12345, 999999, 1000000000};
    return (struct setting){one_of(intervals_ms, 6), one_of(bytes, 5),
                            1 + (int)random_below(&drawing, 3)};
}

static void write_lanes(const struct setting *setting, struct writer *writer) {
    if (setting->lanes == 1)
        return;
    writer_printf(writer, "\"lanes\":[");
    for (int i = 0; i < setting->lanes; i++)
        writer_printf(writer,
                      "%s{\"id\":\"l%d\",\"title\":\"Lane %c\",\"set\":{\"interval\":\"%dms\"}}",
                      i > 0 ? "," : "", i, 'A' + i, (int)setting->interval_ms * (i + 1));
    writer_printf(writer, "],");
}

static void open_bill(struct play *play, const struct setting *setting) {
    struct writer writer = {0};
    writer_printf(
        &writer,
        "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"a\",\"title\":"
        "\"A\",\"blocks\":[{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"F\",\"lasts\":"
        "\"%dms\",\"measure\":\"10s\",",
        (int)(setting->interval_ms < 9 ? 100 : setting->interval_ms * 12));
    write_lanes(setting, &writer);
    writer_printf(&writer,
                  "\"simulate\":{\"technique\":\"short-poll\",\"interval\":\"%dms\",\"latency\":"
                  "\"1us\",\"header-up\":%d,\"header-down\":%d}}]}]}",
                  (int)setting->interval_ms, (int)setting->bytes, (int)setting->bytes);
    play_open(play, writer.text, NULL);
    writer_release(&writer);
}

/* A bill is a table where there is room for one, with a figure a column: so far and an hour of one
 * lane; of several an hour of each, or both, and for two the difference. */
static int figures_of(const struct setting *setting, const char *frame) {
    bool both = strstr(frame, "so far / an hour") != NULL;
    bool difference = strstr(frame, "difference") != NULL;
    return setting->lanes == 1 ? 2 : setting->lanes * (both ? 2 : 1) + difference;
}

static int check_bill(struct play *play, const struct setting *setting) {
    const char *frame = play_frame(play);
    int figures = figures_of(setting, frame);
    if (strstr(frame, " wasted, ") != NULL) /* in a line */
        return 0;
    return expect_row(frame, "Requests  ", figures) + expect_row(frame, "Wasted  ", figures) +
           expect_row(frame, "Sent down  ", figures) + expect_row(frame, "Bytes  ", figures) +
           expect_row(frame, "Connections ", figures);
}

static void the_figures_of_a_bill_never_touch(void **state) {
    (void)state;
    int rows = 0;
    for (int i = 0; i < DRAWN; i++) {
        struct setting setting = draw_setting();
        struct play play;
        open_bill(&play, &setting);
        play_size(&play, 30 + (int)random_below(&drawing, 100), 50);
        play_press(&play, "End");
        rows += check_bill(&play, &setting);
        play_press(&play, "Home Down Enter End Esc");
        rows += check_bill(&play, &setting);
        play_close(&play);
    }
    assert_true(rows > DRAWN * 4); /* most were tables */
}

/* Requests every millisecond or three, of 1 GB each way: figures of all lengths that a bill meets.
 */
static void the_widest_figures_of_a_bill_never_touch(void **state) {
    (void)state;
    for (int lanes = 1; lanes <= 3; lanes++) {
        struct setting setting = {1 + 2 * (lanes % 2), 1000000000, lanes};
        struct play play;
        int rows = 0;
        open_bill(&play, &setting);
        for (int width = 30; width <= 130; width += 2) {
            play_size(&play, width, 60);
            play_press(&play, "End");
            rows += check_bill(&play, &setting);
        }
        assert_true(rows > 100);
        play_close(&play);
    }
}

static void a_bill_in_a_line_is_told_whole(void **state) {
    (void)state;
    struct setting setting = {1, 1000000000, 3};
    struct play play;
    open_bill(&play, &setting);
    for (int width = 26; width <= 40; width++) {
        play_size(&play, width, 60);
        play_press(&play, "End");
        if (strstr(play_frame(&play), "Requests ") == NULL)
            play_expect(&play, " open");
    }
    play_close(&play);
}

/* Every millisecond for an hour, and its answer after two microseconds. */
static void a_count_without_room_is_short(void **state) {
    (void)state;
    struct setting setting = {1, 1, 1};
    struct play play;
    open_bill(&play, &setting);
    play_size(&play, 80, 24);
    play_expect(&play, "Requests            1    3.6 M\n");
    play_size(&play, 120, 24);
    play_expect(&play, "3,600,000\n");
    play_close(&play);
}

/* --- What a slider asks. --- */

static void open_slider(struct play *play, int64_t bytes, int64_t users, const char *window) {
    struct writer writer = {0};
    writer_printf(
        &writer,
        "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"a\",\"title\":"
        "\"A\",\"blocks\":[{\"kind\":\"slider\",\"id\":\"w\",\"label\":\"L\",\"from\":"
        "\"1ms\",\"to\":\"500s\",\"start\":\"%s\",\"steps\":8,\"simulate\":{\"events\":"
        "\"poisson:100/h\",\"latency\":\"1us\",\"header-up\":%d,\"header-down\":%d},"
        "\"techniques\":[\"sse\",\"short-poll\"],\"users\":%d,\"measure\":\"1h\","
        "\"bands\":[{\"id\":\"n\",\"title\":\"N\",\"fits\":[\"SSE\"]}]}]}]}",
        window, (int)bytes, (int)bytes, (int)users);
    play_open(play, writer.text, NULL);
    writer_release(&writer);
}

static void the_figures_of_a_table_never_touch(void **state) {
    (void)state;
    static const int64_t users[] = {2, 999999, 10000000}, bytes[] = {1, 999999, 1000000000};
    for (int width = 46; width <= 110; width += 4) {
        struct play play;
        open_slider(&play, one_of(bytes, 3), one_of(users, 3), width % 2 ? "1ms" : "480s");
        play_size(&play, width, 60);
        const char *row = strstr(strstr(play_frame(&play), " bytes"), "short poll");
        assert_non_null(row);
        int figures = figures_in(row, strcspn(row, "\n"));
        for (int line = 1; figures < 7 && line < 3; line++) {
            row = strchr(row, '\n') + 1;
            figures += figures_in(row, strcspn(row, "\n"));
        }
        if (figures != 7)
            fprintf(stderr, "%s", play.frame.text);
        assert_int_equal(figures, 7);
        play_close(&play);
    }
}

/* A thousand polls a second of 2 GB each, for ten million users: 2 * 10^19 bytes a second. */
static void more_than_a_number_holds_is_told_as_more(void **state) {
    (void)state;
    struct play play;
    open_slider(&play, 1000000000, 10000000, "1ms");
    play_size(&play, 90, 40);
    play_expect(&play, "> 9 EB");
    play_expect_not(&play, "-1");
    play_close(&play);
}

static int seed(void **state) {
    (void)state;
    drawing = random_seeded(11, 4, 1);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_figures_of_a_bill_never_touch),
        cmocka_unit_test(the_widest_figures_of_a_bill_never_touch),
        cmocka_unit_test(a_bill_in_a_line_is_told_whole),
        cmocka_unit_test(a_count_without_room_is_short),
        cmocka_unit_test(the_figures_of_a_table_never_touch),
        cmocka_unit_test(more_than_a_number_holds_is_told_as_more),
    };
    return cmocka_run_group_tests(tests, seed, NULL);
}
