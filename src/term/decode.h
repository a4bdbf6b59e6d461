/*
 * What a terminal sends, bytes to events: UTF-8, control characters, key sequences (ECMA-48 §5.4),
 * bracketed paste, and the mouse as xterm reports it, with its numbers in words (mode 1006) or in
 * bytes.
 *
 * Curses is not asked, because its get_wch loses a character whose bytes come in two reads, and
 * passes on what it does not know as letters; its getmouse reads what get_wch has read. Input may
 * be cut anywhere: the decoder holds what it has until the rest comes, or until decode_silence says
 * that nothing more came. No clock is read here. What is no key is swallowed whole, and so is a
 * report of another button or one whose numbers make no sense; Ctrl-C is a key in the middle of
 * anything but a paste.
 */
#ifndef RTLESSON_TERM_DECODE_H
#define RTLESSON_TERM_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include "ui/event.h"

/* A key's sequence as the terminal's description has it; it goes before what is known by itself. */
struct key_sequence {
    const char *bytes;
    uint32_t key;
};

enum { DECODE_HELD_BYTES = 32, DECODE_SEQUENCES = 24, DECODE_PIECE_BYTES = 4096 };

/* How long silence lasts until what is held is all there is. Only a lone Esc is ambiguous: it may
 * be the key. What begins as a sequence or a character is waited for. */
enum { DECODE_ESCAPE_USEC = 25000, DECODE_REST_USEC = 1000000, DECODE_PASTE_USEC = 10000000 };

/* A Ctrl-C that comes alone, so long after the byte before, was pressed: it ends a paste. */
enum { DECODE_LONE_USEC = 100000 };

#define DECODE_NEVER INT64_MAX

struct decoder {
    struct key_sequence described[DECODE_SEQUENCES];
    int described_count;
    /* Where the charset is not UTF-8: mbrtowc, whose wide characters are taken for Unicode. */
    size_t (*to_wide)(wchar_t *wide, const char *bytes, size_t length, mbstate_t *state);

    unsigned char held[DECODE_HELD_BYTES]; /* a sequence, or a paste's end, that has begun */
    int held_count;
    unsigned char begun[8]; /* a character */
    unsigned char begun_count;
    bool pasting, handed_over;      /* handed_over: a piece of this paste */
    char paste[DECODE_PIECE_BYTES]; /* what of it was not handed over yet, UTF-8 */
    size_t paste_length;
    int64_t last_usec; /* when the last byte came */
};                     /* { 0 } knows the common sequences, in UTF-8; it owns nothing */

/* Gives every event in the bytes, which came at now_usec, to take; the event's time is left 0, its
 * text valid in the call. A paste is handed over at the end of each call, in pieces as it came. */
void decode_bytes(struct decoder *decoder, const char *bytes, size_t length, int64_t now_usec,
                  void (*take)(const struct event *event, void *data), void *data);

/* Until when to wait for more bytes before decode_silence; DECODE_NEVER: nothing is held. */
int64_t decode_deadline_usec(const struct decoder *decoder);

/* Nothing came until now_usec. After the deadline an Esc was the key, a paste has ended, and half a
 * sequence or character is dropped; what follows is keys. Before it nothing happens. */
void decode_silence(struct decoder *decoder, int64_t now_usec,
                    void (*take)(const struct event *event, void *data), void *data);

#endif
