/* The figures of a slider's table, whatever they are and however wide it is: each is whole, none
 * touches another, and none stands for there being none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "play.h"

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

/* --- The table. --- */

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

/* In the row of the second technique, and what of it stands below: in the lines that follow, or in
 * a table of all users. */
static int figures_of_a_technique(const char *table, int expected, bool folded) {
    const char *row = strstr(table, "short poll");
    assert_non_null(row);
    int figures = figures_in(row, strcspn(row, "\n"));
    for (int line = 1; figures < expected && line < 3; line++) {
        row = folded ? strchr(row, '\n') + 1 : strstr(row + 1, "short poll");
        assert_non_null(row);
        figures += figures_in(row, strcspn(row, "\n"));
    }
    return figures;
}

/* On the stage: whole from 76 columns on, where the sum is in the table; else in a leaf. */
static void the_figures_of_a_table_never_touch(void **state) {
    (void)state;
    static const int64_t users[] = {2, 999999, 10000000}, bytes[] = {1, 999999, 1000000000};
    enum { WHOLE = 76, FOLDED_FIGURES = 7, FIGURES = 10 };
    for (int width = 47; width <= 126; width += 3) {
        struct play play;
        int expected = width < WHOLE ? FOLDED_FIGURES : FIGURES;
        open_slider(&play, one_of(bytes, 3), one_of(users, 3), width % 2 ? "1ms" : "480s");
        play_size(&play, width, 60);
        play_press(&play, "Space Tab");
        const char *table = strstr(play_frame(&play), " bytes");
        assert_non_null(table);
        if (figures_of_a_technique(table, expected, width < WHOLE) != expected)
            fail_msg("%s", play.frame.text);
        play_close(&play);
    }
}

/* A thousand polls a second of 2 GB each, for ten million users: 2 * 10^19 bytes a second. */
static void more_than_a_number_holds_is_told_as_more(void **state) {
    (void)state;
    struct play play;
    open_slider(&play, 1000000000, 10000000, "1ms");
    play_size(&play, 90, 40);
    play_press(&play, "Space");
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
        cmocka_unit_test(the_figures_of_a_table_never_touch),
        cmocka_unit_test(more_than_a_number_holds_is_told_as_more),
    };
    return cmocka_run_group_tests(tests, seed, NULL);
}
