/*
 * What a kind of block is: one table of operations, one file a kind.
 *
 * A new kind is one new file in src/blocks, one line in the registry and one example in
 * tests/kinds. Everything else (loading, checking, focus, keys, the footer, scoring, plain text)
 * works through this table.
 */
#ifndef RTLESSON_BLOCKS_BLOCK_H
#define RTLESSON_BLOCKS_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/writer.h"
#include "blocks/films.h"
#include "blocks/known.h"
#include "blocks/near.h"
#include "blocks/stage.h"
#include "lesson/facts.h"
#include "lesson/lesson.h"
#include "lesson/tries.h"
#include "quiz/score.h"
#include "ui/canvas.h"
#include "ui/event.h"
#include "ui/flow.h"
#include "ui/keys.h"
#include "ui/pen.h"
#include "ui/theme.h"
#include "ui/undo.h"

/* What may be read while laying out and drawing. */
struct scene {
    const struct lesson *lesson;
    const struct facts *facts; /* what the learner did */
    const struct facts *marks; /* how it is looked at: never saved */
    const struct tries *tries; /* every answer that was checked */
    const struct films *films; /* where each film stands */
    struct arena *arena;       /* this frame's, emptied before the next */
    struct prose_store *prose; /* what was laid out before; NULL: nothing is kept */
    int64_t now_usec;
    int body_rows; /* rows between header and footer: for what grows with the room */
    bool zoomed;   /* one block alone: as large as the room allows */
    int text_rows; /* the most that a field shows of its text while it is not entered; 0: as many as
                      there is room for */
    bool shows_waiting;        /* what comes after something else is there from the start … */
    bool shows_all;            /* … and so is what follows an answer, what is asked and told on a
                                  stage, and what each of several tabs holds */
    const struct block *focus; /* NULL: nothing has the focus */
    int focus_part;
    bool entered;
    const struct stage_view *stage; /* on which it is looked at; NULL: on a page */
    struct near *near;              /* what of the page is laid out; NULL: all */
    struct known *known; /* what is known of its blocks; NULL: it is found out at each question */
};

/* What is said to the learner at once, in bytes: a few lines where there is little room. */
enum { NOTICE_BYTES = 256 };

/* A paste, of which there may be several pieces: what has become of it before this one. */
struct paste {
    bool begun, ended; /* some of it was read; all that a field of one line takes was */
    bool after_return; /* its last character was a carriage return */
    size_t left_out;   /* characters for which there was no room */
};

/* GO_ON: to the step's next thing, as Enter does. */
enum session_stage { STAGE_STAY, STAGE_OPEN, STAGE_OPEN_AND_PLAY, STAGE_GO_ON };

/* What may be changed while handling a key. scene points at the same stores, read-only. */
struct session {
    const struct scene *scene;
    struct facts *facts;
    struct facts *marks;
    struct facts *spent; /* own_spent of each question: for how long it had the focus (tries.h) */
    struct tries *tries;
    struct films *films;
    int64_t wall_usec;         /* now, since 1970, UTC */
    struct undos *undos;       /* of the fields in which was typed */
    struct paste *paste;       /* with a piece of one: it and those before; else NULL */
    uint32_t key;              /* the key that was pressed, for an action with several */
    char notice[NOTICE_BYTES]; /* for the learner, shown until the next key (session_say) */
    bool won;                  /* it tells that something is won: nothing else is said then */
    const struct block *says;  /* in this block … */
    int says_part;             /* … the part that says it, too; NULL: none does */
    char asks[NOTICE_BYTES];   /* what would be lost by the action (session_ask); "": nothing. It
                                  comes again, confirmed, when the learner says yes */
    bool confirmed;
    int goto_page;                /* of the lesson, by its index; -1: stay */
    bool to_left_out;             /* there, to the first stop that is left to work */
    const char *open_lesson;      /* id of a lesson of the course to open, or NULL */
    int look_at;                  /* a part of the block to be read now; -1: none */
    int focus_part;               /* the part that has the focus from now on; -1: the same */
    int show_from;                /* from this part on, all of the block is to be shown, or as much
                                     as there is room for; -1: it is not */
    bool enter, leave;            /* enter the piece, if it is PIECE_ENTERS; leave it */
    enum session_stage stage;     /* the stage that is opened, or what is next on it, … */
    const struct block *stage_of; /* … of this block; NULL: of the piece's own */
    bool to_next, to_previous;    /* move the focus to the stop after, before, if it is not moved by
                                     the focused piece's being no stop any more */
};

/* Says something, or asks before something is lost, in words of printf. What is too long ends in
 * an ellipsis. _say_at: what a part of a block says, too, is told only while that is out of view.
 * _win: what is won has its moment, in the colour of right, and nothing is said over it before the
 * next key. */
void session_say(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void session_say_at(struct session *session, const struct block *block, int part,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));
void session_win(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void session_ask(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* How much of a block is worked, and what it scored. Sums over a section or a container. */
struct tally {
    int stops, worked;           /* what can be worked, and was */
    int questions;               /* scored questions */
    int answered;                /* of these, with a real try */
    int64_t points;              /* that they can give */
    struct score first, counted; /* that the first real tries gave, and that count */
    int graded, passed;          /* quizzes that want a share of their points, and that have it */
};

/* The mouse's button on a piece, in cells from its corner. */
struct pointed {
    enum mouse does;          /* MOUSE_PRESS, and if that was taken _DRAG and _RELEASE */
    struct spot from;         /* where the button went down */
    struct spot at;           /* where it is: of a drag beyond the piece, too */
    const struct piece *over; /* what stands there; NULL: nothing */
};

struct question;   /* what a kind that asks must say (question.h) */
struct prediction; /* what is asked before a block and after it (prediction.h) */
struct counting;   /* what tries count (asked.h) */

/* Keys that are told together: those of the kind's actions that a piece has in some state. */
struct keyring {
    const char *called; /* as in block_kind */
    uint64_t actions;   /* BINDING_BIT of each */
};
enum { KEYRINGS = 3 };

struct block_kind {
    struct schema schema;            /* first, so that a block's schema leads to its kind */
    const struct question *question; /* NULL: it asks nothing */
    const char *noun;                /* what is still to do, to the learner: "the choice"; NULL:
                                        the kind's name says it */
    bool unscored;                   /* a question inside is scored only where it says so */
    bool holds_answers;              /* whatever is done inside is the learner's answer */
    /* Whether it shows but some of what stands inside, which are drawn. NULL: it shows all. */
    bool (*draws_some)(const struct block *block);

    /* The questions that are asked before it may be played or moved, and after that; NULL: this
     * kind asks none. */
    const struct prediction *(*prediction)(const struct block *block);
    /* Of the questions that stand inside, at any depth (question.h): those that have a figure in
     * place of an answer are told the right one: a time in microseconds, anything else as a whole
     * number. NULL: this kind tells none. */
    int64_t (*supply)(const struct block *block, const struct block *question,
                      const struct scene *scene);
    /* What is to be told beside that answer: how many of the updates never arrived; in the scene's
     * arena, NULL: nothing. May be NULL. */
    const char *(*supply_beside)(const struct block *block, const struct block *question,
                                 const struct scene *scene);

    /* Of what it holds: what is won by it now, in a sentence, or NULL; in the arena. It is told
     * when an answer inside comes to it. NULL: nothing is ever won. */
    const char *(*won)(const struct block *block, const struct scene *scene);

    /* What stands for the placeholders in the texts of all that is inside (ui/fills.h). Lasts as
     * what is in the scene's arena does. NULL: nothing does. */
    const struct fills *(*fills)(const struct block *block, const struct scene *scene);

    /* What tries count at the questions inside that do not say it themselves; NULL: nothing else
     * than elsewhere. */
    const struct counting *(*counting)(const struct block *block);

    /* Appends the block's pieces at the flow's width. */
    void (*layout)(const struct block *block, const struct scene *scene, struct flow *flow);

    /* Says with a pen what stands in a piece: without a canvas to measure it (block_add), on one to
     * draw it. A piece that is a stop keeps its first two columns for the focus mark, which the
     * player draws. May be NULL. */
    void (*write)(const struct block *block, int part, const struct scene *scene, struct pen *pen);

    /* Its stage (stage.h); NULL: it has none. */
    const struct stage *stage;

    /* Draws what a pen does not, over what was written; (0, 0) of the canvas is the piece's corner,
     * piece->at its size. May be NULL. */
    void (*draw)(const struct piece *piece, const struct scene *scene, struct canvas *canvas);

    /* What has the focus, to the learner, at the head of its keys: "This question". Needed where
     * there are bindings. */
    const char *called;
    /* The keys of one of its parts, at most KEYRINGS of them, on the stage that the scene is on or
     * on the page: which there are, and how many. NULL: all of its table, so called. */
    int (*keyrings)(const struct block *block, int part, const struct scene *scene,
                    struct keyring rings[KEYRINGS]);
    /* Keys of this kind, or NULL: a table ended by an empty row, … */
    const struct binding *bindings;
    /* … which of its actions do something on this piece now (BINDING_BIT), … */
    uint64_t (*offers)(const struct piece *piece, const struct scene *scene);
    /* … and what they do. */
    void (*act)(const struct piece *piece, int action, struct session *session);

    /* Typed and pasted text, in the piece that is entered by it or was before; a kind that has this
     * has no bindings of characters on a piece that is PIECE_ENTERS. True when it was taken. May be
     * NULL. */
    bool (*handle)(const struct piece *piece, const struct event *event, struct session *session);

    /* The mouse, where it matters in which cell of the piece it is: on a scale, in a text. True
     * when it was taken: then what follows comes here until the button is let go. What is not taken
     * works the piece as a key would, once the button is let go on it. Asked of pieces that are no
     * stops, too. NULL: it never matters. */
    bool (*point)(const struct piece *piece, const struct pointed *pointed,
                  struct session *session);

    /* Adds what can be worked here, and what was. NULL where there is nothing to work. */
    void (*tally)(const struct block *block, const struct scene *scene, struct tally *tally);

    /* What can be played here, or NULL where nothing moves. All memory is the arena's. */
    struct reel (*reel)(const struct block *block, const struct scene *scene);

    /* The row of the piece, from its top, that the view should keep in sight where there is no room
     * for all of it: the line being typed. NULL: the first. */
    int (*present_row)(const struct piece *piece, const struct scene *scene);

    /* When the piece's picture will next differ with nothing happening but time, in scene time;
     * FILM_NEVER when it will not. Asked of the first piece of the block that plays. NULL where
     * nothing moves. */
    int64_t (*next_change)(const struct piece *piece, const struct scene *scene);

    /* The blocks inside, for walking: calls visit for each child in order. NULL: none. */
    void (*children)(const struct block *block,
                     void (*visit)(const struct block *child, void *data), void *data);

    /* The block as lines of text (at most PLAIN_WIDTH cells), questions without their answers. */
    void (*plain)(const struct block *block, const struct scene *scene, struct writer *writer);
    /* What the ids in an answer stand for, a line each, "ID: text", for who reads the answer
     * without the lesson. NULL: there are none. */
    void (*names)(const struct block *block, const struct scene *scene, struct writer *writer);
    /* The answers of a question, for the end of the plain text. NULL: there are none. */
    void (*answers)(const struct block *block, const struct scene *scene, struct writer *writer);
};

enum { PLAIN_WIDTH = 76 };

/* The block's stage; NULL: it has none. */
const struct stage *block_stage(const struct block *block);

/* The kind of a block. */
const struct block_kind *block_kind(const struct block *block);

/* The rows that the kind writes for a part at a width; and a piece of as many rows at the flow's
 * width, appended. */
int block_rows(const struct block *block, int part, const struct scene *scene, int width);
void block_add(const struct block *block, int part, unsigned flags, const struct scene *scene,
               struct flow *flow);

/* Whether all that can be worked in the block was, and whether the block waits for another one that
 * was not (struct block, after): then it has no rows and no stops. What it holds to work is counted
 * (tally) all the same. */
bool block_is_worked(const struct block *block, const struct scene *scene);
bool block_waits(const struct block *block, const struct scene *scene);

/* False of what stands in a block that shows only some of it (struct kinds). */
bool block_is_always_there(const struct block *block);

/* Appends its pieces, below a gap, unless it waits. */
void block_layout(const struct block *block, const struct scene *scene, struct flow *flow);

/* Draws a piece: what its kind writes, then what it draws. */
void block_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas);

/* Whether what the learner does with the block is an answer: with a question it is, and with all of
 * a challenge. */
bool block_takes_answer(const struct block *block);

/* What stands for the placeholders in the block's texts, by what it stands in; NULL: nothing. */
const struct fills *block_fills(const struct block *block, const struct scene *scene);

/* A pen for what stands in the scene, at a width; canvas NULL: only measures. */
struct pen scene_pen(const struct scene *scene, struct canvas *canvas, int width);

/* True while this part of this block has the focus; while it has it and is entered. */
bool scene_focused(const struct scene *scene, const struct block *block, int part);
bool scene_entered(const struct scene *scene, const struct block *block, int part);

/* Lays out, tallies, or writes a list of blocks (struct list of struct block), with a gap between
 * them. Of the page's layout only what is near the view is laid out (near.h); all of it, where the
 * rows of the blocks hang on what they stand in. */
void blocks_layout_all(struct list blocks, const struct scene *scene, struct flow *flow);
void blocks_layout(struct list blocks, const struct scene *scene, struct flow *flow);
void blocks_tally(struct list blocks, const struct scene *scene, struct tally *tally);
void blocks_plain(struct list blocks, const struct scene *scene, struct writer *writer);
void block_names(const struct block *block, const struct scene *scene, struct writer *writer);
void blocks_answers(struct list blocks, const struct scene *scene, struct writer *writer);
void blocks_visit(struct list blocks, void (*visit)(const struct block *child, void *data),
                  void *data);

/* Visits the blocks of a list and all that is inside them, depth first, in reading order. */
void blocks_walk(struct list blocks, void (*visit)(const struct block *block, void *data),
                 void *data);

/* A tally of nothing, and one block's. */
struct tally tally_empty(void);
void tally_add(struct tally *sum, struct tally tally);
struct tally block_tally(const struct block *block, const struct scene *scene);

#endif
