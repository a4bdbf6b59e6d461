/*
 * A whole player on a canvas: a lesson opened, keys pressed, time let pass as a terminal lets it,
 * and the screen read.
 *
 * Every function fails the running test where it cannot do what it says.
 */
#ifndef RTLESSON_TESTS_PLAY_H
#define RTLESSON_TESTS_PLAY_H

#include "player/player.h"

struct play {
    struct lesson *lesson;
    struct course *course; /* or NULL */
    struct player *player;
    struct canvas canvas; /* as large as play_size said last */
    struct writer frame;  /* the canvas as lines, as it was painted last */
    int64_t now_usec;
};

/* Opens a lesson, in a course or (NULL) in none, from their texts; or a lesson from its file, named
 * from the root of the project. The player has no size before play_size. */
void play_open(struct play *play, const char *lesson, const char *course);
void play_open_file(struct play *play, const char *path);
void play_close(struct play *play);

void play_size(struct play *play, int columns, int rows);

/* Plays a script of keys and time (player/script.h): "Down Enter 500ms". */
void play_press(struct play *play, const char *script);

/* Lets time pass from one change of the picture to the next; returns how many there were. */
int play_pass(struct play *play, int64_t usec);

/* The mouse at a cell, from 0 on; it is taken from the first of these on. */
void play_mouse(struct play *play, enum mouse does, struct spot at);
/* Presses and lets go on the first cell of a text on the screen, or so many columns beyond it. */
void play_click(struct play *play, const char *text);
void play_click_beside(struct play *play, const char *text, int columns);
/* The first cell of a text on the screen. */
struct spot play_find(struct play *play, const char *text);

/* The screen as lines, valid until it is painted again. */
const char *play_frame(struct play *play);
bool play_shows(struct play *play, const char *text);

/* Fail, and print the screen, unless the text is on it; or if it is. */
void play_expect(struct play *play, const char *text);
void play_expect_not(struct play *play, const char *text);

#endif
