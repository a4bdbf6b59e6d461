#include "play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "blocks/registry.h"
#include "player/script.h"

enum { PATH_BYTES = 512 };

static void start(struct play *play) {
    assert_non_null(play->lesson);
    play->player = player_new(play->lesson, play->course, origin_fixed);
}

void play_open(struct play *play, const char *lesson, const char *course) {
    struct problems problems = {0};
    *play = (struct play){0};
    play->lesson = lesson_parse("lesson.json", lesson, strlen(lesson), registry_kinds(), &problems);
    if (course != NULL) {
        play->course = course_parse("course.json", course, strlen(course), &problems);
        assert_non_null(play->course);
    }
    assert_int_equal(problems.count, 0);
    problems_release(&problems);
    start(play);
}

void play_open_file(struct play *play, const char *path) {
    char whole[PATH_BYTES];
    struct problems problems = {0};
    *play = (struct play){0};
    snprintf(whole, sizeof whole, "%s/%s", RTLESSON_TEST_ROOT, path);
    play->lesson = lesson_load(whole, registry_kinds(), &problems);
    problems_release(&problems);
    start(play);
}

void play_close(struct play *play) {
    player_free(play->player);
    lesson_free(play->lesson);
    course_free(play->course);
    canvas_release(&play->canvas);
    writer_release(&play->frame);
}

void play_size(struct play *play, int columns, int rows) {
    player_handle(play->player, &(struct event){.type = EVENT_RESIZE,
                                                .at_usec = play->now_usec,
                                                .columns = columns,
                                                .rows = rows});
    canvas_release(&play->canvas);
    canvas_init(&play->canvas, columns, rows, false);
}

void play_press(struct play *play, const char *script) {
    struct errbuf err = {""};
    if (!script_check(script, &err))
        fail_msg("%s", err.text);
    script_play(script, play->player, &play->now_usec);
}

static void tick(struct play *play, int64_t at_usec) {
    play->now_usec = at_usec;
    player_handle(play->player, &(struct event){.type = EVENT_TICK, .at_usec = at_usec});
}

int play_pass(struct play *play, int64_t usec) {
    int changes = 0;
    int64_t until_usec = play->now_usec + usec;
    for (int64_t next; (next = player_next_change(play->player)) <= until_usec; changes++) {
        assert_true(next > play->now_usec);
        tick(play, next);
    }
    tick(play, until_usec);
    return changes;
}

const char *play_frame(struct play *play) {
    writer_release(&play->frame);
    player_paint(play->player, &play->canvas);
    canvas_write(&play->canvas, &play->frame, false);
    return play->frame.text;
}

bool play_shows(struct play *play, const char *text) {
    return strstr(play_frame(play), text) != NULL;
}

void play_expect(struct play *play, const char *text) {
    if (!play_shows(play, text))
        fail_msg("\"%s\" is not on the screen:\n%s", text, play->frame.text);
}

void play_expect_not(struct play *play, const char *text) {
    if (play_shows(play, text))
        fail_msg("\"%s\" is on the screen:\n%s", text, play->frame.text);
}

struct spot play_find(struct play *play, const char *text) {
    play_expect(play, text);
    const char *at = strstr(play->frame.text, text), *line = at;
    struct spot found = {0, 0};
    while (line > play->frame.text && line[-1] != '\n')
        line--;
    found.x = text_width_of(line, (size_t)(at - line));
    for (const char *c = play->frame.text; c < line; c++)
        found.y += *c == '\n';
    return found;
}

void play_mouse(struct play *play, enum mouse does, struct spot at) {
    if (player_mouse(play->player) == PLAYER_MOUSE_NONE)
        player_set_mouse(play->player, PLAYER_MOUSE_ON);
    player_handle(play->player, &(struct event){.type = EVENT_MOUSE,
                                                .at_usec = play->now_usec,
                                                .mouse = does,
                                                .column = at.x,
                                                .row = at.y});
}

void play_click_beside(struct play *play, const char *text, int columns) {
    struct spot at = play_find(play, text);
    at.x += columns;
    play_mouse(play, MOUSE_PRESS, at);
    play_mouse(play, MOUSE_RELEASE, at);
}

void play_click(struct play *play, const char *text) {
    play_click_beside(play, text, 0);
}
