/* How curses is begun, fed with cells and ended, and what is written past it to modes that it does
 * not know. */
#include "term/system.h"

#include "term/screen.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "term/colours.h"

#undef columns /* a capability in term.h */

static const char PASTE_ON[] = "\033[?2004h";
static const char PASTE_OFF[] = "\033[?2004l";

/* Clicks, drags while the button is down, and both in words: a terminal takes of these what it
 * knows. Curses would ask for clicks alone, and reads the mouse itself. */
static const char MOUSE_ON[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char MOUSE_OFF[] = "\033[?1006l\033[?1002l\033[?1000l";
static bool mouse_wanted;

/* A capability of the terminal, or NULL. */
static const char *capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/* Terminals with ECMA-48 sequences ignore the private modes that they do not know. */
static bool takes_modes(void) {
    const char *place = capability("cup");
    return place != NULL && strncmp(place, "\033[", 2) == 0;
}

/* Curses writes past the buffer of stdout, so that this is sent at once. */
static void write_now(const char *sequence) {
    fputs(sequence, stdout);
    fflush(stdout);
}

static void ask_for_paste(const char *mode) {
    if (takes_modes())
        write_now(mode);
}

/* Its description says that a report begins somehow. */
bool screen_has_mouse(void) {
    return takes_modes() && capability("kmous") != NULL;
}

void screen_set_mouse(bool wanted) {
    if (wanted == mouse_wanted)
        return;
    mouse_wanted = wanted;
    write_now(wanted ? MOUSE_ON : MOUSE_OFF);
}

/* It ends as xterm's answer will then end, with BEL: rxvt cuts the other end in two. */
bool screen_ask_ground(void) {
    if (!takes_modes() || !colours_hang_on_ground())
        return false;
    write_now("\033]11;?\007");
    return true;
}

static const char AS_TEXT[] = "rtlesson | cat shows the lesson as text";
static const char AS_XTERM[] = "try TERM=xterm-256color rtlesson, which fits nearly all";

/* Curses believes LINES and COLUMNS, which a shell may have exported long ago, rather than the
 * terminal. */
static void forget_exported_size(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    unsetenv("LINES");
    unsetenv("COLUMNS");
}

bool screen_find(struct errbuf *err) {
    const char *type = colours_type();
    int why;
    if (type == NULL || type[0] == '\0')
        return errbuf_fail(err, "TERM does not say what terminal this is; %s, or %s", AS_XTERM,
                           AS_TEXT);
    if (setupterm(type, STDOUT_FILENO, &why) != OK)
        return errbuf_fail(err, "the terminal \"%s\" is not known here; %s, or %s", type, AS_XTERM,
                           AS_TEXT);
    return capability("cup") != NULL ||
           errbuf_fail(err, "the terminal \"%s\" cannot place its cursor; %s", type, AS_TEXT);
}

bool screen_open(struct errbuf *err) {
    del_curterm(cur_term); /* of screen_find: newterm makes its own */
    forget_exported_size();
    if (newterm(colours_type(), stdout, stdin) == NULL)
        return errbuf_fail(err, "the terminal cannot be set up");
    raw();
    noecho();
    nonl();
    typeahead(-1);
    keypad(stdscr, TRUE);
    ask_for_paste(PASTE_ON);
    return true;
}

/* Some terminals bring the cursor of before back with the screen of before, hidden or not. */
static void show_cursor(void) {
    const char *shown = capability("cnorm");
    if (shown != NULL)
        putp(shown);
    fflush(stdout);
}

void screen_leave(void) {
    if (isendwin())
        return;
    if (mouse_wanted)
        write_now(MOUSE_OFF);
    ask_for_paste(PASTE_OFF);
    endwin();
    show_cursor();
}

void screen_close(void) {
    screen_leave();
    mouse_wanted = false;
    SCREEN *screen = set_term(NULL);
    if (screen != NULL)
        delscreen(screen);
}

void screen_return(void) {
    /* Whoever had the terminal may have left it anyhow: curses must not think that it knows. */
    if (!isendwin())
        endwin();
    screen_resize();
    refresh();
    keypad(stdscr, TRUE);
    ask_for_paste(PASTE_ON);
    if (mouse_wanted)
        write_now(MOUSE_ON);
    screen_redraw();
}

void screen_size(int *columns, int *rows) {
    getmaxyx(stdscr, *rows, *columns);
}

void screen_resize(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    resize_term(size.ws_row, size.ws_col);
    screen_redraw();
}

void screen_redraw(void) {
    clearok(curscr, TRUE);
}

static attr_t curses_attributes(uint8_t ours) {
    static const struct {
        uint8_t ours;
        attr_t theirs;
    } MAP[] = {
        {ATTRIBUTE_BOLD, A_BOLD},           {ATTRIBUTE_DIM, A_DIM},
        {ATTRIBUTE_UNDERLINE, A_UNDERLINE}, {ATTRIBUTE_REVERSE, A_REVERSE},
        {ATTRIBUTE_ITALIC, A_ITALIC},
    };
    attr_t attributes = A_NORMAL;
    for (size_t i = 0; i < sizeof MAP / sizeof *MAP; i++)
        if (ours & MAP[i].ours)
            attributes |= MAP[i].theirs;
    return attributes;
}

static void show_cell(int x, int y, const struct cell *cell) {
    wchar_t text[CCHARW_MAX + 1];
    cchar_t shown;
    struct paint paint = colours_paint(cell->style);
    size_t count = mbstowcs(text, cell->text.bytes, CCHARW_MAX);
    /* Where the system's width differs from the canvas's, curses would shift the row. */
    if (count == (size_t)-1 || count == 0 || wcwidth(text[0]) != cell->text.width_cells) {
        text[0] = count == 0 ? L' ' : L'?';
        count = 1;
    }
    text[count < CCHARW_MAX ? count : CCHARW_MAX] = L'\0';
    setcchar(&shown, text, curses_attributes(paint.attributes), (short)paint.colour, NULL);
    mvadd_wchnstr(y, x, &shown, 1);
}

/* Braille displays, magnifiers and input methods follow the cursor, a hidden one, too. */
static void place_cursor(const struct canvas *canvas) {
    bool visible = canvas->cursor_x >= 0, marked = canvas->mark_x >= 0;
    curs_set(visible ? 1 : 0);
    if (visible)
        move(canvas->cursor_y, canvas->cursor_x);
    else
        move(marked ? canvas->mark_y : canvas->rows - 1, marked ? canvas->mark_x : 0);
}

void screen_show(const struct canvas *canvas) {
    erase();
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->columns; x++) {
            const struct cell *cell = canvas_at(canvas, x, y);
            if (cell->text.width_cells > 0)
                show_cell(x, y, cell);
        }
    place_cursor(canvas);
    refresh();
}

void screen_describe_keys(struct decoder *decoder) {
    static const struct {
        const char *name;
        uint32_t key;
    } NAMES[] = {
        {"kcuu1", KEYSYM_UP},     {"kcud1", KEYSYM_DOWN},    {"kcub1", KEYSYM_LEFT},
        {"kcuf1", KEYSYM_RIGHT},  {"khome", KEYSYM_HOME},    {"kend", KEYSYM_END},
        {"kpp", KEYSYM_PAGE_UP},  {"knp", KEYSYM_PAGE_DOWN}, {"kcbt", KEYSYM_SHIFT_TAB},
        {"kdch1", KEYSYM_DELETE}, {"kich1", KEYSYM_INSERT},  {"kent", KEYSYM_ENTER},
    };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const char *bytes = capability(NAMES[i].name);
        if (bytes != NULL && bytes[0] == '\033' && bytes[1] != '\0' &&
            decoder->described_count < DECODE_SEQUENCES)
            decoder->described[decoder->described_count++] =
                (struct key_sequence){bytes, NAMES[i].key};
    }
}

/* Appends a string of the description without its padding, $<5>. */
static size_t append(char *into, size_t size, size_t length, const char *text) {
    while (text != NULL && *text != '\0' && length < size) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end != NULL)
            text = end + 1;
        else
            into[length++] = *text++;
    }
    return length;
}

size_t screen_farewell(char *into, size_t size) {
    static const char *const LAST[] = {"sgr0", "cnorm", "rmkx", "rmcup", "cnorm"};
    size_t length = append(into, size, 0, screen_has_mouse() ? MOUSE_OFF : NULL);
    length = append(into, size, length, takes_modes() ? PASTE_OFF : NULL);
    for (size_t i = 0; i < sizeof LAST / sizeof *LAST; i++)
        length = append(into, size, length, capability(LAST[i]));
    return length;
}
