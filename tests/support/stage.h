/*
 * A stage for one kind of block: its example from tests/kinds loaded, with everything that a
 * scene needs, and the keys that a learner would press.
 *
 * Every function fails the running test where it cannot do what it says.
 */
#ifndef RTLESSON_TESTS_STAGE_H
#define RTLESSON_TESTS_STAGE_H

#include "blocks/block.h"

struct stage {
    struct lesson *lesson;
    struct facts facts, marks, spent;
    struct tries tries;
    struct films films;
    struct arena arena;
    struct known known;
    struct scene scene;
    struct session session; /* as the last key left it */
    struct paste paste;     /* of which a piece was handed in last; the tests begin another */
    bool confirms;          /* what asks first is confirmed at once */
    struct flow flow;       /* of the last stage_layout */
};

/* Loads tests/kinds/KIND.json, which must have no problem. */
void stage_open(struct stage *stage, const char *kind);
/* Makes a lesson of one block of this JSON, which must have no problem. */
void stage_open_block(struct stage *stage, const char *json);
void stage_close(struct stage *stage);

/* The block at index among those of the only section. */
const struct block *stage_block(const struct stage *stage, int index);

/* The block with this id among the children of a container. */
const struct block *stage_inner(const struct block *container, const char *id);

/* Puts the focus on a part of a block. */
void stage_focus(struct stage *stage, const struct block *block, int part);

/* Lays out all blocks of the section at a width. */
void stage_layout(struct stage *stage, int width);

/* The piece that shows a part of a block in the last layout, or NULL. */
const struct piece *stage_piece(const struct stage *stage, const struct block *block, int part);

/* Presses a key on the focused piece: true when an offered binding took it. */
bool stage_key(struct stage *stage, uint32_t key);

/* The same, and then the piece is entered or left, if the key asked for that. */
bool stage_press(struct stage *stage, uint32_t key);

/* Gives an event to the focused piece as to an entered one: true when it took it. */
bool stage_event(struct stage *stage, const struct event *event);

/* Lays out at the width and draws: lines of text, for the caller to free. */
char *stage_text(struct stage *stage, int width, bool ascii);

/* Fails unless the text stands in what is drawn at 80 cells; or if it does. */
void stage_expect_shown(struct stage *stage, const char *text);
void stage_expect_hidden(struct stage *stage, const char *text);

/* Lays out at the width and draws; compares with the lines, each ended by a newline. */
void stage_expect(struct stage *stage, int width, const char *lines);

/* The same of the plain text. */
void stage_expect_plain(struct stage *stage, const char *lines);

/* Compares a block's tally. */
void stage_expect_tally(struct stage *stage, const struct block *block, int stops, int worked);

/* Lays out and draws at every width from 1 to 100: each piece is inside the flow, has rows, and
 * overlaps no other. */
void stage_check_widths(struct stage *stage);

#endif
