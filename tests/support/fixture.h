/*
 * A fixture for one kind of block: its example from tests/kinds loaded, with everything that a
 * scene needs, and the keys that a learner would press.
 *
 * Every function fails the running test where it cannot do what it says.
 */
#ifndef RTLESSON_TESTS_FIXTURE_H
#define RTLESSON_TESTS_FIXTURE_H

#include "blocks/block.h"

struct fixture {
    struct lesson *lesson;
    struct facts facts, marks, spent;
    struct tries tries;
    struct films films;
    struct arena arena;
    struct known known;
    struct scene scene;
    struct session session; /* as the last key left it */
    struct undos undos;
    struct paste paste;        /* of which a piece was handed in last; the tests begin another */
    bool confirms;             /* what asks first is confirmed at once */
    struct flow flow;          /* of the last fixture_layout */
    struct stage_view stage;   /* of a block whose stage is looked at; block NULL: the page is */
    struct stage_flow regions; /* of the last fixture_layout on a stage */
};

/* Loads tests/kinds/KIND.json, which must have no problem. */
void fixture_open(struct fixture *fixture, const char *kind);
/* Makes a lesson of one block of this JSON, which must have no problem. */
void fixture_open_block(struct fixture *fixture, const char *json);
void fixture_close(struct fixture *fixture);

/* The block at index among those of the only section. */
const struct block *fixture_block(const struct fixture *fixture, int index);

/* The block with this id among the children of a container. */
const struct block *fixture_inner(const struct block *container, const char *id);

/* Puts the focus on a part of a block. */
void fixture_focus(struct fixture *fixture, const struct block *block, int part);

/* Looks at a block's stage in a step from then on: all that lays out or draws does it in a body of
 * so many cells and rows (80×24 has 78×19, 40×12 has 38×9), whatever width it is given; of leaves,
 * the one with the focus. fixture_page: looks at the page again. */
void fixture_stage(struct fixture *fixture, const struct block *block, enum stage_step step,
                   int columns, int rows);
void fixture_page(struct fixture *fixture);
/* Where a region is in the body, in the last layout; of no cells: it is not there. */
struct region fixture_region(const struct fixture *fixture, enum stage_region name);

/* Lays out all blocks of the section at a width. */
void fixture_layout(struct fixture *fixture, int width);

/* The piece that shows a part of a block in the last layout, or NULL. */
const struct piece *fixture_piece(const struct fixture *fixture, const struct block *block,
                                  int part);

/* Presses a key on the focused piece: true when an offered binding took it. */
bool fixture_key(struct fixture *fixture, uint32_t key);

/* The same, and then the piece is entered or left, if the key asked for that. */
bool fixture_press(struct fixture *fixture, uint32_t key);

/* Gives an event to the focused piece as to an entered one: true when it took it. */
bool fixture_event(struct fixture *fixture, const struct event *event);

/* Lays out at the width and draws: lines of text, for the caller to free. */
char *fixture_text(struct fixture *fixture, int width, bool ascii);

/* Fails unless the text stands in what is drawn at 80 cells; or if it does. */
void fixture_expect_shown(struct fixture *fixture, const char *text);
void fixture_expect_hidden(struct fixture *fixture, const char *text);

/* Lays out at the width and draws; compares with the lines, each ended by a newline. */
void fixture_expect(struct fixture *fixture, int width, const char *lines);

/* The same of the plain text. */
void fixture_expect_plain(struct fixture *fixture, const char *lines);

/* Compares a block's tally. */
void fixture_expect_tally(struct fixture *fixture, const struct block *block, int stops,
                          int worked);

/* Lays out and draws at every width from 1 to 100: each piece is inside the flow, has rows, and
 * overlaps no other. */
void fixture_check_widths(struct fixture *fixture);

#endif
