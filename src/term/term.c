/* The loop: input, signals, the player's time, a picture where one is due, and sleep. */
#include "term/system.h"

#include "term/term.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "base/memory.h"
#include "term/colours.h"
#include "term/decode.h"
#include "term/screen.h"
#include "term/signals.h"

/* No more pictures than this are made of what moves. */
enum { FRAME_USEC = 15000 };

/* How long the learner waits for the program to end before it is said why, and how often it is
 * looked whether that is over where nothing tells. */
enum { SILENT_USEC = 1000000, WAIT_USEC = 100000 };

/* How long an answer is waited for before the terminal is given back: it would come to the shell.
 */
enum { ANSWER_USEC = 100000 };

struct term {
    struct canvas canvas;
    struct decoder decoder;
    bool ascii;
    char farewell[256];
    size_t farewell_length;

    struct term_watch watch;
    struct player *player; /* that is played now */
    int64_t now_usec, shown_usec;
    enum player_mouse mouse;
    int64_t away_usec; /* how far the player's clock is behind: it stands still while stopped */
    bool changed;      /* the picture is to be made anew */
    bool drags;        /* drag came, and may be followed by one that leads further */
    struct event drag;
    bool asked; /* the terminal, for its ground */
    bool answered;
    int64_t asked_usec;
    bool wants_stop; /* Ctrl-Z was pressed */
};

static int64_t monotonic_usec(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void read_clock(struct term *term) {
    term->now_usec = monotonic_usec() - term->away_usec;
}

/* The clock goes on from where it was last read. */
static void skip_time_away(struct term *term) {
    term->away_usec = monotonic_usec() - term->now_usec;
}

static void fit_canvas(struct term *term) {
    int columns, rows;
    screen_size(&columns, &rows);
    canvas_release(&term->canvas);
    canvas_init(&term->canvas, columns, rows, term->ascii);
}

/* The farewell is known before anything is changed. */
static bool take_screen(struct term *term, struct errbuf *err) {
    if (!screen_find(err))
        return false;
    term->farewell_length = screen_farewell(term->farewell, sizeof term->farewell);
    signals_farewell(term->farewell, term->farewell_length);
    return screen_open(err);
}

struct term *term_open(bool utf8, bool ascii, struct errbuf *err) {
    struct term *term = memory_alloc(1, sizeof *term);
    term->ascii = ascii;
    term->watch.descriptor = -1;
    term->decoder.to_wide = utf8 ? NULL : mbrtowc;
    signals_install();
    signals_keep_modes();
    if (!take_screen(term, err)) {
        signals_restore();
        free(term);
        return NULL;
    }
    screen_describe_keys(&term->decoder);
    term_set_mouse(term, true);
    return term;
}

void term_set_mouse(struct term *term, bool wanted) {
    term->mouse = !screen_has_mouse() ? PLAYER_MOUSE_NONE
                  : wanted            ? PLAYER_MOUSE_ON
                                      : PLAYER_MOUSE_OFF;
}

/* What is there to be read came in time, however late it is read: silence is only where nothing is.
 * False when there is no more input to come. */
static bool take_input(struct term *term, bool readable,
                       void (*take)(const struct event *event, void *data), void *data) {
    if (!readable) {
        decode_silence(&term->decoder, term->now_usec, take, data);
        return true;
    }
    char bytes[4096];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return true;
    if (count <= 0)
        return false;
    decode_bytes(&term->decoder, bytes, (size_t)count, term->now_usec, take, data);
    return true;
}

void term_set_theme(struct term *term, enum theme theme) {
    enum theme known = theme == THEME_BY_GROUND ? colours_of_environment() : theme;
    colours_show(known == THEME_BY_GROUND ? THEME_ANY : known);
    term->asked = theme == THEME_BY_GROUND && known != THEME_MONO && screen_ask_ground();
    term->asked_usec = monotonic_usec();
}

static void take_ground(struct term *term, uint32_t ground) {
    term->answered = true;
    if (term->asked)
        colours_show(theme_of_ground(ground));
}

static void take_late_answer(const struct event *event, void *data) {
    struct term *term = data;
    if (event->type == EVENT_GROUND)
        term->answered = true;
}

/* What the terminal still has to say is for us, and not for the shell after us. */
static void await_answer(struct term *term) {
    int64_t until_usec = term->asked_usec + ANSWER_USEC, now_usec;
    while (term->asked && !term->answered && (now_usec = monotonic_usec()) < until_usec &&
           signals_ending() == 0) {
        bool readable = signals_wait(STDIN_FILENO, -1, until_usec - now_usec);
        if (!take_input(term, readable, take_late_answer, term))
            return;
    }
}

int term_close(struct term *term) {
    if (term == NULL)
        return 0;
    await_answer(term);
    screen_close();
    signals_restore();
    canvas_release(&term->canvas);
    free(term);
    return signals_ending();
}

static void suspend(struct term *term) {
    bool whole_group = term->wants_stop;
    term->wants_stop = false;
    if (term->watch.settle != NULL)
        term->watch.settle(term->watch.data);
    screen_leave();
    signals_farewell(NULL, 0);
    signals_stop(whole_group);
}

static void tell_size(struct term *term) {
    player_handle(term->player, &(struct event){.type = EVENT_RESIZE,
                                                .at_usec = term->now_usec,
                                                .columns = term->canvas.columns,
                                                .rows = term->canvas.rows});
    term->changed = true;
}

enum return_from { RETURN_NONE, RETURN_BACK, RETURN_GONE };

/* Stops when that was asked for, and takes the terminal again after any stop. */
static enum return_from come_back(struct term *term) {
    bool stop = signals_took_stop() || term->wants_stop;
    if (stop)
        suspend(term);
    else if (!signals_took_continue())
        return RETURN_NONE;
    if (!signals_wait_for_foreground(STDIN_FILENO))
        return RETURN_GONE;
    signals_took_continue();
    skip_time_away(term);
    signals_farewell(term->farewell, term->farewell_length);
    screen_return();
    return RETURN_BACK;
}

/* TERM_GOES_ON, or why it does not. */
static enum term_outcome look_at_signals(struct term *term) {
    if (signals_ending() != 0)
        return TERM_KILLED;
    enum return_from returned = come_back(term);
    if (returned == RETURN_GONE)
        return signals_ending() != 0 ? TERM_KILLED : TERM_GONE;
    bool resized = signals_took_resize();
    if (resized)
        screen_resize();
    if (!resized && returned == RETURN_NONE)
        return TERM_GOES_ON;
    fit_canvas(term);
    tell_size(term);
    return TERM_GOES_ON;
}

/* The learner may have taken it, or given it back to the terminal. */
static void look_at_mouse(struct term *term) {
    term->mouse = player_mouse(term->player);
    screen_set_mouse(term->mouse == PLAYER_MOUSE_ON);
}

/* TERM_GOES_ON, or what the learner wants instead. */
static enum term_outcome look_at_player(struct term *term, const char **lesson_id) {
    if (player_ended(term->player))
        return TERM_LEFT;
    look_at_mouse(term);
    *lesson_id = player_wants_lesson(term->player);
    return *lesson_id != NULL ? TERM_WANTS_LESSON : TERM_GOES_ON;
}

static void look_at_watch(struct term *term) {
    if (term->watch.look != NULL && term->watch.look(term->watch.data))
        term->changed = true;
}

static void give_event(struct term *term, const struct event *event) {
    struct event timed = *event;
    timed.at_usec = term->now_usec;
    term->changed = true;
    if (event->type == EVENT_GROUND) {
        take_ground(term, event->ground);
    } else if (event->type == EVENT_KEY && event->key == KEYSYM_CTRL + 'l') {
        screen_redraw();
    } else if (event->type == EVENT_KEY && event->key == KEYSYM_CTRL + 'z') {
        term->wants_stop = true;
    } else if (!player_ended(term->player)) {
        player_handle(term->player, &timed);
        look_at_watch(term);
    }
}

static void give_drag(struct term *term) {
    if (term->drags)
        give_event(term, &term->drag);
    term->drags = false;
}

/* Of drags that come at once the last counts: what each of them would turn may take long to run. */
static void take_event(const struct event *event, void *data) {
    struct term *term = data;
    bool drags = event->type == EVENT_MOUSE && event->mouse == MOUSE_DRAG;
    if (!drags) {
        give_drag(term);
        give_event(term, event);
        return;
    }
    term->drags = true;
    term->drag = *event;
}

static void let_time_pass(struct term *term) {
    read_clock(term);
    if (player_next_change(term->player) <= term->now_usec) {
        player_handle(term->player, &(struct event){.type = EVENT_TICK, .at_usec = term->now_usec});
        term->changed = true;
    }
}

static void show(struct term *term) {
    if (!term->changed)
        return;
    canvas_clear(&term->canvas);
    player_paint(term->player, &term->canvas);
    screen_show(&term->canvas);
    term->shown_usec = term->now_usec;
    term->changed = false;
}

/* How long nothing will happen but by input: negative for ever. */
static int64_t rest_usec(struct term *term) {
    int64_t until_usec = player_next_change(term->player);
    if (until_usec < term->shown_usec + FRAME_USEC)
        until_usec = term->shown_usec + FRAME_USEC;
    if (decode_deadline_usec(&term->decoder) < until_usec)
        until_usec = decode_deadline_usec(&term->decoder);
    if (until_usec == PLAYER_NEVER)
        return -1;
    read_clock(term);
    return until_usec > term->now_usec ? until_usec - term->now_usec : 0;
}

void term_set_watch(struct term *term, struct term_watch watch) {
    term->watch = watch;
}

enum term_outcome term_play(struct term *term, struct player *player, const char **lesson_id) {
    term->player = player;
    player_set_mouse(player, term->mouse);
    read_clock(term);
    fit_canvas(term);
    tell_size(term);
    for (;;) {
        look_at_watch(term);
        enum term_outcome outcome = look_at_signals(term);
        if (outcome == TERM_GOES_ON)
            outcome = look_at_player(term, lesson_id);
        if (outcome != TERM_GOES_ON)
            return outcome;
        show(term);
        bool readable = signals_wait(STDIN_FILENO, term->watch.descriptor, rest_usec(term));
        let_time_pass(term);
        if (!take_input(term, readable, take_event, term))
            return TERM_GONE;
        give_drag(term);
    }
}

static void note_leave(const struct event *event, void *data) {
    bool *leaves = data;
    if (event->type == EVENT_KEY && (event->key == 'q' || event->key == KEYSYM_CTRL + 'c'))
        *leaves = true;
}

/* Says why it takes so long, for the learner to know what q would cut short. */
static void say_why(struct term *term, const char *words) {
    player_say(term->player, words);
    term->changed = true;
    show(term);
}

bool term_wait(struct term *term, bool (*is_busy)(void *data), const char *words) {
    read_clock(term);
    int64_t told_usec = term->now_usec + SILENT_USEC;
    bool told = false;
    while (is_busy(term->watch.data)) {
        if (!told && term->now_usec >= told_usec) {
            say_why(term, words);
            told = true;
        }
        bool readable = signals_wait(STDIN_FILENO, term->watch.descriptor, WAIT_USEC);
        read_clock(term);
        bool leaves = false, is_gone = !take_input(term, readable, note_leave, &leaves);
        if (is_gone || signals_ending() != 0 || (leaves && told))
            return false;
    }
    return true;
}
