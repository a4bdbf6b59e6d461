/* How a byte is taken in each state of the decoder: between keys, in a character, a sequence, a
 * string or a paste. */
#include "term/decode.h"

#include <string.h>
#include <wchar.h>

#include "base/text.h"
#include "ui/theme.h"

enum {
    CTRL_C = 0x03,
    ESC = 0x1b,
    BEL = 0x07,
    BACKSPACE = 0x08,
    DEL = 0x7f,
    CTRL_W = 0x17,
    CTRL_UNDERSCORE = 0x1f
};

static const char PASTE_BEGIN[] = "\033[200~";
static const char PASTE_END[] = "\033[201~";
static const char GROUND[] = "\033]11;";

struct sink {
    void (*take)(const struct event *event, void *data);
    void *data;
};

static void give_key(const struct sink *sink, uint32_t key) {
    if (key != KEYSYM_NONE)
        sink->take(&(struct event){.type = EVENT_KEY, .key = key}, sink->data);
}

/* --- Sequences. --- */

/* Final bytes of CSI and SS3 sequences (xterm, rxvt and the VT220 agree on these). */
static const struct {
    char introducer; /* '[' or 'O' */
    char final;
    uint32_t key, with_ctrl_or_alt;
} FINALS[] = {
    {'[', 'A', KEYSYM_UP, KEYSYM_UP},
    {'[', 'B', KEYSYM_DOWN, KEYSYM_DOWN},
    {'[', 'C', KEYSYM_RIGHT, KEYSYM_WORD_RIGHT},
    {'[', 'D', KEYSYM_LEFT, KEYSYM_WORD_LEFT},
    {'[', 'H', KEYSYM_HOME, KEYSYM_TEXT_START},
    {'[', 'F', KEYSYM_END, KEYSYM_TEXT_END},
    {'[', 'Z', KEYSYM_SHIFT_TAB, KEYSYM_SHIFT_TAB},
    {'O', 'A', KEYSYM_UP, KEYSYM_UP},
    {'O', 'B', KEYSYM_DOWN, KEYSYM_DOWN},
    {'O', 'C', KEYSYM_RIGHT, KEYSYM_WORD_RIGHT},
    {'O', 'D', KEYSYM_LEFT, KEYSYM_WORD_LEFT},
    {'O', 'H', KEYSYM_HOME, KEYSYM_TEXT_START},
    {'O', 'F', KEYSYM_END, KEYSYM_TEXT_END},
    {'O', 'M', KEYSYM_ENTER, KEYSYM_ENTER},
    {'O', 'c', KEYSYM_WORD_RIGHT, KEYSYM_WORD_RIGHT}, /* rxvt's Ctrl */
    {'O', 'd', KEYSYM_WORD_LEFT, KEYSYM_WORD_LEFT},
    {'O', 'j', '*', '*'}, /* the keypad in its application mode */
    {'O', 'k', '+', '+'},
    {'O', 'l', ',', ','},
    {'O', 'm', '-', '-'},
    {'O', 'n', '.', '.'},
    {'O', 'o', '/', '/'},
    {'O', 'p', '0', '0'},
    {'O', 'q', '1', '1'},
    {'O', 'r', '2', '2'},
    {'O', 's', '3', '3'},
    {'O', 't', '4', '4'},
    {'O', 'u', '5', '5'},
    {'O', 'v', '6', '6'},
    {'O', 'w', '7', '7'},
    {'O', 'x', '8', '8'},
    {'O', 'y', '9', '9'},
};

/* CSI number ~; with ^ in place of ~ it is rxvt's Ctrl. */
static const struct {
    int number;
    uint32_t key, with_ctrl_or_alt;
} NUMBERED[] = {
    {1, KEYSYM_HOME, KEYSYM_TEXT_START}, {2, KEYSYM_INSERT, KEYSYM_INSERT},
    {3, KEYSYM_DELETE, KEYSYM_DELETE},   {4, KEYSYM_END, KEYSYM_TEXT_END},
    {5, KEYSYM_PAGE_UP, KEYSYM_PAGE_UP}, {6, KEYSYM_PAGE_DOWN, KEYSYM_PAGE_DOWN},
    {7, KEYSYM_HOME, KEYSYM_TEXT_START}, {8, KEYSYM_END, KEYSYM_TEXT_END},
};

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

/* The numbers of a sequence, as in ESC [ 1 ; 5 C; those that are absent are 0. */
struct numbers {
    int first, second;
};

static struct numbers read_numbers(const unsigned char *text, int length) {
    int numbers[2] = {0, 0}, which = 0;
    for (int i = 0; i < length && which < 2; i++) {
        if (text[i] == ';')
            which++;
        else if (text[i] >= '0' && text[i] <= '9' && numbers[which] < 1000)
            numbers[which] = numbers[which] * 10 + (text[i] - '0');
    }
    return (struct numbers){numbers[0], numbers[1]};
}

/* Modifiers are one more than the sum of Shift 1, Alt 2, Ctrl 4, …; true for more than Shift. */
static bool has_ctrl_or_alt(int modifiers) {
    return modifiers > 1 && ((modifiers - 1) & 6) != 0;
}

static uint32_t numbered_key(int number, bool with_ctrl_or_alt) {
    for (int i = 0; i < COUNT_OF(NUMBERED); i++)
        if (NUMBERED[i].number == number)
            return with_ctrl_or_alt ? NUMBERED[i].with_ctrl_or_alt : NUMBERED[i].key;
    return KEYSYM_NONE;
}

/* The key of a whole ESC [ … or ESC O …, or KEYSYM_NONE. */
static uint32_t sequence_key(const unsigned char *held, int count) {
    char introducer = (char)held[1], final = (char)held[count - 1];
    if (held[2] == '[')
        return KEYSYM_NONE;
    struct numbers numbers = read_numbers(held + 2, count - 3);
    if (introducer == '[' && (final == '~' || final == '^'))
        return numbered_key(numbers.first, final == '^' || has_ctrl_or_alt(numbers.second));
    /* Some terminals put the modifiers of an SS3 sequence first. */
    int modifiers = numbers.second > 0 || introducer == '[' ? numbers.second : numbers.first;
    for (int i = 0; i < COUNT_OF(FINALS); i++)
        if (FINALS[i].introducer == introducer && FINALS[i].final == final)
            return has_ctrl_or_alt(modifiers) ? FINALS[i].with_ctrl_or_alt : FINALS[i].key;
    return KEYSYM_NONE;
}

/* --- The mouse. --- */

/* What the first number of a report is made of, besides the button. */
enum {
    MOUSE_BUTTON = 3, /* 0 is the left one; 3 none: of the bytes' form a release */
    MOUSE_MODIFIERS = 4 + 8 + 16,
    MOUSE_MOTION = 32,
    MOUSE_WHEEL = 64
};

/* Reads a number from 0 to 65535 up to a character, and goes behind that; false: there is none. */
static bool read_report_number(const char **at, char end, int *number) {
    enum { MOST = 65535 };
    const char *text = *at;
    for (*number = 0; *text >= '0' && *text <= '9' && *number <= MOST; text++)
        *number = *number * 10 + (*text - '0');
    bool read = text > *at && *number <= MOST && *text == end;
    *at = text + 1;
    return read;
}

/* ESC [ < 0 ; 10 ; 5 M, or m where the button is let go; false: that makes no sense. */
static bool read_report(const unsigned char *held, int count, int numbers[3]) {
    char text[DECODE_HELD_BYTES + 1];
    const char *at = text + 3;
    memcpy(text, held, (size_t)count);
    text[count] = '\0';
    return read_report_number(&at, ';', &numbers[0]) && read_report_number(&at, ';', &numbers[1]) &&
           read_report_number(&at, text[count - 1], &numbers[2]) && at == text + count;
}

/* What a report's first number means; false: nothing that is wanted. */
static bool find_mouse(int number, bool lets_go, enum mouse *mouse) {
    int what = number & ~MOUSE_MODIFIERS;
    if (lets_go ? what == 0 : what == MOUSE_BUTTON)
        *mouse = MOUSE_RELEASE;
    else if (!lets_go && (what == 0 || what == MOUSE_MOTION))
        *mouse = what == 0 ? MOUSE_PRESS : MOUSE_DRAG;
    else if (!lets_go && (what == MOUSE_WHEEL || what == MOUSE_WHEEL + 1))
        *mouse = what == MOUSE_WHEEL ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
    else
        return false;
    return true;
}

static void give_mouse(const struct sink *sink, const int numbers[3], bool lets_go) {
    enum mouse mouse;
    if (numbers[1] < 1 || numbers[2] < 1 || !find_mouse(numbers[0], lets_go, &mouse))
        return;
    sink->take(
        &(struct event){
            .type = EVENT_MOUSE, .mouse = mouse, .column = numbers[1] - 1, .row = numbers[2] - 1},
        sink->data);
}

/* Takes ESC [ < … M and, of a terminal that knows no better, ESC [ M and three bytes; false of any
 * other sequence. */
static bool take_report(const unsigned char *held, int count, const struct sink *sink) {
    enum { BYTES_FROM = 32 };
    int numbers[3];
    unsigned char final = held[count - 1];
    if (held[1] == '[' && held[2] == 'M') {
        for (int i = 0; i < 3; i++)
            numbers[i] = held[3 + i] - BYTES_FROM;
        give_mouse(sink, numbers, false);
        return true;
    }
    if (held[1] != '[' || held[2] != '<' || (final != 'M' && final != 'm'))
        return false;
    if (read_report(held, count, numbers))
        give_mouse(sink, numbers, final == 'm');
    return true;
}

static bool matches(const struct decoder *decoder, const char *bytes) {
    size_t length = strlen(bytes);
    return length == (size_t)decoder->held_count && memcmp(bytes, decoder->held, length) == 0;
}

static bool take_described(struct decoder *decoder, const struct sink *sink) {
    for (int i = 0; i < decoder->described_count; i++)
        if (matches(decoder, decoder->described[i].bytes)) {
            decoder->held_count = 0;
            give_key(sink, decoder->described[i].key);
            return true;
        }
    return false;
}

/* True when the held ESC [ … or ESC O … has its final byte. */
static bool is_whole(const struct decoder *decoder) {
    const unsigned char *held = decoder->held;
    int count = decoder->held_count;
    unsigned char last = held[count - 1];
    if (count < 3)
        return false;
    if (held[1] == 'O')
        return last >= 0x40;
    if (count == 3 && last == '[') /* the function keys of the Linux console: ESC [ [ A */
        return false;
    if (held[2] == 'M') /* the mouse: three bytes more */
        return count == 6;
    return last >= 0x40 && last <= 0x7e;
}

static bool is_one_of(unsigned char byte, const char *set) {
    return memchr(set, byte, strlen(set)) != NULL;
}

/* Answers that a terminal gives to somebody else's question: a string up to BEL or ESC \. */
static bool is_string(const struct decoder *decoder) {
    return decoder->held_count > 1 && is_one_of(decoder->held[1], "]P_^X");
}

static void hold(struct decoder *decoder, unsigned char byte) {
    /* An endless sequence keeps its head and its newest byte. */
    if (decoder->held_count == DECODE_HELD_BYTES)
        decoder->held_count--;
    decoder->held[decoder->held_count++] = byte;
}

static void take_byte(struct decoder *decoder, unsigned char byte, const struct sink *sink);

/* ESC and a character: Alt with a key, or both keys typed fast. */
static void take_alt(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    uint32_t key = byte == 'b'                        ? KEYSYM_WORD_LEFT
                   : byte == 'f'                      ? KEYSYM_WORD_RIGHT
                   : byte == DEL || byte == BACKSPACE ? KEYSYM_WORD_BACKSPACE
                                                      : KEYSYM_NONE;
    decoder->held_count = 0;
    if (key != KEYSYM_NONE) {
        give_key(sink, key);
        return;
    }
    give_key(sink, KEYSYM_ESCAPE);
    take_byte(decoder, byte, sink);
}

static void begin_sequence(struct decoder *decoder) {
    decoder->held_count = 0; /* half of anything else is lost */
    decoder->begun_count = 0;
    hold(decoder, ESC);
}

static void take_in_sequence(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    if (byte == ESC && decoder->held_count > 1) {
        begin_sequence(decoder);
        return;
    }
    hold(decoder, byte);
    if (take_described(decoder, sink))
        return;
    if (decoder->held_count == 2 && !is_one_of(byte, "[O]P_^X")) {
        take_alt(decoder, byte, sink);
        return;
    }
    if (!is_whole(decoder))
        return;
    int count = decoder->held_count;
    decoder->held_count = 0;
    if (count == (int)strlen(PASTE_BEGIN) && memcmp(decoder->held, PASTE_BEGIN, (size_t)count) == 0)
        decoder->pasting = true;
    else if (!take_report(decoder->held, count, sink))
        give_key(sink, sequence_key(decoder->held, count));
}

/* Of answers only that to OSC 11 says something here, whenever it comes. */
static void end_string(struct decoder *decoder, size_t end_bytes, const struct sink *sink) {
    size_t begin = strlen(GROUND), end = (size_t)decoder->held_count - end_bytes;
    const char *held = (const char *)decoder->held;
    uint32_t rgb;
    decoder->held_count = 0;
    if (end > begin && memcmp(held, GROUND, begin) == 0 &&
        theme_read_ground(held + begin, end - begin, &rgb))
        sink->take(&(struct event){.type = EVENT_GROUND, .ground = rgb}, sink->data);
}

/* An Esc that does not end the string breaks it off, and begins a sequence of its own. */
static void take_in_string(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    bool after_escape = decoder->held[decoder->held_count - 1] == ESC;
    if (after_escape && byte != '\\') {
        begin_sequence(decoder);
        take_in_sequence(decoder, byte, sink);
        return;
    }
    hold(decoder, byte);
    if (byte == BEL)
        end_string(decoder, 1, sink);
    else if (after_escape)
        end_string(decoder, 2, sink);
}

/* --- Characters. --- */

static uint32_t control_key(unsigned char byte) {
    switch (byte) {
    case '\r':
    case '\n':
        return KEYSYM_ENTER;
    case '\t':
        return KEYSYM_TAB;
    case BACKSPACE:
    case DEL:
        return KEYSYM_BACKSPACE;
    case CTRL_W:
        return KEYSYM_WORD_BACKSPACE;
    case CTRL_UNDERSCORE: /* of Ctrl-/, too, in most terminals */
        return KEYSYM_CTRL + '_';
    default:
        return byte >= 1 && byte <= 26 ? KEYSYM_CTRL + 'a' + byte - 1u : KEYSYM_NONE;
    }
}

/* How many bytes the character that begins so has (RFC 3629 §3); 0: none begins so. */
static int character_bytes(unsigned char lead) {
    return lead >= 0xc2 && lead < 0xe0   ? 2
           : lead >= 0xe0 && lead < 0xf0 ? 3
           : lead >= 0xf0 && lead < 0xf5 ? 4
                                         : 0;
}

static uint32_t code_point(const unsigned char *bytes, int count) {
    uint32_t code = bytes[0] & (0x7fu >> count);
    for (int i = 1; i < count; i++)
        code = code << 6 | (bytes[i] & 0x3fu);
    return code;
}

enum found {
    FOUND_HALF,      /* more bytes are wanted */
    FOUND_NOTHING,   /* the bytes are no character, and lost */
    FOUND_CHARACTER, /* a whole one */
    FOUND_BREAK      /* what was begun is lost; this byte is no part of it */
};

static void begin_character(struct decoder *decoder, unsigned char byte) {
    decoder->begun[decoder->begun_count++] = byte;
}

static enum found find_in_utf8(struct decoder *decoder, unsigned char byte, uint32_t *code) {
    if (decoder->begun_count == 0 && character_bytes(byte) == 0)
        return FOUND_NOTHING;
    if (decoder->begun_count > 0 && (byte & 0xc0) != 0x80) {
        decoder->begun_count = 0;
        return FOUND_BREAK;
    }
    begin_character(decoder, byte);
    int count = decoder->begun_count;
    if (count < character_bytes(decoder->begun[0]))
        return FOUND_HALF;
    decoder->begun_count = 0;
    *code = code_point(decoder->begun, count);
    return text_is_utf8((const char *)decoder->begun, (size_t)count, NULL) ? FOUND_CHARACTER
                                                                           : FOUND_NOTHING;
}

static bool is_control(unsigned char byte) {
    return byte < ' ' || byte == DEL;
}

/* Neither a control character nor what is no character at all: some C libraries keep a byte that
 * means nothing as a lone surrogate. */
static bool is_wide_character(wchar_t wide) {
    uint32_t code = (uint32_t)wide;
    return code > 0x9f && code < KEYSYM_UP && (code < 0xd800 || code > 0xdfff);
}

/* The second half of a character may look like a letter, so that what is broken takes it along. */
static enum found find_in_locale(struct decoder *decoder, unsigned char byte, uint32_t *code) {
    wchar_t wide = 0;
    mbstate_t state = {0};
    begin_character(decoder, byte);
    int count = decoder->begun_count;
    size_t used = decoder->to_wide(&wide, (const char *)decoder->begun, (size_t)count, &state);
    if (used == (size_t)-2 && count < (int)sizeof decoder->begun)
        return FOUND_HALF;
    decoder->begun_count = 0;
    *code = (uint32_t)wide;
    if (used != (size_t)-1 && used != (size_t)-2)
        return is_wide_character(wide) ? FOUND_CHARACTER : FOUND_NOTHING;
    return count > 1 && is_control(byte) ? FOUND_BREAK : FOUND_NOTHING;
}

static enum found find_character(struct decoder *decoder, unsigned char byte, uint32_t *code) {
    *code = byte;
    if (decoder->begun_count == 0 && byte <= DEL)
        return FOUND_CHARACTER;
    return decoder->to_wide == NULL ? find_in_utf8(decoder, byte, code)
                                    : find_in_locale(decoder, byte, code);
}

static void take_character(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    uint32_t code;
    enum found found = find_character(decoder, byte, &code);
    if (found == FOUND_BREAK)
        take_byte(decoder, byte, sink);
    else if (found == FOUND_CHARACTER)
        give_key(sink, code <= DEL && is_control((unsigned char)code)
                           ? control_key((unsigned char)code)
                           : code);
}

/* --- Pastes. --- */

static void give_paste(struct decoder *decoder, size_t length, bool continues,
                       const struct sink *sink) {
    char next = decoder->paste[length];
    decoder->paste[length] = '\0';
    sink->take(&(struct event){.type = EVENT_PASTE, .text = decoder->paste, .continues = continues},
               sink->data);
    decoder->paste[length] = next;
    decoder->paste_length -= length;
    memmove(decoder->paste, decoder->paste + length, decoder->paste_length);
    decoder->handed_over = continues;
}

/* A carriage return at the end waits, lest a line feed after it be taken for a second line end. */
static void hand_over(struct decoder *decoder, const struct sink *sink) {
    size_t length = decoder->paste_length;
    if (length > 0 && decoder->paste[length - 1] == '\r')
        length--;
    if (length > 0)
        give_paste(decoder, length, true, sink);
}

static void end_paste(struct decoder *decoder, const struct sink *sink) {
    decoder->pasting = false;
    decoder->held_count = decoder->begun_count = 0;
    if (decoder->paste_length > 0 || decoder->handed_over)
        give_paste(decoder, decoder->paste_length, false, sink);
}

static void paste_byte(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    uint32_t code;
    enum found found = find_character(decoder, byte, &code);
    if (found == FOUND_BREAK) /* which leaves nothing begun, so that this comes once */
        found = find_character(decoder, byte, &code);
    if (found != FOUND_CHARACTER || code == 0)
        return;
    if (decoder->paste_length + TEXT_UTF8_BYTES > sizeof decoder->paste)
        hand_over(decoder, sink);
    decoder->paste_length += text_encode(code, decoder->paste + decoder->paste_length);
}

/* What may be the paste's end is held back until it is, or is not. */
static void take_in_paste(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    if ((char)byte != PASTE_END[decoder->held_count]) {
        for (int i = 0; i < decoder->held_count; i++)
            paste_byte(decoder, decoder->held[i], sink);
        decoder->held_count = 0;
    }
    if ((char)byte == PASTE_END[decoder->held_count])
        hold(decoder, byte);
    else
        paste_byte(decoder, byte, sink);
    if (PASTE_END[decoder->held_count] == '\0')
        end_paste(decoder, sink);
}

/* --- All of it. --- */

static bool is_only_ctrl_c(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != CTRL_C)
            return false;
    return length > 0;
}

static void take_byte(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    if (byte == CTRL_C && !decoder->pasting && decoder->held_count > 1)
        decoder->held_count = 0;
    if (decoder->pasting)
        take_in_paste(decoder, byte, sink);
    else if (decoder->held_count == 0 && byte == ESC)
        begin_sequence(decoder);
    else if (decoder->held_count == 0)
        take_character(decoder, byte, sink);
    else if (is_string(decoder))
        take_in_string(decoder, byte, sink);
    else
        take_in_sequence(decoder, byte, sink);
}

void decode_bytes(struct decoder *decoder, const char *bytes, size_t length, int64_t now_usec,
                  void (*take)(const struct event *event, void *data), void *data) {
    struct sink sink = {take, data};
    if (decoder->pasting && is_only_ctrl_c(bytes, length) &&
        now_usec - decoder->last_usec >= DECODE_LONE_USEC)
        end_paste(decoder, &sink);
    for (size_t i = 0; i < length; i++)
        take_byte(decoder, (unsigned char)bytes[i], &sink);
    if (decoder->pasting)
        hand_over(decoder, &sink);
    if (length > 0)
        decoder->last_usec = now_usec;
}

static bool is_lone_escape(const struct decoder *decoder) {
    return !decoder->pasting && decoder->held_count == 1;
}

int64_t decode_deadline_usec(const struct decoder *decoder) {
    if (decoder->pasting)
        return decoder->last_usec + DECODE_PASTE_USEC;
    if (is_lone_escape(decoder))
        return decoder->last_usec + DECODE_ESCAPE_USEC;
    bool holds = decoder->held_count > 0 || decoder->begun_count > 0;
    return holds ? decoder->last_usec + DECODE_REST_USEC : DECODE_NEVER;
}

void decode_silence(struct decoder *decoder, int64_t now_usec,
                    void (*take)(const struct event *event, void *data), void *data) {
    struct sink sink = {take, data};
    bool escape = is_lone_escape(decoder);
    if (now_usec < decode_deadline_usec(decoder))
        return;
    if (decoder->pasting)
        end_paste(decoder, &sink);
    decoder->held_count = decoder->begun_count = 0;
    if (escape)
        give_key(&sink, KEYSYM_ESCAPE);
}
