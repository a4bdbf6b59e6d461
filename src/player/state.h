/*
 * The player's own state, shared by the files of this floor and by nobody else.
 *
 * Whatever is looked at is a page: lists of blocks, where the view stands in it, and what has the
 * focus. The sections of the lesson and its ending are pages; so are the outline, the glossary, the
 * page of keys and a zoomed block, which lie over them. One machine moves the focus and scrolls
 * them all. A block's stage lies over them, too: its regions scroll each by itself (staged.c).
 */
#ifndef RTLESSON_PLAYER_STATE_H
#define RTLESSON_PLAYER_STATE_H

#include "blocks/block.h"
#include "player/player.h"
#include "ui/prose_store.h"
#include "ui/undo.h"

OWN_OF_PLAYER(OWN_DECLARE)

/* A piece of which the page of keys tells; block NULL: of none. */
struct helped {
    const struct block *block;
    int part;
};

struct page {
    const struct section *section; /* NULL for the ending and what lies over */
    struct list head, body, foot;  /* of struct block: heading, the section's own, sources */
    struct keeping keeping;        /* what need not be laid out */
    int scroll;                    /* the row at the top of the view */
    const struct block *focus;     /* NULL: nothing */
    int focus_part;
    int focus_y;          /* the row where the focus is, or was last */
    bool opened;          /* was looked at before */
    struct helped let_go; /* the field that had the focus, let go of for its letters to be keys */
};

/* Where things stand on the screen at a size. */
struct screen {
    int columns, rows;
    bool compact;                 /* little room: the header is one line */
    bool too_small;               /* only a line that says so */
    int x, width;                 /* the column of content */
    int outline_x, outline_width; /* of the outline at its left; width 0: there is none */
    int body_y, body_rows;
    int status_y, footer_y;
};

/* The stage that is open. */
struct staged {
    const struct block *block; /* NULL: none is */
    enum stage_step step;
    bool in_turn;               /* a programme opened it, and closes it */
    int scrolls[STAGE_REGIONS]; /* of each region */
    bool away; /* it was scrolled since the focus moved or was worked, which may be out of view */
};

/* A laid-out page. Lives in player->laid until the next layout. Pieces far from the view and the
 * focus are left out (blocks/near.h); all rows are counted. */
struct layout {
    struct screen screen;
    struct scene scene;
    struct flow flow;
    struct region regions[STAGE_REGION_LIMIT]; /* of a page: one, which is all of the body */
    int region_count;
};

/* All that a layout hangs on: while it is the same, the layout is. Time is none of it: it moves
 * films, and these count. */
struct looked_at {
    const struct page *page; /* NULL: nothing was laid out */
    const struct block *focus, *also;
    const struct block *staged;
    int columns, rows, scroll, focus_part, focus_y, step;
    unsigned facts, marks, films; /* their changes */
    bool entered, all, in_turn;
};

enum overlay {
    OVERLAY_NONE,
    OVERLAY_OUTLINE,
    OVERLAY_HELP,
    OVERLAY_GLOSSARY,
    OVERLAY_ZOOM,
    OVERLAY_STAGE,
    OVERLAY_COUNT
};

enum confirm {
    CONFIRM_NOTHING,
    CONFIRM_QUIT,
    CONFIRM_QUIT_UNSAVED, /* some is saved, and some could not be */
    CONFIRM_ANEW,
    CONFIRM_OTHER,
    CONFIRM_OTHER_UNSAVED,
    CONFIRM_ACT,
    CONFIRM_COUNT
};

/* An action of a kind's, on one of its pieces. */
struct asked {
    const struct block *block;
    int part, action;
};

/* What is worked of the whole lesson, counted anew only when facts have changed. */
struct worked {
    unsigned facts; /* their changes by then */
    bool known;
    int done, sections;
    struct tally tally;
};

/* Counts it now (ending.c). */
struct worked worked_count(const struct scene *scene);

/* A block that comes after another one, and whether it waited for it at the last layout. */
struct waiting {
    const struct block *block;
    bool waits;
};
/* All of the lesson (waiting.c). */
struct waitings {
    struct waiting *list; /* in the player's arena */
    int count, capacity;
    unsigned facts; /* their changes when it was seen last which of them wait */
};

struct ending {
    struct worked *worked;
    const struct course_position *at;
};

/* What of the frame around the body can be clicked, as it was painted last. */
enum target_does {
    TARGET_KEY,     /* value: that key */
    TARGET_SECTION, /* opens it; value: the one in the first row */
    TARGET_STEP,    /* of the stage; value: which */
    TARGET_LEAF     /* of the stage; value: its first region */
};
struct target {
    struct rect at;
    enum target_does does;
    uint32_t value;
};
enum { TARGET_LIMIT = 48 };
struct targets {
    struct target at[TARGET_LIMIT];
    int count;
};

/* The button of the mouse, while it is down. */
struct pointer {
    bool down;
    struct spot at;            /* where it went down */
    const struct block *block; /* of the piece there; NULL: none */
    int part;
    struct spot from; /* the same in the piece's cells */
    bool held;        /* the piece has taken it by its place, and takes what follows */
    int lift;         /* by so many rows the body stays lifted until it is let go, or a key comes */
};

/* What was said to the learner, until the next key (notice.c). */
struct notice {
    char words[NOTICE_BYTES]; /* "": nothing was */
    bool won;                 /* something is won: nothing is said over it … */
    char later[NOTICE_BYTES]; /* … but waits for the next key */
    const struct block *says; /* the piece that says it, too; NULL: none does */
    int says_part;
};

struct player {
    const struct lesson *lesson;
    const struct course *course; /* NULL: in none */
    struct course_position at;   /* where in it; { NULL } where it is not in it */
    struct origin origin;
    struct facts facts, marks;
    struct facts spent; /* on each question (tries.h) */
    struct tries tries;
    struct films films;
    struct arena arena;       /* the pages */
    struct arena laid;        /* the last layout */
    struct arena passing;     /* what is asked of it in one event, or in one painting */
    struct known known;       /* of the blocks, by the facts as they are now */
    struct prose_store prose; /* texts that were laid out */

    struct page *pages; /* one a section; before those of the appendix the ending, at end_index */
    int page_count, page_index, end_index;
    struct page overlays[OVERLAY_COUNT];
    enum overlay overlay;
    struct helped helped; /* when the page of keys was opened */
    struct staged staged;
    struct stage_view view; /* of it, as it was laid out last */
    enum confirm confirm;
    enum player_mouse mouse;
    struct pointer pointer;
    struct targets targets;
    enum player_keeps keeps;
    void (*reset_told)(const char *block_id, void *data); /* or NULL */
    void *reset_data;
    bool entered;
    bool shows_waiting, shows_all; /* for who looks at a lesson, and does not learn from it */
    struct waitings waitings;
    struct worked worked;
    struct ending ending;
    struct undos undos;
    struct paste paste; /* of which a piece came last */
    bool paste_goes_on; /* the next piece is of the same */
    bool paste_dropped; /* it came where something was asked: it was no, and no more than that */

    int columns, rows; /* 0 until the first EVENT_RESIZE: no page is opened before */
    bool saw_focus;    /* at the size before, as far as that was large enough to see anything */
    int64_t now_usec;
    struct notice notice;
    const char *asked_lesson; /* what CONFIRM_OTHER asks about */
    char asked_words[NOTICE_BYTES];
    struct asked asked_about; /* what CONFIRM_ACT asks about */
    const char *open_lesson;
    bool ended;
    struct looked_at looked_at; /* by the last layout, … */
    struct layout layout;       /* … which this is */
    bool lays_out_all;  /* all of the page, not only what is near the view, and always anew */
    long long laid_out; /* how many blocks were, so far */
};

/* The page of a section. */
int player_page_of(const struct player *player, int section);

/* The page that is looked at. */
struct page *player_page(struct player *player);

/* The screen at a size. */
struct screen screen_of(int columns, int rows, enum overlay overlay);

/* Lays out the page that is looked at, unless nothing has changed since the last layout. What is
 * then asked of its scene lasts until the next event or painting. */
void player_layout(struct player *player, struct layout *layout);
/* The same, and this block (or NULL) is laid out wherever it stands. */
void player_layout_with(struct player *player, const struct block *block, struct layout *layout);
/* The same, and anew, with all of the page, however far from the view. */
void player_layout_all(struct player *player, struct layout *layout);

/* The stop behind n others, from the top; NULL: there are not so many. */
const struct piece *layout_nth_stop(const struct layout *layout, int n);

/* The piece that has the focus, or NULL. */
const struct piece *layout_focus(const struct layout *layout);

/* A piece of a block by its part, or NULL. */
const struct piece *layout_find(const struct layout *layout, const struct block *block, int part);

/* True when the first row of the piece is in the view that begins at row scroll. */
bool layout_in_view(const struct layout *layout, const struct piece *piece, int scroll);
/* True when any of its rows is. */
bool layout_any_in_view(const struct layout *layout, const struct piece *piece, int scroll);

/* True when all of them are, also of a stage's region. */
bool layout_sees_all(const struct layout *layout, const struct piece *piece);

/* The region in which the piece stands. */
const struct region *layout_region(const struct layout *layout, const struct piece *piece);

/* The stage (staged.c): opened and closed, and how the focus moves on it. */
void staged_open(struct player *player, const struct block *block);
void staged_close(struct player *player);
/* The block whose stage comes after the one that is open, or NULL; and goes to its stage: the page
 * is then left at this block. */
const struct block *staged_after(const struct player *player);
void staged_turn(struct player *player, const struct block *block);
void staged_go_out(struct player *player); /* and on, to the page's next stop */
void staged_settle(struct player *player); /* the focus is found again, and is in view */
void staged_show_focus(struct player *player);
void staged_line(struct player *player, int direction);    /* a row, the next stop or step */
void staged_to_stop(struct player *player, int direction); /* the next stop or step */
void staged_to_region(struct player *player, int direction);
void staged_page(struct player *player, int direction); /* scrolls the region of the focus */
void staged_end(struct player *player, int direction);
/* The programme that opened it may have gone on, or have ended. */
void staged_follow(struct player *player);
bool staged_can_line(struct player *player, const struct layout *layout, int direction);
bool staged_has_regions(const struct layout *layout);
/* The step before or after; STAGE_STEPS: there is none. */
enum stage_step staged_step_beside(const struct player *player, int direction);
/* The region in which the focus is; NULL: nothing has it. */
const struct region *staged_region_of_focus(const struct layout *layout);
/* The first stop of a region; NULL: there is none. */
const struct piece *staged_first_stop(const struct layout *layout, enum stage_region name);
/* Goes to a step: to its first stop, or its last. */
void staged_to_step(struct player *player, enum stage_step step, bool to_last);

/* Draws what is around the stage's regions: its head, rules, edges and leaves (stage_frame.c). */
void stage_frame_head(struct player *player, const struct layout *layout, struct canvas *canvas);
void stage_frame_rules(const struct layout *layout, struct canvas *canvas);
void stage_frame_leaves(struct player *player, const struct layout *layout, struct canvas *canvas);

/* Scrolls a region by rows without moving the focus. */
void staged_scroll(struct player *player, const struct region *region, int rows);
/* Goes to the first stop of the leaf that begins with this region. */
void staged_to_leaf(struct player *player, int region);

/* Finds the blocks that come after others (waiting.c); and sees, at a layout, which of them wait
 * now: where that has changed, other blocks than those that were worked take other rows. */
void waiting_find(struct player *player);
void waiting_see(struct player *player, const struct scene *scene);
/* The block in which it is to be gone on, where one of the list waits that was not worked: what it
 * waits for. NULL: none does. */
const struct block *waiting_for(struct list blocks, const struct scene *scene);

/* How a piece acts (acting.c): with a session of its own, and what that asked for is taken over at
 * its end. */
struct session acting_start(struct player *player, const struct scene *scene, uint32_t key);
void acting_end(struct player *player, const struct session *session);
/* Lets a piece do one of its actions, which may want to be confirmed first. */
void acting_on_piece(struct player *player, const struct piece *piece, int action,
                     struct session *session);

/* What Enter does on a stage where the focused piece has nothing for it; and Space. */
enum staged_next { STAGED_PLAYS, STAGED_PLAY, STAGED_STOP, STAGED_STEP, STAGED_ON, STAGED_OUT };
enum staged_next staged_next(struct player *player, enum stage_step *step);
void staged_go_on(struct player *player);
void staged_play(struct player *player);

/* Moves (navigate.c): on a page, a list or a stage, whichever is looked at. Each asks for the
 * layout and changes only the page's view. */
void navigate_open(struct player *player, int page); /* 0 … page_count - 1 */
void navigate_overlay(struct player *player, enum overlay overlay);
/* Shows the block alone, as a page of its own, on which this part has the focus, if it is a stop.
 */
void navigate_zoom(struct player *player, const struct block *block, int part);
void navigate_line(struct player *player, int direction);    /* the next stop if near, or scroll */
void navigate_to_stop(struct player *player, int direction); /* the next stop, brought into view */
void navigate_page(struct player *player, int direction);    /* by a screen */
void navigate_end(struct player *player, int direction);     /* to the top or the bottom */
void navigate_settle(struct player *player);     /* after a change: finds the focus again, clamps */
void navigate_show_focus(struct player *player); /* scrolls so that the focus is in view */
void navigate_focus(struct player *player, const struct piece *piece); /* without scrolling */

/* Of a page (paged.c). */
void paged_line(struct player *player, int direction);
void paged_to_stop(struct player *player, int direction);
void paged_scroll(struct player *player, int rows); /* without moving the focus */
void paged_page(struct player *player, int direction);
void paged_by_rows(struct player *player, int direction); /* moves the focus by a screen of rows */
void paged_end(struct player *player, int direction);
void paged_settle(struct player *player);
void paged_show_focus(struct player *player);
/* To the stop that stands beside the focus, on its right (+1) or left. */
void paged_beside(struct player *player, int direction);
/* Shows a part of the focused block that lies above the view; the focus moves there when it cannot
 * be in view with it. */
void paged_look_at(struct player *player, int part);
/* Shows the focused block from a part on, with what stands inside. */
void paged_show_from(struct player *player, int part);
/* To the first stop of a block not yet worked; false where there is none. */
bool paged_left_out(struct player *player);
/* Whether these would do something; paged_can_scroll is of the view alone. */
bool paged_can_line(const struct layout *layout, const struct page *page, int direction);
bool paged_can_stop(const struct layout *layout, const struct page *page, int direction);
bool paged_can_scroll(const struct layout *layout, const struct page *page, int direction);
bool paged_has_beside(const struct layout *layout);

/* The player's own keys: the table, what they do now, and how (commands.c). */
extern const struct binding player_bindings[];
uint64_t player_offers(struct player *player, const struct layout *layout);
/* The actions whose keys keep their place at the footer's right: the way out, the way on of a
 * stage, and the way to all keys. */
uint64_t player_anchors(const struct player *player);
/* Those of them that stand there as keys alone: on the leaves of a stage there is no room. */
uint64_t player_bare(const struct player *player);
/* Those that there are on a stage alone, of these where it has a film alone, on a page alone, or in
 * a lesson with a glossary alone. */
enum player_place { PLAYER_ON_STAGE, PLAYER_WITH_FILM, PLAYER_ON_PAGE, PLAYER_WITH_GLOSSARY };
uint64_t player_only(enum player_place place);
void player_act(struct player *player, int action); /* one that is offered */
/* Every row with keys does something, but for those that whoever shows the canvas takes. */
bool player_bindings_are_whole(void);

/* The piece whose own keys work now (keyed.c): the one with the focus, while some of it is in
 * view. NULL: none. */
const struct piece *player_keyed_piece(struct player *player, const struct layout *layout);

/* True while what is entered takes Esc itself, to go up one rung before it is left. */
bool player_climbs(const struct player *player, const struct layout *layout,
                   const struct piece *focus);

/* True of a text field: every character that is typed on it, or in it, is its text. */
bool player_takes_text(const struct piece *piece);

/* Whether anything that the learner answered is there. */
bool player_has_answers(const struct player *player);

/* Whether the focus is in view; where there is hardly a view, whether it was before. */
bool player_sees_focus(struct player *player);

/* Confirmations (confirm.c). Each does what it says at once where nothing would be lost, and else
 * asks: player->confirm says what about. */
void confirm_quit(struct player *player);
void confirm_other(struct player *player, const char *lesson_id); /* to open it */
void confirm_anew(struct player *player);                         /* to start the section anew */
void confirm_act(struct player *player, int action, const char *words);
/* What is asked, NULL: nothing; the keys that answer, for the footer; and the answer, which is the
 * very next key: every key but those of the first row is no, and does nothing else. True: it was
 * yes to what a piece asked about (CONFIRM_ACT), which is the caller's to do. */
const char *confirm_words(const struct player *player);
const struct binding *confirm_bindings(const struct player *player);
bool confirm_answer(struct player *player, uint32_t key);

/* Takes over what a piece said in its session; and goes on to what is said next, at each key. */
void notice_take(struct player *player, const struct session *session);
void notice_end(struct player *player);
/* What is to be told besides what stands in the layout; NULL: nothing. */
const char *notice_told(const struct player *player, const struct layout *layout);

/* What is asked or told may stand over the last rows of the body, too: by how many rows the body is
 * drawn higher, so that they do not hide the focus. */
int frame_lift(struct player *player, const struct layout *layout);

/* The rows above the status line over which what is asked or told stands. */
int frame_told_rows(const struct player *player, const struct layout *layout);

/* What an event of the mouse does (pointer.c). */
void pointer_handle(struct player *player, const struct event *event);

/* While the frame is painted: a place in it can be clicked (targets.c). And what can be at a cell;
 * NULL: nothing. */
void targets_add(struct player *player, struct rect at, enum target_does does, uint32_t value);
const struct target *targets_find(const struct player *player, struct spot at);

/* A key and a paste, whoever takes them (key.c); and whether the piece with the focus takes a key
 * by its bindings. */
void player_key(struct player *player, const struct event *event);
void player_paste(struct player *player, const struct event *event);
bool player_act_on_focus(struct player *player, uint32_t key);

/* What is looked at, in a word or two (kicker.c). */
const char *player_kicker(const struct player *player);

/* Draws the sections, the one that is looked at among them, at the page's left. */
void outline_draw_beside(struct player *player, const struct layout *layout, struct canvas *canvas);

/* Draws the row of keys (footer.c). */
void footer_draw(struct player *player, const struct layout *layout, struct canvas *canvas);

/* Draws header, status line and footer around the body (frame.c). */
void frame_draw(struct player *player, const struct layout *layout, struct canvas *canvas);

/* Kinds of block that only pages have: they are in no registry, no lesson can name them. */
extern const struct block_kind page_heading;  /* object: struct heading */
extern const struct block_kind page_told;     /* object: struct section */
extern const struct block_kind page_sources;  /* object: struct section */
extern const struct block_kind page_next;     /* object: struct next_page */
extern const struct block_kind page_ending;   /* object: struct ending */
extern const struct block_kind page_outline;  /* object: struct player, for where it stands */
extern const struct block_kind page_help;     /* object: struct player, for what had the focus */
extern const struct block_kind page_glossary; /* object: struct player, for what was visited */

struct heading {
    const struct section *section;
    const struct lesson *lesson; /* at the opening; NULL elsewhere */
};

/* What stands at a section's foot: the page after it. */
struct next_page {
    int index;
    const char *title;
    bool back; /* it was there before: the ending, from the appendix */
};

/* True when everything in the section worked; where there is nothing to work, when it was seen. */
bool section_done(const struct section *section, const struct scene *scene);

/* One row of a list of sections: its mark, number, title, and how much of it is worked; of an
 * appendix its title. */
void section_draw_row(int index, bool current, bool focused, int width, const struct scene *scene,
                      struct canvas *canvas);

#endif
