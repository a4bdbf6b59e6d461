/* Any bytes as what a terminal sends: cut at any place, after any time within the limits, they give
 * the same events, each of which is whole; and after a silence nothing is held.
 *
 * The first byte says how many of those after it tell how to cut and how long to wait, and whether
 * the charset is UTF-8; the rest is what was sent. */
#include <string.h>

#include "base/text.h"
#include "base/writer.h"
#include "fuzz.h"
#include "term/decode.h"

enum { MOST_BYTES = 4000, LONG_USEC = 60 * 1000000 };

/* Events as text; a paste is one, in however many pieces it comes. */
struct notes {
    struct writer text;
    bool pasting;
};

static void note(const struct event *event, void *data) {
    struct notes *notes = data;
    if (event->type == EVENT_PASTE) {
        MUST_HOLD(text_is_utf8(event->text, strlen(event->text), NULL));
        MUST_HOLD(event->text[0] != '\0' || (notes->pasting && !event->continues));
        writer_printf(&notes->text, "%s%s%s", notes->pasting ? "" : "[", event->text,
                      event->continues ? "" : "]");
        notes->pasting = event->continues;
        return;
    }
    if (event->type == EVENT_MOUSE) {
        MUST_HOLD(event->column >= 0 && event->row >= 0 && !notes->pasting);
        writer_printf(&notes->text, "<%d@%d,%d>", (int)event->mouse, event->column, event->row);
        return;
    }
    if (event->type == EVENT_GROUND) {
        MUST_HOLD(event->ground <= 0xffffff && !notes->pasting);
        writer_printf(&notes->text, "{%x}", (unsigned)event->ground);
        return;
    }
    MUST_HOLD(event->type == EVENT_KEY && event->key != KEYSYM_NONE && !notes->pasting);
    MUST_HOLD(event->key <= KEYSYM_CTRL + 'z' && (event->key < 0xd800 || event->key > 0xdfff));
    writer_printf(&notes->text, "<%x>", (unsigned)event->key);
}

/* A charset of two bytes, the second of which may look like a letter, as Big5's does. */
static size_t two_bytes(wchar_t *wide, const char *bytes, size_t length, mbstate_t *state) {
    unsigned char first = (unsigned char)bytes[0];
    (void)state;
    *wide = first;
    if (first < 0x81 || first == 0xff)
        return first == 0xff ? (size_t)-1 : 1;
    if (length < 2)
        return (size_t)-2;
    *wide = (wchar_t)(0x4e00 + (unsigned char)bytes[1]);
    return (unsigned char)bytes[1] >= 0x30 ? 2 : (size_t)-1;
}

struct control {
    const uint8_t *bytes;
    size_t count;
};

static bool is_all_ctrl_c(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != 3)
            return false;
    return length > 0;
}

/* How long may be waited before these bytes without a limit being met. */
static int64_t patience(const struct decoder *decoder, int64_t now_usec, const char *bytes,
                        size_t length) {
    int64_t until_usec = decode_deadline_usec(decoder);
    if (decoder->pasting && is_all_ctrl_c(bytes, length))
        return DECODE_LONE_USEC - 1;
    return until_usec == DECODE_NEVER ? LONG_USEC : until_usec - now_usec - 1;
}

static void end(struct decoder *decoder, int64_t now_usec, struct notes *notes) {
    decode_silence(decoder, now_usec + DECODE_PASTE_USEC, note, notes);
    MUST_HOLD(decode_deadline_usec(decoder) == DECODE_NEVER && !notes->pasting);
}

/* With patient the waits stay within the limits. */
static void decode_cut(struct decoder *decoder, struct control control, const char *sent,
                       size_t length, bool patient, struct notes *notes) {
    int64_t now_usec = 0;
    size_t turn = 0;
    for (size_t at = 0, piece; at < length; at += piece, turn++) {
        uint8_t how = control.count > 0 ? control.bytes[turn % control.count] : 0;
        piece = 1u + (how & 7);
        piece = piece < length - at ? piece : length - at;
        int64_t most = patient ? patience(decoder, now_usec, sent + at, piece) : LONG_USEC;
        now_usec += most / 31 * (how >> 3) + (how >> 3 == 31 ? most % 31 : 0);
        decode_silence(decoder, now_usec, note, notes);
        decode_bytes(decoder, sent + at, piece, now_usec, note, notes);
    }
    end(decoder, now_usec, notes);
}

static const char *text_of(const struct notes *notes) {
    return notes->text.text != NULL ? notes->text.text : "";
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (length == 0 || length > MOST_BYTES)
        return 0;
    size_t count = bytes[0] & 15u, rest = length - 1;
    struct control control = {bytes + 1, count < rest ? count : rest};
    const char *sent = (const char *)bytes + 1 + control.count;
    size_t sent_length = rest - control.count;
    struct decoder whole = {.to_wide = bytes[0] & 16 ? two_bytes : NULL}, cut = whole, any = whole;
    struct notes expected = {0}, seen = {0}, others = {0};
    decode_bytes(&whole, sent, sent_length, 0, note, &expected);
    end(&whole, 0, &expected);
    decode_cut(&cut, control, sent, sent_length, true, &seen);
    MUST_HOLD(strcmp(text_of(&expected), text_of(&seen)) == 0);
    decode_cut(&any, control, sent, sent_length, false, &others);
    writer_release(&expected.text);
    writer_release(&seen.text);
    writer_release(&others.text);
    return 0;
}
