#include "term/decode.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/text.h"

enum { ESC = 0x1b, BEL = 0x07, BACKSPACE = 0x08, DEL = 0x7f, CTRL_W = 0x17 };

static const char PASTE_BEGIN[] = "\033[200~";
static const char PASTE_END[] = "\033[201~";

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
    {'[', 'H', KEYSYM_HOME, KEYSYM_HOME},
    {'[', 'F', KEYSYM_END, KEYSYM_END},
    {'[', 'Z', KEYSYM_SHIFT_TAB, KEYSYM_SHIFT_TAB},
    {'O', 'A', KEYSYM_UP, KEYSYM_UP},
    {'O', 'B', KEYSYM_DOWN, KEYSYM_DOWN},
    {'O', 'C', KEYSYM_RIGHT, KEYSYM_WORD_RIGHT},
    {'O', 'D', KEYSYM_LEFT, KEYSYM_WORD_LEFT},
    {'O', 'H', KEYSYM_HOME, KEYSYM_HOME},
    {'O', 'F', KEYSYM_END, KEYSYM_END},
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

/* CSI number ~ */
static const struct {
    int number;
    uint32_t key;
} NUMBERED[] = {
    {1, KEYSYM_HOME},    {2, KEYSYM_INSERT},    {3, KEYSYM_DELETE}, {4, KEYSYM_END},
    {5, KEYSYM_PAGE_UP}, {6, KEYSYM_PAGE_DOWN}, {7, KEYSYM_HOME},   {8, KEYSYM_END},
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

/* The key of a whole ESC [ … or ESC O …, or KEYSYM_NONE. */
static uint32_t sequence_key(const unsigned char *held, int count) {
    char introducer = (char)held[1], final = (char)held[count - 1];
    if (held[2] == '[')
        return KEYSYM_NONE;
    struct numbers numbers = read_numbers(held + 2, count - 3);
    if (introducer == '[' && final == '~')
        for (int i = 0; i < COUNT_OF(NUMBERED); i++)
            if (NUMBERED[i].number == numbers.first)
                return NUMBERED[i].key;
    /* Some terminals put the modifiers of an SS3 sequence first. */
    int modifiers = numbers.second > 0 || introducer == '[' ? numbers.second : numbers.first;
    for (int i = 0; i < COUNT_OF(FINALS); i++)
        if (FINALS[i].introducer == introducer && FINALS[i].final == final)
            return has_ctrl_or_alt(modifiers) ? FINALS[i].with_ctrl_or_alt : FINALS[i].key;
    return KEYSYM_NONE;
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
    if (held[2] == 'M') /* a mouse that another program left on: three bytes more */
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

static void take_in_string(struct decoder *decoder, unsigned char byte) {
    bool ends = byte == BEL || (byte == '\\' && decoder->held[decoder->held_count - 1] == ESC);
    hold(decoder, byte);
    if (ends)
        decoder->held_count = 0;
}

static void take_in_sequence(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    if (decoder->held_count == 1 && !is_one_of(byte, "[O]P_^X")) {
        take_alt(decoder, byte, sink);
        return;
    }
    if (byte == ESC) { /* what was begun is lost; a new one begins */
        decoder->held_count = 0;
        hold(decoder, byte);
        return;
    }
    hold(decoder, byte);
    if (take_described(decoder, sink) || !is_whole(decoder))
        return;
    int count = decoder->held_count;
    decoder->held_count = 0;
    if (count == (int)strlen(PASTE_BEGIN) && memcmp(decoder->held, PASTE_BEGIN, (size_t)count) == 0)
        decoder->pasting = true;
    else
        give_key(sink, sequence_key(decoder->held, count));
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

static void take_in_character(struct decoder *decoder, unsigned char byte,
                              const struct sink *sink) {
    if ((byte & 0xc0) != 0x80) { /* half a character is lost */
        decoder->held_count = 0;
        take_byte(decoder, byte, sink);
        return;
    }
    hold(decoder, byte);
    int count = decoder->held_count;
    if (count < character_bytes(decoder->held[0]))
        return;
    decoder->held_count = 0;
    if (text_is_utf8((const char *)decoder->held, (size_t)count, NULL))
        give_key(sink, code_point(decoder->held, count));
}

static void take_first(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    if (byte == ESC || (!decoder->one_byte && character_bytes(byte) > 0)) {
        hold(decoder, byte);
    } else if (byte < ' ' || byte == DEL) {
        give_key(sink, control_key(byte));
    } else if (byte < DEL) {
        give_key(sink, byte);
    } else if (decoder->one_byte) {
        wint_t wide = btowc(byte);
        give_key(sink, wide != WEOF && wide > 0x9f ? (uint32_t)wide : KEYSYM_NONE);
    }
}

/* --- Pastes. --- */

static void add_to_paste(struct decoder *decoder, const unsigned char *bytes, int count) {
    size_t wanted = decoder->paste_length + (size_t)count + 1;
    if (wanted > decoder->paste_capacity) {
        size_t capacity = decoder->paste_capacity > 0 ? decoder->paste_capacity * 2 : 1024;
        char *larger = capacity <= DECODE_PASTE_LIMIT ? realloc(decoder->paste, capacity) : NULL;
        if (larger == NULL)
            return;
        decoder->paste = larger;
        decoder->paste_capacity = capacity;
    }
    memcpy(decoder->paste + decoder->paste_length, bytes, (size_t)count);
    decoder->paste_length += (size_t)count;
}

static void give_paste(struct decoder *decoder, const struct sink *sink) {
    decoder->pasting = false;
    decoder->held_count = 0;
    if (decoder->paste_length > 0) {
        decoder->paste[decoder->paste_length] = '\0';
        sink->take(&(struct event){.type = EVENT_PASTE, .text = decoder->paste}, sink->data);
    }
    free(decoder->paste);
    decoder->paste = NULL;
    decoder->paste_length = decoder->paste_capacity = 0;
}

/* What may be the paste's end is held back until it is, or is not. */
static void take_in_paste(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    if ((char)byte != PASTE_END[decoder->held_count]) {
        add_to_paste(decoder, decoder->held, decoder->held_count);
        decoder->held_count = 0;
    }
    if ((char)byte == PASTE_END[decoder->held_count])
        hold(decoder, byte);
    else if (byte != '\0')
        add_to_paste(decoder, &byte, 1);
    if (PASTE_END[decoder->held_count] == '\0')
        give_paste(decoder, sink);
}

/* --- All of it. --- */

static void take_byte(struct decoder *decoder, unsigned char byte, const struct sink *sink) {
    if (decoder->pasting)
        take_in_paste(decoder, byte, sink);
    else if (decoder->held_count == 0)
        take_first(decoder, byte, sink);
    else if (decoder->held[0] != ESC)
        take_in_character(decoder, byte, sink);
    else if (is_string(decoder))
        take_in_string(decoder, byte);
    else
        take_in_sequence(decoder, byte, sink);
}

void decode_bytes(struct decoder *decoder, const char *bytes, size_t length,
                  void (*take)(const struct event *event, void *data), void *data) {
    struct sink sink = {take, data};
    for (size_t i = 0; i < length; i++)
        take_byte(decoder, (unsigned char)bytes[i], &sink);
}

int64_t decode_waits_usec(const struct decoder *decoder) {
    if (decoder->pasting)
        return DECODE_PASTE_USEC;
    return decoder->held_count > 0 ? DECODE_ESCAPE_USEC : 0;
}

void decode_settle(struct decoder *decoder, void (*take)(const struct event *event, void *data),
                   void *data) {
    struct sink sink = {take, data};
    bool escape = decoder->held_count == 1 && decoder->held[0] == ESC;
    if (decoder->pasting) {
        give_paste(decoder, &sink);
        return;
    }
    decoder->held_count = 0;
    if (escape)
        give_key(&sink, KEYSYM_ESCAPE);
}

void decode_release(struct decoder *decoder) {
    free(decoder->paste);
    *decoder = (struct decoder){0};
}
