#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <vterm.h>

/* Only what libvterm 0.1.4 and 0.3 share is used: the screen layer, bool and number properties. */

enum { CELL_BYTES = 4 * VTERM_MAX_CHARS_PER_CELL };

struct terminal {
    VTerm *vt;
    VTermScreen *screen;
    int rows, columns;
    bool alternate, cursor_visible, beyond_ascii;
    int mouse;
    bool had_mouse;
    const char *ground; /* NULL: it does not tell */
    size_t asked;       /* how far the question for it has come */
    struct bytes reply;
    struct bytes history; /* lines scrolled off the normal screen */
};

static size_t put_utf8(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = length; i-- > 1; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(lead[length] | c);
    return length;
}

/* An empty cell is a blank; the second half of a wide character is nothing. */
static size_t cell_utf8(const VTermScreenCell *cell, char out[CELL_BYTES]) {
    if (cell->chars[0] == (uint32_t)-1)
        return 0;
    if (cell->chars[0] == 0) {
        out[0] = ' ';
        return 1;
    }
    size_t length = 0;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++)
        length += put_utf8(cell->chars[i], out + length);
    return length;
}

static bool get_cell(const struct terminal *terminal, int row, int column, VTermScreenCell *cell) {
    VTermPos at = {.row = row - 1, .col = column - 1};
    return vterm_screen_get_cell(terminal->screen, at, cell) != 0;
}

static int on_property(VTermProp property, VTermValue *value, void *user) {
    struct terminal *terminal = user;
    if (property == VTERM_PROP_ALTSCREEN)
        terminal->alternate = value->boolean != 0;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->cursor_visible = value->boolean != 0;
    else if (property == VTERM_PROP_MOUSE)
        terminal->mouse = value->number;
    terminal->had_mouse |= terminal->mouse != VTERM_PROP_MOUSE_NONE;
    return 1;
}

static int on_line_scrolled_away(int columns, const VTermScreenCell *cells, void *user) {
    struct terminal *terminal = user;
    for (int i = 0; i < columns; i++) {
        char text[CELL_BYTES];
        bytes_add(&terminal->history, text, cell_utf8(&cells[i], text));
    }
    bytes_trim_right(&terminal->history);
    bytes_add(&terminal->history, "\n", 1);
    return 1;
}

static const VTermScreenCallbacks screen_callbacks = {
    .settermprop = on_property,
    .sb_pushline = on_line_scrolled_away,
};

static void on_reply(const char *data, size_t length, void *user) {
    struct terminal *terminal = user;
    bytes_add(&terminal->reply, data, length);
}

struct terminal *terminal_new(int rows, int columns) {
    struct terminal *terminal = calloc(1, sizeof *terminal);
    if (terminal == NULL || (terminal->vt = vterm_new(rows, columns)) == NULL) {
        fputs("e2e: out of memory\n", stderr);
        exit(2);
    }
    terminal->rows = rows;
    terminal->columns = columns;
    vterm_set_utf8(terminal->vt, 1);
    vterm_output_set_callback(terminal->vt, on_reply, terminal);
    terminal->screen = vterm_obtain_screen(terminal->vt);
    vterm_screen_set_callbacks(terminal->screen, &screen_callbacks, terminal);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
    terminal->cursor_visible = true;
    return terminal;
}

void terminal_free(struct terminal *terminal) {
    if (terminal == NULL)
        return;
    vterm_free(terminal->vt);
    bytes_release(&terminal->reply);
    bytes_release(&terminal->history);
    free(terminal);
}

void terminal_resize(struct terminal *terminal, int rows, int columns) {
    terminal->rows = rows;
    terminal->columns = columns;
    vterm_set_size(terminal->vt, rows, columns);
}

int terminal_rows(const struct terminal *terminal) {
    return terminal->rows;
}

void terminal_set_ground(struct terminal *terminal, const char *ground) {
    terminal->ground = ground;
}

/* libvterm keeps no ground. */
static void answer_for_ground(struct terminal *terminal, char byte) {
    static const char question[] = "\033]11;?";
    if (byte != question[terminal->asked])
        terminal->asked = 0;
    terminal->asked += byte == question[terminal->asked];
    if (question[terminal->asked] != '\0')
        return;
    terminal->asked = 0;
    if (terminal->ground != NULL)
        bytes_addf(&terminal->reply, "\033]11;%s\033\\", terminal->ground);
}

void terminal_take(struct terminal *terminal, const char *data, size_t length) {
    for (size_t i = 0; i < length; i++) {
        terminal->beyond_ascii |= (unsigned char)data[i] > 0x7f;
        answer_for_ground(terminal, data[i]);
    }
    vterm_input_write(terminal->vt, data, length);
}

struct bytes *terminal_reply(struct terminal *terminal) {
    return &terminal->reply;
}

static const struct {
    const char *name;
    VTermKey key;
} named_keys[] = {
    {"Up", VTERM_KEY_UP},       {"Down", VTERM_KEY_DOWN},           {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT}, {"Home", VTERM_KEY_HOME},           {"End", VTERM_KEY_END},
    {"PgUp", VTERM_KEY_PAGEUP}, {"PgDn", VTERM_KEY_PAGEDOWN},       {"Ins", VTERM_KEY_INS},
    {"Del", VTERM_KEY_DEL},     {"Enter", VTERM_KEY_ENTER},         {"Tab", VTERM_KEY_TAB},
    {"Esc", VTERM_KEY_ESCAPE},  {"Backspace", VTERM_KEY_BACKSPACE},
};

static VTermKey key_by_name(const char *name) {
    for (size_t i = 0; i < sizeof named_keys / sizeof named_keys[0]; i++)
        if (strcmp(name, named_keys[i].name) == 0)
            return named_keys[i].key;
    char *end;
    long number = name[0] == 'F' && name[1] != '\0' ? strtol(name + 1, &end, 10) : 0;
    if (number < 1 || number > 12 || *end != '\0')
        return VTERM_KEY_NONE;
    return (VTermKey)(VTERM_KEY_FUNCTION_0 + number);
}

static const char *skip_modifiers(const char *name, unsigned *modifiers) {
    static const struct {
        const char *prefix;
        unsigned modifier;
    } prefixes[] = {
        {"Ctrl-", VTERM_MOD_CTRL}, {"Alt-", VTERM_MOD_ALT}, {"Shift-", VTERM_MOD_SHIFT}};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t length = strlen(prefixes[i].prefix);
        if (strncmp(name, prefixes[i].prefix, length) == 0 && name[length] != '\0') {
            *modifiers |= prefixes[i].modifier;
            return skip_modifiers(name + length, modifiers);
        }
    }
    return name;
}

static bool is_one_character(const char *name) {
    size_t length = strlen(name);
    if (length == 0)
        return false;
    for (size_t i = 1; i < length; i++)
        if (((unsigned char)name[i] & 0xc0) != 0x80)
            return false;
    return ((unsigned char)name[0] & 0xc0) != 0x80;
}

bool terminal_key(struct terminal *terminal, const char *name) {
    unsigned modifiers = 0;
    name = skip_modifiers(name, &modifiers);
    VTermKey key = key_by_name(name);
    if (key != VTERM_KEY_NONE) {
        vterm_keyboard_key(terminal->vt, key, (VTermModifier)modifiers);
        return true;
    }
    if (strcmp(name, "Space") == 0)
        name = " ";
    if (!is_one_character(name))
        return false;
    /* Written as xterm does; libvterm would use CSI u for some. */
    if ((modifiers & VTERM_MOD_ALT) != 0)
        bytes_add(&terminal->reply, "\033", 1);
    char control = name[0] == '?' ? 0x7f : (char)(name[0] & 0x1f);
    if ((modifiers & VTERM_MOD_CTRL) != 0)
        bytes_add(&terminal->reply, &control, 1);
    else
        bytes_add(&terminal->reply, name, strlen(name));
    return true;
}

void terminal_type(struct terminal *terminal, const char *text) {
    for (; *text != '\0'; text++)
        bytes_add(&terminal->reply, *text == '\n' ? "\r" : text, 1);
}

void terminal_paste(struct terminal *terminal, const char *text) {
    vterm_keyboard_start_paste(terminal->vt);
    terminal_type(terminal, text);
    vterm_keyboard_end_paste(terminal->vt);
}

bool terminal_mouse(struct terminal *terminal, const char *does, int row, int column) {
    enum { LEFT = 1, UP = 4, DOWN = 5 };
    static const struct {
        const char *name;
        int button;
        bool presses, releases;
    } ways[] = {
        {"press", LEFT, true, false},      {"release", LEFT, false, true},
        {"click", LEFT, true, true},       {"wheel-up", UP, true, false},
        {"wheel-down", DOWN, true, false}, {"drag", 0, false, false},
    };
    vterm_mouse_move(terminal->vt, row - 1, column - 1, VTERM_MOD_NONE);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (strcmp(does, ways[i].name) != 0)
            continue;
        if (ways[i].presses)
            vterm_mouse_button(terminal->vt, ways[i].button, true, VTERM_MOD_NONE);
        if (ways[i].releases)
            vterm_mouse_button(terminal->vt, ways[i].button, false, VTERM_MOD_NONE);
        return true;
    }
    return false;
}

bool terminal_reports_mouse(const struct terminal *terminal) {
    return terminal->mouse != VTERM_PROP_MOUSE_NONE;
}

bool terminal_reported_mouse(const struct terminal *terminal) {
    return terminal->had_mouse;
}

/* The column of the cell that begins so many bytes into a row. */
static int column_of(const struct terminal *terminal, int row, size_t bytes) {
    size_t offset = 0;
    int column = 1;
    for (; column <= terminal->columns && offset < bytes; column++) {
        VTermScreenCell cell;
        char text[CELL_BYTES];
        if (get_cell(terminal, row, column, &cell))
            offset += cell_utf8(&cell, text);
    }
    return column;
}

bool terminal_find(const struct terminal *terminal, const char *text, int *row, int *column) {
    bool found = false;
    for (*row = 1; !found && *row <= terminal->rows; *row += !found) {
        struct bytes line = {0};
        terminal_row(terminal, *row, &line);
        const char *start = bytes_text(&line), *at = strstr(start, text);
        found = at != NULL;
        *column = found ? column_of(terminal, *row, (size_t)(at - start)) : 0;
        bytes_release(&line);
    }
    return found;
}

void terminal_row(const struct terminal *terminal, int row, struct bytes *out) {
    struct bytes line = {0};
    for (int column = 1; column <= terminal->columns; column++) {
        VTermScreenCell cell;
        char text[CELL_BYTES];
        if (get_cell(terminal, row, column, &cell))
            bytes_add(&line, text, cell_utf8(&cell, text));
    }
    bytes_trim_right(&line);
    bytes_add(out, bytes_text(&line), line.used);
    bytes_release(&line);
}

void terminal_screen(const struct terminal *terminal, struct bytes *out) {
    for (int row = 1; row <= terminal->rows; row++) {
        terminal_row(terminal, row, out);
        bytes_add(out, "\n", 1);
    }
}

void terminal_screen_unwrapped(const struct terminal *terminal, struct bytes *out) {
    struct bytes screen = {0};
    terminal_screen(terminal, &screen);
    char *rest = screen.data;
    for (char *word = strtok_r(rest, " \n", &rest); word != NULL;
         word = strtok_r(NULL, " \n", &rest))
        bytes_addf(out, "%s%s", out->used > 0 ? " " : "", word);
    bytes_release(&screen);
}

void terminal_output(const struct terminal *terminal, struct bytes *out) {
    if (terminal->alternate)
        return;
    bytes_add(out, bytes_text(&terminal->history), terminal->history.used);
    terminal_screen(terminal, out);
}

static void frame_edge(const struct terminal *terminal, struct bytes *out) {
    bytes_addf(out, "    +");
    for (int column = 0; column < terminal->columns; column++)
        bytes_add(out, "-", 1);
    bytes_addf(out, "+\n");
}

void terminal_frame(const struct terminal *terminal, struct bytes *out) {
    frame_edge(terminal, out);
    for (int row = 1; row <= terminal->rows; row++) {
        bytes_addf(out, "%3d |", row);
        for (int column = 1; column <= terminal->columns; column++) {
            VTermScreenCell cell;
            char text[CELL_BYTES];
            if (get_cell(terminal, row, column, &cell))
                bytes_add(out, text, cell_utf8(&cell, text));
        }
        bytes_addf(out, "|\n");
    }
    frame_edge(terminal, out);
    struct terminal_cursor cursor = terminal_cursor(terminal);
    bytes_addf(out, "    cursor %d,%d %s, %s screen\n", cursor.row, cursor.column,
               cursor.visible ? "visible" : "hidden", terminal->alternate ? "alternate" : "normal");
}

struct terminal_cursor terminal_cursor(const struct terminal *terminal) {
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->vt), &at);
    return (struct terminal_cursor){at.row + 1, at.col + 1, terminal->cursor_visible};
}

bool terminal_alternate(const struct terminal *terminal) {
    return terminal->alternate;
}

bool terminal_beyond_ascii(const struct terminal *terminal) {
    return terminal->beyond_ascii;
}

static bool is_default_foreground(const VTermScreenCell *cell) {
    return VTERM_COLOR_IS_DEFAULT_FG(&cell->fg);
}

static bool is_default_background(const VTermScreenCell *cell) {
    return VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
}

static bool is_bold(const VTermScreenCell *cell) {
    return cell->attrs.bold;
}

static bool is_underlined(const VTermScreenCell *cell) {
    return cell->attrs.underline != VTERM_UNDERLINE_OFF;
}

static bool is_italic(const VTermScreenCell *cell) {
    return cell->attrs.italic;
}

static bool is_reversed(const VTermScreenCell *cell) {
    return cell->attrs.reverse;
}

static bool is_plain(const VTermScreenCell *cell) {
    return !is_bold(cell) && !is_underlined(cell) && !is_italic(cell) && !is_reversed(cell) &&
           is_default_foreground(cell) && is_default_background(cell);
}

static const struct {
    const char *name;
    bool (*holds)(const VTermScreenCell *cell);
} styles[] = {
    {"bold", is_bold},
    {"underline", is_underlined},
    {"italic", is_italic},
    {"reverse", is_reversed},
    {"plain", is_plain},
    {"fg=default", is_default_foreground},
    {"bg=default", is_default_background},
};

static bool is_palette_colour(const VTermColor *colour, long index) {
    return VTERM_COLOR_IS_INDEXED(colour) && (colour->type & VTERM_COLOR_DEFAULT_MASK) == 0 &&
           colour->indexed.idx == index;
}

/* As 0xRRGGBB. */
static bool is_direct_colour(const VTermColor *colour, long rgb) {
    return VTERM_COLOR_IS_RGB(colour) && (colour->type & VTERM_COLOR_DEFAULT_MASK) == 0 &&
           (colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue) == rgb;
}

static bool cell_has_style(const VTermScreenCell *cell, const char *style, bool *known) {
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (strcmp(style, styles[i].name) == 0)
            return styles[i].holds(cell);
    char *end = NULL;
    long rgb = strncmp(style, "fg=#", 4) == 0 ? strtol(style + 4, &end, 16) : -1;
    if (end != NULL && *end == '\0' && strlen(style) == strlen("fg=#rrggbb"))
        return is_direct_colour(&cell->fg, rgb);
    long index = strlen(style) > 3 ? strtol(style + 3, &end, 10) : -1;
    if (end != NULL && *end == '\0' && strncmp(style, "fg=", 3) == 0)
        return is_palette_colour(&cell->fg, index);
    if (end != NULL && *end == '\0' && strncmp(style, "bg=", 3) == 0)
        return is_palette_colour(&cell->bg, index);
    *known = false;
    return false;
}

/* FROM and TO are offsets in bytes into the row's text. */
static bool cells_have_style(const struct terminal *terminal, int row, size_t from, size_t to,
                             const char *style, bool *known) {
    bool negated = strncmp(style, "no-", 3) == 0;
    size_t offset = 0;
    for (int column = 1; column <= terminal->columns && offset < to; column++) {
        VTermScreenCell cell;
        char text[CELL_BYTES];
        if (!get_cell(terminal, row, column, &cell))
            return false;
        size_t length = cell_utf8(&cell, text);
        if (offset >= from && length > 0 &&
            cell_has_style(&cell, style + (negated ? 3 : 0), known) == negated)
            return false;
        offset += length;
    }
    return true;
}

bool terminal_has_style(const struct terminal *terminal, const char *text, const char *style,
                        bool *known) {
    *known = true;
    bool found = false;
    for (int row = 1; row <= terminal->rows && !found; row++) {
        struct bytes line = {0};
        terminal_row(terminal, row, &line);
        const char *start = bytes_text(&line);
        for (const char *at = strstr(start, text); at != NULL && !found;
             at = strstr(at + 1, text)) {
            size_t from = (size_t)(at - start);
            found = cells_have_style(terminal, row, from, from + strlen(text), style, known);
        }
        bytes_release(&line);
    }
    return found && *known;
}

/* libvterm tells of these modes only by what it would send. */
static bool paste_is_bracketed(struct terminal *terminal) {
    size_t before = terminal->reply.used;
    vterm_keyboard_start_paste(terminal->vt);
    bool sent = terminal->reply.used > before;
    terminal->reply.used = before;
    return sent;
}

static bool cursor_keys_are_application(struct terminal *terminal) {
    size_t before = terminal->reply.used;
    vterm_keyboard_key(terminal->vt, VTERM_KEY_UP, VTERM_MOD_NONE);
    bool application = terminal->reply.used > before && terminal->reply.data[before + 1] == 'O';
    terminal->reply.used = before;
    return application;
}

static bool pen_is_reset(struct terminal *terminal) {
    VTermState *state = vterm_obtain_state(terminal->vt);
    static const VTermAttr attributes[] = {VTERM_ATTR_BOLD, VTERM_ATTR_ITALIC, VTERM_ATTR_BLINK,
                                           VTERM_ATTR_REVERSE};
    VTermValue value;
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
        if (vterm_state_get_penattr(state, attributes[i], &value) && value.boolean)
            return false;
    if (vterm_state_get_penattr(state, VTERM_ATTR_UNDERLINE, &value) && value.number != 0)
        return false;
    if (vterm_state_get_penattr(state, VTERM_ATTR_FOREGROUND, &value) &&
        !VTERM_COLOR_IS_DEFAULT_FG(&value.color))
        return false;
    return !vterm_state_get_penattr(state, VTERM_ATTR_BACKGROUND, &value) ||
           VTERM_COLOR_IS_DEFAULT_BG(&value.color);
}

const char *terminal_left_behind(struct terminal *terminal) {
    if (terminal->alternate)
        return "the alternate screen is still shown";
    if (!terminal->cursor_visible)
        return "the cursor is still hidden";
    if (terminal->mouse != VTERM_PROP_MOUSE_NONE)
        return "the mouse is still reported";
    if (paste_is_bracketed(terminal))
        return "bracketed paste is still on";
    if (cursor_keys_are_application(terminal))
        return "the cursor keys are still in application mode";
    if (!pen_is_reset(terminal))
        return "a colour or an attribute is still on";
    return NULL;
}
