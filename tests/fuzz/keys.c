/* Any bytes as what a learner does with one of the examples in tests/kinds: nothing crashes, what
 * is on the screen is harmless, the picture changes later and not before, and in the end the
 * learner is let go.
 *
 * The first byte chooses the lesson, the next two the size. Then each byte is an event: letters are
 * themselves, control characters the keys of a table, the others time, sizes, pastes, the mouse and
 * odd characters. */
#include <string.h>

#include "blocks/registry.h"
#include "fuzz.h"
#include "player/player.h"

enum { MOST_EVENTS = 200, LESSONS = 29 };

/* What is new comes last: the inputs that are kept name a lesson by its place. */
static const char *const NAMES[LESSONS] = {
    "accordion", "callout", "cards",       "challenge",   "choice",    "choices",
    "compare",   "diagram", "dialogue",    "lanes",       "mark",      "numeric",
    "open",      "predict", "prose",       "quiz",        "simulated", "slider",
    "sort",      "tabs",    "slider-asks", "takeaways",   "order",     "match",
    "text",      "then",    "vary",        "quiz-points", "shuffle",
};
static struct lesson *lessons[LESSONS];

static const uint32_t KEYS[] = {
    KEYSYM_DOWN,           KEYSYM_ENTER,      KEYSYM_TAB,
    KEYSYM_ESCAPE,         KEYSYM_UP,         KEYSYM_LEFT,
    KEYSYM_RIGHT,          KEYSYM_HOME,       KEYSYM_END,
    KEYSYM_PAGE_UP,        KEYSYM_PAGE_DOWN,  KEYSYM_SHIFT_TAB,
    KEYSYM_BACKSPACE,      KEYSYM_DELETE,     KEYSYM_INSERT,
    KEYSYM_WORD_LEFT,      KEYSYM_SPACE,      KEYSYM_WORD_RIGHT,
    KEYSYM_WORD_BACKSPACE, KEYSYM_CTRL + 'c', KEYSYM_CTRL + 'a',
};
enum { KEY_COUNT = sizeof KEYS / sizeof *KEYS };

static const uint32_t ODD_KEYS[] = {0xe9,   0x4e16,  0x301,  0x200d, 0x1f600, 0xfff9,     0x10ffff,
                                    0xff17, 0x2009,  0x202e, 0x378,  0x85,    0xad,       0xfeff,
                                    0xfffd, 0x1f3fb, 0x20dd, 0x2028, 0xa0,    KEYSYM_NONE};
enum { ODD_KEY_COUNT = sizeof ODD_KEYS / sizeof *ODD_KEYS };

static const char *const PASTES[] = {"pasted",  "q y\r\nR", "世界 e\u0301\u200d\u202e",
                                     "1 720,5", "",         "\003\033[A"};
enum { PASTE_COUNT = sizeof PASTES / sizeof *PASTES };

static const struct lesson *lesson_at(int index) {
    char path[64];
    struct problems problems = {0};
    if (lessons[index] == NULL) {
        snprintf(path, sizeof path, "tests/kinds/%s.json", NAMES[index]);
        lessons[index] = lesson_load(path, registry_kinds(), &problems);
        problems_release(&problems);
    }
    MUST_HOLD(lessons[index] != NULL);
    return lessons[index];
}

/* What is read of the input: after its end there are zeros. */
struct input {
    const uint8_t *bytes;
    size_t length;
};

static uint8_t next(struct input *input) {
    if (input->length == 0)
        return 0;
    input->length--;
    return *input->bytes++;
}

struct session_of_keys {
    struct player *player;
    struct canvas canvas;
    int64_t now_usec;
    bool pasting;
};

static void resize(struct session_of_keys *session, struct input *input) {
    int columns = 1 + next(input) % 200, rows = 1 + next(input) % 80;
    canvas_release(&session->canvas);
    canvas_init(&session->canvas, columns, rows, false);
    player_handle(session->player, &(struct event){.type = EVENT_RESIZE,
                                                   .at_usec = session->now_usec,
                                                   .columns = columns,
                                                   .rows = rows});
}

static void press(struct session_of_keys *session, uint32_t key) {
    player_handle(session->player,
                  &(struct event){.type = EVENT_KEY, .at_usec = session->now_usec, .key = key});
}

static void paste(struct session_of_keys *session, uint8_t byte) {
    const char *text = PASTES[byte % PASTE_COUNT];
    bool continues = byte % 16 < 8;
    if (*text == '\0' && (continues || !session->pasting))
        return; /* only the last piece of several is empty */
    session->pasting = continues;
    player_handle(session->player, &(struct event){.type = EVENT_PASTE,
                                                   .at_usec = session->now_usec,
                                                   .text = text,
                                                   .continues = continues});
}

/* Also beyond the screen. */
static void point(struct session_of_keys *session, uint8_t byte, struct input *input) {
    enum { WAYS = MOUSE_WHEEL_DOWN + 1, COLUMNS = 210, ROWS = 90 };
    player_handle(session->player, &(struct event){.type = EVENT_MOUSE,
                                                   .at_usec = session->now_usec,
                                                   .mouse = (enum mouse)(byte % WAYS),
                                                   .column = next(input) % COLUMNS,
                                                   .row = next(input) % ROWS});
}

/* As a terminal does: at the next change, but not for ever. */
static void pass(struct session_of_keys *session, int64_t usec) {
    int64_t until_usec = session->now_usec + usec, change_usec;
    for (int i = 0; i < 4; i++) {
        change_usec = player_next_change(session->player);
        MUST_HOLD(change_usec > session->now_usec);
        if (change_usec > until_usec)
            return;
        session->now_usec = change_usec;
        player_handle(session->player,
                      &(struct event){.type = EVENT_TICK, .at_usec = session->now_usec});
    }
    session->now_usec = until_usec;
    player_handle(session->player,
                  &(struct event){.type = EVENT_TICK, .at_usec = session->now_usec});
}

static void take(struct session_of_keys *session, uint8_t byte, struct input *input) {
    if (byte >= 0xc0 && byte < 0xe0) {
        paste(session, byte);
        return;
    }
    session->pasting = false;
    if (byte >= ' ' && byte < 0x7f)
        press(session, byte);
    else if (byte < ' ')
        press(session, KEYS[byte % KEY_COUNT]);
    else if (byte >= 0x80 && byte < 0xa0)
        pass(session, INT64_C(1) << (byte & 31));
    else if (byte >= 0xa0 && byte < 0xa8)
        resize(session, input);
    else if (byte >= 0xe0)
        point(session, byte, input);
    else
        press(session, ODD_KEYS[byte % ODD_KEY_COUNT]);
}

static void paint(struct session_of_keys *session) {
    const struct canvas *canvas = &session->canvas;
    canvas_clear(&session->canvas);
    player_paint(session->player, &session->canvas);
    for (int i = 0; i < canvas->columns * canvas->rows; i++)
        for (const char *byte = canvas->cells[i].text.bytes; *byte != '\0'; byte++)
            MUST_HOLD((unsigned char)*byte >= ' ' && *byte != 0x7f);
    MUST_HOLD(canvas->cursor_x < canvas->columns && canvas->cursor_y < canvas->rows);
}

/* Whatever was done: the first Ctrl-C may ask, the second leaves. */
static void leave(struct session_of_keys *session) {
    for (int i = 0; i < 3 && !player_ended(session->player); i++)
        press(session, KEYSYM_CTRL + 'c');
    MUST_HOLD(player_ended(session->player));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct input input = {bytes, length};
    const struct lesson *lesson = lesson_at(next(&input) % LESSONS);
    struct session_of_keys session = {.player = player_new(lesson, NULL, origin_fixed)};
    player_set_mouse(session.player, PLAYER_MOUSE_ON);
    canvas_init(&session.canvas, 1, 1, false);
    resize(&session, &input);
    for (int i = 0; i < MOST_EVENTS && input.length > 0 && !player_ended(session.player); i++) {
        take(&session, next(&input), &input);
        paint(&session);
    }
    leave(&session);
    canvas_release(&session.canvas);
    player_free(session.player);
    return 0;
}
